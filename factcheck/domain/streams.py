"""Records of a JSON file, one after the other, whatever it wraps them in: never the whole file in memory."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from factcheck.domain.text import forbidden

PIECE = 64 * 1024
"""How much is read at once, in bytes."""
LONGEST = 8 * 1024 * 1024
"""The longest record, in characters."""
DEEPEST = 40
"""How deep a record may be nested."""
LISTS = ("dataFeedElement", "@graph", "itemListElement")
"""Names under which a document lists its records."""
WIDEST = 4
"""How many bytes a character has at most."""
SPACE = " \t\r\n"
DECODER = json.JSONDecoder()
Placed = tuple[int, Any]
"""The line a record begins in, and the record."""


class Broken(ValueError):
    """The file is no JSON from here on; the text says where and why."""


class Reader:
    """A file of JSON texts, read piece by piece."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.text, self.at, self.line = file, "", 0, 1
        self.rest = b""
        self.ended = self.broken = False

    def _more(self) -> bool:
        """Read on; False at the end. Raises Broken where it is not UTF-8."""
        if self.broken:
            raise Broken(f"line {self.here}: From here on it is not UTF-8.")
        raw = b"" if self.ended else self.file.read(PIECE)
        self.ended = not raw
        found = self._decoded_text(self.rest + raw)
        self.line += self.text.count("\n", 0, self.at)
        self.text, self.at = self.text[self.at :] + found, 0
        return bool(raw)

    def _decoded_text(self, raw: bytes) -> str:
        """As much as can be read; a character that is cut in two waits for its rest."""
        try:
            found, self.rest = raw.decode("utf-8"), b""
        except UnicodeDecodeError as error:
            found, self.rest = raw[: error.start].decode("utf-8"), raw[error.start :]
            self.broken = self.ended or len(self.rest) >= WIDEST
        return found

    @property
    def here(self) -> int:
        """The line the reader stands in."""
        return self.line + self.text.count("\n", 0, self.at)

    def peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            while self.at < len(self.text):
                if self.text[self.at] not in SPACE and self.text[self.at] != "\ufeff":
                    return self.text[self.at]
                self.at += 1
            if not self._more():
                return ""

    def take(self, wanted: str) -> None:
        """Step over a character; raises Broken where another one stands."""
        if self.peek() != wanted:
            raise Broken(f"line {self.here}: It is not JSON: “{wanted}” is missing.")
        self.at += 1

    def value(self) -> Any:
        """The next value, whole; raises Broken."""
        if not self.peek():
            raise Broken(f"line {self.here}: The file ends too early.")
        while True:
            found, end = self._decoded()
            if end and (end < len(self.text) or not self._more()):
                self.at = end
                return found

    def _decoded(self) -> tuple[Any, int]:
        """The value and its end; 0 where more was read because it did not end here."""
        try:
            return DECODER.raw_decode(self.text, self.at)
        except RecursionError as error:
            raise Broken(f"line {self.here}: It is nested too deep.") from error
        except ValueError as error:
            if len(self.text) - self.at > LONGEST or not self._doubled():
                raise Broken(f"line {self.here}: It is not JSON ({error}).") from error
            return None, 0

    def _doubled(self) -> bool:
        """Read on until there is twice as much; False where nothing came."""
        wanted, came = 2 * (len(self.text) - self.at), False
        while len(self.text) - self.at < wanted and self._more():
            came = True
        return came


def records(file: BinaryIO) -> Iterator[Placed]:
    """Every record: one a line, of a list, or of the list that a document wraps; raises Broken."""
    reader = Reader(file)
    while mark := reader.peek():
        if mark == "[":
            yield from _listed(reader)
        elif mark == "{":
            yield from _document(reader)
        else:
            raise Broken(f"line {reader.here}: Neither a list nor an object of JSON begins here.")


def _listed(reader: Reader) -> Iterator[Placed]:
    """The members of a list."""
    reader.take("[")
    while reader.peek() != "]":
        yield reader.here, reader.value()
        if reader.peek() != "]":
            reader.take(",")
    reader.take("]")


def _document(reader: Reader) -> Iterator[Placed]:
    """The members of the list an object wraps; without one, the object itself."""
    start, own, wraps = reader.here, {}, False
    if reader.peek() == "{":
        reader.take("{")
    while reader.peek() != "}":
        name = reader.value()
        reader.take(":")
        if name in LISTS and reader.peek() == "[":
            wraps = True
            yield from _listed(reader)
        else:
            own[str(name)] = reader.value()
        if reader.peek() != "}":
            reader.take(",")
    reader.take("}")
    if not wraps:
        yield start, own


def sound(value: Any, depth: int = 0) -> bool:
    """Whether a record can be kept: no text that none holds, no endless nesting."""
    if depth > DEEPEST:
        return False
    if isinstance(value, str):
        return not forbidden(value)
    inner = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
    return all(sound(each, depth + 1) for each in inner)
