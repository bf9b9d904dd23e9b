"""An extractor of somebody else's, installed for one test: a package with its metadata on the path."""

from pathlib import Path

METADATA = "Metadata-Version: 2.1\nName: fake-extractor\nVersion: 1\n"
ENTRY_POINTS = "[factcheck.extractors]\nfake = fake_extractor:extract\n"
MODULE = '''
"""Says of every text that Ann says its first word; trips over some words."""

from factcheck.domain.extract import Suggestion
from factcheck.domain.extract.checkworthy import checks


def extract(text, *, published=None, outlet=None, language=None):
    if "BREAK" in text:
        raise RuntimeError("out of memory")
    end = 99_999 if "BEYOND" in text else len(text.split()[0])
    return [
        Suggestion(
            source=(), cue=(), content=((0, end),), speaker="Ann", role=None, kind="person",
            stance="asserts", manner="indirect", chain=(), said=None, hedged=False, checks=checks(text),
        )
    ]
'''


def plug_in(folder: Path, monkeypatch) -> None:
    """Install the extractor `fake`."""
    metadata = folder / "fake_extractor-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(METADATA)
    (metadata / "entry_points.txt").write_text(ENTRY_POINTS)
    (folder / "fake_extractor.py").write_text(MODULE)
    monkeypatch.syspath_prepend(folder)
