"""Days and instants as these pages write them, by the clock of Toronto."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localtime

from express_entry.law.text import Language
from express_entry.reports.typography import written_out


def moment(at: datetime, language: Language) -> str:
    """A day and the time of it."""
    here = localtime(at)
    time = f"{here:%H:%M}" if language == "en" else f"{here.hour} h {here:%M}".replace(" ", "\u00a0")
    return f"{written_out(here.date(), language)}, {time}"
