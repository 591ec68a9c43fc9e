"""What the pages about the law say."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("The law that this service applies", "Le droit que ce service applique")
LEAD = Text(
    "Every number that decides a result stands in one of these tables, with the days on which it holds and the "
    "instrument that set it.",
    "Chaque nombre qui décide d'un résultat figure dans l'une de ces tables, avec les jours où il vaut et l'instrument "
    "qui l'a fixé.",
)
LAST_LOOK = Text(
    "Last compared with a source: {last}. A change made since is not in it.",
    "Dernière comparaison avec une source : {last}. Une modification apportée depuis n'y est pas.",
)
LAID_OVER = Text("Not the law alone", "Pas seulement le droit")
LAID_OVER_TEXT = Text(
    "The operator of this service has laid files of further tables over the law: {files}.",
    "L'exploitant de ce service a superposé au droit des fichiers d'autres tables : {files}.",
)
GAPS = Text("What is not known", "Ce qui n'est pas connu")
GAPS_TEXT = Text(
    "A gap is a change that is known to exist and whose values are not known. Nothing is computed with it, and a "
    "result that it touches says so.",
    "Une lacune est une modification dont l'existence est connue et dont les valeurs ne le sont pas. Rien n'est "
    "calculé avec elle, et un résultat qu'elle touche le dit.",
)
MISSING = Text("What is missing:", "Ce qui manque :")
NO_GAPS = Text("No gap is known.", "Aucune lacune n'est connue.")
COMPARE = Text("See what differs between two days", "Voir ce qui diffère entre deux dates")
WHAT_IF = Text(
    "What if these points were others? See the effect on an invented pool",
    "Et si ces points étaient autres? Voir l'effet sur un bassin inventé",
)
TABLES = Text("Tables", "Les tables")
ALL_TABLES = Text("All tables", "Toutes les tables")
TABLE = Text("What it sets", "Ce qu'elle fixe")
SINCE_HEAD = Text("In this form", "Sous cette forme")
SURE = Text("Confidence", "Confiance")
NOT_KNOWN = Text("values not known", "valeurs inconnues")
NOT_IN_FORCE = Text("not in force today", "pas en vigueur aujourd'hui")
SINCE = Text("since {first}", "depuis le {first}")
FROM_TO = Text("from {first} to {last}", "du {first} au {last}")
FROM_TIME = Text("{days} ({time} Eastern Time)", "{days} ({time}, heure de l'Est)")
ASSUMPTIONS = Text("Assumptions", "Hypothèses retenues")
ASSUMPTIONS_TEXT = Text(
    "Where an instrument leaves a question open, this is how it is read here. A result lists those it rests on.",
    "Là où un instrument laisse une question ouverte, voici comment il est lu ici. Un résultat énumère celles sur "
    "lesquelles il repose.",
)
SHOW_ASSUMPTIONS = Text("Show the assumptions", "Afficher les hypothèses")
INSTRUMENTS = Text("Instruments", "Les instruments")
SHOW_INSTRUMENTS = Text("Show the instruments", "Afficher les instruments")
INSTRUMENT = Text("Set by", "Fixée par")
CITATION = Text("Provision", "Disposition")
IN_FORCE = Text("in force: {day}", "en vigueur : {day}")
NOT_RECORDED = Text("not recorded", "non consigné")
SURE_IS = Text("confidence: {sure}", "confiance : {sure}")
OTHERS = Text("Other rules", "Autres règles")
_DOCUMENTS = Text("Documents of an application", "Documents d'une demande")
FAMILIES = {
    "crs": Text("Comprehensive Ranking System", "Système de classement global"),
    "category": Text("Categories of category-based selection", "Catégories de la sélection fondée sur les catégories"),
    "fsw": Text("Federal Skilled Worker Program", "Programme des travailleurs qualifiés (fédéral)"),
    "language": Text("Language tests", "Tests de langue"),
    "invitation": Text("Invitations", "Les invitations"),
    "document": _DOCUMENTS,
    "documents": _DOCUMENTS,
    "application": Text("Applications", "Demandes"),
}

TODAY = Text("Today", "Aujourd'hui")
NOW = Text("in force today", "en vigueur aujourd'hui")
CHANGED = Text("What changed", "Ce qui a changé")
HISTORY = Text("History", "Historique")
VALUES_OF = Text("Show what held {days}", "Afficher ce qui valait {days}")
RECORDED = Text("Recorded", "Consignée")
VERIFIED = Text("Last compared with its sources", "Dernière comparaison avec ses sources")
BASIS = Text("Why so sure", "Motif de la confiance (en anglais)")
SINGLE = Text("Rests on a single source, in part or whole.", "Repose sur une seule source, en tout ou en partie.")
SOURCES = Text("Sources", "Sources (en anglais)")
CORRECTIONS = Text("Corrections of the record", "Corrections de la consignation")
GAP = Text("These values are not known", "Ces valeurs ne sont pas connues")
MADE_OF = Text("Made of these tables", "Composé de ces tables")

CHANGES_TITLE = Text("What differs in the law between two days", "Ce qui diffère dans le droit entre deux dates")
FROM = Text("First day", "Première date")
TO = Text("Other day", "Autre date")
DAY_HINT = Text("For example 2025-03-25", "Par exemple 2025-03-25")
SHOW_CHANGES = Text("Compare the two days", "Comparer les deux dates")
NO_DAY = Text(
    "This is not a day with a law of Express Entry. Accepted: a day written 2025-03-25, from {first} to {last}.",
    "Ce n'est pas une date à laquelle il y a un droit d'Entrée express. Accepté : une date écrite 2025-03-25, du "
    "{first} au {last}.",
)
COMPARED = Text("From {first} to {other}", "Du {first} au {other}")
NONE_DIFFERS = Text("No table differs between the two days.", "Aucune table ne diffère entre les deux dates.")
DIFFERS_ONE = Text("{count} table differs.", "{count} table diffère.")
DIFFERS = Text("{count} tables differ.", "{count} tables diffèrent.")
STEP = Text("{day}: {title} ({citation})", "{day} : {title} ({citation})")
NEW = Text("This table was not in force on the first day.", "Cette table n'était pas en vigueur à la première date.")
GONE = Text("This table is not in force on the other day.", "Cette table n'est pas en vigueur à l'autre date.")
SHOW_VALUES = Text("Show the values that differ ({count})", "Afficher les valeurs qui diffèrent ({count})")
PLACE = Text("Place in the table", "Endroit de la table")
BEFORE = Text("First day", "Première date")
AFTER = Text("Other day", "Autre date")
REMOVED = Text("no longer: {items}", "n'y est plus : {items}")
ADDED = Text("new: {items}", "nouveau : {items}")
