"""Discord's rules for embeds, so that what the real service refuses is refused here too."""

from __future__ import annotations

from typing import Any

from bot.sandbox.form import Form, Path, objects_of

MAX_EMBEDS = 10
MAX_TOTAL = 6000
MAX_FIELDS = 25
MAX_COLOR = 0xFFFFFF

_WEB = ("http", "https")
_MEDIA = ("http", "https", "attachment")
_CONTENT = ("title", "description", "fields", "image", "thumbnail", "video", "author", "footer")


def validate_embeds(embeds: list[dict[str, Any]], *, path: Path = ("embeds",)) -> None:
    """Check the embeds of one message.

    Limits: https://discord.com/developers/docs/resources/message#embed-object-embed-limits.
    Text is measured without the white space around it, as Discord trims it.

    Raises:
        DiscordFault: code 50035, naming every fault below `path`.
    """
    form = Form()
    check_embeds(form, embeds, path)
    form.check()


def check_embeds(form: Form, embeds: object, path: Path) -> None:
    """Note in `form` what is wrong with the embeds at `path`."""
    found = form.objects(path, embeds)
    form.length(path, len(found), 0, MAX_EMBEDS)
    for place, embed in enumerate(found):
        _check_embed(form, embed, (*path, place))
    if sum(map(embed_size, found)) > MAX_TOTAL:
        words = f"Embed size exceeds maximum size of {MAX_TOTAL}"
        form.fault(path, "MAX_EMBED_SIZE_EXCEEDED", words)


def embed_size(embed: dict[str, Any]) -> int:
    """Return how many characters of an embed count towards the 6,000 of its message."""
    texts = [embed.get("title"), embed.get("description")]
    texts += [_part(embed, "footer").get("text"), _part(embed, "author").get("name")]
    for field in objects_of(embed.get("fields")):
        texts += [field.get("name"), field.get("value")]
    return sum(len(text.strip()) for text in texts if isinstance(text, str))


def _check_embed(form: Form, embed: dict[str, Any], path: Path) -> None:
    if not any(embed.get(key) for key in _CONTENT):
        form.required((*path, "description"))
    _trimmed(form, (*path, "title"), embed.get("title"), 256)
    _trimmed(form, (*path, "description"), embed.get("description"), 4096)
    form.url((*path, "url"), embed.get("url"), _WEB)
    form.integer((*path, "color"), embed.get("color"), 0, MAX_COLOR)
    form.moment((*path, "timestamp"), embed.get("timestamp"))
    for key in ("image", "thumbnail", "video"):
        form.url((*path, key, "url"), _part(embed, key).get("url"), _MEDIA)
    _check_signature(form, embed, path)
    _check_fields(form, embed.get("fields"), (*path, "fields"))


def _check_signature(form: Form, embed: dict[str, Any], path: Path) -> None:
    footer, author = _part(embed, "footer"), _part(embed, "author")
    if footer:
        _trimmed(form, (*path, "footer", "text"), footer.get("text"), 2048)
        form.url((*path, "footer", "icon_url"), footer.get("icon_url"), _MEDIA)
    if author:
        _trimmed(form, (*path, "author", "name"), author.get("name"), 256, low=1)
        form.url((*path, "author", "url"), author.get("url"), _WEB)
        form.url((*path, "author", "icon_url"), author.get("icon_url"), _MEDIA)


def _check_fields(form: Form, fields: object, path: Path) -> None:
    found = form.objects(path, fields)
    form.length(path, len(found), 0, MAX_FIELDS)
    for place, field in enumerate(found):
        _trimmed(form, (*path, place, "name"), field.get("name"), 256, low=1)
        _trimmed(form, (*path, place, "value"), field.get("value"), 1024, low=1)
        form.flag((*path, place, "inline"), field.get("inline"))


def _trimmed(form: Form, path: Path, value: object, high: int, *, low: int = 0) -> None:
    kept = value.strip() if isinstance(value, str) else value
    if low and kept == "":
        form.required(path)
    else:
        form.text(path, kept, high, low=low)


def _part(embed: dict[str, Any], key: str) -> dict[str, Any]:
    part = embed.get(key)
    return part if isinstance(part, dict) else {}
