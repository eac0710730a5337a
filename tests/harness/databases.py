"""Databases made once a run and copied for each test: SQLite as a file, PostgreSQL by template."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
from tests.harness.taking import shelve_every_type


@dataclass(frozen=True)
class Sort:
    """What databases of a sort have in them: what those of another have, and what is added."""

    name: str
    add: Callable[[str], None]
    on: Sort | None = None


class Databases(Protocol):
    """A place where databases can be made."""

    def copy(self, sort: Sort) -> contextmanager[str]:
        """Give the address of a new database, with the same in it as all others of its sort."""


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
        self.originals: dict[Sort, Path] = {}
        self.slots = Slots()

    def original(self, sort: Sort) -> Path:
        """Make the file that is copied, once."""
        if sort not in self.originals:
            path = self.folder / f"{sort.name}.sqlite3"
            if sort.on:
                shutil.copyfile(self.original(sort.on), path)
            sort.add(f"sqlite:///{path}")
            close_journal(f"sqlite:///{path}")
            self.originals[sort] = path
        return self.originals[sort]

    @contextmanager
    def copy(self, sort: Sort) -> Iterator[str]:
        """Give the address of a fresh file, and remove it afterwards."""
        with self.slots.one() as number:
            path = self.folder / f"{number}.sqlite3"
            shutil.copyfile(self.original(sort), path)
            yield f"sqlite:///{path}"
            for leftover in self.folder.glob(f"{path.name}*"):
                leftover.unlink()


class PostgresDatabases:
    """Databases of one server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.originals: dict[Sort, str] = {}
        self.resets: dict[str, str] = {}
        self.slots = Slots()

    def original(self, sort: Sort) -> str:
        """Make the database that is copied, once."""
        if sort not in self.originals:
            template = {"template": self.original(sort.on)} if sort.on else {}
            name = self.server.create(f"original_{sort.name}", **template)
            sort.add(self.server.url(name))
            self.originals[sort] = name
        return self.originals[sort]

    @contextmanager
    def copy(self, sort: Sort) -> Iterator[str]:
        """Give the address of a database like new: only those with a library keep their tables."""
        with self.slots.one() as number:
            if sort in (bare, empty):
                name = self.server.create(f"copy_{number}", self.original(sort))
                yield self.server.url(name)
                self.server.drop(name)
            else:
                yield self.restocked(f"{sort.name}_{number}", sort)

    def restocked(self, name: str, sort: Sort) -> str:
        """Bring a database back to what it was made as: ten times faster than a new one."""
        if name not in self.resets:
            self.server.create(name, self.original(sort))
            self.resets[name] = self.server.remember_rows(name)
        else:
            self.server.disconnect(name)
            self.server.run(self.resets[name], name)
        return self.server.url(name)


@contextmanager
def session_on(url: str) -> Iterator[Session]:
    """Give a session that adds to a database."""
    with engine_for(url) as engine, Session(engine, expire_on_commit=False) as session:
        yield session


def touch(url: str) -> None:
    """Leave the database without a table."""
    with engine_for(url) as engine, engine.connect():
        pass


def migrate(url: str) -> None:
    """Make all tables."""
    command.upgrade(migrations_config(url), "head")


def load_library(url: str) -> None:
    """Load the library that we ship."""
    with session_on(url) as session:
        stock(session)


def load_every_type(url: str) -> None:
    """Load the sample lesson, with a quiz of one question of each type."""
    with session_on(url) as session:
        shelve_every_type(session)


bare = Sort("bare", touch)
empty = Sort("empty", migrate, bare)
stocked = Sort("stocked", load_library, empty)
with_every_type = Sort("with_every_type", load_every_type, stocked)


@contextmanager
def engine_for(url: str) -> Iterator[Engine]:
    """Give an engine that keeps no connection behind."""
    yield kept_engine(url)


@cache
def kept_engine(url: str) -> Engine:
    """Make an address's engine once: what it compiled for one test serves the next."""
    return create_engine(url, poolclass=NullPool)


def close_journal(url: str) -> None:
    """Bring everything into the one file that is copied."""
    with engine_for(url) as engine:
        connection = engine.raw_connection()
        connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
