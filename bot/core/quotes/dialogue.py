"""Find speech that a dash introduces, the way novels and many newspapers print dialogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from bot.core.quotes.inserts import Segment, reports, segments, set_off, trim
from bot.core.quotes.span import Marked
from bot.core.quotes.tags import Tag, find_tags

_LINE = regex.compile(
    r"^[^\S\n]*+(?P<dash>[—–―-])(?P<gap>[^\S\n]*+)(?P<speech>[^\s—–―-].*)$"
    r"|(?<=[.!?…:»”][^\S\n])(?P<dash>[—–-])(?P<gap>[^\S\n]+)(?P<speech>[\p{Lu}¿¡].*)$",
    regex.MULTILINE,
)
_COMPLETE = regex.compile(r"[.!?…][»”\"’)]*\s*$")
_SENTENCE = regex.compile(r"[^.!?…]*[.!?…]?")
_SPEAKERS = regex.compile(
    r"\b(?:jag|vi|du|ni|mig|oss|dig|er|min|mitt|vår|vårt|våra|jeg|mig|meg|dig|deg|os|vores|våre?"
    r"|dere|minä|sinä|me|te|minun|meidän|je|j|nous|vous|tu|on|mon|ma|mes|notre|nos|votre|toi|moi"
    r"|yo|nosotros|nos|mi|nuestr[oa]s?|io|noi|ci|mio|mia|nostr[oaie]|eu|nós|meu|minha|noss[oa]s?"
    r"|noi|εγώ|εμείς|μου|μας|σας)\b|[?!¿¡]",
    regex.IGNORECASE,
)
_NARRATED = regex.compile(
    r"\b(?:han|hon|hun|hän|hans|hennes|hendes|elle|él|ella|lui|lei|egli|ele|ela|αυτός|αυτή)\b|^\s*il\b"
    r"(?!\s(?:y|n’y|n'y|faut|fallait|est|s’agit|s'agit))",
    regex.IGNORECASE,
)

_Line = regex.Match[str]


def find_dialogue(text: str, marked: Sequence[Marked] = ()) -> list[Marked]:
    """Return the spoken stretches after dialogue dashes, in order.

    `marked` are the quotations between marks, whose own dashes divide nothing. A dash may also be
    a bullet: a line counts when it holds a reporting clause, when its dash touches the word as in
    Spanish, when it stands in a run of lines that ask and answer, or when lines with such a dash
    are known to be speech elsewhere and no list can be meant.
    """
    masked = bytearray(len(text))
    for m in marked:
        masked[m.open : m.close] = b"\x01" * (m.close - m.open)
    lines = [line for line in _LINE.finditer(text) if not masked[line.start("dash")]]
    touching = sum(not line["gap"] for line in lines) > 1
    told = {line for line in lines if any(_stretches(text, line, masked, certain=False))}
    speaking = {line["dash"] for line in told}
    found: list[Marked] = []
    for run in _runs(text, lines):
        lively = _asks_and_answers(run)
        for line in run:
            certain = lively or (touching and not line["gap"])
            resumed = line["dash"] in speaking and (len(run) == 1 or not told.isdisjoint(run))
            resumed = resumed and not line["speech"][0].islower()
            found += _stretches(text, line, masked, certain=certain or resumed)
    return found


def _runs(text: str, lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines in groups that nothing but white space divides."""
    run: list[_Line] = []
    for line in lines:
        if run and text[run[-1].end() : line.start()].strip():
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _asks_and_answers(run: Sequence[_Line]) -> bool:
    asking = ["?" in line["speech"] for line in run]
    return any(asking) and not all(asking) and all(line["dash"] != "-" for line in run)


def _stretches(text: str, line: _Line, masked: bytearray, *, certain: bool) -> Iterator[Marked]:
    start, end = line.span("speech")
    parts = segments(text, start, end, masked=masked)
    inserted = any(
        reports(text, part)
        or (n + 1 < len(parts) and set_off(text, parts[n - 1], part, parts[n + 1]))
        for n, part in enumerate(parts)
        if n
    )
    if not inserted:
        if tags := list(find_tags(text, start, end, masked)):
            yield from _around(text, line, tags)
            return
        if not (certain and _COMPLETE.search(line["speech"])):
            return
    begin: int | None = parts[0].start
    opened = line.start("dash")
    for previous, part in zip((None, *parts), parts, strict=False):
        if previous is not None and _insert(text, previous, part):
            if begin is not None:
                yield from _piece(text, begin, previous.end, opened)
            begin = None
        elif begin is None:
            begin = opened = part.start
    if begin is not None:
        yield from _piece(text, begin, parts[-1].end, opened)


def _around(text: str, line: _Line, tags: Sequence[Tag]) -> Iterator[Marked]:
    """Yield what a line says before, between and after the reporting clauses between commas."""
    begin, end = line.span("speech")
    opened = line.start("dash")
    for n, tag in enumerate(tags):
        yield from _piece(text, begin, tag.start, opened)
        following = tags[n + 1].start if n + 1 < len(tags) else end
        if tag.stopped and not _speaks_on(text[tag.end : following], tag):
            return
        begin = opened = tag.end
    yield from _piece(text, begin, end, opened)


def _speaks_on(rest: str, tag: Tag) -> bool:
    """Tell whether what follows a reporting clause's full stop is speech, not narration.

    A Nordic paragraph that a dash opens is speech to its end unless it turns to the speaker;
    elsewhere it needs somebody who says I, we or you.
    """
    if rest.lstrip()[:1] in "—–-":
        return True
    first = _SENTENCE.match(rest.strip() or ".")
    if first is None or _SPEAKERS.search(first[0]):
        return first is not None
    return tag.nordic and not _NARRATED.search(first[0])


def _insert(text: str, previous: Segment, part: Segment) -> bool:
    """Tell whether a segment tells of the speaker, by its verb or by the way it is set off."""
    if reports(text, part):
        return True
    set_off = part.opened or text[previous.end - 1] in ",?!…"
    return set_off and text[part.start].islower()


def _piece(text: str, begin: int, finish: int, opened: int) -> Iterator[Marked]:
    start, end = trim(text, begin, finish)
    if start < end:
        yield Marked(start, end, min(opened, start), end, kind="dash")
