"""Questions about what was summarised, made ready to be served."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

import discord

from bot.cogs.answers import Answer, MessageAnswer
from bot.cogs.elsewhere import Elsewhere
from bot.cogs.intakes import Intakes, addresses
from bot.cogs.linked import Viewers
from bot.cogs.live import Tracker
from bot.cogs.office import Office
from bot.cogs.places import is_own_thread, me_of, message_of
from bot.cogs.posts import post_of
from bot.cogs.responses import InteractionAnswer, Ticket
from bot.cogs.restoring import Restoring
from bot.cogs.serving import Done, Errand, Outcome
from bot.cogs.threads import Threads
from bot.core import texts
from bot.core.answering import Tone, tone
from bot.core.intake import Intake, asked_of, label, origins_of
from bot.core.render import (
    Reply,
    Style,
    added_line,
    answer_draft,
    answer_reply,
    looking_reply,
    question_line,
)
from bot.core.render.asking import unread_line
from bot.errors import NothingToRead, PrecisError
from bot.pipeline.answer import Answered
from bot.pipeline.budget import Asker
from bot.pipeline.places import Choices
from bot.records import Conversation, Document, Job, Turn

log = logging.getLogger(__name__)

NOTHING: Final = Intake()

Place = Any
"""A channel of discord.py's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question, where it belongs, and how sure it is that one was asked.

    Attributes:
        conversation: Where its turns are kept; None when nothing is kept of it.
        question_id: The asking message or interaction.
        brought: Links and files that came with it.
        is_sure: Whether "the article does not say" is worth saying.
        documents: What it is about, where that is not the conversation's.
    """

    conversation: Conversation | None
    question: str
    question_id: int
    brought: Intake = NOTHING
    is_sure: bool = True
    documents: tuple[Document, ...] = ()


class Questions:
    """Makes questions ready."""

    def __init__(
        self, client: discord.Client, office: Office, threads: Threads, intakes: Intakes
    ) -> None:
        self._client = client
        self._office = office
        self._threads = threads
        self._intakes = intakes
        self._restoring = Restoring(client, office, intakes)

    async def prepare(
        self,
        job: Job,
        *,
        message: discord.Message | None = None,
        interaction: discord.Interaction[Any] | None = None,
        asker: discord.abc.User | None = None,
    ) -> Errand | None:
        """Make a question ready; None when it, or what it is about, is gone."""
        choices = await self._office.places.choices(job.guild)
        if "ticket" in job.request:
            return await self._of_interaction(job, choices, interaction)
        message = message or await message_of(self._client, job.channel, job.origin)
        if message is None:
            return None
        if "shown" in job.request:
            return await self._of_reply(job, choices, message)
        return await self._of_message(job, choices, message)

    async def _of_message(
        self, job: Job, choices: Choices, message: discord.Message
    ) -> Errand | None:
        """Make ready a question that was asked where its conversation is."""
        answer = self._answer(job, choices, message)
        number = job.request.get("conversation", job.channel)
        conversation = await self._office.store.conversations.get(number)
        try:
            if conversation is None and is_own_thread(self._client, message.channel):
                await answer.begin()
                wish = self._office.wish(choices, job, author=None)
                conversation = await self._restoring.conversation(message.channel, choices, wish)
        except PrecisError as error:
            return _refusal(answer, error.user_message)
        if conversation is not None:
            return self._errand(job, choices, self._asking(message, conversation), answer)
        is_sure = tone(message.content) is Tone.QUESTION
        return _refusal(answer, texts.SUMMARY_GONE) if is_sure else None

    def _asking(self, message: discord.Message, conversation: Conversation) -> Asking:
        intake, question = asked_of(post_of(message), limit=self._office.max_items)
        is_named = message.guild is not None and addresses(message, me_of(self._client))
        sure = is_named or tone(question) is Tone.QUESTION or bool(intake.items)
        return Asking(
            conversation=conversation,
            question=question,
            question_id=message.id,
            brought=intake,
            is_sure=sure or not conversation.own,
        )

    async def _of_reply(
        self, job: Job, choices: Choices, message: discord.Message
    ) -> Errand | None:
        """Make ready a question that replies to a summary in a channel."""
        shown = await self._office.store.shown.get(job.request["shown"])
        documents = await self._office.store.documents.get(shown.documents) if shown else []
        if shown is None or not documents:
            answer = self._answer(job, choices, message)
            return _refusal(answer, texts.SUMMARY_GONE)
        asker = Asker(job.member, job.guild)
        if await self._office.is_unwilling(shown.author, asker, shown.documents):
            return _refusal(self._answer(job, choices, message), texts.NOT_THEIR_WISH)
        conversation = await self._threads.about(shown, documents, choices.threads)
        asking = replace(self._asking(message, conversation), is_sure=True)
        place = await self._threads.place_of(conversation, asked_in=job.channel)
        lead = question_line(asking.question, asker=message.author.id) if place else ""
        return self._errand(
            job, choices, asking, self._answer(job, choices, message, place=place, lead=lead)
        )

    async def _of_interaction(
        self, job: Job, choices: Choices, interaction: discord.Interaction[Any] | None
    ) -> Errand | None:
        request = job.request
        response = InteractionAnswer(
            self._client,
            Ticket(**request["ticket"]),
            style=choices.style,
            job=job,
            note=self._office.jobs.note_reply,
            interaction=interaction,
        )
        # Discord waits three seconds, and a thread may have to be opened first.
        await response.begin()
        asking = Asking(conversation=None, question=request["question"], question_id=job.origin)
        if "shown" not in request:
            return await self._of_command(job, choices, asking, response)
        shown = await self._office.store.shown.get(request["shown"])
        documents = await self._office.store.documents.get(shown.documents) if shown else []
        if shown is None or not documents:
            return _refusal(response, texts.SUMMARY_GONE)
        asker = Asker(job.member, job.guild)
        if await self._office.is_unwilling(shown.author, asker, shown.documents):
            return _refusal(response, texts.NOT_THEIR_WISH)
        conversation = await self._threads.about(shown, documents, choices.threads)
        place = await self._threads.place_of(conversation, asked_in=job.channel)
        if place is None:
            # Nobody else has to read what one member asked about a message in the channel.
            asking = replace(asking, documents=tuple(documents))
            return self._errand(job, choices, asking, response)
        asking = replace(asking, conversation=conversation)
        lead = question_line(asking.question, asker=job.member)
        message = place.get_partial_message(conversation.id)
        there = self._answer(job, choices, message, place=place, lead=lead)
        errand = self._errand(job, choices, asking, there)
        pointer = Reply(texts.ANSWERED_IN.format(thread=f"<#{conversation.id}>"))
        return replace(errand, answer=Elsewhere(there, response, pointer))

    async def _of_command(
        self, job: Job, choices: Choices, asking: Asking, response: Answer
    ) -> Errand:
        """Make `/ask` ready: over a link, or over what was summarised in this channel."""
        if job.request.get("link"):
            intake = self._intakes.of_command(job.request)
            if not intake.items:
                return _refusal(response, NothingToRead.default)
            return self._errand(job, choices, replace(asking, brought=intake), response)
        documents = await self._threads.documents_in(job.channel)
        if not documents:
            return _refusal(response, texts.NOTHING_HERE)
        return self._errand(job, choices, replace(asking, documents=tuple(documents)), response)

    def _answer(
        self,
        job: Job,
        choices: Choices,
        message: discord.Message | discord.PartialMessage,
        *,
        place: Place | None = None,
        lead: str = "",
    ) -> MessageAnswer:
        asker = message.author if isinstance(message, discord.Message) else None
        if job.round and job.reply is None:
            # What was stopped for a question that has changed may have been sent all the same.
            job = replace(job, attempts=job.attempts + 1)
        return MessageAnswer(
            message,
            me=me_of(self._client),
            style=choices.style,
            job=job,
            note=self._office.jobs.note_reply,
            asker=asker,
            place=place,
            lead=lead,
        )

    def _errand(self, job: Job, choices: Choices, asking: Asking, answer: Answer) -> Errand:
        tracker = Tracker(_looking)
        work = partial(self._answered, job, choices, asking, answer, tracker)
        return Errand(answer, tracker, work, is_silent=not asking.is_sure)

    async def _answered(
        self, job: Job, choices: Choices, asking: Asking, answer: Answer, tracker: Tracker
    ) -> Outcome:
        documents, added = await self._documents(job, choices, asking)
        if not documents:
            return texts.SUMMARY_GONE if asking.is_sure else None
        follow = partial(_follow, tracker)
        asker = Asker(job.member, job.guild)
        answerer = self._office.answerer
        if asking.conversation is not None:
            done = await answerer.reply(
                asking.conversation,
                documents,
                asking.question,
                asking.question_id,
                asker,
                follow,
            )
        else:
            articles = [document.article for document in documents]
            done = await answerer.ask(asking.question, articles, asker, follow=follow)
        if not done.answer.answered and not asking.is_sure:
            return None
        reply = answer_reply(done.answer, done.documents, style=answer.style, before=added)
        return Done(reply, after=partial(self._keep, job, asking, done))

    async def _documents(
        self, job: Job, choices: Choices, asking: Asking
    ) -> tuple[list[Document], str]:
        """Return what a question is about, and what to say of what it brought along.

        Raises:
            PrecisError: when all that it is about was brought along, and cannot be read.
        """
        store, conversation = self._office.store, asking.conversation
        notes, brought = [], []
        wish = self._office.wish(choices, job, author=job.member)
        private = bool(job.request.get("ticket", {}).get("private"))
        viewers = Viewers(job.member, conversation.id if conversation else job.channel, private)
        intake = await self._intakes.opened(asking.brought, viewers)
        self._office.jobs.concern(job, origins_of(intake))
        for item in intake.items:
            try:
                kept = await self._office.summarizer.kept(item, wish)
            except PrecisError as error:
                if conversation is None:
                    raise
                notes.append(unread_line(label(item), error.user_message))
                continue
            if kept.document is None:
                continue
            brought.append(kept.document)
            if conversation is not None:
                await store.conversations.add_document(
                    conversation.id, kept.document, message=asking.question_id
                )
                notes.append(added_line(kept.article))
        if conversation is None:
            documents = [*asking.documents, *await store.documents.get(brought)]
        else:
            await store.conversations.touch(conversation.id, datetime.now(UTC))
            documents = await store.conversations.documents(conversation.id)
            await store.documents.touch([document.id for document in documents])
        willing = await self._office.willing(documents, Asker(job.member, job.guild))
        return willing, "\n".join(notes)

    async def _keep(self, job: Job, asking: Asking, done: Answered, message: int | None) -> None:
        if asking.conversation is None or message is None:
            return
        turn = Turn(
            conversation=asking.conversation.id,
            question_id=asking.question_id,
            member=job.member or 0,
            question=asking.question,
            answer=done.answer.text or texts.NOT_SAID,
            answered=done.answer.answered,
            reply=message,
            asked_at=datetime.now(UTC),
        )
        await self._office.store.conversations.add_turn(turn)


def _looking(_: Style) -> Reply:
    return looking_reply()


def _follow(tracker: Tracker, draft: str) -> None:
    tracker.show(lambda _: answer_draft(draft))


def _refusal(answer: Answer, sentence: str) -> Errand:
    async def work() -> Outcome:
        return sentence

    return Errand(answer, Tracker(_looking), work)
