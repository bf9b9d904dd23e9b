"""A person's tokens: made for programs, listed, revoked."""

from http import HTTPStatus

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.domain.scopes import Scope
from factcheck.forms.people import ConfirmForm
from factcheck.forms.tokens import TokenForm
from factcheck.models import Person
from factcheck.presenters.tokens import TokenList, TokenRow
from factcheck.services import tokens
from factcheck.services.refusals import Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_tokens", __name__)
PAGE = {"page": "desk/tokens/show.html", "part": "desk/tokens/_tokens.html"}
FIELD_OF = {tokens.NoScope: "scopes", tokens.ScopeBeyondRole: "scopes", tokens.LifeOutOfRange: "days"}
"""The field that a refusal is about; else it is the name."""


@shown(blueprint, "/desk/tokens", access=REVIEWER, data="listed", **PAGE)
def show() -> Names:
    """One's tokens, and the form for a new one."""
    return _names()


def _names(**bound: object) -> Names:
    """The page; `bound` replaces the form that was refused, or shows a new secret."""
    rows = [TokenRow.of(token) for token in tokens.of_person(session(), someone().id)]
    fresh = {"form": TokenForm(formdata=None), "confirm": ConfirmForm(formdata=None)}
    return {"listed": TokenList(tokens=rows), "tokens": rows, "made": None} | fresh | bound


@sent(blueprint, "/desk/tokens", access=REVIEWER, **PAGE)
def make() -> Names:
    """A new token; its secret is shown once, here."""
    form = TokenForm()
    if not form.validate():
        return _names(form=form)
    person = session().get_one(Person, someone().id)
    scopes = {Scope(name) for name in form.scopes.data or ()}
    try:
        token, secret = tokens.make(
            session(), someone(), person, name=form.name.data, scopes=scopes, days=int(form.days.data)
        )
    except Refused as refusal:
        form.refuse(str(refusal), FIELD_OF.get(type(refusal), "name"))
        return _names(form=form)
    return _names(made=TokenRow.of(token), secret=secret, status=HTTPStatus.CREATED)


@sent(blueprint, "/desk/tokens/<int:token_id>/revocation", access=REVIEWER, **PAGE)
def revoke(token_id: int) -> Names | Response:
    """Let a token of one's own open nothing any more."""
    form = ConfirmForm()
    if not form.validate():
        return _names(confirm=form)
    found = tokens.find(session(), token_id, someone().id) or abort(HTTPStatus.NOT_FOUND)
    tokens.revoke(session(), someone(), found)
    return done("The token is revoked; nothing can be done with it any more.", "/desk/tokens")
