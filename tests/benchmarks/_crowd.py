"""A site with many published claims, made by plain inserts: for figures only."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, insert, select

from factcheck import db
from factcheck.domain.text import searched
from factcheck.models import Claim, Edition, Listing, Mention, Outlet, Publication, Question, Speaker, Topic
from factcheck.services import tallies

START = datetime(2020, 1, 1, tzinfo=UTC)
WORDS = ("drone", "kremlin", "window", "glass", "neighbour", "ministry", "broke", "attack", "border")
RARE = ("şəhər", "кремль", "القرم")
AT_ONCE = 5_000
RIVALS = 3
"""Every third claim stands alone; the others answer questions, so many each."""


def crowd(engine: Engine, count: int) -> None:
    """So many claims, each published once, with listings and mentions; the documents are empty."""
    with engine.begin() as connection:
        if connection.execute(select(Edition.id)).first() is None:
            connection.execute(insert(Edition.__table__), {"id": 1, "number": 1, "floor": 1})
        for model in (Speaker, Outlet, Topic):
            connection.execute(insert(model.__table__), [thing(model, number) for number in range(200)])
        for first in range(1, count + 1, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, count + 1))
            questions = sorted(
                {asked for number in numbers if (asked := question_of(number)) and is_first(number)}
            )
            if questions:
                connection.execute(insert(Question.__table__), [question(number) for number in questions])
            for model, row in ((Claim, claim), (Publication, publication), (Listing, listing)):
                connection.execute(insert(model.__table__), [row(number) for number in numbers])
            connection.execute(
                insert(Mention.__table__), [each for number in numbers for each in mentions(number)]
            )


def thing(model, number):
    """A speaker, an outlet or a topic."""
    name = f"{model.__name__} {number}"
    row = {"slug": f"{model.__name__.lower()}-{number}", "name": name, "folded": name.lower(), "version": 1}
    row |= {"kind": "person", "made": START}
    return {key: value for key, value in row.items() if key in model.__table__.columns}


def question_of(number):
    """The number of the question a claim answers; None for one that stands alone."""
    return None if number % 3 == 0 else number // (RIVALS * 3) + 1


def is_first(number):
    """Whether a claim is the first of its question."""
    return question_of(number) != question_of(number - 1) and question_of(number) != question_of(number - 2)


def question(number):
    """A question."""
    text = f"Who did number {number}?"
    return defaults(Question) | {
        "id": number,
        "slug": f"question-{number}",
        "text": text,
        "folded": text.lower(),
    }


def claim(number):
    """A claim."""
    text = text_of(number)
    return defaults(Claim) | {
        "id": number, "slug": f"claim-{number}", "text": text, "folded": text.lower(),
        "question_id": question_of(number), "opened": START,
    }  # fmt: skip


def text_of(number):
    """Its words: some in one claim of three, some in one of two hundred."""
    words = [WORDS[(number * step) % len(WORDS)] for step in (1, 5, 7)]
    rare = [RARE[number % 3]] if number % 200 == 0 else []
    return " ".join(["Somebody", *words, *rare, f"word{number % 5000}", f"number {number}."])


def publication(number):
    """Its publication."""
    return defaults(Publication) | {
        "id": number, "claim_id": number, "version": 1, "document": "{}", "sha256": "0" * 64,
        "published": moment(number),
    }  # fmt: skip


def listing(number):
    """Its listing."""
    said = f"20{number % 20 + 1:02}-05-03"
    return defaults(Listing) | {
        "claim_id": number,
        "publication_id": number,
        "question_id": question_of(number),
        "slug": f"claim-{number}",
        "text": text_of(number),
        "rating": ("refuted", "supported", "unproven")[number % 3],
        "label": "Rated",
        "summary": "What came of it.",
        "folded": searched(text_of(number)),
        "first_asserted": said,
        "said_first": said,
        "published": moment(number),
        "modified": moment(number),
    }


def moment(number):
    """When it was published: not in the order of the numbers."""
    return START + timedelta(seconds=(number * 7919) % 10_000_019)


def mentions(number):
    """Whom and what it mentions."""
    keys = {
        "topic": f"topic-{number % 20}",
        "speaker": f"speaker-{number % 200}",
        "outlet": f"outlet-{number % 50}",
    }
    return [{"kind": kind, "key": key, "claim_id": number} for kind, key in keys.items()]


def defaults(model):
    """What a new row of a kind holds unasked."""
    row = model()
    columns = model.__table__.columns
    return {
        column.name: getattr(row, column.name)
        for column in columns
        if getattr(row, column.name, None) is not None
    }


def made(url: str, count: int) -> Engine:
    """An engine on a database with so many claims."""
    engine = db.make_engine(url)
    crowd(engine, count)
    with db.transaction(engine) as session:
        tallies.recount(session)
    return engine
