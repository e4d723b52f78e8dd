from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from rich.console import Console

from bot.demo import play
from bot.demo.day import Day
from bot.demo.screen import Screen, relative, shortened
from bot.demo.script import AFTERNOON, CHANNELS, MORNING, PRIVATE, WHISPERED, Part
from bot.demo.stage import open_stage
from bot.sandbox.sandbox import Sandbox

DAY = "The next day, in a server of five"
THREAD = "In its thread"


@pytest.mark.timeout(300)  # four starts of the bot in a process of its own
async def test_scene_shows_what_members_do_and_what_the_bot_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PRECIS_DISCORD__STYLE", "plain")  # the demo heeds no environment
    screen = io.StringIO()
    await play(pauses=False, console=Console(file=screen, width=80))
    shown = screen.getvalue()
    assert "\\" not in shown
    scene, day = shown.split(DAY)
    _check_scene(scene)
    noon, inside, evening, morning = re.split(
        r"In #committee itself|Mira, who manages the server|The next morning at 8:00", day
    )
    _check_noon(noon)
    assert WHISPERED in _told(inside)
    assert "comes to #reading-room at 08:00 every day (Europe/London)" in _told(evening)
    assert re.search(r" at 08:00 \(in (18|19|20) hours\)\.", _told(evening))
    _check_morning(morning)


def _check_scene(shown: str) -> None:
    for title in (
        "│ Harwick votes to close its harbour road",
        "│ The night boat gets its kitchen back",
        "│ Lindenau verleiht jetzt auch Werkzeug",
        "│ The last lamplighter of Oster Lane",
        "│ The tide mill at Corran: can it pay for itself?",
        "│ Conversation in reading-room",
    ):
        assert title in shown
    told = " ".join(shown.split())
    for answer in ("£410,000", "eighteen-month trial", "thirty-eight lamps", "our letterboxes"):
        assert answer in told.split("In the thread people simply ask")[1]
    assert "The article does not say." in shown
    assert "(p. 2)" in shown
    assert shown.count("Precis  APP") == 14
    assert shown.count("│ ▎ ") >= 10
    assert "@Precis http://127.0.0.1:" in shown


def _check_noon(shown: str) -> None:
    digest = _told(shown.split("/digest now period:today")[1])
    assert "Digest · " in digest
    assert "Read 14 messages in 2 channels · 5 links · extractive, no model used" in digest
    assert "Decided, then: I write the letter about the loading bay" in digest
    assert WHISPERED not in digest


def _check_morning(shown: str) -> None:
    digest, verdict = (_told(part) for part in shown.split("What was said in #committee"))
    for title in (
        "Harwick votes to close its harbour road to cars from May",
        "Harwick’s harbour ferry goes electric, and runs until midnight",
        "Harwick’s night bus is saved, for one winter",
        "Let the river into the meadow: Harwick drops its flood wall",
        "Eels are back above Corran weir, by way of a brush",
        "Twenty-five minutes at three in the morning",
        "Eleven days without the cable",
        "The library that stays open when its staff go home",
        "The last lamplighter of Oster Lane",
        "The tide mill at Corran: can it pay for itself?",
    ):
        assert digest.count(title) == 1
    assert "Mira and Edda · 5 reactions · 2 replies · post" in digest
    assert "Sam · 3 reactions · post · thread" in digest
    first, pages = digest.split(THREAD)
    assert "Bar chart: Links shared. reading-room 5, town-talk 3, night-shift 2." in first
    assert "Read 37 messages in 3 channels · 10 links · extractive, no model used" in first
    assert re.search(r"\d more links and \d more topics? in the thread", first)
    assert "Page 2 of 2" in pages
    for topic in ("#town-talk · Mira, Jonas and 3 others", "#night-shift · Edda, Priya and Sam"):
        assert topic in digest
    assert "who asks Bram for the dinghy, and where does the rubbish go?” — Edda" in digest
    assert WHISPERED not in digest
    assert PRIVATE not in digest
    assert re.search(r"Searched: all \d+ messages .* None has a word of it\.", verdict)


def _told(shown: str) -> str:
    """Return what stands on the screen as running text, without the frames."""
    return " ".join(re.sub("[│╭╮╰╯─▎]", " ", shown).split())


def _links(parts: tuple[Part, ...]) -> Iterator[tuple[str, str]]:
    for part in parts:
        for line in part.lines:
            for name in re.findall(r"\{site\}/([\w.-]+)", line.text):
                yield part.channel, name


def test_day_has_ten_articles_in_three_channels_and_one_in_the_private_one() -> None:
    posted = list(_links((*MORNING, *AFTERNOON)))
    shared = [(channel, name) for channel, name in posted if channel != PRIVATE]
    assert len({name for _, name in shared}) == 10
    assert {channel for channel, _ in shared} == set(CHANNELS)
    assert len(shared) == 11
    (hidden,) = [name for channel, name in posted if channel == PRIVATE]
    assert hidden not in {name for _, name in shared}


async def test_day_raises_when_a_private_channels_words_get_out_or_were_never_read() -> None:
    async with open_stage() as stage:
        day = Day(stage, Console(file=io.StringIO()), 0.0)
        places = {channel.name: channel for channel in stage.discord.world.channels.values()}
        with pytest.raises(RuntimeError, match="has not read the private channel"):
            day.searched()
        await stage.discord.post_as(stage.bot, places[PRIVATE], f"“{WHISPERED}”")
        assert "all 0 messages" in day.searched()
        await stage.discord.post_as(stage.bot, places["night-shift"], "Nothing was said.")
        assert "all 1 messages" in day.searched()
        embed = {"title": "Digest", "description": f"“{WHISPERED}” — Mira"}
        leak = await stage.discord.post_as(stage.bot, places["town-talk"], embeds=[embed])
        with pytest.raises(RuntimeError, match=leak.jump_url):
            day.searched()


def test_long_paste_is_cut_as_on_a_phone() -> None:
    assert shortened("a\nb") == "a\nb"
    assert shortened("\n".join("abcdefgh"), lines=3) == "a\nb\nc\n-# … 5 more lines"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (68_400, "in 19 hours"),
        (90_000, "in 1 day"),
        (60, "in 1 minute"),
        (0, "in 0 seconds"),
        (-7_300, "2 hours ago"),
    ],
)
def test_moment_is_told_from_now(seconds: float, shown: str) -> None:
    assert relative(seconds) == shown


async def test_channels_times_headings_and_pictures_are_shown_as_in_the_client() -> None:
    now = datetime(2026, 3, 14, 12, 30, tzinfo=UTC)
    due = int(datetime(2026, 3, 15, 8, 0, tzinfo=UTC).timestamp())
    file = io.StringIO()
    async with Sandbox() as discord:
        mira = discord.create_person("Mira")
        channel = discord.create_guild("Harwick", owner=mira).create_text_channel("town-talk")
        screen = Screen(
            Console(file=file, width=60),
            {mira.id: "Mira", channel.id: channel.name},
            now=lambda: now,
        )
        text = f"## News\n{channel.mention} <t:{due}:F> <t:{due}:R> <t:{due}>"
        post = await mira.post(channel, text, files=[("chart.png", b"1234")])
        post.attachments[0].description = "Three bars."
        reply = await mira.post(channel, "Seen.", reply_to=post)
        await mira.react(reply, "👍")
        screen.message(post)
        screen.line(reply, post)
        screen.command("Mira", channel, "/digest list")
    assert _told(file.getvalue()) == (
        "Mira News #town-talk Sunday, 15 March 2026 at 08:00 in 20 hours 15 March 2026 at 08:00 "
        "📎 chart.png 4 bytes Three bars. #town-talk Mira ↪ Mira: Seen. 👍 1 "
        "#town-talk Mira: /digest list"
    )
