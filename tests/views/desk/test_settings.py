"""The settings page: what is in force, without its secrets."""

from dataclasses import fields

from factcheck.config import Settings
from factcheck.views.desk.settings import MEANINGS, spelled
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
