"""The answer to a question: its text, where each `[1]` leads to the passage it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from bot.core import texts
from bot.core.citations import place_url
from bot.core.limits import ELLIPSIS, EMBED_DESCRIPTION, MESSAGE, fit, length
from bot.core.markdown import clean, defuse, escape, masked, target
from bot.core.render.parts import (
    Style,
    link_of,
    quoted,
    said,
    title_of,
    written_by,
)
from bot.core.render.payload import Embed, Reply
from bot.models import Answer, Article, Citation

LEFT_FREE: Final = 240
"""Units of a message that are left for the line that repeats a question asked elsewhere."""
READ: Final = 4 * EMBED_DESCRIPTION
BELOW_LIMIT: Final = 800
"""Units of the lines below an answer; more would be longer than the answer."""
NAMED_LIMIT: Final = 60
PASSAGE_LIMIT: Final = 120
_MARKER: Final = regex.compile(r"\[(\d{1,3})\]")
_DRAFT_MARKER: Final = regex.compile(r"\s*\[\d{1,3}\]|\s*\[\d{0,3}$")
_BULLET: Final = regex.compile(r"\s*[-*+•‣▪●](?:\s+|$)")
_BOLD: Final = regex.compile(r"(?<!\w)\*\*(?=\S)([^*\n]+)(?<=\S)\*\*(?!\w)")
_HEADING: Final = regex.compile(r"\s*#{1,6}\s+")

_Lines = list[list[str | int]]
"""Lines of text ready for Discord, and the numbers of citations where their markers stand."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a citation leads: to the passage, or else to its article; None where there is no link.

    Attributes:
        listed: The line below the answer, its number excepted; citations that share it share one.
    """

    place: str | None
    page: str | None
    listed: str


def answer_reply(
    answer: Answer,
    documents: Sequence[Article],
    *,
    style: Style,
    names: bool = False,
    before: str = "",
) -> Reply:
    """Show an answer as plain text, or as an embed where its links are too long for a message.

    Args:
        answer: Its citations count in `documents`.
        documents: The articles that were asked.
        style: `embed`, or `plain` for a message without one, whose links are then shortened.
        names: Whether to say which article each number is from; of several it is said anyway.
        before: Lines that code built, to stand above the answer.
    """
    named = names or len(documents) > 1
    foot = written_by(answer)
    small = f"\n-# {escape(foot)}"
    head = f"{before}\n" if before else ""
    room = MESSAGE - LEFT_FREE - length(head) - length(small)
    lines = _lines(answer.text, len(answer.citations)) if answer.answered else []
    if not lines:
        return Reply(head + _not_said(answer, documents, named, room) + small)
    numbers = {part for line in lines for part in line if isinstance(part, int)}
    sources = {each: _source(answer.citations[each], documents, named) for each in numbers}
    whole = _text(lines, {number: sources[number].place for number in sources}) + _below(sources)
    if style == "embed" and length(whole) > room:
        body = _fitted(lines, sources, EMBED_DESCRIPTION)
        return Reply(before, (Embed(description=body, footer=foot),))
    return Reply(head + _fitted(lines, sources, room) + small)


def answer_draft(draft: str) -> Reply:
    """Show what is written of an answer; its numbers lead nowhere yet and are left out."""
    text = _text(_lines(_DRAFT_MARKER.sub("", clean(draft[:READ])), 0), {})
    if not text:
        return looking_reply()
    return Reply(f"{fit(text, MESSAGE - LEFT_FREE).removesuffix(ELLIPSIS).rstrip()} {ELLIPSIS}")


def looking_reply() -> Reply:
    """Say that a question has been taken up."""
    return Reply(texts.LOOKING)


def added_line(article: Article) -> str:
    """Say in small print that a conversation is about one more article."""
    return f"-# {texts.DOCUMENT_ADDED.format(title=said(title_of(article), NAMED_LIMIT))}"


def _not_said(answer: Answer, documents: Sequence[Article], named: bool, room: int) -> str:
    said_so = texts.NOT_SAID_SEVERAL if len(documents) > 1 else texts.NOT_SAID
    for citation in answer.citations:
        article = documents[citation.document]
        quote = quoted(article, citation)
        if not quote:
            continue
        title = f" — {said(title_of(article), NAMED_LIMIT)}" if named else ""
        for link in (_place(article, citation), link_of(article), None):
            source = f" ({masked(texts.SOURCE, link, preview=False)})" if link else ""
            nearest = texts.NEAREST.format(quote=f"{quote}{title}{source}")
            if length(said_so) + 1 + length(nearest) <= room:
                return f"{said_so}\n{nearest}"
    return said_so


def _lines(text: str, citations: int) -> _Lines:
    """Cut an answer into lines and markers, everything else made harmless."""
    lines: _Lines = []
    # Models cannot help writing bold; escaped, it would be noise.
    for line in _BOLD.sub(r"\1", clean(text[:READ])).split("\n"):
        bullet = _BULLET.match(line)
        start = _HEADING.match(line, bullet.end() if bullet else 0)
        begin = start.end() if start else bullet.end() if bullet else 0
        parts = [part for part in _parts(line[begin:], citations) if str(part).strip()]
        if parts:
            lines.append(["- ", *parts] if bullet else parts)
        elif lines and not line:
            lines.append([])
    return lines


def _parts(line: str, citations: int) -> Iterator[str | int]:
    place = 0
    for marker in _MARKER.finditer(line):
        number = int(marker[1]) - 1
        if 0 <= number < citations:
            yield escape(defuse(line[place : marker.start()]))
            yield number
            place = marker.end()
    yield escape(defuse(line[place:]))


def _source(citation: Citation, documents: Sequence[Article], named: bool) -> _Source:
    article = documents[citation.document]
    title = said(title_of(article), NAMED_LIMIT) if named else ""
    place = _place(article, citation)
    quote = "" if place else quoted(article, citation, PASSAGE_LIMIT)
    listed = " — ".join(filter(None, [quote, title]))
    return _Source(place, link_of(article) if place else None, listed)


def _place(article: Article, citation: Citation) -> str | None:
    page = link_of(article)
    place = place_url(article, citation.start, citation.end) if page else None
    # Not the article's own spelling of its address, which may end what stands around it.
    return target(place) if place else None


def _fitted(lines: _Lines, sources: Mapping[int, _Source], room: int) -> str:
    """Write an answer within `room`, shortening the longest link first, the text last."""
    links = {number: source.place for number, source in sources.items()}
    below = _below(sources)
    text = _text(lines, links)
    while length(text + below) > room and any(links.values()):
        longest = max(links, key=lambda number: length(links[number] or ""))
        page = sources[longest].page
        links[longest] = page if links[longest] != page else None
        text = _text(lines, links)
    return fit(text, room - length(below)) + below


def _text(lines: _Lines, links: Mapping[int, str | None]) -> str:
    written = (
        "".join(_marker(part, links[part]) if isinstance(part, int) else part for part in line)
        for line in lines
    )
    return "\n".join(written).strip()


def _marker(number: int, link: str | None) -> str:
    # Discord takes brackets that pair into the label.
    return f"[[{number + 1}]](<{link}>)" if link else _number(number)


def _number(number: int) -> str:
    return f"\\[{number + 1}\\]"


def _below(sources: Mapping[int, _Source]) -> str:
    """Write what is to be told of the sources, once where several numbers share it."""
    numbers: dict[str, str] = {}
    for number, source in sorted(sources.items()):
        if source.listed:
            numbers[source.listed] = numbers.get(source.listed, "") + _number(number)
    below = ""
    for listed, mark in numbers.items():
        line = f"\n-# {mark} {listed}"
        if length(below + line) <= BELOW_LIMIT:
            below += line
    return below
