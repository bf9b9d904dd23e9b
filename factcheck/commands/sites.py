"""`factcheck init` and `factcheck serve`: the site set up, and put on the air."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext

import click
from sqlalchemy import Engine

from factcheck import db, schema
from factcheck.app import create_app
from factcheck.commands.openings import sqlite_file
from factcheck.config import Settings, write_secret
from factcheck.services import answers, lines, tallies

THREADS = 8
"""How many requests one process works on at the same time."""
CONNECTIONS = 4096
"""How many connections a process holds; idle ones and those that dawdle take places too."""
PORT = click.IntRange(1, 65_535)
PATIENCE = 15
"""How long a client may take to send the head of its request, in seconds."""


@click.command()
def init() -> None:
    """Create the database or bring it to this version; safe to repeat."""
    prepare()


def prepare() -> Settings:
    """Write a secret if there is none, migrate, and hand the settings back."""
    settings = Settings.load()
    if not settings.secret_key and write_secret(settings.instance):
        click.echo(f"Wrote a secret key into {settings.instance / 'config.toml'}.", err=True)
    settings = Settings.load()
    keep_private(settings)
    engine = db.make_engine(settings.database)
    try:
        before = schema.current(engine)
        schema.upgrade(engine)
        draw_lines(engine, settings.site_url.rstrip("/"))
        count_anew(engine)
        click.echo(f"The database is at version {schema.head()} (was: {before or 'empty'}).", err=True)
    finally:
        engine.dispose()
    return settings


def keep_private(settings: Settings) -> None:
    """Begin a new SQLite file as one that only its owner reads: it holds what is not published yet."""
    file = sqlite_file(settings)
    if file and str(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)


def draw_lines(engine: Engine, site: str) -> None:
    """Store the export's line of every claim that has none for this address yet."""
    last = 0
    while True:
        with db.transaction(engine) as session:
            found = lines.missing(session, site, after=last)
            lines.keep(session, found, site)
        if not found:
            return
        last = found[-1]


def count_anew(engine: Engine) -> None:
    """Mend the tallies, if one does not say what the listings say."""
    with db.open_session(engine, writes=False) as session:
        if not any(tallies.misfits(session)):
            return
    with db.transaction(engine) as session:
        tallies.recount(session)
        answers.bump(session)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=PORT, default=8000, show_default=True, help="The port to listen on.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Processes; more than one wants PostgreSQL.",
)
@click.option("--deliver", is_flag=True, help="Send webhooks too, in a process beside it.")
def serve(host: str, port: int, workers: int, *, deliver: bool) -> None:
    """Serve the site with granian."""
    with delivering() if deliver else nullcontext():
        run_server(host, port, workers)


@contextmanager
def delivering() -> Iterator[int]:
    """`factcheck deliver` beside what is done in the block; it ends with it, and with this process."""
    main = "from factcheck.cli import main; main()"
    command = (sys.executable, "-c", main, "deliver", "--while-served")
    with subprocess.Popen(command) as beside:  # noqa: S603 - our own interpreter and command
        try:
            yield beside.pid
        finally:
            beside.terminate()


def require_free(host: str, port: int) -> None:
    """Raise click's exception, which says what to do, where nobody can listen there or somebody does.

    The server itself would share a taken port, and readers would get now one site, now another.
    """
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with closing(socket.socket(family, kind, protocol)) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(place)
    except OSError as error:
        raise click.ClickException(
            f"Nothing can listen on {host}, port {port}: {error.strerror or error}. "
            "Choose another --port or --host, or stop what is there."
        ) from error


def run_server(host: str, port: int, workers: int = 1) -> None:
    """Check that it is safe to start, then serve until told to stop."""
    require_free(host, port)
    from granian import Granian  # noqa: PLC0415 - slow to import, and needed by this command only
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.http import HTTP1Settings  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    create_app().extensions["engine"].dispose()
    open_more_files()
    click.echo(f"Serving on http://{host}:{port} - stop with Ctrl-C.", err=True)
    Granian(
        "factcheck.wsgi:app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=1000 * PATIENCE),
        log_enabled=True,
        log_level=LogLevels.error,
    ).serve()


def open_more_files() -> None:
    """Let the process hold a file for every connection, as far as the system allows."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + 512
    allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, most))
