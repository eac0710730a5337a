"""The database: one transaction a request, begun by the rules that keep scores true."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

import uuid6
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, MetaData, TypeDecorator, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase

read_only: ContextVar[bool] = ContextVar("read_only", default=False)
pretended_now: ContextVar[datetime | None] = ContextVar("pretended_now", default=None)


class Base(DeclarativeBase):
    """The base of all rows; constraints have names so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store the moment in UTC; refuse a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read the moment as UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def new_id() -> UUID:
    """Make an id that says nothing to a reader and sorts by time (UUIDv7)."""
    return UUID(int=uuid6.uuid7().int)


def now() -> datetime:
    """Tell the server's time, in UTC."""
    return pretended_now.get() or datetime.now(UTC)


@contextmanager
def at_time(moment: datetime) -> Iterator[None]:
    """Pretend that it is another time, for the demo's past weeks and for tests."""
    token = pretended_now.set(moment)
    try:
        yield
    finally:
        pretended_now.reset(token)


@contextmanager
def reading_only() -> Iterator[None]:
    """Make transactions begun inside read-only."""
    token = read_only.set(True)
    try:
        yield
    finally:
        read_only.reset(token)


@event.listens_for(Engine, "connect")
def prepare_connection(connection: Any, _record: Any) -> None:
    """Set an SQLite connection up so that nothing confirmed is ever lost."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # the driver begins no transaction; begin() below does
    cursor = connection.cursor()
    for pragma in (
        "busy_timeout = 10000",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@event.listens_for(Engine, "begin")
def begin(connection: Connection) -> None:
    """Begin read-only for safe requests, and with the write lock at once for others."""
    if connection.dialect.name == "sqlite":
        raw = sqlite_connection(connection)
        raw.execute("BEGIN" if read_only.get() else "BEGIN IMMEDIATE")
        connection.info["changes"] = raw.total_changes
    elif read_only.get():
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


@event.listens_for(Engine, "commit")
def refuse_changes(connection: Connection) -> None:
    """Refuse to commit what a read-only transaction changed, as PostgreSQL does by itself.

    SQLite could refuse the change at once (PRAGMA query_only), but setting that pragma makes it
    forget every prepared statement: preparing them anew took longer than running them.
    """
    if read_only.get() and connection.dialect.name == "sqlite":
        changes = sqlite_connection(connection).total_changes - connection.info["changes"]
        if changes:
            error = sqlite3.OperationalError("attempt to write in a read-only transaction")
            raise OperationalError("COMMIT", {}, error)


def sqlite_connection(connection: Connection) -> sqlite3.Connection:
    """Give the driver's own connection."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)
