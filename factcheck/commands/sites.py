"""`factcheck init` and `factcheck serve`: the site set up, and put on the air."""

import click

from factcheck import db, schema
from factcheck.app import create_app
from factcheck.config import Settings, write_secret


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
    engine = db.make_engine(settings.database)
    try:
        before = schema.current(engine)
        schema.upgrade(engine)
        click.echo(f"The database is at version {schema.head()} (was: {before or 'empty'}).", err=True)
    finally:
        engine.dispose()
    return settings


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
@click.option("--workers", default=1, show_default=True, help="Processes; more than one wants PostgreSQL.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve the site with granian."""
    run_server(host, port, workers)


def run_server(host: str, port: int, workers: int = 1) -> None:
    """Check that it is safe to start, then serve until told to stop."""
    from granian import Granian  # noqa: PLC0415 - slow to import, and needed by this command only
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    create_app().extensions["engine"].dispose()
    click.echo(f"Serving on http://{host}:{port} - stop with Ctrl-C.", err=True)
    Granian(
        "factcheck.wsgi:app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=8,
        log_enabled=True,
        log_level=LogLevels.error,
    ).serve()
