"""`precis ask` and `precis db` as programs and owners call them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from sqlalchemy import text

from bot.store.database import open_database
from tests.llm import LlmServer
from tests.llm.answers import answering
from tests.test_cli import ARTICLE, precis


def test_ask_prints_one_json_object_with_citations_that_stand_in_the_article(
    tmp_path: Path,
) -> None:
    file = tmp_path / "clock.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    article = json.loads(precis("extract", str(file), "--json").stdout)["text"]
    done = precis("ask", str(file), "Who has kept the light since 1998?", "--json")
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout)
    assert values["answered"] is True
    assert values["engine"] == "extractive"
    assert "Edda Quist" in values["answer"]
    assert "[1]" in values["answer"]
    for cited in values["citations"]:
        assert article[cited["start"] : cited["end"]] == cited["text"]
        assert set(cited) == {"text", "start", "end", "url"}
    assert set(values["usage"]) >= {"calls", "prompt_tokens", "completion_tokens", "cost_usd"}


def test_ask_says_for_people_that_the_article_does_not_say(tmp_path: Path) -> None:
    file = tmp_path / "clock.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    done = precis("ask", str(file), "Which president of France visited Marseille in 1974?")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("The article does not say.\n")
    assert "(engine: extractive)" in done.stdout


def test_question_without_words_is_refused_in_one_line() -> None:
    done = precis("ask", "-", " ", stdin=ARTICLE)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "precis: Ask a question: precis ask SOURCE QUESTION.\n"


async def test_ask_is_answered_by_a_model_where_one_is_set_up() -> None:
    async with LlmServer(answer=answering) as server:
        address = {"PRECIS_LLM__BASE_URL": server.base_url, "TIKTOKEN_CACHE_DIR": "/nowhere"}
        question = "How much did the town pay for the clock?"
        done = await asyncio.to_thread(
            precis, "ask", "-", question, "--json", stdin=ARTICLE, **address
        )
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout)
    assert (values["engine"], values["answered"]) == ("llm", True)
    assert values["usage"]["calls"] == 1


def test_database_is_checked_upgraded_and_checked_again(tmp_path: Path) -> None:
    database = tmp_path / "deep" / "precis.db"
    here = {"PRECIS_STORAGE__URL": f"sqlite:///{database}"}
    empty = precis("db", "check", **here)
    assert empty.returncode == 1
    assert "Run: precis db upgrade" in empty.stdout
    assert not database.exists()
    upgraded = precis("db", "upgrade", **here)
    assert (upgraded.returncode, upgraded.stderr) == (0, "")
    current = precis("db", "check", **here)
    assert (current.returncode, "up to date" in current.stdout) == (0, True)


def test_database_stands_beside_the_settings_file(tmp_path: Path) -> None:
    settings = tmp_path / "own.toml"
    settings.write_text('engine = "extractive"\n', encoding="utf-8")
    done = precis("db", "upgrade", "--config", str(settings))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "precis.db").is_file()


async def test_newer_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'precis.db'}"
    async with open_database(url) as database, database.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for words in (("db", "check"), ("db", "upgrade"), ("run",)):
        done = await asyncio.to_thread(
            precis, *words, PRECIS_STORAGE__URL=url, PRECIS_DISCORD__TOKEN="test.token"
        )
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert "made by a newer version of Precis" in done.stderr
