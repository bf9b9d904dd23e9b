"""`factcheck check`: a clean site passes; each kind of damage is named."""

import errno

import pytest
from click.testing import CliRunner
from sqlalchemy import text
from sqlmodel import select

from factcheck import db, schema
from factcheck.cli import factcheck
from factcheck.models import Answer, Claim, DossierLine, Event, LogHead
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
    "change",
    [
        "at = '2026-01-01 00:00:00'",
        "person_id = 1",
        "action = 'praised'",
        "noun = 'ruling'",
        "noun_id = '77'",
        "before = '{}'",
        "after = '{}'",
        f"previous_hash = '{'0' * 64}'",
        f"hash = '{'0' * 64}'",
    ],
)
def test_no_column_of_an_entry_can_be_changed_unnoticed(run, engine, published, change):
    with engine.begin() as connection:
        assert connection.execute(text(f"UPDATE event SET {change} WHERE id = 5")).rowcount == 1
    answer = run("check")
    assert answer.exit_code == 1
    assert "The log's chain is broken at entry 5" in answer.output


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("UPDATE event SET action = 'praised' WHERE id = 2", "The log's chain is broken at entry 2"),
        ("DELETE FROM event WHERE id = 3", "The log's chain is broken at entry 4"),
        ('UPDATE span SET start = start + 1, "end" = "end" + 1', "its words do not stand in article version"),
        ("UPDATE span SET exact = 'It was them'", "its words do not stand in article version"),
        ("UPDATE article_version SET text = 'Other words.'", "its text does not have the SHA-256"),
        ("UPDATE publication SET document = '{}'", "its document does not have its SHA-256"),
        ("DELETE FROM listing; DELETE FROM publication", "Publication 1 of claim 1 is not there as entry"),
        ("UPDATE publication SET note = 'It was always so.'", "is not there as entry"),
        ("UPDATE publication SET published = '2020-01-01 00:00:00+00:00'", "is not there as entry"),
        ("UPDATE publication SET version = 2", "one was removed"),
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
        for statement in damage.split("; "):
            connection.execute(text(statement))
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


def test_what_is_unsafe_is_named_also_without_a_database(tmp_path, monkeypatch):
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(tmp_path / "nowhere"))
    monkeypatch.delenv("FACTCHECK_SECRET_KEY", raising=False)
    monkeypatch.delenv("FACTCHECK_DATABASE_URL", raising=False)
    answer = CliRunner().invoke(factcheck, ["check"])
    assert "secret_key: It is missing" in answer.output
    assert "There is no database" in str(answer.exception)


def test_a_line_of_the_export_that_was_altered_is_named(run, engine, published):
    with db.transaction(engine) as session:
        line = session.exec(select(DossierLine)).one()
        line.line = line.line.replace(b"{", b"{ ", 1)
    assert (
        f"The line of claim {line.claim_id} in the export is not what its publications say."
        in run("check").output
    )


@pytest.mark.parametrize("damage", ["body", "gzip", "headers"])
def test_a_stored_answer_that_was_altered_is_named(app, run, engine, published, damage):
    client = app.test_client()
    with db.open_session(engine, writes=False) as session:
        slug = session.exec(select(Claim.slug)).one()
    assert client.get(f"/claims/{slug}").status_code == 200
    assert run("check").exit_code == 0
    with db.transaction(engine) as session:
        answer = session.exec(select(Answer)).one()
        setattr(answer, damage, "[]" if damage == "headers" else b"It was them.")
    assert f"The stored answer at /claims/{slug} is not what was drawn." in run("check").output


def test_a_readable_file_with_the_secret_is_named(run, tmp_path):
    (tmp_path / "config.toml").write_text('site_name = "X"\n')
    (tmp_path / "config.toml").chmod(0o644)
    assert "chmod 600 config.toml" in run("check").output
    (tmp_path / "config.toml").chmod(0o600)
    assert run("check").exit_code == 0


def test_each_good_check_notes_the_head_beside_the_database(run, published, tmp_path):
    path = tmp_path / "heads.jsonl"
    run("check")
    run("check")
    assert len(path.read_text().splitlines()) == 1


def test_a_log_cut_off_at_its_end_is_found_by_the_noted_head(run, published, engine):
    run("check")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM event WHERE id = (SELECT max(id) FROM event)"))
    answer = run("check")
    assert answer.exit_code == 1
    assert "it has fewer entries now" in answer.output


def test_two_entries_that_changed_places_are_found(run, published, engine):
    with engine.begin() as connection:
        for one, other in ((2, -2), (3, 2), (-2, 3)):
            connection.execute(text(f"UPDATE event SET id = {other} WHERE id = {one}"))
    answer = run("check")
    assert answer.exit_code == 1
    assert "The log's chain is broken at entry 2" in answer.output


def test_a_day_that_is_over_leaves_its_head_and_the_log_is_held_against_it(run, published, engine):
    with db.transaction(engine) as session:
        first = session.get_one(Event, 1)
        head = LogHead(day=first.at.date(), event_count=2, hash=session.get_one(Event, 2).hash)
        session.add(head)
    assert run("check").exit_code == 0
    with engine.begin() as connection:
        connection.execute(text("UPDATE log_head SET hash = previous_hash FROM event WHERE event.id = 2"))
    answer = run("check")
    assert answer.exit_code == 1
    assert "another entry stands there now" in answer.output


def test_heads_are_written_whole_or_not_at_all(run, published, tmp_path, monkeypatch):
    assert run("check").exit_code == 0
    noted = (tmp_path / "heads.jsonl").read_text(encoding="utf-8")
    assert run("user", "add", "zoe").exit_code == 0

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("factcheck.commands.files.os.fsync", full)
    assert run("check").exit_code == 1
    assert (tmp_path / "heads.jsonl").read_text(encoding="utf-8") == noted
    monkeypatch.undo()
    assert run("check").exit_code == 0
    assert (tmp_path / "heads.jsonl").read_text(encoding="utf-8").startswith(noted)
    assert sorted(path.name for path in tmp_path.iterdir() if "heads" in path.name) == ["heads.jsonl"]
