"""Signing in and out, one's own profile, and the people of the desk, through the browser."""

import statistics
import time
from datetime import timedelta

import flask
import pytest
from sqlmodel import select

from factcheck import db
from factcheck.models import DeskSession, Event, Person, SignInTry
from factcheck.models.columns import now
from factcheck.services import people, tries
from factcheck.services.people import hashed
from tests.cast import Browser

PASSWORD = "correct horse battery"
EARLIER = now() - timedelta(hours=2)


@pytest.fixture
def account(app):
    """Somebody who is not signed in, with a password."""
    with db.transaction(app.extensions["engine"]) as session:
        return people.add(
            session, None, username="ada", public_name="Ada Lovelace", password_hash=hashed(PASSWORD)
        )


def sign_in(browser: Browser, username="ada", password=PASSWORD, **more):
    return browser.post("/signin", username=username, password=password, **more)


def rows(app, kind) -> list:
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return list(session.exec(select(kind).order_by(kind.id)))


def token_of(browser: Browser) -> str | None:
    cookie = browser.client.get_cookie("factcheck", domain="localhost")
    return cookie.value if cookie else None


def test_she_signs_in_reaches_the_desk_and_signs_out(cy, account):
    answer = sign_in(cy)
    assert (answer.status_code, answer.location) == (303, "/desk")
    page = cy.get("/desk/profile").text
    assert "Ada Lovelace" in page
    assert "You are signed in." in page
    gone = cy.post("/signout")
    assert (gone.status_code, gone.location) == (303, "/signin")
    assert gone.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert cy.get("/desk/profile").location == "/signin?next=/desk/profile"
    assert "You are signed out." in cy.get("/signin").text


def test_the_name_may_be_typed_in_capitals_and_with_spaces(cy, account):
    assert sign_in(cy, username="  ADA ").status_code == 303


def test_wrong_password_unknown_name_and_disabled_person_get_the_same_answer(app, cy, account):
    with db.transaction(app.extensions["engine"]) as session:
        people.add(session, None, username="ben", public_name="Ben", password_hash=hashed(PASSWORD))
        people.disable(session, None, people.named(session, "ben"))
        people.add(session, None, username="dee", public_name="Dee")
    answers = [
        sign_in(cy, username="ada", password="not the password"),
        sign_in(cy, username="zoe", password="not the password"),
        sign_in(cy, username="ben", password=PASSWORD),
        sign_in(cy, username="dee", password=PASSWORD),
    ]
    texts = {
        answer.text.replace(name, "…")
        for answer, name in zip(answers, ["ada", "zoe", "ben", "dee"], strict=True)
    }
    assert {answer.status_code for answer in answers} == {422}
    assert len({without_token(text) for text in texts}) == 1
    assert "The user name or the password is wrong." in texts.pop()


def without_token(page: str) -> str:
    """A page without the value of its csrf token."""
    return " ".join(part for part in page.split() if not part.startswith(('value="Ij', 'value="Im')))


def test_a_name_nobody_has_takes_as_long_as_one_somebody_has(cy, app, account, monkeypatch):
    monkeypatch.setattr(
        people, "HASHER", people.PasswordHasher(time_cost=2, memory_cost=20_000, parallelism=1)
    )
    monkeypatch.setattr(tries, "MOST", 1000)
    with db.transaction(app.extensions["engine"]) as session:
        people.named(session, "ada").password_hash = hashed(PASSWORD)
    known, unknown = [], []
    for _ in range(7):
        known.append(seconds(lambda: sign_in(cy, username="ada", password="not the password")))
        unknown.append(seconds(lambda: sign_in(cy, username="zoe", password="not the password")))
    assert 0.4 < statistics.median(known) / statistics.median(unknown) < 2.5


def seconds(act) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started


def test_the_typed_name_is_kept_and_the_password_is_not(cy, account):
    answer = sign_in(cy, password="not-the-password", next="/desk/log")
    assert 'value="ada"' in answer.text
    assert 'value="/desk/log"' in answer.text
    assert "not-the-password" not in answer.text


def test_after_ten_wrong_tries_even_the_right_password_waits(app, cy, account):
    for _ in range(10):
        assert sign_in(cy, password="not the password").status_code == 422
    answer = sign_in(cy)
    assert answer.status_code == 429
    assert "Wait five minutes" in answer.text
    assert answer.headers["Retry-After"] == "300"
    assert 'value="ada"' in answer.text
    assert len(rows(app, SignInTry)) == 10


def test_the_count_survives_in_the_database_and_a_right_password_is_not_counted(app, cy, account):
    for _ in range(9):
        sign_in(cy, password="not the password")
    assert sign_in(cy).status_code == 303
    assert len(rows(app, SignInTry)) == 9


def test_failed_tries_are_in_the_log_without_the_password(app, cy, account):
    sign_in(cy, password="canary-in-the-log")
    told = rows(app, Event)[-1]
    assert (told.action, told.after["username"]) == ("failed to sign in", "ada")
    assert "canary" not in repr([(event.before, event.after) for event in rows(app, Event)])


def test_signing_in_and_out_leave_one_event_each(app, cy, account):
    before = len(rows(app, Event))
    sign_in(cy)
    cy.post("/signout")
    assert [event.action for event in rows(app, Event)[before:]] == ["signed in", "signed out"]
    assert rows(app, Event)[-1].person_id == account.id


def test_a_copied_cookie_is_dead_after_sign_out(app, cy, account):
    sign_in(cy)
    thief = Browser(app, token=token_of(cy))
    assert thief.get("/desk/profile").status_code == 200
    cy.post("/signout")
    assert thief.get("/desk/profile").status_code == 303


def test_signing_in_again_gives_a_new_token_and_ends_the_old_one(app, cy, account):
    sign_in(cy)
    first = token_of(cy)
    sign_in(cy)
    assert token_of(cy) != first
    assert Browser(app, token=first).get("/desk/profile").status_code == 303


def test_a_planted_cookie_is_not_taken_over(app, account):
    victim = Browser(app, token="planted-by-somebody-else")
    sign_in(victim)
    assert token_of(victim) != "planted-by-somebody-else"
    assert Browser(app, token="planted-by-somebody-else").get("/desk/profile").status_code == 303


def test_the_secret_of_the_forms_changes_at_sign_in_and_sign_out(cy, account):
    seen = [secret_of(cy)]
    sign_in(cy)
    seen.append(secret_of(cy))
    cy.post("/signout")
    seen.append(secret_of(cy))
    assert len(set(seen)) == 3


def secret_of(browser: Browser) -> str:
    browser.csrf_token()
    with browser.client.session_transaction() as kept:
        return kept["csrf_token"]


def test_the_cookie_is_kept_from_scripts_and_other_sites(cy, account):
    cookie = next(line for line in sign_in(cy).headers.getlist("Set-Cookie") if line.startswith("factcheck="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


ELSEWHERE = [
    "//e.example",
    "///e.example",
    "/\\e.example",
    "\\\\e.example",
    "/\t/e.example",
    "\t//e.example",
    "/\n/e.example",
    " //e.example",
    "https:e.example",
    "https://e.example/desk",
    "http:///e.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "e.example",
    "/ /e.example",
    "https://localhost@e.example",
    "/\u2028/e.example",
    "",
]


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_signing_in_never_leads_away_from_this_site(cy, account, wanted):
    page = cy.get("/signin", query_string={"next": wanted}).text
    assert 'name="next" value="/desk"' in page
    assert sign_in(cy, next=wanted).location == "/desk"
    assert cy.get("/signin", query_string={"next": wanted}).location == "/desk"


@pytest.mark.parametrize("wanted", ["/desk/log?noun=claim&before=7", "/claims/a-b", "/", "/?q=Баку"])
def test_signing_in_goes_on_to_where_one_was_going(cy, account, wanted):
    location = sign_in(cy, next=wanted).location
    assert flask.Request.from_values(location).path == flask.Request.from_values(wanted).path
    assert location.startswith("/")


@pytest.mark.parametrize(
    "password", ["xy" * 32, "пароль длинный и простой", "🦉🦊🐻🐼🦁🐯🐨🐸", "with  two spaces "]
)
def test_long_and_unicode_passwords_sign_in(app, cy, password):
    with db.transaction(app.extensions["engine"]) as session:
        people.add(session, None, username="ada", public_name="Ada", password_hash=hashed(password))
    assert sign_in(cy, password=password).status_code == 303


@pytest.mark.parametrize("password", ["", "x" * 1001, "x" * 1_000_000])
def test_no_password_and_an_endless_one_are_refused_without_hashing(cy, account, password):
    assert sign_in(cy, password=password).status_code == 422


def test_a_hash_of_other_costs_is_renewed_at_sign_in(app, cy, account, monkeypatch):
    monkeypatch.setattr(people, "HASHER", people.PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert sign_in(cy).status_code == 303
    assert "m=16,t=2" in rows(app, Person)[0].password_hash
    cy.post("/signout")
    assert sign_in(cy).status_code == 303


def test_without_the_token_of_the_form_nobody_signs_in_or_out(app, cy, account):
    assert cy.post("/signin", honest=False, username="ada", password=PASSWORD).status_code == 422
    assert rows(app, SignInTry) == []
    sign_in(cy)
    answer = cy.post("/signout", honest=False)
    assert answer.status_code == 422
    assert "You are still signed in" in answer.text
    assert cy.get("/desk/profile").status_code == 200


def test_a_change_keeps_a_session_alive_and_leaves_no_entry_for_that(app, cy, account):
    sign_in(cy)
    cy.post("/desk/profile", public_name="Ada Lovelace", version="1")
    with db.transaction(app.extensions["engine"]) as session:
        session.exec(select(DeskSession)).one().seen = EARLIER
    before = len(rows(app, Event))
    cy.post("/desk/profile", public_name="Ada Lovelace", version="1")
    assert rows(app, DeskSession)[0].seen > EARLIER
    assert len(rows(app, Event)) == before


def test_desk_and_sign_in_are_never_stored(cy, ada):
    assert cy.get("/signin").headers["Cache-Control"] == "no-store"
    assert ada.get("/desk/profile").headers["Cache-Control"] == "no-store"
    assert ada.get("/methodology").headers["Cache-Control"] == "no-store"
    assert cy.get("/methodology").headers["Cache-Control"] == "no-cache"
