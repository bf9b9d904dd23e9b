"""Whatever changes at the desk, no public address answers with what was drawn before."""

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.ratings import DEFAULT_SCALE, Rating
from factcheck.domain.subjects import subject
from factcheck.domain.vocabulary import CorrectionKind, Obstacle, Role, SpeakerKind
from factcheck.models import Claim, Outlet, Question, Speaker
from factcheck.services import (
    claims,
    declining,
    outlets,
    publications,
    questions,
    rounds,
    scales,
    sites,
    speakers,
)
from tests import dossiers
from tests.addresses import ROWS
from tests.factories import make_attribution, make_claim, make_outlet, make_speaker
from tests.test_addresses import SLUGS, address
from tests.test_published import undrawn

RIVAL = "the-wind-broke-the-window"


def test_no_change_leaves_a_stale_answer(app, desk, cy):
    for change in CHANGES:
        asked = addresses(app)
        before = {where: cy.get(where[0], part=where[1], buffered=True).data for where in asked}
        with db.transaction(app.extensions["engine"]) as session:
            change(session, desk)
        stale = []
        for where in addresses(app) | asked:
            ours = cy.get(where[0], part=where[1], buffered=True)
            drawn = undrawn(app, cy, where[0], part=where[1])
            same = "no-store" in ours.headers["Cache-Control"] or ours.data == drawn.get_data()
            if ours.status_code != drawn.status_code or not same:
                stale.append(where)
        assert stale == [], f"stale after {change.__name__}"
        changed = [
            where for where in asked if cy.get(where[0], part=where[1], buffered=True).data != before[where]
        ]
        assert changed, f"{change.__name__} changed nothing that readers see, so it proves nothing"


def addresses(app):
    """Every public address of the story's things whose answer is stored, as page and as part."""
    rules = [rule for method, rule, least in ROWS if method == "GET" and least == "public"]
    found = {each for each in (address(app, rule) for rule in rules) if subject(each) is not None}
    both = found | {each.replace(SLUGS["claims"], RIVAL) for each in found}
    both |= {each.replace("vera-lind", "the-ministry") for each in found}
    return {(each, part) for each in both for part in (False, True)}


def publish_a_rival(session, desk):
    question = one(session, Question, "who-broke-the-window")
    claim = make_claim(session, "The wind broke the window.", question=question, topics=["Weather"])
    make_attribution(session, claim, speaker=make_speaker(session, "Nat Nord"))
    desk.publish(session, claim)


def correct(session, desk):
    claim = one(session, Claim, SLUGS["claims"])
    dossiers.rule(session, claim, desk.eve, summary="Glass lay inside too.")
    dossiers.publish(session, claim, desk.eve, kind=CorrectionKind.SUBSTANTIAL, note="We looked again.")


def rename_a_speaker(session, desk):
    speaker = one(session, Speaker, "vera-lind")
    speakers.edit(
        session, desk.eve, speaker, speaker.version,
        name="Vera Lindgren", kind=SpeakerKind.PERSON, role="neighbour", wikidata=None, other_names=[],
    )  # fmt: skip


def merge_speakers(session, desk):
    ministry, vera = one(session, Speaker, "the-ministry"), one(session, Speaker, "vera-lind")
    speakers.merge(session, desk.eve, ministry, vera)


def rename_an_outlet(session, desk):
    outlet = one(session, Outlet, "the-daily")
    outlets.edit(session, desk.eve, outlet, outlet.version, name="The Daily Post", url=None, wikidata=None)


def merge_outlets(session, desk):
    other = make_outlet(session, "The Nightly")
    outlets.merge(session, desk.eve, one(session, Outlet, "the-daily"), other)


def reword_the_question(session, desk):
    question = one(session, Question, "who-broke-the-window")
    questions.edit(
        session, desk.eve, question, question.version,
        text="Who broke the big window?", summary="Nobody knows yet.", topics=["Glass"],
    )  # fmt: skip


def open_a_claim(session, desk):
    claims.open_claim(
        session, desk.eve, "A ball broke it.", question=one(session, Question, "who-broke-the-window")
    )


def decline_it(session, desk):
    claim = one(session, Claim, "a-ball-broke-it")
    declining.decline(session, desk.eve, claim, obstacle=next(iter(Obstacle)), reason="Nobody can tell.")


def reopen_it(session, desk):
    declining.reopen(session, desk.eve, one(session, Claim, "a-ball-broke-it"), reason="Somebody can.")


def move_it_away(session, desk):
    claim = one(session, Claim, "a-ball-broke-it")
    claims.edit(session, desk.eve, claim, claim.version, text=claim.text, short="", question=None, topics=[])


def write_a_policy(session, desk):
    sites.write(session, desk.eve, "about", 0, title="About us", body="We are three.")


def redefine_the_scale(session, desk):
    scales.redefine(session, desk.eve, [*DEFAULT_SCALE.ratings, Rating("odd", "Odd", None, "Nothing fits.")])


def look_again(session, desk):
    rounds.open_round(session, desk.eve, one(session, Claim, SLUGS["claims"]), reason="A *film* came up.")


def stop_looking(session, desk):
    rounds.close_round(session, desk.eve, one(session, Claim, SLUGS["claims"]))


def withdraw(session, desk):
    publications.withdraw(session, desk.eve, one(session, Claim, RIVAL), "It was not checked well.")


def one(session, model, slug):
    return session.exec(select(model).where(model.slug == slug)).one()


CHANGES = (
    publish_a_rival,
    correct,
    rename_a_speaker,
    rename_an_outlet,
    reword_the_question,
    open_a_claim,
    decline_it,
    reopen_it,
    move_it_away,
    write_a_policy,
    redefine_the_scale,
    merge_speakers,
    merge_outlets,
    look_again,
    stop_looking,
    withdraw,
)


def test_a_rival_forgets_only_what_tells_of_it(app, desk, cy):
    """A publication elsewhere leaves the stored answers of this claim where they are."""
    layer = app.extensions["published"]
    own = f"/claims/{SLUGS['claims']}"
    cy.get(own)
    with db.transaction(app.extensions["engine"]) as session:
        desk.publish(session, make_claim(session, "The moon is far away."))
    assert layer.shelf.find(own, layer.imprint(), part=False)[1] is not None
    assert layer.shelf.find("/", layer.imprint(), part=False)[1] is None


class Desk:
    """Three people, and a claim they published."""

    def __init__(self, app, cast):
        self.reviewers = [cast.person(name, Role.REVIEWER).viewer for name in ("ann", "bob")]
        self.eve = cast.person("elsa", Role.EDITOR).viewer
        with db.transaction(app.extensions["engine"]) as session:
            self.publish(session, dossiers.contested(session))

    def publish(self, session, claim):
        dossiers.judge(session, claim, *self.reviewers)
        dossiers.rule(session, claim, self.eve)
        dossiers.publish(session, claim, self.eve)


@pytest.fixture
def desk(app, cast):
    return Desk(app, cast)
