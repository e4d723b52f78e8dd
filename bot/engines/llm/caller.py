"""The one retry layer: what is tried again, how long, and who is told.

The SDK's own retries are off. A rate limit pauses all callers, a dead endpoint is left alone for a
while, and what only the owner can mend is said to the owner.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from bot.engines.llm.breaker import Breaker
from bot.engines.llm.endpoint import Call, Charge, Endpoint, OnText
from bot.engines.llm.faults import Declined, Fault, RateLimited, Transient, Unusable
from bot.engines.llm.gate import Gate, LongPause
from bot.engines.llm.reading import Said, Unreadable, read_answer
from bot.errors import (
    EngineError,
    ModelAway,
    ModelBusy,
    ModelDeclined,
    ModelMuddled,
    ModelSetupWrong,
    TooLongForModel,
)
from bot.prompts import Prompt

log = logging.getLogger(__name__)

TRIES: Final = 3
FIRST_PAUSE: Final = 1.0
"""Seconds before a second try; doubled for each that follows, and spread by chance."""
LEAST_PAUSE: Final = 0.1
TRUSTED_TIMES: Final = 2
"""Refusals of one call after which a Retry-After is no longer enough."""
REMEMBERED_OF_BAD: Final = 4000
"""Characters of a bad answer that are shown to the model again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """For whom a call is made.

    Attributes:
        charge: Told what each call cost.
        on_text: Told the answer so far, when somebody watches it.
        background: Whether nobody waits for it; those who wait go first.
    """

    charge: Charge
    on_text: OnText | None = None
    background: bool = False


class Caller:
    """Asks the model and brings home a readable answer, or an error its user understands.

    Args:
        endpoint: Where the model is.
        gate: Shared by every caller of the process.
        breaker: As above.
        repair: The prompt that asks for a bad answer anew.
        retry_seconds: Time that failed tries and pauses of one call may take together.
        tell_owner: Told, in a sentence, what only the owner can mend.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        gate: Gate,
        breaker: Breaker,
        repair: Prompt,
        retry_seconds: float,
        tell_owner: Callable[[str], None],
    ) -> None:
        self._endpoint = endpoint
        self._gate = gate
        self._breaker = breaker
        self._repair = repair
        self._retry_seconds = retry_seconds
        self._tell_owner = tell_owner

    async def ask(self, call: Call, errand: Errand) -> Said:
        """Return the model's answer to a call; a bad one is asked for anew, once.

        Raises:
            EngineError: when there is none to be had.
        """
        try:
            try:
                return await self._readable(call, errand)
            except _Bad as bad:
                log.info("asking anew, as an answer could not be used: %s", bad.problem)
                return await self._again(self._anew(call, bad), errand)
        except _Bad as bad:
            raise (ModelDeclined() if bad.declined else ModelMuddled()) from bad
        except ModelSetupWrong as error:
            self._tell_owner(error.owner_message)
            raise

    async def _again(self, call: Call, errand: Errand) -> Said:
        try:
            return await self._readable(call, errand)
        except TooLongForModel as error:
            # The request was, not the text: nothing is to be learned from it.
            raise ModelMuddled from error

    def _anew(self, call: Call, bad: _Bad) -> Call:
        note = self._repair.render(problem=bad.problem).system
        room = call.max_output * 2 if bad.too_long and call.has_room else call.max_output
        if not bad.text:
            # Some models insist that user and assistant take turns.
            return replace(call, user=f"{call.user}\n\n{note}", max_output=room)
        return replace(call, history=(("assistant", bad.text), ("user", note)), max_output=room)

    async def _readable(self, call: Call, errand: Errand) -> Said:
        text = ""
        try:
            text = await self._delivered(call, errand)
            return read_answer(text, call.shape)
        except Unusable as fault:
            declined = isinstance(fault, Declined)
            raise _Bad(fault.problem, too_long=fault.too_long, declined=declined) from fault
        except Unreadable as error:
            self._endpoint.describe_forms()
            raise _Bad(str(error), text=text[:REMEMBERED_OF_BAD]) from error

    async def _delivered(self, call: Call, errand: Errand) -> str:
        """Return an answer that came whole, trying again where that may help.

        Raises:
            Unusable: an answer came that is none.
            EngineError: nothing came.
        """
        tries = _Tries(self._retry_seconds)
        while True:
            try:
                async with self._gate.slot(background=errand.background):
                    if not self._breaker.admits():
                        raise ModelAway
                    return await self._try(call, errand, tries)
            except LongPause as error:
                raise ModelBusy from error
            except RateLimited as error:
                # The next turn at the gate comes after the pause.
                if tries.are_over:
                    raise ModelBusy from error
            except Transient as error:
                self._breaker.failed()
                pause = tries.failed()
                log.warning("the language model failed (%s), try %d", error, tries.failures)
                if tries.are_over:
                    raise ModelAway from error
                await asyncio.sleep(pause)

    async def _try(self, call: Call, errand: Errand, tries: _Tries) -> str:
        tries.begin()
        try:
            text = await self._endpoint.complete(
                call, patience=tries.left, on_text=errand.on_text, charge=errand.charge
            )
        except Transient:
            raise
        except RateLimited as limit:
            self._breaker.succeeded()
            self._gate.pause(tries.limited(limit.retry_after))
            raise
        except (Fault, EngineError):
            self._breaker.succeeded()
            raise
        self._breaker.succeeded()
        self._gate.succeeded()
        return text


class _Tries:
    """Keeps count of what the tries of one call have cost."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds
        self._begun = 0.0
        self._limits = 0
        self.failures = 0

    @property
    def are_over(self) -> bool:
        """Tell whether there has been enough of it."""
        return self.left <= 0 or self.failures >= TRIES

    def begin(self) -> None:
        """Note the start of a try: waiting for a turn is no failure."""
        self._begun = time.monotonic()

    def failed(self) -> float:
        """Note a failed try; return the seconds to wait before the next."""
        pause = _backoff(self.failures)
        self.failures += 1
        self.left -= time.monotonic() - self._begun + pause
        return pause

    def limited(self, retry_after: float | None) -> float:
        """Note a rate limit; return the seconds to wait."""
        # Whoever names the same short time again and again is not taken at their word.
        trusted = TRUSTED_TIMES if retry_after is not None else 0
        least = _backoff(self._limits - trusted) if self._limits >= trusted else LEAST_PAUSE
        pause = max(least, retry_after or 0.0)
        self._limits += 1
        self.left -= pause
        return pause


class _Bad(Exception):
    """An answer that cannot be used: `text` is what it was, `problem` what is wrong with it."""

    def __init__(
        self, problem: str, *, text: str = "", too_long: bool = False, declined: bool = False
    ) -> None:
        self.problem = problem
        self.text = text
        self.too_long = too_long
        self.declined = declined
        super().__init__(problem)


def _backoff(failures: int) -> float:
    spread = random.uniform(0.75, 1.25)  # noqa: S311 - so that callers do not come back together
    return FIRST_PAUSE * float(2**failures) * spread
