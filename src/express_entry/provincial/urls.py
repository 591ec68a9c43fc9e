"""The pages of this section at their addresses."""

from __future__ import annotations

from express_entry.pages.frame import View
from express_entry.pages.sections import routes

from . import finding, home, nominating, reconciling
from .addresses import SECTION

app_name = SECTION.name

VIEWS: dict[str, View] = {
    "home": home.home,
    "find": finding.find_candidates,
    "nominate": nominating.nominate,
    "list": nominating.nominate_list,
    "reconcile": reconciling.reconcile_lists,
    "interest": finding.interest,
    "withdraw": nominating.withdraw,
}

urlpatterns = routes(SECTION, VIEWS)
