"""Speakers: found by any of their names, made when new, edited, merged."""

import re
from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, select

from factcheck.domain.text import tidy
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import SpeakerKind
from factcheck.models import Speaker, SpeakerName
from factcheck.services import answers, log, merging, naming
from factcheck.services.refusals import Refused

NAME_AND_SLUG = re.compile(r"(?P<name>.+) \((?P<slug>[a-z0-9-]+)\)")
"""How one of several speakers of the same name is written: `John Smith (john-smith-2)`."""


class SpeakerUnnamed(Refused):
    """A speaker has a name, if only a description."""

    sentence = "A speaker needs a name. For an unnamed source write how the article describes it."


class AmbiguousSpeaker(Refused):
    """Several speakers go by that name."""

    def __init__(self, name: str, speakers: Iterable[Speaker]) -> None:
        choices = "; ".join(f"{s.name} ({s.slug}){', ' + s.role if s.role else ''}" for s in speakers)
        super().__init__(f"Several speakers go by the name {name}. Write one of these: {choices}.")


class MergedAlready(Refused):
    """What was merged is not there any more to be changed."""

    sentence = "This speaker was merged into another one. Change that one instead."


class SameSpeaker(Refused):
    """Nobody is merged into themselves."""

    sentence = "These two are the same speaker already. Choose another one."


def resolve(
    session: Session,
    actor: Viewer | None,
    name: str,
    *,
    kind: SpeakerKind = SpeakerKind.PERSON,
    role: str | None = None,
    wikidata: str | None = None,
) -> Speaker:
    """The speaker who goes by that name, made if there is none.

    `Name (slug)` picks one of several; else they raise AmbiguousSpeaker.
    """
    return named(session, name, wikidata) or add(
        session, actor, name, kind=kind, role=role, wikidata=wikidata
    )


def named(session: Session, name: str, wikidata: str | None = None) -> Speaker | None:
    """The speaker who goes by that name, or is picked as `Name (slug)`; raises AmbiguousSpeaker."""
    picked = pick(session, name)
    found = [picked] if picked else called(session, name, wikidata)
    if len(found) > 1:
        raise AmbiguousSpeaker(tidy(name), found)
    return found[0] if found else None


def pick(session: Session, name: str) -> Speaker | None:
    """The speaker that `Name (slug)` means, if it is written like that."""
    parts = NAME_AND_SLUG.fullmatch(tidy(name))
    found = find(session, parts["slug"]) if parts else None
    if parts is None or found is None:
        return None
    standing = follow(session, found)
    return standing if naming.key(parts["name"]) in {entry.folded for entry in standing.names} else None


def called(session: Session, name: str, wikidata: str | None = None) -> list[Speaker]:
    """Everybody who goes by that name; a Wikidata id decides between them, or finds somebody by itself."""
    by_name = session.exec(
        select(Speaker)
        .where(
            col(Speaker.id).in_(select(SpeakerName.speaker_id).where(SpeakerName.folded == naming.key(name)))
        )
        .order_by(col(Speaker.id))
    )
    found = list({s.id: s for s in (follow(session, speaker) for speaker in by_name)}.values())
    if not wikidata:
        return found
    same = session.exec(
        select(Speaker).where(Speaker.wikidata == wikidata, col(Speaker.merged_into_id).is_(None)).limit(1)
    ).all()
    return list(same) or [speaker for speaker in found if not speaker.wikidata]


def follow(session: Session, speaker: Speaker) -> Speaker:
    """The speaker one was merged into, or the same."""
    while speaker.merged_into_id is not None:
        speaker = session.get_one(Speaker, speaker.merged_into_id)
    return speaker


def add(
    session: Session,
    actor: Viewer | None,
    name: str,
    *,
    kind: SpeakerKind = SpeakerKind.PERSON,
    role: str | None = None,
    wikidata: str | None = None,
    slug: str = "",
) -> Speaker:
    """A new speaker, even when another one has the same name."""
    name = _name(name)
    free = naming.free_slug(session, Speaker.slug, slug or name, "speaker")
    speaker = Speaker(slug=free, name=name, kind=kind, role=role or None, wikidata=wikidata or None)
    session.add(speaker)
    session.flush()
    merging.rename(session, speaker, [name])
    log.record(session, actor, "made", speaker)
    return speaker


def find(session: Session, slug: str) -> Speaker | None:
    """The speaker at that address, merged or not; `follow` leads on from a merged one."""
    return session.exec(select(Speaker).where(Speaker.slug == slug)).first()


def matching(session: Session, q: str, limit: int = 10) -> list[Speaker]:
    """Speakers one of whose names holds the words typed, in the order of their names."""
    names = select(SpeakerName.speaker_id).where(
        col(SpeakerName.folded).contains(naming.key(q), autoescape=True)
    )
    wanted = select(Speaker).where(col(Speaker.merged_into_id).is_(None), col(Speaker.id).in_(names))
    return list(session.exec(wanted.order_by(col(Speaker.name), col(Speaker.id)).limit(limit)))


def other_names(speaker: Speaker) -> list[str]:
    """The names a speaker goes by besides the first one."""
    return [entry.name for entry in speaker.names if entry.name != speaker.name]


def values(speaker: Speaker) -> dict[str, Any]:
    """What a form edits of a speaker."""
    return {
        "name": speaker.name,
        "kind": speaker.kind,
        "role": speaker.role or "",
        "wikidata": speaker.wikidata or "",
        "other_names": other_names(speaker),
    }


def edit(  # noqa: PLR0913 - one argument a field
    session: Session,
    actor: Viewer | None,
    speaker: Speaker,
    version: int,
    *,
    name: str,
    kind: SpeakerKind,
    role: str | None,
    wikidata: str | None,
    other_names: Iterable[str],
) -> Speaker:
    """The speaker with these values; raises EditedMeanwhile when somebody saved others first."""
    if speaker.merged_into_id is not None:
        raise MergedAlready
    name = _name(name)
    others = _distinct(other_names, name)
    wanted = {
        "name": name,
        "kind": kind,
        "role": role or "",
        "wikidata": wikidata or "",
        "other_names": others,
    }
    saved = values(speaker)
    before = log.told(speaker)
    if not naming.differs(speaker, version, saved, wanted):
        return speaker
    speaker.name, speaker.kind, speaker.role, speaker.wikidata = name, kind, role or None, wikidata or None
    merging.rename(session, speaker, [name, *others])
    answers.forget(session, [f"speakers/{speaker.slug}"])
    log.record(
        session,
        actor,
        "edited",
        speaker,
        before=before | {"other_names": saved["other_names"]},
        other_names=others,
    )
    return speaker


def _name(text: str) -> str:
    """A name that a speaker can have."""
    name = naming.bounded(text, naming.KEY_LENGTH, "A name")
    if not name:
        raise SpeakerUnnamed
    return name


def _distinct(names: Iterable[str], first: str) -> list[str]:
    """Names written differently from the first and from each other, in their order."""
    tidied = (naming.bounded(name, naming.KEY_LENGTH, "A name") for name in names)
    return [name for name in dict.fromkeys(tidied) if name and name != first]


def merge(session: Session, actor: Viewer | None, speaker: Speaker, into: Speaker) -> Speaker:
    """The second speaker, with all names and attributions of the first, whose address leads there."""
    into = follow(session, into)
    if speaker.merged_into_id is not None:
        raise MergedAlready
    if speaker.id == into.id:
        raise SameSpeaker
    before = log.told(speaker) | {"names": [entry.name for entry in speaker.names]}
    moved = merging.move_speaker(session, speaker, into)
    into.role, into.wikidata = into.role or speaker.role, into.wikidata or speaker.wikidata
    into.version += 1
    speaker.merged_into_id = into.id
    speaker.version += 1
    answers.forget(session, [f"speakers/{speaker.slug}", f"speakers/{into.slug}"])
    log.record(session, actor, "merged", speaker, before=before, attributions=moved)
    return into
