"""Figures: each benchmark in a checkout's tests/benchmarks/, measured against a baseline of the same run."""

import sys
from collections.abc import Iterable, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import click

from factcheck.config import HOME

FOLDER = HOME / "tests" / "benchmarks"
"""Where a checkout keeps its benchmarks; an installed package has none."""
Row = Sequence[str]


@click.command()
@click.argument("names", nargs=-1)
def benchmark(names: tuple[str, ...]) -> None:
    """Measure, and print a table for each benchmark; all of them, or those named."""
    known = found(FOLDER)
    if not known:
        raise click.ClickException("Benchmarks come with a checkout of the source; there are none here.")
    for name in names or sorted(known):
        if name not in known:
            raise click.ClickException(
                f"There is no benchmark {name!r}. There are: {', '.join(sorted(known))}."
            )
        _print(name, loaded(name, known[name]))


def found(folder: Path) -> dict[str, Path]:
    """The benchmarks in a folder, by name; tests of them are none."""
    files = folder.glob("*.py")
    return {path.stem: path for path in files if not path.stem.startswith(("_", "test_", "conftest"))}


def loaded(name: str, path: Path) -> ModuleType:
    """One benchmark, ready to run."""
    root = str(path.parent.parent.parent)
    if root not in sys.path:
        sys.path.insert(0, root)
    spec = spec_from_file_location(f"benchmark_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _print(name: str, module: ModuleType) -> None:
    """The title of a benchmark and the table that its `run()` gives, heading first."""
    title = (module.__doc__ or "").strip().partition("\n")[0]
    click.echo(f"{name}: {title}")
    for line in table(module.run()):
        click.echo(f"  {line}")


def table(rows: Iterable[Row]) -> list[str]:
    """Rows as lines in columns: the first column to the left, figures to the right."""
    kept = [tuple(row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*kept, strict=True)]
    return ["  ".join(_cells(row, widths)).rstrip() for row in kept]


def _cells(row: Row, widths: Sequence[int]) -> Iterable[str]:
    """One row's cells, each as wide as its column."""
    for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.rjust(width) if place else cell.ljust(width)
