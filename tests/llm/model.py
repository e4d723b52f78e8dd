"""What the model says when a test has nothing to say: sensible answers made from the prompt."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.llm.answers import Asked, answering
from tests.llm.forms import Material, fill, kind_of, wanted
from tests.llm.minutes import minuting
from tests.llm.replies import Reply
from tests.llm.request import Count, Json, Request, quarter

ECHO = "{{ECHO_PROMPT}}"

_FENCE = re.compile(r"<([\w.]+-[0-9a-fA-F]{4,})>\s*(.*?)\s*</\1>", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+|(?<=[。！？])|\n+")
_QUOTES = re.compile(r"“([^”]{10,400})”|\"([^\"\n]{10,400})\"")
_CANDIDATE = re.compile(r"(?:^|\s)\[(\d{1,4})\]\s")
_LINES = "“> "
"""In a prompt that asks for marked lines: facts after "- ", quotations after "> "."""
_WIDTHS = (None, 160, 110, 80, 60, 40, 20, 4)
_EACH = (3, 5, 8, 2, 1)
_FULL = 0.85
"""Share of a set length from which on an answer is filled up with blanks."""

Answer = Callable[[Request], Any]


def article(request: Request) -> str:
    """Return what stands between fence tags, in the last message that has them; else all of it."""
    said = request.by("user")
    for message in reversed(said):
        if fenced := _FENCE.search(message):
            return fenced[2]
    return said[-1] if said else request.text


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; lines that are none only where there is nothing else."""
    found = [part.strip() for part in _SENTENCE_END.split(text)]
    found = [part for part in found if part and not _CANDIDATE.match(f" {part}")]
    whole = [part for part in found if len(part) >= 20 and part[-1] not in ":-"]
    return whole or found


def material(request: Request) -> Material:
    """Collect what an answer to a request can be made of."""
    text = article(request)
    quotes = [(curly or plain).strip() for curly, plain in _QUOTES.findall(text)]
    candidates = {int(number) for number in _CANDIDATE.findall(request.text)}
    return Material(sentences(text), list(dict.fromkeys(quotes)), len(candidates))


@dataclass(frozen=True, slots=True)
class HelpfulModel:
    """Answers in the form that is asked for, with sentences and quotations of the article.

    A question is answered with the sentence of a passage that comes nearest, or declined. Talk is
    told by the longest messages of each channel, headlines are sorted by words they share.

    Attributes:
        output_tokens: Length of every answer: shortened, or filled up with more of the article
            and at last with blanks; None leaves it as it comes.
    """

    output_tokens: int | None = None
    count: Count = quarter

    def __call__(self, request: Request) -> Reply:
        if Asked.of(request) is not None:
            return replace(Reply.of(answering(request)), tokens=self.output_tokens)
        if (minutes := minuting(request)) is not None:
            return replace(Reply.of(minutes), tokens=self.output_tokens)
        schema = wanted(request)
        if schema is None:
            marked = _LINES in request.text
            return self._lines(material(request)) if marked else self._prose(material(request))
        if self.output_tokens is None:
            return Reply.of(fill(schema, material(request)))
        return self._measured(schema, request, self.output_tokens)

    def _lines(self, found: Material) -> Reply:
        lines = [f"- {sentence}" for sentence in found.some()]
        lines += [f"> {quote}" for quote in found.some_quotes()]
        if self.output_tokens is None:
            return Reply.of("\n".join(lines))
        while self.count("\n".join(lines)) < self.output_tokens and found.sentences:
            lines.append(f"- {found.sentence()}")
        return self._exactly("\n".join(lines), self.output_tokens)

    def _prose(self, found: Material) -> Reply:
        if self.output_tokens is None:
            return Reply.of(" ".join(found.some()))
        text = ""
        while self.count(text) < self.output_tokens and found.sentences:
            text += found.sentence() + " "
        return self._exactly(text, self.output_tokens)

    def _measured(self, schema: Json, request: Request, room: int) -> Reply:
        best = ""
        for width in _WIDTHS:
            for each, quotes in itertools.product(_EACH, range(3, -1, -1)):
                found = replace(material(request), width=width, each=each, most_quotes=quotes)
                text = json.dumps(fill(schema, found), ensure_ascii=False)
                if self.count(best) < self.count(text) <= room:
                    best = text
            if self.count(best) >= _FULL * room:
                break
        text = best or text
        return Reply(text + self._blanks(text, room), tokens=room)

    def _blanks(self, text: str, room: int) -> str:
        """Return white space that makes up for missing tokens where four blanks are about one."""
        return " " * max(0, 4 * (room - self.count(text)))

    def _exactly(self, text: str, room: int) -> Reply:
        size = self.count(text)
        while size > room:
            text = text[: min(len(text) - 1, len(text) * room // size)]
            size = self.count(text)
        return Reply(text, tokens=room)


def obedient(hijacked: Mapping[str, Any]) -> Answer:
    """Return a model that does what an article tells it to.

    Args:
        hijacked: `summary` goes into the first text of the answer, `quotes` into its quotes, as
            text or as objects; `{{ECHO_PROMPT}}` in them becomes the whole prompt.
    """

    def answer(request: Request) -> Reply:
        schema = wanted(request)
        summary = _echoed(str(hijacked.get("summary", "")), request)
        quotes = [_echoed(str(quote), request) for quote in hijacked.get("quotes", [])]
        if schema is None:
            return Reply.of("\n".join([summary, *quotes]))
        values: Json = fill(schema, material(request))
        _put_summary(values, summary)
        _put_quotes(values, schema, quotes)
        return Reply.of(values)

    return answer


def _echoed(text: str, request: Request) -> str:
    return text.replace(ECHO, request.text)


def _put_summary(values: Json, summary: str) -> None:
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = summary
            return
    for name, value in values.items():
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            values[name] = [summary]
            return
    for topic in values.get("topics", []):
        topic.update({name: summary for name in ("title", "summary") if name in topic})


def _put_quotes(values: Json, schema: Json, quotes: list[str]) -> None:
    items = schema.get("properties", {}).get("quotes", {}).get("items")
    if items is None or kind_of(items) in ("integer", "number"):
        return
    objects = kind_of(items) == "object"
    values["quotes"] = [{"text": q, "speaker": ""} if objects else q for q in quotes]
