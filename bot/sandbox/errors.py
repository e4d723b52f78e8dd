"""What the local Discord answers when a call is refused: HTTP status, JSON code and message.

Codes and sentences: https://docs.discord.com/developers/topics/opcodes-and-status-codes (JSON error
codes). Form errors nest under `errors` by the path of the field, as in the API reference's
"Error messages".
"""

from __future__ import annotations

from typing import Any


class DiscordFault(Exception):
    """A refusal as the API states it.

    Attributes:
        status: HTTP status.
        code: Discord's JSON error code; 0 when only the status speaks.
        message: Discord's sentence.
        errors: Nested form errors of code 50035, else None.
        retry_after: Seconds, for refusals that are a rate limit.
        of_everything: True when that is the global rate limit.
    """

    def __init__(
        self,
        status: int,
        code: int,
        message: str,
        *,
        errors: dict[str, Any] | None = None,
        retry_after: float | None = None,
        of_everything: bool = False,
    ) -> None:
        super().__init__(f"{status} ({code}): {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors
        self.retry_after = retry_after
        self.of_everything = of_everything

    def body(self) -> dict[str, Any]:
        """Return the JSON body of the answer."""
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.errors is not None:
            body["errors"] = self.errors
        if self.retry_after is not None:
            body["retry_after"] = self.retry_after
            body["global"] = self.of_everything
        return body


def form_error(path: tuple[str | int, ...], code: str, message: str) -> DiscordFault:
    """Return a 50035 for one field at a place such as `("embeds", 0, "title")`."""
    errors: dict[str, Any] = {"_errors": [{"code": code, "message": message}]}
    for key in reversed(path):
        errors = {str(key): errors}
    return DiscordFault(400, 50035, "Invalid Form Body", errors=errors)


def unauthorized() -> DiscordFault:
    """Return the refusal of a call without a valid token."""
    return DiscordFault(401, 0, "401: Unauthorized")


def not_found() -> DiscordFault:
    """Return the answer to a path that the API does not have."""
    return DiscordFault(404, 0, "404: Not Found")


_UNKNOWN = {
    "Application": 10002,
    "Channel": 10003,
    "Guild": 10004,
    "Member": 10007,
    "Message": 10008,
    "Role": 10011,
    "User": 10013,
    "Emoji": 10014,
    "Webhook": 10015,
    "Interaction": 10062,
    "Application Command": 10063,
}


def unknown(kind: str) -> DiscordFault:
    """Return "Unknown <kind>" with its code; `kind` as Discord names it ("Message")."""
    status = 400 if kind == "Emoji" else 404
    name = kind.lower() if kind in {"Interaction", "Application Command"} else kind
    return DiscordFault(status, _UNKNOWN[kind], f"Unknown {name}")


def missing_access() -> DiscordFault:
    """Return the refusal of a place the caller cannot see."""
    return DiscordFault(403, 50001, "Missing Access")


def missing_permissions() -> DiscordFault:
    """Return the refusal of an act the caller may not do."""
    return DiscordFault(403, 50013, "Missing Permissions")


def system_message() -> DiscordFault:
    """Return the refusal of an act on a message that Discord itself wrote."""
    return DiscordFault(403, 50021, "Cannot execute action on a system message")


def wrong_channel_type() -> DiscordFault:
    """Return the refusal of an act that this kind of channel does not know."""
    return DiscordFault(400, 50024, "Cannot execute action on this channel type")
