"""The site's database, opened for a command and closed after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine, make_url

from factcheck import db, schema
from factcheck.config import Misconfigured, Settings
from factcheck.services import licences


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[Engine]:
    """The database, when it is there and has the schema of this version.

    Raises Misconfigured, which says what to do.
    """
    found = settings or Settings.load()
    file = sqlite_file(found)
    if file and not file.exists():
        raise Misconfigured(f"There is no database at {file}. Run `factcheck init` first.")
    engine = db.make_engine(found.database)
    try:
        _require_schema(engine)
        yield engine
    finally:
        engine.dispose()


def as_published(engine: Engine, settings: Settings) -> Settings:
    """The settings with the data licence that an admin chose in the browser, if one did."""
    with db.open_session(engine, writes=False) as session:
        return replace(settings, license=licences.in_force(session, settings.license).url)


def _require_schema(engine: Engine) -> None:
    """Refuse a database of another version."""
    current, head = schema.current(engine), schema.head()
    if current != head:
        raise Misconfigured(
            f"The database has schema {current or 'none'}, this version needs {head}. Run `factcheck init`."
        )


def sqlite_file(settings: Settings) -> Path | None:
    """Where the SQLite database lies; None on PostgreSQL."""
    url = make_url(settings.database)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None
