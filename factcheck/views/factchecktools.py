"""Google's Fact Check Tools API, answered here: its clients work with us when they change the host."""

import json
from http import HTTPStatus
from typing import TypeVar

from flask import Blueprint, Response, abort, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from factcheck.db import session
from factcheck.domain.claimreview import Site
from factcheck.presenters import factchecktools as drawn
from factcheck.services import factchecktools
from factcheck.views.frame import publisher
from factcheck.views.shapes import as_json, public

blueprint = Blueprint("factchecktools", __name__)
USUAL_SIZE, LARGEST_SIZE = 10, 100
LARGEST = 2**31 - 1
Wish = TypeVar("Wish", bound="Page")


class Page(BaseModel):
    """What both searches take besides what they look for; `key` and the like are not looked at."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="ignore")

    language_code: str = Field(default="", max_length=40)
    page_size: int = Field(default=0, ge=0, le=LARGEST)
    page_token: str = Field(default="", max_length=400)
    offset: int = Field(default=0, ge=0, le=LARGEST)


class ClaimsAsked(Page):
    """The parameters of `claims:search`."""

    query: str = Field(default="", max_length=1000)
    review_publisher_site_filter: str = Field(default="", max_length=200)
    max_age_days: int | None = Field(default=None, ge=0, le=LARGEST)


class ImagesAsked(Page):
    """The parameters of `claims:imageSearch`."""

    image_uri: str = Field(min_length=1, max_length=2000)


@public(blueprint, "/v1alpha1/claims:search")
def search() -> Response:
    """Published claims that hold the words, each with our review."""
    asked = _asked(ClaimsAsked)
    if not (asked.query.strip() or asked.review_publisher_site_filter):
        abort(HTTPStatus.BAD_REQUEST, "Request must contain a query or a review_publisher_site_filter.")
    site = publisher()
    if not _ours(asked, site):
        return as_json({})
    found = factchecktools.search(
        session(),
        asked.query,
        max_age=asked.max_age_days,
        limit=min(asked.page_size or USUAL_SIZE, LARGEST_SIZE),
        offset=asked.offset,
        token=asked.page_token,
    )
    claims = [drawn.claim(json.loads(each.publication.document or "{}"), site) for each in found.listings]
    told = {"claims": claims, "nextPageToken": found.token}
    return as_json({name: value for name, value in told.items() if value})


@public(blueprint, "/v1alpha1/claims:imageSearch")
def image_search() -> Response:
    """Nothing: claims are not looked for by the picture they came with."""
    _asked(ImagesAsked)
    return as_json({})


def _asked(shape: type[Wish]) -> Wish:
    """The parameters; a bad one is refused in Google's words."""
    try:
        return shape.model_validate(request.args.to_dict())
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        abort(HTTPStatus.BAD_REQUEST, f"Invalid value at '{fault['loc'][0]}': {fault['msg']}.")


def _ours(asked: ClaimsAsked, site: Site) -> bool:
    """Whether the language and the publisher that are asked for are this site's."""
    language, wanted = asked.language_code.lower(), site.language.lower()
    speaks = not language or language.partition("-")[0] == wanted.partition("-")[0]
    host = asked.review_publisher_site_filter.lower().removeprefix("www.")
    return speaks and host in {"", drawn.host(site)}
