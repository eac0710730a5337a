"""Mendings: how questions were marked otherwise after answers came in."""

import sqlalchemy as sa
from alembic import op

from app.migrations.append_only import forbid_updates

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "assignment", sa.Column("mendings", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column(
        "score_event", sa.Column("out_of", sa.Integer(), server_default="1", nullable=False)
    )
    op.create_table(
        "mending",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("question_revision_id", sa.Uuid(), nullable=False),
        sa.Column("lesson_revision_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("never_lower", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("apply_key", sa.String(length=64), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        foreign_key("mending", "question_revision_id", "question_revision"),
        foreign_key("mending", "lesson_revision_id", "lesson_revision"),
        foreign_key("mending", "by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mending")),
        sa.UniqueConstraint("apply_key", name=op.f("uq_mending_apply_key")),
    )
    op.create_index(
        op.f("ix_mending_question_revision_id"), "mending", ["question_revision_id"]
    )
    op.create_table(
        "mending_place",
        sa.Column("mending_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        foreign_key("mending_place", "mending_id", "mending", "CASCADE"),
        foreign_key("mending_place", "assignment_id", "assignment", "CASCADE"),
        sa.PrimaryKeyConstraint("mending_id", "assignment_id", name=op.f("pk_mending_place")),
    )
    op.create_index(op.f("ix_mending_place_assignment_id"), "mending_place", ["assignment_id"])
    op.create_table(
        "mending_undone",
        sa.Column("mending_id", sa.Uuid(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        foreign_key("mending_undone", "mending_id", "mending", "CASCADE"),
        foreign_key("mending_undone", "by_id", "person"),
        sa.PrimaryKeyConstraint("mending_id", name=op.f("pk_mending_undone")),
    )
    forbid_updates("mending", "mending_place", "mending_undone")


def downgrade() -> None:
    op.drop_table("mending_undone")
    op.drop_table("mending_place")
    op.drop_table("mending")
    op.drop_column("score_event", "out_of")
    op.drop_column("assignment", "mendings")


def foreign_key(
    table: str, column: str, other: str, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"), ondelete=ondelete
    )
