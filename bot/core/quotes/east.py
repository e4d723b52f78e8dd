"""Find sources in Chinese, Japanese and Korean clauses, which have no capitals to mark names.

What is common to the three: names the article shows somewhere are found again everywhere, and a
surname alone stands for the full name given elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

import regex

from bot.core.quotes import chinese, japanese, korean
from bot.core.quotes.clauses import Source
from bot.core.quotes.mentions import Mention

_PEOPLE = {"zh": chinese.people, "ja": japanese.people, "ko": korean.people}
_SAYS = {"zh": chinese.says, "ja": japanese.says, "ko": korean.says}
_SURNAME = 3
_BODIES_BACK = 8
_FIRM = regex.compile("公司|企业|企業|集团|集團|社$")
_PUBLIC = regex.compile("[都道府県市町村区国省庁局課部署厅廳委院府]$")


class EasternClauses:
    """Finds sources in the clauses of one Chinese, Japanese or Korean article."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language

    def lead(self, start: int, end: int) -> Source | None:
        """Return the source named by the words before a quotation."""
        if self._language == "zh":
            return self._completed(chinese.lead(self._text[start:end], start))
        read = japanese.lead if self._language == "ja" else korean.lead
        return self._completed(read(self._text, start, end))

    def tail(self, start: int, end: int) -> Source | None:
        """Return the source named by the words after a quotation."""
        if self._language == "zh":
            return self._completed(chinese.tail(self._text[start:end], start))
        read = japanese.tail if self._language == "ja" else korean.tail
        return self._completed(read(self._text, start, end))

    def says(self, start: int, end: int) -> bool:
        """Return whether a stretch begins with somebody's saying something."""
        return _SAYS[self._language](self._text[start : min(end, start + 80)])

    def subject(self, start: int, end: int) -> Source | None:
        """Return the first person of a sentence."""
        named = next(iter(self.mentions(start, end)), None)
        return Source("name", named.start, named.text, None, named) if named else None

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Return the places where persons known from elsewhere in the article stand."""
        if self._known is None:
            return []
        found = self._known.finditer(self._text, start, end)
        return [Mention(m.start(), m.end(), self._full(m.group())) for m in found]

    @cached_property
    def _known(self) -> regex.Pattern[str] | None:
        ordered = sorted(self._people, key=lambda name: (-len(name), name))
        return regex.compile("|".join(map(regex.escape, ordered))) if ordered else None

    @cached_property
    def _people(self) -> set[str]:
        return _PEOPLE[self._language](self._text)

    @cached_property
    def _by_surname(self) -> Mapping[str, str]:
        """Map what a longer name begins with to that name; the first in the text counts."""
        longer: dict[str, str] = {}
        for name in sorted(self._people, key=self._text.find):
            for size in range(1, min(_SURNAME, len(name) - 1) + 1):
                longer.setdefault(name[:size], name)
        return longer

    @cached_property
    def _bodies(self) -> list[tuple[int, str]]:
        reader = {"zh": chinese.bodies, "ja": japanese.bodies}.get(self._language)
        return reader(self._text) if reader else []

    def _completed(self, source: Source | None) -> Source | None:
        """Return a source with the full name that a surname or "the said office" is short for."""
        if source is None or source.kind == "noun":
            return source
        if source.kind == "pronoun":
            return self._body(source) if source.gender == "n" else source
        return replace(source, text=self._full(source.text))

    def _full(self, name: str) -> str:
        return name if self._language == "zh" else self._by_surname.get(name, name)

    def _body(self, source: Source) -> Source:
        """Return the body last named before "the said company", of the same kind where told."""
        last = bisect_left(self._bodies, (source.start, ""))
        near = [name for _, name in self._bodies[max(0, last - _BODIES_BACK) : last]]
        same = [n for n in near if n[-1] == source.text[-1]]
        firms = [n for n in near if _FIRM.search(source.text) and not _PUBLIC.search(n)]
        found = same or firms
        return Source("noun", source.start, found[-1]) if found else source
