"""`factcheck demo`: an empty database gets it once; somebody's work is left alone."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
import urllib.request

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.models import Event, Person
from factcheck.services import people
from tests.commands import running
from tests.durability.server import free_port

pytestmark = pytest.mark.once


@pytest.fixture
def run(settings, engine, tmp_path):
    return running.on(settings, tmp_path)


def accounts(answer):
    """User name, password and role of everybody who was printed."""
    return re.findall(r"^  (\w+) +([\w-]{19}) +(\w+) +\S", answer.stdout, re.MULTILINE)


def events(engine):
    with db.open_session(engine, writes=False) as session:
        return session.exec(select(Event.hash)).all()


def test_the_demo_prints_an_account_for_each_role_with_a_password_that_works(run, engine):
    printed = accounts(run("demo"))
    assert sorted({role for _, _, role in printed}) == ["admin", "editor", "reviewer"]
    with db.open_session(engine, writes=False) as session:
        for username, password, role in printed:
            person = people.named(session, username)
            assert person.role == role
            assert people.matches(person.password_hash, password)


def test_the_passwords_are_kept_where_only_their_owner_reads_them(run, tmp_path):
    printed = accounts(run("demo"))
    kept = tmp_path / "demo-accounts.txt"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert all(password in kept.read_text(encoding="utf-8") for _, password, _ in printed)


def test_a_second_demo_changes_nothing_and_prints_the_same_accounts(run, engine):
    first, before = run("demo"), events(engine)
    second = run("demo")
    assert accounts(second) == accounts(first)
    assert events(engine) == before


def test_passwords_differ_from_site_to_site(run, engine, tmp_path):
    first = accounts(run("demo"))
    (tmp_path / "demo-accounts.txt").unlink()
    renewed = accounts(run("demo"))
    assert {name for name, _, _ in renewed} == {name for name, _, _ in first}
    assert not {password for _, password, _ in renewed} & {password for _, password, _ in first}
    with db.open_session(engine, writes=False) as session:
        username, password, _ = renewed[0]
        assert people.matches(people.named(session, username).password_hash, password)


def test_the_demo_refuses_a_database_that_holds_work(run, engine):
    with db.transaction(engine) as session:
        people.add(session, None, username="ada", public_name="Ada")
    answer = run("demo")
    assert answer.exit_code == 1
    assert "holds work of its own" in answer.stderr
    with db.open_session(engine, writes=False) as session:
        assert session.exec(select(Person.username)).all() == ["ada"]


def test_the_demo_stays_the_demo_when_somebody_has_worked_in_it(run, engine):
    first = run("demo")
    with db.transaction(engine) as session:
        people.add(session, None, username="ada", public_name="Ada")
    assert accounts(run("demo")) == accounts(first)


@pytest.mark.slow
def test_the_demo_takes_less_than_ten_seconds_of_work(run):
    began = time.process_time()
    assert run("demo").exit_code == 0
    assert time.process_time() - began < 10


@pytest.mark.slow
def test_with_serve_the_site_is_served_afterwards(settings, engine, tmp_path):
    port = free_port()
    environment = os.environ | running.environment(settings, tmp_path)
    command = [
        sys.executable,
        "-c",
        "from factcheck.cli import main; main()",
        "demo",
        "--serve",
        "--port",
        str(port),
    ]
    served = subprocess.Popen(command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL)
    try:
        assert answer_of(f"http://127.0.0.1:{port}/export/verdicts.json")["count"] == 11
    finally:
        os.killpg(served.pid, signal.SIGKILL)
        served.wait(10)


def answer_of(address):
    """The JSON at an address, as soon as somebody answers there."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                return json.load(answer)
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nobody answered")
