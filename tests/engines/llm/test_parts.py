from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.errors import ModelAway, ModelMuddled, ModelSetupWrong, TooDear
from bot.models import Article, Coverage
from tests.engines.llm.conftest import OpenRig, Watcher
from tests.llm import Abilities, LlmServer, Request, replies
from tests.llm.refusals import bad_key, server_error

DAYS = 60
"""Entries of the log below; one has about 75 tokens."""


def entry(day: int) -> str:
    return (
        f"On day {day} the survey ship Halcyon mapped {day * 3 + 100} square miles of the shelf "
        "south of Cape Orrin, and the crew wrote the depths into the green book of soundings.\n\n"
        f"“We found {day} wrecks that nobody had on a chart,” said Captain Ilse Varga, who has "
        "sailed these waters since she was a girl and knows most of the shoals by name."
    )


LOG = Article(
    text="\n\n".join(map(entry, range(1, DAYS + 1))),
    coverage=Coverage(complete=True, words_read=60 * DAYS),
    title="The log of the Halcyon",
    language="en",
)
SMALL = {"context_window": 2048, "max_output": 400, "min_chunk": 600, "concurrency": 4}
"""A window that holds a quarter of the log."""


def is_merge(request: Request) -> bool:
    return "from notes on its parts" in request.messages[0]["content"]


def is_part(request: Request) -> bool:
    return "Note facts (names" in request.messages[0]["content"]


async def test_long_text_is_read_in_parts_and_its_quotes_are_spans_of_the_whole(
    open_rig: OpenRig,
) -> None:
    async with open_rig(**SMALL) as rig:
        watch = Watcher()
        summary = await rig.summarize(LOG, watch)
        parts = sum(map(is_part, rig.server.requests))
        assert rig.server.most_in_flight <= 4
    assert parts > 4
    assert summary.coverage == Coverage(True, LOG.words, parts)
    assert summary.quotes
    for quote in summary.quotes:
        assert LOG.text[quote.start : quote.end] == quote.text
        assert quote.speaker == "Ilse Varga"
    assert [p.part for p in watch.seen if p.parts > 1][:3] == [0, 1, 2]
    assert watch.usage.calls == len(rig.server.requests)


async def test_every_word_of_the_text_is_sent_once_and_no_quote_is_retyped(
    open_rig: OpenRig,
) -> None:
    async with open_rig(**SMALL) as rig:
        await rig.summarize(LOG)
        bodies = [r.messages[1]["content"] for r in rig.server.requests if is_part(r)]
        later = [r for r in rig.server.requests if not is_part(r)]
    sent = " ".join(body.split(">\n", 1)[1].rsplit("\n</", 1)[0] for body in bodies)
    assert sorted(sent.split()) == sorted(LOG.text.split())
    for request in later:
        schema = request.body["response_format"]["json_schema"]["schema"]
        assert schema["properties"]["quotes"]["items"] == {"type": "integer"}


async def test_notes_that_do_not_fit_are_merged_as_a_tree(open_rig: OpenRig) -> None:
    async with open_rig(**{**SMALL, "context_window": 1400}) as rig:
        summary = await rig.summarize(LOG)
        condensing = [r for r in rig.server.requests if not is_part(r) and not is_merge(r)]
    assert len(condensing) > 1
    assert summary.tldr


async def test_part_that_fails_is_named_and_the_rest_is_summarised(open_rig: OpenRig) -> None:
    async with open_rig(**SMALL) as rig:
        lost = lambda request: is_part(request) and "On day 1 " in request.text  # noqa: E731
        rig.server.fail_when(lost, replies.REFUSED)
        summary = await rig.summarize(LOG)
        parts = len(
            {
                r.messages[1]["content"].split("\n", 1)[1][:99]
                for r in rig.server.requests
                if is_part(r)
            }
        )
    assert summary.coverage is not None
    assert not summary.coverage.complete
    assert summary.coverage.note == f"{parts - 1} of {parts} parts read"
    assert 0 < summary.coverage.words_read < LOG.words


async def test_text_most_of_whose_parts_fail_is_left_to_the_other_engine(
    open_rig: OpenRig,
) -> None:
    async with open_rig(**SMALL, retry_seconds=0.1) as rig:
        rig.server.fail_when(is_part, server_error(503))
        with pytest.raises(ModelAway):
            await rig.summarize(LOG)


async def test_key_that_is_refused_ends_all_parts_at_once_and_is_told_to_the_owner(
    open_rig: OpenRig,
) -> None:
    async with open_rig(**SMALL) as rig:
        rig.server.fail_when(is_part, bad_key("k"))
        with pytest.raises(ModelSetupWrong):
            await rig.summarize(LOG)
    assert len(rig.server.requests) <= 8
    assert "refused the key" in rig.told[0]


async def test_refused_length_leads_to_one_try_in_smaller_parts(open_rig: OpenRig) -> None:
    server = LlmServer(abilities=Abilities(context=3000))
    async with open_rig(server, **{**SMALL, "context_window": 32_000}) as rig:
        summary = await rig.summarize(LOG)
        assert next(r.status for r in rig.server.requests) == 400
    assert summary.coverage is not None
    assert summary.coverage.parts > 1


async def test_key_quotes_of_a_long_text_are_chosen_by_number(open_rig: OpenRig) -> None:
    async with open_rig(**SMALL) as rig:
        chosen = await rig.engine.quotes(LOG, limit=3, watch=Watcher())
        last = rig.server.requests[-1]
    assert len(chosen.quotes) == 3
    assert [LOG.text[q.start : q.end] for q in chosen.quotes] == [q.text for q in chosen.quotes]
    assert "numbered quotes" in last.messages[0]["content"]
    assert chosen.coverage is not None
    assert chosen.coverage.parts > 1


async def test_teaser_of_a_long_text_keeps_its_note(open_rig: OpenRig) -> None:
    teaser = replace(LOG, coverage=Coverage(False, LOG.words, note="only a teaser"))
    async with open_rig(**SMALL) as rig:
        summary = await rig.summarize(teaser)
    assert summary.coverage is not None
    assert (summary.coverage.complete, summary.coverage.note) == (False, "only a teaser")


async def test_window_is_narrowed_once_however_many_are_refused(open_rig: OpenRig) -> None:
    server = LlmServer(abilities=Abilities(context=3000))
    async with open_rig(server, **{**SMALL, "context_window": 32_000}) as rig:
        texts = [replace(LOG, title=f"Log {n}") for n in range(4)]
        await asyncio.gather(*(rig.summarize(text) for text in texts))
        assert rig.engine.desk.window == 3000


async def test_dead_endpoint_is_not_asked_by_every_part_of_a_text(open_rig: OpenRig) -> None:
    async with open_rig(**{**SMALL, "min_chunk": 128, "context_window": 1024}) as rig:
        rig.server.fail_when(is_part, server_error(503))
        with pytest.raises(ModelAway):
            await rig.summarize(LOG)
        assert len(rig.server.requests) <= 12


async def test_whole_correction_fits_a_small_window(open_rig: OpenRig) -> None:
    server = LlmServer(abilities=Abilities(context=2048))
    async with open_rig(server, **SMALL) as rig:
        false = {"tldr": "It was Zoltan Krause.", "points": ["It was Zoltan Krause."] * 20}
        rig.server.fail_when(is_merge, {**false, "quotes": []})
        true = "The survey ship Halcyon mapped the shelf south of Cape Orrin."
        corrects = lambda request: "fact checker" in request.system  # noqa: E731
        rig.server.fail_when(corrects, {"statements": [true]})
        assert (await rig.summarize(LOG)).tldr == true
        assert all(request.status == 200 for request in server.requests)


async def test_model_that_only_repeats_its_notes_is_not_asked_for_ever(open_rig: OpenRig) -> None:
    async with open_rig(**{**SMALL, "context_window": 1400}) as rig:
        facts = [f"On day {n} the Halcyon mapped the shelf south of Cape Orrin." for n in range(9)]
        others = lambda request: not is_part(request)  # noqa: E731
        rig.server.fail_when(others, {"facts": facts * 9, "quotes": []})
        with pytest.raises(ModelMuddled):
            await rig.summarize(LOG)
        assert sum(map(others, rig.server.requests)) < 40


async def test_work_that_costs_far_more_than_expected_is_stopped(open_rig: OpenRig) -> None:
    server = LlmServer(count=lambda text: 90_000 if len(text) > 1000 else len(text) // 4)
    async with open_rig(server, **{**SMALL, "concurrency": 1}) as rig:
        with pytest.raises(TooDear):
            await rig.summarize(LOG)
        assert sum(map(is_merge, server.requests)) == 0


async def test_quotes_named_by_their_words_are_found_among_the_candidates(
    open_rig: OpenRig,
) -> None:
    async with open_rig(**SMALL) as rig:
        words = {"text": "We found 1 wrecks that nobody had on a chart", "speaker": ""}
        tldr = "The survey ship Halcyon mapped the shelf south of Cape Orrin."
        rig.server.fail_when(is_merge, {"tldr": tldr, "points": [], "quotes": [words]})
        (quote,) = (await rig.summarize(LOG)).quotes
        assert quote.text.startswith("We found 1 wrecks")
