"""Every act on a claim of every status: what the course has is done, the rest is refused."""

from contextlib import suppress
from itertools import count, product

import pytest
from sqlmodel import col, func, select

from factcheck.domain.course import COURSE, ROLES, Act, Status, follow
from factcheck.domain.vocabulary import Role
from factcheck.models import Event
from factcheck.services import course, declining, publications, rounds, rulings, verdicts
from factcheck.services.refusals import Refused
from tests.dossiers import judge, publish, rule
from tests.factories import make_claim

WORDS = {"summary": "By me.", "explanation": "It is so.", "reason": "I know better."}
numbers = count(1)
"""What is done twice is done with other words, so that it is not the same wish sent again."""
ALONE = {(Act.REVISE, Status.AGREED)}
"""What can only happen at a desk that asks for one verdict."""
PAIRS = list(product(Act, Status))


class Desk:
    """Two reviewers who judged, one who did not, an editor who looked, and what each act is for them."""

    def __init__(self, session, cast, claim, required=2):
        self.session, self.claim, self.required = session, claim, required
        names = {"ada": Role.REVIEWER, "ben": Role.REVIEWER, "cleo": Role.REVIEWER, "eve": Role.EDITOR}
        people = {name: cast.person(name, role).viewer for name, role in names.items()}
        self.ada, self.ben, self.cleo, self.eve = people.values()

    def bring(self, status):
        """Lead the claim there by the services."""
        first = [self.ada] if self.required == 1 or status is Status.IN_REVIEW else [self.ada, self.ben]
        if status is Status.SPLIT:
            judge(self.session, self.claim, self.ada)
            judge(self.session, self.claim, self.ben, rating="refuted")
        elif status not in {Status.OPEN, Status.DECLINED}:
            judge(self.session, self.claim, *first)
        if status in {Status.RULED, Status.PUBLISHED, Status.CORRECTED, Status.WITHDRAWN}:
            rule(self.session, self.claim, self.eve, required=self.required)
        if status in {Status.PUBLISHED, Status.CORRECTED, Status.WITHDRAWN}:
            publish(self.session, self.claim, self.eve)
        if status is Status.CORRECTED:
            rule(self.session, self.claim, self.eve, summary="The glass lay inside.")
            self.correct()
        if status is Status.WITHDRAWN:
            self.withdraw(self.eve)
        if status is Status.DECLINED:
            self.decline(self.eve)
        assert self.status is status

    @property
    def status(self):
        return course.status_of(self.session, self.claim, self.required)

    def judge(self, actor=None):
        judge(self.session, self.claim, actor or self.cleo)

    def revise(self, actor=None):
        said = {
            "rating": "supported",
            "confidence": 0.5,
            "rationale": "In other words.",
            "required": self.required,
        }
        verdicts.revise(self.session, actor or self.ada, self.claim, 1, **said)

    def reconsider(self, actor=None):
        rounds.reconsider(self.session, actor or self.ada, self.claim, reason="I keep it.")

    def rule(self, actor=None):
        verdicts.unseal(self.session, self.eve, self.claim)
        actor = actor or self.eve
        if self.status is Status.SPLIT:
            rulings.adjudicate(self.session, actor, self.claim, rating="refuted", **WORDS)
        else:
            said = {"summary": "In other words.", "explanation": "x", "required": self.required}
            rulings.agree(self.session, actor, self.claim, **said)

    def publish(self, actor=None):
        publish(self.session, self.claim, actor or self.eve)

    def correct(self, actor=None):
        publish(self.session, self.claim, actor or self.eve, kind="update", note="In other words.")

    def withdraw(self, actor=None):
        publications.withdraw(self.session, actor or self.eve, self.claim, f"It was wrong ({next(numbers)}).")

    def decline(self, actor=None):
        why = {"obstacle": "opinion", "reason": f"It says what somebody thinks ({next(numbers)})."}
        declining.decline(self.session, actor or self.eve, self.claim, **why, required=self.required)

    def reopen(self, actor=None):
        declining.reopen(self.session, actor or self.eve, self.claim, reason="Checked after all.")

    def prepare(self, act, status):
        """What the act needs besides the status, where it can be had at all."""
        if act is Act.RECONSIDER:
            with suppress(Refused):
                verdicts.unseal(self.session, self.eve, self.claim)
                why = "" if status is Status.SPLIT else "A film has come up."
                rounds.open_round(self.session, self.eve, self.claim, reason=why)
        elif status in {Status.PUBLISHED, Status.CORRECTED} and act in {Act.PUBLISH, Act.CORRECT}:
            rule(self.session, self.claim, self.eve, summary="Something else by now.")
        else:
            verdicts.unseal(self.session, self.eve, self.claim)


@pytest.fixture
def desk(session, cast):
    """A desk with an open claim; `alone` for one that asks for one verdict."""
    claim = make_claim(session)
    session.commit()
    return lambda required: Desk(session, cast, claim, required)


@pytest.mark.parametrize(("act", "status"), PAIRS, ids=lambda word: word.replace(" ", "-"))
def test_what_the_course_has_is_done_and_the_rest_is_refused(desk, act, status):
    one = desk(1 if (act, status) in ALONE else 2)
    one.bring(status)
    one.prepare(act, status)
    assert one.status is status
    before = newest(one.session)
    if not follow(act, status):
        with pytest.raises(Refused):
            getattr(one, act)()
        assert (one.status, newest(one.session)) == (status, before), "nothing moved, nothing was logged"
        return
    getattr(one, act)()
    left = one.session.exec(select(Event).where(col(Event.id) > (before or 0))).one()
    assert left.after["course"] == [status, one.status]
    assert one.status in follow(act, status)
    step = next(each for each in COURSE if each.act is act and status in each.sources)
    assert f"{left.noun} {left.action}" == step.leaves


@pytest.mark.parametrize("act", [act for act in Act if ROLES[act] is Role.EDITOR])
def test_an_act_for_editors_is_refused_to_a_reviewer_wherever_the_claim_stands(desk, act):
    one = desk(2)
    status = next(each.sources[0] for each in COURSE if each.act is act)
    one.bring(status)
    one.prepare(act, status)
    before = newest(one.session)
    with pytest.raises(course.NotYourPart):
        getattr(one, act)(one.ben if act is not Act.RULE or status is not Status.SPLIT else one.cleo)
    assert (one.status, newest(one.session)) == (status, before)


def test_a_verdict_after_the_ruling_leads_back_and_the_desk_rules_again(desk):
    one = desk(2)
    one.bring(Status.RULED)
    judge(one.session, one.claim, one.cleo, rating="refuted")
    assert one.status is Status.SPLIT
    with pytest.raises(Refused, match="Rule again"):
        one.publish()
    one.rule()
    assert one.status is Status.RULED


def test_a_verdict_after_the_publication_leaves_it_published_until_the_desk_rules_and_corrects(desk):
    one = desk(2)
    one.bring(Status.PUBLISHED)
    judge(one.session, one.claim, one.cleo, rating="refuted")
    assert one.status is Status.PUBLISHED
    with pytest.raises(Refused, match="Rule again"):
        one.correct()
    rulings.adjudicate(one.session, one.eve, one.claim, rating="refuted", **WORDS)
    assert one.status is Status.PUBLISHED
    one.correct()
    assert one.status is Status.CORRECTED


def test_a_step_that_the_course_does_not_have_is_a_mistake_of_ours_and_not_saved(session, cast):
    claim = make_claim(session)
    with pytest.raises(course.StrayStep, match="from withdrawn to open"):
        course.moved(session, claim, Status.WITHDRAWN)
    with pytest.raises(course.StrayStep, match="judge led claim"):
        course.moved(session, claim, Status.DECLINED, act=Act.JUDGE)
    assert course.moved(session, claim, Status.DECLINED) == {"course": ["declined", "open"]}


def newest(session):
    """The number of the newest event."""
    return session.exec(select(func.max(Event.id))).one()
