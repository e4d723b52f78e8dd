"""Show Discord messages in a terminal the way a member sees them on a phone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rich.console import Console, Group
from rich.markup import escape
from rich.panel import Panel
from rich.text import Text

from bot.sandbox.entities import Message

WIDTH = 76

INLINE = re.compile(
    r"\\(?P<escaped>[^\w\s])"
    r"|\*\*(?P<bold>(?:\\.|[^\\])+?)\*\*"
    r"|\[(?P<label>(?:\\.|\[[^\[\]]*\]|[^\\\[\]])*)\]\((?P<address><[^>]+>|[^)\s]+)\)"
    r"|<@!?(?P<mention>\d+)>"
)
"""The part of Discord's markdown that Precis and its askers use."""


class Screen:
    """A terminal that members, the bot and a narrator write to."""

    def __init__(self, console: Console, names: Mapping[int, str]) -> None:
        """Write to a console; `names` gives the name behind each user id."""
        self._console = console
        self._names = names

    def narrate(self, sentence: str) -> None:
        """Say what happens next."""
        self._console.print()
        self._console.rule(f"[bold]{escape(sentence)}", style="dim", align="left")

    def message(self, message: Message) -> None:
        """Show one message: author, text, files and embeds."""
        badge = " [white on blue] APP [/]" if message.author.bot else ""
        self._console.print(
            f"\n[bold]{escape(message.author.global_name or message.author.name)}[/]{badge}"
        )
        if message.content:
            self._console.print(self._lines(shortened(message.content)), width=WIDTH)
        for file in message.attachments:
            size = f"{len(file.data):,} bytes"
            self._console.print(f"[cyan]📎 {escape(file.filename)}[/] [dim]{size}[/]")
        for embed in message.embeds:
            self._console.print(self._embed(embed), width=WIDTH)

    def _embed(self, embed: Mapping[str, Any]) -> Panel:
        parts: list[Text] = []
        if title := embed.get("title"):
            heading = self._line(title)
            heading.stylize("bold")
            if url := embed.get("url"):
                heading.stylize(f"cyan link {url}")
            parts.append(heading)
        if description := embed.get("description"):
            parts.append(self._lines(description))
        if footer := embed.get("footer"):
            parts.append(Text(f"\n{footer['text']}", style="dim"))
        return Panel(Group(*parts), border_style="blue", padding=(0, 1))

    def _lines(self, markdown: str) -> Text:
        return Text("\n").join(self._line(line) for line in markdown.split("\n"))

    def _line(self, line: str) -> Text:
        for start, shown, style in (("> ", "▎ ", "italic"), ("- ", "• ", ""), ("-# ", "", "dim")):
            if line.startswith(start):
                text = Text(shown, style=style)
                text.append_text(self._inline(line.removeprefix(start)))
                return text
        return self._inline(line)

    def _inline(self, markdown: str) -> Text:
        text = Text()
        end = 0
        for found in INLINE.finditer(markdown):
            text.append(markdown[end : found.start()])
            end = found.end()
            if found["escaped"]:
                text.append(found["escaped"])
            elif found["bold"]:
                inner = self._inline(found["bold"])
                inner.stylize("bold")
                text.append_text(inner)
            elif found["mention"]:
                text.append(f"@{self._names.get(int(found['mention']), 'someone')}", style="blue")
            else:
                inner = self._inline(found["label"])
                inner.stylize(f"cyan link {found['address'].strip('<>')}")
                text.append_text(inner)
        text.append(markdown[end:])
        return text


def shortened(content: str, lines: int = 6) -> str:
    """Cut a long paste as a phone's screen would, and say so."""
    kept = content.split("\n")
    if len(kept) <= lines:
        return content
    return "\n".join([*kept[:lines], f"-# … {len(kept) - lines} more lines"])
