"""What one was told: newest first, marked as seen one by one or all at once."""

from http import HTTPStatus

from flask import Blueprint, abort, request
from sqlalchemy.exc import DBAPIError
from werkzeug.wrappers import Response

from factcheck.db import session
from factcheck.forms.notifications import SeenForm
from factcheck.presenters.notifications import NotificationList, NotificationSeen
from factcheck.services import notifications
from factcheck.views.access import REVIEWER, someone, viewer
from factcheck.views.shapes import Names, done, sent, shown

blueprint = Blueprint("desk_notifications", __name__)

ADDRESS = "/desk/notifications"
PAGE = {"page": "desk/notifications/list.html", "part": "desk/notifications/_list.html"}


@blueprint.app_template_global()
def unseen_count() -> int:
    """How many notifications wait, for the head of a desk page; 0 on public pages and for strangers."""
    asking = viewer()
    if asking is None or not request.path.startswith("/desk"):
        return 0
    try:
        return notifications.unseen_count(session(), asking)
    except DBAPIError:
        # The page that says the database is out of order is still to be shown.
        return 0


@shown(blueprint, ADDRESS, access=REVIEWER, data="told", **PAGE)
def index() -> Names:
    """What one was told, newest first."""
    return _names(SeenForm(formdata=None))


def _names(form: SeenForm) -> Names:
    """The page, and the form that was refused."""
    before = request.args.get("before", type=int)
    most = notifications.PAGE
    found = notifications.page(session(), someone(), before=before, limit=most + 1)
    unseen = notifications.unseen_count(session(), someone())
    return {"told": NotificationList.of(found, unseen, most), "form": form}


@sent(blueprint, f"{ADDRESS}/<int:notification_id>/seen", access=REVIEWER, **PAGE)
def see(notification_id: int) -> Names | Response:
    """Mark one as seen, and perhaps go on to it."""
    form = SeenForm()
    found = notifications.find(session(), someone(), notification_id) or abort(HTTPStatus.NOT_FOUND)
    if not form.validate():
        return _names(form)
    notifications.see(session(), someone(), found)
    onward = NotificationSeen.of(found).address if form.onward.data else ADDRESS
    return done("Marked as seen.", onward)


@sent(blueprint, f"{ADDRESS}/seen", access=REVIEWER, **PAGE)
def see_all() -> Names | Response:
    """Mark all as seen."""
    form = SeenForm()
    if not form.validate():
        return _names(form)
    count = notifications.see_all(session(), someone())
    return done(f"{count} marked as seen.", ADDRESS)
