"""The composition root: the one place that builds the parts and joins them."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
import discord
import yarl

from bot.cogs.client import Client
from bot.cogs.desk import Desk
from bot.cogs.office import Office
from bot.cogs.owner import OwnerNotices
from bot.config import Settings
from bot.engines.chart import Chart
from bot.engines.extractive import PRELOAD as ENGINE_PRELOAD
from bot.engines.extractive import ExtractiveEngine
from bot.engines.llm.opening import PRELOAD as LLM_PRELOAD
from bot.engines.llm.opening import open_llm
from bot.errors import DiscordError, IntentRefused, TokenMissing, TokenRefused
from bot.logs import outline
from bot.models import Length
from bot.pipeline.answer import Answerer
from bot.pipeline.budget import Allowance, Ledger
from bot.pipeline.digest import Digester
from bot.pipeline.jobs import Jobs
from bot.pipeline.library import Library, SelectionShelf, SummaryShelf
from bot.pipeline.places import Choices, Places
from bot.pipeline.schedules import Clock, Clockwork
from bot.pipeline.sharing import Shared
from bot.pipeline.summarize import Summarizer
from bot.ports import Engine
from bot.sources.limits import Limits, describe_client
from bot.sources.reader import PRELOAD as READER_PRELOAD
from bot.sources.reader import open_reader
from bot.store import Store, open_store
from bot.workers import Workers

log = logging.getLogger(__name__)

BAD_TOKEN = 4004
"""Close code: authentication failed."""

DRAIN_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The flow and what it writes with."""

    summarizer: Summarizer
    answerer: Answerer
    engine: Engine
    spare: Engine
    ledger: Ledger
    workers: Workers


@asynccontextmanager
async def open_pipeline(
    settings: Settings,
    owner: OwnerNotices | None = None,
    store: Store | None = None,
    places: Places | None = None,
    workers: Workers | None = None,
) -> AsyncIterator[Pipeline]:
    """Build the pipeline and its adapters; leaving closes what they hold open.

    Args:
        settings: As loaded.
        owner: Told what only the owner can mend.
        store: Where things are kept; None keeps nothing.
        places: What servers have chosen, where there are servers.
        workers: Worker processes that go on afterwards; None starts some.

    Raises:
        ConfigError: when a setting or a prompt is wrong.
    """
    notices = owner or OwnerNotices()
    async with AsyncExitStack() as stack:
        if workers is None:
            workers = await stack.enter_async_context(open_workers(settings))
        slots = asyncio.Semaphore(settings.reading.at_once)
        reader = await stack.enter_async_context(
            open_reader(workers, _limits(settings), slots=slots)
        )
        spare = ExtractiveEngine(workers, settings.summary.quotes)
        engine: Engine = spare
        if settings.uses_model:
            engine = await stack.enter_async_context(open_llm(settings, workers, notices.tell))
        ledger = Ledger(
            member=Allowance(settings.budget.member_tokens, settings.budget.member_usd),
            server=Allowance(settings.budget.server_tokens, settings.budget.server_usd),
            book=store.usage if store else None,
            own=places.own if places else None,
        )
        repost_time = timedelta(days=settings.storage.repost_days)
        summarizer = Summarizer(
            reader=reader,
            engine=engine,
            spare=spare,
            ledger=ledger,
            confirm_usd=settings.budget.confirm_usd,
            max_file_bytes=settings.reading.max_file_bytes,
            quotes=settings.summary.quotes,
            slots=slots,
            downloads=asyncio.Semaphore(settings.reading.at_once),
            library=Library(store, repost_time) if store else None,
            summaries=Shared(SummaryShelf(store) if store else None),
            selections=Shared(SelectionShelf(store) if store else None),
        )
        answerer = Answerer(engine=engine, spare=spare, ledger=ledger, store=store)
        yield Pipeline(summarizer, answerer, engine, spare, ledger, workers)


def _limits(settings: Settings) -> Limits:
    """Return what reading may cost, as the settings have it."""
    return Limits(
        max_bytes=settings.web.max_bytes,
        max_file_bytes=settings.reading.max_file_bytes,
        total_seconds=settings.web.total_seconds,
        redirects=settings.web.redirects,
        proxy=settings.web.proxy.get_secret_value(),
        site_gap=settings.web.site_gap,
        pages=settings.web.pages,
        youtube_url=settings.web.youtube_url,
        extract_seconds=settings.reading.extract_seconds,
        min_words=settings.reading.min_words,
        user_agent=describe_client(settings.web.contact_url),
        allow_loopback=settings.web.allow_loopback,
    )


def open_workers(settings: Settings) -> Workers:
    """Return the worker processes that settings ask for; they start with the first task."""
    preload = (*READER_PRELOAD, *ENGINE_PRELOAD, *(LLM_PRELOAD if settings.uses_model else ()))
    return Workers(settings.reading.workers, preload=preload)


@asynccontextmanager
async def open_client(
    settings: Settings, *, ready_timeout: float = 2.0, workers: Workers | None = None
) -> AsyncIterator[Client]:
    """Build the whole bot, not yet connected.

    Args:
        settings: As loaded.
        ready_timeout: Seconds of quiet after which the list of servers counts as complete.
        workers: As for `open_pipeline`.

    Raises:
        ConfigError: when a setting or a prompt is wrong.
        StoreError: when the database cannot be used, with what to do about it.
    """
    point_discord_at(settings.discord.api_url, settings.discord.gateway_url)
    owner = OwnerNotices()
    async with open_store(settings.storage.url.get_secret_value()) as store:
        places = Places(store, _choices(settings))
        async with open_pipeline(settings, owner, store, places, workers) as pipeline:

            def make_desk(client: discord.Client) -> Desk:
                lease = timedelta(seconds=settings.storage.lease_seconds)
                library = Library(store, timedelta(days=settings.storage.repost_days))
                jobs = Jobs(store=store, lease=lease)
                clock = Clock(timedelta(seconds=settings.digests.clock_ahead_seconds))
                office = Office(
                    settings=settings,
                    store=store,
                    summarizer=pipeline.summarizer,
                    answerer=pipeline.answerer,
                    library=library,
                    places=places,
                    jobs=jobs,
                    owner=owner,
                    digester=_digester(settings, pipeline, library),
                    charts=Chart(pipeline.workers),
                    clockwork=Clockwork(store=store, jobs=jobs, clock=clock),
                    clock=clock,
                )
                return Desk(client, office)

            async with Client(
                settings=settings.discord, make_desk=make_desk, ready_timeout=ready_timeout
            ) as client:
                owner.attach(client)
                yield client


def _digester(settings: Settings, pipeline: Pipeline, library: Library) -> Digester:
    return Digester(
        summarizer=pipeline.summarizer,
        engine=pipeline.engine,
        spare=pipeline.spare,
        ledger=pipeline.ledger,
        confirm_usd=settings.budget.confirm_usd,
        library=library,
        most_links=settings.digests.links,
    )


def _choices(settings: Settings) -> Choices:
    return Choices(
        emoji=settings.discord.reaction,
        length=Length(settings.summary.length),
        language=None,
        style=settings.discord.style,
        threads=settings.threads.mode,
        watched_threads=settings.threads.watched_mode,
        quiet_days=settings.digests.quiet_days,
    )


async def run_bot(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM.

    Raises:
        DiscordError: when Discord does not let the bot in, with what to do about it.
    """
    token = settings.discord_token
    if not token:
        raise TokenMissing
    stop = asyncio.Event()
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; there Ctrl+C ends the program as it always does.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(signal_, stop.set)
    async with open_client(settings) as client:
        # What was built stays for good: looking through it again would hold the loop for a while.
        gc.freeze()
        connection = asyncio.create_task(connect(client, token))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({connection, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not connection.done():
            log.info("stopping; answers under way get %d seconds", DRAIN_SECONDS)
            await client.drain(DRAIN_SECONDS)
            await client.close()
            # discord.py goes on trying to reach a gateway that is away, closed or not.
            connection.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await connection


def point_discord_at(api_url: str, gateway_url: str) -> None:
    """Point discord.py at a proxy or at the sandbox; it keeps its addresses in class variables."""
    discord.http.Route.BASE = api_url.rstrip("/")
    if gateway_url:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)


async def connect(client: Client, token: str) -> None:
    """Connect and stay connected until the client is closed.

    Raises:
        DiscordError: when Discord does not let the bot in, with what to do about it.
    """
    try:
        await client.start(token)
    except discord.LoginFailure as error:
        raise TokenRefused from error
    except discord.PrivilegedIntentsRequired as error:
        raise IntentRefused from error
    except discord.ConnectionClosed as error:
        if error.code == BAD_TOKEN:
            raise TokenRefused from error
        raise DiscordError(f"Discord closed the connection (code {error.code}).") from error
    except (discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError, OSError) as error:
        log.debug("not connected: %s", outline(error))
        raise DiscordError(
            "I could not reach Discord. Check this machine's network, and discord.api_url."
        ) from error
