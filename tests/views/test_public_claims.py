"""The verdict page, its history, and what a withdrawn claim leaves behind."""

import json

import pytest

from factcheck.domain.vocabulary import Bearing, Fidelity
from factcheck.services import publications, rulings
from tests.counting import queries
from tests.crowded import editor, person, published, too_little, too_much
from tests.dossiers import contested, publish
from tests.factories import make_attribution, make_bearing, make_claim, make_evidence


def test_claim_ruling_and_reason_come_first(session, cy):
    claim = published(session, contested(session))
    session.commit()
    page = words(cy.get(f"/claims/{claim.slug}").text)
    head = page[: page.index("Why we say so")]
    for wanted in (
        claim.text,
        "Supported",
        "The glass lay outside.",
        "by agreement of 2 reviewers",
        "version 1",
    ):
        assert wanted in head
    assert "Supported: Neighbour Nat" in page[: page.index("</title>")]


def test_the_json_is_the_dossier_and_the_page_names_it(session, cy):
    claim = published(session, contested(session))
    session.commit()
    answer = cy.get(f"/claims/{claim.slug}")
    assert f'</claims/{claim.slug}.json>; rel="alternate"' in answer.headers["Link"]
    dossier = cy.get(f"/claims/{claim.slug}.json").json
    assert dossier["id"] == f"http://localhost/claims/{claim.slug}"
    assert list(dossier)[:5] == ["id", "slug", "claim", "question", "ruling"]
    assert answer.text.count("application/ld+json") == 1


def test_did_they_say_it_is_kept_apart_from_is_it_true(session, cy):
    claim = make_claim(session, "Nat broke it.")
    for fidelity in Fidelity:
        make_attribution(session, claim, fidelity=fidelity)
    published(session, claim, "refuted")
    session.commit()
    page = cy.get(f"/claims/{claim.slug}").text
    for sentence in (
        "not checked that they said it",
        "they did say it",
        "misquoted",
        "no trace that they said it",
    ):
        assert sentence in page


def test_evidence_stands_on_the_side_the_reviewers_put_it(session, cy):
    claim = make_claim(session, "Nat broke it.")
    make_attribution(session, claim)
    bearings = {"For": Bearing.SUPPORTS, "Against": Bearing.CONTRADICTS, "Aside": Bearing.NEUTRAL}
    for title, bearing in bearings.items():
        piece = make_evidence(
            session,
            claim=claim,
            title=f"{title} photograph",
            url="https://daily.example/photo.jpg",
            locator="page 3",
            publisher="The Daily",
            archived="https://archive.example/1",
        )
        make_bearing(session, piece, claim, person(session, "ada"), bearing)
    published(session, claim)
    session.commit()
    page = words(cy.get(f"/claims/{claim.slug}").text).partition("<main")[2]
    sides = [page.index(f'id="{name}-heading"') for name in ("for", "against", "neutral")]
    places = [page.index(f"{title} photograph") for title in bearings]
    assert sides[0] < places[0] < sides[1] < places[1] < sides[2] < places[2]
    assert 'rel="nofollow noopener"' in page
    assert "page 3" in page
    assert "archived copy" in page


def test_why_there_is_no_archived_copy_is_a_sentence_of_its_own(session, cy):
    claim = make_claim(session, "Nat broke it.")
    make_attribution(session, claim)
    make_evidence(session, claim=claim, archive_tried="2024-05-03", archive_failure="The archive was closed.")
    published(session, claim)
    session.commit()
    page = cy.get(f"/claims/{claim.slug}").text
    told = 'No archived copy, tried 3 May 2024. <span dir="auto">The archive was closed.</span></p>'
    assert told in page


def test_reviewers_stand_under_their_public_names_with_confidence_and_reason(session, cy):
    claim = published(session, contested(session))
    session.commit()
    page = words(cy.get(f"/claims/{claim.slug}").text)
    assert "Ada of the desk looked." in page
    assert "75 % confident" in page
    assert "2 of 2 agree (100 % of pairs)" in page


def test_one_reviewer_cannot_agree_with_herself(session, cy):
    claim = too_little(session)
    session.commit()
    assert "needs a second reviewer" in cy.get(f"/claims/{claim.slug}").text
    assert cy.get(f"/claims/{claim.slug}.json").json["agreement"]["percent"] is None


def test_rivals_stand_beside_with_their_rulings_as_they_are_now(session, cy):
    claim = published(session, contested(session))
    rival = make_claim(session, "Kim broke it.", question=claim.question)
    make_attribution(session, rival)
    published(session, rival, "refuted")
    hidden = make_claim(session, "Pat broke it.", question=claim.question)
    session.commit()
    page = cy.get(f"/claims/{claim.slug}").text
    assert f'href="/claims/{rival.slug}"' in page
    assert "Refuted" in page
    assert hidden.text not in page


def test_an_editors_reason_is_printed(session, cy):
    claim = corrected(session)
    page = words(cy.get(f"/claims/{claim.slug}").text)
    assert "Why an editor decided against the reviewers" in page
    assert "They had not seen the second photograph." in page
    assert "by an editor, against 2 reviewers" in page


def test_a_substantial_correction_is_a_banner_and_the_old_rating_stays_struck_through(session, cy):
    claim = corrected(session)
    page = words(cy.get(f"/claims/{claim.slug}").text)
    assert page.index("A second photograph came up.") < page.index("<h1")
    assert "Substantial correction</span>" in page
    history = words(cy.get(f"/claims/{claim.slug}/history").text)
    assert "Substantial correction</span>" in history
    assert "Substantial correction</span>: " in words(cy.get(f"/claims/{claim.slug}/history/2").text)
    assert '<del class="superseded"><span class="rating rating-supported' in history
    assert history.index("Version 2") < history.index("Version 1")


def test_a_minor_correction_is_no_banner(session, cy):
    claim = published(session, contested(session))
    make_evidence(session, claim=claim, title="Another photograph")
    publish(session, claim, editor(session), kind="minor", note="A photograph more.")
    session.commit()
    page = cy.get(f"/claims/{claim.slug}").text
    assert 'class="banner"' not in page
    assert "A photograph more." in page


def test_each_version_stays_at_its_address_as_it_was(session, cy):
    claim = corrected(session)
    first = cy.get(f"/claims/{claim.slug}/history/1.json").json
    second = cy.get(f"/claims/{claim.slug}/history/2.json").json
    assert first["dossier"]["ruling"]["rating"] == "supported"
    assert second["dossier"]["ruling"]["rating"] == "unproven"
    assert first["sha256"] != second["sha256"]
    assert "This is an earlier version" in cy.get(f"/claims/{claim.slug}/history/1").text


def test_the_difference_is_word_by_word_and_told_in_words(session, cy):
    claim = corrected(session)
    page = words(cy.get(f"/claims/{claim.slug}/history/2").text)
    assert '<del><span class="visually-hidden">[deleted: </span>Supported' in page
    assert '<ins><span class="visually-hidden">[inserted: </span>Unproven' in page
    sections = {each["name"] for each in cy.get(f"/claims/{claim.slug}/history/2.json").json["differences"]}
    assert sections == {"Rating", "Summary", "Explanation", "How it was decided"}
    assert "Rating changed from Supported to Unproven." in page


def test_any_two_versions_can_be_compared(session, cy):
    claim = corrected(session)
    backwards = cy.get(f"/claims/{claim.slug}/history/1.json?against=2").json
    assert cy.get(f"/claims/{claim.slug}/history/1.json?from=2").json == backwards
    assert backwards["compared"] == 2
    assert backwards["differences"][0]["pieces"][0] == {"change": "deleted", "text": "Unproven"}


def test_the_history_leads_to_the_difference_between_two_versions_of_ones_choice(session, cy):
    claim = corrected(session)
    history = f"/claims/{claim.slug}/history"
    assert 'name="against"' in cy.get(history).text
    chosen = cy.get(f"{history}?version=1&against=2")
    assert (chosen.status_code, chosen.location) == (303, f"{history}/1?against=2")
    for odd in ("version=1", "version=x&against=2", "version=1&against=9999999999"):
        assert cy.get(f"{history}?{odd}").status_code == 200
    assert cy.get(f"{history}.json?version=1&against=2").json["slug"] == claim.slug


def test_a_difference_with_more_evidence_is_a_sentence(session, cy):
    claim = published(session, contested(session))
    make_evidence(session, claim=claim, title="Another photograph")
    publish(session, claim, editor(session), kind="minor", note="A photograph more.")
    session.commit()
    assert "Evidence added: Another photograph" in cy.get(f"/claims/{claim.slug}/history/2").text


@pytest.mark.parametrize(
    "asked",
    [
        f"history/{end}"
        for end in ("9", "1?from=9", "0", "1?against=9", "1?against=x", "1?against=" + "9" * 20)
    ],
)
def test_a_version_that_never_was_is_not_found(session, cy, asked):
    claim = corrected(session)
    assert cy.get(f"/claims/{claim.slug}/{asked}").status_code == 404


def test_a_version_of_which_only_the_hash_came_says_so(session, cy):
    claim = corrected(session)
    claim.publications[0].document = None
    session.add(claim.publications[0])
    session.commit()
    for address in ("history", "history/1", "history/2"):
        answer = cy.get(f"/claims/{claim.slug}/{address}")
        assert answer.status_code == 200
    assert "only the hash is kept" in cy.get(f"/claims/{claim.slug}/history/1").text


def test_a_withdrawn_claim_is_gone_and_says_why_and_when(session, cy):
    claim = published(session, contested(session))
    publications.withdraw(session, editor(session), claim, "It says the same as another claim.")
    session.commit()
    answer = cy.get(f"/claims/{claim.slug}")
    assert answer.status_code == 410
    assert "It says the same as another claim." in answer.text
    assert f"/claims/{claim.slug}/history" in answer.text
    assert "Vera Lind" not in answer.text
    stone = cy.get(f"/claims/{claim.slug}.json")
    assert stone.status_code == 410
    assert set(stone.json) == {"id", "slug", "withdrawn", "reason"}
    assert cy.get(f"/claims/{claim.slug}/history").status_code == 200
    assert "It says the same" in cy.get(f"/claims/{claim.slug}/history/2").text


def test_the_citation_names_claim_rating_site_version_day_and_address(session, cy):
    claim = published(session, contested(session))
    session.commit()
    page = words(cy.get(f"/claims/{claim.slug}").text)
    assert "“Neighbour Nat broke the window.” Supported. Test Desk, version 1," in page
    assert f"http://localhost/claims/{claim.slug}" in page
    assert 'rel="license"' in page


def test_a_crowded_claim_takes_as_many_queries_as_one_with_next_to_nothing(session, engine, cy):
    small = published(session, contested(session))
    crowded = too_much(session).claims[0]
    session.commit()
    few, many = (
        queries(engine, lambda slug=each.slug: cy.get(f"/claims/{slug}")) for each in (small, crowded)
    )
    assert few == many == 5


def test_the_page_says_what_the_document_says_though_the_tables_have_moved_on(session, cy):
    claim = published(session, contested(session))
    session.refresh(claim)
    claim.text = "Something else altogether."
    claim.attributions[0].speaker.name = "Somebody else"
    session.commit()
    page = cy.get(f"/claims/{claim.slug}").text
    assert "Something else" not in page
    assert "Somebody else" not in page
    assert json.loads(claim.publications[0].document)["claim"] in page


def corrected(session):
    """A claim that an editor rated anew after it was published; committed."""
    claim = published(session, contested(session))
    rulings.adjudicate(
        session,
        editor(session),
        claim,
        rating="unproven",
        summary="The glass was moved before anybody looked.",
        explanation="A second photograph shows it **inside**.",
        reason="They had not seen the second photograph.",
    )
    publish(session, claim, editor(session), kind="substantial", note="A second photograph came up.")
    session.commit()
    return claim


def words(page: str) -> str:
    """The page with its white space as a reader sees it."""
    return " ".join(page.split())
