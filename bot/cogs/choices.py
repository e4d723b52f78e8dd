"""`/settings`: what a server's moderators choose for it, and which channels are watched."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final, Literal
from urllib.parse import urlsplit

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.desk import Desk
from bot.cogs.places import parent_of
from bot.cogs.posts import arguments
from bot.core import texts
from bot.core.intake import typed_link
from bot.core.languages import LANGUAGES, english_name
from bot.core.render import settings_reply
from bot.core.urls import canonical_url
from bot.records import ServerSettings

Interaction = discord.Interaction[Any]

DEFAULT: Final = "default"
OWN_LANGUAGE: Final = "the article's own"
CUSTOM_EMOJI: Final = re.compile(r"<a?:\w{2,32}:\d{1,20}>")
DOMAINS: Final = 50
"""Quiet domains of a server at most."""


class ServerChoices(commands.Cog):
    """Shows a server's settings, and changes those that are named."""

    def __init__(self, desk: Desk) -> None:
        self._places = desk.office.places

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.describe(
        watch="Summarise the links posted in this channel or forum without being asked",
        emoji="React with this to have a message summarised",
        length="How much to write",
        language="The language to write in, or “default”; needs a language model",
        style="How replies look",
        threads="When a thread opens under a summary",
        quiet="A domain to leave alone in watched channels; name it again to take it off",
        member_tokens="Tokens a member may use a day; 0: the owner's limit",
        member_usd="US dollars a member may spend a day; 0: the owner's limit",
        server_tokens="Tokens this server may use a day; 0: the owner's limit",
        server_usd="US dollars this server may spend a day; 0: the owner's limit",
        digest_role="Members with this role may schedule digests too; @everyone: nobody beside you",
        quiet_days="What a scheduled digest posts when there was nothing",
    )
    async def settings(
        self,
        interaction: Interaction,
        watch: bool | None = None,
        emoji: app_commands.Range[str, 1, 60] | None = None,
        length: Literal["default", "brief", "standard", "detailed"] | None = None,
        language: app_commands.Range[str, 1, 40] | None = None,
        style: Literal["default", "embed", "plain"] | None = None,
        threads: Literal["default", "always", "on_question", "never"] | None = None,
        quiet: app_commands.Range[str, 1, 253] | None = None,
        member_tokens: app_commands.Range[int, 0, 1_000_000_000] | None = None,
        member_usd: app_commands.Range[float, 0, 1_000_000] | None = None,
        server_tokens: app_commands.Range[int, 0, 1_000_000_000] | None = None,
        server_usd: app_commands.Range[float, 0, 1_000_000] | None = None,
        digest_role: discord.Role | None = None,
        quiet_days: Literal["default", "silent", "say_so"] | None = None,
    ) -> None:
        """Show or change how Precis behaves in this server."""
        guild, channel = interaction.guild_id, interaction.channel
        if guild is None or channel is None or not interaction.permissions.manage_guild:
            await interaction.response.send_message(texts.NEEDS_MANAGE, ephemeral=True)
            return
        refusal = refusal_of(language=language, emoji=emoji, quiet=quiet)
        if refusal:
            await interaction.response.send_message(refusal, ephemeral=True)
            return
        chosen: dict[str, Any] = {
            "emoji": emoji and emoji.strip(),
            "length": length,
            "language": language and language_of(language),
            "style": style,
            "threads": threads,
            "member_tokens": member_tokens,
            "member_usd": member_usd,
            "server_tokens": server_tokens,
            "server_usd": server_usd,
            "digest_role": digest_role and role_number(digest_role),
            "quiet_days": quiet_days,
        }
        changed: dict[str, Any] = {
            name: None if value in (DEFAULT, 0) else value
            for name, value in chosen.items()
            if value is not None
        }
        own = replace(await self._places.own(guild), **changed)
        domain = quiet and domain_of(quiet)
        if domain:
            own = replace(own, quiet=toggled(own.quiet, domain))
        if own != await self._places.own(guild):
            await self._places.change(guild, own)
        place = parent_of(channel)
        if watch is not None:
            await self._places.watch(place, guild, watch)
        await self._show(interaction, own, guild, place)

    @settings.autocomplete("language")
    async def offer_languages(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the languages that go with what is typed; with all of them there are too many."""
        names = {DEFAULT: OWN_LANGUAGE} | LANGUAGES
        fits = {
            code: name
            for code, name in names.items()
            if any(
                word.casefold().startswith(typed.strip().casefold())
                for word in (code, name, english_name(code) or "")
            )
        }
        return [app_commands.Choice(name=name, value=code) for code, name in fits.items()][:25]

    async def _show(
        self, interaction: Interaction, own: ServerSettings, guild: int, place: int
    ) -> None:
        watched = sorted(await self._places.watched(guild))
        reply = settings_reply(
            own,
            defaults=self._places.defaults.as_settings(),
            watched=watched,
            here_watched=place in watched,
            channel=place,
        )
        await interaction.response.send_message(**arguments(reply), ephemeral=True)


def refusal_of(*, language: str | None, emoji: str | None, quiet: str | None) -> str | None:
    """Return the sentence about something typed that makes no sense; None where all of it does."""
    if language and language_of(language) is None:
        return texts.NO_LANGUAGE
    if emoji and not is_emoji(emoji.strip()):
        return texts.NO_EMOJI
    if quiet and domain_of(quiet) is None:
        return texts.NO_DOMAIN
    return None


def role_number(role: discord.Role) -> int:
    """Return a role's id; 0 for the one that everybody has, which takes the choice back."""
    return 0 if role.is_default() else role.id


def language_of(typed: str) -> str | None:
    """Return the code of a language that was typed by its code or name; None for any other word."""
    word = typed.strip().casefold()
    if word in {DEFAULT, OWN_LANGUAGE.casefold()}:
        return DEFAULT
    for code, name in LANGUAGES.items():
        if word in {code, name.casefold(), (english_name(code) or "").casefold()}:
            return code
    return None


def is_emoji(typed: str) -> bool:
    """Tell whether something can be a reaction: a custom emoji, or a sign that is no letter."""
    if typed == DEFAULT or CUSTOM_EMOJI.fullmatch(typed):
        return True
    return not typed.isascii() and not any(sign.isalpha() or sign.isspace() for sign in typed)


def domain_of(typed: str) -> str | None:
    """Return the domain in what was typed, a link included; None when there is none."""
    url = canonical_url(typed_link(typed.strip().lower()))
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def toggled(domains: tuple[str, ...], domain: str) -> tuple[str, ...]:
    """Put a domain on a list, or take it off when it is there."""
    if domain in domains:
        return tuple(each for each in domains if each != domain)
    return (*domains, domain)[-DOMAINS:]
