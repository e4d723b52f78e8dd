"""The entries of a digest, each written whole: an article, a topic, a message to the reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.core import digest_texts, texts
from bot.core.limits import length
from bot.core.markdown import plain
from bot.core.render.digest_parts import (
    PERSON_LIMIT,
    Look,
    clause,
    counted,
    jump_url,
    named,
    within,
)
from bot.core.render.parts import NAME_LIMIT, in_quotes, linkable, said, unmarked
from bot.digests import Line, LinkEntry, Ref, Said, TopicEntry

TITLE_SHOWN: Final = 100
FAILURE_SHOWN: Final = 120
LINKED: Final = 200
"""Units of an address that stays linked where room is short."""
SENTENCE_READ: Final = 600
SHORT: Final = 100
"""Units of a sentence where room is short."""
SHARERS: Final = 1
TALKERS: Final = 2


def link_text(link: LinkEntry, look: Look) -> str:
    """Write an article: title, sentence, best quote, and who shared it where."""
    return within(_link(link, look), look.entry)


def topic_text(topic: TopicEntry, look: Look) -> str:
    """Write a topic: title, what was said, decided and left open, and who took part where."""
    tries = ((look.jumps, look.sentence), (1, look.sentence), (1, SHORT))
    versions = (list(_topic(topic, look, jumps, limit)) for jumps, limit in tries)
    return within(versions, look.entry)


def mention_text(line: Line, look: Look) -> str:
    """Write a message to the reader; its author's name leads to it."""
    who = look.jump(unmarked(line.name, PERSON_LIMIT) or digest_texts.SOMEBODY, line.ref)
    return f"**{who}**: {said(line.text, look.sentence) or digest_texts.NO_WORDS}"


def _link(link: LinkEntry, look: Look) -> Iterator[Sequence[str]]:
    """Yield versions of an article's lines, the fullest first."""
    url, place = linkable(link.url), linkable(link.quote_url or "")
    title, small = _title(link, url, look), _shared(link, look)
    # Whole it may be several times as long; what is cut goes to the end of a clause.
    whole = said(link.sentence, SENTENCE_READ)
    sentence = clause(whole, look.sentence) or said(link.failure, FAILURE_SHOWN)
    if quote := in_quotes(link.quote, link.language, look.quote):
        speaker = said(link.speaker or "", NAME_LIMIT)
        line = f"> {quote} — {speaker}" if speaker else f"> {quote}"
        # The extractive engine's sentence may be the quote itself.
        lead = "" if _same(link.quote, link.sentence) else sentence
        if place and look.passages:
            yield title, lead, f"{line} ({look.link(texts.SOURCE, place)})", small
        yield title, lead, line, small
    yield title, sentence, small
    short = url if url and length(url) <= LINKED else None
    yield _title(link, short, look), sentence, small


def _title(link: LinkEntry, url: str | None, look: Look) -> str:
    title = unmarked(link.title, TITLE_SHOWN) or texts.UNTITLED
    return f"**{look.link(title, url) if url else said(title, TITLE_SHOWN)}**"


def _same(quote: str, sentence: str) -> bool:
    return plain(quote).strip(" .") == plain(sentence).strip(" .")


def _shared(link: LinkEntry, look: Look) -> str:
    """Write who shared it, what came of it, and where."""
    people = {share.ref.author: share.name for share in reversed(link.shares)}
    # The first to share it comes first.
    names = [people[who] for who in dict.fromkeys(share.ref.author for share in link.shares)]
    thread = (
        look.link(digest_texts.THREAD, jump_url(look.guild, link.thread)) if link.thread else ""
    )
    known = [
        named(names, SHARERS),
        counted(link.reactions, digest_texts.REACTIONS) if link.reactions else "",
        counted(link.replies, digest_texts.REPLIES) if link.replies else "",
        look.jump(digest_texts.POST, link.shares[0].ref),
        thread,
    ]
    return f"-# {' · '.join(filter(None, known))}"


def _topic(topic: TopicEntry, look: Look, jumps: int, limit: int) -> Iterator[str]:
    """Yield the lines of a topic; a message has the same number in all of them."""
    numbers: dict[int, int] = {}

    def cited(text: str, refs: Sequence[Ref]) -> str:
        marks = []
        for ref in refs[:jumps]:
            number = numbers.setdefault(ref.message, len(numbers) + 1)
            address = jump_url(look.guild, ref.channel, ref.message)
            # Discord takes brackets that pair into the label.
            marks.append(f"[[{number}]](<{address}>)")
        return " ".join([text, *marks])

    def stated(said_: Said) -> str:
        return said(said_.text, limit) or digest_texts.NO_WORDS

    channel = unmarked(topic.channel_name, NAME_LIMIT)
    place = digest_texts.IN_CHANNEL.format(channel=channel) if channel else ""
    title = unmarked(topic.title, TITLE_SHOWN)
    yield f"**{look.link(title or place or texts.HERE, _first(topic, look))}**"
    if topic.summary:
        yield cited(stated(topic.summary), topic.summary.refs)
    for line in topic.told:
        yield cited(f"> {_told(line, limit)}", [line.ref])
    for each in topic.decisions:
        yield cited(digest_texts.DECIDED.format(text=stated(each)), each.refs)
    for each in topic.questions:
        yield cited(digest_texts.OPEN.format(text=stated(each)), each.refs)
    known = [
        said(place, NAME_LIMIT) if title else "",
        named([person.name for person in topic.people], TALKERS) if topic.people else "",
        counted(topic.size, digest_texts.MESSAGES) if topic.size else "",
    ]
    if any(known):
        yield f"-# {' · '.join(filter(None, known))}"


def _first(topic: TopicEntry, look: Look) -> str:
    """Return the address of the earliest message that is known of a topic."""
    refs = [*topic.refs, *(line.ref for line in topic.told)]
    if not refs:
        return jump_url(look.guild, topic.channel)
    first = min(refs, key=lambda ref: ref.message)
    return jump_url(look.guild, first.channel, first.message)


def _told(line: Line, limit: int) -> str:
    """Write a message's words in quote marks, or without where they cannot be word for word."""
    words = in_quotes(line.text, None, limit) or said(line.text, limit) or digest_texts.NO_WORDS
    return f"{words} — {said(line.name, PERSON_LIMIT) or digest_texts.SOMEBODY}"
