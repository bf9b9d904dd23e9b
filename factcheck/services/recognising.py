"""Recognising: the speakers and claims on the desk that a suggestion may mean."""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain import resemblance
from factcheck.models import Attribution, Claim, Speaker, SpeakerName
from factcheck.services import naming, speakers
from factcheck.services.loading import path

MOST_CLAIMS = 200
"""Claims that are compared where an article has no question yet."""
OFFERED = 12
"""Claims that are offered first."""
ARTICLE = "the "


def known(session: Session, names: Iterable[str]) -> dict[str, list[Speaker]]:
    """The speakers who go by each of these names, with or without its article; merged ones followed."""
    keys = {name: [naming.key(name), naming.key(name).removeprefix(ARTICLE)] for name in names if name}
    wanted = (
        select(SpeakerName.folded, Speaker)
        .join(Speaker, col(Speaker.id) == SpeakerName.speaker_id)
        .where(col(SpeakerName.folded).in_({key for both in keys.values() for key in both}))
        .order_by(col(Speaker.id))
    )
    found: dict[str, dict[int, Speaker]] = {}
    for folded, speaker in session.exec(wanted):
        standing = speakers.follow(session, speaker)
        found.setdefault(folded, {})[standing.id] = standing
    return {
        name: list((found.get(first) or found.get(bare) or {}).values())
        for name, (first, bare) in keys.items()
    }


def written(session: Session, name: str) -> str:
    """The name as a form leads to the one speaker meant: as the desk has it, else as it came."""
    found = known(session, [name]).get(name, [])
    if len(found) != 1:
        return name
    same = speakers.called(session, found[0].name)
    return found[0].name if len(same) == 1 else f"{found[0].name} ({found[0].slug})"


def claims(session: Session, article_id: int) -> Sequence[Claim]:
    """The claims of the article's questions, the ones it speaks of already too; without any, the newest."""
    spoken = select(Attribution.claim_id).where(
        Attribution.article_id == article_id, col(Attribution.withdrawn).is_(None)
    )
    asked = select(Claim.question_id).where(col(Claim.id).in_(spoken), col(Claim.question_id).is_not(None))
    near = col(Claim.id).in_(spoken) | col(Claim.question_id).in_(asked)
    wanted = select(Claim).options(joinedload(path(Claim.question))).order_by(col(Claim.id).desc())
    found = session.exec(wanted.where(near)).all()
    return found or session.exec(wanted.limit(MOST_CLAIMS)).all()


def offered(passage: str, found: Sequence[Claim]) -> tuple[Claim | None, list[Claim]]:
    """The claim that a passage clearly repeats, if one; and those that resemble it, the nearest first."""
    sentences = [f"{claim.text} {claim.short}" for claim in found]
    clear = resemblance.clearly(passage, [claim.text for claim in found])
    near = [found[at] for _, at in resemblance.nearest(passage, sentences)[:OFFERED]]
    return (None if clear is None else found[clear]), near
