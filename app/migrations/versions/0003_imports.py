"""Imports of questions: what was read of a file, and the drafts made of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "question_import",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("lesson_id", sa.Uuid(), nullable=False),
        sa.Column("quiz_id", sa.Uuid(), nullable=True),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("unkept", sa.JSON(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
            name=op.f("fk_question_import_author_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_question_import_lesson_id_lesson")
        ),
        sa.ForeignKeyConstraint(
            ["quiz_id"], ["quiz.id"], name=op.f("fk_question_import_quiz_id_quiz")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_import")),
    )
    op.create_index(op.f("ix_question_import_author_id"), "question_import", ["author_id"])
    op.create_table(
        "imported_draft",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["question_import.id"],
            name=op.f("fk_imported_draft_import_id_question_import"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["question_draft.id"],
            name=op.f("fk_imported_draft_draft_id_question_draft"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("import_id", "number", name=op.f("pk_imported_draft")),
    )
    op.create_index(op.f("ix_imported_draft_draft_id"), "imported_draft", ["draft_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_imported_draft_draft_id"), table_name="imported_draft")
    op.drop_table("imported_draft")
    op.drop_index(op.f("ix_question_import_author_id"), table_name="question_import")
    op.drop_table("question_import")
