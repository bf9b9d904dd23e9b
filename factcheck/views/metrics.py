"""Figures for machines that watch the site, as Prometheus reads them: only what is public anyway."""

import resource
import sys
import time
from collections.abc import Iterator

from flask import Blueprint, Response

from factcheck import schema
from factcheck.db import session
from factcheck.services import public
from factcheck.views.shapes import public as served

blueprint = Blueprint("metrics", __name__)
STARTED = time.time()
KIND = "text/plain; version=0.0.4; charset=utf-8"
UNIT = 1 if sys.platform == "darwin" else 1024
"""In which unit the system tells the memory used, in bytes."""
Figure = tuple[str, str, str, float]
"""A name, its kind, what it means, and the value."""


@served(blueprint, "/metrics")
def show() -> Response:
    """What is published, and what this process uses; no figure moves when the desk works unseen."""
    pieces = (
        f"# HELP {name} {meaning}\n# TYPE {name} {kind}\n{name} {value:.15g}\n"
        for name, kind, meaning, value in figures()
    )
    info = f'# TYPE factcheck_schema_info gauge\nfactcheck_schema_info{{version="{schema.head()}"}} 1\n'
    return Response("".join(pieces) + info, content_type=KIND)


def figures() -> Iterator[Figure]:
    """Every figure."""
    standing, withdrawn = public.counts(session())
    yield "factcheck_published_claims", "gauge", "Claims that are published and stand.", standing
    yield "factcheck_withdrawn_claims", "gauge", "Published claims that were withdrawn.", withdrawn
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss * UNIT
    yield "process_cpu_seconds_total", "counter", "Processor time of this process.", cpu
    yield "process_max_resident_memory_bytes", "gauge", "The most memory this process had.", memory
    yield "process_start_time_seconds", "gauge", "When this process started.", STARTED
