"""What the pages about spreadsheets of clients say."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Bring in a spreadsheet of clients", "Importer une feuille de calcul de clients")
LEAD = Text(
    "One row a client, in the columns of the template. Nothing is kept but the drafts that you ask for.",
    "Une ligne par client, dans les colonnes du modèle. Rien n'est conservé, sauf les ébauches que vous demandez.",
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
WHAT = Text("What is to be done with it?", "Que faut-il en faire ?")
ASSESS_BOOK = Text(
    "Assess everybody, as a workbook; nothing is kept", "Évaluer tout le monde, en classeur; rien n'est conservé"
)
ASSESS_CSV = Text("Assess everybody, as CSV; nothing is kept", "Évaluer tout le monde, en CSV; rien n'est conservé")
DRAFT = Text("Draft a profile for each of our clients", "Rédiger une ébauche pour chacun de nos clients")
ORDER = Text("Days such as 03/04/2025 begin with", "Les dates comme 03/04/2025 commencent par")
ORDER_NONE = Text("There are none", "Il n'y en a pas")
ORDER_DMY = Text("the day", "le jour")
ORDER_MDY = Text("the month", "le mois")
GO = Text("Read the spreadsheet", "Lire la feuille de calcul")
DONE_TITLE = Text("What came of the spreadsheet", "Ce que la feuille de calcul a donné")
DRAFTED = Text("Drafts made", "Ébauches rédigées")
NOT_DRAFTED = Text("Read, and not drafted", "Lues, sans ébauche")
UNFIT = Text("Did not fit", "Ne conviennent pas")
DRAFTED_TITLE = Text("Drafted", "Ébauches")
NOT_DRAFTED_TITLE = Text("Assessed alone", "Évaluées seulement")
UNFIT_TITLE = Text("What did not fit", "Ce qui ne convient pas")
UNFIT_TEXT = Text(
    "Nothing was kept of these rows. Mend them in your spreadsheet and bring it in again: who was drafted is not "
    "drafted twice.",
    "Rien n'a été conservé de ces lignes. Corrigez-les dans votre feuille de calcul et importez-la de nouveau : une "
    "ébauche déjà rédigée ne l'est pas deux fois.",
)
MORE = Text(
    "And {count} more. Assess the file as a workbook: its second sheet lists every one.",
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
    "nobody of this reference or passport has appointed the firm",
    "personne de cette référence ou de ce passeport n'a donné mandat au cabinet",
)
TWICE = Text("the client stands in a row before", "le client figure dans une ligne précédente")
TWO_CLIENTS = Text(
    "the reference and the passport are those of two clients",
    "la référence et le passeport sont ceux de deux clients",
)
TO_CLIENTS = Text("Go to the caseload", "Aller à la charge de dossiers")
AGAIN = Text("Bring in another spreadsheet", "Importer une autre feuille de calcul")
FILE = Text("assessments", "evaluations")
TEMPLATE_FILE = Text("clients", "clients")
EN_ROUTE = Text("Drafts of {count} clients were made.", "Des ébauches de {count} clients ont été rédigées.")
