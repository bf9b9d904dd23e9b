"""The policy pages a site starts with, until its desk writes its own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Policy:
    """A policy page nobody has written yet."""

    title: str
    body: str


METHODOLOGY = """\
News of a contested event rarely brings one claim. It brings several that cannot all be true, each with
somebody behind it, most of them heard second-hand. We take such news apart.

## What we look at

A **question** is what is contested. A **claim** is one possible answer to it, put as one sentence that can be
checked. The claims that answer the same question are *rivals*, and we show them side by side, in the order
in which they were first put forward.

For each claim we record who asserts it and who denies it, in which words, when, and through whom it reached
us. A denial is a position of its own and gets as much room as an assertion. Ten reprints of one wire story
are one origin: we count origins, not articles.

*Did they really say it?* and *is it true?* are two questions. We answer the first for each quotation, the
second for each claim.

## How a verdict comes about

1. A reviewer reads the articles and marks the passages in which somebody takes a stand. Every quotation on
   these pages is the exact wording of the article we link to.
2. Evidence is collected with its address, its date and, where there is one, an archived copy.
3. Reviewers give their verdicts **without seeing each other's**, each with a rating, a confidence and the
   reasons for it.
4. If they agree, their rating becomes the ruling. If they do not, an editor who gave no verdict on the claim
   decides, and the reason is printed with the ruling.
5. Somebody other than the author of the only verdict publishes it.

How many verdicts a ruling needs here, and what the ratings mean, stands under this text.

## What a rating does not say

A rating is about one claim, at one time, on the evidence shown. It is not about the honesty of a person:
we keep no score of speakers. *Unproven* means that we do not know; it never means *refuted*.

## Corrections

Nothing published is changed in silence. A later version says whether it is **minor** (wording, a link), an
**update** (new evidence, same rating) or **substantial** (another rating), and why. Every earlier version
stays readable, with the difference between any two. A claim that is withdrawn leaves a notice in its place
with the reason. All corrections are listed on [one page](/corrections).

## As data

Every page of a claim or a question has the same content as JSON: add `.json` to its address.
"""

ABOUT = """\
This is a fact-checking desk. It takes contested news apart claim by claim: who says what, who denies it, how
we know, what the evidence is, and what several reviewers concluded without seeing each other's verdicts.

The desk has not yet written about itself. Until it does, this page says how the site works.

## Who decides

Reviewers give verdicts. Editors rule and publish. They sign with the names they chose to be known by, which
stand beside each verdict. [How we work](/methodology) says it step by step.

## If we are wrong

Tell the desk what is wrong and what shows it. A mistake is corrected in a new version that says what changed;
the old one stays readable, and the [list of corrections](/corrections) names it.

## Using what is here

The verdicts are free to use under the licence named with the data. Programs find them as
[JSON](/export/verdicts.json), with a [schema](/export/schema.json).
"""

POLICIES = {"methodology": Policy("How we work", METHODOLOGY), "about": Policy("About this site", ABOUT)}
"""The pages a desk can write, by their slugs."""
