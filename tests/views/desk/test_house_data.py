"""What admins and editors read on a page of the desk, programs of theirs read as data."""

import json

import pytest

from factcheck import db
from factcheck.domain.scopes import Scope
from factcheck.models import Person
from factcheck.services import people, tokens
from tests.conftest import SECRET

ADDRESSES = (
    "/desk/people",
    "/desk/scale",
    "/desk/settings",
    "/desk/log",
    "/desk/pages",
    "/desk/tokens",
)
NAMED = {"id", "username", "public_name", "role", "joined", "disabled", "has_password", "version"}
"""What is told of a person."""


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_the_house_names_its_data(ida, address):
    assert f'type="application/json" href="{address}.json"' in ida.get(address).text
    assert ida.get(f"{address}.json").mimetype == "application/json"


def test_people_as_data_have_no_secrets(app, ida):
    with db.transaction(app.extensions["engine"]) as session:
        dee = people.add(session, ida.viewer, username="dee", public_name="Dee Ö.", password_hash="hidden")
        dee_id = dee.id
    told = ida.get("/desk/people.json").json["people"]
    assert [each["username"] for each in told] == sorted(each["username"] for each in told)
    assert {"id", "username", "public_name", "role", "joined", "disabled", "has_password", "version"} == set(
        told[0]
    )
    one = ida.get(f"/desk/people/{dee_id}.json").json
    assert one["person"]["public_name"] == "Dee Ö."
    assert one["sessions"] == []
    assert "hidden" not in json.dumps([told, one])


def test_the_log_as_data_leads_from_page_to_page(app, ida):
    with db.transaction(app.extensions["engine"]) as session:
        for number in range(60):
            people.add(session, ida.viewer, username=f"person-{number}", public_name=f"Person {number}")
    first = ida.get("/desk/log.json?noun=person").json
    assert len(first["events"]) == 50
    assert first["events"][0]["hash"] == first["head"]
    second = ida.get(first["next"]).json
    assert first["events"][-1]["id"] > second["events"][0]["id"]
    assert first["next"].startswith("/desk/log.json?")
    assert second["next"] is None


def test_settings_as_data_have_no_secrets(ida):
    told = ida.get("/desk/settings.json")
    assert SECRET not in told.text
    named = {each["name"]: each for each in told.json["settings"]}
    assert named["reviews_required"] | {"meaning": ""} == {
        "name": "reviews_required",
        "meaning": "",
        "value": "2",
        "source": "default",
    }
    assert told.json["concerns"] == {}


def test_scale_pages_and_tokens_as_data(app, ida):
    scale = ida.get("/desk/scale.json").json
    assert (scale["version"], scale["ratings"][0]["key"]) == (1, "supported")
    assert {each["slug"] for each in ida.get("/desk/pages.json").json["pages"]} >= {"methodology", "about"}
    with db.transaction(app.extensions["engine"]) as session:
        person = session.get_one(Person, ida.viewer.id)
        _, secret = tokens.make(session, ida.viewer, person, name="Ours", scopes={Scope.READ}, days=7)
    told = ida.get("/desk/tokens.json")
    assert [each["name"] for each in told.json["tokens"]] == ["Ours"]
    assert secret not in told.text
