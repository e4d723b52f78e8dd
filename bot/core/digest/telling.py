"""The messages that tell most of a conversation, and the words of theirs that are quoted."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from bot.core import sentences
from bot.core.digest.reading import Read, content_terms, stretches
from bot.core.limits import ELLIPSIS, fit
from bot.core.terms import word_count
from bot.digests import Excerpt

_WORD: Final = regex.compile(r"[\p{L}\p{N}]")

LONGEST: Final = 200
"""UTF-16 units of an excerpt at most."""

_CANDIDATES: Final = 200
_HEAD: Final = 2000
"""Code points of a message that are looked at for what to quote."""
_EVEN: Final = 6.0
"""Terms added to a message's own when its score is divided by them, so that short ones gain not."""
_FEW: Final = 6
"""Words of a message below which it tells little."""
_OPENS, _CLOSES, _NAMES, _INTRODUCES = 1.25, 1.15, 1.3, 0.6
_REACTED, _ANSWERED, _MOST_MINDED = 0.6, 0.35, 2.6
"""What counts how many others minded a message, and what that counts at most."""
_SAME, _SAME_AUTHOR = 0.8, 0.8
_SIZES: Final = ((8, 3), (2, 2), (0, 1))
"""From so many messages that say something on -> so many are quoted."""


@dataclass(slots=True)
class _Ranked:
    read: Read
    score: float


def telling(
    says: Sequence[Read],
    answers: Mapping[int, int],
    rarity: Mapping[str, float],
    names: Collection[str],
    language: str,
) -> tuple[Excerpt, ...]:
    """Return excerpts of the telling messages, oldest first; each is word for word.

    Args:
        says: The messages that say something, oldest first; never none.
        answers: How many others answered a message; nothing is missing.
        rarity: What terms count.
        names: Phrases that name the conversation.
        language: ISO 639-1 code, whose abbreviations are minded.
    """
    centre = _centre(says, rarity)
    ranked = [_Ranked(read, _score(read, centre, answers[read.post.id], names)) for read in says]
    ranked[0].score *= _OPENS
    ranked[-1].score *= _CLOSES
    most = next(count for size, count in _SIZES if len(says) >= size)
    chosen = _chosen(ranked, most)
    chosen.sort(key=lambda each: each.read.post.id)
    found = [(each.read.post.id, _quotable(each.read, centre, language)) for each in chosen]
    return tuple(Excerpt(number, text) for number, text in found if text)


def _centre(says: Sequence[Read], rarity: Mapping[str, float]) -> dict[str, float]:
    held = Counter(term for read in says for term in read.terms)
    return {term: rarity[term] * math.sqrt(count) for term, count in held.items()}


def _score(read: Read, centre: Mapping[str, float], answers: int, names: Collection[str]) -> float:
    score = sum(centre[term] for term in read.terms) / (len(read.terms) + _EVEN)
    minded = 1 + _REACTED * math.log2(1 + read.post.reactions)
    minded *= 1 + _ANSWERED * math.log2(1 + answers)
    score *= min(_MOST_MINDED, minded) * min(1.0, word_count(read.plain) / _FEW)
    score *= _INTRODUCES if read.introduces else 1.0
    return score * (_NAMES if any(name in read.plain for name in names) else 1.0)


def _chosen(ranked: Sequence[_Ranked], most: int) -> list[_Ranked]:
    """Return the best, each unlike those before it, and of several people where there are."""
    waiting = sorted(ranked, key=lambda each: (-each.score, each.read.post.id))[:_CANDIDATES]
    chosen: list[_Ranked] = []
    while waiting and len(chosen) < most:
        best = max(waiting, key=lambda each: (_worth(each, chosen), -each.read.post.id))
        waiting.remove(best)
        chosen.append(best)
    return chosen


def _worth(each: _Ranked, chosen: Sequence[_Ranked]) -> float:
    worth = each.score
    for other in chosen:
        shared = len(each.read.terms & other.read.terms)
        worth *= 1 - _SAME * shared / len(each.read.terms | other.read.terms)
        if each.read.post.author == other.read.post.author:
            worth *= _SAME_AUTHOR
    return worth


def _quotable(read: Read, centre: Mapping[str, float], language: str) -> str:
    """Return the stretch of a message that tells most; empty where none may be quoted."""
    text = read.post.text[:_HEAD]
    found = [text[start:end].strip() for start, end in stretches(text)]
    if len(found) == 1 and _fits(found[0]):
        return found[0]
    pieces = [piece for stretch in found for piece in _pieces(stretch, language)]
    best = max(pieces, key=lambda piece: _tells(piece, centre), default="")
    return best if _tells(best, centre) else ""


def opening(text: str, language: str) -> str:
    """Return the first words of a message that may be quoted; empty where there are none."""
    for start, end in stretches(text[:_HEAD]):
        for piece in _pieces(text[start:end].strip(), language):
            if _WORD.search(piece):
                return piece
    return ""


def _pieces(stretch: str, language: str) -> list[str]:
    """Cut a stretch into excerpts: sentences, with those behind them as far as there is room."""
    bounds = [(s.start, s.end) for s in sentences.split(stretch, language)]
    pieces = []
    for place, (start, end) in enumerate(bounds):
        last = end
        for _, later in bounds[place + 1 :]:
            if not _fits(stretch[start:later]):
                break
            last = later
        pieces.append(_cut(stretch[start:last]))
    return pieces


def _cut(text: str) -> str:
    return text if _fits(text) else fit(text, LONGEST + 1).removesuffix(ELLIPSIS)


def _fits(text: str) -> bool:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST


def _tells(piece: str, centre: Mapping[str, float]) -> float:
    held = set(content_terms(piece))
    return sum(centre.get(term, 0.0) for term in held) / math.sqrt(len(held) + _EVEN)
