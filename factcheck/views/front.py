"""The front list: search and filters over everything that is published."""

from typing import Any

from flask import Blueprint, Response, after_this_request, request, url_for

from factcheck.db import session
from factcheck.domain import claimreview
from factcheck.presenters.public_front import EntryShown, FrontPage, Option
from factcheck.services import public_choices, public_search
from factcheck.services.public_search import Found, Wish
from factcheck.views.frame import publisher, settings
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
        show_address(address_of(front.wish))
        return {"front": front, "wish": wish, "announced": front.counted}
    offered = public_choices.choices(session())
    filters = {kind: Option.listed(found) for kind, found in offered.mentioned.items()}
    return {
        "front": front,
        "wish": wish,
        "structured": claimreview.organization(publisher()),
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


def address_of(wished: dict[str, Any]) -> str:
    """The address of a page of the list."""
    return url_for("front.index", **wished)


def show_address(address: str) -> None:
    """Let the browser show the address of what was searched for while typing."""

    @after_this_request
    def tell(response: Response) -> Response:
        response.headers["HX-Replace-Url"] = address
        return response


def page_of(found: Found, wish: Wish) -> FrontPage:
    """A page of the list, with the address of the next one."""
    given = {name: getattr(wish, name) for name in ASKED if name != "after"}
    wished = {name: value for name, value in given.items() if value and (name, value) != ("sort", "newest")}
    site_url = settings().site_url.rstrip("/")
    return FrontPage(
        wish=wished,
        question_count=found.question_count,
        single_count=found.single_count,
        claim_count=found.claim_count,
        entries=[EntryShown.of(each.question, each.claims, site_url) for each in found.entries],
        next=address_of(wished | {"after": found.after}) if found.after else None,
    )
