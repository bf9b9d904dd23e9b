"""Passwords: which are too weak to take, and new ones made by chance."""

import secrets
import unicodedata
from pathlib import Path

LEAST = 8
"""The shortest password we take, in characters."""
ADVISED = 15
"""The length we advise, in characters; a few words make it."""
MOST = 1000
"""The longest password we take, in characters."""
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that are not mistaken for each other."""

COMMON = frozenset(Path(__file__).with_name("common_passwords.txt").read_text(encoding="utf-8").split())
"""The commonest passwords of the length we take, in lower case."""


def normal(password: str) -> str:
    """A password in the one form in which it is hashed, whatever keyboard it came from."""
    return unicodedata.normalize("NFKC", password)


def weakness(password: str, username: str = "") -> str | None:
    """Why a password is too weak, as a sentence; None when it will do."""
    plain = normal(password).casefold()
    if len(password) < LEAST:
        return f"A password has at least {LEAST} characters; {ADVISED} or more are better."
    if len(password) > MOST:
        return f"A password has at most {MOST} characters."
    if plain in COMMON or len(set(plain)) == 1:
        return "This password is among the first that anybody would try. Choose another."
    if username and plain == username.casefold():
        return "The password is the same as the user name. Choose another."
    return None


def generate() -> str:
    """A new password by chance that can be read out: four groups of four, 79 bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
