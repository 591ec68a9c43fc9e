"""What the page of one's own account says."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Your account", "Votre compte")
EMAIL = Text("E-mail address", "Adresse électronique")
ROLES = Text("Roles", "Rôles")
