"""The sign beside a SQLite database: what it may be believed for, whoever changes or breaks it."""

import os
import subprocess
import sys
import threading

import pytest
from sqlalchemy import create_engine

from factcheck import db, shelf, signs
from factcheck.services import answers

pytestmark = pytest.mark.once
"""PostgreSQL has no sign; its edition is asked for each time."""
CHANGE = """
import sys
from factcheck import db
from factcheck.services import answers
engine = db.make_engine(sys.argv[1])
with db.transaction(engine) as session:
    print(answers.bump(session))
    sys.stdout.flush()
    if sys.argv[2] == "die":
        import os
        os._exit(9)
"""


def test_the_database_is_not_asked_while_the_sign_stands(engine, kept, monkeypatch):
    number = change(engine)
    assert kept.edition() == number
    monkeypatch.setattr(kept, "asked", refuse)
    assert [kept.edition() for _ in range(3)] == [number] * 3


def refuse(*_args):
    raise AssertionError("the database was asked")


def test_a_change_by_another_process_is_seen_at_once(engine, kept):
    change(engine)
    for _ in range(2):
        kept.edition()
        number = elsewhere(engine, "live")
        assert kept.edition() == number


def test_a_change_that_is_not_kept_yet_is_not_told_and_then_it_is(engine, kept):
    before = change(engine)
    assert kept.edition() == before
    with db.transaction(engine) as session:
        number = answers.bump(session)
        assert [kept.edition() for _ in range(2)] == [before] * 2
    assert kept.edition() == number


def test_a_change_that_came_to_nothing_leaves_the_old_number_and_a_sign_that_heals(engine, kept, monkeypatch):
    before = change(engine)
    with db.open_session(engine, writes=True) as session:
        answers.bump(session)
        session.rollback()
    assert kept.edition() == before
    assert kept.edition() == before
    monkeypatch.setattr(kept, "asked", refuse)
    assert kept.edition() == before


def test_a_process_that_dies_in_mid_change_leaves_the_old_number(engine, kept):
    before = change(engine)
    kept.edition()
    lost = elsewhere(engine, "die")
    assert lost != before
    assert [kept.edition() for _ in range(3)] == [before] * 3
    assert kept.sign.now() == signs.written(before)


def test_a_sign_is_not_healed_under_the_hands_of_who_changes(engine, kept):
    before = change(engine)
    with db.transaction(engine) as session:
        number = answers.bump(session)
        assert kept.edition() == before
        assert kept.sign.now() == signs.written(number)
    assert kept.edition() == number


def test_readers_beside_many_changes_never_go_back(engine, kept):
    done, wrong = threading.Event(), []

    def read():
        seen = 0
        while not done.is_set():
            number = kept.edition() or 0
            if number < seen:
                wrong.append((seen, number))
            seen = number

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for _ in range(30):
        number = change(engine)
        assert kept.edition() == number
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_a_database_in_memory_has_no_sign():
    assert signs.beside(create_engine("sqlite://")) is None


def change(engine):
    """Something that readers see is changed."""
    with db.transaction(engine) as session:
        return answers.bump(session)


def elsewhere(engine, how):
    """The same in a process of its own, which lives or dies in the middle of it."""
    url = engine.url.render_as_string(hide_password=False)
    asked = [sys.executable, "-c", CHANGE, url, how]
    said = subprocess.run(asked, capture_output=True, text=True, check=False, env=os.environ)
    return int(said.stdout)


@pytest.fixture
def kept(engine):
    """The shelf of the database."""
    found = shelf.opened(engine)
    yield found
    found.close()
