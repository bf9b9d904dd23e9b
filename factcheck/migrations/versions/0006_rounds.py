"""Why a round was opened, and when a verdict was given before it was reconsidered."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    with op.batch_alter_table('round', schema=None) as batch_op:
        batch_op.add_column(sa.Column('reason', sa.Text(), nullable=False, server_default=''))
    with op.batch_alter_table('reconsideration', schema=None) as batch_op:
        batch_op.add_column(sa.Column('submitted_before', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))


def downgrade() -> None:
    """Take the database back to the version before."""
    with op.batch_alter_table('reconsideration', schema=None) as batch_op:
        batch_op.drop_column('submitted_before')
    with op.batch_alter_table('round', schema=None) as batch_op:
        batch_op.drop_column('reason')
