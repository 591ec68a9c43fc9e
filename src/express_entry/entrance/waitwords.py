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
WHY_MAIL = Text(
    "Many messages were asked for. So that nobody fills the box of somebody else, the next one waits.",
    "De nombreux messages ont été demandés. Pour que personne ne remplisse la boîte de quelqu'un d'autre, le prochain "
    "attend.",
)
NOTHING_LOST = Text(
    "Nothing was changed and nobody is locked out: from another network, or after the wait, it goes on.",
    "Rien n'a été modifié et personne n'est bloqué : depuis un autre réseau, ou après l'attente, on peut continuer.",
)
AFTER_WAIT = Text(
    "Nothing was changed. After the wait it goes on; another network changes nothing about it.",
    "Rien n'a été modifié. Après l'attente, on peut continuer; un autre réseau n'y change rien.",
)
FORGOT = Text("Choose another password by e-mail", "Choisir un autre mot de passe par courriel")
TRY_AGAIN = Text("Back to the form", "Retour au formulaire")
