"""What a chart shows, and what it says to those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.core import digest_texts
from bot.core.limits import fit
from bot.core.render.parts import NAME_LIMIT, unmarked
from bot.digests import Bar

BARS: Final = 10
"""Bars that can be told apart on a phone; the rest is one more."""
ALT_LIMIT: Final = 1024
"""https://discord.com/developers/docs/resources/message#attachment-object"""


def shown_bars(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    """Return the bars of a chart, the greatest first, the smallest as one; names are plain text."""
    ordered = sorted(bars, key=lambda bar: -bar.count)
    shown = [
        Bar(unmarked(bar.name, NAME_LIMIT) or digest_texts.OTHER, bar.count)
        for bar in ordered[:BARS]
    ]
    if left := sum(bar.count for bar in ordered[BARS:]):
        shown.append(Bar(digest_texts.CHART_OTHERS, left))
    return tuple(shown)


def alt_text(bars: Sequence[Bar], title: str) -> str:
    """Tell in words what a chart of these bars shows, in at most 1024 UTF-16 units."""
    named = ", ".join(
        digest_texts.CHART_BAR.format(name=bar.name, count=f"{bar.count:,}")
        for bar in shown_bars(bars)
    )
    return fit(digest_texts.CHART_ALT.format(title=title, bars=named), ALT_LIMIT)
