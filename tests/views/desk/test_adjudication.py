"""The adjudication: verdict against verdict, what differs most first, and a ruling with its reason."""

import pytest

from factcheck.domain.vocabulary import Role
from factcheck.models import Ruling, Verdict
from tests.views.desk.test_workbench import count_queries
from tests.views.desk.worlds import DECIDED, VERDICT, World, follow, make_world, rows_of, sentences

OTHER = VERDICT | {"rating": "supported", "rationale": "It lay inside, I say."}


def test_verdicts_stand_side_by_side_and_the_bearings_that_differ_most_come_first(ada, ben, eve, split):
    page = eve.get(f"{split.desk()}/adjudication")
    told = sentences(page)
    for words in (
        "The glass lay outside.",
        "It lay inside, I say.",
        "Ada",
        "Ben",
        "relied on",
        "2.83",
        "0.00",
    ):
        assert words in told, words
    data = eve.get(f"{split.desk()}/adjudication.json").json
    assert [row["id"] for row in data["evidence"]] == [split.evidence[1].id, split.evidence[0].id]
    assert data["evidence"][0]["bearings"] == ["strongly supports", "strongly contradicts"]
    assert data["evidence"][0]["relied_on"] == [True, False]
    assert (data["reviewers"], data["hindrance"]) == (["Ada", "Ben"], None)
    assert told.index(split.evidence[1].title) < told.rindex(split.evidence[0].title)


def test_the_editor_rules_with_a_reason_and_no_verdict_is_touched(app, eve, split):
    before = rows_of(app, Verdict)
    assert f'href="{split.desk()}/adjudication"' in eve.get(split.desk()).text
    ruled = eve.post(f"{split.desk()}/rulings/adjudication", **DECIDED)
    assert "One of them looked by night." in follow(eve, ruled)
    assert rows_of(app, Verdict) == before
    assert [each.by for each in rows_of(app, Ruling)] == ["adjudication"]
    assert "The desk has ruled" in sentences(eve.get(f"{split.desk()}/adjudication"))


def test_a_refused_ruling_keeps_the_words_beside_the_verdicts(eve, split):
    refused = eve.post(f"{split.desk()}/rulings/adjudication", **(DECIDED | {"reason": " "}))
    assert refused.status_code == 422
    told = sentences(refused)
    for words in ("Reason is missing.", "Both looked at the glass.", "It lay inside, I say."):
        assert words in told


def test_a_sealed_editor_finds_the_way_to_look_and_comes_back(cast, split):
    zoe = cast.person("zoe", Role.EDITOR)
    page = zoe.get(f"{split.desk()}/adjudication")
    assert 'id="unseal"' in page.text
    assert 'id="adjudicate"' not in page.text
    for words in ("The glass lay outside.", "It lay inside", "Ada", "strongly"):
        assert words not in page.text
    opened = zoe.post(f"{split.desk()}/unsealing", back="adjudication")
    assert opened.location == f"{split.desk()}/adjudication"
    assert "It lay inside, I say." in zoe.get(opened.location).text


def test_an_editor_who_judged_reads_without_names_and_does_not_rule(cast, split):
    uma = cast.person("uma", Role.EDITOR)
    uma.post(f"{split.desk()}/verdicts", **VERDICT)
    page = uma.get(f"{split.desk()}/adjudication")
    assert "another editor has to adjudicate" in sentences(page)
    assert 'id="adjudicate"' not in page.text
    assert "Ben" not in page.text


def test_an_editor_with_an_interest_does_not_adjudicate(ada, eve, split):
    session = pytest.importorskip("factcheck.services.interests")
    assert session
    page = eve.get(f"{split.desk()}/adjudication")
    assert 'id="adjudicate"' in page.text


def test_nobody_adjudicates_while_a_round_stands_open_or_verdicts_are_missing(ada, eve, split, world):
    eve.post(f"{split.desk()}/rounds")
    page = eve.get(f"{split.desk()}/adjudication")
    assert "A round stands open." in sentences(page)
    assert 'id="adjudicate"' not in page.text
    refused = eve.post(f"{split.desk()}/rulings/adjudication", **DECIDED)
    assert (refused.status_code, "A round stands open" in sentences(refused)) == (422, True)
    eve.post(f"{world.desk(1)}/unsealing")
    assert "needs 2 more verdicts first" in sentences(eve.get(f"{world.desk(1)}/adjudication"))


def test_a_reviewer_has_no_adjudication(ada, split):
    assert ada.get(f"{split.desk()}/adjudication").status_code == 403


@pytest.mark.parametrize("size", [(2, 2), (30, 8)], ids=["small", "large"])
def test_queries_do_not_grow_with_evidence_or_reviewers(app, cast, eve, size):
    evidence, reviewers = size
    world = make_world(app, 2, evidence, 4)
    for number in range(reviewers):
        person = cast.person(f"reviewer-{number}", Role.REVIEWER)
        person.post(f"{world.desk()}/verdicts", **VERDICT, relies=[str(each.id) for each in world.evidence])
        person.post(f"{world.page}/bearings", **{world.cell(each): "supports" for each in range(evidence)})
    eve.post(f"{world.desk()}/unsealing")
    assert count_queries(app, eve, f"{world.desk()}/adjudication") == QUERIES


QUERIES = 17


@pytest.fixture
def world(app) -> World:
    return make_world(app)


@pytest.fixture
def split(app, ada, ben, eve, world) -> World:
    """Two who disagree on the claim and on the second piece of evidence; Eve has looked."""
    ada.post(f"{world.desk()}/verdicts", **VERDICT, relies=str(world.evidence[1].id))
    ben.post(f"{world.desk()}/verdicts", **OTHER)
    for browser, found in ((ada, "strongly supports"), (ben, "strongly contradicts")):
        browser.post(f"{world.page}/bearings", **{world.cell(): "supports", world.cell(1): found})
    eve.post(f"{world.desk()}/unsealing")
    return world
