"""What the caseload says."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Clients", "Clients")
LEAD = Text(
    "Everybody who has appointed your firm, and whom to call today.",
    "Toutes les personnes qui ont donné mandat à votre cabinet, et qui appeler aujourd'hui.",
)
CALL_TITLE = Text("To call today", "À appeler aujourd'hui")
CALL_TEXT = Text(
    "What is overdue comes first; then what falls due or changes a result within 14 days, the nearest day first; then "
    "who would have been invited in the latest round open to them; and last what waits for an answer with more time "
    "left.",
    "D'abord ce qui est en retard; puis ce qui échoit ou change un résultat d'ici 14 jours, la date la plus proche "
    "en tête; puis les profils qui auraient été retenus à la dernière ronde qui leur était ouverte; enfin ce qui "
    "attend une réponse et laisse plus de temps.",
)
CALL_NOBODY = Text("There is nobody to call today.", "Personne n'est à appeler aujourd'hui.")
CALL_MORE = Text("All {count} to call today", "Les {count} personnes à appeler aujourd'hui")
CLIENTS = Text("All clients", "Tous les clients")
CLIENTS_FOUND = Text("Clients found", "Clients trouvés")
COUNTED = Text("{count} clients", "{count} clients")
COUNTED_ONE = Text("1 client", "1 client")
PAGE_OF = Text("page {page} of {pages}", "page {page} sur {pages}")
PAGES = Text("Pages of the list", "Pages de la liste")
BEFORE = Text("Previous page", "Page précédente")
AFTER = Text("Next page", "Page suivante")
NONE = Text(
    "No client matches. Show all of them, or search for something else.",
    "Aucun client ne correspond. Affichez-les tous, ou cherchez autre chose.",
)
NO_CLIENTS = Text(
    "Nobody has appointed your firm yet. A candidate does so from their own account, with the name {slug}.",
    "Personne n'a encore donné mandat à votre cabinet. Cela se fait depuis le compte du candidat, avec le nom {slug}.",
)
CLIENT = Text("Client", "Client")
CODE = Text("Code", "Code")
STATE = Text("Profile", "Profil")
POINTS = Text("Points", "Points")
NEXT_DUE = Text("Next deadline", "Prochaine échéance")
OVERDUE = Text("Overdue:", "En retard :")
NEXT_CHANGE = Text("Next change", "Prochain changement")
LATEST = Text("Latest round open to them", "Dernière ronde qui leur était ouverte")
SHOW = Text("Update the list", "Actualiser la liste")
SHOW_ALL = Text("Show all", "Tout afficher")
NARROW = Text("Narrow the list", "Restreindre la liste")
BY = Text("Sort by", "Trier par")
BY_DUE = Text("next deadline", "prochaine échéance")
BY_CHANGE = Text("next change", "prochain changement")
BY_ROUND = Text("points above or below the latest round", "écart avec la dernière ronde")
WHICH = Text("Which clients", "Quels clients")
ALL = Text("All clients", "Tous les clients")
TODAY = Text("To call today", "À appeler aujourd'hui")
INVITABLE = Text("Would have been invited in the latest round", "Auraient reçu une invitation à la dernière ronde")
IN_POOL = Text("In the pool", "Dans le bassin")
INVITED = Text("Invited", "Avec une invitation")
APPLIED = Text("With an application", "Avec une demande")
DRAFTS = Text("With a draft", "Avec une ébauche")
WITHOUT = Text("Without a profile", "Sans profil")
SOUGHT = Text("Name, reference, code or number", "Nom, référence, code ou numéro")
APPLICATION = Text("application {number}: {state}", "demande {number} : {state}")
NO_PROFILE = Text("no profile yet", "pas encore de profil")
WOULD = Text("{round}: yes, {margin}", "{round} : oui, {margin}")
WOULD_NOT = Text("{round}: no, {margin}", "{round} : non, {margin}")
MAY = Text("{round}: at the cut-off", "{round} : au seuil")
TOOLS = Text("For several clients at once", "Pour plusieurs clients à la fois")
TO_IMPORT = Text("Import a spreadsheet of clients", "Importer une feuille de calcul de clients")
TO_APPOINTMENTS = Text("Appointments of the firm", "Mandats du cabinet")
ASSUMED = Text(
    "Latest round: the latest of the past twelve months that was open to the client as they stand today, and how many "
    "points they are above or below its cut-off. Of each kind of round, the last of this pool counts where it has held "
    "one, else the last that the department published. It promises nothing about the next one.",
    "Dernière ronde : la dernière des douze derniers mois qui était ouverte au client dans sa situation d'aujourd'hui, "
    "et l'écart de ses points avec le seuil. De chaque genre de ronde compte la dernière de ce bassin, s'il en a tenu "
    "une, sinon la dernière publiée par le ministère. Elle ne promet rien de la suivante.",
)
TO_IMPORT_TEXT = Text(
    "Have everybody in it assessed, or draft a profile for each who appointed you. What could not be read is listed "
    "cell by cell.",
    "Faire évaluer toutes les personnes qui s'y trouvent, ou rédiger une ébauche pour chacune qui vous a donné "
    "mandat. Ce qui n'a pas pu être lu est énuméré cellule par cellule.",
)
TO_APPOINTMENTS_TEXT = Text(
    "Who appointed the firm, since when, and the codes for your spreadsheets.",
    "Qui a donné mandat au cabinet, depuis quand, et les codes pour vos feuilles de calcul.",
)
