"""What the stories of the services share."""

from collections.abc import Callable

import pytest
from sqlmodel import col, select

from factcheck.models import Event


@pytest.fixture
def events(session) -> Callable[[], list[Event]]:
    """All events so far, in their order."""
    return lambda: list(session.exec(select(Event).order_by(col(Event.id))))
