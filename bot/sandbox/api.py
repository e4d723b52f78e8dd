"""What every route handler uses: who calls, what they send, and how an answer is written."""

from __future__ import annotations

import json
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from bot.sandbox.entities import Application, Json, Reader, User
from bot.sandbox.errors import DiscordFault, form_error, unauthorized

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

MAX_FILE = 10 * 1024 * 1024
"""Bytes of one file (the default attachment size limit)."""
MAX_REQUEST = 25 * 1024 * 1024
"""Bytes of one request."""

_APPLICATION = web.RequestKey("application", Application)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request; `index` is n of the form field `files[n]`."""

    index: int
    filename: str
    data: bytes = field(repr=False)
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A request's JSON object and its files."""

    json: Json
    uploads: tuple[Upload, ...] = ()


def reply(data: Any = None, status: int = 200) -> web.Response:
    """Return an answer; None is 204 without a body.

    The content type is exactly `application/json`, as Discord's is: clients compare it.
    """
    if data is None:
        return web.Response(status=204)
    body = json.dumps(data, ensure_ascii=False).encode()
    return web.Response(status=status, body=body, headers={"Content-Type": "application/json"})


def refuse(fault: DiscordFault) -> web.Response:
    """Return the answer that states a fault."""
    response = reply(fault.body(), fault.status)
    if fault.retry_after is not None:
        response.headers["Retry-After"] = str(math.ceil(fault.retry_after))
        response.headers["X-RateLimit-Scope"] = "global" if fault.of_everything else "user"
    return response


def remember_caller(request: web.Request, application: Application) -> None:
    """Note which application's token a request carries."""
    request[_APPLICATION] = application


def caller(request: web.Request) -> Application:
    """Return the application that calls.

    Raises:
        DiscordFault: 401 when the request carries no valid bot token.
    """
    application: Application | None = request.get(_APPLICATION)
    if application is None:
        raise unauthorized()
    return application


def bot_user(request: web.Request) -> User:
    """Return the bot user that calls.

    Raises:
        DiscordFault: 401, as above.
    """
    return caller(request).user


def reader_of(application: Application) -> Reader:
    """Return how an application reads over REST: by its settings, whatever its gateway asks for."""
    return Reader(application.user, content="message_content" in application.privileged_intents)


def path_id(request: web.Request, name: str) -> int:
    """Return a snowflake of the path.

    Raises:
        DiscordFault: 50035 when it is not a snowflake.
    """
    return snowflake(request.match_info[name], (name,))


def snowflake(value: object, path: tuple[str | int, ...]) -> int:
    """Return an id given as text or number.

    Raises:
        DiscordFault: 50035 at `path` when it is neither.
    """
    text = str(value)
    if isinstance(value, bool) or not (text.isascii() and text.isdigit() and int(text) < 1 << 63):
        raise form_error(path, "NUMBER_TYPE_COERCE", f'Value "{text}" is not snowflake.')
    return int(text)


def snowflakes(value: object, path: tuple[str | int, ...]) -> tuple[int, ...]:
    """Return the ids of a list; None counts as empty.

    Raises:
        DiscordFault: 50035 at `path` for anything else.
    """
    if value is None:
        return ()
    if not isinstance(value, list):
        raise form_error(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    return tuple(snowflake(item, (*path, place)) for place, item in enumerate(value))


async def read_body(request: web.Request) -> Body:
    """Return the JSON object of a request, and its files when it is multipart.

    Raises:
        DiscordFault: 50109 for JSON that does not parse, 40005 for files over the limit.
    """
    if request.content_type.startswith("multipart/"):
        return await _read_multipart(request)
    text = await request.text()
    if not text:
        return Body({})
    if request.content_type != "application/json":
        raise form_error((), "CONTENT_TYPE_INVALID", 'Expected "Content-Type" to be JSON.')
    return Body(_object(text))


async def read_json(request: web.Request) -> Json:
    """Return the JSON object of a request.

    Raises:
        DiscordFault: as `read_body`.
    """
    return (await read_body(request)).json


async def read_list(request: web.Request) -> list[Any]:
    """Return the JSON list that bulk routes take.

    Raises:
        DiscordFault: 50109 for JSON that does not parse, 50035 for anything but a list.
    """
    value = _parse(await request.text())
    if not isinstance(value, list):
        raise form_error((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    return value


async def _read_multipart(request: web.Request) -> Body:
    payload: Json = {}
    uploads: list[Upload] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise _unreadable()
        name = part.name or ""
        if name == "payload_json":
            payload = _object(await part.text())
        elif name.startswith("files[") and name.endswith("]") and part.filename:
            data = bytes(await part.read(decode=True))
            kind = part.headers.get("Content-Type")
            uploads.append(Upload(int(name[6:-1]), part.filename, data, kind))
        else:
            raise _unreadable()
    sizes = [len(upload.data) for upload in uploads]
    if sum(sizes) > MAX_REQUEST or max(sizes, default=0) > MAX_FILE:
        raise DiscordFault(413, 40005, "Request entity too large")
    return Body(payload, tuple(uploads))


def _object(text: str) -> Json:
    value = _parse(text)
    if not isinstance(value, dict):
        raise form_error((), "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
    return value


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise _unreadable() from error


def _unreadable() -> DiscordFault:
    return DiscordFault(400, 50109, "The request body contains invalid JSON.")
