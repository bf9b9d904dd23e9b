"""The adjudication of a claim: verdicts side by side, and the bearings that differ most first."""

from collections.abc import Iterable, Sequence
from typing import Self

from pydantic import Field

from factcheck.domain.matrix import disagreement
from factcheck.domain.vocabulary import Bearing
from factcheck.models import Claim, Evidence
from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.material import Material
from factcheck.presenters.progress import ClaimAtDesk

Given = dict[tuple[int, int], Bearing]
"""Bearings on the claim by evidence and person."""


class Weighed(Part):
    """A piece of evidence with what each reviewer found, in the order of the reviewers."""

    id: int
    title: str
    disagreement: float | None = Field(description="Null for fewer than two who weighed it.")
    bearings: list[Bearing | None]
    relied_on: list[bool] = Field(description="Whose verdicts rely on it.")


class Adjudication(Part):
    """What an editor who has looked rules on; empty of judgements while they are sealed."""

    claim: ClaimAtDesk
    reviewers: list[str] = Field(description="Who judged the claim, then who only weighed evidence for it.")
    evidence: list[Weighed] = Field(description="What reviewers weighed or rely on, most disagreement first.")
    hindrance: str | None = Field(description="Why the viewer cannot rule here.")

    @classmethod
    def of(cls, claim: Claim, material: Material, conflict: str | None) -> Self:
        """The claim's verdicts and bearings as the viewer may see them."""
        shown = ClaimAtDesk.of(claim, material)
        people = {} if shown.sealed else reviewers(claim, material)
        return cls(
            claim=shown,
            reviewers=list(people.values()),
            evidence=weighed(claim, material, list(people)) if people else [],
            hindrance=hindrance(shown, conflict),
        )


def reviewers(claim: Claim, material: Material) -> dict[int, str]:
    """Names by person: the verdicts' authors as their verdicts stand, then who only gave bearings."""
    names = {person: name for claim_id, person, name in material.reviewers if claim_id == claim.id}
    order = [each.person_id for each in material.verdicts if each.claim_id == claim.id]
    only = {row[2]: row[3] for row in material.bearings if row[1] == claim.id and row[2] not in names}
    return {person: names[person] for person in order} | only


def weighed(claim: Claim, material: Material, people: Sequence[int]) -> list[Weighed]:
    """The evidence that somebody weighed for the claim or relies on, most disagreement first."""
    given: Given = {(row[0], row[2]): row[4] for row in material.bearings if row[1] == claim.id}
    relied = {
        each.person_id: set(material.relied.get(each.id, ()))
        for each in material.verdicts
        if each.claim_id == claim.id
    }
    rows = [row_of(each, given, relied, people) for each in material.evidence if each.withdrawn is None]
    told = [row for row in rows if any(row.bearings) or any(row.relied_on)]
    return sorted(told, key=lambda row: (row.disagreement is None, -(row.disagreement or 0), row.id))


def row_of(evidence: Evidence, given: Given, relied: dict[int, set[int]], people: Iterable[int]) -> Weighed:
    """One piece of evidence across the reviewers."""
    order = list(people)
    bearings = [given.get((evidence.id, person)) for person in order]
    return Weighed(
        id=evidence.id,
        title=evidence.title,
        disagreement=disagreement([each for each in bearings if each is not None]),
        bearings=bearings,
        relied_on=[evidence.id in relied.get(person, ()) for person in order],
    )


def hindrance(claim: ClaimAtDesk, conflict: str | None) -> str | None:
    """Why the viewer cannot adjudicate; what depends on sealed verdicts is not told before they are open."""
    if claim.closed:
        return f"The claim is {claim.status}; nobody rules on it any more."
    if conflict:
        return conflict
    if claim.sealed:
        return "You cannot rule on verdicts you have not seen."
    return _among_verdicts(claim)


def _among_verdicts(claim: ClaimAtDesk) -> str | None:
    """What the verdicts have against a ruling of the viewer's."""
    if claim.mine:
        return "You gave a verdict on this claim, so another editor has to adjudicate it."
    if claim.round and claim.round.open:
        return "A round stands open. Wait until everybody has reconsidered, or close it on the claim’s page."
    if claim.missing_count:
        verdicts = "verdict" if claim.missing_count == 1 else "verdicts"
        return f"The claim needs {claim.missing_count} more {verdicts} first."
    return None
