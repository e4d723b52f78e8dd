"""Sites see few visits at a time, in the order in which links were posted."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from aiohttp import web
from yarl import URL

from bot.errors import SiteBusy, SiteFailed, TimedOut
from bot.sources.fetch.slots import Slot
from bot.sources.fetch.turns import HELD, HOLD_SECONDS, Turns, site_of
from bot.sources.fetch.web import Web
from bot.sources.limits import Limits
from tests.sources.conftest import Handler, Names, Serve, answer, redirect

LIMITS = Limits(allow_loopback=True, site_gap=0, cache_bytes=0, total_seconds=5.0)
PAGE = "<!doctype html><p>The ferry sails again.</p>"


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.paper.example.com/a", "example.com"),
        ("http://news.paper.co.uk./", "paper.co.uk"),
        ("https://ada.github.io/", "ada.github.io"),
        ("https://xn--strae-oqa.example.de/", "example.de"),
        ("http://127.0.0.1:8080/a", "127.0.0.1:8080"),
        ("http://[::1]:8080/a", "::1:8080"),
        ("https://paper.unknownsuffix/", "paper.unknownsuffix:443"),
    ],
)
def test_site_is_what_belongs_to_one_owner(url: str, site: str) -> None:
    assert site_of(URL(url)) == site


async def visit(turns: Turns, log: list[str], name: str, patience: float = 60.0) -> None:
    async with turns.turn("paper", patience=patience):
        log.append(name)
        await asyncio.sleep(0)


async def test_visits_begin_in_the_order_of_callers() -> None:
    turns = Turns(connections=2, gap=0)
    log: list[str] = []
    await asyncio.gather(*(visit(turns, log, str(number)) for number in range(20)))
    assert log == [str(number) for number in range(20)]


async def test_no_more_than_so_many_visit_at_once() -> None:
    turns = Turns(connections=2, gap=0)
    there = most = 0

    async def stay() -> None:
        nonlocal there, most
        async with turns.turn("paper", patience=60):
            there += 1
            most = max(most, there)
            await asyncio.sleep(0.001)
            there -= 1

    await asyncio.gather(*(stay() for _ in range(30)))
    assert most == 2


async def test_gap_lies_between_visits_of_one_site_only() -> None:
    turns = Turns(connections=2, gap=0.05)
    loop = asyncio.get_running_loop()
    began = loop.time()
    times: dict[str, list[float]] = {"paper": [], "mirror": []}

    async def note(site: str) -> None:
        async with turns.turn(site, patience=60):
            times[site].append(loop.time() - began)

    await asyncio.gather(*(note(site) for site in ("paper", "paper", "paper", "mirror")))
    first, second, third = times["paper"]
    assert second - first >= 0.049
    assert third - second >= 0.049
    assert times["mirror"][0] < second


async def test_caller_who_leaves_takes_no_turn_with_him() -> None:
    turns = Turns(connections=1, gap=0)
    log: list[str] = []
    inside, leave = asyncio.Event(), asyncio.Event()

    async def stay() -> None:
        async with turns.turn("paper", patience=60):
            inside.set()
            await leave.wait()

    holder = asyncio.create_task(stay())
    await inside.wait()
    waiting = [asyncio.create_task(visit(turns, log, str(number))) for number in range(5)]
    await asyncio.sleep(0)
    for number in (0, 2, 4):
        waiting[number].cancel()
    holder.cancel()
    await asyncio.gather(holder, *waiting, return_exceptions=True)
    assert log == ["1", "3"]
    await visit(turns, log, "later")
    await asyncio.sleep(0.001)
    assert not turns._sites


async def test_caller_who_leaves_during_the_gap_frees_the_door() -> None:
    turns = Turns(connections=1, gap=0.03)
    log: list[str] = []
    await visit(turns, log, "first")
    second = asyncio.create_task(visit(turns, log, "second"))
    third = asyncio.create_task(visit(turns, log, "third"))
    await asyncio.sleep(0.001)
    second.cancel()
    await third
    assert log == ["first", "third"]


async def test_idle_sites_are_forgotten() -> None:
    turns = Turns(connections=2, gap=0.01)
    for number in range(50):
        async with turns.turn(f"site {number}", patience=1):
            pass
    async with asyncio.timeout(5):
        while turns._sites:  # noqa: ASYNC110 - it is a count, without an event
            await asyncio.sleep(0.005)
    assert not turns._sites


async def test_wait_that_cannot_succeed_is_refused_at_once() -> None:
    turns = Turns(connections=1, gap=10)
    log: list[str] = []
    await visit(turns, log, "first")
    with pytest.raises(SiteBusy):
        await visit(turns, log, "second", patience=5)
    patient = asyncio.create_task(visit(turns, log, "third", patience=12))
    await asyncio.sleep(0)
    with pytest.raises(SiteBusy):
        await visit(turns, log, "fourth", patience=12)
    patient.cancel()


async def test_wait_without_end_is_given_up() -> None:
    turns = Turns(connections=1, gap=0)
    async with turns.turn("paper", patience=1):
        with pytest.raises(SiteBusy):
            await visit(turns, [], "second", patience=0.01)


async def test_site_that_asks_for_a_pause_is_left_alone_but_not_for_ever() -> None:
    turns = Turns(connections=1, gap=0)
    turns.hold("paper", 10_000)
    with pytest.raises(SiteBusy, match=HELD):
        await visit(turns, [], "early", patience=HOLD_SECONDS - 5)
    early = asyncio.create_task(visit(turns, [], "patient", patience=HOLD_SECONDS + 5))
    await asyncio.sleep(0)
    assert not early.done()
    early.cancel()


def counted() -> tuple[Handler, list[int]]:
    """Return a page that takes a while, and where the most visitors at once are noted."""
    there, most = [0], [0]

    async def handler(request: web.Request) -> web.StreamResponse:
        there[0] += 1
        most[0] = max(most[0], there[0])
        await asyncio.sleep(0.002)
        there[0] -= 1
        return web.Response(text=PAGE, content_type="text/html")

    return handler, most


async def test_hundred_links_to_one_site_make_two_connections_at_a_time(serve: Serve) -> None:
    handler, most = counted()
    site = await serve({f"/{number}": handler for number in range(100)})
    names = Names({f"{name}.example.com": ["127.0.0.1"] for name in ("www", "news")}, site.port)
    async with Web(replace(LIMITS, site_wait=60), resolver=names) as client:
        pages = await asyncio.gather(
            *(
                client.fetch(f"http://{'www' if number % 2 else 'news'}.example.com/{number}")
                for number in range(100)
            )
        )
    assert len(pages) == len(site.hits) == 100
    assert most == [2]


async def test_waiting_for_a_turn_is_not_the_sites_own_time(serve: Serve) -> None:
    site = await serve({"/a": redirect("/b"), "/b": answer(PAGE)})
    limits = replace(LIMITS, site_gap=0.15, total_seconds=0.25)
    async with Web(limits) as client:
        pages = await asyncio.gather(*(client.fetch(f"{site.url}/a") for _ in range(2)))
    assert [page.url for page in pages] == [f"{site.url}/b"] * 2


async def test_time_left_is_not_renewed_by_a_turn(serve: Serve) -> None:
    async def slow(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.1)
        return web.Response(status=302, headers={"Location": "/a"})

    site = await serve({"/a": slow})
    with pytest.raises(TimedOut):
        async with Web(replace(LIMITS, total_seconds=0.25)) as client:
            await client.fetch(f"{site.url}/a")


async def test_full_site_is_busy(serve: Serve) -> None:
    gate = asyncio.Event()

    async def hold(request: web.Request) -> web.StreamResponse:
        await gate.wait()
        return web.Response(text=PAGE, content_type="text/html")

    site = await serve({"/a": hold})
    async with Web(replace(LIMITS, site_connections=1, site_wait=0.02)) as client:
        first = asyncio.create_task(client.fetch(f"{site.url}/a"))
        await site.asked.wait()
        with pytest.raises(SiteBusy):
            await client.fetch(f"{site.url}/a")
        gate.set()
        assert (await first).url == f"{site.url}/a"


def busy_at_first(times: int, status: int, **headers: str) -> Handler:
    left = [times]

    async def handler(request: web.Request) -> web.StreamResponse:
        left[0] -= 1
        handle = answer(PAGE, status=status, **headers) if left[0] >= 0 else answer(PAGE)
        return await handle(request)

    return handler


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("pause", ["0", "Wed, 21 Oct 2015 07:28:00 GMT", "21 Oct 2015 07:28:00"])
async def test_busy_site_is_asked_once_more_when_it_says_so(
    serve: Serve, status: int, pause: str
) -> None:
    site = await serve(
        {
            "/a": busy_at_first(1, status, Retry_After=pause),
            "/b": busy_at_first(2, status, Retry_After=pause),
        }
    )
    async with Web(LIMITS) as client:
        assert (await client.fetch(f"{site.url}/a")).url == f"{site.url}/a"
        with pytest.raises(SiteFailed):
            await client.fetch(f"{site.url}/b")
    assert site.hits == ["/a", "/a", "/b", "/b"]


@pytest.mark.parametrize(
    "pause", ["", "soon", "-1", "1e3", f"Mon, 01 Jan 2024 00:00:00 +{'9' * 30}"]
)
async def test_busy_site_that_names_no_time_is_left(serve: Serve, pause: str) -> None:
    site = await serve({"/a": answer(PAGE, status=429, Retry_After=pause)})
    async with Web(LIMITS) as client:
        for _ in range(2):
            with pytest.raises(SiteFailed, match=HELD):
                await client.fetch(f"{site.url}/a")
    assert len(site.hits) == 2


async def test_site_to_come_back_to_keeps_no_place_meanwhile(serve: Serve) -> None:
    site = await serve({"/a": answer(PAGE, status=503, Retry_After="4")})
    other = await serve({"/b": answer(PAGE)})
    places = asyncio.Semaphore(1)

    async def fetch(url: str) -> str:
        async with Slot(places) as slot:
            return (await client.fetch(url, slot=slot)).url

    async with Web(LIMITS) as client:
        waiting = asyncio.create_task(fetch(f"{site.url}/a"))
        await site.asked.wait()
        async with asyncio.timeout(2):
            assert await fetch(f"{other.url}/b") == f"{other.url}/b"
        waiting.cancel()
    assert site.hits == ["/a"]


async def test_many_links_to_one_site_hold_nobody_up(serve: Serve) -> None:
    gate = asyncio.Event()

    async def opened(request: web.Request) -> web.StreamResponse:
        await gate.wait()
        return web.Response(text=PAGE, content_type="text/html")

    paths = [f"/{number}" for number in range(12)]
    site = await serve(
        {path: redirect(f"/new{path}") for path in paths}
        | {f"/new{path}": opened for path in paths}
    )
    other = await serve({"/b": answer(PAGE)})
    places = asyncio.Semaphore(3)

    async def fetch(url: str) -> str:
        async with Slot(places) as slot:
            return (await client.fetch(url, slot=slot)).url

    async with Web(replace(LIMITS, site_gap=0.005)) as client:
        many = [asyncio.create_task(fetch(f"{site.url}{path}")) for path in paths]
        await site.asked.wait()
        assert await fetch(f"{other.url}/b") == f"{other.url}/b"
        assert not any(task.done() for task in many)
        gate.set()
        assert await asyncio.gather(*many) == [f"{site.url}/new{path}" for path in paths]


async def test_site_that_wants_a_long_pause_is_not_asked_again(serve: Serve) -> None:
    site = await serve({"/a": answer(PAGE, status=429, Retry_After="3600")})
    async with Web(LIMITS) as client:
        with pytest.raises(SiteFailed, match=HELD):
            await client.fetch(f"{site.url}/a")
        with pytest.raises(SiteBusy, match=HELD):
            await client.fetch(f"{site.url}/b")
    assert site.hits == ["/a"]


async def test_pause_longer_than_the_time_left_is_not_waited_for(serve: Serve) -> None:
    site = await serve({"/a": answer(PAGE, status=503, Retry_After="4")})
    async with Web(replace(LIMITS, total_seconds=1.0)) as client:
        with pytest.raises(SiteFailed):
            await client.fetch(f"{site.url}/a")
    assert site.hits == ["/a"]
