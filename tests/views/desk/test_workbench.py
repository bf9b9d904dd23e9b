"""The whole way of a claim at the desk: evidence, bearings, verdicts given blind, ruling, publication."""

import pytest
from sqlalchemy import event

from factcheck.domain.vocabulary import Role
from factcheck.models import BearingGiven, Evidence, Publication, Ruling
from tests.dossiers import SENT_REASONS
from tests.views.desk.worlds import DECIDED, SAID, VERDICT, World, follow, make_world, rows_of, sentences


def test_from_evidence_to_a_publication_by_agreement_and_on_to_its_end(app, ada, ben, eve, cy, world):
    added = ada.post(
        f"{world.page}/evidence", kind="video", title="A film of the window", published="2023-05"
    )
    assert "The evidence is added." in follow(ada, added)
    film = rows_of(app, Evidence)[-1]
    cell = f"bearing-{film.id}-{world.claims[0].id}"
    assert "Your bearings are saved." in follow(ada, ada.post(f"{world.page}/bearings", **{cell: "supports"}))
    assert "Your verdict is in." in follow(ada, ada.post(f"{world.desk()}/verdicts", **VERDICT))
    assert "hidden until your verdict is in" in sentences(ben.get(world.desk()))
    second = VERDICT | {"rationale": "I looked too."}
    assert "I looked too." in follow(ben, ben.post(f"{world.desk()}/verdicts", **second))
    both = sentences(ada.get(world.desk()))
    assert "100 % of pairs" in both
    assert "The glass lay outside." in both
    assert "I looked too." in both
    eve.post(f"{world.desk()}/unsealing")
    assert "The desk has ruled, by agreement." in follow(
        eve, eve.post(f"{world.desk()}/rulings/agreement", **SAID)
    )
    assert "Published." in follow(eve, eve.post(f"{world.desk()}/publications", **SENT_REASONS))
    public = f"/claims/{world.claims[0].slug}"
    assert "The glass lay outside." in cy.get(public).text
    changed = SAID | {"explanation": "Three looked."}
    eve.post(f"{world.desk()}/rulings/agreement", **changed)
    corrected = eve.post(
        f"{world.desk()}/publications", kind="update", note="A third person looked.", **SENT_REASONS
    )
    assert "A third person looked." in follow(eve, corrected)
    assert "Three looked." in cy.get(public).text
    withdrawn = eve.post(f"{world.desk()}/withdrawal", reason="The window was never broken.")
    assert "The window was never broken." in follow(eve, withdrawn)
    assert "Three looked." not in cy.get(public).text
    assert [each.kind for each in rows_of(app, Publication)] == [None, "update", "withdrawn"]


def test_reviewers_who_disagree_are_adjudicated_by_an_editor_who_unsealed(app, ada, ben, eve, cy, world):
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    ben.post(f"{world.desk()}/verdicts", **(VERDICT | {"rating": "supported"}))
    assert "do not agree" not in sentences(eve.get(world.desk()))
    assert "open to you" in follow(eve, eve.post(f"{world.desk()}/unsealing"))
    assert "The reviewers do not agree." in sentences(eve.get(world.desk()))
    ruled = eve.post(f"{world.desk()}/rulings/adjudication", **DECIDED)
    assert "One of them looked by night." in follow(eve, ruled)
    assert "Published." in follow(eve, eve.post(f"{world.desk()}/publications", **SENT_REASONS))
    assert "One of them looked by night." in cy.get(f"/claims/{world.claims[0].slug}").text


def test_the_question_shows_who_asserts_and_who_denies_under_each_rival(ada, world):
    data = ada.get(f"{world.page}.json").json
    assert [claim["claim"] for claim in data["claims"]] == [claim.text for claim in world.claims]
    said = data["claims"][0]["voices"][0]
    assert (said["stance"], said["quote"]) == ("asserts", "“It was us,”")
    assert said["chain"] == ["interview, CNN", "article, News.az"]
    page = sentences(ada.get(world.page))
    assert "interview, CNN → article, News.az" in page
    assert "needs a second reviewer" in page


def test_the_part_stands_in_the_page(ada, world):
    for address in (world.page, world.desk()):
        part = ada.get(address, part=True).text
        main = part[: part.index("</main>")].split("\n")[3:]
        page = ada.get(address).text
        lines = [line for line in main if "csrf_token" not in line]
        assert all(line in page for line in lines)


def test_each_reviewer_meets_the_rivals_in_a_lasting_order_of_her_own(app, cast):
    world = make_world(app, claims=6)
    orders = set()
    for number in range(8):
        browser = cast.person(f"reviewer-{number}", Role.REVIEWER)
        first, second = (browser.get(f"{world.page}.json").json for _ in range(2))
        order = tuple(column["slug"] for column in first["matrix"]["columns"])
        assert order == tuple(column["slug"] for column in second["matrix"]["columns"])
        assert sorted(order) == sorted(claim.slug for claim in world.claims)
        orders.add(order[0])
    assert len(orders) > 2


def test_agreement_over_the_rivals_is_computed_from_what_one_may_see(ada, ben, world):
    for number, rating in enumerate(["refuted", "supported"]):
        ada.post(f"{world.desk(number)}/verdicts", **(VERDICT | {"rating": rating}))
        ben.post(f"{world.desk(number)}/verdicts", **(VERDICT | {"rating": rating}))
    assert ada.get(f"{world.page}.json").json["agreement"] == {"claims": 2, "percent": 100.0, "alpha": 1.0}
    assert "Krippendorff’s alpha 1.00" in sentences(ada.get(world.page))


def test_the_list_before_publishing_names_what_is_missing(ada, ben, eve, world):
    eve.post(f"{world.desk()}/unsealing")
    assert "0 of 2 verdicts are in: 2 more needed." in sentences(eve.get(world.desk()))
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    ben.post(f"{world.desk()}/verdicts", **VERDICT)
    missing = eve.get(f"{world.desk()}.json").json["checks"]
    assert [check["sentence"] for check in missing if check["hard"] and not check["done"]] == [
        "There is no ruling yet."
    ]
    eve.post(f"{world.desk()}/rulings/agreement", **(SAID | {"summary": "Long. " * 20}))
    checks = eve.get(f"{world.desk()}.json").json["checks"]
    assert not [check for check in checks if check["hard"] and not check["done"]]
    too_long = "The summary has 119 characters, of which 75 are shown whole."
    assert too_long in [check["sentence"] for check in checks]


def test_a_verdict_after_the_ruling_asks_for_another_ruling(ada, ben, eve, cast, world):
    agreed(ada, ben, eve, world)
    dan = cast.person("dan", Role.REVIEWER)
    dan.post(f"{world.desk()}/verdicts", **VERDICT)
    assert "A verdict came in after this ruling." in sentences(eve.get(world.desk()))
    refused = eve.post(f"{world.desk()}/publications", **SENT_REASONS)
    assert refused.status_code == 422
    assert "Rule again before you publish." in sentences(refused)


def test_addresses_of_nothing_are_not_found(ada, eve):
    for address in ("/desk/questions/nothing", "/desk/claims/nothing", "/desk/evidence/7"):
        assert ada.get(address).status_code == 404
        assert ada.get(f"{address}.json").status_code == 404
    assert eve.post("/desk/claims/nothing/publications").status_code == 404


def test_a_claim_without_a_question_has_a_workbench_of_its_own(app, ada, ben, eve):
    with_session = make_world(app, claims=1, evidence=0, attributions=0)
    assert "No evidence yet." in sentences(ada.get(with_session.page))
    ada.post("/desk/claims", text="The moon is made of stone.", short="", question="", topics="")
    address = "/desk/claims/the-moon-is-made-of-stone"
    assert "A claim without a question" in sentences(ada.get(address))
    ada.post(f"{address}/evidence", kind="document", title="A stone of the moon")
    piece = rows_of(app, Evidence)[-1]
    claim_id = piece.claim_id
    saved = ada.post(f"{address}/bearings", **{f"bearing-{piece.id}-{claim_id}": "strongly supports"})
    assert saved.status_code == 303
    assert rows_of(app, BearingGiven)[0].bearing == "strongly supports"


def test_queries_are_as_many_for_a_large_question_as_for_a_small_one(app, cast):
    small, large = (asked_of(app, cast, *size) for size in ((2, 2, 2, 2), (8, 60, 40, 10)))
    assert small == large
    assert max(small) <= MOST_QUERIES


def asked_of(app, cast, claims: int, attributions: int, evidence: int, reviewers: int) -> list[int]:
    """How often the database is asked for the pages of a world of that size."""
    world = make_world(app, claims, evidence, attributions)
    people = [cast.person(f"reviewer-{claims}-{number}", Role.REVIEWER) for number in range(reviewers)]
    relied = [str(each.id) for each in world.evidence]
    for person in people:
        person.post(f"{world.desk()}/verdicts", **VERDICT, relies=relied)
        person.post(f"{world.page}/bearings", **{world.cell(e): "supports" for e in range(evidence)})
        person.get("/desk")
    return [count_queries(app, people[0], each) for each in (world.page, world.desk(), f"{world.page}.json")]


MOST_QUERIES = 30
"""Far below one a row; a page that needs more asks for something row by row."""


def test_ruling_twice_the_same_is_one_ruling(app, ada, ben, eve, world):
    agreed(ada, ben, eve, world)
    assert eve.post(f"{world.desk()}/rulings/agreement", **SAID).status_code == 303
    assert len(rows_of(app, Ruling)) == 1


def agreed(ada, ben, eve, world: World) -> None:
    """Two verdicts that agree, and the ruling that follows."""
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    ben.post(f"{world.desk()}/verdicts", **VERDICT)
    eve.post(f"{world.desk()}/unsealing")
    assert eve.post(f"{world.desk()}/rulings/agreement", **SAID).status_code == 303


def count_queries(app, browser, address: str) -> int:
    """How many times the database is asked for one page."""
    asked = []

    def note(_connection, _cursor, statement, *_more) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "(SELECT", "WITH")):
            asked.append(statement)

    engine = app.extensions["engine"]
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert browser.get(address).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(asked)


@pytest.fixture
def world(app) -> World:
    return make_world(app)
