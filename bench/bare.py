"""What the class is compared with: a view of one indexed SELECT and one INSERT with COMMIT.

The same gunicorn, with the same settings, and the same settings of SQLite (WAL, synchronous=FULL).
"""

from __future__ import annotations

import os
import socket

from flask import Flask
from sqlalchemy import (
    Column,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    insert,
    select,
)

from app.config import THREADS
from app.db import begin, prepare_connection
from app.serve import Server

event.remove(Engine, "connect", prepare_connection)
event.remove(Engine, "begin", begin)

metadata = MetaData()
things = Table(
    "thing",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(40), index=True),
    Column("text", String(200)),
)
notes = Table(
    "note", metadata, Column("id", Integer, primary_key=True), Column("text", String(200))
)


def make_bare_app(url: str) -> Flask:
    """Make the app, with 200 rows to look among."""
    engine = create_engine(url, pool_size=THREADS)
    event.listen(engine, "connect", prepare)
    metadata.create_all(engine)
    with engine.begin() as connection:
        rows = [{"name": f"thing-{number}", "text": "x" * 150} for number in range(200)]
        connection.execute(insert(things), rows)
    app = Flask("bare")

    @app.get("/<name>")
    def view(name: str) -> str:
        with engine.begin() as connection:
            text = connection.execute(select(things.c.text).where(things.c.name == name)).scalar()
            connection.execute(insert(notes), {"text": "a note"})
        return text or "none"

    return app


def prepare(connection, _record) -> None:
    """Set a connection up as app/db.py does, but leave transactions to the driver."""
    for pragma in ("busy_timeout = 10000", "journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def main() -> None:
    """Serve until stopped."""
    app = make_bare_app(os.environ["DATABASE_URL"])
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listener:
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        Server(app, listener).run()


if __name__ == "__main__":
    main()
