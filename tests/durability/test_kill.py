"""Kill -9 in the middle of work: what was acknowledged is there, once, and the log's chain holds."""

import random
import threading
import time
from collections import Counter
from http.client import HTTPException

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.models import Question
from factcheck.services import log
from tests.conftest import empty, migrate
from tests.durability.server import Server, Worker, hire

pytestmark = pytest.mark.slow
KILLS = 20
WRITERS = 4


def test_twenty_kills_lose_nothing_that_was_acknowledged(server, own_database):
    acknowledged: list[str] = []
    tokens = [hire(own_database, f"writer-{number}") for number in range(WRITERS)]
    chance = random.Random(3)
    for _ in range(KILLS):
        server.start()
        threads = [
            threading.Thread(target=write, args=(Worker(server, token), acknowledged)) for token in tokens
        ]
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0.2, 0.8))
        server.kill()
        for thread in threads:
            thread.join(30)
    assert len(acknowledged) > KILLS
    kept = stored(own_database)
    assert [text for text in acknowledged if kept[text] != 1] == []
    assert max(kept.values()) == 1


def write(worker: Worker, acknowledged: list[str]) -> None:
    """Open questions until the server is gone; note each one it said it kept."""
    try:
        token = worker.csrf_token("/desk/questions/new")
        for number in range(10_000):
            text = f"Question {id(worker)} {number} {time.time_ns()}?"
            status, _ = worker.ask("/desk/questions", csrf_token=token, text=text, summary="", topics="")
            if status != 303:
                return
            acknowledged.append(text)
    except (OSError, HTTPException, TypeError):
        return


def stored(url: str) -> Counter[str]:
    """How often each question is in the database, once the log's chain has been followed."""
    engine = db.make_engine(url)
    try:
        with db.open_session(engine, writes=False) as session:
            assert log.broken_at(session) is None
            return Counter(session.exec(select(Question.text)).all())
    finally:
        engine.dispose()


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
