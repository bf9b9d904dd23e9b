"""What is published is drawn once: stored bytes for strangers, never stale, never for the signed-in."""

import gzip
import json
import threading

import brotli
import pytest
from sqlmodel import select

from factcheck import db
from factcheck.app import create_app
from factcheck.domain.vocabulary import CorrectionKind, Role
from factcheck.models import Answer
from factcheck.models.columns import now
from factcheck.security import HEADERS
from factcheck.services import answers, publications
from tests import dossiers

CLAIM = "/claims/neighbour-nat-broke-the-window"
QUESTION = "/questions/who-broke-the-window"
OWN = {(address, part) for address, part in ((CLAIM, False), (CLAIM, True), (f"{CLAIM}.json", False))}


def test_publishing_at_the_desk_stores_the_claims_own_answers_and_its_questions(app, story, eve):
    story.publish_at_the_desk(eve)
    kept = {(each.address, each.part): each for each in stored(app)}
    assert OWN | {(QUESTION, False), (QUESTION, True), (f"{QUESTION}.json", False)} <= set(kept)
    page = kept[(CLAIM, False)]
    assert page.status == 200
    assert gzip.decompress(page.gzip) == brotli.decompress(page.br) == page.body
    assert len(page.br) < len(page.gzip) < len(page.body)


def test_what_publishing_stores_is_what_the_application_says(app, story, eve, cy):
    story.publish_at_the_desk(eve)
    for address in (CLAIM, f"{CLAIM}.json", QUESTION, f"{QUESTION}.json"):
        for part in (False, True):
            ours, drawn = cy.get(address, part=part), undrawn(app, cy, address, part=part)
            assert ours.data == drawn.data, address
            assert told(ours) == told(drawn), address


def test_a_stranger_gets_a_stored_page_without_the_application(app, story, cy, monkeypatch):
    story.publish()
    first = cy.get(CLAIM)
    monkeypatch.setattr(app.extensions["published"], "inner", refuse)
    assert cy.get(CLAIM).data == first.data
    assert cy.get(CLAIM).headers["ETag"] == first.headers["ETag"]


def refuse(_environ, _start):
    raise AssertionError("the application was asked")


def test_whoever_is_signed_in_gets_the_desks_bar_and_nothing_is_stored_of_it(app, story, ada, cy):
    story.publish()
    cy.get(CLAIM)
    seen = ada.get(CLAIM)
    assert "Sign out" in seen.text
    assert seen.headers["Cache-Control"] == "no-store"
    assert "Sign out" not in cy.get(CLAIM).text
    assert not any(b"Sign out" in each.body for each in stored(app))


def test_an_address_with_a_question_is_not_stored(app, story, cy):
    story.publish()
    assert cy.get(f"{CLAIM}?utm_source=mail").status_code == 200
    assert cy.get("/?q=window").status_code == 200
    assert stored(app) == []


def test_what_is_not_there_is_not_stored(app, story, cy):
    story.publish()
    for address in ("/claims/nothing-here", "/articles/99", "/articles/007", "/desk", "/signin", "/healthz"):
        cy.get(address)
    assert stored(app) == []


def test_a_tombstone_is_stored_with_its_status(app, story, eve, cy):
    claim = story.publish()
    story.withdraw(claim)
    for _ in range(2):
        answer = cy.get(CLAIM)
        assert answer.status_code == 410
        assert "ETag" not in answer.headers
    assert [each.status for each in stored(app) if each.address == CLAIM] == [410]


@pytest.mark.parametrize(("accepted", "coding"), [("gzip", "gzip"), ("gzip, br", "br"), ("", None)])
def test_each_coding_has_its_bytes_its_tag_and_its_304(story, cy, accepted, coding):
    story.publish()
    told = {"Accept-Encoding": accepted}
    answer = cy.client.get(CLAIM, headers=told)
    assert answer.headers.get("Content-Encoding") == coding
    assert "Accept-Encoding" in answer.headers["Vary"]
    plain = cy.get(CLAIM).data
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}[coding]
    assert unpack(answer.data) == plain
    tags = f'"other", W/{answer.headers["ETag"]}'
    again = cy.client.get(CLAIM, headers=told | {"If-None-Match": tags})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == answer.headers["ETag"]
    assert "Content-Length" not in again.headers


def test_codings_have_tags_of_their_own(story, cy):
    story.publish()
    tags = {
        cy.client.get(CLAIM, headers={"Accept-Encoding": each}).headers["ETag"] for each in ("br", "gzip", "")
    }
    assert len(tags) == 3
    plain = cy.get(CLAIM).headers["ETag"]
    other = {"If-None-Match": plain, "Accept-Encoding": "br"}
    assert cy.client.get(CLAIM, headers=other).status_code == 200


def test_head_says_what_get_says_without_the_body(story, cy):
    story.publish()
    whole, head = cy.get(CLAIM), cy.client.head(CLAIM)
    assert head.data == b""
    assert told(head) == told(whole)
    assert head.headers["Content-Length"] == str(len(whole.data))


def test_a_stored_answer_carries_every_header_the_application_gives(app, story, cy):
    story.publish()
    cy.get(CLAIM)
    ours, drawn = told(cy.get(CLAIM)), told(undrawn(app, cy, CLAIM))
    assert HEADERS.items() <= ours.items()
    assert {name: value for name, value in drawn.items() if ours.get(name) != value} == {}
    unchanged = cy.client.get(CLAIM, headers={"If-None-Match": "*"})
    assert HEADERS.items() <= dict(unchanged.headers).items()
    assert unchanged.headers["Vary"]
    assert unchanged.headers["Cache-Control"] == "no-cache"


def test_htmx_gets_the_part_and_a_boosted_link_the_page(story, cy):
    story.publish()
    for _ in range(2):
        assert "<html" in cy.get(CLAIM).text
        assert "<html" not in cy.get(CLAIM, part=True).text
        boosted = {"HX-Request": "true", "HX-Boosted": "true"}
        assert "<html" in cy.client.get(CLAIM, headers=boosted).text


def test_a_date_is_told_once_it_is_old_enough_and_then_believed(app, story, cy):
    story.publish()
    assert "Last-Modified" not in cy.get(CLAIM).headers
    with db.transaction(app.extensions["engine"]) as session:
        for each in session.exec(select(Answer)):
            each.modified -= 100
    told = cy.get(CLAIM).headers["Last-Modified"]
    assert cy.client.get(CLAIM, headers={"If-Modified-Since": told}).status_code == 304
    early = {"If-Modified-Since": "Sun, 06 Nov 1994 08:49:37 GMT"}
    assert cy.client.get(CLAIM, headers=early).status_code == 200
    both = {"If-Modified-Since": told, "If-None-Match": '"other"'}
    assert cy.client.get(CLAIM, headers=both).status_code == 200
    assert cy.client.get(CLAIM, headers={"If-Modified-Since": "soon"}).status_code == 200


def test_an_answer_drawn_while_something_changes_is_not_stored(app, story, cy, monkeypatch):
    story.publish()
    layer = app.extensions["published"]
    drawn_by = layer.inner

    def changed_meanwhile(environ, start):
        pieces = drawn_by(environ, start)
        with db.transaction(app.extensions["engine"]) as session:
            answers.bump(session)
        return pieces

    monkeypatch.setattr(layer, "inner", changed_meanwhile)
    assert cy.get(CLAIM).status_code == 200
    assert stored(app) == []


def test_a_store_that_fails_never_fails_the_answer(app, story, cy, monkeypatch):
    story.publish()
    for step in ("keep", "find", "edition"):
        with monkeypatch.context() as broken:
            broken.setattr(app.extensions["published"].shelf, step, fail)
            assert cy.get(CLAIM).status_code == 200, step
            assert cy.get(CLAIM).status_code == 200, step


def fail(*_args, **_more):
    raise OSError("the disk is full")


def test_a_page_that_cannot_be_drawn_does_not_undo_the_publication(app, story, eve, cy, monkeypatch):
    monkeypatch.setattr("factcheck.drawing._draw_thing", fail)
    story.publish_at_the_desk(eve)
    assert cy.get(CLAIM).status_code == 200


def test_another_program_or_other_settings_draw_anew(app, story, cy, settings):
    story.publish()
    cy.get(CLAIM)
    renamed = create_app(settings.with_values({"site_name": "Renamed Desk"}))
    assert "Renamed Desk" in renamed.test_client().get(CLAIM).text
    assert "Test Desk" in cy.get(CLAIM).text
    renamed.extensions["engine"].dispose()


def test_a_host_that_is_not_ours_is_refused_for_stored_pages_too(story, settings):
    story.publish()
    strict = create_app(settings.with_values({"trusted_hosts": "localhost"}))
    client = strict.test_client()
    for _ in range(2):
        assert client.get(CLAIM).status_code == 200
        assert client.get(CLAIM, headers={"Host": "elsewhere.example"}).status_code == 400
    strict.extensions["engine"].dispose()


def test_two_processes_change_together(app, story, settings, cy):
    claim = story.publish()
    other = create_app(settings)
    client = other.test_client()
    age(app)
    for _ in range(3):
        assert client.get(CLAIM).data == cy.get(CLAIM).data
    story.correct(claim, "Both were there.")
    for browser in (client, cy.client, client):
        assert "Both were there." in browser.get(CLAIM).text
        assert json.loads(browser.get(f"{CLAIM}.json").data)["ruling"]["version"] == 2
        assert "Both were there." in browser.get("/index.json").text
    other.extensions["engine"].dispose()


def test_readers_never_see_the_old_state_after_the_new_one(app, story):
    """Four strangers read page, JSON, front and question while the claim is corrected again and again."""
    claim = story.publish()
    wrong: list[str] = []
    done = threading.Event()

    def read():
        client, seen = app.test_client(), 1
        while not done.is_set():
            for address in (f"{CLAIM}.json", CLAIM, "/index.json", QUESTION):
                version = version_in(client.get(address).text)
                if version < seen:
                    wrong.append(f"{address} says {version} after {seen}")
                seen = max(seen, version)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for version in range(2, 8):
        story.correct(claim, f"Summary number {version}.")
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def version_in(text):
    found = [number for number in range(2, 8) if f"Summary number {number}." in text]
    return max(found, default=1)


def test_static_files_are_packed_and_kept_only_under_their_own_mark(cy):
    marked = next(
        word.split('"')[1]
        for word in cy.get("/").text.split()
        if word.startswith('href="/static/') and "?v=" in word
    )
    for _ in range(2):
        answer = cy.client.get(marked, headers={"Accept-Encoding": "br"})
        assert answer.headers["Content-Encoding"] == "br"
        assert "immutable" in answer.headers["Cache-Control"]
        assert "Accept-Ranges" not in answer.headers, "from here nothing is sent in pieces"
        assert brotli.decompress(answer.data) == cy.get(marked).data
    wrong = cy.client.get(f"{marked.partition('?')[0]}?v=0", headers={"Accept-Encoding": "br"}, buffered=True)
    assert "Content-Encoding" not in wrong.headers
    assert cy.client.get("/static/../config.toml?v=1").status_code == 404


def told(answer):
    """The headers that do not differ from one answer to the next."""
    differs = {"X-Request-ID", "Date", "ETag", "Last-Modified", "Vary", "Content-Encoding", "Content-Length"}
    return {name: value for name, value in answer.headers if name not in differs}


def stored(app):
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return list(session.exec(select(Answer)))


def age(app):
    """Let a moment have passed since everything was drawn, so that it is kept in memory too."""
    client = app.test_client()
    client.get(CLAIM)
    with db.transaction(app.extensions["engine"]) as session:
        for each in session.exec(select(Answer)):
            each.modified -= 100


def undrawn(app, browser, address, *, part=False):
    """What the application says, asked past the layer."""
    layer = app.extensions["published"]
    hosts, layer.hosts = layer.hosts, ("nobody.example",)
    try:
        return browser.get(address, part=part)
    finally:
        layer.hosts = hosts


class Story:
    """A claim on its way, changed by services or at the desk."""

    def __init__(self, app, cast):
        self.app = app
        self.engine = app.extensions["engine"]
        self.editor = cast.person("elsa", Role.EDITOR).viewer
        reviewers = [cast.person(name, Role.REVIEWER).viewer for name in ("ann", "bob")]
        with db.transaction(self.engine) as session:
            self.claim = dossiers.contested(session)
            dossiers.judge(session, self.claim, *reviewers)
            dossiers.rule(session, self.claim, self.editor)

    def publish(self):
        with db.transaction(self.engine) as session:
            dossiers.publish(session, session.get(type(self.claim), self.claim.id), self.editor)
        return self.claim

    def publish_at_the_desk(self, browser):
        slug = self.claim.slug
        browser.post(f"/desk/claims/{slug}/unsealing")
        answer = browser.post(f"/desk/claims/{slug}/publications", **dossiers.SENT_REASONS)
        assert answer.status_code == 303, answer.text

    def correct(self, claim, summary):
        with db.transaction(self.engine) as session:
            found = session.get(type(claim), claim.id)
            dossiers.rule(session, found, self.editor, summary=summary)
            dossiers.publish(
                session, found, self.editor, kind=CorrectionKind.UPDATE, note=f"{summary} {now()}"
            )

    def withdraw(self, claim):
        with db.transaction(self.engine) as session:
            publications.withdraw(session, self.editor, session.get(type(claim), claim.id), "It was wrong.")


@pytest.fixture
def story(app, cast):
    return Story(app, cast)
