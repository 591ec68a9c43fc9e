"""What the caseload says."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Clients", "Clients")
LEAD = Text(
    "Everybody who appointed your firm, and what waits for you.",
    "Toutes les personnes qui ont donné mandat à votre cabinet, et ce qui vous attend.",
)
CALL_TITLE = Text("To call today", "À appeler aujourd'hui")
CALL_TEXT = Text(
    "What waits for an answer, what falls due or changes a result within 14 days, and who would have been invited in "
    "the latest round open to them. The most urgent come first.",
    "Ce qui attend une réponse, ce qui échoit ou change un résultat d'ici 14 jours, et les profils qui auraient été "
    "retenus à la dernière ronde qui leur était ouverte. Les plus urgents d'abord.",
)
CALL_NOBODY = Text("Nobody has to be called today.", "Personne n'est à appeler aujourd'hui.")
CALL_MORE = Text("All {count} to call today", "Les {count} personnes à appeler aujourd'hui")
CLIENTS = Text("Caseload", "Charge de dossiers")
COUNTED = Text("{count} clients", "{count} clients")
COUNTED_ONE = Text("1 client", "1 client")
PAGE_OF = Text("page {page} of {pages}", "page {page} de {pages}")
PAGES = Text("Pages of the list", "Pages de la liste")
BEFORE = Text("Previous page", "Page précédente")
AFTER = Text("Next page", "Page suivante")
NONE = Text("No client fits what was asked for.", "Aucun client ne correspond à la demande.")
NO_CLIENTS = Text(
    "Nobody has appointed your firm yet. A candidate does so from their own account, with the name {slug}.",
    "Personne n'a encore donné mandat à votre cabinet. Cela se fait depuis le compte du candidat, avec le nom {slug}.",
)
CLIENT = Text("Client", "Client")
CODE = Text("Code", "Code")
STATE = Text("Profile", "Profil")
POINTS = Text("Points", "Points")
NEXT_DUE = Text("Falls due next", "Prochaine échéance")
NEXT_CHANGE = Text("Changes next", "Prochain changement")
LATEST = Text("Latest round open to them", "Dernière ronde ouverte")
SHOW = Text("Show", "Afficher")
SHOW_ALL = Text("Show all", "Tout afficher")
NARROW = Text("Narrow the list", "Restreindre la liste")
BY = Text("In the order of", "Dans l'ordre")
BY_DUE = Text("what falls due next", "des prochaines échéances")
BY_CHANGE = Text("what changes next", "des prochains changements")
BY_ROUND = Text("the margin to the latest round", "de l'écart avec la dernière ronde")
WHICH = Text("Which", "Lesquels")
ALL = Text("All clients", "Tous les clients")
TODAY = Text("To call today", "À appeler aujourd'hui")
INVITABLE = Text("Would have been invited in the latest round", "Auraient été invités à la dernière ronde")
IN_POOL = Text("In the pool", "Dans le bassin")
INVITED = Text("Invited", "Invités")
APPLIED = Text("With an application", "Avec une demande")
DRAFTS = Text("With a draft", "Avec une ébauche")
WITHOUT = Text("Without a profile", "Sans profil")
SOUGHT = Text("Name, reference, code or number", "Nom, référence, code ou numéro")
APPLICATION = Text("application {number}: {state}", "demande {number} : {state}")
NO_PROFILE = Text("no profile yet", "pas encore de profil")
WOULD = Text("round {number}: yes, {margin}", "ronde {number} : oui, {margin}")
WOULD_NOT = Text("round {number}: no, {margin}", "ronde {number} : non, {margin}")
MAY = Text("round {number}: at the line", "ronde {number} : à la limite")
TOOLS = Text("For many at once", "Pour plusieurs à la fois")
TO_IMPORT = Text("Bring in a spreadsheet of clients", "Importer une feuille de calcul de clients")
TO_APPOINTMENTS = Text("Appointments of the firm", "Mandats du cabinet")
ASSUMED = Text(
    "Latest round: the latest published round of the twelve months that was open to the client as they stand today, "
    "and the points above or below its line. It promises nothing about the next one.",
    "Dernière ronde : la dernière ronde publiée des douze derniers mois qui était ouverte au client dans sa situation "
    "d'aujourd'hui, et les points au-dessus ou au-dessous de sa limite. Elle ne promet rien de la suivante.",
)
TO_IMPORT_TEXT = Text(
    "Have everybody in it assessed, or draft a profile for each who appointed you. What did not fit is told cell by "
    "cell.",
    "Faire évaluer toutes les personnes qui s'y trouvent, ou rédiger une ébauche pour chacune qui vous a donné "
    "mandat. Ce qui ne convient pas est indiqué cellule par cellule.",
)
TO_APPOINTMENTS_TEXT = Text(
    "Who appointed the firm, since when, and the codes by which a spreadsheet names them.",
    "Qui a donné mandat au cabinet, depuis quand, et les codes par lesquels une feuille de calcul les désigne.",
)
