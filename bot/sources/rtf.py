"""From a document in Rich Text Format to an article. Runs in a worker process only."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from typing import Final

from striprtf import striprtf

from bot.core.paste import clean_paste
from bot.errors import Damaged, TooLarge
from bot.models import Article, Coverage
from bot.sources import language
from bot.sources.amount import enough_words
from bot.sources.headline import plausible_date
from bot.sources.labels import plausible_author, plausible_title
from bot.sources.raw import Raw
from bot.sources.signatures import is_rtf

# Its package is marked as typed and has no types.
_rtf_to_text: Final[Callable[..., str]] = striprtf.rtf_to_text
_TOKEN: Final = re.compile(
    r"\\bin(?P<size>\d{1,9}) ?|\\(?P<word>[a-z]{1,32})(?P<value>-?\d{1,10})? ?"
    r"|\\'[0-9a-f]{2}|\\[^a-z]|(?P<brace>[{}])|[^\\{}]+|\\",
    re.I | re.S,
)
_CODE_PAGE: Final = re.compile(rb"\\ansicpg(\d{1,5})\b")
_OLD_CODE_PAGE: Final = re.compile(rb"\\(mac|pca?)\b")
_OLD_CODE_PAGES: Final = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_PROPERTY: Final = r"\{{\\{name}\b ?([^{{}}]{{1,1000}})\}}"
_CREATED: Final = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d\d?)\\dy(\d\d?)\b")
_HIDDEN: Final = frozenset({"deleted", "v"})
_SHOWN_SIGNS: Final = {"cell": " \x1f ", "nestcell": " \x1f ", "line": "\u2028"}
_CELLS: Final = re.compile(r"[ \t]*\x1f[ \t]*")
_DEEPEST: Final = 1000
# As many line ends that stand for a gap show that single ones only break lines.
_GAPPED: Final = 0.3


def read_rtf(raw: Raw, *, min_words: int) -> Article:
    """Return the article that a document in Rich Text Format is.

    Raises:
        SourceError: when there is too little text in it, or it cannot be opened.
    """
    if not is_rtf(raw.body):
        raise Damaged
    charset = _charset(raw.body)
    source = raw.body.decode(charset, "replace")
    pasted = clean_paste(_paragraphs(_plain("".join(_visible(source)), charset)))
    words = enough_words(pasted.text, min_words)
    created = _CREATED.search(source)
    return Article(
        text=pasted.text,
        coverage=Coverage(complete=True, words_read=words),
        title=plausible_title(_property(source, "title", charset)) or pasted.title,
        url=raw.url,
        kind=raw.kind,
        site=pasted.site,
        author=plausible_author(_property(source, "author", charset)) or pasted.author,
        published=pasted.published
        or (plausible_date("{:0>4}-{:0>2}-{:0>2}".format(*created.groups())) if created else None),
        language=language.detect(pasted.text),
    )


def _charset(data: bytes) -> str:
    named = _CODE_PAGE.search(data[:4096])
    try:
        return codecs.lookup(f"cp{int(named[1])}").name if named else _old_charset(data)
    except LookupError:
        return "cp1252"


def _old_charset(data: bytes) -> str:
    named = _OLD_CODE_PAGE.search(data[:256])
    return _OLD_CODE_PAGES[named[1]] if named else "cp1252"


def _visible(source: str) -> Iterator[str]:
    r"""Yield a document without what is hidden, deleted, or behind a link or a picture.

    Groups that begin with `\*` may be skipped by whoever does not know them: none holds text.
    """
    hidden, stack = False, list[bool]()
    skipped: int | None = None
    at, end = 0, len(source)
    while at < end and (token := _TOKEN.match(source, at)):
        at = token.end() + int(token["size"] or 0)
        if token["brace"] == "{":
            stack.append(hidden)
            if len(stack) > _DEEPEST:
                raise TooLarge
            if skipped is None and source.startswith("\\*", at):
                skipped = len(stack)
        elif token["brace"]:
            if skipped == len(stack):
                skipped = None
                hidden = stack.pop()
                # Its opening brace was not passed on.
                continue
            hidden = stack.pop() if stack else False
        if skipped is None and token["size"] is None:
            word = token["word"]
            if word in _HIDDEN:
                hidden = token["value"] != "0"
            elif word == "ansicpg":
                # It was looked at already, and may name a code page that there is not.
                continue
            elif token["brace"] or (word and word != "u") or not hidden:
                # The space ends a control word, whatever is left out behind it.
                yield _SHOWN_SIGNS.get(word or "") or (
                    f"{token[0].rstrip()} " if word else token[0]
                )


def _plain(source: str, charset: str) -> str:
    try:
        text = _rtf_to_text(source, encoding=charset, errors="replace")
    except (ArithmeticError, LookupError, TypeError, ValueError) as exc:
        raise Damaged from exc
    # Characters beyond the first plane come as two halves.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _paragraphs(text: str) -> str:
    """Return text with a blank line between paragraphs, and cells divided by bars."""
    lines = [_CELLS.sub(" | ", line).removesuffix(" | ") for line in text.split("\n")]
    blank = sum(not line.strip() for line in lines)
    rows = "\n" if blank >= _GAPPED * len(lines) else "\n\n"
    parts: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        parts.append("\n" if " | " in before and " | " in line else rows)
        parts.append(line.replace("\u2028", "\n"))
    return "".join(parts).strip()


def _property(source: str, name: str, charset: str) -> str:
    found = re.search(_PROPERTY.format(name=name), source[:20_000])
    return _plain("{\\rtf1 " + found[1] + "}", charset) if found else ""
