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
from bot.engines.llm.faults import Declined, Transient, Unusable
from bot.engines.llm.mapping import cut_short, is_negotiable, mapped
from bot.engines.llm.shapes import Shape
from bot.engines.llm.tokens import Tokenizer
from bot.engines.llm.transport import bounded_client
from bot.models import Usage

log = logging.getLogger(__name__)

OPENAI_URL: Final = "https://api.openai.com/v1"
NO_KEY: Final = "none"
"""Sent to servers that want none; the SDK insists on a key."""
_MILLION: Final = 1_000_000
_MOST_REFUSALS: Final = 8
"""A request is sent again with less after a refusal, but not for ever."""

# What a server sends is not validated by the SDK: a list may hold anything.
_VENDORS: Final = (
    *(openai.OpenAIError, httpx2.HTTPError, TimeoutError),
    *(ValueError, TypeError, AttributeError, LookupError, RecursionError),
)

OnText = Callable[[str], None]
Charge = Callable[[Usage], None]


@dataclass(frozen=True, slots=True)
class Call:
    """One request to the model.

    Attributes:
        history: What was said after `user`: a bad answer and what was wrong with it.
        max_output: Tokens of the answer at most.
    """

    system: str
    user: str
    shape: Shape
    max_output: int
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
        self.reports_usage: bool | None = None
        self._tokenizer = tokenizer
        self._client = openai.AsyncOpenAI(
            base_url=terms.base_url or OPENAI_URL,
            api_key=terms.api_key or NO_KEY,
            default_headers={"Accept-Encoding": "identity", **terms.headers},
            max_retries=0,
            timeout=httpx2.Timeout(terms.call_seconds, connect=terms.connect_seconds),
            http_client=bounded_client(),
        )

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
        for _ in range(_MOST_REFUSALS):
            try:
                return await self._once(call, patience, on_text, charge)
            except openai.APIStatusError as error:
                said, param = str(error.body or error.message), str(error.param or "")
                if not (is_negotiable(error) and self.abilities.give_up(said, param)):
                    raise mapped(error, self.terms.model) from error
        raise Transient("the endpoint goes on refusing")

    async def _once(
        self, call: Call, patience: float, on_text: OnText | None, charge: Charge | None
    ) -> str:
        heard = _Heard()
        try:
            async with asyncio.timeout(self.terms.call_seconds):
                await self._listen(call, heard, patience, on_text)
        except openai.APIStatusError:
            raise
        except _VENDORS as error:
            await self._charge(call, heard, charge)
            raise mapped(error, self.terms.model) from error
        await self._charge(call, heard, charge)
        return heard.answer()

    async def _listen(
        self, call: Call, heard: _Heard, patience: float, on_text: OnText | None
    ) -> None:
        loop, terms = asyncio.get_running_loop(), self.terms
        # Who thinks first is silent for longer; what is not streamed comes all at the end.
        first = terms.silence_seconds * (2 if self.abilities.thinks else 1)
        wait = min(first if self.abilities.stream else terms.call_seconds, patience)
        async with asyncio.timeout(wait) as silence, self._pieces(call) as pieces:
            async for piece in pieces:
                silence.reschedule(loop.time() + terms.silence_seconds)
                if heard.take(piece) and on_text is not None:
                    on_text(heard.text)

    @asynccontextmanager
    async def _pieces(self, call: Call) -> AsyncIterator[AsyncIterator[Any]]:
        """Open the answer as a stream of pieces; one that comes whole is a single piece."""
        create = self._client.chat.completions.with_streaming_response.create
        async with create(**self._body(call)) as response:
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind == "text/html":
                raise Unusable("it was a web page")
            if kind.endswith("json") or not self.abilities.stream:
                yield _whole(json.loads(await response.read()))
            else:
                # As plain values: the SDK's models would cost more than all the rest of a call.
                yield aiter(await response.parse(to=openai.AsyncStream[object]))

    def _body(self, call: Call) -> dict[str, Any]:
        able = self.abilities
        body: dict[str, Any] = {
            "model": self.terms.model,
            "messages": call.messages(call.shape.instruction(able.rung)),
            "stream": able.stream,
            able.output_name: call.max_output,
        }
        if response_format := call.shape.response_format(able.rung):
            body["response_format"] = response_format
        if able.temperature:
            body["temperature"] = self.terms.temperature
        if able.stream and able.stream_options:
            body["stream_options"] = {"include_usage": True}
        return body

    async def _charge(self, call: Call, heard: _Heard, charge: Charge | None) -> None:
        if not heard.anything:
            return
        usage = heard.usage
        self.reports_usage = usage is not None
        if usage is None:
            prompt = [content for message in call.messages("") for content in message.values()]
            usage = Usage(
                calls=1,
                prompt_tokens=await self._tokenizer.count(*prompt),
                completion_tokens=await self._tokenizer.count(heard.text),
                estimated=True,
            )
        cost = self.terms.cost(usage.prompt_tokens, usage.completion_tokens)
        if charge is not None:
            charge(replace(usage, cost_usd=cost))


class _Heard:
    """What of an answer has come."""

    def __init__(self) -> None:
        self.anything = False
        self.usage: Usage | None = None
        self.text = ""
        self._refusal = False
        self._choice = False
        self._finish: str | None = None

    def take(self, piece: dict[str, Any]) -> bool:
        """Take a piece in; True when it added to the text."""
        self.anything = True
        if usage := piece.get("usage"):
            self.usage = Usage(
                calls=1,
                prompt_tokens=int(usage.get("prompt_tokens") or 0),
                completion_tokens=int(usage.get("completion_tokens") or 0),
            )
        if not piece.get("choices"):
            return False
        self._choice = True
        choice = piece["choices"][0]
        self._finish = choice.get("finish_reason") or self._finish
        # A body that came whole has a message where a stream has what is added to it.
        delta = choice.get("delta") or choice.get("message") or {}
        self._refusal = self._refusal or bool(delta.get("refusal"))
        added = delta.get("content")
        if isinstance(added, str) and added:
            self.text += added
            return True
        return False

    def answer(self) -> str:
        """Return the whole answer.

        Raises:
            Fault: when it is not whole, or none.
        """
        if self._refusal or self._finish == "content_filter":
            raise Declined("it was declined")
        if not self._choice:
            raise Unusable("it was empty")
        if self._finish is None:
            raise Unusable("it broke off")
        if self._finish == "length":
            raise Unusable("it was too long and was cut off", too_long=True)
        if not self.text.strip():
            raise Unusable("it was empty")
        return self.text


async def _whole(values: Any) -> AsyncIterator[dict[str, Any]]:
    """Turn a body that came whole into the one piece of a stream."""
    if not isinstance(values, dict):
        raise Unusable("it was not valid JSON")
    if error := values.get("error"):
        raise cut_short(error)
    for choice in values.get("choices") or []:
        choice["finish_reason"] = choice.get("finish_reason") or "stop"
    yield values
