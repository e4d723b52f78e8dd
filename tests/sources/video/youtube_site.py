"""As much of YouTube as the reading of a video meets, on loopback."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LINES = (
    (0.0, 4.0, "The ferry comes back in May, after four years at the yard."),
    (4.5, 4.0, "It was rebuilt with a second deck & a small café."),
    (65.0, 5.0, "The council paid half of the nine million crowns."),
    (71.0, 4.0, "The rest came from the island's own people."),
    (130.0, 4.0, "Tickets cost the same as before the repair."),
    (135.0, 4.0, "Children under twelve travel without one."),
)


def timed_text(lines: tuple[tuple[float, float, str], ...] = LINES) -> str:
    cues = "".join(
        f'<text start="{start}" dur="{length}">{escape(escape(text))}</text>'
        for start, length, text in lines
    )
    return f'<?xml version="1.0" encoding="utf-8" ?><transcript>{cues}</transcript>'


@dataclass
class YouTubeSite:
    """YouTube under test: what it answers is set by its attributes.

    Attributes:
        tracks: Language and whether YouTube made the captions itself.
        answers: Path to what is answered there instead.
        asked: Paths in the order they were asked for, with the query.
    """

    tracks: list[tuple[str, bool]] = field(default_factory=lambda: [("en", False)])
    details: dict[str, Any] = field(
        default_factory=lambda: {
            "title": "The ferry is back",
            "author": "Island News",
            "shortDescription": "About the ferry.",
        }
    )
    published: str | None = "2026-05-02T07:00:00-07:00"
    page: str | None = None
    status: dict[str, Any] = field(default_factory=lambda: {"status": "OK"})
    captions: dict[str, Any] | None = None
    answers: dict[str, Handler] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    base: str = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path_qs)
        self.headers.append(dict(request.headers))
        if request.path in self.answers:
            return await self.answers[request.path](request)
        match request.method, request.path:
            case "GET", "/watch":
                return web.Response(text=self.watch_page(), content_type="text/html")
            case "POST", "/youtubei/v1/player":
                return web.json_response(self.player())
            case "GET", "/api/timedtext":
                return web.Response(text=timed_text(), content_type="text/xml")
            case "GET", "/oembed":
                card = {"title": "A card's title", "author_name": "A card's author"}
                return web.json_response(card)
        return web.Response(status=404)

    def watch_page(self) -> str:
        if self.page is not None:
            return self.page
        dated = {"playerMicroformatRenderer": {"publishDate": self.published}}
        data = {"videoDetails": self.details, "microformat": dated if self.published else {}}
        return (
            '<html><script>ytcfg.set({"INNERTUBE_API_KEY": "made-up-key"});'
            f"var ytInitialPlayerResponse = {json.dumps(data)};</script></html>"
        )

    def player(self) -> dict[str, Any]:
        tracks = [
            {
                # Where the site is in earnest: the reader has to go to the one under test.
                "baseUrl": f"https://www.youtube.com/api/timedtext?lang={code}&made={made:d}",
                "name": {"runs": [{"text": code}]},
                "languageCode": code,
                **({"kind": "asr"} if made else {}),
            }
            for code, made in self.tracks
        ]
        renderer = {"captionTracks": tracks} if self.captions is None else self.captions
        return {
            "playabilityStatus": self.status,
            "captions": {"playerCaptionsTracklistRenderer": renderer},
        }
