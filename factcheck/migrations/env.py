"""How Alembic meets our database: the caller hands it the connection."""

from alembic import context
from sqlmodel import SQLModel

import factcheck.models  # noqa: F401 - all tables must be known

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    transaction_per_migration=False,
)
context.run_migrations()
