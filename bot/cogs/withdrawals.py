"""What a digest may not show any more: deleted, hidden or withdrawn since it was gathered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.cogs.audiences import Audience
from bot.cogs.gathering import Gathering
from bot.cogs.office import Office
from bot.core.digest.stripping import without
from bot.digests import Digest, Ref


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What is gone of a digest: messages, all of some members, and all in some channels."""

    messages: frozenset[int]
    members: frozenset[int]
    channels: frozenset[int]

    def __call__(self, ref: Ref) -> bool:
        """Tell whether a message is gone."""
        return (
            ref.message in self.messages
            or ref.author in self.members
            or ref.channel in self.channels
        )


class Withdrawals:
    """Looks what is gone of digests that are being made."""

    def __init__(self, office: Office, gathering: Gathering) -> None:
        self._office = office
        self._gathering = gathering

    def begin(self) -> int:
        """Return the moment from which on it matters who is forgotten; messages are read after."""
        return self._office.deleted.moment

    async def of(self, digest: Digest, begun: int) -> Withdrawn:
        """Return what was deleted or withdrawn of a digest.

        Args:
            digest: As it was made.
            begun: When that began; see `begin`.

        Raises:
            StoreAway: nobody knows who does not want to be read.
        """
        deleted = self._office.deleted
        refs = set(digest.refs())
        people = {person.id for topic in digest.topics for person in topic.people}
        people |= {ref.author for ref in refs}
        silent = await self._office.store.privacy.opted_out_among(people)
        return Withdrawn(
            messages=frozenset(ref.message for ref in refs if ref.message in deleted),
            members=silent | deleted.members_among(people, since=begun),
            channels=frozenset(deleted.channels_among({ref.channel for ref in refs})),
        )

    async def allowed(self, digest: Digest, audience: Audience, begun: int) -> Digest:
        """Return what is left of a digest for those who read it, at this very moment.

        Raises:
            discord.HTTPException: Discord does not say who may read what.
            StoreAway: nobody knows who does not want to be read.
        """
        threads = {link.thread for link in digest.links if link.thread is not None}
        places = {ref.channel for ref in digest.refs()}
        open_places = await self._gathering.still(
            places | threads, audience.guild, target=audience.target, reader=audience.reader
        )
        gone = await self.of(digest, begun)
        gone = replace(gone, channels=gone.channels | (places - open_places))
        left = without(digest, gone, unnamed=gone.members)
        if threads <= open_places:
            return left
        # A thread may hang elsewhere than where the link was shared.
        links = (
            link if link.thread in open_places else replace(link, thread=None)
            for link in left.links
        )
        return replace(left, links=tuple(links))
