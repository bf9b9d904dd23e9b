"""What the page of a claim draws of its assignments, and the forms to change them."""

from factcheck.db import session
from factcheck.domain.vocabulary import AssignmentEnding
from factcheck.forms.assignments import AssignForm, HandBackForm, TakeAwayForm
from factcheck.models import Assignment, Claim
from factcheck.models.columns import now
from factcheck.presenters.assignments import Assigned, AssignedPerson, Choice, OwnAssignment
from factcheck.presenters.material import Material
from factcheck.services import assignable, assignments, interests
from factcheck.views.access import someone
from factcheck.views.shapes import Names


def under(claim: Claim, given: Material) -> Names:
    """Who has the claim to judge, and the forms, as far as the viewer may know and use them."""
    known = assignments.listed(session(), claim, handed_back=True)
    people = someone_else(claim, known) if someone().edits and not given.closed(claim) else []
    form = AssignForm(formdata=None).offer(choice.person_id for choice in people if not choice.obstacle)
    return {
        "assigned": _assigned(claim, given, known, people),
        "assign_form": form,
        "hand_back_form": HandBackForm(formdata=None),
        "take_away_form": TakeAwayForm(formdata=None),
        "take_away_id": None,
    }


def _assigned(claim: Claim, given: Material, known: list[Assignment], choices: list[Choice]) -> Assigned:
    """The assignments of the claim as the viewer may know them."""
    asking, named = someone(), claim.id in given.named
    standing = [each for each in known if each.ended is None]
    mine = next((each for each in standing if each.person_id == asking.id), None)
    conflict = _conflict(claim)
    open_to_her = claim.id not in given.opened and not given.closed(claim)
    return Assigned(
        mine=OwnAssignment.of(mine, now().date()) if mine else None,
        others_count=len(standing) - (mine is not None),
        conflict=conflict,
        may_take=mine is None and conflict is None and open_to_her,
        people=[AssignedPerson.of(each, named=named) for each in known] if asking.edits else [],
        choices=choices,
    )


def _conflict(claim: Claim) -> str | None:
    """The viewer's own interest that the claim touches, in words."""
    own = interests.touching(session(), claim, [someone().id]).get(someone().id)
    return interests.named(own) if own else None


def someone_else(claim: Claim, known: list[Assignment]) -> list[Choice]:
    """Everybody an editor can choose, with what stands against it."""
    against = assignable.obstacles(session(), claim)
    taken = {each.person_id for each in known if each.ending is not AssignmentEnding.HANDED_BACK}
    return [
        Choice(
            person_id=each.person_id,
            name=each.name,
            role=each.role,
            standing=each.standing,
            overdue=each.overdue,
            obstacle=against[each.person_id][1] if each.person_id in against else "",
            assigned=each.person_id in taken,
        )
        for each in assignable.loads(session(), besides=claim)
        if not each.disabled
    ]
