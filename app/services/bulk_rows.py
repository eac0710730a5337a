"""Many rows of one table, made ready beforehand, so that inserting them takes little time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, insert

from app.services.sessions import AnySession


@dataclass(frozen=True)
class ReadyRows:
    """A statement as the database's driver takes it, and its values, a row each."""

    statement: str
    values: list[Any]


def ready(session: AnySession, table: Table, rows: Sequence[dict[str, Any]]) -> ReadyRows | None:
    """Turn rows, which all name the same columns, into what the driver takes; None for no rows."""
    if not rows:
        return None
    dialect = session.get_bind().dialect
    compiled = insert(table).compile(dialect=dialect, column_keys=list(rows[0]))
    makers = {
        name: table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in rows[0]
    }
    made = [
        {name: maker(row[name]) if (maker := makers[name]) else row[name] for name in row}
        for row in rows
    ]
    order = getattr(compiled, "positiontup", None)
    values = [tuple(row[name] for name in order) for row in made] if order else made
    return ReadyRows(str(compiled), values)


def put(session: AnySession, rows: ReadyRows | None) -> None:
    """Insert them."""
    if rows:
        session.connection().exec_driver_sql(rows.statement, rows.values)
