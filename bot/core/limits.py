"""Discord's limits, and cutting a text to fit one without breaking what is in it.

Sources: https://discord.com/developers/docs/resources/message#embed-object-embed-limits and
https://discord.com/developers/docs/resources/message#create-message
"""

from __future__ import annotations

import regex

MESSAGE = 2000
EMBEDS_TOTAL = 6000
"""Title, description, field names and values, footer and author of all embeds together."""
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_FOOTER = 2048
URL = 2048

ELLIPSIS = "…"
# What must stay in one piece: a masked link, a link in angle brackets, an escape mark with the
# grapheme it protects, a grapheme.
_UNIT = regex.compile(
    r"\[(?:\\.|[^\[\]\\])*\]\((?:\\.|[^\s()\\])*\)|<https?://[^\s<>]*>|\\\X|\X", regex.DOTALL
)
_TRAILING = regex.compile(r"(?<!\\)[\s,;:–—-]+$")


def length(text: str) -> int:
    """Return the length in UTF-16 code units.

    Discord's API counts code points and its clients count UTF-16 units; this is never the lesser.
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fit(text: str, limit: int) -> str:
    """Cut a text to at most `limit` UTF-16 units, at a word's end, with an ellipsis.

    Escape sequences, graphemes and masked links are never cut in two. Text without spaces is cut
    between graphemes.
    """
    if length(text) <= limit:
        return text
    if limit < 1:
        return ""
    return _cut(text, limit - 1) + ELLIPSIS


def _cut(text: str, room: int) -> str:
    end = word_end = 0
    unit = _UNIT.match(text)
    while unit and (room := room - length(unit[0])) >= 0:
        if unit[0].isspace():
            word_end = end
        end = unit.end()
        unit = _UNIT.match(text, end)
    if text[end : end + 1].isspace():
        word_end = end
    kept = word_end if 2 * word_end >= end else end
    return _TRAILING.sub("", text[:kept])
