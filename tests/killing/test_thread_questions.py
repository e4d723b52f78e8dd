"""A bot that is killed while it answers in a thread: one answer, and one turn to remember."""

from __future__ import annotations

import pytest

from bot.core import texts
from bot.records import JobKind, JobState
from tests.killing.stage import KILLED, open_stage
from tests.killing.victim import EDGES

# Each start of a bot takes a while, and a busy machine takes longer.
pytestmark = [pytest.mark.timeout(300), pytest.mark.killing]

QUESTION = "How much will the trial cost?"


async def test_killed_at_each_edge_a_question_is_answered_once(sqlite_url: str) -> None:
    async with open_stage(sqlite_url) as stage:
        process = await stage.start()
        summary = await stage.summarised(await stage.ask())
        thread = stage.discord.world.channels[summary.id]
        questions = []
        for edge in (edge for edge in EDGES if edge != "fetched"):
            await process.arm(edge)
            question = await stage.alice.post(thread, QUESTION)
            questions.append(question)
            assert await process.died() == KILLED, edge
            process = await stage.start()
            job = await stage.ended(question.id, JobKind.QUESTION)
            assert job.state is JobState.DONE
        turns = await stage.store.conversations.turns(thread.id)
        assert [turn.question_id for turn in turns] == [question.id for question in questions]
        for question, turn in zip(questions, turns, strict=True):
            (answer,) = stage.replies(question)
            assert turn.answered
            assert texts.EXTRACTIVE in answer.content
            assert turn.reply == answer.id
        assert stage.greetings(summary) == 1
