"""The world of the local Discord: who and what exists, and how it comes to be."""

from __future__ import annotations

from typing import Any

from bot.sandbox import payloads
from bot.sandbox.bus import Bus
from bot.sandbox.entities import (
    Application,
    Attachment,
    Channel,
    ChannelType,
    Event,
    Guild,
    Json,
    Member,
    Message,
    Reader,
    Role,
    User,
)
from bot.sandbox.errors import missing_access, unknown
from bot.sandbox.intents import PRIVILEGED, Intent
from bot.sandbox.permissions import MEMBER_DEFAULT, can_view


class World(Bus):
    """Everything the local Discord knows, and the bus that tells of changes.

    Attributes:
        pings: (message, users) for each message that notified someone.
        services: Records of other parts (interactions, say), by name.
    """

    def __init__(self) -> None:
        super().__init__()
        self.users: dict[int, User] = {}
        self.applications: dict[int, Application] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.attachments: dict[int, Attachment] = {}
        self.nonces: dict[tuple[int, str], Message] = {}
        self.pings: list[tuple[Message, tuple[User, ...]]] = []
        self.api_url = ""
        self.gateway_url = ""
        self.cdn_url = ""
        self.services: dict[str, Any] = {}

    # What exists

    def channel(self, channel_id: int) -> Channel:
        """Return a channel.

        Raises:
            DiscordFault: 10003.
        """
        if channel_id not in self.channels:
            raise unknown("Channel")
        return self.channels[channel_id]

    def visible_channel(self, channel_id: int, user: User) -> Channel:
        """Return a channel that the user sees.

        Raises:
            DiscordFault: 10003 for none, 50001 for one hidden from the user.
        """
        channel = self.channel(channel_id)
        if not can_view(channel, user):
            raise missing_access()
        return channel

    def message(self, channel: Channel, message_id: int) -> Message:
        """Return a message of a channel.

        Raises:
            DiscordFault: 10008, also for messages that only one person sees.
        """
        message = channel.messages.get(message_id)
        if message is None or message.ephemeral_to is not None:
            raise unknown("Message")
        return message

    def guild(self, guild_id: int, user: User) -> Guild:
        """Return a guild that the user is in.

        Raises:
            DiscordFault: 10004.
        """
        guild = self.guilds.get(guild_id)
        if guild is None or user.id not in guild.members:
            raise unknown("Guild")
        return guild

    def application_of(self, token: str) -> Application | None:
        """Return the application with this bot token."""
        return next((app for app in self.applications.values() if app.token == token), None)

    def bot_of(self, user: User) -> Application | None:
        """Return the application whose bot this user is."""
        return next((app for app in self.applications.values() if app.user is user), None)

    # What can be made

    def create_user(self, name: str, *, bot: bool = False) -> User:
        """Register a user; people's display name is `name`, their username its lower case."""
        username = name if bot else name.lower().replace(" ", "_")
        user = User(self.next_id(), username, bot, None if bot else name)
        self.users[user.id] = user
        return user

    def create_application(
        self, name: str, token: str, privileged_intents: frozenset[str]
    ) -> Application:
        """Register an application with its bot user and an owner."""
        strange = privileged_intents - PRIVILEGED.keys()
        if strange:
            raise ValueError(f"no such privileged intents: {sorted(strange)}")
        user = self.create_user(name, bot=True)
        owner = self.create_user(f"{name} owner")
        app = Application(user.id, name, token, user, owner, privileged_intents, self)
        self.applications[app.id] = app
        return app

    def channel_changed(self, channel: Channel) -> None:
        """Tell of a channel's new settings."""
        self.tell_channel("CHANNEL_UPDATE", channel)

    def create_guild(self, name: str, owner: User) -> Guild:
        """Found a guild with an @everyone role and its owner as the first member."""
        guild = Guild(self.next_id(), name, owner, self)
        guild.roles[guild.id] = Role(guild.id, "@everyone", MEMBER_DEFAULT, 0)
        self.guilds[guild.id] = guild
        self.add_member(guild, owner)
        return guild

    def create_role(
        self,
        guild: Guild,
        name: str,
        *,
        permissions: int,
        mentionable: bool,
        bot: User | None = None,
    ) -> Role:
        """Add a role on top of the others."""
        position = len(guild.roles)
        bot_id = bot.id if bot else None
        role = Role(self.next_id(), name, permissions, position, mentionable, bot_id)
        guild.roles[role.id] = role
        self.tell_role("GUILD_ROLE_CREATE", guild, role)
        return role

    def tell_role(self, event: str, guild: Guild, role: Role) -> None:
        """Emit GUILD_ROLE_CREATE or GUILD_ROLE_UPDATE."""
        payload = {"guild_id": str(guild.id), "role": payloads.role_payload(role)}
        self.emit(Event(event, payload, guild=guild, intent=Intent.GUILDS, subject=role))

    def tell_member(self, member: Member) -> None:
        """Emit GUILD_MEMBER_UPDATE; a bot hears of its own without asking."""
        payload = payloads.member_payload(member) | {"guild_id": str(member.guild.id)}
        for app in self.applications.values():
            intent = Intent.GUILDS if app.user is member.user else Intent.GUILD_MEMBERS
            event = Event("GUILD_MEMBER_UPDATE", payload, member.guild, None, app, intent, member)
            self.emit(event)

    def create_channel(
        self,
        guild: Guild,
        name: str,
        kind: ChannelType,
        *,
        topic: str | None = None,
        tags: tuple[str, ...] = (),
        require_tag: bool = False,
    ) -> Channel:
        """Add a channel at the end of the list."""
        channel = Channel(
            self.next_id(), kind, name, guild, topic=topic, position=len(guild.channels)
        )
        channel.tags = {self.next_id(): tag for tag in tags}
        channel.require_tag = require_tag
        self.add_channel(channel)
        self.tell_channel("CHANNEL_CREATE", channel)
        return channel

    def add_channel(self, channel: Channel) -> None:
        """Put a new channel or thread in the registries."""
        self.channels[channel.id] = channel
        if channel.guild is not None:
            channel.guild.channels[channel.id] = channel

    def tell_channel(self, event: str, channel: Channel) -> None:
        """Emit CHANNEL_CREATE, CHANNEL_UPDATE or CHANNEL_DELETE."""
        self.emit(
            Event(
                event,
                lambda reader: payloads.channel_payload(channel, reader.user),
                guild=channel.guild,
                intent=Intent.GUILDS,
                subject=channel,
            )
        )

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel or thread with all in it, and tell of it."""
        del self.channels[channel.id]
        if channel.guild is None:
            return
        del channel.guild.channels[channel.id]
        for thread in [c for c in channel.guild.channels.values() if c.parent is channel]:
            if thread.thread is not None:
                self.remove_channel(thread)
        if channel.thread is None:
            self.tell_channel("CHANNEL_DELETE", channel)
            return
        payload = {
            "id": str(channel.id),
            "guild_id": str(channel.guild.id),
            "parent_id": str(channel.parent.id) if channel.parent else None,
            "type": int(channel.type),
        }
        guild, intent = channel.guild, Intent.GUILDS
        self.emit(Event("THREAD_DELETE", payload, guild, channel, intent=intent, subject=channel))

    def direct_channel(self, one: User, other: User) -> Channel:
        """Return the direct message channel of two users, opened when there is none yet."""
        for channel in self.channels.values():
            if channel.guild is None and {*channel.recipients} == {one, other}:
                return channel
        channel = Channel(self.next_id(), ChannelType.DM, "", recipients=(one, other))
        self.add_channel(channel)
        return channel

    def add_member(self, guild: Guild, user: User, *, roles: tuple[Role, ...] = ()) -> Member:
        """Let a user into a guild."""
        member = Member(user, guild, self.now(), {role.id for role in roles})
        guild.members[user.id] = member
        payload = payloads.member_payload(member) | {"guild_id": str(guild.id)}
        self.emit(Event("GUILD_MEMBER_ADD", payload, guild=guild, intent=Intent.GUILD_MEMBERS))
        return member

    def remove_member(self, guild: Guild, user: User) -> None:
        """Take a user out of a guild; a bot that is removed gets GUILD_DELETE."""
        app = self.bot_of(user)
        if app is not None:
            gone = {"id": str(guild.id)}
            self.emit(Event("GUILD_DELETE", gone, guild, application=app, intent=Intent.GUILDS))
        del guild.members[user.id]
        payload = {"guild_id": str(guild.id), "user": payloads.user_payload(user)}
        self.emit(
            Event("GUILD_MEMBER_REMOVE", payload, guild, intent=Intent.GUILD_MEMBERS, subject=user)
        )

    def install(self, app: Application, guild: Guild, permissions: int | None) -> Member:
        """Add a bot to a guild with its managed role; its sessions get GUILD_CREATE."""

        def payload(reader: Reader) -> Json:
            data = payloads.guild_create_payload(guild, reader)
            # Its absence tells a guild that is new from one that has become available.
            del data["unavailable"]
            return data

        bits = MEMBER_DEFAULT if permissions is None else permissions
        role = self.create_role(guild, app.name, permissions=bits, mentionable=False, bot=app.user)
        member = self.add_member(guild, app.user, roles=(role,))
        self.emit(Event("GUILD_CREATE", payload, guild, application=app, intent=Intent.GUILDS))
        return member
