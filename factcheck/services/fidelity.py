"""Fidelity: did they really say it? Looked up at the source, kept apart from whether it is true."""

from typing import Any

from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Fidelity
from factcheck.models import Attribution, FidelityCheck
from factcheck.services import attributions, checks, log
from factcheck.services.loading import path
from factcheck.services.refusals import Refused

SAID_SO = frozenset({Fidelity.CONFIRMED, Fidelity.MISQUOTED})
"""What can only be found where the words were first said."""
LONGEST_PLACE = 2_000
LONGEST_NOTE = 5_000


class FindingUnknown(Refused):
    """A word that is no finding."""

    sentence = "Choose what was found."


class FirstHopUnopened(Refused):
    """A later hop only repeats what the first one said."""

    sentence = (
        "Open the first hop of the chain, where the words were first said. A later hop only repeats them: "
        "it cannot show whether the quote is right."
    )


class NothingOpened(Refused):
    """Others must be able to look at the same place."""

    sentence = "Say what you opened: its address, or words such as “recording at 12:30”."


class NowhereLooked(Refused):
    """Not found says something only with the places where one looked."""

    sentence = "Say where you looked before you note that it was not found."


class NoSuchHop(Refused):
    """The chain is shorter."""

    sentence = "The chain has no such hop. It may have been changed meanwhile; look at it again."


class RightWordsMissing(Refused):
    """A misquotation is shown beside what was really said."""

    sentence = "Write down what they really said, word for word."


class QuotedRight(Refused):
    """The same words are no misquotation."""

    sentence = "These are the very words of the quote. If they said it like this, it is confirmed."


def check(
    session: Session,
    actor: Viewer | None,
    attribution: Attribution,
    *,
    found: Fidelity | str,
    right_words: str = "",
    hop: int | None = None,
    opened: str = "",
    note: str = "",
) -> FidelityCheck | None:
    """What somebody found at the source; the newest check is what counts, the earlier ones stay.

    `hop` is the place in the chain that was opened, 0 nearest the speaker's mouth; its
    own address stands for `opened` where none is given. In a chain without hops the
    article is the source, and its own address stands for `opened` likewise. Found again
    exactly as it stands, it is the check there is.
    """
    attributions.standing(attribution)
    if found not in set(Fidelity):
        raise FindingUnknown
    wanted = _looked(attribution, Fidelity(found), hop, opened) | {
        "right_words": _corrected(attribution, Fidelity(found), right_words),
        "note": checks.short_enough(note, "The note", LONGEST_NOTE),
    }
    newest = next(iter(history(session, attribution)), None)
    if _same(newest, wanted):
        return newest
    before = log.told(attribution)
    made = FidelityCheck(attribution=attribution, checked_by_id=actor.id if actor else None, **wanted)
    session.add(made)
    attribution.fidelity, attribution.right_words = made.found, made.right_words
    attribution.version += 1
    looked = {name: wanted[name] for name in ("hop", "opened", "note")}
    log.record(session, actor, "checked", attribution, before=before, check=looked)
    return made


def history(session: Session, attribution: Attribution) -> list[FidelityCheck]:
    """Every check of an attribution, the newest first, with who made it."""
    wanted = select(FidelityCheck).where(FidelityCheck.attribution_id == attribution.id)
    newest = wanted.order_by(col(FidelityCheck.id).desc())
    return list(session.exec(newest.options(joinedload(path(FidelityCheck.checked_by)))))


def source(attribution: Attribution, hop: int | None) -> str:
    """The address of a hop; of the article, where the chain has no hops."""
    if not attribution.hops:
        return attribution.article.url or f"the article itself: {attribution.article.title}"
    if hop is None:
        return ""
    return attribution.hops[hop].url or ""


def _looked(attribution: Attribution, found: Fidelity, hop: int | None, opened: str) -> dict[str, Any]:
    """Where somebody looked; raises what is missing for such a finding."""
    place = checks.short_enough(opened, "What you opened", LONGEST_PLACE)
    if hop is not None and not 0 <= hop < max(len(attribution.hops), 1):
        raise NoSuchHop
    if found in SAID_SO:
        if attribution.hops and hop != 0:
            raise FirstHopUnopened
        hop = 0
    if found is not Fidelity.UNCHECKED:
        place = place or source(attribution, hop)[:LONGEST_PLACE]
        _refuse_nowhere(found, place)
    return {"found": found, "hop": hop, "opened": place}


def _refuse_nowhere(found: Fidelity, place: str) -> None:
    """Raise what must be said when nothing is said of where somebody looked."""
    if not place:
        raise NothingOpened if found in SAID_SO else NowhereLooked


def _corrected(attribution: Attribution, found: Fidelity, right_words: str) -> str:
    """What they really said, for a misquotation and for nothing else."""
    if found is not Fidelity.MISQUOTED:
        return ""
    words = checks.short_enough(right_words, "What they really said")
    if not words:
        raise RightWordsMissing
    if words.split() == attribution.span.exact.split():
        raise QuotedRight
    return words


def _same(newest: FidelityCheck | None, wanted: dict[str, Any]) -> bool:
    """Whether the newest check says exactly this; without any, whether this says nothing."""
    if newest is None:
        return wanted["found"] is Fidelity.UNCHECKED and not (wanted["opened"] or wanted["note"])
    return all(getattr(newest, name) == value for name, value in wanted.items())
