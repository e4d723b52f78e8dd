"""The Protocols between the pipeline and its adapters: what the flow needs from the outside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from bot.core.render.payload import Picture
from bot.digests import Bar, Material, Minutes
from bot.models import (
    Answer,
    Article,
    ChatLine,
    Cuts,
    Exchange,
    Inquiry,
    Length,
    Progress,
    Selection,
    Summary,
    Usage,
)

R = TypeVar("R")


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

    async def read_chat(self, lines: Sequence[ChatLine], *, url: str) -> Article:
        """Read a run of messages; `url` is the jump link of the first one.

        Raises:
            SourceError: as above.
        """


class Book(Protocol):
    """Keep account of what was used on a day."""

    async def add(self, day: date, accounts: Sequence[tuple[str, int]], usage: Usage) -> None:
        """Add what was used to each account ("member" or "server", and an id)."""

    async def used(self, day: date, account: tuple[str, int]) -> Usage:
        """Return what an account has used on a day."""


class Shelf(Protocol[R]):
    """Keep results over restarts, and for other processes."""

    async def get(self, key: str) -> R | None:
        """Return what was kept under a key."""

    async def put(self, key: str, value: R, *, document: int | None) -> None:
        """Keep a result as long as the document it was made of (a row's number) is kept."""


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

    async def passages(self, article: Article) -> Cuts:
        """Cut an article into what questions about it are answered from; it takes no model.

        Raises:
            EngineError: with a sentence for the asker.
        """

    def expected(self, inquiry: Inquiry) -> Usage:
        """Return about what an answer will take; all zero where nothing is to be paid."""

    async def answer(self, inquiry: Inquiry, *, watch: Watch) -> Answer:
        """Answer a question from articles alone, or find that they do not say.

        The watch is told what of the answer is written and borne out so far, in `Progress.draft`,
        without markers. The answer's `usage` is left to the watch.

        Raises:
            EngineError: with a sentence for the asker.
        """

    async def condense(self, gist: str, exchanges: Sequence[Exchange], *, watch: Watch) -> str:
        """Put what older exchanges of a conversation came to into a few lines.

        Args:
            gist: What still older ones came to; empty when there are none.
            exchanges: Oldest first.
            watch: Told what it costs.

        Raises:
            EngineError: with a sentence for the asker.
        """

    def expected_digest(self, material: Material) -> Usage:
        """Return about what minutes will take; all zero where nothing is to be paid."""

    async def digest(
        self, material: Material, *, watch: Watch, background: bool = False
    ) -> Minutes:
        """Tell what people talked about, and sort articles by topic.

        Every statement rests on messages of the material; every excerpt stands in its message word
        for word. What it costs is told to the watch.

        Raises:
            EngineError: with a sentence for the asker.
        """


class Charts(Protocol):
    """Draw what a digest counts."""

    async def make(self, bars: Sequence[Bar], title: str) -> Picture | None:
        """Return a picture of counts by name; None where none can be drawn."""
