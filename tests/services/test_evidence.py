"""Evidence is added, edited, withdrawn and weighed; what cannot be true of it is refused in words."""

import pytest

from factcheck.domain.vocabulary import EvidenceKind
from factcheck.services import evidence
from factcheck.services.checks import Missing, NotADate, NotAHash, NotAnAddress
from factcheck.services.evidence import (
    EvidenceKindUnknown,
    EvidenceWithdrawn,
    EvidenceWithoutHome,
)
from factcheck.services.naming import TooLong
from factcheck.services.refusals import EditedMeanwhile
from tests.factories import make_claim, make_evidence, make_question

PHOTO = {
    "kind": "image",
    "title": "Photograph of the window",
    "url": "https://daily.example/photo.jpg",
    "locator": "left half",
    "publisher": "The Daily",
    "published": "2024-05",
    "accessed": "2024-06-01",
    "archived": "https://archive.example/photo.jpg",
    "archive_tried": "2024-05-02",
    "archive_failure": "The site asked us to log in.",
    "sha256": "A" * 64,
    "quote": "стекло снаружи 🪟",
    "note": "Ask for the original.",
}


def test_adding_evidence_keeps_every_field_and_leaves_one_event(session, actor, events):
    question = make_question(session)
    before = len(events())
    photo = evidence.add(session, actor, question=question, **PHOTO)
    found = {"authenticity": [], "media_context": "", "media_original": None}
    assert evidence.values(photo) == PHOTO | found | {"kind": EvidenceKind.IMAGE, "sha256": "a" * 64}
    assert (photo.question_id, photo.claim_id, photo.added_by_id) == (question.id, None, actor.id)
    (event,) = events()[before:]
    assert (event.action, event.noun, event.after["title"]) == ("added", "evidence", PHOTO["title"])


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"title": " \n "}, Missing),
        ({"title": "x" * 501}, TooLong),
        ({"kind": "rumour"}, EvidenceKindUnknown),
        ({"kind": None}, EvidenceKindUnknown),
        ({"url": "javascript:alert(1)"}, NotAnAddress),
        ({"url": "data:text/html,x"}, NotAnAddress),
        ({"url": "//daily.example"}, NotAnAddress),
        ({"url": "https://"}, NotAnAddress),
        ({"url": "https://daily.example/a b"}, NotAnAddress),
        ({"url": "https://daily.example/" + "a" * 2000}, TooLong),
        ({"archived": "file:///etc/passwd"}, NotAnAddress),
        ({"published": "2023-02-30"}, NotADate),
        ({"accessed": "yesterday"}, NotADate),
        ({"archive_tried": "yesterday"}, NotADate),
        ({"archive_tried": None}, evidence.AttemptUndated),
        ({"sha256": "abc"}, NotAHash),
        ({"publisher": "x" * 201}, TooLong),
        ({"quote": "x" * 20_001}, TooLong),
    ],
)
def test_evidence_that_cannot_be_is_refused(session, actor, events, wrong, refusal):
    question = make_question(session)
    before = len(events())
    with pytest.raises(refusal):
        evidence.add(session, actor, question=question, **PHOTO | wrong)
    assert len(events()) == before


def test_evidence_without_a_title_at_all_is_refused(session, actor):
    with pytest.raises(Missing, match="The title is missing"):
        evidence.add(session, actor, question=make_question(session), kind="image")


def test_evidence_hangs_on_exactly_one_thing(session, actor):
    with pytest.raises(EvidenceWithoutHome):
        evidence.add(session, actor, **PHOTO)
    with pytest.raises(EvidenceWithoutHome):
        evidence.add(session, actor, question=make_question(session), claim=make_claim(session), **PHOTO)


def test_editing_changes_what_is_told_and_leaves_one_event(session, actor, events):
    photo = evidence.add(session, actor, question=make_question(session), **PHOTO)
    before = len(events())
    evidence.edit(session, actor, photo, 1, title="The window", url="")
    assert (photo.title, photo.url, photo.publisher, photo.version) == ("The window", None, "The Daily", 2)
    (event,) = events()[before:]
    assert event.before["title"] == PHOTO["title"]
    assert event.after["title"] == "The window"


def test_saving_the_same_again_is_no_change(session, actor, events):
    photo = evidence.add(session, actor, question=make_question(session), **PHOTO)
    evidence.edit(session, actor, photo, 1, title="The window")
    before = len(events())
    evidence.edit(session, actor, photo, 1, title="The window")
    assert len(events()) == before
    assert photo.version == 2


def test_a_stale_edit_shows_both_texts(session, actor):
    photo = evidence.add(session, actor, question=make_question(session), **PHOTO)
    evidence.edit(session, actor, photo, 1, title="The window")
    with pytest.raises(EditedMeanwhile) as refused:
        evidence.edit(session, actor, photo, 1, title="A window")
    assert (refused.value.theirs["title"], refused.value.version) == ("The window", 2)
    assert photo.title == "The window"


def test_withdrawing_needs_a_reason_and_is_final(session, actor, events):
    photo = evidence.add(session, actor, question=make_question(session), **PHOTO)
    with pytest.raises(Missing):
        evidence.withdraw(session, actor, photo, "  ")
    before = len(events())
    evidence.withdraw(session, actor, photo, "It shows another window.")
    evidence.withdraw(session, actor, photo, "It shows another window.")
    assert len(events()) == before + 1
    assert photo.withdrawn_reason == "It shows another window."
    assert evidence.find(session, photo.id) is photo
    with pytest.raises(EvidenceWithdrawn):
        evidence.edit(session, actor, photo, photo.version, title="The window")


def test_what_may_bear_on_claims_leaves_out_what_was_withdrawn(session, actor):
    claim, photo = at_issue(session)
    own, gone = make_evidence(session, claim=claim), make_evidence(session, question=claim.question)
    make_evidence(session, question=make_question(session))
    evidence.withdraw(session, actor, gone, "Lost.")
    assert evidence.of_claims(session, [claim], claim.question) == [photo, own]
    assert evidence.of_claims(session, [claim]) == [own]


def at_issue(session):
    """A claim of a question, and a piece of the question's evidence."""
    question = make_question(session)
    return make_claim(session, question=question), make_evidence(session, question=question)
