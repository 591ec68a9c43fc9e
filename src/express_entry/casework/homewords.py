"""What the first page of this section and the lists say."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law.text import Text

TITLE = Text("Files", "Dossiers")
LEAD = Text(
    "What waits for officers, the longest waiting first. The software finds and shows; you decide.",
    "Ce qui attend les agents, le plus ancien d'abord. Le logiciel constate et montre; vous décidez.",
)
LISTS = Text("Applications that wait", "Demandes en attente")
LIST = Text("List", "Liste")
MINE = Text("Mine", "Les miennes")
NOBODYS = Text("Nobody's", "Non attribuées")
EVERY = Text("All", "Toutes")
WHOSE: Mapping[str, Text] = {
    "mine": Text("mine", "les miennes"),
    "nobodys": Text("nobody's", "à personne"),
    "every": Text("all", "toutes"),
}
LABEL = Text("{list}: {whose}", "{list} : {whose}")
REQUESTS = Text("Other things that wait", "Autres choses en attente")
REVIEWS = Text("People who may be the same", "Personnes qui n'en font peut-être qu'une")
CORRECTIONS = Text("Corrections asked for", "Corrections demandées")
ERASURES = Text("Erasures asked for", "Effacements demandés")
NOTICES = Text("Notices that could not be delivered", "Avis qui n'ont pu être remis")
OUTCOMES = Text(
    "People whom a corrected table had removed or kept out",
    "Personnes qu'une table corrigée depuis avait retirées ou écartées",
)
BARS = Text("Bars for misrepresentation", "Interdictions pour fausses déclarations")
FIND = Text("Find a file by its number", "Trouver un dossier par son numéro")
FIND_HINT = Text(
    "For example, A000000123. The number of a draft leads to where a payment for it is recorded.",
    "Par exemple : A000000123. Le numéro d'une ébauche mène là où l'on consigne un paiement.",
)
FIND_BUTTON = Text("Find", "Trouver")
UNKNOWN = Text(
    "That is no number of an application. It is the letter A and nine digits.",
    "Ce n'est pas un numéro de demande : c'est la lettre A et neuf chiffres.",
)
NUMBER = Text("Number", "Numéro")
CLASS = Text("Class", "Catégorie")
STATE = Text("Where it stands", "Où elle en est")
RECEIVED = Text("Received", "Reçue le")
STANDARD = Text("Service standard", "Norme de service")
OFFICER = Text("Officer", "Agent")
DO = Text("Do", "Faire")
TAKE = Text("Take it", "Prendre")
TAKE_LABEL = Text("Take the file {number}", "Prendre le dossier {number}")
YOU = Text("you", "vous")
NOBODY = Text("nobody", "personne")
NONE = Text("Nothing waits here.", "Rien n'attend ici.")
NEXT = Text("The next ones", "Les suivantes")
ALL_LISTS = Text("All lists", "Toutes les listes")
SHOW = Text("Show", "Afficher")
LEFT = Text("{day} (days left: {days})", "{day} (jours restants : {days})")
OVER = Text("{day} (days over: {days})", "{day} (jours de dépassement : {days})")
AS_OF_STANDARD = Text(
    "The service standard counts from receipt. It is a standard and no right: nothing follows from it by itself.",
    "La norme de service se compte à partir de la réception. C'est une norme et non un droit : rien n'en "
    "découle de soi-même.",
)
