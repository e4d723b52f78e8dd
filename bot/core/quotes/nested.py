"""Speakers of quotations inside quotations: "My foreman called and said, 'Stay home'"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from bot.core.quotes import roles
from bot.core.quotes.clauses import ClauseReader, Source
from bot.core.quotes.pronouns import Discourse
from bot.core.quotes.relations import last_person
from bot.core.quotes.saying import first_person
from bot.core.quotes.span import Marked

_SENTENCE_END = regex.compile(r"[.!?…。！？؟][\"'”’»]*\s+")
_REACH = 3_000
_DROPPED = regex.compile(
    r"(?i)\b(?:dije|contesté|respondí|pensé|ho detto|ho risposto|powiedziała?m|řekla? jsem"
    r"|am spus)\b[^.!?]*$"
)


def nested_speaker(
    text: str,
    quote: Marked,
    utterance: Sequence[tuple[int, int]],
    *,
    reader: ClauseReader,
    discourse: Discourse,
    outer: str | None,
) -> str | None:
    """Return whom the outer speaker quotes.

    `utterance` holds the stretches of the outer speaker's words up to the nested quotation, and
    `outer` is the outer speaker. `reader` must see the text unmasked.
    """
    start, end = max(utterance[-1][0], quote.open - _REACH), utterance[-1][1]
    breaks = [m.end() for m in _SENTENCE_END.finditer(text, start, quote.open)]
    begin = breaks[-1] if breaks else start
    stop = _SENTENCE_END.search(text, quote.close, end)
    source = reader.lead(begin, quote.open) or reader.tail(
        quote.close, stop.start() if stop else end
    )
    if _myself(text[begin : quote.open], source, begin, discourse.language):
        return outer
    if source is None:
        return None
    if source.kind == "dropped":
        opening = _opening(reader, begin, quote.open)
        return opening or discourse.relative(utterance[0][0], source.gender)
    if source.kind == "noun":
        return source.text
    if source.kind == "name":
        return discourse.resolve(source)
    return _pronoun(text, source, utterance, reader=reader, discourse=discourse, outer=outer)


def _opening(reader: ClauseReader, begin: int, end: int) -> str | None:
    """Return the relation that opens a clause whose verb follows: "Dedem, ‘…’ derdi"."""
    subject = reader.subject(begin, end)
    found = subject is not None and roles.is_kin(subject.text.split()[-1].casefold())
    return subject.text if subject and found else None


def _myself(lead: str, source: Source | None, begin: int, language: str) -> bool:
    """Tell the speaker's own earlier words: "I said, 'No'"."""
    own = _i_said(language).search(lead) or _DROPPED.search(lead)
    if own is None or source is None or source.kind == "dropped":
        return own is not None
    return source.start <= begin + own.start()


@cache
def _i_said(language: str) -> regex.Pattern[str]:
    """Return the pattern of a clause that "I" opens, a few words before a quotation."""
    words = "|".join(sorted(first_person(language))) or "(?!)"
    return regex.compile(
        rf"(?i)(?<![\p{{L}}])(?:{words})(?![\p{{L}}])\s?(?:[\p{{L}}’']+\s){{0,4}}[\p{{L}}’']+[^\p{{L}}.!?]*$"
    )


def _pronoun(
    text: str,
    source: Source,
    utterance: Sequence[tuple[int, int]],
    *,
    reader: ClauseReader,
    discourse: Discourse,
    outer: str | None,
) -> str | None:
    for start, end in reversed(utterance):
        stop = min(end, source.start)
        mentions = [m for m in reader.mentions(start, stop) if not m.weak]
        fitting = [m for m in mentions if discourse.cast.fits(m.text, source.gender)]
        if fitting:
            return discourse.resolve(Source("name", fitting[-1].start, mention=fitting[-1]))
        if source.gender != "n" and (
            person := last_person(text, start, stop, discourse.cast, source.gender)
        ):
            return person
    if source.gender not in {"m", "f"}:
        return None
    opening = utterance[0][0]
    return discourse.stranger(opening, source.gender, without=frozenset({outer} if outer else ()))
