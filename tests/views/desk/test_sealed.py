"""Whoever has neither judged nor looked is told the same at every address, whatever the others found."""

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.vocabulary import Bearing, Role
from factcheck.models import BearingGiven, Claim, Evidence, Verdict
from factcheck.services import rounds, rulings, verdicts
from tests.dossiers import contested, judge
from tests.factories import make_claim, make_evidence
from tests.views.desk.walking import OWN_TIME, addresses, answers, differing, refusals

pytestmark = pytest.mark.once

AGREE = (("refuted", 0.8, "The glass lay outside."), ("refuted", 0.8, "It did."))
SPLIT = (("refuted", 0.1, "Ünïcödé"), ("supported", 1.0, "No, inside. " * 40))
ALIKE, APART = Bearing.SUPPORTS, Bearing.STRONGLY_CONTRADICTS
DECIDED = {"summary": "So.", "explanation": "Because.", "rating": "conflicting", "reason": "By night."}


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR])
def test_every_address_answers_alike_whatever_the_others_found(app, cast, people, story, role):
    newcomer = cast.person("newcomer", role)
    asked, forms = addresses(app, role), addresses(app, role, "POST")
    assert len(asked) > 60
    seen = None
    for world in (agreed, split, opened, reconsidered, ruled):
        with db.transaction(app.extensions["engine"]) as session:
            world(session, people, session.exec(select(Claim).order_by(Claim.id)).all())
        now = answers(app, newcomer, asked) | refusals(app, newcomer, forms)
        seen = seen or now
        assert differing(seen, now) == [], world.__name__


def test_the_walk_would_notice(app, people, story, ada):
    asked = addresses(app, Role.REVIEWER)
    before = answers(app, ada, asked)
    with db.transaction(app.extensions["engine"]) as session:
        split(session, people, session.exec(select(Claim)).all())
    wrong = differing(before, answers(app, ada, asked))
    for page in ("/desk/claims/neighbour-nat-broke-the-window.json", "/desk/questions/who-broke-the-window"):
        assert any(line.startswith(f"{page} ") for line in wrong), page


@pytest.mark.parametrize("role", [Role.EDITOR])
def test_what_a_sealed_editor_tries_is_refused_alike(app, cast, people, story, role):
    newcomer = cast.person("newcomer", role)
    desk = "/desk/claims/neighbour-nat-broke-the-window"
    tried = {
        f"{desk}/rulings/agreement": DECIDED,
        f"{desk}/rulings/adjudication": DECIDED,
        f"{desk}/rounds": {},
        f"{desk}/rounds/closing": {},
        f"{desk}/reconsiderations": {"way": "keep", "reason": "So."},
        f"{desk}/publications": {"kind": "minor", "note": "A comma."},
        f"{desk}/verdicts": {"rating": "refuted", "confidence": "80", "rationale": " "},
    }
    seen = None
    for world in (agreed, split, opened, reconsidered, ruled):
        with db.transaction(app.extensions["engine"]) as session:
            world(session, people, session.exec(select(Claim).order_by(Claim.id)).all())
        now = {address: told(newcomer.post(address, **fields)) for address, fields in tried.items()}
        assert {said[0] for said in now.values()} == {422}
        seen = seen or now
        assert now == seen, world.__name__


def told(answer) -> tuple[int, str]:
    """An answer less its tokens."""
    return answer.status_code, OWN_TIME.sub("", answer.text)


def agreed(session, people, claims) -> None:
    """They agree, on the verdicts and on the evidence."""
    turn(session, people, AGREE, (ALIKE, ALIKE))


def split(session, people, claims) -> None:
    """They say opposite things."""
    turn(session, people, SPLIT, (ALIKE, APART))


def opened(session, people, claims) -> None:
    """An editor asks for second thoughts."""
    for claim in claims:
        rounds.open_round(session, people["eve"], claim)


def reconsidered(session, people, claims) -> None:
    """One of them changes her mind, and says on what it rests; the round ends."""
    for claim in claims:
        piece = session.exec(select(Evidence.id)).first()
        rounds.reconsider(
            session, people["ben"], claim, reason="Ada saw more.", relies=[piece],
            rating="refuted", confidence=0.9, rationale="Now I see.",
        )  # fmt: skip
        rounds.reconsider(session, people["ada"], claim, reason="I stay.")


def ruled(session, people, claims) -> None:
    """The desk rules against them."""
    for claim in claims:
        rulings.adjudicate(session, people["eve"], claim, **DECIDED)


def turn(session, people, said, bearings) -> None:
    """The same people at the same moments, with other things to say."""
    both = [people["ada"].id, people["ben"].id]
    for verdict in session.exec(select(Verdict)):
        verdict.rating, verdict.confidence, verdict.rationale = said[both.index(verdict.person_id)]
    for given in session.exec(select(BearingGiven)):
        given.bearing = bearings[both.index(given.person_id)]


@pytest.fixture
def people(ada, ben, eve) -> dict:
    return {browser.viewer.username: browser.viewer for browser in (ada, ben, eve)}


@pytest.fixture
def story(app, people) -> None:
    """A question with two claims that Ada and Ben have judged and weighed; Eve has looked."""
    with db.transaction(app.extensions["engine"]) as session:
        first = contested(session)
        claims = [first, make_claim(session, question=first.question)]
        pieces = [make_evidence(session, question=first.question) for _ in range(2)]
        for claim in claims:
            judge(session, claim, people["ada"], people["ben"])
            verdicts.unseal(session, people["eve"], claim)
            for piece in pieces:
                for name in ("ada", "ben"):
                    given = BearingGiven(
                        evidence_id=piece.id, claim_id=claim.id, person_id=people[name].id, bearing=ALIKE
                    )
                    session.add(given)
