"""Attributions: recorded, edited, re-anchored, withdrawn; none is ever deleted."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from factcheck.domain import dates
from factcheck.domain.roots import named, root
from factcheck.domain.text import blank, tidy
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Manner, Stance
from factcheck.models import Article, Attribution, Claim, Span, Speaker
from factcheck.models.columns import now
from factcheck.services import chains, log, naming, rechecks
from factcheck.services.articles import NoSuchDate
from factcheck.services.refusals import Refused

Step = chains.Step
"""One hop of a chain as a person gives it."""


class SpanElsewhere(Refused):
    """A span of one article says nothing about another."""

    sentence = "The passage stands in another article than this one."


class WithdrawnAlready(Refused):
    """What was withdrawn stays as it was."""

    sentence = "This attribution was withdrawn. Record it again if it was right after all."


class ReasonMissing(Refused):
    """Others must be able to understand a withdrawal."""

    sentence = "Say why it is withdrawn. The reason is kept with it."


def record(  # noqa: PLR0913 - one argument a field
    session: Session,
    actor: Viewer | None,
    *,
    article: Article,
    span: Span,
    speaker: Speaker,
    stance: Stance,
    manner: Manner,
    claim: Claim | None = None,
    cue: str = "",
    said: str | None = None,
    steps: Sequence[Step] = (),
    origin: str = "",
    note: str = "",
) -> Attribution:
    """A new attribution; recorded again with the same values, the one there is.

    Raises SpanElsewhere, NoSuchDate or ChainTooLong.
    """
    if span.article_version.article_id != article.id:
        raise SpanElsewhere
    kept = chains.tidied(steps)
    wanted = _wanted(stance, manner, cue, said, _origin(origin, speaker, kept), note)
    known = _same(session, span, _spoken(speaker, claim, wanted, kept))
    if known:
        return known
    attribution = Attribution(
        article=article,
        span=span,
        speaker=speaker,
        claim=claim,
        recorded_by_id=actor.id if actor else None,
        **wanted,
    )
    session.add(attribution)
    session.flush()
    chains.replace(session, actor, attribution, kept)
    log.record(session, actor, "recorded", attribution, **_story(attribution))
    return attribution


def edit(  # noqa: PLR0913 - one argument a field
    session: Session,
    actor: Viewer | None,
    attribution: Attribution,
    version: int,
    *,
    speaker: Speaker,
    stance: Stance,
    manner: Manner,
    claim: Claim | None = None,
    cue: str = "",
    said: str | None = None,
    steps: Sequence[Step] = (),
    origin: str = "",
    note: str = "",
) -> Attribution:
    """The attribution with these values; raises EditedMeanwhile when somebody saved others first."""
    standing(attribution)
    kept = chains.tidied(steps)
    wanted = _wanted(stance, manner, cue, said, _origin(origin, speaker, kept), note)
    before, saved = log.told(attribution) | _story(attribution), values(attribution)
    if not naming.differs(attribution, version, saved, _spoken(speaker, claim, wanted, kept)):
        return attribution
    again = rechecks.due(session, actor, attribution, _moved(attribution, speaker, kept))
    chains.replace(session, actor, attribution, kept)
    attribution.speaker, attribution.claim = speaker, claim
    for name, value in wanted.items():
        setattr(attribution, name, value)
    log.record(session, actor, "edited", attribution, before=before, **_story(attribution), **again)
    return attribution


def reanchor(session: Session, actor: Viewer | None, attribution: Attribution, span: Span) -> Attribution:
    """The attribution at another passage of its article, as a person placed it."""
    standing(attribution)
    if span.article_version.article_id != attribution.article_id:
        raise SpanElsewhere
    if attribution.span is span and not span.orphaned:
        return attribution
    before = log.told(attribution) | _story(attribution)
    changed = "the quote" if span.exact != attribution.span.exact else ""
    again = rechecks.due(session, actor, attribution, changed)
    attribution.span = span
    attribution.version += 1
    log.record(session, actor, "anchored", attribution, before=before, **_story(attribution), **again)
    return attribution


def withdraw(session: Session, actor: Viewer | None, attribution: Attribution, reason: str) -> Attribution:
    """The attribution, counted no more; it stays readable with its reason."""
    if blank(reason):
        raise ReasonMissing
    if attribution.withdrawn:
        return attribution
    before = log.told(attribution)
    attribution.withdrawn, attribution.withdrawn_reason = now(), reason.strip()
    attribution.version += 1
    log.record(session, actor, "withdrawn", attribution, before=before)
    return attribution


def find(session: Session, attribution_id: int) -> Attribution | None:
    """The attribution with that number."""
    return session.get(Attribution, attribution_id)


def values(attribution: Attribution) -> dict[str, Any]:
    """What a form edits of an attribution, each in one text or one row a hop."""
    fields = ("stance", "manner", "cue", "said", "origin", "note")
    wanted = {name: getattr(attribution, name) for name in fields}
    return _spoken(attribution.speaker, attribution.claim, wanted, chains.steps_of(attribution))


def standing(attribution: Attribution) -> None:
    """Raise WithdrawnAlready for an attribution that counts no more."""
    if attribution.withdrawn:
        raise WithdrawnAlready


def _moved(attribution: Attribution, speaker: Speaker, steps: Sequence[Step]) -> str:
    """What an edit changes of what a check looked at, in words."""
    if speaker.id != attribution.speaker_id:
        return "the speaker"
    return "the chain" if chains.steps_of(attribution) != tuple(steps) else ""


def _wanted(
    stance: Stance, manner: Manner, cue: str, said: str | None, origin: str, note: str
) -> dict[str, Any]:
    """The columns of an attribution, tidy; raises NoSuchDate."""
    if said and not dates.valid(said):
        raise NoSuchDate
    words = {"cue": tidy(cue), "said": said or None, "origin": origin, "note": note.strip()}
    return {"stance": Stance(stance), "manner": Manner(manner)} | words


def _origin(origin: str, speaker: Speaker, steps: Sequence[Step]) -> str:
    """The origin as it is compared; guessed from speaker and first hop when none is given."""
    first = steps[0] if steps else Step()
    return named(origin) or root(speaker.name, first.medium, first.outlet)


def _spoken(
    speaker: Speaker, claim: Claim | None, wanted: dict[str, Any], steps: Sequence[Step]
) -> dict[str, Any]:
    """An attribution's values as texts, to compare and to show."""
    who = {"speaker": f"{speaker.name} ({speaker.slug})", "claim": claim.text if claim else ""}
    values = {name: value or "" for name, value in wanted.items()}
    return who | values | {"chain": [step.spoken for step in steps]}


def _same(session: Session, span: Span, spoken: dict[str, Any]) -> Attribution | None:
    """The attribution of that passage with exactly these values, if there is one."""
    wanted = select(Attribution).where(Attribution.span_id == span.id, col(Attribution.withdrawn).is_(None))
    found = session.exec(wanted.order_by(col(Attribution.id)))
    return next((attribution for attribution in found if values(attribution) == spoken), None)


def _story(attribution: Attribution) -> dict[str, Any]:
    """What the log says beyond the columns: the passage and the chain."""
    span = attribution.span
    passage = {"start": span.start, "end": span.end, "exact": span.exact}
    return {"passage": passage, "chain": [vars(step) for step in chains.steps_of(attribution)]}
