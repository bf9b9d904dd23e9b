"""The `factcheck` command."""

import errno
import sys
from pathlib import Path

import click
from sqlalchemy.exc import DBAPIError

from factcheck.commands import COMMANDS
from factcheck.config import Misconfigured
from factcheck.schema import BrokenReferences, LostRows
from factcheck.services.refusals import Refused

FAILURES = (Misconfigured, Refused, BrokenReferences, LostRows, DBAPIError, OSError)
"""What can go wrong without being a mistake of ours."""


@click.version_option(package_name="factcheck", message="%(package)s %(version)s")
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
    except FAILURES as error:
        sys.exit(f"factcheck: {said(error)}")


def said(error: Exception) -> str:
    """A failure as a sentence for the person at the terminal."""
    if isinstance(error, DBAPIError):
        return f"The database refused ({str(error.orig).strip().splitlines()[0]}). Nothing was changed."
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "The disk is full. What was there stays as it was: make room, then try again."
    if isinstance(error, OSError) and error.filename:
        folder = Path(error.filename).parent
        if not folder.exists():
            return f"There is no folder {folder}. Make it first, or name another place."
        return f"{error.filename}: {error.strerror}."
    return str(error)
