"""The addresses, as blueprints in the order of the menu."""

from factcheck.views import (
    annotations,
    articles,
    browse,
    bulk,
    changes,
    citations,
    claims,
    corrections,
    embeds,
    exports,
    factchecktools,
    feeds,
    front,
    heads,
    health,
    letters,
    metrics,
    outlets,
    people,
    questions,
    shares,
    sitemaps,
    sites,
    speakers,
    topics,
    unsubscribing,
)
from factcheck.views.api import annotating as api_annotating
from factcheck.views.api import desk as api_desk
from factcheck.views.api import docs as api_docs
from factcheck.views.api import document as api_document
from factcheck.views.api import editing as api_editing
from factcheck.views.api import judging as api_judging
from factcheck.views.api import public as api_public
from factcheck.views.api import revising as api_revising
from factcheck.views.desk import agreement as desk_agreement
from factcheck.views.desk import articles as desk_articles
from factcheck.views.desk import assignments as desk_assignments
from factcheck.views.desk import attributions as desk_attributions
from factcheck.views.desk import bearings as desk_bearings
from factcheck.views.desk import claims_edit as desk_claims
from factcheck.views.desk import complete as desk_complete
from factcheck.views.desk import course as desk_course
from factcheck.views.desk import declining as desk_declining
from factcheck.views.desk import drafts as desk_drafts
from factcheck.views.desk import evidence as desk_evidence
from factcheck.views.desk import gate as desk_gate
from factcheck.views.desk import interests as desk_interests
from factcheck.views.desk import letters as desk_letters
from factcheck.views.desk import log as desk_log
from factcheck.views.desk import new_articles as desk_new_articles
from factcheck.views.desk import notes as desk_notes
from factcheck.views.desk import notifications as desk_notifications
from factcheck.views.desk import origins as desk_origins
from factcheck.views.desk import outlets as desk_outlets
from factcheck.views.desk import pages as desk_pages
from factcheck.views.desk import people as desk_people
from factcheck.views.desk import profile as desk_profile
from factcheck.views.desk import publications as desk_publications
from factcheck.views.desk import questions as desk_questions
from factcheck.views.desk import queue as desk_queue
from factcheck.views.desk import rating as desk_rating
from factcheck.views.desk import recording as desk_recording
from factcheck.views.desk import rounds as desk_rounds
from factcheck.views.desk import rulings as desk_rulings
from factcheck.views.desk import scale as desk_scale
from factcheck.views.desk import settings as desk_settings
from factcheck.views.desk import speakers as desk_speakers
from factcheck.views.desk import suggestions as desk_suggestions
from factcheck.views.desk import tokens as desk_tokens
from factcheck.views.desk import undo as desk_undo
from factcheck.views.desk import verdicts as desk_verdicts
from factcheck.views.desk import webhooks as desk_webhooks
from factcheck.views.desk import workbench as desk_workbench

BLUEPRINTS = (
    front.blueprint,
    questions.blueprint,
    claims.blueprint,
    citations.blueprint,
    shares.blueprint,
    embeds.blueprint,
    articles.blueprint,
    speakers.blueprint,
    outlets.blueprint,
    topics.blueprint,
    corrections.blueprint,
    changes.blueprint,
    feeds.blueprint,
    sites.blueprint,
    sitemaps.blueprint,
    people.blueprint,
    unsubscribing.blueprint,
    letters.blueprint,
    desk_queue.blueprint,
    desk_assignments.blueprint,
    desk_agreement.blueprint,
    desk_questions.blueprint,
    desk_claims.blueprint,
    desk_workbench.blueprint,
    desk_evidence.blueprint,
    desk_origins.blueprint,
    desk_bearings.blueprint,
    desk_rating.blueprint,
    desk_verdicts.blueprint,
    desk_rounds.blueprint,
    desk_rulings.blueprint,
    desk_declining.blueprint,
    desk_course.blueprint,
    desk_gate.blueprint,
    desk_publications.blueprint,
    desk_notes.blueprint,
    desk_notifications.blueprint,
    desk_letters.blueprint,
    desk_speakers.blueprint,
    desk_outlets.blueprint,
    desk_complete.blueprint,
    desk_profile.blueprint,
    desk_tokens.blueprint,
    desk_interests.blueprint,
    desk_people.blueprint,
    desk_pages.blueprint,
    desk_scale.blueprint,
    desk_webhooks.blueprint,
    desk_settings.blueprint,
    desk_log.blueprint,
    desk_drafts.blueprint,
    desk_undo.blueprint,
    desk_articles.blueprint,
    desk_new_articles.blueprint,
    desk_recording.blueprint,
    desk_suggestions.blueprint,
    desk_attributions.blueprint,
    exports.blueprint,
    annotations.blueprint,
    bulk.blueprint,
    browse.blueprint,
    heads.blueprint,
    api_public.blueprint,
    api_desk.blueprint,
    api_annotating.blueprint,
    api_revising.blueprint,
    api_judging.blueprint,
    api_editing.blueprint,
    api_document.blueprint,
    api_docs.blueprint,
    factchecktools.blueprint,
    health.blueprint,
    metrics.blueprint,
)
