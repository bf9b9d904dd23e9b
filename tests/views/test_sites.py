"""Methodology and about, as readers and programs get them."""

import json

import pytest

from tests.crowded import published
from tests.dossiers import contested


@pytest.mark.parametrize("address", ["/methodology", "/about"])
def test_anybody_reads_how_the_desk_works_before_it_wrote_a_word(cy, address):
    page = cy.get(address)
    assert page.status_code == 200
    assert "<h2>" in page.text
    assert "This is the text the site started with." in page.text


def test_the_methodology_defines_every_rating_and_says_the_rules_in_force(cy):
    page = cy.get("/methodology").text
    for word in ("Supported", "Mostly supported", "Conflicting", "Mostly refuted", "Refuted", "Unproven"):
        assert f">{word}</span>" in page
    assert "A ruling needs 2 verdicts by as many people." in page
    assert "does not publish it" in page


def test_programs_get_the_markdown(cy, eve):
    eve.post("/desk/pages/about", title="Über uns", body="# Wir\n\n*sind* die Redaktion.", version="0")
    answer = cy.get("/about.json")
    told = json.loads(answer.text)
    assert set(told) == {"slug", "title", "body", "version", "written"}
    assert (told["title"], told["version"]) == ("Über uns", 1)
    assert told["body"] == "# Wir\n\n*sind* die Redaktion."
    assert "<h2>Wir</h2>" in cy.get("/about").text


def test_nothing_that_runs_can_be_written(cy, eve):
    body = (
        "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> "
        "<b data-hx-get='/'>b</b>"
    )
    eve.post("/desk/pages/about", title="<b>About</b>", body=body, version="0")
    page = cy.get("/about").text
    main = page[page.index("<main") : page.index("</main>")]
    assert "<script" not in main
    assert "<img" not in main
    assert 'href="javascript' not in main
    assert "<b data-hx" not in main
    assert "&lt;b&gt;About" in main
    assert 'class="prose" dir="auto" data-hx-disable' in main


@pytest.mark.parametrize("slug", ["methodology", "corrections-policy", "ethics", "about", "funding"])
def test_every_version_stays_at_its_own_address(cy, eve, slug):
    eve.post(f"/desk/pages/{slug}", title="First", body="First words.", version="0")
    eve.post(f"/desk/pages/{slug}", title="Second", body="Second words.", version="1")
    assert "Second words." in cy.get(f"/{slug}").text
    assert f'href="/{slug}/1"' in cy.get(f"/{slug}").text
    earlier = cy.get(f"/{slug}/1").text
    assert "First words." in earlier
    assert f'<a href="/{slug}">Read the one in force</a>' in earlier
    assert "the one in force" in cy.get(f"/{slug}/2").text
    assert "the text the site started with" in cy.get(f"/{slug}/0").text
    assert cy.get(f"/{slug}/1.json").json["body"] == "First words."
    gone = cy.get(f"/{slug}/3")
    assert (gone.status_code, "There is no version 3 of this page." in gone.text) == (404, True)


def test_a_verdict_names_the_rules_it_was_made_under_for_good(session, cy, eve):
    eve.post("/desk/pages/methodology", title="How", body="First words.", version="0")
    claim = published(session, contested(session))
    session.commit()
    eve.post("/desk/pages/methodology", title="How", body="Second words.", version="1")
    dossier = cy.get(f"/claims/{claim.slug}.json").json
    assert dossier["policies"] == {"methodology": 1, "corrections-policy": 0, "ethics": 0}
    page = cy.get(f"/claims/{claim.slug}").text
    assert '<a href="/methodology/1">How we work, version 1</a>' in page
    assert '<a href="/ethics/0">What we hold ourselves to, in the words the site started with</a>' in page
    assert "version 0" not in page
    for address in ("/ethics", "/ethics/0", "/methodology", "/methodology/0"):
        assert "ersion 0" not in cy.get(address).text
    assert "First words." in cy.get("/methodology/1").text
