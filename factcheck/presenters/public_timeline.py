"""Who said what when: a timeline with one lane per claim, and the same as a list."""

from collections.abc import Sequence
from typing import Self

from factcheck.domain import dates
from factcheck.domain.drawing_timeline import Moment, Timeline, draw
from factcheck.domain.vocabulary import Fidelity, Manner, Stance
from factcheck.presenters.dossier_attributions import AttributionShown
from factcheck.presenters.dossier_parts import Part
from factcheck.presenters.dossiers import Body
from factcheck.presenters.public_voices import unquoted, way, when


class Saying(Part):
    """One line of the list: when, who, which stance on which claim, and where it stands."""

    said: str | None
    speaker: str
    stance: Stance
    heading: str
    slug: str
    quote: str
    manner: Manner
    language: str | None
    way: str
    article_id: int
    attribution_id: int
    fidelity: Fidelity
    right_words: str | None


class TimelineShown(Part):
    """The drawing, and all that it shows in words."""

    drawing: Timeline | None
    sayings: list[Saying]
    undated_count: int

    @classmethod
    def of(cls, dossiers: Sequence[Body]) -> Self:
        """The timeline of several claims, one lane each."""
        spoken = [(lane, each) for lane, dossier in enumerate(dossiers) for each in dossier.attributions]
        moments = [
            Moment(lane, each.said, each.stance.value, each.speaker.name)
            for lane, each in spoken
            if each.said
        ]
        headings = [dossier.short or dossier.claim for dossier in dossiers]
        ordered = sorted(spoken, key=lambda pair: when(pair[1]))
        return cls(
            drawing=draw(headings, moments),
            sayings=[saying(each, headings[lane], dossiers[lane].slug) for lane, each in ordered],
            undated_count=len(spoken) - len(moments),
        )

    @property
    def span(self) -> str:
        """The first and the last date, in words."""
        said = [each.said for each in self.sayings if each.said]
        if not said:
            return ""
        first, last = dates.spoken(said[0]), dates.spoken(said[-1])
        return first if first == last else f"{first} to {last}"


def saying(attribution: AttributionShown, heading: str, slug: str) -> Saying:
    """A line of the list from an attribution to a claim."""
    return Saying(
        said=attribution.said,
        speaker=attribution.speaker.name,
        stance=attribution.stance,
        heading=heading,
        slug=slug,
        quote=unquoted(attribution.quote),
        manner=attribution.manner,
        language=attribution.article.language,
        way=way(attribution),
        article_id=attribution.article.id,
        attribution_id=attribution.id,
        fidelity=attribution.fidelity,
        right_words=attribution.right_words,
    )
