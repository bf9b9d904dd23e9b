"""Lists of words and phrases, written as one string."""


def words(text: str) -> frozenset[str]:
    """The words of a string."""
    return frozenset(text.split())


def either(text: str) -> str:
    """A pattern for any of the phrases between the commas of a string."""
    return f"(?:{'|'.join(phrase.strip() for phrase in text.split(','))})"
