"""What is published, for programs: as JSON by pages, one dossier a line, as a table, and the schema of it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import NoReturn

from flask import Blueprint, Response, abort, current_app, request, url_for

from factcheck import db
from factcheck.domain import bulk, moments
from factcheck.models.columns import now
from factcheck.presenters import claimreviews
from factcheck.presenters import exports as drawn
from factcheck.services import answers, exports
from factcheck.views.frame import licence, publisher
from factcheck.views.shapes import as_json, public

blueprint = Blueprint("exports", __name__)


@public(blueprint, "/export/verdicts.json")
def verdicts_json() -> Response:
    """One page of all dossiers; `next` leads to the following one."""
    since, after = asked_since(), asked_after()
    session = db.session()
    found = exports.batch(session, since=since, after=after, limit=exports.BATCH + 1)
    page = found[: exports.BATCH]
    following = _address(since, page[-1].cursor) if len(found) > len(page) else None
    envelope = drawn.Envelope.of(page, site(), exports.count(session, since), now(), following)
    return tagged(licensed(as_json(envelope)))


@public(blueprint, "/export/verdicts.jsonl")
def verdicts_jsonl() -> Response:
    """One dossier a line, read while it is sent."""
    reading = partial(db.open_session, db.engine(), writes=False)
    return _streamed(exports.lines(reading, site().url, asked_since()), "application/jsonl")


@public(blueprint, "/export/verdicts.csv")
def verdicts_csv() -> Response:
    """One row a claim."""
    answer = _streamed(_encoded(drawn.table(_everything(), site().url)), "text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="verdicts.csv"'
    return answer


@public(blueprint, "/export/claimreview.json")
def claimreview_json() -> Response:
    """Every published claim as ClaimReview in one DataFeed, withdrawn ones with the date."""
    return _streamed(_encoded(claimreviews.feed(_everything(), publisher(), now())), "application/ld+json")


@public(blueprint, "/export/schema.json")
def schema() -> Response:
    """The JSON Schema that every export holds to."""
    answer = as_json(drawn.schema(site().url))
    answer.mimetype = "application/schema+json"
    return answer


def site() -> drawn.Site:
    """Who publishes this."""
    own = publisher()
    return drawn.Site(name=own.name, url=own.url, license=own.license)


def asked_since() -> datetime | None:
    """The moment asked for; a bad one is refused with a sentence."""
    text = request.args.get("since", "").strip()
    moment = moments.read(text) if text else None
    return _refuse("since") if text and moment is None else moment


def asked_after() -> exports.Cursor | None:
    """The place to go on from; a bad one is refused with a sentence."""
    text = request.args.get("after", "").strip()
    cursor = exports.Cursor.read(text) if text else None
    return _refuse("after") if text and cursor is None else cursor


SENTENCES = {
    "since": "`since` must be a moment as RFC 3339 writes it, for example 2023-05-03T14:30:00Z.",
    "after": "`after` is taken from the `next` address of the page before; this one is not such a place.",
}


def _refuse(name: str) -> NoReturn:
    """Say what was expected."""
    abort(HTTPStatus.BAD_REQUEST, description=SENTENCES[name])


def _everything() -> Iterator[exports.Exported]:
    """All that is published, in short sessions that outlive the request."""
    reading = partial(db.open_session, db.engine(), writes=False)
    return exports.everything(reading, asked_since())


def _address(since: datetime | None, cursor: exports.Cursor) -> str:
    """Where the next page is."""
    changed = moments.written(since) if since else None
    return site().url + url_for("exports.verdicts_json", since=changed, after=str(cursor))


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """Pieces of text as they are sent, several at a time."""
    waiting: list[bytes] = []
    for place, piece in enumerate(pieces):
        waiting.append(piece.encode())
        if place % exports.BATCH == 0:
            yield b"".join(waiting)
            waiting.clear()
    yield b"".join(waiting)


def _streamed(pieces: Iterator[bytes], mimetype: str) -> Response:
    """An answer that is sent while it is made, packed for who reads gzip."""
    unpacked = request.accept_encodings["gzip"] <= 0
    answer = Response(pieces if unpacked else bulk.packed(pieces), content_type=f"{mimetype}; charset=utf-8")
    if not unpacked:
        answer.content_encoding = "gzip"
    answer.vary.add("Accept-Encoding")
    return tagged(licensed(answer))


def tagged(answer: Response) -> Response:
    """The answer with the tag of what readers see now; 304 for who has it already.

    It is weak: the time at which an export was made is no change.
    """
    imprint = current_app.extensions["published"].imprint()
    answer.set_etag(f"{answers.edition(db.session())}-{imprint}", weak=True)
    # What is streamed is not measured: for that, all of it would have to be in memory.
    answer.implicit_sequence_conversion = False
    answer.make_conditional(request)
    return answer


def licensed(answer: Response) -> Response:
    """The answer with the address of its licence."""
    answer.headers.add("Link", f'<{licence().url}>; rel="license"')
    return answer
