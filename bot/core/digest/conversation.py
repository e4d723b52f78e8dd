"""A conversation: messages that belong together, whichever way that was found."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Final

from bot.core.digest.reading import Read

_FRAGMENT: Final = 2
"""Messages that say something, up to which it takes two people or an announcement."""
_ANNOUNCES: Final = 8
_NOTED: Final = 2
_BESIDE: Final = 2
"""Terms and reactions from which on a message alone is worth telling of; and messages of others
that make an introduction a part of what they talk about."""


@dataclass(slots=True)
class Conversation:
    """Messages that belong together, oldest first.

    Attributes:
        home: The channel it took place in; that of a thread is the one it hangs from.
    """

    home: int
    reads: list[Read] = field(default_factory=list)

    @property
    def is_topic(self) -> bool:
        """Whether it is worth telling of: an exchange, or an announcement."""
        says = self.says
        if len(says) > _FRAGMENT:
            return True
        if len({read.post.author for read in says}) > 1:
            return True
        return any(
            len(read.terms) >= _ANNOUNCES or (read.post.reactions >= _NOTED) for read in says
        )

    @property
    def says(self) -> list[Read]:
        """Return the messages that say something.

        What only introduces a link is one of them where others answer it, or talk beside it.
        """
        talk = [read for read in self.reads if read.says and not read.introduces]
        if len(talk) == len(self.reads):
            return talk
        talkers = Counter(read.post.author for read in talk)
        answers: dict[int, set[int]] = defaultdict(set)
        for read in talk:
            # A thread has the id of the message that it hangs from.
            for answered in (read.post.reply_to, read.post.channel):
                answers[answered or 0].add(read.post.author)

        def counts(read: Read) -> bool:
            post = read.post
            beside = len(talk) - talkers[post.author]
            return bool(answers[post.id] - {post.author}) or beside >= _BESIDE

        return [read for read in self.reads if read.says and (not read.introduces or counts(read))]


def moment(number: int) -> int:
    """Return when an id was given, in milliseconds of Discord's own epoch.

    https://discord.com/developers/docs/reference#snowflakes
    """
    return number >> 22
