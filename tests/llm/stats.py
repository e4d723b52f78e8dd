"""What a server in a process of its own tells about its requests, for benchmarks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tests.llm.model import sentences
from tests.llm.request import Json, Request

if TYPE_CHECKING:
    from tests.llm.server import LlmServer

_LINE_MARK = re.compile(r"^[->]\s+")
TELLING = 30
"""Characters from which on a sentence of an answer is recognised in a later prompt."""


def stats(server: LlmServer) -> Json:
    """Return the counts and every request, with the earlier ones whose answers its prompt holds."""
    told = [
        (request, list(_own_sentences(request, server.requests)))
        for request in server.requests
        if request.status == HTTPStatus.OK
    ]
    return {
        "in_flight": server.in_flight,
        "most_in_flight": server.most_in_flight,
        "refused": server.refused,
        "requests": [_record(request, _parents(request, told)) for request in server.requests],
    }


def _record(request: Request, parents: list[int]) -> Json:
    return {
        "number": request.number,
        "started": request.started,
        "finished": request.finished,
        "status": request.status,
        "cancelled": request.cancelled,
        "prompt_tokens": request.prompt_tokens,
        "output_tokens": request.output_tokens,
        "seconds": request.seconds,
        "parents": parents,
    }


def _parents(request: Request, told: list[tuple[Request, list[str]]]) -> list[int]:
    text = request.text
    return [
        other.number
        for other, its_own in told
        if other.finished is not None
        and other.finished <= request.started
        and any(sentence in text for sentence in its_own)
    ]


def _own_sentences(request: Request, others: list[Request]) -> Iterator[str]:
    """Yield what a reply says and no prompt does that was already under way.

    A sentence of the instructions or of an overlap of chunks tells nothing of who read whom.
    """
    said = request.reply.written if request.reply else ""
    rivals = [
        other.text
        for other in others
        if other is not request
        and other.status == HTTPStatus.OK
        and other.started < (request.finished or 0)
    ]
    for sentence in _said(said):
        if len(sentence) >= TELLING and not any(sentence in text for text in rivals):
            yield sentence


def _said(text: str) -> Iterator[str]:
    try:
        values = json.loads(text)
    except ValueError:
        values = text
    for string in _strings(values):
        # The marks of lines are the form's; who reads them may drop them.
        yield from (_LINE_MARK.sub("", sentence) for sentence in sentences(string))


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _strings(inner)
        case list():
            for inner in value:
                yield from _strings(inner)
