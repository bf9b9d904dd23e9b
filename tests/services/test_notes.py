"""Notes: threads, who may read them, and what they hold back."""

from dataclasses import dataclass

import pytest
from sqlmodel import select

from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Notice
from factcheck.models import Claim, Event, Note, Notification
from factcheck.models.columns import now
from factcheck.services import checks, notes, notifications, rounds, threads, verdicts
from factcheck.services.mentioning import MentionsBlind
from factcheck.services.refusals import EditedMeanwhile
from factcheck.services.threads import Place
from tests.dossiers import judge
from tests.factories import make_attribution, make_claim, make_evidence, make_question


@dataclass
class Desk:
    """Two rivals, an attribution and a piece of evidence, and three people."""

    claim: Claim
    rival: Claim
    on_claim: Place
    on_said: Place
    on_piece: Place
    on_cell: Place
    ada: Viewer
    ben: Viewer
    eve: Viewer


@pytest.fixture
def desk(ada, ben, eve, session) -> Desk:
    question = make_question(session)
    claim, rival = (make_claim(session, question=question) for _ in range(2))
    said, piece = make_attribution(session, claim), make_evidence(session, question=question)
    places = (Place(claim), Place(attribution=said), Place(evidence=piece), Place(claim, evidence=piece))
    return Desk(claim, rival, *places, ada.viewer, ben.viewer, eve.viewer)


def read(session, viewer, place) -> list[str]:
    return [note.body for note in threads.threads(session, viewer, place)]


def told(session, viewer) -> list[Notice]:
    found = select(Notification).where(Notification.person_id == viewer.id).order_by(Notification.id)
    return [each.notice for each in session.exec(found)]


def events(session, action) -> list[Event]:
    return list(session.exec(select(Event).where(Event.noun == "note", Event.action == action)))


def test_a_note_stands_where_it_was_written_and_nowhere_else(session, desk):
    places = (desk.on_claim, desk.on_said, desk.on_piece, desk.on_cell)
    for number, place in enumerate(places):
        notes.write(session, desk.ada, place, f"Note {number}")
    assert [read(session, desk.ben, place) for place in places] == [[f"Note {n}"] for n in range(4)]


def test_every_note_leaves_one_event_and_an_empty_one_is_refused(session, desk):
    notes.write(session, desk.ada, desk.on_claim, "  Is the date right? \r\n")
    (event,) = events(session, "written")
    assert (event.person_id, event.after["body"]) == (desk.ada.id, "Is the date right?")
    with pytest.raises(checks.Missing):
        notes.write(session, desk.ada, desk.on_claim, " \n ")


def test_the_same_words_sent_twice_are_one_note(session, desk):
    first = notes.write(session, desk.ada, desk.on_claim, "Twice")
    assert notes.write(session, desk.ada, desk.on_claim, "Twice") is first
    assert len(events(session, "written")) == 1
    notes.write(session, desk.ben, desk.on_claim, "Twice")
    notes.write(session, desk.ada, desk.on_claim, "Twice")
    assert read(session, desk.ada, desk.on_claim) == ["Twice"] * 3


def test_threads_are_one_level_deep(session, desk):
    root = notes.write(session, desk.ada, desk.on_cell, "Why?")
    answer = notes.write(session, desk.ben, desk.on_cell, "Because.", thread=root)
    deeper = notes.write(session, desk.ada, desk.on_cell, "I see.", thread=answer)
    assert (answer.thread_id, deeper.thread_id) == (root.id, root.id)


def test_an_answer_is_told_to_everybody_in_the_thread_but_its_author(session, desk):
    root = notes.write(session, desk.ada, desk.on_claim, "Why?")
    notes.write(session, desk.ben, desk.on_claim, "Because.", thread=root)
    notes.write(session, desk.eve, desk.on_claim, "Indeed.", thread=root)
    assert told(session, desk.ada) == [Notice.REPLY, Notice.REPLY]
    assert told(session, desk.ben) == [Notice.REPLY]
    assert told(session, desk.eve) == []


def test_a_mention_is_told_once_and_not_told_again_as_an_answer(session, desk):
    root = notes.write(session, desk.ada, desk.on_claim, "Why, @BEN? @nobody @ada @ben")
    assert (told(session, desk.ben), told(session, desk.ada)) == ([Notice.MENTION], [])
    notes.write(session, desk.ben, desk.on_claim, "Because, @ada.", thread=root)
    assert told(session, desk.ada) == [Notice.MENTION]


def test_resolving_says_who_and_when_and_tells_who_asked(session, desk):
    root = notes.write(session, desk.ada, desk.on_claim, "Why?")
    answer = notes.write(session, desk.ben, desk.on_claim, "Because.", thread=root)
    notes.resolve(session, desk.ben, answer)
    assert root.resolved <= now()
    assert (root.resolved_by_id, told(session, desk.ada)[-1]) == (desk.ben.id, Notice.RESOLVED)
    notes.resolve(session, desk.eve, root)
    assert (root.resolved_by_id, len(events(session, "resolved"))) == (desk.ben.id, 1)
    notes.reopen(session, desk.eve, root)
    notes.reopen(session, desk.eve, root)
    assert (root.resolved, root.resolved_by_id, len(events(session, "reopened"))) == (None, None, 1)


def test_the_author_rewords_what_nobody_answered(session, desk):
    note = notes.write(session, desk.ada, desk.on_claim, "Wy?")
    notes.edit(session, desk.ada, note, 1, "Why, @ben?", holds=True, opened=False)
    assert (note.body, note.version, note.holds) == ("Why, @ben?", 2, True)
    assert told(session, desk.ben) == [Notice.MENTION]
    notes.edit(session, desk.ada, note, 2, "Why at all, @ben?", holds=True, opened=False)
    assert told(session, desk.ben) == [Notice.MENTION]
    assert [event.before["body"] for event in events(session, "edited")] == ["Wy?", "Why, @ben?"]


def test_the_same_words_are_no_edit_and_stale_ones_are_a_conflict(session, desk):
    note = notes.write(session, desk.ada, desk.on_claim, "Why?")
    notes.edit(session, desk.ada, note, 1, "Why so?", holds=False, opened=False)
    notes.edit(session, desk.ada, note, 1, "Why so?", holds=False, opened=False)
    with pytest.raises(EditedMeanwhile) as refusal:
        notes.edit(session, desk.ada, note, 1, "How?", holds=False, opened=False)
    assert refusal.value.theirs["body"] == "Why so?"


def test_nobody_rewords_anothers_note_nor_what_was_answered_or_resolved(session, desk):
    note = notes.write(session, desk.ada, desk.on_claim, "Why?")
    with pytest.raises(notes.NotYours):
        notes.edit(session, desk.ben, note, 1, "How?", holds=False, opened=False)
    answer = notes.write(session, desk.ben, desk.on_claim, "Because.", thread=note)
    with pytest.raises(notes.AlreadyAnswered):
        notes.edit(session, desk.ada, note, 1, "How?", holds=False, opened=False)
    notes.edit(session, desk.ben, answer, 1, "Because of the glass.", holds=False, opened=False)
    done = notes.write(session, desk.ada, desk.on_claim, "Who?")
    notes.resolve(session, desk.ada, done)
    with pytest.raises(notes.AlreadyAnswered):
        notes.edit(session, desk.ada, done, 1, "Whom?", holds=False, opened=False)


def test_who_has_judged_writes_for_those_who_have(session, desk):
    judge(session, desk.claim, desk.ada)
    for place in (desk.on_claim, desk.on_said, desk.on_cell, desk.on_piece):
        notes.write(session, desk.ada, place, "It is refuted.")
        assert read(session, desk.ben, place) == []
        assert read(session, desk.ada, place) == ["It is refuted."]
    judge(session, desk.claim, desk.ben)
    verdicts.unseal(session, desk.eve, desk.claim)
    for viewer in (desk.ben, desk.eve):
        assert read(session, viewer, desk.on_cell) == ["It is refuted."]


def test_a_verdict_on_a_rival_seals_what_is_said_of_evidence_but_not_of_the_claim(session, desk):
    judge(session, desk.rival, desk.ada)
    notes.write(session, desk.ada, desk.on_piece, "About both")
    notes.write(session, desk.ada, desk.on_claim, "About one")
    judge(session, desk.claim, desk.ben)
    assert (read(session, desk.ben, desk.on_piece), read(session, desk.ben, desk.on_claim)) == (
        [],
        ["About one"],
    )
    judge(session, desk.rival, desk.ben)
    assert read(session, desk.ben, desk.on_piece) == ["About both"]


def test_evidence_of_one_claim_is_sealed_with_its_rivals_too(session, desk):
    place = Place(evidence=make_evidence(session, claim=desk.claim))
    judge(session, desk.rival, desk.ada)
    notes.write(session, desk.ada, place, "About both")
    judge(session, desk.claim, desk.ben)
    assert read(session, desk.ben, place) == []


def test_an_attribution_without_a_claim_has_nothing_to_seal(session, desk):
    place = Place(attribution=make_attribution(session))
    judge(session, desk.claim, desk.ada)
    notes.write(session, desk.ada, place, "Whose words?")
    assert read(session, desk.ben, place) == ["Whose words?"]


def test_what_was_sealed_stays_so_when_its_attribution_moves_to_another_claim(session, desk):
    judge(session, desk.claim, desk.ada)
    notes.write(session, desk.ada, desk.on_said, "It is refuted.")
    desk.on_said.attribution.claim_id = make_claim(session).id
    session.flush()
    assert read(session, desk.ben, desk.on_said) == []


def test_its_author_may_open_a_note_to_everybody(session, desk):
    judge(session, desk.claim, desk.ada)
    notes.write(session, desk.ada, desk.on_claim, "Open, @ben", opened=True)
    assert (read(session, desk.ben, desk.on_claim), told(session, desk.ben)) == (
        ["Open, @ben"],
        [Notice.MENTION],
    )


def test_words_changed_after_the_verdict_are_sealed_though_they_were_open(session, desk):
    note = notes.write(session, desk.ada, desk.on_claim, "Why?")
    judge(session, desk.claim, desk.ada)
    notes.edit(session, desk.ada, note, 1, "It is refuted.", holds=False, opened=False)
    assert read(session, desk.ben, desk.on_claim) == []
    notes.edit(session, desk.ada, note, 2, "Why, though?", holds=False, opened=True)
    assert read(session, desk.ben, desk.on_claim) == ["Why, though?"]


def test_an_answer_in_a_sealed_thread_is_sealed_even_when_opened(session, desk):
    judge(session, desk.claim, desk.ada, desk.ben)
    root = notes.write(session, desk.ada, desk.on_claim, "Refuted?")
    notes.write(session, desk.ben, desk.on_claim, "Refuted.", thread=root, opened=True)
    assert read(session, desk.eve, desk.on_claim) == []
    with pytest.raises(notes.NotForYou):
        notes.write(session, desk.eve, desk.on_claim, "What?", thread=root)


def test_a_sealed_answer_in_an_open_thread_leaves_no_trace_for_who_began_it(session, desk):
    root = notes.write(session, desk.ada, desk.on_claim, "Why?")
    judge(session, desk.claim, desk.ben)
    notes.write(session, desk.ben, desk.on_claim, "Because it is refuted.", thread=root)
    assert (read(session, desk.ada, desk.on_claim), told(session, desk.ada)) == (["Why?"], [])
    notes.edit(session, desk.ada, root, 1, "Why so?", holds=False, opened=False)
    assert root.body == "Why so?"


def test_a_sealed_note_cannot_name_who_may_not_read_it(session, desk):
    judge(session, desk.claim, desk.ada)
    with pytest.raises(MentionsBlind, match="@ben may not read this note before giving a verdict"):
        notes.write(session, desk.ada, desk.on_claim, "Look, @ben and @ada")


def test_in_a_second_round_nobody_reads_what_others_wrote_before_giving_hers(session, desk):
    judge(session, desk.claim, desk.ada)
    judge(session, desk.claim, desk.ben, rating="refuted")
    verdicts.unseal(session, desk.eve, desk.claim)
    notes.write(session, desk.ada, desk.on_claim, "Before")
    rounds.open_round(session, desk.eve, desk.claim)
    rounds.reconsider(session, desk.ada, desk.claim, reason="I stay.")
    notes.write(session, desk.ada, desk.on_claim, "I stay with it, @ben")
    assert read(session, desk.ben, desk.on_claim) == ["Before"]
    for viewer in (desk.ada, desk.eve):
        assert read(session, viewer, desk.on_claim) == ["Before", "I stay with it, @ben"]
    unseen = notifications.unseen_count(session, desk.ben)
    mine = notes.write(session, desk.ben, desk.on_claim, "And I?")
    assert read(session, desk.ben, desk.on_claim) == ["Before", "And I?"]
    rounds.reconsider(session, desk.ben, desk.claim, reason="I stay too.")
    assert read(session, desk.ben, desk.on_claim) == ["Before", "I stay with it, @ben", "And I?"]
    assert notifications.unseen_count(session, desk.ben) == unseen + 1
    assert mine.person_id == desk.ben.id


def test_counts_are_of_what_the_viewer_may_read(session, desk):
    judge(session, desk.claim, desk.ada)
    root = notes.write(session, desk.ada, desk.on_claim, "Open", opened=True)
    notes.write(session, desk.ada, desk.on_claim, "Closed", thread=root)
    notes.write(session, desk.ada, desk.on_piece, "Closed")

    def counted(viewer):
        ids = ([desk.claim.id], [desk.on_said.attribution.id], [desk.on_piece.evidence.id])
        return sorted(row[-2:] for row in threads.tallies(session, viewer, *ids))

    assert (counted(desk.ben), counted(desk.ada)) == ([(1, 1)], [(1, 1), (2, 1)])
    notes.resolve(session, desk.ada, root)
    assert counted(desk.ben) == [(1, 0)]


def test_threads_on_a_claim_and_all_under_it_hold_it_until_resolved(session, desk):
    places = (desk.on_claim, desk.on_said, desk.on_piece, desk.on_cell)
    held = [notes.write(session, desk.ada, place, "When?", holds=True) for place in places]
    notes.write(session, desk.ada, desk.on_claim, "By the way")
    assert notes.holding(session, desk.claim) == held
    assert notes.holding(session, desk.rival) == [held[2]]
    for note in held:
        notes.resolve(session, desk.ben, note)
    assert notes.holding(session, desk.claim) == []
    notes.reopen(session, desk.ben, held[0])
    assert notes.holding(session, desk.claim) == [held[0]]


def test_what_was_withdrawn_holds_nothing(session, desk):
    for place in (desk.on_said, desk.on_piece, desk.on_cell):
        notes.write(session, desk.ada, place, "When?", holds=True)
    desk.on_said.attribution.withdrawn = desk.on_piece.evidence.withdrawn = now()
    session.flush()
    assert notes.holding(session, desk.claim) == []


def test_a_claim_without_a_question_is_not_held_by_evidence_of_another(session, desk):
    alone, other = make_claim(session), make_claim(session)
    notes.write(session, desk.ada, Place(evidence=make_evidence(session, claim=other)), "?", holds=True)
    assert notes.holding(session, alone) == []
    assert len(notes.holding(session, other)) == 1


def test_an_answer_never_holds(session, desk):
    root = notes.write(session, desk.ada, desk.on_claim, "Why?")
    notes.write(session, desk.ben, desk.on_claim, "Because.", thread=root, holds=True)
    assert notes.holding(session, desk.claim) == []


def test_a_hidden_note_on_shared_evidence_cannot_hold(session, desk):
    judge(session, desk.claim, desk.ada)
    with pytest.raises(notes.HoldsUnseen):
        notes.write(session, desk.ada, desk.on_piece, "When?", holds=True)
    notes.write(session, desk.ada, desk.on_piece, "When?", holds=True, opened=True)
    notes.write(session, desk.ada, desk.on_cell, "When?", holds=True)
    assert len(notes.holding(session, desk.claim)) == 2


def test_a_refused_note_leaves_nothing(session, desk):
    judge(session, desk.claim, desk.ada)
    session.commit()
    with pytest.raises(MentionsBlind):
        notes.write(session, desk.ada, desk.on_claim, "Look, @ben")
    session.rollback()
    assert session.exec(select(Note)).all() == []
