"""Structured logs: one JSON object a line, with the request's id; no bodies, no secrets."""

import logging
import sys
import time
import uuid

import structlog
from flask import Flask, Response, g, request

from factcheck.views.access import viewer

log = structlog.get_logger("factcheck")


def configure(level: str) -> None:
    """Write JSON lines to standard error, from the given level up."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )


def watch(app: Flask) -> None:
    """Give every request an id and a line."""
    app.before_request(_start)
    app.after_request(_finish)


def _start() -> None:
    g.request_id = uuid.uuid4().hex
    g.started = time.perf_counter()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _finish(response: Response) -> Response:
    asking = viewer()
    response.headers["X-Request-ID"] = g.get("request_id", "")
    log.info(
        "request",
        method=request.method,
        path=request.path,
        status=response.status_code,
        milliseconds=round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000, 1),
        person=asking.id if asking else None,
    )
    structlog.contextvars.clear_contextvars()
    return response
