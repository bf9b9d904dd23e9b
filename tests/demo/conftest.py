"""The demo, told once for the tests of a file into the test's own database."""

import pytest
from sqlalchemy import Engine

from factcheck.commands import demo
from tests.conftest import empty


@pytest.fixture(scope="module")
def told(application, settings, tmp_path_factory) -> Engine:
    """The database that holds the demo."""
    engine = application.extensions["engine"]
    demo.furnish(engine, settings.with_values({"instance": tmp_path_factory.mktemp("demo")}))
    yield engine
    empty(engine)
