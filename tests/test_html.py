"""Whatever a person can be shown, and what dresses it, is valid: the Nu Html Checker says so."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from werkzeug.test import TestResponse

from factcheck import db
from factcheck.domain.letters import PER_SENDER
from factcheck.domain.vocabulary import LetterKind, Role
from tests import vnu
from tests.browser.public_pages import fill
from tests.cast import Browser
from tests.letters import make_letter, write
from tests.test_addresses import FIELDS
from tests.views.desk import walking
from tests.views.desk.worlds import make_world

pytestmark = pytest.mark.once
STATIC = Path(__file__).parent.parent / "static"
BROKEN = '<!doctype html><title>x</title><main><p id="a"><div id="a"></p>'
STATUSES = {200, 201, 400, 403, 404, 405, 409, 410, 413, 422, 429}
"""Every status whose answer a person reads; a page of each is judged."""


@pytest.fixture
def pages(app, cast, monkeypatch) -> dict[str, TestResponse]:
    """One of each page and part, as everybody sees it, before and after something was refused."""
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    one = walking.candidates
    monkeypatch.setattr(walking, "candidates", lambda *place: one(*place)[-1:])
    make_world(app)
    with db.transaction(app.extensions["engine"]) as session:
        public = fill(session)
        make_letter(session, kind=LetterKind.SUGGESTION)
    people = {role: cast.person(f"one-{role.value}", role) for role in (Role.REVIEWER, Role.ADMIN)}
    stranger = cast.stranger()
    found = {f"{name}, {address}": stranger.get(address) for name, address in public.items()}
    with monkeypatch.context() as still:
        still.setitem(app.config, "STILL", True)
        found |= {f"{name}, as a file": cast.stranger().get(each) for name, each in public.items()}
    found |= dict(shown(people[Role.ADMIN], walking.addresses(app, Role.ADMIN), parts=True))
    theirs = [address for address in walking.addresses(app, Role.REVIEWER) if address.startswith("/desk")]
    found |= dict(shown(people[Role.REVIEWER], theirs))
    found |= dict(conflicts(people[Role.ADMIN], dict(found)))
    found |= dict(refused(people[Role.ADMIN], walking.addresses(app, Role.ADMIN, "POST")))
    return found | dict(odd(people[Role.REVIEWER], stranger))


def shown(
    person: Browser, addresses: list[str], *, parts: bool = False
) -> Iterator[tuple[str, TestResponse]]:
    """What somebody sees at these addresses, as a page and as a part."""
    for address in addresses:
        for part in {False, parts} if "." not in address else ():
            name = f"{address}, {'part' if part else 'page'} for {person.viewer.username}"
            answer = person.get(address, part=part, buffered=True)
            if "html" in answer.content_type and answer.text.strip():
                yield name, answer


def conflicts(person: Browser, pages: dict[str, TestResponse]) -> Iterator[tuple[str, TestResponse]]:
    """What somebody gets who changes something in a form that another changed since it was opened."""
    asked = set()
    for answer in pages.values():
        for form in html.fromstring(answer.text).forms:
            if "version" in form.fields and form.action not in asked:
                asked.add(form.action)
                fields = dict(form.form_values()) | {"version": "0"} | dict(changed(form))
                for part in (False, True):
                    yield f"{form.action}, conflict, {part}", person.post(form.action, part=part, **fields)


def changed(form) -> Iterator[tuple[str, str]]:
    """Every text of a form, with a word more."""
    for each in form.xpath(".//textarea[@name] | .//input[@type='text'][@name]"):
        yield each.name, f"{each.value or ''} More".strip()


def refused(person: Browser, addresses: list[str]) -> Iterator[tuple[str, TestResponse]]:
    """What somebody gets who sends every form empty, or filled by halves."""
    for way, fields in {"empty": {}, "half": FIELDS}.items():
        for address in addresses:
            for part in (False, True):
                yield f"{address}, {way}, {part}", person.post(address, part=part, **fields)


def odd(reviewer: Browser, stranger: Browser) -> Iterator[tuple[str, TestResponse]]:
    """The answers that are left: forbidden, the wrong method, nonsense, too much, too often, stale."""
    yield "forbidden", reviewer.get("/desk/people")
    yield "the wrong method", stranger.client.delete("/about")
    yield "nonsense", stranger.get("/?q=%00")
    yield "too much", stranger.client.post("/signin", data=b"x" * (7 * 1024 * 1024))
    yield "unproven", stranger.post("/report", honest=False, words="Kept.")
    for number in range(PER_SENDER[0].most + 1):
        yield f"letter {number}", write(stranger, words=f"{number} times.")


@pytest.fixture
def verdict(pages, tmp_path) -> dict[str, list[str]]:
    """What the judge says of everything at once, by name; of a page that is broken, too."""
    names, seen = {}, set()
    for name, answer in (pages | {"broken": None}).items():
        text = BROKEN if answer is None else answer.text if "html" in answer.content_type else ""
        alike = walking.OWN_TIME.sub("", text)
        if text.strip() and alike not in seen:
            seen.add(alike)
            file = tmp_path / f"{len(names)}.html"
            file.write_text(vnu.page(text), encoding="utf-8")
            names[file.name] = name
    assert len(names) > 400
    for file in (*STATIC.glob("*.css"), *STATIC.glob("*.svg")):
        shutil.copy(file, tmp_path)
    said = vnu.complaints(tmp_path)
    return {names.get(name, name): each for name, each in said.items()}


def test_every_page_and_part_every_style_sheet_and_drawing_is_valid(pages, verdict):
    assert {answer.status_code for answer in pages.values()} >= STATUSES
    assert verdict.pop("broken"), "the judge does not see what is wrong"
    assert not verdict, "\n".join(f"{name}: {words}" for name, words in verdict.items())
