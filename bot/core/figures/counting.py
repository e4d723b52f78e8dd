"""Check the figures, dates and times of a statement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from bot.core.figures import calendars
from bot.core.figures.amounts import figures
from bot.core.figures.dates import Dated, Timed, dates, times
from bot.core.figures.facts import Facts
from bot.core.figures.figure import Figure, Form, Reading
from bot.core.figures.fractions import ratios
from bot.core.figures.linking import score
from bot.core.figures.measures import ONLY_YEARS, differs, unit
from bot.core.figures.plain import key
from bot.core.figures.rounding import Rounding, rounding
from bot.core.figures.units import SCALES

_Place = tuple[int, int]

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:-feira)?")
_OPENING = regex.compile(r"(?:^|[.!?:;\n\"])[\s\"'(*_]*\Z")
_SMALL_MONTHS = frozenset({"fr", "es", "it", "pt", "nl"})
_FEW = {2.0, 3.0}
_UNREADABLE = 20
_MEASURE = regex.compile(
    r"[ \u00a0-](?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur\w+|"
    r"times|miles?|kilomet\w+|met\w+|feet|inch\w*|acres?|hectares?|tons?|tonnes?|kilos?|degrees|"
    r"sekunden|minuten|stunden|tagen?|wochen|monaten?|jahren?|mal|"
    r"secondes|heures|jours|semaines|mois|ans|annees|fois|"
    r"segundos|minutos|horas|dias|semanas|mes\w*|anos|veces|vezes|"
    r"secondi|minuti|ore|giorni|settimane|mesi|anni|volte|"
    r"seconden|uur|dagen|weken|maanden|jaar|jaren|keer)\b"
)
_GROUPED = regex.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[.,][0-9]{3})+(?![0-9])")
_GROUP = 1000
_MULTITUDE = regex.compile(r"(?<!\p{L})(hundred|thousand|million|billion)s(?!\p{L})")
_SCORE = regex.compile(r"(?: to |-to-|-|–| zu | a | tegen )")


class Counting:
    """The figures of one statement, to be looked up in the facts of its source.

    Attributes:
        read: Offsets of what was read as a date, so that it is no name.
    """

    def __init__(
        self, spelt: str, bare: str, tongue: str, facts: Facts, *, translated: bool
    ) -> None:
        self._spelt = spelt
        self._bare = bare
        self._tongue = tongue
        self._facts = facts
        self._translated = translated
        self.read: set[int] = set()

    def unsupported(self, skip: set[int]) -> list[_Place]:
        """Return where figures stand that the source does not bear out; `skip` is left out."""
        bad: list[_Place] = []
        for dated in dates(self._spelt, self._bare):
            if dated.start not in skip and dated.start not in self.read:
                self.read.update(range(dated.start, dated.end))
                if not self._has_date(dated):
                    bad.append((dated.start, dated.end))
        bad += self._times(skip)
        bad += self._named(skip)
        bad += self._figures(skip)
        if self._tongue == self._facts.tongue == "en":
            bad += self._multitudes(skip | self.read)
        return bad

    def _multitudes(self, skip: set[int]) -> Iterator[_Place]:
        """Yield "hundreds" and the like where the source has neither the word nor the scale."""
        facts = self._facts
        for found in _MULTITUDE.finditer(self._bare):
            low = SCALES[found[1]][0]
            known = found[0] in facts.names.words or found[1] in facts.names.words
            counted = any(
                facts.measured.get(value) != ONLY_YEARS
                for value in facts.pools.stated(low, low * _GROUP - 1)
            )
            if not (known or counted or found.start() in skip):
                yield found.span()

    def _times(self, skip: set[int]) -> Iterator[_Place]:
        for timed in times(self._bare):
            if timed.start in skip or timed.start in self.read:
                continue
            hour = Reading(float(timed.minute // 60 or 12), "")
            wrong = self._is_other_half(timed)
            if timed.minute in self._facts.times and not wrong:
                self.read.update(range(timed.start, timed.end))
            elif wrong or not (timed.plain and self._facts.pools.bear(hour)):
                self.read.update(range(timed.start, timed.end))
                if not self._is_result(timed):
                    yield timed.start, timed.end

    def _is_other_half(self, timed: Timed) -> bool:
        """Tell whether the source has a time in the other half of the day only."""
        halves = self._facts.times.get(timed.minute, frozenset())
        return bool(timed.half and halves) and not halves & {"", timed.half}

    def _is_result(self, timed: Timed) -> bool:
        """Tell whether what looks like a time is a pair of the source's: "23:18" votes."""
        sides = self._bare[timed.start : timed.end].split(":")
        if len(sides) != 2 or not all(map(str.isdigit, sides)):
            return False
        low, high = sorted(map(float, sides))
        return (low, high) in self._facts.pairs

    def _has_date(self, dated: Dated) -> bool:
        facts = self._facts
        if dated.year and not facts.pools.bear(Reading(float(dated.year), "")):
            return False
        if not dated.days:
            return self._spelt[dated.start : dated.end].rstrip(".") in facts.strings
        if any(day in facts.days for day in dated.days):
            return True
        month, day = divmod(dated.days[0], 100)
        if not day or not (facts.tongue or facts.days):
            return month in facts.months or not facts.tongue
        apart = month in facts.months and facts.pools.bear(Reading(float(day), ""))
        return dated.loose and apart

    def _named(self, skip: set[int]) -> Iterator[_Place]:
        """Yield the months and weekdays that stand without a date."""
        if not self._facts.tongue:
            return
        for found in _WORD.finditer(self._bare):
            if found.start() in skip or found.start() in self.read:
                continue
            known = self._month(found) if found[0] in calendars.FULL_MONTHS else None
            if known is None and found[0] in calendars.WEEKDAYS:
                known = self._weekday(found)
            if known is not None:
                self.read.update(range(found.start(), found.end()))
            if known is False:
                yield found.span()

    def _month(self, found: regex.Match[str]) -> bool | None:
        """Tell whether the source has a month; None where the word is none."""
        word, start = found[0], found.start()
        capital = self._spelt[start].isupper()
        opening = _OPENING.search(self._spelt, max(0, start - 4), start) is not None
        french = word in {"mai", "mars"} and self._tongue == "fr"
        if word in calendars.IN_CAPITALS and not french:
            if opening or not capital:
                return None
        elif capital or self._tongue not in _SMALL_MONTHS:
            return None
        return (
            calendars.MONTHS[word] in self._facts.months or key(word) in self._facts.names.capital
        )

    def _weekday(self, found: regex.Match[str]) -> bool | None:
        word = found[0]
        capital = self._spelt[found.start()].isupper()
        if word in calendars.SHORT_WEEKDAYS or not (capital or self._tongue in _SMALL_MONTHS):
            return None
        return calendars.WEEKDAYS[word] in self._facts.weekdays or word in self._facts.names.capital

    def _figures(self, skip: set[int]) -> Iterator[_Place]:
        skip = skip | self.read
        shares = [r for r in ratios(self._bare, self._tongue) if self._bears(r, r.readings)]
        covered = {at for share in shares for at in range(share.start, share.end)}
        found = list(figures(self._spelt, self._bare, self._tongue, skip=skip))
        yield from self._scores(found)
        starts = {figure.start for figure in found}
        for figure in found:
            self.read.update(range(figure.start, figure.end))
            if figure.start in covered:
                continue
            fine = self._is_borne_out(figure) or self._is_count(figure, starts)
            if not fine or self._is_mismatched(figure):
                yield figure.start, figure.end

    def _scores(self, found: list[Figure]) -> Iterator[_Place]:
        """Yield scores such as "3-0" that the source has not as a pair, though it may have both."""
        for first, second in pairwise(found):
            between = self._bare[first.end : second.start]
            pair = score(first, second) if between in {"-", "–"} else None
            if pair and pair not in self._facts.pairs:
                yield first.start, second.end

    def _is_borne_out(self, figure: Figure) -> bool:
        facts = self._facts
        values = [reading.value for reading in figure.readings]
        if figure.form is Form.ORDINAL and any(value in facts.ordinals for value in values):
            return True
        if figure.form is Form.DECADE and any(map(self._has_decade, values)):
            return True
        if self._bears(figure, figure.readings):
            return True
        if figure.parts and all(facts.pools.bear(Reading(part, "")) for part in figure.parts):
            return True
        return not figure.readings and self._spelt[figure.start : figure.end] in facts.strings

    def _is_mismatched(self, figure: Figure) -> bool:
        """Tell whether the source has a figure with other units only, or as a year alone."""
        values = [reading.value for reading in figure.readings]
        listed = [u for value in values if (u := self._facts.measured.get(value)) is not None]
        name = unit(self._bare, figure.end)
        grouped = self._is_grouped(figure)
        return bool(listed) and all(
            differs(name, names) or (grouped and names == ONLY_YEARS) for names in listed
        )

    def _bears(self, figure: Figure, readings: tuple[Reading, ...]) -> bool:
        how = rounding(self._bare, figure.start, figure.end)
        grouped = self._is_grouped(figure)
        return any(self._has(reading, how, grouped=grouped) for reading in readings)

    def _is_grouped(self, figure: Figure) -> bool:
        return _GROUPED.search(self._bare, figure.start, figure.end) is not None

    def _has(self, reading: Reading, how: Rounding, *, grouped: bool) -> bool:
        """Tell whether the source has a value; "over 400" may be its own words.

        What is mostly thousands is looked up as a decimal, too, but not rounded as one.
        """
        own = (reading.value, how) in self._facts.hedged
        allowed = how.loose if own else how
        if grouped and reading.value < _GROUP:
            return allowed.loose is allowed and self._facts.pools.bear(reading)
        return self._facts.pools.bear(reading, allowed)

    def _has_decade(self, value: float) -> bool:
        if value % 10:
            return False
        firsts = (value,) if value >= 100 else (value, 1900 + value, 2000 + value)
        return any(self._facts.pools.between(first, first + 9) for first in firsts)

    def _is_count(self, figure: Figure, starts: set[int]) -> bool:
        """Tell whether a figure may be no figure of the source and yet right.

        Two and three in words, with nothing they measure, are what a writer gets by counting
        ("two reasons"): no source need state them. From four on, in digits, with a unit or as a
        score, a number is stated by somebody, and here that can only be the source. And where the
        source's own number words cannot be read, it may have spelt out small and round numbers.
        """
        value, kind = figure.readings[0] if figure.readings else Reading(0.0, "%")
        if kind:
            return False
        if not self._facts.tongue and _is_spelled_out(value):
            return True
        if figure.form is not Form.WORD or value not in _FEW:
            return False
        score = _SCORE.match(self._bare, figure.end)
        scored = score is not None and score.end() in starts
        return not scored and not _MEASURE.match(self._bare, figure.end)


def _is_spelled_out(value: float) -> bool:
    """Tell whether a number is mostly written in words: up to twenty, or one digit and noughts."""
    return value <= _UNREADABLE or (
        f"{value:.0f}".rstrip("0").isdigit() and len(f"{value:.0f}".rstrip("0")) == 1
    )
