"""Everything published by letter and by topic, for who does not search."""

from flask import Blueprint, abort, url_for

from factcheck.db import session
from factcheck.presenters.browse import BrowsePage, Entry, Letter, Named
from factcheck.services import browse, public_choices
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("browse", __name__)
PAGE, PART = "browse/show.html", "browse/_browse.html"


@shown(blueprint, "/browse", page=PAGE, part=PART, data="browse")
def index() -> Names:
    """The letters that claims begin with, all topics, and the claims where they are few."""
    offered = public_choices.choices(session()).mentioned["topic"]
    topics = [Named(slug=slug, name=name, count=count) for slug, (name, count) in offered.items()]
    named = sorted(topics, key=lambda topic: topic.name.casefold())
    claims = tuple(Entry.model_validate(each) for each in browse.few(session()))
    return {"browse": BrowsePage(letters=_letters(), topics=named, claims=claims)}


@shown(blueprint, "/browse/<slug:letter>", page=PAGE, part=PART, data="browse")
def letter(letter: str) -> Names:
    """The claims under a letter."""
    return _page(letter, "")


@shown(blueprint, "/browse/<slug:letter>/<slug:after>", page=PAGE, part=PART, data="browse")
def onward(letter: str, after: str) -> Names:
    """More claims under a letter, those after one of them."""
    return _page(letter, after)


def _page(letter: str, after: str) -> Names:
    """One page of a letter; 404 where none begins so."""
    claims, following = browse.under(session(), letter, after)
    entries = [Entry.model_validate(each) for each in claims] or abort(404)
    onward = url_for("browse.onward", letter=letter, after=following) if following else None
    return {
        "browse": BrowsePage(letters=_letters(), topics=[], letter=letter, claims=tuple(entries), next=onward)
    }


def _letters() -> list[Letter]:
    """All letters."""
    return [Letter(letter=each, count=count) for each, count in browse.letters(session())]
