"""Who gets into the API: tokens with their scopes, and nobody by a cookie."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.scopes import Scope
from factcheck.models import Person, RateCount
from factcheck.models.columns import clock, now
from factcheck.services import tokens
from factcheck.views import rates
from tests import dossiers
from tests.addresses import ROWS
from tests.programs import Program, program_of, secret_of
from tests.test_addresses import address, everything

SCOPED = [
    (method, rule, least) for method, rule, least in ROWS if rule.startswith("/api/") and least != "public"
]
OPEN = [rule for _, rule, least in ROWS if rule.startswith("/api/") and least == "public"]


@pytest.fixture(autouse=True)
def _story(app, ada, ben, eve):
    with db.transaction(app.extensions["engine"]) as session:
        claim = dossiers.contested(session)
        dossiers.judge(session, claim, ada.viewer, ben.viewer)
        dossiers.rule(session, claim, eve.viewer)
        dossiers.publish(session, claim, eve.viewer)


def ask(program: Program, method: str, asked: str):
    place = asked.removeprefix("/api/v1")
    return program.get(place) if method == "GET" else program.post(place)


@pytest.mark.parametrize("scope", list(Scope))
def test_a_token_opens_what_it_is_for_and_nothing_else(app, eve, scope):
    program = program_of(eve, scope)
    for method, rule, least in SCOPED:
        answer = ask(program, method, address(app, rule))
        if least == scope:
            assert answer.status_code not in {401, 403}, f"{method} {rule}: {answer.text}"
            assert answer.status_code < 500, f"{method} {rule}: {answer.text}"
        else:
            assert answer.status_code == 403, f"{method} {rule} with {scope}: {answer.status_code}"
            assert least in answer.json["detail"]


@pytest.mark.parametrize("rule", OPEN)
def test_what_is_public_needs_no_token(app, rule):
    answer = Program(app).get(address(app, rule).removeprefix("/api/v1"))
    assert answer.status_code == 200, answer.text


def test_a_cookie_opens_nothing_and_lets_nothing_be_written(app, ida):
    before = everything(app)
    token = ida.csrf_token()
    for method, rule, _ in SCOPED:
        asked = address(app, rule)
        headers = {"X-CSRFToken": token, "Content-Type": "application/json"}
        answer = ida.client.open(asked, method=method, headers=headers, data=b"{}")
        assert answer.status_code == 401, rule
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        form = ida.client.open(asked, method=method, data={"csrf_token": token})
        assert form.status_code == 401, rule
    assert everything(app) == before


def test_a_token_opens_nothing_of_the_desk_outside_the_api(ada):
    secret = secret_of(ada, *set(Scope) - {Scope.EDIT})
    client = ada.app.test_client()
    headers = {"Authorization": f"Bearer {secret}"}
    assert client.get("/desk", headers=headers).status_code == 303
    assert client.post("/desk/questions", headers=headers, data={"text": "Why?"}).status_code == 401


@pytest.mark.parametrize("spoil", ["revoked", "expired", "disabled", "mistyped", "basic"])
def test_a_token_that_does_not_stand_is_refused_everywhere_even_where_none_is_needed(app, ada, spoil):
    secret = secret_of(ada, "read")
    program, moment = Program(app, secret), now()
    assert program.get("/me").status_code == 200
    if spoil in {"revoked", "disabled"}:
        with db.transaction(app.extensions["engine"]) as session:
            if spoil == "revoked":
                tokens.revoke(session, None, tokens.find(session, 1))
            else:
                session.get_one(Person, ada.viewer.id).disabled = now()
    if spoil == "expired":
        moment += timedelta(days=91)
    if spoil == "mistyped":
        program.headers["Authorization"] += "x"
    if spoil == "basic":
        program.headers["Authorization"] = "Basic YWRhOmE="
    with clock(moment):
        for asked in ("/me", "/search"):
            answer = program.get(asked)
            assert answer.status_code == 401
            assert "does not stand" in answer.json["detail"]


def test_an_editor_works_as_a_reviewer_without_the_scope_to_edit(eve):
    assert program_of(eve, "read").get("/me").json["role"] == "reviewer"
    me = program_of(eve, "read", "edit").get("/me").json
    assert (me["username"], me["role"], me["scopes"]) == ("eve", "editor", ["read", "edit"])


def test_past_the_rate_the_answer_says_how_long_to_wait(app, ada, ben, settings, monkeypatch):
    monkeypatch.setitem(app.config, "SETTINGS", settings.with_values({"api_rate": 3}))
    monkeypatch.setitem(app.extensions, "rates", rates.Counter())
    monkeypatch.setattr("time.time", lambda: 1_700_000_010.0)
    program = program_of(ada, "read")
    left = [program.get("/me").headers["RateLimit"] for _ in range(3)]
    assert left == [f'"requests";r={count};t=30' for count in (2, 1, 0)]
    late = program.get("/me")
    assert late.status_code == 429
    assert late.mimetype == "application/problem+json"
    assert late.headers["Retry-After"] == "30"
    assert late.headers["RateLimit-Policy"] == '"requests";q=3;w=60'
    assert program_of(ben, "read").get("/me").status_code == 200
    assert Program(app).get("/search").status_code == 200
    monkeypatch.setattr("time.time", lambda: 1_700_000_040.0)
    assert program.get("/me").status_code == 200


def test_what_one_process_counted_counts_in_the_other(app, ada, settings, monkeypatch):
    monkeypatch.setitem(app.config, "SETTINGS", settings.with_values({"api_rate": 4}))
    monkeypatch.setattr("time.time", lambda: 1_700_000_010.0)
    program, statuses = program_of(ada, "read"), []
    here, there = rates.Counter(), rates.Counter()
    for process in (here, there, here, there, here, there):
        monkeypatch.setitem(app.extensions, "rates", process)
        statuses.append(program.get("/me").status_code)
    assert statuses == [200] * 4 + [429] * 2


def test_of_twenty_requests_one_writes_and_the_old_counts_go(app, session, settings, monkeypatch):
    monkeypatch.setitem(app.config, "SETTINGS", settings.with_values({"api_rate": 100}))
    monkeypatch.setitem(app.extensions, "rates", rates.Counter())
    for moment in (1_700_000_010.0, 1_700_000_070.0):
        monkeypatch.setattr("time.time", lambda moment=moment: moment)
        for _ in range(12):
            Program(app).get("/search")
    kept = session.exec(select(RateCount)).all()
    assert [(one.who, one.count, int(one.since.timestamp())) for one in kept] == [
        ("127.0.0.1", 10, 1_700_000_040)
    ]


def test_counting_waits_for_nobody(app, engine, settings, monkeypatch):
    monkeypatch.setitem(app.config, "SETTINGS", settings.with_values({"api_rate": 1}))
    monkeypatch.setitem(app.extensions, "rates", rates.Counter())
    with db.transaction(engine) as session:
        session.add(RateCount(who="127.0.0.1", since=datetime.fromtimestamp(1_700_000_040, UTC), count=1))
        session.flush()
        monkeypatch.setattr("time.time", lambda: 1_700_000_070.0)
        assert [Program(app).get("/search").status_code for _ in range(2)] == [200, 429]


def test_guessing_tokens_is_counted_by_the_address(app, settings, monkeypatch):
    monkeypatch.setitem(app.config, "SETTINGS", settings.with_values({"api_rate": 2}))
    monkeypatch.setitem(app.extensions, "rates", rates.Counter())
    statuses = [Program(app, f"fc_{'A' * 42}{number}").get("/me").status_code for number in range(4)]
    assert statuses == [401, 401, 429, 429]


def test_the_public_side_outside_the_api_is_not_counted(app, settings, monkeypatch):
    monkeypatch.setitem(app.config, "SETTINGS", settings.with_values({"api_rate": 1}))
    monkeypatch.setitem(app.extensions, "rates", rates.Counter())
    answers = [app.test_client().get("/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert "RateLimit" not in answers[0].headers
