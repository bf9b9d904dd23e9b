"""The `factcheck` command."""

import sys

import click
from sqlalchemy.exc import DBAPIError

from factcheck.commands import COMMANDS
from factcheck.config import Misconfigured
from factcheck.schema import BrokenReferences
from factcheck.services.refusals import Refused
from factcheck.services.refusals import Refused


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def factcheck() -> None:
    """Take contested news apart, claim by claim, and publish what holds."""


for command in COMMANDS:
    factcheck.add_command(command)


def main() -> None:
    """Run the command; a failure is a sentence and a status, never a traceback."""
    try:
        factcheck.main(standalone_mode=False)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit("Stopped.")
    except (Misconfigured, Refused, OSError) as error:
        sys.exit(f"factcheck: {error}")
