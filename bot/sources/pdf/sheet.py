"""What stands on a page of a PDF, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """Signs without a space between them.

    Attributes:
        left: In points from the left edge of the page as it is shown; `right` likewise.
        bottom: In points from its bottom edge, of the font's lowest sign; `top` of its highest.
        bold: Whether its font is.
        first: Whether pdfium takes it for the beginning of a line.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    bold: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page.

    Attributes:
        number: From 1.
        width: In points, as it is shown.
        height: In points, as it is shown.
        pictured: Whether a picture covers a good part of it.
        cut: Whether there was more on it than is read of a page.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    pictured: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line of one column.

    Attributes:
        left: In points, as the others are.
        column: Left and right edge of the column it stands in.
        size: Its height, which grows with the size of the font.
        page: From 1.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    bold: bool = False
    column: tuple[float, float] = (0.0, 0.0)
    page: int = 1

    @property
    def size(self) -> float:
        """Return the height of the line."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Return how high above the page's bottom the line stands."""
        return (self.top + self.bottom) / 2
