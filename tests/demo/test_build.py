"""The demo as it stands in the database: who asserts and denies what, what is ruled, what still waits."""

import json
from datetime import UTC, datetime

import pytest
from sqlmodel import col, select

from factcheck import db
from factcheck.domain.course import Status, status
from factcheck.domain.fingerprints import fingerprint
from factcheck.domain.ledger import digest
from factcheck.domain.vocabulary import CorrectionKind, RuledBy, Stance
from factcheck.models import (
    ArticleVersion,
    Attribution,
    BearingGiven,
    Claim,
    Event,
    Evidence,
    Listing,
    Publication,
    Question,
    Ruling,
    Span,
    Verdict,
)
from factcheck.services import claims, publications, soundness


@pytest.fixture
def reading(told):
    with db.open_session(told, writes=False) as session:
        yield session


def stances(reading, slug):
    """Who takes which stance to a claim."""
    claim = claims.find(reading, slug)
    return {(each.speaker.name, each.stance) for each in claim.attributions}


def test_ponomarev_asserts_partisans_and_denies_ukraine(reading):
    assert ("Ilya Ponomarev", Stance.ASSERTS) in stances(reading, "partisans-kremlin-drones")
    assert ("Ilya Ponomarev", Stance.DENIES) in stances(reading, "ukraine-order-kremlin-drones")


def test_the_kremlin_asserts_ukraine_and_kyiv_denies_it(reading):
    said = stances(reading, "ukraine-order-kremlin-drones")
    assert ("The Kremlin", Stance.ASSERTS) in said
    assert {("Mykhailo Podolyak", Stance.DENIES), ("Volodymyr Zelensky", Stance.DENIES)} <= said


def test_washington_is_named_by_peskov_and_denied_by_kirby(reading):
    assert stances(reading, "united-states-kremlin-drones") == {
        ("Dmitry Peskov", Stance.ASSERTS),
        ("John Kirby", Stance.DENIES),
    }


def test_five_rivals_stand_side_by_side_each_with_somebody_behind_it(reading):
    question = reading.exec(select(Question).where(col(Question.text).contains("Kremlin"))).one()
    columns = publications.published_claims(reading, question.id)
    assert len(columns) == 5
    assert all(column.first_asserted and column.origin_count >= 1 for column in columns)


def test_reprints_are_one_origin(reading):
    listing = reading.exec(select(Listing).where(Listing.slug == "partisans-kremlin-drones")).one()
    assert listing.attribution_count == 3
    assert listing.origin_count == 2


def test_every_span_reads_like_its_article(reading):
    for span, text in reading.exec(select(Span, ArticleVersion.text).join(ArticleVersion)):
        assert text[span.start : span.end] == span.exact


def test_every_publication_is_what_its_hash_says(reading):
    found = reading.exec(select(Publication)).all()
    assert len(found) >= 12
    assert all(fingerprint(each.document) == each.sha256 for each in found)


def test_the_check_of_what_is_stored_finds_nothing_to_mend(reading):
    assert list(soundness.problems(reading)) == []


def test_events_happened_in_the_years_of_the_stories(reading):
    first, last = (
        reading.exec(select(Event).order_by(order)).first() for order in (col(Event.at), col(Event.at).desc())
    )
    assert first.at.year == 2023
    assert last.at > datetime(2026, 1, 1, tzinfo=UTC)


def test_every_article_text_has_its_hash(reading):
    assert all(digest(version.text) == version.sha256 for version in reading.exec(select(ArticleVersion)))


def test_three_reviewers_agree_and_split(reading):
    given = {}
    for verdict in reading.exec(select(Verdict)):
        given.setdefault(verdict.claim_id, []).append(verdict.rating)
    threes = [ratings for ratings in given.values() if len(ratings) == 3]
    assert any(len(set(ratings)) == 1 for ratings in threes)
    assert any(len(set(ratings)) == 2 for ratings in threes)


def test_there_is_agreement_adjudication_correction_and_withdrawal(reading):
    ways = set(reading.exec(select(Ruling.by)))
    kinds = set(reading.exec(select(Publication.kind)))
    assert {RuledBy.AGREEMENT, RuledBy.ADJUDICATION} <= ways
    assert {None, CorrectionKind.UPDATE, CorrectionKind.MINOR, CorrectionKind.WITHDRAWN} == kinds


def test_the_desk_has_something_to_do(reading):
    waiting = {where(reading, claim) for claim in reading.exec(select(Claim)) if not claim.publications}
    assert waiting == {Status.IN_REVIEW, Status.SPLIT, Status.RULED}


def where(reading, claim):
    ratings = [verdict.rating for verdict in claim.verdicts]
    return status(ratings, 2, ruled=bool(claim.rulings), publications=0, withdrawn=False)


def test_three_people_weigh_the_evidence_on_every_rival(reading):
    people = {each.person_id for each in reading.exec(select(BearingGiven))}
    assert len(people) == 3
    assert len(reading.exec(select(Evidence)).all()) >= 16


def test_a_chain_ends_with_the_article_and_begins_where_it_was_said(reading):
    for attribution in reading.exec(select(Attribution)):
        first, last = attribution.hops[0], attribution.hops[-1]
        assert first.medium != "article"
        assert (last.medium, last.outlet_id) == ("article", attribution.article.outlet_id)


def test_the_corrected_version_tells_what_changed(reading):
    newest = publications.latest(reading, "partisans-kremlin-drones")
    assert (newest.version, newest.kind) == (2, CorrectionKind.UPDATE)
    assert newest.note
    assert "24 May" in json.loads(newest.document)["ruling"]["explanation"]
