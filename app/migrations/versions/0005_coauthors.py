"""Articles shared with other teachers, and who changed what on a desk."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "article_co_author",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_article_co_author_article_id_article"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_article_co_author_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "person_id", name=op.f("pk_article_co_author")),
    )
    op.create_index(op.f("ix_article_co_author_person_id"), "article_co_author", ["person_id"])
    op.create_table(
        "lesson_draft_change",
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["lesson_draft.id"],
            name=op.f("fk_lesson_draft_change_draft_id_lesson_draft"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["person.id"],
            name=op.f("fk_lesson_draft_change_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("draft_id", "version", name=op.f("pk_lesson_draft_change")),
    )
    with op.batch_alter_table("lesson_draft_step") as step:
        step.add_column(sa.Column("by_id", sa.Uuid(), nullable=True))
        step.create_foreign_key(
            op.f("fk_lesson_draft_step_by_id_person"),
            "person",
            ["by_id"],
            ["id"],
            ondelete="SET NULL",
        )


def downgrade() -> None:
    with op.batch_alter_table("lesson_draft_step") as step:
        step.drop_constraint(op.f("fk_lesson_draft_step_by_id_person"), type_="foreignkey")
        step.drop_column("by_id")
    op.drop_table("lesson_draft_change")
    op.drop_index(op.f("ix_article_co_author_person_id"), table_name="article_co_author")
    op.drop_table("article_co_author")
