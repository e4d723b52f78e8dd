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
from types import TracebackType
from typing import Any, Final, Self

from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, hdrs
from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from yarl import URL

from bot.errors import LinkRefused, TimedOut, TooLarge
from bot.sources.fetch.guard import guarded_connector
from bot.sources.fetch.names import SystemNames
from bot.sources.fetch.proxies import proxied_connector, read_proxy
from bot.sources.fetch.statuses import failures_mapped
from bot.sources.limits import Limits

YOUTUBE: Final = URL("https://www.youtube.com")

_OWN_SITES: Final = ("youtube.com", "googlevideo.com", "ytimg.com", "consent.google.com")
_READ_SIZE: Final = 64 * 1024
_PASSED_ON: Final = ("Accept", "Accept-Language", "Content-Type", "Cookie")
_GIVEN_BACK: Final = ("Content-Type", "Location")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


class YouTube:
    """An HTTP client that reaches YouTube and nothing else.

    Build it inside a running event loop.

    Raises:
        ConfigError: when the proxy's address is none.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._base = URL(limits.youtube_url)
        self._names = SystemNames()
        proxy, self._proxy_key = read_proxy(limits.proxy)
        self._proxied = proxy is not None
        dns_seconds = limits.dns_seconds
        self._session = ClientSession(
            connector=proxied_connector(proxy, dns_seconds=dns_seconds, resolver=self._names)
            if proxy
            else guarded_connector(
                allow_loopback=limits.allow_loopback,
                dns_seconds=dns_seconds,
                resolver=self._names,
            ),
            cookie_jar=DummyCookieJar(),
            headers={hdrs.USER_AGENT: limits.user_agent, hdrs.ACCEPT_ENCODING: "gzip, deflate"},
            timeout=ClientTimeout(total=None, sock_connect=limits.connect_seconds),
            proxy=proxy,
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()
        await self._names.close()

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
        with failures_mapped(proxied=self._proxied):
            async with (
                asyncio.timeout_at(deadline),
                self._session.request(
                    request.method or hdrs.METH_GET,
                    url,
                    # A proxy reads the headers of a plain request; of a tunnel, those of its own.
                    headers=headers | (self._proxy_key if url.scheme == "http" else {}),
                    data=request.body,
                    proxy_headers=self._proxy_key,
                    allow_redirects=False,
                ) as response,
            ):
                body = bytearray()
                async for piece in response.content.iter_chunked(_READ_SIZE):
                    body += piece
                    if len(body) > self._limits.max_bytes:
                        raise TooLarge
                known = {name: response.headers.get(name, "") for name in _GIVEN_BACK}
                return _Answer(response.status, response.reason or "", known, bytes(body))

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
