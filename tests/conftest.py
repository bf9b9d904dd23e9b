"""The application on an empty database, and the cast of every story."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck
from hypothesis import settings as examples
from sqlalchemy import Engine, create_engine, text
from sqlmodel import Session, SQLModel

from factcheck import db, schema
from factcheck.app import Factcheck, create_app
from factcheck.config import Settings
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Role
from tests import one_event
from tests.cast import Browser, Cast
from tests.postgresql import SERVER

SECRET = "only-for-tests-0123456789-abcdefghijk"

# What a busy machine does slowly is not wrong.
examples.register_profile(
    "patient", parent=examples(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
examples.load_profile("patient")


def pytest_addoption(parser):
    parser.addoption(
        "--database", choices=["sqlite", "postgresql"], default="sqlite", help="the engine to test on"
    )


def pytest_sessionfinish(session, exitstatus):
    """A worker hands over which addresses left their entry in the log; alone it is judged at once."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["one_event"] = sorted(one_event.SEEN)
    elif whole(session.config) and exitstatus == pytest.ExitCode.OK and one_event.missing(one_event.SEEN):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):
    """Take over what a worker saw."""
    one_event.SEEN.update(getattr(node, "workeroutput", {}).get("one_event", ()))


def pytest_terminal_summary(terminalreporter, exitstatus, config):
    """Name the addresses that no test saw leave an entry, after a whole run."""
    unseen = one_event.missing(one_event.SEEN) if whole(config) else []
    for rule in unseen:
        terminalreporter.write_line(f"No test saw POST {rule} leave its entry in the log.", red=True)


def whole(config) -> bool:
    """Whether everything is run, but for what one engine leaves out."""
    options = config.option
    chosen = options.keyword or options.collectonly or getattr(options, "lf", False)
    return not chosen and config.args_source.name == "TESTPATHS"


@pytest.fixture(scope="session")
def database_url(request, tmp_path_factory) -> Iterator[str]:
    """An empty, migrated database of this worker's own."""
    if request.config.getoption("--database") == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('database') / 'test.sqlite3'}"
        migrate(url)
        yield url
        return
    server = SERVER.replace("postgresql://", "postgresql+psycopg://", 1)
    name = f"factcheck_test_{secrets.token_hex(4)}"
    outside = create_engine(server, isolation_level="AUTOCOMMIT")
    with outside.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = outside.url.set(database=name).render_as_string(hide_password=False)
    migrate(url)
    yield url
    with outside.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    outside.dispose()


def migrate(url: str) -> None:
    engine = db.make_engine(url)
    schema.upgrade(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def settings(database_url, tmp_path_factory) -> Settings:
    return Settings(
        instance=tmp_path_factory.mktemp("instance"),
        secret_key=SECRET,
        database_url=database_url,
        site_url="http://localhost",
        site_name="Test Desk",
        log_level="critical",
        api_rate=10_000_000,
    )


@pytest.fixture(scope="session")
def application(settings) -> Iterator[Factcheck]:
    app = create_app(settings)
    app.testing = True
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    """Hashing must be slow for thieves, not for tests."""
    monkeypatch.setattr(
        "factcheck.services.people.HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    )


@pytest.fixture
def engine(application) -> Iterator[Engine]:
    """The database, emptied after each test."""
    engine = application.extensions["engine"]
    yield engine
    empty(engine)


def empty(engine: Engine) -> None:
    """Take every row out and count from 1 again; with next to nothing in them, deleting beats truncating."""
    tables = reversed(SQLModel.metadata.sorted_tables)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("; ".join(f'DELETE FROM "{table.name}"' for table in tables))
            connection.exec_driver_sql(RESTARTED)
            return
        connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table in tables:
            connection.execute(table.delete())


RESTARTED = """
    SELECT setval(quote_ident(sequencename)::regclass, 1, false)
    FROM pg_sequences WHERE schemaname = current_schema() AND last_value IS NOT NULL
"""
"""Every sequence that was counted on, back at its start."""


@pytest.fixture
def app(application, engine) -> Factcheck:
    return application


@pytest.fixture
def session(engine) -> Iterator[Session]:
    """A session that writes; commit it before a client asks."""
    with db.open_session(engine, writes=True) as opened:
        yield opened


@pytest.fixture
def cast(app) -> Cast:
    """Everybody, made when first named."""
    return Cast(app)


@pytest.fixture
def ada(cast) -> Browser:
    """A reviewer; the work is hers."""
    return cast.person("ada", Role.REVIEWER)


@pytest.fixture
def ben(cast) -> Browser:
    """A reviewer who works with her."""
    return cast.person("ben", Role.REVIEWER)


@pytest.fixture
def eve(cast) -> Browser:
    """An editor."""
    return cast.person("eve", Role.EDITOR)


@pytest.fixture
def ida(cast) -> Browser:
    """An admin."""
    return cast.person("ida", Role.ADMIN)


@pytest.fixture
def cy(cast) -> Browser:
    """A stranger."""
    return cast.stranger()


@pytest.fixture
def actor(ada) -> Viewer:
    """Ada, as services know her."""
    return ada.viewer


@pytest.fixture
def root() -> Path:
    """The folder of the checkout."""
    return Path(__file__).parent.parent
