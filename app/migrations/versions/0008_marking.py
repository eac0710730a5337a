"""Responses that teachers mark with a rubric, and how many of an attempt still wait."""

import sqlalchemy as sa
from alembic import op

from app.migrations.append_only import forbid_updates

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attempt", sa.Column("waiting", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "marking",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("question_key", sa.String(length=80), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempt.id"],
            name=op.f("fk_marking_attempt_id_attempt"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_marking_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_marking")),
        sa.UniqueConstraint(
            "attempt_id",
            "question_key",
            "sequence",
            name=op.f("uq_marking_attempt_id_question_key_sequence"),
        ),
    )
    forbid_updates("marking")


def downgrade() -> None:
    op.drop_table("marking")
    op.drop_column("attempt", "waiting")
