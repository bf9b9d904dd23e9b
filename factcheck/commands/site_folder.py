"""A folder of files that is brought up to date: only what changed is written, what is gone is removed."""

import gzip
import json
import os
from collections.abc import Iterable
from filecmp import cmp
from pathlib import Path
from shutil import copyfileobj
from types import TracebackType
from typing import Self

import brotli
import click

from factcheck.domain.site_files import PACKED

LIST = ".factcheck-site.json"
"""Where the folder says which files are ours, so that nothing else is ever removed."""
LEAST = 300
"""Shorter files are not worth packing, in bytes."""
MOST = 4 * 1024 * 1024
"""Longer files have a gzip twin only: brotli at its best takes too long."""
PIECE = 1024 * 1024


class Folder:
    """The files of a site, ours alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.written = self.kept = self.removed = 0
        self.names: set[str] = set()

    def __enter__(self) -> Self:
        """The folder, made where there was none. Refuses one that holds other things."""
        self.path.mkdir(parents=True, exist_ok=True)
        if any(self.path.iterdir()) and not (self.path / LIST).exists():
            raise click.ClickException(
                f"{self.path} holds files that are not of a site written here. "
                "Nothing was touched; name an empty folder."
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove what is gone, when everything else is there."""
        if error is None:
            self._remove()
            self.keep(LIST, (json.dumps(sorted(self.names), indent=0) + "\n").encode())

    def _remove(self) -> None:
        """Remove our files of earlier that no address leads to any more."""
        known = self.path / LIST
        before = set(json.loads(known.read_text(encoding="utf-8"))) if known.exists() else set()
        for name in sorted(before - self.names):
            (self.path / name).unlink(missing_ok=True)
            self.removed += 1
            for parent in (self.path / name).parents:
                if parent == self.path or any(parent.iterdir()):
                    break
                parent.rmdir()

    def keep(self, name: str, body: bytes) -> None:
        """A file with these bytes."""
        self.keep_pieces(name, [body])

    def keep_pieces(self, name: str, pieces: Iterable[bytes]) -> None:
        """A file of these pieces, and its packed twins; untouched where it has them already."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with fresh.open("wb") as file:
                file.writelines(pieces)
            same = path.exists() and cmp(fresh, path, shallow=False)
            if not same:
                fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
        self._count(name, same=same)
        if name.endswith(PACKED) and name != LIST and path.stat().st_size >= LEAST:
            self._pack(name, path, same=same)

    def _count(self, name: str, *, same: bool) -> None:
        """Note a file of ours."""
        if name != LIST:
            self.names.add(name)
            self.kept += same
            self.written += not same

    def _pack(self, name: str, path: Path, *, same: bool) -> None:
        """The twins of a file, for hosts that send them."""
        twins = {".gz": _gzip} | ({".br": _brotli} if path.stat().st_size <= MOST else {})
        for end, pack in twins.items():
            twin = path.with_name(path.name + end)
            stands = same and twin.exists()
            if not stands:
                fresh = twin.with_name(f".{twin.name}.{os.getpid()}.new")
                pack(path, fresh)
                fresh.replace(twin)
            self._count(name + end, same=stands)

    def keep_all(self, source: Path, under: str) -> None:
        """All files of another folder."""
        for path in sorted(source.rglob("*")):
            if path.is_file():
                self.keep(f"{under}/{path.relative_to(source).as_posix()}", path.read_bytes())


def _gzip(path: Path, twin: Path) -> None:
    """Packed the same way each time: neither name nor time is in it."""
    with (
        path.open("rb") as plain,
        twin.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=0) as packer,
    ):
        copyfileobj(plain, packer, PIECE)


def _brotli(path: Path, twin: Path) -> None:
    """Packed tighter."""
    twin.write_bytes(brotli.compress(path.read_bytes(), quality=9))
