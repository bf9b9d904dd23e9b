"""The real server as a process of its own, and people who talk to it over HTTP."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from factcheck import db
from factcheck.domain.vocabulary import Role
from factcheck.models import Person
from factcheck.services import sessions

COMMAND = "from factcheck.cli import main; main()"


@dataclass
class Server:
    """`factcheck serve` on a database of its own; it can be killed and started again."""

    instance: Path
    database_url: str
    secret: str = "kept-for-the-durability-tests-0123456789"
    port: int = 0
    process: subprocess.Popen | None = None

    def start(self) -> None:
        self.port = self.port or free_port()
        environment = os.environ | {
            "FACTCHECK_INSTANCE": str(self.instance),
            "FACTCHECK_DATABASE_URL": self.database_url,
            "FACTCHECK_SECRET_KEY": self.secret,
            "FACTCHECK_SITE_URL": f"http://127.0.0.1:{self.port}",
            "FACTCHECK_LOG_LEVEL": "critical",
        }
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "from factcheck.cli import main; main()",
                "serve",
                "--port",
                str(self.port),
            ],
            env=environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.wait()

    def wait(self) -> None:
        """Come back when the server is ready."""
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the server did not come up")

    def kill(self) -> None:
        """Kill -9, workers and all."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)


@dataclass
class Worker:
    """A signed-in person's browser, as far as HTTP goes."""

    server: Server
    token: str
    jar: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def __post_init__(self) -> None:
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), Still())

    def ask(self, address: str, **fields: str) -> tuple[int, str]:
        """The status and body of a GET, or of a POST of the fields."""
        wanted = urllib.request.Request(
            f"http://127.0.0.1:{self.server.port}{address}",
            data=urllib.parse.urlencode(fields).encode() if fields else None,
            headers={
                "Cookie": f"factcheck={self.token}; " + "; ".join(f"{c.name}={c.value}" for c in self.jar)
            },
        )
        try:
            with self.opener.open(wanted, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def csrf_token(self, address: str) -> str:
        """The token of the form at an address."""
        return re.search(r'name="csrf_token" value="([^"]+)"', self.ask(address)[1])[1]


class Still(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer."""

    def redirect_request(self, *_args, **_more):
        return None


def hire(database_url: str, name: str, role: Role = Role.EDITOR) -> str:
    """A person of the desk, straight into the database; the session's token."""
    engine = db.make_engine(database_url)
    try:
        with db.transaction(engine) as session:
            person = Person(username=name, public_name=name.title(), role=role)
            session.add(person)
            session.flush()
            return sessions.start(session, person)
    finally:
        engine.dispose()


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return opened.getsockname()[1]
