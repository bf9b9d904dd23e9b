"""The data block in a real browser: no error on the console, and it is data that programs can read."""

import json

import pytest

from factcheck import db
from tests.dossiers import contested, judge, publish, rule
from tests.factories import make_claim


@pytest.fixture
def slug(engine, ada, ben, eve):
    """The address of a published claim whose summary would like to be a script."""
    with db.transaction(engine) as session:
        claim = contested(session)
        judge(session, claim, ada.viewer, ben.viewer)
        rule(session, claim, eve.viewer, summary="</script><script>document.title='gone'</script>")
        publish(session, claim, eve.viewer)
        return claim.slug


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/claims/{slug}", "ClaimReview"),
        ("/questions/who-broke-the-window", "WebPage"),
        ("/", "Organization"),
    ],
)
def test_the_block_is_read_and_nothing_runs(visit, cy, slug, address, kind):
    page = visit(cy, address.format(slug=slug))
    blocks = page.locator('script[type="application/ld+json"]')
    assert blocks.count() == 1
    assert json.loads(blocks.text_content())["@type"] == kind
    assert page.title() != "gone"


def test_only_images_and_videos_are_asked_what_they_turned_out_to_be(visit, ada, engine):
    with db.transaction(engine) as session:
        slug = make_claim(session).slug
    page = visit(ada, f"/desk/claims/{slug}/evidence/new", javascript=False)
    finding = page.get_by_role("checkbox", name="Staged")
    assert not finding.is_visible()
    page.get_by_label("Kind").select_option("video")
    assert finding.is_visible()
    page.get_by_label("Kind").select_option("document")
    assert not finding.is_visible()
