"""Articles, and the desks on which lessons are made of them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("citation", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("discarded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
            name=op.f("fk_article_author_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    op.create_index(op.f("ix_article_author_id"), "article", ["author_id"])
    op.create_table(
        "lesson_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_change", sa.String(length=64), nullable=True),
        sa.Column("lesson_id", sa.Uuid(), nullable=True),
        sa.Column("based_on_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_lesson_draft_article_id_article"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_lesson_draft_lesson_id_lesson")
        ),
        sa.ForeignKeyConstraint(
            ["based_on_id"],
            ["lesson_revision.id"],
            name=op.f("fk_lesson_draft_based_on_id_lesson_revision"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_draft")),
        sa.UniqueConstraint("article_id", name=op.f("uq_lesson_draft_article_id")),
    )
    op.create_index(op.f("ix_lesson_draft_lesson_id"), "lesson_draft", ["lesson_id"])
    op.create_table(
        "lesson_draft_step",
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["lesson_draft.id"],
            name=op.f("fk_lesson_draft_step_draft_id_lesson_draft"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("draft_id", "version", name=op.f("pk_lesson_draft_step")),
    )


def downgrade() -> None:
    op.drop_table("lesson_draft_step")
    op.drop_index(op.f("ix_lesson_draft_lesson_id"), table_name="lesson_draft")
    op.drop_table("lesson_draft")
    op.drop_index(op.f("ix_article_author_id"), table_name="article")
    op.drop_table("article")
