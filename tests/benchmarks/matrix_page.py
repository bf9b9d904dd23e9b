"""The matrix of 8 claims, 60 pieces of evidence and 10 reviewers, against our own of 3, 3 and 3."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from time import process_time
from typing import NamedTuple

from sqlmodel import Session

from factcheck import db, schema
from factcheck.app import Factcheck, create_app
from factcheck.config import Settings
from factcheck.domain.vocabulary import Bearing, Role, Weight
from factcheck.models import BearingGiven, Person, Verdict, Weighing
from factcheck.services import sessions
from tests.cast import Browser
from tests.counting import queries
from tests.dossiers import SITE
from tests.factories import make_claim, make_evidence, make_question

ROUNDS = 15

Table = list[tuple[str, ...]]


class Size(NamedTuple):
    """How many claims, pieces of evidence and reviewers."""

    claims: int
    evidence: int
    reviewers: int

    @property
    def name(self) -> str:
        """The size as a table says it."""
        return " × ".join(str(each) for each in self)


SMALL, LARGE = Size(3, 3, 3), Size(8, 60, 10)


class Measured(NamedTuple):
    """What one page takes: its best time on the processor in milliseconds, its queries, its size in kB."""

    ms: float
    queries: int
    kilobytes: float


def run() -> Table:
    """Best milliseconds of processor time, queries and kB of both; how many times as long the large takes."""
    with filled_app() as (app, pages):
        small, large = measured(app, pages)
    rows = ((SMALL.name, small), (LARGE.name, large))
    return [
        ("claims × evidence × reviewers", "ms", "queries", "kB", "times"),
        *(
            (name, f"{each.ms:.1f}", str(each.queries), f"{each.kilobytes:.0f}", f"{each.ms / small.ms:.1f}")
            for name, each in rows
        ),
    ]


def measured(app: Factcheck, pages: dict[Size, str]) -> tuple[Measured, Measured]:
    """Both pages, asked in turn so that noise meets them alike; the best time of each counts."""
    browser = reviewer(app)
    times: dict[Size, list[float]] = {size: [] for size in pages}
    for _ in range(ROUNDS):
        for size, address in pages.items():
            started = process_time()
            assert browser.get(address).status_code == 200
            times[size].append(1000 * (process_time() - started))
    small, large = (told(app, browser, pages[size], min(times[size])) for size in (SMALL, LARGE))
    return small, large


def told(app: Factcheck, browser: Browser, address: str, ms: float) -> Measured:
    """What a page takes besides its time."""
    count = queries(app.extensions["engine"], lambda: browser.get(address))
    return Measured(ms, count, len(browser.get(address).data) / 1000)


def reviewer(app: Factcheck) -> Browser:
    """A browser of the first reviewer, who has judged every claim."""
    with db.transaction(app.extensions["engine"]) as session:
        token = sessions.start(session, session.get_one(Person, 1))
        return Browser(app, sessions.viewer_of(session, token), token)


@contextmanager
def filled_app() -> Iterator[tuple[Factcheck, dict[Size, str]]]:
    """An app on a new database that holds both questions, and the addresses of their pages."""
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
            people = [person(session, number) for number in range(LARGE.reviewers)]
            pages = {size: fill(session, size, people) for size in (SMALL, LARGE)}
        engine.dispose()
        app = create_app(settings)
        yield app, pages
        app.extensions["engine"].dispose()


def person(session: Session, number: int) -> int:
    """A reviewer."""
    found = Person(username=f"reviewer-{number}", public_name=f"Reviewer {number}", role=Role.REVIEWER)
    session.add(found)
    session.flush()
    return found.id


def fill(session: Session, size: Size, people: list[int]) -> str:
    """A question of that size on which everybody judged and rated everything; the address of its page."""
    question = make_question(session)
    claims = [make_claim(session, question=question) for _ in range(size.claims)]
    pieces = [make_evidence(session, question=question, quote="It says so.") for _ in range(size.evidence)]
    bearings, weights = cycle([*Bearing, Bearing.CONTRADICTS]), cycle(Weight)
    for who in people[: size.reviewers]:
        for claim in claims:
            session.add(
                Verdict(
                    claim_id=claim.id,
                    person_id=who,
                    rating="unproven",
                    confidence=0.5,
                    rationale="Nobody saw it.",
                )
            )
        for piece in pieces:
            given = {"evidence_id": piece.id, "person_id": who}
            session.add(Weighing(**given, credibility=next(weights), relevance=next(weights)))
            session.add_all(
                BearingGiven(**given, claim_id=claim.id, bearing=next(bearings)) for claim in claims
            )
    session.flush()
    return f"/desk/questions/{question.slug}"
