"""What the page of open sessions says."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Open sessions", "Sessions ouvertes")
LEAD = Text(
    "Every browser in which your account is signed in. A session is over after twelve hours at most. Where it was "
    "opened from is not kept.",
    "Chaque navigateur où une session de votre compte est ouverte. Une session prend fin après douze heures au plus. "
    "L'endroit d'où elle a été ouverte n'est pas conservé.",
)
CAPTION = Text("Sessions of your account (times of Toronto)", "Sessions de votre compte (heures de Toronto)")
BROWSER = Text("Browser", "Navigateur")
UNKNOWN = Text("not known", "inconnu")
BEGUN = Text("Begun", "Ouverte")
SEEN = Text("Last used", "Dernière utilisation")
ACTION = Text("What you can do", "Ce que vous pouvez faire")
THIS = Text("this one", "celle-ci")
END = Text("End", "Fermer")
END_OTHERS = Text("End all others", "Fermer toutes les autres")
ENDED = Text("The session is ended.", "La session est fermée.")
ENDED_OTHERS = Text("Every other session is ended.", "Toutes les autres sessions sont fermées.")
NO_OTHERS = Text("No other session was open.", "Aucune autre session n'était ouverte.")
BACK_TO_ACCOUNT = Text("Back to your account", "Retour à votre compte")
