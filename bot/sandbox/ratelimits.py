"""Rate limits as Discord enforces them: a bucket per route and major parameter, and a global one.

Headers and bodies: https://docs.discord.com/developers/topics/rate-limits. Discord does not publish
the sizes of its buckets; the defaults here are what clients observe.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.sandbox.errors import DiscordFault

SEND = "POST /channels/{channel_id}/messages"
EDIT = "PATCH /channels/{channel_id}/messages/{message_id}"
DELETE = "DELETE /channels/{channel_id}/messages/{message_id}"
REACT = "PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me"
TYPING = "POST /channels/{channel_id}/typing"
CHANGE = "PATCH /channels/{channel_id}"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many calls in so many seconds."""

    calls: int
    seconds: float


def _observed() -> dict[str, Limit]:
    return {
        SEND: Limit(5, 5.0),
        EDIT: Limit(5, 5.0),
        DELETE: Limit(5, 1.0),
        REACT: Limit(1, 0.25),
        TYPING: Limit(5, 5.0),
        CHANGE: Limit(5, 15.0),
    }


@dataclass(frozen=True)
class RateLimits:
    """The sizes of all buckets; routes that are not named share `other`, each with its own bucket.

    Attributes:
        routes: Limits by "METHOD /route/{template}".
        everything: The application's global limit.
        renames: Changes of a channel's name or topic, inside its PATCH bucket.
        old_edits: Edits per channel of messages older than an hour (code 30046).
    """

    routes: Mapping[str, Limit] = field(default_factory=_observed)
    other: Limit = Limit(50, 1.0)
    everything: Limit = Limit(50, 1.0)
    renames: Limit = Limit(2, 600.0)
    old_edits: Limit = Limit(3, 20.0)

    @classmethod
    def wide(cls) -> RateLimits:
        """Return limits that no load test reaches."""
        far = Limit(1_000_000, 1.0)
        return cls({}, far, far, far, far)


class _Window:
    """Calls counted in a window that opens with the first of them."""

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self._used = 0
        self._ends = 0.0

    def take(self) -> bool:
        now = time.monotonic()
        if now >= self._ends:
            self._used, self._ends = 0, now + self.limit.seconds
        if self._used >= self.limit.calls:
            return False
        self._used += 1
        return True

    @property
    def remaining(self) -> int:
        return self.limit.calls - self._used

    @property
    def reset_after(self) -> float:
        return max(0.0, self._ends - time.monotonic())


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one call was granted: headers for its answer, and the refusal if it came too soon."""

    headers: dict[str, str]
    fault: DiscordFault | None = None


class RateLimiter:
    """Counts the calls of every application."""

    def __init__(self, limits: RateLimits) -> None:
        self.limits = limits
        self._windows: dict[tuple[str, ...], _Window] = {}

    def admit(self, who: str, route: str, major: str) -> Allowance:
        """Count one call of a route; interactions and webhooks pass `who` as their token."""
        window = self._window(self.limits.routes.get(route, self.limits.other), who, route, major)
        total = self._window(self.limits.everything, who)
        if not window.take():
            return Allowance(_headers(window, route), _too_many(window))
        if not total.take():
            return Allowance({"X-RateLimit-Global": "true"}, _too_many(total, of_everything=True))
        return Allowance(_headers(window, route))

    def take_rename(self, channel_id: int) -> None:
        """Count a change of a channel's name or topic.

        Raises:
            DiscordFault: 429 with the seconds to wait.
        """
        window = self._window(self.limits.renames, "rename", str(channel_id))
        if not window.take():
            raise _too_many(window)

    def take_old_edit(self, channel_id: int) -> None:
        """Count an edit of a message that is older than an hour.

        Raises:
            DiscordFault: 429 with code 30046.
        """
        window = self._window(self.limits.old_edits, "old edit", str(channel_id))
        if not window.take():
            sentence = "Maximum number of edits to messages older than 1 hour reached. "
            wait = round(window.reset_after, 3)
            raise DiscordFault(429, 30046, f"{sentence}Try again later.", retry_after=wait)

    def _window(self, limit: Limit, *key: str) -> _Window:
        if key not in self._windows:
            self._windows[key] = _Window(limit)
        return self._windows[key]


def _too_many(window: _Window, *, of_everything: bool = False) -> DiscordFault:
    return DiscordFault(
        429,
        0,
        "You are being rate limited.",
        retry_after=round(window.reset_after, 3),
        of_everything=of_everything,
    )


def _headers(window: _Window, route: str) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": str(window.limit.calls),
        "X-RateLimit-Remaining": str(window.remaining),
        "X-RateLimit-Reset": f"{time.time() + window.reset_after:.3f}",
        "X-RateLimit-Reset-After": f"{window.reset_after:.3f}",
        "X-RateLimit-Bucket": hashlib.md5(route.encode(), usedforsecurity=False).hexdigest(),
    }
