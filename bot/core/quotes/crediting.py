"""Decide whose words a checked quotation is shown as: a model's word is never enough."""

from __future__ import annotations

from functools import cache

import regex

from bot.core.quotes import grammar, prefixes
from bot.core.quotes.declension import alike
from bot.core.quotes.folding import QUOTE_MARKS, fold
from bot.core.quotes.interviews import Interview
from bot.core.quotes.lexicon import SAY
from bot.core.quotes.mentions import folded, is_body
from bot.core.quotes.scene import Scene, Standing
from bot.core.quotes.span import Marked
from bot.core.quotes.verify import Verifier

_LONGEST = 80
_LEAD_IN = regex.compile(r"(?i)^(?:[\s\-*•~>]+|(?:speaker|source|said|says|by)\b:?\s*)+")
_CUT = regex.compile(r"\s*(?:[,;:(\[|/\n،、，；：（]|\s-\s)\s*")
_POSSESSIVE = regex.compile(r"['’]s?$")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_VERB_REACH = 12
_NOBODY = frozenset({"unknown", "narrator", "none", "author", "reporter", "anonymous", "n a"})


class Crediting:
    """Knows who may be shown as the speaker of what stands in one scene.

    Args:
        scene: The surroundings of the quotations.
        text: The whole text, which may hold fuller names.
        verifier: The same text, ready for looking names up.
    """

    def __init__(self, scene: Scene, text: str, verifier: Verifier) -> None:
        self._scene = scene
        self._text = text
        self._verifier = verifier
        self._names = scene.study.names
        self._narrative = scene.study.narrative
        whole = scene.start == 0
        paragraphs = self._narrative.paragraphs if whole else []
        self._interview = Interview.of(scene.text, paragraphs, self._names)

    def speaker(self, standing: Standing, claimed: str) -> str | None:
        """Return the article's own account, made fuller by the claim if it agrees; or None.

        Where the article is silent the claimed speaker is shown only as the one who answers in an
        interview, or right beside the quotation with a verb of saying.
        """
        name = spoken_name(claimed)
        known = self._known(standing)
        if known is None and name:
            known = self._borne_out(standing, name)
        if known is None or known.casefold() in _pronouns():
            return None
        return self._standing_form(self._fuller(known, name), name)

    def _known(self, standing: Standing) -> str | None:
        if standing.quotation is not None:
            return self._scene.study.speakers[standing.quotation]
        turn = self._scene.study.turns.of(standing.start)
        line = self._narrative.paragraph_at(standing.start)
        return turn.speaker if turn and line[0] <= turn.start else None

    def _borne_out(self, standing: Standing, name: str) -> str | None:
        """Return the claimed speaker, by the article's name, where nothing speaks against it."""
        if standing.quotation is not None:
            return self._told_beside(self._scene.marked[standing.quotation], name)
        answers = self._interview
        within = answers and self._narrative.paragraph_of(standing.start) in answers.paragraphs
        return answers.speaker if answers and within and _is(name, answers.speaker) else None

    def _told_beside(self, quote: Marked, name: str) -> str | None:
        """Return the claimed name where it adjoins a quotation, with a verb of saying and no more.

        The article's own account covers scripts with capitals; this is for Thai and its like.
        """
        if self._names.language not in grammar.UNCASED:
            return None
        text, reach = self._scene.text, len(name) + _VERB_REACH
        ahead = text[max(0, quote.open - reach) : quote.open].rpartition(name)
        behind = text[quote.close : quote.close + reach].partition(name)
        led = ahead[1] and _verb_alone(ahead[2])
        tagged = behind[1] and not behind[0].strip(" ,") and _verb_alone(behind[2].lstrip())
        return name if led or tagged else None

    def _fuller(self, known: str, name: str) -> str:
        """Return the claimed name if it is the known one with more of it, and of nobody else.

        A trade that the known one begins with ("Reeder Onno Brinkmann") gives way too.
        """
        trade = known.removesuffix(f" {name}")
        if trade != known and " " not in trade and not is_body(trade) and _is_full_name(name):
            return name
        if not _CASED.search(known) or not set(_words(known)) < set(_words(name)):
            return known
        printed = self._printed(name)
        if printed is None or not printed.endswith(known) or not printed[0].isupper():
            return known
        ahead = rf"\p{{Lu}}[\p{{L}}\p{{M}}’'.\-]*(?=\s{regex.escape(known)}(?!\p{{L}}))"
        firsts = {word[0] for word in regex.finditer(ahead, self._text)}
        others = {word for word in firsts if not prefixes.is_title(word)} - set(printed.split())
        return known if others else printed

    def _standing_form(self, known: str, name: str) -> str | None:
        """Return a form of a speaker that the source prints: a base form it lacks gives way."""
        forms = [known]
        if self._names.language in grammar.SLAVIC and len(known) <= _LONGEST:
            forms += [name] if _agree(known, name, self._names.language) else []
            forms.append(known.rsplit(maxsplit=1)[-1])
        return next(filter(None, map(self._printed, forms)), None)

    def _printed(self, name: str) -> str | None:
        """Return a label as the source prints it; None where it does not, or too long a one."""
        line = " ".join(name.split())
        if len(line) > _LONGEST:
            return None
        words = r"\s+".join(map(regex.escape, name.split()))
        if regex.search(rf"(?<![\p{{L}}\p{{M}}]){words}(?![\p{{L}}\p{{M}}])", self._text):
            return line
        places = self._verifier.places(line)
        return " ".join(places[0].text.split()) if places and places[0].exact else None


def spoken_name(claimed: str) -> str:
    """Return the name in a model's speaker: no title, no office behind a comma; else empty."""
    parts = _CUT.split(_LEAD_IN.sub("", fold(claimed).text.strip()))
    tidy = [part.strip(f" .-*_{QUOTE_MARKS}") for part in parts]
    names = [part for part in tidy if part and not prefixes.is_title(part)]
    if not names:
        return ""
    words = next((part for part in names if part[0].isupper()), names[0]).split()
    cut = prefixes.title_length(words, opens=False)
    words = words[cut:] if words[cut][0].isupper() else words
    name = _POSSESSIVE.sub("", " ".join(words))
    return "" if len(name) > _LONGEST or name.casefold() in _pronouns() else name


def same_person(one: str, other: str) -> bool:
    """Tell whether two labels may name one person: a shared last word, or one within the other."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    return a[-1] == b[-1] or _is(one, other)


def _is(one: str, other: str) -> bool:
    """Tell whether one name is a part of the other, word for word."""
    a, b = set(_words(one)), set(_words(other))
    return a <= b or b <= a


def _agree(one: str, other: str, language: str) -> bool:
    """Tell whether two names may be forms of one, each word of the other's."""
    a, b = _words(one), _words(other)
    return (
        bool(a)
        and len(a) == len(b)
        and all(alike(x, y, language) for x, y in zip(a, b, strict=True))
    )


def _is_full_name(name: str) -> bool:
    return " " in name and name[0].isupper()


def _words(label: str) -> list[str]:
    return [_POSSESSIVE.sub("", word) for word in folded(spoken_name(label) or label)]


@cache
def _pronouns() -> frozenset[str]:
    spoken = {p for language in grammar.PRONOUNS for p in grammar.pronouns(language)}
    return frozenset(spoken | {"i", "we", "you"}) | _NOBODY


def _verb_alone(words: str) -> bool:
    """Tell whether words begin with a verb of saying."""
    return any(start == 0 for start, _ in SAY.finditer(words.lstrip()))
