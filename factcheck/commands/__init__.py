"""The commands, one file a noun; `cli` puts them together."""

import click

from factcheck.commands import (
    annotations,  # noqa: F401 - adds to `export`
    articles,
    backups,
    benchmark,
    checks,
    claimreviews,
    demo,
    digests,
    exports,
    heads,  # noqa: F401 - adds to `export`
    imports,
    people,
    sites,
    suggestions,
    tokens,
)

COMMANDS: tuple[click.Command, ...] = (
    sites.init,
    sites.serve,
    demo.demo,
    people.user,
    tokens.token,
    articles.article,
    suggestions.extract,
    exports.export,
    imports.import_,
    backups.backup,
    backups.restore,
    digests.digest,
    checks.check,
    claimreviews.lint,
    benchmark.benchmark,
)
