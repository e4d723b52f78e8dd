"""Forgetting: what people ask for, what follows a deletion in Discord, and what grows too old.

Whatever is forgotten is wiped from the files of SQLite as well (`Database.scrub`): at once where
somebody asks for it, within a minute where something was deleted in Discord.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, or_, select, union, update

from bot.records import Forgotten
from bot.store.columns import now as present_moment
from bot.store.database import Database, insert
from bot.store.deleting import THREADLESS, Deletion, unused
from bot.store.tables import (
    channels,
    conversation_documents,
    conversations,
    digest_sources,
    digests,
    documents,
    jobs,
    opt_outs,
    origins,
    runs,
    schedules,
    servers,
    shown,
    shown_documents,
    summaries,
    turns,
    usage,
)
from bot.store.unbroken import unbroken

JOB_DAYS = 7
USAGE_DAYS = 40
SEEN_DAYS = 30
RUN_DAYS = 40


@unbroken
class Privacy:
    """What is deleted when, and whose texts are not to be kept at all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def forget_member(self, member: int) -> Forgotten:
        """Delete what a member asked, asked for and wrote.

        That they opted out is kept, and so is how much they have used: who deletes their texts
        does not get a new budget.

        A conversation about a text of theirs goes as a whole, as its answers say what the text
        says. Another one stays as long as somebody else asked in it. Digests lose what rests on
        their messages, and those that went to them alone are deleted, with their schedule.

        Raises:
            StoreAway: the database cannot be reached; so do all methods here.
        """
        written = select(documents.c.id).where(documents.c.member == member)
        about = select(conversation_documents.c.conversation).where(
            conversation_documents.c.document.in_(written)
        )
        shows = select(shown_documents.c.message).where(shown_documents.c.document.in_(written))
        asked_or_wrote = or_(shown.c.asker == member, shown.c.author == member)
        async with self._database.write() as connection:
            deletion = Deletion(connection)
            await deletion.taken_from(origins.c.member == member)
            await deletion.conversations(conversations.c.id.in_(about))
            messages = await deletion.shown(or_(asked_or_wrote, shown.c.message.in_(shows)))
            places = await deletion.turns(turns.c.member == member)
            await deletion.empty_conversations(places, messages)
            await deletion.documents(documents.c.member == member)
            # Before requests, as a run that is due becomes one while its schedule is there.
            mine = schedules.c.member == member
            await deletion.run(delete(schedules).where(mine, schedules.c.personal))
            await deletion.run(update(schedules).where(mine).values(member=None))
            await deletion.requests(jobs.c.member == member)
            await deletion.digests(digests.c.member == member)
            await deletion.out_of_digests(members=[member])
            await deletion.loose_documents()
        return await self._done(deletion)

    async def forget_conversation(
        self, conversation: int, *, starter_too: bool = False
    ) -> Forgotten:
        """Delete a thread's or channel's conversation, and what was shown or said inside it.

        Args:
            conversation: The thread or channel.
            starter_too: Also the summary that the thread hangs from, with its article, or the
                digest, as somebody asks for it; without, the thread itself is gone.
        """
        if not await self._any(
            select(conversations.c.id).where(conversations.c.id == conversation),
            select(shown.c.message).where(
                or_(shown.c.channel == conversation, shown.c.thread == conversation)
            ),
            select(jobs.c.id).where(jobs.c.channel == conversation),
            select(origins.c.document).where(origins.c.channel == conversation),
            select(digest_sources.c.digest).where(digest_sources.c.channel == conversation),
            select(digests.c.message).where(digests.c.thread == conversation),
        ):
            return Forgotten()
        starter = select(conversations.c.starter).where(conversations.c.id == conversation)
        async with self._database.write() as connection:
            deletion = Deletion(connection)
            await deletion.taken_from(origins.c.channel == conversation)
            if starter_too:
                await deletion.shown(shown.c.message.in_(starter))
                await deletion.digests(
                    or_(digests.c.channel == conversation, digests.c.thread == conversation)
                )
            await deletion.out_of_digests(channels=[conversation])
            await deletion.conversations(conversations.c.id == conversation)
            await deletion.shown(shown.c.channel == conversation)
            await deletion.run(
                update(shown).where(shown.c.thread == conversation).values(thread=None)
            )
            await deletion.requests(jobs.c.channel == conversation)
            await deletion.loose_documents()
        return await self._done(deletion) if starter_too else self._done_soon(deletion)

    async def forget_channel(self, channel: int) -> Forgotten:
        """Delete everything of a channel that is gone, and of the threads that hung from it."""
        places = select(conversations.c.id).where(
            or_(conversations.c.channel == channel, conversations.c.id == channel)
        )
        if not await self._any(
            places,
            select(jobs.c.id).where(jobs.c.channel == channel),
            select(shown.c.message).where(shown.c.channel == channel),
            select(channels.c.channel).where(channels.c.channel == channel),
            select(origins.c.document).where(origins.c.channel == channel),
            select(digest_sources.c.digest).where(digest_sources.c.channel == channel),
        ):
            return Forgotten()
        async with self._database.write() as connection:
            deletion = Deletion(connection)
            threads = (await connection.scalars(places)).all()
            await deletion.out_of_digests(channels=[channel, *threads])
            await deletion.taken_from(
                or_(origins.c.channel == channel, origins.c.channel.in_(places))
            )
            await deletion.requests(or_(jobs.c.channel == channel, jobs.c.channel.in_(places)))
            await deletion.shown(or_(shown.c.channel == channel, shown.c.channel.in_(places)))
            await deletion.conversations(conversations.c.id.in_(places))
            await deletion.run(delete(channels).where(channels.c.channel == channel))
            await deletion.loose_documents()
        return self._done_soon(deletion)

    async def forget_server(self, guild: int, *, usage_too: bool = True) -> Forgotten:
        """Delete everything of a server: its settings too.

        Args:
            guild: The server.
            usage_too: Also what it has used, which counts against the owner's limits of the day.
        """
        async with self._database.write() as connection:
            deletion = Deletion(connection)
            await deletion.taken_from(origins.c.guild == guild)
            await deletion.conversations(conversations.c.guild == guild)
            await deletion.shown(shown.c.guild == guild)
            await deletion.digests(digests.c.guild == guild)
            for table in (servers, channels, schedules, jobs):
                await deletion.run(delete(table).where(table.c.guild == guild))
            if usage_too:
                await deletion.run(
                    delete(usage).where(usage.c.scope == "server", usage.c.account == guild)
                )
            await deletion.loose_documents()
        return await self._done(deletion)

    async def known(self, *messages: int) -> frozenset[int]:
        """Return of which messages anything is kept or shown, or was asked for by them."""
        columns = (
            shown.c.message,
            shown.c.source,
            turns.c.question_id,
            turns.c.reply,
            conversation_documents.c.message,
            jobs.c.origin,
            origins.c.message,
            digest_sources.c.message,
        )
        found = [select(column).where(column.in_(messages)) for column in columns]
        alone = select(conversations.c.id).where(THREADLESS, conversations.c.id.in_(messages))
        async with self._database.read(in_turn=True) as connection:
            return frozenset((await connection.execute(union(*found, alone))).scalars())

    async def forget_message(self, *messages: int) -> Forgotten:
        """Delete what was kept of messages that are gone.

        A message that was summarised, alone or with others, or brought an article, takes its
        summaries along, and the conversations about them. A summary takes along what was asked
        about it without a thread, a question its answer. Documents stay where something else refers
        to them, unless they hold the message's words. Digests lose what rests on the message, and
        go as a whole with their first page.

        Returns:
            What is gone. Of the replies only those to questions that are gone, or about summaries
            that are, and other pages of digests: the summaries of a message that is gone may stay
            in Discord.
        """
        if not await self.known(*messages):
            return Forgotten()
        summaries_of_them = select(shown.c.message).where(shown.c.source.in_(messages))
        async with self._database.write() as connection:
            deletion = Deletion(connection)
            await deletion.conversations(THREADLESS & conversations.c.id.in_(messages))
            await deletion.turns(
                or_(turns.c.question_id.in_(messages), turns.c.reply.in_(messages))
            )
            await deletion.out_of_digests(messages=messages)
            answers = deletion.result().replies
            await deletion.taken_from(origins.c.message.in_(messages))
            await deletion.conversations(conversations.c.starter.in_(summaries_of_them))
            await deletion.shown(or_(shown.c.source.in_(messages), shown.c.message.in_(messages)))
            await deletion.added_documents(conversation_documents.c.message.in_(messages))
            await deletion.requests(jobs.c.origin.in_(messages))
            await deletion.loose_documents()
        self._done_soon(deletion)
        left = tuple(reply for reply in answers if reply[1] not in messages)
        return replace(deletion.result(), replies=left)

    async def opt_out(self, member: int, out: bool) -> None:
        """Note that nothing a member writes is to be used, or that it may be again.

        Digests then lose what rests on their messages.
        """
        async with self._database.write() as connection:
            deletion = Deletion(connection)
            if out:
                await deletion.out_of_digests(members=[member])
                await connection.execute(
                    insert(connection, opt_outs)
                    .values(member=member, since=present_moment())
                    .on_conflict_do_nothing()
                )
                await deletion.loose_documents()
            else:
                await connection.execute(delete(opt_outs).where(opt_outs.c.member == member))
        await self._done(deletion)

    async def opted_out(self, member: int) -> bool:
        """Tell whether a member has opted out."""
        return bool(await self.opted_out_among([member]))

    async def opted_out_among(self, members: Collection[int]) -> frozenset[int]:
        """Return which of some members have opted out."""
        query = select(opt_outs.c.member).where(opt_outs.c.member.in_(members))
        async with self._database.read() as connection:
            return frozenset((await connection.execute(query)).scalars())

    async def purge(self, now: datetime, *, message_days: int, document_days: int) -> Forgotten:
        """Delete what is too old.

        Args:
            now: The present moment, from which days are counted back.
            message_days: How long questions, answers, summaries shown, digests and idle
                conversations stay.
            document_days: How long a document stays after its last use, unless a conversation that
                stays holds it.

        Returns:
            What is gone. No replies are named: they may stand in Discord for longer.
        """
        messages, unused_since = now - timedelta(message_days), now - timedelta(document_days)
        async with self._database.write() as connection:
            deletion = Deletion(connection)
            await deletion.turns(turns.c.asked_at < messages)
            await deletion.conversations(conversations.c.used_at < messages)
            await deletion.shown(shown.c.shown_at < messages)
            await deletion.digests(digests.c.posted_at < messages)
            await deletion.documents(
                (documents.c.used_at < unused_since) & unused(conversation_documents)
            )
            await deletion.run(
                delete(summaries).where(
                    summaries.c.document.is_(None), summaries.c.kept_at < unused_since
                )
            )
            await _purge_rest(deletion, now)
        # Always, as requests are wiped when they end, which is often.
        await self._database.scrub()
        gone = deletion.result()
        return Forgotten(gone.summaries, gone.questions, gone.documents)

    async def _any(self, *queries: Select[Any]) -> bool:
        # Most of what is deleted in Discord has left nothing here, and need not wait to write.
        query = select(or_(*(one.exists() for one in queries)))
        async with self._database.read(in_turn=True) as connection:
            return bool((await connection.execute(query)).scalar_one())

    async def _done(self, deletion: Deletion) -> Forgotten:
        if deletion.rows:
            await self._database.scrub()
        return deletion.result()

    def _done_soon(self, deletion: Deletion) -> Forgotten:
        if deletion.rows:
            self._database.scrub_soon()
        return deletion.result()


async def _purge_rest(deletion: Deletion, now: datetime) -> None:
    await deletion.run(delete(jobs).where(jobs.c.ended_at < now - timedelta(JOB_DAYS)))
    await deletion.run(delete(usage).where(usage.c.day < (now - timedelta(USAGE_DAYS)).date()))
    too_old = channels.c.seen_at < now - timedelta(SEEN_DAYS)
    await deletion.run(delete(channels).where(too_old, channels.c.watched.is_(False)))
    await deletion.run(update(channels).where(too_old).values(seen=None, seen_at=None))
    later = runs.alias()
    after_it = select(later.c.id).where(
        later.c.schedule == runs.c.schedule, later.c.run_at > runs.c.run_at
    )
    # The last run of each schedule is shown, however long ago it was.
    old = runs.c.run_at < now - timedelta(RUN_DAYS)
    await deletion.run(delete(runs).where(old, after_it.exists()))
