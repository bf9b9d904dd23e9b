"""The addresses, as blueprints in the order of the menu."""

from factcheck.views import (
    articles,
    claims,
    corrections,
    exports,
    front,
    health,
    outlets,
    people,
    questions,
    sites,
    speakers,
    topics,
)
from factcheck.views.desk import claims_edit as desk_claims
from factcheck.views.desk import complete as desk_complete
from factcheck.views.desk import log as desk_log
from factcheck.views.desk import outlets as desk_outlets
from factcheck.views.desk import pages as desk_pages
from factcheck.views.desk import people as desk_people
from factcheck.views.desk import profile as desk_profile
from factcheck.views.desk import questions as desk_questions
from factcheck.views.desk import queue as desk_queue
from factcheck.views.desk import scale as desk_scale
from factcheck.views.desk import settings as desk_settings
from factcheck.views.desk import speakers as desk_speakers

BLUEPRINTS = (
    front.blueprint,
    questions.blueprint,
    claims.blueprint,
    articles.blueprint,
    speakers.blueprint,
    outlets.blueprint,
    topics.blueprint,
    corrections.blueprint,
    sites.blueprint,
    people.blueprint,
    desk_queue.blueprint,
    desk_questions.blueprint,
    desk_claims.blueprint,
    desk_speakers.blueprint,
    desk_outlets.blueprint,
    desk_complete.blueprint,
    desk_profile.blueprint,
    desk_people.blueprint,
    desk_pages.blueprint,
    desk_scale.blueprint,
    desk_settings.blueprint,
    desk_log.blueprint,
    exports.blueprint,
    health.blueprint,
)
