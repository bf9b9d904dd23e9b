"""Until one's own verdict is in, nothing tells what the others found: compared byte for byte."""

import re

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.matrix import Show
from factcheck.domain.vocabulary import Bearing, Role
from factcheck.models import BearingGiven, Verdict
from tests.views.desk.worlds import DECIDED, SAID, VERDICT, World, follow, make_world

TOKEN = re.compile(r'name="csrf_token" value="[^"]+"|request [0-9a-f]+')
AGREE = (("refuted", 0.8, "The glass lay outside."), ("refuted", 0.8, "It did."))
SPLIT = (("refuted", 0.1, "The glass lay outside."), ("supported", 1.0, "No, inside."))
OTHERWISE = (("unproven", 0.0, "A" * 4000), ("unproven", 0.3, "Ünïcödé, short"))
ALIKE = (Bearing.SUPPORTS, Bearing.SUPPORTS)
APART = (Bearing.STRONGLY_SUPPORTS, Bearing.STRONGLY_CONTRADICTS)
NONE_APPLIES = (Bearing.NOT_APPLICABLE, Bearing.NOT_APPLICABLE)
TURNS = [(AGREE, ALIKE), (SPLIT, APART), (OTHERWISE, NONE_APPLIES)]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR, Role.ADMIN])
def test_pages_and_data_are_the_same_whether_the_others_agree_split_or_say_something_else(
    app, cast, role, world
):
    newcomer = cast.person("newcomer", role)
    assert "saved" in follow(newcomer, newcomer.post(f"{world.page}/bearings", **{world.cell(): "neutral"}))
    seen = [turn(app, *found) and everything(newcomer, world) for found in TURNS]
    assert seen[0] == seen[1] == seen[2]
    assert "hidden until your verdict is in" in seen[0][0]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR])
def test_refusals_are_the_same_too(app, cast, role, world):
    newcomer = cast.person("newcomer", role)
    seen = [turn(app, *found) and refusals(newcomer, world) for found in TURNS]
    assert seen[0] == seen[1] == seen[2]


def test_who_may_see_sees_the_difference(app, ada, world):
    seen = [turn(app, *found) and everything(ada, world) for found in TURNS]
    assert len({page for pages in seen for page in pages}) == len(seen) * len(seen[0])


def test_unsealing_opens_one_claim_and_no_other(app, eve, world):
    eve.post(f"{world.desk()}/unsealing")
    claims = eve.get(f"{world.page}.json").json["claims"]
    assert [claim["sealed"] for claim in claims] == [False, True]
    assert [len(claim["verdicts"]) for claim in claims] == [2, 0]
    matrix = eve.get(f"{world.page}.json").json["matrix"]
    cells = {cell["claim"]: cell for cell in matrix["rows"][0]["cells"]}
    assert cells[world.claims[0].slug]["others"] != []
    sealed = cells[world.claims[1].slug]
    assert (sealed["others"], sealed["mean"], sealed["count"]) == ([], None, None)


def test_a_ruling_is_hidden_with_the_verdicts_it_rests_on(app, cast, eve, world):
    newcomer = cast.person("newcomer", Role.REVIEWER)
    turn(app, SPLIT, APART)
    before = everything(newcomer, world)
    eve.post(f"{world.desk()}/unsealing")
    assert eve.post(f"{world.desk()}/rulings/adjudication", **DECIDED).status_code == 303
    assert everything(newcomer, world) == before


def test_a_verdict_of_ones_own_opens_the_others(app, cast, world):
    newcomer = cast.person("newcomer", Role.REVIEWER)
    assert "The glass lay outside." not in newcomer.get(world.desk()).text
    newcomer.post(f"{world.desk()}/verdicts", **(VERDICT | {"rationale": "Mine."}))
    assert "The glass lay outside." in newcomer.get(world.desk()).text
    assert "The glass lay outside." not in newcomer.get(world.desk(1)).text


def test_rating_tells_nothing_of_what_anybody_found(app, cast, ada, world):
    newcomer = cast.person("newcomer", Role.REVIEWER)
    seen = [turn(app, *found) and plain(newcomer.get(f"{world.page}/rating")) for found in TURNS]
    assert seen[0] == seen[1] == seen[2]
    follow(ada, ada.post(f"{world.page}/bearings"))
    own = [turn(app, *found) and plain(ada.get(f"{world.page}/rating?evidence=1")) for found in TURNS]
    assert own[0] == own[1] == own[2]


def everything(browser, world: World) -> list[str]:
    """All that a person can read of the claims' verdicts and bearings, less the tokens."""
    pages = [world.page, world.desk(0), world.desk(1)]
    shows = [f"{world.page}{ending}?show={show}" for show in list(Show)[1:] for ending in ("", ".json")]
    asked = [*pages, *(f"{page}.json" for page in pages), *shows]
    return [plain(browser.get(address)) for address in asked] + [
        plain(browser.get(page, part=True)) for page in pages
    ]


def refusals(browser, world: World) -> list[str]:
    """What a person is told who tries what the sealed verdicts decide on."""
    desk = world.desk()
    tried = [
        browser.post(f"{desk}/rulings/agreement", **SAID),
        browser.post(f"{desk}/rulings/adjudication", **DECIDED),
        browser.post(f"{desk}/publications"),
        browser.post(f"{desk}/publications", kind="minor", note="A comma."),
        browser.post(f"{desk}/withdrawal", reason="Wrong."),
        browser.post(f"{desk}/verdicts", **(VERDICT | {"rationale": " "})),
        browser.post(f"{desk}/bearings", **{world.cell(): "sideways"}),
    ]
    assert all(400 <= answer.status_code < 500 for answer in tried)
    return [plain(answer) for answer in tried]


def plain(answer) -> str:
    return f"{answer.status_code}\n{TOKEN.sub('', answer.text)}"


def turn(app, verdicts, bearings) -> bool:
    """The same people at the same moments, with other things to say."""
    with db.transaction(app.extensions["engine"]) as session:
        for number, verdict in enumerate(session.exec(select(Verdict).order_by(Verdict.id))):
            verdict.rating, verdict.confidence, verdict.rationale = verdicts[number % 2]
        ones = set(session.exec(select(Verdict.person_id)))
        given = session.exec(
            select(BearingGiven).where(BearingGiven.person_id.in_(ones)).order_by(BearingGiven.id)
        )
        for each in given:
            each.bearing = bearings[each.person_id % 2]
    return True


@pytest.fixture
def world(app, ada, ben) -> World:
    """Ada and Ben have judged both claims, and weighed all evidence for them."""
    world = make_world(app)
    for browser, (_, _, rationale) in ((ada, AGREE[0]), (ben, AGREE[1])):
        for number in range(2):
            browser.post(f"{world.desk(number)}/verdicts", **(VERDICT | {"rationale": rationale}))
        cells = {world.cell(e, c): "supports" for e in range(2) for c in range(2)}
        assert browser.post(f"{world.page}/bearings", **cells).status_code == 303
    return world
