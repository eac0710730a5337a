"""Databases made once a run and copied for each test: SQLite as a file, PostgreSQL by template."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


class SqliteFiles:
    """Databases as files of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.originals: dict[Prepare, Path] = {}
        self.numbers = count(1)

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
        path = self.folder / f"{next(self.numbers)}.sqlite3"
        shutil.copyfile(self.original(prepare), path)
        yield f"sqlite:///{path}"
        for leftover in self.folder.glob(f"{path.name}*"):
            leftover.unlink()


class PostgresDatabases:
    """Databases of one server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.originals: dict[Prepare, str] = {}

    def original(self, prepare: Prepare) -> str:
        """Make the database that is copied, once."""
        if prepare not in self.originals:
            name = self.server.create()
            prepare(self.server.url(name))
            self.originals[prepare] = name
        return self.originals[prepare]

    @contextmanager
    def copy(self, prepare: Prepare) -> Iterator[str]:
        """Give the address of a fresh database, and drop it afterwards."""
        name = self.server.create(self.original(prepare))
        yield self.server.url(name)
        self.server.drop(name)


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
    engine = create_engine(url, poolclass=NullPool)
    yield engine
    engine.dispose()


def close_sqlite_journal(url: str) -> None:
    """Bring everything into the one file that is copied."""
    if url.startswith("sqlite"):
        with engine_for(url) as engine:
            connection = engine.raw_connection()
            connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
