"""What is deleted in Discord is deleted here; and `/forget`, `/privacy`."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable
from typing import Any, Final, Literal
from urllib.parse import urlsplit

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.answers import persist
from bot.cogs.desk import Desk
from bot.cogs.posts import arguments
from bot.cogs.rechecking import Rechecking
from bot.core import texts
from bot.core.render import forgotten_reply, privacy_reply
from bot.logs import outline
from bot.pipeline.jobs import Running
from bot.records import Forgotten, Job

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
What = Literal["mine", "thread", "server"]

AT_ONCE: Final = 5
"""Messages whose deletion takes no time worth telling, and channels emptied at once."""


class Forgetting(commands.Cog):
    """Deletes what nobody wants kept."""

    def __init__(self, client: discord.Client, desk: Desk) -> None:
        self._client = client
        self._office = desk.office
        self._privacy = desk.office.store.privacy
        self._rechecking = Rechecking(client, desk.office)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Forget what was stored of a message; a deleted question takes its answer along."""
        await self._gone([payload.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Do the same for many."""
        await self._gone(payload.message_ids)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """Forget a thread's conversation."""
        self._office.deleted.note_channel(payload.thread_id)
        await self._privacy.forget_conversation(payload.thread_id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Forget a channel with its threads, of which Discord does not tell each."""
        self._office.deleted.note_channel(channel.id)
        await self._privacy.forget_channel(channel.id)
        self._office.places.forget(channel.guild.id)
        await self._rechecking.channels(channel.guild)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server that the bot was removed from."""
        await self._office.jobs.stop_all(guild.id)
        self._office.offers.forget(guild=guild.id)
        await self._privacy.forget_server(guild.id)
        self._office.places.forget(guild.id)
        log.info("left server %d; what was kept of it is deleted", guild.id)

    @app_commands.command()
    @app_commands.describe(
        what="Yours everywhere; as a moderator also this thread's, or this whole server's"
    )
    async def forget(self, interaction: Interaction, what: What = "mine") -> None:
        """Delete what is kept of you, of this thread or of this server."""
        if what == "thread" and not _is_one_conversation(interaction):
            await interaction.response.send_message(texts.NOT_A_THREAD, ephemeral=True)
            return
        if what != "mine" and not _may_moderate(interaction, what):
            sentence = texts.NEEDS_MANAGE if what == "server" else texts.NEEDS_MODERATOR
            await interaction.response.send_message(sentence, ephemeral=True)
            return
        await persist(lambda: interaction.response.defer(ephemeral=True, thinking=True))
        gone = await self._forget(interaction, what)
        reply = forgotten_reply(gone)
        if len(gone.replies) > AT_ONCE:
            # Discord lets so many be deleted only slowly; what was kept is gone already.
            count = f"{len(gone.replies):,}"
            await self._say(interaction, f"{reply.content}\n{texts.DELETING.format(count=count)}")
        await self._delete_all(gone.replies)
        await self._say(interaction, reply.content)

    @app_commands.command()
    @app_commands.describe(
        opt_out="True: nobody else can have your messages summarised. False: they can again"
    )
    async def privacy(self, interaction: Interaction, opt_out: bool | None = None) -> None:
        """Show what is kept, for how long, and how to have it deleted."""
        if opt_out is not None:
            await self._privacy.opt_out(interaction.user.id, opt_out)
        settings = self._office.settings
        host = urlsplit(settings.llm.base_url or texts.DEFAULT_ENDPOINT).hostname
        reply = privacy_reply(
            message_days=settings.storage.message_days,
            document_days=settings.storage.document_days,
            model_host=host if settings.uses_model else None,
            opted_out=await self._privacy.opted_out(interaction.user.id),
        )
        await interaction.response.send_message(**arguments(reply), ephemeral=True)

    async def _forget(self, interaction: Interaction, what: What) -> Forgotten:
        if what == "server" and interaction.guild_id is not None:
            await self._office.jobs.stop_all(interaction.guild_id)
            self._office.offers.forget(guild=interaction.guild_id)
            gone = await self._privacy.forget_server(interaction.guild_id, usage_too=False)
            self._office.places.forget(interaction.guild_id)
            return gone
        if what == "thread" and interaction.channel_id is not None:
            channel = interaction.channel_id
            await self._stop(lambda job: job.channel == channel)
            self._office.offers.forget(channel=channel)
            return await self._privacy.forget_conversation(channel, starter_too=True)
        member = interaction.user.id
        self._office.deleted.note_member(member)
        await self._stop(lambda job: job.member == member)
        for channel, draft in await self._office.jobs.abandon(member):
            await self._delete(channel, draft)
        self._office.offers.forget(member=member)
        return await self._privacy.forget_member(member)

    async def _stop(self, which: Callable[[Job], bool]) -> None:
        """End what is being answered, so that it is not kept after all."""
        jobs = self._office.jobs
        for running in list(jobs.running.values()):
            if which(running.job):
                await jobs.stop(running.job.id)

    async def _say(self, interaction: Interaction, sentence: str) -> None:
        try:
            await persist(lambda: interaction.edit_original_response(content=sentence))
        except discord.NotFound as error:
            log.info("the answer to /forget is out of reach by now: %s", outline(error))

    async def _delete_all(self, messages: Iterable[tuple[int, int]]) -> None:
        """Delete messages, channel by channel, as Discord limits each channel on its own."""
        by_channel: dict[int, list[int]] = {}
        for channel, message in messages:
            by_channel.setdefault(channel, []).append(message)
        turn = asyncio.Semaphore(AT_ONCE)

        async def empty(channel: int, numbers: list[int]) -> None:
            async with turn:
                for message in numbers:
                    await self._delete(channel, message)

        await asyncio.gather(*(empty(*each) for each in by_channel.items()))

    async def _gone(self, messages: Collection[int]) -> None:
        self._office.deleted.note(messages)
        running = {number for each in self._office.jobs.running.values() for number in _ids(each)}
        known = await self._privacy.known(*messages)
        touched = sorted((known | running).intersection(messages))
        if not touched:
            return
        for message in touched:
            for channel, draft in await self._office.jobs.drop(message):
                await self._delete(channel, draft)
        await self._office.jobs.restart(touched)
        gone = await self._privacy.forget_message(*messages)
        await self._delete_all(gone.replies)

    async def _delete(self, channel: int, message: int) -> None:
        place = self._client.get_partial_messageable(channel)
        try:
            await persist(place.get_partial_message(message).delete)
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.info("a message is gone or out of reach: %s", outline(error))


def _ids(running: Running) -> set[Any]:
    """Return the messages that work under way is about; a menu or an offer has an id of its own."""
    job = running.job
    opened = {origin.message for origin in running.origins}
    return {job.origin, job.request.get("message"), job.request.get("origin"), *opened}


def _is_one_conversation(interaction: Interaction) -> bool:
    return interaction.guild_id is None or isinstance(interaction.channel, discord.Thread)


def _may_moderate(interaction: Interaction, what: What) -> bool:
    if interaction.guild_id is None:
        # In direct messages everybody looks after their own.
        return what == "thread"
    rights = interaction.permissions
    return rights.manage_guild if what == "server" else rights.manage_messages
