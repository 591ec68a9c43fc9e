"""Where the pages of this section stand, in each language."""

from __future__ import annotations

from express_entry.law.text import Text
from express_entry.pages.sections import Section

SECTION = Section(
    "representatives",
    {
        "home": Text("clients/", "clients/"),
        "import": Text("clients/import/", "clients/importation/"),
        "template": Text("clients/template/", "clients/modele/"),
        "appointments": Text("clients/appointments/", "clients/mandats/"),
        "client": Text("clients/<int:key>/", "clients/<int:key>/"),
        "submit": Text("clients/<int:key>/submit/", "clients/<int:key>/presenter/"),
        "withdraw": Text("clients/<int:key>/withdraw/", "clients/<int:key>/retirer/"),
        "nomination": Text("clients/<int:key>/nomination/", "clients/<int:key>/designation/"),
        "invitation": Text("clients/<int:key>/invitation/", "clients/<int:key>/invitation/"),
        "name": Text("clients/<int:key>/name/", "clients/<int:key>/nom/"),
        "documents": Text("clients/<int:key>/documents/", "clients/<int:key>/documents/"),
        "report": Text("clients/<int:key>/report/", "clients/<int:key>/rapport/"),
        "scenarios": Text("clients/<int:key>/scenarios/", "clients/<int:key>/scenarios/"),
        "end": Text("clients/<int:key>/end/", "clients/<int:key>/fin/"),
    },
)
