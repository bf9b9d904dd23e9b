"""Origins at the desk: proposed with reasons, confirmed by a name or kept apart, on both kinds of pages."""

import html

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.vocabulary import Stance
from factcheck.models import Attribution, Event, OriginApart
from tests.counting import queries
from tests.factories import (
    make_article,
    make_attribution,
    make_claim,
    make_evidence,
    make_question,
    make_speaker,
)

WORDS = "We will never sail that ferry again"


@pytest.fixture
def ferry(session, ada):
    """A question with one claim, two prints of the same words, and the recording as evidence."""
    question = make_question(session, "Will the ferry sail?")
    claim = make_claim(session, "The ferry will not sail.", question=question)
    print_words(session, claim, 2)
    make_evidence(session, claim=claim, title="The recording", quote=f"Well. {WORDS}. Yes.")
    session.commit()
    return f"/desk/questions/{question.slug}/origins", f"/desk/claims/{claim.slug}/origins"


def print_words(session, claim, count):
    speaker = make_speaker(session, "Vera Lind")
    for number in range(count):
        article = make_article(session, f"“{WORDS},” said Vera Lind. {number}")
        make_attribution(
            session, claim, speaker=speaker, article=article, exact=WORDS, origin=f"print-{number}"
        )


def stored(app, kind):
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return session.exec(select(kind).order_by(kind.id)).all()


@pytest.mark.parametrize("place", [0, 1])
def test_a_suggestion_tells_its_reasons_and_is_confirmed_by_a_name(app, ferry, ada, place):
    shown = html.unescape(ada.get(ferry[place]).text)
    assert "They quote the same words of Vera Lind" in shown
    assert "The evidence holds the same words of Vera Lind" in shown
    proposal = ada.get(f"{ferry[place]}.json").json["proposals"][0]
    assert [each["key"] for each in proposal["members"]] == ["attribution:1", "attribution:2", "evidence:1"]
    items = [each["key"] for each in proposal["members"]]
    sent = ada.post(ferry[place], items=items, name="Lind on the ferry", do="confirm")
    assert (sent.status_code, sent.location) == (303, ferry[place])
    after = ada.get(f"{ferry[place]}.json").json
    assert after["proposals"] == []
    assert [(each["name"], len(each["members"])) for each in after["origins"]] == [("lind-on-the-ferry", 3)]
    assert "it is no second source" in ada.get(ferry[place]).text
    assert [event.action for event in stored(app, Event)].count("grouped") == 1


def test_who_finds_them_independent_is_not_asked_again(app, ferry, ada, ben):
    items = ["attribution:1", "attribution:2", "evidence:1"]
    assert ada.post(ferry[0], items=items, do="apart").status_code == 303
    assert ben.get(f"{ferry[1]}.json").json["proposals"] == []
    assert len(stored(app, OriginApart)) == 3
    assert {each.origin for each in stored(app, Attribution)} == {"print-0", "print-1"}


def test_a_refused_decision_comes_back_with_what_was_chosen(ferry, ada):
    refused = ada.post(ferry[0], items=["attribution:1", "evidence:1"], name=" ", do="confirm")
    assert refused.status_code == 422
    assert "Give the origin a name" in refused.text
    assert refused.text.count(" checked>") == 4
    assert ada.post(ferry[0], items=["attribution:99", "claim:1"], name="x", do="confirm").status_code == 422


def test_only_what_belongs_here_is_decided_about(app, ferry, ada, session):
    elsewhere = make_attribution(session, make_claim(session), origin="elsewhere")
    session.commit()
    key = f"attribution:{elsewhere.id}"
    assert ada.post(ferry[0], items=["attribution:1", key], name="ferry", do="confirm").status_code == 303
    assert [each.origin for each in stored(app, Attribution)] == ["ferry", "print-1", "elsewhere"]


def test_the_benches_lead_to_the_origins(ferry, ada):
    for address in ferry:
        assert f'href="{address}"' in ada.get(address.removesuffix("/origins")).text


def test_the_page_is_asked_for_in_as_many_queries_whatever_stands_in_it(app, ferry, ada, session):
    ada.get(ferry[0])
    before = queries(app.extensions["engine"], lambda: ada.get(ferry[0]))
    claim = session.get_one(Attribution, 1).claim
    print_words(session, claim, 12)
    make_attribution(session, claim, stance=Stance.DENIES, chain=(("interview", "Radio One"),))
    session.commit()
    ada.get(ferry[0])
    assert queries(app.extensions["engine"], lambda: ada.get(ferry[0])) == before


def test_nobody_outside_the_desk_sees_them(ferry, cy):
    for address in ferry:
        assert cy.get(address).status_code in {302, 303}
        assert cy.get(f"{address}.json").status_code in {302, 303, 401, 403}
