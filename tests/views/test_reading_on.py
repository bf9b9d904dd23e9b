"""Whoever only reads stays signed in, and leaves nothing else behind."""

from datetime import timedelta

from sqlmodel import select

from factcheck import db
from factcheck.models import DeskSession
from factcheck.models.columns import clock, now
from tests.test_addresses import everything


def seen(app):
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return session.exec(select(DeskSession.seen)).one()


def test_half_a_day_of_reading_does_not_sign_anybody_out(app, ada):
    moment = now()
    for hours in range(2, 25, 2):
        with clock(moment + timedelta(hours=hours)):
            assert ada.get("/desk").status_code == 200
    with clock(moment + timedelta(hours=24 + 13)):
        assert ada.get("/desk").status_code == 303


def test_reading_is_noted_once_an_hour_and_nowhere_else(app, ada):
    started, before = seen(app), everything(app)
    with clock(started + timedelta(minutes=59)):
        ada.get("/desk")
    assert everything(app) == before
    with clock(started + timedelta(minutes=61)):
        ada.get("/desk")
    noted = seen(app)
    assert noted == started + timedelta(minutes=61)
    changed = {name for name, rows in everything(app).items() if rows != before[name]}
    assert changed == {"desk_session"}


def test_reading_waits_for_nobody_who_writes(app, ada, engine):
    started = seen(app)
    with db.transaction(engine) as session:
        session.get(DeskSession, 1, with_for_update=True)
        with clock(started + timedelta(hours=2)):
            assert ada.get("/desk").status_code == 200
    assert seen(app) == started
