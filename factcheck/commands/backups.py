"""`factcheck backup` and `factcheck restore`: the whole site in one file, written whole or not at all."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from factcheck import schema
from factcheck.commands.openings import opened, sqlite_file
from factcheck.config import Settings
from factcheck.db import sqlite_module

PAGES_AT_ONCE = 2000
"""How many pages are copied before writers get a turn."""


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Copy the database into FILE while the site runs; SQLite only."""
    settings = Settings.load()
    _require_sqlite(settings, "pg_dump --format=custom --file=FILE DATABASE")
    with opened(settings):
        source = sqlite_file(settings)
    assert source is not None
    _copy(source, file)
    click.echo(f"Wrote {file}, {file.stat().st_size / 1e6:.1f} MB; its integrity is checked.", err=True)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--force", is_flag=True, help="Replace the database that is there; it is kept under another name."
)
def restore(file: Path, *, force: bool) -> None:
    """Make FILE, a backup, the site's database; stop the server first."""
    settings = Settings.load()
    _require_sqlite(settings, "pg_restore --clean --dbname=DATABASE FILE")
    target = sqlite_file(settings)
    assert target is not None
    version = _version(file)
    if target.exists() and not force:
        raise click.ClickException(
            f"There is a database at {target}. Add --force to replace it; it will be kept."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    _copy(file, target, partial(_put_aside, target))
    click.echo(f"{target} is now what {file} holds.", err=True)
    if version != schema.head():
        click.echo(
            f"It has schema {version}, this version needs {schema.head()}: run `factcheck init`.", err=True
        )


def _require_sqlite(settings: Settings, instead: str) -> None:
    """Say what to use where the database is a server's."""
    if sqlite_file(settings) is None:
        raise click.ClickException(f"This site is on PostgreSQL, which has tools of its own. Use: {instead}")


def _copy(source: Path, target: Path, make_way: Callable[[], None] = lambda: None) -> None:
    """Copy a database into a file that is there only when it is whole and sound."""
    with (
        _new(target, make_way) as temporary,
        closing(_connected(source)) as old,
        closing(_connected(temporary)) as new,
    ):
        _fill(new, old, source)


def _fill(new: Any, old: Any, source: Path) -> None:
    """Copy page by page, into one file without a log beside it, and look whether it is sound."""
    try:
        old.backup(new, pages=PAGES_AT_ONCE)
        new.execute("PRAGMA journal_mode=DELETE")
        (answer,) = new.execute("PRAGMA integrity_check").fetchone()
    except sqlite_module().DatabaseError as error:
        answer = str(error)
    if answer != "ok":
        raise click.ClickException(f"{source} cannot be copied: {answer}. Nothing was changed.")


@contextmanager
def _new(target: Path, make_way: Callable[[], None]) -> Iterator[Path]:
    """A temporary name beside the target, which takes its place when the block ends well."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.new")
    temporary.unlink(missing_ok=True)
    temporary.touch(mode=0o600)
    try:
        yield temporary
        _flush(temporary)
        make_way()
        temporary.replace(target)
        _flush(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _connected(path: Path) -> Any:
    """A connection to a SQLite file."""
    return sqlite_module().connect(str(path), isolation_level=None)


def _version(file: Path) -> str:
    """The schema of a backup; a sentence when the file is none."""
    try:
        with closing(_connected(file)) as connection:
            return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except (sqlite_module().DatabaseError, TypeError) as error:
        raise click.ClickException(
            f"{file} is not a backup of a factcheck site. Nothing was changed."
        ) from error


def _put_aside(target: Path) -> None:
    """Keep the database that is there under another name; refuse while somebody uses it."""
    if not target.exists():
        return
    with closing(_connected(target)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if target.with_name(target.name + "-wal").exists():
        raise click.ClickException("The server is still running on this database. Stop it first.")
    kept = target.with_name(f"{target.name}.replaced-{datetime.now(UTC):%Y%m%dT%H%M%S}")
    target.rename(kept)
    click.echo(f"What was there is kept as {kept}.", err=True)
