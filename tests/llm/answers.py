"""What a model answers to questions about numbered passages, well and badly."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.llm.request import Request

_QUESTION = re.compile(r"<([\w.]+-\d+-question)>\s*(.*?)\s*</\1>", re.DOTALL)
_EARLIER = re.compile(r"<([\w.]+-\d+-earlier)>\s*(.*?)\s*</\1>", re.DOTALL)
_PASSAGES = re.compile(r"<([\w.]+-\d+)>\s*(.*?)\s*</\1>", re.DOTALL)
_NUMBERED = re.compile(r"^\[(\d+)\] (.*?)(?=^\[\d+\] |\Z)", re.DOTALL | re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\b[A-Z]\.)[\"”’»)]*\s+|(?<=[。！？])|\n+")
_ASKED_BEFORE = re.compile(r"^Q: (.*)$", re.MULTILINE)
_WORD = re.compile(r"\w+")
_STEM = 5
_ASKING = frozenset(
    _WORD.findall(
        """
    about after also always been before being could does done from have hers into just more most
    much many only other should some such tell than that their them then there these they this
    those very were what when where which while whom whose will with would your mean article says
    said make
        """
    )
)

Maker = Callable[[Request], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a model gets it; `passages` holds what was numbered."""

    question: str
    earlier: str
    passages: dict[int, str]

    @classmethod
    def of(cls, request: Request) -> Asked | None:
        """Read a request; None when it asks no question."""
        question = _QUESTION.search(request.user)
        passages = _PASSAGES.search(request.user)
        if question is None or passages is None:
            return None
        earlier = _EARLIER.search(request.user)
        found = {int(n): text.strip() for n, text in _NUMBERED.findall(passages[2])}
        return cls(question[2], earlier[2] if earlier else "", found)

    def best(self) -> tuple[int, str]:
        """Return the sentence that shares most words with the question; 0 when none does."""
        wanted = _telling(self.question)
        if not wanted:
            before = _ASKED_BEFORE.findall(self.earlier)
            wanted = _telling(before[-1]) if before else set()
        best, most = (0, ""), 0
        for number, text in self.passages.items():
            for sentence in filter(None, map(str.strip, _SENTENCE_END.split(text))):
                shared = len(wanted & _telling(sentence))
                if shared > most:
                    best, most = (number, sentence), shared
        return best


def answering(request: Request) -> dict[str, Any]:
    """Answer with the sentence that comes nearest, or decline when none comes near."""
    number, sentence = _asked(request).best()
    return said(with_marker(sentence, number)) if number else declining(0)(request)


def inventing(figure: str = "£9.7 million") -> Maker:
    """Return a model that puts a figure of its own beside what the passages say."""

    def answer(request: Request) -> dict[str, Any]:
        number, sentence = _asked(request).best()
        made_up = f"The total comes to {figure} [{number or 1}]."
        return said(f"{with_marker(sentence, number)} {made_up}".strip() if number else made_up)

    return answer


def miscounting(number: int = 99) -> Maker:
    """Return a model that cites a passage that does not exist."""
    return lambda request: said(with_marker(_asked(request).best()[1], number))


def declining(nearest: int) -> Maker:
    """Return a model that finds that the passages do not say."""
    text = "None of this is told there."
    return lambda _: {"answer": text, "answered": False, "nearest": nearest}


def said(text: str) -> dict[str, Any]:
    """Return an answer in the form that is asked for."""
    return {"answer": text, "answered": True, "nearest": 0}


def with_marker(sentence: str, number: int) -> str:
    """Put a passage's number before a sentence's full stop."""
    stop = sentence[-1:] if sentence[-1:] in ".!?…。！？" else ""
    return f"{sentence.removesuffix(stop)} [{number}]{stop}"


def _asked(request: Request) -> Asked:
    return Asked.of(request) or Asked("", "", {})


def _telling(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    return {
        word[:_STEM]
        for word in words
        if word not in _ASKING and (len(word) >= 4 or not word.isascii())
    }
