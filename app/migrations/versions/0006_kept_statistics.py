"""Reports kept for large crowds, and indexes by which their age is seen."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_report",
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("quiz_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("basis", sa.String(length=8), nullable=False),
        sa.Column("stamp", sa.String(length=120), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["teacher_id"],
            ["person.id"],
            name=op.f("fk_kept_report_teacher_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["quiz_id"],
            ["quiz.id"],
            name=op.f("fk_kept_report_quiz_id_quiz"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "teacher_id", "quiz_id", "subject", "basis", name=op.f("pk_kept_report")
        ),
    )
    op.create_index(
        "ix_attempt_assignment_id_submitted_at_person_id",
        "attempt",
        ["assignment_id", "submitted_at", "person_id"],
    )
    op.drop_index("ix_attempt_assignment_id", table_name="attempt")
    op.create_index(
        "ix_score_event_set_later",
        "score_event",
        ["at", "attempt_id"],
        sqlite_where=sa.text("reason != 'submitted'"),
        postgresql_where=sa.text("reason != 'submitted'"),
    )


def downgrade() -> None:
    op.drop_index("ix_score_event_set_later", table_name="score_event")
    op.create_index("ix_attempt_assignment_id", "attempt", ["assignment_id"])
    op.drop_index("ix_attempt_assignment_id_submitted_at_person_id", table_name="attempt")
    op.drop_table("kept_report")
