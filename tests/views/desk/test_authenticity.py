"""What an image or a video turned out to be, from the desk's form to the reader's page."""

import re

from sqlmodel import select

from factcheck import db
from factcheck.models import Evidence
from tests.dossiers import contested, judge, publish, rule
from tests.factories import make_claim

GIVEN = {
    "kind": "video",
    "title": "Clip of the street",
    "url": "https://daily.example/clip",
    "authenticity": ["staged", "missing context"],
    "media_context": "A fire drill in 2019.",
    "media_original": "https://archive.example/drill",
}


def test_a_finding_goes_from_the_form_to_the_page(engine, ada, ben, eve, cy):
    with db.transaction(engine) as session:
        claim = contested(session)
        slug, claim_id = claim.slug, claim.id
    assert ada.post(f"/desk/claims/{slug}/evidence", **GIVEN).status_code == 303
    assert "Found to be <strong>missing context, staged</strong>" in ada.get(f"/desk/claims/{slug}").text
    with db.transaction(engine) as session:
        claim = session.get(type(claim), claim_id)
        judge(session, claim, ada.viewer, ben.viewer)
        rule(session, claim, eve.viewer)
        publish(session, claim, eve.viewer)
    page = cy.get(f"/claims/{slug}").text
    assert "We found it to be: <strong>missing context, staged</strong>." in page
    assert "A fire drill in 2019." in page
    assert 'href="https://archive.example/drill"' in page
    assert '"mediaAuthenticityCategory": ["DecontextualizedContent", "StagedContent"]' in page


def test_what_contradicts_itself_comes_back_filled_in(engine, ada):
    with db.transaction(engine) as session:
        slug = make_claim(session).slug
    wrong = GIVEN | {"authenticity": ["original", "staged"]}
    answer = ada.post(f"/desk/claims/{slug}/evidence", **wrong)
    assert answer.status_code == 422
    assert "An original is not at the same time staged." in answer.text
    assert "A fire drill in 2019." in answer.text
    assert answer.text.count("checked") == 2


def test_a_word_from_elsewhere_is_refused(engine, ada):
    with db.transaction(engine) as session:
        slug = make_claim(session).slug
    answer = ada.post(f"/desk/claims/{slug}/evidence", **GIVEN | {"authenticity": ["fake"]})
    assert answer.status_code == 422
    assert "from the list" in answer.text


def test_who_comes_second_sees_both_findings(engine, ada, ben):
    with db.transaction(engine) as session:
        slug = make_claim(session).slug
    ada.post(f"/desk/claims/{slug}/evidence", **GIVEN)
    with db.open_session(engine, writes=False) as session:
        made = session.exec(select(Evidence)).one()
        address = f"/desk/evidence/{made.id}"
    assert ada.post(address, **GIVEN | {"authenticity": ["staged"]}, version=1).status_code == 303
    answer = ben.post(address, **GIVEN | {"authenticity": ["transformed"], "title": "Clip"}, version=1)
    assert answer.status_code == 409
    [told] = re.findall(r"<tr>(?:(?!</tr>).)*What the image or video.*?</tr>", answer.text, re.DOTALL)
    words = re.sub(r"<[^>]*>", " ", told)
    assert "staged" in words
    assert "transformed" in words
