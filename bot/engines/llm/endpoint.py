"""The seam to the openai SDK: one call, one try, every vendor exception mapped here and once.

Answers are streamed, also those that nobody watches: only a stream tells a slow model from a
silent one.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

import httpx2
import openai

from bot.engines.llm.abilities import Abilities
from bot.engines.llm.faults import Transient, Unusable
from bot.engines.llm.heard import Heard, whole
from bot.engines.llm.mapping import is_negotiable, mapped
from bot.engines.llm.shapes import Rung, Shape
from bot.engines.llm.tokens import Tokenizer
from bot.engines.llm.transport import bounded_client
from bot.models import Usage

log = logging.getLogger(__name__)

OPENAI_URL: Final = "https://api.openai.com/v1"
NO_KEY: Final = "none"
"""Sent to servers that want none; the SDK insists on a key."""
_MILLION: Final = 1_000_000
_CHARACTERS_A_TOKEN: Final = 4
_MOST_REFUSALS: Final = 8
"""A request is sent again with less after a refusal, but not for ever."""

# What a server sends is not validated by the SDK: a list may hold anything.
_VENDORS: Final = (
    *(openai.OpenAIError, httpx2.HTTPError, TimeoutError),
    *(ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError),
)

OnText = Callable[[str], None]
Charge = Callable[[Usage], None]


@dataclass(frozen=True, slots=True)
class Call:
    """One request to the model.

    Attributes:
        history: What was said after `user`: a bad answer and what was wrong with it.
        max_output: Tokens of the answer at most.
        has_room: Whether an answer of twice that would fit beside the prompt.
    """

    system: str
    user: str
    shape: Shape
    max_output: int
    has_room: bool = False
    history: tuple[tuple[str, str], ...] = ()

    def messages(self, instruction: str) -> list[dict[str, str]]:
        """Return the messages as the API has them, what is stable first."""
        system = "\n\n".join(filter(None, [self.system, instruction]))
        said = [("system", system), ("user", self.user), *self.history]
        return [{"role": role, "content": content} for role, content in said]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How an endpoint is spoken to; from the settings.

    Attributes:
        price_in: US dollars per million tokens of prompts, as is `price_out` of answers.
        connect_seconds: Longest wait for a connection.
        silence_seconds: Longest wait for the next piece of an answer.
        call_seconds: Longest time one answer may take.
    """

    base_url: str
    api_key: str
    model: str
    temperature: float
    price_in: float
    price_out: float
    connect_seconds: float
    silence_seconds: float
    call_seconds: float
    headers: Mapping[str, str]

    def cost(self, prompt_tokens: int, completion_tokens: int) -> float:
        """Return the price in US dollars."""
        return (prompt_tokens * self.price_in + completion_tokens * self.price_out) / _MILLION


class Endpoint:
    """An endpoint that speaks chat completions, with what was learned of it."""

    def __init__(self, terms: Terms, tokenizer: Tokenizer) -> None:
        self.terms = terms
        self.abilities = Abilities.guess(terms.base_url, terms.model)
        self._tokenizer = tokenizer
        self._client = openai.AsyncOpenAI(
            base_url=terms.base_url or OPENAI_URL,
            api_key=terms.api_key or NO_KEY,
            default_headers={"Accept-Encoding": "identity", **terms.headers},
            max_retries=0,
            timeout=httpx2.Timeout(terms.call_seconds, connect=terms.connect_seconds),
            http_client=bounded_client(),
        )

    def describe_forms(self) -> None:
        """Say forms in words from now on: a schema alone was passed over."""
        self._learn(replace(self.abilities, described=True))

    async def close(self) -> None:
        """Drop the connections."""
        await self._client.close()

    async def complete(
        self,
        call: Call,
        *,
        patience: float,
        on_text: OnText | None = None,
        charge: Charge | None = None,
    ) -> str:
        """Return the model's answer, whole.

        Args:
            call: What to ask.
            patience: Seconds to wait for the first piece of the answer at most.
            on_text: Told the answer so far, after every piece of it.
            charge: Told what the call cost, also when its answer is of no use.

        Raises:
            Fault: what came instead of an answer.
            EngineError: what no repetition will mend.
        """
        able = self.abilities
        for _ in range(_MOST_REFUSALS):
            try:
                return await self._once(call, able, patience, on_text, charge)
            except openai.APIStatusError as error:
                if not is_negotiable(error):
                    raise mapped(error, self.terms.model) from error
                # Another caller may have learned meanwhile what this one was refused for.
                learned = self.abilities.and_also(able)
                said, param = str(error.body or error.message), str(error.param or "")
                less = learned if learned != able else able.less(said, param)
                if less is None:
                    raise mapped(error, self.terms.model) from error
                able = less
        raise Transient("the endpoint goes on refusing")

    async def _once(
        self,
        call: Call,
        able: Abilities,
        patience: float,
        on_text: OnText | None,
        charge: Charge | None,
    ) -> str:
        heard = Heard()
        try:
            async with asyncio.timeout(self.terms.call_seconds):
                await self._listen(call, able, heard, patience, on_text)
        except openai.APIStatusError:
            raise
        except asyncio.CancelledError:
            # No time to count; what was read and written is paid for all the same.
            if heard.anything and charge is not None:
                charge(self._priced(heard.usage or _roughly(call, heard.text)))
            raise
        except _VENDORS as error:
            await self._charge(call, heard, charge)
            raise mapped(error, self.terms.model) from error
        self._learn(able)
        await self._charge(call, heard, charge)
        return heard.answer()

    def _learn(self, able: Abilities) -> None:
        """Keep what a request was reduced to, now that it was taken."""
        learned = self.abilities.and_also(able)
        if learned != self.abilities:
            log.info("the endpoint takes: %s", learned)
            self.abilities = learned

    async def _listen(
        self,
        call: Call,
        able: Abilities,
        heard: Heard,
        patience: float,
        on_text: OnText | None,
    ) -> None:
        loop, terms = asyncio.get_running_loop(), self.terms
        # Who thinks first is silent for longer; what is not streamed comes all at the end.
        first = min(terms.silence_seconds * (2 if able.thinks else 1), patience)
        wait = first if able.stream else terms.call_seconds
        async with asyncio.timeout(wait) as silence, self._pieces(call, able) as pieces:
            async for piece in pieces:
                silence.reschedule(loop.time() + terms.silence_seconds)
                if heard.take(piece) and on_text is not None:
                    on_text(heard.text)

    @asynccontextmanager
    async def _pieces(self, call: Call, able: Abilities) -> AsyncIterator[AsyncIterator[Any]]:
        """Open the answer as a stream of pieces; one that comes whole is a single piece."""
        create = self._client.chat.completions.with_streaming_response.create
        async with create(**self._body(call, able)) as response:
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind == "text/html":
                raise Unusable("it was a web page")
            if kind.endswith("json") or not able.stream:
                values = json.loads(await response.read())
                if isinstance(values, dict) and values.get("choices"):
                    # Who passes over the wish for a stream needs the time of a whole answer.
                    self._learn(replace(able, stream=False))
                yield whole(values)
            else:
                # As plain values: the SDK's models would cost more than all the rest of a call.
                yield aiter(await response.parse(to=openai.AsyncStream[object]))

    def _body(self, call: Call, able: Abilities) -> dict[str, Any]:
        in_words = able.described or able.rung is not Rung.SCHEMA
        body: dict[str, Any] = {
            "model": self.terms.model,
            "messages": call.messages(call.shape.instruction() if in_words else ""),
            "stream": able.stream,
            able.output_name: min(call.max_output, able.output_cap or call.max_output),
        }
        if response_format := call.shape.response_format(able.rung):
            body["response_format"] = response_format
        if able.temperature:
            body["temperature"] = self.terms.temperature
        if able.stream and able.stream_options:
            body["stream_options"] = {"include_usage": True}
        return body

    async def _charge(self, call: Call, heard: Heard, charge: Charge | None) -> None:
        if not heard.anything or charge is None:
            return
        usage = heard.usage
        if usage is None:
            prompt = [message["content"] for message in call.messages("")]
            usage = Usage(
                calls=1,
                prompt_tokens=await self._tokenizer.count(*prompt),
                completion_tokens=await self._tokenizer.count(heard.text),
                estimated=True,
            )
        charge(self._priced(usage))

    def _priced(self, usage: Usage) -> Usage:
        cost = self.terms.cost(usage.prompt_tokens, usage.completion_tokens)
        return replace(usage, cost_usd=cost)


def _roughly(call: Call, text: str) -> Usage:
    prompt = sum(len(message["content"]) for message in call.messages(""))
    return Usage(
        calls=1,
        prompt_tokens=prompt // _CHARACTERS_A_TOKEN,
        completion_tokens=len(text) // _CHARACTERS_A_TOKEN,
        estimated=True,
    )
