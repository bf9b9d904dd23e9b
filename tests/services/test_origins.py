"""Origins: counted as people confirmed them."""

import pytest

from factcheck.domain.vocabulary import Bearing, Stance
from factcheck.models.columns import now
from factcheck.services import articles, log, origins, prints
from tests.factories import (
    make_article,
    make_attribution,
    make_bearing,
    make_claim,
    make_evidence,
    make_question,
    make_speaker,
)


@pytest.fixture
def claim(session, actor):
    """Opened after the reviewer came: writers take turns."""
    return make_claim(session, question=make_question(session))


def say(session, claim, origin="", **more):
    return make_attribution(session, claim, article=make_article(session), origin=origin, **more)


def test_ten_reprints_are_one_origin_and_an_unnamed_article_is_its_own(session, claim):
    for _ in range(10):
        say(session, claim, "wire")
    assert origins.independent(session, claim) == 1
    say(session, claim)
    say(session, claim)
    assert origins.independent(session, claim) == 3


def test_who_denies_withdrew_or_lost_the_words_is_no_origin(session, claim):
    say(session, claim, "a", stance=Stance.DENIES)
    say(session, claim, "b", orphaned=True)
    say(session, claim, "c", withdrawn=now(), withdrawn_reason="Hers.")
    assert origins.independent(session, claim) == 0


def test_evidence_counts_once_its_origin_is_named_and_it_supports_the_claim(session, claim, actor):
    say(session, claim, "interview")
    found = make_evidence(session, question=claim.question)
    make_bearing(session, found, claim, actor)
    assert origins.independent(session, claim) == 1
    found.origin = "photograph"
    assert origins.independent(session, claim) == 2
    found.origin = "Interview"
    assert origins.independent(session, claim) == 1


@pytest.mark.parametrize("bearing", [Bearing.NEUTRAL, Bearing.CONTRADICTS, Bearing.NOT_APPLICABLE])
def test_evidence_that_does_not_support_the_claim_is_no_origin_of_it(session, claim, actor, bearing):
    found = make_evidence(session, question=claim.question, origin="photograph")
    make_bearing(session, found, claim, actor, bearing)
    assert origins.independent(session, claim) == 0


def reprints(session, claim):
    """Two articles that quote the same words, and one that has nothing to do with them."""
    words = "“We will never sail that ferry again,” said Vera Lind."
    speaker = make_speaker(session, "Vera Lind")
    told = [
        make_attribution(
            session,
            claim,
            speaker=speaker,
            article=make_article(session, f"{words} {ending}"),
            exact="We will never sail that ferry again",
            origin=ending.lower(),
        )
        for ending in ("One", "Two")
    ]
    return [*told, make_attribution(session, claim, origin="three")]


def test_a_proposal_counts_for_nothing_until_somebody_confirms_it(session, claim, actor, events):
    said = reprints(session, claim)
    proposed = origins.proposals(session, said)
    assert [each.members for each in proposed] == [tuple(origins.key(each) for each in said[:2])]
    assert origins.independent(session, claim) == 3
    before = len(events())
    origins.confirm(session, actor, said[:2], " Lind on the ferry! ")
    assert [each.origin for each in said] == ["lind-on-the-ferry", "lind-on-the-ferry", "three"]
    assert origins.independent(session, claim) == 2
    assert origins.proposals(session, said) == []
    assert len(events()) == before + 1
    assert events()[-1].after["were"] == {origins.key(said[0]): "one", origins.key(said[1]): "two"}
    assert [each.version for each in said] == [2, 2, 1]


def test_each_text_is_read_once_and_a_new_version_is_read_anew(session, claim, monkeypatch):
    said = reprints(session, claim)
    before = origins.proposals(session, said)
    read = []
    monkeypatch.setattr(prints.wires, "credited", lambda text, _byline="": read.append(text) or frozenset())
    assert origins.proposals(session, said) == before
    assert not any(read)
    articles.add_version(session, None, said[0].article, "The ferry sails again every day from now on.")
    origins.proposals(session, said)
    assert [text for text in read if text] == ["The ferry sails again every day from now on."]


def test_the_same_decision_again_is_none(session, claim, actor, events):
    said = reprints(session, claim)
    origins.confirm(session, actor, said[:2], "ferry")
    before = len(events())
    origins.confirm(session, actor, said[:2], "Ferry")
    assert len(events()) == before
    assert said[0].version == 2


def test_what_was_found_independent_is_never_proposed_again(session, claim, actor, events):
    said = reprints(session, claim)
    before = len(events())
    assert origins.apart(session, actor, said[:2])
    assert origins.proposals(session, said) == []
    assert origins.independent(session, claim) == 3
    assert not origins.apart(session, actor, said[1::-1])
    assert len(events()) == before + 1
    assert log.broken_at(session) is None


def test_evidence_and_attributions_share_one_origin_by_its_name(session, claim, actor):
    said = reprints(session, claim)
    tape = make_evidence(session, claim=claim, quote="And then: We will never sail that ferry again!")
    members = {key for each in origins.proposals(session, [*said, tape]) for key in each.members}
    assert origins.key(tape) in members
    origins.confirm(session, actor, [said[0], tape], "ferry")
    assert (tape.origin, tape.version) == ("ferry", 2)


def test_a_decision_needs_a_name_something_chosen_and_two_to_be_apart(session, claim, actor):
    said = reprints(session, claim)
    with pytest.raises(origins.OriginUnnamed):
        origins.confirm(session, actor, said, " !? ")
    with pytest.raises(origins.NothingChosen):
        origins.confirm(session, actor, [], "ferry")
    with pytest.raises(origins.TooFewApart):
        origins.apart(session, actor, said[:1])
    gone = make_attribution(session, claim, origin="gone", withdrawn=now(), withdrawn_reason="Hers.")
    with pytest.raises(origins.NothingChosen):
        origins.confirm(session, actor, [gone], "ferry")
    assert gone.origin == "gone"
