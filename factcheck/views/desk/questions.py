"""Questions asked and edited at the desk, and the rival claims that answer them."""

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response as AnyResponse

from factcheck.db import session
from factcheck.forms.questions import QuestionForm, RivalForm
from factcheck.models import Question
from factcheck.presenters.question_progress import QuestionList, QuestionProgress
from factcheck.presenters.questions import DeskQuestion, DeskRival
from factcheck.services import claims, letters, question_progress, questions
from factcheck.services.refusals import EditedMeanwhile, Refused
from factcheck.views.access import REVIEWER, someone
from factcheck.views.desk import conflicts
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_questions", __name__)
NEW, NEW_PART = "desk/questions/new.html", "desk/questions/_new.html"
EDIT, EDIT_PART = "desk/questions/edit.html", "desk/questions/_edit.html"
RIVAL, RIVAL_PART = "desk/questions/rival.html", "desk/questions/_rival.html"


@shown(
    blueprint,
    "/desk/questions",
    page="desk/questions/list.html",
    part="desk/questions/_list.html",
    access=REVIEWER,
    data="listed",
)
def index() -> Names:
    """Questions with how far each is, all or those that hold the words typed."""
    q = request.args.get("q", "").strip()
    rows = question_progress.listed(session(), someone(), settings().reviews_required, q)
    return {
        "listed": QuestionList(q=q, questions=[QuestionProgress.of(row) for row in rows]),
        "most": question_progress.LISTED,
    }


@shown(blueprint, "/desk/questions/new", page=NEW, part=NEW_PART, access=REVIEWER)
def new() -> Names:
    """The form for a question; `?letter=` is the reader's letter that suggested it."""
    words = letters.wording(session(), request.args.get("letter", type=int))
    return {"form": QuestionForm(formdata=None, text=words)}


@sent(blueprint, "/desk/questions", access=REVIEWER, page=NEW, part=NEW_PART)
def create() -> Names | AnyResponse:
    """A new question."""
    form = QuestionForm()
    if not form.validate():
        return {"form": form}
    asked = questions.ask(session(), someone(), **form.values())
    return done("The question is asked. Add the rival claims that answer it.", _home(asked))


def _home(question: Question) -> str:
    """The question's workbench."""
    return f"/desk/questions/{question.slug}"


@shown(
    blueprint, "/desk/questions/<slug:slug>/edit", page=EDIT, part=EDIT_PART, access=REVIEWER, data="question"
)
def edit(slug: str) -> Names:
    """The form for one question."""
    question = _found(slug)
    values = questions.values(question)
    texts = values | {"topics": ", ".join(values["topics"])}
    return _names(question, QuestionForm(formdata=None, **texts, version=question.version))


def _found(slug: str) -> Question:
    """The question, or nothing at this address."""
    return questions.find(session(), slug) or abort(404)


def _names(question: Question, form: QuestionForm) -> Names:
    """A question's form."""
    return {"question": DeskQuestion.of(question), "form": form}


@sent(blueprint, "/desk/questions/<slug:slug>/edit", access=REVIEWER, page=EDIT, part=EDIT_PART)
def save(slug: str) -> Names | AnyResponse:
    """Other words, another summary; the address stays."""
    form, question = QuestionForm(), _found(slug)
    if not form.validate():
        return _names(question, form)
    try:
        questions.edit(session(), someone(), question, form.version.data, **form.values())
    except EditedMeanwhile as conflict:
        conflict.theirs["topics"] = ", ".join(conflict.theirs["topics"].split("\n"))
        return _names(question, form) | conflicts.both(form, conflict)
    except Refused as refusal:
        form.refuse(str(refusal))
        return _names(question, form)
    return done("The question is saved.", _home(question))


@sent(blueprint, "/desk/questions/<slug:slug>/claims", access=REVIEWER, page=RIVAL, part=RIVAL_PART)
def add_claim(slug: str) -> Names | AnyResponse:
    """Another answer to the question."""
    form, question = RivalForm(), _found(slug)
    if not form.validate():
        return _rival_names(question, form)
    try:
        claims.open_claim(session(), someone(), **form.given(), question=question)
    except Refused as refusal:
        form.refuse(str(refusal), "text")
        return _rival_names(question, form) | {"status": refusal.status}
    return done("The claim is added.", _home(question))


def _rival_names(question: Question, form: RivalForm) -> Names:
    """The form for a rival beside the ones there are."""
    rivals = [DeskRival.of(claim) for claim in question.claims]
    return {"question": DeskQuestion.of(question), "rivals": rivals, "form": form}
