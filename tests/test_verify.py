"""The offline verifier: every byte that differs from what was exported is found and located."""

import json
import random
import re
import subprocess
import sys

import pytest

from factcheck import db, verify
from factcheck.domain.ledger import canonical, digest
from factcheck.services import claims, publications, rounds
from factcheck.verify import __main__ as command
from tests.commands import running
from tests.dossiers import contested, crowd, judge, publish, rule
from tests.factories import make_claim

pytestmark = pytest.mark.once

EDITS = 1000


@pytest.fixture
def files(settings, engine, tmp_path, ada, ben, eve, cy):
    """The log, the dossiers in each shape, and the head, of three claims; one is withdrawn."""
    with db.transaction(engine) as session:
        first = contested(session)
        crowd(session, first, 4)
        rest = [make_claim(session, f"“Ünïcode” 😀 {n} did it.", question=first.question) for n in range(2)]
        for claim in (first, *rest):
            judge(session, claim, ada.viewer, ben.viewer)
            rule(session, claim, eve.viewer)
            publish(session, claim, eve.viewer)
        wanted = {"short": "Nat", "question": first.question, "topics": []}
        claims.edit(session, eve.viewer, first, first.version, text="Neighbour Nat broke it.", **wanted)
        publish(session, first, eve.viewer, kind="minor", note="A shorter claim.")
        rounds.open_round(session, eve.viewer, first, reason="A film came up.")
        publications.withdraw(session, eve.viewer, rest[1], "The evidence was forged.")
        slug = first.slug
    run = running.on(settings, tmp_path)
    asked = {
        "log.jsonl": ["log"],
        "head.json": ["head"],
        "verdicts.jsonl": ["verdicts"],
        "verdicts.json": ["verdicts", "--format", "json"],
    }
    for name, words in asked.items():
        answer = run("export", *words, "--out", str(tmp_path / name))
        assert answer.exit_code == 0, answer.output
    (tmp_path / "page.json").write_bytes(cy.get("/export/verdicts.json").data)
    (tmp_path / "claim.json").write_bytes(cy.get(f"/claims/{slug}.json").data)
    return tmp_path


NAMES = ("log.jsonl", "verdicts.jsonl", "verdicts.json", "page.json", "claim.json")


def head_of(files) -> dict:
    return json.loads((files / "head.json").read_bytes())


def tip(files) -> str:
    """The hash of the log's last entry."""
    return json.loads((files / "log.jsonl").read_text().splitlines()[-1])["hash"]


@pytest.mark.parametrize("name", NAMES)
def test_what_was_exported_passes(files, name):
    raw = (files / name).read_bytes()
    assert list(verify.problems(name, raw)) == []
    assert list(verify.problems(name, raw, tip(files) if name == "log.jsonl" else head_of(files))) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_edited_byte_is_found_and_located(files, name):
    """Of the head's document alone the envelope of an export is not known; the sum beside it knows."""
    whole, head = (files / name).read_bytes(), head_of(files)
    against = tip(files) if name == "log.jsonl" else head
    chance = random.Random(f"{name} 1")
    places = [chance.randrange(len(whole)) for _ in range(EDITS // len(NAMES))]
    for place in places:
        byte = chance.choice([each for each in range(256) if each != whole[place]])
        edited = whole[:place] + bytes([byte]) + whole[place + 1 :]
        found = list(verify.problems(name, edited, against))
        line = whole[:place].count(b"\n") + 1
        if not found:
            assert in_envelope(name, whole, place), (place, whole[place - 40 : place + 40])
            (files / name).write_bytes(edited)
            assert list(command.sums(files / name, edited)) or name == "page.json"
        elif name in {"log.jsonl", "verdicts.jsonl"}:
            assert any(each.startswith((f"{name}:{line}", f"{name}:{line + 1}")) for each, _ in found), found
        assert all(each.startswith(name) for each, _ in found)


def in_envelope(name: str, whole: bytes, place: int) -> bool:
    """Whether a byte belongs to what an export says of itself: when it was made, by whom."""
    return name in {"verdicts.json", "page.json"} and place < whole.index(b'"verdicts"')


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("log.jsonl", lambda lines: lines[:3] + lines[4:]),
        ("log.jsonl", lambda lines: [lines[0], lines[2], lines[1], *lines[3:]]),
        ("log.jsonl", lambda lines: lines[:-1]),
        ("log.jsonl", lambda lines: lines[1:]),
        ("log.jsonl", lambda lines: [*lines, lines[-1]]),
        ("verdicts.jsonl", lambda lines: lines[:-1]),
        ("verdicts.jsonl", lambda lines: [*lines, lines[0]]),
    ],
)
def test_lines_removed_swapped_cut_off_or_repeated_are_found(files, name, change):
    lines = (files / name).read_text().splitlines(keepends=True)
    against = tip(files) if name == "log.jsonl" else head_of(files)
    assert list(verify.problems(name, "".join(change(lines)).encode(), against))


def test_a_log_written_anew_from_an_entry_on_does_not_come_to_a_published_head(files):
    """Who can write the table can also compute hashes; only a head kept elsewhere tells."""
    entries = [json.loads(line) for line in (files / "log.jsonl").read_text().splitlines()]
    entries[2]["action"] = "praised"
    previous = entries[1]["hash"]
    for entry in entries[2:]:
        entry["previous_hash"] = previous
        said = {key: entry[key] for key in entry if key not in {"hash", "previous_hash", "number"}}
        previous = entry["hash"] = digest(previous + canonical(said))
    raw = "".join(canonical(entry) + "\n" for entry in entries).encode()
    assert list(verify.problems("log.jsonl", raw)) == []
    assert "does not come to" in next(verify.problems("log.jsonl", raw, tip(files)))[1]
    day = {
        "day": "2026-01-01",
        "events": 5,
        "hash": json.loads((files / "log.jsonl").read_text().splitlines()[4])["hash"],
    }
    found = list(verify.problems("log.jsonl", raw, {"log": [day], "verdicts": []}))
    assert found[0][0] == "log.jsonl:5"


def test_it_runs_as_a_command_without_the_rest_of_the_package(files, root):
    """No site packages, so that nothing but Python itself can be imported."""
    words = f"import sys; sys.path.insert(0, {str(root)!r}); from factcheck.verify.__main__ import main"
    program = [sys.executable, "-S", "-I", "-c", f"{words}; sys.exit(main(sys.argv[1:]))"]
    good = subprocess.run(
        [*program, "verdicts.jsonl", "claim.json", "--head", "head.json"],
        cwd=files,
        capture_output=True,
        text=True,
        check=False,
    )
    assert good.returncode == 0, good.stdout + good.stderr
    assert "verdicts.jsonl: as it was exported, and as the head says." in good.stdout
    altered = (files / "claim.json").read_text().replace("Vera Lind", "Vera Linn")
    (files / "claim.json").write_text(altered)
    bad = subprocess.run([*program, "claim.json"], cwd=files, capture_output=True, text=True, check=False)
    assert bad.returncode == 1
    assert re.search(r"not what was published", bad.stdout)


def test_without_a_file_it_says_how_it_is_used(capsys):
    with pytest.raises(SystemExit) as leaving:
        command.main([])
    assert leaving.value.code == 2
    assert "FILE" in capsys.readouterr().err


@pytest.mark.parametrize("head", ["[]", "{}", "null", "no JSON", '{"log": []}'])
def test_what_is_no_head_is_refused_and_compared_with_nothing(files, capsys, head):
    (files / "other.json").write_text(head)
    assert command.main([str(files / "verdicts.jsonl"), "--head", str(files / "other.json")]) == 2
    said = capsys.readouterr()
    assert "is no head: take the site's /export/head.json" in said.err
    assert said.out == ""


@pytest.mark.parametrize("asked", [["nothing.jsonl"], ["verdicts.jsonl", "--head", "nothing.json"], ["."]])
def test_a_file_that_cannot_be_read_is_named(files, capsys, monkeypatch, asked):
    monkeypatch.chdir(files)
    assert command.main(asked) == 2
    assert f"{asked[-1]} cannot be read: " in capsys.readouterr().err


def test_dossiers_are_not_said_to_be_held_against_the_hash_of_a_log(files, capsys):
    assert command.main([str(files / "verdicts.jsonl"), "--head", tip(files)]) == 1
    assert "a hash is what a log comes to" in capsys.readouterr().out
    assert command.main([str(files / "log.jsonl"), "--head", tip(files)]) == 0
