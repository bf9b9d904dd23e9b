"""`factcheck serve`: it starts where it can listen, and says why where it cannot."""

import socket
from contextlib import closing
from importlib.metadata import version

import pytest

from factcheck.commands import sites
from tests.commands import running

pytestmark = pytest.mark.once


@pytest.fixture
def run(settings, engine, tmp_path):
    return running.on(settings, tmp_path)


def test_a_port_that_somebody_listens_on_is_not_shared(run):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        answer = run("serve", "--port", str(port))
    assert answer.exit_code == 1
    assert f"Nothing can listen on 127.0.0.1, port {port}: Address already in use." in answer.output
    assert "Choose another --port or --host" in answer.output


def test_a_host_that_is_not_of_this_machine_is_named(run):
    answer = run("serve", "--host", "nowhere.invalid")
    assert answer.exit_code == 1
    assert "Nothing can listen on nowhere.invalid, port 8000" in answer.output


@pytest.mark.parametrize("arguments", [("--port", "99999"), ("--port", "0"), ("--workers", "0")])
def test_numbers_out_of_range_are_refused(run, arguments):
    assert run("serve", *arguments).exit_code == 2
    assert arguments[0] in run("serve", *arguments).output


def test_a_port_that_is_free_is_left_free():
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    sites.require_free("127.0.0.1", port)
    sites.require_free("127.0.0.1", port)


def test_the_version_is_told(run):
    assert run("--version").output == f"factcheck {version('factcheck')}\n"
