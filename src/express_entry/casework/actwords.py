"""What the forms of acts say around them."""

from __future__ import annotations

from express_entry.law.text import Text

BACK_TO_FILE = Text("The file", "Le dossier")
BACK_TO_LIST = Text("The list", "La liste")
CHECK_TITLE = Text("Check before you go on", "Vérifiez avant de continuer")
CHECK_VALUES = Text("What you entered", "Ce que vous avez entré")
CHECK_LETTER = Text("The letter that goes out", "La lettre qui part")
CHECK_NO_UNDO = Text("This cannot be undone", "Ceci est irréversible")
CHANGE = Text("No, go back", "Non, revenir en arrière")
TO = Text("To", "À")
NOT_TAKEN = Text("This cannot be used as it stands.", "Ceci ne peut pas être retenu tel quel.")
AT = Text("{place}: {said}", "{place} : {said}")
APPLICATION = Text("Application", "Demande")
INSTEAD = Text("Leave it as it is instead", "Laisser tel quel plutôt")
HINDERED = Text("This stands in the way", "Ceci y fait obstacle")
HINDERED_UNTIL = Text(
    "The form is here once all of it is settled.", "Le formulaire est ici une fois que tout est réglé."
)
