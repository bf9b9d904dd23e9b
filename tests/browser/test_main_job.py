"""The main job, from an article to a public verdict: four people, four browsers, and a second site."""

import json
import os
from pathlib import Path

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.app import create_app
from factcheck.commands.imports import take_all
from factcheck.models import Claim
from tests.cast import Browser
from tests.conftest import migrate
from tests.exported import elsewhere, parsed

pytestmark = pytest.mark.browser

DATA = Path(os.environ.get("FACTCHECK_EVAL_DATA", Path(__file__).parents[3] / "shared/data"))
QUESTION = "Who sent the drones over the Kremlin?"
PARTISANS = "A Russian partisan group sent the drones."
UKRAINE = "Ukraine sent the drones."
SAID = [
    ("it's one of Russian partisan groups", "Ilya Ponomarev", "asserts", PARTISANS, "interview", "CNN"),
    ("not the Ukrainian military", "Ilya Ponomarev", "denies", UKRAINE, "interview", "CNN"),
    ("the Kremlin accused Ukraine of being responsible", "the Kremlin", "asserts", UKRAINE, "statement", ""),
    ("Ukraine has denied any involvement", "Ukraine", "denies", UKRAINE, "statement", ""),
    (
        "Ukraine wages an exclusively defensive war",
        "Mykhailo Podolyak",
        "denies",
        UKRAINE,
        "social media",
        "Twitter",
    ),
]


def test_from_the_seed_article_to_a_public_verdict(people, visit, second_site):
    ada, ben, eve, cy = people
    page = visit(ada, "/desk/articles/new")
    paste(page)
    for said in SAID:
        attribute(page, *said)
    slugs = claims_of(ada.app)
    attach_evidence(visit(ada, f"/desk/claims/{slugs[UKRAINE]}"))
    for who in (ada, ben):
        for claim in (PARTISANS, UKRAINE):
            judge(visit(who, f"/desk/claims/{slugs[claim]}"), who.viewer.public_name)
    for claim in (PARTISANS, UKRAINE):
        publish(visit(eve, f"/desk/claims/{slugs[claim]}"))
    read(visit(cy, "/"), slugs)
    lines = cy.get("/export/verdicts.jsonl").text
    assert dossiers_say_so(lines)
    second_site(lines)


def paste(page):
    """The first line of the page is no part of the article, and the date in it is offered."""
    page.locator("#text").fill((DATA / "seed_article.txt").read_text(encoding="utf-8"))
    page.locator("#title").fill("Former lawmaker says partisans did it")
    page.locator("#outlet").fill("News.az")
    page.locator("#add-article").click()
    page.locator("#look").wait_for()
    assert page.locator("#published").input_value() == "2023-05-03"
    assert "16 px" in page.locator(".left-out").inner_text()
    page.locator("#add-article").click()
    page.locator("#text .sentence").first.wait_for()
    assert page.locator("#text").inner_text().startswith("A former Russian lawmaker")
    page.locator("#read-it").wait_for(state="detached")
    assert page.locator(".suggestion").count() == 17
    page.locator("#text .sentence").first.focus()
    page.keyboard.press("Enter")
    page.locator("#speaker:focus").wait_for()
    assert page.locator("#exact").input_value().startswith("A former Russian lawmaker")


def attribute(page, quote, speaker, stance, claim, medium, outlet):
    """Type the quotation, say who says it, about which claim, through whom."""
    page.locator("#attribute").evaluate("folded => { folded.open = true; }")
    for name in ("start", "end"):
        page.locator(f"#{name}").evaluate("field => { field.value = ''; }")
    page.locator("#exact").fill(quote)
    page.locator("#speaker").fill(speaker)
    page.locator(f"#stance input[value={stance}]").check()
    page.locator("#claim").fill(claim)
    page.locator("#question").fill(QUESTION)
    page.locator("#steps-0-medium").fill(medium)
    page.locator("#steps-0-outlet").fill(outlet)
    with page.expect_response(lambda answer: "after=" in answer.url):
        page.locator("#record").click()
    page.locator(".sentence:focus").wait_for()
    assert "Recorded" in page.get_by_role("status").inner_text()


def attach_evidence(page):
    """A piece of evidence, with where it is kept."""
    page.get_by_role("link", name="Add evidence").first.click()
    page.get_by_label("Title", exact=True).fill("Statement of the press service")
    page.locator("[name=url]").fill("https://example.org/statement")
    page.locator("[name=archived]").fill("https://example.org/archive/statement")
    page.locator("#add-evidence").click()
    page.get_by_role("status").get_by_text("added", exact=False).wait_for()


def judge(page, name):
    """A verdict, given without seeing the other one."""
    page.locator("input[name=rating][value=unproven]").check()
    page.locator("#verdict-confidence").select_option("60")
    page.locator("#verdict-rationale").fill(f"{name} found one statement and no trace of it elsewhere.")
    page.locator("#give-verdict").click()
    page.get_by_role("status").get_by_text("verdict", exact=False).wait_for()


def publish(page):
    """An editor looks at the verdicts, rules by their agreement and publishes."""
    page.locator("#unsealing > summary").click()
    page.locator("#unseal").click()
    page.locator("#agreement-summary").fill("Rests on statements alone.")
    page.locator("#agreement-explanation").fill("Nobody has shown **who** launched the drones.")
    page.locator("#rule-by-agreement").click()
    page.locator("#publish").wait_for()
    for reason in page.locator("#publishing textarea[name^=reason-]").all():
        reason.fill("Only two statements were at hand.")
    page.locator("#publish").click()
    page.get_by_role("status").get_by_text("Published", exact=False).wait_for()


def read(page, slugs):
    """A reader follows the question to the claims side by side, and a quotation to its place."""
    page.get_by_role("link", name=QUESTION).first.click()
    table = page.locator("table").first
    heads = table.locator("thead th").all_inner_texts()
    columns = {claim: next(at for at, head in enumerate(heads) if claim in head) for claim in slugs}
    asserts, denies = (
        table.get_by_role("row").filter(has=page.locator("th", has_text=word))
        for word in ("Who asserts it", "Who denies it")
    )
    assert "Ilya Ponomarev" in cell(asserts, columns[PARTISANS])
    assert "the Kremlin" in cell(asserts, columns[UKRAINE])
    for name in ("Ilya Ponomarev", "Ukraine", "Mykhailo Podolyak"):
        assert name in cell(denies, columns[UKRAINE])
    page.get_by_role("link", name="it's one of Russian partisan groups").first.click()
    page.get_by_role("heading", name="Former lawmaker says partisans did it").wait_for()
    assert page.locator("mark").count() >= len(SAID) - 1


def cell(row, column):
    """What stands in a row under a column; the row's head is the first."""
    return row.locator("th, td").nth(column).inner_text()


def dossiers_say_so(lines):
    """Program's eyes: spans count code points, chains are complete, two reviewers agree."""
    by_claim = {dossier["claim"]: dossier for dossier in parsed(lines)}
    partisans = by_claim[PARTISANS]
    said = partisans["attributions"][0]
    assert [hop["outlet"] for hop in said["chain"]] == ["CNN", "News.az"]
    assert said["article"]["published"] == "2023-05-03"
    assert partisans["agreement"] == {"reviewers": 2, "percent": 100.0, "alpha": None}
    assert partisans["ruling"]["rating"] == "unproven"
    assert partisans["ruling"]["value"] is None
    stances = [(each["speaker"]["name"], each["stance"]) for each in by_claim[UKRAINE]["attributions"]]
    return stances == [(said[1], said[2]) for said in SAID if said[3] == UKRAINE]


def claims_of(app):
    """The claims opened while reading, by their sentence."""
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return {claim.text: claim.slug for claim in session.exec(select(Claim))}


@pytest.fixture
def people(ada, ben, eve, cy):
    if not (DATA / "seed_article.txt").exists():
        pytest.skip("the seed article is not here (FACTCHECK_EVAL_DATA names its folder)")
    return ada, ben, eve, cy


@pytest.fixture
def second_site(settings, tmp_path):
    """Take an export into an empty site; what that one exports must be the same."""

    def check(lines):
        url = f"sqlite:///{tmp_path / 'second.sqlite3'}"
        migrate(url)
        app = create_app(settings.with_values({"database_url": url}))
        try:
            entries = ((f"line {n}", json.loads(line)) for n, line in enumerate(lines.splitlines(), 1))
            with db.transaction(app.extensions["engine"]) as session:
                assert take_all(session, entries, "http://localhost") == (2, 0)
            again = Browser(app).get("/export/verdicts.jsonl").text
        finally:
            app.extensions["engine"].dispose()
        there, here = (
            sorted((elsewhere(dossier, "http://localhost") for dossier in parsed(text)), key=str)
            for text in (again, lines)
        )
        assert there == here

    return check
