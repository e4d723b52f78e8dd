"""A summary written anew, shorter, longer or in another language, as a button asks for it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

import aiohttp
import discord

from bot.cogs.answers import Answer, persist
from bot.cogs.buttons import summary_buttons
from bot.cogs.live import ItemsTracker
from bot.cogs.office import Office
from bot.cogs.posts import arguments
from bot.cogs.responses import ORIGINAL, InteractionAnswer, Ticket
from bot.cogs.serving import Done, Errand, Outcome
from bot.core import texts
from bot.core.limits import MESSAGE, length
from bot.core.render import (
    Failed,
    Priced,
    Reply,
    Result,
    Summarized,
    failure_reply,
    summary_reply,
)
from bot.errors import PrecisError, PriceToConfirm
from bot.logs import outline
from bot.pipeline.library import Kept
from bot.pipeline.places import Choices
from bot.pipeline.summarize import Wish
from bot.records import Job

log = logging.getLogger(__name__)

SIGN: Final = f"-# {texts.REWRITING}"


class Rewriting(InteractionAnswer):
    """What a button changes in place; whatever else comes of it is for the one who pressed alone.

    What is shown stays until there is something better, with a sign below that it is written anew.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A process that has taken the request over does not know it, and shows no sign.
        self._is_announced = False
        press = self._interaction
        self._shown = press.message if press is not None else None
        if self._shown is not None and not self._shown.embeds:
            self.style = "plain"

    async def progress(self, reply: Reply) -> bool:
        """Show the sign, once."""
        if self._shown is None or self._is_announced or self._is_late:
            return True
        signed = "\n".join(filter(None, [_unsigned(self._shown.content), SIGN]))
        if length(signed) > MESSAGE:
            return True
        try:
            await self._webhook.edit_message(ORIGINAL, content=signed)
        except discord.NotFound:
            return False
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.debug("no progress shown: %s", outline(error))
        self._is_announced = True
        return True

    async def show(self, reply: Reply, buttons: discord.ui.View | None = None) -> int | None:
        """Put it in the place of what is shown, unless it is an offer."""
        if not reply.offer:
            return await super().show(reply, buttons)
        await self._tell(reply, buttons)
        return None

    async def fail(self, sentence: str, buttons: discord.ui.View | None = None) -> None:
        """Leave what is shown as it is, and say why."""
        await self._tell(failure_reply(sentence), buttons)

    async def _tell(self, reply: Reply, buttons: discord.ui.View | None) -> None:
        await self._withdraw()
        content: dict[str, Any] = arguments(reply)
        if buttons is not None:
            content["view"] = buttons
        if self._is_late:
            person = await self._client.fetch_user(self._ticket.user)
            await persist(lambda: person.send(**content))
        else:
            webhook = self._webhook
            await persist(lambda: webhook.send(**content, ephemeral=True))

    async def _withdraw(self) -> None:
        """Take the sign away, where nobody else has by now."""
        if self._shown is None or not self._is_announced:
            return
        place = self._client.get_partial_messageable(self._job.channel)
        try:
            if self._is_late:
                shown: Any = await place.fetch_message(self._shown.id)
            else:
                shown = await self._webhook.fetch_message(ORIGINAL)
            if shown.content.endswith(SIGN):
                message = place.get_partial_message(shown.id)
                await persist(lambda: message.edit(content=_unsigned(shown.content) or None))
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.info("the sign stays: %s", outline(error))


def _unsigned(content: str) -> str:
    return content.removesuffix(SIGN).rstrip()


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
            if await self._office.is_unwilling(shown.author, wish.asker, shown.documents):
                return texts.NOT_THEIR_WISH
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
