"""Tokens: what opens, for whom, until when."""

from datetime import timedelta

import pytest
from sqlmodel import select

from factcheck.domain.scopes import Scope, narrowed, read, spelled
from factcheck.domain.vocabulary import Role
from factcheck.models import ApiToken, Person
from factcheck.models.columns import clock, now
from factcheck.services import tokens
from factcheck.services.naming import TooLong


def person_of(session, browser) -> Person:
    return session.get_one(Person, browser.viewer.id)


def token_of(session, browser, *scopes, **more) -> str:
    person = person_of(session, browser)
    return tokens.make(session, browser.viewer, person, name="A program", scopes=scopes, **more)[1]


def test_a_token_opens_until_its_time_is_over(session, ada):
    secret = token_of(session, ada, Scope.READ, days=30)
    with clock(now() + timedelta(days=29, hours=23)):
        assert tokens.bearer(session, secret).viewer.id == ada.viewer.id
    with clock(now() + timedelta(days=30, seconds=1)):
        assert tokens.bearer(session, secret) is None


def test_a_token_opens_for_the_exact_secret_only(session, ada):
    secret = token_of(session, ada, Scope.READ)
    wrong = ["", "fc_", secret[:-1], secret + "A", secret.upper(), secret[3:], f" {secret}", "fc_" + "A" * 43]
    assert [tokens.bearer(session, each) for each in wrong] == [None] * len(wrong)


def test_a_token_works_in_the_least_role_its_scopes_need(session, eve, ida):
    assert (
        tokens.bearer(session, token_of(session, eve, Scope.READ, Scope.JUDGE)).viewer.role == Role.REVIEWER
    )
    assert tokens.bearer(session, token_of(session, ida, Scope.EDIT)).viewer.role == Role.EDITOR


def test_a_token_shrinks_with_its_persons_role(session, eve):
    secret = token_of(session, eve, Scope.EDIT, Scope.READ)
    person_of(session, eve).role = Role.REVIEWER
    session.flush()
    found = tokens.bearer(session, secret)
    assert found.scopes == {Scope.READ}
    assert found.viewer.role == Role.REVIEWER


@pytest.mark.parametrize("days", [0, -1, 366, 10**9])
def test_no_token_lives_longer_than_a_year_or_not_at_all(session, ada, days):
    with pytest.raises(tokens.LifeOutOfRange):
        token_of(session, ada, Scope.READ, days=days)


def test_a_token_needs_scopes_and_a_short_name(session, ada):
    person = person_of(session, ada)
    with pytest.raises(tokens.NoScope):
        tokens.make(session, ada.viewer, person, name="A program", scopes=())
    with pytest.raises(TooLong):
        tokens.make(session, ada.viewer, person, name="n" * 121, scopes={Scope.READ})


def test_one_person_has_a_bounded_number_of_standing_tokens(session, ada, monkeypatch):
    monkeypatch.setattr(tokens, "MOST_STANDING", 2)
    for _ in range(2):
        token_of(session, ada, Scope.READ)
    with pytest.raises(tokens.TooManyTokens):
        token_of(session, ada, Scope.READ)
    tokens.revoke(session, ada.viewer, session.exec(select(ApiToken)).first())
    assert token_of(session, ada, Scope.READ)


def test_scopes_are_stored_as_words_in_one_order():
    assert spelled([Scope.EDIT, Scope.READ, Scope.EDIT]) == "read edit"
    assert read("read edit") == {Scope.EDIT, Scope.READ}
    assert narrowed(Role.ADMIN, {Scope.READ}) == Role.REVIEWER
    assert narrowed(Role.REVIEWER, {Scope.EDIT}) == Role.REVIEWER
