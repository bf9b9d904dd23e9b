"""Webhooks and fetched articles in a real browser, with and without JavaScript, on a phone too."""

from dataclasses import replace

import pytest

from factcheck import db
from factcheck.commands import webhooks as command
from factcheck.fetching import Client
from tests import elsewhere

pytestmark = pytest.mark.browser
PAGE = (
    "<!doctype html><html lang=en><head><title>Bread prices</title></head><body><article><p>"
    + "The mayor said on Monday that “bread is cheap”, and nobody at the market agreed. " * 5
    + "</p></article></body></html>"
).encode()


def answer(handler):
    if handler.command == "GET":
        elsewhere.reply(handler, body=PAGE, kind="text/html; charset=utf-8")
    else:
        elsewhere.reply(handler, 500)


@pytest.fixture
def outside(app, monkeypatch):
    """A server that this site may ask."""
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], fetch_private=True))
    with elsewhere.serving(answer) as place:
        yield place


def wide(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize(("javascript", "width"), [(True, 1280), (False, 360)])
def test_a_webhook_is_made_tried_and_looked_at(engine, visit, ida, outside, javascript, width):
    page = visit(ida, "/desk/webhooks", javascript=javascript, width=width)
    page.fill("#url", f"{outside.url}/hook")
    page.click("#add-webhook")
    page.wait_for_selector(".secret")
    assert page.inner_text(".secret").startswith("whsec_")
    assert javascript is False or not wide(page)
    page.click(f"text={outside.url}/hook >> nth=-1")
    page.click("#test")
    page.wait_for_selector("#delivery-1")
    command.drain(engine, Client(private=True))
    page.reload()
    assert "to be tried again" in page.inner_text("#delivery-1")
    page.click("#delivery-1 summary")
    assert '"type":"webhook.test"' in page.inner_text("#delivery-1 pre")
    assert javascript is False or not wide(page)
    page.click("#stop")
    page.wait_for_selector("#start")


@pytest.mark.parametrize(("javascript", "width"), [(True, 360), (False, 1280)])
def test_a_page_is_fetched_by_its_address_and_added_with_the_enter_key(
    app, visit, ada, outside, javascript, width
):
    page = visit(ada, "/desk/articles/new", javascript=javascript, width=width)
    assert not page.is_visible("button[hidden]")
    page.fill("#url", f"{outside.url}/bread")
    page.click("#fetch")
    page.wait_for_selector("#look")
    assert page.input_value("#title") == "Bread prices"
    assert "bread is cheap" in page.input_value("#text")
    page.press("#title", "Enter")
    page.wait_for_selector("text=Page fetched, SHA-256")
    with db.open_session(app.extensions["engine"], writes=False) as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM article").scalar() == 1
