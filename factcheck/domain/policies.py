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
   reasons for it. After a split, or when something new comes up, they may be asked to read one another and
   look again; a verdict that is changed then says on the page what it was before.
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
stand beside each verdict. [How we work](/methodology) says it step by step, [what we hold ourselves
to](/ethics) by which rules, and [who pays for this](/funding) on whose money.

## If we are wrong

Tell the desk what is wrong and what shows it. A mistake is corrected in a new version that says what changed;
the old one stays readable, and the [list of corrections](/corrections) names it. The rules of it are [a page
of their own](/corrections-policy).

## Using what is here

The verdicts are free to use under the licence named with the data. Programs find them as
[JSON](/export/verdicts.json), with a [schema](/export/schema.json).
"""

CORRECTIONS = """\
We make mistakes, and readers must be able to see that we did.

## Tell us

Say which sentence is wrong, and what shows it. Everybody may do so, first of all the people named
on the page.

## What we do then

Somebody other than the author of the mistake looks at it. What turns out to be wrong is corrected in a new
version of the page; the old one stays readable, with the difference between any two.

* **Minor**: wording, spelling, a link. It stands in the history of the page.
* **Update**: new evidence; the rating stays. A note on the page says so.
* **Substantial**: another rating, or what it rests on was wrong. It stands on top of the page.
* **Withdrawn**: nothing holds any more. A notice with the reason takes the place of the page.

Whoever relied on an earlier version finds it, and why it changed, on the [list of corrections](/corrections).

## What we do not do

Nothing published is changed in silence, and nothing is deleted.
"""

ETHICS = """\
## The same rules for everybody

Every claim is checked in the same steps and rated on the same scale, whoever made it. Those who deny a claim
get as much room as those who assert it. We keep no score of people.

## Conflicts of interest

Whoever has an interest in a speaker, an outlet or a topic says so, and then takes no part in what concerns
it: no verdict, no ruling, no publication. Reviewers do not see each other's verdicts before they have given
theirs.

## Sources

We name our sources and link to them. Where somebody would be in danger, we leave the name out and say that we
did. Quotations are exact. Private people are named only where the claim cannot be understood without them.

## Fairness

Before we publish, we ask whoever made the claim what it rests on, and print the answer as it was given; where
we could not ask, or nobody answered, the page says so.
"""

FUNDING = """\
The desk has not yet written who owns it and who pays for it. Until it does, treat this as unknown.

What belongs here: the owner and the legal form; every source of more than one part in a hundred of the last
year's income, with the amount; what donors may ask for, and what they may not; and the date on which this was
last looked at.
"""

POLICIES = {
    "methodology": Policy("How we work", METHODOLOGY),
    "about": Policy("About this site", ABOUT),
    "corrections-policy": Policy("How we correct mistakes", CORRECTIONS),
    "ethics": Policy("What we hold ourselves to", ETHICS),
    "funding": Policy("Who pays for this", FUNDING),
}
"""The pages a desk can write, by their slugs."""
BINDING = ("methodology", "corrections-policy", "ethics")
"""The pages that say how a verdict comes about: each publication names the versions it was made under."""
