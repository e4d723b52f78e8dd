"""Requests that a library makes in a thread, carried out under this program's own limits.

`requests` knows no deadline for a whole answer, no size limit, and no check of the address it
connects to. So the library only builds its requests here; the event loop sends them.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import hdrs
from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from yarl import URL

from bot.errors import LinkRefused, TimedOut
from bot.sources.fetch.client import Client
from bot.sources.fetch.statuses import failures_mapped, pause_asked

YOUTUBE: Final = URL("https://www.youtube.com")

_OWN_SITES: Final = ("youtube.com", "googlevideo.com", "ytimg.com", "consent.google.com")
_PASSED_ON: Final = ("Accept", "Accept-Language", "Content-Type", "Cookie")
_GIVEN_BACK: Final = ("Content-Type", "Location")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


class YouTube:
    """Reaches YouTube and nothing else.

    Args:
        client: Sends the requests.
        base: Where YouTube is; another address in tests.
        site: What to call it among the sites that are visited in turns.
    """

    def __init__(self, client: Client, base: URL, site: str) -> None:
        self._client = client
        self._base = base
        self._site = site

    async def send(self, request: PreparedRequest, *, deadline: float) -> _Answer:
        """Carry out a request; redirects are left to the asker, who comes back with each.

        Args:
            request: As the library built it.
            deadline: When the answer must be there, by the event loop's clock.

        Raises:
            SourceError: its subclass says what went wrong.
        """
        url = self._own(URL(request.url or "", encoded=True))
        headers = {
            name: str(request.headers[name]) for name in _PASSED_ON if name in request.headers
        }
        with failures_mapped(proxied=self._client.proxied):
            async with (
                asyncio.timeout_at(deadline),
                self._client.send(
                    url, headers, method=request.method or hdrs.METH_GET, data=request.body
                ) as response,
            ):
                pause = pause_asked(response.status, response.headers.get(hdrs.RETRY_AFTER, ""))
                if pause is not None:
                    self._client.turns.hold(self._site, pause)
                body = await self._client.read_body(response)
                known = {name: response.headers.get(name, "") for name in _GIVEN_BACK}
                return _Answer(response.status, response.reason or "", known, body)

    def _own(self, url: URL) -> URL:
        """Return where a request goes.

        Raises:
            LinkRefused: when that is not YouTube.
        """
        if url.origin() == YOUTUBE:
            return self._base.origin().join(url.relative())
        if url.origin() == self._base.origin():
            return url
        host = url.host or ""
        own = any(host == site or host.endswith(f".{site}") for site in _OWN_SITES)
        if not own or url.scheme != "https" or url.port != 443 or url.user or url.password:
            raise LinkRefused
        return url


class LoopAdapter(BaseAdapter):
    """What a session of `requests` in a thread sends through; it keeps the bodies that came.

    Attributes:
        bodies: What came last from each path.
    """

    def __init__(
        self, youtube: YouTube, loop: asyncio.AbstractEventLoop, *, deadline: float
    ) -> None:
        super().__init__()
        self.bodies: dict[str, bytes] = {}
        self._youtube = youtube
        self._loop = loop
        self._deadline = deadline
        self._asked: Future[_Answer] | None = None
        self._stopped = False

    def stop(self) -> None:
        """Let the thread run to its end: nobody waits for it any more."""
        self._stopped = True
        if self._asked is not None:
            self._asked.cancel()

    def send(self, request: PreparedRequest, *_: Any, **__: Any) -> Response:  # noqa: D102
        if self._stopped:
            raise TimedOut
        sent = self._youtube.send(request, deadline=self._deadline)
        self._asked = asyncio.run_coroutine_threadsafe(sent, self._loop)
        answer = self._asked.result()
        self.bodies[request.path_url.partition("?")[0]] = answer.body
        response = Response()
        response.status_code = answer.status
        response.reason = answer.reason
        response.headers = CaseInsensitiveDict(
            {name: value for name, value in answer.headers.items() if value}
        )
        response.encoding = "utf-8"
        response.raw = io.BytesIO(answer.body)
        response.url = request.url or ""
        response.request = request
        return response

    def close(self) -> None:  # noqa: D102
        return None
