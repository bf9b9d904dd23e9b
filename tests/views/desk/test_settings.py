"""The settings page: what is in force, without its secrets."""

import json
from dataclasses import fields

from factcheck import db
from factcheck.config import Settings
from factcheck.views.desk.settings import MEANINGS, spelled
from tests import dossiers
from tests.commands.running import on
from tests.conftest import SECRET


def test_an_admin_sees_every_setting_and_no_secret(ida):
    page = ida.get("/desk/settings").text
    for name in ("site_url", "reviews_required", "four_eyes", "trusted_hosts", "database_url"):
        assert f"<code>{name}</code>" in page
    assert SECRET not in page
    assert f"{len(SECRET)} characters, not shown" in page


def test_every_setting_is_explained():
    assert set(MEANINGS) == {field.name for field in fields(Settings)} - {"instance"}


def test_what_is_unsafe_is_said_with_what_to_do(ida):
    assert "Nothing is missing or unsafe." in ida.get("/desk/settings").text


def test_the_password_of_the_mail_server_is_not_shown():
    assert spelled("mail_url", "smtp://desk:secret@mail.example") == "smtp://desk:…@mail.example"
    assert spelled("mail_url", "") == "–"


OTHER = "https://creativecommons.org/licenses/by-sa/4.0/"


def test_the_licence_an_admin_chooses_is_printed_everywhere_at_once(app, ada, ben, eve, ida, cy):
    with db.transaction(app.extensions["engine"]) as session:
        claim = dossiers.contested(session)
        dossiers.judge(session, claim, ada.viewer, ben.viewer)
        dossiers.rule(session, claim, eve.viewer)
        dossiers.publish(session, claim, eve.viewer)
        slug = claim.slug
    for address in (f"/claims/{slug}", "/data", "/feed.atom"):
        assert OTHER not in cy.get(address).text
    assert ida.post("/desk/settings", url=OTHER, version=0).status_code == 303
    for address in (f"/claims/{slug}", "/data", "/feed.atom", "/export/claimreview.json"):
        assert OTHER in cy.get(address).text, address
    assert "CC BY-SA 4.0" in cy.get(f"/claims/{slug}").text
    assert "Quoted text stays with those who said" in cy.get("/data").text
    exported = cy.get("/export/verdicts.json")
    assert exported.json["site"]["license"] == OTHER
    assert exported.headers["Link"] == f'<{OTHER}>; rel="license"'


def test_a_licence_chosen_meanwhile_is_shown_beside_the_one_typed(ida):
    ida.post("/desk/settings", url=OTHER, version=0)
    late = ida.post("/desk/settings", url="https://desk.example/terms", version=0)
    assert late.status_code == 409
    assert OTHER in late.text
    assert 'value="https://desk.example/terms"' in late.text
    assert ida.post("/desk/settings", url=OTHER, version=0).status_code == 303


def test_a_licence_is_a_link(ida):
    refused = ida.post("/desk/settings", url="javascript:alert(1)", version=0)
    assert refused.status_code == 422
    assert "must be a link" in refused.text


def test_commands_tell_the_licence_that_was_chosen(ida, settings, tmp_path):
    ida.post("/desk/settings", url=OTHER, version=0)
    run = on(settings, tmp_path)
    assert run("export", "daily").exit_code == 0
    told = json.loads((tmp_path / "exports" / "manifest.json").read_text())
    assert told["license"]["url"] == told["site"]["license"] == OTHER
    assert "Quoted text" in told["license"]["excepted"]
    for kind in ("verdicts", "claimreview", "annotations", "head"):
        shape = () if kind == "head" else ("--format", "json")
        assert OTHER in run("export", kind, *shape).stdout, kind
