"""`factcheck check`: a clean site passes; each kind of damage is named."""

import pytest
from sqlalchemy import text

from factcheck import db, schema
from tests.commands import running
from tests.dossiers import contested, judge, publish, rule


@pytest.fixture
def run(settings, engine, tmp_path):
    return running.on(settings, tmp_path)


@pytest.fixture
def published(engine, ada, ben, eve):
    """A claim from article to publication."""
    with db.transaction(engine) as session:
        claim = contested(session)
        judge(session, claim, ada.viewer, ben.viewer)
        rule(session, claim, eve.viewer)
        publish(session, claim, eve.viewer)


def test_a_sound_site_passes_and_says_what_was_looked_at(run, published):
    answer = run("check")
    assert answer.exit_code == 0, answer.output
    assert f"All is well: settings, schema {schema.head()}" in answer.output
    assert "1 publications" in answer.output


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("UPDATE event SET action = 'praised' WHERE id = 2", "The log's chain is broken at entry 2"),
        ("DELETE FROM event WHERE id = 3", "The log's chain is broken at entry 4"),
        ('UPDATE span SET start = start + 1, "end" = "end" + 1', "its words do not stand in article version"),
        ("UPDATE span SET exact = 'It was them'", "its words do not stand in article version"),
        ("UPDATE article_version SET text = 'Other words.'", "its text does not have the SHA-256"),
        ("UPDATE publication SET document = '{}'", "its document does not have its SHA-256"),
        ("DROP TABLE setting", "The schema differs"),
    ],
)
def test_damage_done_outside_the_program_is_named(run, engine, published, damage, sentence):
    if "DROP" in damage and engine.dialect.name == "postgresql":
        pytest.skip("the other tests of this worker need the table; SQLite shows the same")
    with engine.begin() as connection:
        undo = (
            connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'setting'").scalar()
            if "DROP" in damage
            else None
        )
        connection.execute(text(damage))
    answer = run("check")
    if undo:
        with engine.begin() as connection:
            connection.exec_driver_sql(undo)
    assert answer.exit_code == 1
    assert sentence in answer.output
    assert "to mend" in answer.output


def test_unsafe_settings_are_named_with_what_to_do(settings, engine, tmp_path, monkeypatch):
    monkeypatch.setenv("FACTCHECK_DEMO", "yes")
    monkeypatch.setenv("FACTCHECK_FOUR_EYES", "no")
    answer = running.on(settings, tmp_path, site_url="http://facts.example")("check")
    assert answer.exit_code == 1
    for name in ("site_url:", "demo:", "four_eyes:", "trusted_hosts:"):
        assert name in answer.output


def test_a_readable_file_with_the_secret_is_named(run, tmp_path):
    (tmp_path / "config.toml").write_text('site_name = "X"\n')
    (tmp_path / "config.toml").chmod(0o644)
    assert "chmod 600 config.toml" in run("check").output
    (tmp_path / "config.toml").chmod(0o600)
    assert run("check").exit_code == 0
