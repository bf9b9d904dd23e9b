"""What a person may not do, each named like the sentence they are told."""

from http import HTTPStatus


class Refused(Exception):
    """A wish that cannot be granted; the text is the sentence for the person."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    sentence = "That cannot be done."

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


class EditedMeanwhile(Refused):
    """Somebody saved first; `theirs` holds their values by field name."""

    status = HTTPStatus.CONFLICT
    sentence = "Somebody else saved this while you were writing. Both texts are below; nothing is lost."

    def __init__(self, theirs: dict[str, str], version: int) -> None:
        super().__init__()
        self.theirs = theirs
        self.version = version
