"""Where every request comes in: stored first, then served, by this process or another."""

from __future__ import annotations

import logging
from dataclasses import asdict, replace
from typing import Any

import discord

from bot.cogs.answers import tell
from bot.cogs.digesting import Digests
from bot.cogs.gathering import Gathering
from bot.cogs.intakes import Intakes
from bot.cogs.office import Office
from bot.cogs.questions import Questions
from bot.cogs.responses import Ticket, complain
from bot.cogs.sequels import Sequels
from bot.cogs.summaries import Summaries
from bot.cogs.threads import Threads
from bot.core import texts
from bot.errors import StoreError
from bot.logs import outline
from bot.records import Job, JobKind, NewJob

log = logging.getLogger(__name__)


class Desk:
    """Takes requests in and sees to it that each is served once.

    Attributes:
        office: What requests are served with.
    """

    def __init__(self, client: discord.Client, office: Office) -> None:
        self.office = office
        intakes = Intakes(
            client,
            office.store,
            limit=office.max_items,
            sees_text=office.settings.discord.message_content,
        )
        threads = Threads(client, office)
        summaries = Summaries(client, office, threads, intakes)
        questions = Questions(client, office, threads, intakes)
        digests = Digests(
            client,
            office,
            Gathering(client, office.store, limit=office.settings.digests.messages),
            Sequels(client, office, threads),
        )
        self._prepare = {
            JobKind.SUMMARY: summaries.prepare,
            JobKind.QUOTES: summaries.prepare,
            JobKind.QUESTION: questions.prepare,
            JobKind.DIGEST: digests.prepare,
        }

    async def take_message(
        self,
        message: discord.Message,
        kind: JobKind,
        *,
        asker: discord.abc.User | None,
        asked: bool = True,
        anew: bool = False,
        **request: Any,
    ) -> None:
        """Serve what a message asks, unless it was asked before.

        Args:
            message: What is answered.
            kind: What is asked for.
            asker: Who pays, and is told in private where the bot may not write.
            asked: Whether somebody waits for it, and is told when it cannot be taken in.
            anew: Whether it is asked once more.
            **request: What the job needs beside the message.
        """
        new = NewJob(
            kind=kind,
            origin=message.id,
            channel=message.channel.id,
            guild=message.guild.id if message.guild else None,
            member=asker.id if asker else None,
            request=request,
        )
        try:
            job = await self.office.jobs.accept(new, anew=anew)
        except StoreError as error:
            log.error("a request could not be stored: %s", outline(error))
            if asked and asker is not None:
                await tell(asker, error.user_message)
            return
        if job is not None:
            job = await self._with_reply(job) if anew else job
            await self._serve(job, message=message, asker=asker)

    async def take_interaction(
        self,
        interaction: discord.Interaction[Any],
        kind: JobKind,
        /,
        *,
        ticket: Ticket,
        reply: int | None = None,
        about: discord.Message | None = None,
        **request: Any,
    ) -> None:
        """Serve what an interaction asks.

        Args:
            interaction: What is answered.
            kind: What is asked for.
            ticket: What the interaction gives the right to.
            reply: The message that shows the answer, where it is there already.
            about: The message it was invoked on: its text comes with the interaction, even where
                the bot may not read it otherwise.
            **request: What the job needs beside that.
        """
        new = NewJob(
            kind=kind,
            origin=interaction.id,
            channel=interaction.channel_id or 0,
            guild=interaction.guild_id,
            member=interaction.user.id,
            request={**request, "ticket": asdict(ticket)},
        )
        await self._take(interaction, new, reply, message=about)

    async def choose(
        self, interaction: discord.Interaction[Any], offered: Job, *, free: bool
    ) -> None:
        """Go on with a request after its asker has chosen: the model at its price, or none."""
        request = {**offered.request, "agreed": True, "free": free}
        request.setdefault("origin", offered.origin)
        if "ticket" in request:
            private = bool(offered.request["ticket"]["private"])
            ticket = Ticket.of(interaction, private=private, acknowledged=True)
            request["ticket"] = asdict(ticket)
        new = NewJob(
            kind=offered.kind,
            origin=interaction.id,
            channel=offered.channel,
            guild=offered.guild,
            member=interaction.user.id,
            request=request,
        )
        message = interaction.message
        await self._take(interaction, new, message.id if message else None)

    async def resume(self, job: Job) -> None:
        """Go on with a request that another process, or an earlier run, has left."""
        log.info("going on with job %d, attempt %d", job.id, job.attempts)
        await self._serve(job)

    async def _take(
        self,
        interaction: discord.Interaction[Any],
        new: NewJob,
        reply: int | None,
        *,
        message: discord.Message | None = None,
    ) -> None:
        if self.office.jobs.is_closing:
            await complain(interaction, texts.RESTARTING)
            return
        try:
            job = await self.office.jobs.accept(new)
            if job is not None and reply is not None:
                await self.office.jobs.note_reply(job, reply)
        except StoreError as error:
            log.error("a request could not be stored: %s", outline(error))
            await complain(interaction, error.user_message)
            return
        if job is not None:
            job = replace(job, reply=reply or job.reply)
            await self._serve(job, interaction=interaction, message=message)

    async def _with_reply(self, job: Job) -> Job:
        """Let the answer take the place of what was answered when the message asked otherwise."""
        for kind in JobKind:
            other = await self.office.store.jobs.by_origin(job.origin, kind)
            if job.reply is None and other is not None and other.reply is not None:
                await self.office.jobs.note_reply(job, other.reply)
                job = replace(job, reply=other.reply)
        return job

    async def _serve(self, job: Job, **live: Any) -> None:
        prepare = self._prepare[job.kind]

        async def ready(job: Job) -> Any:
            return await prepare(job, **live)

        await self.office.serve(job, ready)
