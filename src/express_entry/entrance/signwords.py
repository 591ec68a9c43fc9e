"""What the page says where one signs in."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Sign in", "Ouvrir une session")
EMAIL = Text("E-mail address", "Adresse électronique")
PASSWORD = Text("Password", "Mot de passe")
SIGNED_OUT = Text("You are signed out.", "Votre session est fermée.")
