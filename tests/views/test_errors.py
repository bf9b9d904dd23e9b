"""Failures: a page for people, JSON for programs, a sentence for both."""

import errno

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from factcheck.services import articles

SURROGATE = "%ED%A0%80"


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/claims/nothing.json", {}),
        ("/export/verdicts.jsonl?since=soon", {}),
        ("/export/verdicts.csv?since=soon", {}),
        ("/speakers/nobody/feed.atom", {}),
        ("/claims/nothing", {"Accept": "application/json"}),
    ],
)
def test_a_program_is_told_in_json(cy, address, headers):
    answer = cy.client.get(address, headers=headers)
    assert answer.status_code in {400, 404}
    assert set(answer.json) == {"status", "title", "detail"}


@pytest.mark.parametrize("accept", ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", ""])
def test_a_person_is_told_on_a_page(cy, accept):
    answer = cy.client.get("/claims/nothing", headers={"Accept": accept})
    assert answer.mimetype == "text/html"


def test_who_finds_nothing_is_told_where_to_look(cy, ida):
    page = cy.get("/claims/nothing").text
    assert "<h1>Not found</h1>" in page
    assert 'href="/browse"' in page.partition("<main")[2].partition("</main>")[0]
    assert "the list of all claims" not in cy.get(f"/?q={SURROGATE}").text


@pytest.mark.parametrize("address", [f"/?q={SURROGATE}", "/?q=%FF", f"/api/v1/search?q={SURROGATE}"])
def test_half_a_character_in_the_address_is_refused(cy, address):
    answer = cy.get(address)
    assert answer.status_code == 400
    assert "cannot be stored" in answer.text


def test_half_a_character_in_a_form_is_refused(cy):
    body = f"username=a{SURROGATE}&password=x".encode()
    answer = cy.client.post("/signin", data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    whole = cy.client.post(
        "/signin", data="username=%C3%A9&password=x", content_type="application/x-www-form-urlencoded"
    )
    assert whole.status_code == 422


def test_where_the_disk_is_full_at_the_very_end_the_text_comes_back(app, ada):
    def refuse(_connection):
        raise OperationalError("COMMIT", None, Exception("database or disk is full"))

    engine = app.extensions["engine"]
    event.listen(engine, "commit", refuse)
    try:
        answer = ada.post("/desk/articles", title="A window", text="The glass lay outside.")
    finally:
        event.remove(engine, "commit", refuse)
    assert answer.status_code == 507
    assert "The disk is full. Nothing was changed" in answer.text
    assert "The glass lay outside." in answer.text
    assert "A window" not in ada.get("/desk/articles").text


@pytest.mark.once
@pytest.mark.parametrize(("number", "status"), [(errno.ENOSPC, 507), (errno.EACCES, 500)])
def test_a_file_without_room_is_told_as_a_full_disk(app, ada, monkeypatch, number, status):
    def refuse(*_arguments, **_more):
        raise OSError(number, "it cannot be written")

    monkeypatch.setattr(articles, "add", refuse)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = ada.post("/desk/articles", title="A window", text="The glass lay outside.")
    assert answer.status_code == status
    assert "The glass lay outside." in answer.text
