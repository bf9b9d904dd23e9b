"""The commands, one file a noun; `cli` puts them together."""

import click

from factcheck.commands import sites

COMMANDS: tuple[click.Command, ...] = (sites.init, sites.serve)
