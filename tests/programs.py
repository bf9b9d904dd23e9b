"""Programs of the story: clients that come with a token and send JSON."""

from typing import Any

from werkzeug.test import TestResponse

from factcheck import db
from factcheck.domain.scopes import Scope
from factcheck.models import Person
from factcheck.services import tokens
from tests import one_event
from tests.cast import Browser, rule_of


class Program:
    """A client of the API that works in somebody's name; without a token, a stranger's."""

    def __init__(self, app, secret: str | None = None) -> None:
        self.app = app
        self.client = app.test_client()
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def get(self, address: str, **more: Any) -> TestResponse:
        return self.client.get(f"/api/v1{address}", headers=self.headers, **more)

    def post(self, address: str, key: str | None = None, **body: Any) -> TestResponse:
        headers = self.headers | ({"Idempotency-Key": key} if key else {})
        asked = f"/api/v1{address}"
        engine = self.app.extensions["engine"]
        return one_event.watch(
            engine, rule_of(self.app, asked), lambda: self.client.post(asked, json=body, headers=headers)
        )


def secret_of(browser: Browser, *scopes: Scope | str, **more: Any) -> str:
    """A new token of somebody who is in the story."""
    with db.transaction(browser.app.extensions["engine"]) as session:
        person = session.get_one(Person, browser.viewer.id)
        wanted = {Scope(scope) for scope in scopes}
        return tokens.make(session, None, person, name="A program", scopes=wanted, **more)[1]


def program_of(browser: Browser, *scopes: Scope | str) -> Program:
    """A program that works in that person's name."""
    return Program(browser.app, secret_of(browser, *scopes))
