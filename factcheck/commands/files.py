"""Files that are written whole or not at all, files that are read, and progress on a terminal."""

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar, cast

import click

Thing = TypeVar("Thing")


@contextmanager
def written(path: Path | None) -> Iterator[TextIO]:
    """A file that is there only when the block ends well; standard output where there is no path."""
    if path is None:
        with click.open_file("-", "w", encoding="utf-8") as stream:
            yield cast("TextIO", stream)
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def summed(path: Path | None) -> None:
    """Write the hash of a file beside it, as `sha256sum` does; nothing where there is no file."""
    if path is None:
        return
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    with written(path.with_name(f"{path.name}.sha256")) as beside:
        beside.write(f"{digest}  {path.name}\n")


@contextmanager
def read(name: str) -> Iterator[BinaryIO]:
    """The file of that name, or standard input for `-`."""
    try:
        file = click.open_file(name, "rb")
    except OSError as error:
        raise click.ClickException(f"{name} cannot be read: {error.strerror}.") from error
    with file:
        yield cast("BinaryIO", file)


def watched(things: Iterable[Thing], label: str, length: int | None = None) -> Iterator[Thing]:
    """The same things, with a progress bar on a terminal and none in a pipe."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(things, length=length, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield from bar


@contextmanager
def bar(label: str, length: int) -> Iterator[Callable[[int], object]]:
    """What to call with each number of steps done; a bar on a terminal and none in a pipe."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=length, label=label, file=sys.stderr, hidden=hidden) as shown:
        yield shown.update
