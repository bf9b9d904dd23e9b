"""People of the desk: made, signed in, changed, disabled."""

from argon2 import PasswordHasher

HASHER = PasswordHasher()
"""Argon2id with the library's parameters."""
