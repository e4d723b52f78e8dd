"""The buttons below a summary. Their ids say what they do, so they outlive the program."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import Any, Final, Literal, Self

import discord

from bot.cogs.answers import persist
from bot.cogs.forms import QuestionForm
from bot.cogs.pasting import Paste
from bot.cogs.posts import arguments
from bot.cogs.responses import Ticket, told
from bot.core import texts
from bot.core.languages import LANGUAGES
from bot.core.render import quotes_page
from bot.errors import PrecisError
from bot.models import Length
from bot.pipeline.budget import Asker
from bot.records import JobKind, Shown

Interaction = discord.Interaction[Any]
Act = Literal["shorter", "longer", "quotes", "ask", "delete"]

LABELS: Final[dict[Act, str]] = {
    "shorter": texts.SHORTER,
    "longer": texts.LONGER,
    "quotes": texts.QUOTES,
    "ask": texts.ASK,
    "delete": texts.DELETE,
}
LENGTHS: Final = tuple(Length)
QUOTES_LIMIT: Final = 50
"""Quotes that are paged through at most."""

NEW: Final = timedelta(seconds=10)
"""What is shown is stored in the next moment: a message as new as that may not be known yet."""
LOOK_SECONDS: Final = 0.1
LOOKS: Final = 20
"""Two seconds in all: Discord lets a press wait for three."""


def summary_buttons(*, languages: bool, pastes: bool = False) -> discord.ui.View:
    """Return what stands below a summary.

    Args:
        languages: Whether a model can write in another one.
        pastes: Whether a form is offered for a text that could not be read beside it.
    """
    view = discord.ui.View(timeout=None)
    for act in LABELS:
        view.add_item(Button(act))
    if languages:
        view.add_item(Languages())
    if pastes:
        view.add_item(Paste())
    return view


class Button(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=r"precis:act:(?P<act>shorter|longer|quotes|ask|delete)",
):
    """One of the buttons."""

    def __init__(self, act: Act) -> None:
        self._act: Act = act
        super().__init__(
            discord.ui.Button(
                label=LABELS[act],
                style=discord.ButtonStyle.secondary,
                custom_id=f"precis:act:{act}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _: Interaction, __: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the id back."""
        return cls(match["act"])  # type: ignore[arg-type]  # the template admits nothing else

    @told
    async def callback(self, interaction: Interaction) -> None:
        """Do it."""
        shown = await _shown(interaction)
        if self._act == "delete":
            await _delete(interaction, shown)
        elif shown is None:
            await _say(interaction, texts.SUMMARY_GONE)
        elif self._act == "ask":
            await _ask(interaction, shown)
        elif self._act == "quotes":
            await _page(interaction, shown.message, 0, first=True)
        else:
            await _resize(interaction, shown, -1 if self._act == "shorter" else 1)


class Languages(discord.ui.DynamicItem[discord.ui.Select[Any]], template=r"precis:language"):
    """The choice of a language to have the summary in."""

    def __init__(self) -> None:
        super().__init__(
            discord.ui.Select(
                placeholder=texts.LANGUAGE,
                custom_id="precis:language",
                options=[
                    discord.SelectOption(label=name, value=code)
                    for code, name in list(LANGUAGES.items())[:25]
                ],
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _: Interaction, __: discord.ui.Item[Any], ___: re.Match[str], /
    ) -> Self:
        """Read the id back."""
        return cls()

    @told
    async def callback(self, interaction: Interaction) -> None:
        """Have the summary written in the language."""
        shown = await _shown(interaction)
        data: dict[str, Any] = dict(interaction.data or {})
        [language] = data["values"]
        if shown is None:
            await _say(interaction, texts.SUMMARY_GONE)
        elif not interaction.client.desk.office.settings.uses_model:
            await _say(interaction, texts.NO_MODEL_FOR_LANGUAGE)
        else:
            await _rewrite(interaction, shown, length=shown.length, language=language)


class Page(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=r"precis:quotes:(?P<message>\d{1,20}):(?P<page>\d{1,3}):(?P<way>back|on)",
):
    """To the page of quotes before, or after."""

    def __init__(self, message: int, page: int, way: str) -> None:
        self._message = message
        self._page = page
        super().__init__(
            discord.ui.Button(
                emoji="◀️" if way == "back" else "▶️",
                style=discord.ButtonStyle.secondary,
                custom_id=f"precis:quotes:{message}:{page}:{way}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, _: Interaction, __: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the id back."""
        return cls(int(match["message"]), int(match["page"]), match["way"])

    @told
    async def callback(self, interaction: Interaction) -> None:
        """Show the page in place of the one before."""
        await _page(interaction, self._message, self._page, first=False)


async def _shown(interaction: Interaction) -> Shown | None:
    message = interaction.message
    if message is None:
        return None
    shown = interaction.client.desk.office.store.shown
    found: Shown | None = await shown.get(message.id)
    is_new = interaction.created_at - (message.edited_at or message.created_at) < NEW
    for _ in range(LOOKS if is_new else 0):
        if found is not None:
            break
        await asyncio.sleep(LOOK_SECONDS)
        found = await shown.get(message.id)
    return found


async def _resize(interaction: Interaction, shown: Shown, step: int) -> None:
    place = LENGTHS.index(Length(shown.length)) + step
    if not 0 <= place < len(LENGTHS):
        await _say(interaction, texts.ALREADY_SHORTEST if step < 0 else texts.ALREADY_LONGEST)
        return
    await _rewrite(interaction, shown, length=LENGTHS[place].value, language=shown.language)


async def _rewrite(
    interaction: Interaction, shown: Shown, *, length: str, language: str | None
) -> None:
    """Change the summary for those whose it is; anybody else gets one of their own to read."""
    edits = _is_theirs(interaction, shown)
    if edits:
        await persist(interaction.response.defer)
    ticket = Ticket.of(interaction, private=not edits, acknowledged=edits, edits=edits)
    await interaction.client.desk.take_interaction(
        interaction,
        JobKind.SUMMARY,
        reply=shown.message if edits else None,
        ticket=ticket,
        shown=shown.message,
        length=length,
        language=language,
    )


async def _ask(interaction: Interaction, shown: Shown) -> None:
    async def submitted(here: Interaction, question: str) -> None:
        await here.client.desk.take_interaction(
            here,
            JobKind.QUESTION,
            ticket=Ticket.of(here, private=True),
            shown=shown.message,
            question=question,
        )

    await interaction.response.send_modal(QuestionForm(submitted))


async def _page(interaction: Interaction, message: int, page: int, *, first: bool) -> None:
    """Show all quotes of a summary's first article, to the one who pressed alone."""
    office = interaction.client.desk.office
    await persist(
        lambda: (
            interaction.response.defer(ephemeral=True, thinking=True)
            if first
            else interaction.response.defer()
        )
    )
    shown = await office.store.shown.get(message)
    kept = await office.library.take(shown.documents[:1]) if shown else []
    choices = await office.places.choices(interaction.guild_id)
    asker = Asker(interaction.user.id, interaction.guild_id)
    unwilling = shown is not None and await office.is_unwilling(
        shown.author, asker, shown.documents
    )
    if not kept or unwilling:
        sentence = texts.NOT_THEIR_WISH if unwilling else texts.SUMMARY_GONE
        await interaction.edit_original_response(content=sentence, embeds=[], view=None)
        return
    try:
        chosen = await office.summarizer.all_quotes(kept[0], limit=QUOTES_LIMIT)
    except PrecisError as error:
        await interaction.edit_original_response(content=error.user_message, embeds=[], view=None)
        return
    reply, pages = quotes_page(kept[0].article, chosen, page=page, style=choices.style)
    view = discord.ui.View(timeout=None)
    if page > 0:
        view.add_item(Page(message, page - 1, "back"))
    if page + 1 < pages:
        view.add_item(Page(message, page + 1, "on"))
    content = arguments(reply) | {"view": view if view.children else None}
    await persist(lambda: interaction.edit_original_response(**content))


async def _delete(interaction: Interaction, shown: Shown | None) -> None:
    if not _is_theirs(interaction, shown):
        await _say(interaction, texts.NOT_YOURS_TO_DELETE)
        return
    message = interaction.message
    await persist(interaction.response.defer)
    await persist(interaction.delete_original_response)
    if message is not None and message.flags.ephemeral:
        # Of what one member alone has seen, Discord does not tell that it is gone.
        await interaction.client.desk.office.store.privacy.forget_message(message.id)


def _is_theirs(interaction: Interaction, shown: Shown | None) -> bool:
    """Tell whether somebody asked for a summary, wrote what it is of, or moderates its channel."""
    if shown is not None and interaction.user.id in (shown.asker, shown.author):
        return True
    return interaction.permissions.manage_messages


async def _say(interaction: Interaction, sentence: str) -> None:
    await interaction.response.send_message(sentence, ephemeral=True)
