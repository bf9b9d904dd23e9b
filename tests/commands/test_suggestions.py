"""`factcheck extract`: one text or many, without a database or a secret."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from factcheck.cli import factcheck
from tests.plugging import plug_in

pytestmark = pytest.mark.once

TEXT = "On Monday Vera Lind told Radio Nord: “It was us 🪟.” Nora Field denied any part in it."
PROMISED = {"source", "cue", "content", "speaker", "stance", "manner", "chain"}


def run(*arguments, text=None, **environment):
    return CliRunner().invoke(factcheck, ["extract", *arguments], input=text, env=environment)


def test_a_text_is_told_as_a_person_reads_it(tmp_path):
    file = tmp_path / "windows.txt"
    file.write_text(TEXT, encoding="utf-8")
    answer = run(str(file), "--published", "2024-05-08", "--outlet", "The Daily")
    assert answer.exit_code == 0, answer.output
    for told in (
        "Vera Lind asserts (told)",
        "“It was us 🪟",
        "2024-05-06 · Radio Nord → The Daily",
        "Nora Field denies",
    ):
        assert told in answer.stdout
    assert "““" not in answer.stdout
    assert answer.stderr == "2 suggested.\n"


def test_one_text_as_json_has_the_words_too():
    (first, _) = json.loads(run("-", "--json", text=TEXT).stdout)["attributions"]
    assert set(first) >= PROMISED
    assert "It was us" in first["words"]
    assert first["checks"]["harm"] is False


def test_a_web_page_is_read_for_its_text(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><body><article><h1>Windows</h1><p>{TEXT}</p><p>{'It rained. ' * 40}</p></article>"
    )
    assert "Vera Lind asserts" in run(str(page)).stdout


def test_many_texts_are_answered_line_by_line_in_order():
    lines = [
        {"id": 7, "text": TEXT},
        {"id": "x", "text": ""},
        {"id": None, "text": TEXT, "outlet": "The Daily"},
    ]
    answer = run("--jsonl", "-", text="\n\n".join(json.dumps(line) for line in lines))
    assert answer.exit_code == 0, answer.output
    rows = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [row["id"] for row in rows] == [7, "x", None]
    assert all(set(one) >= PROMISED for row in rows for one in row["attributions"])
    told = rows[0]["attributions"][0]
    ((start, end),) = told["content"]
    assert "It was us 🪟" in TEXT[start:end]
    assert rows[2]["attributions"][0]["chain"] == ["Radio Nord", "The Daily"]


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[1]",
        "5",
        '{"id": 2}',
        '{"text": "It was us."}',
        '{"id": 2, "text": 5}',
        '{"id": 2, "text": "It was us.", "published": "yesterday"}',
        '{"id": "\\ud800", "text": "It was us."}',
        "[" * 100_000,
    ],
)
def test_a_bad_line_is_named_and_the_others_are_answered(line):
    good = json.dumps({"id": 1, "text": TEXT})
    answer = run("--jsonl", "-", text=f"{good}\n{line}\n{good}\n")
    assert answer.exit_code == 1
    assert "Line 2 was left out" in answer.stderr
    assert [json.loads(row)["id"] for row in answer.stdout.splitlines()] == [1, 1]


def test_each_answer_is_there_before_the_next_line_is_asked(root):
    command = [sys.executable, "-c", "from factcheck.cli import main; main()", "extract", "--jsonl", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root) as process:
        for number in range(2):
            process.stdin.write(json.dumps({"id": number, "text": TEXT}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(10) == 0


def test_neither_database_nor_secret_is_needed(tmp_path):
    nowhere = {
        "FACTCHECK_INSTANCE": str(tmp_path / "none"),
        "FACTCHECK_DATABASE_URL": "postgresql://nowhere/none",
    }
    assert run("-", text=TEXT, **nowhere).exit_code == 0
    assert not list(tmp_path.iterdir())


def test_another_extractor_answers_where_the_settings_name_it(tmp_path, monkeypatch):
    plug_in(tmp_path, monkeypatch)
    answer = run("--jsonl", "-", text='{"id": 1, "text": "Bread is old."}', FACTCHECK_EXTRACTOR="fake")
    assert json.loads(answer.stdout)["attributions"][0]["speaker"] == "Ann"


def test_an_unknown_extractor_is_named_here_and_by_check():
    answer = run("-", text=TEXT, FACTCHECK_EXTRACTOR="gpt")
    assert answer.exit_code != 0
    assert "no extractor called “gpt”" in str(answer.exception)
    assert "Correct FACTCHECK_EXTRACTOR" in str(answer.exception)


@pytest.mark.parametrize("arguments", [("-", "--published", "yesterday"), ("nowhere.txt",)])
def test_what_cannot_be_read_is_a_sentence(arguments):
    answer = run(*arguments, text=TEXT)
    assert answer.exit_code != 0
    assert "2023-05-03" in answer.output or "cannot be read" in answer.output
