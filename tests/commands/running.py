"""The `factcheck` command, run as a person would, on the test's own database."""

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from factcheck.cli import factcheck
from factcheck.config import Settings


def environment(settings: Settings, folder: Path, site_url: str = "http://localhost") -> dict[str, str]:
    """The test's settings, as the environment carries them."""
    return {
        "FACTCHECK_INSTANCE": str(folder),
        "FACTCHECK_DATABASE_URL": settings.database,
        "FACTCHECK_SECRET_KEY": settings.secret_key,
        "FACTCHECK_SITE_URL": site_url,
        "FACTCHECK_SITE_NAME": settings.site_name,
    }


def on(settings: Settings, folder: Path, site_url: str = "http://localhost") -> Callable[..., Result]:
    """A function that runs one command with these settings."""

    def run(*arguments: str, text: str | bytes | None = None) -> Result:
        return CliRunner().invoke(
            factcheck, list(arguments), env=environment(settings, folder, site_url), input=text
        )

    return run
