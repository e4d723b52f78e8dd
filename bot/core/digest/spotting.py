"""Places in a text where a phrase may stand that names something."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import regex

from bot.core.digest.glyphs import glyph_names
from bot.core.digest.reading import content_terms, root

WORDS: Final = 4
"""Words of a phrase at most."""

_HEAD: Final = 300
"""Code points of a text that phrases are looked for in."""
_GLYPHS: Final = 120
"""The same for scripts without spaces, where a phrase may begin and end anywhere."""
_STEM: Final = 7
_LONGEST_WORD: Final = 32
_SIZE: Final = 0.6
"""Power of its number of words that a phrase counts for its length."""
_BETWEEN: Final = frozenset({" ", "\u00a0", "-"})

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ー"
_WORD: Final = regex.compile(
    rf"[\p{{L}}\p{{M}}\p{{N}}--[{_UNSPACED}]]+"
    rf"(?:[._\-’'\u00ad\u200b-\u200d][\p{{L}}\p{{M}}\p{{N}}--[{_UNSPACED}]]+)*(?:\+\+|\#)?",
    regex.VERSION1,
)
_CLITIC: Final = regex.compile(
    r"^(?:\p{L}{1,2}|qu|dell|nell|sull|dall|all)['’](?=\p{L}{3})", regex.IGNORECASE
)
_ENDING: Final = regex.compile(r"['’]\p{L}{1,2}$")
_LETTER: Final = regex.compile(r"\p{L}")
_PARTICLE: Final = regex.compile(
    r"(?<=\p{Hangul}{2})(?:에서는|에서도|으로는|까지|부터|에서|에게|으로|이랑|처럼|보다|"
    r"은|는|이|가|을|를|에|의|도|로|와|과|만|랑)$"
)


class Found(NamedTuple):
    """A place in a text where a phrase may stand.

    Attributes:
        key: What it is known by in whatever spelling.
        words: What those of its words are known by that name something; never none.
        size: What it counts for its length and its edges.
        named: Whether it has capitals that do not come from opening a sentence.
        is_joined: Whether small words stand in it, as in "flour and eggs".
    """

    spelling: str
    key: tuple[str, ...]
    words: tuple[str, ...]
    size: float
    named: bool = False
    is_joined: bool = False


class _Word(NamedTuple):
    """A word: where it stands, what it is known by, and whether it names something.

    Figures, and small words with a capital, may end a phrase that names something: "Python 3".
    """

    start: int
    end: int
    key: str
    is_telling: bool
    is_named: bool
    may_end: bool


class Weights(dict[str, float]):
    """What each word counts by itself: rare words and longer ones more; figures nothing."""

    def __init__(self, rarity: Mapping[str, float]) -> None:
        super().__init__()
        self._rarity = rarity
        self._usual = max(rarity.values(), default=1.0)

    def of(self, word: str, key: str) -> float:
        """Return the weight of a word, and keep it under its key."""
        if key not in self:
            found = [self._rarity.get(term, self._usual) for term in content_terms(word)]
            length = min(1.0, 0.55 + 0.05 * len(word))
            self[key] = length * sum(found) / len(found) if found else 0.0
        return self[key]


def find_phrases(text: str, stops: Collection[str], weights: Weights) -> Iterator[Found]:
    """Yield all places, those that lie in one another as well.

    Args:
        text: A plain one; no phrase goes across a line break. Only its head is looked at.
        stops: Casefolded words that name nothing.
        weights: Gets to know every word that is found.
    """
    text = text[:_HEAD]
    for run in _runs(text, stops, weights):
        for first, last in _bounds(run):
            words = tuple(word.key for word in run[first:last] if word.is_telling)
            yield Found(
                spelling=text[run[first].start : run[last - 1].end],
                key=tuple(word.key for word in run[first:last]),
                words=words,
                size=math.pow((len(words) + last - first) / 2, _SIZE),
                named=all(word.is_named for word in run[first:last] if word.is_telling),
                is_joined=not all(word.is_telling or word.may_end for word in run[first:last]),
            )
    if not text.isascii():
        yield from _glyph_phrases(text[:_GLYPHS], weights)


def _bounds(run: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Yield where phrases of a run may begin and end: at words that name something."""
    for first, word in enumerate(run):
        if not word.is_telling:
            continue
        for last in range(first + 1, min(len(run), first + WORDS) + 1):
            if run[last - 1].is_telling or run[last - 1].may_end:
                yield first, last


def _runs(text: str, stops: Collection[str], weights: Weights) -> Iterator[list[_Word]]:
    """Yield words that stand together, with nothing but single spaces between them."""
    run: list[_Word] = []
    for found in _WORD.finditer(text):
        word = _word(found, text, stops, weights)
        if run and text[run[-1].end : word.start] not in _BETWEEN:
            yield run
            run = []
        run.append(word)
    yield run


def _word(found: regex.Match[str], text: str, stops: Collection[str], weights: Weights) -> _Word:
    start, end = found.span()
    if head := _CLITIC.match(found[0]):
        start += head.end()
    if tail := (_ENDING.search(found[0]) or _PARTICLE.search(found[0])):
        end -= len(tail[0])
    spelling = text[start:end]
    folded = spelling.casefold()
    key = root(folded[:_STEM])
    is_figure = _LETTER.search(spelling) is None
    idle = folded in stops or is_figure or not 1 < len(folded) <= _LONGEST_WORD
    is_named = spelling[:1].isupper() and not _opens(text, start)
    return _Word(
        start,
        end,
        key,
        is_telling=not idle and weights.of(spelling, key) > 0,
        is_named=is_named,
        may_end=is_figure or is_named,
    )


def _opens(text: str, start: int) -> bool:
    """Tell whether a sentence begins there, so that a capital says nothing."""
    before = text[:start].rstrip(" \"'(*_")
    return not before or before[-1] in ".!?:\n"


def _glyph_phrases(text: str, weights: Weights) -> Iterator[Found]:
    best: dict[str, float] = {}
    for start, end, edges in glyph_names(text):
        spelling = text[start:end]
        best[spelling] = max(edges, best.get(spelling, 0.0))
    for spelling, edges in best.items():
        pairs = tuple(spelling[place : place + 2] for place in range(len(spelling) - 1))
        for pair in pairs:
            weights.of(pair, pair)
        yield Found(spelling, (spelling,), pairs, edges * math.sqrt(len(spelling)))
