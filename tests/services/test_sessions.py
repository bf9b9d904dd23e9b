"""Sessions: who a token stands for, and until when."""

from datetime import timedelta

import pytest
from sqlmodel import select

from factcheck.models import DeskSession, Person
from factcheck.models.columns import clock, now
from factcheck.services import drafts, sessions


@pytest.fixture
def ada(session):
    person = Person(username="ada", public_name="Ada")
    session.add(person)
    session.flush()
    return person


def test_the_token_is_long_and_not_kept(session, ada):
    token = sessions.start(session, ada)
    kept = session.exec(select(DeskSession)).one()
    assert len(token) >= 43
    assert token not in repr(kept)
    assert sessions.viewer_of(session, token).username == "ada"
    assert sessions.viewer_of(session, kept.token_hash) is None


def test_an_unused_session_ends_after_half_a_day(session, ada):
    with clock(now() - sessions.IDLE_LIMIT - timedelta(minutes=1)):
        token = sessions.start(session, ada)
    assert sessions.viewer_of(session, token) is None
    assert sessions.living(session, ada.id) == []


def test_a_change_keeps_it_alive_but_not_for_ever(session, ada):
    with clock(now() - sessions.LONGEST + timedelta(minutes=1)):
        token = sessions.start(session, ada)
    session_id = session.exec(select(DeskSession.id)).one()
    sessions.touch(session, session_id)
    assert sessions.viewer_of(session, token)
    with clock(now() + timedelta(minutes=2)):
        sessions.touch(session, session_id)
        assert sessions.viewer_of(session, token) is None


def test_revoking_all_spares_the_one_that_asks(session, ada):
    here, there = sessions.start(session, ada), sessions.start(session, ada)
    asking = sessions.viewer_of(session, here)
    assert sessions.revoke_all(session, asking, ada) == 1
    assert sessions.viewer_of(session, here)
    assert sessions.viewer_of(session, there) is None
    assert sessions.revoke_all(session, asking, ada) == 0


def test_a_session_is_found_for_its_own_person_only(session, ada):
    ben = Person(username="ben", public_name="Ben")
    session.add(ben)
    session.flush()
    sessions.start(session, ada)
    session_id = session.exec(select(DeskSession.id)).one()
    assert sessions.find(session, ada.id, session_id)
    assert sessions.find(session, ben.id, session_id) is None


def test_a_session_ends_once(session, ada):
    sessions.start(session, ada)
    found = session.exec(select(DeskSession)).one()
    sessions.revoke(session, None, found)
    ended = found.ended
    sessions.revoke(session, None, found)
    assert found.ended == ended


def test_what_was_over_long_ago_goes_when_somebody_signs_in(session, ada):
    moment = now()
    with clock(moment - sessions.KEPT - sessions.LONGEST - timedelta(hours=1)):
        gone = sessions.start(session, ada)
        viewer = sessions.viewer_of(session, gone)
        drafts.keep(session, viewer, "/desk/x", page="/desk", title="X", fields={"text": ["words"]})
    with clock(moment - timedelta(days=29)):
        sessions.start(session, ada)
    sessions.end_all(session, ada.id)
    sessions.start(session, ada)
    assert session.exec(select(DeskSession.id).order_by(DeskSession.id)).all() == [2, 3]
    assert drafts.of(session, viewer) == []
