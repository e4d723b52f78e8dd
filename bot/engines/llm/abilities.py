"""What an endpoint can do, learned from what it refuses; kept for as long as the program runs.

"OpenAI-compatible" servers differ in parameters, and a refusal costs nothing, so each is asked for
everything first and then never again for what it did not take.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlsplit

import regex

from bot.engines.llm.shapes import Rung

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
_OUTPUT_CAP: Final = regex.compile(
    r"max_(?:completion_)?tokens.{0,120}?"
    r"(?:at most|less than or equal to|<=|maximum (?:value )?(?:is|of))\D{0,10}(\d{2,8})",
    regex.DOTALL,
)
_STREAM: Final = regex.compile(r"\bstream(?:ing)?\b")
_FORMAT: Final = regex.compile(
    r"response_format|json_schema|json_object|json mode|structured output|grammar|guided"
    r"|schema",
    regex.IGNORECASE,
)


_OTHER_OUTPUT_NAME: Final = {
    "max_tokens": "max_completion_tokens",
    "max_completion_tokens": "max_tokens",
}


@dataclass(frozen=True, slots=True)
class Abilities:
    """What to send to an endpoint.

    Attributes:
        rung: How answers are held to their form.
        output_name: The parameter that limits an answer: its name differs.
        output_cap: Tokens of an answer the endpoint lets one ask for; None when it did not say.
        thinks: Whether the model is silent for long before it answers.
        renamed: Whether `output_name` was changed already.
        described: Whether the form is also said in words: some servers take a schema and pass
            over it.
    """

    rung: Rung = Rung.SCHEMA
    temperature: bool = True
    output_name: str = "max_tokens"
    output_cap: int | None = None
    stream: bool = True
    stream_options: bool = True
    thinks: bool = False
    renamed: bool = False
    described: bool = False

    @classmethod
    def guess(cls, base_url: str, model: str) -> Abilities:
        """Start from what the model's name and the address tell."""
        thinks = _REASONING.search(model) is not None
        newer = thinks or not base_url or urlsplit(base_url).hostname == _OPENAI
        name = "max_completion_tokens" if newer else "max_tokens"
        return cls(temperature=not thinks, output_name=name, thinks=thinks)

    def less(self, message: str, param: str) -> Abilities | None:
        """Return what to try after a refusal; None when there is nothing left to leave out.

        Args:
            message: What the endpoint said.
            param: The parameter it named, often empty.
        """
        said = f"{param} {message}".casefold()
        if (found := self._named(said)) is not None:
            return found
        # Many servers only say "bad request"; the form is what they most often lack.
        return None if self.rung is Rung.TEXT else replace(self, rung=Rung(self.rung + 1))

    def and_also(self, other: Abilities) -> Abilities:
        """Return what both take: two callers may have learned different things at once."""
        caps = [cap for cap in (self.output_cap, other.output_cap) if cap is not None]
        named = other if other.renamed else self
        return replace(
            self,
            rung=max(self.rung, other.rung),
            temperature=self.temperature and other.temperature,
            output_name=named.output_name,
            output_cap=min(caps, default=None),
            stream=self.stream and other.stream,
            stream_options=self.stream_options and other.stream_options,
            renamed=named.renamed,
            described=self.described or other.described,
        )

    def _named(self, said: str) -> Abilities | None:
        return self._without_parameter(said) or self._without_manner(said)

    def _without_parameter(self, said: str) -> Abilities | None:
        if self.temperature and "temperature" in said:
            return replace(self, temperature=False)
        if self.output_cap is None and (cap := _OUTPUT_CAP.search(said)):
            return replace(self, output_cap=int(cap[1]))
        other = _OTHER_OUTPUT_NAME[self.output_name]
        if not self.renamed and self.output_name in said.replace(other, ""):
            return replace(self, output_name=other, renamed=True)
        return None

    def _without_manner(self, said: str) -> Abilities | None:
        if self.stream_options and ("stream_options" in said or "include_usage" in said):
            return replace(self, stream_options=False)
        if self.rung is not Rung.TEXT and _FORMAT.search(said):
            return replace(self, rung=Rung(self.rung + 1))
        if self.stream and _STREAM.search(said):
            return replace(self, stream=False)
        return None


def is_too_long(message: str, code: Any) -> bool:
    """Tell whether a refused request held more than the model takes."""
    return code == "context_length_exceeded" or _CONTEXT.search(message) is not None


def context_limit(message: str) -> int | None:
    """Return the context window that a refusal names, in tokens."""
    found = _CONTEXT_LIMIT.search(message)
    return int(found[1]) if found else None
