"""The pages of this section at their addresses."""

from __future__ import annotations

from express_entry.pages.frame import View
from express_entry.pages.sections import routes

from . import filepage, home, outcomepages, queuepage, requestpages
from .acts import view_of
from .addresses import SECTION
from .baracts import ACTS as BARS
from .nextacts import EVERY_ACT
from .outcomeacts import ACTS as OUTCOMES
from .requestacts import ACTS as REQUESTS

app_name = SECTION.name

VIEWS: dict[str, View] = {
    "home": home.home,
    "queue": queuepage.queue_,
    "find": home.find,
    "reviews": requestpages.reviews,
    "bars": requestpages.bars,
    "outcomes": outcomepages.outcomes,
    "corrections": requestpages.corrections,
    "erasures": requestpages.erasures,
    "notices": requestpages.notices,
    **{each.page: view_of(each) for each in (*REQUESTS, *BARS, *OUTCOMES)},
    **{each.page: view_of(each) for each in EVERY_ACT},
    "file": filepage.file_,
    "document": filepage.document,
    "finding": filepage.finding,
    "letter_issued": filepage.letter_issued,
}

urlpatterns = routes(SECTION, VIEWS)
