"""A question of 8 claims, 60 attributions, 40 pieces of evidence: drawn from documents, lazily, or stored.

Both drawn answers go through the same views, presenters and templates and say the same;
the lazy one asks the tables for each thing when the page comes to it.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle, product
from pathlib import Path
from statistics import median
from time import perf_counter

from flask import Blueprint
from flask.testing import FlaskClient
from sqlmodel import Session, select
from werkzeug.test import TestResponse

from factcheck import db, schema
from factcheck.app import Factcheck, create_app
from factcheck.config import Settings
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Bearing, Role, Stance
from factcheck.models import Claim, Listing, Person, Question
from factcheck.presenters.dossiers import Body, compose
from factcheck.presenters.public_chains import ChainsShown
from factcheck.presenters.public_heatmap import HeatmapShown
from factcheck.presenters.public_questions import QuestionPage
from factcheck.presenters.public_timeline import TimelineShown
from factcheck.services import answers, scales
from factcheck.views.shapes import Names, shown
from tests.counting import queries
from tests.dossiers import SITE, judge, publish, rule
from tests.factories import (
    make_article,
    make_attribution,
    make_bearing,
    make_claim,
    make_evidence,
    make_outlet,
    make_question,
    make_speaker,
)

CLAIMS, ATTRIBUTIONS, EVIDENCE = 8, 60, 40
SLUG = "who-broke-the-window"
OURS, LAZY = f"/questions/{SLUG}", f"/lazily/{SLUG}"
ROUNDS = 15

Table = list[tuple[str, ...]]
Ask = Callable[[], TestResponse]
"""What asks for one answer."""


def run() -> Table:
    """Median milliseconds and queries of each, and how many times as long as ours the others take."""
    with filled_app() as app:
        return figures(app)


def figures(app: Factcheck) -> Table:
    """The table of an app that holds the question."""
    client, engine = app.test_client(), app.extensions["engine"]
    assert said(page(client, OURS)) == said(page(client, LAZY).replace("/lazily/", "/questions/"))
    ways: dict[str, Ask] = {
        "from documents": partial(anew, app, client),
        "lazily from rows": partial(client.get, LAZY),
        "not at all: stored": partial(client.get, OURS),
    }
    timed = in_turn(ways.values())
    asked = [queries(engine, ask) for ask in ways.values()]
    rows = zip(ways, timed, asked, strict=True)
    return [
        ("drawn", "ms", "queries", "times ours"),
        *((name, f"{ms:.1f}", str(count), f"{ms / timed[0]:.3g}") for name, ms, count in rows),
    ]


def said(whole: str) -> str:
    """What a page says, without its head, in which the address itself is described."""
    return whole[whole.index("<body") :]


def page(client: FlaskClient, address: str) -> str:
    """The page at an address."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.text


def anew(app: Factcheck, client: FlaskClient) -> TestResponse:
    """Our page, drawn because a change made the stored one untrue, and the change itself."""
    with db.transaction(app.extensions["engine"]) as session:
        answers.bump(session)
    return client.get(OURS)


def in_turn(ways: Iterable[Ask]) -> list[float]:
    """The median time of each in milliseconds, asked in turn so that noise meets all alike."""
    times: dict[Ask, list[float]] = {ask: [] for ask in ways}
    for _ in range(ROUNDS):
        for ask, taken in times.items():
            started = perf_counter()
            assert ask().status_code == 200
            taken.append(1000 * (perf_counter() - started))
    return [median(each) for each in times.values()]


@contextmanager
def filled_app() -> Iterator[Factcheck]:
    """An app on a new database that holds the question and knows the lazy address."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            instance=Path(folder),
            secret_key="only-for-figures-0123456789-abcdefgh",
            site_url=SITE,
            log_level="critical",
        )
        engine = db.make_engine(settings.database)
        schema.upgrade(engine)
        with db.transaction(engine) as session:
            fill(session)
        engine.dispose()
        app = create_app(settings)
        app.register_blueprint(lazy_views())
        yield app
        app.extensions["engine"].dispose()


def fill(session: Session) -> None:
    """The question, published, with everything it is drawn from."""
    ada, ben, eve = (person(session, name) for name in ("Ada", "Ben", "Eve"))
    question = make_question(session, "Who broke the window?", topics=["Glass", "Neighbours"])
    claims = [make_claim(session, question=question) for _ in range(CLAIMS)]
    pieces = [make_evidence(session, question=question, publisher="The Daily") for _ in range(EVIDENCE)]
    for (piece, claim, viewer), bearing in zip(
        product(pieces, claims, (ada, ben)), cycle(Bearing), strict=False
    ):
        make_bearing(session, piece, claim, viewer, bearing)
    heard(session, claims)
    for claim in claims:
        judge(session, claim, ada, ben)
        rule(session, claim, eve)
        publish(session, claim, eve)


def person(session: Session, name: str) -> Viewer:
    """An editor."""
    found = Person(username=name.lower(), public_name=name, role=Role.EDITOR)
    session.add(found)
    session.flush()
    return Viewer(found.id, found.username, found.public_name, found.role)


def heard(session: Session, claims: list[Claim]) -> None:
    """Sixty attributions by twelve speakers in twenty articles of ten outlets."""
    speakers = [make_speaker(session) for _ in range(12)]
    outlets = [make_outlet(session) for _ in range(10)]
    articles = [
        make_article(session, outlet=outlets[number % 10], published="2024-05-03") for number in range(20)
    ]
    for number in range(ATTRIBUTIONS):
        make_attribution(
            session,
            claims[number % CLAIMS],
            speaker=speakers[number % 12],
            article=articles[number % 20],
            stance=(Stance.ASSERTS, Stance.DENIES, Stance.ASSERTS, Stance.DOUBTS)[number % 4],
            said=f"2024-05-{number % 28 + 1:02}",
            origin=f"origin-{number % 15}",
            chain=(("interview", outlets[number % 7].name), ("article", outlets[number % 10].name)),
        )


def lazy_views() -> Blueprint:
    """The same page at another address, drawn from the tables as it goes."""
    blueprint = Blueprint("lazily", __name__)
    address, page, part = "/lazily/<slug:slug>", "questions/show.html", "questions/_question.html"
    shown(blueprint, address, page=page, part=part, data="question")(lazily)
    return blueprint


def lazily(slug: str) -> Names:
    """What the question's page is drawn from, each row read when it is come to."""
    question = db.session().exec(select(Question).where(Question.slug == slug)).one()
    listings = [listing for claim in question.claims if (listing := db.session().get(Listing, claim.id))]
    listings.sort(key=lambda listing: (listing.first_asserted or "9999", listing.claim_id))
    dossiers = [lazy_body(listing) for listing in listings]
    return {
        "question": QuestionPage.of(question, dossiers, listings, [], 0, SITE),
        "timeline": TimelineShown.of(dossiers),
        "chains": ChainsShown.of(dossiers),
        "heatmap": HeatmapShown.of(dossiers),
    }


def lazy_body(listing: Listing) -> Body:
    """What one publication says, put together from rows."""
    publication = listing.publication
    ruling = publication.claim.rulings[-1]
    scale = scales.at(db.session(), ruling.scale_version)
    return compose(publication.claim, ruling, scale, publication.version, publication.published, SITE)
