"""What is said about answers that somebody keeps in their own browser."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Keep your answers on this device", "Conserver vos réponses sur cet appareil")
TEXT = Text(
    "This browser can keep your answers until you delete them. They are not kept by this service.",
    "Ce navigateur peut conserver vos réponses jusqu'à ce que vous les supprimiez. Ce service ne les conserve pas.",
)
SHARED = Text(
    "Whoever uses this browser after you can open them: do not do this on a device that others use.",
    "Toute personne qui se sert de ce navigateur après vous peut les ouvrir : ne le faites pas sur un appareil que "
    "d'autres utilisent.",
)
SAVE = Text("Keep them on this device", "Les conserver sur cet appareil")
DELETE = Text("Delete them from this device", "Les supprimer de cet appareil")
HERE = Text("There are answers on this device", "Il y a des réponses sur cet appareil")
KEPT = Text(
    "Your answers as of {day} are kept in this browser.", "Vos réponses du {day} sont conservées dans ce navigateur."
)
DELETED = Text("The answers are deleted from this device.", "Les réponses sont supprimées de cet appareil.")
FAILED = Text(
    "The answers could not be kept in this browser. Save them as a document instead.",
    "Les réponses n'ont pas pu être conservées dans ce navigateur. Enregistrez-les plutôt comme document.",
)
GO = Text("Go on with these answers", "Continuer avec ces réponses")
