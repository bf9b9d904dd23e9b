"""The commands, one file a noun; `cli` puts them together."""

import click

COMMANDS: tuple[click.Command, ...] = ()
