"""A correction that is killed on its way out, again and again: what readers see afterwards."""

import random
import re
import threading
import time
import urllib.request
from collections import Counter
from http.client import HTTPException

from sqlmodel import Session, select

from factcheck import db
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Role
from factcheck.models import Claim, Person
from factcheck.services import sessions
from tests import dossiers
from tests.durability.server import Server, Worker

SAID = re.compile(r"Summary number (\d+)\.")
LONGEST = 0.25
"""After so many seconds, at the latest, the server is killed."""


def kill_while_publishing(server: Server, url: str, tries: int, seed: int = 5) -> Counter[str]:
    """How often the old and how often the new state was there after a kill; mixtures by what they were."""
    chance = random.Random(seed)
    people, slug, token = begin(url)
    server.start()
    outcome: Counter[str] = Counter()
    for number in range(1, tries + 1):
        rule_again(url, slug, people, number)
        before = seen(server, slug)
        worker = Worker(server, token)
        fields = correction(worker, slug)
        sending = threading.Thread(target=send, args=(worker, slug, fields))
        sending.start()
        time.sleep(chance.uniform(0, LONGEST))
        server.kill()
        sending.join(30)
        server.start()
        after = seen(server, slug)
        outcome[told(before, after, number)] += 1
        for _ in range(2):
            assert seen(server, slug) == after, "read again, it says something else"
    server.kill()
    return outcome


def told(before: dict[str, int], after: dict[str, int], number: int) -> str:
    """Which state is seen."""
    states = set(after.values())
    if len(states) > 1:
        return f"mixture: {after}"
    return "new" if states == {number} else "old" if after == before else f"neither: {before} {after}"


def begin(url: str) -> tuple[list[Viewer], str, str]:
    """Three people and their published claim; the editor's session."""
    engine = db.make_engine(url)
    with db.transaction(engine) as session:
        people = [person(session, name) for name in ("ann", "bob", "eve")]
        claim = dossiers.contested(session)
        dossiers.judge(session, claim, *people[:2])
        dossiers.rule(session, claim, people[2], summary="Summary number 0.")
        dossiers.publish(session, claim, people[2])
        token = sessions.start(session, session.get_one(Person, people[2].id))
        slug = claim.slug
    engine.dispose()
    return people, slug, token


def person(session: Session, name: str) -> Viewer:
    """An editor."""
    found = Person(username=name, public_name=name.title(), role=Role.EDITOR)
    session.add(found)
    session.flush()
    return Viewer(found.id, found.username, found.public_name, found.role)


def rule_again(url: str, slug: str, people: list[Viewer], number: int) -> None:
    """The next ruling, which nobody has published yet."""
    engine = db.make_engine(url)
    with db.transaction(engine) as session:
        claim = session.exec(select(Claim).where(Claim.slug == slug)).one()
        dossiers.rule(session, claim, people[2], summary=f"Summary number {number}.")
    engine.dispose()


def correction(worker: Worker, slug: str) -> dict[str, str]:
    """The filled-in form that publishes it."""
    token = worker.csrf_token(f"/desk/claims/{slug}")
    return dossiers.SENT_REASONS | {"csrf_token": token, "kind": "minor", "note": "Other words."}


def send(worker: Worker, slug: str, fields: dict[str, str]) -> None:
    """Publish; the server may be gone before it answers."""
    try:
        worker.ask(f"/desk/claims/{slug}/publications", **fields)
    except (OSError, HTTPException):
        return


def seen(server: Server, slug: str) -> dict[str, int]:
    """The newest summary that each of these says."""
    asked = {
        "page": (f"/claims/{slug}", {}),
        "part": (f"/claims/{slug}", {"HX-Request": "true"}),
        "data": (f"/claims/{slug}.json", {}),
        "feed": ("/feed.json", {}),
        "Atom feed": ("/feed.atom", {}),
        "list": ("/index.json", {}),
        "search": ("/index.json?q=neighbour+nat+summary", {}),
        "export": ("/export/verdicts.jsonl", {}),
    }
    return {name: newest(server, *each) for name, each in asked.items()}


def newest(server: Server, address: str, headers: dict[str, str]) -> int:
    """The newest summary in an answer."""
    wanted = urllib.request.Request(f"http://127.0.0.1:{server.port}{address}", headers=headers)
    with urllib.request.urlopen(wanted, timeout=30) as answer:
        return max(map(int, SAID.findall(answer.read().decode())), default=-1)
