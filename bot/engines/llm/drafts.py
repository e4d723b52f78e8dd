"""The TL;DR or an answer while it is being written: shown as far as the source bears it out."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import Final, Protocol

from bot.engines.llm.reading import read_draft
from bot.engines.llm.shapes import SUMMARY, Shape
from bot.models import Progress
from bot.ports import Watch

DRAFT_SECONDS: Final = 0.2
"""An unfinished answer is looked at no more often than this."""


class Footing(Protocol):
    """What a draft is held against."""

    def shown_of(self, draft: str) -> str:
        """Return how much of an unfinished text may be shown: up to the first doubt."""


class Draft:
    """Follows a text as it is written and shows what of it is borne out.

    Args:
        grounding: Ends with what it is held against; nothing is shown before.
        watch: Told what is shown.
        progress: What else it is told.
        shape: Of the model's answer; the text stands first in it.
    """

    def __init__(
        self,
        grounding: asyncio.Task[Footing],
        watch: Watch,
        progress: Progress,
        shape: Shape = SUMMARY,
    ) -> None:
        self._grounding = grounding
        self._watch = watch
        self._shape = shape
        self.progress = progress
        self._next = 0.0

    def __call__(self, text: str) -> None:
        """Take the answer so far."""
        now = time.monotonic()
        grounding = self._grounding
        known = grounding.done() and not grounding.cancelled() and grounding.exception() is None
        if not known or now < self._next:
            return
        self._next = now + DRAFT_SECONDS
        shown = grounding.result().shown_of(read_draft(text, self._shape))
        if shown and shown != self.progress.draft:
            self.progress = replace(self.progress, draft=shown)
            self._watch.report(self.progress)
