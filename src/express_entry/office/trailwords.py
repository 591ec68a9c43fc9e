"""What the pages of the audit trail say."""

from __future__ import annotations

from express_entry.law.text import Text

TRAIL_TITLE = Text("Audit trail", "Piste de vérification")
LEAD = Text(
    "Everything that was done, in the order in which it was committed. That you look is told here too.",
    "Tout ce qui a été fait, dans l'ordre où cela a été consigné. Le fait que vous regardiez y figure aussi.",
)
SEARCH = Text("Search", "Chercher")
SUBJECT = Text("About", "Au sujet de")
SUBJECT_HINT = Text(
    "The number of a profile, an application or a round, or the pseudonym of an account.",
    "Le numéro d'un profil, d'une demande ou d'une ronde, ou le pseudonyme d'un compte.",
)
ACTION = Text("Action", "Acte")
ACTION_HINT = Text(
    "What it is called, such as “round run”, or a part of that; or its name, such as round.run: round.* finds all that "
    "begin so.",
    "Ce qu'on en dit, comme « ronde tenue », ou une partie; ou son nom, comme round.run : round.* trouve tous ceux qui "
    "commencent ainsi.",
)
ACTOR = Text("By", "Par")
ACTOR_HINT = Text("The pseudonym of who acted.", "Le pseudonyme de qui a agi.")
SINCE = Text("From this day on", "À partir de ce jour")
UNTIL = Text("Up to and including this day", "Jusqu'à ce jour inclus")
DAY_HINT = Text("A day in Eastern time; it may be left empty.", "Un jour à l'heure de l'Est; peut rester vide.")
NO_DAY = Text(
    "Type a year, a month and a day that there is, or nothing.",
    "Entrez une année, un mois et un jour qui existent, ou rien.",
)
SHOW = Text("Show entries", "Afficher les entrées")
SHOW_ALL = Text("Show all", "Tout afficher")
FOUND = Text("Entries, the latest first", "Entrées, les plus récentes d'abord")
NONE = Text("No entry is like that.", "Aucune entrée ne correspond.")
SEQUENCE = Text("Entry", "Entrée")
INSTANT = Text("When", "Quand")
WHAT = Text("What", "Quoi")
PARTICULARS = Text("Particulars", "Détails")
ERASED = Text("The particulars were erased.", "Les détails ont été effacés.")
OLDER = Text("Older entries", "Entrées plus anciennes")
PAGES = Text("Pages of the trail", "Pages de la piste")
FILES = Text("Take what was found along", "Emporter ce qui a été trouvé")
FILES_TEXT = Text(
    "Every entry that the search finds, the oldest first.", "Toutes les entrées trouvées, les plus anciennes d'abord."
)
FILE_CSV = Text("Table (CSV)", "Tableau (CSV)")
FILE_JSONL = Text("One object a line (JSON Lines)", "Un objet par ligne (JSON Lines)")
FILE_CHAIN = Text("The whole chain, to be verified elsewhere", "La chaîne entière, à vérifier ailleurs")
TO_CHECK = Text("Verify the chain", "Vérifier la chaîne")

CHECK_TITLE = Text("Verify the audit trail", "Vérifier la piste de vérification")
TO_TRAIL = Text("The audit trail", "La piste de vérification")
CHECK_TEXT = Text(
    "Each entry holds the digest of the one before it. The chain is held against itself, against the heads that are "
    "kept outside the database and against those in published results, and the particulars of every entry against the "
    "digest that it was sealed with. It may take a few seconds.",
    "Chaque entrée contient l'empreinte de celle qui la précède. La chaîne est confrontée à elle-même, aux têtes "
    "conservées hors de la base de données et à celles des résultats publiés, et les détails de chaque entrée à "
    "l'empreinte avec laquelle elle a été scellée. Cela peut prendre quelques secondes.",
)
CHECK_NOW = Text("Verify now", "Vérifier maintenant")
IS_WHOLE = Text("The trail is whole", "La piste est entière")
IS_NOT_WHOLE = Text("The trail is not whole", "La piste n'est pas entière")
COUNTED = Text(
    "{entries} entries, held against {heads} heads kept elsewhere.",
    "{entries} entrées, confrontées à {heads} têtes conservées ailleurs.",
)
FINDING = Text("Entry {sequence}: {said}", "Entrée {sequence} : {said}")
HEADS = Text("Heads that were published", "Têtes publiées")
HEADS_TEXT = Text(
    "The last entry of the trail when each result was published. Whoever kept a result can hold the trail against it.",
    "La dernière entrée de la piste lors de la publication de chaque résultat. Quiconque a conservé un résultat peut y "
    "confronter la piste.",
)
NO_HEADS = Text("No result was published.", "Aucun résultat n'a été publié.")
ROUND = Text("Round", "Ronde")
DIGEST = Text("Digest", "Empreinte")
HEAD_NOW = Text("The head now", "La tête actuelle")
