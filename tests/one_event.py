"""One entry in the log for each change: watched over every form that any test sends.

`watch` looks at what a POST left: an entry for each thing it made or changed, never two
about the same, none where it was refused. At the end of a whole run every address that
changes something must have left an entry at least once; `missing` names those that did not.
"""

from collections.abc import Callable
from itertools import count

from sqlalchemy import Engine, text
from werkzeug.test import TestResponse

from tests.addresses import ROWS

SILENT = {
    "/signin": "a wrong password is refused, and the try leaves its entry in a transaction of its own",
    "/desk/profile/password": "a wrong one is refused, and the try leaves its entry all the same",
    "/unsubscribe/<token>": "sent without a form; its own test counts the entry",
    "/desk/drafts": "what is being typed is no part of the record",
    "/desk/drafts/discard": "what is being typed is no part of the record",
    "/desk/notifications": "having seen a notification changes nothing but what is shown as new",
    "/desk/notifications/<int:notification_id>": "having seen a notification changes nothing else",
}
"""Addresses that take a POST and may leave no entry, each with its reason."""
UNDERWAY: set[int] = set()
"""What is being sent: where several ask at once, entries cannot be told apart, and are not looked at."""
NUMBERS = count()
"""Each POST that was ever sent has a number."""
SEEN: set[str] = set()
"""The rules of the addresses that left an entry."""


def watch(engine: Engine, rule: str, ask: Callable[[], TestResponse]) -> TestResponse:
    """The answer to a POST; asserts that it left one entry for each thing it changed, none if refused."""
    number = next(NUMBERS)
    UNDERWAY.add(number)
    others = UNDERWAY - {number}
    before = newest(engine)
    try:
        answer = ask()
        left = since(engine, before)
    finally:
        UNDERWAY.remove(number)
    if others or next(NUMBERS) > number + 1:
        return answer
    granted = answer.status_code < 400 or rule in SILENT
    assert granted or not left, f"{rule} was refused ({answer.status_code}) and left {left}"
    assert len(left) == len(set(left)), f"{rule} left more than one entry about the same thing: {left}"
    if left:
        SEEN.add(rule)
    return answer


def newest(engine: Engine) -> int:
    """The number of the last entry."""
    with engine.execution_options(writes=False).connect() as connection:
        return connection.execute(text("SELECT coalesce(max(id), 0) FROM event")).scalar_one()


def since(engine: Engine, number: int) -> list[tuple[str, str]]:
    """What the entries after that one are about."""
    wanted = text("SELECT noun, noun_id FROM event WHERE id > :number")
    with engine.execution_options(writes=False).connect() as connection:
        return [(noun, noun_id) for noun, noun_id in connection.execute(wanted, {"number": number})]


def missing(seen: set[str]) -> list[str]:
    """Addresses that change something and of which no test saw it leave its entry."""
    return sorted({rule for method, rule, _ in ROWS if method != "GET"} - seen - set(SILENT))
