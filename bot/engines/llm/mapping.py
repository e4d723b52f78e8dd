"""Every exception of the openai SDK and its HTTP client, as this program's faults and errors.

See https://platform.openai.com/docs/guides/error-codes; other servers use the same status codes
with words of their own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

import httpx2
import openai
import regex

from bot.engines.llm.abilities import context_limit, is_too_long
from bot.engines.llm.faults import Declined, Fault, RateLimited, Transient, Unusable
from bot.errors import EngineError, ModelSetupWrong, TooLongForModel

NO_CREDIT: Final = ("insufficient_quota", "billing_hard_limit_reached", "insufficient_credits")

DECLINED: Final = ("content_filter", "content_policy_violation", "invalid_prompt")

KEY_REFUSED: Final = (
    "The language model's server refused the key (401). Set a valid one as PRECIS_LLM__API_KEY or "
    "in llm.api_key_file; until then I write without the model."
)
NO_ACCESS: Final = (
    "The language model's server denies access (403). Check what the key may use; until then I "
    "write without the model."
)
CREDIT_SPENT: Final = (
    "The account of the language model has no credit left. Top it up or check its limits; until "
    "then I write without the model."
)
NOT_FOUND: Final = (
    "The language model's server does not know the model “{model}”, or its address is wrong (404). "
    "Check llm.model and llm.base_url; until then I write without the model."
)
REQUEST_REFUSED: Final = (
    "The language model's server refuses my requests ({status}). Run `precis doctor` to see what "
    "it takes; until then I write without the model."
)

_DURATION: Final = regex.compile(r"(?:(\d+)h)?(?:(\d+)m(?!s))?(?:([\d.]+)s)?(?:([\d.]+)ms)?")
_DECLINED: Final = regex.compile(r"moderation|flagged|content management policy", regex.IGNORECASE)
_TOO_LARGE: Final = "request too large"
_LONGEST_WAIT: Final = 3600.0


def mapped(error: Exception, model: str) -> Fault | EngineError:
    """Return what an exception of the SDK, its HTTP client or a timeout means.

    Args:
        error: As raised.
        model: The model's name, for the owner.
    """
    match error:
        case openai.APIStatusError():
            return _of_status(error, model)
        case openai.APIConnectionError() | httpx2.HTTPError() | TimeoutError():
            return Transient(type(error).__name__)
        case openai.APIError() if not isinstance(error, openai.APIResponseValidationError):
            return cut_short(error.body)
        case _:
            # JSON or UTF-8 that does not decode, or values that are not the API's.
            return Unusable("it was not valid JSON")


def is_negotiable(error: openai.APIStatusError) -> bool:
    """Tell whether a refused request may be taken when something is left out of it."""
    return error.status_code in (400, 422) and isinstance(_of_status(error, ""), ModelSetupWrong)


def cut_short(body: object) -> Fault | EngineError:
    """Return what an error means that stands in a body or a stream of status 200."""
    code, message = _code(body), str(body)
    if code in NO_CREDIT:
        return ModelSetupWrong(CREDIT_SPENT)
    if is_too_long(message, code):
        return TooLongForModel(context_limit(message))
    if _is_declined(code, message):
        return Declined("it was declined")
    if "rate_limit" in str(code) or code in (429, "429"):
        return RateLimited(None)
    return Transient(f"an error in the answer ({str(code)[:40]})")


def _of_status(error: openai.APIStatusError, model: str) -> Fault | EngineError:
    status, body = error.status_code, error.body
    code, message = _code(body) or error.code, str(body or error.message)
    known: dict[int, Fault | EngineError] = {
        401: ModelSetupWrong(KEY_REFUSED),
        402: ModelSetupWrong(CREDIT_SPENT),
        403: ModelSetupWrong(NO_ACCESS),
        404: ModelSetupWrong(NOT_FOUND.format(model=model)),
        408: Transient("408"),
        409: Transient("409"),
        413: TooLongForModel(),
        425: Transient("425"),
        429: RateLimited(retry_after(error.response.headers)),
    }
    if code in NO_CREDIT:
        return ModelSetupWrong(CREDIT_SPENT)
    if status < httpx2.codes.INTERNAL_SERVER_ERROR and _is_declined(code, message):
        return Declined("it was declined")
    if status == httpx2.codes.TOO_MANY_REQUESTS and _TOO_LARGE in message.casefold():
        return TooLongForModel()
    if status not in known and status < httpx2.codes.INTERNAL_SERVER_ERROR:
        if is_too_long(message, code):
            return TooLongForModel(context_limit(message))
        return ModelSetupWrong(REQUEST_REFUSED.format(status=status))
    return known.get(status) or Transient(str(status))


def _is_declined(code: object, message: str) -> bool:
    return code in DECLINED or _DECLINED.search(message) is not None


def _code(body: object) -> Any:
    inner = body.get("error", body) if isinstance(body, Mapping) else body
    return inner.get("code") or inner.get("type") if isinstance(inner, Mapping) else None


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds a 429 asks to wait: a number, a date, or OpenAI's own headers."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        value = headers.get(name, "").strip()
        if value:
            seconds = _number(value)
            return _bounded(seconds * unit if seconds is not None else _until(value))
    resets = [
        _duration(headers.get(f"x-ratelimit-reset-{what}", "")) for what in ("requests", "tokens")
    ]
    spent = [headers.get(f"x-ratelimit-remaining-{what}", "") for what in ("requests", "tokens")]
    waits = [
        w for w, left in zip(resets, spent, strict=True) if w is not None and left in ("", "0")
    ]
    return _bounded(max(waits, default=None))


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _until(value: str) -> float | None:
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return (then - datetime.now(UTC)).total_seconds()


def _duration(value: str) -> float | None:
    """Read OpenAI's form of a duration: "1s", "6m0s", "20ms"."""
    found = _DURATION.fullmatch(value.strip())
    if not value.strip() or found is None:
        return None
    hours, minutes, seconds, thousandths = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _bounded(seconds: float | None) -> float | None:
    if seconds is None or not math.isfinite(seconds):
        return None
    return min(max(0.0, seconds), _LONGEST_WAIT)
