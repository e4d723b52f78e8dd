"""Figures and names: whether a source bears out those of a sentence that was written from it.

`Facts.of` reads a source once, in a worker; `unsupported` then checks a statement by look-ups.
"""

from __future__ import annotations

from bot.core.figures.check import Claim, unsupported
from bot.core.figures.facts import Facts

__all__ = ["Claim", "Facts", "unsupported"]
