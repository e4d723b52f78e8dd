"""The Protocols between the pipeline and its adapters: what the flow needs from the outside."""

from __future__ import annotations

from typing import Protocol

from bot.models import Article, Length, Progress, Selection, Summary, Usage


class Reader(Protocol):
    """Turn what a member gave into an article."""

    async def read_page(self, url: str) -> Article:
        """Fetch a link and find the article in it.

        Raises:
            SourceError: the subclass says what went wrong, in a sentence for the asker.
        """

    async def read_file(self, data: bytes, *, name: str, content_type: str | None) -> Article:
        """Read an attachment or a local file; without a type the name's extension decides.

        Raises:
            SourceError: as above.
        """

    async def read_text(self, text: str, *, url: str | None = None) -> Article:
        """Read pasted text; `url` is the jump link of the message it stands in.

        Raises:
            SourceError: as above.
        """


class Watch(Protocol):
    """Who follows one piece of an engine's work; both calls return at once."""

    def report(self, progress: Progress) -> None:
        """Take note of how far it is."""

    def charge(self, usage: Usage) -> None:
        """Take note of what a call cost, whether or not its answer was of use."""


class Engine(Protocol):
    """Write summaries and choose quotes; every quote returned is a span of the article's text."""

    @property
    def signature(self) -> str:
        """Return what, beside an article and an order, decides what is written."""

    async def estimate(self, article: Article, *, length: Length) -> Usage:
        """Return about what a summary would take; all zero where nothing is to be paid.

        Raises:
            EngineError: with a sentence for the asker.
        """

    async def summarize(
        self,
        article: Article,
        *,
        length: Length,
        language: str | None,
        watch: Watch,
        background: bool = False,
    ) -> Summary:
        """Summarise an article in `language` (ISO 639-1; None means the article's own).

        Nobody waits for work in the background; it lets other work go first. The summary's `usage`
        is left to the watch.

        Raises:
            EngineError: with a sentence for the asker.
        """

    async def quotes(self, article: Article, *, limit: int, watch: Watch) -> Selection:
        """Choose at most `limit` key quotes, in source order.

        Raises:
            EngineError: with a sentence for the asker.
        """
