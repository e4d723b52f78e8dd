"""Articles with their quotations written into the text: `⟦words⟧{Speaker}`, `{?}` for nobody."""

from __future__ import annotations

import re

from bot.core.quotes.span import Marked

_PART = re.compile(r"(⟦|⟧\{[^}]*\})")


def spoken(marked_up: str) -> tuple[str, dict[str, str | None]]:
    """Return the text, and the speaker of each quotation by its words."""
    text, stack = "", []
    said: dict[str, str | None] = {}
    for part in _PART.split(marked_up.strip()):
        if part == "⟦":
            stack.append(len(text))
        elif part.startswith("⟧"):
            said[text[stack.pop() :]] = None if part[2:-1] == "?" else part[2:-1]
        else:
            text += part
    return text, said


def article(marked_up: str) -> tuple[str, list[Marked], list[str | None]]:
    """Return the text with its lines joined, its quotations in order, and their speakers."""
    text, stack = "", []
    found: list[tuple[int, int, str | None]] = []
    for part in _PART.split(re.sub(r"(?<!\n)\n(?!\n)", " ", marked_up.strip())):
        if part == "⟦":
            stack.append(len(text))
        elif part.startswith("⟧"):
            name = part[2:-1]
            found.append((stack.pop(), len(text), None if name == "?" else name))
        else:
            text += part
    found.sort(key=lambda f: (f[0], -f[1]))
    return text, [span(text, start, end) for start, end, _ in found], [s for _, _, s in found]


def span(text: str, start: int, end: int) -> Marked:
    """Return the quotation between two offsets with the marks around it."""
    before = re.search(r"[“”\"„«»‘‚‹›「」『』]\s?$", text[:start])
    after = re.match(r"\s?[“”\"„«»‘’‚‹›「」『』]", text[end:])
    return Marked(
        start,
        end,
        before.start() if before else start,
        end + after.end() if after else end,
        kind="marked" if before or after else "dash",
    )
