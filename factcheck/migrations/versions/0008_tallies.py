"""How many published claims something is true of, kept with each publication; listings are found by slug."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

EACH = """
    SELECT 'all' AS kind, '' AS key, question_id, modified FROM listing WHERE withdrawn IS NULL
    UNION ALL SELECT 'rating', rating, question_id, modified FROM listing WHERE withdrawn IS NULL
    UNION ALL SELECT 'status', CASE WHEN modified > published THEN 'corrected' ELSE 'published' END,
        question_id, modified FROM listing WHERE withdrawn IS NULL
    UNION ALL SELECT 'status', 'withdrawn', question_id, modified FROM listing WHERE withdrawn IS NOT NULL
    UNION ALL SELECT 'claims', CAST((claim_id - 1) / 5000 + 1 AS VARCHAR(100)), question_id, modified
        FROM listing WHERE withdrawn IS NULL
    UNION ALL SELECT 'questions', CAST((question_id - 1) / 5000 + 1 AS VARCHAR(100)), question_id, modified
        FROM listing WHERE withdrawn IS NULL AND question_id IS NOT NULL
    UNION ALL SELECT mention.kind, mention.key, listing.question_id, listing.modified
        FROM mention JOIN listing ON listing.claim_id = mention.claim_id
        WHERE mention.kind IN ('topic', 'speaker', 'outlet')
"""
FILLED = f"""
    INSERT INTO tally (kind, key, claim_count, asked_count, question_count, modified)
    SELECT kind, key, count(*), count(question_id), count(DISTINCT question_id), max(modified)
    FROM ({EACH}) AS claims GROUP BY kind, key
"""


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table('tally',
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('claim_count', sa.Integer(), nullable=False),
    sa.Column('asked_count', sa.Integer(), nullable=False),
    sa.Column('question_count', sa.Integer(), nullable=False),
    sa.Column('modified', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('kind', 'key', name=op.f('pk_tally'))
    )
    op.create_index('ix_tally_kind_claim_count_key', 'tally', ['kind', 'claim_count', 'key'])
    op.create_index(op.f('ix_listing_slug'), 'listing', ['slug'])
    op.execute(FILLED)


def downgrade() -> None:
    """Take the database back to the version before."""
    op.drop_index(op.f('ix_listing_slug'), table_name='listing')
    op.drop_table('tally')
