"""Ten thousand claims leave in as little memory as a thousand, and no session is held while they do."""

import tracemalloc
from functools import partial

import pytest
from sqlalchemy import insert
from sqlmodel import select

from factcheck import db
from factcheck.domain.ledger import digest
from factcheck.models import Claim, Listing, Publication, Question
from factcheck.models.columns import now
from factcheck.services import exports, publications
from tests.dossiers import SITE, contested, judge, publish, rule
from tests.factories import make_claim

MOMENT = now().replace(microsecond=0)


@pytest.fixture
def pattern(engine, ada, ben, eve):
    """The document of a published claim without rivals."""
    with db.transaction(engine) as session:
        claim = contested(session, slug="pattern")
        claim.question = None
        judge(session, claim, ada.viewer, ben.viewer)
        rule(session, claim, eve.viewer)
        return publish(session, claim, eve.viewer).document


def multiply(engine, pattern, numbers):
    """Publish that many claims more, by bulk, each with a document of its own."""
    rows = [_rows(pattern, number) for number in numbers]
    with engine.begin() as connection:
        for table, position in ((Claim, 0), (Publication, 1), (Listing, 2)):
            connection.execute(insert(table), [row[position] for row in rows])


def _rows(pattern, number):
    """The rows of one claim."""
    slug, ids = f"claim-{number}", 1_000 + number
    document = pattern.replace("claims/pattern", f"claims/{slug}").replace('"pattern"', f'"{slug}"')
    claim = {"id": ids, "slug": slug, "text": slug, "folded": slug}
    publication = {
        "id": ids,
        "claim_id": ids,
        "version": 1,
        "document": document,
        "sha256": digest(document),
        "published": MOMENT,
    }
    listing = {
        "claim_id": ids,
        "publication_id": ids,
        "slug": slug,
        "text": slug,
        "rating": "supported",
        "label": "Supported",
        "summary": "",
        "folded": slug,
        "published": MOMENT,
        "modified": MOMENT,
    }
    return claim, publication, listing


def exported(engine):
    """The lines of everything, counted, and the most memory that took at a time, in bytes."""
    reading = partial(db.open_session, engine, writes=False)
    tracemalloc.start()
    count = sum(piece.count(b"\n") for piece in exports.lines(reading, SITE))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return count, peak


@pytest.mark.once
@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_claims(engine, pattern):
    multiply(engine, pattern, range(999))
    exported(engine)
    few, little = exported(engine)
    multiply(engine, pattern, range(1_000, 5_000))
    many, much = exported(engine)
    assert (few, many) == (1_000, 5_000)
    assert much < 1.5 * little


@pytest.mark.once
@pytest.mark.slow
def test_ten_thousand_lines_are_streamed_to_a_browser_piece_by_piece(app, engine, pattern, cy):
    multiply(engine, pattern, range(9_999))
    answer = cy.client.get("/export/verdicts.jsonl", buffered=False)
    assert answer.is_streamed
    assert answer.headers.get("Content-Length") is None
    assert sum(piece.count(b"\n") for piece in answer.iter_encoded()) == 10_000


def test_no_session_is_open_between_two_batches(engine, pattern, monkeypatch):
    multiply(engine, pattern, range(9))
    monkeypatch.setattr(exports, "BATCH", 2)
    stream = exports.everything(partial(db.open_session, engine, writes=False))
    for _ in range(10):
        next(stream)
        assert engine.pool.checkedout() == 0


def test_a_claim_published_meanwhile_is_not_missed(engine, pattern, monkeypatch):
    multiply(engine, pattern, range(5))
    monkeypatch.setattr(exports, "BATCH", 2)
    stream = exports.everything(partial(db.open_session, engine, writes=False))
    seen = {next(stream).publication.id for _ in range(3)}
    multiply(engine, pattern, [77])
    seen |= {each.publication.id for each in stream}
    assert len(seen) == 7


def test_a_claim_corrected_meanwhile_comes_again_in_its_new_version(engine, pattern, eve, monkeypatch):
    multiply(engine, pattern, range(3))
    monkeypatch.setattr(exports, "BATCH", 1)
    stream = exports.everything(partial(db.open_session, engine, writes=False))
    first = next(stream)
    with db.transaction(engine) as session:
        claim = session.get_one(Claim, first.publication.claim_id)
        publications.withdraw(session, eve.viewer, claim, "It was a test.")
    rest = [each.publication for each in stream]
    assert first.publication.claim_id in {publication.claim_id for publication in rest}


def test_rivals_are_told_of_each_other_in_one_order(session, engine, ada, ben, eve):
    first = contested(session)
    for text in ("Zora broke it.", "Abel broke it."):
        make_claim(session, text, question=session.get_one(Question, first.question_id))
    for claim in session.exec(select(Claim)):
        judge(session, claim, ada.viewer, ben.viewer)
        rule(session, claim, eve.viewer)
        publish(session, claim, eve.viewer)
    found = {
        each.publication.claim_id: [rival.text for rival in each.rivals] for each in exports.batch(session)
    }
    assert found[first.id] == ["Abel broke it.", "Zora broke it."]
    assert all(len(rivals) == 2 for rivals in found.values())


def test_a_cursor_is_read_as_it_was_written():
    cursor = exports.Cursor(MOMENT, 17)
    assert exports.Cursor.read(str(cursor)) == cursor


@pytest.mark.parametrize("text", ["", "~", "17", "2026-11-22T17:09:18Z~", "yesterday~17", "a~b~c"])
def test_what_is_no_cursor_is_none(text):
    assert exports.Cursor.read(text) is None
