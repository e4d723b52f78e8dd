"""Show Discord messages in a terminal the way a member sees them on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from rich.console import Console, Group
from rich.markup import escape
from rich.panel import Panel
from rich.text import Text

from bot.sandbox.entities import Channel, Message

WIDTH = 76

INLINE = re.compile(
    r"\\(?P<escaped>[^\w\s])"
    r"|\*\*(?P<bold>(?:\\.|[^\\])+?)\*\*"
    r"|\[(?P<label>(?:\\.|\[[^\[\]]*\]|[^\\\[\]])*)\]\((?P<address><[^>]+>|[^)\s]+)\)"
    r"|<@!?(?P<mention>\d+)>"
    r"|<#(?P<channel>\d+)>"
    r"|<t:(?P<time>\d+)(?::(?P<form>[A-Za-z]))?>"
)
"""The part of Discord's markdown that Precis and its askers use."""

HEADING: Final = re.compile(r"#{1,3} ")
UNITS: Final = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


class Screen:
    """A terminal that members, the bot and a narrator write to.

    Args:
        console: Where to.
        names: The names behind ids of users and channels.
        now: The present moment, in the zone that times are shown in.
    """

    def __init__(
        self,
        console: Console,
        names: Mapping[int, str],
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._console = console
        self._width = min(WIDTH, console.width)
        self._names = names
        self._now = now

    def narrate(self, sentence: str) -> None:
        """Say what happens next."""
        self._console.print()
        self._console.rule(f"[bold]{escape(sentence)}", style="dim", align="left")

    def say(self, sentence: str) -> None:
        """Let the narrator say something more."""
        self._console.print(f"\n{escape(sentence)}", width=self._width)

    def command(self, who: str, channel: Channel, typed: str) -> None:
        """Show what somebody types as a command."""
        text = Text()
        text.append(f"#{channel.name} ", style="dim").append(who, style="bold")
        text.append(": ").append(typed, style="blue")
        self._console.print(text, width=self._width)

    def line(self, message: Message, replied: Message | None = None) -> None:
        """Show one message of many: where, who, the first thing in it, and who liked it."""
        text = Text()
        text.append(f"#{message.channel.name} ", style="dim")
        text.append(self._names.get(message.author.id, "someone"), style="bold")
        if replied is not None:
            text.append(f" ↪ {self._names.get(replied.author.id, 'someone')}", style="dim")
        titles = (embed.get("title", "") for embed in message.embeds)
        first = next(filter(None, (message.content, *titles)), "")
        text.append(": ").append_text(self._line(first))
        for emoji, people in message.reactions.items():
            text.append(f"  {emoji} {len(people)}", style="dim")
        self._console.print(text, width=self._width)

    def message(self, message: Message) -> None:
        """Show one message: author, text, files and embeds."""
        badge = " [white on blue] APP [/]" if message.author.bot else ""
        self._console.print(
            f"\n[bold]{escape(message.author.global_name or message.author.name)}[/]{badge}"
        )
        if message.content:
            self._console.print(self._lines(shortened(message.content)), width=self._width)
        for file in message.attachments:
            size = f"{len(file.data):,} bytes"
            self._console.print(f"[cyan]📎 {escape(file.filename)}[/] [dim]{size}[/]")
            if file.description:
                self._console.print(f"[dim]{escape(file.description)}[/]", width=self._width)
        for embed in message.embeds:
            self._console.print(self._embed(embed), width=self._width)

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
        if heading := HEADING.match(line):
            text = self._inline(line[heading.end() :])
            text.stylize("bold underline")
            return text
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
            elif found["channel"]:
                text.append(f"#{self._names.get(int(found['channel']), 'unknown')}", style="blue")
            elif found["time"]:
                text.append(self._time(int(found["time"]), found["form"]))
            else:
                inner = self._inline(found["label"])
                inner.stylize(f"cyan link {found['address'].strip('<>')}")
                text.append_text(inner)
        text.append(markdown[end:])
        return text

    def _time(self, seconds: int, form: str | None) -> str:
        now = self._now()
        moment = datetime.fromtimestamp(seconds, now.tzinfo)
        if form == "R":
            return relative((moment - now).total_seconds())
        day = f"{moment:%A}, " if form == "F" else ""
        return f"{day}{moment.day} {moment:%B %Y} at {moment:%H:%M}"


def relative(seconds: float) -> str:
    """Say how far off something is, as Discord does: in its largest unit, rounded."""
    unit, size = next((each for each in UNITS if abs(seconds) >= each[1]), UNITS[-1])
    count = round(abs(seconds) / size)
    amount = f"{count} {unit}{'' if count == 1 else 's'}"
    return f"in {amount}" if seconds >= 0 else f"{amount} ago"


def shortened(content: str, lines: int = 6) -> str:
    """Cut a long paste as a phone's screen would, and say so."""
    kept = content.split("\n")
    if len(kept) <= lines:
        return content
    return "\n".join([*kept[:lines], f"-# … {len(kept) - lines} more lines"])
