"""Collects what is wrong with a request body, because Discord names all of it at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.errors import DiscordFault

Path = tuple[str | int, ...]

MAX_URL = 2048


class Form:
    """The faults of one request body, kept as the tree that code 50035 carries.

    The codes and their wording follow https://discord.com/developers/docs/reference#error-messages.
    """

    def __init__(self) -> None:
        self._tree: dict[str, Any] = {}

    def fault(self, path: Path, code: str, message: str) -> None:
        """Note one fault at a place such as `("embeds", 0, "title")`."""
        node = self._tree
        for key in path:
            node = node.setdefault(str(key), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def check(self) -> None:
        """Refuse the body when anything was wrong with it.

        Raises:
            DiscordFault: code 50035, with the tree of faults.
        """
        if self._tree:
            raise DiscordFault(400, 50035, "Invalid Form Body", errors=self._tree)

    def required(self, path: Path) -> None:
        """Note that something is missing."""
        self.fault(path, "BASE_TYPE_REQUIRED", "This field is required")

    def length(self, path: Path, size: int, low: int, high: int) -> bool:
        """Tell whether a size lies within its limits; note it when not."""
        if low <= size <= high:
            return True
        if low:
            words = f"Must be between {low} and {high} in length."
            self.fault(path, "BASE_TYPE_BAD_LENGTH", words)
        else:
            self.fault(path, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
        return False

    def text(self, path: Path, value: object, high: int, *, low: int = 0) -> bool:
        """Tell whether a value is text of the right length; `low` above zero makes it required."""
        if value is None:
            if low:
                self.required(path)
            return not low
        if not isinstance(value, str):
            self.fault(path, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
            return False
        return self.length(path, len(value), low, high)

    def integer(self, path: Path, value: object, low: int, high: int) -> bool:
        """Tell whether a value is absent or a whole number within its limits."""
        return value is None or self.number(path, value, low, high, whole=True)

    def number(self, path: Path, value: object, low: int, high: int, *, whole: bool) -> bool:
        """Tell whether a value is a number within its limits; `whole` allows no decimals."""
        kind = "int" if whole else "float"
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
            self.fault(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not {kind}.')
        elif value < low:
            words = f"{kind} value should be greater than or equal to {low}."
            self.fault(path, "NUMBER_TYPE_MIN", words)
        elif value > high:
            words = f"{kind} value should be less than or equal to {high}."
            self.fault(path, "NUMBER_TYPE_MAX", words)
        else:
            return True
        return False

    def flag(self, path: Path, value: object) -> None:
        """Note a value that is neither absent nor true or false."""
        if value is not None and not isinstance(value, bool):
            self.fault(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")

    def choice(self, path: Path, value: object, allowed: Sequence[object]) -> bool:
        """Tell whether a value is one of those allowed."""
        if value in allowed and not isinstance(value, bool):
            return True
        if value is None:
            self.required(path)
        else:
            listed = ", ".join(map(str, allowed))
            words = f"Value must be one of {{{listed}}}."
            self.fault(path, "BASE_TYPE_CHOICES", words)
        return False

    def url(self, path: Path, value: object, schemes: Sequence[str], high: int = MAX_URL) -> None:
        """Note a link that is not well formed or has a scheme Discord does not show."""
        if value is None or not self.text(path, value, high):
            return
        parts = _split(str(value))
        if parts is None:
            self.fault(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
        elif parts[0] not in schemes:
            listed = ", ".join(f"'{scheme}'" for scheme in schemes)
            words = f'Scheme "{parts[0]}" is not supported. Scheme must be one of ({listed}).'
            self.fault(path, "URL_TYPE_INVALID_SCHEME", words)

    def moment(self, path: Path, value: object) -> None:
        """Note a value that is neither absent nor an ISO 8601 time."""
        try:
            if value is not None:
                datetime.fromisoformat(str(value))
        except ValueError:
            words = f'Could not parse "{value}". Should be ISO8601.'
            self.fault(path, "DATE_TIME_TYPE_PARSE", words)

    def values(self, path: Path, value: object) -> list[Any]:
        """Return the values of a list; anything else but None is noted and counts as empty."""
        if value is not None and not isinstance(value, list):
            self.fault(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        return listed(value)

    def mapping(self, path: Path, value: object) -> dict[str, Any]:
        """Return an object's values by key; anything else but None is noted and counts as empty."""
        if value is not None and not isinstance(value, dict):
            self.fault(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return value if isinstance(value, dict) else {}

    def objects(self, path: Path, value: object) -> list[dict[str, Any]]:
        """Return the objects of a list; anything that is not one is noted and left out."""
        found = self.values(path, value)
        return [item for place, item in enumerate(found) if self._is_object((*path, place), item)]

    def _is_object(self, path: Path, value: object) -> bool:
        if isinstance(value, dict):
            return True
        words = "Only dictionaries may be used in a ModelType"
        self.fault(path, "MODEL_TYPE_CONVERT", words)
        return False


def listed(value: object) -> list[Any]:
    """Return a value that is a list; an empty list for anything else."""
    return value if isinstance(value, list) else []


def objects_of(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list; what is none is left out."""
    return [item for item in listed(value) if isinstance(item, dict)]


def _split(url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if not parts.scheme or not parts.netloc or any(sign.isspace() for sign in url):
        return None
    return parts.scheme.lower(), parts.netloc
