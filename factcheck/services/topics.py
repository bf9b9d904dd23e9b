"""Topics: found by name, made when new."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from factcheck.models import Topic
from factcheck.services import naming

LONGEST_NAME = 120
"""The longest name of a topic, in characters."""


def resolve(session: Session, names: Iterable[str]) -> list[Topic]:
    """The topics of those names in their order, made where they are new.

    What is filed under them is the change that the log tells of, so this tells nothing.
    """
    tidied = (naming.bounded(name, LONGEST_NAME, "A topic") for name in names)
    wanted: dict[str, str] = {}
    for name in filter(None, tidied):
        wanted.setdefault(naming.key(name)[:LONGEST_NAME], name)
    known = session.exec(select(Topic).where(col(Topic.folded).in_(wanted))).all() if wanted else []
    by_key = {topic.folded: topic for topic in known}
    return [by_key.get(folded) or _make(session, name, folded) for folded, name in wanted.items()]


def _make(session: Session, name: str, folded: str) -> Topic:
    """A new topic."""
    topic = Topic(slug=naming.free_slug(session, Topic.slug, name, "topic"), name=name, folded=folded)
    session.add(topic)
    session.flush()
    return topic


def names_of(topics: Iterable[Topic]) -> list[str]:
    """The topics' names, in the order of the alphabet."""
    return sorted(topic.name for topic in topics)


def find(session: Session, slug: str) -> Topic | None:
    """The topic at that address."""
    return session.exec(select(Topic).where(Topic.slug == slug)).first()


def called(session: Session, name: str) -> Topic | None:
    """The topic of that name."""
    key = naming.key(name)[:LONGEST_NAME]
    return session.exec(select(Topic).where(Topic.folded == key).order_by(col(Topic.id))).first()


def matching(session: Session, q: str, limit: int = 10) -> list[Topic]:
    """Topics whose name holds the words typed."""
    hits = select(Topic).where(col(Topic.folded).contains(naming.key(q), autoescape=True))
    return list(session.exec(hits.order_by(col(Topic.name)).limit(limit)))
