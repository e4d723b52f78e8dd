"""People: what a member of a server does and sees, under the same rules as a bot."""

from __future__ import annotations

from collections.abc import Sequence

from bot.sandbox import editing, posting, reactions, thread_making, threads, voting
from bot.sandbox.acting import Acting
from bot.sandbox.client_error import ClientError
from bot.sandbox.drafts import AllowedMentions, Change, Draft, NewFile, ReferenceRequest, guess_type
from bot.sandbox.entities import (
    Application,
    Channel,
    ChannelType,
    Guild,
    Json,
    Member,
    Message,
    Role,
    User,
)
from bot.sandbox.permissions import Permission, can_view, may
from bot.sandbox.polls import Poll, validate_poll
from bot.sandbox.rest_channels import show_typing
from bot.sandbox.state import World

File = tuple[str, bytes] | tuple[str, bytes, str | None]
"""Name, data and content type; without the third, Discord's guess by the name."""


class Person(Acting):
    """One human user. Acts that Discord refuses raise `DiscordFault`."""

    def __init__(self, world: World, user: User, *, locale: str = "en-US") -> None:
        self.world = world
        self.user = user
        self.locale = locale

    @property
    def id(self) -> int:
        """Return the user's id."""
        return self.user.id

    @property
    def name(self) -> str:
        """Return the name that others see."""
        return self.user.global_name or self.user.name

    @property
    def mention(self) -> str:
        """Return the markup that mentions this person."""
        return self.user.mention

    def join(self, guild: Guild, *, roles: tuple[Role, ...] = ()) -> Member:
        """Become a member of a guild."""
        return self.world.add_member(guild, self.user, roles=roles)

    def leave(self, guild: Guild) -> None:
        """Leave a guild."""
        self.world.remove_member(guild, self.user)

    async def post(
        self,
        channel: Channel,
        content: str = "",
        *,
        files: Sequence[File] = (),
        reply_to: Message | None = None,
        ping_author: bool = True,
        poll: Poll | None = None,
    ) -> Message:
        """Post a message; `ping_author` is the switch beside a reply.

        Raises:
            ClientError: a poll comes with a text or files, which the client has no place for.
        """
        if poll is not None and (content.strip() or files):
            raise ClientError("a poll is posted on its own")
        asked = None if poll is None else poll.request()
        validate_poll(asked)
        draft = Draft(
            content.strip(),
            files=_files(files),
            allowed_mentions=AllowedMentions(replied_user=ping_author),
            reference=ReferenceRequest(reply_to.id, reply_to.channel.id) if reply_to else None,
            poll=asked,
        )
        return posting.send(self.world, channel, self.user, draft)

    async def vote(self, message: Message, *answers: int | str) -> None:
        """Vote in a poll by answer id or text, in place of an earlier vote; none takes it back."""
        voting.vote(self.world, message, self.user, answers)

    async def paste(
        self, channel: Channel, text: str, *, content_type: str | None = None
    ) -> Message:
        """Paste a text; past 2000 characters the client makes it a file, often without a type."""
        if len(text) <= 2000:
            return await self.post(channel, text)
        return await self.post(channel, files=[("message.txt", text.encode(), content_type)])

    async def forward(self, message: Message, *, to: Channel) -> Message:
        """Forward a message into a channel."""
        draft = Draft(reference=ReferenceRequest(message.id, message.channel.id, kind=1))
        return posting.send(self.world, to, self.user, draft)

    async def edit(self, message: Message, content: str) -> None:
        """Change the text of a message."""
        change = Change({"content": content})
        editing.check_may_edit(message, self.user, change)
        editing.edit(self.world, message, change)

    async def delete(self, message: Message) -> None:
        """Delete a message."""
        editing.check_may_delete(message, self.user)
        editing.delete(self.world, message)

    async def react(self, message: Message, emoji: str) -> None:
        """Add a reaction."""
        reactions.react(self.world, message, self.user, emoji)

    async def unreact(self, message: Message, emoji: str) -> None:
        """Take a reaction back."""
        reactions.unreact(self.world, message, self.user, emoji)

    async def direct_message(
        self, to: Application | Person, content: str = "", *, files: Sequence[File] = ()
    ) -> Message:
        """Send a direct message."""
        channel = self.world.direct_channel(self.user, to.user)
        return await self.post(channel, content, files=files)

    async def type_in(self, channel: Channel) -> None:
        """Show the typing indicator."""
        show_typing(self.world, channel, self.user)

    async def start_thread(
        self, place: Message | Channel, name: str, *, private: bool = False
    ) -> Channel:
        """Start a thread from a message, or in a channel without one."""
        kind = ChannelType.PRIVATE_THREAD if private else ChannelType.PUBLIC_THREAD
        request = thread_making.ThreadRequest(name, kind=kind)
        if isinstance(place, Message):
            return thread_making.start_from_message(self.world, place, self.user, request)
        return thread_making.start_alone(self.world, place, self.user, request)

    async def start_post(
        self,
        forum: Channel,
        title: str,
        content: str = "",
        *,
        files: Sequence[File] = (),
        tags: Sequence[int] = (),
    ) -> Message:
        """Start a post of a forum; the post is its message's channel."""
        request = thread_making.ThreadRequest(title, tags=tuple(tags))
        draft = Draft(content.strip(), files=_files(files))
        _, message = thread_making.start_post(self.world, forum, self.user, request, draft)
        return message

    async def change_thread(self, thread: Channel, **settings: object) -> None:
        """Change a thread's `archived`, `locked`, `name` or `auto_archive_duration`."""
        data: Json = dict(settings)
        thread_making.change_thread(self.world, thread, self.user, data)

    async def add_to_thread(self, thread: Channel, user: User) -> None:
        """Let somebody into a thread."""
        threads.check_is_open(thread)
        state = thread_making.thread_state(thread)
        threads.add_members(self.world, thread, state, [user])

    def read(self, channel: Channel) -> list[Message]:
        """Return what this person sees in a channel, oldest first."""
        if not can_view(channel, self.user):
            return []
        if not may(channel, self.user, Permission.READ_MESSAGE_HISTORY):
            return []
        return [
            message
            for message in sorted(channel.messages.values(), key=lambda message: message.id)
            if message.ephemeral_to in {None, self.user}
        ]

    def sees(self, channel: Channel) -> bool:
        """Return whether this person can view a channel."""
        return can_view(channel, self.user)


def _files(files: Sequence[File]) -> tuple[NewFile, ...]:
    return tuple(
        NewFile(file[0], file[1], file[2] if len(file) == 3 else guess_type(file[0]))
        for file in files
    )
