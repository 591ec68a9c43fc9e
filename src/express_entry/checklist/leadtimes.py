"""How long each document is taken to take: the lead times of paths, and those of papers beside them; none is law."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from express_entry.assessment.leadtimes import Lead, lead_times, leads_in


@lru_cache(maxsize=1)
def document_leads() -> Mapping[str, Lead]:
    """Every lead time that a document may name, by its name."""
    text = (resources.files(__package__) / "lead_times.toml").read_text("utf-8")
    return {**lead_times().leads, **leads_in(text).leads}
