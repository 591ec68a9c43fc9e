"""Words that several of these pages use to tell of days, amounts and people."""

from __future__ import annotations

from express_entry.law.text import Text

DOLLARS = Text("${amount}", "{amount} $")
DAYS = (Text("{many} day", "{many} jour"), Text("{many} days", "{many} jours"))
HOURS = (Text("{many} hour", "{many} heure"), Text("{many} hours", "{many} heures"))
MINUTES = (Text("{many} minute", "{many} min"), Text("{many} minutes", "{many} min"))
SECONDS = (Text("{many} second", "{many} seconde"), Text("{many} seconds", "{many} secondes"))
TOGETHER = Text("{parts}", "{parts}")
NEEDED = Text("{what}: it is needed, and not stated", "{what} : nécessaire, et non indiqué")
FACTS = {
    "person.passport.number": Text("passport number, or family name", "numéro de passeport, ou nom de famille"),
}
"""Facts that the reports have no name for."""
EVERYBODY = Text("Everybody in the pool", "Toutes les personnes du bassin")
WHAT_FOLLOWS = Text("What follows from it", "Ce qui s'ensuit")
LEAVE_IT = Text("Leave it as it is", "Laisser tel quel")
