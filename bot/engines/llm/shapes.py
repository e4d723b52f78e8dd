"""The forms of answers: JSON Schema for endpoints that take one, a line of text for others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

Schema = dict[str, Any]


class Rung(IntEnum):
    """How strictly an endpoint can be held to a form; the ladder is climbed down."""

    SCHEMA = 0
    OBJECT = 1
    TEXT = 2

    @property
    def wire(self) -> str:
        """Return the name of the response format, as the API has it."""
        return ("json_schema", "json_object", "text")[self]


@dataclass(frozen=True, slots=True)
class Shape:
    """What an answer holds: `fields` gives each property its schema, `spoken` says it in short.

    Attributes:
        is_lines: Whether the answer is plain lines, whose marks the prompt explains. Many small
            answers are asked for so: a schema would cost a quarter of such a call's prompt.
    """

    name: str
    fields: Schema
    spoken: str = ""
    is_lines: bool = False

    def response_format(self, rung: Rung) -> dict[str, Any] | None:
        """Return the API's `response_format` for a rung; None for plain text."""
        if rung is Rung.TEXT or self.is_lines:
            return None
        if rung is Rung.OBJECT:
            return {"type": "json_object"}
        schema = _object(self.fields)
        return {
            "type": "json_schema",
            "json_schema": {"name": self.name, "strict": True, "schema": schema},
        }

    def instruction(self) -> str:
        """Return the line that says the form in words; empty where the prompt does."""
        return f"Answer with one JSON object and nothing else: {self.spoken}" if self.spoken else ""


def _object(fields: Schema) -> Schema:
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


_TEXT: Final[Schema] = {"type": "string"}
_TEXTS: Final[Schema] = {"type": "array", "items": _TEXT}
_NUMBERS: Final[Schema] = {"type": "array", "items": {"type": "integer"}}
_QUOTES: Final[Schema] = {"type": "array", "items": _object({"text": _TEXT, "speaker": _TEXT})}
_SPOKEN_QUOTES: Final = '"quotes": [{"text": "…", "speaker": "…"}]'

# tldr stands first, so that a stream shows it first.
SUMMARY: Final = Shape(
    "summary",
    {"tldr": _TEXT, "points": _TEXTS, "quotes": _QUOTES},
    f'{{"tldr": "…", "points": ["…"], {_SPOKEN_QUOTES}}}',
)
MERGED: Final = Shape(
    "summary",
    {"tldr": _TEXT, "points": _TEXTS, "quotes": _NUMBERS},
    '{"tldr": "…", "points": ["…"], "quotes": [1, 2]}',
)
NOTES: Final = Shape("notes", {"facts": _TEXTS, "quotes": _QUOTES}, is_lines=True)
CONDENSED: Final = Shape(
    "notes",
    {"facts": _TEXTS, "quotes": _NUMBERS},
    '{"facts": ["…"], "quotes": [1, 2]}',
)
QUOTES: Final = Shape("quotes", {"quotes": _QUOTES}, f"{{{_SPOKEN_QUOTES}}}")
PICK: Final = Shape("quotes", {"quotes": _NUMBERS}, '{"quotes": [1, 2]}')
STATEMENTS: Final = Shape("statements", {"statements": _TEXTS}, '{"statements": ["…"]}')
# As above: answer stands first.
ANSWER: Final = Shape(
    "answer",
    {"answer": _TEXT, "answered": {"type": "boolean"}, "nearest": {"type": "integer"}},
    '{"answer": "… [2]", "answered": true, "nearest": 0}',
)
GIST: Final = Shape("gist", {"facts": _TEXTS}, is_lines=True)

_ITEMS: Final[Schema] = {"type": "array", "items": _object({"text": _TEXT, "numbers": _NUMBERS})}
_SPOKEN_ITEM: Final = '{"text": "…", "numbers": [1]}'


def _topics(**fields: Schema) -> Schema:
    return {"topics": {"type": "array", "items": _object(fields)}}


TALK: Final = Shape(
    "minutes",
    _topics(title=_TEXT, summary=_TEXT, numbers=_NUMBERS, decisions=_ITEMS, questions=_ITEMS),
    f'{{"topics": [{{"title": "…", "summary": "…", "numbers": [1, 2], '
    f'"decisions": [{_SPOKEN_ITEM}], "questions": [{_SPOKEN_ITEM}]}}]}}',
)
MERGED_TOPICS: Final = Shape(
    "topics",
    _topics(title=_TEXT, summary=_TEXT, numbers=_NUMBERS),
    '{"topics": [{"title": "…", "summary": "…", "numbers": [1, 2]}]}',
)
SORTED: Final = Shape(
    "groups",
    _topics(title=_TEXT, numbers=_NUMBERS),
    '{"topics": [{"title": "…", "numbers": [1, 2]}]}',
)
