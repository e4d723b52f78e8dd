from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from importlib import resources

import pytest
from aiohttp import web


@pytest.fixture
async def slow_page() -> AsyncIterator[str]:
    """Serve an article that takes a second and a half to come."""
    page = (resources.files("bot.demo") / "pages" / "harbour.html").read_bytes()

    async def answer(_: web.Request) -> web.Response:
        await asyncio.sleep(1.5)
        return web.Response(body=page, content_type="text/html", charset="utf-8")

    app = web.Application()
    app.router.add_get("/slow", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/slow"
    finally:
        await runner.cleanup()
