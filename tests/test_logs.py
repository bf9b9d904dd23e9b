"""The log for machines: one JSON object a line, whatever is asked, and nothing secret in it."""

import json
import sys

import pytest

from factcheck import db, logs
from factcheck.app import create_app
from factcheck.services import people
from tests.cast import Browser
from tests.conftest import SECRET


@pytest.fixture
def told(settings, engine, capsys):
    """A function that starts an application's log, and gives the application and its lines so far."""
    app = create_app(settings)
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def start():
        logs.configure("info")
        return app, lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    yield start
    app.extensions["engine"].dispose()
    logs.configure("critical")


def test_every_request_is_one_line_with_what_happened(told):
    app, lines = told()
    answer = app.test_client().get("/about?q=x")
    (line,) = lines()
    assert (line["event"], line["method"], line["path"], line["status"]) == ("request", "GET", "/about", 200)
    assert line["milliseconds"] >= 0
    assert line["person"] is None
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert line["timestamp"].endswith("Z")


def test_each_request_has_an_id_of_its_own(told):
    app, lines = told()
    client = app.test_client()
    ids = {client.get("/healthz").headers["X-Request-ID"] for _ in range(5)}
    assert ids == {line["request_id"] for line in lines()}
    assert len(ids) == 5


@pytest.mark.parametrize(
    "path", ["/a%0D%0Aforged%3A+line", "/%0a%7b%22status%22%3a200%7d", "/%1b%5b31m", "/Баку", '/"}']
)
def test_no_address_breaks_a_line_or_forges_another(told, path):
    app, lines = told()
    app.test_client().get(path)
    (line,) = lines()
    assert line["event"] == "request"
    assert line["status"] in {400, 404}


def test_a_mistake_of_ours_is_one_line_with_the_place_and_the_same_id(told):
    app, lines = told()

    def mistake():
        raise RuntimeError("line one\nline two")

    mistake.access = "public"
    app.add_url_rule("/mistake", view_func=mistake)
    answer = app.test_client().get("/mistake")
    failure, request = lines()
    assert answer.status_code == 500
    assert "line one" not in answer.text
    assert answer.headers["X-Request-ID"] in answer.text
    assert failure["event"] == "failure"
    assert "RuntimeError: line one\nline two" in failure["exception"]
    assert failure["request_id"] == request["request_id"]
    assert request["status"] == 500


def test_who_asked_is_a_number_and_no_secret_is_told(told, cast, capsys):
    app, _ = told()
    with db.transaction(app.extensions["engine"]) as session:
        people.add(
            session, None, username="zoe", public_name="Zoe", password_hash=people.hashed("canary-password")
        )
    zoe = Browser(app)
    zoe.post("/signin", username="zoe", password="canary-wrong")
    zoe.post("/signin", username="zoe", password="canary-password")
    token = zoe.client.get_cookie("factcheck", domain="localhost").value
    zoe.get("/desk/profile?token=canary-in-the-query")
    zoe.post("/desk/profile", public_name="canary-in-a-form", version="1")
    raw = capsys.readouterr().err
    assert "canary" not in raw
    assert token not in raw
    assert SECRET not in raw
    assert zoe.csrf_token() not in raw
    last = json.loads(raw.splitlines()[-1])
    assert isinstance(last["person"], int)


def test_below_the_level_set_nothing_is_written(settings, engine, capsys):
    app = create_app(settings.with_values({"log_level": "warning"}))
    app.test_client().get("/healthz")
    app.extensions["engine"].dispose()
    logs.configure("critical")
    assert capsys.readouterr().err == ""


def test_nothing_but_the_log_is_written(told, capsys):
    app, _ = told()
    app.test_client().get("/healthz")
    assert capsys.readouterr().out == ""
    assert sys.stdout is not sys.stderr
