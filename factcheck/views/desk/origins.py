"""Origins at the desk: proposed, confirmed by a name, or kept apart."""

from collections.abc import Sequence

from flask import Blueprint
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.origins import OriginForm
from factcheck.models import Attribution, Claim, Evidence
from factcheck.presenters.origins import OriginsPage
from factcheck.services import origins, workbench
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk.workbench import found_claim, found_question, granted
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_origins", __name__)

SHOW = {"page": "desk/origins/show.html", "part": "desk/origins/_show.html"}
OF_QUESTION = "/desk/questions/<slug:slug>/origins"
OF_CLAIM = "/desk/claims/<slug:slug>/origins"
Home = tuple[str, str, str]
"""`questions` or `claims`, the slug, the heading."""
Things = tuple[list[Attribution], list[Evidence]]


@shown(blueprint, OF_QUESTION, access=REVIEWER, data="origins", **SHOW)
def of_question(slug: str) -> Names:
    """What the attributions and the evidence of a question go back to."""
    return _names(*_of_question(slug))


@shown(blueprint, OF_CLAIM, access=REVIEWER, data="origins", **SHOW)
def of_claim(slug: str) -> Names:
    """What the attributions and the evidence of one claim go back to."""
    return _names(*_of_claim(slug))


@sent(blueprint, OF_QUESTION, access=REVIEWER, **SHOW)
def decide_for_question(slug: str) -> Names | Response:
    """One origin, or several."""
    return _decide(*_of_question(slug))


@sent(blueprint, OF_CLAIM, access=REVIEWER, **SHOW)
def decide_for_claim(slug: str) -> Names | Response:
    """One origin, or several."""
    return _decide(*_of_claim(slug))


def _of_question(slug: str) -> tuple[Home, Things]:
    """A question's attributions and evidence that count."""
    question = found_question(slug)
    rivals = workbench.rivals(session(), question.id)
    return ("questions", slug, question.text), _things(rivals, question.id)


def _of_claim(slug: str) -> tuple[Home, Things]:
    """A claim's attributions and evidence that count."""
    claim = found_claim(slug)
    return ("claims", slug, claim.text), _things([claim], claim.question_id)


def _things(claims: Sequence[Claim], question_id: int | None) -> Things:
    """What the claims rest on, less what was withdrawn."""
    ids = [claim.id for claim in claims]
    evidence = workbench.evidence(session(), ids, question_id)
    spoken = workbench.attributions(session(), ids)
    return spoken, [each for each in evidence if each.withdrawn is None]


def _names(home: Home, things: Things, form: OriginForm | None = None) -> Names:
    """The page; a refused form stands where it was sent."""
    spoken, evidence = things
    found = origins.proposals(session(), [*spoken, *evidence])
    page = OriginsPage.at(home, things, found)
    return {"origins": page, "form": form or OriginForm(formdata=None)}


def _decide(home: Home, things: Things) -> Names | Response:
    """Let what was chosen be one origin, or keep it apart."""
    form = OriginForm()
    every: list[origins.Thing] = [*things[0], *things[1]]
    chosen = [thing for thing in every if origins.key(thing) in form.keys]

    def wish() -> None:
        if form.parts:
            origins.apart(session(), someone(), chosen)
        else:
            origins.confirm(session(), someone(), chosen, form.name.data or "")

    if not granted(form, wish, {origins.OriginUnnamed: "name"}):
        return _names(home, things, form)
    sentence = "Kept apart. They are not proposed again." if form.parts else "They count as one origin now."
    return done(sentence, f"/desk/{home[0]}/{home[1]}/origins")
