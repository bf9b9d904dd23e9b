"""The front list: search and filters over everything that is published."""

from flask import Blueprint, request, url_for

from factcheck.db import session
from factcheck.presenters.public_front import EntryShown, FrontPage, Option
from factcheck.services import public_choices, public_search
from factcheck.services.public_search import Found, Wish
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, shown, wants_part

blueprint = Blueprint("front", __name__)
ASKED = ("q", "rating", "topic", "speaker", "outlet", "status", "sort", "after")
LONGEST_QUERY = 200


@shown(
    blueprint,
    "/",
    page="front/index.html",
    part="front/_results.html",
    data="front",
    data_address="/index.json",
)
def index() -> Names:
    """Contested questions with their published claims, and claims that stand alone."""
    wish = asked()
    front = page_of(public_search.search(session(), wish), wish)
    if wants_part():
        return {"front": front, "wish": wish, "announced": front.counted}
    offered = public_choices.choices(session())
    filters = {kind: Option.listed(found) for kind, found in offered.mentioned.items()}
    return {
        "front": front,
        "wish": wish,
        "ratings": Option.listed(offered.ratings),
        "filters": filters,
        "sorts": public_search.SORTS,
        "statuses": public_search.STATUSES,
    }


def asked() -> Wish:
    """What the address asks for."""
    given = {name: request.args.get(name, "").strip()[:LONGEST_QUERY] for name in ASKED}
    return Wish(
        **{name: value for name, value in given.items() if value} | {"after": request.args.get("after", "")}
    )


def page_of(found: Found, wish: Wish) -> FrontPage:
    """A page of the list, with the address of the next one."""
    wished = {name: value for name in ASKED if name != "after" and (value := getattr(wish, name))}
    site_url = settings().site_url.rstrip("/")
    return FrontPage(
        wish=wished,
        question_count=found.question_count,
        single_count=found.single_count,
        claim_count=found.claim_count,
        entries=[EntryShown.of(each.question, each.claims, site_url) for each in found.entries],
        next=url_for("front.index", after=found.after, **wished) if found.after else None,
    )
