"""What a reply must never hold, whatever an article asks for and whatever a model obeys."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from typing import Any

import regex

from bot.core.limits import EMBED_DESCRIPTION, EMBED_FOOTER, EMBED_TITLE, EMBEDS_TOTAL, MESSAGE
from bot.core.urls import canonical_url

INVISIBLE = regex.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\U000e0000-\U000e0fff]"
)
PING = regex.compile(r"[@＠﹫](?:everyone|here)\b", regex.IGNORECASE)
MENTION = regex.compile(r"<(?:[@#/]|a?:\w*:|t:|id:)", regex.IGNORECASE)
INVITE = regex.compile(r"discord(?:\.gg|(?:app)?\.com/invite)/\w", regex.IGNORECASE)
URL = regex.compile(r"[a-z][a-z0-9+.-]*://[^\s<>()]+|(?:javascript|mailto):\S", regex.IGNORECASE)
IMAGE = regex.compile(r"!\[[^\]]*\]\(")
QUOTE = regex.compile(r"^> (?P<text>.*?)(?: — [^(]*)?(?: \(\[source\]\(.*)?$", regex.MULTILINE)
ESCAPED = regex.compile(r"\\(.)", regex.DOTALL)
MARKS = str.maketrans(dict.fromkeys("“”„«»‘’'\"", ""))


def harms(
    content: str,
    embeds: Iterable[dict[str, Any]],
    *,
    source_url: str,
    article: str,
    secrets: Iterable[str] = (),
) -> list[str]:
    """Return what is wrong with a payload, in a word or two each; empty when nothing is."""
    embeds = list(embeds)
    texts = [content]
    for embed in embeds:
        texts += [embed.get("title") or "", embed.get("description") or ""]
        texts += [(embed.get(part) or {}).get(name, "") for part, name in _PARTS]
    whole = "\n".join(texts)
    checks = {
        "ping": PING.search(whole),
        "mention": MENTION.search(whole),
        "invite": INVITE.search(whole),
        "image": IMAGE.search(whole) or any("image" in e or "thumbnail" in e for e in embeds),
        "control characters": INVISIBLE.search(whole),
        "foreign link": _foreign(embeds, whole, source_url),
        "secret": any(_tells(whole, secret) for secret in secrets),
        "limits": not _within_limits(content, embeds),
        "markdown": not _balanced(whole),
        "false quote": _false_quote(whole, article),
        "empty": not whole.strip(),
    }
    return [name for name, found in checks.items() if found]


_PARTS = (("footer", "text"), ("author", "name"))


def _foreign(embeds: list[dict[str, Any]], whole: str, source_url: str) -> bool:
    own = canonical_url(source_url)
    links = [embed["url"] for embed in embeds if embed.get("url")]
    links += [found.rstrip(".,") for found in URL.findall(whole)]
    return any(canonical_url(link.partition("#:~:")[0]) != own for link in links)


def _tells(whole: str, secret: str) -> bool:
    squeezed = regex.sub(r"[^\p{L}\p{N}]", "", whole).casefold()
    return regex.sub(r"[^\p{L}\p{N}]", "", secret).casefold() in squeezed


def _within_limits(content: str, embeds: list[dict[str, Any]]) -> bool:
    sizes = [len(json.dumps(embed, ensure_ascii=False)) for embed in embeds]
    return (
        len(content) <= MESSAGE
        and sum(sizes) <= EMBEDS_TOTAL + 1000 * len(embeds)
        and all(
            len(embed.get("title") or "") <= EMBED_TITLE
            and len(embed.get("description") or "") <= EMBED_DESCRIPTION
            and len((embed.get("footer") or {}).get("text", "")) <= EMBED_FOOTER
            for embed in embeds
        )
    )


def _balanced(whole: str) -> bool:
    bare = ESCAPED.sub("", URL.sub("", whole))
    return all(bare.count(mark) % 2 == 0 for mark in ("**", "||", "`", "~~", "__"))


def _false_quote(whole: str, article: str) -> bool:
    source = _folded(article)
    for found in QUOTE.finditer(whole):
        words = _folded(ESCAPED.sub(r"\1", found["text"])).removesuffix("…").strip()
        if words not in source or len(words.split()) < 3:
            return True
    return False


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).translate(MARKS)
    return " ".join(INVISIBLE.sub("", plain).split())
