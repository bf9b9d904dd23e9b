"""Every address, asked by everybody: closed by default, read without a trace, written only with the token."""

import pytest
from sqlmodel import SQLModel
from werkzeug.routing import AnyConverter, IntegerConverter, PathConverter

from factcheck import db
from factcheck.app import create_app
from factcheck.domain.scopes import Scope
from factcheck.domain.vocabulary import Role
from factcheck.models import Person
from factcheck.models.columns import now
from factcheck.security import HEADERS
from tests import dossiers
from tests.addresses import ROWS

ROLES = ["public", "reviewer", "editor", "admin"]
SKIPPED = {"HEAD", "OPTIONS"}
REFUSALS = {401, 403}


def test_every_address_has_a_row_and_every_row_an_address(app):
    asked = {(method, rule.rule) for rule in app.url_map.iter_rules() for method in rule.methods - SKIPPED}
    told = {(method, rule) for method, rule, _ in ROWS}
    assert asked - told == set(), "addresses that nobody said who may ask: add them to tests/addresses.py"
    assert told - asked == set(), "rows in tests/addresses.py without an address"
    assert len(told) == len(ROWS), "rows in tests/addresses.py that stand twice"


@pytest.mark.once
@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_what_is_for_it_and_nothing_above(app, cast, role):
    wrong = []
    for number, (method, rule, least) in enumerate(ROWS):
        browser = browser_of(cast, role, number)
        status, location = ask(browser, method, address(app, rule))
        if not fits(method, rule, role, least, status, location):
            wrong.append(f"{method} {rule} asked by {role}: {status} {location}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.once
def test_a_disabled_person_is_a_stranger_to_every_address(app, cast):
    wrong = []
    for number, (method, rule, least) in enumerate(ROWS):
        browser = browser_of(cast, "admin", number)
        disable(app, browser.viewer.id)
        status, location = ask(browser, method, address(app, rule))
        if not fits(method, rule, "public", least, status, location):
            wrong.append(f"{method} {rule} asked by a disabled admin: {status} {location}")
    assert not wrong, "\n".join(wrong)


def test_an_address_that_says_nothing_about_access_is_closed(settings):
    fresh = create_app(settings)
    fresh.add_url_rule(
        "/forgotten", view_func=lambda: "secret", methods=["GET", "POST"], endpoint="forgotten"
    )
    assert fresh.test_client().get("/forgotten").status_code == 403
    assert fresh.test_client().post("/forgotten").status_code == 403
    fresh.extensions["engine"].dispose()


def test_reading_never_changes_anything(app, cast):
    reader = browser_of(cast, "admin", 0)
    reader.get("/signin")
    before = everything(app)
    for rule in {rule for method, rule, _ in ROWS if method == "GET"}:
        reader.get(address(app, rule), buffered=True)
        reader.get(address(app, rule), part=True, buffered=True)
        assert everything(app) == before, f"GET {rule} left a trace"


def test_writing_without_the_token_never_changes_anything(app, cast):
    writer = browser_of(cast, "admin", 0)
    before = everything(app)
    for rule in {rule for method, rule, _ in ROWS if method == "POST"}:
        answer = writer.post(address(app, rule), honest=False, **FIELDS)
        assert 400 <= answer.status_code < 500, f"POST {rule} without a token: {answer.status_code}"
        assert everything(app) == before, f"POST {rule} without a token left a trace"


def test_no_post_leaves_more_than_one_event(app, cast):
    for number, rule in enumerate(sorted({rule for method, rule, _ in ROWS if method == "POST"})):
        writer = browser_of(cast, "admin", number)
        before = len(everything(app)["event"])
        writer.post(address(app, rule), **FIELDS)
        assert len(everything(app)["event"]) - before <= 1, f"POST {rule} left more than one event"


def test_every_answer_carries_the_security_headers(app, ida, cy):
    rules = {address(app, rule) for method, rule, _ in ROWS if method == "GET"}
    odd = ["/nowhere", "//desk", "/desk%00", "/healthz.json.json", "/signin?next=%00"]
    for asked in [*sorted(rules), *odd]:
        for browser in (ida, cy):
            carries_headers(browser.get(asked, buffered=True))
    carries_headers(cy.client.post("/signin", data=b"x" * (7 * 1024 * 1024)))
    carries_headers(cy.client.delete("/healthz"))


SHOWN_ELSEWHERE = {
    "/share.png": {"Cross-Origin-Resource-Policy": "cross-origin"},
    "/embed/": {"Cross-Origin-Resource-Policy": "cross-origin", "Content-Security-Policy": None},
}
"""What pages of other sites may show; a policy of its own is held by its own test."""


def carries_headers(answer):
    path = answer.request.path
    own = next(
        (own for mark, own in SHOWN_ELSEWHERE.items() if mark in path and answer.status_code < 300), {}
    )
    wanted = {name: value for name, value in (HEADERS | own).items() if value}
    missing = [name for name, value in wanted.items() if answer.headers.get(name) != value]
    assert missing == [], f"{answer.request.path} ({answer.status_code}) lacks {missing}"
    assert answer.headers["Cache-Control"], f"{answer.request.path} does not say how long it keeps"


FIELDS = {
    "name": "Somebody",
    "text": "Something that can be checked.",
    "title": "A title",
    "body": "Words.",
    "reason": "Because it was wrong.",
    "public_name": "Somebody",
    "username": "somebody",
    "password": "a password nobody has",
    "role": "reviewer",
    "version": "1",
}
"""Words that many forms take; a form that wants others refuses, which is an answer too."""


def address(app, rule) -> str:
    """The rule with an argument in every place: a thing of the story where there is one."""
    found = next(one for one in app.url_map.iter_rules() if one.rule == rule)
    values = {name: argument(found, name) for name in found.arguments - set(found.defaults or {})}
    return found.build(values | (found.defaults or {}))[1]


def argument(rule, name):
    """A value for one place of a rule; the story's things have the number 1."""
    converter = rule._converters[name]
    if isinstance(converter, IntegerConverter):
        return 1
    if isinstance(converter, AnyConverter):
        return min(converter.items)
    noun = rule.rule.partition(f"/<slug:{name}>")[0].rpartition("/")[2]
    return "style.css" if isinstance(converter, PathConverter) else SLUGS.get(noun, "nothing-here")


SLUGS = {
    "claims": "neighbour-nat-broke-the-window",
    "questions": "who-broke-the-window",
    "speakers": "vera-lind",
    "outlets": "the-daily",
    "topics": "glass",
    "pages": "about",
}
"""What the things of the story are called in addresses."""


@pytest.fixture(autouse=True)
def _story(app, cast):
    """A claim on its way from an article to the public, so that addresses have something to show."""
    ada, ben, eve = (cast.person(name, role).viewer for name, role in STAFF.items())
    with db.transaction(app.extensions["engine"]) as session:
        claim = dossiers.contested(session)
        dossiers.judge(session, claim, ada, ben)
        dossiers.rule(session, claim, eve)
        dossiers.publish(session, claim, eve)


STAFF = {"anna": Role.REVIEWER, "bert": Role.REVIEWER, "elsa": Role.EDITOR}


def test_the_addresses_of_the_story_show_it(app, ida):
    for noun in SLUGS.keys() - {"pages"}:
        assert ida.get(f"/{noun}/{SLUGS[noun]}").status_code == 200, noun
    for place in ("/articles/1", "/desk/articles/1", "/desk/attributions/1", "/desk/evidence/1"):
        assert ida.get(place).status_code == 200, place


def browser_of(cast, role: str, number: int):
    """Somebody new with that role, so that no earlier address is in the way."""
    return cast.stranger() if role == "public" else cast.person(f"{role}-{number}", Role(role))


def ask(browser, method: str, asked: str) -> tuple[int, str]:
    answer = browser.get(asked, buffered=True) if method == "GET" else browser.post(asked, **FIELDS)
    return answer.status_code, answer.headers.get("Location", "")


def fits(method: str, rule: str, role: str, least: str, status: int, location: str) -> bool:
    """Whether the status is what that role must get; what needs a token is shut to every cookie."""
    if least in set(Scope):
        return status == 401
    if ROLES.index(role) >= ROLES.index(least):
        return status not in REFUSALS and status < 500 and not location.startswith("/signin?")
    if role != "public":
        return status == 403
    if method == "GET" and not rule.endswith(".json"):
        return status == 303 and location.startswith("/signin?next=")
    return status == 401


def disable(app, person_id: int) -> None:
    with db.transaction(app.extensions["engine"]) as session:
        session.get_one(Person, person_id).disabled = now()


def everything(app) -> dict[str, list]:
    """All rows of all tables."""
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return {table.name: rows_of(session, table) for table in SQLModel.metadata.sorted_tables}


def rows_of(session, table) -> list:
    return sorted(repr(tuple(row)) for row in session.execute(table.select()))


@pytest.fixture(autouse=True)
def _mistakes_are_answers(app, monkeypatch):
    """A mistake of ours is a status 500 here as it is outside, so that all addresses get asked."""
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
