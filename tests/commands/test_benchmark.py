"""Benchmarks are found in a checkout, named, run, and printed as tables."""

import sys

import pytest
from click.testing import CliRunner

from factcheck.commands import benchmark
from factcheck.commands.benchmark import found, table

ONE = """
'''How long a piece of string is.

Not shown.
'''
def run():
    return [("string", "cm"), ("ours", "7"), ("theirs, longer", "14")]
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A checkout with two benchmarks and a test of one."""
    folder = tmp_path / "tests" / "benchmarks"
    folder.mkdir(parents=True)
    for name in ("string.py", "again.py", "test_string.py", "_shared.py"):
        (folder / name).write_text(ONE, encoding="utf-8")
    monkeypatch.setattr(benchmark, "FOLDER", folder)
    monkeypatch.setattr("sys.path", list(sys.path))
    return folder


def run(*names):
    return CliRunner().invoke(benchmark.benchmark, names)


def test_a_named_benchmark_prints_its_title_and_its_table(folder):
    assert run("string").output.splitlines() == [
        "string: How long a piece of string is.",
        "  string          cm",
        "  ours             7",
        "  theirs, longer  14",
    ]


def test_without_a_name_all_are_run_in_order(folder):
    titles = [line for line in run().output.splitlines() if not line.startswith(" ")]
    assert [title.partition(":")[0] for title in titles] == ["again", "string"]


def test_an_unknown_name_is_refused_with_those_there_are(folder):
    answer = run("rope")
    assert answer.exit_code != 0
    assert "There are: again, string." in answer.output


def test_an_installed_package_says_that_it_has_none(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(benchmark, "FOLDER", tmp_path / "nowhere")
    answer = run()
    assert answer.exit_code != 0
    assert "come with a checkout" in answer.output


def test_this_checkout_has_a_benchmark_of_the_question_page(root):
    assert "question_page" in found(root / "tests" / "benchmarks")


def test_an_empty_table_prints_nothing():
    assert table([]) == []
