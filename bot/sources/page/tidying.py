"""From an extracted text to an article's.

The furniture that got by the extractor goes, and blocks get their lines back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.core.paste import Pasted, clean_paste
from bot.sources import headline
from bot.sources.page import blocks
from bot.sources.page.held import FIRM

_CREDIBLE_SHARE: Final = 0.7
_STANDIN: Final = FIRM + "{} is a block whose lines stay as they are, and it is put back later."
_STOOD_IN: Final = re.compile(f"{FIRM}(\\d+)[^\n]*")


@dataclass(frozen=True, slots=True)
class Tidied:
    """An article's text and what its lines said of it; empty or None where they did not."""

    text: str
    title: str = ""
    author: str | None = None
    published: str | None = None


def tidy(text: str, title: str) -> Tidied:
    """Clean what the extractor left as a paste is cleaned: the extractor lets some furniture by.

    It knows the page's structure, so a cleaning that mistakes the headline or takes away much
    is not believed.

    Args:
        text: Lines; blocks as `blocks.hold` made them.
        title: The headline, which is left out where the text begins with it.
    """
    text = _without_title(text, title)
    lines = [line for line in text.split("\n") if line]
    firm = [line for line in lines if line.startswith(FIRM)]
    numbers = iter(range(len(firm)))
    shown = [_STANDIN.format(next(numbers)) if line.startswith(FIRM) else line for line in lines]
    before = "\n\n".join(shown)
    pasted = clean_paste(f"{title}\n\n{before}" if title else before)
    misread = bool(title) and headline.fold(pasted.title) != headline.fold(title)
    if misread or len(pasted.text) < _CREDIBLE_SHARE * len(before):
        pasted = Pasted(text=before)
    whole = _STOOD_IN.sub(lambda found: firm[int(found[1])], pasted.text)
    title = "" if FIRM in pasted.title else pasted.title
    return Tidied(blocks.restore(whole), title, pasted.author, pasted.published)


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n\n")
    return rest if title and headline.fold(first) == headline.fold(title) else text
