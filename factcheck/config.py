"""Settings, from `FACTCHECK_*` in the environment and `instance/config.toml`; where the files lie."""

import os
import secrets
import stat
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from factcheck.domain import extractors, mail

PACKAGE = Path(__file__).parent
HOME = PACKAGE if (PACKAGE / "templates").is_dir() else PACKAGE.parent
"""Where templates/ and static/ lie: in the package when installed, beside it in a checkout."""

SECRET_LENGTH = 32
"""The shortest secret key we start with, in characters."""
SECRET_VARIETY = 10
"""How many different characters it has at least."""
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
LEVELS = ("debug", "info", "warning", "error", "critical")
KINDS: dict[type, str] = {bool: "yes or no", int: "a whole number", str: "a text in quotation marks"}


class Misconfigured(Exception):
    """A setting is missing or unsafe; the text says which, and what to do."""


def _address(value: str) -> bool:
    """Whether that is where readers may reach a site."""
    try:
        found = urlsplit(value)
        return found.scheme in {"http", "https"} and bool(found.hostname) and found.port != 0
    except ValueError:
        return False


BOUNDS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "site_url": (_address, "an address such as https://facts.example"),
    "reviews_required": (lambda count: count >= 1, "1 or more"),
    "proxies": (lambda count: count >= 0, "0 or more"),
    "api_rate": (lambda count: count >= 0, "0 or more"),
    "log_level": (lambda level: level.lower() in LEVELS, f"one of {', '.join(LEVELS)}"),
}
"""What a value must be besides its type."""


@dataclass(frozen=True)
class Settings:
    """Everything that an installation can set; each name is `FACTCHECK_<NAME>` outside."""

    instance: Path
    secret_key: str = ""
    database_url: str = ""
    site_url: str = "http://127.0.0.1:8000"
    site_name: str = "Factcheck"
    license: str = "https://creativecommons.org/licenses/by/4.0/"
    language: str = "en"
    reviews_required: int = 2
    four_eyes: bool = True
    full_text: bool = False
    extractor: str = extractors.DEFAULT
    trusted_hosts: str = ""
    proxies: int = 0
    mail_url: str = ""
    mail_from: str = ""
    fetch_private: bool = False
    demo: bool = False
    api_rate: int = 600
    share_font: str = ""
    log_level: str = "info"

    @classmethod
    def load(cls, instance: Path | None = None) -> Self:
        """Settings of this process: the environment wins over the file.

        Raises Misconfigured for a value that cannot be read.
        """
        folder = instance or Path(os.environ.get("FACTCHECK_INSTANCE", "instance"))
        settings = cls(instance=folder.resolve())
        given = _from_file(folder / "config.toml") | _from_environment()
        return settings.with_values(given)

    def with_values(self, given: dict[str, Any]) -> Self:
        """These settings with some replaced, each in its own type."""
        kinds = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        unknown = sorted(set(given) - set(kinds))
        if unknown:
            raise Misconfigured(f"There is no setting called {unknown[0]!r}. Check config.toml.")
        return replace(self, **{name: _read(name, kinds[name], value) for name, value in given.items()})

    @property
    def database(self) -> str:
        """The database's address; a SQLite file in the instance folder by default."""
        return self.database_url or f"sqlite:///{self.instance / 'factcheck.sqlite3'}"

    @property
    def spare_font(self) -> Path | None:
        """The font of the desk's own for share pictures, where there is one."""
        path = Path(self.share_font)
        return path if self.share_font and path.is_file() else None

    @property
    def secure(self) -> bool:
        """Whether people reach the site over TLS."""
        return self.site_url.startswith("https://")

    @property
    def strong(self) -> bool:
        """Whether the secret key is long and varied enough to be one."""
        return len(self.secret_key) >= SECRET_LENGTH and len(set(self.secret_key)) >= SECRET_VARIETY

    def require_secret(self) -> None:
        """Raise Misconfigured unless the secret key is long enough to be one."""
        if not self.strong:
            raise Misconfigured(
                "FACTCHECK_SECRET_KEY is missing or too weak: it needs 32 random characters or more. "
                "`factcheck init` writes one into config.toml."
            )


def concerns(settings: Settings) -> dict[str, str]:
    """What is missing or unsafe, by the name of the setting, and what to do about it."""
    here = urlsplit(settings.site_url).hostname in LOOPBACK
    found = {
        "secret_key": not settings.strong and "It is missing or too weak. `factcheck init` writes one.",
        "site_url": not settings.secure and not here and "Readers reach the site without TLS. Use https://.",
        "demo": settings.demo and "The demo's accounts have passwords that everybody knows. Turn it off.",
        "reviews_required": settings.reviews_required < 2 and "One reviewer alone decides. Two see more.",  # noqa: PLR2004
        "four_eyes": not settings.four_eyes and "The author of the only verdict may publish it.",
        "extractor": settings.extractor not in extractors.names() and extractors.unknown(settings.extractor),
        "mail_url": mail.problem(settings.mail_url, settings.mail_from),
        "share_font": bool(settings.share_font)
        and settings.spare_font is None
        and "There is no such file; share pictures are drawn without it.",
        "fetch_private": settings.fetch_private
        and "Pages and webhooks may lead to machines of your network. Turn it off unless yours do.",
        "trusted_hosts": not settings.trusted_hosts
        and not here
        and "Any Host header is believed. Name your hosts.",
        "config.toml": _readable(settings.instance / "config.toml")
        and "Others on this machine can read the secret key. Run: chmod 600 config.toml",
    }
    return {name: sentence for name, sentence in found.items() if sentence}


def _readable(path: Path) -> bool:
    """Whether anybody but the owner and the group can read a file."""
    return path.exists() and bool(path.stat().st_mode & stat.S_IROTH)


def sources(settings: Settings) -> dict[str, str]:
    """Where the value of each setting comes from: the environment, the file, or the default."""
    given = _from_environment()
    written = _from_file(settings.instance / "config.toml")
    names = [field.name for field in fields(settings) if field.name != "instance"]
    places = {True: "environment", False: "default"}
    return {
        name: "config.toml" if name in written and name not in given else places[name in given]
        for name in names
    }


def _from_file(path: Path) -> dict[str, Any]:
    """The settings a TOML file holds; none if there is no file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise Misconfigured(f"{path} is not valid TOML: {error}.") from error


def _from_environment() -> dict[str, str]:
    """The settings the environment holds, by their names in lower case."""
    names = {field.name for field in fields(Settings)} - {"instance"}
    found = {name: os.environ.get(f"FACTCHECK_{name.upper()}") for name in names}
    return {name: value for name, value in found.items() if value is not None}


def _read(name: str, kind: type, value: Any) -> Any:
    """A value in the type its setting has, and within its bounds."""
    if kind is bool and isinstance(value, str):
        return _yes(name, value)
    name_outside = f"FACTCHECK_{name.upper()}"
    wrong = Misconfigured(f"{name_outside} must be {KINDS.get(kind, 'a path')}, not {value!r}.")
    if not isinstance(value, (kind, str)) or (kind is int and isinstance(value, bool)):
        raise wrong
    try:
        found = kind(value)
    except ValueError as error:
        raise wrong from error
    fits, wanted = BOUNDS.get(name, (bool, ""))
    if wanted and not fits(found):
        raise Misconfigured(f"{name_outside} must be {wanted}, not {found!r}.")
    return found


def _yes(name: str, value: str) -> bool:
    """A yes or no."""
    words = {
        "1": True,
        "true": True,
        "yes": True,
        "on": True,
        "0": False,
        "false": False,
        "no": False,
        "off": False,
    }
    if value.lower() not in words:
        raise Misconfigured(f"FACTCHECK_{name.upper()} must be yes or no, not {value!r}.")
    return words[value.lower()]


def write_secret(instance: Path) -> bool:
    """Make sure config.toml holds a secret key; True when one was written."""
    path = instance / "config.toml"
    if "secret_key" in _from_file(path):
        return False
    instance.mkdir(parents=True, exist_ok=True)
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    temporary = path.with_suffix(".new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f'secret_key = "{secrets.token_urlsafe(48)}"\n{kept}')
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    return True
