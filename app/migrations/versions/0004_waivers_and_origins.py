"""Rules that a quiz waives, and what a question was drafted from."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("quiz_revision", sa.Column("waived", sa.JSON(), nullable=True))
    op.add_column("question_revision", sa.Column("origin", sa.JSON(), nullable=True))
    op.add_column("question_draft", sa.Column("origin", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("question_draft", "origin")
    op.drop_column("question_revision", "origin")
    op.drop_column("quiz_revision", "waived")
