"""The TL;DR while it is being written: shown as far as the source bears it out."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import Final

from bot.engines.llm.checks import Ground
from bot.engines.llm.reading import read_draft
from bot.models import Progress
from bot.ports import Watch

DRAFT_SECONDS: Final = 0.2
"""An unfinished answer is looked at no more often than this."""


class Draft:
    """Follows an answer as it is written and shows what of its TL;DR is borne out."""

    def __init__(self, grounding: asyncio.Task[Ground], watch: Watch, progress: Progress) -> None:
        self._grounding = grounding
        self._watch = watch
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
        shown = grounding.result().shown_of(read_draft(text))
        if shown and shown != self.progress.draft:
            self.progress = replace(self.progress, draft=shown)
            self._watch.report(self.progress)
