"""The pages of this section at their addresses."""

from __future__ import annotations

from express_entry.pages.frame import View
from express_entry.pages.sections import routes

from . import home
from .addresses import SECTION

app_name = SECTION.name

VIEWS: dict[str, View] = {
    "home": home.home,
}

urlpatterns = routes(SECTION, VIEWS)
