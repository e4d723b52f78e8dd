"""An answer as it comes in, piece by piece or whole, and whether it is one.

Pieces are plain values that nobody has validated: whatever is not as the API says raises one of the
built-in exceptions, which the endpoint maps.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, Final

from bot.engines.llm.faults import Declined, Unusable
from bot.engines.llm.mapping import cut_short
from bot.models import Usage

_WHOLE: Final = ("stop", "eos", "eos_token", "end_turn", "stop_sequence", "complete", "completed")
_CUT_OFF: Final = ("length", "max_tokens")
"""Finish reasons, as servers spell them; any other is no end."""


class Heard:
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
        reason = self._finish.casefold()
        if reason in _CUT_OFF:
            raise Unusable("it was too long and was cut off", too_long=True)
        if reason not in _WHOLE:
            raise Unusable("it broke off")
        if not self.text.strip():
            raise Unusable("it was empty")
        return self.text


async def whole(values: Any) -> AsyncIterator[dict[str, Any]]:
    """Turn a body that came whole into the one piece of a stream."""
    if not isinstance(values, dict):
        raise Unusable("it was not valid JSON")
    if error := values.get("error"):
        raise cut_short(error)
    for choice in values.get("choices") or []:
        choice["finish_reason"] = choice.get("finish_reason") or "stop"
    yield values
