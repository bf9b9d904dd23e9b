"""Feeds: what is new and what was corrected, of everything or about one thing, as Atom and as JSON Feed."""

from collections.abc import Collection

from flask import Blueprint, Response, abort, json, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.models import Outlet, Speaker
from factcheck.presenters.atom import as_atom
from factcheck.presenters.feeds import Feed, Frame, as_json_feed
from factcheck.services import feeds, outlets, public, questions, scales, speakers, topics
from factcheck.services.feeds import About, Item
from factcheck.services.wordings import Reworded
from factcheck.views.frame import licence, settings
from factcheck.views.shapes import public as open_to_all

blueprint = Blueprint("feeds", __name__)
ENDINGS = "<any(atom,json):ending>"


@open_to_all(blueprint, f"/feed.{ENDINGS}")
def everything(ending: str) -> AnyResponse:
    """Everything published, and questions reworded."""
    told = "Every publication, every correction, every question reworded."
    return answer(About.ALL, (), "", told, "/", ending)


@open_to_all(blueprint, f"/corrections/feed.{ENDINGS}")
def corrections(ending: str) -> AnyResponse:
    """Corrections only, withdrawals among them."""
    told = "Everything we changed after we published it, and why."
    return answer(About.CORRECTIONS, (), "Corrections", told, "/corrections", ending)


@open_to_all(blueprint, f"/questions/<slug:slug>/feed.{ENDINGS}")
def question(slug: str, ending: str) -> AnyResponse:
    """The answers to one question."""
    found = questions.find(session(), slug) or abort(404)
    told = "The answers to this question, their corrections, and changes of its words."
    return answer(About.QUESTION, {found.id}, found.text, told, f"/questions/{slug}", ending)


@open_to_all(blueprint, f"/topics/<slug:slug>/feed.{ENDINGS}")
def topic(slug: str, ending: str) -> AnyResponse:
    """The claims of one topic."""
    found = topics.find(session(), slug) or abort(404)
    return answer(About.TOPIC, {slug}, found.name, "Claims of this topic.", f"/topics/{slug}", ending)


@open_to_all(blueprint, f"/speakers/<slug:slug>/feed.{ENDINGS}")
def speaker(slug: str, ending: str) -> AnyResponse:
    """The claims in which one speaker is heard; a merged speaker leads on to the other."""
    found = speakers.find(session(), slug) or abort(404)
    told = "Claims that this speaker puts forward or rejects. The ruling is on the claim."
    return _mentioning(found, speakers.follow(session(), found), About.SPEAKER, told, ending)


@open_to_all(blueprint, f"/outlets/<slug:slug>/feed.{ENDINGS}")
def outlet(slug: str, ending: str) -> AnyResponse:
    """The claims with statements that one outlet carried; a merged outlet leads on to the other."""
    found = outlets.find(session(), slug) or abort(404)
    told = "Claims with statements that this outlet carried or passed on. The ruling is on the claim."
    return _mentioning(found, outlets.follow(session(), found), About.OUTLET, told, ending)


def _mentioning(
    found: Speaker | Outlet, standing: Speaker | Outlet, about: About, told: str, ending: str
) -> AnyResponse:
    """The feed of who is mentioned, under every name; or the way on to whom it was merged into."""
    if standing is not found:
        return redirect(url_for(f"feeds.{about}", slug=standing.slug, ending=ending), 301)
    keys = public.names_of(session(), found)
    return answer(about, keys, found.name, told, f"/{about}s/{found.slug}", ending)


@open_to_all(blueprint, f"/ratings/<slug:key>/feed.{ENDINGS}")
def rating(key: str, ending: str) -> AnyResponse:
    """The claims that have one rating, or had it."""
    known = scales.current(session()).find(key)
    label = known.label if known else key
    told = "Claims that have this rating, or had it before a correction."
    return answer(About.RATING, {key}, label, told, f"/?rating={key}", ending, empty=known is not None)


def answer(
    about: About,
    keys: Collection[str | int],
    name: str,
    subtitle: str,
    page: str,
    ending: str,
    *,
    empty: bool = False,
) -> AnyResponse:
    """One page of a feed in the shape asked for; without any publication a thing has none."""
    after = request.args.get("after", "")
    items, mark = feeds.page(session(), about, keys, after)
    if not items and not empty and not after and about not in {About.ALL, About.CORRECTIONS}:
        abort(404)
    own = settings()
    root = own.site_url.rstrip("/")
    first = f"{root}{request.path}"
    frame = Frame(
        title=f"{name} – {own.site_name}" if name else own.site_name,
        subtitle=subtitle,
        page=f"{root}{page}",
        address=f"{first}?after={after}" if after else first,
        first=first,
        next=f"{first}?after={mark}" if mark else None,
        site=own.site_name,
        site_url=root,
        license=licence().url,
        language=own.language,
    )
    published = [each for each in items if isinstance(each, Item)]
    reworded = [each for each in items if isinstance(each, Reworded)]
    return _drawn(Feed.of(published, frame, reworded), ending)


def _drawn(feed: Feed, ending: str) -> Response:
    """The feed with its media type."""
    if ending == "json":
        return Response(json.dumps(as_json_feed(feed), indent=2) + "\n", mimetype="application/feed+json")
    return Response(as_atom(feed), content_type="application/atom+xml; charset=utf-8")
