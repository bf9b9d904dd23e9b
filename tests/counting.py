"""How many queries and how many calls an answer takes: what is the same however busy the machine is."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

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


def calls(ask: Callable[[], TestResponse]) -> int:
    """The number of functions called for one good answer, asked before, in Python and beneath it."""
    count = 0

    def note(_frame: FrameType, what: str, _argument: Any) -> None:
        nonlocal count
        count += what in ("call", "c_call")

    assert ask().status_code == 200
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        ask()
    finally:
        sys.setprofile(before)
    return count
