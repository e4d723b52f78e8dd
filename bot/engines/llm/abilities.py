"""What an endpoint can do, learned from what it refuses; kept for as long as the program runs.

"OpenAI-compatible" servers differ in parameters, and a refusal costs nothing, so each is asked for
everything first and then never again for what it did not take.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import regex

from bot.engines.llm.shapes import Rung

log = logging.getLogger(__name__)

_REASONING: Final = regex.compile(r"(?:^|/)(?:o\d|gpt-[5-9])(?![\d.]*-chat)", regex.IGNORECASE)
"""Models that think before they answer and take no temperature."""
_OPENAI: Final = "api.openai.com"

_CONTEXT: Final = regex.compile(
    r"context[_ ](?:length|window|size)|maximum context|prompt is too long|too many tokens"
    r"|exceeds? .{0,40}context|input is too long|max_model_len|reduce the length",
    regex.IGNORECASE,
)
_CONTEXT_LIMIT: Final = regex.compile(
    r"(?:context (?:length|window|size) (?:is|of)|max_model_len[^\d]{0,20}|n_ctx[^\d]{0,10})\D{0,4}"
    r"(\d{3,8})",
    regex.IGNORECASE,
)
_FORMAT: Final = regex.compile(
    r"response_format|json_schema|json_object|json mode|structured output|grammar|guided"
    r"|schema",
    regex.IGNORECASE,
)


@dataclass(slots=True)
class Abilities:
    """What to send to an endpoint.

    Attributes:
        rung: How answers are held to their form.
        output_name: The parameter that limits an answer: its name differs.
    """

    rung: Rung = Rung.SCHEMA
    temperature: bool = True
    output_name: str = "max_tokens"
    stream: bool = True
    stream_options: bool = True
    thinks: bool = False
    renamed: bool = False

    @classmethod
    def guess(cls, base_url: str, model: str) -> Abilities:
        """Start from what the model's name and the address tell."""
        thinks = _REASONING.search(model) is not None
        newer = thinks or not base_url or urlsplit(base_url).hostname == _OPENAI
        name = "max_completion_tokens" if newer else "max_tokens"
        return cls(temperature=not thinks, output_name=name, thinks=thinks)

    def give_up(self, message: str, param: str) -> bool:
        """Learn from a refused request; False when there is nothing left to leave out.

        Args:
            message: What the endpoint said.
            param: The parameter it named, often empty.
        """
        said = f"{param} {message}".casefold()
        dropped = self._named(said)
        if dropped is None and self.rung is not Rung.TEXT:
            # Many servers only say "bad request"; the form is what they most often lack.
            dropped = self._step_down()
        if dropped:
            log.info("the endpoint does not take %s", dropped)
        return dropped is not None

    def _named(self, said: str) -> str | None:
        if self.temperature and "temperature" in said:
            self.temperature = False
            return "temperature"
        other = _OTHER_OUTPUT_NAME[self.output_name]
        if not self.renamed and self.output_name in said.replace(other, ""):
            refused, self.output_name, self.renamed = self.output_name, other, True
            return refused
        if self.stream_options and ("stream_options" in said or "include_usage" in said):
            self.stream_options = False
            return "stream_options"
        if self.rung is not Rung.TEXT and _FORMAT.search(said):
            return self._step_down()
        if self.stream and "stream" in said:
            self.stream = False
            return "streaming"
        return None

    def _step_down(self) -> str:
        refused, self.rung = self.rung, Rung(self.rung + 1)
        return refused.wire


_OTHER_OUTPUT_NAME: Final = {
    "max_tokens": "max_completion_tokens",
    "max_completion_tokens": "max_tokens",
}


def is_too_long(message: str, code: Any) -> bool:
    """Tell whether a refused request held more than the model takes."""
    return code == "context_length_exceeded" or _CONTEXT.search(message) is not None


def context_limit(message: str) -> int | None:
    """Return the context window that a refusal names, in tokens."""
    found = _CONTEXT_LIMIT.search(message)
    return int(found[1]) if found else None
