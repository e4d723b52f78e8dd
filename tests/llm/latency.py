"""How long a model takes: to start, to read a prompt, to write an answer."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """A latency model; without arguments everything is immediate.

    Attributes:
        base: Seconds before anything else.
        prompt_rate: Tokens of a prompt read in a second.
        output_rate: Tokens of an answer written in a second.
        tokens_per_event: Tokens that one event of a stream carries.
    """

    base: float = 0.0
    prompt_rate: float = math.inf
    output_rate: float = math.inf
    tokens_per_event: int = 1

    @classmethod
    def parse(cls, text: str) -> Latency:
        """Read "BASE,PROMPT_RATE,OUTPUT_RATE" and, as a fourth, tokens per event."""
        base, prompt_rate, output_rate, *rest = text.split(",")
        return cls(
            base=float(base),
            prompt_rate=float(prompt_rate),
            output_rate=float(output_rate),
            tokens_per_event=int(rest[0]) if rest else 1,
        )

    def first(self, prompt_tokens: int) -> float:
        """Return the seconds until an answer begins."""
        return self.base + prompt_tokens / self.prompt_rate

    def total(self, prompt_tokens: int, output_tokens: int) -> float:
        """Return the seconds until an answer is whole."""
        return self.first(prompt_tokens) + output_tokens / self.output_rate


REMOTE = Latency(base=0.3, prompt_rate=50_000, output_rate=100)
"""What the orchestration figures are measured with: a hosted model on a good day."""
