"""Logging for the operator: what happened and where, never a message's text, never a secret."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import PurePath
from types import TracebackType

ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


def setup(level: str) -> None:
    """Send this program's log to standard error; libraries speak from warnings on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Brief(FORMAT))
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    logging.getLogger("bot").setLevel(level.upper())


class Brief(logging.Formatter):
    """Write one line for an exception, a library's too."""

    def formatException(  # noqa: N802 - the name is logging's
        self, ei: ExceptionInfo
    ) -> str:
        """Return the outline instead of a traceback."""
        return outline(ei[1]) if ei[1] else ""


def outline(error: BaseException) -> str:
    """Describe an error by type and place.

    Its message is left out: vendors put addresses, payloads and text of users into theirs.
    """
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(
        f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )
    return f"{type(error).__name__} at {places or 'unknown place'}"
