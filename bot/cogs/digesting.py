"""Requests for a digest, and runs of schedules that are due, made ready to be served."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import aiohttp
import discord

from bot.cogs.answers import Answer
from bot.cogs.audiences import Audience, Audiences, ServerAway
from bot.cogs.gathering import Gathering
from bot.cogs.live import Tracker
from bot.cogs.office import Office
from bot.cogs.personal import stop_button
from bot.cogs.places import channel_in_sight
from bot.cogs.posting import ChannelAnswer, may_attach
from bot.cogs.responses import InteractionAnswer, Ticket
from bot.cogs.sequels import Sequels
from bot.cogs.serving import Done, Errand, Outcome
from bot.cogs.threads import may_converse
from bot.cogs.wanted import is_in_vain, is_stopped
from bot.cogs.withdrawals import Withdrawals
from bot.core import digest_texts
from bot.core.digest.periods import window_of
from bot.core.render import Reply
from bot.core.render.digest import digest_pages, heading, quiet_reply, working_reply
from bot.core.schedule import previous_on, zone_info
from bot.digests import Digest, DigestKind, Window
from bot.pipeline.budget import Asker
from bot.pipeline.digest import DigestOrder, DigestProgress
from bot.pipeline.jobs import ATTEMPTS, NotYet
from bot.pipeline.places import Choices
from bot.records import Job
from bot.schedules import Run, RunOutcome, Schedule

log = logging.getLogger(__name__)

LONGEST: Final = timedelta(days=7)
"""How far back somebody's last message is looked for."""


class Unfinished(Exception):
    """Some pages of a digest are not there yet; another attempt posts them."""


class Digests:
    """Makes digests ready, whoever wants them."""

    def __init__(
        self, client: discord.Client, office: Office, gathering: Gathering, sequels: Sequels
    ) -> None:
        self._client = client
        self._office = office
        self._gathering = gathering
        self._sequels = sequels
        self._audiences = Audiences(client, office.store)
        self._withdrawals = Withdrawals(office, gathering)

    async def prepare(
        self,
        job: Job,
        *,
        message: discord.Message | None = None,
        interaction: discord.Interaction[Any] | None = None,
        asker: discord.abc.User | None = None,
    ) -> Errand | None:
        """Make a request ready; None when nobody can want it any more.

        Raises:
            ServerAway: Discord has not told of the server yet; it may at another time.
        """
        choices = await self._office.places.choices(job.guild)
        if "ticket" in job.request:
            return await self._of_interaction(job, choices, interaction)
        found = await self._office.store.schedules.run(job.request["run"])
        if found is None:
            return None
        return await self._of_run(job, choices, *found)

    async def _of_interaction(
        self, job: Job, choices: Choices, interaction: discord.Interaction[Any] | None
    ) -> Errand | None:
        ticket = Ticket(**job.request["ticket"])
        answer = InteractionAnswer(
            self._client,
            ticket,
            style=choices.style,
            job=job,
            note=self._office.jobs.note_reply,
            interaction=interaction,
        )
        # Discord waits three seconds, and messages have to be fetched first.
        await answer.begin()
        try:
            guild = self._audiences.server(job)
        except ServerAway:
            if job.attempts < ATTEMPTS:
                raise
            # Nobody is left with a bot that thinks for ever.
            await answer.fail(digest_texts.UNKNOWN_SERVER)
            return None
        asked = job.request
        schedule = await self._previewed(job)
        is_catchup = bool(asked.get("catchup"))
        tracker = Tracker(lambda _: working_reply(DigestProgress(0)))
        order = DigestOrder(
            zone=schedule.zone if schedule else asked["zone"],
            kind=schedule.kind if schedule else DigestKind(asked["kind"]),
            language=choices.language,
            asker=Asker(job.member, job.guild),
            reader=job.member if is_catchup else None,
        )

        async def work() -> Outcome:
            audience = await self._audiences.of_request(job, guild, ticket, schedule)
            window = await self._window(job, order.zone, schedule)
            begun = self._withdrawals.begin()
            digest = await self._made(audience, window, order, tracker)
            place = None if ticket.private else audience.target
            digest, pages = await self._pages(digest, audience, begun, answer, place)
            if digest.is_empty:
                return Done(quiet_reply(digest))

            async def shown(message: int | None) -> None:
                if place is None:
                    is_late = message is None
                    await self._sequels.private(job, ticket, pages, is_late=is_late)
                else:
                    withdrawn = partial(self._withdrawals.of, begun=begun)
                    await self._sequels.public(
                        job, digest, pages, answer.style, message, place, withdrawn=withdrawn
                    )

            return Done(pages[0], after=shown)

        return Errand(answer, tracker, work)

    async def _of_run(
        self, job: Job, choices: Choices, schedule: Schedule, run: Run
    ) -> Errand | None:
        if await is_in_vain(self._office, job, schedule, run):
            return None
        try:
            guild = self._audiences.server(job)
        except ServerAway as error:
            raise NotYet from error
        if job.reply is not None and not schedule.personal:
            # It stands there already, wherever the next ones go.
            schedule = replace(schedule, channel=job.channel)
        found = await self._audiences.of_schedule(guild, schedule)
        if found is None:
            await self._note(run, RunOutcome.FAILED)
            return None
        audience, place = found
        answer = ChannelAnswer(
            self._client,
            place,
            style=choices.style,
            job=job,
            note=self._office.jobs.note_reply,
            is_known=self._office.store.digests.is_known,
            barred=partial(self._barred, schedule, run),
            failed=partial(self._note, run, RunOutcome.FAILED),
        )
        order = DigestOrder(
            zone=schedule.zone,
            kind=schedule.kind,
            language=choices.language,
            asker=Asker(schedule.member if schedule.personal else None, schedule.guild),
            background=True,
        )

        async def work() -> Outcome:
            return await self._due(job, choices, schedule, run, audience, place, order, answer)

        return Errand(answer, Tracker(lambda _: Reply()), work, is_silent=True)

    async def _due(
        self,
        job: Job,
        choices: Choices,
        schedule: Schedule,
        run: Run,
        audience: Audience,
        place: Any,
        order: DigestOrder,
        answer: ChannelAnswer,
    ) -> Outcome:
        begun = self._withdrawals.begin()
        # What an earlier attempt has posted is not read anew: its pages are to stay the same.
        known = await self._office.store.digests.get(job.reply) if job.reply else None
        window = Window(run.since, run.run_at)
        digest = known.digest if known else await self._made(audience, window, order, None)
        digest, pages = await self._pages(digest, audience, begun, answer, place)
        if await is_stopped(self._office, job, schedule, run):
            return None
        if digest.is_empty:
            if choices.quiet_days != "say_so" or schedule.personal:
                await answer.take_back(heading(digest))
                await self._note(run, RunOutcome.QUIET)
                return None
            after = partial(self._noted, run)
            return Done(quiet_reply(digest), after=after)

        async def posted(message: int | None) -> None:
            await self._noted(run, message)
            try:
                await self._sequels.public(
                    job,
                    digest,
                    pages,
                    answer.style,
                    message,
                    place,
                    withdrawn=partial(self._withdrawals.of, begun=begun),
                    member=order.asker.member,
                    known=known,
                )
            except (discord.DiscordServerError, aiohttp.ClientError) as error:
                # The first page says that there are others.
                raise Unfinished from error

        buttons = partial(stop_button, schedule.id) if schedule.personal else None
        return Done(pages[0], buttons=buttons, after=posted)

    async def _made(
        self,
        audience: Audience,
        window: Window,
        order: DigestOrder,
        tracker: Tracker | None,
    ) -> Digest:
        """Gather, and make a digest of it."""

        def follow(progress: DigestProgress) -> None:
            if tracker is not None:
                tracker.show(lambda _: working_reply(progress))

        gathered = await self._gathering.gather(
            audience.guild,
            window,
            target=audience.target,
            reader=audience.reader,
            named=audience.named,
        )
        return await self._office.digester.digest(gathered, order, follow)

    async def _barred(self, schedule: Schedule, run: Run) -> None:
        await self._note(run, RunOutcome.FAILED)
        await self._audiences.pause(schedule, "member" if schedule.personal else "channel")

    async def _previewed(self, job: Job) -> Schedule | None:
        number = job.request.get("schedule")
        schedule = await self._office.store.schedules.get(number) if number else None
        return schedule if schedule and schedule.guild == job.guild else None

    async def _window(self, job: Job, zone: str, schedule: Schedule | None) -> Window:
        now = self._office.clock()
        if schedule is not None:
            since = schedule.covered_until or previous_on(
                schedule.zone, schedule.at, now, schedule.days
            )
            return Window(max(since, now - LONGEST), now)
        period = job.request["period"]
        mine: datetime | None = None
        if period == "mine":
            number = next(iter(job.request["named"]), job.channel)
            place = await channel_in_sight(self._client, number)
            if place is not None and job.member is not None:
                mine = await self._gathering.last_words(place, job.member, now - LONGEST)
        return window_of(period, zone_info(zone), now, mine=mine)

    async def _pages(
        self, digest: Digest, audience: Audience, begun: int, answer: Answer, place: Any | None
    ) -> tuple[Digest, list[Reply]]:
        """Write a digest as its readers may see it in this very moment.

        Args:
            digest: As it was made.
            audience: Its readers.
            begun: When it began to be made.
            answer: Whose style it gets.
            place: The channel that it is for; None: it is for one member's eyes.
        """
        picture = None
        if digest.activity and place is not None and may_attach(place):
            picture = await self._office.charts.make(digest.activity, digest_texts.CHART_TITLE)
        digest = await self._withdrawals.allowed(digest, audience, begun)
        if not digest.activity:
            # The chart counts what is not in the digest any more.
            picture = None
        # A large one takes longer than the loop should wait.
        pages = await asyncio.to_thread(
            digest_pages,
            digest,
            style=answer.style,
            picture=picture.name if picture else None,
            in_thread=isinstance(place, discord.TextChannel) and may_converse(place),
        )
        return digest, [replace(pages[0], picture=picture), *pages[1:]]

    async def _note(self, run: Run, outcome: RunOutcome, message: int | None = None) -> None:
        await self._office.store.schedules.note(run.id, outcome, message=message)

    async def _noted(self, run: Run, message: int | None) -> None:
        await self._note(run, RunOutcome.POSTED, message)
