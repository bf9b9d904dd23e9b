"""Prints: what is compared of an article's text; each version, which never changes, is read once."""

from array import array
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlmodel import Session, col

from factcheck.domain import shingles, wires
from factcheck.models import ArticleVersion

READ = 50_000
"""The letters of an article that are compared."""
MOST = 500
"""The most prints that are kept; each has some thirty kilobytes."""


@dataclass(frozen=True)
class Print:
    """The agencies that a text credits, and its runs of words as numbers of this process."""

    agencies: frozenset[str] = frozenset()
    packed: "array[int]" = field(default_factory=lambda: array("q"))

    @property
    def runs(self) -> frozenset[int]:
        """The runs, to compare them."""
        return frozenset(self.packed)


BLANK = Print()
_kept: dict[str, Print] = {}
"""By the hash of the text."""


def of(session: Session, article_ids: Collection[int]) -> dict[int, Print]:
    """The print of each article's newest version that has a text here; in one query, or two."""
    version = ArticleVersion
    newest = select(func.max(col(version.id))).where(col(version.article_id).in_(article_ids))
    newest = newest.group_by(col(version.article_id))
    wanted = select(col(version.article_id), col(version.id), col(version.sha256))
    found = session.execute(wanted.where(col(version.id).in_(newest), col(version.text).is_not(None))).all()
    known = {sha256: _kept[sha256] for _, _, sha256 in found if sha256 in _kept}
    known |= _read(session, [id_ for _, id_, sha256 in found if sha256 not in known])
    return {article_id: known[sha256] for article_id, _, sha256 in found}


def _read(session: Session, version_ids: Collection[int]) -> dict[str, Print]:
    """The prints of these versions by the hash of their text, kept from now on."""
    if not version_ids:
        return {}
    version = ArticleVersion
    wanted = select(col(version.sha256), func.substr(col(version.text), 1, READ))
    texts = session.execute(wanted.where(col(version.id).in_(version_ids)))
    read = {sha256: _print(text) for sha256, text in texts}
    if len(_kept) + len(read) > MOST:
        _kept.clear()
    _kept.update(read)
    return read


def _print(text: str) -> Print:
    """What is compared of a text."""
    return Print(wires.credited(text), array("q", shingles.shingles(text)))
