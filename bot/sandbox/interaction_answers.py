"""What a bot answers to an interaction: its first answer of any kind, and further messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.sandbox import editing, posting, threads
from bot.sandbox.api import Body
from bot.sandbox.command_rules import CHAT_INPUT, MAX_CHOICES, check_choice
from bot.sandbox.components import numbered, validate_modal
from bot.sandbox.drafts import Draft, read_change, read_draft
from bot.sandbox.entities import Event, Json, Message, MessageFlag, MessageType, Reader, Reference
from bot.sandbox.errors import DiscordFault, unknown
from bot.sandbox.form import Form
from bot.sandbox.intents import Intent
from bot.sandbox.interaction_payloads import metadata
from bot.sandbox.interactions import Callback, Interaction, Interactions, Kind
from bot.sandbox.mentions import pinged
from bot.sandbox.message_payloads import message_payload

if TYPE_CHECKING:
    from bot.sandbox.state import World

_MESSAGES = (Callback.MESSAGE, Callback.DEFERRED_MESSAGE)
_UPDATES = (Callback.DEFERRED_UPDATE, Callback.UPDATE)


class Answers:
    """Carries out what a bot asks for, under the same rules as any message."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._interactions = Interactions.of(world)
        self._callbacks: dict[Callback, Callable[[Interaction, Body], None]] = {
            Callback.MESSAGE: self._send,
            Callback.DEFERRED_MESSAGE: self._think,
            Callback.DEFERRED_UPDATE: self._promise_update,
            Callback.UPDATE: self._update,
            Callback.CHOICES: self._offer,
            Callback.FORM: self._open,
        }

    def respond(self, interaction: Interaction, body: Body) -> None:
        """Give the first answer.

        Raises:
            DiscordFault: 50035 for a kind of answer that does not go with the interaction, else
                what the message, form or choices deserve; the interaction then stays open.
        """
        callback = _callback(interaction, body.json.get("type"))
        data = _data(body.json)
        with _below("data"):
            self._callbacks[callback](interaction, Body(data, body.uploads))
        self._interactions.acknowledge(interaction, callback)

    def follow_up(self, interaction: Interaction, body: Body) -> Message:
        """Send a further message; while "thinking…" is shown, it takes that one's place.

        Raises:
            DiscordFault: as for any message.
        """
        original = interaction.original
        if original is not None and _exists(original) and original.flags & MessageFlag.LOADING:
            return self.edit(interaction, original, body)
        message = self._compose(interaction, _draft(body), private=_is_private(body.json))
        message.type = MessageType.REPLY
        if original is not None:
            message.reference = _reference(original)
            about = {"original_response_message_id": str(original.id)}
            message.interaction = metadata(interaction) | about
        interaction.followups.append(message)
        self._publish(interaction, message)
        return message

    def edit(self, interaction: Interaction, message: Message, body: Body) -> Message:
        """Change an answer; what was "thinking…" becomes a message.

        Raises:
            DiscordFault: as for any edit.
        """
        threads.check_is_open(message.channel)
        change = read_change(body)
        if change.fields.get("components"):
            change.fields["components"] = numbered(change.fields["components"])
        thinking = message.flags & MessageFlag.LOADING
        message.flags &= ~MessageFlag.LOADING
        try:
            editing.edit(self._world, message, change)
        except DiscordFault:
            message.flags |= thinking
            raise
        _keep_private(message)
        if thinking:
            self._ping(message)
        self._tell_private("MESSAGE_UPDATE", interaction, message)
        self._show(interaction, message)
        return message

    def find(self, interaction: Interaction, name: str) -> Message:
        """Return the answer with this id, or `@original`.

        Raises:
            DiscordFault: 10008 when the interaction has no such message (any more).
        """
        answers = [interaction.original, *interaction.followups]
        for message in filter(None, answers[:1] if name == "@original" else answers):
            if name in {"@original", str(message.id)} and _exists(message):
                return message
        raise unknown("Message")

    def delete(self, interaction: Interaction, message: Message) -> None:
        """Remove an answer."""
        if message is interaction.original:
            interaction.original = None
        else:
            interaction.followups.remove(message)
        editing.delete(self._world, message)

    def payload(self, interaction: Interaction, message: Message) -> Json:
        """Return a message as REST shows it to the bot whose answer it is."""
        return message_payload(self._world, message, Reader(interaction.application.user))

    def _send(self, interaction: Interaction, body: Body) -> None:
        self._first(interaction, _draft(body), body.json)

    def _think(self, interaction: Interaction, body: Body) -> None:
        self._first(interaction, Draft(flags=int(MessageFlag.LOADING)), body.json)

    def _first(self, interaction: Interaction, draft: Draft, data: Json) -> None:
        message = self._compose(interaction, draft, private=_is_private(data))
        message.type = _message_type(interaction)
        if message.type is MessageType.REPLY and interaction.message is not None:
            message.reference = _reference(interaction.message)
        interaction.original = message
        self._publish(interaction, message)

    def _promise_update(self, interaction: Interaction, _: Body) -> None:
        interaction.original = interaction.message

    def _update(self, interaction: Interaction, body: Body) -> None:
        message = interaction.message
        if message is None or not _exists(message):
            raise unknown("Message")
        self.edit(interaction, message, body)
        interaction.original = message

    def _offer(self, interaction: Interaction, body: Body) -> None:
        form = Form()
        choices = form.objects(("choices",), body.json.get("choices"))
        form.length(("choices",), len(choices), 0, MAX_CHOICES)
        kind = _focused(interaction.data["options"])["type"]
        for place, choice in enumerate(choices):
            check_choice(form, choice, kind, ("choices", place))
        form.check()
        interaction.choices = choices

    def _open(self, interaction: Interaction, body: Body) -> None:
        validate_modal(body.json, path=())
        interaction.form = {**body.json, "components": numbered(body.json["components"])}

    def _compose(self, interaction: Interaction, draft: Draft, *, private: bool) -> Message:
        channel = self._world.channel(interaction.channel.id)
        message = posting.compose(self._world, channel, interaction.application.user, draft)
        message.application_id = message.webhook_id = interaction.application.id
        message.interaction = metadata(interaction)
        message.components = numbered(message.components)
        if private:
            message.flags |= MessageFlag.EPHEMERAL
            message.ephemeral_to = interaction.user
        _keep_private(message)
        return message

    def _publish(self, interaction: Interaction, message: Message) -> None:
        posting.publish(self._world, message)
        self._tell_private("MESSAGE_CREATE", interaction, message)
        self._show(interaction, message)

    def _show(self, interaction: Interaction, message: Message) -> None:
        if message not in interaction.shown and not message.flags & MessageFlag.LOADING:
            interaction.shown.append(message)
        self._world.changed()

    def _ping(self, message: Message) -> None:
        users = pinged(message)
        if users and message.ephemeral_to is None:
            self._world.pings.append((message, users))

    def _tell_private(self, event: str, interaction: Interaction, message: Message) -> None:
        """Tell the bot of a message for one person, as of a direct message: without its guild.

        https://docs.discord.com/developers/events/gateway-events#message-create
        """
        if message.ephemeral_to is None:
            return
        payload = self.payload(interaction, message) | {"channel_type": int(message.channel.type)}
        self._world.emit(
            Event(
                event,
                payload,
                application=interaction.application,
                intent=Intent.DIRECT_MESSAGES,
                subject=message,
            )
        )


def _callback(interaction: Interaction, kind: object) -> Callback:
    """Return the kind of answer, if it goes with the interaction."""
    allowed: tuple[Callback, ...] = (*_MESSAGES, Callback.FORM)
    if interaction.kind is Kind.AUTOCOMPLETE:
        allowed = (Callback.CHOICES,)
    elif interaction.kind is Kind.COMPONENT:
        allowed = (*_MESSAGES, *_UPDATES, Callback.FORM)
    elif interaction.kind is Kind.FORM:
        updates = _UPDATES if interaction.message is not None else (Callback.DEFERRED_UPDATE,)
        allowed = (*_MESSAGES, *updates)
    form = Form()
    form.choice(("type",), kind, tuple(map(int, allowed)))
    form.check()
    return next(callback for callback in allowed if callback == kind)


def _data(answer: Json) -> Json:
    form = Form()
    data = form.mapping(("data",), answer.get("data"))
    form.integer(("data", "flags"), data.get("flags"), 0, (1 << 31) - 1)
    form.check()
    return data


def _message_type(interaction: Interaction) -> MessageType:
    if interaction.message is not None:
        return MessageType.REPLY
    origin = interaction.parent or interaction
    if origin.data["type"] == CHAT_INPUT:
        return MessageType.CHAT_INPUT_COMMAND
    return MessageType.CONTEXT_MENU_COMMAND


def _focused(options: list[Json]) -> Json:
    """Return the option that is being typed, in a subcommand or not."""
    for option in options:
        if option.get("focused"):
            return option
    return _focused(options[0]["options"])


def _is_private(data: Json) -> bool:
    return bool(int(data.get("flags") or 0) & MessageFlag.EPHEMERAL)


def _draft(body: Body) -> Draft:
    draft = read_draft(body)
    if draft.is_empty:
        raise posting.empty_message()
    return draft


def _exists(message: Message) -> bool:
    return message.channel.messages.get(message.id) is message


def _keep_private(message: Message) -> None:
    for attachment in message.attachments:
        attachment.ephemeral = message.ephemeral_to is not None


def _reference(message: Message) -> Reference:
    guild = message.channel.guild
    return Reference(message.channel.id, message.id, guild.id if guild else None)


@contextmanager
def _below(key: str) -> Iterator[None]:
    """Move the form errors of what is done inside below one more key."""
    try:
        yield
    except DiscordFault as fault:
        if fault.errors is not None:
            fault.errors = {key: fault.errors}
        raise
