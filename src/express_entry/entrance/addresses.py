"""Where one signs in and looks after an account, in each language."""

from __future__ import annotations

from express_entry.law.text import Text
from express_entry.pages.sections import Section

SECTION = Section(
    "entrance",
    {
        "home": Text("account/pages/", "compte/pages/"),
        "sign_in": Text("account/sign-in/", "compte/ouvrir-une-session/"),
        "sign_out": Text("account/sign-out/", "compte/fermer-la-session/"),
        "account": Text("account/", "compte/"),
    },
)
