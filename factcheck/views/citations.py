"""How to cite a verdict, for the programs that keep references."""

from flask import Blueprint, Response, json

from factcheck.presenters.citations import Citation, as_bibtex, as_csl, as_ris
from factcheck.views.frame import settings
from factcheck.views.shapes import public
from factcheck.views.standing import dossier

blueprint = Blueprint("citations", __name__)
MEDIA_TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
}


@public(blueprint, "/claims/<slug:slug>/cite.<any(bib,ris,'csl.json'):ending>")
def cite(slug: str, ending: str) -> Response:
    """The newest version of a verdict, with its hash and date."""
    own = settings()
    cited = Citation.of(dossier(slug), own.site_name, own.language)
    bodies = {
        "bib": lambda: as_bibtex(cited),
        "ris": lambda: as_ris(cited),
        "csl.json": lambda: json.dumps(as_csl(cited), indent=2) + "\n",
    }
    answer = Response(bodies[ending](), content_type=MEDIA_TYPES[ending])
    answer.headers["Content-Disposition"] = f'attachment; filename="{cited.key}.{ending}"'
    return answer
