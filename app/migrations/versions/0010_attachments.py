"""Images of questions: their bytes, and the revisions that show them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "image",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_image")),
    )
    op.create_index(op.f("ix_image_added_at"), "image", ["added_at"])
    op.create_table(
        "revision_image",
        sa.Column("question_revision_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_revision_id"],
            ["question_revision.id"],
            name=op.f("fk_revision_image_question_revision_id_question_revision"),
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["image.sha256"], name=op.f("fk_revision_image_sha256_image")
        ),
        sa.PrimaryKeyConstraint("question_revision_id", "sha256", name=op.f("pk_revision_image")),
    )
    op.create_index(op.f("ix_revision_image_sha256"), "revision_image", ["sha256"])


def downgrade() -> None:
    op.drop_index(op.f("ix_revision_image_sha256"), table_name="revision_image")
    op.drop_table("revision_image")
    op.drop_index(op.f("ix_image_added_at"), table_name="image")
    op.drop_table("image")
