"""Counting tokens: exactly where tiktoken has its vocabulary, else by an estimate.

tiktoken fetches a vocabulary at first use, from the network and without a timeout. It is loaded
once, in a thread of its own that nobody has to wait for.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

import regex

from bot.core.tokens import estimate_tokens

if TYPE_CHECKING:
    import tiktoken

log = logging.getLogger(__name__)

LOAD_SECONDS: Final = 10.0
DEFAULT_ENCODING: Final = "o200k_base"

_LONG_RUN: Final = regex.compile(r"(\s)\1{99,}+|([^\s\w])\2{99,}+")
"""A run that makes the vocabulary's patterns take the square of its length, or panic."""
_PIECE: Final = 100_000
"""Characters encoded at a time, so that no text is one task without an end."""

Count = Callable[[str], int]


class Tokenizer:
    """Counts tokens for one model.

    Args:
        model: Its name; a name tiktoken does not know is counted with the newest vocabulary.
        seconds: How long loading the vocabulary may hold anybody up.
    """

    def __init__(self, model: str, *, seconds: float = LOAD_SECONDS) -> None:
        self._model = model
        self._seconds = seconds
        self._loading: asyncio.Future[str | None] | None = None

    async def encoding(self) -> str | None:
        """Return the vocabulary's name once it is loaded; None when it cannot be had in time."""
        loading = self._begin()
        try:
            return await asyncio.wait_for(asyncio.shield(loading), self._seconds)
        except TimeoutError:
            if not loading.done():
                loading.set_result(None)
                log.warning("the tokenizer's vocabulary did not come in time; tokens are estimated")
            return await loading

    async def count(self, *texts: str) -> int:
        """Return the tokens of some texts together, estimated until the vocabulary is there."""
        loading = self._begin()
        encoding = loading.result() if loading.done() else None
        return await asyncio.to_thread(lambda: sum(map(counter(encoding), texts)))

    def _begin(self) -> asyncio.Future[str | None]:
        if self._loading is None:
            self._loading = asyncio.get_running_loop().create_future()
            threading.Thread(target=self._load, args=(self._loading,), daemon=True).start()
        return self._loading

    def _load(self, loading: asyncio.Future[str | None]) -> None:
        name: str | None
        try:
            name = _encoding_of(self._model)
            _vocabulary(name)
        except Exception as error:  # noqa: BLE001 - whatever its network stack raises
            log.warning("no tokenizer vocabulary (%s); tokens are estimated", type(error).__name__)
            name = None
        # A loop that has ended meanwhile waits for nobody.
        if not (loop := loading.get_loop()).is_closed():
            loop.call_soon_threadsafe(_settle, loading, name)


def counter(encoding: str | None) -> Count:
    """Return the function that counts with a vocabulary, or estimates without one.

    It may be called in any process: a vocabulary is loaded there once.
    """
    return partial(count_tokens, encoding=encoding) if encoding else estimate_tokens


def count_tokens(text: str, *, encoding: str) -> int:
    """Count a text's tokens; special tokens in it are plain text."""
    calm = _LONG_RUN.sub(lambda run: run[0][:100], text)
    vocabulary = _vocabulary(encoding)
    pieces = (calm[start : start + _PIECE] for start in range(0, len(calm), _PIECE))
    return sum(len(vocabulary.encode_ordinary(piece)) for piece in pieces)


def _settle(loading: asyncio.Future[str | None], name: str | None) -> None:
    if not loading.done():
        loading.set_result(name)


def _encoding_of(model: str) -> str:
    from tiktoken.model import encoding_name_for_model

    try:
        return encoding_name_for_model(model.rpartition("/")[2])
    except KeyError:
        return DEFAULT_ENCODING


@lru_cache(maxsize=2)
def _vocabulary(encoding: str) -> tiktoken.Encoding:
    import tiktoken

    return tiktoken.get_encoding(encoding)
