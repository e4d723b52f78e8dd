"""What speaks for a sentence's being the answer to a question."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from bot.core.answering import weights
from bot.core.answering.asked import Kind, asked_for
from bot.core.answering.held import holds
from bot.core.answering.matching import Term, degree, rarities, telling_terms, terms_of
from bot.models import Citation

_NEAR = 0.7
"""What a word in the next sentence counts beside one in the sentence itself."""
_HEADED = 0.3
"""The same of a word in the headline."""
_SURE = 0.55
"""From this degree on a word of the question is taken to be met."""
_COMMON = 0.7
"""From this degree on words count as one when it is told how rare they are."""
_REPEATED = 0.9
_OF_KIND = 0.3
"""What the words count that say what sort of thing is asked for ("the name of")."""
_SHORT = 24
_BEFORE_FOCUS = 14
_FAR, _CLOSE = 40, 15
"""Characters over which nearness to the words of the question halves."""
_OPENING = 2
"""Characters at the head of a question, where a capital is no sign of a name."""
_FAR_BEHIND = 3.0
"""How far behind a sentence without rivals is ahead of them."""
_ASKS = regex.compile(r"[?？؟;][\"'”’»」』)]*\s*\Z")

_Spans = list[tuple[int, int]]
_Met = dict[str, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sentences in order, the best first, their scores, and whether the best is an answer.

    Attributes:
        margin: Above 0 where it is; the logarithm of the odds.
    """

    order: tuple[int, ...]
    scores: tuple[float, ...]
    margin: float


class Evidence:
    """Sentences of the documents, in source order, held against one question."""

    def __init__(
        self,
        sentences: Sequence[Citation],
        titles: Sequence[str],
        texts: Sequence[tuple[str, float]],
        language: str,
    ) -> None:
        """Read the sentences.

        Args:
            sentences: At least one.
            titles: The headline of each document.
            texts: The question, and what came before it, with the weight of each.
            language: ISO 639-1 code of the sentences.
        """
        self._sentences = sentences
        self._language = language
        self._terms = [terms_of(sentence.text) for sentence in sentences]
        self._counts = rarities(self._terms)
        question = texts[0][0]
        self.kind, (begun, self._kind_end) = asked_for(question, language)
        kindly = self._kind_end - begun <= _SHORT and self.kind is not Kind.MONEY
        self._asked: dict[str, tuple[Term, float]] = {}
        self._order: list[str] = []
        for place, (text, weight) in enumerate(texts):
            for term in telling_terms(text, language):
                of_kind = kindly and not place and begun <= term.start < self._kind_end
                self._asked.setdefault(term.word, (term, weight * (_OF_KIND if of_kind else 1)))
            self._order = self._order or list(self._asked)
        self._like = {word: self._alike(term) for word, (term, _) in self._asked.items()}
        self._weights = {
            word: weight * self._rarity(word) for word, (_, weight) in self._asked.items()
        }
        self._total = sum(self._weights.values()) or 1.0
        self._titles = [self._met(terms_of(title)) for title in titles]
        self._met_by = [self._met(terms) for terms in self._terms]
        self._held = [self._find_held(sentence.text) for sentence in sentences]

    def verdict(self) -> Verdict:
        """Return which sentences answer best, and whether they do."""
        signs = [self._signs(number) for number in range(len(self._sentences))]
        most_covered = max(sign["cov"] for sign in signs) or 1.0
        most_around = max(sign["around"] for sign in signs) or 1.0
        scores = [
            _weighed(
                weights.SENTENCE,
                {**s, "relc": s["cov"] / most_covered, "rela": s["around"] / most_around},
            )
            + weights.SENTENCE_BIAS
            for s in signs
        ]
        order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
        behind = scores[order[1]] if len(order) > 1 else scores[order[0]] - _FAR_BEHIND
        margin = self._margin([signs[n] for n in order], scores[order[0]], behind)
        return Verdict(tuple(order), tuple(scores), margin)

    def _margin(self, ranked: Sequence[Mapping[str, float]], top: float, behind: float) -> float:
        told = self._held[0] is not None
        having = [sign for sign in ranked if sign["has"] or not told]
        covered = max(sign["cov"] for sign in ranked)
        around = max(sign["around"] for sign in ranked)
        held_covered = max((sign["cov"] for sign in having), default=0.0)
        held_around = max((sign["around"] for sign in having), default=0.0)
        signs = {
            **ranked[0],
            "doc": self._covered,
            "strangers": self._strangers,
            "known": float(told),
            "n": math.log(1 + len(self._asked)),
            f"k_{self.kind}": 1.0,
            "top": top,
            "margin": top - behind,
            "bh": held_covered,
            "ba": held_around,
            "gap": covered - held_covered,
            "gapa": around - held_around,
            "len": 1 / (1 + math.log(len(ranked))),
        }
        return weights.BIAS + _weighed(weights.ANSWERED, signs)

    def _alike(self, term: Term) -> _Met:
        if term.exact:
            return {term.word: 1.0} if term.word in self._counts else {}
        found = {word: degree(term.word, word) for word in self._counts if not word[0].isnumeric()}
        return {word: likeness for word, likeness in found.items() if likeness > 0}

    def _rarity(self, word: str) -> float:
        like = self._like[word].items()
        holding = max((self._counts[w] for w, part in like if part >= _COMMON), default=0)
        return math.log(1 + (len(self._terms) - holding + 0.5) / (holding + 0.5))

    def _met(self, terms: Sequence[Term]) -> _Met:
        words = {term.word for term in terms}
        met = {}
        for asked, like in self._like.items():
            best = max((like[word] for word in words & like.keys()), default=0.0)
            if best:
                met[asked] = best
        return met

    def _share(self, met: _Met) -> float:
        return sum(self._weights[word] * part for word, part in met.items()) / self._total

    def _nearest(self, word: str) -> float:
        return max(self._like[word].values(), default=0.0)

    @cached_property
    def _covered(self) -> float:
        """Which part of the question the documents have at all."""
        everything: _Met = {}
        for met in [*self._met_by, *self._titles]:
            for word, part in met.items():
                everything[word] = max(part, everything.get(word, 0.0))
        return self._share(everything)

    @cached_property
    def _strangers(self) -> float:
        """How many names and numbers of the question the documents do not have."""
        terms = [self._asked[word][0] for word in self._order]
        named = [
            t.word for t in terms if (t.capital and t.start > _OPENING) or t.word[0].isnumeric()
        ]
        return float(sum(self._nearest(word) < _SURE for word in named))

    @cached_property
    def _focus(self) -> str:
        """The first word after what says what is asked for: what there are how many of."""
        begins = self._kind_end - (_BEFORE_FOCUS if self.kind is Kind.NAME else 0)
        after = [word for word in self._order if self._asked[word][0].start >= begins]
        return after[0] if self._kind_end and after else ""

    def _around(self, number: int) -> _Met:
        met = dict(self._met_by[number])
        document = self._sentences[number].document
        for beside in (number - 1, number + 1):
            if self._in_document(beside, document):
                for word, part in self._met_by[beside].items():
                    met[word] = max(met.get(word, 0.0), _NEAR * part)
        for word, part in self._titles[document].items():
            met[word] = max(met.get(word, 0.0), _HEADED * part)
        return met

    def _in_document(self, number: int, document: int) -> bool:
        inside = 0 <= number < len(self._sentences)
        return inside and self._sentences[number].document == document

    def _find_held(self, text: str) -> _Spans | None:
        """Find what is asked for in a sentence, words of the question apart."""
        found = holds(text, self.kind, self._language)
        return found and [(a, b) for a, b in found if not self._repeats(text[a:b])]

    def _repeats(self, piece: str) -> bool:
        words = {term.word for term in terms_of(piece)}
        return bool(words) and all(
            any(like.get(word, 0.0) >= _REPEATED for like in self._like.values()) for word in words
        )

    def _signs(self, number: int) -> dict[str, float]:
        met = self._met_by[number]
        covered = self._share(met)
        held = self._held[number]
        lacks = float(held is not None and not held)
        asked_before = 0.0
        document = self._sentences[number].document
        if self._in_document(number - 1, document) and self._asks(number - 1):
            asked_before = self._share(self._met_by[number - 1])
        rarest = max(self._order, key=self._weights.__getitem__, default="")
        return {
            "cov": covered,
            "around": self._share(self._around(number)),
            "has": float(bool(held)),
            "lacks": lacks,
            "close": self._closeness(number, held) if held else 0.0,
            "asked_before": asked_before,
            "asks": float(self._asks(number)),
            "rare": met.get(rarest, 0.0),
            "met": float(sum(part >= _SURE for part in met.values())),
            "len": math.log(1 + len(self._terms[number])),
            "hascov": float(bool(held)) * covered,
            "lackscov": lacks * covered,
            "fclose": self._focus_closeness(number, held) if held else 0.0,
            "focus": met.get(self._focus, 0.0),
        }

    def _asks(self, number: int) -> bool:
        return _ASKS.search(self._sentences[number].text) is not None

    def _closeness(self, number: int, held: _Spans) -> float:
        """Return how near what is asked for stands to the weightiest words of the question."""
        heaviest = max(self._weights.values(), default=1.0)
        return max(
            (
                self._weights[asked]
                * like.get(term.word, 0.0)
                / (heaviest * (1 + _distance(term, held) / _FAR))
                for term in self._terms[number]
                for asked, like in self._like.items()
            ),
            default=0.0,
        )

    def _focus_closeness(self, number: int, held: _Spans) -> float:
        like = self._like.get(self._focus, {})
        return max(
            (
                like.get(term.word, 0.0)
                / (1 + max(0, _distance(term, held) - len(term.word)) / _CLOSE)
                for term in self._terms[number]
            ),
            default=0.0,
        )


def _distance(term: Term, spans: _Spans) -> int:
    return min(abs(term.start - place) for span in spans for place in span)


def _weighed(table: Mapping[str, float], signs: Mapping[str, float]) -> float:
    return sum(weight * signs.get(name, 0.0) for name, weight in table.items())
