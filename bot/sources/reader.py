"""The Reader the pipeline uses: links, files and pasted text become articles."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from bot.errors import Empty, ExtractionFailed, TooLarge
from bot.flights import Flights
from bot.models import Article, SourceKind
from bot.sources.addresses import check_url
from bot.sources.attachments import FileFormat, file_format
from bot.sources.jobs import html_to_article, markdown_to_article, text_to_article
from bot.sources.limits import Limits
from bot.sources.raw import Raw
from bot.sources.web import Web
from bot.workers import WorkerFailure, Workers

PRELOAD: Final = ("bot.sources.preload",)
"""What worker processes that read articles should import before their first task."""

_JOBS: Final = {
    FileFormat.HTML: html_to_article,
    FileFormat.MARKDOWN: markdown_to_article,
    FileFormat.TEXT: text_to_article,
}


class ArticleReader:
    """Read sources under limits; implements `bot.ports.Reader`.

    All work on a source's content is done in worker processes, where hostile input can be
    stopped. Several members who post one link at once cause one fetch.
    """

    def __init__(self, *, web: Web, workers: Workers, limits: Limits) -> None:
        self._web = web
        self._workers = workers
        self._limits = limits
        self._pages: Flights[Article] = Flights()

    async def read_page(self, url: str) -> Article:
        """Fetch a link and find the article in it; `Article.url` is where redirects ended.

        Raises:
            SourceError: the subclass says what went wrong.
        """
        target = str(check_url(url, allow_loopback=self._limits.allow_loopback))
        return await self._pages.join(target, lambda: self._fetch(target))

    async def read_file(self, data: bytes, *, name: str, content_type: str | None) -> Article:
        """Read an attachment or a local file.

        Raises:
            SourceError: as above.
        """
        if len(data) > self._limits.max_file_bytes:
            raise TooLarge
        if not data.strip():
            raise Empty
        job = _JOBS[file_format(data, name=name, content_type=content_type)]
        return await self._extract(job, Raw(data, SourceKind.FILE, content_type or ""))

    async def read_text(self, text: str, *, url: str | None = None) -> Article:
        """Read pasted text; without the jump link of its message it counts as a file.

        Raises:
            SourceError: as above.
        """
        data = text.encode("utf-8", "replace")
        if len(data) > self._limits.max_file_bytes:
            raise TooLarge
        if not text.strip():
            raise Empty
        kind = SourceKind.CHAT if url else SourceKind.FILE
        return await self._extract(text_to_article, Raw(data, kind, url=url))

    async def _fetch(self, url: str) -> Article:
        with _failures_mapped(SourceKind.PAGE):
            # Workers not yet running take about as long to start as a site to answer.
            page, _ = await asyncio.gather(self._web.fetch(url), self._workers.start())
        job = html_to_article if page.is_html else text_to_article
        return await self._extract(
            job, Raw(page.body, SourceKind.PAGE, page.content_type, page.url)
        )

    async def _extract(self, job: Callable[[Raw, int], Article], raw: Raw) -> Article:
        limits = self._limits
        seconds = limits.extract_seconds if job is html_to_article else limits.clean_seconds
        with _failures_mapped(raw.kind):
            article = await self._workers.run(job, raw, limits.min_words, timeout=seconds)
        if len(article.text) > limits.max_characters:
            raise TooLarge
        return article


@contextmanager
def _failures_mapped(kind: SourceKind) -> Iterator[None]:
    try:
        yield
    except WorkerFailure as exc:
        if kind is SourceKind.PAGE:
            raise ExtractionFailed from exc
        raise ExtractionFailed("I could not get through that text. Try a part of it.") from exc
