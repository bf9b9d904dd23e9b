"""What programs get: pages of JSON, lines, a table, and the schema all of it holds to."""

import csv
import re
from datetime import timedelta
from io import StringIO
from urllib.parse import quote, urlsplit

import pytest
from sqlalchemy import event

from factcheck import db
from factcheck.models.columns import clock, now
from factcheck.services import exports, publications
from tests.dossiers import contested, judge, publish, rule
from tests.exported import parsed, valid, validator
from tests.factories import make_claim

EARLIER = now().replace(microsecond=0) - timedelta(days=3)


@pytest.fixture
def desk(engine, ada, ben, eve):
    """Publishes a claim that two people found supported."""

    def published(claim_of, **more) -> str:
        with db.transaction(engine) as session:
            claim = claim_of(session, **more)
            judge(session, claim, ada.viewer, ben.viewer)
            rule(session, claim, eve.viewer)
            publish(session, claim, eve.viewer)
            return claim.slug

    return published


def withdraw(engine, eve, slug):
    with db.transaction(engine) as session:
        publication = publications.latest(session, slug)
        publications.withdraw(session, eve.viewer, publication.claim, "Two claims were one.")


def test_the_document_says_what_it_is_and_whose(desk, cy):
    slug = desk(contested)
    document = cy.get("/export/verdicts.json").json
    assert valid(document)
    assert (document["format"], document["version"]) == ("factcheck-verdicts", 1)
    assert document["site"] == {
        "name": "Test Desk",
        "url": "http://localhost",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert (document["count"], document["next"]) == (1, None)
    assert [each["slug"] for each in document["verdicts"]] == [slug]


def test_an_empty_site_exports_an_empty_list(app, cy):
    assert cy.get("/export/verdicts.json").json["verdicts"] == []
    assert cy.get("/export/verdicts.jsonl").text == ""
    assert len(cy.get("/export/verdicts.csv").text.splitlines()) == 1


def test_a_line_is_the_dossier_that_the_claims_own_page_gives(desk, cy):
    slug = desk(contested)
    assert parsed(cy.get("/export/verdicts.jsonl").text) == [cy.get(f"/claims/{slug}.json").json]


def test_what_is_not_published_is_not_exported(desk, engine, cy):
    desk(contested)
    with db.transaction(engine) as session:
        make_claim(session, "A canary sat on the window.")
    for shape in ("json", "jsonl", "csv"):
        assert "canary" not in cy.get(f"/export/verdicts.{shape}").text


def test_a_withdrawn_claim_is_told_by_its_tombstone(desk, engine, eve, cy):
    slug = desk(contested)
    withdraw(engine, eve, slug)
    [stone] = parsed(cy.get("/export/verdicts.jsonl").text)
    assert sorted(stone) == ["id", "reason", "slug", "withdrawn"]
    assert stone["reason"] == "Two claims were one."
    assert valid(cy.get("/export/verdicts.json").json)
    [row] = csv.DictReader(StringIO(cy.get("/export/verdicts.csv").text))
    assert (row["slug"], row["reason"], row["claim"]) == (slug, "Two claims were one.", "")
    assert row["withdrawn"] == stone["withdrawn"]


def test_since_leaves_out_what_has_not_changed(desk, engine, eve, cy):
    with clock(EARLIER):
        desk(contested)
        old = desk(make_claim, text="The window broke itself.")
    moment = (EARLIER + timedelta(days=1)).isoformat()
    assert cy.get(f"/export/verdicts.jsonl?since={quote(moment)}").text == ""
    withdraw(engine, eve, old)
    [stone] = parsed(cy.get(f"/export/verdicts.jsonl?since={quote(moment)}").text)
    assert stone["slug"] == old
    document = cy.get(f"/export/verdicts.json?since={quote(moment)}").json
    assert (document["count"], len(document["verdicts"])) == (1, 1)


def test_since_takes_in_what_changed_at_that_very_moment(desk, cy):
    with clock(EARLIER):
        desk(contested)
    for offset in ("Z", "+00:00", "%2B00:00"):
        address = f"/export/verdicts.jsonl?since={EARLIER:%Y-%m-%dT%H:%M:%S}{offset}"
        assert len(cy.get(address).text.splitlines()) == 1


@pytest.mark.parametrize("bad", ["yesterday", "2023-05-03", "2023-13-01T00:00:00Z", "%00", "٣"])
@pytest.mark.parametrize("shape", ["json", "jsonl", "csv"])
def test_a_bad_since_is_refused_with_a_sentence(app, cy, bad, shape):
    answer = cy.get(f"/export/verdicts.{shape}?since={bad}")
    assert answer.status_code == 400
    if bad != "%00":
        assert "2023-05-03T14:30:00Z" in answer.text


@pytest.mark.parametrize(
    "bad", ["1", "~", "2023-05-03T00:00:00Z~x", "2023-05-03T00:00:00Z~99999999999999999999"]
)
def test_a_bad_place_to_go_on_from_is_refused(app, cy, bad):
    answer = cy.get(f"/export/verdicts.json?after={bad}")
    assert answer.status_code == 400
    assert "`next`" in answer.json["detail"]


def test_next_leads_through_every_claim_once(desk, cy, monkeypatch):
    monkeypatch.setattr(exports, "BATCH", 2)
    slugs = {desk(make_claim, text=f"Neighbour number {number} broke it.") for number in range(5)}
    address, found = "/export/verdicts.json", []
    while address:
        document = cy.get(address).json
        assert valid(document)
        assert document["count"] == 5
        found += [each["slug"] for each in document["verdicts"]]
        address = document["next"] and document["next"].removeprefix("http://localhost")
    assert len(found) == 5
    assert set(found) == slugs


def test_next_keeps_since(desk, cy, monkeypatch):
    monkeypatch.setattr(exports, "BATCH", 1)
    with clock(EARLIER):
        desk(make_claim)
        desk(make_claim)
    document = cy.get("/export/verdicts.json?since=2020-01-01T00:00:00Z").json
    assert "since=2020-01-01T00:00:00Z" in urlsplit(document["next"]).query.replace("%3A", ":")


def test_the_lines_are_the_same_in_batches_of_any_size(desk, cy, monkeypatch):
    for number in range(4):
        desk(make_claim, text=f"Neighbour number {number} broke it.")
    whole = cy.get("/export/verdicts.jsonl").text
    for size in (1, 2, 3, 4, 5):
        monkeypatch.setattr(exports, "BATCH", size)
        assert cy.get("/export/verdicts.jsonl").text == whole


def test_a_cell_that_a_spreadsheet_would_run_is_shown_as_text_and_can_be_read_back(desk, cy):
    said = ['=HYPERLINK("http://evil.example","click")', "'=1+1", "''@x", "-5 °C, at most", "'quoted' words"]
    for text in said:
        desk(make_claim, text=text)
    table = cy.get("/export/verdicts.csv").data.decode("utf-8")
    rows = list(csv.DictReader(StringIO(table, newline=""), strict=True))
    assert table.count("\n") == table.count("\r\n") == len(said) + 1
    assert not [row for row in rows if row["claim"].startswith(("=", "+", "-", "@"))]
    assert {unescaped(row["claim"]) for row in rows} == set(said)


def unescaped(cell):
    """What was said in a cell: less one apostrophe where one was put before a sign that runs."""
    return cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell


def test_the_table_is_a_file_in_utf_8_with_who_stands_where(desk, cy):
    desk(contested)
    answer = cy.get("/export/verdicts.csv")
    assert answer.content_type == "text/csv; charset=utf-8"
    assert "verdicts.csv" in answer.headers["Content-Disposition"]
    [row] = csv.DictReader(StringIO(answer.text))
    assert (row["rating"], row["value"], row["reviewers"], row["percent"]) == ("supported", "5", "2", "100.0")
    assert (row["asserted_by"], row["denied_by"], row["origins"]) == ("Vera Lind", "The ministry", "1")
    assert (row["question"], row["topics"]) == ("Who broke the window?", "Glass")


@pytest.mark.parametrize("words", ["Кто разбил окно? 🪟", "Pəncərəni kim sındırdı", "من كسر النافذة"])
def test_every_script_comes_through(desk, cy, words):
    desk(make_claim, text=words)
    assert parsed(cy.get("/export/verdicts.jsonl").text)[0]["claim"] == words
    assert words in cy.get("/export/verdicts.csv").data.decode("utf-8")
    assert cy.get("/export/verdicts.json").json["verdicts"][0]["claim"] == words


def test_the_schema_is_served_and_refuses_what_is_no_dossier(app, cy):
    answer = cy.get("/export/schema.json")
    assert answer.json["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert answer.json["$id"] == "http://localhost/export/schema.json"
    for nothing in (
        {},
        {"slug": "a"},
        {"format": "factcheck-verdicts"},
        {"withdrawn": "2023-05-03T00:00:00Z"},
    ):
        assert not validator().is_valid(nothing)


def test_a_page_asks_the_same_number_of_questions_for_more_claims(desk, engine, cy):
    desk(make_claim)
    few = queries(engine, cy)
    for number in range(6):
        desk(make_claim, text=f"Neighbour number {number} broke it.")
    assert queries(engine, cy) == few <= 6


def queries(engine, cy):
    """How many statements one page of the export takes."""
    asked = []

    def note(*what):
        asked.append(what[2])

    event.listen(engine, "before_cursor_execute", note)
    cy.get("/export/verdicts.json")
    event.remove(engine, "before_cursor_execute", note)
    return len([statement for statement in asked if statement.startswith("SELECT")])


def test_the_schema_lets_nothing_through_that_it_does_not_name(app, desk, cy):
    shapes = cy.get("/export/schema.json").json["$defs"]
    open_ones = [name for name, shape in shapes.items() if shape.get("additionalProperties") is not False]
    assert [name for name in open_ones if "properties" in shapes[name]] == []
    desk(make_claim)
    document = cy.get("/export/verdicts.json").json
    assert valid(document)
    for place in (document, document["verdicts"][0], document["verdicts"][0]["ruling"], document["site"]):
        place["leaked"] = "a user name"
        assert not validator().is_valid(document)
        del place["leaked"]


@pytest.mark.parametrize(
    "address",
    [
        "verdicts.json",
        "verdicts.jsonl",
        "verdicts.csv",
        "claimreview.json",
        "verdicts.jsonl?since=2020-01-01T00:00:00Z",
    ],
)
def test_who_has_an_export_already_is_told_so_until_something_changes(desk, engine, eve, cy, address):
    slug = desk(contested)
    first = cy.client.get(f"/export/{address}")
    known = {"If-None-Match": first.headers["ETag"]}
    same = cy.client.get(f"/export/{address}", headers=known)
    assert (same.status_code, same.data) == (304, b"")
    assert cy.client.get(f"/export/{address}", headers=known | {"Accept-Encoding": "gzip"}).status_code == 304
    withdraw(engine, eve, slug)
    changed = cy.client.get(f"/export/{address}", headers=known)
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]
