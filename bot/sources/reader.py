"""The Reader the pipeline uses: links, files and pasted text become articles."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Final, TypeVar

from aiohttp.abc import AbstractResolver

from bot.core.videos import Video, video_of
from bot.errors import Empty, ExtractionFailed, ReadersBusy, SourceError, TooLarge
from bot.flights import Flights
from bot.models import Article, ChatLine, SourceKind
from bot.sources.attachments import FileFormat, file_format
from bot.sources.fetch.addresses import check_url
from bot.sources.fetch.slots import Slot
from bot.sources.fetch.web import LeadsElsewhere, Page, Web
from bot.sources.jobs import (
    chat_to_article,
    docx_to_article,
    html_to_article,
    joined,
    markdown_to_article,
    pdf_to_article,
    rtf_to_article,
    subtitles_to_article,
    text_to_article,
    transcript_to_article,
)
from bot.sources.limits import Limits
from bot.sources.raw import Raw
from bot.sources.reading import Reading
from bot.sources.video.fetching import Videos
from bot.workers import WorkerFailure, Workers, WorkersBusy

R = TypeVar("R", bound=Article | Reading)

log = logging.getLogger(__name__)

PRELOAD: Final = ("bot.sources.preload",)
"""What worker processes that read articles should import before their first task."""

_Job = Callable[[Raw, int], Article | Reading]

_JOBS: Final[dict[FileFormat, _Job]] = {
    FileFormat.HTML: html_to_article,
    FileFormat.MARKDOWN: markdown_to_article,
    FileFormat.TEXT: text_to_article,
    FileFormat.PDF: pdf_to_article,
    FileFormat.DOCX: docx_to_article,
    FileFormat.RTF: rtf_to_article,
    FileFormat.SUBTITLES: subtitles_to_article,
}

_ANY: Final = 1
"""Words that the later pages of an article hold at least."""

_DOCUMENTS: Final = frozenset(
    {pdf_to_article, docx_to_article, rtf_to_article, subtitles_to_article}
)
"""What a small hostile file can keep busy for all its time."""

_LONG_TEXT: Final = 256 * 1024
"""Bytes of plain text that take longer than a page."""


class ArticleReader:
    """Read sources under limits; implements `bot.ports.Reader`.

    All work on a source's content is done in worker processes, where hostile input can be
    stopped. Several members who post one link at once cause one fetch.
    """

    def __init__(
        self,
        *,
        web: Web,
        videos: Videos,
        workers: Workers,
        limits: Limits,
        slots: asyncio.Semaphore,
    ) -> None:
        self._slots = slots
        self._in_lane = 0
        self._slow = asyncio.Semaphore(max(1, workers.processes - 1))
        self._visits = asyncio.Semaphore(limits.visits)
        self._web = web
        self._videos = videos
        self._workers = workers
        self._limits = limits
        self._pages: Flights[Article] = Flights()

    async def read_page(self, url: str) -> Article:
        """Fetch a link and find the article in it; `Article.url` is where redirects ended.

        Raises:
            SourceError: the subclass says what went wrong.
        """
        video = video_of(url)
        if video is not None:
            return await self._pages.join(video.url, lambda: self._watch(video))
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
        raw = Raw(data, SourceKind.FILE, content_type or "")
        return (await self._extract(job, raw, self._limits.min_words)).article

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
        raw = Raw(data, kind, url=url)
        return (await self._extract(text_to_article, raw, self._limits.min_words)).article

    async def read_chat(self, lines: Sequence[ChatLine], *, url: str) -> Article:
        """Read a run of messages as one text.

        Raises:
            SourceError: as above.
        """
        if not lines:
            raise Empty
        return await self._run(chat_to_article, lines, url, self._limits.min_words)

    async def _watch(self, video: Video) -> Article:
        min_words = self._limits.min_words
        async with Slot(self._visits) as visit:
            raw, _ = await asyncio.gather(self._videos.fetch(video, slot=visit), self._started())
            await visit.take()
            return await self._run(transcript_to_article, raw, min_words)

    async def _fetch(self, url: str) -> Article:
        try:
            return await self._open(url)
        except LeadsElsewhere as found:
            # A short link can lead to a video, whose own page says next to nothing.
            return await self.read_page(found.url)

    async def _open(self, url: str) -> Article:
        async with Slot(self._visits) as visit:
            # Workers not yet running take about as long to start as a site to answer.
            page, _ = await asyncio.gather(
                self._web.fetch(url, slot=visit, elsewhere=_is_video), self._started()
            )
            await visit.take()
            first = await self._read(page, self._limits.min_words)
            return await self._whole(first, page.url, visit) if first.next_url else first.article

    async def _whole(self, first: Reading, url: str, visit: Slot) -> Article:
        """Read the pages on which an article goes on, as many as the limits and the site allow."""
        following: list[Article] = []
        seen, further = {url}, first.next_url
        try:
            async with asyncio.timeout(self._limits.total_seconds + self._limits.site_wait):
                while further and len(seen) < self._limits.pages:
                    seen.add(further)
                    page = await self._read(await self._web.fetch(further, slot=visit), _ANY)
                    following.append(page.article)
                    further = page.next_url if page.next_url not in seen else None
        except (TimeoutError, SourceError) as error:
            log.info("an article was read in part: %s", type(error).__name__)
        more = further is not None
        return await self._run(joined, first.article, following, more)

    async def _read(self, page: Page, min_words: int) -> Reading:
        raw = Raw(page.body, SourceKind.PAGE, page.content_type, page.url)
        return await self._extract(_JOBS[page.format], raw, min_words)

    async def _extract(self, job: _Job, raw: Raw, min_words: int) -> Reading:
        read = await self._run(job, raw, min_words)
        return read if isinstance(read, Reading) else Reading(read)

    async def _run(self, job: Callable[..., R], *args: Any) -> R:
        """Do the work on a source in a worker process.

        Raises:
            SourceError: when it cannot be done, or gives too long a text.
        """
        seconds = self._seconds_of(job)
        with _failures_mapped(job):
            async with self._lane_of(job, args), self._slots:
                read = await self._workers.run(job, *args, timeout=seconds)
        article = read.article if isinstance(read, Reading) else read
        if len(article.text) > self._limits.max_characters:
            raise TooLarge
        return read

    def _seconds_of(self, job: Callable[..., Any]) -> float:
        if job in _DOCUMENTS:
            return self._limits.document_seconds
        # Plain text holds no traps, and may be a whole book.
        is_page = job is html_to_article
        return self._limits.extract_seconds if is_page else self._limits.clean_seconds

    @asynccontextmanager
    async def _lane_of(self, job: Callable[..., Any], args: tuple[Any, ...]) -> AsyncIterator[None]:
        """Let slow work wait for its lane, so that it leaves a worker to pages; they do not wait.

        Raises:
            ReadersBusy: so much waits already that no visits would be left to pages.
        """
        is_long = any(isinstance(each, Raw) and len(each.body) > _LONG_TEXT for each in args)
        if job not in _DOCUMENTS and (job is html_to_article or not is_long):
            yield
            return
        if self._in_lane >= max(1, self._limits.visits // 2):
            raise ReadersBusy
        self._in_lane += 1
        try:
            async with self._slow:
                yield
        finally:
            self._in_lane -= 1

    async def _started(self) -> None:
        with _failures_mapped(html_to_article):
            await self._workers.start()


def _is_video(url: str) -> bool:
    return video_of(url) is not None


@asynccontextmanager
async def open_reader(
    workers: Workers,
    limits: Limits,
    *,
    slots: asyncio.Semaphore | None = None,
    resolver: AbstractResolver | None = None,
) -> AsyncIterator[ArticleReader]:
    """Build a reader with its connections; leaving closes them.

    Args:
        workers: Where sources are taken apart.
        limits: What reading may cost.
        slots: How many sources are taken apart at once; None sets no bound.
        resolver: As for `Web`.

    Raises:
        ConfigError: when the proxy's address is none.
    """
    async with (
        Web(limits, resolver=resolver) as web,
        Videos(limits=limits, client=web.client) as videos,
    ):
        yield ArticleReader(
            web=web,
            videos=videos,
            workers=workers,
            limits=limits,
            slots=slots or asyncio.Semaphore(sys.maxsize),
        )


@contextmanager
def _failures_mapped(job: Callable[..., Any]) -> Iterator[None]:
    try:
        yield
    except WorkersBusy as exc:
        raise ReadersBusy from exc
    except WorkerFailure as exc:
        if job in {html_to_article, joined}:
            raise ExtractionFailed from exc
        what = "file" if job in _DOCUMENTS else "text"
        raise ExtractionFailed(f"I could not get through that {what}. Try a part of it.") from exc
