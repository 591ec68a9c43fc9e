"""Where the pages of this section stand, in each language."""

from __future__ import annotations

from express_entry.law.text import Text
from express_entry.pages.sections import Section

SECTION = Section(
    "office",
    {
        "home": Text("pool-and-rounds/", "bassin-et-rondes/"),
    },
)
