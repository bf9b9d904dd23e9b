"""What cannot be checked is declined: nobody works on it, everybody sees why, it can come back."""

import re

import pytest
from sqlmodel import select

from factcheck.models import Claim, Event
from factcheck.presenters.declining import Declined
from factcheck.services import declining
from factcheck.services.refusals import Refused
from tests.dossiers import contested, judge, publish, rule
from tests.factories import make_claim

CLAIM = "/desk/claims/vera-did-it"
WHY = {"obstacle": "too vague", "reason": "**Did** can mean several things."}
VERDICT = {"rating": "supported", "confidence": "75", "rationale": "The glass says so.", "version": "0"}
TELLTALE = re.compile(r'value="[^"]{40,}"|\d+|vera-did-it-?')
"""What differs from claim to claim and from moment to moment: tokens, numbers, addresses."""
RULING = {"summary": "She did.", "explanation": "The glass says so."}


@pytest.fixture
def claim(session):
    found = make_claim(session, "Vera did it.")
    session.commit()
    return found


@pytest.fixture
def declined(claim, eve):
    assert eve.post(f"{CLAIM}/declining", **WHY).status_code == 303
    return claim


def test_an_editor_declines_and_everybody_at_the_desk_sees_why(declined, ada):
    page = ada.get(CLAIM).text
    assert "The desk does not check this claim: too vague." in page
    assert "<strong>Did</strong> can mean several things." in page
    told = ada.get(f"{CLAIM}.json").json["claim"]
    assert (told["status"], told["declined"]["obstacle"]) == ("declined", "too vague")


def test_what_is_declined_takes_no_verdict_ruling_or_publication(declined, ada, eve):
    eve.post(f"{CLAIM}/unsealing")
    for browser, address, fields in (
        (ada, "verdicts", VERDICT),
        (eve, "rulings/agreement", RULING),
        (eve, "publications", {}),
    ):
        answer = browser.post(f"{CLAIM}/{address}", **fields)
        assert answer.status_code == 422
        assert "The desk has declined to check this claim." in answer.text
    assert "Give your verdict" not in ada.get(CLAIM).text


def test_a_refused_decline_comes_back_filled_in(claim, eve):
    answer = eve.post(f"{CLAIM}/declining", reason="It is not for us.")
    assert answer.status_code == 422
    assert "Choose what keeps the claim from being checked." in answer.text
    assert "It is not for us.</textarea>" in answer.text
    bare = eve.post(f"{CLAIM}/declining", obstacle="opinion", reason=" ")
    assert bare.status_code == 422
    assert "Reason, in your own words is missing." in bare.text
    assert eve.post(f"{CLAIM}/declining", obstacle="boring", reason="x").status_code == 422


def test_what_is_published_is_no_longer_declined(session, ada, ben, eve):
    claim = contested(session)
    judge(session, claim, ada.viewer, ben.viewer)
    rule(session, claim, eve.viewer)
    publish(session, claim, eve.viewer)
    session.commit()
    address = f"/desk/claims/{claim.slug}"
    assert 'id="decline"' not in eve.get(address).text
    answer = eve.post(f"{address}/declining", **WHY)
    assert answer.status_code == 422
    assert "it can be corrected or withdrawn, but no longer declined" in answer.text


def test_reopened_it_stands_where_its_verdicts_put_it(claim, session, ada, ben, eve):
    for browser in (ada, ben):
        browser.post(f"{CLAIM}/verdicts", **VERDICT)
    eve.post(f"{CLAIM}/declining", **WHY)
    assert eve.post(f"{CLAIM}/reopening", reason=" ").status_code == 422
    assert eve.post(f"{CLAIM}/reopening", reason="The words are clear by now.").status_code == 303
    assert ada.get(f"{CLAIM}.json").json["claim"]["status"] == "agreed"
    assert "nothing to reopen" in eve.post(f"{CLAIM}/reopening", reason="Again.").text
    event = session.exec(select(Event).where(Event.action == "reopened")).one()
    assert event.after["course"] == ["declined", "agreed"]
    assert event.after["reason"] == "The words are clear by now."
    assert event.before["obstacle"] == "too vague"


@pytest.mark.parametrize("role", ["eve", "ida"])
def test_declining_and_reopening_tell_who_is_sealed_nothing(role, claim, ada, ben, eve, ida):
    """Every answer is the same whether the verdicts agree or differ."""
    sealed, answers = {"eve": eve, "ida": ida}[role], []
    ada.post("/desk/claims", text="Vera did it.", short="", question="", topics="")
    for rating, address in (("supported", CLAIM), ("refuted", f"{CLAIM}-2")):
        ada.post(f"{address}/verdicts", **VERDICT)
        ben.post(f"{address}/verdicts", **VERDICT | {"rating": rating})
        steps = [
            sealed.post(f"{address}/declining", **WHY),
            sealed.get(address),
            sealed.post(f"{address}/reopening", reason="The words are clear by now."),
            sealed.get(address),
        ]
        answers.append([(each.status_code, TELLTALE.sub("", each.text)) for each in steps])
        log = ida.get("/desk/log?noun=claim").text
        assert log.count("sealed until you give your verdict") == 2 * len(answers)
        assert "agreed" not in log
        assert "split" not in log
    assert answers[0] == answers[1]


def test_a_declined_rival_stands_apart_with_its_reason(session, ada, eve):
    claim = contested(session)
    rival = make_claim(session, "It was a beautiful window.", question=claim.question)
    declining.decline(session, eve.viewer, rival, obstacle="opinion", reason="Beauty is no fact.")
    session.commit()
    bench = ada.get(f"/desk/questions/{claim.question.slug}.json").json
    assert [each["slug"] for each in bench["claims"]] == [claim.slug]
    assert [(each["slug"], each["why"]["obstacle"]) for each in bench["declined"]] == [
        (rival.slug, "opinion")
    ]
    page = ada.get(f"/desk/questions/{claim.question.slug}").text
    assert "Beauty is no fact." in page[page.index('id="declined"') :]


def test_the_queue_shows_what_is_declined_apart(declined, ada):
    told = ada.get("/desk.json").json
    assert [each["slug"] for each in told["declined"]] == ["vera-did-it"]
    assert all(each["slug"] != "vera-did-it" for section in told["waiting"] for each in section["claims"])
    page = ada.get("/desk").text
    assert "can mean several things" in page[page.index('id="declined"') :]


def test_readers_are_not_told_that_a_declined_claim_is_under_review(session, ada, ben, eve, cy):
    claim = contested(session)
    rival = make_claim(session, "It was a beautiful window.", question=claim.question)
    judge(session, claim, ada.viewer, ben.viewer)
    rule(session, claim, eve.viewer)
    publish(session, claim, eve.viewer)
    session.commit()
    address = f"/questions/{claim.question.slug}.json"
    assert cy.get(address).json["under_review_count"] == 1
    declining.decline(session, eve.viewer, rival, obstacle="opinion", reason="Beauty is no fact.")
    session.commit()
    assert cy.get(address).json["under_review_count"] == 0


def test_a_word_that_is_no_obstacle_is_refused(session, eve):
    claim = make_claim(session)
    with pytest.raises(declining.ObstacleUnknown):
        declining.decline(session, eve.viewer, claim, obstacle="boring", reason="x")
    assert Declined.of(claim) is None


def test_the_same_decline_again_is_not_an_error_and_leaves_nothing(session, eve):
    claim = make_claim(session)
    for _ in range(2):
        declining.decline(session, eve.viewer, claim, **WHY)
    assert len(session.exec(select(Event).where(Event.action == "declined")).all()) == 1
    with pytest.raises(Refused, match="declined to check"):
        declining.decline(session, eve.viewer, claim, obstacle="opinion", reason="x")


def test_the_list_has_the_last_one_first(session, eve):
    one, other = make_claim(session), make_claim(session)
    for claim in (one, other):
        declining.decline(session, eve.viewer, claim, **WHY)
    make_claim(session)
    assert [claim.id for claim in declining.listed(session)] == [other.id, one.id]
    assert session.exec(select(Claim).where(Claim.obstacle == "too vague")).all() == [one, other]
