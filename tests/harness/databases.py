"""Databases made once a run and copied for each test: SQLite as a file, PostgreSQL by template."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from heapq import heappop, heappush
from itertools import count
from pathlib import Path
from typing import Protocol

from alembic import command
from sqlalchemy import Engine, NullPool, create_engine
from sqlalchemy.orm import Session

from app.commands.database import migrations_config
from tests.harness.library import stock
from tests.harness.postgres import Server

Prepare = Callable[[str], None]


class Databases(Protocol):
    """A place where databases can be made."""

    def copy(self, prepare: Prepare) -> contextmanager[str]:
        """Give the address of a new database, prepared like all others of its sort."""


class Slots:
    """Numbers of databases; one that is free again is taken first.

    So nearly every test of a run meets its database at the same address, and the engine and the
    app made for that address serve them all.
    """

    def __init__(self) -> None:
        self.fresh = count(1)
        self.free: list[int] = []

    @contextmanager
    def one(self) -> Iterator[int]:
        """Hold a number."""
        number = heappop(self.free) if self.free else next(self.fresh)
        try:
            yield number
        finally:
            heappush(self.free, number)


class SqliteFiles:
    """Databases as files of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.originals: dict[Prepare, Path] = {}
        self.slots = Slots()

    def original(self, prepare: Prepare) -> Path:
        """Make the file that is copied, once."""
        if prepare not in self.originals:
            path = self.folder / f"{prepare.__name__}.sqlite3"
            prepare(f"sqlite:///{path}")
            self.originals[prepare] = path
        return self.originals[prepare]

    @contextmanager
    def copy(self, prepare: Prepare) -> Iterator[str]:
        """Give the address of a fresh file, and remove it afterwards."""
        with self.slots.one() as number:
            path = self.folder / f"{number}.sqlite3"
            shutil.copyfile(self.original(prepare), path)
            yield f"sqlite:///{path}"
            for leftover in self.folder.glob(f"{path.name}*"):
                leftover.unlink()


class PostgresDatabases:
    """Databases of one server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.originals: dict[Prepare, str] = {}
        self.resets: dict[str, str] = {}
        self.slots = Slots()

    def original(self, prepare: Prepare) -> str:
        """Make the database that is copied, once."""
        if prepare not in self.originals:
            name = self.server.create(f"original_{prepare.__name__}")
            prepare(self.server.url(name))
            self.originals[prepare] = name
        return self.originals[prepare]

    @contextmanager
    def copy(self, prepare: Prepare) -> Iterator[str]:
        """Give the address of a database like new: only the stocked ones keep their tables."""
        with self.slots.one() as number:
            if prepare is stocked:
                yield self.restocked(f"stocked_{number}")
                return
            name = self.server.create(f"copy_{number}", self.original(prepare))
            yield self.server.url(name)
            self.server.drop(name)

    def restocked(self, name: str) -> str:
        """Bring a database back to what `stocked` made it: ten times faster than a new one."""
        if name not in self.resets:
            self.server.create(name, self.original(stocked))
            self.resets[name] = self.server.remember_rows(name)
        else:
            self.server.disconnect(name)
            self.server.run(self.resets[name], name)
        return self.server.url(name)


def bare(url: str) -> None:
    """Leave the database without a table."""
    with engine_for(url) as engine, engine.connect():
        pass


def empty(url: str) -> None:
    """Make all tables, with nothing in them."""
    command.upgrade(migrations_config(url), "head")
    close_sqlite_journal(url)


def stocked(url: str) -> None:
    """Make all tables and load the library that we ship."""
    command.upgrade(migrations_config(url), "head")
    with engine_for(url) as engine, Session(engine, expire_on_commit=False) as session:
        stock(session)
    close_sqlite_journal(url)


@contextmanager
def engine_for(url: str) -> Iterator[Engine]:
    """Give an engine that keeps no connection behind."""
    yield kept_engine(url)


@cache
def kept_engine(url: str) -> Engine:
    """Make an address's engine once: what it compiled for one test serves the next."""
    return create_engine(url, poolclass=NullPool)


def close_sqlite_journal(url: str) -> None:
    """Bring everything into the one file that is copied."""
    if url.startswith("sqlite"):
        with engine_for(url) as engine:
            connection = engine.raw_connection()
            connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
