"""The checks of the gate: each as it stands, what would mend it, and where."""

import re
from collections.abc import Iterator

from factcheck.domain.gate import SOFT, Check, Facts, Key

LONGEST_SUMMARY = 75
"""The characters of a summary that search engines show."""
ORIGINS_NEEDED = 2
"""The independent origins a claim should have; fewer need a reason."""
NAMED = 3
"""How many things a sentence names before it only counts the rest."""
NOT_YET = "The markup for search engines can be looked at when the desk has ruled."
HEDGES = frozenset({"mostly", "partly", "largely", "not", "the", "and", "of"})
"""Words of a rating's label that a summary may use."""


def checks_of(facts: Facts) -> list[Check]:
    """All checks in the order of the work: first those that hold the claim back."""
    return [*_hard(facts), *_sources(facts), *_asked(facts), *_words(facts)]


def rating_words(summary: str, label: str) -> list[str]:
    """The words of the rating's label that the summary repeats."""
    said = set(re.findall(r"\w+", summary.casefold()))
    return [word for word in re.findall(r"\w+", label.casefold()) if word in said and word not in HEDGES]


def _check(key: Key, problem: str, good: str, mend: str, place: str, *, hard: bool | None = None) -> Check:
    """A check that is done where there is no problem."""
    firm = key not in SOFT if hard is None else hard
    if not problem:
        return Check(key, done=True, hard=firm, sentence=good)
    return Check(key, done=False, hard=firm, sentence=problem, mend=mend, place=place)


def _hard(facts: Facts) -> Iterator[Check]:
    """What nothing is published without."""
    in_, missing = facts.verdict_count, max(facts.required, 1) - facts.verdict_count
    yield _check(
        Key.VERDICTS,
        f"{in_} of {facts.required} verdicts are in: {missing} more needed." if missing > 0 else "",
        f"{_counted(in_, 'verdict is', 'verdicts are')} in.",
        "Ask for another verdict",
        f"{facts.desk}#verdicts",
    )
    yield _ruling(facts)
    yield _check(
        Key.FOUR_EYES,
        "You are the only reviewer: another editor has to publish." if facts.alone else "",
        "Somebody else than the only reviewer publishes.",
        "Ask another editor",
        f"{facts.desk}#publishing",
    )
    count = facts.holding_count
    needs = _counted(count, "note needs", "notes need")
    yield _check(
        Key.NOTES,
        f"{needs} an answer before publication." if count else "",
        "No note waits for an answer.",
        "Answer and resolve",
        f"{facts.desk}#notes",
    )


def _ruling(facts: Facts) -> Check:
    """Whether there is a ruling that takes in everything."""
    problems = {
        "A round stands open on the verdicts.": facts.round_open,
        "There is no ruling yet.": not facts.ruled,
        "A verdict came in after the ruling: rule again.": facts.outdated,
    }
    problem = next((sentence for sentence, holds in problems.items() if holds), "")
    mend, place = ("Close the round", "verdicts") if facts.round_open else ("Rule on the claim", "ruling")
    return _check(Key.RULING, problem, "The ruling takes in every verdict.", mend, f"{facts.desk}#{place}")


def _sources(facts: Facts) -> Iterator[Check]:
    """Where it all comes from."""
    lacking = [
        f"{what}: {_listed(titles)}."
        for what, titles in (
            ("Evidence without a link or a place in it", facts.unplaced),
            ("Evidence without an archived copy or a recorded attempt at one", facts.unarchived),
        )
        if titles
    ]
    some = "Every piece of evidence can be found again, and is archived or an attempt was made."
    yield _check(
        Key.EVIDENCE,
        " ".join(lacking),
        some if facts.evidence_count else "There is no evidence that would have to be found again.",
        "Complete the evidence",
        f"{facts.desk}#matrix",
    )
    count = facts.origin_count
    origins = _counted(count, "independent origin puts", "independent origins put")
    yield _check(
        Key.ORIGINS,
        "" if count >= ORIGINS_NEEDED else f"{origins} the claim forward; we ask for {ORIGINS_NEEDED}.",
        f"{origins} the claim forward.",
        "Look for another origin",
        f"{facts.desk}#voices",
    )


def _asked(facts: Facts) -> Iterator[Check]:
    """What was looked for, and who was asked."""
    searched = (
        f"Contradicting evidence was searched for ({_counted(facts.search_count, 'search', 'searches')})."
    )
    yield _check(
        Key.CONTRADICTING,
        "" if facts.search_count or facts.opposed else "No search for contradicting evidence is recorded.",
        searched
        if facts.search_count
        else "Evidence that speaks against the ruling is weighed in the matrix.",
        "Record a search",
        f"{facts.desk}/gate#searches",
    )
    yield _reply(facts)


def _reply(facts: Facts) -> Check:
    """Whether all who put the claim forward were asked what they say to it."""
    problem, mend = "", "Request a reply"
    good = f"A reply was requested from all who put the claim forward: {_listed(facts.claimants)}."
    if facts.waiting:
        problem = f"No answer has come yet, and the deadline has not passed: {_listed(facts.waiting)}."
        mend = "Record the answer"
    elif not facts.claimants:
        good = "Nobody is on record as putting the claim forward, so nobody can be asked."
    elif facts.unasked:
        whom = "those" if facts.unasked == facts.claimants else "some"
        problem = f"No reply was requested from {whom} who put the claim forward: {_listed(facts.unasked)}."
    return _check(Key.REPLY, problem, good, mend, f"{facts.desk}/gate#replies")


def _words(facts: Facts) -> Iterator[Check]:
    """What it says, and whether that is as it was said."""
    grave = any(flaw.grave for flaw in facts.flaws)
    yield _check(
        Key.CLAIMREVIEW,
        " ".join(flaw.sentence for flaw in facts.flaws) if facts.ruled else NOT_YET,
        "The markup for search engines is in order.",
        "Mend what it is drawn from" if facts.ruled else "Rule on the claim",
        next((flaw.place for flaw in facts.flaws if flaw.place), f"{facts.desk}/edit")
        if facts.ruled
        else f"{facts.desk}#ruling",
        hard=grave,
    )
    yield _check(
        Key.SUMMARY,
        _summary_problem(facts),
        f"The summary is short enough to be shown whole ({len(facts.summary)} characters).",
        "Shorten the summary" if facts.ruled else "Rule on the claim",
        f"{facts.desk}#ruling",
    )
    yield _check(
        Key.FIDELITY,
        f"Quotes nobody has checked yet: {facts.unchecked_count}." if facts.unchecked_count else "",
        "Every quote was checked.",
        "Check the quotes",
        f"{facts.desk}#voices",
    )
    lost = facts.orphaned_count
    yield _check(
        Key.ORPHANED,
        f"Quotes that lost their place and are left out: {lost}." if lost else "",
        "Every quote stands in its article.",
        "Find their place again",
        f"{facts.desk}#voices",
    )


def _summary_problem(facts: Facts) -> str:
    """What is wrong with the summary, as one sentence."""
    if not facts.ruled:
        return "There is no summary yet."
    length = len(facts.summary)
    problems = []
    if length > LONGEST_SUMMARY:
        problems.append(f"has {length} characters, of which {LONGEST_SUMMARY} are shown whole")
    repeated = rating_words(facts.summary, facts.label)
    if repeated:
        problems.append(f"repeats the rating (“{' '.join(repeated)}”)")
    return f"The summary {' and '.join(problems)}." if problems else ""


def _listed(names: tuple[str, ...]) -> str:
    """A few names, and how many more there are."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _counted(count: int, one: str, several: str) -> str:
    """A number with its noun."""
    return f"{count} {one if count == 1 else several}"
