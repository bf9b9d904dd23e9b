"""`factcheck user`: people of the desk, from the command line."""

import pytest

from factcheck import db
from factcheck.models import Person
from factcheck.services import people, sessions
from factcheck.services.people import LastAdmin, UsernameTaken, WeakPassword
from tests.cast import Browser
from tests.commands import running


@pytest.fixture
def run(settings, engine, tmp_path):
    return running.on(settings, tmp_path)


def person(engine, username: str) -> Person:
    with db.open_session(engine, writes=False) as session:
        return people.named(session, username)


def test_somebody_added_signs_in_with_the_password_that_was_printed(run, app, engine):
    answer = run("user", "add", "Ida", "--role", "admin", "--public-name", "Ида 🦉")
    assert answer.exit_code == 0
    password = answer.stdout.strip()
    assert len(password) == 19
    assert "Added ida, admin." in answer.stderr
    assert person(engine, "ida").public_name == "Ида 🦉"
    browser = Browser(app)
    assert browser.post("/signin", username="ida", password=password).status_code == 303
    assert browser.get("/desk/people").status_code == 200


def test_a_password_from_standard_input_is_not_printed(run, engine):
    answer = run("user", "add", "ben", "--password-stdin", text="a good long one\n")
    assert answer.exit_code == 0
    assert "a good long one" not in answer.output
    assert people.matches(person(engine, "ben").password_hash, "a good long one")


@pytest.mark.parametrize(
    ("arguments", "text", "refusal"),
    [
        (["add", "ben", "--password-stdin"], "short\n", WeakPassword),
        (["add", "ben", "--password-stdin"], "", WeakPassword),
        (["add", "ada"], None, UsernameTaken),
        (["disable", "ida"], None, LastAdmin),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(run, engine, ada, ida, arguments, text, refusal):
    answer = run("user", *arguments, text=text)
    assert answer.exit_code != 0
    assert isinstance(answer.exception, refusal)
    assert person(engine, "ben") is None
    assert person(engine, "ida").disabled is None


@pytest.mark.parametrize("wish", ["disable", "enable", "password"])
def test_nobody_by_that_name_is_said_so(run, wish):
    answer = run("user", wish, "nobody")
    assert answer.exit_code == 1
    assert "There is nobody called 'nobody'." in answer.output


def test_everybody_is_listed_one_a_line_without_secrets(run, ada, ida):
    run("user", "disable", "ada")
    lines = [line.split("\t") for line in run("user", "list").stdout.splitlines()]
    assert [line[:2] for line in lines] == [["ida", "admin"], ["ada", "reviewer"]]
    assert lines[0][2:] == ["may sign in", "Ida"]
    assert lines[1][2].startswith("disabled 20")


def test_somebody_disabled_is_out_at_once_and_may_come_back(run, ada, engine):
    assert run("user", "disable", "ada").exit_code == 0
    assert ada.get("/desk/profile").status_code == 303
    assert run("user", "enable", "ada").exit_code == 0
    assert person(engine, "ada").disabled is None


def test_another_password_ends_all_sessions(run, app, ada):
    password = run("user", "password", "ada", "--generate").stdout.strip()
    assert ada.get("/desk/profile").status_code == 303
    assert ada.post("/signin", username="ada", password=password).status_code == 303


def test_the_command_line_s_sessions_are_nobody_s(run, engine, ada):
    run("user", "add", "ben")
    with db.open_session(engine, writes=False) as session:
        assert sessions.living(session, people.named(session, "ben").id) == []
