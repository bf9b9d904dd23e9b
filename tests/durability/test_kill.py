"""Kill -9 in the middle of work: what was acknowledged is there, once, and the log's chain holds."""

import pytest

from factcheck import db
from tests.conftest import empty, migrate
from tests.durability.kills import kill_often
from tests.durability.publishing import kill_while_publishing
from tests.durability.server import Server

pytestmark = pytest.mark.slow
KILLS = 10
PUBLICATIONS = 5


def test_kills_lose_nothing_that_was_acknowledged(server, own_database):
    outcome = kill_often(server, own_database, KILLS)
    assert len(outcome.acknowledged) > KILLS
    assert outcome.lost == []
    assert outcome.doubled == []


def test_a_publication_that_is_killed_is_there_for_all_readers_or_for_none(server, own_database):
    outcome = kill_while_publishing(server, own_database, PUBLICATIONS)
    assert set(outcome) <= {"old", "new"}
    assert sum(outcome.values()) == PUBLICATIONS


@pytest.fixture
def own_database(database_url, tmp_path, request):
    """A database that only this story uses."""
    if request.config.getoption("--database") == "sqlite":
        url = f"sqlite:///{tmp_path / 'kill.sqlite3'}"
        migrate(url)
        yield url
        return
    yield database_url
    engine = db.make_engine(database_url)
    empty(engine)
    engine.dispose()


@pytest.fixture
def server(own_database, tmp_path):
    found = Server(tmp_path, own_database)
    yield found
    if found.process and found.process.poll() is None:
        found.kill()
