"""Tables that only grow: the database itself refuses to change a row of theirs."""

from alembic import op

FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_update() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME; END $$
"""


def forbid_updates(*tables: str) -> None:
    """Make every UPDATE of these tables fail, on SQLite and PostgreSQL."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        op.execute(FUNCTION)
    for table in tables:
        action = (
            f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END"
            if sqlite
            else "FOR EACH ROW EXECUTE FUNCTION refuse_update()"
        )
        op.execute(f"CREATE TRIGGER {table}_is_append_only BEFORE UPDATE ON {table} {action}")


def permit_updates(*tables: str) -> None:
    """Take the refusal back."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table in tables:
        on = "" if sqlite else f" ON {table}"
        op.execute(f"DROP TRIGGER {table}_is_append_only{on}")
    if not sqlite:
        op.execute("DROP FUNCTION refuse_update()")
