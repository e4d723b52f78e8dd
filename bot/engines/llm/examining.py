"""One call that shows what an endpoint can do; for `precis doctor`."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

from bot.config import Settings
from bot.engines.llm.endpoint import Call, Endpoint
from bot.engines.llm.faults import Fault, RateLimited, Transient
from bot.engines.llm.opening import open_endpoint
from bot.engines.llm.reading import Unreadable, read_answer
from bot.engines.llm.shapes import SUMMARY
from bot.errors import EngineError, ModelSetupWrong
from bot.models import Usage
from bot.prompts import load_prompts

IN_WORDS: Final = ", but the form must be said in words too"
SAMPLE: Final = (
    "The ferry between Aldwick and Sorrel Island will sail twice an hour from Monday. "
    "“We lost too many people to the bridge,” said harbour master Ines Okafor."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look at the endpoint showed.

    Attributes:
        problem: What is wrong, in a sentence for the owner; empty when all is well.
        rung: How answers are held to their form, as the API calls it.
        usage: What the call took; `estimated` when the endpoint reports none.
        exact: Whether tokens are counted with the model's vocabulary.
    """

    problem: str = ""
    rung: str = ""
    seconds: float = 0.0
    usage: Usage = Usage()  # noqa: RUF009 - frozen
    exact: bool = False


async def examine_model(settings: Settings) -> Finding:
    """Ask the model for a summary of two sentences.

    Raises:
        ConfigError: when a prompt or the key file is wrong.
    """
    prompts = load_prompts(settings.llm.prompts_dir)
    told = prompts["summarize"].render(
        length="brief",
        quotes=1,
        about="",
        fence="article-0",
        article=SAMPLE,
        language="English",
    )
    room = min(settings.llm.max_output, settings.llm.context_window // 4)
    call = Call(system=told.system, user=told.user, shape=SUMMARY, max_output=room)
    patience = settings.llm.retry_seconds
    used: list[Usage] = []
    async with open_endpoint(settings) as (endpoint, tokenizer):
        exact = await tokenizer.encoding() is not None
        start = time.monotonic()
        problem = ""
        try:
            as_asked = await _asked(endpoint, call, patience, used)
        except ModelSetupWrong as error:
            as_asked, problem = False, error.owner_message.partition("; until then")[0]
        except RateLimited:
            as_asked, problem = False, "The endpoint is there, but rate limited (429). Try later."
        except Unreadable as error:
            as_asked, problem = False, f"The model answers, but {error}. Try a larger model."
        except Transient as error:
            as_asked, problem = False, _away(settings, str(error))
        except (Fault, EngineError) as error:
            reason = str(error) if isinstance(error, Fault) else error.user_message
            as_asked, problem = False, f"The model gave no usable answer: {reason}"
        return Finding(
            problem=problem,
            rung=endpoint.abilities.rung.wire
            + ("" if as_asked else ", but it must be told in words"),
            seconds=time.monotonic() - start,
            usage=used[-1] if used else Usage(),
            exact=exact,
        )


async def _asked(endpoint: Endpoint, call: Call, patience: float, used: list[Usage]) -> bool:
    """Ask, once more in words if need be; return whether the form alone was enough.

    Raises:
        Fault: what came instead of an answer.
        EngineError: what no repetition will mend.
        Unreadable: when words did not help either.
    """
    try:
        read_answer(await endpoint.complete(call, patience=patience, charge=used.append), SUMMARY)
    except Unreadable:
        endpoint.describe_forms()
        read_answer(await endpoint.complete(call, patience=patience, charge=used.append), SUMMARY)
        return False
    return True


def _away(settings: Settings, reason: str) -> str:
    address = settings.llm.base_url or "OpenAI's address"
    if reason.isdigit():
        return f"{address} answers with an error ({reason}). Look at that server's log."
    return f"Nothing answers at {address}. Is the server running? Check llm.base_url."
