"""What a bearing or a weight was before it was changed."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    with op.batch_alter_table('bearing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('earlier', sa.JSON(), nullable=False, server_default='[]'))
    with op.batch_alter_table('weighing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('earlier', sa.JSON(), nullable=False, server_default='[]'))


def downgrade() -> None:
    """Take the database back to the version before."""
    with op.batch_alter_table('weighing', schema=None) as batch_op:
        batch_op.drop_column('earlier')
    with op.batch_alter_table('bearing', schema=None) as batch_op:
        batch_op.drop_column('earlier')
