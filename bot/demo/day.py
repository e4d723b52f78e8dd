"""A day in a server and its digest the next morning: what is in it, and what is not."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from rich.console import Console

from bot.demo.screen import Screen
from bot.demo.script import (
    AFTERNOON,
    CHANNELS,
    MORNING,
    PRIVATE,
    PRIVATE_WORDS,
    WHISPERED,
    Line,
    Part,
)
from bot.demo.stage import ANSWER_SECONDS, Stage
from bot.sandbox.entities import Channel, Message, MessageType
from bot.sandbox.invocation import Invocation
from bot.sandbox.permissions import Permission

ZONE: Final = "Europe/London"
NOON: Final = time(12, 30)
DUE: Final = time(8, 0)
LATE: Final = timedelta(seconds=30)
"""After a digest is due, the bot is started: it notices by itself."""

LAST_PAGE: Final = re.compile(r"Page (\d+) of \1$")
IN_THREAD: Final = "** in the thread"


class Day:
    """Plays the day in a server that it founds.

    Args:
        stage: The bot is running there.
        console: Where it is shown.
        pause: Seconds to read what is shown.
    """

    def __init__(self, stage: Stage, console: Console, pause: float) -> None:
        discord = stage.discord
        guild = discord.create_guild("Harwick", owner=stage.mira)
        others = (discord.create_person(name) for name in ("Edda", "Priya", "Sam"))
        self._guild = guild
        self._people = {person.name: person for person in (stage.mira, stage.jonas, *others)}
        self._channels = {name: guild.create_text_channel(name) for name in (*CHANNELS, PRIVATE)}
        # Mira, who owns the server, sees it anyway.
        self._channels[PRIVATE].overwrite(guild.everyone, deny=Permission.VIEW_CHANNEL)
        self._channels[PRIVATE].overwrite(stage.bot.user, allow=Permission.VIEW_CHANNEL)
        for name in self._people.keys() - {stage.mira.name}:
            self._people[name].join(guild)
        stage.bot.join(guild)
        names = {person.id: name for name, person in self._people.items()}
        names |= {channel.id: name for name, channel in self._channels.items()}
        names[stage.bot.user.id] = stage.bot.name
        now = discord.world.now
        self._screen = Screen(console, names, now=lambda: now().astimezone(ZoneInfo(ZONE)))
        self._date = now().astimezone(ZoneInfo(ZONE)).date() + timedelta(days=1)
        self._stage = stage
        self._pause = pause
        self._posts: dict[str, Message] = {}

    async def play(self) -> None:
        """Play it.

        Raises:
            RuntimeError: the private channel's words have got out.
        """
        show = self._screen
        show.narrate("The next day, in a server of five. Only Mira and the bot see #committee")
        await self._talk(MORNING)
        await self._restart_at(self._moment(NOON))
        await self._digest_now()
        await self._private_digest()
        await self._schedule()
        show.narrate("The day goes on; ten articles by the evening, one shared twice")
        await self._talk(AFTERNOON)
        await self._morning()
        show.narrate("What was said in #committee is nowhere else")
        show.say(self.searched())

    async def _talk(self, parts: tuple[Part, ...]) -> None:
        for part in parts:
            for minute, line in enumerate(part.lines):
                self._stage.advance_to(self._moment(part.at) + timedelta(minutes=minute))
                await self._post(self._channels[part.channel], line)
            await asyncio.sleep(self._pause)

    async def _post(self, channel: Channel, line: Line) -> None:
        bot = self._stage.bot.user
        text = line.text.format(site=self._stage.site, bot=bot.mention)
        replied = self._posts[line.answers] if line.answers else None
        post = await self._people[line.who].post(channel, text, reply_to=replied)
        if line.key:
            self._posts[line.key] = post
        for name in line.liked_by:
            await self._people[name].react(post, "👍")
        self._screen.line(post, replied)
        if bot.mention in text:
            answer = await self._arrived(channel, post, lambda message: bool(message.embeds))
            self._screen.line(answer, post)
            # The clock goes on when the bot has said what the thread is for.
            thread = await self._thread_of(answer)
            await self._arrived(thread, answer, lambda message: bool(message.content))

    async def _digest_now(self) -> None:
        self._screen.narrate("Noon. Jonas asks what has happened today")
        place = self._channels["town-talk"]
        self._screen.command("Jonas", place, "/digest now period:today")
        asked = await self._stage.jonas.slash(place, "digest now", period="today")
        await self._show(await self._answered(asked))

    async def _private_digest(self) -> None:
        self._screen.narrate("In #committee itself the bot tells of #committee")
        place = self._channels[PRIVATE]
        self._screen.command("Mira", place, f"/digest now channel:#{PRIVATE}")
        asked = await self._stage.mira.slash(place, "digest now", channel=place)
        await self._show(await self._answered(asked))

    async def _schedule(self) -> None:
        self._screen.narrate("Mira, who manages the server, has one posted every morning")
        place, target = self._channels["town-talk"], self._channels["reading-room"]
        typed = {"time": "8:00", "timezone": ZONE, "days": "every day"}
        options = " ".join(f"{name}:{value}" for name, value in typed.items())
        self._screen.command("Mira", place, f"/digest schedule {options} post_in:#{target.name}")
        asked = await self._stage.mira.slash(place, "digest schedule", **typed, post_in=target)
        self._screen.message(await asked.reply(ANSWER_SECONDS))
        await asyncio.sleep(self._pause)

    async def _morning(self) -> None:
        place = self._channels["reading-room"]
        last = max(place.messages.values(), key=lambda message: message.id)
        self._screen.narrate("The next morning at 8:00, in #reading-room")
        await self._restart_at(self._moment(DUE) + timedelta(days=1) + LATE)
        digest = await self._arrived(place, last, lambda message: bool(message.embeds))
        await self._show(digest)

    async def _show(self, digest: Message) -> None:
        """Show a digest, and what stands in its thread."""
        self._screen.message(digest)
        await asyncio.sleep(self._pause)
        if IN_THREAD not in json.dumps(digest.embeds):
            return
        thread = await self._thread_of(digest)
        await self._arrived(thread, digest, lambda message: bool(LAST_PAGE.search(_foot(message))))
        self._screen.narrate(f"In its thread, “{thread.name}”")
        for page in _posted_by(self._stage.bot.user.id, thread):
            self._screen.message(page)
            await asyncio.sleep(self._pause)

    async def _answered(self, asked: Invocation) -> Message:
        """Wait for the digest that a command shows, after it has shown how far it is."""

        def done() -> bool:
            return any(message.embeds for message in asked.shown)

        await self._stage.discord.world.wait_until(done, seconds=ANSWER_SECONDS)
        return asked.shown[0]

    async def _arrived(
        self, channel: Channel, after: Message, wanted: Callable[[Message], bool]
    ) -> Message:
        """Wait for a message of the bot."""
        bot = self._stage.bot.user
        return await self._stage.discord.wait_for_message(
            channel,
            lambda message: message.author is bot and wanted(message),
            after=after,
            timeout=ANSWER_SECONDS,
        )

    async def _thread_of(self, message: Message) -> Channel:
        world = self._stage.discord.world
        await world.wait_until(lambda: message.id in world.channels, seconds=ANSWER_SECONDS)
        return world.channels[message.id]

    async def _restart_at(self, moment: datetime) -> None:
        await self._stage.stop()
        self._stage.advance_to(moment)
        await self._stage.start()

    def _moment(self, at: time) -> datetime:
        return datetime.combine(self._date, at, tzinfo=ZoneInfo(ZONE))

    def searched(self) -> str:
        """Look for the private channel's words wherever everybody reads, and say what was found.

        Raises:
            RuntimeError: they stand there, or the bot could not have told them at all.
        """
        bot = self._stage.bot.user.id
        open_to_all: list[Message] = []
        private: list[Message] = []
        for channel in self._guild.channels.values():
            is_private = self._channels[PRIVATE] in {channel, channel.parent}
            (private if is_private else open_to_all).extend(_posted_by(bot, channel))
        inside = " ".join(map(_everything_in, private)).casefold()
        if WHISPERED.casefold() not in inside:
            raise RuntimeError("The bot has not read the private channel: this shows nothing.")
        for message in open_to_all:
            shown = _everything_in(message).casefold()
            if any(word.casefold() in shown for word in PRIVATE_WORDS):
                raise RuntimeError(f"A private channel's words have got out: {message.jump_url}")
        return (
            f"Searched: all {len(open_to_all)} messages of the bot in other channels and threads. "
            "None has a word of it."
        )


def _posted_by(author: int, channel: Channel) -> list[Message]:
    """Return what somebody wrote in a channel, without what Discord says in their name."""
    return [
        message
        for message in channel.messages.values()
        if message.author.id == author and message.type is not MessageType.THREAD_STARTER
    ]


def _everything_in(message: Message) -> str:
    """Return whatever somebody may see of a message, addresses and descriptions included."""
    described = [(file.filename, file.description) for file in message.attachments]
    parts = (message.content, message.embeds, message.components, described)
    return json.dumps(parts, ensure_ascii=False)


def _foot(message: Message) -> str:
    return "".join(embed.get("footer", {}).get("text", "") for embed in message.embeds)
