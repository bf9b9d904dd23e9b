"""Notes and notifications as presenters tell them."""

import pytest

from factcheck.domain.vocabulary import Notice
from factcheck.models import Note, Notification, Person
from factcheck.models.columns import now
from factcheck.presenters.notes import PlaceNamed, Talk, Tallies
from factcheck.presenters.notifications import SENTENCES, NotificationList, NotificationSeen

PLACE = PlaceNamed(kind="claim", words="It is so.", about=None, address="/notes", home="/claim")


def note(number, viewer, *, thread=None, resolved=False, body="Words"):
    """A note nobody saved."""
    person = Person(id=viewer.id, username=viewer.username, public_name=viewer.public_name)
    end = now() if resolved else None
    ids = {"id": number, "thread_id": thread, "person_id": viewer.id}
    return Note(**ids, body=body, person=person, written=now(), resolved=end, version=1)


def talk(viewer, *found):
    return Talk.of(PLACE, found, [], viewer, hides=False)


def test_open_threads_come_first_and_answers_stand_under_theirs(ada, ben):
    seen = talk(
        ada.viewer,
        note(1, ada.viewer, resolved=True),
        note(2, ada.viewer),
        note(3, ben.viewer, thread=1),
        note(4, ben.viewer, thread=2),
    )
    assert [(each.first.id, [one.id for one in each.answers]) for each in seen.threads] == [
        (2, [4]),
        (1, [3]),
    ]
    assert (seen.note_count, seen.open_count) == (4, 1)


@pytest.mark.parametrize(
    ("others", "resolved", "may"), [((), False, True), ((2,), False, False), ((), True, False)]
)
def test_only_an_unanswered_open_note_of_ones_own_may_be_edited(ada, ben, others, resolved, may):
    answers = [note(number, ben.viewer, thread=1) for number in others]
    root = note(1, ada.viewer, resolved=resolved)
    assert talk(ada.viewer, root, *answers).threads[0].first.may_edit is may
    assert talk(ben.viewer, root, *answers).threads[0].first.may_edit is False


def test_the_public_promise_of_a_thread_and_of_a_notification():
    assert set(Talk.model_fields) == {"place", "threads", "hides", "people"}
    assert set(NotificationSeen.model_fields) == {
        "id", "notice", "sentence", "about", "address", "told", "seen",
    }  # fmt: skip


def test_every_notice_has_its_sentence_and_only_deeds_of_colleagues_name_somebody():
    assert set(SENTENCES) == set(Notice)
    named = {notice for notice, sentence in SENTENCES.items() if "{actor}" in sentence}
    assert not named & {Notice.READY, Notice.ROUND, Notice.PUBLISHED, Notice.CORRECTED, Notice.WITHDRAWN}


def test_a_place_without_notes_counts_none():
    counted = Tallies([(1, None, 2, 5, 3), (1, None, None, 1, None)])
    assert counted.at(claim_id=1, evidence_id=2) == (5, 3)
    assert counted.at(claim_id=1) == (1, 0)
    assert counted.at(claim_id=2) == (0, 0)


def test_one_more_than_a_page_shows_leads_to_the_next():
    found = [Notification(id=each, person_id=1, notice=Notice.ROUND, told=now()) for each in (9, 8, 7)]
    shown = NotificationList.of(found, 3, 2)
    assert [each.id for each in shown.notifications] == [9, 8]
    assert shown.next == "/desk/notifications?before=8"
    assert NotificationList.of(found[:2], 2, 2).next is None
