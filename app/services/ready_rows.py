"""Rows made ready for the driver beforehand: under a lock, nothing is left to do but write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Delete, Insert, Update

from app.services.sessions import AnySession


class ReadyRows:
    """A statement for many rows, with every value as the database takes it."""

    def __init__(
        self,
        session: AnySession,
        statement: Insert | Update | Delete,
        rows: Sequence[Mapping[str, Any]],
    ) -> None:
        """Compile the statement, and turn the values; nothing is sent yet."""
        self.count = len(rows)
        if not rows:
            return
        dialect = session.get_bind().dialect
        compiled = statement.compile(dialect=dialect, column_keys=list(rows[0]))
        self.text = str(compiled)
        turns = {
            name: bind.type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is
            for name, bind in compiled.binds.items()
        }
        fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        names = compiled.positiontup if compiled.positional else list(turns)
        picked = [(name, turns[name]) for name in names or ()]
        whole = ({**fixed, **row} for row in rows) if fixed else rows
        self.values: list[Any] = (
            [tuple(turn(row[name]) for name, turn in picked) for row in whole]
            if compiled.positional
            else [{name: turn(row[name]) for name, turn in picked} for row in whole]
        )

    def run(self, session: AnySession) -> None:
        """Write the rows."""
        if self.count:
            session.connection().exec_driver_sql(self.text, self.values)


def _as_it_is(value: Any) -> Any:
    return value
