"""Tokens at the desk: made, shown once, listed, revoked."""

import re

from sqlmodel import select

from factcheck.domain.scopes import Scope
from factcheck.models import ApiToken, Event, Person
from factcheck.services import tokens

SECRET = re.compile(r'id="secret">(fc_[A-Za-z0-9_-]{43})<')
WISH = {"name": "Nightly import", "scopes": ["read", "annotate"], "days": "90"}


def made(browser, **more) -> str:
    answer = browser.post("/desk/tokens", **WISH | more)
    assert answer.status_code == 201, answer.text
    return SECRET.search(answer.text)[1]


def test_a_token_is_shown_once_and_kept_only_as_its_hash(ada, session):
    secret = made(ada)
    assert secret not in ada.get("/desk/tokens").text
    kept = session.exec(select(ApiToken)).one()
    assert kept.token_hash == tokens.hashed(secret) != secret
    assert tokens.bearer(session, secret).scopes == {Scope.READ, Scope.ANNOTATE}


def test_making_and_revoking_leave_one_event_each_without_the_secret(ada, session):
    secret = made(ada)
    for _ in range(2):
        assert ada.post("/desk/tokens/1/revocation").status_code == 303
    events = session.exec(select(Event).where(Event.noun == "apitoken")).all()
    assert [event.action for event in events] == ["made", "revoked"]
    assert all(
        secret not in str(event.after) and tokens.hashed(secret) not in str(event.after) for event in events
    )
    assert tokens.bearer(session, secret) is None


def test_a_reviewer_gets_no_token_that_edits(ada, eve, session):
    refused = ada.post("/desk/tokens", **WISH | {"scopes": ["edit"]})
    assert refused.status_code == 422
    assert "is for editors" in refused.text
    assert "Nightly import" in refused.text
    assert tokens.bearer(session, made(eve, scopes=["edit"])).scopes == {Scope.EDIT}


def test_a_token_needs_a_name_a_scope_and_a_known_life(ada, session):
    for wrong in ({"name": " "}, {"scopes": []}, {"days": "3650"}, {"scopes": ["everything"]}):
        assert ada.post("/desk/tokens", **WISH | wrong).status_code == 422, wrong
    assert session.exec(select(ApiToken)).all() == []


def test_nobody_sees_or_revokes_the_tokens_of_others(ada, ben, session):
    secret = made(ada)
    assert "Nightly import" not in ben.get("/desk/tokens").text
    assert ben.post("/desk/tokens/1/revocation").status_code == 404
    assert tokens.bearer(session, secret) is not None


def test_the_profile_leads_to_the_tokens(ada):
    assert 'href="/desk/tokens"' in ada.get("/desk/profile").text


def test_a_token_ends_with_its_persons_right_to_sign_in(ada, session):
    secret = made(ada)
    session.get_one(Person, ada.viewer.id).disabled = ada_left = session.exec(select(ApiToken)).one().made
    session.commit()
    assert ada_left
    assert tokens.bearer(session, secret) is None
