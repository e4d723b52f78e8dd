"""A small web site on loopback with a few articles, for the demo and for trying things out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources

from aiohttp import web

PAGES = resources.files("bot.demo") / "pages"


@asynccontextmanager
async def open_site() -> AsyncIterator[str]:
    """Serve the articles and yield the site's address, without a slash at its end."""
    app = web.Application()
    app.router.add_get("/{name}", _page)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


async def _page(request: web.Request) -> web.Response:
    name = request.match_info["name"]
    if name.endswith(".pdf") and (PAGES / name).is_file():
        return web.Response(body=(PAGES / name).read_bytes(), content_type="application/pdf")
    page = PAGES / f"{name}.html"
    if not page.is_file():
        raise web.HTTPNotFound
    return web.Response(body=page.read_bytes(), content_type="text/html", charset="utf-8")
