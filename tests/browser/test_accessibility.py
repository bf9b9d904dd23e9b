"""Every public page type, wide and narrow, light and dark: no violation that axe-core knows of."""

from pathlib import Path

import pytest

from factcheck import db
from tests.browser.public_pages import fill
from tests.conftest import empty

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WINDOWS = ((1280, "light"), (320, "dark"))


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_no_page_has_a_violation_or_scrolls_sideways(chromium, site, width, scheme):
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    wrong = {}
    for name, address in site.pages.items():
        page.goto(site.url + address)
        wrong |= {f"{name}, {address}: {each}": 1 for each in (*violations(page), *overflow(page))}
    page.close()
    assert not wrong, "\n".join(wrong)


def test_the_oracle_sees_what_is_wrong(chromium):
    page = chromium.new_page()
    page.set_content("<main><img src='x.png'><p style='color:#ccc'>hardly to be read</p></main>")
    found = {each.split(":")[0] for each in violations(page)}
    page.close()
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found


def test_folded_things_are_as_good_as_what_is_shown_at_once(chromium, site):
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.goto(site.url + site.pages["a crowded question"])
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    found = [*violations(page), *overflow(page)]
    page.close()
    assert found == []


def test_on_a_phone_one_answer_shows_and_its_rivals_are_one_tap_away(chromium, site):
    page = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640}).new_page()
    page.goto(site.url + site.pages["a crowded question"])
    assert page.locator("thead .answer:visible").count() == 1
    page.locator(".pick label").nth(2).click()
    shown = page.locator(".side-by-side .answer:visible")
    assert {*shown.evaluate_all("cells => cells.map(cell => cell.classList[1])")} == {"answer-3"}
    heard = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    assert {"table", "row", "columnheader", "rowheader", "cell"} <= {each["role"]["value"] for each in heard}
    page.context.close()


def test_on_paper_every_answer_shows(chromium, site):
    page = chromium.new_page(viewport={"width": 360, "height": 640})
    page.goto(site.url + site.pages["a crowded question"])
    page.emulate_media(media="print")
    assert page.locator("thead .answer:visible").count() == 8
    assert page.locator(".pick:visible, nav:visible").count() == 0
    page.close()


def test_the_heads_of_the_table_stay_in_sight(chromium, site):
    page = chromium.new_page(viewport={"width": 1000, "height": 600})
    page.goto(site.url + site.pages["a crowded question"])
    region = page.locator(".region")
    region.scroll_into_view_if_needed()
    region.evaluate("region => { region.scrollTop = 500; region.scrollLeft = 400; }")
    box, head, corner = (
        page.locator(f".region{inner}").bounding_box() for inner in ("", " thead .answer-4", " .corner")
    )
    assert abs(head["y"] - box["y"]) < 40
    assert abs(corner["x"] - box["x"]) < 2
    page.close()


def test_claim_ruling_and_reason_need_no_scrolling_on_a_phone(chromium, site):
    page = chromium.new_page(viewport={"width": 360, "height": 640})
    page.goto(site.url + site.pages["a corrected claim"])
    for wanted in ("h1", ".verdict-line", ".verdict-summary"):
        box = page.locator(wanted).bounding_box()
        assert box["y"] + box["height"] <= 640, wanted
    page.close()


def test_searching_while_typing_updates_list_and_address(chromium, site):
    page = chromium.new_page()
    page.goto(site.url)
    page.get_by_role("searchbox").press_sequentially("was open", delay=20)
    page.locator(".register > li").nth(1).wait_for(state="detached")
    assert page.locator(".register h2").all_inner_texts() == ["The window was open."]
    assert "?q=was+open" in page.url
    assert page.locator("#status").inner_text() == "1 single claim"
    page.locator("#q:focus").wait_for()
    page.close()


class Site:
    """A running site, and the address of each kind of page on it."""

    def __init__(self, url: str, pages: dict[str, str]) -> None:
        self.url = url
        self.pages = pages


@pytest.fixture(scope="module")
def site(application, live_site):
    """The running application, filled once for all tests here."""
    engine = application.extensions["engine"]
    empty(engine)
    with db.transaction(engine) as session:
        pages = fill(session)
    yield Site(live_site, pages)
    empty(engine)


def violations(page) -> list[str]:
    """What axe-core finds wrong, each with the first element it is wrong with."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN, TAGS)["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]} ({len(each['nodes'])} times)" for each in found]


def overflow(page) -> list[str]:
    """How far the page scrolls sideways, if it does."""
    wide = page.evaluate(OVERFLOW)
    return [f"{wide} px too wide"] if wide > 0 else []
