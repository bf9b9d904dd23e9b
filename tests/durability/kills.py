"""Work that is killed again and again, and what of it was acknowledged and kept."""

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass
from http.client import HTTPException

from sqlmodel import select

from factcheck import db
from factcheck.models import Question
from factcheck.services import log
from tests.durability.server import Server, Worker, hire

WRITERS = 4


@dataclass
class Outcome:
    """What was acknowledged, and how often each of it is in the database."""

    acknowledged: list[str]
    kept: Counter[str]

    @property
    def lost(self) -> list[str]:
        return [text for text in self.acknowledged if not self.kept[text]]

    @property
    def doubled(self) -> list[str]:
        return [text for text, times in self.kept.items() if times > 1]


def kill_often(server: Server, url: str, kills: int, seed: int = 3) -> Outcome:
    """Let four people write while the server is killed at odd moments, and count."""
    acknowledged: list[str] = []
    tokens = [hire(url, f"writer-{number}") for number in range(WRITERS)]
    chance = random.Random(seed)
    for _ in range(kills):
        server.start()
        workers = [Worker(server, token) for token in tokens]
        threads = [threading.Thread(target=write, args=(worker, acknowledged)) for worker in workers]
        for thread in threads:
            thread.start()
        wait_for(acknowledged, len(acknowledged) + chance.randint(2, 60))
        time.sleep(chance.uniform(0, 0.02))
        server.kill()
        for thread in threads:
            thread.join(30)
    return Outcome(acknowledged, stored(url))


def wait_for(acknowledged: list[str], wanted: int) -> None:
    """Let the work go on until so much of it is acknowledged, but not for ever."""
    for _ in range(2_000):
        if len(acknowledged) >= wanted:
            return
        time.sleep(0.005)


def write(worker: Worker, acknowledged: list[str]) -> None:
    """Open questions until the server is gone; note each one it said it kept."""
    try:
        token = worker.csrf_token("/desk/questions/new")
        for number in range(10_000):
            text = f"Question {id(worker)} {number} {time.time_ns()}?"
            status, _ = worker.ask("/desk/questions", csrf_token=token, text=text, summary="", topics="")
            if status != 303:
                return
            acknowledged.append(text)
    except (OSError, HTTPException, TypeError):
        return


def stored(url: str) -> Counter[str]:
    """How often each question is in the database, once the log's chain has been followed."""
    engine = db.make_engine(url)
    try:
        with db.open_session(engine, writes=False) as session:
            assert log.broken_at(session) is None
            return Counter(session.exec(select(Question.text)).all())
    finally:
        engine.dispose()
