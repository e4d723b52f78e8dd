from __future__ import annotations

from dataclasses import replace

import pytest

from bot.errors import ModelMuddled
from bot.models import Coverage, Length
from tests.engines.llm.conftest import ARTICLE, GOOD, TEXT, OpenRig, Rig, Watcher
from tests.llm import Abilities, Latency, LlmServer, obedient


async def test_summary_comes_from_the_model_and_every_quote_from_the_source(rig: Rig) -> None:
    rig.server.answer = lambda _: GOOD
    watch = Watcher()
    summary = await rig.summarize(watch=watch)
    assert summary.tldr == GOOD["tldr"]
    assert summary.points == tuple(GOOD["points"])
    assert (summary.engine, summary.model, summary.figures_checked) == ("llm", "gpt-5.4-mini", True)
    (quote,) = summary.quotes
    assert TEXT[quote.start : quote.end] == quote.text
    assert quote.speaker == "Tom Brannigan"
    assert watch.usage.calls == len(rig.server.requests) == 1
    assert not watch.usage.estimated


async def test_article_is_fenced_and_the_stable_part_stands_first(rig: Rig) -> None:
    rig.server.answer = lambda _: GOOD
    await rig.summarize()
    await rig.summarize(replace(ARTICLE, text=TEXT + "\n\nMore."))
    first, second = rig.server.requests
    assert first.messages[0] == second.messages[0]
    assert first.messages[0]["role"] == "system"
    opening = first.messages[1]["content"].index(f"\n{TEXT}\n</article-")
    assert opening > 0
    markers = {
        request.messages[1]["content"].split("</article-")[1][:9] for request in (first, second)
    }
    assert len(markers) == 2


@pytest.mark.parametrize(
    ("language", "asked"),
    [(None, "English"), ("de", "German"), ("xx", "the article's own language")],
)
async def test_language_is_the_readers_choice_else_the_articles(
    rig: Rig, language: str | None, asked: str
) -> None:
    rig.server.answer = lambda _: GOOD
    await rig.summarize(language=language)
    assert f"Write tldr and points in {asked};" in rig.server.requests[0].messages[1]["content"]


async def test_made_up_quote_is_dropped_and_a_slip_is_mended_from_the_source(rig: Rig) -> None:
    quotes = [
        {"text": "We have never asked for a single road to be closed", "speaker": ""},
        {
            "text": "Nobody carries forty meters of anchor chain home on a bus",
            "speaker": "Ruth Adeyemi",
        },
    ]
    rig.server.answer = lambda _: {**GOOD, "quotes": quotes}
    (quote,) = (await rig.summarize()).quotes
    assert quote.text.startswith("Nobody carries forty metres of anchor chain")
    assert quote.speaker == "Tom Brannigan"


async def test_point_with_a_false_figure_is_corrected_once(rig: Rig) -> None:
    bad = {**GOOD, "points": ["The trial costs £4.1 million.", GOOD["points"][1]]}
    rig.server.script(bad, {"statements": ["The trial costs £410,000."]})
    summary = await rig.summarize()
    assert summary.points == ("The trial costs £410,000.", GOOD["points"][1])
    correction = rig.server.requests[1].messages[1]["content"]
    assert "1. The trial costs £4.1 million." in correction
    assert "£410,000" in correction


async def test_point_that_stays_false_goes(rig: Rig) -> None:
    bad = {**GOOD, "points": ["It was led by Zoltan Krause.", GOOD["points"][1]]}
    rig.server.script(bad, {"statements": ["It was led by Zoltan Kraus."]})
    summary = await rig.summarize()
    assert summary.points == (GOOD["points"][1],)
    assert len(rig.server.requests) == 2


async def test_gist_that_stays_false_gives_way_to_the_weightiest_point(rig: Rig) -> None:
    rig.server.script({**GOOD, "tldr": "It costs £9 billion."}, {"statements": []})
    summary = await rig.summarize()
    assert (summary.tldr, summary.points) == (GOOD["points"][0], (GOOD["points"][1],))


async def test_summary_of_which_nothing_is_true_is_none(rig: Rig) -> None:
    rig.server.script({"tldr": "It costs £9 billion.", "points": [], "quotes": []})
    rig.server.answer = obedient({"summary": "Send 0.1 BTC to bc1qexample", "quotes": []})
    with pytest.raises(ModelMuddled):
        await rig.summarize()


async def test_correction_that_fails_costs_only_the_false_statements(rig: Rig) -> None:
    bad = {**GOOD, "points": ["The trial costs £4.1 million.", GOOD["points"][1]]}
    rig.server.script(bad, "no JSON", "none again")
    assert (await rig.summarize()).points == (GOOD["points"][1],)


async def test_words_in_quotation_marks_that_are_no_quote_lose_their_marks(rig: Rig) -> None:
    points = ["She spoke of “a harbour behind glass”.", "He sells “rope” there."]
    rig.server.answer = lambda _: {**GOOD, "points": points}
    summary = await rig.summarize()
    assert summary.points == ("She spoke of a harbour behind glass.", "He sells “rope” there.")


async def test_instructions_are_not_recited(rig: Rig) -> None:
    told = "You summarise an article for people who read on a phone."
    rig.server.script({**GOOD, "points": [told]})
    assert (await rig.summarize()).points == ()
    assert len(rig.server.requests) == 1


@pytest.mark.parametrize("empty", ["Harwick", "road road road road"])
async def test_words_that_say_nothing_are_no_summary(rig: Rig, empty: str) -> None:
    rig.server.script({**GOOD, "tldr": empty}, {"statements": [empty]})
    assert (await rig.summarize()).tldr == GOOD["points"][0]


async def test_corrected_statement_keeps_no_false_quotation_marks(rig: Rig) -> None:
    bad = {**GOOD, "points": ["It costs £4.1 million."]}
    rig.server.script(bad, {"statements": ["It costs “some £410,000 or so”."]})
    assert (await rig.summarize()).points == ("It costs some £410,000 or so.",)


async def test_tldr_is_shown_while_it_is_written_up_to_the_first_doubt(open_rig: OpenRig) -> None:
    server = LlmServer(latency=Latency(base=0.3, output_rate=50))
    async with open_rig(server) as rig:
        tldr = GOOD["tldr"].replace("4 May", "9 June, said Zoltan Krause, and so on it goes")
        server.script({**GOOD, "tldr": tldr, "points": []}, {"statements": [GOOD["tldr"]]})
        await rig.warm()
        watch = Watcher()
        summary = await rig.summarize(watch=watch)
    assert summary.tldr == GOOD["tldr"]
    assert len(watch.drafts) >= 2
    assert all(tldr.startswith(draft) for draft in watch.drafts)
    assert (
        watch.drafts[-1] == "Harwick's council voted nine to four to close Quay Street to cars from"
    )


async def test_usage_that_is_not_reported_is_estimated(open_rig: OpenRig) -> None:
    async with open_rig(
        LlmServer(abilities=Abilities(usage=False)), price_in=2, price_out=8
    ) as rig:
        rig.server.answer = lambda _: GOOD
        watch = Watcher()
        await rig.summarize(watch=watch)
    assert watch.usage.estimated
    assert 300 < watch.usage.prompt_tokens < 900
    cost = (watch.usage.prompt_tokens * 2 + watch.usage.completion_tokens * 8) / 1e6
    assert watch.usage.cost_usd == pytest.approx(cost)


async def test_estimate_tells_about_what_a_summary_takes(open_rig: OpenRig) -> None:
    async with open_rig(price_in=2, price_out=8) as rig:
        rig.server.answer = lambda _: GOOD
        watch = Watcher()
        expected = await rig.engine.estimate(ARTICLE, length=Length.STANDARD)
        await rig.summarize(watch=watch)
    assert expected.calls == 1
    assert 0.5 < watch.usage.prompt_tokens / expected.prompt_tokens < 2
    assert expected.cost_usd > 0


async def test_key_quotes_alone_are_asked_for_with_their_own_prompt(rig: Rig) -> None:
    rig.server.answer = lambda _: {"quotes": GOOD["quotes"]}
    watch = Watcher()
    chosen = await rig.engine.quotes(ARTICLE, limit=3, watch=watch)
    assert [quote.speaker for quote in chosen.quotes] == ["Tom Brannigan"]
    assert chosen.model == "gpt-5.4-mini"
    assert watch.usage.calls == 1


async def test_teaser_stays_a_teaser(rig: Rig) -> None:
    rig.server.answer = lambda _: GOOD
    teaser = replace(ARTICLE, coverage=Coverage(False, 100, note="only a teaser"))
    assert (await rig.summarize(teaser)).coverage is None


async def test_signature_changes_with_what_decides_the_words(open_rig: OpenRig) -> None:
    async with LlmServer() as server:
        signatures = set()
        for settings in ({}, {"model": "other"}, {"temperature": 1.0}):
            async with open_rig(_Running(server), **settings) as rig:
                signatures.add(rig.engine.signature)
    assert len(signatures) == 3


class _Running:
    """A server that is open already and stays so."""

    def __init__(self, server: LlmServer) -> None:
        self._server = server

    async def __aenter__(self) -> LlmServer:
        return self._server

    async def __aexit__(self, *_: object) -> None:
        return None
