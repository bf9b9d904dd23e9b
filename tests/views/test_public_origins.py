"""Fidelity and origins in public: marks of their own, right words, shared origins; all of it travels."""

import html
import json

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.vocabulary import Fidelity
from factcheck.models import Attribution, Evidence
from factcheck.services import fidelity
from tests.commands import running
from tests.conftest import empty
from tests.crowded import editor, published
from tests.exported import elsewhere, parsed
from tests.factories import (
    make_article,
    make_attribution,
    make_bearing,
    make_claim,
    make_evidence,
    make_outlet,
    make_question,
)

HERE, THERE = "http://localhost", "https://verdicts.example"


@pytest.fixture
def claim(session):
    """Three articles of two origins, one misquotation, and evidence of an origin that is claimed."""
    claim = make_claim(session, "Nat broke it.", question=make_question(session, "Who broke it?"))
    for name, origin in (("The Daily", "lind-radio"), ("The Echo", "lind-radio"), ("The Sun", "nat-letter")):
        article = make_article(session, title=f"As {name} has it", outlet=make_outlet(session, name))
        make_attribution(session, claim, article=article, origin=origin)
    first = session.exec(select(Attribution).order_by(Attribution.id)).first()
    fidelity.check(session, None, first, found="misquoted", right_words="It was them", opened="tape at 1:30")
    for title, origin in (("The recording", "lind-radio"), ("A film", "harbour-camera"), ("A plan", "")):
        piece = make_evidence(session, claim=claim, title=title, origin=origin)
        make_bearing(session, piece, claim, editor(session))
    published(session, claim)
    session.commit()
    return claim


def test_the_page_counts_origins_and_says_which_articles_share_one(claim, cy):
    page = " ".join(html.unescape(cy.get(f"/claims/{claim.slug}").text).split())
    assert '<span class="figure">3</span> independent origins put the claim forward' in page
    assert 'in <span class="figure">3</span> articles' in page
    shared = page[page.index("One origin, ") : page.index("</section>", page.index("One origin, "))]
    assert "lind-radio" in shared
    assert "As The Daily has it" in shared
    assert "As The Echo has it" in shared
    assert "As The Sun has it" not in shared


def test_the_count_is_the_same_wherever_it_is_shown(claim, cy):
    rows = cy.get("/export/verdicts.csv").text.splitlines()
    column = rows[0].split(",").index("origins")
    assert rows[1].split(",")[column] == "3"
    assert cy.get("/questions/who-broke-it.json").json["answers"][0]["origin_count"] == 3


def test_evidence_of_the_same_origin_is_no_second_source(claim, cy):
    page = cy.get(f"/claims/{claim.slug}").text
    assert page.count("it is no second source") == 1
    evidence = cy.get(f"/claims/{claim.slug}.json").json["evidence"]
    assert [each.get("origin") for each in evidence] == ["lind-radio", "harbour-camera", None]
    assert "origin" not in evidence[2]


def test_the_right_words_stand_beside_the_quote_wherever_it_is_shown(claim, cy):
    said = cy.get(f"/claims/{claim.slug}.json").json["attributions"]
    assert [each.get("right_words") for each in said] == ["It was them", None, None]
    assert "right_words" not in said[1]
    speaker, article = said[0]["speaker"]["slug"], said[0]["article"]["id"]
    addresses = (
        f"/claims/{claim.slug}",
        "/questions/who-broke-it",
        f"/speakers/{speaker}",
        f"/articles/{article}",
    )
    for address in addresses:
        page = cy.get(address).text
        assert 'class="fidelity fidelity-misquoted">misquoted<' in page, address
        assert "It was them" in page, address


@pytest.mark.parametrize("found", list(Fidelity))
def test_every_finding_is_told_in_words_on_every_public_page(session, cy, found):
    claim = make_claim(session, "Nat broke it.", question=make_question(session, "Who broke it?"))
    said = make_attribution(session, claim, fidelity=found)
    published(session, claim)
    session.commit()
    words = {
        "unchecked": "not checked that they said it",
        "confirmed": "they did say it",
        "misquoted": "misquoted",
        "not found": "no trace that they said it",
    }[found.value]
    for place in (
        f"/claims/{claim.slug}",
        "/questions/who-broke-it",
        f"/speakers/{said.speaker.slug}",
        f"/articles/{said.article_id}",
    ):
        assert f">{words}</span>" in cy.get(place).text, place


def test_right_words_and_origins_travel_to_another_site_and_back(claim, session, settings, engine, tmp_path):
    session.close()
    here, there = running.on(settings, tmp_path, HERE), running.on(settings, tmp_path, THERE)
    sent = here("export", "verdicts").stdout
    empty(engine)
    assert there("import", "verdicts", "-", text=sent).exit_code == 0
    with db.open_session(engine, writes=False) as reading:
        said = reading.exec(select(Attribution).order_by(Attribution.id)).all()
        kept = reading.exec(select(Evidence).order_by(Evidence.id)).all()
        assert [each.right_words for each in said] == ["It was them", "", ""]
        assert [each.origin for each in kept] == ["lind-radio", "harbour-camera", ""]
    back = there("export", "verdicts").stdout
    assert elsewhere(parsed(back), THERE) == elsewhere(parsed(sent), HERE)
    assert json.loads(sent)["attributions"][0]["right_words"] == "It was them"
