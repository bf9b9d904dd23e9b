"""The commands, one file a noun; `cli` puts them together."""

import click

from factcheck.commands import demo, sites

COMMANDS: tuple[click.Command, ...] = (sites.init, sites.serve, demo.demo)
