"""`factcheck export claimreview` and `factcheck lint`."""

import json
from dataclasses import replace

import pytest

from factcheck import db
from factcheck.domain.vocabulary import EvidenceKind
from tests.commands import running
from tests.conftest import empty
from tests.dossiers import contested, judge, publish, rule
from tests.exported import elsewhere, parsed
from tests.factories import make_evidence


@pytest.fixture
def run(settings, engine, tmp_path):
    return running.on(settings, tmp_path)


@pytest.fixture
def publishes(engine, ada, ben, eve):
    """Publishes the contested claim."""

    def publishes():
        with db.transaction(engine) as session:
            claim = contested(session)
            judge(session, claim, ada.viewer, ben.viewer)
            rule(session, claim, eve.viewer)
            publish(session, claim, eve.viewer)
            return claim.slug

    return publishes


def test_the_file_is_what_the_site_serves(run, publishes, cy, tmp_path):
    publishes()
    out = tmp_path / "claimreview.json"
    assert run("export", "claimreview", "--out", str(out)).exit_code == 0
    written, served = json.loads(out.read_text("utf-8")), cy.get("/export/claimreview.json").json
    assert written["dataFeedElement"] == served["dataFeedElement"]
    assert {**written, "dateModified": ""} == {**served, "dateModified": ""}


def test_the_feed_goes_to_standard_output(run, publishes):
    publishes()
    assert len(json.loads(run("export", "claimreview").stdout)["dataFeedElement"]) == 1
    since = run("export", "claimreview", "--since", "2100-01-01T00:00:00Z").stdout
    assert json.loads(since)["dataFeedElement"] == []


def test_annotations_of_what_changed_since_are_counted_and_written_alone(run, publishes):
    publishes()
    whole = json.loads(run("export", "annotations").stdout)
    early, late = (
        json.loads(run("export", "annotations", "--since", moment).stdout)
        for moment in ("2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z")
    )
    assert early == whole
    assert len(whole["first"]["items"]) == whole["total"] > 0
    assert (late["total"], late.get("first")) == (0, None)


def test_the_lint_of_clean_markup_succeeds(run, publishes):
    publishes()
    answer = run("lint")
    assert answer.exit_code == 0, answer.output
    assert "No errors in the markup" in answer.stdout
    assert json.loads(run("lint", "--json").stdout) == []


def test_the_lint_of_an_empty_site_succeeds(run):
    assert run("lint").exit_code == 0


def test_what_the_desk_said_itself_fails_with_the_address(settings, publishes, tmp_path):
    slug = publishes()
    run = running.on(replace(settings, site_name="Vera Lind"), tmp_path)
    answer = run("lint")
    assert answer.exit_code == 1
    assert f"http://localhost/claims/{slug} error author: " in answer.stdout
    assert "1 to mend" in answer.stderr
    answer = run("lint", "--json")
    assert answer.exit_code == 1
    [found] = json.loads(answer.stdout)
    assert (found["key"], found["level"]) == ("own-claim", "error")


def test_a_finding_on_a_video_comes_back_from_an_export(settings, engine, tmp_path, ada, ben, eve):
    with db.transaction(engine) as session:
        claim = contested(session)
        make_evidence(
            session,
            claim=claim,
            kind=EvidenceKind.VIDEO,
            title="Clip",
            authenticity=["missing context"],
            media_context="A drill.",
            media_original="https://archive.example/drill",
        )
        judge(session, claim, ada.viewer, ben.viewer)
        rule(session, claim, eve.viewer)
        publish(session, claim, eve.viewer)
    here, there = "http://localhost", "https://verdicts.example"
    went = running.on(settings, tmp_path, here)("export", "verdicts").stdout
    assert '"context":"A drill."' in went
    empty(engine)
    run = running.on(settings, tmp_path, there)
    assert run("import", "verdicts", "-", text=went).exit_code == 0
    came = run("export", "verdicts").stdout
    assert elsewhere(parsed(came), there) == elsewhere(parsed(went), here)
