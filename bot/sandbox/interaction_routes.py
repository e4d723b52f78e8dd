"""REST routes by which a bot answers interactions; their paths carry the token."""

from __future__ import annotations

from aiohttp import web

from bot.sandbox.api import path_id, read_body, reply
from bot.sandbox.entities import Json, MessageFlag
from bot.sandbox.interaction_answers import Answers
from bot.sandbox.interactions import Callback, Interaction, Interactions
from bot.sandbox.state import World

WEBHOOK = "/webhooks/{webhook_id}/{token}"


def interaction_routes(world: World) -> list[web.RouteDef]:
    """Return the routes, whose paths lack /api/v10."""
    handlers = _Handlers(world)
    message = f"{WEBHOOK}/messages/{{message_id}}"
    return [
        web.post("/interactions/{interaction_id}/{token}/callback", handlers.respond),
        web.post(WEBHOOK, handlers.follow_up),
        web.get(message, handlers.get),
        web.patch(message, handlers.edit),
        web.delete(message, handlers.delete),
    ]


class _Handlers:
    def __init__(self, world: World) -> None:
        self._interactions = Interactions.of(world)
        self._answers = Answers(world)

    async def respond(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        interaction = self._interactions.awaiting(
            path_id(request, "interaction_id"), request.match_info["token"]
        )
        self._answers.respond(interaction, body)
        if request.query.get("with_response") not in {"1", "true"}:
            return reply()
        return reply(self._described(interaction))

    async def follow_up(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        interaction = self._answered(request)
        message = self._answers.follow_up(interaction, body)
        return reply(self._answers.payload(interaction, message))

    async def get(self, request: web.Request) -> web.Response:
        interaction = self._answered(request)
        message = self._answers.find(interaction, _name(request))
        return reply(self._answers.payload(interaction, message))

    async def edit(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        interaction = self._answered(request)
        message = self._answers.find(interaction, _name(request))
        self._answers.edit(interaction, message, body)
        return reply(self._answers.payload(interaction, message))

    async def delete(self, request: web.Request) -> web.Response:
        interaction = self._answered(request)
        self._answers.delete(interaction, self._answers.find(interaction, _name(request)))
        return reply()

    def _answered(self, request: web.Request) -> Interaction:
        application_id = path_id(request, "webhook_id")
        return self._interactions.answered(application_id, request.match_info["token"])

    def _described(self, interaction: Interaction) -> Json:
        """Return what `with_response` asks for."""
        assert interaction.callback is not None  # noqa: S101 - it has just been given
        about: Json = {"id": str(interaction.id), "type": int(interaction.kind)}
        resource: Json = {"type": int(interaction.callback)}
        message = interaction.original
        if message is not None and interaction.callback is not Callback.DEFERRED_UPDATE:
            about |= {
                "response_message_id": str(message.id),
                "response_message_loading": bool(message.flags & MessageFlag.LOADING),
                "response_message_ephemeral": bool(message.flags & MessageFlag.EPHEMERAL),
            }
            resource["message"] = self._answers.payload(interaction, message)
        return {"interaction": about, "resource": resource}


def _name(request: web.Request) -> str:
    return request.match_info["message_id"]
