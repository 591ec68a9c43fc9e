"""What the pages of the pool at a glance say."""

from __future__ import annotations

from express_entry.law.text import Text

POOL_TITLE = Text("The pool at a glance", "Le bassin d'un coup d'œil")
LIVE = Text(
    "As it is on {at}. For officers alone: numbers are exact, and small ones point at people.",
    "Tel qu'il est le {at}. Réservé aux agents : les nombres sont exacts, et les petits désignent des personnes.",
)
IN_POOL = Text("In the pool, with points", "Dans le bassin, avec des points")
RANKED_BY = Text("Ranked by the points of", "Classement selon les points du")
CLOCK = Text("The clock", "L'horloge")
CLOCK_DUE = Text(
    "has something to do first, which a round does by itself",
    "a quelque chose à faire d'abord, ce qu'une ronde fait d'elle-même",
)
CLOCK_DONE = Text("has nothing to do", "n'a rien à faire")
TURN = Text("Next change of the law", "Prochaine modification du droit")
TURN_ON = Text("{day}: {tables}", "{day} : {tables}")
NO_TURN = Text("none is known", "aucune n'est connue")
SHOW_TABLE = Text("The same as a table", "La même chose en tableau")
BANDS = Text("Candidates by points", "Candidats selon les points")
BANDS_MEANING = Text(
    "Everybody who could be ranked at this moment, in the department's bands: of ten points from 401 to 500, of more "
    "elsewhere.",
    "Toutes les personnes qui pourraient être classées à cet instant, dans les tranches du ministère : de dix points "
    "de 401 à 500, plus larges ailleurs.",
)
BANDS_CAPTION = Text(
    "Each column is a band of scores, named by its lowest.",
    "Chaque colonne est une tranche de notes, nommée par sa plus basse.",
)
BANDS_ALTERNATIVE = Text(
    "Candidates by band of scores: {total} in all, most of them from {band} ({most}).",
    "Candidats par tranche de notes : {total} en tout, le plus de {band} ({most}).",
)
BAND = Text("Points", "Tranche de points")
CANDIDATES = Text("Candidates", "Candidats")
DOWN_TO = Text("Down to here", "Jusqu'ici")
GROUPINGS = Text("Whom a round would rank", "Qui serait classé par une ronde")
GROUPINGS_TEXT = Text(
    "How many each grouping of today holds, and the highest score in it. A category is open to the federal programs.",
    "Combien chaque regroupement d'aujourd'hui compte de personnes, et la note la plus haute. Une catégorie est "
    "ouverte aux programmes fédéraux.",
)
GROUPING = Text("Grouping", "Regroupement")
HIGHEST = Text("Highest score", "Note la plus haute")
STATES = Text("Every profile by its state", "Tous les profils selon leur état")
STATE = Text("State", "État")
PROFILES = Text("Profiles", "Profils")
TO_DAYS = Text("Day by day: arrivals, expiries, changes", "Jour par jour : arrivées, expirations, changements")
DAYS_TITLE = Text("The pool day by day", "Le bassin jour par jour")
DAYS_LEAD = Text(
    "The last {many} days and the next {many}. Days are those of Eastern time.",
    "Les {many} derniers jours et les {many} prochains. Les jours sont ceux de l'heure de l'Est.",
)
TO_POOL = Text("The pool at a glance", "Le bassin d'un coup d'œil")
ARRIVALS = Text("Arrivals", "Arrivées")
ARRIVALS_MEANING = Text(
    "Profiles by the day on which they were submitted; today is not over.",
    "Profils selon le jour où ils ont été présentés; la journée n'est pas terminée.",
)
EXPIRIES = Text("Expiries", "Expirations")
EXPIRIES_MEANING = Text(
    "Profiles in the pool whose twelve months are over on each day.",
    "Profils du bassin dont les douze mois prennent fin chaque jour.",
)
CHANGES = Text("Scores that change on their own", "Notes qui changent d'elles-mêmes")
CHANGES_MEANING = Text(
    "People whose calendar says that points, a program or a category may change on that day: a birthday, a test that "
    "expires, a month of work. Only the next change of each person is counted.",
    "Personnes dont le calendrier indique que des points, un programme ou une catégorie peuvent changer ce jour-là : "
    "un anniversaire, un test qui expire, un mois de travail. Seul le prochain changement de chaque personne est "
    "compté.",
)
COLUMN_CAPTION = Text("Each column is a day.", "Chaque colonne est un jour.")
COLUMN_ALTERNATIVE = Text(
    "{what} from {first} to {last}: {total} in all, most of them on {day} ({most}).",
    "{what} du {first} au {last} : {total} en tout, le plus le {day} ({most}).",
)
ANSWERS = Text("Answers that are due", "Réponses attendues")
ANSWERS_TEXT = Text(
    "Open invitations by the last day on which an application can be made.",
    "Invitations ouvertes selon le dernier jour où une demande peut être présentée.",
)
NO_ANSWERS = Text("No invitation is open.", "Aucune invitation n'est ouverte.")
LAST_DAY = Text("Last day", "Dernier jour")
OPEN = Text("Open invitations", "Invitations ouvertes")
