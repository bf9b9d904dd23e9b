"""Where a list goes on: an opaque mark that a reader carries in the address."""

import base64
import binascii
import json
from datetime import datetime
from typing import Self

from pydantic import BaseModel, ValidationError

LONGEST = 400


class BadCursor(ValueError):
    """The mark was not made by us, or for another order."""


class Cursor(BaseModel, frozen=True):
    """The last row shown: its order, its place in it, and its id among equals."""

    sort: str
    place: str
    id: int

    def sealed(self) -> str:
        """The mark, as an address carries it."""
        raw = json.dumps([self.sort, self.place, self.id], ensure_ascii=False).encode()
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")

    @classmethod
    def opened(cls, mark: str, sort: str) -> Self:
        """The cursor a mark stands for. Raises BadCursor."""
        try:
            raw = base64.b64decode(mark[:LONGEST] + "=" * (-len(mark) % 4), altchars=b"-_", validate=True)
            given, place, last = json.loads(raw)
            cursor = cls(sort=given, place=place, id=last)
        except (binascii.Error, ValueError, TypeError, ValidationError, RecursionError) as error:
            raise BadCursor from error
        if cursor.sort != sort or cursor.sealed() != mark:
            raise BadCursor
        return cursor

    @property
    def moment(self) -> datetime:
        """The place as a time. Raises BadCursor."""
        try:
            found = datetime.fromisoformat(self.place)
        except ValueError as error:
            raise BadCursor from error
        if found.tzinfo is None:
            raise BadCursor
        return found
