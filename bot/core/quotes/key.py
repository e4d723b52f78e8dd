"""Choose the quotations that carry an article: several voices, substance before colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import regex

from bot.core.quotes.mentions import is_body
from bot.models import Quote

_WORD = regex.compile(
    r"\p{Han}|[\p{Hiragana}\p{Katakana}]+|[\p{L}\p{M}\p{N}]+(?:[’'\-][\p{L}\p{M}]+)*"
)
_HAN = regex.compile(r"\p{Han}")
_FIGURE = regex.compile(r"\p{N}")
_STANCE = regex.compile(
    r"(?i)\b(?:must|should|needs?|will|would|won[’']t|never|because|why|risk|costs?|decision|cannot|can[’']t"
    r"|wir|müssen|werden|nie|weil|kein\w*|jamais|parce|devons|debe\w*|nunca|porque|vamos|dobbiamo|mai|perché"
    r"|devemos|nigdy|musi\w*|trzeba|ponieważ|нельзя|надо|нужно|должн\w+|никогда|не)\b"
    r"|必须|应该|不能|不是|なければ|べき|해야|لا|لن|يجب"
)
_QUESTION = ("?", "？", "؟")
_CLOSERS = "\"'”’»“‘›"
_HAN_A_WORD = 1.7
_SAME_VOICE = 0.4
_ALIKE = 0.7
_SHORT = 7
_HEADLINE_RUN = 3
_CASED = regex.compile(r"\p{Lu}|\p{Ll}")
_HAN_NAME = regex.compile(r"\p{Han}{2,4}|[\p{Han}\p{Katakana}ー]+・[\p{Katakana}ー]+")
_CLEARLY_MORE = 0.7


@dataclass(frozen=True, slots=True)
class _Utterance:
    """What one speaker says in one go, though reporting clauses may divide it."""

    pieces: tuple[Quote, ...]
    head: int
    score: float
    words: frozenset[str]

    @property
    def speaker(self) -> str | None:
        return self.pieces[0].speaker


def key_quotes(
    text: str, quotes: Sequence[Quote], *, limit: int = 5, title: str = ""
) -> list[Quote]:
    """Return at most `limit` of an article's quotations, in source order.

    One piece stands for an utterance that its reporting clause divides; the piece that completes
    its sentence (or one as short) joins it where the limit leaves room. Near-identical words are
    shown once, and words of unknown speakers only when nobody else is left. What the headline
    (`title`) takes up counts for more.
    """
    chosen = _choose(list(_utterances(text, quotes, title)), limit)
    shown = [u.pieces[u.head] for u in chosen]
    for utterance in chosen:
        if len(shown) < limit and _joined(utterance.pieces, utterance.head):
            shown.append(utterance.pieces[utterance.head + 1])
    return sorted(shown, key=lambda q: q.start)


def _outermost(quotes: Sequence[Quote]) -> tuple[list[Quote], list[bool]]:
    """Return the quotations that stand in no other, and whether each holds another."""
    kept: list[Quote] = []
    holds: list[bool] = []
    for quote in sorted(quotes, key=lambda q: (q.start, -q.end)):
        if kept and quote.start < kept[-1].end:
            holds[-1] = True
        else:
            kept.append(quote)
            holds.append(False)
    return kept, holds


def _utterances(text: str, quotes: Sequence[Quote], title: str) -> Iterator[_Utterance]:
    """Join neighbours of one speaker within one paragraph, and score what they say."""
    outer, holds = _outermost(quotes)
    holding = {q for q, holds_one in zip(outer, holds, strict=True) if holds_one}
    headline = _Headline(title)
    heard: set[str | None] = set()
    for (speaker, _), pieces in groupby(outer, key=_Paragraphs(text)):
        said = tuple(pieces)
        for group in [said] if speaker else [(piece,) for piece in said]:
            words = [w for q in group for w in _words(q.text)]
            score = _score(group) + headline.score(words)
            score += 0.35 * (speaker not in heard) + 0.4 * _is_person(speaker)
            score -= 0.3 * group[0].start / len(text) + 0.4 * (not holding.isdisjoint(group))
            heard.add(speaker)
            yield _Utterance(group, _head(group, headline), score, frozenset(words))


class _Paragraphs:
    """Keys quotations, asked in order, by speaker and paragraph."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._number = 0

    def __call__(self, quote: Quote) -> tuple[str | None, int]:
        self._number += self._text.count("\n", self._at, quote.start)
        self._at = quote.start
        return quote.speaker, self._number


class _Headline:
    """A headline's words, to weigh what it takes up or quotes."""

    def __init__(self, title: str) -> None:
        words = _words(title)
        self._terms = {w for w in words if len(w) > 3 or _HAN.match(w)}
        self._runs = set(_runs(words))

    def repeats(self, words: Sequence[str]) -> bool:
        """Return whether the headline repeats some of the words in a row."""
        return not self._runs.isdisjoint(_runs(words))

    def score(self, words: Sequence[str]) -> float:
        """Return 0 to 0.9: shared terms, and words the headline repeats in a row."""
        shared = min(2, len(self._terms.intersection(words)))
        return 0.15 * shared + 0.6 * self.repeats(words)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for at in range(len(words) - _HEADLINE_RUN + 1):
        yield tuple(words[at : at + _HEADLINE_RUN])


def _head(pieces: Sequence[Quote], headline: _Headline) -> int:
    """Return the piece to show: the headline's, else the first unless another says far more."""
    quoted = (i for i, piece in enumerate(pieces) if headline.repeats(_words(piece.text)))
    if (found := next(quoted, None)) is not None:
        return found
    first, *others = [_weight(piece.text) for piece in pieces]
    best = max(others, default=first)
    if best - first < _CLEARLY_MORE or _continued(pieces, 0):
        return 0
    return 1 + others.index(best)


def _is_person(speaker: str | None) -> bool:
    """Tell a person's full name from bodies and descriptions ("a passenger")."""
    if speaker is None or is_body(speaker):
        return False
    words = speaker.split()
    if _CASED.search(speaker):
        return len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()
    return len(words) > 1 or bool(_HAN_NAME.fullmatch(speaker))


def _score(pieces: Sequence[Quote]) -> float:
    said = " ".join(q.text for q in pieces)
    closing = said.rstrip().rstrip(_CLOSERS)
    score = _weight(said) - 0.25 * closing.endswith(_QUESTION)
    score += 0.1 * bool(_FIGURE.search(said)) + 0.15 * bool(_STANCE.search(said))
    return score - (pieces[0].speaker is None)


def _weight(text: str) -> float:
    """Return what a stretch weighs by its length, less where it begins inside a sentence."""
    return _length_score(text) - 0.4 * text.strip()[:1].islower()


def _length_score(text: str) -> float:
    """Prefer 12 to 60 words; fragments of few words count for little."""
    size = _size(text)
    if size < 4:
        return 0.0
    if size < _SHORT:
        return 0.5
    if size < 12:
        return 0.8
    return 1.1 if size <= 60 else 0.8


def _size(text: str) -> float:
    return len(_words(text)) / (_HAN_A_WORD if _HAN.search(text) else 1)


def _choose(utterances: Sequence[_Utterance], limit: int) -> list[_Utterance]:
    """Take the best again and again, each voice counting for less once it has been heard."""
    chosen: list[_Utterance] = []
    heard: Counter[str | None] = Counter()
    left = [u for u in utterances if u.score > 0 and u.words]
    while left and len(chosen) < limit:
        best = max(left, key=lambda u: (u.speaker is not None, _worth(u, heard)))
        chosen.append(best)
        heard[best.speaker] += 1
        left = [u for u in left if u is not best and not _alike(u, best)]
    return chosen


def _worth(utterance: _Utterance, heard: Counter[str | None]) -> float:
    return utterance.score - _SAME_VOICE * heard[utterance.speaker]


def _alike(one: _Utterance, other: _Utterance) -> bool:
    union = len(one.words | other.words)
    return union > 0 and len(one.words & other.words) / union >= _ALIKE


def _continued(pieces: Sequence[Quote], index: int) -> bool:
    """Tell whether the next piece goes on with the sentence of this one."""
    return index + 1 < len(pieces) and pieces[index + 1].text[:1].islower()


def _joined(pieces: Sequence[Quote], index: int) -> bool:
    """Tell whether the next piece completes this one, or is as short as this one is."""
    if index + 1 >= len(pieces):
        return False
    short = all(_size(q.text) < _SHORT for q in pieces[index : index + 2])
    return short or _continued(pieces, index)


def _words(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]
