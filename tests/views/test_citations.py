"""Citations, read back by the programs that people keep their references with."""

import json
from datetime import UTC, datetime

import jsonschema
import pytest
import rispy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.richtext import Text

from factcheck.domain.text import FORBIDDEN
from factcheck.models import Listing
from factcheck.presenters.citations import Citation, as_bibtex, as_csl, as_ris, one_line
from tests.browser.public_pages import corrected_claim, withdrawn_claim
from tests.dossiers import contested

HOSTILE = r"100% of {the} $5_000 & #1 \end~^ } said “it” – @misc{x, а Кремль النافذة 🪟"
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=80
).filter(lambda text: not FORBIDDEN.search(text))
WORDS = {"type": "string"}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "properties": {
            "type": {"enum": ["webpage"]},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"literal": WORDS, "family": WORDS, "given": WORDS},
                    "additionalProperties": False,
                },
            },
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "maxItems": 2,
                        "items": {"type": "array", "items": {"type": ["integer", "string"]}, "maxItems": 3},
                    }
                },
                "additionalProperties": False,
            },
        }
        | dict.fromkeys(
            (
                "id",
                "title",
                "container-title",
                "publisher",
                "version",
                "genre",
                "URL",
                "abstract",
                "note",
                "language",
            ),
            WORDS,
        ),
        "additionalProperties": False,
    },
}
"""What we use of the schema of CSL-JSON (csl-data.json of Citation Style Language 1.0.2), written again."""


def cited(title=HOSTILE, abstract=HOSTILE):
    return Citation(
        key="it-fell-2",
        title=one_line(title),
        author="Desk & Sons",
        abstract=one_line(abstract),
        address="https://site.example/claims/it-fell",
        version=2,
        published=datetime(2024, 5, 3, 12, 30, tzinfo=UTC),
        note="Version 2 at https://site.example/claims/it-fell/history/2, SHA-256 " + "ab" * 32,
        language="en",
    )


def plain(latex):
    """What a field of BibTeX reads like."""
    for command, letter in (
        (r"\textbackslash{}", "\\"),
        (r"\textbraceleft{}", "{"),
        (r"\textbraceright{}", "}"),
        (r"\textasciitilde{}", "~"),
        (r"\textasciicircum{}", "^"),
    ):
        latex = latex.replace(command, f"\0{ord(letter)}\0")
    for letter in "$&#%_":
        latex = latex.replace(f"\\{letter}", letter)
    pieces = latex.split("\0")
    return "".join(chr(int(piece)) if place % 2 else piece for place, piece in enumerate(pieces))


@settings(max_examples=60)
@given(TEXTS, TEXTS)
@example(HOSTILE, "}}}{{{")
@example("\\", "%")
def test_bibtex_comes_back_as_it_was_whatever_the_claim_says(title, abstract):
    made = cited(title, abstract)
    entry = parse_string(as_bibtex(made), "bibtex").entries["it-fell-2"]
    assert entry.type == "misc"
    assert plain(entry.fields["title"].removeprefix("{").removesuffix("}")) == made.title
    assert plain(entry.fields["abstract"]) == made.abstract
    assert (entry.fields["year"], entry.fields["month"], entry.fields["date"]) == (
        "2024",
        "May",
        "2024-05-03",
    )
    assert (entry.fields["version"], entry.fields["url"]) == ("2", made.address)
    assert str(entry.persons["author"][0]) == "{Desk \\& Sons}"


def test_latex_reads_what_bibtex_holds():
    entry = parse_string(as_bibtex(cited(r"50% & 5_#")), "bibtex").entries["it-fell-2"]
    assert str(Text.from_latex(entry.fields["title"])) == "50% & 5_#"


@settings(max_examples=60)
@given(TEXTS, TEXTS)
@example("It fell.\nER  - \r\nTY  - BOOK", HOSTILE)
def test_ris_comes_back_as_it_was_whatever_the_claim_says(title, abstract):
    made = cited(title, abstract)
    (record,) = rispy.loads(as_ris(made))
    assert record["type_of_reference"] == "ELEC"
    assert record.get("title", "") == made.title
    assert record.get("abstract", "") == made.abstract
    assert (record["year"], record["date"], record["edition"]) == ("2024", "2024/05/03/", "2")
    assert (record["urls"], record["notes"]) == ([made.address], [made.note])


def test_csl_json_has_the_shape_of_its_schema():
    jsonschema.validate(as_csl(cited()), CSL)
    assert as_csl(cited())[0]["title"] == HOSTILE


@pytest.fixture
def claim(session):
    claim = corrected_claim(session, contested(session))
    session.commit()
    return claim


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("csl.json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_the_newest_version_is_cited_with_its_hash_and_date(cy, session, claim, ending, kind):
    answer = cy.get(f"/claims/{claim.slug}/cite.{ending}")
    newest = session.get(Listing, claim.id).publication
    assert (answer.status_code, answer.mimetype) == (200, kind)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{claim.slug}-2.{ending}"'
    assert newest.sha256 in answer.text
    assert f"http://localhost/claims/{claim.slug}/history/2" in answer.text
    assert f"Unproven: {claim.text}" in answer.text
    assert str(newest.published.year) in answer.text


def test_what_was_withdrawn_is_not_cited(cy, session):
    gone = withdrawn_claim(session, contested(session))
    session.commit()
    answer = cy.get(f"/claims/{gone.slug}/cite.csl.json")
    assert answer.status_code == 410
    assert json.loads(answer.data)["detail"].startswith("This claim was withdrawn")


def test_nothing_is_not_cited(cy):
    assert cy.get("/claims/nothing-here/cite.bib").status_code == 404
    assert cy.get("/claims/nothing-here/cite.docx").status_code == 404
