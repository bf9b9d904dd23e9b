"""Answers made for one question, tagged, and packed for who reads gzip.

Those that are stored or streamed are tagged and packed elsewhere.
"""

import gzip
from hashlib import sha256
from http import HTTPStatus

from flask import Response, g, request

from factcheck import finishing
from factcheck.domain import subjects
from factcheck.domain.bulk import QUICK
from factcheck.views.access import SAFE_METHODS, viewer


def pack(answer: Response) -> Response:
    """The answer to a stranger, packed if their client asks for it; 304 if they have it already."""
    if not _open(answer):
        return answer
    answer.vary.add("Accept-Encoding")
    if answer.status_code == HTTPStatus.OK:
        # Weak, because the packed answer has the same: it says the same.
        answer.set_etag(sha256(answer.get_data()).hexdigest()[:32], weak=True)
    if request.accept_encodings["gzip"] > 0:
        answer.set_data(gzip.compress(answer.get_data(), QUICK, mtime=0))
        answer.content_encoding = "gzip"
    if answer.status_code == HTTPStatus.OK:
        answer.make_conditional(request)
    return answer


def _open(answer: Response) -> bool:
    """Whether it is text that holds no secret of its reader: the length of packed words tells of them."""
    stored = subjects.subject(request.path) is not None and not request.query_string
    made = not (answer.is_streamed or answer.content_encoding or answer.get_etag()[0] or stored)
    told = answer.cache_control.no_store or viewer() is not None or "csrf_token" in g
    return (
        made
        and not told
        and request.method in SAFE_METHODS
        and finishing.packs(answer.headers)
        and len(answer.get_data()) >= finishing.LEAST
    )
