"""How every request is served: one answer, a sign of life, a sentence when it fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import aiohttp
import discord

from bot.cogs.answers import Answer
from bot.cogs.live import Pace, Tracker
from bot.cogs.pasting import paste_button
from bot.core.render import Reply
from bot.errors import PrecisError, SourceError, StoreError
from bot.logs import outline
from bot.pipeline.jobs import ATTEMPTS, Jobs, NotYet
from bot.records import Job, JobState

log = logging.getLogger(__name__)

RATE_LIMITED: Final = 429


@dataclass(frozen=True, slots=True)
class Done:
    """What a request has come to.

    Attributes:
        reply: What is shown.
        buttons: Makes what stands below it.
        after: Told the id of the message that shows it (None when nobody else can see it), for
            what belongs to an answer beside its text. It may be called again after a restart.
        ends: How the request ends with it; one that has failed may be asked again.
    """

    reply: Reply
    buttons: Callable[[], discord.ui.View] | None = None
    after: Callable[[int | None], Awaitable[None]] | None = None
    ends: JobState = JobState.DONE


@dataclass(frozen=True, slots=True)
class Refusal:
    """The sentence that says why there is no answer.

    Attributes:
        paste_helps: Whether a form for the text is offered with it.
    """

    sentence: str
    paste_helps: bool = False


Outcome = Done | Refusal | str | None
"""An answer, why there is none (a sentence will do), or nothing to be said at all."""


@dataclass(frozen=True, slots=True)
class Errand:
    """One request, ready to be served."""

    answer: Answer
    tracker: Tracker
    work: Callable[[], Awaitable[Outcome]]
    is_silent: bool = False
    """Whether nobody is told that it is worked on, as it may come to nothing."""


async def serve(job: Job, errand: Errand, jobs: Jobs, pace: Pace) -> JobState:
    """Serve a request; return how it ended.

    Raises:
        Exception: when it could not be delivered, and may be at another time.
    """
    answer = errand.answer
    task = asyncio.create_task(_outcome(job, errand))
    try:
        if not errand.is_silent:
            await answer.begin()
            if not await errand.tracker.accompany(task, answer, pace):
                return await _unwanted(job, jobs)
        outcome = await task
        if outcome is None:
            return JobState.DROPPED
        await jobs.advance(job, JobState.SENDING)
        return await _deliver(outcome, answer)
    except discord.HTTPException as error:
        if isinstance(error, discord.DiscordServerError) or error.status == RATE_LIMITED:
            raise
        if isinstance(error, discord.NotFound):
            return await _unwanted(job, jobs)
        log.error("an answer could not be sent: %s", outline(error))
        return JobState.FAILED
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _unwanted(job: Job, jobs: Jobs) -> JobState:
    """End a request whose answer somebody has deleted; it may be asked again."""
    log.info("an answer was deleted while it was written")
    await jobs.note_reply(job, None)
    return JobState.FAILED


async def _deliver(outcome: Done | Refusal | str, answer: Answer) -> JobState:
    if isinstance(outcome, str):
        outcome = Refusal(outcome)
    if isinstance(outcome, Refusal):
        await answer.fail(outcome.sentence, paste_button() if outcome.paste_helps else None)
        return JobState.FAILED
    message = await answer.show(outcome.reply, outcome.buttons() if outcome.buttons else None)
    if outcome.after is not None:
        try:
            await outcome.after(message)
        except (discord.HTTPException, aiohttp.ClientError) as error:
            # The answer is there; that its thread is not must not have it written again.
            log.error("what belongs to an answer failed: %s", outline(error))
    return outcome.ends


async def _outcome(job: Job, errand: Errand) -> Outcome:
    try:
        return await errand.work()
    except NotYet:
        raise
    except (StoreError, discord.HTTPException, aiohttp.ClientError) as error:
        # What the bot itself stands on may be back in a moment; a source or a model has had its
        # own retries.
        if job.attempts < ATTEMPTS:
            raise
        log.error("a request failed: %s", outline(error))
        return error.user_message if isinstance(error, StoreError) else PrecisError.default
    except PrecisError as error:
        log.info("not answered: %s", type(error).__name__)
        helps = isinstance(error, SourceError) and error.paste_helps
        return Refusal(error.user_message, paste_helps=helps)
    except Exception as error:  # noqa: BLE001 - the asker is told, the operator reads where
        log.error("a request failed: %s", outline(error))
        return PrecisError.default
