"""The one error of people: what the Discord client does not let them do."""

from __future__ import annotations


class ClientError(Exception):
    """The Discord client does not let a person do this, so the bot never hears of it."""
