"""Tables are made, changed and taken back by migrations alone, on both kinds of database."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

import app.models  # noqa: F401 (declares all tables)
from app.commands.database import migrations_config
from app.db import Base
from tests.harness.databases import engine_for


def tables(url):
    with engine_for(url) as engine:
        return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_migrations_make_the_tables_that_the_models_declare(empty_url):
    with engine_for(empty_url) as engine, engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_migration_can_be_taken_back_and_made_again(bare_url):
    config = migrations_config(bare_url)
    script = ScriptDirectory.from_config(config)
    for revision in reversed(list(script.walk_revisions())):
        before = tables(bare_url)
        command.upgrade(config, revision.revision)
        command.downgrade(config, "-1")
        assert tables(bare_url) == before
        command.upgrade(config, revision.revision)
    command.downgrade(config, "base")
    assert tables(bare_url) == set()


def test_there_is_one_line_of_migrations():
    assert len(ScriptDirectory.from_config(migrations_config("sqlite://")).get_heads()) == 1


@pytest.mark.parametrize("times", [2])
def test_upgrading_again_changes_nothing(empty_url, times):
    before = tables(empty_url)
    for _ in range(times):
        command.upgrade(migrations_config(empty_url), "head")
    assert tables(empty_url) == before
