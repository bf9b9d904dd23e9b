"""What a database holds: nothing, the demo or work of its own; and the demo put into an empty one."""

from enum import StrEnum

from sqlmodel import Session, select

from factcheck.demo.build import Telling
from factcheck.demo.stories import all_stories
from factcheck.domain.viewers import Viewer
from factcheck.models import Article, Claim, Event, Person, Question, Setting
from factcheck.services import log
from factcheck.services.gate import Draw

MARK = "demo"
"""The setting that says whose content this is."""


class Content(StrEnum):
    """What a database holds."""

    NOTHING = "nothing"
    DEMO = "the demo"
    WORK = "somebody's work"


def content(session: Session) -> Content:
    """What is in the database; one event in its log is enough to be somebody's work."""
    if session.get(Setting, MARK):
        return Content.DEMO
    tables = (Event.id, Person.id, Article.id, Question.id, Claim.id)
    held = any(session.exec(select(column).limit(1)).first() is not None for column in tables)
    return Content.WORK if held else Content.NOTHING


def furnish(session: Session, people: dict[str, Viewer], draw: Draw) -> None:
    """Tell every story, and note that this is the demo."""
    for story in all_stories():
        Telling(session, people, draw, story).tell()
    mark = Setting(key=MARK, value="1")
    session.add(mark)
    log.record(session, None, "told", mark)
