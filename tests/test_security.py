"""What every request must pass: bad text and huge bodies get a sentence and a status, never a 500."""

import json

import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app

from factcheck.app import create_app
from factcheck.security import POLICY
from tests.conftest import SECRET

DESK = "/desk/pages/about"
BROKEN = ["\x00", "a\x00b", "\x01", "\x0b", "\x1b[31m", "\x7f", "\ufffe", "\uffff", "\ufdd0"]


@pytest.mark.parametrize("text", BROKEN)
def test_characters_that_no_text_holds_are_refused_wherever_they_come(eve, text):
    in_form = eve.post(DESK, title="About", body=f"Words {text} words.", version="0")
    in_query = eve.get("/signin", query_string={"next": f"/{text}"})
    for answer in (in_form, in_query):
        assert answer.status_code == 400
        assert "characters that cannot be stored" in answer.text


@pytest.mark.parametrize("raw", ["%00", "%01", "%ED%A0%80", "%EF%BF%BE", "%7f"])
def test_bad_bytes_in_an_address_are_refused(cy, raw):
    for address in (f"/claims/{raw}", f"/{raw}"):
        assert cy.get(address).status_code in {400, 404}, address
    for address in (f"/signin?next=/{raw}", f"/signin?{raw}=x"):
        answer = cy.get(address)
        assert answer.status_code == 400 or bytes.fromhex(raw.replace("%", "")) not in answer.data, address


@pytest.mark.parametrize("raw", [b"%ED%A0%80", b"%FF%FE", b"\xff\xfe", b"%C0%AF"])
def test_bytes_that_are_not_unicode_never_reach_the_database(eve, raw):
    body = b"csrf_token=" + eve.csrf_token().encode() + b"&version=0&title=About&body=words+" + raw
    answer = eve.client.post(DESK, data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in {303, 400, 422}
    page = eve.get("/about")
    page.text.encode("utf-8")
    assert page.status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "🦉👩‍👩‍👧‍👦",
        "Bakıda nə baş verdi?",
        "من فعلها؟",
        "Кто это сделал?",
        "\u202eevil",
        "a\u200db",
        "e\u0301",
        "x" * 500,
        "ﷺ",
        "\t",
    ],
)
def test_every_other_text_is_ordinary(eve, text):
    assert eve.post(DESK, title="About", body=f"Words {text} words.", version="0").status_code == 303
    assert eve.get("/about").status_code == 200


def test_a_body_of_3_mb_is_read_and_one_of_7_mb_is_not(eve):
    fits = eve.post(DESK, title="About", body="w" * 3_000_000, version="0")
    assert fits.status_code == 422
    too_large = eve.post(DESK, title="About", body="w" * 7_000_000, version="0")
    assert too_large.status_code == 413
    assert "too large" in too_large.text


def test_a_body_that_does_not_say_how_long_it_is_is_not_read(app):
    environ = EnvironBuilder(
        "/signin", method="POST", content_type="application/x-www-form-urlencoded"
    ).get_environ()
    environ |= {"wsgi.input": Endless(), "wsgi.input_terminated": True}
    environ.pop("CONTENT_LENGTH", None)
    body, status, _ = run_wsgi_app(app, environ)
    assert status.startswith("411")
    assert b"must say how long it is" in b"".join(body)
    assert environ["wsgi.input"].left == Endless().left


class Endless:
    """A stream that gives 40 MB before it ends."""

    def __init__(self):
        self.left = 40_000_000

    def read(self, size=-1):
        given = min(self.left, size if size > 0 else self.left)
        self.left -= given
        return b"w" * given

    def readline(self, size=-1):
        return self.read(size if size > 0 else 1000)


def test_two_thousand_parts_are_too_many(eve):
    fields = {f"field-{number}": "x" for number in range(2000)}
    answer = eve.client.post(
        DESK, data=fields | {"csrf_token": eve.csrf_token()}, content_type="multipart/form-data"
    )
    assert answer.status_code == 413
    assert "<main" in answer.text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"--x", "multipart/form-data"),
        (b"{" * 100_000, "application/json"),
        (b"[" * 150_000, "application/json"),
        (b'{"a": "\\ud800"}', "application/json"),
        (b"\x00\x01\x02", "application/octet-stream"),
        (b"=" * 10_000, "application/x-www-form-urlencoded"),
        (b"&" * 100_000, "application/x-www-form-urlencoded"),
        (b"a=" + b"9" * 100_000, "application/x-www-form-urlencoded"),
    ],
)
def test_a_crooked_body_is_a_refusal(eve, data, kind):
    answer = eve.client.post(DESK, data=data, content_type=kind)
    assert 400 <= answer.status_code < 500


def test_a_very_long_field_and_a_very_long_name_are_refusals(ida):
    assert ida.post("/desk/people", username="u" * 100_000, public_name="P").status_code == 422
    assert ida.post("/desk/people", **{"n" * 100_000: "x"}).status_code == 422
    assert ida.post("/desk/profile", public_name="P", version="9" * 5000).status_code == 422


@pytest.mark.parametrize(
    "address", ["/" + "a" * 10_000, "/claims/" + "a-" * 5000, "/signin?next=/" + "a" * 50_000]
)
def test_a_very_long_address_is_answered(cy, address):
    assert cy.get(address).status_code in {200, 404}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
def test_other_methods_are_not_known_here(eve, method):
    answer = eve.client.open("/desk/profile", method=method)
    assert answer.status_code == 405
    assert answer.headers["Content-Security-Policy"] == POLICY


def test_two_slashes_are_not_another_host(cy):
    for path in ("//desk/profile", "/desk//profile", "//e.example/"):
        answer = cy.get("/", environ_overrides={"PATH_INFO": path, "REQUEST_URI": path, "RAW_URI": path})
        assert answer.status_code == 404 or answer.headers["Location"].startswith("/signin")
        assert "e.example" not in answer.headers.get("Location", "")


def test_errors_of_data_addresses_are_data(cy):
    answer = cy.get("/claims/nothing-here.json")
    assert answer.status_code == 404
    assert json.loads(answer.text)["detail"] == "There is nothing at this address."


def test_what_was_typed_comes_back_with_the_refusal_and_secrets_do_not(cy):
    answer = cy.post("/desk/profile", public_name="Ada Lovelace", password="canary-password")
    assert answer.status_code == 401
    assert "Ada Lovelace" in answer.text
    assert "canary-password" not in answer.text


def test_a_token_of_another_browser_proves_nothing(app, eve, ben, cy):
    stolen = ben.csrf_token()
    answer = eve.client.post(DESK, data={"title": "T", "body": "B", "version": "0", "csrf_token": stolen})
    assert answer.status_code == 422
    assert "send it again" in answer.text
    assert "This is the text the site started with." in cy.get("/about").text


def test_a_forged_cookie_is_no_session(app, cy):
    for token in ("", "x", "a" * 3000, "' OR 1=1 --", "%00", SECRET):
        cy.client.set_cookie("factcheck", token, domain="localhost")
        assert cy.get("/desk/profile").status_code == 303


def test_the_policy_lets_nothing_in_from_elsewhere(cy):
    directives = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["frame-ancestors"] == "'none'"
    assert directives["base-uri"] == "'none'"
    assert set(directives.values()) <= {"'none'", "'self'"}
    page = cy.get("/methodology").text
    assert "<script>" not in page
    assert " style=" not in page
    assert "<style" not in page


def test_over_tls_cookies_are_bound_to_the_host_and_the_browser_stays_on_tls(settings):
    secure = settings.with_values({"site_url": "https://facts.example"})
    app = create_app(secure)
    answer = app.test_client().get("/signin", base_url="https://facts.example")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-")
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    app.extensions["engine"].dispose()


def test_only_named_hosts_are_answered(settings):
    app = create_app(settings.with_values({"trusted_hosts": "facts.example, localhost"}))
    client = app.test_client()
    assert client.get("/about", base_url="http://facts.example").status_code == 200
    assert client.get("/about", base_url="http://e.example").status_code == 400
    app.extensions["engine"].dispose()


DATA = [
    "/index.json",
    "/export/verdicts.jsonl",
    "/export/schema.json",
    "/feed.json",
    "/feed.atom",
    "/openapi.json",
    "/api/v1/claims",
]


@pytest.mark.parametrize("address", DATA)
def test_scripts_on_pages_elsewhere_may_read_what_anybody_may(cy, address):
    answer = cy.get(address)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize("address", ["/", "/signin", "/desk.json", "/static/style.css", "/nowhere"])
def test_they_may_not_read_pages_or_the_desk(cy, address):
    assert "Access-Control-Allow-Origin" not in cy.get(address, buffered=True).headers


def test_they_may_not_read_for_somebody_who_is_signed_in_nor_send_anything(eve, cy):
    assert eve.get("/index.json").status_code == 200
    assert "Access-Control-Allow-Origin" not in eve.get("/index.json").headers
    assert "Access-Control-Allow-Origin" not in cy.client.post("/api/v1/claims", json={}).headers
