"""Who asks in the tests: browsers without a screen, signed in as somebody or nobody."""

import hashlib
import os
from typing import Any
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

from factcheck import db
from factcheck.app import Factcheck
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Role
from factcheck.models import Person
from factcheck.services import sessions
from tests import one_event


class Browser:
    """A client that sends the token of our forms by itself."""

    def __init__(self, app: Factcheck, viewer: Viewer | None = None, token: str | None = None) -> None:
        self.app = app
        self.viewer = viewer
        self.client: FlaskClient = app.test_client()
        if token:
            self.client.set_cookie("factcheck", token, domain="localhost")

    def get(self, address: str, *, part: bool = False, **more: Any) -> TestResponse:
        """Ask for a page; with `part`, as htmx does."""
        return self.client.get(address, headers={"HX-Request": "true"} if part else {}, **more)

    def post(self, address: str, *, part: bool = False, honest: bool = True, **fields: Any) -> TestResponse:
        """Send a form; `honest` adds the token that proves where it came from."""
        data = fields | ({"csrf_token": self.csrf_token()} if honest else {})
        headers = {"HX-Request": "true"} if part else {}
        engine = self.app.extensions["engine"]
        return one_event.watch(
            engine, rule_of(self.app, address), lambda: self.client.post(address, data=data, headers=headers)
        )

    def csrf_token(self) -> str:
        """A token of this browser's session, as a form would carry it."""
        with self.client.session_transaction() as kept:
            raw = kept.setdefault(
                "csrf_token", hashlib.sha1(os.urandom(64), usedforsecurity=False).hexdigest()
            )
        return URLSafeTimedSerializer(self.app.secret_key, salt="wtf-csrf-token").dumps(raw)


def rule_of(app: Factcheck, address: str) -> str:
    """The rule of an address that takes a POST; the address itself where there is none."""
    try:
        matched, _ = app.url_map.bind("localhost").match(
            urlsplit(address).path, method="POST", return_rule=True
        )
    except (HTTPException, RequestRedirect):
        return address
    return str(matched.rule)


class Cast:
    """People of the story, each made when first named."""

    def __init__(self, app: Factcheck) -> None:
        self.app = app

    def person(self, name: str, role: Role) -> Browser:
        """Somebody of the desk, signed in."""
        with db.transaction(self.app.extensions["engine"]) as session:
            person = Person(username=name, public_name=name.title(), role=role)
            session.add(person)
            session.flush()
            token = sessions.start(session, person)
            viewer = sessions.viewer_of(session, token)
        return Browser(self.app, viewer, token)

    def stranger(self) -> Browser:
        """Somebody who is not signed in."""
        return Browser(self.app)
