"""Values of a model's JSON, taken for what they mean: text in a list, a number in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

STATEMENT: Final = 1000
"""Characters of a sentence that are kept."""
_ANSWER: Final = 4000
"""Characters of an answer to a question that are kept."""
_MOST: Final = 200
"""Items of a list that are looked at."""

_OTHER_NAMES: Final = {
    "tldr": ("tldr", "tl;dr", "tl_dr", "summary", "gist"),
    "points": ("points", "key_points", "keypoints", "bullets"),
    "facts": ("facts", "notes", "points", "summary", "tldr"),
    "quotes": ("quotes", "key_quotes"),
    "answer": ("answer", "text", "response", "reply"),
    "answered": ("answered", "is_answered", "found"),
    "nearest": ("nearest", "nearest_passage", "closest"),
    "topics": ("topics", "groups", "minutes"),
    "title": ("title", "name", "topic", "heading"),
    "summary": ("summary", "text", "gist", "tldr"),
    "said": ("text", "decision", "question", "statement", "summary"),
    "numbers": ("numbers", "messages", "topics", "articles", "members", "sources", "number"),
    "decisions": ("decisions", "decided"),
    "questions": ("questions", "open_questions", "open questions", "open"),
}
_FALSE: Final = frozenset({"false", "no", "0", ""})


def find(values: Mapping[Any, Any], name: str) -> Any:
    """Return what stands under a name or one that models write for it; None for nothing."""
    known = {str(key).strip().casefold(): value for key, value in values.items()}
    spellings = _OTHER_NAMES.get(name, (name,))
    return next((known[spelling] for spelling in spellings if spelling in known), None)


def items(value: Any) -> list[Any]:
    """Return the items of a list; a text is a list of one."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    return value[:_MOST] if isinstance(value, list) else []


def texts(value: Any) -> tuple[str, ...]:
    """Return the texts of a list that are not empty."""
    return tuple(filter(None, map(text, items(value))))


def text(value: Any) -> str:
    """Return a text in one line, or the first one of an object."""
    if isinstance(value, dict):
        value = next((each for each in value.values() if isinstance(each, str)), "")
    return " ".join(value[: 4 * STATEMENT].split())[:STATEMENT] if isinstance(value, str) else ""


def lines(value: Any) -> str:
    """Return text with its lines, or the strings of a list as lines."""
    if isinstance(value, list):
        value = "\n".join(each for each in value[:_MOST] if isinstance(each, str))
    if not isinstance(value, str):
        return ""
    found = (" ".join(line.split()) for line in value[:_ANSWER].splitlines())
    return "\n".join(filter(None, found))


def is_true(value: Any) -> bool:
    """Read a truth value; who leaves it out and answers means yes."""
    return value is None or str(value).strip().casefold() not in _FALSE


def numbers(values: Iterable[Any]) -> Iterable[int]:
    """Yield the whole numbers among values, also those written as text."""
    for value in values:
        match value:
            case bool():
                continue
            case int():
                yield value
            case float() if value.is_integer():
                yield int(value)
            case str() if (digits := value.strip(" []#")).isascii() and digits.isdigit():
                yield int(digits[:9])
            case _:
                continue
