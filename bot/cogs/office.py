"""What the cogs share: the pipeline, what was chosen, and the way from a request to its answer."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.cogs.deleted import Deleted
from bot.cogs.live import Pace
from bot.cogs.offers import Offers
from bot.cogs.owner import OwnerNotices
from bot.cogs.serving import Errand, serve
from bot.config import Settings
from bot.pipeline.answer import Answerer
from bot.pipeline.budget import Asker
from bot.pipeline.digest import Digester
from bot.pipeline.jobs import Jobs
from bot.pipeline.library import Library
from bot.pipeline.places import Choices, Places
from bot.pipeline.schedules import Clock, Clockwork
from bot.pipeline.summarize import Summarizer, Wish
from bot.ports import Charts
from bot.records import Document, Job, JobState
from bot.store import Store

log = logging.getLogger(__name__)

Prepare = Callable[[Job], Awaitable[Errand | None]]
"""Makes a stored request ready to be served; None when nobody can want it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Where requests are served, whichever way they came.

    Attributes:
        owner: Told what only the owner can mend.
        charts: Draws for digests.
        clockwork: Tells which digests are due.
        clock: The present moment, as far as digests go.
        deleted: Messages deleted lately, which no digest may bring back.
    """

    settings: Settings
    store: Store
    summarizer: Summarizer
    answerer: Answerer
    library: Library
    places: Places
    jobs: Jobs
    owner: OwnerNotices
    digester: Digester
    charts: Charts
    clockwork: Clockwork
    clock: Clock
    deleted: Deleted = field(default_factory=Deleted)
    offers: Offers = field(default_factory=Offers)
    pace: Pace = field(default_factory=Pace)

    @property
    def max_items(self) -> int:
        """Return how many links and files are answered per request."""
        return self.settings.discord.max_items

    async def serve(self, job: Job, prepare: Prepare) -> None:
        """Serve a stored request, now, to its end or until a later attempt."""

        async def work(job: Job) -> JobState:
            errand = await prepare(job)
            if errand is None:
                return JobState.DROPPED
            return await serve(job, errand, self.jobs, self.pace)

        await self.jobs.run(job, work)

    async def is_unwilling(
        self, author: int | None, asker: Asker, documents: Sequence[int] = ()
    ) -> bool:
        """Tell whether somebody wants nothing of theirs read for others.

        Args:
            author: Who wrote what is asked for.
            asker: Who asks; what they wrote themselves they may read.
            documents: What else is asked for, by its numbers.
        """
        writers = {author} if author is not None else set[int]()
        for found in (await self.store.documents.writers(documents)).values():
            writers |= found
        return bool(await self.store.privacy.opted_out_among(writers - {asker.member}))

    async def willing(self, documents: Sequence[Document], asker: Asker) -> list[Document]:
        """Return the documents without those of whose writers one wants nothing read for others."""
        writers = await self.store.documents.writers([document.id for document in documents])
        everybody = set[int]().union(*writers.values()) - {asker.member}
        silent = await self.store.privacy.opted_out_among(everybody)
        return [document for document in documents if not writers[document.id] & silent]

    def wish(self, choices: Choices, job: Job, *, author: int | None) -> Wish:
        """Return how a summary is wanted: as asked, else as chosen for the place."""
        asked: dict[str, Any] = job.request
        return Wish(
            length=type(choices.length)(asked.get("length") or choices.length),
            language=asked.get("language") or choices.language,
            asker=Asker(job.member, job.guild),
            author=author,
            agreed=bool(asked.get("agreed")),
            free=bool(asked.get("free")),
        )
