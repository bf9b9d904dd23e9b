"""Letters of readers, written in one line each."""

import re
import time
from datetime import timedelta

from sqlmodel import Session

from factcheck.domain import letters as promise
from factcheck.domain.vocabulary import LetterKind
from factcheck.models import Letter
from factcheck.services import letters
from tests.cast import Browser

WORDS = "The second sentence is wrong: it was a Tuesday."


def make_letter(session: Session, words: str = WORDS, **more: object) -> Letter:
    """A letter that came in."""
    sender = str(more.pop("sender", f"sender of {words}"[:64]))
    return letters.send(session, sender, LetterKind(more.pop("kind", "error")), words=words, **more)


def seal(browser: Browser, ago: timedelta = timedelta(minutes=1)) -> str:
    """The moment at which a form was opened, signed as the form carries it."""
    return promise.sealed(str(browser.app.secret_key), int(time.time() - ago.total_seconds()))


def write(browser: Browser, address: str = "/report", words: str = WORDS, **fields: str):
    """Send a letter as somebody does who took her time."""
    return browser.post(address, **{"words": words, "seal": seal(browser)} | fields)


def sealed_in(page: str) -> str:
    """The seal in a form."""
    return re.search(r'name="seal" value="([^"]+)"', page)[1]
