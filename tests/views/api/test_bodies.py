"""What programs send wrongly: a status, a sentence, the place of the fault, and nothing changed."""

import json
from datetime import timedelta

import pytest

from factcheck.models import IdempotentAnswer
from factcheck.models.columns import clock, now
from tests.programs import Program, program_of


@pytest.fixture
def works(ada) -> Program:
    return program_of(ada, "read", "annotate", "judge")


def send(program: Program, raw, content_type="application/json", place="/questions", **more):
    headers = program.headers | {"Content-Type": content_type}
    return program.client.post(f"/api/v1{place}", data=raw, headers=headers, **more)


def problem(answer, status: int) -> dict:
    assert answer.status_code == status, answer.text
    assert answer.content_type == "application/problem+json"
    said = answer.json
    assert (said["type"], said["status"]) == ("about:blank", status)
    assert said["title"]
    assert said["detail"][-1] in ".)"
    return said


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"not json", 400),
        (b"[" * 100_000, 400),
        (b'{"text": "\\u0000"}', 400),
        (b'{"text": "\\ud800"}', 400),
        (b'{"text": ' + b"9" * 10_000 + b"}", 400),
        (b'{"text": "a", "text": "b"}', 400),
        (b"null", 422),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"text": 7}', 422),
        (b'{"text": " "}', 422),
        (b'{"text": "Why?", "topics": "Glass"}', 422),
        (b'{"text": "Why?", "nonsense": 1}', 422),
        (json.dumps({"text": "x" * 501}).encode(), 422),
    ],
)
def test_a_bad_body_is_refused(works, raw, status):
    problem(send(works, raw), status)
    assert works.get("/desk/questions").json["questions"] == []


def test_a_fault_says_its_place(works):
    errors = problem(send(works, b'{"text": "Why?", "topics": ["Glass", 7]}'), 422)["errors"]
    assert [each["pointer"] for each in errors] == ["/topics/1"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml", ""])
def test_a_body_is_json_or_refused(works, kind):
    problem(send(works, b"{}", kind), 415)


def test_a_body_too_large_is_refused(works):
    problem(send(works, b'"' + b"x" * (7 * 1024 * 1024) + b'"'), 413)


def test_a_body_without_a_length_is_refused(works):
    problem(send(works, None, environ_overrides={"wsgi.input_terminated": False}, place="/questions"), 411)


def test_what_is_not_there_or_not_done_there_is_a_problem_too(works):
    problem(works.get("/nowhere"), 404)
    problem(works.get("/claims/nothing-here"), 404)
    problem(works.client.get("/api/nowhere"), 404)
    not_allowed = works.client.delete("/api/v1/claims", headers=works.headers)
    problem(not_allowed, 405)
    assert {"GET", "POST"} <= set(not_allowed.headers["Allow"].split(", "))


def test_a_mistake_of_ours_is_a_problem_too(works, app, monkeypatch):
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setattr("factcheck.services.questions.ask", lambda *_, **__: 1 / 0)
    said = problem(works.post("/questions", text="Why?"), 500)
    assert "ZeroDivision" not in said["detail"]


@pytest.mark.parametrize(
    "asked",
    [
        "/search?sort=sideways",
        "/search?status=lost",
        "/search?after=nonsense",
        "/search?q=a&q=b",
        "/search?nonsense=1",
        "/claims?since=yesterday",
        "/claims?after=nonsense",
        "/desk/articles?before=many",
        "/desk/articles?before=99999999999999999999",
        "/me?nonsense=1",
        f"/search?q={'x' * 201}",
        "/search?q=%00",
    ],
)
def test_a_bad_parameter_is_refused_with_a_sentence(works, asked):
    problem(works.get(asked), 400)


def test_the_same_key_does_a_thing_once_and_answers_alike(works):
    first = works.post("/articles", key="a-1", text="One.", title="One")
    again = works.post("/articles", key="a-1", text="One.", title="One")
    assert (first.status_code, first.data) == (again.status_code, again.data)
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(works.get("/desk/articles").json["articles"]) == 1
    assert works.post("/articles", key="a-2", text="One.", title="One").json["article"] == 2


def test_a_key_stands_for_one_request(works):
    assert works.post("/articles", key="a-1", text="One.", title="One").status_code == 201
    said = problem(works.post("/articles", key="a-1", text="Two.", title="One"), 422)
    assert "another request" in said["detail"]
    problem(works.post("/questions", key="a-1", text="Why?"), 422)
    assert len(works.get("/desk/articles").json["articles"]) == 1


def test_a_key_is_its_tokens_own(works, ben):
    assert works.post("/articles", key="a-1", text="One.", title="One").status_code == 201
    other = program_of(ben, "annotate").post("/articles", key="a-1", text="Two.", title="Two")
    assert other.json["article"] == 2


def test_a_refusal_uses_no_key_up(works):
    problem(works.post("/claims", key="c-1", text="A claim.", question="why"), 422)
    works.post("/questions", text="Why?")
    assert works.post("/claims", key="c-1", text="A claim.", question="why").status_code == 201


def test_after_a_day_a_key_is_new_again(works, session):
    works.post("/articles", key="a-1", text="One.", title="One")
    with clock(now() + timedelta(hours=25)):
        assert works.post("/articles", key="a-1", text="Two.", title="Two").json["article"] == 2
    assert session.get(IdempotentAnswer, (1, "a-1")).body.count("Two") == 1


@pytest.mark.parametrize("key", ["", "x" * 201, "two words", "café"])
def test_a_key_is_short_and_of_visible_ascii(works, key):
    headers = works.headers | {"Idempotency-Key": key}
    answer = works.client.post("/api/v1/questions", json={"text": "Why?"}, headers=headers)
    problem(answer, 400)
