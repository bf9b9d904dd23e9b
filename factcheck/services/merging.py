"""What moves when two speakers, or two outlets, turn out to be one."""

from collections.abc import Iterable

from sqlmodel import Session, col, delete, select, update

from factcheck.models import Article, Attribution, Hop, Interest, Mention, Outlet, Speaker, SpeakerName
from factcheck.services import naming, tallies


def move_speaker(session: Session, speaker: Speaker, into: Speaker) -> list[int]:
    """Carry names, attributions, interests, mentions and earlier merges over; the attributions' ids."""
    moved = list(session.exec(select(Attribution.id).where(Attribution.speaker_id == speaker.id)))
    session.exec(update(Interest).where(col(Interest.speaker_id) == speaker.id).values(speaker_id=into.id))
    session.exec(
        update(Attribution).where(col(Attribution.speaker_id) == speaker.id).values(speaker_id=into.id)
    )
    session.exec(
        update(Speaker).where(col(Speaker.merged_into_id) == speaker.id).values(merged_into_id=into.id)
    )
    names = [entry.name for entry in (*into.names, *speaker.names)]
    rename(session, speaker, [])
    rename(session, into, list(dict.fromkeys(names)))
    move_mentions(session, "speaker", speaker.slug, into.slug)
    return moved


def move_outlet(session: Session, outlet: Outlet, into: Outlet) -> tuple[list[int], list[int]]:
    """Carry articles, hops, interests, mentions and earlier merges over; the ids of the first two."""
    session.exec(update(Interest).where(col(Interest.outlet_id) == outlet.id).values(outlet_id=into.id))
    articles = list(session.exec(select(Article.id).where(Article.outlet_id == outlet.id)))
    hops = list(session.exec(select(Hop.id).where(Hop.outlet_id == outlet.id)))
    session.exec(update(Article).where(col(Article.outlet_id) == outlet.id).values(outlet_id=into.id))
    session.exec(update(Hop).where(col(Hop.outlet_id) == outlet.id).values(outlet_id=into.id))
    session.exec(update(Outlet).where(col(Outlet.merged_into_id) == outlet.id).values(merged_into_id=into.id))
    move_mentions(session, "outlet", outlet.slug, into.slug)
    return articles, hops


def rename(session: Session, speaker: Speaker, names: Iterable[str]) -> None:
    """Let the speaker go by exactly these names."""
    session.exec(delete(SpeakerName).where(col(SpeakerName.speaker_id) == speaker.id))
    session.flush()
    session.add_all(SpeakerName(speaker_id=speaker.id, name=name, folded=naming.key(name)) for name in names)
    session.flush()
    session.expire(speaker, ["names"])


def move_mentions(session: Session, kind: str, old: str, new: str) -> None:
    """Let the public page of one list the published claims of the other."""
    known = select(Mention.claim_id).where(Mention.kind == kind, Mention.key == new)
    ours = (col(Mention.kind) == kind, col(Mention.key) == old)
    session.exec(delete(Mention).where(*ours, col(Mention.claim_id).in_(known)))
    session.exec(update(Mention).where(*ours).values(key=new))
    tallies.recount_mentions(session, kind, (old, new))
