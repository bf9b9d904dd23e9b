"""Second thoughts at the desk: without names, hidden from each other until given, then beside each other."""

import re
from datetime import timedelta

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.vocabulary import Bearing, Role
from factcheck.models import BearingGiven, Claim, Person, Reconsideration, Reliance, Round, Verdict
from factcheck.models.columns import clock, now
from factcheck.services import answers as answers_kept
from factcheck.services import assignments, rulings, verdicts
from tests.dossiers import judge, publish
from tests.factories import make_verdict
from tests.views.desk.walking import addresses, answers, differing
from tests.views.desk.worlds import DECIDED, SAID, VERDICT, World, follow, make_world, rows_of, sentences

TELLING = re.compile(r"/desk(/(claims|questions)/[\w-]+|/questions|/agreement|/notifications)?(\.json)?")
"""Where the desk tells how far claims are."""
OTHER = VERDICT | {"rating": "supported", "rationale": "It lay inside, I say."}
KEPT = {"way": "keep", "reason": "The glass has not moved."}
CHANGED = KEPT | {
    "way": "change", "rating": "refuted", "confidence": "90", "rationale": "Outside after all.",
    "reason": "I had the wrong window.",
}  # fmt: skip


def test_a_split_a_round_and_an_agreement(app, ada, ben, eve, split):
    assert "open round 2" in sentences(eve.get(split.desk()))
    assert "The round is open" in follow(eve, eve.post(f"{split.desk()}/rounds"))
    page = sentences(ada.get(split.desk()))
    assert 'href="#round-way-0">Look again' in ada.get(split.desk()).text
    assert "Look again" not in sentences(eve.get(split.desk()))
    assert "Round 2 is open" in page
    assert "0 of 2 reviewers have kept or changed" in page
    assert "It lay inside, I say." in page
    assert "second thoughts are in" in follow(ada, ada.post(f"{split.desk()}/reconsiderations", **KEPT))
    assert 'id="go-adjudicate"' not in eve.get(split.desk()).text
    assert "second thoughts are in" in follow(ben, ben.post(f"{split.desk()}/reconsiderations", **CHANGED))
    page = sentences(eve.get(split.desk()))
    for told in (
        "changed on reading the others",
        "I had the wrong window.",
        "It lay inside, I say.",
        "Supported 80 %",
    ):
        assert told in page
    assert "The reviewers agree." in page
    assert follow(eve, eve.post(f"{split.desk()}/rulings/agreement", **SAID))
    assert [each.kept for each in rows_of(app, Reconsideration)] == [True, False]


def test_the_last_one_is_told_nothing_of_the_others_until_hers_is_in(app, ada, ben, eve, split):
    eve.post(f"{split.desk()}/rounds")
    asked = addresses(app, Role.REVIEWER)
    ben.post(f"{split.desk()}/reconsiderations", **(KEPT | {"reason": "No."}))
    ada.get("/desk")
    kept = answers(app, ada, asked)
    with db.transaction(app.extensions["engine"]) as session:
        said = session.exec(select(Reconsideration)).one()
        said.kept, said.reason = False, "I had the wrong window."
        said.verdict.rating, said.verdict.rationale, said.verdict.version = "refuted", "Outside after all.", 2
        session.add(Reliance(verdict_id=said.verdict_id, evidence_id=split.evidence[0].id))
    assert differing(kept, answers(app, ada, asked)) == []
    assert "1 of 2 reviewers" in sentences(ada.get(split.desk()))
    ada.post(f"{split.desk()}/reconsiderations", **KEPT)
    assert "I had the wrong window." in sentences(ada.get(split.desk()))


@pytest.mark.parametrize("public", [False, True])
def test_a_new_look_at_what_was_ruled_tells_nobody_who_waits_that_another_changed(
    app, cast, ada, ben, eve, split, public
):
    with db.transaction(app.extensions["engine"]) as session:
        claims = [session.get_one(Claim, each.id) for each in split.claims]
        for browser in (ada, ben):
            judge(session, claims[1], browser.viewer)
        for claim in claims:
            verdicts.unseal(session, eve.viewer, claim)
            rulings.adjudicate(session, eve.viewer, claim, **DECIDED)
            if public:
                publish(session, claim, eve.viewer)
    for number in range(2):
        assert eve.post(f"{split.desk(number)}/rounds", reason="A film has come up.").status_code == 303
        ben.post(f"{split.desk(number)}/reconsiderations", **KEPT)
    assert "A film has come up." in sentences(ada.get(split.desk()))
    who, asked = (ada, cast.person("dan", Role.REVIEWER)), addresses(app, Role.REVIEWER)
    asked = [each for each in asked if TELLING.fullmatch(each)]
    assert len(asked) > 10
    kept = [everything(app, browser, asked) for browser in who]
    with db.transaction(app.extensions["engine"]) as session:
        for said in session.exec(select(Reconsideration)):
            said.kept, said.reason = False, "I had the wrong window."
            said.verdict.rating, said.verdict.rationale = "unproven", "Nobody knows."
            said.verdict.submitted, said.verdict.version = now() + timedelta(minutes=1), 2
    for browser, before in zip(who, kept, strict=True):
        assert differing(before, everything(app, browser, asked)) == []
    if public:
        ada.post(f"{split.desk()}/reconsiderations", **KEPT)
        assert "a new verdict" in sentences(eve.get("/desk"))


def test_the_order_of_the_queue_tells_nothing_of_a_round_that_waits(app, ada, ben, cast, eve, split):
    dan = cast.person("dan", Role.REVIEWER)
    with db.transaction(app.extensions["engine"]) as session:
        for number, claim in enumerate(split.claims):
            judge(session, session.get_one(Claim, claim.id), dan.viewer, rating="supported")
            if number:
                judge(session, session.get_one(Claim, claim.id), ada.viewer, rating="refuted")
                judge(session, session.get_one(Claim, claim.id), ben.viewer, rating="supported")
    eve.post(f"{split.desk(1)}/unsealing")
    for number in range(2):
        assert eve.post(f"{split.desk(number)}/rounds").status_code == 303
    before = queued(ada)
    assert len(before) == 2
    ben.post(f"{split.desk(1)}/reconsiderations", **(CHANGED | {"rating": "unproven"}))
    assert queued(ada) == before


def queued(browser) -> list[str]:
    """What waits for a second look, in its order."""
    waiting = {each["key"]: each["claims"] for each in browser.get("/desk.json").json["waiting"]}
    return [claim["slug"] for claim in waiting["round"]]


def everything(app, browser, asked) -> dict[str, tuple]:
    """What somebody reads of the desk, after the first look that marks nothing."""
    browser.get("/desk")
    return answers(app, browser, asked)


def test_a_round_for_something_new_says_what_it_is_and_asks_for_it(eve, ada, split):
    eve.post(f"{split.desk()}/rulings/adjudication", **DECIDED)
    page = eve.get(split.desk()).text
    assert 'id="round-why"' in page
    refused = eve.post(f"{split.desk()}/rounds", reason=" ")
    assert (refused.status_code, "Say what is new" in sentences(refused)) == (422, True)
    assert "The round is open" in follow(eve, eve.post(f"{split.desk()}/rounds", reason="A *film*."))
    assert "A <em>film</em>." in ada.get(split.desk()).text
    assert "The round is closed." in follow(eve, eve.post(f"{split.desk()}/rounds/closing"))
    assert "because of something new, is over" in sentences(ada.get(split.desk()))
    assert "A <em>film</em>." in ada.get(split.desk()).text


def test_what_others_weigh_in_a_round_is_kept_from_who_waits(ada, ben, eve, split):
    eve.post(f"{split.desk()}/rounds")
    assert ben.post(f"{split.page}/bearings", **{split.cell(): "supports"}).status_code == 303
    seen = []
    for browser in (ada, ben, eve):
        cells = browser.get(f"{split.page}.json").json["matrix"]["rows"][0]["cells"]
        seen.append(next(each["count"] for each in cells if each["claim"] == split.claims[0].slug))
    assert seen == [0, 1, 1]
    ada.post(f"{split.desk()}/reconsiderations", **KEPT)
    assert "supports" in str(ada.get(f"{split.page}.json").json["matrix"]["rows"][0]["cells"])


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMIN])
def test_what_others_change_in_the_matrix_in_a_round_stands_as_before_for_who_waits(
    app, cast, ada, ben, eve, split, role
):
    """Neither a cell nor a weight, neither an order nor a coefficient tells that Ben thinks otherwise now."""
    waits = cast.person("dan", role)
    waits.post(f"{split.desk()}/verdicts", **VERDICT)
    piece = split.evidence[0].id
    weighed = {f"credibility-{piece}": "high", f"relevance-{piece}": "high"}
    for browser in (ada, ben, waits):
        given = {split.cell(): "supports", split.cell(1): "contradicts"} | weighed
        assert browser.post(f"{split.page}/bearings", **given).status_code == 303
    assert eve.post(f"{split.desk()}/rounds").status_code == 303
    asked = addresses(app, role)
    before = everything(app, waits, asked)
    for word in ("neutral", "strongly contradicts"):
        changed = {split.cell(): word} | dict.fromkeys(weighed, "low")
        assert ben.post(f"{split.page}/bearings", **changed).status_code == 303
    assert differing(before, everything(app, waits, asked)) == []
    seen = everything(app, waits, asked := [f"{split.page}.json"])
    waits.post(f"{split.desk()}/reconsiderations", **KEPT)
    assert differing(seen, everything(app, waits, asked))
    row = waits.get(f"{split.page}.json").json["matrix"]["rows"][0]
    assert "strongly contradicts" in str(row["cells"])
    assert row["credibility"] == "medium"


def test_agreement_counts_bearings_as_they_were_before_a_round(ada, ben, eve, split):
    for browser, words in ((ada, ("supports", "neutral")), (ben, ("supports", "contradicts"))):
        browser.post(f"{split.page}/bearings", **{split.cell(n): word for n, word in enumerate(words)})
    before = eve.get("/desk/agreement.json").json["desk"]["bearings_alpha"]
    eve.post(f"{split.desk()}/rounds")
    ben.post(f"{split.page}/bearings", **{split.cell(1): "neutral"})
    assert before["value"] is not None
    assert eve.get("/desk/agreement.json").json["desk"]["bearings_alpha"] == before


def test_readers_are_told_which_verdict_was_changed_on_reading_the_others_and_what_it_was(
    app, cy, ada, ben, eve, split
):
    eve.post(f"{split.desk()}/rounds")
    ada.post(f"{split.desk()}/reconsiderations", **KEPT)
    ben.post(f"{split.desk()}/reconsiderations", **CHANGED)
    with db.transaction(app.extensions["engine"]) as session:
        claim = session.get_one(Claim, split.claims[0].id)
        rulings.agree(session, eve.viewer, claim, **SAID)
        publish(session, claim, eve.viewer)
    slug = split.claims[0].slug
    told = {each["reviewer"]: each.get("before") for each in cy.get(f"/claims/{slug}.json").json["verdicts"]}
    assert told == {"Ada": None, "Ben": {"rating": "supported", "label": "Supported", "confidence": 0.8}}
    page = sentences(cy.get(f"/claims/{slug}"))
    assert "before seeing the others’; 1 changed it after reading them" in page
    assert "Changed after reading the others; before: Supported 80 % confident" in page


def test_readers_are_told_that_what_is_published_is_looked_at_again_and_why(app, cy, ada, ben, eve, split):
    slug = split.claims[0].slug
    page, data = f"/claims/{slug}", f"/claims/{slug}.json"
    with db.transaction(app.extensions["engine"]) as session:
        claim = session.get_one(Claim, split.claims[0].id)
        rulings.adjudicate(session, eve.viewer, claim, **DECIDED)
        publish(session, claim, eve.viewer)
    calm, said = cy.get(page).text, cy.get(data).json
    assert "with it that it is looked at again" in sentences(eve.get(split.desk()))
    eve.post(f"{split.desk()}/rounds", reason="A *film* has come up.")
    assert "Under review again since" in sentences(cy.get(page))
    assert "A <em>film</em> has come up." in cy.get(page).text
    assert "Under review again since" in cy.get(f"/embed{page}").text
    # What a phone shows first is still the claim, the ruling and the reason.
    assert cy.get(page).text.index("verdict-summary") < cy.get(page).text.index("Under review again")
    opened = cy.get(data).json
    assert opened.pop("under_review")["reason"] == "A *film* has come up."
    assert opened == said
    told = cy.get(page).text
    ben.post(f"{split.desk()}/reconsiderations", **CHANGED)
    assert cy.get(page).text == told
    ada.post(f"{split.desk()}/reconsiderations", **KEPT)
    assert cy.get(page).text == calm
    assert cy.get(data).json == said
    assert "Under review again" not in cy.get(f"/embed{page}").text


def test_readers_are_not_told_of_a_round_without_a_reason_for_it_says_that_reviewers_are_split(
    app, cast, cy, eve, split
):
    dan = cast.person("dan", Role.REVIEWER)
    slug = split.claims[0].slug
    with db.transaction(app.extensions["engine"]) as session:
        claim = session.get_one(Claim, split.claims[0].id)
        rulings.adjudicate(session, eve.viewer, claim, **DECIDED)
        publish(session, claim, eve.viewer)
        with clock(now() + timedelta(minutes=1)):
            judge(session, claim, dan.viewer, rating="unproven")
    before = cy.get(f"/claims/{slug}").text, cy.get(f"/claims/{slug}.json").text
    assert eve.post(f"{split.desk()}/rounds").status_code == 303
    with db.transaction(app.extensions["engine"]) as session:
        answers_kept.bump(session)
    assert (cy.get(f"/claims/{slug}").text, cy.get(f"/claims/{slug}.json").text) == before


def test_readers_are_told_of_a_verdict_that_came_when_the_others_could_be_read(app, cy, cast, eve, split):
    dan = cast.person("dan", Role.REVIEWER)
    with db.transaction(app.extensions["engine"]) as session:
        claim = session.get_one(Claim, split.claims[0].id)
        rulings.adjudicate(session, eve.viewer, claim, **DECIDED)
        publish(session, claim, eve.viewer)
        with clock(now() + timedelta(minutes=1)):
            judge(session, claim, dan.viewer)
            rulings.adjudicate(session, eve.viewer, claim, **DECIDED | {"summary": "Still."})
            publish(session, claim, eve.viewer, kind="update", note="Another verdict.")
    page = sentences(cy.get(f"/claims/{split.claims[0].slug}"))
    assert "before seeing the others’; 1 came after the first publication" in page


def test_a_closed_round_shows_everybody_what_was_said(ada, ben, eve, split):
    eve.post(f"{split.desk()}/rounds")
    ben.post(f"{split.desk()}/reconsiderations", **CHANGED)
    assert "Outside after all." not in ada.get(split.desk()).text
    assert "Outside after all." in eve.get(split.desk()).text
    assert "The round is closed." in follow(eve, eve.post(f"{split.desk()}/rounds/closing"))
    assert "Outside after all." in ada.get(split.desk()).text


def test_who_judges_while_a_round_stands_open_sees_the_verdicts_as_they_were(ada, ben, eve, cast, split):
    eve.post(f"{split.desk()}/rounds")
    ben.post(f"{split.desk()}/reconsiderations", **CHANGED)
    dan = cast.person("dan", Role.REVIEWER)
    assert "Your verdict is in." in follow(dan, dan.post(f"{split.desk()}/verdicts", **VERDICT))
    page = dan.get(split.desk()).text
    assert "It lay inside, I say." in page
    assert "Outside after all." not in page
    assert 'id="reconsider"' not in page
    refused = dan.post(f"{split.desk()}/reconsiderations", **KEPT)
    assert (refused.status_code, "after the round was opened" in sentences(refused)) == (422, True)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"way": ""}, "Say whether you keep or change your verdict."),
        ({"reason": " "}, "Reason is missing."),
        ({"rating": ""}, "Choose a rating."),
        ({"confidence": ""}, "Say how sure you are"),
        ({"rationale": " "}, "Rationale is missing."),
        ({"relies": "abc"}, "Choose from the evidence"),
        ({"relies": "999"}, "does not stand with this claim"),
    ],
)
def test_a_refused_answer_keeps_what_was_typed(app, ben, eve, split, wrong, sentence):
    eve.post(f"{split.desk()}/rounds")
    refused = ben.post(f"{split.desk()}/reconsiderations", **(CHANGED | wrong))
    assert refused.status_code == 422
    assert sentence in sentences(refused)
    assert ("Outside after all." in refused.text) is ("rationale" not in wrong)
    assert rows_of(app, Reconsideration) == []


def test_a_verdict_that_is_kept_ignores_the_fields_of_a_change(app, ben, eve, split):
    eve.post(f"{split.desk()}/rounds")
    assert ben.post(f"{split.desk()}/reconsiderations", **(CHANGED | {"way": "keep"})).status_code == 303
    assert sorted(each.rating for each in rows_of(app, Verdict)) == ["refuted", "supported"]


def test_a_round_is_offered_only_to_who_may_open_it(app, ada, eve, cast, split):
    zoe = cast.person("zoe", Role.EDITOR)
    for browser in (ada, zoe):
        assert 'id="open-round"' not in browser.get(split.desk()).text
    assert ada.post(f"{split.desk()}/rounds").status_code == 403
    assert zoe.post(f"{split.desk()}/rounds").status_code == 422
    assert rows_of(app, Round) == []
    assert 'id="open-round"' in eve.get(split.desk()).text


def test_names_are_open_to_an_editor_who_looked_and_to_all_when_the_desk_has_ruled(ada, ben, eve, split):
    seen = ada.get(f"{split.desk()}.json").json["claim"]
    assert [one["reviewer"] for one in seen["verdicts"]] == ["Ada", "Another reviewer"]
    assert (seen["named"], seen["reviewers"]) == (False, ["Ada", "Another reviewer"])
    assert seen["verdicts"][1]["submitted"] is None
    assert "Ben" not in ada.get(split.desk()).text
    assert "Ben" not in ada.get(split.page).text
    assert "Ben" in sentences(eve.get(split.desk()))
    eve.post(f"{split.desk()}/rulings/adjudication", **DECIDED)
    assert "In from Ada, Ben" in sentences(ada.get(split.desk()))


def test_a_verdict_after_the_ruling_closes_the_names_again(ada, eve, cast, split):
    eve.post(f"{split.desk()}/rulings/adjudication", **DECIDED)
    cast.person("dan", Role.REVIEWER).post(f"{split.desk()}/verdicts", **VERDICT)
    assert "Ben" not in ada.get(split.desk()).text


def test_before_the_ruling_no_page_tells_who_of_two_others_said_what(app, ada, ben, cast, eve, split):
    dan = cast.person("dan", Role.REVIEWER)
    dan.post(
        f"{split.desk()}/verdicts",
        **(VERDICT | {"rating": "unproven", "confidence": "10", "rationale": "Who knows?"}),
    )
    with db.transaction(app.extensions["engine"]) as session:
        for browser, found in ((ben, Bearing.SUPPORTS), (dan, Bearing.STRONGLY_CONTRADICTS)):
            for piece in split.evidence:
                who = {"claim_id": split.claims[0].id, "person_id": browser.viewer.id}
                session.add(BearingGiven(evidence_id=piece.id, bearing=found, **who))
    asked = [each for each in addresses(app, Role.REVIEWER) if not each.startswith("/desk/log")]
    ada.get("/desk")
    before = answers(app, ada, asked)
    with db.transaction(app.extensions["engine"]) as session:
        for model, names in ((Verdict, ("rating", "confidence", "rationale")), (BearingGiven, ("bearing",))):
            swap(session, model, names, ben.viewer.id, dan.viewer.id)
    assert differing(before, answers(app, ada, asked)) == []


def test_before_the_ruling_no_page_tells_which_of_two_others_has_judged(app, ada, ben, cast, eve):
    world, dan = make_world(app), cast.person("dan", Role.REVIEWER)
    with db.transaction(app.extensions["engine"]) as session:
        claim = session.get_one(Claim, world.claims[0].id)
        assignments.assign(
            session, eve.viewer, claim, [session.get_one(Person, each.viewer.id) for each in (ben, dan)]
        )
        for browser in (ada, ben):
            make_verdict(session, claim, browser.viewer, rationale="The glass lay outside.")
    page = sentences(ada.get(world.desk()))
    assert page.count("Ben") == page.count("Dan"), page[max(page.find("Ben"), page.find("Dan")) - 200 :][:400]


def test_a_verdict_shows_the_evidence_it_relies_on_and_the_form_keeps_the_boxes(app, ada, world):
    pieces = [str(each.id) for each in world.evidence]
    refused = ada.post(f"{world.desk()}/verdicts", **(VERDICT | {"rationale": " ", "relies": pieces[:1]}))
    assert f'value="{pieces[0]}" checked' in refused.text
    assert "verdict is in" in follow(ada, ada.post(f"{world.desk()}/verdicts", **VERDICT, relies=pieces))
    seen = ada.get(f"{world.desk()}.json").json["claim"]["verdicts"][0]
    assert [str(one["id"]) for one in seen["relies"]] == pieces
    assert f'href="#evidence-{pieces[0]}"' in ada.get(world.desk()).text


def swap(session, model, names, one: int, other: int) -> None:
    """Let two people have said each other's words."""
    found = {}
    for row in session.exec(select(model).order_by(model.id)):
        if row.person_id in {one, other}:
            found.setdefault(getattr(row, "evidence_id", 0), []).append(row)
    for first, second in found.values():
        for name in names:
            mine, theirs = getattr(first, name), getattr(second, name)
            setattr(first, name, theirs)
            setattr(second, name, mine)


@pytest.fixture
def world(app) -> World:
    return make_world(app)


@pytest.fixture
def split(app, ada, ben, eve, world) -> World:
    """Ada says refuted, Ben supported; Eve has looked."""
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    ben.post(f"{world.desk()}/verdicts", **OTHER)
    eve.post(f"{world.desk()}/unsealing")
    return world
