"""An article as the public sees it: excerpts around published quotes, each with what it is about."""

from collections.abc import Mapping, Sequence
from typing import Self

from factcheck.domain.excerpts import Excerpt, Passage, excerpts, whole
from factcheck.domain.vocabulary import Fidelity, Stance
from factcheck.presenters.dossier_attributions import ArticleNamed, AttributionShown
from factcheck.presenters.dossier_parts import Moment, Part
from factcheck.presenters.dossiers import Body


class Note(Part):
    """Who takes which stance on which claim with a marked passage."""

    number: int
    attribution_id: int
    speaker: str
    speaker_slug: str
    stance: Stance
    fidelity: Fidelity
    right_words: str | None
    slug: str
    claim: str
    rating: str
    label: str


class StretchShown(Part):
    """Text under the same marks throughout."""

    text: str
    marks: tuple[int, ...]
    opens: tuple[int, ...]
    closes: tuple[int, ...]


class ExcerptShown(Part):
    """A continuous part of the article, and the notes to the passages in it."""

    stretches: list[StretchShown]
    notes: list[Note]
    cut_before: bool
    cut_after: bool


class VersionShown(Part):
    """The excerpts of one version of the article."""

    retrieved: Moment
    sha256: str
    excerpts: list[ExcerptShown]


class ArticlePage(Part):
    """An article that published claims quote."""

    id: str
    article_id: int
    url: str | None
    title: str
    outlet: str | None
    outlet_slug: str | None
    byline: str | None
    published: str | None
    language: str | None
    whole: bool
    versions: list[VersionShown]

    @classmethod
    def of(
        cls,
        article_id: int,
        dossiers: Sequence[Body],
        texts: Mapping[str, str],
        site_url: str,
        *,
        full_text: bool = False,
    ) -> Self | None:
        """The article as the dossiers quote it; None when none does."""
        quotes = quoted(article_id, dossiers)
        if not quotes:
            return None
        newest = max((each.article for each, _ in quotes.values()), key=lambda article: article.retrieved)
        hashes = {each.article.sha256: each.article for each, _ in quotes.values()}
        notes = {number: note(place, *quotes[number]) for place, number in enumerate(quotes, 1)}
        versions = sorted(hashes.values(), key=lambda article: article.retrieved, reverse=True)
        return cls(
            id=f"{site_url}/articles/{article_id}",
            article_id=article_id,
            **{name: getattr(newest, name) for name in ("url", "title", "outlet", "outlet_slug", "byline")},
            published=newest.published,
            language=newest.language,
            whole=full_text,
            versions=[
                _version(each, quotes, notes, texts.get(each.sha256), full_text=full_text)
                for each in versions
            ],
        )


Quotes = dict[int, tuple[AttributionShown, Body]]


def quoted(article_id: int, dossiers: Sequence[Body]) -> Quotes:
    """The published attributions from an article with their dossiers, in the order of the text."""
    found = [
        (each, dossier)
        for dossier in dossiers
        for each in dossier.attributions
        if each.article.id == article_id
    ]
    ordered = sorted(found, key=lambda pair: (pair[0].selector[1].start, pair[0].selector[1].end, pair[0].id))
    return {each.id: (each, dossier) for each, dossier in ordered}


def note(number: int, attribution: AttributionShown, dossier: Body) -> Note:
    """The note to a passage."""
    return Note(
        number=number,
        attribution_id=attribution.id,
        speaker=attribution.speaker.name,
        speaker_slug=attribution.speaker.slug,
        stance=attribution.stance,
        fidelity=attribution.fidelity,
        right_words=attribution.right_words,
        slug=dossier.slug,
        claim=dossier.claim,
        rating=dossier.ruling.rating,
        label=dossier.ruling.label,
    )


def _version(
    article: ArticleNamed, quotes: Quotes, notes: Mapping[int, Note], text: str | None, *, full_text: bool
) -> VersionShown:
    """The excerpts of one version; where its text is not here, the quotes with their context."""
    mine = [each for each, _ in quotes.values() if each.article.sha256 == article.sha256]
    if text is None:
        found = [_from_selector(each) for each in mine]
    else:
        passages = [Passage(each.id, each.selector[1].start, each.selector[1].end) for each in mine]
        found = whole(text, passages) if full_text else excerpts(text, passages)
    return VersionShown(
        retrieved=article.retrieved,
        sha256=article.sha256,
        excerpts=[_excerpt(each, notes) for each in found],
    )


def _from_selector(attribution: AttributionShown) -> Excerpt:
    """The quote with the words around it that were kept with it."""
    words = attribution.selector[0]
    start = len(words.prefix)
    passage = Passage(attribution.id, start, start + len(words.exact))
    return excerpts(words.prefix + words.exact + words.suffix, [passage])[0]


def _excerpt(excerpt: Excerpt, notes: Mapping[int, Note]) -> ExcerptShown:
    """An excerpt with its notes."""
    shown = [
        StretchShown(text=each.text, marks=each.keys, opens=each.opens, closes=each.closes)
        for each in excerpt.stretches
        if each.text
    ]
    return ExcerptShown(
        stretches=shown,
        notes=[notes[key] for key in excerpt.keys],
        cut_before=excerpt.cut_before,
        cut_after=excerpt.cut_after,
    )
