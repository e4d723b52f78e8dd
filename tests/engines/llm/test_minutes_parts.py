from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.errors import ModelAway, ModelSetupWrong
from tests.engines.llm.conftest import OpenRig, Watcher
from tests.engines.llm.talking import EIGHT, HEADLINES, SMALL, about, asked, long_talk, taken
from tests.llm import Abilities, Latency, LlmServer, replies
from tests.llm.minutes import lines, saying
from tests.llm.refusals import bad_key, context_exceeded, rate_limited, server_error


async def test_long_talk_is_read_in_parts_and_no_message_is_left_out(open_rig: OpenRig) -> None:
    material = long_talk()
    async with open_rig(**EIGHT) as rig:
        watch = Watcher()
        minutes = await taken(rig, material, watch)
        parts = asked(rig, "talk")
        assert all(request.status == 200 for request in rig.server.requests)
    assert 1 < len(parts) == minutes.parts
    read = [line.text for request in parts for line in lines(request.user)]
    assert sorted(read) == sorted(post.text for post in material.posts)
    sizes = [request.prompt_tokens for request in parts]
    assert max(sizes) < 2 * min(sizes)
    assert minutes.topics
    assert len(minutes.topics) <= 12
    assert [p.part for p in watch.seen if p.parts > 1] == list(range(len(parts) + 1))
    assert watch.usage.calls == len(rig.server.requests)


async def test_topics_of_several_parts_are_merged_by_number(open_rig: OpenRig) -> None:
    async with open_rig(**SMALL) as rig:
        minutes = await taken(rig, long_talk(200))
        assert asked(rig, "topics")
    (topic,) = minutes.topics
    assert topic.summary is not None
    assert topic.size >= len(topic.messages) > 10
    assert len(topic.people) == 7


async def test_topics_that_do_not_fit_are_merged_as_a_tree(open_rig: OpenRig) -> None:
    async with open_rig(**{**SMALL, "context_window": 1100, "min_chunk": 128}) as rig:
        minutes = await taken(rig, long_talk(200))
        assert len(asked(rig, "topics")) > 2
    assert 0 < len(minutes.topics) <= 12


async def test_model_that_merges_nothing_is_not_asked_for_ever(open_rig: OpenRig) -> None:
    async with open_rig(**{**SMALL, "context_window": 1100, "min_chunk": 128}) as rig:
        rig.server.fail_when(about("topics"), {"topics": []})
        minutes = await taken(rig, long_talk(200))
        assert len(asked(rig, "topics")) < minutes.parts
    assert len(minutes.topics) == 12


async def test_merged_summary_with_a_figure_from_nowhere_is_not_told(open_rig: OpenRig) -> None:
    async with open_rig(**SMALL) as rig:
        rig.server.answer = saying("summary", "It cost 99,000 crowns in the end.", "topics")
        minutes = await taken(rig, long_talk(200))
        assert asked(rig, "topics")
    assert "99,000" not in str(minutes)
    (topic,) = minutes.topics
    assert topic.summary is not None
    assert len(topic.summary.messages) < len(topic.messages)


@pytest.mark.parametrize("fault", [replies.REFUSED, replies.PROSE], ids=["refused", "prose"])
async def test_topics_stay_apart_where_merging_fails(open_rig: OpenRig, fault: Any) -> None:
    async with open_rig(**SMALL) as rig:
        rig.server.fail_when(about("topics"), fault)
        minutes = await taken(rig, long_talk(200))
    assert minutes.topics
    assert minutes.lost == 0


async def test_rate_limit_is_waited_for(open_rig: OpenRig) -> None:
    async with open_rig(**SMALL) as rig:
        rig.server.fail_when(about("talk"), rate_limited(retry_after="0.1"), times=3)
        minutes = await taken(rig, long_talk(200))
    assert minutes.lost == 0
    assert minutes.topics


async def test_part_that_fails_for_ever_is_counted_and_the_rest_is_told(open_rig: OpenRig) -> None:
    async with open_rig(**SMALL) as rig:
        lost = lambda request: about("talk")(request) and "on day 1." in request.user  # noqa: E731
        rig.server.fail_when(lost, replies.REFUSED)
        minutes = await taken(rig, long_talk(200))
        (missing, *_) = filter(lost, rig.server.requests)
    assert minutes.lost == len(list(lines(missing.user))) > 0
    assert minutes.topics


async def test_talk_most_of_whose_parts_fail_is_left_to_the_other_engine(
    open_rig: OpenRig,
) -> None:
    async with open_rig(**SMALL, retry_seconds=0.1) as rig:
        rig.server.fail_when(about("talk"), server_error(503))
        with pytest.raises(ModelAway):
            await taken(rig, replace(long_talk(200), headlines=HEADLINES))


async def test_key_that_is_refused_ends_all_at_once(open_rig: OpenRig) -> None:
    async with open_rig(**SMALL) as rig:
        rig.server.fail_when(lambda _: True, bad_key("k"))
        with pytest.raises(ModelSetupWrong):
            await taken(rig, replace(long_talk(200), headlines=HEADLINES))
        assert len(rig.server.requests) <= 8
        assert rig.told


async def test_refused_length_leads_to_one_try_in_smaller_parts(open_rig: OpenRig) -> None:
    server = LlmServer(abilities=Abilities(context=3000))
    async with open_rig(server, **{**SMALL, "context_window": 32_000}) as rig:
        minutes = await taken(rig, replace(long_talk(200), headlines=HEADLINES))
        assert rig.engine.desk.window == 3000
    assert minutes.parts > 1
    assert minutes.groups


async def test_work_that_costs_far_more_than_expected_is_stopped(open_rig: OpenRig) -> None:
    server = LlmServer(count=lambda text: 90_000 if len(text) > 1000 else len(text) // 4)
    async with open_rig(server, **{**SMALL, "concurrency": 1}) as rig:
        await taken(rig, long_talk(200))
        assert not asked(rig, "topics")


async def test_background_work_lets_others_go_first(open_rig: OpenRig) -> None:
    server = LlmServer(latency=Latency(base=0.05))
    async with open_rig(server, **{**SMALL, "concurrency": 1}) as rig:
        await rig.warm()
        digest = rig.engine.digest(long_talk(200), watch=Watcher(), background=True)
        waiting = asyncio.create_task(digest)
        await server.until(lambda: bool(server.requests))
        await rig.summarize()
        assert not waiting.done()
        assert (await waiting).topics


async def test_parts_are_not_read_again_where_merging_is_refused_for_its_length(
    open_rig: OpenRig,
) -> None:
    async with open_rig(**SMALL) as rig:
        rig.server.fail_when(about("topics"), context_exceeded(limit=1500))
        minutes = await taken(rig, long_talk(200))
        assert len(asked(rig, "talk")) == minutes.parts
    assert minutes.topics


async def test_single_topic_of_several_parts_is_merged_with_nothing(open_rig: OpenRig) -> None:
    async with open_rig(**SMALL) as rig:
        later = lambda request: about("talk")(request) and "on day 1." not in request.user  # noqa: E731
        rig.server.fail_when(later, {"topics": []})
        minutes = await taken(rig, long_talk(200))
        assert not asked(rig, "topics")
    assert len(minutes.topics) == 1
    assert minutes.lost == 0
