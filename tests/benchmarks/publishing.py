"""What one publication costs beside few and beside many published claims, and what readers wait after it.

How many are many: FACTCHECK_MANY, 100,000 unless said. The claim published names a speaker of one
claim in two hundred and a topic of one in twenty. Every page is then asked for twice: drawn, and stored.
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from sqlmodel import select

from factcheck import db
from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Role
from factcheck.models import Person, Speaker
from tests import dossiers
from tests.benchmarks._crowd import made
from tests.benchmarks.among_many import answers
from tests.conftest import SECRET, migrate
from tests.factories import make_attribution, make_claim

FEW = 1_000
MANY = int(os.environ.get("FACTCHECK_MANY", "100000"))
ROUNDS = 5
AFTER = {
    "the front page": "/",
    "the Atom feed": "/feed.atom",
    "the sitemap": "/sitemap.xml",
    "the speaker's page": "/speakers/speaker-3",
    "the topic's page": "/topics/topic-3",
    "an unrelated claim's page": "/claims/claim-7",
}


DOCUMENTED = """
UPDATE publication SET document = (SELECT document FROM publication ORDER BY id DESC LIMIT 1)
WHERE claim_id IN (SELECT claim_id FROM mention WHERE key IN ('speaker-3', 'topic-3'))
"""
"""Whoever is asked about gets real documents; those of the crowd are empty."""


def run() -> list[tuple[str, ...]]:
    """Milliseconds at either size, medians."""
    few, many = (figures(count) for count in (FEW, MANY))
    heading = ("milliseconds", f"among {FEW:,}", f"among {MANY:,}", "times")
    return [
        heading,
        *((name, f"{few[name]:.1f}", f"{many[name]:.1f}", f"{many[name] / few[name]:.1f}") for name in few),
    ]


def figures(count: int) -> dict[str, float]:
    """Publishing, and each page drawn after it and asked for again."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'publishing.sqlite3'}"
        migrate(url)
        engine = made(url, count)
        app = create_app(Settings(Path(folder), SECRET, database_url=url, log_level="critical"))
        reader = app.test_client()
        reader.get("/robots.txt")
        with db.transaction(engine) as session:
            answers(session, count)
            people = hired(session)
        publish(engine, people, ROUNDS)
        with engine.begin() as connection:
            connection.exec_driver_sql(DOCUMENTED)
        taken: dict[str, list[float]] = {}
        for number in range(ROUNDS):
            publishing = lambda number=number: publish(engine, people, number)  # noqa: E731 - timed below
            taken.setdefault("publishing", []).append(timed(publishing))
            for name, address in AFTER.items():
                for how in ("first asked", "again"):
                    asking = lambda address=address: asked(reader, address)  # noqa: E731 - timed below
                    taken.setdefault(f"{name}, {how}", []).append(timed(asking))
        app.extensions["engine"].dispose()
        engine.dispose()
    return {name: median(each) for name, each in taken.items()}


def asked(reader, address: str) -> None:
    """A page is asked for, and is there."""
    status = reader.get(address, buffered=True).status_code
    assert status == 200, (address, status)


def hired(session) -> list[Viewer]:
    """Two reviewers and an editor."""
    people = [
        Person(username=name, public_name=name.title(), role=Role.EDITOR) for name in ("ann", "bob", "eve")
    ]
    session.add_all(people)
    session.flush()
    return [Viewer(each.id, each.username, each.public_name, each.role) for each in people]


def publish(engine, people: list[Viewer], number: int) -> None:
    """One more claim, from its first attribution to its publication."""
    with db.transaction(engine) as session:
        claim = make_claim(session, f"Nat sat on roof number {number}.", topics=["Topic 3"])
        speaker = session.exec(select(Speaker).where(Speaker.slug == "speaker-3")).one()
        make_attribution(session, claim, speaker=speaker)
        dossiers.judge(session, claim, *people[:2])
        dossiers.rule(session, claim, people[2])
        dossiers.publish(session, claim, people[2])


def timed(ask: Callable[[], object]) -> float:
    """The milliseconds that it takes."""
    began = time.perf_counter()
    ask()
    return 1_000 * (time.perf_counter() - began)
