"""The matrix to read: two scores side by side, what tells the claims apart, and whose bearings are shown."""

import pytest

from factcheck import db
from factcheck.models import Claim, Evidence
from tests.factories import make_article, make_attribution
from tests.views.desk.worlds import VERDICT, World, follow, make_world, rows_of, sentences

IRAQ = ["C C C", "C C I", "C C I", "I C C", "I C C", "I C C"]
WORDS = {"C": "supports", "I": "contradicts", "II": "strongly contradicts"}


def test_the_scores_are_those_of_the_published_example(ada, world):
    rate(ada, world, IRAQ)
    judge(world, ada)
    found = by_claim(matrix(ada, world))
    assert [found[claim.slug]["inconsistency"] for claim in world.claims] == [3, 0, 2]
    assert [found[claim.slug]["inconsistency_order"] for claim in world.claims] == [3, 1, 2]
    assert [found[claim.slug]["weighted_inconsistency"] for claim in world.claims] == [-3, 0, -2]
    assert [found[claim.slug]["consistency"] for claim in world.claims] == [3, 6, 4]
    page = sentences(ada.get(world.page))
    assert "0.00 1st" in page
    assert "−3.00 3rd" in page


def test_evidence_that_tells_nothing_apart_is_marked(ada, world):
    rate(ada, world, IRAQ)
    rows = matrix(ada, world, "mine")["rows"]
    assert [row["tells_nothing"] for row in rows] == [True] + [False] * 5
    assert rows[0]["diagnosticity"] == 0
    assert rows[1]["diagnosticity"] == pytest.approx(0.942809, abs=1e-6)
    assert sentences(ada.get(f"{world.page}?show=mine")).count("tells nothing apart") == 1


def test_the_single_piece_that_decides_the_order_is_marked(ada, world):
    rate(ada, world, ["C C C", "I C C", "C C C", "C C C", "C C C", "C I II"])
    rows = matrix(ada, world, "mine")["rows"]
    assert [len(row["decides"]) for row in rows] == [0, 2, 0, 0, 0, 2]
    assert rows[1]["decides"][0]["leaders"] == [world.claims[0].text]
    page = sentences(ada.get(f"{world.page}?show=mine"))
    assert f"decides the inconsistency count: without it {world.claims[0].text} would stand first" in page


def test_weights_change_the_weighted_score_and_not_the_count(ada, world):
    rate(ada, world, ["II C C"], credibility="high", relevance="medium")
    found = by_claim(matrix(ada, world, "mine"))[world.claims[0].slug]
    assert found["inconsistency"] == 2
    assert found["weighted_inconsistency"] == pytest.approx(-2.828427, abs=1e-6)
    assert "credibility high · relevance medium" in sentences(ada.get(world.page))


def test_what_is_sealed_is_never_computed_in_part(ada, ben, world):
    rate(ada, world, IRAQ)
    rate(ben, world, [row.replace("C", "II") for row in IRAQ], credibility="low", relevance="low")
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    data = matrix(ada, world)
    found = by_claim(data)
    assert found[world.claims[0].slug]["inconsistency"] is not None
    for claim in world.claims[1:]:
        scores = found[claim.slug]
        assert {scores[name] for name in ("inconsistency", "weighted_inconsistency", "consistency")} == {None}
    assert {each["inconsistency_order"] for each in data["standings"]} == {None}
    assert {row["diagnosticity"] for row in data["rows"]} == {None}
    assert all(row["decides"] == [] for row in data["rows"])
    page = sentences(ada.get(world.page))
    assert "2 of 3 are hidden until your verdict is in" in page
    assert "1st" not in page


def test_ones_own_bearings_have_an_order_while_the_others_are_sealed(ada, ben, world):
    rate(ada, world, IRAQ)
    mine = matrix(ada, world, "mine")
    rate(ben, world, ["II C C"] * 6)
    assert matrix(ada, world, "mine") == mine
    assert by_claim(mine)[world.claims[1].slug]["inconsistency_order"] == 1


def test_where_reviewers_disagree_comes_first_and_alone(ada, ben, world):
    rate(ada, world, ["C C C", "C C C", "C C C"])
    rate(ben, world, ["C C C", "I C C", "II C C"])
    judge(world, ada, ben)
    rows = matrix(ada, world, "disagreement")["rows"]
    assert [row["evidence"]["id"] for row in rows] == [world.evidence[2].id, world.evidence[1].id]
    cell = next(cell for cell in rows[0]["cells"] if cell["claim"] == world.claims[0].slug)
    assert (cell["consensus"], cell["together"]) == ("extreme disagreement", "neutral")
    assert cell["disagreement"] == pytest.approx(2.121320, abs=1e-6)
    assert "extreme disagreement" in sentences(ada.get(f"{world.page}?show=disagreement"))


def test_where_nobody_disagrees_the_page_says_so(ada, world):
    assert "Nowhere do two reviewers find something else" in sentences(
        ada.get(f"{world.page}?show=disagreement")
    )
    assert matrix(ada, world, "sideways")["show"] == "everyone"


def test_a_cell_links_to_the_words_it_rests_on(app, ada, world):
    with db.transaction(app.extensions["engine"]) as session:
        first, second = (session.get_one(Evidence, each.id) for each in world.evidence[:2])
        first.quote, second.url = "The glass lay outside.", "https://daily.example/window"
        article = make_article(session, url=second.url)
        said = make_attribution(session, session.get_one(Claim, world.claims[0].id), article=article)
    rows = matrix(ada, world)["rows"]
    places = {cell["claim"]: cell["place"] for cell in rows[1]["cells"]}
    assert rows[0]["cells"][0]["place"] == f"/desk/evidence/{first.id}#quote"
    assert places[world.claims[0].slug] == f"/desk/articles/{article.id}#attribution-{said.id}"
    assert places[world.claims[1].slug] == f"/desk/articles/{article.id}"


def test_the_matrix_is_a_table_that_says_what_its_cells_are(ada, world):
    rate(ada, world, ["C C I"])
    part = ada.get(world.page).text.split('<table class="matrix')[1].split("</table>")[0]
    assert part.count('<th scope="row"') == 6
    assert part.count('<th scope="col">') == 4
    assert part.count("</b> supports</a>") == 2
    assert part.count("<small>you</small>") == 3
    assert "<select" not in part
    assert f"/rating?evidence={world.evidence[0].id}" in part


def rate(browser, world: World, rows: list[str], **weights: str) -> None:
    """Rate the first pieces of evidence by the letters of the published examples."""
    cells = {
        world.cell(piece, claim): WORDS[word]
        for piece, row in enumerate(rows)
        for claim, word in enumerate(row.split())
    }
    told = {
        f"{name}-{world.evidence[n].id}": word for name, word in weights.items() for n in range(len(rows))
    }
    follow(browser, browser.post(f"{world.page}/bearings", **cells, **told))


def judge(world: World, *people) -> None:
    """Everybody's verdict on every claim."""
    for browser in people:
        for number in range(len(world.claims)):
            browser.post(f"{world.desk(number)}/verdicts", **VERDICT)


def matrix(browser, world: World, show: str = "everyone") -> dict:
    """The matrix as data."""
    return browser.get(f"{world.page}.json?show={show}").json["matrix"]


def by_claim(found: dict) -> dict[str, dict]:
    return {each["claim"]: each for each in found["standings"]}


@pytest.fixture
def world(app) -> World:
    assert rows_of(app, Evidence) == []
    return make_world(app, claims=3, evidence=6)
