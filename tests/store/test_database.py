from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, insert, select, text

from bot.errors import ConfigError, PrecisError, StoreAway, StoreDriverMissing, StoreTooNew
from bot.store import Store, open_store
from bot.store.database import Check, Database, check, open_database, upgrade
from bot.store.engines import located, open_engine
from bot.store.schema import migrate
from bot.store.tables import documents, metadata, opt_outs
from tests.store.records import ALICE, NOW, article, conversation
from tests.store.server import Postgres

FIRST, HEAD = "0001", "0004"


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "target_metadata": metadata}
    )
    return list(compare_metadata(context, metadata))


async def stamp(url: str, revision: str) -> None:
    async with open_database(url) as database, database.write() as connection:
        await connection.execute(
            text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision}
        )


async def test_migrations_make_the_tables_that_the_code_knows(empty_url: str) -> None:
    assert await check(empty_url) == Check(None, HEAD)
    assert await upgrade(empty_url) == HEAD
    assert await upgrade(empty_url) == HEAD
    async with open_database(empty_url) as database, database.read() as connection:
        assert await connection.run_sync(differences) == []
    found = await check(empty_url)
    assert found == Check(HEAD, HEAD)
    assert found.is_current


async def test_data_of_the_first_version_is_kept(empty_url: str) -> None:
    with located(empty_url) as place:
        engine = open_engine(place, migrating=True)
        async with engine.begin() as connection:
            await connection.run_sync(lambda sync: migrate(sync, revision=FIRST))
            row = {
                "identity": "i",
                "content": "c",
                "text": "Kept.",
                "title": "",
                "kind": "page",
                "complete": True,
                "words_read": 1,
                "parts": 1,
                "note": "",
                "kept_at": NOW,
                "used_at": NOW,
            }
            await connection.execute(insert(documents).values(row))
        await engine.dispose()
    found = await check(empty_url)
    assert (found.revision, found.is_current) == (FIRST, False)
    async with open_store(empty_url) as store:
        (document,) = await store.documents.get([1])
        assert (document.article.text, document.kept_at) == ("Kept.", NOW)
        await store.conversations.open(conversation(1))
        await store.conversations.add_document(1, document.id, message=None)
        assert await store.conversations.documents(1) == [document]


async def test_database_of_a_newer_version_is_refused(empty_url: str) -> None:
    url = empty_url
    await stamp(url, "9999")
    for opening in (open_database(url).__aenter__, lambda: upgrade(url), lambda: check(url)):
        with pytest.raises(StoreTooNew):
            await opening()


async def test_stores_opened_at_once_make_the_tables_once(empty_url: str) -> None:
    code = (
        "import asyncio, sys; from bot.store.database import upgrade;"
        "print(asyncio.run(upgrade(sys.argv[1])))"
    )
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, empty_url, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    outputs = await asyncio.gather(*(process.communicate() for process in processes))
    assert outputs == [(f"{HEAD}\n".encode(), b"")] * 3


async def test_checking_makes_no_file(tmp_path: Path) -> None:
    file = tmp_path / "none.db"
    assert not (await check(f"sqlite:///{file}")).is_current
    assert not file.exists()


async def test_file_is_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "a%20 b?c" / "precis.db"
    async with open_store(f"sqlite:///{file}") as store:
        await store.privacy.opt_out(ALICE, True)
        modes = {path.name: path.stat().st_mode & 0o777 for path in file.parent.iterdir()}
    assert modes == dict.fromkeys(("precis.db", "precis.db-wal", "precis.db-shm"), 0o600)
    assert file.parent.stat().st_mode & 0o777 == 0o700


async def test_every_connection_to_sqlite_is_careful(tmp_path: Path) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 5000,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    async with (
        open_database(f"sqlite:///{tmp_path / 'a.db'}") as database,
        database.read() as one,
        database.read() as two,
    ):
        for connection in (one, two):
            found = {
                name: (await connection.execute(text(f"PRAGMA {name}"))).scalar()
                for name in expected
            }
            assert found == expected


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
async def test_database_without_a_file_is_shared_and_gone_afterwards(url: str) -> None:
    async with open_store(url) as store:
        await asyncio.gather(*(store.privacy.opt_out(member, True) for member in range(20)))
        found = await asyncio.gather(*(store.privacy.opted_out(member) for member in range(20)))
        assert all(found)
    async with open_store(url) as store:
        assert not await store.privacy.opted_out(0)


@pytest.mark.parametrize("url", ["", "precis.db", "mysql://a/b", "sqlite:precis.db", "sqlite://a"])
async def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="sqlite:///"):
        await upgrade(url)


async def test_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    # None there makes Python say that there is no such module.
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(StoreDriverMissing):
        await upgrade("postgresql://127.0.0.1/precis")


@pytest.mark.parametrize(
    ("url", "kind", "said"),
    [
        ("postgresql://me:hush@127.0.0.1:1/precis", StoreAway, "PostgreSQL at 127.0.0.1 "),
        ("postgres://me:hu@sh@127.0.0.1:1/precis", StoreAway, "PostgreSQL at 127.0.0.1 "),
        ("postgresql://me:hush@127.0.0.1:hush/precis", ConfigError, "no address"),
        ("postgresql://me:hush@[127.0.0.1/precis", ConfigError, "no address"),
    ],
)
async def test_unreachable_server_is_named_without_the_password(
    url: str, kind: type[PrecisError], said: str
) -> None:
    for opening in (upgrade, check):
        with pytest.raises(kind) as caught:
            await opening(url)
        assert said in caught.value.user_message
        assert "hu" not in caught.value.user_message


async def test_database_that_is_not_there_is_away(postgres: Postgres) -> None:
    with pytest.raises(StoreAway, match="InvalidCatalogNameError"):
        await upgrade(postgres.url("nowhere"))


async def test_file_that_cannot_be_written_is_away(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no database, and longer than a header of one is" * 50)
    for path in ("", "file/precis.db", "file"):
        with pytest.raises(StoreAway, match="cannot be read and written"):
            await upgrade(f"sqlite:///{tmp_path / path}")


async def test_server_that_goes_away_is_noticed_and_found_again(postgres: Postgres) -> None:
    url = await postgres.create()
    async with open_store(url) as store:
        await store.privacy.opt_out(ALICE, True)
        await postgres.close(url)
        for attempt in (store.privacy.opted_out(ALICE), store.privacy.opt_out(ALICE, False)):
            with pytest.raises(StoreAway):
                await attempt
        await postgres.reopen(url)
        assert await store.privacy.opted_out(ALICE)
    await postgres.drop(url)


async def test_full_disk_is_the_store_being_away(tmp_path: Path) -> None:
    async with open_store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        async with store.database.write() as connection:
            await connection.execute(text("PRAGMA max_page_count = 1"))
        with pytest.raises(StoreAway, match="my memory"):
            await store.documents.keep(article("long " * 100_000), canonical=None)
        assert await store.documents.get([1]) == []


async def test_lock_held_for_long_is_the_store_being_away(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    async with open_store(f"sqlite:///{file}") as store:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreAway):
            await store.privacy.opt_out(ALICE, True)
        assert not await store.privacy.opted_out(ALICE)
        other.execute("ROLLBACK")
        other.close()
        await store.privacy.opt_out(ALICE, True)


async def test_scrubbing_tells_when_a_reader_is_in_the_way(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    async with open_store(f"sqlite:///{file}") as store:
        await store.privacy.opt_out(ALICE, True)
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN")
        other.execute("SELECT * FROM opt_outs").fetchall()
        await store.privacy.opt_out(ALICE, False)
        assert not await store.database.scrub()
        other.execute("ROLLBACK")
        other.close()
        assert await store.database.scrub()
        assert (tmp_path / "a.db-wal").stat().st_size == 0


async def test_nothing_of_a_transaction_stays_when_it_raises(store: Store) -> None:
    async def fail() -> None:
        async with store.database.write() as connection:
            await connection.execute(insert(opt_outs).values(member=ALICE, since=NOW))
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    assert not await store.privacy.opted_out(ALICE)


async def test_cancelled_work_leaves_the_store_usable(store: Store) -> None:
    for pause in range(25):
        work = asyncio.create_task(store.privacy.opt_out(pause, True))
        await asyncio.sleep(pause / 5000)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
    await store.privacy.opt_out(ALICE, True)
    assert await store.privacy.opted_out(ALICE)


async def test_transactions_that_read_first_do_not_run_into_each_other(
    url: str, store: Store
) -> None:
    async with open_database(url) as other:

        async def count(database: Database, member: int) -> None:
            async with database.write() as connection:
                await connection.execute(select(func.count()).select_from(opt_outs))
                await connection.execute(insert(opt_outs).values(member=member, since=NOW))

        await asyncio.gather(
            *(count((store.database, other)[member % 2], member) for member in range(30))
        )
    async with store.database.read() as connection:
        total = (await connection.execute(select(func.count()).select_from(opt_outs))).scalar()
    assert total == 30


def test_importing_the_store_leaves_migrations_and_drivers_out() -> None:
    code = "import sys, bot.store; print([n for n in ('alembic', 'asyncpg') if n in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
