"""Ids as the database gives them: of a hundred thousand rows, few are ever read as UUIDs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, type_coerce

from app.services.sessions import AnySession

RawId = str | UUID
"""Of SQLite the digits, of PostgreSQL a UUID."""


def raw(column: Any) -> ColumnElement[Any]:
    """Select an id without reading it."""
    return type_coerce(column, String)


def as_uuid(id_: RawId) -> UUID:
    """Read an id."""
    return id_ if isinstance(id_, UUID) else UUID(id_)


def among(session: AnySession, column: Any, ids: Sequence[RawId]) -> ColumnElement[bool]:
    """Tell whether an id is one of those that the database gave."""
    sqlite = session.get_bind().dialect.name == "sqlite"
    return (raw(column) if sqlite else column).in_(ids)
