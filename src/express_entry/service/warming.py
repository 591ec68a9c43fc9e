"""What every worker reads, read once before there are any: it is shared by them, and their collectors leave it alone.

Django and the tables are some quarter of a million objects. A collector that looks through them all holds up whoever
asks just then for a tenth of a second.
"""

from __future__ import annotations

import gc
from contextlib import suppress

from django.db import connections
from django.utils.translation import override

from ..api.gate import now
from ..history.store import StoreError
from ..law import occupations
from ..law.text import LANGUAGES
from ..pages.addresses import address
from ..pages.knownhistory import known_history
from ..pool.laws import service_law

PAUSES = (10_000, 20, 100)
"""When a collector looks through the youngest, the younger and all that is left: an answer leaves little behind."""


def warm() -> None:
    """Read the law, the occupations, the history and the addresses of pages; nothing stays open afterwards.

    A history that cannot be read keeps no service from starting: the pages that need it say so.
    """
    service_law().at(now())
    for edition in occupations.EDITIONS:
        occupations.occupations(edition)
    occupations.bridge()
    with suppress(StoreError):
        known_history()
    for language in LANGUAGES:  # Django resolves the addresses of a language when it is first asked for one
        with override(language):
            address("home", language)
    connections.close_all()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*PAUSES)
