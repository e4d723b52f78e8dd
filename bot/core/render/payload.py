"""What a reply is made of, as values: the cogs turn them into discord.py's objects one to one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from bot.core.limits import length

COLOR: Final = 0x3B6EA5
"""The colour of the bar beside an embed."""


@dataclass(frozen=True, slots=True)
class Field:
    """One name and value in an embed, both markdown."""

    name: str
    value: str
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Embed:
    """An embed; what is empty is left out.

    Attributes:
        title: Inline markdown; `url` makes it a link.
        description: Markdown.
        footer: Text Discord does not parse, as is `author`.
        image: `attachment://` and the name of a picture that comes with the message.
    """

    title: str = ""
    url: str | None = None
    description: str = ""
    fields: tuple[Field, ...] = ()
    footer: str = ""
    author: str = ""
    color: int = COLOR
    image: str = ""

    @property
    def size(self) -> int:
        """Return what counts towards the 6000 of all embeds, in UTF-16 units."""
        texts = [self.title, self.description, self.footer, self.author]
        texts += [part for field in self.fields for part in (field.name, field.value)]
        return sum(length(text) for text in texts)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is sent with a message: a file's name, its bytes, and what it shows."""

    name: str
    data: bytes = field(repr=False)
    alt: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message: its content, its embeds, or both.

    Attributes:
        offer: Whether the asker is to choose between the model at its price and none.
        picture: What is sent with it; an embed's `image` may show it.
    """

    content: str = ""
    embeds: tuple[Embed, ...] = ()
    offer: bool = False
    picture: Picture | None = None
