"""The scene: what members do, and what they see of the bot's answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import resources

from rich.console import Console

from bot.app import connect, open_client
from bot.config import DiscordSettings, ReadingSettings, Settings, WebSettings
from bot.demo.screen import Screen
from bot.demo.site import open_site
from bot.sandbox.entities import Application, Channel, Message
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox

TOKEN = "demo.token"  # noqa: S105 - the sandbox's own
PAUSE_SECONDS = 2.0
ANSWER_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Stage:
    """Who is there, and where."""

    discord: Sandbox
    bot: Application
    channel: Channel
    site: str
    mira: Person
    jonas: Person


async def play(*, pauses: bool = True, console: Console | None = None) -> None:
    """Play the scene in the terminal; `pauses` leaves time to read."""
    console = console or Console()
    async with _stage() as stage:
        people = (stage.mira.user, stage.jonas.user, stage.bot.user)
        names = {user.id: user.global_name or user.name for user in people}
        screen = Screen(console, names)
        await _Scene(stage, screen, PAUSE_SECONDS if pauses else 0.0).play()
    console.print(
        "\nThat was the real bot on a local Discord. README.md says how to run it on your server.",
        style="green",
    )


@asynccontextmanager
async def _stage() -> AsyncIterator[Stage]:
    async with Sandbox() as discord, open_site() as site:
        bot = discord.create_application(
            "Precis", token=TOKEN, privileged_intents={"message_content"}
        )
        guild = discord.create_guild("Riverside")
        channel = guild.create_text_channel("reading-room")
        bot.join(guild)
        mira, jonas = discord.create_person("Mira"), discord.create_person("Jonas")
        mira.join(guild)
        jonas.join(guild)
        async with open_client(_settings(discord), ready_timeout=0.1) as client:
            connection = asyncio.create_task(connect(client, TOKEN))
            await bot.wait_ready()
            yield Stage(discord, bot, channel, site, mira, jonas)
            await client.close()
            await connection


def _settings(discord: Sandbox) -> Settings:
    # Not `Settings(…)`: the demo is the same whatever the environment says.
    return Settings.model_construct(
        discord=DiscordSettings(api_url=discord.api_url, gateway_url=discord.gateway_url),
        web=WebSettings(allow_loopback=True),
        reading=ReadingSettings(workers=1, extract_seconds=20),
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    stage: Stage
    screen: Screen
    pause: float

    async def play(self) -> None:
        await self._link()
        await self._paste()
        await self._file()
        await self._key_quotes()

    async def _link(self) -> None:
        stage = self.stage
        self.screen.narrate("Mira posts a link and mentions the bot")
        await self._ask(stage.mira, f"{stage.bot.user.mention} {stage.site}/harbour")

    async def _paste(self) -> None:
        self.screen.narrate("Jonas pastes a text he copied from a web page")
        text = (resources.files("bot.demo") / "pages" / "paste.txt").read_text(encoding="utf-8")
        await self._ask(self.stage.jonas, f"{self.stage.bot.user.mention} {text}")

    async def _file(self) -> None:
        self.screen.narrate("Mira drops a file, in German")
        page = (resources.files("bot.demo") / "pages" / "bibliothek.html").read_bytes()
        mention = self.stage.bot.user.mention
        await self._ask(self.stage.mira, mention, ("bibliothek.html", page))

    async def _key_quotes(self) -> None:
        stage = self.stage
        self.screen.narrate("Jonas shares a long feature")
        post = await stage.jonas.post(stage.channel, f"for tonight: {stage.site}/lamplighter")
        self.screen.message(post)
        await asyncio.sleep(self.pause)
        self.screen.narrate("Mira opens the message's menu: Apps, Key quotes")
        invocation = await stage.mira.menu(post, "Key quotes")
        self.screen.message(await invocation.reply(ANSWER_SECONDS))

    async def _ask(self, member: Person, text: str, *files: tuple[str, bytes]) -> None:
        stage = self.stage
        post = await member.post(stage.channel, text, files=files)
        self.screen.message(post)
        answer = await stage.discord.wait_for_message(
            stage.channel, self._is_answer, after=post, timeout=ANSWER_SECONDS
        )
        self.screen.message(answer)
        await asyncio.sleep(self.pause)

    def _is_answer(self, message: Message) -> bool:
        return message.author is self.stage.bot.user and bool(message.embeds)
