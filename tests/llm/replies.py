"""What a model says, and the ways in which models spoil it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.llm.request import Count


@dataclass(frozen=True, slots=True)
class Reply:
    """A model's answer.

    Attributes:
        content: None beside a refusal.
        reasoning: What it thought before, sent as the endpoint's abilities have it.
        usage: Whether tokens are reported; a stream must also ask for it.
        tokens: Length of the answer for latency and usage; None counts it.
    """

    content: str | None = ""
    finish_reason: str = "stop"
    refusal: str | None = None
    reasoning: str = ""
    usage: bool = True
    tokens: int | None = None

    @classmethod
    def of(cls, said: str | dict[str, Any] | Reply) -> Reply:
        """Take text as it is and a dict as JSON."""
        if isinstance(said, Reply):
            return said
        text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
        return cls(content=text)

    @property
    def written(self) -> str:
        """Return what the user is sent: the content or the refusal."""
        return self.refusal or self.content or ""

    def size(self, count: Count) -> int:
        """Return the tokens, thoughts included."""
        if self.tokens is not None:
            return self.tokens
        return count(self.reasoning + self.written)

    def cut(self, share: float, reason: str) -> Reply:
        """Return a first part of the answer with the reason it ends there."""
        text = self.content or ""
        return replace(self, content=text[: int(len(text) * share)], finish_reason=reason)

    def limited(self, most: int | None, count: Count) -> Reply:
        """Cut the answer off at a number of tokens, as models do."""
        size = self.size(count)
        if most is None or size <= most:
            return self
        return replace(self.cut(most / size, "length"), tokens=most)


@dataclass(frozen=True, slots=True)
class Altered:
    """The answer the model would have given, but spoilt."""

    how: Callable[[Reply], Reply]

    @classmethod
    def text(cls, how: Callable[[str], str]) -> Altered:
        """Alter the content and nothing else."""
        return cls(lambda reply: replace(reply, content=how(reply.content or "")))


def wrong_types(value: Any) -> Any:
    """Turn each value of JSON into one of another type: text to a list, a list to text."""
    match value:
        case dict():
            return {key: wrong_types(inner) for key, inner in value.items()}
        case list():
            return "; ".join(str(inner) for inner in value)
        case str():
            return [value]
        case _:
            return str(value)


def _prose(text: str) -> str:
    try:
        values = list(json.loads(text).values())
    except (ValueError, AttributeError):
        values = [text]
    return f"The article is about the following. {values[0] if values else ''}".strip()


FENCED = Altered.text(lambda text: f"```json\n{text}\n```")
PREAMBLED = Altered.text(
    lambda text: f"Sure! Here is the summary you asked for:\n\n{text}\n\nLet me know if I can help!"
)
PROSE = Altered.text(_prose)
BROKEN = Altered.text(lambda text: text[: int(len(text) * 0.6)])
"""JSON that breaks off although the model says it is done."""
MISQUOTED = Altered.text(lambda text: text.replace('": "', '": "He said "so", ', 1))
"""JSON with quotation marks that are not escaped."""
WRONG_TYPES = Altered.text(
    lambda text: json.dumps(wrong_types(json.loads(text)), ensure_ascii=False)
)
EMPTY = Altered.text(lambda _: "")
BLANK = Altered.text(lambda _: " \n ")
CUT_SHORT = Altered(lambda reply: reply.cut(0.5, "length"))
FILTERED = Altered(lambda reply: reply.cut(0.3, "content_filter"))
REFUSED = Altered(
    lambda reply: replace(
        reply, content=None, refusal="I'm sorry, but I can't assist with that request."
    )
)
