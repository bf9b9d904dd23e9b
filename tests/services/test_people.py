"""People: made, named, promoted, disabled; and what is kept of their passwords."""

import pytest
from argon2 import PasswordHasher
from sqlmodel import select

from factcheck.domain.vocabulary import Role
from factcheck.models import Event
from factcheck.services import log, people, sessions
from factcheck.services.people import BadUsername, LastAdmin, UsernameTaken, WeakPassword
from factcheck.services.refusals import EditedMeanwhile


def test_a_user_name_is_stored_without_capitals_and_found_with_them(session):
    person = people.add(session, None, username="  Ada.Lovelace ", public_name="Ada Lovelace")
    assert person.username == "ada.lovelace"
    assert people.named(session, "ADA.LOVELACE") is person


def test_nobody_takes_a_name_that_is_taken_in_other_capitals(session):
    people.add(session, None, username="ada", public_name="Ada")
    with pytest.raises(UsernameTaken):
        people.add(session, None, username="ADA", public_name="Another")


@pytest.mark.parametrize("username", ["", "a", "a b", "x" * 61, "a/b", "<ada>", "a,b", "🦉🦉🦉"])
def test_a_user_name_that_cannot_be_typed_is_refused(session, username):
    with pytest.raises(BadUsername):
        people.add(session, None, username=username, public_name="Ada")


@pytest.mark.parametrize("username", ["ad", "ада", "əli.məmmədov", "ada@desk-1", "فاطمة", "x" * 60])
def test_a_user_name_may_be_in_any_script(session, username):
    assert people.add(session, None, username=username, public_name="Ada").username == username


def test_the_hash_is_of_the_password_and_of_nothing_else():
    kept = people.hashed("correct horse battery")
    assert kept.startswith("$argon2id$")
    assert people.matches(kept, "correct horse battery")
    assert not people.matches(kept, "correct horse batterx")


def test_a_password_is_the_same_from_any_keyboard():
    assert people.matches(people.hashed("Ångström-straße"), "A\u030angstro\u0308m-straße")


def test_nobody_matches_without_a_hash_and_a_broken_hash_matches_nobody():
    assert not people.matches(None, "anything at all")
    assert not people.matches("not a hash", "anything at all")


def test_a_weak_password_is_not_hashed():
    with pytest.raises(WeakPassword, match="first that anybody would try"):
        people.hashed("password123")


def test_a_hash_of_other_costs_is_renewed(monkeypatch):
    old = people.hashed("correct horse battery")
    assert people.renewed(old, "correct horse battery") is None
    monkeypatch.setattr(people, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    new = people.renewed(old, "correct horse battery")
    assert "m=16,t=2" in new
    assert people.matches(new, "correct horse battery")


def test_the_last_admin_stays_one(session):
    ida = people.add(session, None, username="ida", public_name="Ida", role=Role.ADMIN)
    with pytest.raises(LastAdmin):
        people.disable(session, None, ida)
    with pytest.raises(LastAdmin):
        people.change_role(session, None, ida, Role.EDITOR)


def test_an_admin_who_is_disabled_does_not_count_as_one(session):
    ida = people.add(session, None, username="ida", public_name="Ida", role=Role.ADMIN)
    ivo = people.add(session, None, username="ivo", public_name="Ivo", role=Role.ADMIN)
    people.disable(session, None, ivo)
    with pytest.raises(LastAdmin):
        people.change_role(session, None, ida, Role.REVIEWER)


@pytest.mark.parametrize("wish", ["lose rights", "be disabled", "get another password"])
def test_whoever_loses_something_is_signed_out_everywhere(session, wish):
    people.add(session, None, username="ida", public_name="Ida", role=Role.ADMIN)
    eve = people.add(session, None, username="eve", public_name="Eve", role=Role.EDITOR)
    token = sessions.start(session, eve)
    if wish == "lose rights":
        people.change_role(session, None, eve, Role.REVIEWER)
    elif wish == "be disabled":
        people.disable(session, None, eve)
    else:
        people.change_password(session, None, eve, "$another")
    assert sessions.viewer_of(session, token) is None


def test_whoever_gets_more_rights_stays_signed_in(session):
    ada = people.add(session, None, username="ada", public_name="Ada")
    token = sessions.start(session, ada)
    people.change_role(session, None, ada, Role.EDITOR)
    assert sessions.viewer_of(session, token).role == Role.EDITOR


def test_a_name_changed_meanwhile_is_a_conflict_unless_it_is_the_same(session):
    ada = people.add(session, None, username="ada", public_name="Ada")
    people.rename(session, None, ada, 1, public_name="Ada L.")
    with pytest.raises(EditedMeanwhile) as conflict:
        people.rename(session, None, ada, 1, public_name="A. Lovelace")
    assert conflict.value.theirs == {"public_name": "Ada L."}
    assert people.rename(session, None, ada, 1, public_name="Ada L.").version == 2


def test_each_change_leaves_one_event_and_none_of_them_a_secret(session):
    ida = people.add(
        session, None, username="ida", public_name="Ida", role=Role.ADMIN, password_hash="$hash-1"
    )
    eve = people.add(session, None, username="eve", public_name="Eve", password_hash="$hash-2")
    people.rename(session, None, eve, 1, public_name="Eva")
    people.change_role(session, None, eve, Role.EDITOR)
    people.change_password(session, None, eve, "$hash-3")
    people.disable(session, None, eve)
    people.enable(session, None, eve)
    told = session.exec(select(Event).order_by(Event.id)).all()
    assert [event.action for event in told] == [
        "added",
        "added",
        "renamed",
        "given another role",
        "given another password",
        "disabled",
        "enabled",
    ]
    assert "$hash" not in repr([(event.before, event.after) for event in told])
    assert log.broken_at(session) is None
    assert ida.version == 1


def test_wishing_for_what_is_already_so_leaves_no_event(session):
    ada = people.add(session, None, username="ada", public_name="Ada")
    people.enable(session, None, ada)
    people.change_role(session, None, ada, Role.REVIEWER)
    people.rename(session, None, ada, 1, public_name="Ada")
    assert len(session.exec(select(Event)).all()) == 1
