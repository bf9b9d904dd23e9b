"""Roots: what to call the start of a chain, so that ten reprints of one interview count once."""

from factcheck.domain.text import slug

LITTLE = {"the", "a", "an", "of"}


def root(speaker: str, medium: str = "", outlet: str = "") -> str:
    """A name for where the words were first said: `ponomarev-cnn-interview`."""
    words = [word for word in slug(speaker, fallback="").split("-") if word not in LITTLE]
    parts = [*words[-1:], slug(outlet, fallback=""), slug(medium, fallback="")]
    return named("-".join(part for part in parts if part))


def named(text: str) -> str:
    """An origin as it is compared: in a-z, 0-9 and hyphens; empty for no words."""
    return slug(text, fallback="")
