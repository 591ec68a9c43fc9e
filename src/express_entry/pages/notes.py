"""A message left for the page that comes next: what was done, said once."""

from __future__ import annotations

from django.http import HttpRequest

from express_entry.law import Reason
from express_entry.law.text import LANGUAGES, Language, Text
from express_entry.reports.typography import typeset

KEY = "note"


def leave(request: HttpRequest, said: Text | Reason) -> None:
    """Leave a message in the session, in both languages: the reader may turn the page before reading it."""
    request.session[KEY] = {language: said.say(language) for language in LANGUAGES}


def taken(request: HttpRequest, language: Language) -> str:
    """The message that was left, which is then gone; empty where there is none."""
    left = request.session.pop(KEY, None)
    return typeset(str(left[language]), language) if left else ""
