"""Undo: ten seconds for acts that can be taken back, for who did them."""

import re
from datetime import timedelta

import pytest
from sqlmodel import select

from factcheck.models import Attribution, Event, Evidence
from factcheck.models.columns import clock, now
from factcheck.services import evidence as exhibits
from factcheck.services import log, undo
from tests.dossiers import contested
from tests.factories import make_evidence


@pytest.fixture
def piece(session):
    contested(session)
    made = make_evidence(session, question=session.exec(select(Evidence)).first().question, title="A letter")
    session.commit()
    return made


def newest(session) -> Event:
    """The last entry of the log."""
    return session.exec(select(Event).order_by(Event.id.desc())).first()


def withdraw(browser, piece):
    return browser.post(f"/desk/evidence/{piece.id}/withdrawal", reason="Forged.")


def offered(browser, address: str = "/desk") -> str | None:
    """The address of the undo that a page offers."""
    found = re.search(r'action="(/desk/undo/\d+)"', browser.get(address).text)
    return found[1] if found else None


def test_a_withdrawal_can_be_taken_back_and_the_log_tells_both(piece, ada, session):
    assert withdraw(ada, piece).status_code == 303
    address = offered(ada)
    answer = ada.post(address, back="/desk/questions?x=1")
    assert answer.status_code == 303
    assert answer.location == "/desk/questions?x=1"
    session.refresh(piece)
    assert piece.withdrawn is None
    assert piece.withdrawn_reason is None
    entry = newest(session)
    assert (entry.action, entry.noun, entry.noun_id) == ("undid", "evidence", str(piece.id))
    assert log.broken_at(session) is None


def test_it_is_offered_once_right_after_the_act(piece, ada):
    withdraw(ada, piece)
    assert offered(ada) is not None
    assert offered(ada) is None


def test_an_attribution_comes_back_too(piece, ada, session):
    attribution = session.exec(select(Attribution)).first()
    session.commit()
    ada.post(f"/desk/attributions/{attribution.id}/withdrawal", reason="Not her.")
    assert ada.post(offered(ada)).status_code == 303
    session.refresh(attribution)
    assert attribution.withdrawn is None


def test_nobody_undoes_what_another_did(piece, ada, ben, session):
    withdraw(ada, piece)
    assert ben.post(offered(ada)).status_code == 422
    session.refresh(piece)
    assert piece.withdrawn is not None


def test_after_a_while_it_is_too_late(piece, ada, session):
    with clock(now() - undo.SHOWN - undo.GRACE - timedelta(seconds=1)):
        exhibits.withdraw(session, ada.viewer, piece, "Forged.")
    event = newest(session)
    session.commit()
    answer = ada.post(f"/desk/undo/{event.id}")
    assert answer.status_code == 422
    assert "too late" in answer.text


def test_what_was_changed_since_stays(piece, ada, session):
    withdraw(ada, piece)
    address = offered(ada)
    assert ada.post(address).status_code == 303
    assert ada.post(address).status_code == 422


def test_what_cannot_be_taken_back_is_refused(piece, ada, session):
    ada.post("/desk/questions", text="Who else?", summary="")
    event = newest(session)
    session.commit()
    assert ada.post(f"/desk/undo/{event.id}").status_code == 422
    assert ada.post("/desk/undo/999999").status_code == 422


def test_it_leads_back_to_the_desk_and_nowhere_else(piece, ada):
    withdraw(ada, piece)
    assert ada.post(offered(ada), back="https://elsewhere.example/desk").location == "/desk"


def test_who_edits_meanwhile_is_told(piece, ada, ben, session):
    version = piece.version
    withdraw(ada, piece)
    ada.post(offered(ada))
    session.refresh(piece)
    assert piece.version == version + 2
