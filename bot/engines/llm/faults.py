"""What one try of a call can come to, beside an answer; the retry layer decides what follows."""

from __future__ import annotations


class Fault(Exception):
    """Base of them; no message holds text of a source or a secret."""


class RateLimited(Fault):
    """429; `retry_after` is in seconds, None when the endpoint does not say."""

    def __init__(self, retry_after: float | None) -> None:
        self.retry_after = retry_after
        super().__init__(f"rate limited, retry after {retry_after}")


class Transient(Fault):
    """5xx, a dropped connection, silence: the same call may work a moment later."""


class Unusable(Fault):
    """An answer came and is none; `problem` is said to the model, which gets one more chance."""

    def __init__(self, problem: str, *, too_long: bool = False) -> None:
        self.problem = problem
        self.too_long = too_long
        super().__init__(problem)


class Declined(Unusable):
    """The model refused, or a content filter did."""
