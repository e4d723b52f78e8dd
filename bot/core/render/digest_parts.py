"""What the lines of a digest are made of: times, names, counts, links to messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

import regex

from bot.core import digest_texts, texts
from bot.core.limits import ELLIPSIS, fit, length
from bot.core.markdown import masked
from bot.core.render.parts import NOTE_LIMIT, Style, engine_name, said, unmarked
from bot.core.schedule import UnknownZone, zone_info
from bot.digests import Digest, DigestKind, Ref

PERSON_LIMIT: Final = 32
ONE_DAY: Final = timedelta(hours=36)
"""What is longer is headed by its first and last day; the longest local day has 25 hours."""
_ENDS: Final = 2
_TARGET: Final = regex.compile(r"\]\(<?[^\s()]*>?\)")
_CLAUSE_END: Final = regex.compile(r"[,;:](?=\s)|\s[–—-](?=\s)|[，、；：،؛]")
_ESCAPE: Final = regex.compile(r"\\(?=.)", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Look:
    """How the entries of a digest are written.

    Attributes:
        guild: Where its messages stand.
        sentence: UTF-16 units of a sentence at most, as of a quote.
        jumps: Links to messages after one sentence at most.
        entry: Units of an entry at most, links included.
        passages: Whether a quote links to its place in the article.
    """

    style: Style
    guild: int
    sentence: int = 240
    quote: int = 180
    jumps: int = 3
    entry: int = 1600
    passages: bool = True

    def link(self, text: str, url: str) -> str:
        """Write a link that shows no preview: an embed has none anyway."""
        return masked(text, url, preview=self.style == "embed")

    def jump(self, text: str, ref: Ref) -> str:
        """Write a link to a message."""
        return self.link(text, jump_url(self.guild, ref.channel, ref.message))


def look_of(digest: Digest, style: Style) -> Look:
    """Return how a digest is written: tersely in text, whose messages are half as long."""
    look = Look(style, digest.guild)
    if style == "embed":
        return look
    return replace(look, sentence=160, quote=120, jumps=1, entry=760)


def jump_url(guild: int, channel: int, message: int | None = None) -> str:
    """Return the address of a message, or of a channel or thread."""
    place = f"https://discord.com/channels/{guild}/{channel}"
    return place if message is None else f"{place}/{message}"


def within(versions: Iterable[Sequence[str]], room: int) -> str:
    """Return the first version that fits, of an entry as lines; the shortest should come last.

    When none does, the last one loses lines from its middle; first and last line must fit.
    """
    lines: list[str] = []
    for version in versions:
        lines = [line for line in version if line]
        if length("\n".join(lines)) <= room:
            break
    while len(lines) > _ENDS and length("\n".join(lines)) > room:
        del lines[-_ENDS]
    return "\n".join(lines)


def counted(count: int, names: tuple[str, str]) -> str:
    """Write a count with the word for one or for several."""
    return names[count != 1].format(count=f"{count:,}")


def named(names: Sequence[str], most: int) -> str:
    """Write names of people, at most `most` and one more; the others are counted."""
    safe = [said(name, PERSON_LIMIT) or digest_texts.SOMEBODY for name in names]
    if len(safe) <= most + 1:
        *first, last = safe
        return texts.LIST.format(first=", ".join(first), last=last) if first else last
    shown = ", ".join(safe[:most])
    left = len(safe) - most
    return digest_texts.AND_OTHERS.format(names=shown, count=f"{left:,}")


def capitalized(name: str) -> str:
    """Write the name of a topic as a heading; a word with capitals inside stays as it is."""
    first = name.split(maxsplit=1)[:1]
    # Title case: Georgian has upper case, but none at the head of a word.
    return name[:1].title() + name[1:] if first and first[0].islower() else name


def clause(text: str, limit: int) -> str:
    """Cut a text to at most `limit` units at the end of a clause, else of a word."""
    if length(text) <= limit:
        return text
    clauses = [text[: found.start()] for found in _CLAUSE_END.finditer(text, 0, limit)]
    room = limit - length(f" {ELLIPSIS}")
    fitting = [each for each in clauses if room // 2 <= length(each) <= room]
    return f"{fitting[-1]} {ELLIPSIS}" if fitting and fitting[-1] else fit(text, limit)


def shown_length(markdown: str) -> int:
    """Return about how much of a text is seen, in UTF-16 units: addresses are not."""
    return length(_ESCAPE.sub("", _TARGET.sub("]", markdown)))


def heading(digest: Digest) -> str:
    """Say what a digest is about: its day, or its days; it holds nothing of a source."""
    # A window ends just before `until`: one that ends at midnight is about the day before.
    last = max(digest.window.since, digest.window.until - timedelta.resolution)
    since, until = local(digest.window.since, digest.zone), local(last, digest.zone)
    if digest.is_catchup:
        heading = {
            DigestKind.BOTH: digest_texts.CATCHUP,
            DigestKind.LINKS: digest_texts.CATCHUP_LINKS,
            DigestKind.TALK: digest_texts.CATCHUP_TALK,
        }[digest.kind]
        return heading.format(when=moment_name(since))
    heading = {
        DigestKind.BOTH: digest_texts.HEADING,
        DigestKind.LINKS: digest_texts.HEADING_LINKS,
        DigestKind.TALK: digest_texts.HEADING_TALK,
    }[digest.kind]
    is_day = digest.window.until - digest.window.since <= ONE_DAY
    return heading.format(when=day_name(until) if is_day else _days(since, until))


def day_name(moment: datetime) -> str:
    """Write a local day: `Tue, 24 Nov`."""
    return digest_texts.DAY.format(
        weekday=digest_texts.WEEKDAYS[moment.weekday()], day=moment.day, month=_month(moment)
    )


def moment_name(moment: datetime) -> str:
    """Write a local moment: `Tue, 24 Nov, 14:05`."""
    return digest_texts.MOMENT.format(day=day_name(moment), hour=moment.hour, minute=moment.minute)


def local(moment: datetime, zone: str) -> datetime:
    """Return a moment as a clock in a zone shows it; in UTC where there is no such zone."""
    try:
        return moment.astimezone(zone_info(zone))
    except UnknownZone:
        return moment.astimezone(UTC)


def foot(digest: Digest) -> str:
    """Write what a digest rests on and who wrote it, for a line Discord does not parse."""
    note = unmarked(digest.note, NOTE_LIMIT)
    by = engine_name(digest.engine, digest.model)
    return " · ".join(filter(None, [coverage(digest), by, note]))


def coverage(digest: Digest) -> str:
    """Write what was read, and what was not."""
    read = digest.coverage
    pattern = digest_texts.READ_NEWEST if read.is_cut else digest_texts.READ
    known = [
        pattern.format(
            messages=counted(read.messages, digest_texts.MESSAGES),
            channels=counted(read.channels, digest_texts.CHANNELS),
        ),
        _links(digest),
        digest_texts.IN_PARTS.format(parts=read.parts) if read.parts > 1 else "",
        counted(read.lost, digest_texts.LOST) if read.lost else "",
        counted(read.unread_channels, digest_texts.UNREAD_CHANNELS) if read.unread_channels else "",
    ]
    return " · ".join(filter(None, known))


def _links(digest: Digest) -> str:
    read = digest.coverage
    if not read.links:
        return ""
    parts = [
        counted(read.links, digest_texts.LINKS_SHARED),
        digest_texts.UNREAD_LINKS.format(count=f"{read.unread_links:,}")
        if read.unread_links
        else "",
        digest_texts.LEFT_LINKS.format(count=f"{read.left_links:,}") if read.left_links else "",
    ]
    return ", ".join(filter(None, parts))


def _days(since: datetime, until: datetime) -> str:
    pattern = digest_texts.DAYS_OF_MONTH
    if since.year != until.year:
        pattern = digest_texts.DAYS_OF_YEARS
    elif since.month != until.month:
        pattern = digest_texts.DAYS_OF_MONTHS
    return pattern.format(
        first=since.day,
        first_month=_month(since),
        first_year=since.year,
        last=until.day,
        month=_month(until),
        year=until.year,
    )


def _month(moment: datetime) -> str:
    return texts.MONTHS[moment.month - 1]
