"""What a site's answer, or the lack of one, means for someone who wanted to read a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientError,
    ClientHttpProxyError,
    ClientPayloadError,
    ClientProxyConnectionError,
    ClientResponseError,
    ClientSSLError,
    InvalidURL,
)
from aiohttp.http_exceptions import ContentEncodingError
from multidict import CIMultiDict, CIMultiDictProxy

from bot.errors import (
    LinkRefused,
    LoginRequired,
    PageNotFound,
    SiteFailed,
    SourceError,
    TimedOut,
    Unreachable,
)
from bot.sources.fetch.dates import http_date
from bot.sources.fetch.guard import AddressRefused, NameUnanswered
from bot.sources.fetch.turns import HELD

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})

_PAUSES: Final = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})

_BAD_CERTIFICATE: Final = "That site's certificate is not valid, so I did not read it."
_NO_TLS: Final = "I could not make a secure connection to that site. Paste the text instead."
_NO_NAME: Final = "I could not find out in time where that site is. Try again in a moment."
_NO_PROXY: Final = "My way to the web is blocked: the bot's owner has to look at its proxy."


def check_status(status: int, *, proxied: bool) -> None:
    """Raise what a status means, unless it is a success.

    Args:
        status: Of the answer.
        proxied: Whether it came through the owner's proxy, which has statuses of its own.
    """
    match status:
        case HTTPStatus.PROXY_AUTHENTICATION_REQUIRED if proxied:
            raise Unreachable(_NO_PROXY)
        case HTTPStatus.NOT_FOUND | HTTPStatus.GONE:
            raise PageNotFound
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.PAYMENT_REQUIRED:
            raise LoginRequired
        case HTTPStatus.FORBIDDEN | HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            raise LoginRequired("That site does not let me in. Paste the text and I will read it.")
        case HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS:
            raise SiteFailed("That page is not available where I run. Paste its text instead.")
        case HTTPStatus.TOO_MANY_REQUESTS:
            raise SiteFailed(HELD)
    if not 200 <= status < 300:
        raise SiteFailed


def pause_asked(status: int, retry_after: str) -> float | None:
    """Return for how many seconds a site wants to be left alone; None when it does not say.

    Args:
        status: Of its answer; only 429 and 503 ask for a pause.
        retry_after: The header, seconds or a date (RFC 9110, 10.2.3).
    """
    if status not in _PAUSES:
        return None
    text = retry_after.strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    date = http_date(text)
    if date is None:
        return None
    return max((date - datetime.now(UTC)).total_seconds(), 0.0)


@contextmanager
def failures_mapped(*, proxied: bool) -> Iterator[None]:
    """Turn what aiohttp raises into this program's errors.

    Args:
        proxied: Whether all connections go to the owner's proxy.

    Raises:
        SourceError: the subclass says what went wrong.
    """
    try:
        yield
    except TimeoutError as exc:
        raise TimedOut from exc
    except (ClientError, OSError) as exc:
        if isinstance(exc, ClientResponseError):
            _forget_key(exc)
        raise _meaning(exc, proxied=proxied) from exc


def _forget_key(exc: ClientResponseError) -> None:
    """Take out of an error the headers of its request: the owner's key to the proxy is in them."""
    exc.request_info = exc.request_info._replace(headers=CIMultiDictProxy(CIMultiDict()))
    exc.args = (exc.request_info, exc.history)


def _meaning(exc: ClientError | OSError, *, proxied: bool) -> SourceError:
    error: SourceError = Unreachable()
    match exc:
        case InvalidURL() | ClientConnectorError(os_error=AddressRefused()):
            error = LinkRefused()
        # What a proxy answers to CONNECT is about the site, unless it does not know the bot.
        case ClientHttpProxyError(status=HTTPStatus.PROXY_AUTHENTICATION_REQUIRED):
            error = Unreachable(_NO_PROXY)
        case ClientHttpProxyError():
            error = Unreachable()
        case ClientPayloadError(__cause__=ContentEncodingError()) | ClientResponseError():
            error = SiteFailed()
        case ClientProxyConnectionError():
            error = Unreachable(_NO_PROXY)
        case ClientConnectorDNSError() if proxied:
            error = Unreachable(_NO_PROXY)
        case ClientConnectorCertificateError():
            error = Unreachable(_BAD_CERTIFICATE)
        case ClientSSLError():
            error = Unreachable(_NO_TLS)
        case ClientConnectorError(os_error=NameUnanswered()):
            error = Unreachable(_NO_NAME)
    return error
