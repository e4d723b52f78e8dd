"""Articles by subject: the model writes numbers and names, code sees to it that none is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import regex

from bot.core.digest.phrases import key_phrases
from bot.core.digest.reading import content_terms, rarities
from bot.core.echoes import EchoGuard
from bot.core.figures import Facts, unsupported
from bot.core.figures.tongues import guess
from bot.core.limits import fit
from bot.core.markdown import clean, is_inert
from bot.core.sentences import guess_language
from bot.core.tokens import estimate_tokens
from bot.digests import Group, Headline
from bot.engines.llm.desk import Assignment, Desk
from bot.engines.llm.shapes import SORTED
from bot.engines.llm.topics import SaidTopic
from bot.engines.llm.transcripts import flat
from bot.errors import EngineError, ModelMuddled

LONGEST_NAME: Final = 40
MOST_GROUPS: Final = 8
_WORD: Final = regex.compile(r"[\p{L}\p{N}]")
_REST: Final = regex.compile(
    r"(?:and |all |the )*(?:others?|more|misc(?:ellaneous)?|rest|various|mixed|general)"
    r"(?: (?:articles?|topics?|subjects?|news|stories|things|items))?|everything else"
    r"|sonstiges|andere[rs]?|verschiedenes|weiteres|divers(?:es)?|autres?|otr[oa]s|varios|altr[ei]"
    r"|vari[eo]?|outr[oa]s|overige?|inne|різне|інше|другое|разное|その他|其他|其它|기타|أخرى",
    regex.IGNORECASE,
)
"""Names that only say that their articles are left: a digest has its own word for that."""
_LENGTHS: Final = ((160, 160), (120, 80), (100, 0), (50, 0))
"""Characters of a title and of a sentence, the shorter where there is less room."""


async def sorted_headlines(
    desk: Desk,
    order: Assignment,
    headlines: Sequence[Headline],
    *,
    guard: EchoGuard,
    language: str | None,
    language_name: str,
    room: int,
) -> tuple[Group, ...]:
    """Have articles sorted by subject, in one call.

    Raises:
        EngineError: when they do not fit into `room` tokens, or nothing usable is answered.
    """
    text = await desk.work(listed, headlines, room)
    if not text:
        # Not `TooLongForModel`: the endpoint has refused nothing, its window is what it was.
        raise EngineError
    said = await desk.ask(
        order, "sort", SORTED, tag="headlines", headlines=text, language=language_name
    )
    groups = await desk.work(true_groups, headlines, said.topics, guard, language)
    if not groups:
        raise ModelMuddled
    return groups


def listed(headlines: Sequence[Headline], room: int) -> str:
    """Write articles out, one numbered line each, as long as `room` tokens allow.

    Of too many there is nothing; for a worker process.
    """
    told = [(flat(each.title), flat(each.sentence)) for each in headlines]
    for title, sentence in _LENGTHS:
        lines = (_line(n, fit(a, title), fit(b, sentence)) for n, (a, b) in enumerate(told, 1))
        text = "\n".join(lines)
        if estimate_tokens(text) <= room:
            return text
    return ""


def true_groups(
    headlines: Sequence[Headline],
    said: Sequence[SaidTopic],
    guard: EchoGuard,
    language: str | None,
) -> tuple[Group, ...]:
    """Return groups that hold every article once; for a worker process.

    An article stays where it is named first. A group whose name says what none of its articles does
    is named by words they share; those for which there is none come last. The others stand by
    size, their articles as given. Without a single name of use there are no groups.
    """
    rarity = rarities([content_terms(_whole(each)) for each in headlines])
    left = dict.fromkeys(range(len(headlines)))
    found: dict[str, list[int]] = {}
    spelt: dict[str, str] = {}
    for each in said:
        members = [n - 1 for n in dict.fromkeys(each.numbers) if n - 1 in left]
        named = [headlines[place] for place in members]
        if _REST.fullmatch(_bare(each.title)):
            continue
        name = _true_name(each.title, named, guard, language) or _own_name(named, rarity)
        if not name or not members:
            continue
        for place in members:
            del left[place]
        spelt.setdefault(name.casefold(), name)
        found.setdefault(name.casefold(), []).extend(members)
    if not found:
        return ()
    ordered = sorted(found.items(), key=lambda each: (-len(each[1]), min(each[1])))
    groups = [Group(spelt[key], tuple(sorted(members))) for key, members in ordered]
    rest = sorted([*left, *(place for group in groups[MOST_GROUPS:] for place in group.members)])
    return (*groups[:MOST_GROUPS], *([Group("", tuple(rest))] if rest else []))


def _line(number: int, title: str, sentence: str) -> str:
    return f"[{number}] {title} — {sentence}" if sentence else f"[{number}] {title}"


def _true_name(
    said: str, headlines: Sequence[Headline], guard: EchoGuard, language: str | None
) -> str:
    """Return a subject's name, or "" when it is none or says what its articles do not."""
    name = _bare(said)
    source = "\n".join(map(_whole, headlines))
    if not _WORD.search(name) or len(name) > LONGEST_NAME or not is_inert(name):
        return ""
    if guard.catches(name, source):
        return ""
    tongue = guess(source)
    translated = bool(language and tongue) and language != tongue
    false = unsupported(name, Facts.of(source), translated=translated, language=language)
    return "" if false else name


def _bare(said: str) -> str:
    return " ".join(clean(said).split()).strip(" .:*#\"“”'")


def _own_name(headlines: Sequence[Headline], rarity: Mapping[str, float]) -> str:
    texts = [_whole(each) for each in headlines]
    language = guess_language(" ".join(texts))
    shared = key_phrases(texts, rarity, language=language, most=1, shared=True)
    return next((phrase.text for phrase in shared if len(phrase.text) <= LONGEST_NAME), "")


def _whole(headline: Headline) -> str:
    return f"{headline.title}\n{headline.sentence}"
