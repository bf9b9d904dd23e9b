"""What changed at the desk since a claim was published, in one query."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, literal, or_, union_all
from sqlalchemy import select as rows
from sqlmodel import Session, col

from factcheck.models import Attribution, Claim, Evidence, Listing, Ruling, Verdict

WORDING = "the wording"


@dataclass(frozen=True)
class Due:
    """A published claim that is no longer as it was published, and what changed."""

    slug: str
    text: str
    changes: tuple[str, ...]


def due(session: Session) -> list[Due]:
    """Published claims that changed since; nothing of what the new verdicts or rulings say."""
    changes: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    for claim_id, slug, text, what, at, modified in session.execute(_changes()):
        if what == WORDING or _later(at, modified):
            changes[claim_id, slug, text].append(what)
    ordered = sorted(changes.items(), key=lambda item: item[0])
    return [Due(slug, text, tuple(dict.fromkeys(what))) for (_, slug, text), what in ordered]


def _later(at: datetime, modified: datetime) -> bool:
    """Whether something came after a publication, which is dated in whole seconds."""
    return at.replace(microsecond=0) > modified


def _changes() -> Any:
    """Claim, address, words, what changed, when, and when it was last published."""
    attribution = col(Attribution.claim_id) == Claim.id
    evidence = or_(col(Evidence.claim_id) == Claim.id, col(Evidence.question_id) == Claim.question_id)
    return union_all(
        _since(WORDING, Listing.modified).where(col(Claim.text) != Listing.text),
        _since("a new ruling", Ruling.ruled).join(Ruling, col(Ruling.claim_id) == Claim.id),
        _since("a new verdict", Verdict.submitted).join(Verdict, col(Verdict.claim_id) == Claim.id),
        _since("attributions", Attribution.recorded).join(Attribution, attribution),
        _since("attributions", Attribution.withdrawn).join(Attribution, attribution),
        _since("evidence", Evidence.added).join(Evidence, evidence),
        _since("evidence", Evidence.withdrawn).join(Evidence, evidence),
    )


def _since(what: str, at: Any) -> Select[Any]:
    """Rows about published claims whose date comes after the publication."""
    columns = (col(Claim.id), col(Claim.slug), col(Claim.text), literal(what), col(at), col(Listing.modified))
    wanted = rows(*columns).select_from(Claim).join(Listing, col(Listing.claim_id) == Claim.id)
    standing = wanted.where(col(Listing.withdrawn).is_(None))
    return standing if what == WORDING else standing.where(col(at) > Listing.modified)
