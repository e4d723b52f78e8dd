"""The speaker of a quotation that stands without one, told by what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from bot.core.quotes import grammar
from bot.core.quotes.clauses import ClauseReader
from bot.core.quotes.narrative import Narrative
from bot.core.quotes.pronouns import Discourse
from bot.core.quotes.span import Marked

_SHORT_QUESTION = 60
_REPLY = regex.compile(
    r"(?i)\b(?:repl(?:y|ies|ied)|answer(?:s|ed)|respond(?:s|ed)|retort\w*|countered"
    r"|shot back|antwortete\w*|entgegnete\w*|erwiderte\w*|répond\w*|répliqu\w*|respondi\w+"
    r"|replic\w+|contest\w+|rispose|rispond\w+|ribatt\w+|odpowiedzia\w*|odpar\w*"
    r"|ответил\w*|возразил\w*|відпові\w*|svara\w*|svarede|antwoordde)\b"
)


class Neighbours:
    """The quotations of an article in order, and the speakers found so far."""

    def __init__(
        self,
        text: str,
        quotes: Sequence[Marked],
        narrative: Narrative,
        reader: ClauseReader,
        discourse: Discourse,
        found: list[str | None],
    ) -> None:
        self._text = text
        self._quotes = quotes
        self._narrative = narrative
        self._reader = reader
        self._discourse = discourse
        self._found = found

    def inherited(self, index: int) -> str | None:
        """Return the speaker of a quotation whose own sentence names none."""
        quote = self._quotes[index]
        paragraph = self._narrative.paragraph_of(quote.open)
        before = [s for s in self._narrative.sentences[paragraph] if s[1] <= quote.open]
        if index and self._narrative.paragraph_of(self._quotes[index - 1].open) == paragraph:
            between = [s for s in before if s[0] >= self._quotes[index - 1].close]
            previous = self._found[index - 1]
            return self._takes_over(between[-1], previous) if between else previous
        if before:
            return next((s for b in reversed(before) if (s := self._introduced(b))), None)
        return self._at_paragraph_start(index, paragraph)

    def _takes_over(self, sentence: tuple[int, int], previous: str | None) -> str | None:
        """Return the speaker after a sentence that may bring on somebody new."""
        new = self._introduced(sentence)
        if new is None and self._borne(sentence):
            return None
        told = self._reader.lead(*sentence) is not None
        if new and (told or previous is None or self._discourse.cast.is_person(new)):
            return new
        return previous

    def _borne(self, sentence: tuple[int, int]) -> bool:
        """Tell a sentence that ends on what bears words: "On the blackboard a line remained."."""
        signs = grammar.phrases("signs", self._discourse.language)
        return signs.search(self._narrative.text, *sentence) is not None

    def reported(self, index: int, start: int) -> str | None:
        """Return whose speech a sentence in the German subjunctive goes on reporting."""
        paragraph = self._narrative.paragraph_of(start)
        before = [s for s in self._narrative.sentences[paragraph] if s[1] <= start]
        if not before:
            return None
        heard = index and self._quotes[index - 1].open >= before[-1][0]
        return self._found[index - 1] if heard else self._introduced(before[-1])

    def partner(self, gender: str | None) -> str | None:
        """Return the other party of a dialogue between two, if that is clear."""
        index = len(self._found)
        at = self._narrative.paragraph_of(self._quotes[index].open)
        if index and self._narrative.paragraph_of(self._quotes[index - 1].open) < at - 1:
            return None
        said = [
            (q, s)
            for q, s in zip(self._quotes, self._found, strict=False)
            if q.kind == "dash" and s
        ]
        parties = list(dict.fromkeys(s for _, s in said))
        if len(parties) != 2:
            return None
        fitting = [p for p in parties if self._discourse.cast.fits(p, gender)]
        return fitting[0] if len(fitting) == 1 else None

    def _introduced(self, sentence: tuple[int, int], *, told: bool = False) -> str | None:
        """Return whom a finished sentence brings on as the next to speak.

        `told` asks for a sentence that ends by announcing the quotation.
        """
        if told and not self._narrative.text[slice(*sentence)].rstrip().endswith((":", "：")):
            return None
        source = self._reader.lead(*sentence)
        if source is None or source.kind == "dropped":
            return self._about(sentence)
        return self._discourse.resolve(source)

    def _about(self, sentence: tuple[int, int]) -> str | None:
        """Return the person or body that is the subject of a sentence."""
        source = self._discourse.subject_of(*sentence)
        return self._discourse.resolve(source) if source and source.kind != "noun" else None

    def _at_paragraph_start(self, index: int, paragraph: int) -> str | None:
        quote = self._quotes[index]
        previous = self._quotes[index - 1] if index else None
        if previous and self._reopens(previous, quote, paragraph):
            return self._found[index - 1]
        after = [s for s in self._narrative.sentences[paragraph] if s[0] >= quote.close]
        if after:
            return self._discourse.first_person(*after[0])
        return self._from_paragraph_above(index, paragraph) if paragraph else None

    def _reopens(self, previous: Marked, quote: Marked, paragraph: int) -> bool:
        """Tell a paragraph that goes on with a quotation left open in the one above."""
        marked = previous.kind == quote.kind == "marked"
        adjacent = self._narrative.paragraph_of(previous.open) == paragraph - 1
        return marked and adjacent and previous.close == previous.end

    def _from_paragraph_above(self, index: int, paragraph: int) -> str | None:
        above = self._narrative.sentences[paragraph - 1]
        dash = self._quotes[index].kind == "dash"
        last = index - 1
        heard = last >= 0 and self._narrative.paragraph_of(self._quotes[last].open) == paragraph - 1
        if not heard:
            return self._introduced(above[-1], told=True) or self._topic(above)
        text = self._narrative.text[slice(*self._narrative.paragraphs[paragraph - 1])]
        if dash or _REPLY.search(text) or self._answers(index):
            return self._other_than(self._found[last], last)
        if above[-1][0] < self._quotes[last].close:
            return self._found[last]
        return self._introduced(above[-1], told=True) or self._topic(above)

    def _answers(self, index: int) -> bool:
        """Tell an untagged question from the answer before it, or an answer from its question."""
        before, quote = self._quotes[index - 1], self._quotes[index]
        asked = self._asks(before) and not self._tagged(before)
        return asked or (self._asks(quote) and quote.end - quote.start <= _SHORT_QUESTION)

    def _asks(self, quote: Marked) -> bool:
        return self._text[quote.start : quote.end].rstrip().endswith(("?", "？", "؟"))

    def _tagged(self, quote: Marked) -> bool:
        """Tell a quotation beside which its paragraph has words."""
        start, end = self._narrative.paragraph_at(quote.open)
        beside = self._text[start : quote.open] + self._text[quote.close : end]
        return any(c.isalpha() for c in beside)

    def _topic(self, sentences: Sequence[tuple[int, int]]) -> str | None:
        """Return whom most sentences of a paragraph are about; the last of several such."""
        about = [s for b in sentences if (s := self._about(b))]
        return max(reversed(about), key=about.count, default=None)

    def _other_than(self, speaker: str | None, last: int) -> str | None:
        """Return who spoke before the last speaker did: the other side of an exchange."""
        for earlier in range(last - 1, max(-1, last - 6), -1):
            if self._found[earlier] not in {None, speaker}:
                return self._found[earlier]
        return None
