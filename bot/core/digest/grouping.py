"""Sort articles by topic: those whose headlines use the same words, named by words they share."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from bot.core.digest.phrases import key_phrases
from bot.core.digest.reading import content_terms, rarities, vector
from bot.core.sentences import guess_language
from bot.digests import Group, Headline

NAME: Final = 40
"""Characters of a name at most."""

_TITLE: Final = 2
"""What a term of a title counts beside one of a sentence."""
_SHARED: Final = 2
"""Terms that two articles have in common at least."""
_ALIKE: Final = 0.12
"""Mean cosine from which on two groups of articles are one."""
_READ: Final = 600
"""Code points of a title and of a sentence that are looked at."""


def group(headlines: Sequence[Headline]) -> tuple[Group, ...]:
    """Return articles by topic; each is in exactly one group, its place in order.

    The largest groups come first, of equals the one with the earliest article. Articles that are
    like no others make the last group, without a name.
    """
    counts = [_counts(headline) for headline in headlines]
    rarity = rarities(counts)
    clusters = _clusters([vector(each, rarity) for each in counts])
    named = [(_name([headlines[n] for n in members], rarity), members) for members in clusters]
    groups = [Group(name, tuple(members)) for name, members in named if name]
    groups.sort(key=lambda each: (-len(each.members), each.members[0]))
    sorted_ones = {member for each in groups for member in each.members}
    others = tuple(n for n in range(len(headlines)) if n not in sorted_ones)
    return (*groups, *([Group("", others)] if others else []))


def _counts(headline: Headline) -> Counter[str]:
    counts = Counter(content_terms(headline.sentence[:_READ]))
    for term in content_terms(headline.title[:_READ]):
        counts[term] += _TITLE
    return counts


def _clusters(vectors: Sequence[Mapping[str, float]]) -> list[list[int]]:
    """Join what is most alike until nothing is (average linkage); groups of one are left out.

    Sokal and Michener 1958, "A statistical method for evaluating systematic relationships".
    """
    alike = _likeness(vectors)
    members = {n: [n] for n in range(len(vectors))}
    waiting = [(-sim, a, b) for a, row in alike.items() for b, sim in row.items() if a < b]
    heapq.heapify(waiting)
    latest = len(vectors)
    while waiting and -waiting[0][0] >= _ALIKE:
        _, a, b = heapq.heappop(waiting)
        if a not in members or b not in members:
            continue
        latest += 1
        new = latest
        for other in alike[a].keys() | alike[b].keys():
            if other in members and other not in {a, b}:
                total = alike[a].get(other, 0.0) * len(members[a])
                total += alike[b].get(other, 0.0) * len(members[b])
                sim = total / (len(members[a]) + len(members[b]))
                alike[new][other] = alike[other][new] = sim
                heapq.heappush(waiting, (-sim, other, new))
        members[new] = sorted(members.pop(a) + members.pop(b))
    return [each for each in members.values() if len(each) > 1]


def _likeness(vectors: Sequence[Mapping[str, float]]) -> dict[int, dict[int, float]]:
    """Return how alike those are that have more than one term in common; one is an accident."""
    holding: dict[str, list[int]] = defaultdict(list)
    alike: dict[int, dict[int, float]] = defaultdict(dict)
    for number, weights in enumerate(vectors):
        shared: Counter[int] = Counter(other for term in weights for other in holding[term])
        for other in (other for other, count in shared.items() if count >= _SHARED):
            theirs = vectors[other]
            sim = sum(weight * theirs.get(term, 0.0) for term, weight in weights.items())
            alike[number][other] = alike[other][number] = sim
        for term in weights:
            holding[term].append(number)
    return alike


def _name(headlines: Sequence[Headline], rarity: Mapping[str, float]) -> str:
    """Return what articles have in common, in words that stand in two of them at least."""
    texts = [f"{each.title[:_READ]}\n{each.sentence[:_READ]}" for each in headlines]
    language = guess_language(" ".join(each.title for each in headlines))
    phrases = key_phrases(texts, rarity, language=language, most=2, shared=True, room=NAME)
    return ", ".join(phrase.text for phrase in phrases)
