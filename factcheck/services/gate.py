"""The gate before publication: the checks of one claim, and the reasons for what is set aside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from factcheck.domain import gate
from factcheck.domain.claimreview import Site
from factcheck.domain.gate import Check, Facts, Printed, SetAside
from factcheck.domain.gate_checks import checks_of
from factcheck.domain.ratings import Scale
from factcheck.domain.viewers import Viewer
from factcheck.models import Claim, Override, ReplyRequest, Ruling, Search
from factcheck.models.columns import now
from factcheck.services import checks as texts
from factcheck.services import gate_facts, inquiries, scales, sites
from factcheck.services.loading import load
from factcheck.services.publishable import NeedsRuling
from factcheck.services.refusals import Refused

Draw = Callable[[Claim, Ruling, Scale, int, datetime, Printed], str]
"""Draws the document of one version, published at a time; `presenters.dossiers.drawer` makes one."""
ANYWHERE = Site(name="The desk", url="https://desk.invalid", license="not known here")
"""A site about which nothing is known."""
LONGEST_REASON = 1_000
"""The characters of a reason that is printed on the page."""


class HeldBack(Refused):
    """A check that no reason sets aside is not done."""


class NeedsReasons(Refused):
    """Soft checks that are not done and that nobody gave a reason for."""

    sentence = "Mend each check that is not done, or give a reason; reasons are printed on the public page."

    def __init__(self, missing: Sequence[Check]) -> None:
        super().__init__(f"{self.sentence} Without either: {', '.join(check.key for check in missing)}.")
        self.missing = missing


@dataclass(frozen=True)
class Inspection:
    """One claim at the gate: its checks, what stands on record, and how its next version is drawn."""

    claim: Claim
    checks: list[Check]
    searches: Sequence[Search]
    requests: Sequence[ReplyRequest]
    overrides: Sequence[Override]
    policies: Mapping[str, int]
    published: datetime
    drawn: Callable[[Printed], str]

    @property
    def reasons(self) -> dict[str, str]:
        """The reasons that stand, by check."""
        return {override.check: override.reason for override in self.overrides}

    def draw(self, aside: Sequence[SetAside] = ()) -> str:
        """The document of the next version, which a ruling is needed for."""
        return self.drawn(
            Printed(
                tuple(aside),
                inquiries.searched(self.searches),
                inquiries.replied(self.requests),
                tuple(self.policies.items()),
            )
        )


def inspect(
    session: Session,
    actor: Viewer | None,
    claim: Claim,
    draw: Draw,
    *,
    required: int,
    four_eyes: bool,
    site: Site = ANYWHERE,
) -> Inspection:
    """The claim at the gate, fresh from the database, in a fixed number of queries.

    It tells how the verdicts and the ruling stand: for who may see them.
    """
    claim = load(session, claim)
    ruling = claim.rulings[-1] if claim.rulings else None
    published = max([now().replace(microsecond=0), *(each.published for each in claim.publications)])
    scale = scales.at(session, ruling.scale_version) if ruling else None
    drawn = _drawn(draw, claim, ruling, scale, published)
    draft = drawn(Printed()) if ruling else None
    searches, requests = inquiries.searches(session, claim), inquiries.requests(session, claim)
    facts = Facts(
        **gate_facts.judged(session, actor, claim, required=required, four_eyes=four_eyes),
        **gate_facts.sourced(session, claim, ruling, scale),
        **gate_facts.asked(claim, requests),
        search_count=len(searches),
        flaws=gate_facts.flaws(f"/desk/claims/{claim.slug}", draft, site),
    )
    overrides = _standing(session, claim)
    policies = sites.in_force(session)
    return Inspection(claim, checks_of(facts), searches, requests, overrides, policies, published, drawn)


def set_aside(inspection: Inspection, reasons: Mapping[str, str]) -> list[SetAside]:
    """The soft checks that are not done, each with its reason.

    A reason given before stands until its check is done. Raises HeldBack or NeedsReasons.
    """
    for check in gate.failing(inspection.checks, hard=True):
        raise HeldBack(f"{check.sentence} {check.mend} first.")
    given = {key: texts.short_enough(reason, "The reason", LONGEST_REASON) for key, reason in reasons.items()}
    said = inspection.reasons | {key: reason for key, reason in given.items() if reason}
    soft = gate.failing(inspection.checks, hard=False)
    missing = [check for check in soft if not said.get(check.key)]
    if missing:
        raise NeedsReasons(missing)
    return [SetAside(check.key.value, check.sentence, said[check.key]) for check in soft]


def keep(
    session: Session, actor: Viewer | None, inspection: Inspection, printed: Sequence[SetAside]
) -> dict[str, str]:
    """The reasons that stand from now on, by check; those of checks that are done come to their end."""
    wanted = {each.check: each.reason for each in printed}
    for override in inspection.overrides:
        if wanted.get(override.check) != override.reason:
            override.ended = now()
    for check, reason in wanted.items():
        if inspection.reasons.get(check) != reason:
            by = actor.id if actor else None
            session.add(Override(claim_id=inspection.claim.id, check=check, reason=reason, given_by_id=by))
    return wanted


def _standing(session: Session, claim: Claim) -> Sequence[Override]:
    """The reasons that stand."""
    wanted = select(Override).where(Override.claim_id == claim.id, col(Override.ended).is_(None))
    return session.exec(wanted.order_by(col(Override.id))).all()


def _drawn(
    draw: Draw, claim: Claim, ruling: Ruling | None, scale: Scale | None, published: datetime
) -> Callable[[Printed], str]:
    """How the claim's next version is drawn."""
    version = len(claim.publications) + 1

    def drawn(printed: Printed) -> str:
        if ruling is None or scale is None:
            raise NeedsRuling
        return draw(claim, ruling, scale, version, published, printed)

    return drawn
