"""`factcheck backup` and `restore`: whole, sound, and never over somebody's work without a word."""

import errno
import shutil
import stat
import threading

import pytest
from sqlmodel import select

from factcheck import cli, db
from factcheck.config import Misconfigured
from factcheck.models import Event, Person
from factcheck.services import people
from tests.commands import running


@pytest.fixture
def place(tmp_path, settings, monkeypatch):
    """A site of its own on SQLite, whatever engine the suite runs on."""
    monkeypatch.delenv("FACTCHECK_DATABASE_URL", raising=False)
    return tmp_path / "instance"


@pytest.fixture
def run(place, settings):
    found = running.on(
        settings.with_values({"database_url": f"sqlite:///{place / 'factcheck.sqlite3'}"}), place
    )
    assert found("init").exit_code == 0
    return found


@pytest.fixture
def bind(place):
    engine = db.make_engine(f"sqlite:///{place / 'factcheck.sqlite3'}")
    yield engine
    engine.dispose()


def names(bind) -> list[str]:
    with db.open_session(bind, writes=False) as session:
        return list(session.exec(select(Person.username).order_by(Person.id)))


def test_a_backup_is_restored_into_an_empty_folder(run, place, tmp_path, settings):
    run("user", "add", "ada")
    assert run("backup", str(tmp_path / "kept.sqlite3")).exit_code == 0
    elsewhere = tmp_path / "elsewhere"
    fresh = running.on(
        settings.with_values({"database_url": f"sqlite:///{elsewhere / 'new.sqlite3'}"}), elsewhere
    )
    assert fresh("restore", str(tmp_path / "kept.sqlite3")).exit_code == 0
    assert fresh("user", "list").stdout.startswith("ada\t")
    assert fresh("check").exit_code == 0


def test_a_new_database_is_read_by_its_owner_only(run, place):
    assert stat.S_IMODE((place / "factcheck.sqlite3").stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_named(run, tmp_path, monkeypatch, capsys):
    missing = tmp_path / "missing"
    answer = run("backup", str(missing / "kept.sqlite3"))
    assert (
        cli.said(answer.exception) == f"There is no folder {missing}. Make it first, or name another place."
    )


def test_a_full_disk_is_told_in_a_sentence():
    assert cli.said(OSError(errno.ENOSPC, "No space left on device")).startswith("The disk is full.")


def test_a_backup_is_one_file_that_only_its_owner_reads(run, tmp_path):
    run("backup", str(tmp_path / "kept.sqlite3"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["instance", "kept.sqlite3"]
    assert stat.S_IMODE((tmp_path / "kept.sqlite3").stat().st_mode) == 0o600


def test_a_backup_under_writes_holds_a_moment_of_the_whole_site(run, bind, tmp_path):
    stop, written = threading.Event(), []

    def write():
        while not stop.is_set():
            with db.transaction(bind) as session:
                written.append(people.add(session, None, username=f"p{len(written)}", public_name="P"))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            assert run("backup", str(tmp_path / f"{number}.sqlite3")).exit_code == 0
    finally:
        stop.set()
        writer.join()
    for number in range(5):
        kept = db.make_engine(f"sqlite:///{tmp_path / f'{number}.sqlite3'}")
        with db.open_session(kept, writes=False) as session:
            assert len(session.exec(select(Person)).all()) == len(session.exec(select(Event)).all())
        kept.dispose()


def test_a_database_that_is_there_is_not_replaced_without_force_and_kept_with_it(run, place, bind, tmp_path):
    run("user", "add", "ada")
    run("backup", str(tmp_path / "kept.sqlite3"))
    run("user", "add", "ben")
    refused = run("restore", str(tmp_path / "kept.sqlite3"))
    assert refused.exit_code == 1
    assert "Add --force to replace it" in refused.output
    assert names(bind) == ["ada", "ben"]
    bind.dispose()
    assert run("restore", "--force", str(tmp_path / "kept.sqlite3")).exit_code == 0
    assert names(bind) == ["ada"]
    aside = next(place.glob("factcheck.sqlite3.replaced-*"))
    old = db.make_engine(f"sqlite:///{aside}")
    assert names(old) == ["ada", "ben"]
    old.dispose()


def test_a_server_that_still_runs_is_not_robbed_of_its_database(run, place, bind, tmp_path):
    run("backup", str(tmp_path / "kept.sqlite3"))
    with bind.connect() as serving:
        serving.exec_driver_sql("SELECT count(*) FROM person")
        refused = run("restore", "--force", str(tmp_path / "kept.sqlite3"))
    assert refused.exit_code == 1
    assert "Stop it first." in refused.output


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\x00" * 5000])
def test_what_is_no_backup_changes_nothing(run, bind, tmp_path, content):
    run("user", "add", "ada")
    (tmp_path / "odd").write_bytes(content)
    refused = run("restore", "--force", str(tmp_path / "odd"))
    assert refused.exit_code == 1
    assert "is not a backup of a factcheck site" in refused.output
    assert names(bind) == ["ada"]


def test_a_damaged_backup_is_refused_and_the_database_stays(run, place, bind, tmp_path):
    run("user", "add", "ada")
    run("backup", str(tmp_path / "kept.sqlite3"))
    whole = (tmp_path / "kept.sqlite3").read_bytes()
    bind.dispose()
    middle = len(whole) // 2
    scribbled = whole[:20_000] + b"\xff" * 60_000 + whole[80_000:]
    for torn in (whole[:middle], whole[: middle + middle // 2], scribbled):
        (tmp_path / "torn").write_bytes(torn)
        refused = run("restore", "--force", str(tmp_path / "torn"))
        assert isinstance(refused.exception, SystemExit), refused.exception
        assert "Nothing was" in refused.output
        assert names(bind) == ["ada"]
        bind.dispose()


def test_a_backup_that_fails_leaves_no_half_of_a_file(run, tmp_path):
    full = tmp_path / "folder"
    full.mkdir()
    shutil.rmtree(full)
    assert run("backup", str(full / "kept.sqlite3")).exit_code != 0
    assert not full.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["instance"]


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_on_postgresql_the_server_s_own_tools_are_named(settings, tmp_path, command):
    (tmp_path / "file").write_text("x")
    run = running.on(settings.with_values({"database_url": "postgresql://postgres@127.0.0.1/x"}), tmp_path)
    answer = run(command, str(tmp_path / "file"))
    assert answer.exit_code == 1
    assert "pg_" in answer.output


def test_without_a_database_the_next_step_is_named(settings, tmp_path):
    run = running.on(
        settings.with_values({"database_url": f"sqlite:///{tmp_path / 'none.sqlite3'}"}), tmp_path
    )
    answer = run("backup", str(tmp_path / "kept.sqlite3"))
    assert isinstance(answer.exception, Misconfigured)
    assert "factcheck init" in str(answer.exception)
    assert not (tmp_path / "none.sqlite3").exists()


@pytest.mark.parametrize(
    ("environment", "arguments", "sentence"),
    [
        (
            {"FACTCHECK_DATABASE_URL": "mysql://x"},
            ["user", "list"],
            "must start with sqlite:/// or postgresql://",
        ),
        (
            {"FACTCHECK_DATABASE_URL": "postgresql://x@127.0.0.1:1/x"},
            ["user", "list"],
            "The database refused",
        ),
        ({"FACTCHECK_REVIEWS_REQUIRED": "many"}, ["check"], "FACTCHECK_REVIEWS_REQUIRED must be"),
        ({}, ["check"], "Run `factcheck init` first."),
        ({}, ["backup", "/proc/nowhere/file"], "Run `factcheck init` first."),
        ({}, ["restore", "nothing-here"], "does not exist"),
    ],
)
def test_a_failure_is_a_sentence_and_a_status_and_never_a_traceback(
    monkeypatch, capsys, tmp_path, environment, arguments, sentence
):
    monkeypatch.setattr("sys.argv", ["factcheck", *arguments])
    for name, value in (environment | {"FACTCHECK_INSTANCE": str(tmp_path)}).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as leaving:
        cli.main()
    said = capsys.readouterr().err + str(leaving.value.code)
    assert leaving.value.code not in {0, None}
    assert sentence in said
    assert "Traceback" not in said
