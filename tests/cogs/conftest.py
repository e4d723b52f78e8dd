from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from importlib import resources

import pytest
from aiohttp import web

from tests.serving import serving


@pytest.fixture
async def slow_page() -> AsyncIterator[str]:
    """Serve an article that takes a second and a half to come."""
    page = (resources.files("bot.demo") / "pages" / "harbour.html").read_bytes()

    async def answer(_: web.Request) -> web.Response:
        await asyncio.sleep(1.5)
        return web.Response(body=page, content_type="text/html", charset="utf-8")

    async with serving(answer) as site:
        yield f"{site}/slow"
