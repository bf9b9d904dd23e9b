"""Notes: what the desk writes to itself, in threads, sealed where they could give verdicts away."""

from sqlmodel import Session, col, or_, select

from factcheck.domain import mentions
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Notice
from factcheck.models import Attribution, BearingGiven, Claim, Evidence, Note, NoteSeal
from factcheck.models.columns import now
from factcheck.services import checks, log, mentioning, naming, notifications, seals
from factcheck.services.refusals import Refused
from factcheck.services.threads import Place, place_of


class NotYours(Refused):
    """Only its author changes a note."""

    sentence = "Only its author can change a note. Write a reply instead."


class AlreadyAnswered(Refused):
    """What others have answered stays as they read it."""

    sentence = "Others have answered this note, so it stays as they read it. Write a reply instead."


class NotForYou(Refused):
    """The thread is sealed with a claim that is closed to the person."""

    sentence = "This thread is hidden from you until your verdict is in."


class HoldsUnseen(Refused):
    """What holds several claims must be readable by everybody who judges one of them."""

    sentence = (
        "A note on evidence of several claims cannot hold their publication while it is hidden. "
        "Open it to everybody, or write it at one claim."
    )


def write(
    session: Session,
    actor: Viewer,
    place: Place,
    body: str,
    *,
    holds: bool = False,
    opened: bool = False,
    thread: Note | None = None,
) -> Note:
    """A note that begins a thread, or answers in one.

    It is sealed with what its author may know, unless she opens it to everybody; an
    answer in a sealed thread is sealed like it. The same words sent again are not
    written again. Raises MentionsBlind, NotForYou, HoldsUnseen.
    """
    said = checks.filled(body, "The note")
    same = _latest(session, actor, place, thread)
    if same is not None and same.body == said:
        return same
    root = _root(session, thread) if thread else None
    note = Note(
        **place.ids,
        thread_id=root.id if root else None,
        person_id=actor.id,
        body=said,
        holds=holds and root is None,
        written=now(),
    )
    _seal(session, actor, note, opened=opened)
    session.add(note)
    session.flush()
    named = mentioning.mention(session, actor, note, place, set())
    if root is not None:
        mentioning.answer(session, actor, note, root, place, named)
    log.record(session, actor, "written", note, sealed_with=_sealed_with(note))
    return note


def _latest(session: Session, actor: Viewer, place: Place, thread: Note | None) -> Note | None:
    """The newest note at a place, or in a thread, if the actor wrote it."""
    wanted = select(Note).filter_by(**place.ids).order_by(col(Note.id).desc())
    if thread is not None:
        wanted = wanted.where(Note.thread_id == (thread.thread_id or thread.id))
    else:
        wanted = wanted.where(col(Note.thread_id).is_(None))
    newest = session.exec(wanted.limit(1)).first()
    return newest if newest and newest.person_id == actor.id and newest.resolved is None else None


def _seal(session: Session, actor: Viewer, note: Note, *, opened: bool) -> None:
    """Seal a note with what its author knows, and with what its thread is sealed with."""
    with session.no_autoflush:
        told = seals.told_by(session, note)
        known = {claim_id for _, claim_id in seals.opened(session, [actor.id], told)}
        theirs = _of_thread(session, note)
    if seals.blind(session, [actor.id], theirs):
        raise NotForYou
    wanted = theirs | (set() if opened else known)
    if wanted and note.holds and note.claim_id is None and note.attribution_id is None:
        raise HoldsUnseen
    kept = [seal for seal in note.seals if seal.claim_id in wanted]
    new = wanted - {seal.claim_id for seal in kept}
    note.seals = kept + [NoteSeal(claim_id=claim_id) for claim_id in sorted(new)]


def _of_thread(session: Session, note: Note) -> set[int]:
    """What the thread that a note answers in is sealed with."""
    if note.thread_id is None:
        return set()
    return seals.of(session, session.get_one(Note, note.thread_id))


def _sealed_with(note: Note) -> list[int]:
    """The claims of its own seals, for the log."""
    return sorted(seal.claim_id for seal in note.seals)


def edit(
    session: Session, actor: Viewer, note: Note, version: int, body: str, *, holds: bool, opened: bool
) -> Note:
    """The author's note in other words, sealed anew with what she knows by now.

    Raises NotYours, AlreadyAnswered, EditedMeanwhile, and what `write` raises.
    """
    said = checks.filled(body, "The note")
    if note.person_id != actor.id:
        raise NotYours
    if note.resolved or answered(session, actor, note):
        raise AlreadyAnswered
    before = log.told(note) | {"sealed_with": _sealed_with(note)}
    saved = {"body": note.body, "holds": note.holds}
    if not naming.differs(note, version, saved, {"body": said, "holds": holds and note.thread_id is None}):
        return note
    earlier = mentions.named(note.body)
    note.body, note.holds, note.written = said, holds and note.thread_id is None, now()
    _seal(session, actor, note, opened=opened)
    session.flush()
    mentioning.mention(session, actor, note, place_of(session, note), earlier)
    log.record(session, actor, "edited", note, before=before, sealed_with=_sealed_with(note))
    return note


def answered(session: Session, viewer: Viewer, note: Note) -> bool:
    """Whether somebody else wrote after a note in its thread, as far as the viewer may know."""
    later = select(Note.id).where(
        Note.thread_id == (note.thread_id or note.id),
        col(Note.id) > note.id,
        Note.person_id != viewer.id,
        seals.visible_to(viewer.id),
    )
    return session.exec(later.limit(1)).first() is not None


def resolve(session: Session, actor: Viewer, note: Note) -> Note:
    """Close a thread, and let go what it held; resolved already is not an error."""
    note = _root(session, note)
    if note.resolved is None:
        before = log.told(note)
        note.resolved, note.resolved_by_id = now(), actor.id
        claim = place_of(session, note).claim
        notifications.tell(session, [note.person_id], Notice.RESOLVED, claim=claim, note=note, actor=actor)
        log.record(session, actor, "resolved", note, before=before)
    return note


def reopen(session: Session, actor: Viewer, note: Note) -> Note:
    """Open a thread again; it holds what it held before."""
    note = _root(session, note)
    if note.resolved is not None:
        before = log.told(note)
        note.resolved = note.resolved_by_id = None
        log.record(session, actor, "reopened", note, before=before)
    return note


def _root(session: Session, note: Note) -> Note:
    """The note that began a thread."""
    return session.get_one(Note, note.thread_id) if note.thread_id else note


def holding(session: Session, claim: Claim) -> list[Note]:
    """The open threads that hold the claim from publication: on it and its cells, attributions, evidence."""
    said = select(Attribution.id).where(
        Attribution.claim_id == claim.id, col(Attribution.withdrawn).is_(None)
    )
    weighed = select(BearingGiven.evidence_id).where(BearingGiven.claim_id == claim.id)
    withdrawn = select(Evidence.id).where(col(Evidence.withdrawn).is_not(None))
    its_own = select(Evidence.id).where(
        or_(
            col(Evidence.claim_id) == claim.id,
            col(Evidence.id).in_(weighed),
            (col(Evidence.question_id) == claim.question_id) & col(Evidence.question_id).is_not(None),
        )
    )
    on_it = or_(
        col(Note.claim_id) == claim.id,
        col(Note.attribution_id).in_(said),
        col(Note.claim_id).is_(None) & col(Note.evidence_id).in_(its_own),
    )
    wanted = select(Note).where(
        on_it,
        col(Note.holds),
        col(Note.thread_id).is_(None),
        col(Note.resolved).is_(None),
        or_(col(Note.evidence_id).is_(None), col(Note.evidence_id).not_in(withdrawn)),
    )
    return list(session.exec(wanted.order_by(col(Note.id))))
