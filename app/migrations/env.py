"""How Alembic reaches the database: one transaction for all, batches for SQLite."""

from typing import Literal

from alembic import context
from sqlalchemy import create_engine, pool

import app.models  # noqa: F401 (declares all tables)
from app.db import Base, UtcDateTime

url = context.config.attributes["url"]


def render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our own column type as the plain one it stores, so that old migrations keep running."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run() -> None:
    """Run the migrations on the database."""
    engine = create_engine(url, poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            render_item=render_item,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
