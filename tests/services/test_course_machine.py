"""People interleave, each act a transaction of its own; a model of the course knows what comes of it."""

import json
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlmodel import col, func, select

from factcheck import db
from factcheck.domain.course import Act, Status, follow
from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Claim, Event, Publication, Verdict
from factcheck.services import course, declining, log, publications, rounds, rulings, soundness, verdicts
from factcheck.services.refusals import Refused
from tests.dossiers import REASONS, publish
from tests.factories import make_claim

pytestmark = pytest.mark.slow
EXAMPLES, STEPS = 24, 40
ANYBODY, RATINGS = st.integers(0, 3), st.sampled_from(["supported", "supported", "refuted"])
EDITORS = {2, 3}
"""By their places: two reviewers, then two editors."""


class Model:
    """What the rules say of one claim, in the plainest way: nothing here asks the product."""

    def __init__(self):
        self.given: dict[int, str] = {}
        self.looked: set[int] = set()
        self.ruling = None
        self.outdated = False
        self.moves = self.versions = 0
        self.public = None
        self.ended = self.declined = None
        self.waited_for: set[int] | None = None
        self.members: set[int] = set()
        self.heard_ever: set[int] = set()

    @property
    def status(self):
        if self.versions:
            return Status.WITHDRAWN if self.ended else [Status.PUBLISHED, Status.CORRECTED][self.versions > 1]
        if self.declined:
            return Status.DECLINED
        if len(self.given) < 2:
            return Status.IN_REVIEW if self.given else Status.OPEN
        if self.ruling and not self.outdated:
            return Status.RULED
        return Status.SPLIT if self.split else Status.AGREED

    @property
    def split(self):
        return len(set(self.given.values())) > 1

    @property
    def changed(self):
        """Whether readers do not see it as it is: a ruling may also come back to what is published."""
        return (self.ruling, self.moves) != self.public

    @property
    def closed(self):
        return self.declined or self.ended

    def sealed(self, who):
        return who not in self.given and who not in self.looked

    def may_judge(self, who, rating):
        if who in self.given:
            alone = set(self.given) == {who} and not self.ruling
            return self.given[who] == rating or (alone and not self.closed)
        return who not in self.looked and not self.closed

    def judge(self, who, rating):
        if self.given.get(who) != rating:
            self.move(who, rating)

    def move(self, who, rating):
        self.given[who] = rating
        self.moves += 1
        self.outdated = True

    def decides(self, who):
        return who in EDITORS and who in self.looked

    def may_open_round(self, who, *, anew):
        ruled = bool(self.ruling and not self.outdated)
        if not (self.decides(who) or (who in EDITORS and who in self.given and anew and ruled)):
            return False
        if self.waited_for is not None:
            return True
        if self.closed or len(self.given) < 2:
            return False
        return anew or bool(self.split and not ruled and set(self.given) - self.heard_ever)

    def open_round(self):
        if self.waited_for is None:
            self.waited_for, self.members = set(self.given), set(self.given)

    def may_reconsider(self, who):
        return who in (self.waited_for or ()) and not self.closed

    def reconsider(self, who, rating):
        self.heard_ever.add(who)
        self.waited_for.discard(who)
        if rating is not None:
            self.move(who, rating)
        self.waited_for = self.waited_for or None

    def may_rule(self, who, rating):
        good = who in EDITORS and not self.sealed(who) and not self.closed and self.waited_for is None
        if not good or len(self.given) < 2:
            return False
        return not self.split if rating is None else who not in self.given

    def rule(self, said):
        self.ruling, self.outdated = said, False

    def may_publish(self, who, *, correcting, reasons):
        # Reasons that were given once stand for the versions that follow.
        told = reasons or self.versions
        good = who in EDITORS and not self.sealed(who) and not self.closed and told
        ready = self.ruling and not self.outdated and len(self.given) >= 2 and self.changed
        return bool(good and ready and correcting == bool(self.versions) and self.waited_for is None)

    def publish(self):
        self.versions, self.public = self.versions + 1, (self.ruling, self.moves)


class Desk(RuleBasedStateMachine):
    """A claim and four people; every wish is granted or refused as the model says."""

    engine = people = None

    def __init__(self):
        super().__init__()
        self.model, self.rulings = Model(), 0
        with db.transaction(self.engine) as session:
            self.claim_id = make_claim(session).id

    def wish(self, who, allowed, act):
        """Let somebody do something in a transaction of her own; whether it was granted."""
        granted, told = self.try_it(who, act)
        assert granted == bool(allowed), told or "granted, and the rules forbid it"
        return granted

    def try_it(self, who, act):
        """Whether it was granted, and the sentence for the person if not."""
        try:
            with db.transaction(self.engine) as session:
                act(session, self.people[who], session.get(Claim, self.claim_id))
        except Refused as refused:
            return False, f"refused, and the rules allow it: {refused}"
        return True, ""

    @initialize(begun=st.sampled_from([0, 2, 3, 4, 5, 6]))
    def begin(self, begun):
        """A story starts anywhere on the usual way."""
        usual = [
            lambda: self.judge(0, "supported"),
            lambda: self.unseal(2),
            lambda: self.judge(1, "supported" if begun != 3 else "refuted"),
            lambda: self.agree(2, "One way."),
            lambda: self.publish(2, correcting=False, reasons=True),
            lambda: self.unseal(3),
        ]
        for act in usual[:begun]:
            act()

    @rule(who=ANYBODY, rating=RATINGS)
    def judge(self, who, rating):
        said = {"rating": rating, "confidence": 0.5, "rationale": "I looked."}
        if self.wish(
            who, self.model.may_judge(who, rating), lambda s, p, c: verdicts.submit(s, p, c, **said)
        ):
            self.model.judge(who, rating)

    @rule(who=ANYBODY)
    def unseal(self, who):
        if self.wish(who, who in EDITORS, verdicts.unseal) and who not in self.model.given:
            self.model.looked.add(who)

    @rule(who=ANYBODY, why=st.sampled_from(["", "", "A film has come up."]))
    def open_round(self, who, why):
        allowed = self.model.may_open_round(who, anew=bool(why))
        if self.wish(who, allowed, lambda s, p, c: rounds.open_round(s, p, c, reason=why)):
            self.model.open_round()

    @rule(who=ANYBODY, rating=st.one_of(st.none(), RATINGS))
    def reconsider(self, who, rating):
        changed = rating is not None and rating != self.model.given.get(who)
        said = {"rating": rating, "confidence": 0.5, "rationale": "I looked."} if changed else {}
        self.rulings += 1
        said["reason"] = f"Round for the {self.rulings}th time."
        if self.wish(who, self.model.may_reconsider(who), lambda s, p, c: rounds.reconsider(s, p, c, **said)):
            self.model.reconsider(who, rating if changed else None)

    @rule(who=ANYBODY, words=st.sampled_from(["One way.", "Another way."]))
    def agree(self, who, words):
        said = {"summary": words, "explanation": "x"}
        if self.wish(who, self.model.may_rule(who, None), lambda s, p, c: rulings.agree(s, p, c, **said)):
            self.model.rule((next(iter(self.model.given.values())), words))

    @rule(who=ANYBODY, rating=RATINGS)
    def adjudicate(self, who, rating):
        said = {"summary": "By me.", "explanation": "x", "reason": "I know better.", "rating": rating}
        if self.wish(
            who, self.model.may_rule(who, rating), lambda s, p, c: rulings.adjudicate(s, p, c, **said)
        ):
            self.model.rule((rating, "By me.", self.model.split))

    @rule(who=ANYBODY, correcting=st.booleans(), reasons=st.sampled_from([True, True, False]))
    def publish(self, who, correcting, reasons):
        more = {"kind": "update", "note": "Something changed."} if correcting else {}
        more |= {"reasons": REASONS if reasons else {}}
        allowed = self.model.may_publish(who, correcting=correcting, reasons=reasons)
        if self.wish(who, allowed, lambda s, p, c: publish(s, c, p, **more)):
            self.model.publish()

    @rule(who=ANYBODY, reason=st.sampled_from(["Wrong.", "Old."]))
    def withdraw(self, who, reason):
        model = self.model
        allowed = model.versions and (model.ended == reason or (who in EDITORS and not model.ended))
        if (
            self.wish(who, allowed, lambda s, p, c: publications.withdraw(s, p, c, reason))
            and not model.ended
        ):
            model.ended = reason
            model.versions += 1

    @rule(who=ANYBODY, reason=st.sampled_from(["No fact.", "A wish."]))
    def decline(self, who, reason):
        model = self.model
        allowed = model.declined == reason or (who in EDITORS and not model.declined and not model.versions)
        said = {"obstacle": "opinion", "reason": reason}
        if self.wish(who, allowed, lambda s, p, c: declining.decline(s, p, c, **said)):
            model.declined = reason

    @rule(who=ANYBODY)
    def reopen(self, who):
        allowed = who in EDITORS and self.model.declined
        if self.wish(who, allowed, lambda s, p, c: declining.reopen(s, p, c, reason="After all.")):
            self.model.declined = None

    @invariant()
    def stands_where_the_model_says(self):
        with db.open_session(self.engine, writes=False) as session:
            claim = session.get(Claim, self.claim_id)
            assert course.status_of(session, claim) is self.model.status
            for who, person in enumerate(self.people):
                seen = verdicts.visible(session, person, claim)
                assert len(seen) == (0 if self.model.sealed(who) else len(self.model.given))

    def teardown(self):
        with db.open_session(self.engine, writes=False) as session:
            steps_follow_each_other(session, self.claim_id)
            versions_count_up(session, self.claim_id)
            assert list(soundness.problems(session)) == []


def steps_follow_each_other(session, claim_id):
    """Each step begins where the one before it ended, and the course has every one."""
    events = session.exec(select(Event).order_by(col(Event.id))).all()
    mine = [e.after["course"] for e in events if "course" in (e.after or {}) and about(e) == claim_id]
    assert all(one[1] == other[0] for one, other in pairwise(mine))
    assert all(any(after in follow(act, Status(before)) for act in Act) for before, after in mine)
    assert not mine or mine[0][0] == "open"


def about(event):
    """The claim an event tells of."""
    return int(event.noun_id) if event.noun == "claim" else event.after["claim_id"]


def versions_count_up(session, claim_id):
    """Every later version has its kind and note, and nothing follows a tombstone."""
    told = select(Publication).where(Publication.claim_id == claim_id).order_by(col(Publication.version))
    found = session.exec(told).all()
    assert [each.version for each in found] == list(range(1, len(found) + 1))
    assert all(each.kind and each.note for each in found[1:])
    assert all(earlier.kind is not CorrectionKind.WITHDRAWN for earlier, _ in pairwise(found))
    for document in (json.loads(each.document) for each in found):
        assert "withdrawn" in document or document["agreement"]["reviewers"] >= 2
    authors = select(func.count(Verdict.person_id.distinct()), func.count()).where(
        Verdict.claim_id == claim_id
    )
    distinct, every = session.exec(authors).one()
    assert distinct == every


def test_the_course_the_roles_and_the_gate_hold_under_people_who_interleave(engine, ada, ben, eve, ida):
    class Told(Desk):
        """The desk on the engine under test."""

    Told.engine, Told.people = engine, [browser.viewer for browser in (ada, ben, eve, ida)]
    quiet = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Told,
        settings=settings(max_examples=EXAMPLES, stateful_step_count=STEPS, suppress_health_check=quiet),
    )
    with db.open_session(engine, writes=False) as session:
        assert log.broken_at(session) is None
