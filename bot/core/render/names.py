"""What a thread is called."""

from __future__ import annotations

from typing import Final

import regex

from bot.core import texts
from bot.core.limits import fit
from bot.core.markdown import plain
from bot.models import Article

THREAD_NAME: Final = 100
"""https://discord.com/developers/docs/resources/channel#start-thread-from-message"""
_READ: Final = 4 * THREAD_NAME
# Discord shows a thread's name as it is, so marks that were meant to format it would be seen.
_MARKS: Final = regex.compile(r"[*`\\]|~~|__|\|\||^\s*(?:#{1,6}\s|>)")
_VISIBLE: Final = regex.compile(r"[\p{L}\p{N}\p{P}\p{S}]")


def thread_name(article: Article) -> str:
    """Name a thread after its article, in 1 to 100 UTF-16 units, cut at a word's end."""
    names = (_bare(name) for name in (article.title, article.site or ""))
    return next(filter(_VISIBLE.search, names), texts.UNNAMED_THREAD)


def _bare(name: str) -> str:
    return fit(" ".join(_MARKS.sub("", plain(name[:_READ])).split()), THREAD_NAME)
