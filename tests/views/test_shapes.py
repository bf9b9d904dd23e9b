"""One address, three shapes: the page holds its part, JSON comes from the same presenter."""

import re

import pytest

TOKEN = re.compile(r'name="csrf_token" value="[^"]+"')
FIELDS = {"text": "Who did it?", "summary": "", "topics": ""}


@pytest.mark.parametrize("address", ["/desk", "/desk/questions", "/desk/articles", "/desk/speakers"])
def test_the_page_holds_its_part(ada, address):
    page, part = (squeezed(ada.get(address, part=part).text) for part in (False, True))
    assert "<!doctype html>" not in part
    assert re.search(r"<main.*</main>", part)[0] in page


def squeezed(html):
    return " ".join(TOKEN.sub("", html).split())


def test_a_boosted_or_restored_request_gets_the_whole_page(ada):
    for name in ("HX-Boosted", "HX-History-Restore-Request"):
        answer = ada.client.get("/desk/questions", headers={"HX-Request": "true", name: "true"})
        assert "<!doctype html>" in answer.text
        assert name in answer.headers["Vary"]


def test_what_is_sent_without_htmx_goes_on_with_a_303(ada):
    answer = ada.post("/desk/questions", **FIELDS)
    assert answer.status_code == 303
    assert "who-did-it" in answer.location


def test_htmx_opens_another_page_whole_with_its_own_styles_and_scripts(ada):
    answer = post_from(ada, "http://localhost/desk/questions/new", "/desk/questions", **FIELDS)
    assert answer.status_code == 200
    assert "who-did-it" in answer.headers["HX-Redirect"]
    assert "Who did it?" in ada.get(answer.headers["HX-Redirect"]).text


def test_htmx_stays_on_the_page_it_is_on(ada):
    home = ada.post("/desk/questions", **FIELDS).location.split("#")[0]
    fields = FIELDS | {"text": "Who did it, and why?", "version": "1"}
    answer = post_from(ada, f"http://localhost{home}?x=1", f"{home}/edit", **fields)
    assert answer.status_code == 303
    assert "HX-Redirect" not in answer.headers


def test_what_was_done_is_said_on_the_page_that_is_opened(ada):
    answer = post_from(ada, "http://localhost/desk/questions/new", "/desk/questions", **FIELDS)
    opened = ada.get(answer.headers["HX-Redirect"]).text
    assert re.search(r'id="status" role="status"[^>]*>\s*<p>', opened)
    assert not re.search(r'id="status" role="status"[^>]*>\s*<p>', ada.get("/desk").text)


def post_from(who, page, address, **fields):
    """Send a form as htmx does from a page."""
    headers = {"HX-Request": "true", "HX-Current-URL": page}
    return who.client.post(address, data=fields | {"csrf_token": who.csrf_token()}, headers=headers)


def test_json_has_the_address_of_the_page_and_its_ending(ada):
    answer = ada.get("/desk/questions.json")
    assert answer.mimetype == "application/json"
    link = ada.get("/desk/questions").headers["Link"]
    assert '</desk/questions.json>; rel="alternate"; type="application/json"' in link
