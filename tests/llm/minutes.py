"""What a model answers about numbered talk, topics and headlines, well and badly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.llm.request import Json, Request

_FENCED = re.compile(r"<(talk|topics|headlines)-(\d+)>\n(.*?)\n</\1-\2>", re.DOTALL)
_LINE = re.compile(r"\[(\d+)(?:>(\d+))?\] ([^:\n]+): (.*)")
_NUMBERED = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
_MOST = re.compile(r"at most (\d+); leave out")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])")
_AGREED = re.compile(r"\b(?:agreed|decided|let us|let's|settled)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHORTEST = 5
"""Words of a message that tells something."""
_MOST_NUMBERS = 5

Maker = Callable[[Request], Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the talk as a model gets it."""

    number: int
    answers: int
    speaker: str
    text: str
    channel: str

    @property
    def sentence(self) -> str:
        return _SENTENCE_END.split(self.text)[0]


def fenced(request: Request) -> tuple[str, str] | None:
    """Return what a request is about (talk, topics or headlines), and the data; None: neither."""
    found = _FENCED.search(request.by("user")[0]) if request.by("user") else None
    return (found[1], found[3]) if found else None


def lines(talk: str) -> Iterator[Line]:
    """Yield the messages of a transcript."""
    channel = ""
    for line in talk.splitlines():
        if line.startswith("# "):
            channel = line[2:]
        elif found := _LINE.fullmatch(line):
            number, answered, speaker, text = found.groups()
            yield Line(int(number), int(answered or 0), speaker, text, channel)


def minuting(request: Request) -> Json | None:
    """Answer with topics, merged topics or groups; None when none of them is asked for."""
    kind, data = fenced(request) or ("", "")
    if kind == "talk":
        found = _MOST.search(request.system)
        return {"topics": list(_topics(data))[: int(found[1]) if found else None]}
    if kind == "topics":
        return {"topics": list(_merged(data))}
    return {"topics": list(_groups(data))} if kind == "headlines" else None


def altered(how: Callable[[Json], Any], kind: str = "talk") -> Maker:
    """Return a model whose answers of one kind are changed; None leaves them as they are."""

    def answer(request: Request) -> Any:
        said = minuting(request) or {"topics": []}
        asked, _ = fenced(request) or ("", "")
        return how(said) if asked == kind else said

    return answer


def misnumbering(by: int = 5000) -> Maker:
    """Return a model that names messages that do not exist."""
    return altered(lambda said: _with_numbers(said, lambda numbers: [n + by for n in numbers]))


def stringly(kind: str = "talk") -> Maker:
    """Return a model that writes numbers as text."""
    spelt = lambda numbers: ", ".join(f"[{n}]" for n in numbers)  # noqa: E731
    return altered(lambda said: _with_numbers(said, spelt), kind)


def saying(field: str, text: str, kind: str = "talk") -> Maker:
    """Return a model that puts a text into every title, summary, decision or question."""

    def how(said: Json) -> Json:
        for topic in said["topics"]:
            is_list = isinstance(topic.get(field), list)
            item = {"text": text, "numbers": topic["numbers"]}
            topic[field] = [item] if is_list else text
        return said

    return altered(how, kind)


def rambling(kind: str = "talk") -> Maker:
    """Return a model that writes prose without numbers."""
    return altered(lambda _: "They had a lively talk about many things, and all were glad.", kind)


def hiding(*hidden: int) -> Maker:
    """Return a model that leaves articles out, and one whose groups are turned round."""

    def how(said: Json) -> Json:
        kept = _with_numbers(said, lambda numbers: [n for n in numbers if n not in hidden][::-1])
        return {"topics": kept["topics"][::-1]}

    return altered(how, "headlines")


def _topics(talk: str) -> Iterator[Json]:
    by_channel: dict[str, list[Line]] = {}
    for line in lines(talk):
        by_channel.setdefault(line.channel, []).append(line)
    for said in by_channel.values():
        telling = [line for line in said if len(line.text.split()) >= _SHORTEST]
        telling.sort(key=lambda line: -len(line.sentence))
        if not telling:
            continue
        answered = {line.answers for line in said}
        yield {
            "title": " ".join(telling[0].sentence.strip(".?!").split()[:5]),
            "summary": " ".join(line.sentence for line in telling[:2]),
            "numbers": [line.number for line in telling[:_MOST_NUMBERS]],
            "decisions": [_item(line) for line in said if _AGREED.search(line.text)][:2],
            "questions": [
                _item(line)
                for line in said
                if line.text.endswith("?") and line.number not in answered
            ][:2],
        }


def _item(line: Line) -> Json:
    return {"text": line.text, "numbers": [line.number]}


def _merged(data: str) -> Iterator[Json]:
    """Put topics together that share two long words of their titles."""
    topics = [(int(n), text) for n, text in _NUMBERED.findall(data)]
    left = dict(topics)
    for number, text in topics:
        if number not in left:
            continue
        title, _, summary = text.partition(": ")
        alike = [n for n, other in left.items() if len(_words(title) & _words(other)) > 1]
        if len(alike) > 1:
            yield {"title": title, "summary": summary.rstrip("…"), "numbers": alike}
            left = {n: other for n, other in left.items() if n not in alike}


def _groups(data: str) -> Iterator[Json]:
    """Sort articles by the word that most of them share."""
    left = {int(n): _words(text) for n, text in _NUMBERED.findall(data)}
    for _ in range(6):
        counted = Counter(word for words in left.values() for word in words)
        word, most = max(counted.items(), key=lambda each: (each[1], each[0]), default=("", 0))
        if most < 2:
            break
        numbers = [n for n, words in left.items() if word in words]
        yield {"title": word.capitalize(), "numbers": numbers}
        left = {n: words for n, words in left.items() if n not in numbers}
    if left:
        yield {"title": "More", "numbers": list(left)}


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _with_numbers(value: Any, how: Callable[[list[int]], Any]) -> Any:
    """Return JSON with every list of numbers changed."""
    if isinstance(value, dict):
        return {
            key: how(inner) if key == "numbers" else _with_numbers(inner, how)
            for key, inner in value.items()
        }
    return [_with_numbers(inner, how) for inner in value] if isinstance(value, list) else value
