"""A message as its sender asks for it: read from a request, checked against the form rules."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.api import Body, Upload, snowflake, snowflakes
from bot.sandbox.components import check_components
from bot.sandbox.embeds import check_embeds
from bot.sandbox.entities import Json, MessageFlag
from bot.sandbox.errors import DiscordFault, form_error
from bot.sandbox.form import Form
from bot.sandbox.polls import check_poll

MAX_CONTENT = 2000
MAX_FILES = 10
MAX_NONCE = 25
MAX_ALLOWED = 100

SETTABLE_FLAGS = int(MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS)

_PARSE = ("users", "roles", "everyone")


@dataclass(frozen=True, slots=True)
class AllowedMentions:
    """Which of the mentions in a text may notify; the default is what an absent field means."""

    parse: frozenset[str] = frozenset(_PARSE)
    users: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    replied_user: bool = True


@dataclass(frozen=True, slots=True)
class ReferenceRequest:
    """A reply (`kind` 0) or a forward (`kind` 1); no channel means that of the new message."""

    message_id: int
    channel_id: int | None = None
    kind: int = 0
    must_exist: bool = True


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to attach."""

    filename: str
    data: bytes = field(repr=False)
    content_type: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A new message that keeps the form rules; `poll` is as a request has it."""

    content: str = ""
    embeds: tuple[Json, ...] = ()
    components: tuple[Json, ...] = ()
    files: tuple[NewFile, ...] = ()
    allowed_mentions: AllowedMentions = AllowedMentions()
    reference: ReferenceRequest | None = None
    nonce: str | None = None
    enforce_nonce: bool = False
    flags: int = 0
    tts: bool = False
    poll: Json | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to show."""
        is_forward = self.reference is not None and self.reference.kind == 1
        shown = self.content or self.embeds or self.components or self.files or self.poll
        return not (shown or is_forward)


@dataclass(frozen=True, slots=True)
class Change:
    """An edit: `fields` holds what the request named, `kept` the attachments that stay.

    Attributes:
        kept: Ids; None keeps all.
    """

    fields: Json
    files: tuple[NewFile, ...] = ()
    kept: frozenset[int] | None = None
    allowed_mentions: AllowedMentions = AllowedMentions()


def read_draft(body: Body) -> Draft:
    """Read the body of a new message.

    Raises:
        DiscordFault: 50035 with every fault of the form, 10060 for stickers.
    """
    data = body.json
    form = Form()
    _check_common(form, data, body.uploads)
    nonce = data.get("nonce")
    if nonce is not None:
        form.text(("nonce",), str(nonce), MAX_NONCE)
    form.flag(("enforce_nonce",), data.get("enforce_nonce"))
    form.flag(("tts",), data.get("tts"))
    check_poll(form, data.get("poll"), ("poll",))
    form.check()
    if data.get("sticker_ids"):
        raise DiscordFault(404, 10060, "Unknown Sticker")
    return Draft(
        content=str(data.get("content") or "").strip(),
        embeds=tuple(data.get("embeds") or ()),
        components=tuple(data.get("components") or ()),
        files=_files(data.get("attachments"), body.uploads),
        allowed_mentions=_allowed_mentions(data.get("allowed_mentions")),
        reference=_reference(data.get("message_reference")),
        nonce=None if nonce is None else str(nonce),
        enforce_nonce=bool(data.get("enforce_nonce")),
        flags=int(data.get("flags") or 0) & SETTABLE_FLAGS,
        tts=bool(data.get("tts")),
        poll=data.get("poll"),
    )


def read_change(body: Body) -> Change:
    """Read the body of an edit.

    Raises:
        DiscordFault: 50035 with every fault of the form.
    """
    data = body.json
    form = Form()
    _check_common(form, data, body.uploads)
    form.check()
    listed = data.get("attachments")
    kept = None
    if listed is not None:
        new = {upload.index for upload in body.uploads}
        ids = (snowflake(item.get("id"), ("attachments",)) for item in listed)
        kept = frozenset(ids) - new
    return Change(
        {key: value for key, value in data.items() if key in _EDITABLE},
        _files(listed, body.uploads),
        kept,
        _allowed_mentions(data.get("allowed_mentions")),
    )


_EDITABLE = ("content", "embeds", "components", "flags")


def _check_common(form: Form, data: Json, uploads: tuple[Upload, ...]) -> None:
    content = data.get("content")
    form.text(("content",), content.strip() if isinstance(content, str) else content, MAX_CONTENT)
    check_embeds(form, data.get("embeds"), ("embeds",))
    check_components(form, data.get("components"), ("components",))
    form.integer(("flags",), data.get("flags"), 0, (1 << 31) - 1)
    form.length(("attachments",), len(uploads), 0, MAX_FILES)
    form.objects(("attachments",), data.get("attachments"))
    _check_allowed(form, data.get("allowed_mentions"))
    reference = data.get("message_reference")
    for found in form.objects(("message_reference",), [] if reference is None else [reference]):
        form.choice(("message_reference", "type"), found.get("type", 0), (0, 1))


def _check_allowed(form: Form, allowed: Any) -> None:
    path = ("allowed_mentions",)
    for found in form.objects(path, [] if allowed is None else [allowed]):
        parse = found.get("parse") or ()
        if not isinstance(parse, (list, tuple)):
            words = "Only iterables may be used in a ListType"
            form.fault((*path, "parse"), "LIST_TYPE_CONVERT", words)
            continue
        for place, kind in enumerate(parse):
            form.choice((*path, "parse", place), kind, _PARSE)
        for kind in ("users", "roles"):
            ids = snowflakes(found.get(kind) or None, (*path, kind))
            form.length((*path, kind), len(ids), 0, MAX_ALLOWED)
            if ids and kind in parse:
                words = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
                form.fault(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", words)


def _allowed_mentions(allowed: Any) -> AllowedMentions:
    if allowed is None:
        return AllowedMentions()
    return AllowedMentions(
        frozenset(allowed.get("parse") or ()),
        frozenset(snowflakes(allowed.get("users") or None, ("allowed_mentions", "users"))),
        frozenset(snowflakes(allowed.get("roles") or None, ("allowed_mentions", "roles"))),
        bool(allowed.get("replied_user", False)),
    )


def _reference(reference: Any) -> ReferenceRequest | None:
    if reference is None:
        return None
    path = "message_reference"
    channel = reference.get("channel_id")
    if channel is None and reference.get("type") == 1:
        raise form_error((path, "channel_id"), "BASE_TYPE_REQUIRED", "This field is required")
    return ReferenceRequest(
        snowflake(reference.get("message_id"), (path, "message_id")),
        None if channel is None else snowflake(channel, (path, "channel_id")),
        int(reference.get("type", 0)),
        bool(reference.get("fail_if_not_exists", True)),
    )


def _files(listed: Any, uploads: tuple[Upload, ...]) -> tuple[NewFile, ...]:
    """Join uploads with what `attachments` says of them; when it is given, it must name each."""
    about = {str(item.get("id")): item for item in listed or ()}
    files = []
    for upload in uploads:
        item = about.get(str(upload.index), {})
        name = str(item.get("filename") or upload.filename)
        files.append(NewFile(name, upload.data, guess_type(name), item.get("description")))
    return tuple(files)


def guess_type(filename: str) -> str | None:
    """Return the content type that Discord gives a file of this name; None when it knows none."""
    kind, _ = mimetypes.guess_type(filename)
    if kind is not None and kind.startswith("text/"):
        return f"{kind}; charset=utf-8"
    return kind
