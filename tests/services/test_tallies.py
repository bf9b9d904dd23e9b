"""Tallies say what counting would say, through all that is published, moved, withdrawn, imported, merged."""

import json
from random import Random

import pytest
from sqlmodel import select

from factcheck.models import DossierLine, Listing, Mention, Tally
from factcheck.services import (
    claims,
    imports,
    public,
    public_choices,
    public_search,
    publications,
    sitemaps,
    soundness,
    speakers,
    tallies,
)
from factcheck.services.public_search import Wish
from factcheck.services.sources import Sources
from tests import dossiers
from tests.crowded import editor, person
from tests.dossiers import SITE, judge, publish, rule
from tests.factories import make_attribution, make_claim, make_outlet, make_question, make_speaker

TOPICS = ("Glass", "Wind", "Streets")
RATINGS = ("supported", "refuted", "unproven")
STEPS = 20


class Story:
    """A desk that does something at random, always the same for a seed."""

    def __init__(self, session, seed):
        self.session, self.random, self.number = session, Random(seed), 0
        self.eve = editor(session)
        self.questions = [make_question(session) for _ in range(2)]
        self.speakers = [make_speaker(session) for _ in range(3)]
        self.papers = [make_outlet(session).name for _ in range(2)]
        self.standing = []

    def publishes(self):
        """One more claim, under a question or alone."""
        question = self.random.choice([*self.questions, None])
        topics = {} if question else {"topics": self.some(TOPICS)}
        claim = make_claim(self.session, question=question, **topics)
        for speaker in self.some(self.speakers):
            chain = tuple(("article", name) for name in self.some(self.papers))
            make_attribution(self.session, claim, speaker=speaker, chain=chain)
        ada, ben = person(self.session, "ada"), person(self.session, "ben")
        judge(self.session, claim, ada, ben, rating=self.random.choice(RATINGS))
        rule(self.session, claim, self.eve)
        publish(self.session, claim, self.eve)
        self.standing.append(claim)

    def corrects(self):
        """One that stands under another question, under other topics, said by one more, in other words."""
        claim = self.random.choice(self.standing)
        question = self.random.choice([*self.questions, None])
        wanted = {"text": claim.text, "short": claim.short, "topics": self.some(TOPICS)}
        claims.edit(self.session, None, claim, claim.version, question=question, **wanted)
        make_attribution(self.session, claim, speaker=self.random.choice(self.speakers))
        self.number += 1
        rule(self.session, claim, self.eve, summary=f"The glass lay outside, {self.number} times.")
        publish(self.session, claim, self.eve, kind="update", note="Looked again.")

    def withdraws(self):
        """One that stands."""
        claim = self.standing.pop(self.random.randrange(len(self.standing)))
        publications.withdraw(self.session, self.eve, claim, "Wrong window.")

    def takes(self):
        """The dossier of one, or its tombstone, from another site under another address."""
        lines = self.session.exec(select(DossierLine.line).order_by(DossierLine.claim_id)).all()
        said = json.loads(self.random.choice(lines))
        self.number += 1
        said |= {"slug": f"taken-{self.number}", "id": f"https://other.example/claims/taken-{self.number}"}
        imports.take(Sources(self.session, None), said, SITE)

    def merges(self):
        """Two speakers who turn out to be one."""
        if len(self.speakers) > 1:
            speakers.merge(self.session, None, self.speakers.pop(), self.random.choice(self.speakers))

    def some(self, things):
        """One or two of them."""
        return self.random.sample(list(things), min(len(things), self.random.randint(1, 2)))

    def step(self):
        """Something that can be done now."""
        acts = [self.publishes] * 3 + ([self.corrects] * 3 + [self.withdraws, self.takes, self.merges])
        self.random.choice(acts if self.standing else [self.publishes])()


@pytest.mark.parametrize("seed", range(2))
def test_tallies_are_what_counting_would_say_through_a_random_course(session, monkeypatch, seed):
    monkeypatch.setattr(tallies, "BLOCK", 2)
    story = Story(session, seed)
    for _ in range(STEPS):
        story.step()
        assert list(tallies.misfits(session)) == []
    kept = rows(session)
    tallies.recount(session)
    assert rows(session) == kept
    assert {kind for kind, *_ in kept} == {
        "all", "rating", "status", "topic", "speaker", "outlet", "claims", "questions"
    }  # fmt: skip


def rows(session):
    """What the tallies count, in their order."""
    wanted = select(Tally.kind, Tally.key, Tally.claim_count, Tally.asked_count, Tally.question_count)
    return sorted(map(tuple, session.exec(wanted)))


def test_what_readers_are_told_is_what_counting_would_say(session):
    story = Story(session, 7)
    for _ in range(STEPS):
        story.step()
    listed = session.exec(select(Listing)).all()
    standing = [each for each in listed if not each.withdrawn]
    asked = {each.question_id for each in standing} - {None}
    assert public.counts(session) == (len(standing), len(listed) - len(standing))
    things = len(session.exec(select(Mention.kind, Mention.key).distinct()).all())
    assert sitemaps.fits(session, len(standing) + len(asked) + things)
    assert not sitemaps.fits(session, len(standing) + len(asked) - 1)
    found = public_search.search(session, Wish())
    alone = [each for each in standing if each.question_id is None]
    assert (found.claim_count, found.question_count, found.single_count) == (
        len(standing), len(asked), len(alone)
    )  # fmt: skip
    said = session.exec(select(Mention.key, Mention.claim_id).where(Mention.kind == "speaker")).all()
    offered = public_choices.choices(session)
    assert {key: count for key, (_, count) in offered.mentioned["speaker"].items()} == {
        key: sum(other == key for other, _ in said) for key, _ in said
    }
    for rating, (label, count) in offered.ratings.items():
        rated = [each for each in standing if each.rating == rating]
        assert (label, count) == (rated[-1].label, len(rated))
        assert public_search.search(session, Wish(rating=rating)).claim_count == len(rated)


def test_a_tally_that_lies_is_named_and_counted_anew(session):
    claim = dossiers.contested(session)
    judge(session, claim, person(session, "ada"), person(session, "ben"))
    rule(session, claim, editor(session))
    publish(session, claim, editor(session))
    assert list(soundness.tallied(session)) == []
    session.get_one(Tally, ("topic", "glass")).claim_count = 2
    session.delete(session.get_one(Tally, ("all", "")))
    session.add(Tally(kind="rating", key="wrong", claim_count=1, modified=claim.opened))
    session.flush()
    told = " ".join(soundness.problems(session))
    assert all(name in told for name in ("“topic glass”", "“all”", "“rating wrong”"))
    tallies.recount(session)
    assert list(soundness.tallied(session)) == []
