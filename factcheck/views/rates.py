"""How often a program may ask: so many requests a minute for each token, or each address without one.

Counted in the memory of each process, since reading must not write; with several
processes a program may get through a little more often, never less.
"""

import time
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Lock

from flask import Response, current_app, g, request
from werkzeug.exceptions import TooManyRequests

from factcheck.services.tries import neighbourhood
from factcheck.views import bearers, problems
from factcheck.views.frame import settings

WINDOW = 60
"""The stretch that is counted, in seconds."""
POLICY = "requests"


@dataclass
class Counter:
    """How often each asked since the last whole minute."""

    since: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def hit(self, who: str, moment: float) -> int:
        """How often they asked in this window, this time included."""
        window = int(moment // WINDOW)
        with self.lock:
            if window != self.since:
                self.since, self.counts = window, {}
            self.counts[who] = self.counts.get(who, 0) + 1
            return self.counts[who]


def count() -> None:
    """Count the request; raises TooManyRequests with the time to wait."""
    if not problems.asked() or not settings().api_rate:
        return
    moment = time.time()
    counter = current_app.extensions.setdefault("rates", Counter())
    asked = counter.hit(_who(), moment)
    wait = WINDOW - int(moment % WINDOW)
    g.rate = (max(settings().api_rate - asked, 0), wait)
    if asked > settings().api_rate:
        sentence = f"More than {settings().api_rate} requests within a minute. Wait {wait} seconds."
        raise TooManyRequests(sentence, retry_after=wait)


def _who() -> str:
    """Whose requests are counted together."""
    found = bearers.bearer()
    return f"token {found.token_id}" if found else neighbourhood(request.remote_addr or "")


def tell(response: Response) -> Response:
    """Say how many requests are left, and until when (draft-ietf-httpapi-ratelimit-headers)."""
    if "rate" not in g:
        return response
    left, wait = g.rate
    response.headers["RateLimit-Policy"] = f'"{POLICY}";q={settings().api_rate};w={WINDOW}'
    response.headers["RateLimit"] = f'"{POLICY}";r={left};t={wait}'
    assert response.status_code != HTTPStatus.TOO_MANY_REQUESTS or "Retry-After" in response.headers
    return response
