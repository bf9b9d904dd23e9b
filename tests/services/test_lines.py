"""Stored lines say what the claims' own addresses say, after every change, on either engine."""

import json
from functools import partial

import pytest
from sqlmodel import col, delete, select, update

from factcheck import db
from factcheck.commands.sites import draw_lines
from factcheck.models import Claim, DossierLine, Listing, Question
from factcheck.presenters import exports as drawn
from factcheck.services import claims, exports, lines, publications, rounds
from tests.dossiers import SITE, contested, counted, judge, publish, rule
from tests.factories import make_claim, make_question


@pytest.fixture
def desk(engine, ada, ben, eve):
    """Publishes a claim of one question or another."""

    def published(make, **more) -> int:
        with db.transaction(engine) as session:
            claim = make(session, **more)
            judge(session, claim, ada.viewer, ben.viewer)
            rule(session, claim, eve.viewer)
            publish(session, claim, eve.viewer)
            return claim.id

    return published


def agree(engine):
    """Whether each stored line is what presenters draw; the lines by slug."""
    with db.open_session(engine, writes=False) as session:
        stored = {each.claim_id: each for each in session.exec(select(DossierLine))}
        found = {}
        for each in exports.batch(session, limit=1000):
            kept = stored[each.publication.claim_id]
            said = drawn.drawn(each, SITE)
            assert kept.line.decode() == said.model_dump_json()
            assert kept.site == SITE
            found[said.slug] = kept.line
        assert len(found) == len(stored)
        return found


def test_a_line_is_what_the_presenters_draw_through_every_change(engine, desk, ada, ben, eve):
    first = desk(contested)
    with db.transaction(engine) as session:
        asked = session.get_one(Claim, first).question_id
    beside = partial(
        lambda session, text, slug: make_claim(
            session, text, slug=slug, question=session.get_one(Question, asked)
        )
    )
    second, third = (
        desk(beside, text="Zora broke it 🪟.", slug="zora"),
        desk(beside, text="Abel broke it.", slug="abel"),
    )
    alone = desk(make_claim)
    found = agree(engine)
    assert len(json.loads(found["zora"])["rivals"]) == 2
    with db.transaction(engine) as session:
        claim = session.get_one(Claim, second)
        claims.edit(
            session,
            eve.viewer,
            claim,
            claim.version,
            text="Zora broke it at noon.",
            short="Zora",
            question=claim.question,
            topics=[],
        )
        publish(session, claim, eve.viewer, kind="substantial", note="A better claim.")
    found = agree(engine)
    assert "Zora broke it at noon." in [each["claim"] for each in json.loads(found["abel"])["rivals"]]
    with db.transaction(engine) as session:
        rounds.open_round(session, eve.viewer, session.get_one(Claim, second), reason="A film.")
    again = json.loads(agree(engine)["zora"])["under_review"]
    assert (again["reason"], list(again)) == ("A film.", ["since", "reason"])
    for who in (ada, ben):
        with db.transaction(engine) as session:
            rounds.reconsider(session, who.viewer, session.get_one(Claim, second), reason="So be it.")
    assert "under_review" not in json.loads(agree(engine)["zora"])
    with db.transaction(engine) as session:
        claim = session.get_one(Claim, third)
        publications.withdraw(session, eve.viewer, claim, "Forged.")
    found = agree(engine)
    assert len(json.loads(found["zora"])["rivals"]) == 1
    assert list(json.loads(found["abel"])) == ["id", "slug", "withdrawn", "reason"]
    with db.transaction(engine) as session:
        claim = session.get_one(Claim, second)
        other = make_question(session)
        claims.edit(
            session,
            eve.viewer,
            claim,
            claim.version,
            text=claim.text,
            short="Zora",
            question=other,
            topics=[],
        )
        publish(session, claim, eve.viewer, kind="update", note="Another question.")
    found = agree(engine)
    assert json.loads(found["neighbour-nat-broke-the-window"])["rivals"] == []
    assert alone


def test_a_line_that_is_not_there_or_for_another_address_is_drawn_on_the_way(engine, desk):
    wanted, other = desk(contested), desk(make_claim)
    reading = partial(db.open_session, engine, writes=False)
    whole = b"".join(exports.lines(reading, SITE))
    with db.transaction(engine) as session:
        session.exec(delete(DossierLine).where(col(DossierLine.claim_id) == wanted))
        session.exec(
            update(DossierLine).values(site="http://elsewhere").where(col(DossierLine.claim_id) == other)
        )
    assert b"".join(exports.lines(reading, SITE)) == whole
    with reading() as session:
        assert lines.missing(session, SITE) == sorted([wanted, other])
    draw_lines(engine, SITE)
    assert len(agree(engine)) == 2


def test_all_lines_come_in_batches_of_any_size(engine, desk, monkeypatch):
    for _ in range(7):
        desk(make_claim)
    reading = partial(db.open_session, engine, writes=False)
    whole = b"".join(exports.lines(reading, SITE))
    assert whole.count(b"\n") == 7
    for first, piece in ((1, 1), (1, 10_000), (2, 1), (3, 1), (7, 1), (8, 1)):
        monkeypatch.setattr(exports, "FIRST_LINES", first)
        monkeypatch.setattr(exports, "PIECE", piece)
        assert b"".join(exports.lines(reading, SITE)) == whole


def test_publishing_asks_no_more_of_many_rivals(engine, desk, eve):
    first = desk(contested)

    def asked() -> int:
        with db.transaction(engine) as session:
            with counted(session) as queries:
                lines.rewrite(session, first, session.exec(select(Listing.question_id)).first())
            return sum("dossier_line" not in each for each in queries)

    few = asked()
    with db.transaction(engine) as session:
        question = session.get_one(Claim, first).question_id
    for _ in range(3):
        desk(lambda session: make_claim(session, question=session.get_one(Question, question)))
    assert asked() == few
