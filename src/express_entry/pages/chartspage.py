"""The charts of the history, each with its table."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest, HttpResponse

from express_entry.law.text import Language
from express_entry.reports.historycharts import cut_offs, invitations, tie_breaks, waiting

from . import roundwords
from .figures import Shown, charted
from .frame import page
from .freshness import same_for_all
from .knownhistory import Known, known_history


@same_for_all
def charts(request: HttpRequest, language: Language) -> HttpResponse:
    """Cut-offs, invitations, the pool and the depth of ties, since the beginning."""
    return page(request, "charts", language, {"charts": _charts(known_history(), language)}, words=roundwords)


@lru_cache(maxsize=4)
def _charts(history: Known, language: Language) -> tuple[Shown, ...]:
    charts = [cut_offs(history.rounds, language), invitations(history.rounds, language)]
    if history.distributions:
        charts.append(waiting(history.distributions, language))
    charts.append(tie_breaks(history.rounds, language))
    return tuple(map(charted, charts))
