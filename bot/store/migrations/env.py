"""What Alembic runs to migrate: on the connection, and in the transaction, of `schema.migrate`."""

from __future__ import annotations

from alembic import context

from bot.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
