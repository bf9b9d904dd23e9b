"""`factcheck import claimreview|averitec|csv`: checks of others become work for the desk, not verdicts."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from sqlmodel import col, func, select

from factcheck import db
from factcheck.commands import demo
from factcheck.models import (
    Article,
    Attribution,
    Claim,
    Event,
    Evidence,
    Listing,
    Outlet,
    Publication,
    Question,
    Ruling,
    Verdict,
)
from factcheck.services import log
from tests.commands import running
from tests.conftest import empty

DATA = Path(os.environ.get("FACTCHECK_EVAL_DATA", Path(__file__).parents[2] / ".." / "shared" / "data"))

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/bridge",
    "datePublished": "2024-05-03T10:00:00Z",
    "claimReviewed": "The old bridge was closed for good.",
    "author": {"@type": "Organization", "name": "Bridge Watch"},
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": "1",
        "bestRating": 5,
        "worstRating": "1",
        "ratingExplanation": "It opened again in June.",
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Mara Lind", "jobTitle": "Mayor"},
        "datePublished": "2024-05-01",
        "firstAppearance": {"@type": "CreativeWork", "url": "https://town.example/speech"},
    },
}
ROW = {
    "claim": "The river froze in 2019.",
    "label": "Not Enough Evidence",
    "justification": "No source says either.",
    "claim_date": "7-2-2019",
    "speaker": "Ole Brandt",
    "original_claim_url": "https://posts.example/1",
    "fact_checking_article": "https://web.archive.org/web/20200101000000/https://www.checks.example/river",
    "reporting_source": "Facebook",
    "questions": [
        {
            "question": "Was it cold in 2019?",
            "answers": [
                {
                    "answer": "Yes",
                    "boolean_explanation": "Minus ten in January.",
                    "answer_type": "Boolean",
                    "source_url": "https://weather.example/2019",
                    "cached_source_url": "https://web.archive.org/web/2020/https://weather.example/2019",
                    "source_medium": "Web table",
                },
                {"answer": "No answer could be found.", "answer_type": "Unanswerable", "source_url": ""},
            ],
        }
    ],
}


@pytest.fixture
def run(settings, engine, tmp_path):
    return running.on(settings, tmp_path)


@pytest.fixture
def session(engine):
    """A session that only reads; what it finds is looked up anew each time."""
    with db.open_session(engine, writes=False) as opened:
        yield opened


@pytest.fixture
def imported(run):
    """A function that imports a text and says how it went."""

    def take(kind, text, *options):
        return run(
            "import", kind, "-", *options, text=text if isinstance(text, str | bytes) else json.dumps(text)
        )

    return take


def only(session, model):
    session.rollback()
    return session.exec(select(model)).one()


def count(session, *models):
    session.rollback()
    return [session.exec(select(func.count()).select_from(model)).one() for model in models]


def all_of(session):
    return count(session, Event, Claim, Article, Attribution, Evidence, Outlet)


def rows_of(session, model, *names):
    session.rollback()
    return [
        tuple(getattr(row, name) for name in names) for row in session.exec(select(model).order_by(model.id))
    ]


def titled(session):
    """The evidence of their conclusion, by its title, with its note."""
    session.rollback()
    found = session.exec(select(Evidence).where(col(Evidence.note) != "").order_by(Evidence.id))
    return {each.title: each.note for each in found}


def test_a_claimreview_becomes_a_claim_that_waits_for_the_desk(imported, session):
    answer = imported("claimreview", REVIEW)
    assert (answer.exit_code, answer.stderr.splitlines()[-1][:8]) == (0, "1 taken,")
    claim, said = only(session, Claim), only(session, Attribution)
    assert claim.text == "The old bridge was closed for good."
    assert count(session, Verdict, Ruling, Publication, Listing) == [0, 0, 0, 0]
    assert (said.speaker.name, said.speaker.role, said.stance, said.said) == (
        "Mara Lind", "Mayor", "asserts", "2024-05-01",
    )  # fmt: skip
    assert (said.manner, said.fidelity, said.span.exact) == ("indirect", "unchecked", claim.text)
    assert [(hop.medium, hop.outlet.name if hop.outlet else None, hop.url) for hop in said.hops] == [
        ("", None, "https://town.example/speech"),
        ("article", "Bridge Watch", "https://checks.example/bridge"),
    ]
    assert said.article.outlet.name == "Bridge Watch"
    theirs = only(session, Evidence)
    assert (theirs.title, theirs.url, theirs.published) == (
        "Bridge Watch rated it “False”", "https://checks.example/bridge", "2024-05-03",
    )  # fmt: skip
    assert theirs.quote == "It opened again in June."
    assert "“False” is “Refuted” on our scale" in theirs.note
    assert "counts for nothing here" in theirs.note


def test_the_same_file_again_changes_nothing(imported, session):
    for kind, text in (
        ("claimreview", REVIEW),
        ("averitec", ROW),
        ("csv", "claim,publisher\nIt rained.,Us\n"),
    ):
        assert imported(kind, text).exit_code == 0
        before = all_of(session)
        again = imported(kind, text)
        assert "0 taken, 1 here already" in again.stderr
        assert all_of(session) == before


def test_every_change_of_an_import_is_in_the_log_once(imported, session):
    imported("averitec", ROW)
    told = [(event.noun, event.noun_id) for event in session.exec(select(Event))]
    assert len(told) == len(set(told))
    kept = {
        "claim": Claim,
        "article": Article,
        "attribution": Attribution,
        "evidence": Evidence,
        "outlet": Outlet,
    }
    for noun, model in kept.items():
        assert [noun for one, _ in told if one == noun] == [noun] * count(session, model)[0]
    assert log.broken_at(session) is None


@pytest.mark.parametrize(
    "wrapped",
    [
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": REVIEW}]},
        {"dataFeedElement": [{"url": "https://x.example", "item": [REVIEW]}, {"item": None}]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": REVIEW}]},
    ],
)
def test_claimreviews_are_found_in_whatever_wraps_them(imported, session, wrapped):
    imported("claimreview", wrapped)
    assert only(session, Claim).text == REVIEW["claimReviewed"]


def test_claimreviews_may_stand_one_a_line_after_a_mark_of_order(imported, session):
    other = REVIEW | {"claimReviewed": "The new bridge is open.", "url": "https://checks.example/new"}
    lines = "\ufeff" + json.dumps(REVIEW) + "\n\n" + json.dumps(other) + "\n"
    assert imported("claimreview", lines.encode()).exit_code == 0
    assert count(session, Claim) == [2]


@pytest.mark.parametrize(
    ("rating", "reads"),
    [
        ({"alternateName": "Pants on fire"}, "a person has to say"),
        (
            {"alternateName": "Half true", "ratingValue": 3, "bestRating": 5, "worstRating": 1},
            "a person has to say",
        ),
        ({"alternateName": "Nope", "ratingValue": 1, "bestRating": 5, "worstRating": 1}, "“Refuted”"),
        (
            {"alternateName": "Nearly", "ratingValue": "7.4", "bestRating": "10", "worstRating": 0},
            "“Mostly supported”",
        ),
        (
            {"alternateName": "Nope", "ratingValue": -1, "bestRating": 5, "worstRating": 1},
            "a person has to say",
        ),
        (
            {"alternateName": "True", "ratingValue": 1, "bestRating": 5, "worstRating": 1},
            "a person has to say",
        ),
        ({"alternateName": "TRUE"}, "“Supported”"),
        ({}, "without a rating"),
    ],
)
def test_a_rating_is_read_by_the_map_or_by_its_numbers_and_never_guessed(imported, session, rating, reads):
    imported("claimreview", REVIEW | {"reviewRating": rating})
    [note] = titled(session).values()
    assert reads in note


def test_labels_on_no_map_are_listed_and_can_be_mapped(imported, session):
    text = "claim,rating,publisher\nOne.,Pants on fire,X\nTwo.,Pants on fire,X\nThree.,Spin,X\n"
    dry = imported("csv", text, "--dry-run")
    assert dry.stderr.splitlines()[1:3] == ["  2 × “Pants on fire”", "  1 × “Spin”"]
    assert "3 would be taken" in dry.stderr
    assert count(session, Claim, Event) == [0, 0]
    bad = imported("csv", text, "--rating", "Spin=nonsense")
    assert bad.exit_code == 2
    assert "“nonsense” for “spin” is no rating here" in bad.stderr
    mapped = imported("csv", text, "--rating", "pants on FIRE=refuted")
    assert mapped.exit_code == 0
    assert "× “Pants" not in mapped.stderr
    assert "“Pants on fire” is “Refuted”" in str(titled(session))


def test_a_row_of_averitec_brings_its_answers_as_evidence(imported, session):
    assert imported("averitec", [ROW]).exit_code == 0
    assert rows_of(session, Evidence, "kind", "title", "url", "archived", "publisher") == [
        ("article", "AVeriTeC rated it “Not Enough Evidence”", None, None, "AVeriTeC"),
        ("article", "Fact-check of “The river froze in 2019.” by checks.example",
         "https://www.checks.example/river", ROW["fact_checking_article"], "checks.example"),
        ("data", "Was it cold in 2019?", "https://weather.example/2019",
         "https://web.archive.org/web/2020/https://weather.example/2019", "weather.example"),
    ]  # fmt: skip
    said = only(session, Attribution)
    assert (said.speaker.name, said.said) == ("Ole Brandt", "2019-02-07")
    assert (said.hops[0].medium, said.hops[0].outlet.name, said.hops[0].url) == (
        "social media", "Facebook", "https://posts.example/1",
    )  # fmt: skip
    text = said.article.versions[0].text
    assert "Answer: No answer could be found." in text
    assert "Yes – Minus ten in January." in text
    assert any("“Unproven” on our scale" in note for note in titled(session).values())


def test_what_is_refused_is_named_by_its_line_and_keeps_nothing_else_out(imported, session):
    rows = [
        ROW,
        {"text": "no claim"},
        ROW | {"claim": "x" * 501},
        ROW | {"claim": "Bad \u0000"},
        ROW | {"claim": "Good."},
    ]
    answer = imported("averitec", "\n".join(json.dumps(row) for row in rows))
    assert answer.exit_code == 1
    told = answer.stderr.splitlines()
    assert told[0] == "line 2: It is no row of AVeriTeC: it has no “claim”."
    assert told[1] == "line 3: The claim has 501 characters; 500 are the most. Shorten it in the file."
    assert told[2].startswith("line 4: It holds characters that cannot be stored")
    assert "2 taken, 0 here already, 0 left out as withdrawn or empty, 3 refused." in told
    assert [text for (text,) in rows_of(session, Claim, "text")] == ["The river froze in 2019.", "Good."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (json.dumps(ROW) + "\n{broken", "line 2: It is not JSON"),
        (json.dumps(ROW).encode() + b"\n" + b"\xff" * 9, "From here on it is not UTF-8."),
        ("[" + json.dumps(ROW) + ",", "line 1: The file ends too early."),
        ("[" + json.dumps(ROW) + "," + "[" * 100_000, "nested too deep"),
        (json.dumps(ROW) + " 7", "Neither a list nor an object"),
    ],
)
def test_a_file_that_breaks_off_keeps_what_came_before(imported, session, text, said):
    answer = imported("averitec", text)
    assert answer.exit_code == 1
    assert said in answer.stderr
    assert count(session, Claim) == [1]


def test_two_checks_of_the_same_words_meet_in_one_claim(imported, session):
    other = REVIEW | {"author": {"name": "Second Desk"}, "url": "https://second.example/b"}
    imported("claimreview", [REVIEW, other])
    assert count(session, Claim, Article, Attribution) == [1, 2, 2]
    assert list(titled(session)) == ["Bridge Watch rated it “False”", "Second Desk rated it “False”"]


def test_any_table_is_read_once_its_columns_are_named(imported, session):
    table = (
        "statement,verdict,who,job,about\n"
        '"Taxes fell, twice.",false,jane-doe,Senator,"taxes,economy"\n'
        "Short row,false\n"
    )
    named = ["claim=statement", "rating=verdict", "speaker=who", "role=job", "topics=about"]
    options = [part for each in named for part in ("--column", each)]
    answer = imported("csv", table, "--publisher", "Checkers", *options)
    assert answer.exit_code == 1
    assert "line 3: " in answer.stderr
    assert [topic.name for topic in only(session, Claim).topics] == ["economy", "taxes"]
    said = only(session, Attribution)
    assert (said.speaker.name, said.speaker.role) == ("jane-doe", "Senator")
    assert (
        "There is no column “wording”; the file has statement"
        in imported("csv", table, "--column", "claim=wording").stderr
    )
    assert imported("csv", table, "--column", "nonsense=verdict").exit_code == 2


def test_what_we_export_comes_back_as_checks_of_that_site(run, settings, application, session, tmp_path):
    engine = application.extensions["engine"]
    demo.furnish(engine, settings.with_values({"instance": tmp_path}))
    table = run("export", "verdicts", "--format", "csv").stdout
    feed = run("export", "claimreview").stdout
    published = {row["claim"]: row for row in csv.DictReader(io.StringIO(table)) if not row["withdrawn"]}
    empty(engine)
    there = running.on(settings, tmp_path, "https://there.example")
    assert there("import", "claimreview", "-", text=feed).exit_code == 0
    assert {text for (text,) in rows_of(session, Claim, "text")} == set(published)
    assert count(session, Publication, Verdict) == [0, 0]
    asserted = {each.speaker.name for each in session.exec(select(Attribution))}
    assert asserted <= {name for row in published.values() for name in row["asserted_by"].split("; ")}
    session.rollback()
    empty(engine)
    assert there("import", "csv", "-", text=table).exit_code == 0
    assert {text for (text,) in rows_of(session, Claim, "text")} == set(published)
    assert {text for (text,) in rows_of(session, Question, "text")} == {
        row["question"] for row in published.values() if row["question"]
    }
    denied = session.exec(select(Attribution).where(Attribution.stance == "denies")).all()
    assert {each.speaker.name for each in denied} == {
        name for row in published.values() for name in row["denied_by"].split("; ") if name
    }


def test_a_large_file_is_read_in_pieces(imported, run, tmp_path, session):
    rows = [ROW | {"claim": f"Claim number {number}.", "justification": "x" * 50_000} for number in range(12)]
    (tmp_path / "rows.json").write_text(json.dumps(rows))
    answer = run("import", "averitec", str(tmp_path / "rows.json"), "--dry-run")
    assert "12 would be taken" in answer.stderr


@pytest.mark.skipif(not (DATA / "import").is_dir(), reason=f"no evaluation data at {DATA}")
def test_real_rows_are_taken(run, session, tmp_path):
    rows = (DATA / "import" / "averitec_train700.jsonl").read_text().splitlines()[:20]
    assert "20 taken" in run("import", "averitec", "-", text="\n".join(rows)).stderr
    assert log.broken_at(session) is None
    assert all(count(session, Claim, Evidence, Attribution))
