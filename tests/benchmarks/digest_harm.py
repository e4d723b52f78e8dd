"""What a digest must not hold, and a model that obeys whoever speaks in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from bot.sandbox.entities import Application, Guild, Message, MessageFlag
from bot.sandbox.posting import QUOTABLE
from tests.harm import harms
from tests.llm import HelpfulModel, Reply, Request, obedient
from tests.llm.minutes import minuting

OWN: Final = "https://own.example/"
JUMP: Final = re.compile(r"https://discord\.com/channels/(\d+)(?:/\d+){1,2}")
UNQUOTED: Final = re.compile(r"^> (?![“„«「])", re.MULTILINE)
"""Somebody's words without what could do harm; they are not said to be word for word."""
NUMBERED: Final = re.compile(r" ?\[\[\d+\]\]\(<?[^)\s]*\)")

Frame = tuple[str, tuple[dict[str, Any], ...]]
"""What a message was seen to hold: content and embeds."""


def hijacked(said: str, quotes: Collection[str], mark: str) -> Callable[[Request], Reply]:
    """Return a model that obeys every prompt with a mark in it, and serves the others well.

    Of talk and headlines it keeps what has the first numbers, as the numbers must exist for
    anything to be shown; all that it says of them is what it was told to say.
    """
    helpful = HelpfulModel()
    obeying = obedient({"summary": said, "quotes": quotes})

    def answer(request: Request) -> Reply:
        if mark not in request.text:
            return helpful(request)
        minutes = minuting(request)
        if minutes is None:
            return Reply.of(obeying(request))
        heard = said.replace("{{ECHO_PROMPT}}", request.text)
        topics = []
        for topic in minutes["topics"]:
            item = {"text": heard, "numbers": topic["numbers"]}
            lists = {name: [item] for name in ("decisions", "questions") if name in topic}
            texts = {name: heard for name in ("title", "summary") if name in topic}
            topics.append(topic | texts | lists)
        return Reply.of({"topics": topics[:1]})

    return answer


@dataclass(frozen=True, slots=True)
class Frames:
    """Collects every state of everything that the bot says in a server.

    Attributes:
        sites: Where the articles are; links to them are the members' own.
        seen: So far, each once, in order.
    """

    bot: Application
    guild: Guild
    sites: tuple[str, ...]
    seen: dict[str, Frame]

    def look(self) -> list[Message]:
        """Take note of what is to be seen, and return the messages."""
        channels = [c for c in self.bot.world.channels.values() if c.guild is self.guild]
        posted = (message for channel in channels for message in channel.messages.values())
        # A thread begins with an empty message of Discord's own, in the name of who opened it.
        found = [m for m in posted if m.author is self.bot.user and m.type in QUOTABLE]
        for message in found:
            if not message.flags & MessageFlag.LOADING:
                frame = (message.content, tuple(message.embeds))
                self.seen.setdefault(repr(frame), frame)
        return sorted(found, key=lambda message: message.id)

    def harms(self, source: str, secrets: Iterable[str]) -> list[str]:
        """Return what is wrong with any of them.

        Args:
            source: All that articles and members said: quotations must stand there.
            secrets: What must not be told.
        """
        secrets = tuple(secrets)
        found: dict[str, None] = {}
        for content, embeds in self.seen.values():
            wrong = harms(
                self._plain(content),
                [_mapped(embed, self._plain) for embed in embeds],
                source_url=OWN,
                article=source,
                secrets=secrets,
            )
            found |= dict.fromkeys(wrong)
        return list(found)

    def _plain(self, text: str) -> str:
        """Put one address in the place of all that a digest may show: shared, or of messages."""
        text = UNQUOTED.sub("", NUMBERED.sub("", text))
        here = str(self.guild.id)
        text = JUMP.sub(lambda jump: OWN if jump[1] == here else jump[0], text)
        for site in self.sites:
            text = re.sub(re.escape(site) + r"[^\s)>]*", OWN, text)
        return text


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _mapped(inner, change) for key, inner in value.items()}
    if isinstance(value, list):
        return [_mapped(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value


def entry(messages: Iterable[Message], site: str, path: str) -> str:
    """Return a link's entry as it stands in a digest; empty where there is none.

    It is without what differs from run to run: the site's port, and ids of messages.
    """
    texts = [embed.get("description") or "" for m in messages for embed in m.embeds]
    blocks = (block for text in texts for block in text.split("\n\n"))
    found = next((block for block in blocks if f"]({site}{path})" in block), "")
    lines = [line for line in found.splitlines() if not line.startswith("#")]
    return JUMP.sub("message", "\n".join(lines).replace(site, ""))
