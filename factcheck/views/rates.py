"""How often a program may ask: so many requests a minute for each token, or each address without one.

Counted in the memory of each process and, a twentieth of the rate at a time, in the
database for all of them: few requests write, and however many processes there are,
each lets at most that twentieth through beyond the rate.
"""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from threading import Lock

from flask import Response, current_app, g, request
from werkzeug.exceptions import TooManyRequests

from factcheck import db
from factcheck.services import rates
from factcheck.services.tries import neighbourhood
from factcheck.views import bearers, problems
from factcheck.views.frame import settings

WINDOW = 60
"""The stretch that is counted, in seconds."""
PARTS = 20
"""In how many parts of the rate a process tells the others what it counted."""
POLICY = "requests"


@dataclass
class Tally:
    """How often one asked in this window: as all processes knew when last told, and here since then."""

    told: int = 0
    untold: int = 0


@dataclass
class Counter:
    """How often each asked since the last whole minute."""

    since: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def hit(self, who: str, moment: float, rate: int) -> int:
        """How often they asked in this window, this time included."""
        window = int(moment // WINDOW)
        with self.lock:
            if window != self.since:
                self.since, self.tallies = window, {}
            tally = self.tallies.setdefault(who, Tally())
            tally.untold += 1
            times = tally.untold
            if times < max(1, rate // PARTS) or tally.told + times > rate:
                return tally.told + times
            tally.told, tally.untold = tally.told + times, 0
        self._tell(tally, who, window, times)
        return tally.told + tally.untold

    def _tell(self, tally: Tally, who: str, window: int, times: int) -> None:
        """Add what was counted here to what all know; where that would have to wait, go on without."""
        since = datetime.fromtimestamp(window * WINDOW, UTC)
        total = db.aside(db.engine(), partial(rates.add, who=who, since=since, times=times))
        with self.lock:
            tally.told = max(tally.told, total or 0)


def count() -> None:
    """Count the request; raises TooManyRequests with the time to wait."""
    rate = settings().api_rate
    if not problems.asked() or not rate:
        return
    moment = time.time()
    counter = current_app.extensions.setdefault("rates", Counter())
    asked = counter.hit(_who(), moment, rate)
    wait = WINDOW - int(moment % WINDOW)
    g.rate = (max(rate - asked, 0), wait)
    if asked > rate:
        sentence = f"More than {rate} requests within a minute. Wait {wait} seconds."
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
