"""Messages and reactions: which of them ask for something, and what."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any, Final

import discord
from discord.ext import commands

from bot.cogs.answers import tell
from bot.cogs.desk import Desk
from bot.cogs.intakes import addresses
from bot.cogs.places import is_own_thread, me_of, parent_of
from bot.cogs.posts import post_of
from bot.core import texts
from bot.core.answering import Tone, is_for_others, tone
from bot.core.intake import asked_of
from bot.core.links import find_links
from bot.logs import outline
from bot.records import Conversation, JobKind, JobState

log = logging.getLogger(__name__)

EDIT_TIME: Final = timedelta(minutes=2)
"""So long after a question was asked, changing it changes the answer."""

CORRECTION_TIME: Final = timedelta(days=1)
"""So long after it was posted, a message that could not be read can be corrected."""

ORDINARY: Final = frozenset({discord.MessageType.default, discord.MessageType.reply})


class Listening(commands.Cog):
    """A mention, a direct message, a question, the emoji, a link where links are read."""

    def __init__(self, client: discord.Client, desk: Desk) -> None:
        self._client = client
        self._desk = desk
        self._office = desk.office

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that asks for something."""
        await self.hear(message)

    async def hear(self, message: discord.Message, *, anew: bool = False) -> None:
        """Answer a message, if it asks for something; `anew` when it has changed since."""
        if message.author.bot or message.type not in ORDINARY:
            return
        channel = message.channel
        conversation = await self._conversation(message)
        is_own = conversation.own if conversation else is_own_thread(self._client, channel)
        if is_own:
            await self._in_conversation(message, anew=anew)
        elif await self._is_question_to_me(message, conversation, anew=anew):
            return
        elif addresses(message, me_of(self._client)):
            asker = message.author
            await self._desk.take_message(
                message, JobKind.SUMMARY, asker=asker, anew=anew, trigger="mention"
            )
        elif await self._office.places.is_watched(parent_of(channel)):
            await self._watched(message)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answer a message whose mention, or whose working link, came by an edit."""
        message = payload.message
        if not message.edited_at or message.author.bot:
            return
        if message.edited_at - message.created_at > CORRECTION_TIME:
            return
        summary = await self._office.store.jobs.by_origin(message.id, JobKind.SUMMARY)
        if summary is not None and summary.state is JobState.DONE:
            # It has its answer, whatever else is asked in it now.
            return
        job = await self._office.store.jobs.by_origin(message.id, JobKind.QUESTION)
        if job is not None and job.state is not JobState.FAILED:
            if message.edited_at - message.created_at > EDIT_TIME:
                return
            turn = await self._office.store.conversations.turn(message.id)
            _, question = asked_of(post_of(message), limit=self._office.max_items)
            is_same = turn is not None and question == turn.question
            if is_same or is_for_others(message.content) or tone(question) is Tone.CHATTER:
                return
            # Also one that is being answered, or that was left alone as it asked nothing.
            await self._office.jobs.reopen(message.id, JobKind.QUESTION)
        await self.hear(message, anew=True)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """Summarise the message that got the emoji."""
        me = me_of(self._client)
        by_bot = payload.user_id == me or (payload.member is not None and payload.member.bot)
        if by_bot:
            return
        choices = await self._office.places.choices(payload.guild_id)
        if str(payload.emoji) != choices.emoji:
            return
        known = self._client.get_channel(payload.channel_id)
        # Direct messages and archived threads are not in the client's memory.
        unknown = self._client.get_partial_messageable(
            payload.channel_id, guild_id=payload.guild_id
        )
        channel = known if isinstance(known, discord.abc.Messageable) else unknown
        try:
            message = await channel.fetch_message(payload.message_id)
        except discord.HTTPException as error:
            log.info("cannot read the message that got a reaction: %s", outline(error))
            if payload.member:
                await tell(payload.member, texts.NO_VIEW)
            return
        if message.author.id == me or message.is_system():
            return
        if await self._has_opted_out(message.author, asker=payload.user_id):
            return
        await self._desk.take_message(
            message, JobKind.SUMMARY, asker=payload.member, anew=True, trigger="reaction"
        )

    async def _conversation(self, message: discord.Message) -> Conversation | None:
        """Return the conversation whose place a message was posted in."""
        channel = message.channel
        # A thread that was opened again a moment ago may not be in the client's memory yet.
        if isinstance(channel, discord.Thread | discord.DMChannel | discord.PartialMessageable):
            return await self._office.store.conversations.get(channel.id)
        return None

    async def _in_conversation(self, message: discord.Message, *, anew: bool) -> None:
        """Answer in a thread of the bot's own: everything is a question but what is plainly not."""
        if self._is_between_people(message):
            return
        intake, said = asked_of(post_of(message), limit=self._office.max_items)
        how = tone(said)
        if intake.items and how is not Tone.QUESTION:
            kind, trigger = JobKind.SUMMARY, "thread"
        elif how is Tone.CHATTER or not said:
            return
        else:
            kind, trigger = JobKind.QUESTION, "thread"
        await self._desk.take_message(
            message,
            kind,
            asker=message.author,
            asked=how is not Tone.UNCLEAR,
            anew=anew,
            trigger=trigger,
            conversation=message.channel.id,
        )

    def _is_between_people(self, message: discord.Message) -> bool:
        """Tell whether people talk to each other: past the bot, to somebody, about a message."""
        if is_for_others(message.content):
            return True
        me = me_of(self._client)
        # Whoever names the bot, in whatever company, means it.
        if addresses(message, me):
            return False
        others = {person.id for person in message.mentions} - {me}
        replied = message.reference.resolved if message.reference else None
        if isinstance(replied, discord.Message):
            if replied.author.id != me:
                return True
            others.discard(replied.author.id)
        return bool(others) or bool(message.role_mentions) or message.mention_everyone

    async def _is_question_to_me(
        self, message: discord.Message, conversation: Conversation | None, *, anew: bool
    ) -> bool:
        """Serve a question that replies to a summary or an answer; False when it is none.

        Where a summary stands in a thread of somebody else's, naming the bot will do as well.
        """
        reference = message.reference
        replied = reference.resolved if reference else None
        is_to_me = isinstance(replied, discord.Message) and replied.author.id == me_of(self._client)
        addressed = addresses(message, me_of(self._client))
        if is_to_me:
            wanted = set(Tone) if addressed else {Tone.QUESTION}
        elif addressed and conversation is not None and reference is None:
            wanted = {Tone.QUESTION}
        else:
            return False
        intake, said = asked_of(post_of(message), limit=self._office.max_items)
        how = tone(said)
        if intake.items or is_for_others(message.content) or how not in wanted:
            return False
        conversations, request = self._office.store.conversations, dict[str, Any]()
        if not isinstance(replied, discord.Message):
            request = {"conversation": message.channel.id}
        elif await self._office.store.shown.get(replied.id) is not None:
            request = {"shown": replied.id}
        elif (turn := await conversations.turn_by_reply(replied.id)) is not None:
            request = {"conversation": turn.conversation}
        else:
            return False
        # Thanks are nothing to answer, and the answer they are for is nothing to sum up.
        if how is not Tone.CHATTER:
            await self._desk.take_message(
                message,
                JobKind.QUESTION,
                asker=message.author,
                anew=anew,
                trigger="reply",
                **request,
            )
        return True

    async def _watched(self, message: discord.Message) -> None:
        """Summarise the links of a message that nobody asked about."""
        if not find_links(message.content, auto=True):
            return
        if await self._has_opted_out(message.author, asker=None):
            return
        await self._desk.take_message(
            message, JobKind.SUMMARY, asker=message.author, asked=False, trigger="watch"
        )

    async def _has_opted_out(self, author: discord.abc.User, *, asker: int | None) -> bool:
        """Tell whether a member wants no messages of theirs read unless they ask themselves."""
        return author.id != asker and await self._office.store.privacy.opted_out(author.id)
