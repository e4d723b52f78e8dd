"""What the local Discord is made of: users, guilds, channels, messages; plain mutable records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.sandbox.polls import PostedPoll
    from bot.sandbox.state import World

Json = dict[str, Any]


class ChannelType(IntEnum):
    """Kinds of channel (API reference, "Channel types")."""

    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15


THREADS = frozenset(
    {ChannelType.ANNOUNCEMENT_THREAD, ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD}
)


class MessageType(IntEnum):
    """Kinds of message that the local Discord makes (API reference, "Message types")."""

    DEFAULT = 0
    RECIPIENT_ADD = 1
    CHANNEL_NAME_CHANGE = 4
    THREAD_CREATED = 18
    REPLY = 19
    CHAT_INPUT_COMMAND = 20
    THREAD_STARTER = 21
    CONTEXT_MENU_COMMAND = 23


class MessageFlag(IntFlag):
    """Message flags the local Discord sets or accepts (API reference, "Message flags")."""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    HAS_SNAPSHOT = 1 << 14
    IS_COMPONENTS_V2 = 1 << 15


@dataclass(slots=True, eq=False)
class User:
    """A person or a bot's user.

    Attributes:
        refuses_messages: True when this person has closed direct messages (50007).
    """

    id: int
    name: str
    bot: bool = False
    global_name: str | None = None
    refuses_messages: bool = False

    @property
    def mention(self) -> str:
        """Return the markup that mentions this user."""
        return f"<@{self.id}>"


@dataclass(slots=True, eq=False)
class Role:
    """A role; `bot_id` is set on the managed role that a bot brings along."""

    id: int
    name: str
    permissions: int
    position: int
    mentionable: bool = False
    bot_id: int | None = None


@dataclass(slots=True, eq=False)
class Overwrite:
    """A channel's exception to the permissions of a role (`kind` 0) or a member (`kind` 1)."""

    id: int
    kind: int
    allow: int = 0
    deny: int = 0


@dataclass(slots=True, eq=False)
class Member:
    """A user in a guild; `roles` holds ids without @everyone."""

    user: User
    guild: Guild
    joined_at: datetime
    roles: set[int] = field(default_factory=set)
    nick: str | None = None
    timed_out_until: datetime | None = None


@dataclass(slots=True, eq=False)
class Guild:
    """A server. Its @everyone role has the guild's own id."""

    id: int
    name: str
    owner: User
    world: World = field(repr=False)
    preferred_locale: str = "en-US"
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict, repr=False)
    channels: dict[int, Channel] = field(default_factory=dict, repr=False)

    @property
    def everyone(self) -> Role:
        """Return the role that all members have."""
        return self.roles[self.id]

    def create_role(self, name: str, *, permissions: int = 0, mentionable: bool = False) -> Role:
        """Add a role; `permissions` are Discord's bits."""
        return self.world.create_role(self, name, permissions=permissions, mentionable=mentionable)

    def change_role(self, role: Role, *, permissions: int) -> None:
        """Set what a role may do, in Discord's permission bits."""
        role.permissions = permissions
        self.world.tell_role("GUILD_ROLE_UPDATE", self, role)

    def time_out(self, user: User, *, minutes: float) -> None:
        """Keep a member from writing for a while."""
        member = self.members[user.id]
        member.timed_out_until = self.world.now() + timedelta(minutes=minutes)
        self.world.tell_member(member)

    def create_text_channel(self, name: str, *, topic: str | None = None) -> Channel:
        """Add a text channel."""
        return self.world.create_channel(self, name, ChannelType.TEXT, topic=topic)

    def create_announcement_channel(self, name: str, *, topic: str | None = None) -> Channel:
        """Add an announcement channel."""
        return self.world.create_channel(self, name, ChannelType.ANNOUNCEMENT, topic=topic)

    def create_category(self, name: str) -> Channel:
        """Add a category."""
        return self.world.create_channel(self, name, ChannelType.CATEGORY)

    def create_voice_channel(self, name: str) -> Channel:
        """Add a voice channel (its text chat works as a text channel's)."""
        return self.world.create_channel(self, name, ChannelType.VOICE)

    def create_forum(
        self, name: str, *, tags: tuple[str, ...] = (), require_tag: bool = False
    ) -> Channel:
        """Add a forum channel with tags of these names."""
        return self.world.create_channel(
            self, name, ChannelType.FORUM, tags=tags, require_tag=require_tag
        )


@dataclass(slots=True, eq=False)
class ThreadState:
    """What a channel has in addition when it is a thread.

    Attributes:
        active_at: When something was last said; idle threads are archived.
        members: When each member joined, by user id.
        message_count: Messages in the thread without its starter.
        auto_archive_duration: Minutes.
    """

    owner_id: int
    created_at: datetime
    archive_changed_at: datetime
    active_at: datetime
    auto_archive_duration: int = 1440
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    members: dict[int, datetime] = field(default_factory=dict)
    message_count: int = 0
    total_message_sent: int = 0
    applied_tags: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Channel:
    """A channel of any kind; `guild` is None for direct messages, `thread` set for threads.

    Attributes:
        overwrites: Exceptions to permissions by role or user id.
        tags: Names of a forum's tags by id.
        recipients: The two users of a direct message channel.
    """

    id: int
    type: ChannelType
    name: str
    guild: Guild | None = field(default=None, repr=False)
    parent: Channel | None = field(default=None, repr=False)
    topic: str | None = None
    position: int = 0
    nsfw: bool = False
    slowmode: int = 0
    overwrites: dict[int, Overwrite] = field(default_factory=dict, repr=False)
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    last_message_id: int | None = None
    recipients: tuple[User, ...] = ()
    tags: dict[int, str] = field(default_factory=dict)
    require_tag: bool = False
    thread: ThreadState | None = None

    @property
    def mention(self) -> str:
        """Return the markup that links this channel."""
        return f"<#{self.id}>"

    def overwrite(self, target: Role | User, *, allow: int = 0, deny: int = 0) -> None:
        """Set this channel's exception for a role or a user, in Discord's permission bits."""
        kind = 0 if isinstance(target, Role) else 1
        self.overwrites[target.id] = Overwrite(target.id, kind, allow, deny)
        if self.guild is not None:
            self.guild.world.channel_changed(self)


@dataclass(slots=True, eq=False)
class Attachment:
    """An uploaded file; `content_type` None means that Discord names no type."""

    id: int
    channel_id: int
    filename: str
    data: bytes = field(repr=False)
    content_type: str | None = None
    description: str | None = None
    ephemeral: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """What a message replies to (`kind` 0) or forwards (`kind` 1)."""

    channel_id: int
    message_id: int | None = None
    guild_id: int | None = None
    kind: int = 0


@dataclass(slots=True, eq=False)
class Message:
    """A message as Discord stores it; embeds and components are JSON as the API has them.

    Attributes:
        mentions: The users it mentions and was allowed to.
        snapshots: A forward's copies.
        reactions: User ids in order, by emoji ("📰" or "name:id").
        ephemeral_to: The only person who sees it; None when all do.
        interaction: `interaction_metadata` of an answer to an interaction.
        thread: The thread that was started from it.
    """

    id: int
    channel: Channel = field(repr=False)
    author: User
    content: str
    created_at: datetime
    type: MessageType = MessageType.DEFAULT
    edited_at: datetime | None = None
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    mentions: list[User] = field(default_factory=list)
    mention_roles: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    reference: Reference | None = None
    snapshots: list[Json] = field(default_factory=list)
    reactions: dict[str, list[int]] = field(default_factory=dict)
    flags: int = 0
    tts: bool = False
    pinned: bool = False
    nonce: str | None = None
    application_id: int | None = None
    webhook_id: int | None = None
    interaction: Json | None = None
    ephemeral_to: User | None = None
    thread: Channel | None = None
    position: int | None = None
    poll: PostedPoll | None = None

    @property
    def jump_url(self) -> str:
        """Return the link that clients copy for this message."""
        guild = self.channel.guild.id if self.channel.guild else "@me"
        return f"https://discord.com/channels/{guild}/{self.channel.id}/{self.id}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who a payload is made for, and what their intents let them see.

    Attributes:
        content: False blanks what the Message Content intent guards.
        members: False leaves all members but the reader out of GUILD_CREATE.
    """

    user: User
    content: bool = True
    members: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, before it is shaped for each gateway session.

    Attributes:
        payload: The event's data, or a function making it for one reader.
        guild: Only sessions of applications in this guild (and of its shard) get it.
        channel: Only sessions that may view this channel get it.
        application: When set, only this application's sessions get it.
        intent: Bits of which the session must have asked for one; 0 means always sent.
        subject: The record that changed, for observers in this process.
    """

    name: str
    payload: Json | Callable[[Reader], Json]
    guild: Guild | None = None
    channel: Channel | None = None
    application: Application | None = None
    intent: int = 0
    subject: object = None


@dataclass(slots=True, eq=False)
class Application:
    """A registered application and its bot user.

    Attributes:
        privileged_intents: Names switched on in its settings: "message_content", "members",
            "presences".
        connected: Whether a gateway session is open and has got READY or RESUMED.
    """

    id: int
    name: str
    token: str
    user: User
    owner: User
    privileged_intents: frozenset[str]
    world: World = field(repr=False)
    connections: int = 0

    @property
    def connected(self) -> bool:
        """Return whether a gateway session of this application is live."""
        return self.connections > 0

    def join(self, guild: Guild, *, permissions: int | None = None) -> Member:
        """Install the bot in a guild with a managed role; None grants what a member may do."""
        return self.world.install(self, guild, permissions)

    async def wait_ready(self, seconds: float = 10.0) -> None:
        """Wait until the bot is connected.

        Raises:
            TimeoutError: it did not connect in time.
        """
        await self.world.wait_until(lambda: self.connected, seconds=seconds)
