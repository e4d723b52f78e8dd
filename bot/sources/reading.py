"""What reading one page of a site gave."""

from __future__ import annotations

from dataclasses import dataclass

from bot.models import Article


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, or one page of it.

    Attributes:
        next_url: Where the article goes on, absolute and on the same site; None where it ends.
    """

    article: Article
    next_url: str | None = None
