"""`factcheck deliver`, with real receivers beside it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlmodel import select
from standardwebhooks.webhooks import Webhook as Judge

from factcheck import db
from factcheck.cli import factcheck
from factcheck.commands import webhooks as command
from factcheck.fetching import Client
from factcheck.models import Delivery, Webhook
from factcheck.services import webhooks
from tests import elsewhere
from tests.commands.running import environment
from tests.elsewhere import reply

CLIENT = Client(private=True, seconds=5)


def written(engine, url, count=1) -> str:
    """A webhook for which so many messages wait; its secret."""
    with db.transaction(engine) as session:
        hook = webhooks.add(session, None, url, ["published"])
        for _ in range(count):
            webhooks.try_out(session, None, hook)
            session.flush()
        return hook.secret


def rows(engine) -> list[Delivery]:
    with db.open_session(engine, writes=False) as session:
        return list(session.exec(select(Delivery).order_by(Delivery.id)))


@pytest.fixture
def run(settings, engine, tmp_path):
    """The command, which may ask loopback."""
    env = environment(settings, tmp_path) | {"FACTCHECK_FETCH_PRIVATE": "yes"}
    return lambda *more, **other: CliRunner().invoke(factcheck, ["deliver", "--once", *more], env=env | other)


def test_what_arrives_is_signed_and_is_what_was_written(run, engine):
    with elsewhere.serving() as place:
        secret = written(engine, f"{place.url}/hook")
        answer = run()
    assert (answer.exit_code, answer.stderr) == (0, "1 sent.\n")
    [(path, headers, body)] = place.asked
    [row] = rows(engine)
    assert path == "/hook"
    assert body.decode() == row.body
    assert headers["content-type"] == "application/json"
    assert headers["webhook-id"] == row.uid
    assert Judge(secret).verify(body, headers) == json.loads(row.body)
    assert (row.status, row.try_count, row.taken is not None) == (200, 1, True)
    with elsewhere.serving() as nobody:
        assert run().stderr == "0 sent.\n"
    assert nobody.asked == []


@pytest.mark.parametrize(
    ("answer", "status", "sentence"),
    [
        (lambda handler: reply(handler, 500), 500, "The receiver answered 500."),
        (lambda handler: reply(handler, 302, Location="/b"), 302, "The receiver answered 302."),
        (lambda handler: handler.wfile.write(b"not a web server\r\n\r\n"), None, "No answer came"),
    ],
)
def test_what_is_not_taken_waits_for_its_next_try(run, engine, answer, status, sentence):
    with elsewhere.serving(answer) as place:
        written(engine, place.url)
        assert run().stderr == "0 sent.\n"
    [row] = rows(engine)
    assert (row.status, row.taken, row.try_count) == (status, None, 1)
    assert sentence in row.failure
    assert row.due > row.made
    assert len(place.asked) == 1


def test_a_receiver_inside_our_network_is_not_asked(run, engine):
    with elsewhere.serving() as place:
        written(engine, place.url.replace("http://127.0.0.1:", "http://localhost:"))
        with db.transaction(engine) as session:
            session.get_one(Webhook, 1).url = "http://127.0.0.1/"
        run(FACTCHECK_FETCH_PRIVATE="no")
    assert place.asked == []
    assert "private network" in rows(engine)[0].failure


def test_messages_arrive_in_their_order(run, engine):
    with elsewhere.serving() as place:
        written(engine, place.url, 12)
        assert run("--workers", "6").stderr == "12 sent.\n"
    assert [headers["webhook-id"] for _, headers, _ in place.asked] == [row.uid for row in rows(engine)]


def test_several_workers_send_nothing_twice(engine):
    def slowly(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.02)
        reply(handler)

    with elsewhere.serving(slowly) as place:
        for number in range(8):
            written(engine, f"{place.url}/{number}", 3)
        with ThreadPoolExecutor(6) as pool:
            taken = list(pool.map(lambda _: command.drain(engine, CLIENT), range(6)))
    uids = [headers["webhook-id"] for _, headers, _ in place.asked]
    assert sum(taken) == len(uids) == len(set(uids)) == 24
    assert sum(count > 0 for count in taken) > 1
    assert {row.try_count for row in rows(engine)} == {1}


def test_a_slow_receiver_holds_up_neither_the_database_nor_the_others(engine):
    going, free = threading.Event(), threading.Event()

    def hanging(handler: BaseHTTPRequestHandler) -> None:
        going.set()
        free.wait(10)
        reply(handler)

    with elsewhere.serving(hanging) as slow, elsewhere.serving() as quick:
        written(engine, slow.url)
        worker = threading.Thread(target=command.drain, args=(engine, CLIENT))
        worker.start()
        assert going.wait(5)
        written(engine, quick.url)
        assert command.drain(engine, CLIENT) == 1
        assert worker.is_alive(), "The slow one was waited for."
        free.set()
        worker.join()
    assert all(row.taken for row in rows(engine))


def started(settings, tmp_path, *arguments: str) -> subprocess.Popen:
    """The command as a process of its own."""
    env = os.environ | environment(settings, tmp_path) | {"FACTCHECK_FETCH_PRIVATE": "yes"}
    main = "from factcheck.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", main, *arguments],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def until(true, seconds=20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.05)


def test_a_worker_killed_while_it_sends_leaves_the_message_to_be_sent_again(settings, engine, tmp_path):
    going = threading.Event()

    def hanging(handler: BaseHTTPRequestHandler) -> None:
        going.set()
        time.sleep(2)

    with elsewhere.serving(hanging) as place:
        written(engine, place.url)
        with started(settings, tmp_path, "deliver") as process:
            assert going.wait(30)
            process.send_signal(signal.SIGKILL)
        [row] = rows(engine)
        assert (row.taken, row.try_count) == (None, 1)
        with db.transaction(engine) as session:
            session.get_one(Delivery, row.id).due = row.made
        place.answer = reply
        assert command.drain(engine, CLIENT) == 1
    assert len({headers["webhook-id"] for _, headers, _ in place.asked}) == 1


def test_it_goes_on_and_sends_what_comes_later(settings, engine, tmp_path):
    with elsewhere.serving() as place:
        written(engine, place.url)
        with started(settings, tmp_path, "deliver") as process:
            until(lambda: len(place.asked) == 1)
            written(engine, f"{place.url}/later")
            until(lambda: len(place.asked) == 2)
            process.terminate()


def test_beside_the_server_it_ends_with_it(settings, engine, tmp_path):
    """The server is killed hard; what delivers beside it sees that and goes."""
    with elsewhere.serving() as place:
        written(engine, place.url)
        script = (
            "import time; from factcheck.commands.sites import delivering\n"
            "with delivering() as beside: print(beside, flush=True); time.sleep(60)"
        )
        env = os.environ | environment(settings, tmp_path) | {"FACTCHECK_FETCH_PRIVATE": "yes"}
        with subprocess.Popen([sys.executable, "-c", script], env=env, stdout=subprocess.PIPE) as server:
            beside = int(server.stdout.readline())
            until(lambda: len(place.asked) == 1)
            server.kill()
        until(lambda: not alive(beside))


def alive(process_id: int) -> bool:
    """Whether a process still runs; one that only waits to be buried does not."""
    try:
        stat = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8")
        return stat.rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
