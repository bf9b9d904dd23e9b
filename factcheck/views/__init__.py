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
from factcheck.views.desk import log as desk_log
from factcheck.views.desk import pages as desk_pages
from factcheck.views.desk import people as desk_people
from factcheck.views.desk import profile as desk_profile
from factcheck.views.desk import scale as desk_scale
from factcheck.views.desk import settings as desk_settings

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
    desk_profile.blueprint,
    desk_people.blueprint,
    desk_pages.blueprint,
    desk_scale.blueprint,
    desk_settings.blueprint,
    desk_log.blueprint,
    exports.blueprint,
    health.blueprint,
)
