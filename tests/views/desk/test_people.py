"""The people of the desk, as an admin looks after them."""

import re

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.vocabulary import Role
from factcheck.models import Event, Person
from factcheck.services import people
from tests.cast import Browser


def add(browser, **more):
    return browser.post(
        "/desk/people", **({"username": "dee", "public_name": "Dee Ö.", "role": "reviewer"} | more)
    )


def password_in(page: str) -> str:
    return re.search(r'<code class="secret">([^<]+)</code>', page)[1]


def person(app, username: str) -> Person:
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return people.named(session, username)


def events(app) -> list[str]:
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return list(session.exec(select(Event.action).order_by(Event.id)))


def test_somebody_new_signs_in_with_a_password_that_was_shown_once(app, ida):
    answer = add(ida)
    assert answer.status_code == 201
    password = password_in(answer.text)
    assert "Dee Ö." in answer.text
    assert password not in ida.get("/desk/people").text
    assert events(app) == ["added"]
    dee = Browser(app)
    assert dee.post("/signin", username="dee", password=password).status_code == 303
    assert dee.get("/desk/profile").status_code == 200
    assert dee.get("/desk/people").status_code == 403


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"username": "ida"}, "That user name is taken."),
        ({"username": "a b"}, "no spaces"),
        ({"username": ""}, "User name is missing."),
        ({"public_name": ""}, "Public name is missing."),
        ({"role": "owner"}, "Not a valid choice."),
    ],
)
def test_somebody_who_cannot_be_added_is_refused_and_the_form_kept(app, ida, typed, sentence):
    answer = add(ida, **typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "secret" not in answer.text
    if "public_name" not in typed:
        assert 'value="Dee Ö."' in answer.text
    assert events(app) == []


def test_another_role_holds_from_the_next_click(app, ida, ada):
    assert ada.get("/desk/pages").status_code == 403
    answer = ida.post(f"/desk/people/{ada.viewer.id}/role", role="editor")
    assert answer.location == f"/desk/people/{ada.viewer.id}"
    assert "Ada is now editor." in ida.get(answer.location).text
    assert ada.get("/desk/pages").status_code == 200


def test_fewer_rights_end_the_sessions(ida, eve):
    assert ida.post(f"/desk/people/{eve.viewer.id}/role", role="reviewer").status_code == 303
    assert eve.get("/desk/profile").status_code == 303


def test_somebody_disabled_is_out_at_once_and_comes_back(app, ida, ada):
    answer = ida.post(f"/desk/people/{ada.viewer.id}/disable")
    assert answer.status_code == 303
    assert "Ada can no longer sign in." in ida.get("/desk/people").text
    assert ada.get("/desk/profile").status_code == 303
    assert ada.post("/desk/profile", public_name="Still here").status_code == 401
    assert ida.post(f"/desk/people/{ada.viewer.id}/enable").status_code == 303
    assert person(app, "ada").disabled is None
    assert ada.get("/desk/profile").status_code == 303
    assert events(app) == ["disabled", "enabled"]


@pytest.mark.parametrize(("wish", "fields"), [("disable", {}), ("role", {"role": "editor"})])
def test_the_last_admin_cannot_step_down(app, ida, wish, fields):
    answer = ida.post(f"/desk/people/{ida.viewer.id}/{wish}", **fields)
    assert answer.status_code == 409
    assert "Make somebody else an admin first." in answer.text
    assert person(app, "ida").role == Role.ADMIN
    assert person(app, "ida").disabled is None
    assert ida.get("/desk/people").status_code == 200


def test_an_admin_who_is_not_the_last_steps_down_and_lands_where_she_may_be(cast, ida):
    cast.person("ivo", Role.ADMIN)
    answer = ida.post(f"/desk/people/{ida.viewer.id}/role", role="editor")
    assert answer.location == "/desk/profile"
    assert ida.get("/desk/profile").status_code == 200
    assert ida.get("/desk/people").status_code == 403


def test_a_forgotten_password_is_replaced_and_shown_once(app, ida, ada):
    answer = ida.post(f"/desk/people/{ada.viewer.id}/password")
    assert answer.status_code == 201
    assert ada.get("/desk/profile").status_code == 303
    assert ada.post("/signin", username="ada", password=password_in(answer.text)).status_code == 303
    assert events(app) == ["given another password", "signed in"]


def test_an_admin_sees_and_ends_sessions(ida, ada, ben):
    page = ida.get(f"/desk/people/{ada.viewer.id}").text
    assert f"/desk/people/{ada.viewer.id}/sessions/{ada.viewer.session_id}/end" in page
    assert ida.post(f"/desk/people/{ada.viewer.id}/sessions/{ada.viewer.session_id}/end").status_code == 303
    assert ada.get("/desk/profile").status_code == 303
    assert ida.post(f"/desk/people/{ada.viewer.id}/sessions/{ben.viewer.session_id}/end").status_code == 404
    assert ida.post(f"/desk/people/{ben.viewer.id}/sessions/end").status_code == 303
    assert ben.get("/desk/profile").status_code == 303


@pytest.mark.parametrize("wish", ["role", "disable", "enable", "password", "sessions/end", "sessions/1/end"])
def test_a_wish_without_the_token_is_not_granted(app, ida, ada, wish):
    answer = ida.post(f"/desk/people/{ada.viewer.id}/{wish}", honest=False, role="admin")
    assert answer.status_code == 422
    assert events(app) == []
    assert person(app, "ada").role == Role.REVIEWER


@pytest.mark.parametrize("wish", ["role", "disable", "enable", "password", "sessions/end", "sessions/1/end"])
def test_nobody_is_found_under_a_number_nobody_has(ida, wish):
    assert ida.post(f"/desk/people/4711/{wish}", role="editor").status_code == 404
    assert ida.get("/desk/people/4711").status_code == 404


def test_the_pages_tell_no_secret(app, ida, ada):
    with db.transaction(app.extensions["engine"]) as session:
        session.get_one(Person, ada.viewer.id).password_hash = "$argon2id$canary"
    for address in ("/desk/people", f"/desk/people/{ada.viewer.id}", "/desk/log"):
        assert "canary" not in ida.get(address).text


def test_typed_names_are_shown_as_text(ida):
    page = add(ida, public_name="<script>alert(1)</script>").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
