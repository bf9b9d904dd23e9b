"""The commands, one file a noun; `cli` puts them together."""

import click

from factcheck.commands import demo, exports, imports, sites

COMMANDS: tuple[click.Command, ...] = (sites.init, sites.serve, demo.demo, exports.export, imports.import_)
