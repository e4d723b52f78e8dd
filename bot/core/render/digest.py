"""A digest in pages: the first one goes into the channel, the others into its thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from bot.core import digest_texts, texts
from bot.core.limits import EMBED_DESCRIPTION, EMBEDS_TOTAL, MESSAGE, fit, length
from bot.core.markdown import escape
from bot.core.render.digest_order import Amount, Order, growing, order_of
from bot.core.render.digest_parts import counted, coverage, foot, heading, look_of, shown_length
from bot.core.render.packing import GAP, Entry, joined, packed
from bot.core.render.parts import Style
from bot.core.render.payload import Embed, Reply
from bot.digests import Digest, DigestCoverage

__all__ = ["Underway", "digest_pages", "heading", "quiet_reply", "working_reply"]

SHOWN: Final = 2500
"""UTF-16 units that are seen of a first page, addresses aside: two or three screens of a phone."""
SHOWN_WHOLE: Final = 3300
"""As much may be seen of a digest that then is a single page."""
BLOCK: Final = 3500
"""Units of one embed of the other pages, addresses included."""
PAGE: Final = EMBEDS_TOTAL - 100
PLAIN_PAGE: Final = MESSAGE - 40
"""What a page's number needs is left free."""
PLAIN_ENTRY: Final = 1700
FOOT_SHARE: Final = 400


class Underway(Protocol):
    """How far a digest is: articles read or given up, and parts of the talk read."""

    @property
    def messages(self) -> int:
        """Return how many are read; 0 while they are gathered."""

    @property
    def links(self) -> int:
        """Return how many articles are done, of `of_links`."""

    @property
    def of_links(self) -> int:
        """Return how many articles there are."""

    @property
    def part(self) -> int:
        """Return how many parts of the talk are read, of `parts`."""

    @property
    def parts(self) -> int:
        """Return how many parts the talk is read in; 0 while that is not known."""


@dataclass(frozen=True, slots=True)
class _First:
    """The first page of a digest, with as much on it as is asked for.

    Attributes:
        more: Where the rest is said to be, with `{what}`.
        image: The address of its picture; empty for none.
    """

    digest: Digest
    order: Order
    style: Style
    more: str
    image: str

    def page(self, amount: Amount) -> Reply:
        """Write the page."""
        more = self._more(amount)
        above = [*self.order.mentions[: amount.mentions], *self.order.best(amount.links)]
        below = self.order.topics[: amount.topics]
        if self.style == "plain":
            body = joined([*above, *below], under=self._under(above))
            small = f"-# {fit(escape(foot(self.digest)), FOOT_SHARE)}"
            below_it = "\n".join(filter(None, [more, small]))
            return Reply(f"## {heading(self.digest)}\n{body}{GAP}{below_it}")
        embeds = [Embed(title=heading(self.digest), image=self.image)]
        if above:
            embeds[0] = replace(embeds[0], description=joined(above, under=self._under(above)))
            embeds += [Embed(title=digest_texts.TALK)] if below else []
        if below:
            talk = joined(below, under=digest_texts.TALK)
            embeds[-1] = replace(embeds[-1], description=talk)
        last = embeds[-1]
        body = GAP.join(filter(None, [last.description, more]))
        embeds[-1] = replace(last, description=body, footer=foot(self.digest))
        return Reply(embeds=tuple(embeds))

    def fits(self, amount: Amount, shown: int) -> bool:
        """Tell whether a page with so much on it keeps to Discord's limits, and to a phone's."""
        page = self.page(amount)
        described = [embed.description for embed in page.embeds]
        return (
            length(page.content) <= MESSAGE
            and all(length(text) <= EMBED_DESCRIPTION for text in described)
            and sum(embed.size for embed in page.embeds) <= EMBEDS_TOTAL
            and sum(map(shown_length, [page.content, *described])) <= shown
        )

    def _under(self, above: Sequence[Entry]) -> str:
        # Links that stand alone need no heading of their own, not even that they are others.
        if self.digest.mentions:
            return ""
        alone = all(entry.section == digest_texts.OTHER for entry in above)
        return digest_texts.OTHER if alone else digest_texts.LINKS

    def _more(self, amount: Amount) -> str:
        left = self.order.amount - amount
        kinds = (
            (left.mentions, digest_texts.MORE_MENTIONS),
            (left.links, digest_texts.MORE_LINKS),
            (left.topics, digest_texts.MORE_TOPICS),
        )
        return _listed([counted(count, names) for count, names in kinds if count], self.more)


def digest_pages(
    digest: Digest, *, style: Style, picture: str | None = None, in_thread: bool = True
) -> list[Reply]:
    """Show a digest; every entry stands on exactly one page.

    Args:
        digest: An empty one is a single page that says so.
        style: `embed`, or `plain` for text that can be copied whole.
        picture: The file's name of a chart that is sent with the first page.
        in_thread: Whether the other pages go into a thread, or just below the first one.
    """
    if digest.is_empty:
        return [quiet_reply(digest)]
    look = look_of(digest, style)
    more = digest_texts.IN_THREAD if in_thread else digest_texts.BELOW
    image = f"attachment://{picture}" if picture else ""
    first = _First(digest, order_of(digest, look), style, more, image)
    amount = _amount(first)
    if style == "embed":
        messages = packed(first.order.after(amount), room=PAGE, block=BLOCK)
    else:
        # In text an address takes as much room as words do, and there would be many pages.
        roomy = replace(look, entry=PLAIN_ENTRY, passages=False)
        rest = order_of(digest, roomy).after(amount) if amount != first.order.amount else []
        messages = packed(rest, room=PLAIN_PAGE, block=PLAIN_PAGE)
    pages = len(messages) + 1
    others = [
        _other(blocks, texts.PAGE.format(page=number, pages=pages), style)
        for number, blocks in enumerate(messages, start=2)
    ]
    return [first.page(amount), *others]


def quiet_reply(digest: Digest) -> Reply:
    """Say that there was nothing to tell, and what was looked at."""
    when = f"<t:{int(digest.window.since.timestamp())}:f>"
    pattern = digest_texts.QUIET_CATCHUP if digest.is_catchup else digest_texts.QUIET[digest.kind]
    read = escape(coverage(digest)) if digest.coverage != DigestCoverage(0, 0) else ""
    return Reply(f"{pattern.format(when=when)}\n-# {read}" if read else pattern.format(when=when))


def working_reply(progress: Underway) -> Reply:
    """Show how far a digest is."""
    if not progress.messages:
        return Reply(digest_texts.WORKING)
    messages = counted(progress.messages, digest_texts.MESSAGES)
    known = [digest_texts.WORKING_MESSAGES.format(messages=messages)]
    if progress.of_links:
        known.append(
            digest_texts.WORKING_LINKS.format(links=progress.links, of_links=progress.of_links)
        )
    if progress.parts > 1:
        known.append(digest_texts.WORKING_PARTS.format(part=progress.part, parts=progress.parts))
    return Reply(f"{' · '.join(known)} …")


def _amount(first: _First) -> Amount:
    """Return how much the first page holds: everything, or what is read at a glance."""
    everything = first.order.amount
    if everything.is_small and first.fits(everything, SHOWN_WHOLE):
        return everything
    amount = Amount()
    full: set[str] = set()
    for kind in growing(everything):
        grown = amount.grown(kind)
        if kind in full or not first.fits(grown, SHOWN):
            # What comes after it is discussed less, so it does not jump the queue.
            full.add(kind)
        else:
            amount = grown
    return amount


def _other(blocks: list[str], number: str, style: Style) -> Reply:
    if style == "plain":
        return Reply(f"{GAP.join(blocks)}\n-# {number}")
    embeds = [Embed(description=block) for block in blocks]
    embeds[-1] = replace(embeds[-1], footer=number)
    return Reply(embeds=tuple(embeds))


def _listed(parts: list[str], pattern: str) -> str:
    if not parts:
        return ""
    *first, last = parts
    what = texts.LIST.format(first=", ".join(first), last=last) if first else last
    return pattern.format(what=what)
