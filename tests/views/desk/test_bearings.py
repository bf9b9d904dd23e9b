"""Bearings as they are sent: one piece from the rating page, or any cells at once; one event each time."""

import pytest

from factcheck.models import BearingGiven, Event, Weighing
from tests.views.desk.worlds import World, follow, make_world, rows_of, sentences


def test_the_whole_matrix_is_saved_at_once_and_only_what_changed(app, ada, world):
    cells = {world.cell(e, c): "supports" for e in range(2) for c in range(2)}
    cells[world.cell(1, 1)] = ""
    assert "Your bearings are saved." in follow(ada, ada.post(f"{world.page}/bearings", **cells))
    first = {(row.evidence_id, row.claim_id): row.given for row in rows_of(app, BearingGiven)}
    assert len(first) == 3
    ada.post(f"{world.page}/bearings", **(cells | {world.cell(): "contradicts"}))
    changed = [row for row in rows_of(app, BearingGiven) if first[row.evidence_id, row.claim_id] != row.given]
    assert [row.bearing for row in changed] == ["contradicts"]


def test_one_request_leaves_one_event_that_lists_all_cells(app, ada, world):
    before = len(rows_of(app, Event))
    cells = {world.cell(e, c): "supports" for e in range(2) for c in range(2)}
    ada.post(f"{world.page}/bearings", **cells)
    ada.post(f"{world.page}/bearings", **cells)
    (event,) = rows_of(app, Event)[before:]
    assert len(event.after["cells"]) == 4
    assert event.noun == "bearinggiven"


def test_an_admin_sees_an_event_over_several_claims_when_all_of_them_are_open(ida, ada, world):
    ada.post(f"{world.page}/bearings", **{world.cell(0, c): "strongly contradicts" for c in range(2)})
    ida.post(f"{world.desk()}/unsealing")
    assert "strongly contradicts" not in ida.get("/desk/log").text
    ida.post(f"{world.desk(1)}/unsealing")
    assert "strongly contradicts" in ida.get("/desk/log").text


def test_a_refused_cell_keeps_what_was_picked_and_saves_nothing(app, ada, world):
    cells = {world.cell(0, 0): "contradicts", world.cell(0, 1): "sideways"}
    refused = ada.post(f"{world.page}/bearings", **cells)
    assert refused.status_code == 422
    assert "Choose how the evidence bears on the claim." in sentences(refused)
    assert checked(refused) == {(world.cell(0, 0), "contradicts")}
    assert rows_of(app, BearingGiven) == []


def test_htmx_is_shown_the_form_again_and_told_why(app, ada, world):
    ada.post(f"{world.desk()}/bearings", **{world.cell(): "supports"})
    refused = ada.post(f"{world.desk()}/bearings", part=True, **{world.cell(): ""})
    assert refused.status_code == 422
    assert "Choose how the evidence bears on the claim." in sentences(refused)
    assert refused.text.startswith('<main id="main"')
    assert rows_of(app, BearingGiven)[0].bearing == "supports"


def test_a_question_without_claims_has_no_cell_to_save(app, ada, world):
    ada.post("/desk/questions", text="Is anybody there?", summary="", topics="")
    for part in (False, True):
        refused = ada.post(
            "/desk/questions/is-anybody-there/bearings", part=part, **{world.cell(): "supports"}
        )
        assert refused.status_code == 422
        assert "nothing was saved" in sentences(refused)
    assert rows_of(app, BearingGiven) == []


@pytest.mark.parametrize("name", ["credibility-999999", "relevance-999999"])
def test_weights_of_evidence_from_elsewhere_are_refused(app, ada, world, name):
    refused = ada.post(f"{world.page}/bearings", **{name: "high"})
    assert (refused.status_code, rows_of(app, Weighing)) == (422, [])
    assert "nothing was saved" in sentences(refused)


def test_half_a_weight_is_refused(app, ada, world):
    number = world.evidence[0].id
    refused = ada.post(
        f"{world.page}/bearings", **{world.cell(): "supports", f"credibility-{number}": "high"}
    )
    assert refused.status_code == 422
    assert "Say how credible the evidence is and how relevant" in sentences(refused)
    assert checked(refused) == {(world.cell(), "supports"), (f"credibility-{number}", "high")}
    assert rows_of(app, BearingGiven) == rows_of(app, Weighing) == []


def checked(answer) -> set[tuple[str, str]]:
    """The radio buttons that are picked, by name and value."""
    inputs = [each.split(">")[0] for each in answer.text.split("<input")[1:]]
    attributes = [dict(part.split("=", 1) for part in each.split('" ') if "=" in part) for each in inputs]
    found = [
        {name.strip(): value.strip('" ').removesuffix('" required checked') for name, value in each.items()}
        for each, text in zip(attributes, inputs, strict=True)
        if text.endswith(" checked")
    ]
    return {(each["name"], each["value"].split('"')[0]) for each in found}


@pytest.fixture
def world(app) -> World:
    return make_world(app)
