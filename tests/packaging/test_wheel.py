"""The wheel carries everything: installed into an empty environment, it answers a page and a static file."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.packaging
NEEDED = {
    "factcheck/static/vendor/dejavu/DejaVuSansCondensed-Bold.ttf",
    "factcheck/static/vendor/dejavu/LICENSE",
    "factcheck/static/vendor/htmx.min.js",
    "factcheck/static/style.css",
    "factcheck/templates/base.html",
    "factcheck/migrations/script.py.mako",
    "factcheck/migrations/versions/0001_the_first_schema.py",
}


def test_the_wheel_holds_pages_styles_libraries_and_migrations(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert names >= NEEDED
    assert not [name for name in names if name.startswith(("tests/", "instance/"))]


def test_every_tracked_template_and_static_file_is_in_the_wheel(wheel, root):
    tracked = subprocess.run(
        ["git", "ls-files", "templates", "static"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.split()
    assert {f"factcheck/{name}" for name in tracked} <= set(zipfile.ZipFile(wheel).namelist())


def test_an_empty_environment_serves_a_page_and_a_static_file(installed, tmp_path):
    environment = {"PATH": os.environ["PATH"], "FACTCHECK_INSTANCE": str(tmp_path / "instance")}
    command = [str(installed / "bin" / "factcheck")]
    subprocess.run([*command, "init"], env=environment, cwd=tmp_path, check=True, capture_output=True)
    port = free_port()
    server = subprocess.Popen(
        [*command, "serve", "--port", str(port)],
        env=environment,
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        page = ask(f"http://127.0.0.1:{port}/")
        assert "<h1" in page
        script = re.search(r'src="(/static/vendor/htmx\.min\.js[^"]*)"', page)
        assert "htmx" in ask(f"http://127.0.0.1:{port}{script[1]}")
    finally:
        server.terminate()
        server.wait(20)


def ask(address: str) -> str:
    """The answer, once the server is up."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} did not answer")


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return opened.getsockname()[1]


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory) -> Path:
    """The wheel, built from the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    built = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(root)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, root, tmp_path_factory) -> Path:
    """An empty environment with the pinned libraries and the wheel in it."""
    folder = tmp_path_factory.mktemp("empty") / "venv"
    venv.create(folder, with_pip=True)
    pip = [str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
    pinned = str(root / ".requirements" / "run.txt")
    subprocess.run([*pip, "--require-hashes", "-r", pinned], check=True, capture_output=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def root() -> Path:
    return Path(__file__).parent.parent.parent
