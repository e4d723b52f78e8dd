from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
import tiktoken

from bot.core.tokens import estimate_tokens
from bot.engines.llm import tokens
from bot.engines.llm.tokens import Tokenizer, count_tokens, counter


@pytest.fixture
def tiny_vocabulary(monkeypatch: pytest.MonkeyPatch) -> str:
    """Put a vocabulary of single bytes in the place of one that comes from the network."""
    tiny = tiktoken.Encoding(
        "tiny",
        pat_str=r"\s+|\S+",
        mergeable_ranks={bytes([n]): n for n in range(256)},
        special_tokens={"<|endoftext|>": 256},
    )
    monkeypatch.setattr(tiktoken, "get_encoding", lambda _: tiny)
    tokens._vocabulary.cache_clear()
    return "tiny"


async def test_vocabulary_that_can_be_had_counts_exactly(tiny_vocabulary: str) -> None:
    tokenizer = Tokenizer("gpt-5.4-mini")
    assert await tokenizer.encoding() == "o200k_base"
    assert await tokenizer.count("four", "and ✓") == 4 + 7
    tokens._vocabulary.cache_clear()


@pytest.mark.parametrize(
    ("model", "encoding"),
    [
        ("gpt-4", "cl100k_base"),
        ("openai/gpt-4o", "o200k_base"),
        ("llama3.1", "o200k_base"),
    ],
)
async def test_vocabulary_fits_the_model(tiny_vocabulary: str, model: str, encoding: str) -> None:
    assert await Tokenizer(model).encoding() == encoding
    tokens._vocabulary.cache_clear()


def test_special_tokens_in_a_text_are_text(tiny_vocabulary: str) -> None:
    assert count_tokens("<|endoftext|>", encoding=tiny_vocabulary) == 13
    tokens._vocabulary.cache_clear()


def test_runs_without_end_are_counted_as_if_they_had_one(tiny_vocabulary: str) -> None:
    assert count_tokens(" " * 1_000_000, encoding=tiny_vocabulary) == 100
    assert count_tokens("a" + "=" * 5000 + "b", encoding=tiny_vocabulary) == 102
    tokens._vocabulary.cache_clear()


async def test_vocabulary_that_cannot_be_had_is_estimated_and_said_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # The network is closed to all but loopback here, as it may be where the bot runs.
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    tokens._vocabulary.cache_clear()
    tokenizer = Tokenizer("gpt-4o")
    text = "It rained all day."
    assert await tokenizer.count(text) == estimate_tokens(text) == counter(None)(text)
    assert await tokenizer.encoding() is None
    assert caplog.text.count("tokens are estimated") == 1


async def test_vocabulary_that_does_not_come_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    release = threading.Event()

    def never(_: str) -> tiktoken.Encoding:
        release.wait(30)
        raise OSError

    monkeypatch.setattr(tiktoken, "get_encoding", never)
    tokens._vocabulary.cache_clear()
    tokenizer = Tokenizer("gpt-4o", seconds=0.05)
    async with asyncio.timeout(2):
        assert await asyncio.gather(tokenizer.encoding(), tokenizer.encoding()) == [None, None]
        assert await tokenizer.encoding() is None
    assert "did not come in time" in caplog.text
    release.set()
