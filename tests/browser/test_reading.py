"""Reading an article in a real browser: marked by mouse, by keyboard alone, and without JavaScript."""

import json
import os
from pathlib import Path

import pytest
from sqlmodel import col, select

from factcheck import db
from factcheck.domain.furniture import trim
from factcheck.models import Attribution
from factcheck.services import articles
from factcheck.services.chains import steps_of
from tests.browser.test_accessibility import overflow, violations

pytestmark = pytest.mark.browser

DATA = Path(os.environ.get("FACTCHECK_EVAL_DATA", Path(__file__).parents[3] / "shared/data"))
FAMILY = "👩‍👩‍👧‍👦"
OWN = (
    f"Zoë {FAMILY} runs the bakery. “Мы не виноваты 🍞,” she told Radio Nord.\n\n"
    'قال علي إن الخبز كان جيدا. Nobody else was asked. The mayor said the flour was "old and grey" on Monday.'
)
OURS = [
    {
        "exact": "Мы не виноваты 🍞",
        "speaker": "Zoë",
        "stance": "denies",
        "chain": ["Radio Nord", "The Herald"],
    },
    {"exact": "old and grey", "speaker": "The mayor", "stance": "asserts", "chain": ["", "The Herald"]},
    {
        "exact": "قال علي إن الخبز كان جيدا.",
        "speaker": "علي",
        "stance": "asserts",
        "chain": ["", "The Herald"],
    },
]
KEY = [
    "it's one of Russian partisan groups",
    "We view these actions as a planned terrorist attack",
    "Ukraine wages an",
]
SELECT = """([start, end]) => {
  const place = (wanted) => {
    const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), seen = 0; node; seen += node.data.length, node = walker.nextNode())
      if (wanted <= seen + node.data.length) return [node, wanted - seen];
  };
  const whole = document.getElementById("text").textContent;
  const units = (points) => [...whole].slice(0, points).join("").length;
  getSelection().setBaseAndExtent(...place(units(start)), ...place(units(end)));
}"""
BUSY = ".htmx-request, .htmx-settling, .htmx-swapping, .htmx-added, #text:not(.scripted)"
ON_BODY = "document.activeElement === document.body"


def test_by_mouse(story, visit):
    page = opened(visit, story)
    for said in story.wanted:
        page.evaluate(SELECT, story.span(said))
        page.get_by_role("button", name="Attribute this").click()
        fill(page, said)
        record(page)
    story.check()


def test_a_selection_dragged_over_an_emoji_is_counted_in_code_points(story, visit):
    page = opened(visit, story)
    first = page.locator(".sentence").first
    box = first.bounding_box()
    page.mouse.move(box["x"] + 1, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 8, steps=6)
    page.mouse.up()
    page.get_by_role("button", name="Attribute this").click()
    exact, start, end = (page.locator(f"#{name}").input_value() for name in ("exact", "start", "end"))
    assert story.text[int(start) : int(end)] == exact.replace("\r\n", "\n")
    assert exact.strip() == exact != ""


def test_by_keyboard_alone(story, visit):
    page = opened(visit, story)
    page.locator("#main").focus()
    while not page.evaluate("document.activeElement.matches('.sentence')"):
        page.keyboard.press("Tab")
    for said in story.wanted:
        take_by_keyboard(page, story, said)
        type_form(page, said)
        page.locator(".sentence:focus").wait_for()
        assert "Recorded" in page.get_by_role("status").inner_text()
    story.check()


def take_by_keyboard(page, story, said):
    """Walk to the sentence, narrow it down to the quote, take it."""
    start, end = story.span(said)
    page.keyboard.press("Home")
    while page.evaluate("+document.activeElement.dataset.end") <= start:
        page.keyboard.press("ArrowDown")
    first = page.evaluate("+document.activeElement.dataset.start")
    last = page.evaluate("+document.activeElement.dataset.end")
    if (first, last) != (start, end):
        narrow(page, story, start, end)
    page.keyboard.press("Enter")
    assert page.locator("#exact").input_value() == story.text[start:end]
    page.locator("#speaker:focus").wait_for()


def narrow(page, story, start, end):
    """The quotation marks first, then word by word."""
    for key in ["q", *["}"] * 40]:
        if selected_start(page, story) == start:
            break
        page.keyboard.press(key)
    for _ in range(60):
        chosen = page.evaluate("getSelection().toString()")
        if len(chosen) == end - start:
            break
        page.keyboard.press("[" if len(chosen) > end - start else "]")


def selected_start(page, story):
    chosen = page.evaluate("getSelection().toString()")
    return story.text.find(chosen) if chosen else -1


def type_form(page, said):
    """Fill the form from the speaker on, with Tab and the arrows only."""
    page.keyboard.type(said["speaker"])
    tab_to(page, "document.activeElement.name === 'stance'")
    page.keyboard.press("Space")
    for _ in range(["asserts", "denies"].index(said["stance"])):
        page.keyboard.press("ArrowRight")
    tab_to(page, "document.activeElement.id === 'claim'")
    page.keyboard.press("Control+A")
    page.keyboard.type(said["claim"])
    hop = said["chain"][0]
    tab_to(page, "document.activeElement.id === 'steps-0-medium'")
    page.keyboard.press("Control+A")
    page.keyboard.type("interview" if hop else "statement")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type(hop) if hop else page.keyboard.press("Delete")
    page.keyboard.press("Enter")


def tab_to(page, there):
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate(there):
            return
    pytest.fail(f"Tab never leads to {there}")


def test_without_javascript(story, visit):
    page = visit(story.ada, story.address, javascript=False)
    for said in story.wanted:
        page.locator(
            f".sentence:has-text({json.dumps(said['exact'][:12], ensure_ascii=False)}) + .take"
        ).first.click()
        page.locator("#exact").fill(said["exact"])
        fill(page, said)
        page.locator("#record").click()
        assert "Recorded" in page.get_by_role("status").inner_text()
    story.check()


def test_a_quote_is_pasted_and_hops_are_added_without_javascript(story, visit):
    said = story.wanted[0]
    page = visit(story.ada, story.address, javascript=False)
    page.locator("#attribute > summary").click()
    page.locator("#exact").fill(said["exact"])
    page.locator("#add-hop").click()
    assert page.locator(".hop").count() == 3
    assert page.locator("#exact").input_value() == said["exact"]
    page.get_by_role("button", name="Remove hop 2").click()
    assert page.locator(".hop").count() == 2
    fill(page, said)
    page.locator("#record").click()
    story.check([said])


def test_what_is_refused_stays_in_the_form_and_is_read_at_once(story, visit):
    page = opened(visit, story)
    page.locator("#attribute > summary").click()
    page.locator("#exact").fill("words that nobody said")
    page.locator("#speaker").fill("Zoë")
    page.locator("#stance input[value=asserts]").check()
    page.locator("#record").click()
    alert = page.get_by_role("alert")
    alert.get_by_text("do not stand in the article").wait_for()
    page.locator("#errors:focus").wait_for()
    assert page.locator("#exact").input_value() == "words that nobody said"
    assert page.locator("#speaker").input_value() == "Zoë"


def test_the_claim_and_the_chain_are_kept_for_the_next_one(story, visit):
    page = opened(visit, story)
    for said in story.wanted[:1]:
        page.evaluate(SELECT, story.span(said))
        page.get_by_role("button", name="Attribute this").click()
        fill(page, said)
        record(page)
    assert page.locator("#claim").input_value() == said["claim"]
    assert page.locator("#steps-0-outlet").input_value() == said["chain"][0]
    assert page.locator("#speaker").input_value() == ""
    page.get_by_role("link", name="Also about another claim").first.click()
    page.locator("#claim:focus").wait_for()
    assert page.locator("#exact").input_value() == said["exact"]
    assert page.locator("#speaker").input_value() == said["speaker"]
    assert page.locator("#claim").input_value() == ""


def test_after_every_swap_the_focus_is_on_something(story, visit):
    page = opened(visit, story)
    page.evaluate(SELECT, story.span(story.wanted[0]))
    page.get_by_role("button", name="Attribute this").click()
    fill(page, story.wanted[0])
    record(page)
    for wish in (
        ".legend a >> nth=1",
        ".legend a >> nth=0",
        "[id^=again]",
        "#add-hop",
        "#same-chain",
        "#own-chain",
        ".drop >> nth=0",
    ):
        with page.expect_response(lambda answer: "/desk/articles/" in answer.url):
            page.locator(wish).first.click()
        until_settled(page)
        assert not page.evaluate(ON_BODY), f"after {wish} the focus is on the body"


def test_the_keys_work_in_the_text_and_nowhere_else(story, visit):
    page = opened(visit, story)
    page.locator("#attribute > summary").click()
    page.locator("#note").evaluate("field => { field.closest('details').open = true; }")
    page.locator("#note").click()
    page.keyboard.type("[q]{?}")
    assert page.locator("#note").input_value() == "[q]{?}"
    assert page.locator("#keys").get_attribute("open") is None
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.sentence')")
    page.keyboard.press("?")
    assert page.locator("#keys").get_attribute("open") is not None


def test_sentences_are_taken_several_at_once(story, visit):
    page = opened(visit, story)
    page.locator(".sentence").first.focus()
    for key in ("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowUp", "Enter"):
        page.keyboard.press(key)
    bounds = page.locator(".sentence").evaluate_all(
        "all => all.map(one => [+one.dataset.start, +one.dataset.end])"
    )
    exact = page.locator("#exact").input_value()
    assert exact == story.text[bounds[0][0] : bounds[1][1]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_no_page_of_articles_has_a_violation_or_scrolls_sideways(own, visit, width, scheme):
    said = own.wanted[0]
    own.ada.post(
        f"{own.address}/attributions",
        **{name: said[name] for name in ("exact", "speaker", "stance", "claim")},
    )
    page = visit(own.ada, own.address, width=width, scheme=scheme)
    wrong = {}
    for address in (
        own.address,
        f"{own.address}?start=0&end=4",
        f"{own.address}/edit",
        "/desk/articles",
        "/desk/articles/new",
        "/desk/attributions/1",
    ):
        page.goto(address)
        page.locator("#read-it").wait_for(state="detached")
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        found = [*violations(page), *overflow(page)]
        if found:
            wrong[address] = found
    assert wrong == {}


def test_the_shown_text_is_the_text_letter_by_letter(story, visit):
    page = opened(visit, story)
    assert page.locator("#text").evaluate("text => text.textContent") == story.text


def opened(visit, story):
    """The reading page, once the machine has read the article too and nothing is swapped any more."""
    page = visit(story.ada, story.address)
    page.locator("#read-it").wait_for(state="detached")
    until_settled(page)
    return page


def until_settled(page):
    """Wait until nothing is being swapped any more."""
    for _ in range(100):
        if page.locator(BUSY).count() == 0:
            return
        page.wait_for_timeout(50)
    pytest.fail("htmx never came to rest")


def record(page):
    """Send the form; the work goes on in the sentence that was just taken apart."""
    page.locator("#record").click()
    page.locator(".sentence:focus").wait_for()
    assert "Recorded" in page.get_by_role("status").inner_text()


def fill(page, said):
    """The form as somebody with a mouse fills it."""
    page.locator("#speaker").fill(said["speaker"])
    page.locator(f"#stance input[value={said['stance']}]").check()
    page.locator("#claim").fill(said["claim"])
    hop = said["chain"][0]
    page.locator("#steps-0-medium").fill("interview" if hop else "statement")
    page.locator("#steps-0-outlet").fill(hop)


class Story:
    """An article on the desk, and what is to be attributed in it."""

    def __init__(self, app, ada, text, wanted):
        self.app, self.ada, self.text, self.wanted = app, ada, text, wanted
        with db.transaction(app.extensions["engine"]) as session:
            outlet = wanted[0]["chain"][-1]
            article = articles.add(session, ada.viewer, text=text, title="A story", outlet=outlet)
            self.address = f"/desk/articles/{article.id}"

    def span(self, said):
        start = self.text.index(said["exact"])
        return [start, start + len(said["exact"])]

    def check(self, wanted=None):
        """Exactly what was wanted is stored, each passage and each chain."""
        wanted = wanted or self.wanted
        with db.open_session(self.app.extensions["engine"], writes=False) as session:
            found = session.exec(select(Attribution).order_by(col(Attribution.id))).all()
            assert [[one.span.start, one.span.end] for one in found] == [self.span(said) for said in wanted]
            for one, said in zip(found, wanted, strict=True):
                assert self.text[one.span.start : one.span.end] == one.span.exact == said["exact"]
                assert (one.speaker.name, one.stance) == (said["speaker"], said["stance"])
                assert (one.claim.text if one.claim else "") == said["claim"]
                assert [step.outlet for step in steps_of(one)] == said["chain"]


def seed_story():
    """The article the product was created from, and three who speak in it."""
    try:
        text = trim((DATA / "seed_article.txt").read_text(encoding="utf-8")).text
        found = json.loads((DATA / "seed_attributions.json").read_text(encoding="utf-8"))["attributions"]
    except FileNotFoundError:
        pytest.skip(f"the article the product was created from is not at {DATA}")
    chosen = [next(one for one in found if key in one["content_includes"]) for key in KEY]
    claims = ["A Russian partisan group did it.", "Ukraine did it.", "Ukraine did it."]
    return text, [
        {
            "exact": one["content_includes"],
            "speaker": one["speaker"],
            "stance": one["stance"],
            "claim": claim,
            "chain": one["chain"] if len(one["chain"]) > 1 else ["", *one["chain"]],
        }
        for one, claim in zip(chosen, claims, strict=True)
    ]


@pytest.fixture
def own(app, ada):
    return Story(app, ada, OWN, [one | {"claim": "The bread was bad."} for one in OURS])


@pytest.fixture(params=["ours", "seed"])
def story(request, app, ada):
    if request.param == "ours":
        return request.getfixturevalue("own")
    return Story(app, ada, *seed_story())
