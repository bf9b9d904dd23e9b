"""Attributions: who said it, in which words, through whom; recorded, edited, checked, withdrawn."""

import pytest
from sqlmodel import select

from factcheck.domain.vocabulary import Manner, Stance
from factcheck.models import Hop
from factcheck.services import articles, attributions, claims, fidelity, log, spans, speakers
from factcheck.services.attributions import Step
from factcheck.services.chains import ChainTooLong, steps_of
from factcheck.services.refusals import EditedMeanwhile

TEXT = "“We did not do it,” Minister Vera Lund told Radio Nord. Her deputy doubted it."
CHAIN = (Step("interview", "Radio Nord"), Step("article", "The Herald", "https://herald.example/1"))


def test_an_attribution_keeps_who_said_what_through_whom(session, actor, story):
    found = story.record(said="2023-05", note=" As heard. ")
    assert (found.speaker.name, found.stance, found.manner, found.cue) == (
        "Vera Lund",
        "denies",
        "direct",
        "told",
    )
    assert (found.span.exact, found.said, found.note) == ("We did not do it,", "2023-05", "As heard.")
    assert steps_of(found) == CHAIN
    assert found.recorded_by_id == actor.id


def test_the_origin_is_named_after_the_speaker_and_the_first_hop(story):
    assert story.record().origin == "lund-radio-nord-interview"
    assert story.record(steps=()).origin == "lund"
    assert story.record(origin="Lund on the Radio!").origin == "lund-on-the-radio"


def test_recording_leaves_one_event_with_passage_and_chain(story, events):
    story.record(steps=())
    recorded = [event for event in events() if event.noun == "attribution"]
    assert len(recorded) == 1
    assert recorded[0].after["passage"]["exact"] == "We did not do it,"
    assert recorded[0].after["chain"] == []


def test_the_same_attribution_sent_twice_is_recorded_once(story, events):
    first = story.record()
    before = len(events())
    assert story.record() is first
    assert len(events()) == before


def test_one_quote_asserts_one_claim_and_denies_another(session, actor, story):
    other = claims.open_claim(session, actor, "Somebody else did it.")
    denied = story.record()
    asserted = story.record(claim=other, stance=Stance.ASSERTS)
    assert denied.id != asserted.id
    assert denied.span is asserted.span


def test_a_claim_may_be_filed_later(story):
    waiting = story.record(claim=None)
    assert waiting.claim is None
    assert story.edit(waiting, 1).claim is story.claim


def test_hops_that_say_nothing_are_left_out_and_too_many_refused(story):
    steps = (Step(" ", "", ""), Step("wire report", " Press  Agency "), Step())
    assert steps_of(story.record(steps=steps)) == (Step("wire report", "Press Agency"),)
    with pytest.raises(ChainTooLong):
        story.record(steps=[Step("article", f"Paper {n}") for n in range(13)])


def test_a_passage_of_another_article_is_refused(session, actor, story):
    other = articles.add(session, actor, text="Other words.", title="Other")
    elsewhere = spans.mark(session, articles.latest(other), exact="Other")
    with pytest.raises(attributions.SpanElsewhere):
        story.record(span=elsewhere)
    with pytest.raises(attributions.SpanElsewhere):
        attributions.reanchor(session, actor, story.record(), elsewhere)


def test_an_impossible_date_is_refused(story):
    with pytest.raises(articles.NoSuchDate):
        story.record(said="2023-13")


def test_an_edit_replaces_the_chain_in_its_order(session, story):
    found = story.record()
    story.edit(found, 1, steps=CHAIN[::-1])
    session.flush()
    session.expire_all()
    assert steps_of(found) == CHAIN[::-1]
    assert len(session.exec(select(Hop)).all()) == 2


def test_an_edit_that_comes_second_sees_both_and_the_same_edit_is_none(story):
    found = story.record()
    story.edit(found, 1, cue="said")
    with pytest.raises(EditedMeanwhile) as refused:
        story.edit(found, 1, cue="insisted")
    assert (refused.value.theirs["cue"], refused.value.version) == ("said", 2)
    assert story.edit(found, 1, cue="said").version == 2


def test_a_withdrawn_attribution_stays_with_its_reason(session, actor, story, events):
    found = story.record()
    for _ in range(2):
        attributions.withdraw(session, actor, found, " It was her deputy. ")
    assert found.withdrawn is not None
    assert found.withdrawn_reason == "It was her deputy."
    assert [event.action for event in events()].count("withdrawn") == 1
    assert attributions.find(session, found.id) is found


def test_a_withdrawal_without_a_reason_is_refused(session, actor, story):
    with pytest.raises(attributions.ReasonMissing):
        attributions.withdraw(session, actor, story.record(), "  ")


def test_nothing_more_happens_to_a_withdrawn_attribution(session, actor, story):
    found = attributions.withdraw(session, actor, story.record(), "Wrong.")
    with pytest.raises(attributions.WithdrawnAlready):
        story.edit(found, found.version, cue="x")
    with pytest.raises(attributions.WithdrawnAlready):
        fidelity.check(session, actor, found, found="confirmed", hop=0, opened="The tape.")
    with pytest.raises(attributions.WithdrawnAlready):
        attributions.reanchor(session, actor, found, found.span)


def test_after_a_withdrawal_it_can_be_recorded_again(session, actor, story):
    first = attributions.withdraw(session, actor, story.record(), "Wrong chain.")
    assert story.record().id != first.id


def test_a_person_places_an_orphan_anew(session, actor, story, events):
    found = story.record()
    version = articles.add_version(session, actor, story.article, "Now: “We did nothing,” Vera Lund said.")
    assert found.span.orphaned
    placed = spans.mark(session, version, exact="We did nothing,")
    attributions.reanchor(session, actor, found, placed)
    assert (found.span, found.span.orphaned, found.version) == (placed, False, 2)
    assert events()[-1].before["passage"]["exact"] == "We did not do it,"


def test_the_log_holds_after_all_of_it(session, actor, story):
    found = story.record()
    fidelity.check(session, actor, found, found="confirmed", hop=0, opened="The tape.")
    attributions.withdraw(session, actor, found, "Wrong.")
    assert log.broken_at(session) is None


class Story:
    """One quote, one speaker, one claim, and the ways to record them."""

    def __init__(self, session, actor):
        self.session, self.actor = session, actor
        self.article = articles.add(session, actor, text=TEXT, title="Denial", outlet="The Herald")
        self.span = spans.mark(session, articles.latest(self.article), exact="We did not do it,")
        self.claim = claims.open_claim(session, actor, "The ministry did it.")
        self.speaker = speakers.resolve(session, actor, "Vera Lund", role="minister")

    def values(self, more):
        given = {
            "speaker": self.speaker,
            "stance": Stance.DENIES,
            "manner": Manner.DIRECT,
            "claim": self.claim,
        }
        return given | {"cue": "told", "steps": CHAIN} | more

    def record(self, **more):
        values = {"article": self.article, "span": self.span} | self.values(more)
        return attributions.record(self.session, self.actor, **values)

    def edit(self, attribution, version, **more):
        return attributions.edit(self.session, self.actor, attribution, version, **self.values(more))


@pytest.fixture
def story(session, actor):
    return Story(session, actor)
