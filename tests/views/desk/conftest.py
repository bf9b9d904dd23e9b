"""What the stories of the desk share."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlmodel import Session

from factcheck import db


@pytest.fixture
def tell(app) -> Callable[[], AbstractContextManager[Session]]:
    """A chapter of the story: a session that is committed at its end."""
    return lambda: db.transaction(app.extensions["engine"])
