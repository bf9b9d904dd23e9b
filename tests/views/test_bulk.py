"""Bulk data: packed while it is sent, files of a day that can be resumed, and the manifest."""

import gzip
import hashlib
import json
import shutil
import zlib
from datetime import timedelta

import pytest

from factcheck import db, verify
from factcheck.domain import bulk
from factcheck.models.columns import clock, now
from factcheck.presenters import exports as drawn
from tests.commands import running
from tests.dossiers import contested, judge, publish, rule
from tests.exported import parsed, valid
from tests.factories import make_claim

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(autouse=True)
def _no_files(settings):
    """No day's files from another test."""
    shutil.rmtree(settings.instance / "exports", ignore_errors=True)


def got(cy, address, **headers):
    """A file, read to its end and closed."""
    with cy.client.get(
        address, headers={name.replace("_", "-"): value for name, value in headers.items()}
    ) as answer:
        answer.get_data()
        return answer


@pytest.fixture
def run(settings, engine, ada, ben, eve, tmp_path):
    """Runs commands on a site with two published claims, whose files lie in the site's own folder."""
    with db.transaction(engine) as session:
        for claim in (contested(session), make_claim(session, "Кто разбил окно? 🪟")):
            judge(session, claim, ada.viewer, ben.viewer)
            rule(session, claim, eve.viewer)
            publish(session, claim, eve.viewer)
    return running.on(settings, settings.instance)


@pytest.fixture
def files(run, cy):
    """The manifest, after the command wrote the files of a day."""
    answer = run("export", "daily")
    assert answer.exit_code == 0, answer.output
    return {each["name"]: each for each in cy.get("/export/manifest.json").json["files"]}


@pytest.mark.parametrize(
    "address", ["/export/verdicts.jsonl", "/export/verdicts.csv", "/export/claimreview.json"]
)
def test_what_is_packed_holds_what_is_sent_plain(run, cy, address):
    with clock(now()):
        plain = cy.get(address)
        packed = cy.client.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.data) == plain.data


def test_the_first_piece_can_be_read_before_the_last_is_made():
    def pieces():
        yield b"first\n"
        raise AssertionError("asked for more")

    reader = zlib.decompressobj(bulk.GZIP)
    assert reader.decompress(next(bulk.packed(pieces()))) == b"first\n"


def test_every_export_names_its_licence(files, cy):
    for address in (
        "/export/verdicts.json",
        "/export/verdicts.jsonl",
        "/export/verdicts.csv",
        "/export/claimreview.json",
        "/export/manifest.json",
        f"/export/daily/{next(iter(files))}",
    ):
        assert f'<{LICENSE}>; rel="license"' in got(cy, address).headers["Link"], address


def test_the_files_of_a_day_hold_what_the_manifest_says(files, cy):
    today = now().date()
    wanted = {bulk.name_of(today, shape, packed=packed) for shape in bulk.SHAPES for packed in (False, True)}
    assert set(files) == wanted
    for name, told in files.items():
        answer = got(cy, told["url"].removeprefix("http://localhost"))
        assert answer.status_code == 200
        assert (len(answer.data), hashlib.sha256(answer.data).hexdigest()) == (told["bytes"], told["sha256"])
        assert answer.mimetype == told["type"]
        if name.endswith(".gz"):
            assert gzip.decompress(answer.data) == got(cy, f"/export/daily/{name[:-3]}").data


def test_all_shapes_say_the_same(files, cy):
    said = {
        name.removesuffix(".gz").rpartition(".")[2]: got(cy, f"/export/daily/{name}")
        for name in files
        if not name.endswith(".gz")
    }
    lines = parsed(said["jsonl"].text)
    whole = json.loads(said["json"].text)
    assert valid(whole)
    assert (whole["verdicts"], whole["count"]) == (lines, 2)
    assert len(lines) == 2
    assert said["csv"].data == cy.get("/export/verdicts.csv").data
    assert said["jsonl"].data == cy.get("/export/verdicts.jsonl").data


def test_the_files_pass_the_verifier(files, cy):
    head = cy.get("/export/head.json").json
    for name in files:
        if name.endswith((".jsonl", ".json")):
            assert list(verify.problems(name, got(cy, f"/export/daily/{name}").data, head)) == []


def test_a_download_that_was_cut_off_goes_on_where_it_ended(files, cy):
    name = next(name for name in files if name.endswith(".jsonl"))
    whole = got(cy, f"/export/daily/{name}")
    assert whole.headers["Accept-Ranges"] == "bytes"
    rest = {"Range": "bytes=100-", "If-Range": whole.headers["ETag"]}
    answer = got(cy, f"/export/daily/{name}", **rest)
    assert answer.status_code == 206
    assert answer.headers["Content-Range"] == f"bytes 100-{len(whole.data) - 1}/{len(whole.data)}"
    assert whole.data[:100] + answer.data == whole.data
    other = got(cy, f"/export/daily/{name}", **rest | {"If-Range": '"another"'})
    assert (other.status_code, other.data) == (200, whole.data)
    beyond = got(cy, f"/export/daily/{name}", Range="bytes=99999999-")
    assert beyond.status_code == 416
    known = got(cy, f"/export/daily/{name}", If_None_Match=whole.headers["ETag"])
    assert known.status_code == 304


@pytest.mark.parametrize(
    "name", ["config.toml", "manifest.json", "..%2fconfig.toml", "verdicts-2020-01-01.jsonl", "x"]
)
def test_nothing_else_in_the_folder_is_given_out(files, settings, cy, name):
    (settings.instance / "exports" / "config.toml").write_text("secret", encoding="utf-8")
    assert got(cy, f"/export/daily/{name}").status_code == 404


def test_older_days_go_and_the_manifest_tells_of_those_that_stay(run, cy):
    for days in (5, 4, 3):
        with clock(now() - timedelta(days=days)):
            assert run("export", "daily", "--keep", "2").exit_code == 0
    manifest = cy.get("/export/manifest.json").json
    assert len({each["day"] for each in manifest["files"]}) == 2
    assert len(manifest["files"]) == 12
    assert (manifest["claims"], manifest["site"]["name"]) == (2, "Test Desk")
    assert manifest["license"]["url"] == LICENSE
    assert "Quoted text" in manifest["license"]["excepted"]


def test_a_day_that_cannot_be_written_leaves_the_files_that_were_there(run, cy, monkeypatch):
    run("export", "daily")
    before = cy.get("/export/manifest.json").data
    monkeypatch.setattr(drawn, "table_of", lambda lines: 1 / 0)
    assert run("export", "daily").exit_code != 0
    assert cy.get("/export/manifest.json").data == before


def test_without_daily_files_it_is_said_where_everything_is(app, cy):
    answer = cy.get("/export/manifest.json")
    assert answer.status_code == 404
    assert "/export/verdicts.jsonl" in answer.json["detail"]
    assert "None are written here yet" in cy.get("/data").text


def test_the_data_page_explains_shapes_licence_and_how_to_check(files, cy):
    page = cy.get("/data").text
    assert 'Unproven: <a href="/ratings/unproven/feed.atom">Atom</a>' in page
    for words in (
        "verdicts.jsonl",
        "python -m factcheck.verify",
        'rel="license"',
        "Quoted text",
        "manifest.json",
    ):
        assert words in page
    assert "<code>quote</code>" in page
    assert '<main id="main"' in cy.get("/data", part=True).text
    assert 'href="/data"' in cy.get("/").text
