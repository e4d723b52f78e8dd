from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.config import DiscordSettings, LlmSettings, Settings, StorageSettings
from bot.doctor import examine
from bot.errors import ConfigError
from bot.store import upgrade
from tests.llm import Abilities, LlmServer, faults, refusals, replies


def settings_for(llm: LlmServer | None = None, url: str = "sqlite://", **more: Any) -> Settings:
    model = LlmSettings(base_url=llm.base_url, silence_seconds=1, **more) if llm else LlmSettings()
    storage = StorageSettings(url=SecretStr(url))
    return Settings.model_construct(llm=model, discord=DiscordSettings(), storage=storage)


@pytest.fixture(autouse=True)
def no_vocabulary(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))


async def test_without_a_model_the_engine_is_named() -> None:
    report = await examine(settings_for())
    assert report.is_well
    assert report.text.splitlines() == [
        "– Discord: no bot token yet",
        "✓ database: SQLite, made at the start",
        "✓ engine: extractive, no model is set up",
    ]


async def test_database_that_fits_or_cannot_be_used_is_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'precis.db'}"
    await upgrade(url)
    report = await examine(settings_for(url=url))
    assert "✓ database: SQLite, up to date" in report.text
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no database, whatever its name says" * 100)
    report = await examine(settings_for(url=f"sqlite:///{broken}"))
    assert not report.is_well
    assert "✗ database: storage.url: the database" in report.text


async def test_model_that_answers_is_described() -> None:
    async with LlmServer(abilities=Abilities(json_schema=False, usage=False)) as llm:
        report = await examine(settings_for(llm, price_in=0.25, price_out=2))
        assert 1 < len(llm.requests) <= 3
    assert report.is_well
    assert "structured output: json_object" in report.text
    assert "usage: not reported, estimated at" in report.text
    assert "token counts: estimated" in report.text
    assert "price: $0.25 in, $2 out per million tokens" in report.text


async def test_usage_that_is_reported_and_a_missing_price_are_said() -> None:
    async with LlmServer() as llm:
        report = await examine(settings_for(llm))
    assert "structured output: json_schema" in report.text
    assert "usage: reported (" in report.text
    assert "price: not set" in report.text


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (refusals.bad_key("sk-12345678901234567890"), "refused the key (401)"),
        (refusals.no_such_model("m"), "does not know the model “gpt-5.4-mini”"),
        (refusals.rate_limited(9), "rate limited (429)"),
        (refusals.server_error(500), "answers with an error (500)"),
        (faults.Reset(), "Is the server running?"),
        (refusals.context_exceeded(), "no usable answer: That is too long"),
        (replies.PROSE, "The model answers, but it was not valid JSON"),
    ],
)
async def test_what_is_wrong_is_one_sentence_for_the_owner(fault: Any, said: str) -> None:
    async with LlmServer() as llm:
        llm.fail_when(lambda _: True, fault)
        report = await examine(settings_for(llm))
    assert not report.is_well
    assert said in report.text.splitlines()[-1]
    assert "sk-1234" not in report.text


async def test_model_that_is_asked_for_but_not_set_up_is_a_wrong_setting() -> None:
    settings = Settings.model_construct(engine="llm")
    with pytest.raises(ConfigError, match="needs an endpoint"):
        await examine(settings)
