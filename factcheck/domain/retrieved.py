"""The signed word by which a form brings back the hash of a page that we fetched ourselves."""

from itsdangerous import BadSignature, URLSafeSerializer

SALT = "retrieved"


def proof(secret: str, sha256: str) -> str:
    """The word that proves we fetched a page with this SHA-256."""
    signed = URLSafeSerializer(secret, salt=SALT).dumps(sha256)
    return signed.decode() if isinstance(signed, bytes) else signed


def proven(secret: str, word: str) -> str | None:
    """The SHA-256 in a word; None if it was not signed here."""
    try:
        found = URLSafeSerializer(secret, salt=SALT).loads(word)
    except BadSignature:
        return None
    return found if isinstance(found, str) else None
