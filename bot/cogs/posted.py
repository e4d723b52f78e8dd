"""A message of Discord as a digest reads it."""

from __future__ import annotations

from typing import Final

import discord
import regex

from bot.cogs.posts import readable
from bot.core.links import find_links
from bot.digests import Posted

SAID: Final = frozenset(
    {
        discord.MessageType.default,
        discord.MessageType.reply,
        discord.MessageType.chat_input_command,
        discord.MessageType.context_menu_command,
    }
)
"""What somebody says themselves; a thread's first message is only a copy of the one it is about."""

HIDDEN: Final = "…"

# Read from left to right, as Discord does: marks that are escaped, or in code, hide nothing.
_SPOILER: Final = regex.compile(
    r"(?P<shown>\\.|(?<!`)(?P<ticks>`++).+?(?<!`)(?P=ticks)(?!`))|\|\|.+?\|\|", regex.DOTALL
)


def posted(message: discord.Message, me: int) -> Posted | None:
    """Return a message as a digest reads it; None for the bot's own, and for Discord's notices.

    What it forwards is left out: that was said elsewhere.

    Args:
        message: The message.
        me: The bot's id.
    """
    author = message.author
    if author.id == me or message.type not in SAID:
        return None
    is_bot = author.bot or message.webhook_id is not None
    reference = message.reference if message.type is discord.MessageType.reply else None
    return Posted(
        id=message.id,
        channel=message.channel.id,
        author=author.id,
        speaker=author.display_name,
        text="" if is_bot else readable(message, without_spoilers(message.content)),
        links=_links(message, is_bot=is_bot),
        is_bot=is_bot,
        reply_to=reference.message_id if reference else None,
        reactions=sum(reaction.count - reaction.me for reaction in message.reactions),
        mentions=_mentions(message, reference),
    )


def without_spoilers(content: str) -> str:
    """Return a message's content with an ellipsis for each spoiler."""
    return _SPOILER.sub(lambda found: found["shown"] or HIDDEN, content)


def _links(message: discord.Message, *, is_bot: bool) -> tuple[str, ...]:
    """Return the links meant to be seen; the embeds of anybody but a bot are Discord's previews."""
    embedded = [embed.url for embed in message.embeds if embed.url] if is_bot else []
    found = find_links("\n".join([message.content, *embedded]), auto=True)
    return tuple(link.url for link in found)


def _mentions(
    message: discord.Message, reference: discord.MessageReference | None
) -> tuple[int, ...]:
    named = [person.id for person in message.mentions]
    if reference and isinstance(reference.resolved, discord.Message):
        named.append(reference.resolved.author.id)
    return tuple(person for person in dict.fromkeys(named) if person != message.author.id)
