"""`factcheck export daily`: the files of a day, each whole or not at all, and their manifest."""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from shutil import copyfileobj
from typing import IO

import click

from factcheck import db
from factcheck.commands.exports import counted, export, site_of
from factcheck.commands.files import written
from factcheck.commands.openings import as_published, opened
from factcheck.config import Settings
from factcheck.domain import bulk
from factcheck.models.columns import now
from factcheck.presenters import exports as drawn
from factcheck.presenters.dossier_parts import rfc3339
from factcheck.services import exports


@export.command()
@click.option("--keep", default=7, show_default=True, help="Days whose files stay; 0 keeps all.")
def daily(keep: int) -> None:
    """Today's files in the instance folder, for `/export/daily/`, and a manifest with their hashes."""
    settings = Settings.load()
    folder = settings.instance / "exports"
    folder.mkdir(parents=True, exist_ok=True)
    generated = now()
    lines = folder / bulk.name_of(generated.date(), "jsonl")
    with opened(settings) as engine, db.open_session(engine, writes=False) as session, new(lines) as file:
        settings = as_published(engine, settings)
        # One session from beginning to end, so that every claim is in it once, as of one moment.
        count = exports.count(session)
        for piece in counted(exports.lines(lambda: nullcontext(session), site_of(settings).url), count):
            file.write(piece)
    others = {
        "json": lambda stored: drawn.document(_pieces(stored), site_of(settings), count, generated),
        "csv": lambda stored: (row.encode() for row in drawn.table_of(stored)),
    }
    for shape, draw in others.items():
        _beside(lines, folder / bulk.name_of(generated.date(), shape), draw)
    _prune(folder, keep)
    _tell(folder, settings, rfc3339(generated), count)
    click.echo(f"Wrote {count} claims into {folder}.", err=True)


@contextmanager
def new(path: Path) -> Iterator[IO[bytes]]:
    """A file, and its packed twin once it is whole; both are there only when the block ends well."""
    with written(path) as file:
        yield file.buffer
    with (
        path.open("rb") as plain,
        written(path.with_name(f"{path.name}.gz")) as twin,
        gzip.GzipFile("", "wb", 6, twin.buffer, mtime=0) as packer,
    ):
        copyfileobj(plain, packer, 1024 * 1024)


def _beside(lines: Path, path: Path, draw: Callable[[Iterable[bytes]], Iterable[bytes]]) -> None:
    """Another shape of the same lines."""
    with lines.open("rb") as stored, new(path) as file:
        file.writelines(draw(stored))


def _pieces(stored: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a file, as pieces of `.jsonl`."""
    yield from stored


def _prune(folder: Path, keep: int) -> None:
    """Remove the files of all but the last days."""
    days = sorted({found["day"] for path in folder.iterdir() if (found := bulk.NAME.fullmatch(path.name))})
    for path in list(folder.iterdir()):
        found = bulk.NAME.fullmatch(path.name)
        if found and keep and found["day"] in days[:-keep]:
            path.unlink()


def _tell(folder: Path, settings: Settings, generated: str, count: int) -> None:
    """Write the manifest of all files that are there, last of all."""
    files = [_hashed(path) for path in folder.iterdir() if bulk.NAME.fullmatch(path.name)]
    said = bulk.manifest(files, site_of(settings).model_dump(), generated, count)
    with written(folder / "manifest.json") as file:
        file.write(json.dumps(said, indent=2, ensure_ascii=False) + "\n")


def _hashed(path: Path) -> bulk.File:
    """A file's size and hash."""
    with path.open("rb") as file:
        return bulk.File(path.name, path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
