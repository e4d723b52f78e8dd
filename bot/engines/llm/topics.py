"""Topics as a model writes them down: JSON of many makes, or headings and lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import regex

from bot.engines.llm import values

_MOST_IN_RANGE: Final = 20
_MOST_NUMBERS: Final = 400

_LISTED: Final = r"#?\d{1,6}(?:\s*(?:[,;&–-]|and)\s*#?\d{1,6})*"
_MARK: Final = regex.compile(rf"\s*(?:\[\[?|【)\s*({_LISTED})\s*(?:\]\]?|】)")
_NUMBER: Final = regex.compile(r"#?(\d{1,6})(?:\s*[–-]\s*#?(\d{1,6}))?")
_HEADING: Final = regex.compile(r"\s*(?:#{1,6}\s+|\*\*|\d{1,2}[.)]\s+)(.+?)[*:：\s]*")
_LABELLED: Final = regex.compile(
    r"[\s*_•–-]*(?P<label>decisions?|decided|agreed|(?:open )?questions?|open)[\s*_]*[:：][\s*_]*"
    r"(?P<said>.+)",
    regex.IGNORECASE,
)
_NAMED: Final = regex.compile(
    rf"[\s*_#•–-]*(?P<title>[^:：]{{2,80}}?)[\s*_]*[:：]\s*\[?{_LISTED}\]?\.?"
)
_BROKEN: Final = regex.compile(r"\"(?:topics|title|numbers)\"\s*:")
"""JSON that could not be read as such."""
_LINE_MARK: Final = regex.compile(r"^[\s>*•–-]+")


@dataclass(frozen=True, slots=True)
class SaidItem:
    """A sentence, and the numbers of what is said to bear it out."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidTopic:
    """A topic as it was written: nothing in it is known to be true.

    Attributes:
        numbers: Of messages, of topics or of articles, by what was asked.
    """

    title: str
    summary: str = ""
    numbers: tuple[int, ...] = ()
    decisions: tuple[SaidItem, ...] = ()
    questions: tuple[SaidItem, ...] = ()


def topics_of(value: Any) -> tuple[SaidTopic, ...]:
    """Read the topics of a JSON list; what is no object is passed over."""
    listed = [value] if isinstance(value, dict) else values.items(value)
    return tuple(_topic(each) for each in listed if isinstance(each, dict))


def bare_list(text: str) -> dict[str, Any] | None:
    """Read a JSON list of topics that stands there without the object around it."""
    start = text.find("[")
    if start < 0 or -1 < text.find("{") < start:
        return None
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    is_one = isinstance(found, list) and all(isinstance(each, dict) for each in found)
    return {"topics": found} if is_one else None


def topics_in_lines(text: str) -> dict[str, Any] | None:
    """Read topics written as headings and lines; without any number it may be a refusal."""
    if _BROKEN.search(text):
        return None
    topics: list[SaidTopic] = []
    for line in filter(str.strip, text.splitlines()):
        if named := _NAMED.fullmatch(line.rstrip()):
            title = named["title"].strip()
            listed = line[named.end("title") :]
            topics.append(SaidTopic(title, numbers=numbers_of(listed)))
        elif heading := _HEADING.fullmatch(line):
            title, marks = _split(heading[1])
            topics.append(SaidTopic(title, numbers=marks))
        elif topics:
            topics[-1] = _with(topics[-1], line)
    if not any(topic.numbers or topic.decisions or topic.questions for topic in topics):
        return None
    return {"topics": [_as_json(topic) for topic in topics]}


def numbers_of(value: Any) -> tuple[int, ...]:
    """Return numbers in order, each once: of a list, of a text, single or as "3-7"."""
    found = dict.fromkeys(_numbers(value))
    return tuple(found)[:_MOST_NUMBERS]


def _topic(value: dict[Any, Any]) -> SaidTopic:
    summary, marks = _split(values.text(values.find(value, "summary")))
    title, _ = _split(values.text(values.find(value, "title")))
    numbers = numbers_of(values.find(value, "numbers"))
    return SaidTopic(
        title=title,
        summary=summary,
        numbers=tuple(dict.fromkeys((*numbers, *marks))),
        decisions=tuple(_items(values.find(value, "decisions"))),
        questions=tuple(_items(values.find(value, "questions"))),
    )


def _items(value: Any) -> Iterator[SaidItem]:
    for each in [value] if isinstance(value, dict) else values.items(value):
        said = values.find(each, "said") if isinstance(each, dict) else each
        text, marks = _split(values.text(said))
        named = numbers_of(values.find(each, "numbers")) if isinstance(each, dict) else ()
        if text:
            yield SaidItem(text, tuple(dict.fromkeys((*named, *marks))))


def _split(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text without its markers, `[3]` or `[3, 5]`, and their numbers."""
    marks = [number for found in _MARK.finditer(text) for number in _numbers(found[1])]
    return _MARK.sub("", text).strip(), tuple(dict.fromkeys(marks))


def _numbers(value: Any) -> Iterator[int]:
    match value:
        case list():
            for each in value[:_MOST_NUMBERS]:
                yield from _numbers(each) if isinstance(each, str) else values.numbers([each])
        case str():
            for first, last in _NUMBER.findall(value):
                low, high = int(first), int(last or first)
                yield from range(low, min(high, low + _MOST_IN_RANGE) + 1)
        case _:
            yield from values.numbers([value])


def _with(topic: SaidTopic, line: str) -> SaidTopic:
    if labelled := _LABELLED.fullmatch(line):
        item = SaidItem(*_split(labelled["said"].strip()))
        if labelled["label"].casefold().startswith(("dec", "agr")):
            return replace(topic, decisions=(*topic.decisions, item))
        return replace(topic, questions=(*topic.questions, item))
    text, marks = _split(_LINE_MARK.sub("", line))
    summary = f"{topic.summary} {text}".strip()[: values.STATEMENT]
    return replace(topic, summary=summary, numbers=tuple(dict.fromkeys((*topic.numbers, *marks))))


def _as_json(topic: SaidTopic) -> dict[str, Any]:
    return {
        "title": topic.title,
        "summary": topic.summary,
        "numbers": list(topic.numbers),
        "decisions": [
            {"text": each.text, "numbers": list(each.numbers)} for each in topic.decisions
        ],
        "questions": [
            {"text": each.text, "numbers": list(each.numbers)} for each in topic.questions
        ],
    }
