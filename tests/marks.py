"""What a page says, without the marks of what differs."""

import re


def unmarked(page: str) -> str:
    """A page without the marks of words inserted and deleted, and without the direction of its cells."""
    return re.sub(r"</?(?:ins|del)>", "", page).replace('s" dir="auto">', 's">')
