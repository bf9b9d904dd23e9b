"""The commands, one file a noun; `cli` puts them together."""

import click

from factcheck.commands import (
    annotations,  # noqa: F401 - adds to `export`
    articles,
    backups,
    benchmark,
    checks,
    claimreviews,
    daily,  # noqa: F401 - adds to `export`
    demo,
    digests,
    exports,
    foreign,  # noqa: F401 - adds to `import`
    heads,  # noqa: F401 - adds to `export`
    imports,
    people,
    site,
    sites,
    suggestions,
    tokens,
    webhooks,
)

COMMANDS: tuple[click.Command, ...] = (
    sites.init,
    sites.serve,
    site.site,
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
    webhooks.deliver,
    checks.check,
    claimreviews.lint,
    benchmark.benchmark,
)
