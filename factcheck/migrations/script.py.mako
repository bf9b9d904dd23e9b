"""${message}."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Bring the database to this version."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Take the database back to the version before."""
    ${downgrades if downgrades else "pass"}
