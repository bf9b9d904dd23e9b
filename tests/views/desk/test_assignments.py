"""Assignments on the page of a claim and in the overview: who may see and do what."""

import re
from datetime import timedelta

import pytest

from factcheck.domain.vocabulary import Role
from factcheck.models import Assignment
from factcheck.models.columns import now
from factcheck.services import assignments, claims, interests
from factcheck.services.speakers import resolve
from tests.factories import make_attribution, make_claim, make_verdict
from tests.views.desk.worlds import VERDICT, follow, rows_of, sentences

PLACE = "/desk/claims/vera-did"
RANDOM = re.compile(r'name="csrf_token" value="[^"]*"|name="request-id" content="[^"]*"')
TODAY = now().date()


@pytest.fixture
def claim(app, tell):
    with tell() as session:
        made = make_claim(session, "Vera did.")
        make_attribution(session, made, speaker=resolve(session, None, "Vera Lind"))
        return made


def assign(editor, *people, due=""):
    """An editor's form, sent."""
    numbers = [person.viewer.id for person in people]
    return editor.post(f"{PLACE}/assignments", people=numbers, due=due)


def late(tell, number=0):
    """A deadline that has passed since."""
    with tell() as session:
        found = session.get_one(Assignment, rows[number].id) if (rows := listed(session)) else None
        found.due = TODAY - timedelta(days=2)


def listed(session):
    return assignments.listed(session, claims.find(session, "vera-did"))


def test_an_editor_assigns_and_the_reviewer_finds_it_on_her_page_and_in_her_queue(ada, ben, eve, claim):
    said = follow(eve, assign(eve, ada, due=TODAY.isoformat()))
    assert "Assigned." in said
    assert "Ada until" in said
    assert "It is yours to judge, until" in sentences(ada.get(PLACE))
    (section,) = ada.get("/desk.json").json["waiting"]
    assert (section["key"], section["count"]) == ("mine", 1)
    assert section["claims"][0]["due"] == TODAY.isoformat()
    assert "1 other has it to judge" in sentences(ben.get(PLACE))
    assert "Ada" not in sentences(ben.get(PLACE))
    assert ben.get("/desk.json").json["waiting"][0]["key"] == "verdict"


@pytest.mark.parametrize(
    ("people", "due", "sentence"),
    [
        ([], "", "Choose at least one person."),
        (["99999"], "", "99999"),
        (["x"], "", "Who is to judge it"),
        (["me"], "2001-05-03", "The deadline has passed already."),
        (["me"], "soon", "Not a valid date value."),
    ],
)
def test_a_refused_assignment_comes_back_filled_in(eve, claim, people, due, sentence):
    numbers = [str(eve.viewer.id) if each == "me" else each for each in people]
    answer = eve.post(f"{PLACE}/assignments", people=numbers, due=due)
    assert answer.status_code == 422
    assert sentence in sentences(answer) or sentence in answer.text
    if "me" in people:
        assert re.search(rf'value="{eve.viewer.id}"\s+checked', answer.text)


def test_a_reviewer_takes_hands_back_with_a_reason_and_cannot_without(app, ada, claim):
    assert "yours to judge" in follow(ada, ada.post(f"{PLACE}/assignments/own"))
    empty = ada.post(f"{PLACE}/assignments/own/end", reason=" ")
    assert empty.status_code == 422
    assert "missing" in sentences(empty)
    assert "handed back" in follow(ada, ada.post(f"{PLACE}/assignments/own/end", reason="I was there."))
    again = ada.post(f"{PLACE}/assignments/own/end", reason="I was there again.")
    assert (again.status_code, "I was there again." in again.text) == (422, True)
    assert [each.reason for each in rows_of(app, Assignment)] == ["I was there."]
    assert ada.get("/desk.json").json["waiting"][0]["key"] == "verdict"


def test_an_editor_takes_away_with_a_reason(app, ada, eve, claim):
    assign(eve, ada)
    address = f"/desk/assignments/{rows_of(app, Assignment)[0].id}/end"
    refused = eve.post(address, reason="")
    assert (refused.status_code, 'id="take-away-errors"' in refused.text) == (422, True)
    assert "taken away" in follow(eve, eve.post(address, reason="Ill."))
    assert eve.post(address, reason="Ill.").status_code == 422
    assert eve.post("/desk/assignments/4711/end", reason="Ill.").status_code == 404
    assert "It is not assigned to you." in sentences(ada.get(PLACE))


def test_giving_the_verdict_is_all_it_takes_to_be_done(app, ada, eve, claim):
    assign(eve, ada)
    ada.post(f"{PLACE}/verdicts", **VERDICT)
    assert [each.ending for each in rows_of(app, Assignment)] == ["done"]
    assert ada.get("/desk.json").json["waiting"][0]["key"] == "waiting"
    assert "Hand it back" not in sentences(ada.get(PLACE))


def test_who_has_an_interest_is_told_so_and_cannot_be_chosen(app, ada, eve, claim, tell):
    with tell() as session:
        interests.declare(session, ada.viewer, speaker=resolve(session, None, "Vera Lind"))
    said = sentences(ada.get(PLACE))
    assert "You declared an interest in the speaker Vera Lind" in said
    assert "Take it" not in said
    assert 'id="give-verdict"' not in ada.get(PLACE).text
    assert ada.post(f"{PLACE}/verdicts", **VERDICT).status_code == 422
    assert ada.get("/desk.json").json["waiting"] == []
    page = eve.get(PLACE)
    assert "declared an interest in the speaker Vera Lind, which this claim touches" in sentences(page)
    assert re.search(rf'id="people-{ada.viewer.id}" value="{ada.viewer.id}" disabled', page.text)
    refused = assign(eve, ada)
    assert (refused.status_code, rows_of(app, Assignment)) == (422, [])


def test_an_editor_reads_why_a_claim_was_handed_back_until_it_is_assigned_again(ada, ben, eve, claim):
    assign(eve, ada, ben)
    ada.post(f"{PLACE}/assignments/own/end", reason="I was there <i>myself</i>.")
    page = eve.get(PLACE).text
    assert "handed it back on" in page
    assert "I was there &lt;i&gt;myself&lt;/i&gt;." in page
    assert page.count("Take it away <span") == 1
    assert "I was there" not in ben.get(PLACE).text
    assign(eve, ada)
    assert "I was there" not in eve.get(PLACE).text


def pages(browser) -> list[str]:
    """All that tells somebody of a claim and its assignments, less what is random."""
    addresses = (PLACE, f"{PLACE}.json", "/desk", "/desk.json")
    return [RANDOM.sub("", browser.get(address).text) for address in addresses]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR])
def test_nobody_sealed_learns_which_of_the_assigned_has_judged(cast, ada, ben, eve, claim, tell, role):
    newcomer = cast.person("newcomer", role)
    assign(eve, ada, ben, due=(TODAY + timedelta(days=1)).isoformat())
    seen = []
    for one, other in ((ada, ben), (ben, ada)):
        with tell() as session:
            give(session, one)
            take_back(session, other)
        seen.append(pages(newcomer))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR])
def test_a_deadline_that_passed_does_not_tell_it_either(cast, ada, ben, eve, claim, tell, role):
    newcomer = cast.person("newcomer", role)
    assign(eve, ada, ben)
    seen = []
    for one, other in ((ada, ben), (ben, ada)):
        with tell() as session:
            give(session, one)
            take_back(session, other)
            for each in listed(session):
                each.due = TODAY - timedelta(days=1)
        seen.append(pages(newcomer))
    assert seen[0] == seen[1]
    if role is Role.EDITOR:
        assert '"key": "overdue"' in seen[0][3]


def give(session, browser):
    """Her verdict, the only one, at a moment of no meaning; her assignment is done."""
    found = claims.find(session, "vera-did")
    for verdict in found.verdicts:
        session.delete(verdict)
    session.flush()
    make_verdict(session, found, browser.viewer, rationale="Somebody looked.")
    session.flush()
    assignments.done(session, browser.viewer, found)


def take_back(session, browser):
    """Her assignment stands, as if she had not judged."""
    for each in listed(session):
        if each.person_id == browser.viewer.id:
            each.ended, each.ending = None, None


def test_who_may_know_names_sees_whose_verdict_is_in(ada, ben, eve, claim):
    assign(eve, ada, ben)
    ada.post(f"{PLACE}/verdicts", **VERDICT)
    assert "verdict in" not in sentences(eve.get(PLACE)).split("Assignments")[1].split("Ruling")[0]
    eve.post(f"{PLACE}/unsealing")
    said = sentences(eve.get(PLACE)).split("Assignments")[1].split("Ruling")[0]
    assert "Ada no deadline · verdict in" in said
    assert "verdict in" not in said.split("Ben")[1]
    assert "Ben" not in sentences(ada.get(PLACE)).split("Assignments")[1].split("Ruling")[0]


def test_the_overview_says_who_has_how_much_and_who_is_late(ada, ben, eve, claim, tell):
    assign(eve, ada, ben)
    late(tell)
    data = eve.get("/desk/assignments.json").json
    assert (data["standing"], data["overdue"]) == (2, 1)
    found = {each["name"]: (each["standing"], each["overdue"]) for each in data["people"]}
    assert found == {"Ada": (1, 1), "Ben": (1, 0), "Eve": (0, 0)}
    assert data["people"][0]["name"] == "Ada"
    page = sentences(eve.get("/desk/assignments"))
    assert re.search(r"2 assignments stand ?, 1 of them overdue", page)
    assert ada.get("/desk/assignments").status_code == 403


def test_what_is_late_comes_first_for_her_and_is_told_to_editors(ada, eve, claim, tell):
    with tell() as session:
        make_claim(session, "Nat did.")
    ada.post("/desk/claims/nat-did/assignments/own")
    assign(eve, ada, due=TODAY.isoformat())
    late(tell)
    (section,) = ada.get("/desk.json").json["waiting"]
    assert [(each["slug"], each["overdue"]) for each in section["claims"]] == [
        ("vera-did", True),
        ("nat-did", False),
    ]
    assert "overdue since" in sentences(ada.get("/desk"))
    assert "overdue since" in sentences(ada.get(PLACE))
    keys = {each["key"]: each["count"] for each in eve.get("/desk.json").json["waiting"]}
    assert keys == {"overdue": 1, "verdict": 1}
    assert "1 of 1 assigned is late" in sentences(eve.get("/desk"))
