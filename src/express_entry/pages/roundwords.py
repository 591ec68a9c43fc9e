"""What the pages on published rounds say around the figures."""

from __future__ import annotations

from express_entry.law.text import Text

ROUNDS_TITLE = Text("Rounds of invitations", "Rondes d'invitations")
ROUNDS_LEAD = Text(
    "Every round that the department has published, with the lowest score invited. Choose a year or a kind; a round's "
    "number leads to what happened in it.",
    "Chaque ronde publiée par le ministère, avec la note la plus basse invitée. Choisissez une année ou un type; le "
    "numéro d'une ronde mène à ce qui s'y est passé.",
)
OF = Text("Kind of round", "Type de ronde")
YEAR_HELD = Text("Year held", "Année de la ronde")
ALL = Text("All", "Tous")
ALL_YEARS = Text("All", "Toutes")
SHOW = Text("Show", "Afficher")
FOUND = Text(
    "{shown} of {count} rounds, newest first", "{shown} rondes sur {count}, de la plus récente à la plus ancienne"
)
NONE = Text("No published round is like that.", "Aucune ronde publiée ne correspond.")
NUMBER = Text("Round", "Ronde")
DATE = Text("Date", "Date")
NAME = Text("Kind", "Type")
INVITED = Text("Invitations", "Invitations")
CUT_OFF = Text("Lowest score", "Note la plus basse")
TIE_BREAK = Text("Tie-break (UTC)", "Départage (UTC)")
TABLE = Text("Published rounds", "Rondes publiées")
DRAWN = Text(
    "The lowest score of each round in the table below, over time",
    "La note la plus basse de chaque ronde du tableau ci-dessous, dans le temps",
)
SAVE_TABLE = Text("Every round as a table (CSV)", "Toutes les rondes en tableau (CSV)")
ROUND_TITLE = Text("Round {number}: {name}", "Ronde {number} : {name}")
HELD = Text("Held on", "Tenue le")
WHAT_HAPPENED = Text("What happened", "Ce qui s'est passé")
COMPARED = Text("Compared with the round before", "Par rapport à la ronde précédente")
POOL = Text("The pool on {day}, before the round", "Le bassin au {day}, avant la ronde")
POOL_TABLE = Text("Candidates in the pool by score", "Candidats du bassin selon la note")
SCORES = Text("Scores", "Notes")
CANDIDATES = Text("Candidates", "Candidats")
TOTAL = Text("All", "Total")
TRY_TITLE = Text("Would it have invited you?", "Vous aurait-elle invité ?")
TRY_TEXT = Text(
    "Assess yourself as of the day of this round, and see under “Rounds that would have invited”.",
    "Évaluez-vous à la date de cette ronde, et voyez sous « Rondes qui auraient invité ».",
)
TRY = Text("Assess yourself on that day", "S'évaluer à cette date")
TO_ROUNDS = Text("All rounds", "Toutes les rondes")
EARLIER = Text("Round before", "Ronde précédente")
LATER = Text("Round after", "Ronde suivante")
AROUND = Text("Rounds around it", "Rondes voisines")
