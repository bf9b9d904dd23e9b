"""The page of agreement: figures over what the viewer may know, and why some are missing."""

import pytest

from factcheck.domain.agreement import alpha
from factcheck.domain.vocabulary import Bearing, Role
from factcheck.models.rounds import Reconsideration, Round
from factcheck.services import verdicts
from tests.counting import queries
from tests.dossiers import contested, judge, publish, rule
from tests.factories import make_bearing, make_claim, make_evidence, make_question

RATINGS = [
    ("supported", "supported"),
    ("refuted", "refuted"),
    ("refuted", "unproven"),
    ("unproven", "refuted"),
]


@pytest.fixture
def judged(session, ada, ben):
    """Four claims of a question that both judged, and one that only Ben did."""
    question = make_question(session, "Who broke the window?")
    claims = [make_claim(session, f"Person {number} broke it.", question=question) for number in range(5)]
    for claim, pair in zip(claims, RATINGS, strict=False):
        for browser, rating in zip((ada, ben), pair, strict=True):
            judge(session, claim, browser.viewer, rating=rating)
    judge(session, claims[4], ben.viewer, rating="refuted")
    session.commit()
    return claims


def test_the_figures_are_those_of_the_verdicts(judged, ada):
    desk = ada.get("/desk/agreement.json").json["desk"]
    assert desk["claims"] == 4
    assert desk["verdicts"] == 8
    assert desk["reviewers"] == 2
    assert desk["percent"] == 50
    assert desk["alpha"]["value"] == pytest.approx(alpha(RATINGS))
    assert desk["kappa"]["value"] == pytest.approx((1 / 2 - 3 / 8) / (1 - 3 / 8))
    assert desk["scale_alpha"] == pytest.approx({"value": 1.0, "low": None, "high": None, "reason": None})
    assert desk["bearings_alpha"]["reason"] == "needs a second reviewer"


def test_the_question_and_the_month_say_the_same_as_the_desk_where_there_is_nothing_else(judged, ada):
    page = ada.get("/desk/agreement.json").json
    assert [row["slug"] for row in page["questions"]] == ["who-broke-the-window"]
    assert len(page["months"]) == 1
    for row in page["questions"] + page["months"]:
        assert row["alpha"] == page["desk"]["alpha"]


def test_who_has_judged_nothing_learns_nothing(judged, eve):
    page = eve.get("/desk/agreement.json").json
    assert page["desk"]["claims"] == 0
    assert page["questions"] == page["months"] == []
    assert page["desk"]["alpha"] == {
        "value": None,
        "low": None,
        "high": None,
        "reason": "needs a second reviewer",
    }
    assert b"not computable" in eve.get("/desk/agreement").data


def test_an_editor_who_unsealed_one_claim_sees_that_one(judged, session, eve):
    verdicts.unseal(session, eve.viewer, judged[2])
    session.commit()
    desk = eve.get("/desk/agreement.json").json["desk"]
    assert desk["claims"] == 1
    assert desk["percent"] == 0
    for figure in (desk["alpha"], desk["kappa"]):
        assert (figure["value"], figure["reason"]) == (None, "needs several that two judged")


def test_of_a_published_claim_everybody_knows_what_was_published_and_nothing_after(
    session, ada, ben, eve, cast
):
    dora, gus = (cast.person(name, Role.REVIEWER) for name in ("dora", "gus"))
    claim = contested(session)
    judge(session, claim, ada.viewer, ben.viewer)
    rule(session, claim, eve.viewer)
    publication = publish(session, claim, eve.viewer)
    session.commit()
    assert gus.get("/desk/agreement.json").json["desk"]["claims"] == 1
    late = verdicts.submit(
        session, dora.viewer, claim, rating="refuted", confidence=0.5, rationale="I looked again."
    )
    late.submitted = publication.published.replace(year=publication.published.year + 1)
    session.commit()
    assert gus.get("/desk/agreement.json").json["desk"]["percent"] == 100
    assert dora.get("/desk/agreement.json").json["desk"]["percent"] == pytest.approx(100 / 3)


def test_a_verdict_changed_in_a_second_round_counts_as_first_given(judged, session, ada):
    changed = verdicts.own(session, ada.viewer, judged[2])
    again = Round(claim_id=judged[2].id)
    session.add(again)
    session.flush()
    session.add(
        Reconsideration(
            round_id=again.id, verdict_id=changed.id, kept=False, reason="The letter.",
            rating_before="refuted", confidence_before=0.5, rationale_before="I looked.",
        )
    )  # fmt: skip
    changed.rating = "unproven"
    session.commit()
    assert ada.get("/desk/agreement.json").json["desk"]["percent"] == 50


def test_bearings_count_by_cell_and_withdrawn_evidence_does_not(judged, session, ada, ben):
    question = judged[0].question
    for number, pair in enumerate(
        [("supports", "contradicts"), ("supports", "supports"), ("neutral", "not applicable")]
    ):
        piece = make_evidence(session, question=question, title=f"Piece {number}")
        for browser, word in zip((ada, ben), pair, strict=True):
            make_bearing(session, piece, judged[0], browser.viewer, Bearing(word))
    session.commit()
    before = ada.get("/desk/agreement.json").json["desk"]["bearings_alpha"]["value"]
    assert before == pytest.approx(alpha([(1, -1), (1, 1)]))


def test_queries_do_not_grow_with_the_claims(judged, session, ada, engine):
    few = queries(engine, lambda: ada.get("/desk/agreement"))
    question = make_question(session, "Another?")
    for number in range(30):
        judge(session, make_claim(session, f"Claim {number}.", question=question), ada.viewer)
    session.commit()
    assert queries(engine, lambda: ada.get("/desk/agreement")) == few


def test_the_page_explains_itself(judged, ada):
    page = ada.get("/desk/agreement").text
    assert "Krippendorff" in page
    assert "bootstrap" in page
