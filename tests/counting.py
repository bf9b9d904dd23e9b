"""How many queries an answer takes."""

from collections.abc import Callable

from sqlalchemy import Engine, event
from werkzeug.test import TestResponse


def queries(engine: Engine, ask: Callable[[], TestResponse]) -> int:
    """The number of queries of one good answer; what opens a transaction is none."""
    asked = []

    def note(_connection, _cursor, statement, *_):
        if "FROM" in statement:
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    assert ask().status_code == 200
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)
