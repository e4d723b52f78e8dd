"""Say who spoke each quotation of an article, as far as the article makes it clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from bot.core.quotes import grammar, tongues
from bot.core.quotes.abjads import AbjadClauses
from bot.core.quotes.attribution import Clauses
from bot.core.quotes.clauses import ClauseReader, Source
from bot.core.quotes.east import EasternClauses
from bot.core.quotes.inherit import Neighbours
from bot.core.quotes.marks import Marked
from bot.core.quotes.names import Names
from bot.core.quotes.narrative import Narrative
from bot.core.quotes.nested import nested_speaker
from bot.core.quotes.pronouns import Discourse
from bot.core.quotes.saying import CONJUNCTIONS
from bot.core.quotes.turns import Turn, Turns

_PIECES = 8
_TAIL = regex.compile(r"[\s,–—-]*(?P<first>\p{Ll}[\p{L}’']+)")
_GOES_ON = CONJUNCTIONS | {"then", "before", "after", "while", "with", "who", "which"}
_KONJUNKTIV = regex.compile(
    r"\b(?:sei|seien|habe|werde|könne|müsse|solle|dürfe|wolle|gebe|komme)\b"
)


def attribute(text: str, spans: Sequence[Marked]) -> list[str | None]:
    """Return each quotation's speaker, in the order of `spans`.

    Names come back in the full form the article gives first, without titles; speakers without a
    name as the noun phrase that stands there. None means that the text does not tell clearly.
    """
    return study(text, spans).speakers


@dataclass(frozen=True, slots=True)
class Study:
    """What was learnt of an article on the way to its speakers.

    Attributes:
        speakers: As `attribute` returns them.
        names: The names of the article.
        narrative: The article without its outermost quotations.
        turns: The labelled turns of an interview.
    """

    speakers: list[str | None]
    names: Names
    narrative: Narrative
    turns: Turns


def study(text: str, spans: Sequence[Marked]) -> Study:
    """Return each quotation's speaker and what else a reader of the article needs to judge one."""
    order = sorted(range(len(spans)), key=lambda i: (spans[i].open, -spans[i].close))
    outer: list[int] = []
    inner: list[tuple[int, int]] = []
    for index in order:
        if outer and spans[index].close <= spans[outer[-1]].close:
            inner.append((index, len(outer) - 1))
        else:
            outer.append(index)
    quotes = [spans[i] for i in outer]
    article = _Article(text, quotes)
    found = article.speakers()
    speakers: list[str | None] = [None] * len(spans)
    for index, speaker in zip(outer, found, strict=True):
        speakers[index] = speaker
    for index, parent in inner:
        speakers[index] = article.nested(spans[index], parent)
    return Study(speakers, article.names, article.narrative, article.turns)


class _Article:
    """One article's outermost quotations, in order, while their speakers are found."""

    def __init__(self, text: str, quotes: Sequence[Marked]) -> None:
        self._text = text
        self._quotes = quotes
        self._language = tongues.language_of(text)
        self.names = Names(text, self._language)
        self.narrative = Narrative(text, quotes)
        self._reader = _clause_reader(self.narrative.text, self.names)
        self._unmasked = _clause_reader(text, self.names)
        self.turns = Turns(text, self.narrative.paragraphs, self.names)
        self.narrative.cut(self._reader.says)
        self._discourse = Discourse(self.narrative, self._reader, self.names)
        self._found: list[str | None] = []
        self._neighbours = Neighbours(
            text, quotes, self.narrative, self._reader, self._discourse, self._found
        )

    def speakers(self) -> list[str | None]:
        """Return the speakers of the outermost quotations."""
        for index, quote in enumerate(self._quotes):
            speaker = self._speaker(index, quote)
            self._found.append(speaker)
            if speaker and self._words(self.narrative.paragraph_at(quote.open)):
                self._discourse.voice(quote.open, speaker)
        return self._found

    def nested(self, quote: Marked, parent: int) -> str | None:
        """Return whom the speaker of an outer quotation quotes."""
        first, furthest = parent, max(0, parent - _PIECES)
        while first > furthest and self._goes_on_in(first, parent):
            first -= 1
        return nested_speaker(
            self._text,
            quote,
            [(q.start, q.end) for q in self._quotes[first : parent + 1]],
            reader=self._unmasked,
            discourse=self._discourse,
            outer=self._found[parent],
        )

    def _in_turn(self, quote: Marked, turn: Turn) -> str | None:
        """Return whom the one whose turn it is quotes; nobody else's words stand there."""
        return nested_speaker(
            self._text,
            quote,
            [(turn.start, turn.end)],
            reader=self._unmasked,
            discourse=self._discourse,
            outer=turn.speaker,
        )

    def _goes_on_in(self, index: int, parent: int) -> bool:
        """Tell whether a quotation and the one before it are pieces of one utterance."""
        one, other = self._quotes[index - 1], self._quotes[index]
        if self._found[index - 1] != self._found[parent]:
            return False
        return self.narrative.paragraph_of(one.open) == self.narrative.paragraph_of(other.open)

    def _speaker(self, index: int, quote: Marked) -> str | None:
        start, end = self.narrative.sentence_of(quote.open)
        previous = self._quotes[index - 1] if index else None
        joined = previous is not None and start <= previous.open
        lead = (previous.close if joined and previous else start, quote.open)
        following = self._quotes[index + 1].open if index + 1 < len(self._quotes) else end
        tail = (quote.close, max(quote.close, min(end, following)))
        if self._unsigned(lead):
            return None
        turn = self.turns.of(quote.open)
        if turn and self._text[turn.start : quote.open].strip():
            return self._in_turn(quote, turn)
        source = self._own_source(quote, lead, tail)
        if joined and self._goes_on(source, self._found[index - 1]):
            return self._found[index - 1]
        if source:
            return self._resolve(source, quote)
        return self._without_source(index, (start, quote.open), lead, tail)

    def _without_source(
        self, index: int, opening: tuple[int, int], lead: tuple[int, int], tail: tuple[int, int]
    ) -> str | None:
        """Return the speaker of a quotation whose own clauses name none."""
        if self._language == "de" and _KONJUNKTIV.search(self.narrative.text, *lead):
            return self._neighbours.reported(index, opening[0])
        if self._words(lead):
            return self._from_sentence(*opening)
        return None if self._by_others(tail) else self._neighbours.inherited(index)

    def _goes_on(self, source: Source | None, speaker: str | None) -> bool:
        """Tell whether the speaker of the quotation before, in the same sentence, speaks on."""
        if source is None or source.kind == "dropped" or speaker is None:
            return source is None or source.kind in {"dropped", "pronoun"}
        return source.kind == "pronoun" and self._discourse.cast.fits(speaker, source.gender)

    def _own_source(
        self, quote: Marked, lead: tuple[int, int], tail: tuple[int, int]
    ) -> Source | None:
        """Return the source in the quotation's own sentence, the likelier side first."""
        ahead, behind = self._led(lead), self._reader.tail(*tail)
        if self._tail_first(quote, lead, tail):
            ahead, behind = behind, ahead
        if ahead and (ahead.kind != "dropped" or behind is None):
            return ahead
        return behind

    def _led(self, lead: tuple[int, int]) -> Source | None:
        return self._reader.lead(*lead) if self._words(lead) else None

    def _tail_first(self, quote: Marked, lead: tuple[int, int], tail: tuple[int, int]) -> bool:
        """Trust the tail where the quotation ends with a comma and the lead leaves it."""
        before = self.narrative.text[slice(*lead)].rstrip()
        after = self.narrative.text[slice(*tail)].lstrip()
        said = self._text[quote.start : quote.end].rstrip()
        comma = said.endswith((",", "，")) or after.startswith((",", "،"))
        led = before.endswith((":", "：", ",")) or self._reader.says(
            max(lead[0], lead[1] - 12), lead[1]
        )
        return comma and not led

    def _resolve(self, source: Source, quote: Marked) -> str | None:
        if source.kind in {"pronoun", "dropped"} and quote.kind == "dash":
            partner = self._neighbours.partner(source.gender)
            if partner:
                return partner
        return self._discourse.resolve(source)

    def _from_sentence(self, start: int, end: int) -> str | None:
        """Return whom a sentence is about when its verb is not one of saying."""
        source = self._discourse.subject_of(start, end)
        if source is None:
            return None
        if source.kind == "noun":
            return self._discourse.speaking_noun(source)
        return self._discourse.resolve(source)

    def _unsigned(self, lead: tuple[int, int]) -> bool:
        """Tell words on a sign, out of a crowd or from nobody in particular."""
        text = self.narrative.text[slice(*lead)]
        for sign in grammar.phrases("signs", self._language).finditer(text):
            rest = text[sign.end() :]
            borne = len(rest.split()) <= 4 or rest.rstrip().endswith((":", "："))
            if borne and not self._speaks_after(lead, lead[0] + sign.end()):
                return True
        nobody = grammar.phrases("nobody", self._language).search(text)
        if nobody is None or any(not m.weak for m in self._reader.mentions(*lead)):
            return False
        source = self._reader.lead(*lead)
        return source is None or source.kind != "noun" or source.start >= lead[0] + nobody.start()

    def _speaks_after(self, lead: tuple[int, int], at: int) -> bool:
        """Tell "Beside the banner Ada Quint said" from "Ada Quint held a banner"."""
        source = self._reader.lead(*lead)
        known = source and (source.mention is not None or source.kind == "pronoun")
        return bool(known and source and source.start >= at)

    def _by_others(self, tail: tuple[int, int]) -> bool:
        """Tell a tail that names a source nobody can read: `“…,” said another`, `“…”, steht da`."""
        words = _TAIL.match(self.narrative.text, *tail)
        return words is not None and words.group("first").casefold() not in _GOES_ON

    def _words(self, stretch: tuple[int, int]) -> bool:
        return any(c.isalpha() for c in self.narrative.text[slice(*stretch)])


def _clause_reader(text: str, names: Names) -> ClauseReader:
    if names.language in {"zh", "ja", "ko"}:
        return EasternClauses(text, names.language)
    if names.language in {"ar", "he", "hi"}:
        return AbjadClauses(text, names.language)
    return Clauses(text, names)
