"""Requests for a summary or for key quotes, made ready to be served."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

import discord

from bot.cogs.answers import Answer, MessageAnswer
from bot.cogs.buttons import summary_buttons
from bot.cogs.intakes import Intakes
from bot.cogs.linked import Viewers
from bot.cogs.live import ItemsTracker
from bot.cogs.office import Office
from bot.cogs.pasting import paste_button
from bot.cogs.places import me_of, message_of
from bot.cogs.reposts import Reposts
from bot.cogs.responses import InteractionAnswer, Ticket
from bot.cogs.rewriting import Rewrites, Rewriting
from bot.cogs.serving import Done, Errand, Outcome, Refusal
from bot.cogs.threads import Threads
from bot.core import texts
from bot.core.intake import CONVERSATION, Intake, label, origins_of
from bot.core.render import Failed, Priced, Summarized, offer_reply, quotes_reply, summary_reply
from bot.core.render import Result as SummaryResult
from bot.errors import NothingToRead, PriceToConfirm
from bot.pipeline.budget import Asker
from bot.pipeline.places import Choices
from bot.pipeline.summarize import Wish
from bot.records import Job, JobKind, Shown

log = logging.getLogger(__name__)

WATCH: Final = "watch"
"""The trigger of a summary that nobody asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a summary is made of, and where it came from.

    Attributes:
        source: The message that is summarised.
        author: Who wrote it.
        run: The two ends of a run of messages that is read instead.
    """

    intake: Intake
    source: int | None
    author: int | None
    run: tuple[int | None, ...] = ()


class Summaries:
    """Makes requests for summaries and quotes ready.

    What only the process that received a request has (the message as it came, the interaction that
    can be acknowledged) is handed along; any other process does with the stored ids.
    """

    def __init__(
        self, client: discord.Client, office: Office, threads: Threads, intakes: Intakes
    ) -> None:
        self._client = client
        self._office = office
        self._threads = threads
        self._intakes = intakes
        self._reposts = Reposts(client, office)
        self._rewrites = Rewrites(office)

    async def prepare(
        self,
        job: Job,
        *,
        message: discord.Message | None = None,
        interaction: discord.Interaction[Any] | None = None,
        asker: discord.abc.User | None = None,
    ) -> Errand | None:
        """Make a request ready; None when what it is about is gone."""
        choices = await self._office.places.choices(job.guild)
        if "ticket" in job.request:
            return await self._of_interaction(job, choices, interaction, message)
        origin = job.request.get("origin", job.origin)
        message = message or await message_of(self._client, job.channel, origin)
        if message is None:
            return None
        trigger = job.request["trigger"]
        found = await self._intakes.of_message(message, trigger, choices)
        if trigger == WATCH:
            # Whoever posts a link has asked for nothing, and need not hear what is wrong.
            asker = None
            if not found.intake.items:
                return None
        elif asker is None and message.author.id == job.member:
            asker = message.author
        answer = MessageAnswer(
            message,
            me=me_of(self._client),
            style=choices.style,
            job=job,
            note=self._office.jobs.note_reply,
            asker=asker,
        )
        asked = Asked(found.intake, found.source.id, found.source.author.id)
        return await self._errand(job, choices, asked, answer)

    async def _of_interaction(
        self,
        job: Job,
        choices: Choices,
        interaction: discord.Interaction[Any] | None,
        message: discord.Message | None,
    ) -> Errand | None:
        ticket = Ticket(**job.request["ticket"])
        kind = Rewriting if ticket.edits else InteractionAnswer
        answer = kind(
            self._client,
            ticket,
            style=choices.style,
            job=job,
            note=self._office.jobs.note_reply,
            interaction=interaction,
        )
        # Discord waits three seconds, and a message may have to be fetched first.
        await answer.begin()
        if "shown" in job.request:
            return await self._rewrites.prepare(job, choices, answer, ticket)
        if "run" in job.request:
            asked = Asked(Intake(), None, job.member, tuple(job.request["run"]))
        elif "message" in job.request:
            number = job.request["message"]
            message = message or await message_of(self._client, job.channel, number)
            if message is None:
                return None
            found = await self._intakes.of_message(message, "menu", choices)
            asked = Asked(found.intake, message.id, message.author.id)
        else:
            asked = Asked(self._intakes.of_command(job.request), None, job.member)
        return await self._errand(job, choices, asked, answer, private=ticket.private)

    async def _errand(
        self, job: Job, choices: Choices, asked: Asked, answer: Answer, *, private: bool = False
    ) -> Errand:
        items = asked.intake.items
        names = [CONVERSATION] if asked.run else [label(item) for item in items]
        spoilers = [False] if asked.run else [item.spoiler for item in items]
        tracker = ItemsTracker(names, spoilers)
        if await self._office.is_unwilling(asked.author, Asker(job.member, job.guild)):
            return Errand(answer, tracker, _unwilling)
        wish = self._office.wish(choices, job, author=asked.author)
        work = self._quoted if job.kind is JobKind.QUOTES else self._summarized
        unasked = job.request.get("trigger") == WATCH

        async def served() -> Outcome:
            found = await self._found(job, asked, private)
            items = found.intake.items
            tracker.begin([label(item) for item in items], [item.spoiler for item in items])
            return await work(job, choices, found, answer, tracker, wish, private)

        return Errand(answer, tracker, served, is_silent=unasked)

    async def _found(self, job: Job, asked: Asked, private: bool) -> Asked:
        """Read what stands in messages elsewhere, and note whose they are."""
        if asked.run:
            intake = await self._intakes.of_run(job.channel, asked.run, asker=job.member)
        else:
            viewers = Viewers(job.member, job.channel, private)
            intake = await self._intakes.opened(asked.intake, viewers)
        self._office.jobs.concern(job, origins_of(intake))
        return replace(asked, intake=intake)

    async def _summarized(
        self,
        job: Job,
        choices: Choices,
        asked: Asked,
        answer: Answer,
        tracker: ItemsTracker,
        wish: Wish,
        private: bool,
    ) -> Outcome:
        intake, unasked = asked.intake, job.request.get("trigger") == WATCH
        if not intake.items:
            sees_text = self._office.settings.discord.message_content
            return NothingToRead.default if sees_text else texts.BLIND
        if (pointer := await self._reposts.pointer(job, intake, wish)) is not None:
            return Done(pointer)
        wish = replace(wish, free=True) if unasked else wish
        results = await self._office.summarizer.summarize(intake.items, wish, tracker.follow)
        if unasked:
            # Nobody asked, so nobody wants to know why not.
            results = [result for result in results if not isinstance(result, Failed)]
            if not results:
                return None
        match results:
            case [Failed(message=sentence, paste_helps=helps)] if not intake.left_out:
                return Refusal(sentence, paste_helps=helps)
        total = len(results) + intake.left_out
        reply = summary_reply(results, style=answer.style, total=total)
        if any(isinstance(result, Priced) for result in results):
            return self._office.offers.offered(job, reply)
        await self._add(job, asked, results)
        mode = choices.watched_threads if unasked else choices.threads
        after = partial(self._keep, job, asked, results, wish, private, mode == "always")
        return Done(reply, self._buttons(results), after)

    async def _add(self, job: Job, asked: Asked, results: Sequence[SummaryResult]) -> None:
        """Add what was posted in a conversation to it, before anybody can ask about it."""
        conversation = job.request.get("conversation")
        if conversation is None:
            return
        for each in results:
            if isinstance(each, Summarized) and each.document is not None:
                await self._office.store.conversations.add_document(
                    conversation, each.document, message=asked.source
                )

    async def _quoted(
        self,
        job: Job,
        choices: Choices,
        asked: Asked,
        answer: Answer,
        tracker: ItemsTracker,
        wish: Wish,
        private: bool,
    ) -> Outcome:
        if not asked.intake.items:
            return NothingToRead.default
        item = asked.intake.items[0]
        total = len(asked.intake.items) + asked.intake.left_out
        try:
            article, chosen = await self._office.summarizer.key_quotes(
                item, wish, partial(tracker.follow, 0)
            )
        except PriceToConfirm as price:
            return self._office.offers.offered(job, offer_reply(price.user_message))
        return Done(
            quotes_reply(article, chosen, style=answer.style, spoiler=item.spoiler, total=total)
        )

    async def _keep(
        self,
        job: Job,
        asked: Asked,
        results: Sequence[SummaryResult],
        wish: Wish,
        private: bool,
        opens: bool,
        message: int | None,
    ) -> None:
        """Remember what is shown, for its buttons, and open the thread under it."""
        done = [each for each in results if isinstance(each, Summarized)]
        if message is None or not done:
            return
        shown = Shown(
            message=message,
            channel=job.channel,
            guild=job.guild,
            source=asked.source,
            author=asked.author,
            asker=job.member,
            thread=None,
            documents=tuple(each.document for each in done if each.document is not None),
            spoilers=tuple(each.spoiler for each in done),
            length=wish.length.value,
            language=wish.language,
            private=private,
            shown_at=datetime.now(UTC),
        )
        if private:
            await self._office.store.shown.put(shown)
        else:
            await self._threads.note(shown, done[0].article, opens=opens)

    def _buttons(self, results: Sequence[SummaryResult]) -> Any:
        pastes = any(isinstance(each, Failed) and each.paste_helps for each in results)
        if any(isinstance(result, Summarized) for result in results):
            languages = self._office.settings.uses_model
            return partial(summary_buttons, languages=languages, pastes=pastes)
        return paste_button if pastes else None


async def _unwilling() -> Outcome:
    return texts.NOT_THEIR_WISH
