"""What messages say: their words without links, names, code and what they quote, place by place."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from bot.core.answering.chatter import Tone, tone
from bot.core.digest.stops import stop_terms
from bot.core.passages import stem
from bot.core.terms import terms, word_count
from bot.digests import Posted

READ: Final = 1000
"""Code points of a message that are read: what it is about stands at its head."""

_TERMS: Final = 60
"""Terms of a message that it is compared by, the first ones."""

SAYS: Final = 3
"""Terms of its own from which on a message says something; one fewer where it is lengthy."""

_LENGTHY: Final = 8
"""Words."""

_REMARK: Final = 6
"""Words up to which a message may be small talk, whatever they are."""

_INTRODUCTION: Final = 25
"""Words beside a link up to which a message does no more than to introduce it."""

_SHORT: Final = 300
"""Characters up to which a message may be a question more than anything else."""

_BREAKS: Final = regex.compile(
    r"```.*?(?:```|\Z)|^\s*(?:>>>[\s\S]*|> [^\n]*)|…|\n", regex.M | regex.S
)
"""What no excerpt crosses: blocks of code, others' words, gaps, the ends of lines."""

_ADDRESS: Final = (
    r"<?[a-z][a-z0-9+.-]{1,20}://\S+"
    r"|(?<![\p{L}\p{N}-])[\p{L}\p{N}-]{1,63}+(?:\.[\p{L}\p{N}-]{2,63}+){1,8}+/\S+"
)
_LINK: Final = regex.compile(rf"!?\[[^\[\]\n]*\]\([^\s()]+\)|{_ADDRESS}", regex.IGNORECASE)
_UNSHOWN: Final = regex.compile(rf"{_LINK.pattern}|<a?:\w+:\d+>", regex.IGNORECASE)
"""Links, and emoji of a server, of which nothing but a number would be left."""
_BEFORE_LINK, _BEHIND_LINK = ' \t:;,–—-([<"“„«*_~|', ' \t:;,.–—-)]>"”“»*_~|'
"""What belongs to a link that is left out."""

_MARKS: Final = regex.compile(
    r"<a?:\w+:\d+>|:\w{2,}:|<(?:@[!&]?|\#|id:)\w+>|`[^`\n]{1,200}`"
    rf"|[@\#][\p{{L}}\p{{M}}\p{{N}}_.-]+|{_ADDRESS}",
    regex.IGNORECASE,
)
"""What names no topic: links, emoji, mentions, bits of code."""

_FIGURE: Final = regex.compile(r"[\p{N}.,'’-]+")
_VOWEL: Final = regex.compile(r"[aeiouyąęáéíóúýäöüıаеёиоуыэюяйьіїє]$")
_SHORTEST_ROOT: Final = 4
_JOINING: Final = regex.compile(
    r"[的了是在吗嗎呢吧啊呀嘛我你您他她它们們这這那哪很也就还還不没沒和跟给給把被几幾]|[\p{Hiragana}]"
)


@dataclass(frozen=True, slots=True)
class Read:
    """A message and what it says.

    Attributes:
        plain: The head of its text, with line breaks in the place of what names no topic and is no
            part of a phrase; each character stands where it does in the text.
        terms: What it is compared by.
        says: Whether it says something: greetings, thanks and lone links do not.
        asks: Whether that is a question.
        introduces: Whether that is about a link it comes with.
    """

    post: Posted
    plain: str
    terms: frozenset[str]
    says: bool
    asks: bool
    introduces: bool = False


def read_posts(posts: Iterable[Posted]) -> list[Read]:
    """Read what people wrote; messages without words of their own are read as well."""
    said = [post for post in posts if not post.is_bot]
    names = _names(said)
    known: dict[str, str] = {}
    return [_read(post, names, known) for post in said]


def rarities(texts: Sequence[Iterable[str]]) -> dict[str, float]:
    """Return how telling each term is: the fewer of the texts hold it, the more."""
    spread = Counter(term for text in texts for term in text)
    total = len(texts) + 1
    return {term: math.log(1 + total / (found + 0.5)) for term, found in spread.items()}


def stretches(text: str) -> list[tuple[int, int]]:
    """Return the parts of a text that may be quoted, none of them across something missing.

    A link is such a thing: nothing shows where it was.
    """
    whole = []
    place = 0
    for gap in _BREAKS.finditer(text):
        whole.append((place, gap.start()))
        place = gap.end()
    whole.append((place, len(text)))
    found = [part for start, end in whole for part in _beside_links(text, start, end)]
    return [(start, end) for start, end in found if text[start:end].strip()]


def content_terms(text: str) -> list[str]:
    """Return the terms of a text that may name a topic."""
    return list(_content(text, {}))


def root(word: str) -> str:
    """Return a casefolded word without what its inflection is likely to change."""
    bare = stem(word)
    return _VOWEL.sub("", bare) if len(bare) > _SHORTEST_ROOT else bare


def _content(text: str, known: dict[str, str]) -> Iterator[str]:
    """Yield the terms that may name a topic; `known` keeps the stems of words."""
    stops = stop_terms()
    for term in terms(text):
        if term not in known:
            idle = term in stops or _FIGURE.fullmatch(term) or _joins(term)
            known[term] = "" if idle else root(term)
        if known[term]:
            yield known[term]


def _joins(term: str) -> bool:
    return not term.isascii() and (len(term) == 1 or _JOINING.search(term) is not None)


def _read(post: Posted, names: regex.Pattern[str] | None, known: dict[str, str]) -> Read:
    plain = _plain(post.text[:READ], names)
    found = frozenset(_first(_content(plain, known), _TERMS))
    words = word_count(plain)
    says = len(found) >= (SAYS if words < _LENGTHY else SAYS - 1)
    voice = tone(plain) if says and len(plain) <= _SHORT else Tone.UNCLEAR
    says = says and not (voice is Tone.CHATTER and words <= _REMARK)
    return Read(
        post,
        plain,
        found,
        says,
        asks=says and voice is Tone.QUESTION,
        introduces=says and words <= _INTRODUCTION and _LINK.search(post.text[:READ]) is not None,
    )


def _beside_links(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for link in _UNSHOWN.finditer(text, start, end):
        before = text[start : link.start()].rstrip(_BEFORE_LINK)
        yield start, start + len(before)
        behind = text[link.end() : end]
        start = end - len(behind.lstrip(_BEHIND_LINK))
    yield start, end


def _first(found: Iterable[str], most: int) -> Iterator[str]:
    known: set[str] = set()
    for each in found:
        if each not in known:
            known.add(each)
            yield each
        if len(known) == most:
            return


def _plain(text: str, names: regex.Pattern[str] | None) -> str:
    plain = _BREAKS.sub(lambda found: "\n" * len(found[0]), text)
    if names is not None and "@" in plain:
        plain = names.sub(_blank, plain)
    return _MARKS.sub(_blank, plain)


def _blank(found: regex.Match[str]) -> str:
    return "\n" * len(found[0])


def _names(posts: Iterable[Posted]) -> regex.Pattern[str] | None:
    """Return what finds the names of those who write where they are mentioned."""
    names = sorted({post.speaker for post in posts if post.speaker}, key=lambda n: (-len(n), n))
    return regex.compile("@(?:" + "|".join(map(regex.escape, names)) + ")") if names else None


def vector(counts: Mapping[str, float], rarity: Mapping[str, float]) -> dict[str, float]:
    """Return the weights of terms, scaled to length one; few of what is often repeated."""
    weights = {term: (1 + math.log(n)) * rarity[term] for term, n in counts.items()}
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / norm for term, weight in weights.items()}
