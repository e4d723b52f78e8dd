"""What people talked about, told by phrases and messages of theirs alone."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from bot.core.digest.conversation import Conversation
from bot.core.digest.phrases import Phrase, key_phrases
from bot.core.digest.reading import Read, rarities, read_posts
from bot.core.digest.segments import conversations
from bot.core.digest.telling import telling
from bot.core.sentences import guess_language
from bot.digests import Excerpt, Posted, Topic

TOPICS: Final = 12
"""The most important ones are told."""

SOURCES: Final = 20
"""Messages that a topic's name and excerpts rest on, at most."""

_PEOPLE, _REPLIES, _REACTIONS = 0.6, 0.4, 0.5
_SAMPLE: Final = 800
_ENOUGH: Final = 80
"""Characters that a language is told by, and how many it takes."""
_HOLDING: Final = 5
"""Messages that stand for each phrase of a name."""


def topics(posts: Sequence[Posted]) -> tuple[Topic, ...]:
    """Return what people talked about, the most important first.

    Args:
        posts: Oldest first, of any channels and threads.
    """
    reads = read_posts(posts)
    found = conversations(reads)
    spread = Counter(term for read in reads for term in read.terms)
    rarity = rarities([read.terms for read in reads])
    spoken = _languages(reads)
    worth = sorted(
        (one for one in found if one.is_topic),
        key=lambda one: (-_importance(one), one.reads[0].post.id),
    )
    told = (_topic(one, _telling_terms(one, spread, rarity), spoken) for one in worth)
    return tuple(islice(filter(None, told), TOPICS))


def _importance(one: Conversation) -> float:
    says = one.says
    people = len({read.post.author for read in says})
    replies = sum(read.post.reply_to is not None for read in one.reads)
    reactions = sum(read.post.reactions for read in one.reads)
    worth = math.log2(1 + len(says)) * math.pow(people, _PEOPLE)
    return worth + _REPLIES * math.log2(1 + replies) + _REACTIONS * math.log2(1 + reactions)


def _telling_terms(
    one: Conversation, spread: Mapping[str, int], rarity: Mapping[str, float]
) -> dict[str, float]:
    """Return what terms count here: rare ones more, and those that are hardly used elsewhere."""
    here = Counter(term for read in one.reads for term in read.terms)
    return {term: rarity[term] * math.sqrt(n / spread[term]) for term, n in here.items()}


def _topic(
    one: Conversation, rarity: Mapping[str, float], spoken: Mapping[int, str]
) -> Topic | None:
    """Return the topic of a conversation, or None where nothing can be shown of it."""
    says = one.says
    language = _language(says) or spoken[says[0].post.channel]
    worded = [read for read in one.reads if read.terms]
    phrases = key_phrases(
        [read.plain for read in worded], rarity, language=language, without=_called(one.reads)
    )
    names = [phrase.text for phrase in phrases]
    told = telling(says, _answers(one.reads), rarity, names, language)
    if not told:
        return None
    talkers = Counter(read.post.author for read in one.reads)
    return Topic(
        title=", ".join(phrase.text for phrase in phrases),
        told=told,
        messages=_sources(worded, phrases, told),
        size=len(one.reads),
        people=tuple(author for author, _ in talkers.most_common()),
    )


def _answers(reads: Sequence[Read]) -> Counter[int]:
    """Return how many others answered each message."""
    authors = {read.post.id: read.post.author for read in reads}
    found = {(read.post.reply_to, read.post.author) for read in reads}
    return Counter(
        answered for answered, who in found if answered and authors.get(answered, who) != who
    )


def _sources(
    worded: Sequence[Read], phrases: Iterable[Phrase], told: Iterable[Excerpt]
) -> tuple[int, ...]:
    held = (number for phrase in phrases for number in phrase.texts[:_HOLDING])
    return tuple(sorted({each.message for each in told} | {worded[n].post.id for n in held}))


def _called(reads: Iterable[Read]) -> frozenset[str]:
    """Return the words of people's names: that they are there is told anyway."""
    names = {read.post.speaker for read in reads}
    return frozenset(word for name in names for word in name.casefold().split())


def _languages(reads: Iterable[Read]) -> dict[int, str]:
    """Return the language that is spoken in each channel; English where little is said."""
    channels: dict[int, list[Read]] = defaultdict(list)
    for read in reads:
        channels[read.post.channel].append(read)
    return {channel: _language(held) or "en" for channel, held in channels.items()}


def _language(reads: Iterable[Read]) -> str | None:
    sample = ""
    for read in reads:
        if read.says and len(sample) < _SAMPLE:
            sample += " ".join(read.plain.split()) + " "
    return guess_language(sample) if len(sample) >= _ENOUGH else None
