"""A digest's chart, drawn by matplotlib in a worker process; without matplotlib there is none."""

from __future__ import annotations

import importlib.util
import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import regex

from bot.core.limits import fit
from bot.core.render.chart import alt_text, shown_bars
from bot.core.render.payload import Picture
from bot.digests import Bar
from bot.logs import outline
from bot.workers import WorkerFailure, Workers

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

log = logging.getLogger(__name__)

SECONDS: Final = 20.0
"""Time limit, with the list of fonts that matplotlib makes at its first use."""

FILE_NAME: Final = "links.png"

WIDTH, HEIGHT, DPI = 800, 450, 100
"""Pixels of the picture, and pixels of 72 points of a letter."""

NAME_SHARE: Final = 0.34
"""The part of the width that names may take."""
FEW: Final = 4
"""As wide as one of so many is a bar at most."""
FONT, TITLE_FONT = 15.0, 18.0
GROUND, INK, FAINT, FILL = "#1e2329", "#eef2f6", "#3a434e", "#6ea8e0"
"""A ground of its own, so that it can be read in a dark client as in a light one."""

_WORD: Final = regex.compile(r"[\p{L}\p{N}]")
_ENDS: Final = " -_|·"
"""What parts an emoji from a channel's name."""
_BASE_FONT: Final = "DejaVu Sans"
_UPRIGHT: Final = ("normal", 400)
_NO_FONT: Final = "Last Resort"
"""Its glyphs are boxes that tell of a script, not its letters."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Draws in a worker process; implements `bot.ports.Charts`."""

    workers: Workers

    async def make(self, bars: Sequence[Bar], title: str) -> Picture | None:
        """Return a picture of counts by name; None where it cannot be drawn."""
        if importlib.util.find_spec("matplotlib") is None:
            log.info("no chart: matplotlib is not installed (the extra `chart`)")
            return None
        try:
            data = await self.workers.run(draw, tuple(bars), title, timeout=SECONDS)
        except WorkerFailure as error:
            log.warning("a chart could not be drawn: %s", outline(error))
            return None
        return Picture(FILE_NAME, data, alt_text(bars, title))


def draw(bars: Sequence[Bar], title: str) -> bytes:
    """Draw horizontal bars, the greatest on top, and return a PNG of 800 x 450 pixels."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    shown = shown_bars(bars)
    families, letters = _fonts("".join(bar.name for bar in shown) + title)
    # A name may hold two dollar signs, which is no formula.
    with mpl.rc_context({"text.parse_math": False, "font.family": families}):
        figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=GROUND)
        canvas = FigureCanvasAgg(figure)
        font, renderer = FontProperties(family=families, size=FONT), canvas.get_renderer()
        names = [
            _narrow(_drawable(bar.name, letters, rank), font, renderer)
            for rank, bar in enumerate(shown, start=1)
        ]
        widest = max(_width(name, font, renderer) for name in names)
        left, top = (widest + 36) / WIDTH, 1 - 64 / HEIGHT
        axes = figure.add_axes((left, 0.04, 0.97 - left, top - 0.04), facecolor=GROUND)
        places = range(len(shown))
        counts = [bar.count for bar in shown]
        axes.barh(places, [max(counts) or 1] * len(shown), color=FAINT, alpha=0.35, height=0.62)
        axes.barh(places, counts, color=FILL, height=0.62)
        axes.set_yticks(places, names, fontsize=FONT, color=INK)
        for place, count in zip(places, counts, strict=True):
            axes.annotate(
                f"{count:,}",
                (count, place),
                xytext=(6, 0),
                textcoords="offset points",
                va="center_baseline",
                fontsize=FONT,
                color=INK,
            )
        axes.set_ylim(max(len(shown), FEW) - 0.5, -0.5)
        axes.set_xlim(0, (max(counts) or 1) * 1.12)
        axes.set_xticks([])
        axes.tick_params(axis="y", length=0, pad=8)
        axes.spines[:].set_visible(False)
        figure.text(18 / WIDTH, 1 - 34 / HEIGHT, title, fontsize=TITLE_FONT, color=INK, va="center")
        picture = io.BytesIO()
        figure.savefig(picture, format="png", metadata={"Software": None})
    return picture.getvalue()


def _fonts(text: str) -> tuple[list[str], set[str]]:
    """Return families that have the letters of a text, as far as there are any, and those letters.

    The one that comes with matplotlib has no Chinese, for one; the system may have others.
    """
    from matplotlib.font_manager import fontManager, get_font

    wanted = {char for char in text if not char.isspace()}
    families, found = [], {char for char in text if char.isspace()}
    upright = [each for each in fontManager.ttflist if (each.style, each.weight) == _UPRIGHT]
    fonts = {each.name: each.fname for each in reversed(upright)}
    for name in sorted(fonts, key=lambda name: (name != _BASE_FONT, name)):
        if not wanted:
            break
        if name.startswith(_NO_FONT):
            continue
        try:
            font = get_font(fonts[name])
        except RuntimeError:
            # FreeType cannot draw it, such as coloured emoji.
            continue
        has = (
            {char for char in wanted if font.get_char_index(ord(char))} if font.scalable else set()
        )
        if has or name == _BASE_FONT:
            families.append(name)
            wanted -= has
            found |= has
    return families, found


def _drawable(name: str, letters: set[str], rank: int) -> str:
    """Return a name without what no font has; its rank where that leaves little of it.

    A reader who is told the picture in words gets the whole name.
    """
    kept = " ".join("".join(char for char in name if char in letters).split()).strip(_ENDS)
    enough = 2 * len(_WORD.findall(kept)) > len(_WORD.findall(name))
    return kept if enough else f"({rank})"


def _narrow(name: str, font: FontProperties, renderer: RendererAgg) -> str:
    """Cut a name to the width that there is for it."""
    kept = name
    for limit in range(len(name), 0, -1):
        if _width(kept, font, renderer) <= NAME_SHARE * WIDTH:
            break
        kept = fit(name, limit)
    return kept


def _width(text: str, font: FontProperties, renderer: RendererAgg) -> float:
    width, _, _ = renderer.get_text_width_height_descent(text, font, ismath=False)
    return float(width)
