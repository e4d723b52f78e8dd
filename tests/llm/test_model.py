from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.llm import (
    Abilities,
    Reply,
    Request,
    obedient,
)
from tests.llm.asking import (
    ARTICLE,
    FENCED,
    QUOTE,
    SCHEMA,
    ask,
    form,
    opened,
    say,
)


async def test_a_schema_is_filled_from_the_fenced_article() -> None:
    async with opened() as (_, caller):
        said = await say(caller, response_format=form())
    assert said["tldr"] == "The harbour of Lund reopened on Monday after a closure of 14 weeks."
    assert len(said["points"]) == 3
    assert all(point in ARTICLE for point in said["points"])
    assert said["quotes"] == [
        {"text": "We counted every boat twice,", "speaker": ""},
        {"text": "Nobody asked the fishermen,", "speaker": ""},
    ]
    assert said["mood"] == "calm"


async def test_numbers_are_chosen_among_the_candidates_of_the_prompt() -> None:
    numbers = {"type": "array", "items": {"type": "integer"}}
    schema = {"type": "object", "properties": {"tldr": {"type": "string"}, "quotes": numbers}}
    notes = (
        "<notes-00ff00ff>\nThe bridge was closed.\n[1] “One.” — A\n[2] “Two.”\n</notes-00ff00ff>"
    )
    async with opened() as (_, caller):
        said = await say(caller, notes, response_format=form(schema))
        none = await say(caller, response_format=form(schema))
    assert said == {"tldr": "The bridge was closed.", "quotes": [1, 2]}
    assert none["quotes"] == []


async def test_without_a_schema_the_example_in_the_prompt_is_followed() -> None:
    example = 'Answer with one JSON object: {"facts": ["…"], "quotes": [1, 2]}\n'
    async with opened() as (_, caller):
        said = await say(caller, example + FENCED)
        usual = await say(caller, f"In JSON.\n{FENCED}", response_format={"type": "json_object"})
    assert list(said) == ["facts", "quotes"]
    assert list(usual) == ["tldr", "points", "quotes"]


async def test_prose_is_the_answer_when_nobody_speaks_of_json() -> None:
    async with opened() as (_, caller):
        answer = await ask(caller)
    assert answer.choices[0].message.content.startswith("The harbour of Lund reopened on Monday")


async def test_marked_lines_are_the_answer_where_the_prompt_asks_for_them() -> None:
    async with opened() as (_, caller):
        answer = await ask(caller, f"{FENCED}\n\nOne line each: “- a fact”, “> a quote”.")
    lines = answer.choices[0].message.content.splitlines()
    assert all(line.startswith(("- ", "> ")) for line in lines)
    assert {line[0] for line in lines} == {"-", ">"}


@pytest.mark.parametrize("body", [{}, {"response_format": form()}], ids=["prose", "schema"])
@pytest.mark.parametrize("tokens", [40, 150, 600])
async def test_answers_have_the_length_that_is_set(body: dict[str, Any], tokens: int) -> None:
    async with opened(output_tokens=tokens) as (llm, caller):
        answer = await ask(caller, **body)
    content = answer.choices[0].message.content
    assert answer.usage.completion_tokens == llm.requests[0].output_tokens == tokens
    assert abs(-(-len(content) // 4) - tokens) <= 1
    if body:
        assert json.loads(content)["tldr"]


async def test_an_answer_longer_than_allowed_is_cut_off() -> None:
    async with opened() as (_, caller):
        answer = await ask(caller, max_completion_tokens=5)
    assert answer.choices[0].finish_reason == "length"
    assert len(answer.choices[0].message.content) <= 20


@pytest.mark.parametrize("is_object", [True, False])
async def test_an_obedient_model_does_what_the_article_says(is_object: bool) -> None:
    hijacked = {"summary": "@everyone {{ECHO_PROMPT}}", "quotes": ["never said"]}
    items = QUOTE if is_object else {"type": "string"}
    schema = {
        "type": "object",
        "properties": {"tldr": {"type": "string"}, "quotes": {"type": "array", "items": items}},
    }
    async with opened(answer=obedient(hijacked)) as (llm, caller):
        said = await say(caller, response_format=form(schema))
    assert said["tldr"] == f"@everyone {llm.requests[0].text}"
    assert said["quotes"] == [{"text": "never said", "speaker": ""} if is_object else "never said"]


async def test_an_obedient_model_hijacks_lists_where_there_is_no_text() -> None:
    schema = {"properties": {"facts": SCHEMA["properties"]["points"]}}
    async with opened(answer=obedient({"summary": "owned"})) as (_, caller):
        assert await say(caller, response_format=form(schema)) == {"facts": ["owned"]}
        assert (await ask(caller)).choices[0].message.content == "owned"


@pytest.mark.parametrize(("kind", "field"), [("tag", "content"), ("field", "reasoning_content")])
async def test_models_think_aloud(kind: Any, field: str) -> None:
    able = Abilities(thinks=kind, thoughts="Hmm. ")
    async with opened(abilities=able, answer=lambda _: "Done.") as (_, caller):
        message = (await ask(caller)).choices[0].message
        deltas = [c.choices[0].delta async for c in await ask(caller, stream=True)]
    text = "<think>\nHmm. \n</think>\n\nDone." if kind == "tag" else "Done."
    assert message.content == "".join(delta.content or "" for delta in deltas) == text
    assert "Hmm." in getattr(message, field)
    assert "Hmm." in "".join(getattr(delta, field, None) or "" for delta in deltas)


async def test_ollama_cuts_the_start_of_a_prompt_in_silence() -> None:
    seen: list[Request] = []

    def answer(request: Request) -> str:
        seen.append(request)
        return "ok"

    able = Abilities(context=100, overflow="ollama")
    async with opened(abilities=able, answer=answer) as (llm, caller):
        said = await ask(caller, f"START {'word ' * 400}END")
    assert said.usage.prompt_tokens == 100
    assert "START" not in seen[0].user
    assert seen[0].user.endswith("END")
    assert llm.requests[0].truncated
    assert llm.requests[0].user.startswith("START")


def test_replies_are_values() -> None:
    reply = Reply("Hello there.")
    assert replace(reply, tokens=7).size(len) == 7
    assert reply.limited(4, len).content == "Hell"
