from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot import __version__
from tests.llm import LlmServer
from tests.llm.refusals import bad_key

ARTICLE = """The lighthouse keeper's new clock

By Orla Finch

Share it:

The lighthouse at Gull Point got a new clock on Tuesday, long after its old one stopped.
The town paid 12,400 crowns for it and closed the coast road for an hour to lift it into place.

“A clock that is wrong twice a day is at least honest,” said Edda Quist, who has kept the light
since 1998. “This one I will have to believe.”

The old clock will be shown in the museum from May. Its hands, made of oak, were repaired by
pupils of the technical school, who also wrote down how it was built.
"""


def precis(
    *words: str, stdin: str = "", module: bool = False, **variables: str
) -> subprocess.CompletedProcess[str]:
    script = [str(Path(sys.executable).parent / "precis")]
    command = [sys.executable, "-m", "bot"] if module else script
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PRECIS_")}
    return subprocess.run(
        [*command, *words],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        env=environment
        | {"COLUMNS": "100", "NO_COLOR": "1", "PRECIS_READING__EXTRACT_SECONDS": "30"}
        | variables,
        check=False,
    )


@pytest.mark.parametrize("module", [False, True])
def test_version_is_printed(module: bool) -> None:
    done = precis("--version", module=module)
    assert (done.returncode, done.stdout) == (0, f"precis {__version__}\n")


def test_help_lists_the_commands_and_loads_nothing_heavy() -> None:
    done = precis("--help")
    assert done.returncode == 0
    for command in ("run", "demo", "summarize", "ask", "extract", "doctor", "db"):
        assert f" {command} " in done.stdout
    heavy = {"discord", "aiohttp", "trafilatura", "pydantic", "numpy", "pebble"}
    check = "import sys, bot.cli; print(' '.join(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, timeout=60, check=True
    )
    assert not heavy & set(loaded.stdout.split())


def test_summarize_prints_one_json_object_of_verbatim_text(tmp_path: Path) -> None:
    file = tmp_path / "clock.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    done = precis("summarize", str(file), "--json")
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout)
    assert values["title"] == "The lighthouse keeper's new clock"
    assert values["author"] == "Orla Finch"
    assert "Share it" not in values["text"]
    assert values["tldr"] in values["text"]
    assert values["engine"] == "extractive"
    assert {quote["speaker"] for quote in values["quotes"]} == {"Edda Quist"}
    for quote in values["quotes"]:
        assert values["text"][quote["start"] : quote["end"]] == quote["text"]


def test_summarize_reads_standard_input_and_prints_for_people() -> None:
    done = precis("summarize", "-", "--length", "brief", stdin=ARTICLE)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("The lighthouse keeper's new clock\nOrla Finch\n")
    assert "“A clock that is wrong twice a day is at least honest,”" in done.stdout


def test_extract_shows_the_article_without_furniture(tmp_path: Path) -> None:
    file = tmp_path / "clock.md"
    file.write_text("# A title\n\n" + ARTICLE, encoding="utf-8")
    values = json.loads(precis("extract", str(file), "--json").stdout)
    assert values["title"] == "A title"
    assert values["text"].endswith("how it was built.")
    assert "coverage" in values


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (
            "no/such/file.txt",
            "precis: I cannot read no/such/file.txt: No such file or directory.\n",
        ),
        (
            "paper.example/story",
            "precis: I cannot read paper.example/story: No such file or directory. "
            "For a link, write https://paper.example/story\n",
        ),
        (
            "http://127.0.0.1:1/x",
            "precis: I only open public web pages, and that link is not one.\n",
        ),
    ],
)
def test_failure_is_one_sentence_and_status_1(source: str, sentence: str) -> None:
    done = precis("summarize", source)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", sentence)


def test_wrong_setting_is_one_line_and_status_2() -> None:
    done = precis("summarize", "-", PRECIS_DISCORD__STYLE="loud")
    assert done.returncode == 2
    assert done.stderr == (
        "precis: discord.style: input should be 'embed' or 'plain' "
        "(in the file, or PRECIS_DISCORD__STYLE).\n"
    )


def test_run_without_a_token_says_where_to_get_one() -> None:
    done = precis("run")
    assert done.returncode == 1
    assert "No bot token is set" in done.stderr
    assert "PRECIS_DISCORD__TOKEN" in done.stderr
    assert "Traceback" not in done.stderr


TRUE_ANSWER = {
    "tldr": "The lighthouse at Gull Point got a new clock on Tuesday for 12,400 crowns.",
    "points": ["The old clock will be shown in the museum from May."],
    "quotes": [{"text": "This one I will have to believe", "speaker": "Edda Quist"}],
}


@pytest.fixture
async def model() -> AsyncIterator[LlmServer]:
    async with LlmServer(answer=lambda _: TRUE_ANSWER) as server:
        yield server


async def with_model(server: LlmServer, *words: str, **variables: str) -> Any:
    """Run the command beside the server, which lives on this loop."""
    address = {"PRECIS_LLM__BASE_URL": server.base_url, "TIKTOKEN_CACHE_DIR": "/nowhere"}
    return await asyncio.to_thread(precis, *words, stdin=ARTICLE, **address, **variables)


async def test_summary_by_a_model_as_json(model: LlmServer) -> None:
    done = await with_model(model, "summarize", "-", "--engine", "llm", "--json")
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout)
    assert (values["engine"], values["model"]) == ("llm", "gpt-5.4-mini")
    assert values["tldr"] == TRUE_ANSWER["tldr"]
    (quote,) = values["quotes"]
    assert values["text"][quote["start"] : quote["end"]] == quote["text"]
    assert values["usage"]["calls"] == 1
    assert values["usage"]["prompt_tokens"] > 100


async def test_engine_and_language_can_be_chosen(model: LlmServer) -> None:
    done = await with_model(model, "summarize", "-", "--engine", "extractive")
    assert model.requests == []
    assert "engine: extractive" in done.stdout
    done = await with_model(model, "summarize", "-", "--language", "de")
    assert "in German" in model.requests[0].user
    assert "engine: gpt-5.4-mini" in done.stdout
    done = await with_model(model, "summarize", "-", "--language", "klingon")
    assert done.returncode == 2
    assert "there is no language “klingon”" in done.stderr


async def test_dear_summary_is_not_begun_without_yes(model: LlmServer) -> None:
    price = {"PRECIS_LLM__PRICE_IN": "9000"}
    done = await with_model(model, "summarize", "-", **price)
    assert done.returncode == 1
    assert "would cost about $" in done.stderr
    assert "--yes" in done.stderr
    assert model.requests == []
    done = await with_model(model, "summarize", "-", "--yes", **price)
    assert "tokens, $" in done.stdout


async def test_doctor_tells_whether_the_model_answers(model: LlmServer) -> None:
    done = await with_model(model, "doctor")
    assert done.returncode == 0, done.stderr
    assert "✓ structured output: json_schema" in done.stdout
    model.fail_when(lambda _: True, bad_key("k"))
    done = await with_model(model, "doctor")
    assert done.returncode == 1
    assert "✗ The language model's server refused the key" in done.stdout


def test_model_that_is_asked_for_but_not_set_up_is_said() -> None:
    done = precis("summarize", "-", "--engine", "llm", stdin=ARTICLE)
    assert done.returncode == 2
    assert "needs an endpoint" in done.stderr


def test_fault_in_a_prompt_is_said_at_start(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("---\nname: notes\n---\n", encoding="utf-8")
    done = precis(
        *("summarize", "-"),
        stdin=ARTICLE,
        PRECIS_LLM__PRESET="vllm",
        PRECIS_LLM__PROMPTS_DIR=str(tmp_path),
    )
    assert done.returncode == 2
    assert "must begin with name: notes and a version" in done.stderr
