"""Reading a model's answer, tolerantly: what it means counts, not how it dressed it up."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

import jiter
import regex

from bot.core.quotes import QuoteClaim
from bot.engines.llm import values
from bot.engines.llm.shapes import SUMMARY, Shape
from bot.engines.llm.topics import SaidTopic, bare_list, topics_in_lines, topics_of

_LONGEST: Final = 200_000
"""Characters of an answer that are looked at."""
_DRAFT: Final = 8000
"""As many of an unfinished one."""
_MOST_BRACES: Final = 20

_THOUGHT: Final = regex.compile(
    r"<(think|thinking|thought|reasoning)>.*?(?:</\1>|\Z)", regex.DOTALL | regex.IGNORECASE
)
# Some templates open the thought in the prompt, so that an answer only holds its end.
_THOUGHT_END: Final = regex.compile(
    r"\A.*</(?:think|thinking|thought|reasoning)>", regex.DOTALL | regex.IGNORECASE
)
_BULLET: Final = regex.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+(.+)$", regex.MULTILINE)
_MARK: Final = regex.compile(r"^(?:[-*•–]|\d{1,2}[.)])\s+")
_MARKED_LINE: Final = regex.compile(r"^\s*(?:- |> )", regex.MULTILINE)
_QUOTED: Final = regex.compile(r"^\s*>\s*(.+)$", regex.MULTILINE)
_SPEAKER: Final = regex.compile(r"\s[—–-]{1,2}\s(?P<speaker>[^—–\"”]{2,80})$")
_LABEL: Final = regex.compile(r"^[#*\s]*(?:tl;?dr|summary)[*\s]*[:：][*\s]*", regex.IGNORECASE)
_CITED: Final = regex.compile(r"\[\d{1,3}[\],;–-]")
_BROKEN: Final = regex.compile(r"\A\W*\{|\"answer\"\s*:")
"""What begins like JSON and yet could not be read as such."""
_FIRST_LINE_WORDS: Final = 5

_NEEDED: Final = ("tldr", "statements", "facts", "answer", "topics")


class Unreadable(Exception):
    """An answer that does not hold what was asked for; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a model answered; which parts are filled depends on the form asked for.

    Attributes:
        answer: To a question; its lines are kept.
        answered: Whether the model says that the question is.
        nearest: Number of the passage that comes nearest where it is not; 0 for none.
    """

    tldr: str = ""
    points: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    quotes: tuple[QuoteClaim, ...] = ()
    numbers: tuple[int, ...] = ()
    statements: tuple[str, ...] = ()
    answer: str = ""
    answered: bool = False
    nearest: int = 0
    topics: tuple[SaidTopic, ...] = ()


def read_answer(text: str, shape: Shape) -> Said:
    """Read an answer: JSON wherever it stands in it, or a list in Markdown.

    Raises:
        Unreadable: with what is wrong, in words that a model can be told.
    """
    said = without_thoughts(text[:_LONGEST])
    given = (_notes(said) if _has_marks(said, shape) else None) or _json_object(said, shape)
    given = given or _markdown(said, shape)
    if given is None:
        raise Unreadable("it was not valid JSON")
    named = {name: values.find(given, name) for name in shape.fields}
    for name in _NEEDED:
        if name not in named:
            continue
        if named[name] is None or (name == "tldr" and not values.text(named[name])):
            raise Unreadable(f"“{name}” was missing")
    quotes = values.items(named.get("quotes"))
    answer = values.lines(named.get("answer"))
    return Said(
        tldr=values.text(named.get("tldr")),
        points=values.texts(named.get("points")),
        facts=values.texts(named.get("facts")),
        quotes=tuple(filter(None, map(_quote, quotes))),
        numbers=tuple(values.numbers(quotes)),
        statements=tuple(map(values.text, values.items(named.get("statements")))),
        answer=answer,
        answered=bool(answer) and values.is_true(named.get("answered")),
        nearest=next(iter(values.numbers([named.get("nearest")])), 0),
        topics=topics_of(named.get("topics")),
    )


def read_draft(text: str, shape: Shape = SUMMARY) -> str:
    """Return the text that stands first in a form, as far as an unfinished answer holds it."""
    said = without_thoughts(text[:_LONGEST])
    start = said.find("{")
    if start < 0:
        return ""
    head = said[start : start + _DRAFT]
    try:
        given = jiter.from_json(head.encode(), partial_mode="trailing-strings")
    except ValueError:
        given = _json_object(head, shape)
    name = next(iter(shape.fields))
    found = values.find(given, name) if isinstance(given, dict) else None
    return values.lines(found) if name == "answer" else values.text(found)


def without_thoughts(text: str) -> str:
    """Return an answer without what the model thought aloud, finished or not."""
    return _THOUGHT_END.sub("", _THOUGHT.sub("", text)).strip()


def _json_object(text: str, shape: Shape) -> dict[str, Any] | None:
    """Return the first object that has something of the form; prose may hold others."""
    if "topics" in shape.fields and (bare := bare_list(text)):
        return bare
    decoder = json.JSONDecoder(strict=False)
    start = -1
    for _ in range(_MOST_BRACES):
        start = text.find("{", start + 1)
        if start < 0:
            break
        try:
            value, _ = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        if any(values.find(value, name) is not None for name in shape.fields):
            return dict(value)
    return None


def _has_marks(text: str, shape: Shape) -> bool:
    return shape.is_lines and _MARKED_LINE.search(text) is not None


def _markdown(text: str, shape: Shape) -> dict[str, Any] | None:
    if shape.is_lines:
        return _notes(text)
    if "answer" in shape.fields:
        return _prose(text)
    if "topics" in shape.fields:
        return topics_in_lines(text)
    return _summary(text) if "tldr" in shape.fields else None


def _notes(text: str) -> dict[str, Any] | None:
    """Read notes, one a line; a line without a mark is a fact as well."""
    lines = [line.strip() for line in text.splitlines()]
    facts = [_MARK.sub("", line) for line in lines if line and line[0] not in ">`#"]
    # A line that ends in a colon announces others.
    facts = [fact for fact in facts if not fact.endswith((":", "："))]
    quotes = _QUOTED.findall(text)
    return {"facts": facts, "quotes": quotes} if facts or quotes else None


def _summary(text: str) -> dict[str, Any] | None:
    """Read a summary written as a sentence and a list; a sentence alone may be a refusal."""
    bullets = _BULLET.findall(text)
    head = next((line for line in text.splitlines() if line.strip()), "")
    tldr = _LABEL.sub("", head).strip("*# ")
    if not bullets or _BULLET.match(head) or len(tldr.split()) < _FIRST_LINE_WORDS:
        return None
    return {"tldr": tldr, "points": bullets, "quotes": _QUOTED.findall(text)}


def _prose(text: str) -> dict[str, Any] | None:
    """Take plain text for an answer if it cites passages; without them it may be a refusal."""
    return {"answer": text} if _CITED.search(text) and not _BROKEN.search(text) else None


def _quote(value: Any) -> QuoteClaim | None:
    if isinstance(value, dict):
        words = next((value[key] for key in ("text", "quote") if key in value), "")
        speaker = values.text(value.get("speaker"))
    elif isinstance(value, str):
        found = _SPEAKER.search(value)
        words = value[: found.start()] if found else value
        speaker = found["speaker"].strip() if found else ""
    else:
        return None
    # White space is the article's: the checker folds it.
    return QuoteClaim(words.strip(), speaker) if isinstance(words, str) and words.strip() else None
