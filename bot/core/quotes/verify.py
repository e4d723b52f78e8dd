"""Check a claimed quotation against its source, word for word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import regex

from bot.core.quotes.folding import fold
from bot.core.quotes.slips import Token, is_misspelt, is_negation, is_small
from bot.models import Span

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LETTER = rf"(?:(?![{_UNSPACED}])[\p{{L}}\p{{M}}])"
_TOKEN = regex.compile(
    rf"[{_UNSPACED}]|(?:(?<![\p{{L}}\p{{N}}])-)?\p{{N}}+(?:[.,:]\p{{N}}+)*+|[$€£¥₹₽%‰°]"
    rf"|{_LETTER}+(?:'{_LETTER}+)*+"
)
_PART = rf"(?:{_LETTER}|\p{{N}})"
_DIVIDED = regex.compile(
    rf"(?<={_PART})(?=['-]?{_PART})|(?<={_PART}-)(?={_PART})"
    r"|(?<=\p{N})(?=[.,:]\p{N})|(?<=\p{N}[.,:])(?=\p{N})"
)
_GLYPH = regex.compile(rf"[{_UNSPACED}]")
_ELLIPSIS = regex.compile(r"\s*[\[(]?\.\.\.[\])]?\s*")
_PARTS = regex.compile(r"\n\s*\n|[\"“”„«»「」『』]")
_BEFORE = regex.compile(
    r"(?<![\p{L}\p{M}])(?P<word>[\p{L}\p{M}]+(?:['’]\p{L}+)?)[^\S\n]+\Z|(?P<word>[不没沒未无無非])\Z"
)
_AFTER = regex.compile(r"[^\S\n]+(?P<word>[\p{L}\p{M}]+(?:['’]\p{L}+)?)")
_LONGEST_WORD = 40
_EDGE = " '.,;:-()[]"
_STOP = ".!?"

_Key = tuple[str, ...]
_Range = tuple[int, int]

_MIN_WORDS = 3
_MIN_GLYPHS = 4
_WORDS_A_SLIP = 8
_MAX_SLIPS = 5
_MAX_PLACES = 200
_SHORT = 8
_VOTERS = 16
_CANDIDATES = 8
_MAX_SKIPPED = 40
_NEGATION_GAP = 6


@dataclass(frozen=True, slots=True)
class Match(Span):
    """Where a claimed quotation stands in its source.

    Attributes:
        exact: False when the claim differed in more than typography; `text` is the source's words.
    """

    exact: bool


class Verifier:
    """A source text made ready for checking many claims."""

    def __init__(self, text: str) -> None:
        self._source = text
        self._folded = fold(text)
        self._indexes: dict[int, dict[_Key, list[int]]] = {}

    def verify(self, claim: str) -> Match | None:
        """Return where a claim stands in the source, or None if it does not.

        Typography, the case of the first letter and punctuation at the ends are free (`exact`).
        A misspelt letter, a small word too many or too few, inner punctuation, and dots for words
        left out are repaired; figures, names, negations and content words must be the source's.
        """
        return next(iter(self.places(claim)), None)

    def places(self, claim: str, *, most: int = 1) -> list[Match]:
        """Return where a claim stands, as `verify` has it: up to `most` exact places, or one."""
        folded = fold(claim).text.strip()
        if not (tokens := _tokens(folded)):
            return []
        if exact := list(islice(self._exactly(folded), most)):
            return exact
        near = self._nearly(folded, tokens)
        return [near] if near else []

    def _exactly(self, claim: str) -> Iterator[Match]:
        """Yield the places of the first spelling of a claim that stands anywhere."""
        for spelling in _spellings(claim):
            found = False
            for place in self._find(spelling):
                found = True
                yield self._match(place, place + len(spelling), exact=True)
            if found:
                return

    def _find(self, words: str) -> Iterator[int]:
        text = self._folded.text
        place = text.find(words)
        while place >= 0:
            if not (_inside_word(text, place) or _inside_word(text, place + len(words))):
                yield place
            place = text.find(words, place + 1)

    def _nearly(self, claim: str, tokens: Sequence[Token]) -> Match | None:
        if not _long_enough(tokens):
            return None
        found = self._align(tokens) or self._in_pieces(claim)
        if found is None:
            return None
        start, end = self._tokens[found[0]].start, self._tokens[found[1] - 1].end
        if _inside_word(self._folded.text, start) or _inside_word(self._folded.text, end):
            return None
        if claim[-1] in _STOP and self._folded.text.startswith(claim[-1], end):
            end += 1
        return self._match(start, end, exact=False)

    def _match(self, start: int, end: int, *, exact: bool) -> Match:
        begin, finish = self._folded.span(start, end)
        return Match(begin, finish, self._source[begin:finish], exact)

    @cached_property
    def _tokens(self) -> list[Token]:
        return _tokens(self._folded.text)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(token.word for token in self._tokens)

    def _places(self, width: int) -> dict[_Key, list[int]]:
        """Return where each run of `width` words begins; made once."""
        if width not in self._indexes:
            index: dict[_Key, list[int]] = defaultdict(list)
            for place, key in enumerate(_runs(self._tokens, width)):
                index[key].append(place)
            self._indexes[width] = dict(index)
        return self._indexes[width]

    def _align(
        self, claim: Sequence[Token], low: int = 0, high: int | None = None
    ) -> _Range | None:
        """Return first and past-the-last source token of a claim that begins in `low`..`high`."""
        most = min(_MAX_SLIPS, 1 + len(claim) // _WORDS_A_SLIP)
        last = len(self._tokens) - 1 if high is None else high
        starts = [start for start in self._starts(claim, most) if low <= start <= last]
        for slips in range(most + 1):
            for start in starts:
                end = self._walk(claim, 0, start, slips)
                if end is not None:
                    return start, end
        return None

    def _starts(self, claim: Sequence[Token], slips: int) -> list[int]:
        """Return where the claim may begin: its words vote, the rare ones more, and slips shift."""
        places = self._places(1 if len(claim) < _SHORT else 2)
        keys = _runs(claim, 1 if len(claim) < _SHORT else 2)
        known = sorted((len(places[key]), i, key) for i, key in enumerate(keys) if key in places)
        votes: Counter[int] = Counter()
        for times, i, key in known[:_VOTERS]:
            votes.update({place - i: 1 / times for place in places[key][:_MAX_PLACES]})
        near = {
            start + shift
            for start, _ in votes.most_common(_CANDIDATES)
            for shift in range(-slips, slips + 1)
        }
        return sorted(start for start in near if start >= 0)

    def _walk(self, claim: Sequence[Token], i: int, j: int, slips: int) -> int | None:
        """Return where `claim[i:]` ends when it begins at source token `j` with that many slips."""
        source = self._tokens
        while i < len(claim) and j < len(source) and claim[i].word == source[j].word:
            i, j = i + 1, j + 1
        if i == len(claim):
            return j
        if not slips:
            return None
        end = None
        if j < len(source) and is_misspelt(claim[i], source[j], self._words):
            end = self._walk(claim, i + 1, j + 1, slips - 1)
        if end is None and i > 0 and j < len(source) and is_small(source[j]):
            end = self._walk(claim, i, j + 1, slips - 1)
        if end is None and 0 < i < len(claim) - 1 and is_small(claim[i]):
            end = self._walk(claim, i + 1, j, slips - 1)
        return end

    def _in_pieces(self, claim: str) -> _Range | None:
        """Align the pieces of a claim between dots, each soon after the one before."""
        pieces = [_tokens(piece) for piece in _ELLIPSIS.split(claim)]
        pieces = [piece for piece in pieces if piece]
        if len(pieces) < 2 or min(map(len, pieces)) < 2:
            return None
        first = found = self._align(pieces[0])
        for piece in pieces[1:]:
            if found is None or first is None:
                return None
            after = found[1]
            found = self._align(piece, after, after + _MAX_SKIPPED)
            if found is not None and not self._may_skip(after, found[0]):
                return None
        return (first[0], found[1]) if first and found else None

    def _may_skip(self, low: int, high: int) -> bool:
        """Tell whether words may be left out: within one quotation, and no negation alone."""
        skipped = self._tokens[low:high]
        if len(skipped) < _NEGATION_GAP and any(map(is_negation, skipped)):
            return False
        start, end = self._folded.span(self._tokens[low - 1].start, self._tokens[high].end)
        return not _PARTS.search(self._source, start, end)


def verify_quote(claim: str, text: str) -> Match | None:
    """Return where a claimed quotation stands in a text, or None; see `Verifier.verify`."""
    return Verifier(text).verify(claim)


def _spellings(claim: str) -> Iterator[str]:
    """Yield a claim without the marks around it, as it is, and without punctuation at its ends."""
    wrapped = len(claim) > 1 and claim[0] == claim[-1] == "'"
    first = claim[1:-1].strip() if wrapped else claim
    for words in dict.fromkeys((first, claim, claim.strip("' "), claim.strip(_EDGE))):
        yield words
        yield words[0].swapcase() + words[1:]


def _inside_word(text: str, place: int) -> bool:
    """Tell whether a place divides a word, a contraction or a figure."""
    return _DIVIDED.match(text, place) is not None


def _tokens(folded: str) -> list[Token]:
    return [
        Token(found[0].replace("'", "").casefold(), found[0], *found.span())
        for found in _TOKEN.finditer(folded)
    ]


def _runs(tokens: Sequence[Token], width: int) -> Iterator[_Key]:
    words = [token.word for token in tokens]
    return zip(*(words[shift:] for shift in range(width)), strict=False)


def is_cut_from_negation(text: str, start: int, end: int) -> bool:
    """Tell whether a negation stands right beside a stretch, with nothing but a blank between.

    "Raise the rates" out of "will not raise the rates" is verbatim and yet says the opposite.
    """
    before = _BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    after = _AFTER.match(text, end) if text[end - 1].isalnum() else None
    beside = [found["word"] for found in (before, after) if found]
    return any(is_negation(token) for word in beside for token in _tokens(fold(word).text))


def is_long_enough(text: str) -> bool:
    """Tell whether a text has three words, or four glyphs of a script without spaces."""
    return _long_enough(_tokens(fold(text).text))


def _long_enough(tokens: Sequence[Token]) -> bool:
    glyphs = sum(_GLYPH.match(token.raw) is not None for token in tokens)
    return glyphs >= _MIN_GLYPHS or len(tokens) - glyphs >= _MIN_WORDS
