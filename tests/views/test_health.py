"""What machines that run the site ask."""

from factcheck import db
from tests import dossiers


def figures(page: str) -> dict[str, float]:
    lines = (line for line in page.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_metrics_tell_what_is_published_and_what_is_used(app, ada, ben, eve, cy):
    before = figures(cy.get("/metrics").text)
    assert before["factcheck_published_claims"] == 0
    assert before["process_max_resident_memory_bytes"] > 1_000_000
    with db.transaction(app.extensions["engine"]) as session:
        claim = dossiers.contested(session)
        dossiers.judge(session, claim, ada.viewer, ben.viewer)
    unseen = figures(cy.get("/metrics").text)
    with db.transaction(app.extensions["engine"]) as session:
        claim = session.merge(claim)
        dossiers.rule(session, claim, eve.viewer)
        dossiers.publish(session, claim, eve.viewer)
    answer = cy.get("/metrics")
    assert answer.content_type.startswith("text/plain; version=0.0.4")
    assert figures(answer.text)["factcheck_published_claims"] == 1
    told = {name for name in before if name.startswith("factcheck_")}
    assert {name: unseen[name] for name in told} == {name: before[name] for name in told}


def test_every_figure_has_its_kind(cy):
    lines = cy.get("/metrics").text.splitlines()
    kinds = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    assert kinds == {line.partition("{")[0].split()[0] for line in lines if not line.startswith("#")}
