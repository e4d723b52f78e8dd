"""What a message asks to have read: its links, its files, what it forwards, or its own text."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from bot.core.links import Link, find_links
from bot.core.urls import canonical_url, kind_of
from bot.core.words import count_words
from bot.errors import SourceError
from bot.models import ChatLine, Origin

PASTE_WORDS: Final = 150
"""From this many words beside its links on, a message is a pasted text, not a comment on them."""

REMARK_WORDS: Final = 25
"""A request of fewer words is a remark ("please sum this up"), not a text to be read."""

MEDIA_TYPES: Final = ("image/", "video/", "audio/")
MEDIA_ENDINGS: Final = (
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".heic", ".bmp", ".svg"),
    *(".mp4", ".mov", ".webm", ".mkv", ".mp3", ".ogg", ".wav", ".m4a", ".flac"),
)
READABLE_LINKS: Final = ("article", "pdf", "discord_message")
CONVERSATION: Final = "the conversation"
SPOILER_FILE: Final = "SPOILER_"
"""How Discord names a file whose sender hid it."""

MENTION: Final = re.compile(r"<@[!&]?\d+>")
QUOTE_SIGN: Final = re.compile(r"^(?:>>> |> )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class File:
    """An attachment; `read` downloads it, only when it is wanted.

    Attributes:
        size: Bytes, as the sender declared them.
        content_type: A MIME type, or None (Discord leaves it out at times).
    """

    name: str
    size: int
    content_type: str | None
    read: Callable[[], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Post:
    """A message as the bot sees it, free of any client library.

    Attributes:
        url: The message's jump link; None where it has none.
        forwarded: The snapshots it forwards; a forward's own `text` is empty.
        embedded: Addresses its embeds lead to: all that a news feed's message may hold.
        attached: What its poll and its embeds say.
    """

    text: str
    url: str | None
    files: tuple[File, ...] = ()
    forwarded: tuple[Post, ...] = ()
    embedded: tuple[str, ...] = ()
    attached: str = ""


@dataclass(frozen=True, slots=True)
class LinkItem:
    """A link to read; `spoiler` asks for an answer that is hidden as well."""

    url: str
    spoiler: bool = False
    kind: str = "article"


@dataclass(frozen=True, slots=True)
class FileItem:
    """A file to read; `origins` as in `TextItem`."""

    file: File
    spoiler: bool = False
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class TextItem:
    """A text to read as it stands.

    Attributes:
        url: Leads to the message it stands in.
        origins: Where it was taken from, when that is not the message that asks or is asked about.
    """

    text: str
    url: str | None = None
    spoiler: bool = False
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class ChatItem:
    """A run of messages to read as one text.

    Attributes:
        url: The jump link of the first one.
        title: What to call it.
        note: What is missing of it, as a phrase; empty when nothing is.
    """

    lines: tuple[ChatLine, ...]
    url: str
    title: str
    origins: tuple[Origin, ...]
    note: str = ""
    spoiler: bool = False


@dataclass(frozen=True, slots=True)
class RefusedItem:
    """What was asked for and may not be read, and why."""

    error: SourceError
    spoiler: bool = False


Item = LinkItem | FileItem | TextItem | ChatItem | RefusedItem


@dataclass(frozen=True, slots=True)
class Intake:
    """What to read, in order, and how much more there was than the limit allows."""

    items: tuple[Item, ...] = ()
    left_out: int = 0


def take(request: Post | None, about: Post | None, *, limit: int) -> Intake:
    """Choose what to read.

    What the request brings along goes first, then the message it is about, then the request's own
    words; a picture is chosen only where there is nothing to read beside it.

    Args:
        request: The message that asks.
        about: The message it is about (the one replied to, reacted to, or chosen in a menu).
        limit: How many items are read at most.
    """
    asked = _Holdings.of(request, REMARK_WORDS) if request else _Holdings()
    other = _Holdings.of(about, 1) if about else _Holdings()
    items = (
        asked.readable or other.readable or other.text or asked.text or asked.media or other.media
    )
    return Intake(tuple(items[:limit]), max(0, len(items) - limit))


def asked_of(post: Post, *, limit: int) -> tuple[Intake, str]:
    """Split a message of a conversation: what it brings along to be read, and what it says.

    A text as long as an article is brought along, not said.
    """
    held = _Holdings.of(post, PASTE_WORDS)
    text = QUOTE_SIGN.sub("", MENTION.sub("", post.text)).strip()
    said = _own_text(text, find_links(text, auto=False))
    items = tuple(held.readable or held.text)
    intake = Intake(items[:limit], max(0, len(items) - limit))
    return intake, "" if count_words(said) >= PASTE_WORDS else said


def label(item: Item) -> str:
    """Name an item the way its sender would: the site of a link, the name of a file."""
    match item:
        case LinkItem(url):
            return urlsplit(url).hostname or url
        case FileItem(file):
            return file.name
        case ChatItem():
            return CONVERSATION
        case RefusedItem():
            return "that message"
        case _:
            return "the text"


def origins_of(intake: Intake) -> tuple[Origin, ...]:
    """Return the messages that were opened to read what is to be read."""
    held = (FileItem, TextItem, ChatItem)
    return tuple(
        origin for item in intake.items if isinstance(item, held) for origin in item.origins
    )


def typed_link(text: str) -> str:
    """Complete a link that was typed into a form for links: there, people leave out https://."""
    text = text.strip()
    bare = "://" not in text and "." in text and not any(sign.isspace() for sign in text)
    return f"https://{text}" if bare else text


@dataclass(frozen=True, slots=True)
class _Holdings:
    """What a post holds, by how likely it is meant."""

    readable: Sequence[Item] = ()
    text: Sequence[Item] = ()
    media: Sequence[Item] = ()

    @staticmethod
    def of(post: Post, remark: int) -> _Holdings:
        text = QUOTE_SIGN.sub("", MENTION.sub("", post.text)).strip()
        links = find_links(text, auto=False)
        own = _own_text(text, links)
        words = count_words(own)
        files: list[Item] = [FileItem(f, f.name.startswith(SPOILER_FILE)) for f in post.files]
        linked: list[Item] = [LinkItem(link.url, link.spoiler, link.kind) for link in links]
        pasted: list[Item] = [TextItem(own.replace("||", "").strip(), post.url, "||" in own)]
        brought = [*linked, *files] if words < PASTE_WORDS else [*pasted, *files]
        for snapshot in post.forwarded:
            held = _Holdings.of(snapshot, 1)
            brought += [*(held.readable or held.text), *held.media]
        if not links and words < REMARK_WORDS:
            brought += [LinkItem(url) for url in dict.fromkeys(post.embedded) if _is_page(url)]
        if post.attached and not brought:
            said = post.attached.replace("||", "")
            brought.append(TextItem(said, post.url, "||" in post.attached))
        media = [item for item in brought if _is_media(item)]
        return _Holdings(
            readable=[item for item in brought if not _is_media(item)],
            text=pasted if words >= (REMARK_WORDS if media else remark) else [],
            media=media,
        )


def _own_text(text: str, links: Sequence[Link]) -> str:
    """Return a text without the links at its edges; one inside its sentences stays."""
    # The longest first: a link may begin with another one.
    forms = sorted((form for link in links for form in _forms(link.url)), key=len, reverse=True)
    before = ""
    while before != text:
        before = text
        for form in forms:
            text = text.removeprefix(form).removesuffix(form).strip()
    return text


def _forms(url: str) -> tuple[str, ...]:
    """Return how a link may be written: also without a preview, and hidden."""
    return f"||<{url}>||", f"|| {url} ||", f"||{url}||", f"<{url}>", url


def _is_page(url: str) -> bool:
    """Tell whether an embed's address leads to something to be read, not to another message."""
    canonical = canonical_url(url)
    return canonical is not None and kind_of(canonical) in {"article", "pdf"}


def _is_media(item: Item) -> bool:
    match item:
        case LinkItem(kind=kind):
            return kind not in READABLE_LINKS
        case FileItem(file):
            if file.content_type:
                return file.content_type.startswith(MEDIA_TYPES)
            return file.name.lower().endswith(MEDIA_ENDINGS)
        case _:
            return False
