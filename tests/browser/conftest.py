"""A real browser on the running application: signed in as somebody, with or without JavaScript."""

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from werkzeug.serving import make_server

from tests.cast import Browser

EXPECTED = re.compile(r"Failed to load resource: the server responded with a status of (409|410|422)")
"""Chromium notes a refused form and a tombstone as errors; for us they are answers."""

WAITED = ["TimeoutError", "Locator expected", "strict mode violation"]
"""What a browser says that waited in vain."""


def pytest_collection_modifyitems(items):
    """On a busy machine a browser may be late: what waited in vain runs once more, and the report says so."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=WAITED))


@pytest.fixture(scope="session")
def live_site(application) -> Iterator[str]:
    """The address of the application, served on a port of its own."""
    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator:
    """A real browser, where one can be had."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    playwright = api.sync_playwright().start()
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    try:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
    except api.Error as error:
        playwright.stop()
        pytest.skip(f"no Chromium starts here (set CHROMIUM to one): {error}")
    yield browser
    browser.close()
    playwright.stop()


@pytest.fixture
def visit(chromium, live_site, app) -> Iterator[Callable]:
    """Open a page as somebody: `visit(ada, "/desk", javascript=False, width=360, scheme="dark")`.

    The test fails on any console error, which includes what the Content-Security-Policy blocked.
    """
    contexts, wrong = [], []

    def open_page(who: Browser, address: str, *, javascript=True, width=1280, height=900, scheme="light"):
        context = chromium.new_context(
            base_url=live_site,
            java_script_enabled=javascript,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.add_cookies(cookies_of(who, live_site))
        page = context.new_page()
        page.on("console", lambda message: note(wrong, message))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def cookies_of(who: Browser, address: str) -> list[dict[str, str]]:
    """What a signed-in browser carries."""
    cookie = who.client.get_cookie("factcheck", domain="localhost")
    return [{"name": "factcheck", "value": cookie.value, "url": address}] if cookie else []


def note(wrong: list[str], message) -> None:
    """Remember an error on the console, unless a refused form is all it is."""
    if message.type == "error" and not EXPECTED.match(message.text):
        wrong.append(message.text)
