"""What the page says where somebody has to wait."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Wait a moment", "Attendez un moment")
WHY = Text(
    "There were too many attempts. So that nobody can guess their way in, the next one waits.",
    "Il y a eu trop de tentatives. Pour que personne n'entre à force de deviner, la prochaine attend.",
)
SECONDS = Text("Try again in {many} seconds.", "Réessayez dans {many} secondes.")
MINUTES = Text("Try again in {many} minutes.", "Réessayez dans {many} minutes.")
NOTHING_LOST = Text(
    "Nothing was changed and nobody is locked out: from another network, or after the wait, it goes on.",
    "Rien n'a été modifié et personne n'est bloqué : depuis un autre réseau, ou après l'attente, on peut continuer.",
)
FORGOT = Text("Choose another password by e-mail", "Choisir un autre mot de passe par courriel")
TRY_AGAIN = Text("Back to the form", "Retour au formulaire")
