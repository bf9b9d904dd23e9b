"""Suggested attributions: who says what, by rules, from the text alone."""

from factcheck.domain.extract.pipeline import extract, extract_lines
from factcheck.domain.extract.suggestion import Attribution, Suggestion, as_json, ranked

__all__ = ["Attribution", "Suggestion", "as_json", "extract", "extract_lines", "ranked"]
