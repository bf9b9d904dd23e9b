"""The rating scale, redefined by admins."""

from factcheck import db
from factcheck.domain.ratings import DEFAULT_SCALE
from factcheck.services import scales


def fields(ratings, version=1) -> dict[str, str]:
    """A scale as the browser sends it."""
    found = {"version": str(version)}
    for number, rating in enumerate(ratings):
        for name, value in zip(("key", "word", "value", "definition"), rating, strict=True):
            found[f"ratings-{number}-{name}"] = value
    return found


OURS = [
    ("true", "True", "3", "It is so."),
    ("half", "Half true", "2", "A part of it is so."),
    ("false", "False", "1", "It is not so."),
    ("open", "Öffen", "", "Nobody knows."),
    ("", "", "", ""),
]


def scale_of(app):
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return scales.current(session)


def test_the_scale_in_force_stands_in_the_form(ida):
    page = ida.get("/desk/scale").text
    assert "Version 1 is in force." in page
    for rating in DEFAULT_SCALE.ratings:
        assert f'value="{rating.key}"' in page


def test_a_new_scale_is_a_new_version_and_readers_see_it(app, ida, cy):
    answer = ida.post("/desk/scale", **fields(OURS))
    assert answer.status_code == 303
    assert "Version 2 of the scale is in force." in ida.get("/desk/scale").text
    assert [rating.key for rating in scale_of(app).ratings] == ["true", "half", "false", "open"]
    assert scale_of(app).find("open").value is None
    assert "Half true" in cy.get("/methodology").text


def test_a_scale_that_does_not_hold_together_is_refused_and_kept(app, ida):
    answer = ida.post("/desk/scale", **fields([("a", "A", "1", "One."), ("a", "B", "2", "Two.")]))
    assert answer.status_code == 422
    assert "Two ratings have the same key." in answer.text
    assert 'value="B"' in answer.text
    assert scale_of(app) == DEFAULT_SCALE
    crooked = ida.post("/desk/scale", **fields([("a", "A", "many", "One."), ("b", "B", "2", "Two.")]))
    assert crooked.status_code == 422
    assert ida.post("/desk/scale", **fields([])).status_code == 422


def test_two_admins_at_once_the_second_sees_both(ida):
    ida.post("/desk/scale", **fields(OURS))
    conflict = ida.post("/desk/scale", **fields([("yes", "Yes", "2", "So."), ("no", "No", "1", "Not so.")]))
    assert conflict.status_code == 409
    assert "Half true (2): A part of it is so." in conflict.text
    assert "Yes (2): So." in conflict.text
    assert 'name="version" value="2"' in conflict.text
