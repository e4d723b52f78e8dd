"""Check the figures and names of a statement against the facts of its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from bot.core.figures.atoms import DOMAIN, LETTERS, LINK, SPACED, Shape, atoms
from bot.core.figures.counting import Counting
from bot.core.figures.facts import Facts
from bot.core.figures.names import squeeze
from bot.core.figures.naming import Naming
from bot.core.figures.numerals import NUMERALS
from bot.core.figures.plain import key, places, plain, skeleton
from bot.core.figures.tongues import guess
from bot.models import Span

_Place = tuple[int, int]

_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
_STOPS = ".,;:!?\"')]>*_"
_FOREIGN = regex.compile(r"[\p{L}--\p{Latin}]", regex.V1)


@dataclass(frozen=True, slots=True)
class Claim(Span):
    """A figure or name as it stands in a statement: `text` is `statement[start:end]`."""


def unsupported(
    statement: str, facts: Facts, *, translated: bool = False, language: str | None = None
) -> tuple[Claim, ...]:
    """Return the figures and names of a statement that its source does not bear out, in order.

    Figures must be the source's in value, magnitude and unit; a word such as "about" allows for
    rounding. Dates, months and weekdays must be its, too. Addresses are never borne out.

    Names are capitalised words that grammar does not ask for. Where nouns are capitalised (German),
    in translations, and where the source is in another script, a plain capitalised word may be
    anything: only people's names, words in capitals, mixed case and with digits are checked.

    Args:
        statement: One sentence or a few, of a summary.
        facts: What the source bears out.
        translated: Whether the statement is in another language than the source.
        language: ISO 639-1 code of the statement's language, when it is known.
    """
    spelt = plain(statement)
    bare = skeleton(spelt)
    tongue = _tongue(spelt, facts, translated=translated, language=language)
    found = list(_addresses(spelt, facts))
    taken = {at for start, end, _ in found for at in range(start, end)}
    codes = {
        at
        for atom in atoms(spelt)
        if atom.shape is Shape.CODE
        for at in range(atom.start, atom.end)
    }
    counting = Counting(spelt, bare, tongue, facts, translated=translated)
    bad = [(start, end) for start, end, bad in found if bad]
    bad += counting.unsupported(taken | codes)
    careful = translated or (language or tongue) in _NOUNS_IN_CAPITALS or _is_foreign(spelt)
    english = not translated and tongue == facts.tongue == "en" and guess(spelt) in {"en", ""}
    naming = Naming(spelt, facts.names, careful=careful, loose=not tongue, english=english)
    bad += naming.unsupported(taken | counting.read)
    return _claims(statement, bad)


def _tongue(spelt: str, facts: Facts, *, translated: bool, language: str | None) -> str:
    """Return the language in which the statement's number words are read, or ""."""
    if language is not None:
        return language if language in NUMERALS else ""
    return guess(spelt) if translated else facts.tongue or guess(spelt)


def _is_foreign(spelt: str) -> bool:
    """Tell whether a text is mostly in another script than Latin."""
    return len(_FOREIGN.findall(spelt)) > len(LETTERS.findall(spelt))


def _addresses(spelt: str, facts: Facts) -> Iterator[tuple[int, int, bool]]:
    """Yield what is looked up as one or not at all, and whether it is unsupported."""
    end = 0
    for found in LINK.finditer(spelt):
        end = found.start() + len(found[0].rstrip(_STOPS))
        yield found.start(), end, True
    for found in DOMAIN.finditer(spelt):
        if found.start() >= end:
            yield found.start(), found.end(), not _has_domain(key(found[0]), facts)
    for found in SPACED.finditer(spelt):
        if LETTERS.search(found[0]):
            yield found.start(), found.end(), squeeze(found[0]) not in facts.names.whole


def _has_domain(domain: str, facts: Facts) -> bool:
    """Tell whether a source names a domain; a missing blank after a stop looks like one, too."""
    return domain in facts.names.whole or all(facts.names.has(p) for p in domain.split("."))


def _claims(statement: str, bad: list[_Place]) -> tuple[Claim, ...]:
    if not bad:
        return ()
    offsets = places(statement)
    claims: list[Claim] = []
    for start, end in _merged(bad):
        first, last = offsets[start], offsets[end - 1] + 1
        claims.append(Claim(first, last, statement[first:last]))
    return tuple(claims)


def _merged(bad: list[_Place]) -> list[_Place]:
    """Return places in order, those that overlap as one."""
    merged: list[_Place] = []
    for start, end in sorted(bad):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
