"""What the pages about rounds say."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Rounds of invitations", "Rondes d'invitations")
LEAD = Text(
    "Every round of Express Entry that the department has published since 2015: whom it ranked, how many were invited, "
    "and the lowest score.",
    "Chaque ronde d'Entrée express publiée par le ministère depuis 2015 : qui elle a classé, combien ont été invités, "
    "et la note la plus basse.",
)
LATEST = Text("The last round known here", "La dernière ronde connue ici")
SEE_CHARTS = Text("See the history in charts", "Voir l'historique en graphiques")
TO_POOL_ROUNDS = Text(
    "Rounds that this service held in its own pool", "Rondes tenues par ce service dans son propre bassin"
)
FILTER_TITLE = Text("Find rounds", "Trouver des rondes")
TYPE = Text("Type of round", "Type de ronde")
OF = Text("Program or category", "Programme ou catégorie")
ALL_TYPES = Text("All types", "Tous les types")
ALL_OF = Text("All programs and categories", "Tous les programmes et catégories")
ALL_YEARS = Text("All years", "Toutes les années")
SHOW = Text("Show rounds", "Afficher les rondes")
SHOW_ALL = Text("Show all rounds again", "Afficher de nouveau toutes les rondes")
FOUND_TITLE = Text("Rounds found", "Rondes trouvées")
COUNTED = Text("{count} rounds, newest first", "{count} rondes, de la plus récente à la plus ancienne")
COUNTED_ONE = Text("{count} round", "{count} ronde")
NONE = Text("No published round is like that.", "Aucune ronde publiée ne correspond.")
PAGE_OF = Text("Page {page} of {pages}", "Page {page} sur {pages}")
PAGES = Text("Pages of the list", "Pages de la liste")
NEWER = Text("Newer rounds", "Rondes plus récentes")
OLDER = Text("Older rounds", "Rondes plus anciennes")
NUMBER = Text("No.", "Nº")
DAY = Text("Held", "Tenue")
NAME = Text("Round", "Ronde")
INVITED = Text("Invited", "Invités")
CUT_OFF = Text("Lowest score", "Note la plus basse")
TIE_BREAK = Text("Tie-break (UTC)", "Départage (UTC)")
FILES_TITLE = Text("Take the data along, or subscribe", "Emporter les données, ou s'abonner")
FILES_TEXT = Text(
    "These addresses stay as they are: a program or a calendar may ask for them again.",
    "Ces adresses restent les mêmes : un programme ou un calendrier peut les demander de nouveau.",
)
FILE_CSV = Text("All rounds as a table (CSV)", "Toutes les rondes en table (CSV)")
FILE_JSON = Text("All rounds as JSON", "Toutes les rondes en JSON")
FILE_IRCC = Text("All rounds in the department's own format", "Toutes les rondes dans le format du ministère")
FILE_ATOM = Text("Feed of new rounds (Atom)", "Fil des nouvelles rondes (Atom)")
FILE_ICS = Text("Calendar of rounds (iCalendar)", "Calendrier des rondes (iCalendar)")
NO_YEAR = Text(
    "There is no round in the year {year}. Accepted: a year from {first} to {last}.",
    "Il n'y a aucune ronde en {year}. Accepté : une année de {first} à {last}.",
)
CHARTS_TITLE = Text("The history of rounds in charts", "L'historique des rondes en graphiques")
CHARTS_LEAD = Text(
    "Each chart stands above the table of what it shows.",
    "Chaque graphique figure au-dessus de la table de ses données.",
)
SHOW_TABLE = Text("Show the table of this chart", "Afficher la table de ce graphique")
ALL_ROUNDS = Text("All rounds", "Toutes les rondes")

ROUND_TITLE = Text("Round {number}", "Ronde {number}")
ROUND_LABEL = Text("Round", "Ronde")
LOWEST = Text("Lowest score invited", "Note la plus basse invitée")
INVITED_MANY = Text("{many} candidates were invited", "{many} personnes ont été invitées")
INVITED_ONE = Text("{many} candidate was invited", "{many} personne a été invitée")
HELD = Text("Instant of the round", "Instant de la ronde")
PUBLISHED_DAY = Text("Day of the round", "Jour de la ronde")
SURE = Text("Confidence in the figures", "Fiabilité des chiffres")
TIE = Text("Tie-breaking time", "Heure de départage")
TIE_NONE = Text("not published", "non publiée")
HAPPENED = Text("What happened", "Ce qui s'est passé")
COMPARED = Text("Compared with earlier rounds", "Par rapport à des rondes antérieures")
BEFORE_AFTER = Text("Rounds before and after", "Rondes précédente et suivante")
BEFORE = Text("Round {number}, before", "Ronde {number}, précédente")
AFTER = Text("Round {number}, after", "Ronde {number}, suivante")
EARLIER = Text("Rounds of the same kind before", "Rondes du même genre auparavant")
EARLIER_ALL = Text("All rounds for: {name}", "Toutes les rondes visant : {name}")
RULES = Text("What the category asks for, in the law", "Ce que demande la catégorie, en droit")

TRY_TITLE = Text("Would you have been invited?", "Auriez-vous reçu une invitation ?")
TRY_TEXT = Text(
    "Enter a score, and, if you know it, when the profile was submitted. They stand in the address of the page, so "
    "that you can share it; nothing is kept here.",
    "Entrez une note et, si vous le savez, quand le profil a été présenté. L'adresse de la page les contient, pour que "
    "vous puissiez la communiquer; rien n'est conservé ici.",
)
TRY_SCORE = Text("Score (Comprehensive Ranking System)", "Note (Système de classement global)")
TRY_SCORE_HINT = Text("A whole number from 0 to {most}", "Un nombre entier de 0 à {most}")
TRY_SUBMITTED = Text("Profile submitted (may be left empty)", "Profil présenté (peut rester vide)")
TRY_SUBMITTED_HINT = Text(
    "Year, month and day, with the time in UTC if you know it: 2026-03-14 09:30:00 or 2026-03-14",
    "Année, mois et jour, avec l'heure UTC si vous la connaissez : 2026-03-14 09:30:00 ou 2026-03-14",
)
TRY = Text("Try this score", "Essayer cette note")
ASSESS_FIRST = Text(
    "I do not know my score: assess me on that day", "Je ne connais pas ma note : m'évaluer à cette date"
)
NO_SCORE = Text(
    "“{value}” is not a score. Accepted: a whole number from 0 to {most}.",
    "« {value} » n'est pas une note. Accepté : un nombre entier de 0 à {most}.",
)
SCORE_MISSING = Text(
    "The score is missing. Accepted: a whole number from 0 to {most}.",
    "La note manque. Accepté : un nombre entier de 0 à {most}.",
)
NO_INSTANT = Text(
    "“{value}” is not a day or a time. Accepted: 2026-03-14, 2026-03-14 09:30 or 2026-03-14 09:30:00, in UTC.",
    "« {value} » n'est ni un jour ni une heure. Accepté : 2026-03-14, 2026-03-14 09:30 ou 2026-03-14 09:30:00, en UTC.",
)
AFTER_ROUND = Text(
    "A profile submitted after the round ({instant}) was not in the pool. Accepted: a time up to it.",
    "Un profil présenté après la ronde ({instant}) n'était pas dans le bassin. Accepté : une heure jusqu'à celle-ci.",
)
YES = Text("Yes", "Oui")
YES_IF = Text("Yes, if you were among those it ranked", "Oui, si vous étiez parmi les personnes classées")
NO = Text("No", "Non")
OPEN = Text("It cannot be told", "On ne peut pas le dire")
ABOVE = Text(
    "{score} is above the lowest score invited, {cut_off}: everybody above it was invited, whenever they submitted.",
    "{score} dépasse la note la plus basse invitée, {cut_off} : toutes les personnes qui la dépassaient ont été "
    "invitées, quel que soit le moment où elles ont présenté leur profil.",
)
BELOW = Text(
    "{score} is below the lowest score invited, {cut_off}: {points} more points were needed to reach it.",
    "{score} est sous la note la plus basse invitée, {cut_off} : il manquait {points} points pour l'atteindre.",
)
BELOW_ONE = Text(
    "{score} is below the lowest score invited, {cut_off}: {points} more point was needed to reach it.",
    "{score} est sous la note la plus basse invitée, {cut_off} : il manquait {points} point pour l'atteindre.",
)
AT_ALL = Text(
    "{score} is the lowest score invited, and as far as is known everybody who had it was invited.",
    "{score} est la note la plus basse invitée et, d'après ce que l'on sait, toutes les personnes qui "
    "l'avaient ont été invitées.",
)
AT_IN_TIME = Text(
    "{score} is the lowest score invited, and a profile submitted then was in time: not after {tie_break}.",
    "{score} est la note la plus basse invitée, et un profil présenté à ce moment l'a été à temps : au plus tard le "
    "{tie_break}.",
)
AT_TOO_LATE = Text(
    "{score} is the lowest score invited, but a profile submitted then was too late: after {tie_break}.",
    "{score} est la note la plus basse invitée, mais un profil présenté à ce moment l'a été trop tard : après le "
    "{tie_break}.",
)
AT_NEEDS_TIME = Text(
    "{score} is the lowest score invited: only profiles submitted by {tie_break} were. What would tell is the exact "
    "time of submission.",
    "{score} est la note la plus basse invitée : seuls les profils présentés au plus tard le {tie_break} l'ont été. Ce "
    "qui le dirait est l'heure exacte de la présentation.",
)
AT_UNKNOWN_TIE = Text(
    "{score} is the lowest score invited, and the tie-breaking time of this round was not found.",
    "{score} est la note la plus basse invitée, et l'heure de départage de cette ronde n'a pas été trouvée.",
)
ONLY_EVERYBODY = Text(
    "This holds for anybody who was in the pool, with the score as counted under the rules of that day.",
    "Cela vaut pour quiconque était dans le bassin, avec la note calculée selon les règles de ce jour.",
)
ONLY_PROGRAM = Text(
    "This holds for anybody in the pool who was eligible under: {name}. The score is as counted under the rules of "
    "that day.",
    "Cela vaut pour quiconque était dans le bassin et admissible au titre de : {name}. La note est celle calculée "
    "selon les règles de ce jour.",
)
ONLY_CATEGORY = Text(
    "This holds for anybody in the pool who met the category ({name}) and was eligible under a federal program. The "
    "score is as counted under the rules of that day.",
    "Cela vaut pour quiconque était dans le bassin, répondait à la catégorie ({name}) et était admissible au titre "
    "d'un programme fédéral. La note est celle calculée selon les règles de ce jour.",
)
