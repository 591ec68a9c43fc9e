"""What the pages about spreadsheets of clients say."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Import a spreadsheet of clients", "Importer une feuille de calcul de clients")
LEAD = Text(
    "One row per client, in the columns of the template. Only the drafts and names that you ask for are kept.",
    "Une ligne par client, dans les colonnes du modèle. Seuls les ébauches et les noms que vous demandez sont "
    "conservés.",
)
RULE = Text(
    "A firm acts only for people who appointed it. A row gives a draft where its reference is the code of a client, "
    "the number of their profile or your own name for them, or its passport that of their profile. Anybody else is "
    "assessed, and nothing of them is kept.",
    "Un cabinet n'agit que pour les personnes qui lui ont donné mandat. Une ligne donne une ébauche si sa référence "
    "est le code d'un client, le numéro de son profil ou le nom que vous lui donnez, ou si son passeport est celui de "
    "son profil. Toute autre personne est évaluée, et rien d'elle n'est conservé.",
)
NAMES = Text(
    "To give a client a name or reference of your own, write it after the code in the same cell, such as “{code} "
    "Okafor”. Your pages then call the client so.",
    "Pour donner à un client un nom ou une référence à vous, écrivez-le après le code dans la même cellule, comme "
    "« {code} Okafor ». Vos pages désignent alors le client ainsi.",
)
TEMPLATE_TITLE = Text("The template", "Le modèle")
TEMPLATE_TEXT = Text(
    "With the codes of the clients who have no profile yet, and your own names for them, in the column for the "
    "reference.",
    "Avec les codes des clients qui n'ont pas encore de profil, et les noms que vous leur donnez, dans la colonne de "
    "la référence.",
)
TEMPLATE_BOOK = Text("Workbook, with every column explained", "Classeur, chaque colonne expliquée")
TEMPLATE_CSV = Text("CSV, with the codes of your clients", "CSV, avec les codes de vos clients")
SHEET = Text("The spreadsheet", "La feuille de calcul")
SHEET_HINT = Text(
    "A workbook (.xlsx) or a CSV file, up to 500 clients.",
    "Un classeur (.xlsx) ou un fichier CSV, jusqu'à 500 clients.",
)
WHAT = Text("What should be done with it?", "Que faut-il en faire ?")
ASSESS_BOOK = Text(
    "Assess everybody, as a workbook; nothing is kept", "Évaluer tout le monde, en classeur; rien n'est conservé"
)
ASSESS_CSV = Text("Assess everybody, as CSV; nothing is kept", "Évaluer tout le monde, en CSV; rien n'est conservé")
DRAFT = Text("Draft a profile for each of our clients", "Rédiger une ébauche pour chacun de nos clients")
ORDER = Text("Dates such as 03/04/2025 begin with", "Les dates comme 03/04/2025 commencent par")
ORDER_NONE = Text("There are none", "Il n'y en a pas")
ORDER_DMY = Text("the day", "le jour")
ORDER_MDY = Text("the month", "le mois")
GO = Text("Read the spreadsheet", "Lire la feuille de calcul")
DONE_TITLE = Text("Result of the import", "Résultat de l'importation")
DRAFTED = Text("Drafts made", "Ébauches rédigées")
NOT_DRAFTED = Text("Read, without a new draft", "Lues, sans nouvelle ébauche")
UNFIT = Text("Could not be read", "Illisibles")
DRAFTED_TITLE = Text("Drafts", "Ébauches")
NOT_DRAFTED_TITLE = Text("Assessed only", "Évaluées seulement")
UNFIT_TITLE = Text("What could not be read", "Ce qui n'a pas pu être lu")
UNFIT_TEXT = Text(
    "Nothing of these rows was kept. Correct them in your spreadsheet and import it again: nobody gets a second draft.",
    "Rien de ces lignes n'a été conservé. Corrigez-les dans votre feuille de calcul et importez-la de nouveau : "
    "personne ne reçoit une seconde ébauche.",
)
MORE = Text(
    "And {count} more. Have the file assessed as a workbook: its second sheet lists them all.",
    "Et {count} de plus. Faites évaluer le fichier en classeur : sa deuxième feuille les énumère tous.",
)
ROW = Text("Row", "Ligne")
WHO = Text("Reference", "Référence")
POINTS = Text("Points today", "Points aujourd'hui")
PROFILE = Text("Profile", "Profil")
WHY = Text("Why", "Pourquoi")
CELL = Text("Cell", "Cellule")
HEAD = Text("Column", "Colonne")
VALUE = Text("Value", "Valeur")
PROBLEM = Text("Problem", "Problème")
ACCEPTED = Text("Accepted", "Valeurs acceptées")
HAS_DRAFT = Text("the client has a draft already: {number}", "le client a déjà une ébauche : {number}")
HAS_PROFILE = Text("the client has a profile already: {number}", "le client a déjà un profil : {number}")
NO_CLIENT = Text(
    "nobody with this reference or passport has appointed the firm",
    "personne avec cette référence ou ce passeport n'a donné mandat au cabinet",
)
TWICE = Text("the client is already in an earlier row", "le client figure déjà dans une ligne précédente")
TWO_CLIENTS = Text("the row matches two clients", "la ligne correspond à deux clients")
TO_CLIENTS = Text("Go to the caseload", "Aller aux clients")
AGAIN = Text("Import another spreadsheet", "Importer une autre feuille de calcul")
FILE = Text("assessments", "evaluations")
TEMPLATE_FILE = Text("clients", "clients")
EN_ROUTE = Text("Drafts of {count} clients were made.", "Des ébauches de {count} clients ont été rédigées.")
