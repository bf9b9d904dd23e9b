"""The Nu Html Checker as a judge of pages, parts, style sheets and drawings: one start for all of them."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = Path(__file__).parent.parent / "node_modules/vnu-jar/build/dist/vnu.jar"
WHOLE = "<!doctype html>"
AROUND = (
    '<!doctype html><html lang="en"><head><title>A part</title></head><body>{heading}{part}</body></html>'
)
EXCUSED = {
    r"“paint-order”: Property .* doesn't exist": "CSS Fill and Stroke 3; browsers have it, the judge not yet",
    r"“field-sizing”: Property .* doesn't exist": "CSS Basic User Interface 4; else ignored",
    r"Parse Error.*highlight\(taken": "CSS Custom Highlight API; ignored by a browser without it",
}
"""What the judge says wrongly, and why it is wrong."""


def page(text: str) -> str:
    """The text itself if it is a page; a part as it stands in one."""
    if text.lstrip().lower().startswith(WHOLE):
        return text
    return AROUND.format(heading="" if "<h1" in text else "<h1>A part</h1>", part=text)


def complaints(folder: Path) -> dict[str, list[str]]:
    """What is wrong with the pages, style sheets and drawings in a folder, by the file's name."""
    java = shutil.which("java")
    if java is None or not JAR.exists():
        pytest.skip("the Nu Html Checker needs java, and its jar from `make .venv/tested`")
    ways = ["--also-check-css", "--also-check-svg", "--stdout", "--exit-zero-always", "--format", "json"]
    said = subprocess.run(
        [java, "-Xss8m", "-XX:+UseSerialGC", "-jar", JAR, *ways, folder],
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, list[str]] = {}
    for each in json.loads(said.stdout)["messages"]:
        words = f"{each['message']} {each.get('extract') or _line(each)}"
        if not any(re.search(excuse, words, re.DOTALL) for excuse in EXCUSED):
            found.setdefault(Path(each["url"]).name, []).append(words)
    return found


def _line(message: dict) -> str:
    """The line of a style sheet that a message is about."""
    lines = Path(message["url"].removeprefix("file:")).read_text(encoding="utf-8").splitlines()
    return lines[message["lastLine"] - 1] if "lastLine" in message else ""
