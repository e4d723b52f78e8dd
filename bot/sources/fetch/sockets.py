"""Sockets that take in little at a time."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_PIECE: Final = 16 * 1024


class Sipping(socket.socket):
    """A socket that never gives more than a small piece of what has come.

    All that one reading gives is taken apart before the event loop turns to anybody else, and
    a site can fill it with tens of thousands of the smallest parts that HTTP has. Pieces cost
    no speed, which a small buffer of the system would at sites that are far away.
    """

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """Return at most a piece."""
        return super().recv(min(size, _PIECE), flags)

    def recv_into(self, buffer: WriteableBuffer, nbytes: int = 0, flags: int = 0) -> int:
        """Fill in at most a piece."""
        return super().recv_into(buffer, min(nbytes or len(memoryview(buffer)), _PIECE), flags)
