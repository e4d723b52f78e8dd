"""A bot that is killed while it serves a command: the asker gets the answer, once."""

from __future__ import annotations

import pytest

from bot.records import JobKind, JobState
from bot.sandbox.entities import Message
from bot.sandbox.interactions import TOKEN_LIFE, Interaction
from bot.sandbox.posting import NONCE_LIFE
from tests.killing.stage import KILLED, Process, Stage, holds_summary, open_stage
from tests.killing.victim import EDGES

# Each start of a bot takes a while, and a busy machine takes longer.
pytestmark = [pytest.mark.timeout(300), pytest.mark.killing]


async def command(stage: Stage, **options: object) -> Interaction:
    """Have somebody ask by command."""
    ran = await stage.alice.slash(stage.news, "summarize", link=stage.site.link(), **options)
    return ran.interaction


async def died_of(stage: Stage, process: Process, edge: str, **options: object) -> Interaction:
    """Have a bot die at an edge of a command."""
    await process.arm(edge)
    interaction = await command(stage, **options)
    assert await process.died() == KILLED, edge
    return interaction


async def answered(stage: Stage, interaction: Interaction) -> Message:
    """Wait until a command is done with; its channel must hold one summary, with its thread."""
    job = await stage.ended(interaction.id, JobKind.SUMMARY)
    assert job.state is JobState.DONE
    (shown,) = stage.said(stage.news, after=interaction.id)
    assert holds_summary(shown)
    assert stage.greetings(shown) == 1
    return shown


async def test_killed_at_each_edge_a_command_is_answered_once(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        process = await stage.start()
        shown = []
        for edge in EDGES:
            interaction = await died_of(stage, process, edge)
            process = await stage.start()
            shown.append(await answered(stage, interaction))
        assert len({message.id for message in shown}) == len(EDGES)


async def test_response_stays_the_answer_when_its_token_has_ended(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        interaction = await died_of(stage, await stage.start(), "after POST")
        (sent,) = stage.said(stage.news)
        stage.discord.advance(seconds=2 * TOKEN_LIFE.total_seconds())
        await stage.start()
        assert (await answered(stage, interaction)).id == sent.id


async def test_message_in_place_of_a_response_is_sent_once(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        interaction = await died_of(stage, await stage.start(), "accepted")
        second = await stage.start(VICTIM_EDGE="after POST")
        assert await second.died() == KILLED
        (sent,) = stage.said(stage.news)
        stage.discord.advance(seconds=2 * NONCE_LIFE.total_seconds())
        await stage.start()
        assert (await answered(stage, interaction)).id == sent.id


@pytest.mark.parametrize("edge", ["accepted", "after POST"])
async def test_private_answer_reaches_its_asker_alone(sqlite_url: str, edge: str) -> None:
    async with open_stage(sqlite_url) as stage:
        interaction = await died_of(stage, await stage.start(), edge, private=True)
        await stage.start()
        job = await stage.ended(interaction.id, JobKind.SUMMARY)
        assert job.state is JobState.DONE
        direct = stage.discord.world.direct_channel(stage.bot.user, stage.alice.user)
        shown = [*interaction.shown, *stage.said(direct)]
        assert [holds_summary(message) for message in shown] == [True]
        public = [m for m in stage.said(stage.news) if m.ephemeral_to is None]
        assert public == []
