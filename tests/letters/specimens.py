"""One made-up letter of every kind, with names and words that try to be more than text."""

from __future__ import annotations

from datetime import date

from express_entry.letters import (
    Acknowledged,
    Approved,
    Ask,
    Asked,
    Content,
    Extended,
    Invited,
    Letter,
    Missing,
    NoLongerAsked,
    Nominated,
    Refused,
    Returned,
    VisaIssued,
)

HOSTILE = (
    '</bdi><script>alert("x")</script>',
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% include 'x' %}",
    '#panic() #read("/etc/passwd") $x$ *b* _i_ `r` \\u{41} @l <l>',
    "\u202eevil\u202c \u200bhidden",
    "O'Brien & Söhne – 王 ☃",
)
DATED = date(2026, 3, 1)
REQUEST = Asked(7, Ask.REQUEST, "Send the letter again.\nIt cannot be read.", "en", date(2026, 3, 31))
MISSING = (
    Missing(
        "principal/passport", "Passport", "Passeport", "it was not handed in", "il n'a pas été présenté", "R10(1)(c)"
    ),
    Missing("fee/processing", "", "", "120 dollars are short", "il manque 120 dollars", "R10(1)(d)"),
)
RETURNED = Returned(date(2026, 2, 14), MISSING, 1525)
CONTENTS: dict[str, Content] = {
    "invitation": Invited("412", date(2026, 2, 27), date(2026, 4, 28)),
    "nomination": Nominated("ON", "ON-17", date(2026, 2, 10), date(2026, 2, 27), 600, False, "MI s.28"),
    "nomination-gap": Nominated("NT", "NT-17", date(2026, 2, 10), date(2026, 2, 27), 600, True, "MI s.28"),
    "acknowledgement": Acknowledged(date(2026, 2, 14), date(2026, 8, 14), 6, 80, "department's guidance"),
    "return": RETURNED,
    "request": REQUEST,
    "fairness": Asked(8, Ask.FAIRNESS, "Les heures ne concordent pas.", "fr", date(2026, 3, 31)),
    "interview": Asked(9, Ask.INTERVIEW, "Bring your passport.", "en", date(2026, 3, 20)),
    "biometrics": Asked(10, Ask.BIOMETRICS, "At any collection point.", "en", date(2026, 3, 31)),
    "extension": Extended(7, Ask.REQUEST, date(2026, 4, 15)),
    "cancellation": NoLongerAsked(7, Ask.REQUEST),
    "approval": Approved(date(2026, 3, 1), "R70(1)", 1150, 575, True),
    "approval-open": Approved(date(2026, 3, 1), "R70(1)", 1150, 0, False),
    "approval-paid": Approved(date(2026, 3, 1), "R70(1)", 575, 575, True),
    "visa": VisaIssued(date(2026, 3, 1), date(2026, 9, 1)),
    "refusal": Refused(date(2026, 3, 1), "A11.2", "The rank was not reached.", False, None, 575),
    "misrepresentation": Refused(date(2026, 3, 1), "A40(1)(a)", "A job was invented.", True, date(2031, 3, 1), 0),
}


def specimen(name: str, addressee: str = "Ana Silva") -> Letter:
    nominated = isinstance(CONTENTS[name], Nominated)
    number = "E000000001" if name == "invitation" or nominated else "A000000001"
    return Letter(number, addressee, "pnp" if nominated else "cec", DATED, CONTENTS[name])
