"""What people do with apps: slash commands, menus, buttons, selects and forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.sandbox import acting_forms
from bot.sandbox.acting_options import (
    descend,
    fill_options,
    find_command,
    focus,
    nest,
)
from bot.sandbox.acting_resolved import Resolver
from bot.sandbox.acting_rights import WITHOUT_CHAT, may_use
from bot.sandbox.client_error import ClientError
from bot.sandbox.command_rules import CHAT_INPUT, MESSAGE_MENU, USER_MENU, Payload
from bot.sandbox.commands import CommandBook
from bot.sandbox.components import BUTTON, LINK_STYLE, SELECTS, STRING_SELECT, walk
from bot.sandbox.entities import Channel, Json, Message, User
from bot.sandbox.interactions import Interactions, Kind
from bot.sandbox.invocation import Invocation, OpenForm
from bot.sandbox.permissions import can_view

if TYPE_CHECKING:
    from bot.sandbox.state import World


class Acting:
    """The hands of one person; every act fails as in the Discord client when it is not possible.

    Attributes:
        world: Where the person is.
        user: Who the person is.
        locale: The language the person's client is set to.
    """

    world: World
    user: User
    locale: str = "en-US"

    def commands(self, channel: Channel, kind: int = CHAT_INPUT) -> list[Payload]:
        """Return the commands of a kind that this person's client offers in a channel."""
        if channel.type in WITHOUT_CHAT:
            return []
        guild_id = channel.guild.id if channel.guild else None
        usable = CommandBook.of(self.world).usable(guild_id)
        return [
            command
            for command in usable
            if command["type"] == kind and may_use(self.world, command, channel, self.user)
        ]

    async def slash(self, channel: Channel, command: str, /, **options: object) -> Invocation:
        """Run a slash command; subcommands are part of the name, files are `(name, bytes)`.

        Raises:
            ClientError: there is no such command here, or an option does not fit.
        """
        found, chain, declared = self._find(channel, command)
        resolver = Resolver(self.world, self.user, channel)
        filled = nest(chain, fill_options(declared, options, resolver))
        return self._run(found, channel, {"options": filled} if filled else {}, resolver)

    async def autocomplete(
        self, channel: Channel, command: str, option: str, typed: str, /, **others: object
    ) -> list[Json]:
        """Type into an option and return the choices that the app offers.

        Raises:
            ClientError: as above, also when the option does not complete.
            NoResponseError: the app took more than 3 seconds.
        """
        found, chain, declared = self._find(channel, command)
        resolver = Resolver(self.world, self.user, channel)
        typing = focus(declared, option, typed)
        optional = [{**o, "required": False} for o in declared]
        filled = [*fill_options(optional, others, resolver), typing]
        data = {"options": nest(chain, filled)}
        invocation = self._run(found, channel, data, resolver, kind=Kind.AUTOCOMPLETE)
        return await invocation.choices()

    async def menu(
        self, target: Message | User | Acting, name: str, channel: Channel | None = None
    ) -> Invocation:
        """Choose an app's entry in the menu of a message, or of a user (in a channel).

        Raises:
            ClientError: there is no such entry, or the message cannot be seen.
        """
        target = target.user if isinstance(target, Acting) else target
        place = target.channel if isinstance(target, Message) else channel
        if place is None:
            raise ClientError("a user's menu is opened in a channel")
        kind = MESSAGE_MENU if isinstance(target, Message) else USER_MENU
        found, _ = find_command(self.commands(place, kind), kind, name)
        resolver = Resolver(self.world, self.user, place)
        if isinstance(target, Message):
            self._see(target)
            target_id = resolver.message(target)
        else:
            target_id = resolver.user(target)
        return self._run(found, place, {"target_id": target_id}, resolver)

    async def click(
        self, message: Message, label: str | None = None, *, custom_id: str | None = None
    ) -> Invocation:
        """Press a button, named by its label or custom id.

        Raises:
            ClientError: there is no such button, or it is disabled or a link.
        """
        self._see(message)
        buttons = [c for _, c in walk(message.components) if c["type"] == BUTTON]
        wanted = custom_id if custom_id is not None else label
        key = "custom_id" if custom_id is not None else "label"
        button = next((b for b in buttons if b.get(key) == wanted), None)
        if button is None:
            offered = ", ".join(str(b.get(key)) for b in buttons)
            raise ClientError(f"there is no button {wanted!r}; there are: {offered or 'none'}")
        if button["style"] == LINK_STYLE:
            raise ClientError(f"the button {wanted!r} only opens {button['url']}")
        return self._use(message, button, {})

    async def choose(
        self, message: Message, custom_id: str, values: Sequence[object] | str
    ) -> Invocation:
        """Pick in a select: values (or labels) of its options; users, roles or channels.

        Raises:
            ClientError: there is no such select or option, or too few or many are picked.
        """
        self._see(message)
        selects = [c for _, c in walk(message.components) if c["type"] in SELECTS]
        select = next((s for s in selects if s["custom_id"] == custom_id), None)
        if select is None:
            raise ClientError(f"there is no select {custom_id!r}")
        resolver = Resolver(self.world, self.user, message.channel)
        chosen = [values] if isinstance(values, str) else values
        picked = acting_forms.picked(select, chosen, resolver)
        return self._use(message, select, {"values": picked} | _resolved(resolver, select))

    async def fill(self, form: OpenForm, values: dict[str, object]) -> Invocation:
        """Fill a form in, by custom id or label, and send it.

        Raises:
            ClientError: a field is unknown, missing, or out of its limits.
        """
        if form.interaction.user is not self.user:
            raise ClientError("the form is on somebody else's screen")
        channel = form.interaction.channel
        resolver = Resolver(self.world, self.user, channel)
        components = acting_forms.submitted(form, values, resolver)
        data: Json = {"custom_id": form.custom_id, "components": components}
        data |= {"resolved": resolver.resolved} if resolver.resolved else {}
        interaction = Interactions.of(self.world).start(
            Kind.FORM,
            form.interaction.application,
            self.user,
            channel,
            data,
            message=form.interaction.message,
            parent=form.interaction,
            locale=self.locale,
        )
        return Invocation(self.world, interaction)

    def _find(self, channel: Channel, name: str) -> tuple[Payload, list[Payload], list[Payload]]:
        """Return a slash command, the chain of its subcommands, and the options to fill."""
        found, words = find_command(self.commands(channel), CHAT_INPUT, name)
        chain = descend(found, words)
        return found, chain, (chain[-1] if chain else found).get("options") or []

    def _run(
        self,
        command: Payload,
        channel: Channel,
        data: Json,
        resolver: Resolver,
        *,
        kind: Kind = Kind.COMMAND,
    ) -> Invocation:
        data = {"id": command["id"], "name": command["name"], "type": command["type"]} | data
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        if resolver.resolved:
            data["resolved"] = resolver.resolved
        application = self.world.applications[int(command["application_id"])]
        interaction = Interactions.of(self.world).start(
            kind, application, self.user, channel, data, locale=self.locale
        )
        return Invocation(self.world, interaction)

    def _use(self, message: Message, component: Json, data: Json) -> Invocation:
        if component.get("disabled"):
            raise ClientError(f"{component['custom_id']!r} is disabled")
        application = self.world.bot_of(message.author)
        if application is None:
            raise ClientError("the message is not an app's")
        data = {
            "component_type": component["type"],
            "custom_id": component["custom_id"],
            "id": component.get("id", 0),
        } | data
        interaction = Interactions.of(self.world).start(
            Kind.COMPONENT,
            application,
            self.user,
            message.channel,
            data,
            message=message,
            locale=self.locale,
        )
        return Invocation(self.world, interaction)

    def _see(self, message: Message) -> None:
        hidden = message.ephemeral_to not in {None, self.user}
        if hidden or not can_view(message.channel, self.user):
            raise ClientError(f"{self.user.name} does not see that message")
        kept = message.channel.messages.get(message.id)
        if kept is not message:
            raise ClientError("that message has been deleted")


def _resolved(resolver: Resolver, select: Json) -> Json:
    return {} if select["type"] == STRING_SELECT else {"resolved": resolver.resolved}
