"""A summary written anew, shorter, longer or in another language, as a button asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import discord

from bot.cogs.answers import Answer, persist
from bot.cogs.buttons import summary_buttons
from bot.cogs.live import ItemsTracker
from bot.cogs.office import Office
from bot.cogs.posts import arguments
from bot.cogs.responses import ORIGINAL, InteractionAnswer, Ticket
from bot.cogs.serving import Done, Errand, Outcome
from bot.core import texts
from bot.core.render import Failed, Priced, Reply, Result, Summarized, summary_reply
from bot.errors import PrecisError, PriceToConfirm
from bot.pipeline.library import Kept
from bot.pipeline.places import Choices
from bot.pipeline.summarize import Wish
from bot.records import Job


class Rewriting(InteractionAnswer):
    """What a button changes in place; a price is told to the one who pressed alone."""

    async def show(self, reply: Reply, buttons: discord.ui.View | None = None) -> int | None:
        """Put it in the place of what is shown, unless it is an offer."""
        if not reply.offer or self._is_late:
            return await super().show(reply, buttons)
        webhook = self._webhook
        content: dict[str, Any] = arguments(reply) | {"view": buttons}
        if self._is_announced:
            await persist(lambda: webhook.edit_message(ORIGINAL, content=None))
        await persist(lambda: webhook.send(**content, ephemeral=True))
        return None


class Rewrites:
    """Makes ready what the buttons below a summary ask for."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def prepare(self, job: Job, choices: Choices, answer: Answer, ticket: Ticket) -> Errand:
        """Make ready what a button below a summary asks for: another length or language."""
        shown = await self._office.store.shown.get(job.request["shown"])
        kept = await self._office.library.take(shown.documents) if shown else []
        names = [each.article.site or each.article.title for each in kept]
        spoilers = shown.spoilers[: len(kept)] if shown else ()
        tracker = ItemsTracker(names, spoilers)
        wish = self._office.wish(choices, job, author=shown.author if shown else None)

        async def work() -> Outcome:
            if shown is None or not kept:
                return texts.SUMMARY_GONE
            results = await self._rewritten(kept, names, spoilers, wish, tracker)
            if (why := _why_not(results, wish)) is not None:
                return why
            reply = summary_reply(results, style=answer.style)
            if any(isinstance(result, Priced) for result in results):
                return self._office.offers.offered(job, reply)
            if not ticket.edits:
                return Done(reply)
            # First, as the next press can come as soon as it is shown.
            await self._note(shown.message, wish)
            languages = self._office.settings.uses_model
            return Done(reply, partial(summary_buttons, languages=languages))

        return Errand(answer, tracker, work)

    async def _note(self, message: int, wish: Wish) -> None:
        # Its thread may have been opened meanwhile, or somebody may have deleted it.
        known = await self._office.store.shown.get(message)
        if known is not None:
            written = replace(known, length=wish.length.value, language=wish.language)
            await self._office.store.shown.put(written)

    async def _rewritten(
        self,
        kept: Sequence[Kept],
        names: Sequence[str],
        spoilers: Sequence[bool],
        wish: Wish,
        tracker: ItemsTracker,
    ) -> list[Result]:
        results: list[Result] = []
        for place, (each, name, spoiler) in enumerate(zip(kept, names, spoilers, strict=True)):
            follow = partial(tracker.follow, place)
            try:
                done = await self._office.summarizer.summary_of(
                    each, name, wish, follow, spoiler=spoiler
                )
                results.append(done)
            except PriceToConfirm as price:
                results.append(Priced(name, price.user_message))
            except PrecisError as error:
                results.append(Failed(name, error.user_message))
        return results


def _why_not(results: Sequence[Result], wish: Wish) -> str | None:
    """Return why a summary should stay as it is; None when it was written anew."""
    for result in results:
        match result:
            case Failed(message=sentence):
                return sentence
            case Summarized(article, summary) if (
                wish.language not in (None, article.language)
                and summary.engine == "extractive"
                and not wish.free
            ):
                return texts.NOT_TRANSLATED
    return None
