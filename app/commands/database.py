"""`flask database …`: make the tables, or take them back."""

from __future__ import annotations

from pathlib import Path

import click
from alembic import command
from alembic.config import Config
from flask import current_app
from flask.cli import AppGroup

MIGRATIONS = Path(__file__).parent.parent / "migrations"
database = AppGroup("database", help="Make the database's tables, or take them back.")


def migrations_config(url: str) -> Config:
    """Point Alembic at our migrations and a database."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["url"] = url
    return config


@database.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the tables up to REVISION, the newest by default."""
    command.upgrade(migrations_config(current_app.config["SQLALCHEMY_DATABASE_URI"]), revision)


@database.command()
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Take the tables back to REVISION ("base" removes all). Make a backup first."""
    command.downgrade(migrations_config(current_app.config["SQLALCHEMY_DATABASE_URI"]), revision)
