"""Discord's objects as the core's values, and the core's values as Discord's arguments."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

import aiohttp
import discord

from bot.core.intake import File, Post
from bot.core.render import Embed, Reply
from bot.errors import TimedOut, Unreachable

DOWNLOAD_SECONDS = 20.0

CHANNEL: Final = re.compile(r"<#\d+>")


def post_of(message: discord.Message | discord.MessageSnapshot, url: str | None = None) -> Post:
    """Describe a message, or the snapshot of one that a message forwards."""
    snapshots = message.message_snapshots if isinstance(message, discord.Message) else []
    place = message.jump_url if isinstance(message, discord.Message) else url
    return Post(
        text=message.content,
        url=place,
        files=files_of(message.attachments),
        forwarded=tuple(post_of(snapshot, place) for snapshot in snapshots),
        embedded=tuple(embed.url for embed in message.embeds if embed.url),
        attached="\n\n".join(_attached(message)),
    )


def readable(message: discord.Message, content: str | None = None) -> str:
    """Return a message's text, or what is left of it, with names in the place of mentions.

    Channels stay unnamed: whoever reads this may not know of them.
    """
    text = CHANNEL.sub("#…", message.content if content is None else content)
    for person in message.mentions:
        name = f"@{person.display_name}"
        text = text.replace(f"<@{person.id}>", name).replace(f"<@!{person.id}>", name)
    for role in message.role_mentions:
        text = text.replace(f"<@&{role.id}>", f"@{role.name}")
    return text


def _attached(message: discord.Message | discord.MessageSnapshot) -> Iterator[str]:
    """Yield what a poll asks, and what the embeds say that a bot has written.

    Those of anybody else are previews: what a site says of itself, not what a member said.
    """
    poll = message.poll if isinstance(message, discord.Message) else None
    if poll is not None:
        answers = [f"- {answer.text} ({answer.vote_count})" for answer in poll.answers]
        yield "\n".join([str(poll.question), *answers])
    by_bot = isinstance(message, discord.Message) and message.author.bot
    embeds = message.embeds if by_bot or isinstance(message, discord.MessageSnapshot) else []
    for embed in (each for each in embeds if by_bot or each.type == "rich"):
        fields = [f"{field.name}\n{field.value}" for field in embed.fields]
        yield from filter(None, [embed.title, embed.description, *fields])


def files_of(attachments: list[discord.Attachment]) -> tuple[File, ...]:
    """Describe attachments; nothing is downloaded yet."""
    return tuple(
        File(
            name=attachment.filename,
            size=attachment.size,
            content_type=attachment.content_type,
            read=partial(_download, attachment),
        )
        for attachment in attachments
    )


async def _download(attachment: discord.Attachment) -> bytes:
    try:
        async with asyncio.timeout(DOWNLOAD_SECONDS):
            return await attachment.read()
    except TimeoutError as error:
        raise TimedOut("Discord took too long to hand me that file. Try again.") from error
    except (discord.HTTPException, aiohttp.ClientError) as error:
        raise Unreachable("I could not download that file. Please attach it again.") from error


def arguments(reply: Reply) -> dict[str, Any]:
    """Return a reply as keyword arguments of discord.py's `send`, `reply` and `edit`."""
    return {
        "content": reply.content or None,
        "embeds": [_embed(embed) for embed in reply.embeds],
    }


def files(reply: Reply) -> list[discord.File]:
    """Return what a reply carries beside its text, for one attempt to send it."""
    if reply.picture is None:
        return []
    data = io.BytesIO(reply.picture.data)
    return [discord.File(data, reply.picture.name, description=reply.picture.alt)]


def _embed(value: Embed) -> discord.Embed:
    embed = discord.Embed(
        title=value.title or None,
        url=value.url,
        description=value.description or None,
        color=value.color,
    )
    for field in value.fields:
        embed.add_field(name=field.name, value=field.value, inline=field.inline)
    if value.author:
        embed.set_author(name=value.author)
    if value.footer:
        embed.set_footer(text=value.footer)
    if value.image:
        embed.set_image(url=value.image)
    return embed
