"""Fetch what is said in a video, and what its page says of it."""

from __future__ import annotations

import asyncio
import json
import logging
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlencode

from yarl import URL

from bot.core.videos import Video
from bot.errors import NoTranscript, SiteFailed, SourceError, TimedOut, Unreachable, VideoNotFound
from bot.sources.fetch.client import Client
from bot.sources.fetch.slots import Slot
from bot.sources.fetch.turns import site_of
from bot.sources.limits import Limits
from bot.sources.video.recording import RawTranscript

if TYPE_CHECKING:
    from requests import Session
    from youtube_transcript_api import YouTubeTranscriptApiException
    from youtube_transcript_api._transcripts import Transcript

    from bot.sources.video.youtube import LoopAdapter

_log = logging.getLogger(__name__)

_REDIRECTS: Final = 5
_ENGLISH: Final = "en"
_WATCH_PATH: Final = "/watch"
_PLAYER_PATH: Final = "/youtubei/v1/player"
_PAGE_DATA: Final = re.compile(r"ytInitialPlayerResponse\s*=\s*(?=\{)")
_DATED: Final = re.compile(r'<meta itemprop="(?:datePublished|uploadDate)" content="([^"]{1,40})"')

MEANINGS: Final[Mapping[str, type[SourceError]]] = {
    "AgeRestricted": NoTranscript,
    "CookieError": NoTranscript,
    "CookieInvalid": NoTranscript,
    "CookiePathInvalid": NoTranscript,
    "CouldNotRetrieveTranscript": NoTranscript,
    "FailedToCreateConsentCookie": NoTranscript,
    "InvalidVideoId": VideoNotFound,
    "IpBlocked": NoTranscript,
    "NoTranscriptFound": NoTranscript,
    "NotTranslatable": NoTranscript,
    "PoTokenRequired": NoTranscript,
    "RequestBlocked": NoTranscript,
    "TranscriptsDisabled": NoTranscript,
    "TranslationLanguageNotAvailable": NoTranscript,
    "VideoUnavailable": VideoNotFound,
    "VideoUnplayable": VideoNotFound,
    "YouTubeDataUnparsable": NoTranscript,
    "YouTubeRequestFailed": SiteFailed,
    "YouTubeTranscriptApiException": NoTranscript,
}
"""What each exception of the library means, by its name: the library is imported late."""


class Videos:
    """Read videos of YouTube under limits, through `youtube-transcript-api`.

    The library waits for its answers in a thread of its own; its requests are sent by the event
    loop. It and `requests` are imported at the first video, as few bots ever meet one.

    YouTube is a site like any other and sees its visitors in turns. One video is one visit: its
    few requests follow each other, as a browser's do.

    Args:
        limits: What a video may cost.
        client: Sends the requests; whoever else asks YouTube's pages shares it.
    """

    def __init__(self, *, limits: Limits, client: Client) -> None:
        self._limits = limits
        self._client = client
        self._base = URL(limits.youtube_url)
        self._site = site_of(self._base)
        # As many as have a turn at once: who has one must not wait for a thread too.
        self._threads = ThreadPoolExecutor(limits.site_connections, thread_name_prefix="videos")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def fetch(self, video: Video, *, slot: Slot | None = None) -> RawTranscript:
        """Return the captions of a video: in its own language, else in English, else in any.

        Args:
            video: Which.
            slot: Where it is worked on; it is taken when YouTube may be asked, not before.

        Raises:
            NoTranscript: when there are none, or YouTube does not hand them out.
            VideoNotFound: when there is no such video, or not for everybody.
            SourceError: its subclass says what else went wrong.
        """
        if slot is not None:
            slot.give_back()
        async with self._client.turns.turn(self._site, patience=self._limits.site_wait):
            if slot is not None:
                await slot.take()
            return await self._visit(video)

    async def _visit(self, video: Video) -> RawTranscript:
        loop = asyncio.get_running_loop()
        # The import is the thread's too: the loop has other things to do.
        await loop.run_in_executor(self._threads, import_module, "youtube_transcript_api")
        from bot.sources.video.youtube import LoopAdapter, YouTube

        deadline = loop.time() + self._limits.total_seconds
        adapter = LoopAdapter(
            YouTube(self._client, self._base, self._site), loop, deadline=deadline
        )
        try:
            async with asyncio.timeout_at(deadline):
                return await loop.run_in_executor(self._threads, _read, video, adapter)
        except TimeoutError as exc:
            raise TimedOut from exc
        finally:
            adapter.stop()


def _read(video: Video, adapter: LoopAdapter) -> RawTranscript:
    """Ask the library for a video; runs in a thread."""
    from requests import JSONDecodeError, RequestException, Session
    from youtube_transcript_api import YouTubeTranscriptApi, YouTubeTranscriptApiException

    with Session() as session:
        session.trust_env = False
        session.max_redirects = _REDIRECTS
        for scheme in ("https://", "http://"):
            session.mount(scheme, adapter)
        try:
            tracks = list(YouTubeTranscriptApi(http_client=session).list(video.id))
            track = best_track(tracks)
            said = track.fetch()
            return _with_details(
                RawTranscript(
                    url=video.url,
                    cues=_cues((line.start, line.duration, line.text) for line in said),
                    language=track.language_code,
                ),
                session,
                adapter.bodies,
            )
        except YouTubeTranscriptApiException as exc:
            raise _meaning(exc) from exc
        except JSONDecodeError as exc:
            raise _unknown_form(exc) from exc
        except RequestException as exc:
            raise Unreachable from exc
        # The library takes the form of YouTube's answers for granted.
        except (ValueError, LookupError, AttributeError, TypeError, SyntaxError) as exc:
            raise _unknown_form(exc) from exc


def best_track(tracks: Sequence[Transcript]) -> Transcript:
    """Return the captions to read: the video's own language, else English, else any.

    Captions that YouTube made itself are in the language that is spoken; those that somebody
    wrote are better where both are to be had.
    """
    if not tracks:
        raise NoTranscript
    spoken = next((_primary(track) for track in tracks if track.is_generated), _ENGLISH)

    def preference(track: Transcript) -> tuple[bool, bool, bool]:
        return _primary(track) != spoken, _primary(track) != _ENGLISH, track.is_generated

    return min(tracks, key=preference)


def _primary(track: Transcript) -> str:
    return track.language_code.partition("-")[0].lower()


def _cues(lines: Iterable[tuple[float, float, str]]) -> tuple[tuple[float, float, str], ...]:
    cues = sorted(
        (start, start + max(0.0, duration), text)
        for start, duration, text in lines
        if math.isfinite(start) and math.isfinite(duration) and start >= 0
    )
    if not cues:
        raise NoTranscript
    return tuple(cues)


def _with_details(
    raw: RawTranscript, session: Session, bodies: Mapping[str, bytes]
) -> RawTranscript:
    """Add what YouTube says of the video; what it does not say is left empty."""
    page = bodies.get(_WATCH_PATH, b"").decode("utf-8", "replace")
    sources = [_page_data(page), _json(bodies.get(_PLAYER_PATH, b""))]
    title, channel, description, published = (
        next(filter(None, (_text(source, *path) for source in sources)), "")
        for path in (
            ("videoDetails", "title"),
            ("videoDetails", "author"),
            ("videoDetails", "shortDescription"),
            ("microformat", "playerMicroformatRenderer", "publishDate"),
        )
    )
    if not title:
        card = _card(raw.url, session)
        title, channel = _text(card, "title"), channel or _text(card, "author_name")
    dated = _DATED.search(page)
    return replace(
        raw,
        title=title,
        channel=channel,
        description=description,
        published=published or (dated[1] if dated else ""),
    )


def _page_data(page: str) -> object:
    """Return the data of the player that stands in a watch page; None where it does not."""
    start = _PAGE_DATA.search(page)
    try:
        return json.JSONDecoder().raw_decode(page, start.end())[0] if start else None
    except (ValueError, RecursionError):
        return None


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _card(url: str, session: Session) -> object:
    """Return what YouTube tells pages that show the video (https://oembed.com)."""
    from requests import RequestException

    asked = urlencode({"url": url, "format": "json"})
    try:
        return _json(session.get(f"https://www.youtube.com/oembed?{asked}").content)
    except (SourceError, RequestException):
        return None


def _text(tree: object, *path: str) -> str:
    for name in path:
        tree = tree.get(name) if isinstance(tree, dict) else None
    return tree if isinstance(tree, str) else ""


def _meaning(exc: YouTubeTranscriptApiException) -> SourceError:
    names = (kind.__name__ for kind in type(exc).__mro__)
    meaning = next((MEANINGS[name] for name in names if name in MEANINGS), NoTranscript)
    # Who has to sign in to prove an age or to be no robot is kept from a video that is there.
    if str(getattr(exc, "reason", "")).startswith("Sign in"):
        meaning = NoTranscript
    _log.info("No transcript of a video: %s", type(exc).__name__)
    return meaning()


def _unknown_form(exc: Exception) -> NoTranscript:
    _log.warning("YouTube answered in a form that is not known: %s", type(exc).__name__)
    return NoTranscript()
