"""The tables' versions: which one a database has, and the way to the newest.

Alembic is imported where it is used, as it is needed once, at start.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from bot.errors import StoreTooNew

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"

LOCK = 0x507265636973
"""The number of the lock that one process holds on PostgreSQL while it makes tables: "Precis"."""


@dataclass(frozen=True, slots=True)
class Check:
    """Which version of the tables a database has.

    Attributes:
        revision: None for a database without tables.
        head: The version that this program works with.
    """

    revision: str | None
    head: str

    @property
    def is_current(self) -> bool:
        """Tell whether the program can work with the tables as they are."""
        return self.revision == self.head


def inspect(connection: Connection | None) -> Check:
    """Return the version of a database's tables.

    Args:
        connection: None for a database that does not exist.

    Raises:
        StoreTooNew: this program does not know that version.
    """
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config())
    known = [script.revision for script in scripts.walk_revisions()]
    revision = None
    if connection is not None:
        revision = MigrationContext.configure(connection).get_current_revision()
    if revision is not None and revision not in known:
        raise StoreTooNew
    return Check(revision, head=known[0])


def migrate(connection: Connection, *, revision: str = "head") -> str:
    """Bring the tables to a version, inside the connection's transaction.

    Of two processes that do this at once, the second waits and finds it done.

    Returns:
        The version they have now.

    Raises:
        StoreTooNew: this program does not know the version they have.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    before = inspect(connection)
    if before.is_current:
        return before.head

    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    return inspect(connection).revision or ""


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    # A percent sign would begin a placeholder there.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
