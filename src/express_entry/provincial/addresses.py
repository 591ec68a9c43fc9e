"""Where the pages of this section stand, in each language."""

from __future__ import annotations

from express_entry.law.text import Text
from express_entry.pages.sections import Section

SECTION = Section(
    "provincial",
    {
        "home": Text("nominations/", "designations/"),
        "find": Text("nominations/find/", "designations/chercher/"),
        "nominate": Text("nominations/new/", "designations/nouvelle/"),
        "list": Text("nominations/list/", "designations/liste/"),
        "reconcile": Text("nominations/reconcile/", "designations/rapprochement/"),
        "interest": Text("nominations/interest/<str:number>/", "designations/interet/<str:number>/"),
        "withdraw": Text("nominations/<int:key>/withdraw/", "designations/<int:key>/retirer/"),
    },
)
