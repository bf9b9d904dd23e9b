"""Addresses that people hand us, and whether we may send a browser there."""

from urllib.parse import urlsplit


def own_path(wanted: str | None, otherwise: str) -> str:
    r"""The address wanted, if it is a path of this site; else the other.

    Browsers read `\` as `/` and drop tabs and line ends, so `/\t/elsewhere` leads away.
    """
    if not wanted or not wanted.startswith("/") or wanted.startswith("//"):
        return otherwise
    if any(c.isspace() or c == "\\" or not c.isprintable() for c in wanted):
        return otherwise
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return otherwise
    return otherwise if parts.scheme or parts.netloc else wanted
