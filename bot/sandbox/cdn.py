"""The CDN: uploaded files by signed links that end after a day, and a picture for every avatar."""

from __future__ import annotations

import base64
from urllib.parse import quote

from aiohttp import web

from bot.sandbox.message_payloads import link_signature
from bot.sandbox.state import World

_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg=="
)
"""A transparent PNG of one pixel."""

_GONE = "This content is no longer available."


def cdn_routes(world: World) -> list[web.RouteDef]:
    """Return the routes of the CDN."""
    on = _Cdn(world)
    file = "{channel_id:\\d+}/{attachment_id:\\d+}/{filename}"
    return [
        web.get(f"/attachments/{file}", on.attachment),
        web.get(f"/ephemeral-attachments/{file}", on.attachment),
        web.get("/embed/avatars/{name}", on.picture),
        web.get("/avatars/{user_id}/{name}", on.picture),
        web.get("/icons/{guild_id}/{name}", on.picture),
    ]


class _Cdn:
    def __init__(self, world: World) -> None:
        self._world = world

    async def attachment(self, request: web.Request) -> web.Response:
        attachment = self._world.attachments.get(int(request.match_info["attachment_id"]))
        if attachment is None or not self._is_signed(request):
            return web.Response(status=404, text=_GONE)
        kind = attachment.content_type or "application/octet-stream"
        headers = {
            "Content-Type": kind,
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(attachment.filename)}",
        }
        return web.Response(body=attachment.data, headers=headers)

    async def picture(self, _: web.Request) -> web.Response:
        return web.Response(body=_PICTURE, content_type="image/png")

    def _is_signed(self, request: web.Request) -> bool:
        expires = request.query.get("ex", "")
        try:
            over = int(expires, 16) < self._world.now().timestamp()
        except ValueError:
            return False
        return not over and request.query.get("hm") == link_signature(
            request.raw_path.partition("?")[0], expires
        )
