"""`factcheck export`: whole files or none, in every shape, and what changed since."""

import csv
import json
from io import StringIO

import pytest
from sqlmodel import delete

from factcheck import db
from factcheck.models import DossierLine
from factcheck.services import exports
from tests.commands import running
from tests.dossiers import contested, judge, publish, rule
from tests.exported import parsed, valid


@pytest.fixture
def run(settings, engine, tmp_path):
    return running.on(settings, tmp_path)


@pytest.fixture
def slug(engine, ada, ben, eve):
    """The address of a published claim."""
    with db.transaction(engine) as session:
        claim = contested(session)
        judge(session, claim, ada.viewer, ben.viewer)
        rule(session, claim, eve.viewer)
        publish(session, claim, eve.viewer)
        return claim.slug


def test_lines_go_to_standard_output_and_nothing_else_does(run, slug, cy):
    answer = run("export", "verdicts")
    assert answer.exit_code == 0
    assert answer.stdout == cy.get("/export/verdicts.jsonl").text
    assert answer.stderr == ""
    assert [each["slug"] for each in parsed(answer.stdout)] == [slug]


def test_one_document_holds_everything_whatever_its_size(run, slug, engine, monkeypatch):
    monkeypatch.setattr(exports, "BATCH", 1)
    document = json.loads(run("export", "verdicts", "--format", "json").stdout)
    assert valid(document)
    assert (document["count"], document["next"]) == (1, None)
    assert [each["slug"] for each in document["verdicts"]] == [slug]


def test_one_document_of_an_empty_site_is_valid(run):
    document = json.loads(run("export", "verdicts", "--format", "json").stdout)
    assert valid(document)
    assert document["verdicts"] == []


def test_a_table_has_a_row_a_claim(run, slug):
    [row] = csv.DictReader(StringIO(run("export", "verdicts", "--format", "csv").stdout))
    assert row["slug"] == slug


def test_since_leaves_out_what_has_not_changed(run, slug):
    assert run("export", "verdicts", "--since", "2100-01-01T00:00:00Z").stdout == ""
    assert run("export", "verdicts", "--since", "2020-01-01T00:00:00Z").stdout != ""


def test_a_bad_since_is_refused(run):
    answer = run("export", "verdicts", "--since", "yesterday")
    assert answer.exit_code == 2
    assert "2023-05-03T14:30:00Z" in answer.stderr


def test_a_file_is_written_whole_and_replaces_the_one_before(run, slug, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("what was there before", encoding="utf-8")
    assert run("export", "verdicts", "--out", str(out)).exit_code == 0
    assert [each["slug"] for each in parsed(out.read_text(encoding="utf-8"))] == [slug]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "out.jsonl.sha256"]


def test_an_export_that_breaks_off_leaves_the_file_that_was_there(run, slug, engine, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("what was there before", encoding="utf-8")
    with db.transaction(engine) as session:
        publication = exports.batch(session)[0].publication
        publication.document = "{"
        session.add(publication)
        session.exec(delete(DossierLine))
    assert run("export", "verdicts", "--out", str(out)).exit_code != 0
    assert out.read_text(encoding="utf-8") == "what was there before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl"]
