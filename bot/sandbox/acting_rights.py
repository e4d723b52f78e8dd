"""Which commands the Discord client offers to whom, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.command_rules import Payload
from bot.sandbox.entities import Application, Channel, ChannelType, Guild, User
from bot.sandbox.interaction_payloads import IN_BOT_DM, IN_GUILD
from bot.sandbox.permissions import Permission, channel_permissions

if TYPE_CHECKING:
    from bot.sandbox.state import World

WITHOUT_CHAT = (ChannelType.FORUM, ChannelType.CATEGORY)
"""Channels that nothing can be typed in."""


def may_use(world: World, command: Payload, channel: Channel, user: User) -> bool:
    """Return whether a person is offered a command in a channel."""
    application = world.applications[int(command["application_id"])]
    if channel.guild is None:
        return _may_use_in_dm(command, application, channel, user)
    return _is_for_guild(command, application, channel.guild) and _is_permitted(
        command, channel, user
    )


def _may_use_in_dm(
    command: Payload, application: Application, channel: Channel, user: User
) -> bool:
    if not {application.user, user} <= set(channel.recipients):
        return False
    if command["contexts"] is not None:
        return IN_BOT_DM in command["contexts"]
    return command["dm_permission"] is not False


def _is_for_guild(command: Payload, application: Application, guild: Guild) -> bool:
    contexts = command["contexts"]
    return application.user.id in guild.members and (contexts is None or IN_GUILD in contexts)


def _is_permitted(command: Payload, channel: Channel, user: User) -> bool:
    place = channel.parent if channel.thread is not None and channel.parent else channel
    if command["nsfw"] and not place.nsfw:
        return False
    wanted = command["default_member_permissions"]
    # "0" leaves the command to administrators.
    needed = Permission.ADMINISTRATOR if wanted == "0" else int(wanted or 0)
    needed |= Permission.USE_APPLICATION_COMMANDS | Permission.VIEW_CHANNEL
    return channel_permissions(channel, user) & needed == needed
