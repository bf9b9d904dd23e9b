"""How to cite a verdict: as BibTeX, as RIS, and as CSL-JSON."""

from datetime import datetime
from typing import Any, Self

from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.dossiers import Dossier

BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{each: f"\\{each}" for each in "$&#%_"},
    }
)
"""What means something else in BibTeX; braces count there even behind a backslash."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Citation(Part):
    """What is said of one version of a verdict."""

    key: str
    title: str
    author: str
    abstract: str
    address: str
    version: int
    published: datetime
    note: str
    language: str

    @classmethod
    def of(cls, dossier: Dossier, site_name: str, language: str) -> Self:
        """The newest version; the rating stands before the claim, so that no list repeats it as true."""
        ruling, newest = dossier.ruling, dossier.history[-1]
        permanent = f"{dossier.id}/history/{ruling.version}"
        return cls(
            key=f"{dossier.slug}-{ruling.version}",
            title=one_line(f"{ruling.label}: {dossier.claim}"),
            author=one_line(site_name),
            abstract=one_line(ruling.summary),
            address=dossier.id,
            version=ruling.version,
            published=newest.published,
            note=f"Version {ruling.version} at {permanent}, SHA-256 {newest.sha256}",
            language=language,
        )


def one_line(text: str) -> str:
    """A text without line ends and doubled spaces."""
    return " ".join(text.split())


def as_bibtex(cited: Citation) -> str:
    """An entry of BibTeX, in UTF-8."""
    day = cited.published
    fields = {
        "author": f"{{{{{_latex(cited.author)}}}}}",
        "title": f"{{{{{_latex(cited.title)}}}}}",
        "year": f"{{{day:%Y}}}",
        "month": MONTHS[day.month - 1],
        "date": f"{{{day:%Y-%m-%d}}}",
        "version": f"{{{cited.version}}}",
        "url": f"{{{cited.address}}}",
        "note": f"{{{_latex(cited.note)}}}",
        "abstract": f"{{{_latex(cited.abstract)}}}",
        "langid": f"{{{_latex(cited.language)}}}",
    }
    lines = [f"  {name} = {value}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{cited.key},", *lines, "}", ""])


def _latex(text: str) -> str:
    """A text in which nothing is a command."""
    return text.translate(BIBTEX)


def as_ris(cited: Citation) -> str:
    """A record of RIS; its lines end as the format wants them to."""
    day = cited.published
    fields = [
        ("TY", "ELEC"),
        ("ID", cited.key),
        ("TI", cited.title),
        ("AU", cited.author),
        ("T2", cited.author),
        ("PB", cited.author),
        ("PY", f"{day:%Y}"),
        ("DA", f"{day:%Y/%m/%d}/"),
        ("ET", str(cited.version)),
        ("UR", cited.address),
        ("AB", cited.abstract),
        ("N1", cited.note),
        ("LA", cited.language),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)


def as_csl(cited: Citation) -> list[dict[str, Any]]:
    """A list of one item of CSL-JSON (Citation Style Language 1.0.2)."""
    day = cited.published
    return [
        {
            "id": cited.key,
            "type": "webpage",
            "title": cited.title,
            "author": [{"literal": cited.author}],
            "container-title": cited.author,
            "publisher": cited.author,
            "issued": {"date-parts": [[day.year, day.month, day.day]]},
            "version": str(cited.version),
            "genre": "Fact check",
            "URL": cited.address,
            "abstract": cited.abstract,
            "note": cited.note,
            "language": cited.language,
        }
    ]
