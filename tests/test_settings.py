"""Settings: where they come from, and when we refuse to start."""

import stat

import pytest

from factcheck.app import create_app
from factcheck.config import Misconfigured, Settings, concerns, sources, write_secret
from tests.conftest import SECRET


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An instance folder, with nothing about it in the environment."""
    for name in ("SECRET_KEY", "DATABASE_URL", "SITE_URL", "SITE_NAME", "DEMO"):
        monkeypatch.delenv(f"FACTCHECK_{name}", raising=False)
    return tmp_path


def write(folder, text):
    (folder / "config.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "secret", ["", "short", "a" * 64, "abcabcabcabcabcabcabcabcabcabcabcabcabc", "x" * 31]
)
def test_without_a_strong_secret_nothing_starts(folder, secret):
    with pytest.raises(Misconfigured, match="FACTCHECK_SECRET_KEY is missing or too weak"):
        create_app(Settings(instance=folder, secret_key=secret))


def test_the_secret_we_write_is_strong_enough_and_only_the_owner_reads_it(folder):
    write(folder, 'site_name = "Ours"\n')
    assert write_secret(folder)
    settings = Settings.load(folder)
    settings.require_secret()
    assert settings.site_name == "Ours"
    assert stat.S_IMODE((folder / "config.toml").stat().st_mode) == 0o600


def test_a_secret_that_is_there_is_kept(folder):
    assert write_secret(folder)
    first = Settings.load(folder).secret_key
    assert not write_secret(folder)
    assert Settings.load(folder).secret_key == first


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(folder, monkeypatch):
    write(folder, 'site_name = "File"\nreviews_required = 3\n')
    monkeypatch.setenv("FACTCHECK_SITE_NAME", "Environment")
    settings = Settings.load(folder)
    assert (settings.site_name, settings.reviews_required, settings.language) == ("Environment", 3, "en")
    found = sources(settings)
    assert (found["site_name"], found["reviews_required"], found["language"]) == (
        "environment",
        "config.toml",
        "default",
    )


def test_the_folder_itself_may_be_named_in_the_environment(folder, monkeypatch):
    write(folder, 'site_name = "Elsewhere"\n')
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(folder))
    assert Settings.load().site_name == "Elsewhere"
    assert Settings.load().database == f"sqlite:///{folder / 'factcheck.sqlite3'}"


def test_a_setting_nobody_knows_is_named(folder):
    write(folder, 'site_nmae = "Ours"\n')
    with pytest.raises(Misconfigured, match="no setting called 'site_nmae'"):
        Settings.load(folder)


def test_a_file_that_is_not_toml_is_named(folder):
    write(folder, "site_name = Ours\n")
    with pytest.raises(Misconfigured, match="is not valid TOML"):
        Settings.load(folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [("four_eyes", "perhaps"), ("reviews_required", "two"), ("proxies", "a few"), ("demo", "")],
)
def test_a_value_of_the_wrong_kind_is_named(folder, monkeypatch, name, value):
    monkeypatch.setenv(f"FACTCHECK_{name.upper()}", value)
    with pytest.raises(Misconfigured, match=f"FACTCHECK_{name.upper()} must be"):
        Settings.load(folder)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("proxies = [1]", "FACTCHECK_PROXIES must be a whole number"),
        ("proxies = -1", "FACTCHECK_PROXIES must be 0 or more"),
        ("reviews_required = 2.7", "FACTCHECK_REVIEWS_REQUIRED must be a whole number"),
        ("reviews_required = true", "FACTCHECK_REVIEWS_REQUIRED must be a whole number"),
        ("reviews_required = 0", "FACTCHECK_REVIEWS_REQUIRED must be 1 or more"),
        ("api_rate = -1", "FACTCHECK_API_RATE must be 0 or more"),
        ("four_eyes = 1", "FACTCHECK_FOUR_EYES must be yes or no"),
        ('site_name = ["Ours"]', "FACTCHECK_SITE_NAME must be a text"),
        ('site_url = "facts.example"', "FACTCHECK_SITE_URL must be an address such as"),
        ('site_url = "http://[::1"', "FACTCHECK_SITE_URL must be an address such as"),
        ('log_level = "loud"', "FACTCHECK_LOG_LEVEL must be one of debug, info"),
    ],
)
def test_a_value_that_makes_no_sense_is_named(folder, written, wanted):
    write(folder, written)
    with pytest.raises(Misconfigured, match=wanted):
        Settings.load(folder)


def test_a_file_that_is_not_utf_8_is_named(folder):
    (folder / "config.toml").write_bytes(b'site_name = "\xff"')
    with pytest.raises(Misconfigured, match="is not valid TOML"):
        Settings.load(folder)


@pytest.mark.parametrize(
    ("value", "meant"), [("yes", True), ("1", True), ("On", True), ("FALSE", False), ("0", False)]
)
def test_yes_and_no_have_many_names(folder, monkeypatch, value, meant):
    monkeypatch.setenv("FACTCHECK_FOUR_EYES", value)
    assert Settings.load(folder).four_eyes is meant


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, set()),
        ({"secret_key": "weak"}, {"secret_key"}),
        ({"site_url": "http://facts.example"}, {"site_url", "trusted_hosts"}),
        ({"site_url": "https://facts.example", "trusted_hosts": "facts.example"}, set()),
        ({"demo": True}, {"demo"}),
        ({"extractor": "gpt"}, {"extractor"}),
        ({"share_font": "/nowhere/font.ttf"}, {"share_font"}),
        ({"share_font": __file__}, set()),
        ({"reviews_required": 1, "four_eyes": False}, {"reviews_required", "four_eyes"}),
    ],
)
def test_what_is_unsafe_is_named(folder, given, named):
    assert set(concerns(Settings(instance=folder, secret_key=SECRET).with_values(given))) == named


@pytest.mark.parametrize("url", ["mysql://localhost/x", "sqlite3:///x", "nonsense"])
def test_other_databases_are_refused(folder, url):
    with pytest.raises(Misconfigured, match="FACTCHECK_DATABASE_URL must start with"):
        create_app(Settings(instance=folder, secret_key=SECRET, database_url=url))
