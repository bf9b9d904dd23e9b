"""Evidence at the desk: added, edited, withdrawn."""

import pytest

from factcheck.models import Evidence
from tests.marks import unmarked
from tests.views.desk.worlds import World, follow, make_world, rows_of, sentences

ALL = {
    "kind": "video",
    "title": "Кадры взрыва 💥",
    "url": "https://example.org/film",
    "locator": "0:12",
    "publisher": "قناة",
    "published": "2023-05",
    "accessed": "2023-05-04",
    "archived": "https://archive.example.org/film",
    "sha256": "AB" * 32,
    "quote": "Two flashes.",
    "note": "Ask for the original.",
    "version": "1",
}


def test_evidence_is_kept_with_all_its_fields(app, ada, world):
    added = ada.post(f"{world.page}/evidence", **ALL)
    assert "Кадры взрыва 💥" in follow(ada, added)
    piece = rows_of(app, Evidence)[-1]
    data = ada.get(f"/desk/evidence/{piece.id}.json").json
    stored = {name: data[name] for name in ALL if name != "version"}
    assert stored == {name: value for name, value in ALL.items() if name != "version"} | {"sha256": "ab" * 32}
    assert (piece.question_id, piece.claim_id) == (world.question.id, None)
    assert "May 2023" in sentences(ada.get(world.page))


def test_evidence_of_a_claim_says_which(app, ada, world):
    ada.post(f"{world.desk()}/evidence", kind="data", title="A table of ranges")
    piece = rows_of(app, Evidence)[-1]
    assert (piece.question_id, piece.claim_id) == (None, world.claims[0].id)
    assert f"attached to {world.claims[0].text}" in sentences(ada.get(world.page))
    assert "A table of ranges" in ada.get(world.desk(1)).text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", " ", "Title is missing."),
        ("kind", "rumour", "Not a valid choice."),
        ("kind", "", "Choose what kind of evidence it is."),
        ("url", "javascript:alert(1)", "A link starts with https:// or http://."),
        ("archived", "ftp://example.org", "A link starts with https:// or http://."),
        ("published", "2023-02-31", "Write the date as 2023-05-03"),
        ("accessed", "yesterday", "Write the date as 2023-05-03"),
        ("sha256", "ab", "A SHA-256 has 64 characters"),
        ("title", "x" * 501, "Field cannot be longer than 500 characters."),
    ],
)
def test_evidence_that_cannot_be_kept_comes_back_filled_in(app, ada, world, field, value, sentence):
    count = len(rows_of(app, Evidence))
    refused = ada.post(f"{world.page}/evidence", **(ALL | {field: value}))
    assert refused.status_code == 422
    assert sentence in sentences(refused)
    assert "Two flashes." in refused.text
    assert len(rows_of(app, Evidence)) == count


def test_two_who_edit_the_same_evidence_lose_nothing(app, ada, ben, world):
    address = f"/desk/evidence/{world.evidence[0].id}"
    assert ada.post(address, **(ALL | {"quote": "Three flashes."})).status_code == 303
    second = ben.post(address, **(ALL | {"quote": "One flash.", "title": "Film"}))
    assert second.status_code == 409
    assert "Three flashes." in unmarked(second.text)
    assert "One flash." in unmarked(second.text)
    assert 'name="version" value="2"' in second.text
    assert rows_of(app, Evidence)[0].quote == "Three flashes."
    assert ben.post(address, **(ALL | {"quote": "One flash.", "version": "2"})).status_code == 303
    assert rows_of(app, Evidence)[0].quote == "One flash."


def test_saving_what_is_saved_already_is_no_conflict(app, ada, ben, world):
    address = f"/desk/evidence/{world.evidence[0].id}"
    assert ada.post(address, **ALL).status_code == 303
    assert ben.post(address, **ALL).status_code == 303
    assert rows_of(app, Evidence)[0].version == 2


def test_an_empty_optional_field_is_stored_as_nothing(app, ada, world):
    address = f"/desk/evidence/{world.evidence[0].id}"
    ada.post(address, **ALL)
    bare = {"kind": "document", "title": "Bare", "version": "2"} | dict.fromkeys(
        ("url", "published", "accessed", "archived", "sha256", "quote", "note", "locator", "publisher"), ""
    )
    assert ada.post(address, **bare).status_code == 303
    piece = rows_of(app, Evidence)[0]
    assert (piece.url, piece.published, piece.sha256, piece.quote) == (None, None, None, "")


def test_evidence_is_withdrawn_with_a_reason_and_stays_at_the_desk(app, ada, world):
    address = f"/desk/evidence/{world.evidence[0].id}"
    refused = ada.post(f"{address}/withdrawal", reason=" ")
    assert refused.status_code == 422
    assert "Why it no longer counts is missing." in sentences(refused)
    assert "Withdrawn evidence (1)" in follow(ada, ada.post(f"{address}/withdrawal", reason="A forgery."))
    page = sentences(ada.get(address))
    assert "A forgery." in page
    assert "can no longer be changed" in page
    assert ada.post(address, **ALL).status_code == 422
    assert ada.post(f"{world.page}/bearings", **{world.cell(): "supports"}).status_code == 422


@pytest.fixture
def world(app) -> World:
    return make_world(app)
