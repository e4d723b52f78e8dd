"""What speaks for a sentence's being the answer to a question."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from bot.core.answering import context, nearness, weights
from bot.core.answering.asked import asked_for
from bot.core.answering.context import Met
from bot.core.answering.held import holds
from bot.core.answering.kindred import KINDRED, kin_of
from bot.core.answering.kinds import Kind
from bot.core.answering.matching import Term, degree, rarities, terms_of
from bot.core.answering.wanted import OPENING, wanted
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
_USED_UP = 0.3
"""What a word of an earlier turn counts that only the answer to it has."""
_SAME_KIND = 0.3
"""What it counts that an interviewer asked for the same sort of thing."""
_UNTOLD = 0.4
"""What stands for nearness where nothing tells what is asked for."""
_ASKS = regex.compile(r"[?？؟;][\"'”’»」』)]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sentences in order, the best first, their scores, and whether the best is an answer.

    Attributes:
        bearing: Which part of the question each sentence has, with what stands around it.
        margin: Above 0 where the best is one; the logarithm of the odds.
    """

    order: tuple[int, ...]
    scores: tuple[float, ...]
    bearing: tuple[float, ...]
    margin: float


class Evidence:
    """Sentences of the documents, in source order, held against one question."""

    def __init__(
        self,
        sentences: Sequence[Citation],
        opening: Sequence[bool],
        titles: Sequence[str],
        texts: Sequence[tuple[str, float]],
        language: str,
        given: Sequence[bool] = (),
    ) -> None:
        """Read the sentences.

        Args:
            sentences: At least one.
            opening: Whether each begins a paragraph.
            titles: The headline of each document.
            texts: The question, and what came before it, with the weight of each.
            language: ISO 639-1 code of the sentences.
            given: Whether each sentence was the answer before; nothing says that none was.
        """
        self._sentences = sentences
        self._opening = opening
        self._language = language
        self._terms = [terms_of(sentence.text) for sentence in sentences]
        self._counts = rarities(self._terms)
        self._leans = len(texts) > 1
        want = wanted(texts, language)
        self._asked, self._own, self._focus, self.kind = want.terms, want.own, want.focus, want.kind
        self._like = {word: self._alike(term) for word, (term, _) in self._asked.items()}
        self._given = given or [False] * len(sentences)
        elsewhere = {
            term.word for n, terms in enumerate(self._terms) if not self._given[n] for term in terms
        }
        own = {term.word for term in self._own}
        self._weights = {
            word: weight
            * self._rarity(word)
            * (1.0 if word in own or elsewhere & self._like[word].keys() else _USED_UP)
            for word, (_, weight) in self._asked.items()
        }
        self._total = sum(self._weights.values()) or 1.0
        self._titles = [self._met(terms_of(title)) for title in titles]
        self._met_by = [self._met(terms) for terms in self._terms]
        self._around = [self._met_around(number) for number in range(len(sentences))]
        self._held = [self._find_held(sentence.text) for sentence in sentences]

    def verdict(self) -> Verdict:
        """Return which sentences answer best, and whether they do."""
        signs = [self._signs(number) for number in range(len(self._sentences))]
        most_covered = max(sign["cov"] for sign in signs) or 1.0
        most_around = max(sign["around"] for sign in signs) or 1.0
        scores = []
        for number, sign in enumerate(signs):
            sign["relc"] = sign["cov"] / most_covered
            sign["rela"] = sign["around"] / most_around
            score = _weighed(weights.SENTENCE, sign)
            if self._leans:
                score += weights.TYPED * (sign["has"] - sign["lacks"])
            if self._given[number]:
                score -= weights.GIVEN * (1 - self._share_of_own(number))
            scores.append(score)
        order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
        margin = self._margin([signs[n] for n in order], scores[order[0]])
        around = tuple(sign["around"] + sign["carry"] for sign in signs)
        return Verdict(tuple(order), tuple(scores), around, margin)

    def _margin(self, ranked: Sequence[Mapping[str, float]], top: float) -> float:
        told = self._held[0] is not None
        named = self.kind is Kind.NAME
        signs = {
            "subject": max((s["around"] for s in ranked if s["has"] or not told), default=0.0),
            "doc": self._covered,
            "strangers": self._strangers,
            "nearest_name": max(s["focused"] for s in ranked[:3]) if named else _UNTOLD,
            "nearness": ranked[0]["close"] if told else _UNTOLD,
            "top": top,
            "n": math.log(1 + len(self._own)),
            "known": float(told),
            "size": math.log(len(ranked)),
            f"k_{self.kind}": 1.0,
        }
        return weights.BIAS + _weighed(weights.ANSWERED, signs)

    def _alike(self, term: Term) -> Met:
        kin = kin_of(term.word, self._language)
        found = {w: KINDRED for w in self._counts if kin and kin & kin_of(w, self._language)}
        if term.exact:
            return {**found, term.word: 1.0} if term.word in self._counts else found
        for word in self._counts:
            likeness = 0.0 if word[0].isnumeric() else degree(term.word, word)
            if likeness > found.get(word, 0.0):
                found[word] = likeness
        return found

    def _rarity(self, word: str) -> float:
        like = self._like[word].items()
        holding = max((self._counts[w] for w, part in like if part >= _COMMON), default=0)
        return math.log(1 + (len(self._terms) - holding + 0.5) / (holding + 0.5))

    def _met(self, terms: Sequence[Term]) -> Met:
        words = {term.word for term in terms}
        met = {}
        for asked, like in self._like.items():
            best = max((like[word] for word in words & like.keys()), default=0.0)
            if best:
                met[asked] = best
        return met

    def _share(self, met: Met) -> float:
        return sum(self._weights[word] * part for word, part in met.items()) / self._total

    def _share_of_own(self, number: int) -> float:
        """Return which part of the question by itself a sentence has."""
        own = {term.word for term in self._own}
        everything = sum(self._weights[word] for word in own) or 1.0
        met = self._met_by[number]
        return sum(self._weights[word] * met.get(word, 0.0) for word in own) / everything

    def _gain(self, more: Met, met: Met) -> float:
        """Return which part of the question `more` adds to `met`."""
        return self._share({w: max(0.0, part - met.get(w, 0.0)) for w, part in more.items()})

    @cached_property
    def _covered(self) -> float:
        """Which part of the question the documents have at all."""
        everything: Met = {}
        for met in [*self._met_by, *self._titles]:
            for word, part in met.items():
                everything[word] = max(part, everything.get(word, 0.0))
        return self._share(everything)

    @cached_property
    def _strangers(self) -> float:
        """How many names and numbers of the question the documents do not have."""
        named = [
            t.word for t in self._own if (t.capital and t.start > OPENING) or t.word[0].isnumeric()
        ]
        nearest = (max(self._like[word].values(), default=0.0) for word in named)
        return float(sum(likeness < _SURE for likeness in nearest))

    @cached_property
    def _carried(self) -> list[Met]:
        cased = self._language not in context.UNCASED
        names = [
            word
            for word, (term, _) in self._asked.items()
            if not cased or (term.capital and term.start > OPENING)
        ]
        return context.carried(self._sentences, self._met_by, names, cased)

    @cached_property
    def _turns(self) -> list[float]:
        likenesses = [self._likeness(number) for number in range(len(self._sentences))]
        lengths = [len(terms) for terms in self._terms]
        return context.turns(likenesses, lengths, [s.document for s in self._sentences])

    def _likeness(self, number: int) -> float | None:
        """Return how like a sentence that asks is to the question."""
        if not self._asks(number):
            return None
        kind, _ = asked_for(self._sentences[number].text, self._language)
        same = kind is self.kind and kind is not Kind.OTHER
        return self._share(self._met_by[number]) + _SAME_KIND * same

    def _met_around(self, number: int) -> Met:
        met = dict(self._met_by[number])
        document = self._sentences[number].document
        for beside in (number - 1, number + 1):
            inside = 0 <= beside < len(self._sentences)
            if inside and self._sentences[beside].document == document:
                for word, part in self._met_by[beside].items():
                    met[word] = max(met.get(word, 0.0), _NEAR * part)
        for word, part in self._titles[document].items():
            met[word] = max(met.get(word, 0.0), _HEADED * part)
        return met

    def _find_held(self, text: str) -> list[tuple[int, int]] | None:
        """Find what is asked for in a sentence, words of the question apart."""
        found = holds(text, self.kind, self._language)
        return found and [(a, b) for a, b in found if not self._repeats(text[a:b])]

    def _repeats(self, piece: str) -> bool:
        words = {term.word for term in terms_of(piece)}
        return bool(words) and all(
            any(self._like[own.word].get(word, 0.0) >= _REPEATED for own in self._own)
            for word in words
        )

    def _asks(self, number: int) -> bool:
        return _ASKS.search(self._sentences[number].text) is not None

    def _signs(self, number: int) -> dict[str, float]:
        met, held, terms = self._met_by[number], self._held[number], self._terms[number]
        heads = 0.0
        if not self._opening[number]:
            lead = context.leading(self._sentences[number - 1].text)
            heads = lead * self._gain(self._met_by[number - 1], met)
        like, weighty = self._like, self._weights
        return {
            "cov": self._share(met),
            "around": self._share(self._around[number]),
            "has": float(bool(held)),
            "lacks": float(held is not None and not held),
            "close": nearness.closeness(terms, held, like, weighty) if held else 0.0,
            "turn": self._turns[number],
            "asks": float(self._asks(number)),
            "carry": self._gain(self._carried[number], met),
            "heads": heads,
            "pair": nearness.kept_together(terms, self._own, like, weighty),
            "focused": nearness.closeness_to_one(terms, held, like.get(self._focus, {}))
            if held
            else 0.0,
        }


def _weighed(table: Mapping[str, float], signs: Mapping[str, float]) -> float:
    return sum(weight * signs.get(name, 0.0) for name, weight in table.items())
