"""The command: JSON lines in, JSON lines out."""

import json
import subprocess
import sys

from factcheck.domain.extract import as_json, extract, extract_lines

TEXT = "Anna Quist told CNN on Monday that the bridge was safe."


def test_a_suggestion_has_exactly_the_promised_keys():
    (row,) = [as_json(one) for one in extract(TEXT)]

    assert list(row) == ["source", "cue", "content", "speaker", "stance", "manner", "chain", "said", "hedged"]
    assert row["source"] == [[0, 10]]
    assert (row["speaker"], row["stance"], row["manner"], row["chain"]) == (
        "Anna Quist",
        "asserts",
        "indirect",
        ["CNN"],
    )


def test_each_line_gets_its_answer_under_its_id():
    lines = [
        json.dumps({"id": "a", "text": TEXT, "published": "2023-05-03", "outlet": "Karsk.com"}),
        "",
        json.dumps({"id": "b", "text": ""}),
    ]
    first, second = map(json.loads, extract_lines(lines))

    assert first["id"] == "a"
    assert first["attributions"][0]["said"] == {"date": "2023-05-01", "precision": "day"}
    assert first["attributions"][0]["chain"] == ["CNN", "Karsk.com"]
    assert second == {"id": "b", "attributions": []}


def test_the_module_reads_and_writes_lines():
    asked = json.dumps({"id": 7, "text": TEXT})
    run = subprocess.run(
        [sys.executable, "-m", "factcheck.domain.extract"],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(run.stdout)["id"] == 7
