"""Bring a database to the schema of this version, with foreign keys watched over."""

from collections.abc import Callable

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, inspect, select, table
from sqlmodel import SQLModel

from factcheck.config import PACKAGE


class BrokenReferences(Exception):
    """A migration would have left rows that point nowhere; nothing was changed."""


class LostRows(Exception):
    """A migration would have lost rows; nothing was changed."""


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(PACKAGE / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def head() -> str | None:
    """The newest schema version this code knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def current(engine: Engine) -> str | None:
    """The schema version of a database; None when it is empty."""
    with engine.execution_options(writes=False).connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine, target: str = "head") -> None:
    """Migrate forward; on SQLite with foreign keys off while tables are rebuilt."""
    _migrate(engine, command.upgrade, target)


def downgrade(engine: Engine, target: str) -> None:
    """Migrate back."""
    _migrate(engine, command.downgrade, target)


def _migrate(engine: Engine, step: Callable[[Config, str], None], target: str) -> None:
    """Run one step in one transaction that is kept only if no row and no reference was lost."""
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            _foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                before = _row_counts(connection)
                step(_config(connection), target)
                _require_rows(before, _row_counts(connection))
                if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                    raise BrokenReferences(
                        "The migration was not carried out: it would have left broken references."
                    )
        finally:
            if sqlite:
                _foreign_keys(connection, "ON")


def _row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each table holds, but for the one that names the schema's version."""
    tables = {
        name: table(name) for name in inspect(connection).get_table_names() if name != "alembic_version"
    }
    return {
        name: connection.execute(select(func.count()).select_from(one)).scalar_one()
        for name, one in tables.items()
    }


def _require_rows(before: dict[str, int], after: dict[str, int]) -> None:
    """Raise LostRows where a table that is still there has fewer rows than before."""
    lost = [name for name, count in before.items() if after.get(name, count) < count]
    if lost:
        raise LostRows(f"The migration was not carried out: it would have lost rows of {', '.join(lost)}.")


def _foreign_keys(connection: Connection, state: str) -> None:
    """Switch SQLite's foreign keys, which works outside a transaction only."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA foreign_keys={state}")


def differences(engine: Engine) -> list[object]:
    """Where the database's schema differs from the models."""
    with engine.execution_options(writes=False).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _ours})
        return list(compare_metadata(context, SQLModel.metadata))


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether the models tell of a thing in the database; the index of search is its own affair."""
    return kind not in {"table", "index"} or not (name or "").startswith("listing_search")


def revise(engine: Engine, message: str, revision: str) -> None:
    """Write a new migration from the difference between models and database."""
    with engine.connect() as connection:
        command.revision(_config(connection), message=message, autogenerate=True, rev_id=revision)
