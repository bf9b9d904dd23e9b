"""`factcheck token`: keys for programs, from the command line."""

import pytest

from factcheck import db
from factcheck.services import tokens
from tests.commands import running


@pytest.fixture
def run(settings, engine, tmp_path):
    return running.on(settings, tmp_path)


def bearer(engine, secret: str):
    with db.open_session(engine, writes=False) as session:
        return tokens.bearer(session, secret)


def test_a_token_is_printed_alone_works_and_can_be_revoked(run, engine, ada):
    made = run("token", "add", "ada", "--name", "Nightly import", "--scope", "read", "--scope", "annotate")
    assert made.exit_code == 0
    secret = made.stdout.strip()
    assert bearer(engine, secret).viewer.username == "ada"
    listed = run("token", "list")
    assert "ada\tstanding\tread,annotate" in listed.stdout
    assert secret not in listed.output
    assert run("token", "revoke", "1").exit_code == 0
    assert bearer(engine, secret) is None
    assert "ada\trevoked" in run("token", "list", "ada").stdout
    assert run("token", "list", "nobody").stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "nobody", "--name", "x", "--scope", "read"],
        ["add", "ada", "--name", "x", "--scope", "edit"],
        ["add", "ada", "--name", "x", "--scope", "everything"],
        ["add", "ada", "--name", "x"],
        ["add", "ada", "--name", "x", "--scope", "read", "--days", "366"],
        ["revoke", "7"],
    ],
)
def test_what_cannot_be_done_is_refused(run, ada, arguments):
    assert run("token", *arguments).exit_code != 0
    assert run("token", "list").stdout == ""
