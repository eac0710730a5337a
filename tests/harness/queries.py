"""How many statements a page sends to the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import Engine, event

from app.db import db
from tests.harness.visitor import Visitor


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """Collect every statement sent while this lasts: `with counted(engine) as statements: …`."""
    statements: list[str] = []

    def note(_connection, _cursor, statement, _parameters, _context, _many) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def counted_get(app: Flask, visitor: Visitor, address: str) -> int:
    """Count the statements of a page that was opened once before, so that memory is warm."""
    visitor.open(address)
    with app.app_context(), counted(db.engine) as statements:
        visitor.open(address)
    return len(statements)
