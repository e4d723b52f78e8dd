"""What a person sees of an app's answers: the handle that tests and demos await and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sandbox.components import walk
from bot.sandbox.entities import Json, Message, MessageFlag
from bot.sandbox.interactions import Callback, Interaction, Interactions

if TYPE_CHECKING:
    from bot.sandbox.state import World


class NoResponseError(Exception):
    """The app let 3 seconds pass: the person reads "The application did not respond"."""


@dataclass(frozen=True, slots=True)
class Response:
    """The first answer as the person sees it now.

    Attributes:
        kind: "message", "thinking", "update" (of the message that was used), "nothing" (an update
            that has not come yet), "form" or "choices".
        message: The message shown, if any.
    """

    kind: str
    message: Message | None = None

    @property
    def ephemeral(self) -> bool:
        """Return whether only this person sees it."""
        return self.message is not None and self.message.ephemeral_to is not None

    @property
    def thinking(self) -> bool:
        """Return whether it is the "thinking…" state."""
        return self.kind == "thinking"


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form on a person's screen.

    Attributes:
        payload: As the app sent it.
        interaction: The one that it answers.
    """

    payload: Json
    interaction: Interaction

    @property
    def title(self) -> str:
        """Return the form's title."""
        return str(self.payload["title"])

    @property
    def custom_id(self) -> str:
        """Return the form's custom id."""
        return str(self.payload["custom_id"])

    @property
    def fields(self) -> dict[str, Json]:
        """Return the inputs by custom id, each with the label that stands above it."""
        labels = {
            top["component"].get("custom_id"): top["label"]
            for top in self.payload["components"]
            if top["type"] == 18
        }
        return {
            field["custom_id"]: field
            | {"label": labels.get(field["custom_id"], field.get("label"))}
            for _, field in walk(self.payload["components"])
            if "custom_id" in field
        }


class Invocation:
    """One use of a command, button, menu or form, and what became of it."""

    def __init__(self, world: World, interaction: Interaction) -> None:
        self._world = world
        self.interaction = interaction

    @property
    def acknowledged_after(self) -> float | None:
        """Return the seconds until the first answer, None while there is none."""
        at = self.interaction.acknowledged_at
        return None if at is None else (at - self.interaction.created_at).total_seconds()

    @property
    def failed(self) -> bool:
        """Return whether "The application did not respond" is shown."""
        return Interactions.of(self._world).is_late(self.interaction)

    @property
    def response(self) -> Response | None:
        """Return the first answer as it is now; None before it and after it was deleted."""
        return _response(self.interaction)

    @property
    def form(self) -> OpenForm | None:
        """Return the form that was opened, if any."""
        payload = self.interaction.form
        return None if payload is None else OpenForm(payload, self.interaction)

    @property
    def followups(self) -> list[Message]:
        """Return the messages that came after the first answer."""
        return list(self.interaction.followups)

    @property
    def shown(self) -> list[Message]:
        """Return the answers with something in them, in the order they came."""
        return list(self.interaction.shown)

    async def acknowledged(self, seconds: float = 5) -> float:
        """Wait for the first answer and return the seconds it took.

        Raises:
            NoResponseError: the app took more than 3 seconds.
            TimeoutError: nothing came in `seconds`.
        """
        await self._until(lambda: self.interaction.callback is not None, seconds)
        return self.acknowledged_after or 0.0

    async def reply(self, seconds: float = 10) -> Message:
        """Wait for the first message with something in it ("thinking…" has nothing).

        Raises:
            NoResponseError, TimeoutError: as above.
        """
        await self._until(lambda: bool(self.interaction.shown), seconds)
        return self.interaction.shown[0]

    async def opened_form(self, seconds: float = 5) -> OpenForm:
        """Wait for a form.

        Raises:
            NoResponseError, TimeoutError: as above.
        """
        await self._until(lambda: self.interaction.form is not None, seconds)
        assert self.form is not None  # noqa: S101 - waited for
        return self.form

    async def choices(self, seconds: float = 5) -> list[Json]:
        """Wait for what autocomplete offers, as name and value.

        Raises:
            NoResponseError, TimeoutError: as above.
        """
        await self._until(lambda: self.interaction.choices is not None, seconds)
        return self.interaction.choices or []

    async def _until(self, condition: Callable[[], bool], seconds: float) -> None:
        await self._world.wait_until(lambda: condition() or self.failed, seconds=seconds)
        if not condition():
            raise NoResponseError("The application did not respond")


def _response(interaction: Interaction) -> Response | None:
    match interaction.callback:
        case None:
            return None
        case Callback.FORM:
            return Response("form")
        case Callback.CHOICES:
            return Response("choices")
        case Callback.UPDATE | Callback.DEFERRED_UPDATE:
            updated = interaction.original in interaction.shown
            return Response("update", interaction.original) if updated else Response("nothing")
    if interaction.original is None:
        return None
    thinking = interaction.original.flags & MessageFlag.LOADING
    return Response("thinking" if thinking else "message", interaction.original)
