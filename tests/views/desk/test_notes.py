"""Notes at the desk: written in place, answered, held back, and hidden where they could tell too much."""

import re

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.vocabulary import Role
from factcheck.models import Attribution, Event, Note, Notification
from tests.counting import queries
from tests.factories import make_attribution, make_evidence
from tests.views.desk.worlds import VERDICT, World, follow, make_world, rows_of, sentences


@pytest.fixture
def world(app) -> World:
    return make_world(app)


def places(app, world) -> list[str]:
    """The addresses of the notes on a claim, a cell, an attribution and a piece of evidence."""
    said, piece = rows_of(app, Attribution)[0], world.evidence[0]
    assert said.claim_id == world.claims[0].id
    desk = world.desk()
    return [
        f"{desk}/notes",
        f"{desk}/evidence/{piece.id}/notes",
        f"/desk/attributions/{said.id}/notes",
        f"/desk/evidence/{piece.id}/notes",
    ]


def judge(browser, world, number=0):
    """This person's verdict."""
    assert browser.post(f"{world.desk(number)}/verdicts", **VERDICT).status_code == 303


def bodies(browser, address) -> list[str]:
    """What a person reads at an address, thread by thread."""
    threads = browser.get(f"{address}.json").json["threads"]
    return [note["body"] for each in threads for note in (each["first"], *each["answers"])]


def test_a_thread_from_the_first_word_to_its_end_at_every_place(app, ada, ben, world):
    for address in places(app, world):
        assert "Nobody has written a note here." in ben.get(address).text
        assert "Your note is in." in follow(ada, ada.post(address, body="Is *that* the date?"))
        page = ben.get(address)
        assert "<em>that</em>" in page.text
        note_id = ben.get(f"{address}.json").json["threads"][0]["first"]["id"]
        answered = ben.post(f"/desk/notes/{note_id}/answers", body="It is.")
        assert answered.location.split("#")[0] == address
        assert "Your answer is in." in follow(ben, answered)
        assert "The thread is resolved." in follow(ben, ben.post(f"/desk/notes/{note_id}/resolution"))
        thread = ada.get(f"{address}.json").json["threads"][0]
        assert (thread["resolved_by"], len(thread["answers"])) == ("Ben", 1)
        assert "Resolved by Ben" in sentences(ada.get(address))
        ada.post(f"/desk/notes/{note_id}/reopening")
        assert ada.get(f"{address}.json").json["threads"][0]["resolved"] is None


def test_the_workbench_shows_its_threads_and_counts_the_others(app, ada, world):
    on_claim, on_cell, on_said, on_piece = places(app, world)
    ada.post(on_claim, body="About the claim", at="bench")
    ada.post(on_cell, body="About the cell")
    ada.post(on_said, body="About the words", holds="y")
    ada.post(on_piece, body="About the piece")
    page = ada.get(world.desk()).text
    assert "About the claim" in page
    for address in (on_cell, on_said, on_piece):
        assert f'href="{address}">1 note, 1 open' in page
    assert f'href="{on_cell}">1 note, 1 open' in ada.get(world.page).text


def test_who_writes_on_the_workbench_comes_back_to_it(ada, world):
    written = ada.post(f"{world.desk()}/notes", body="Here", at="bench")
    assert written.location.startswith(f"{world.desk()}#note-")
    elsewhere = ada.post(f"{world.desk()}/notes", body="Here too", at="//evil.example")
    assert elsewhere.location.startswith(f"{world.desk()}/notes#note-")


def test_known_names_are_marked_and_told_and_a_note_can_do_no_harm(ada, ben, world):
    address = f"{world.desk()}/notes"
    ada.post(address, body="@ben and @nobody <script>alert(1)</script> [x](javascript:alert(1))")
    page = ada.get(address).text
    assert '<strong class="mention">@ben</strong> and @nobody' in page
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert [one["sentence"] for one in told(ben)] == ["Ada named you in a note"]


def test_a_refused_note_comes_back_filled_in(app, ada, world):
    address = f"{world.desk()}/notes"
    empty = ada.post(address, body=" ", holds="y")
    assert empty.status_code == 422
    assert "Note is missing." in empty.text
    stale = ada.post(address, body="Typed for long", honest=False)
    assert stale.status_code == 422
    assert "Typed for long" in stale.text
    assert rows_of(app, Note) == []


def test_an_answer_that_is_refused_stands_in_its_thread(app, ada, ben, world):
    address = f"{world.desk()}/notes"
    ada.post(address, body="Why?", opened="y")
    note = rows_of(app, Note)[0]
    refused = ben.post(f"/desk/notes/{note.id}/answers", body="")
    assert refused.status_code == 422
    assert "Answer is missing." in refused.text
    assert f'id="answer-{note.id}-body"' in refused.text


def test_a_stale_edit_shows_both_texts_and_loses_neither(app, ada, world):
    address = f"{world.desk()}/notes"
    ada.post(address, body="First")
    note = rows_of(app, Note)[0]
    assert ada.post(f"/desk/notes/{note.id}", body="Second", version="1").status_code == 303
    late = ada.post(f"/desk/notes/{note.id}", body="Third", version="1")
    assert late.status_code == 409
    assert "Second" in re.sub(r"<[^>]+>", "", late.text)
    assert "Third" in late.text
    assert 'name="version" value="2"' in late.text
    assert rows_of(app, Note)[0].body == "Second"


def test_nobody_edits_anothers_note(app, ada, ben, world):
    ada.post(f"{world.desk()}/notes", body="Mine")
    note = rows_of(app, Note)[0]
    refused = ben.post(f"/desk/notes/{note.id}", body="Yours", version="1")
    assert (refused.status_code, rows_of(app, Note)[0].body) == (422, "Mine")
    assert "Only its author can change a note." in refused.text


def test_there_are_no_notes_where_there_is_nothing(ada, world):
    nowhere = [
        "/desk/claims/nothing/notes",
        f"{world.desk()}/evidence/999/notes",
        "/desk/attributions/999/notes",
        "/desk/evidence/999/notes",
        "/desk/notes/999",
    ]
    assert {ada.get(address).status_code for address in nowhere} == {404}
    assert ada.post("/desk/notes/999/answers", body="x").status_code == 404


def test_evidence_of_another_question_makes_no_cell(app, ada, world):
    other = make_world(app)
    assert ada.get(f"{world.desk()}/evidence/{other.evidence[0].id}/notes").status_code == 404


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR, Role.ADMIN])
def test_hidden_notes_leave_no_trace_for_who_has_not_judged(app, cast, ada, ben, role, world):
    newcomer = cast.person("newcomer", role)
    judge(ada, world)
    judge(ben, world)
    ben.post(f"{world.desk()}/notes", body="An open question", opened="y")
    root = rows_of(app, Note)[0]
    before = everything(newcomer, app, world)
    for address in places(app, world):
        ada.post(address, body="It is refuted, I say.")
    ada.post(f"/desk/notes/{root.id}/answers", body="Refuted!")
    assert everything(newcomer, app, world) == before
    hidden = [note.id for note in rows_of(app, Note)[1:]]
    assert len(hidden) == 5
    answers = [newcomer.get(f"/desk/notes/{note_id}").status_code for note_id in hidden]
    posts = [newcomer.post(f"/desk/notes/{note_id}/resolution").status_code for note_id in hidden]
    assert answers + posts == [404] * 10
    judge(newcomer, world)
    assert "Refuted!" in newcomer.get(f"{world.desk()}/notes").text


def everything(browser, app, world) -> list[str]:
    """All that a person can read where notes are told or counted."""
    pages = [world.page, world.desk(), "/desk/notifications", *places(app, world)]
    asked = [*pages, *(f"{page}.json" for page in pages)]
    return [without_tokens(browser.get(address).text) for address in asked]


def without_tokens(text) -> str:
    return "\n".join(
        line for line in text.splitlines() if "csrf_token" not in line and "request " not in line
    )


def test_a_sealed_note_that_names_who_may_not_read_it_is_refused_with_its_words(app, ada, ben, world):
    judge(ada, world)
    refused = ada.post(f"{world.desk()}/notes", body="Look here, @ben")
    assert refused.status_code == 422
    assert "@ben may not read this note before giving a verdict." in refused.text
    assert "Look here, @ben" in refused.text
    assert (rows_of(app, Note), rows_of(app, Notification)) == ([], [])
    assert ada.post(f"{world.desk()}/notes", body="Look here, @ben", opened="y").status_code == 303
    assert bodies(ben, f"{world.desk()}/notes") == ["Look here, @ben"]


def test_a_note_hidden_after_it_was_told_is_told_no_more(app, ada, ben, world):
    ada.post(f"{world.desk()}/notes", body="Look here, @ben")
    note = rows_of(app, Note)[0]
    assert len(told(ben)) == 1
    judge(ada, world)
    ada.post(f"/desk/notes/{note.id}", body="It is refuted.", version="1")
    assert told(ben) == []
    assert ben.get("/desk/notifications.json").json["unseen"] == 0


def test_each_change_of_a_note_leaves_one_event(app, ada, ben, world):
    def happened() -> list[str]:
        return [event.action for event in rows_of(app, Event)]

    before = len(happened())
    ada.post(f"{world.desk()}/notes", body="Why, @ben?")
    note = rows_of(app, Note)[0]
    ada.post(f"/desk/notes/{note.id}", body="Why so, @ben?", version="1")
    ben.post(f"/desk/notes/{note.id}/answers", body="Because, @ada.")
    ben.post(f"/desk/notes/{note.id}/resolution")
    ben.post(f"/desk/notes/{note.id}/resolution")
    ben.post(f"/desk/notes/{note.id}/reopening")
    assert happened()[before:] == ["written", "edited", "written", "resolved", "reopened"]


def test_queries_do_not_grow_with_threads(app, ada, ben, engine, world):
    ada.post(f"{world.desk()}/notes", body="One, @ben")
    few = [
        queries(engine, lambda at=at: ada.get(at))
        for at in (world.desk(), f"{world.desk()}/notes", world.page)
    ]
    with db.transaction(engine) as session:
        claim = session.merge(world.claims[0])
        for number in range(20):
            said, piece = make_attribution(session, claim), make_evidence(session, question=claim.question)
            here = {"person_id": (ada, ben)[number % 2].viewer.id, "body": f"Note {number}, @ada"}
            session.add(Note(claim_id=claim.id, **here))
            session.add(Note(attribution_id=said.id, **here))
            session.add(Note(evidence_id=piece.id, claim_id=claim.id, **here))
        session.flush()
        root = session.exec(select(Note.id).order_by(Note.id)).first()
        session.add(Note(claim_id=claim.id, thread_id=root, person_id=ben.viewer.id, body="Answer"))
    many = [
        queries(engine, lambda at=at: ada.get(at))
        for at in (world.desk(), f"{world.desk()}/notes", world.page)
    ]
    assert many == few


def told(browser) -> list[dict]:
    """What a person was told, newest first."""
    return browser.get("/desk/notifications.json").json["notifications"]
