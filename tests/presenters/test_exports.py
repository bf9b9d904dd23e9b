"""The promise of the exports: which fields there are, and which cells are made harmless."""

import csv
import json
from io import StringIO
from types import SimpleNamespace

import pytest

from factcheck.domain.ledger import canonical
from factcheck.domain.lines import line
from factcheck.models.columns import now
from factcheck.presenters import exports
from tests.exported import valid, validator

SITE = exports.Site(name="Desk", url="http://localhost", license="https://license.example/")
COLUMNS = [
    *("id", "slug", "claim", "question", "topics", "rating", "label", "value", "summary", "by", "version"),
    *("published", "modified", "reviewers", "percent", "asserted_by", "denied_by", "attributions", "origins"),
    *("evidence", "withdrawn", "reason"),
]


def stone(reason="It was a test."):
    """A withdrawn claim, as services hand it over."""
    said = {
        "id": "http://localhost/claims/a",
        "slug": "a",
        "withdrawn": "2024-01-02T03:04:05Z",
        "reason": reason,
    }
    document = SimpleNamespace(document=canonical(said))
    return SimpleNamespace(publication=document, history=[], rivals=[], again=None)


def test_the_document_has_these_fields_in_this_order():
    envelope = exports.Envelope.of([], SITE, 0, now())
    assert list(envelope.model_dump()) == [
        "format",
        "version",
        "generated",
        "site",
        "count",
        "next",
        "verdicts",
    ]
    assert list(envelope.model_dump()["site"]) == ["name", "url", "license"]


def test_the_table_has_these_columns():
    head, row = csv.reader(StringIO("".join(exports.table([stone()], SITE.url))))
    assert head == COLUMNS
    assert len(row) == len(COLUMNS)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_never_starts_like_a_formula(start):
    _, row = csv.reader(StringIO("".join(exports.table([stone(f"{start}1+1")], SITE.url)), newline=""))
    assert row[-1] == f"'{start}1+1"


@pytest.mark.parametrize("reason", ["1 - 1", "a=b", 'say "no"', "two\nlines", "comma, comma", "‐ no ascii"])
def test_other_cells_come_through_as_they_are(reason):
    _, row = csv.reader(StringIO("".join(exports.table([stone(reason)], SITE.url)), newline=""))
    assert row[-1] == reason


def test_a_document_written_in_pieces_is_the_document_written_at_once():
    generated = now()
    for count in (0, 1, 3):
        found = [stone() for _ in range(count)]
        whole = exports.Envelope.of(found, SITE, count, generated).model_dump(mode="json")
        lines = [line(json.loads(each.publication.document)) for each in found]
        pieces = b"".join(exports.document((each + b"\n" for each in lines), SITE, count, generated))
        assert exports.Envelope.model_validate_json(pieces).model_dump(mode="json") == whole
        assert valid(whole)


def test_a_table_drawn_from_lines_is_the_table_drawn_from_publications():
    stones = [stone(), stone("=1+1")]
    lines = [line(json.loads(each.publication.document)) for each in stones]
    assert list(exports.table_of(lines)) == list(exports.table(stones, SITE.url))


def test_the_schema_holds_dossiers_tombstones_and_documents_apart():
    parts = exports.schema(SITE.url)["$defs"]
    assert {"Dossier", "Tombstone", "Envelope", "Entry", "Site"} <= set(parts)
    tombstone = {"id": "http://localhost/claims/a", "slug": "a", "withdrawn": "2024-01-02T03:04:05Z"}
    assert validator().is_valid(tombstone | {"reason": "It was a test."})
    assert not validator().is_valid(tombstone)
    assert not validator().is_valid(tombstone | {"reason": "It was a test.", "claim": "More than is left."})
