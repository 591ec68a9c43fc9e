"""What the page of a rank says, and that of past rounds on it."""

from __future__ import annotations

from express_entry.law.text import Text
from express_entry.pages.poolroundwords import CHECKER, CHECKER_DIGEST, CHECKER_RUN

__all__ = ["CHECKER", "CHECKER_DIGEST", "CHECKER_RUN"]

TITLE = Text("Your rank", "Votre rang")
LEAD = Text(
    "{points} points, submitted {submitted}.",
    "{points} points, profil présenté le {submitted}.",
)
NOT_RANKED = Text(
    "Your profile is not in the pool now, so no round ranks it.",
    "Votre profil n'est pas dans le bassin : aucune ronde ne le classe.",
)
NOT_COUNTED = Text(
    "The pool has not been counted yet. It is counted once a day or more often: come back tomorrow.",
    "Le bassin n'a pas encore été dénombré. Il l'est une fois par jour ou plus : revenez demain.",
)
PLACES_TITLE = Text("Where you stand", "Où vous vous situez")
PLACES_CAPTION = Text(
    "Place in each grouping that a round may rank, and the distance to its last round",
    "Place dans chaque regroupement qu'une ronde peut classer, et écart avec sa dernière ronde",
)
AMONG, PLACE = Text("Among", "Parmi"), Text("Your place", "Votre place")
LAST = Text("Last cut-off", "Dernier seuil")
DISTANCE = Text("Your distance from it", "Votre écart")
AS_OF = Text(
    "As of {at}, when the pool was last counted. Places are rounded ranges, so that nobody can be recognised by them. "
    "Between equal scores the earlier submission comes first.",
    "En date du {at}, dernier dénombrement du bassin. Les places sont des tranches arrondies, pour que personne ne "
    "puisse être reconnu. À note égale, la présentation la plus ancienne passe d'abord.",
)
NO_ROUND = Text("no round yet", "aucune ronde encore")
OF_ROUND = Text("{score} ({day}, {round})", "{score} ({day}, {round})")
ABOVE = Text("{many} above", "{many} au\u2011dessus")
BELOW = Text("{many} below", "{many} au\u2011dessous")
POINT = (Text("{many} point", "{many} point"), Text("{many} points", "{many} points"))
EQUAL = Text("equal score", "note égale")
EARLIER = Text(
    "equal score, submitted {span} before the tie-breaking time: you would have been invited",
    "note égale, profil présenté {span} avant l'heure de départage : vous auriez reçu une invitation",
)
LATER = Text(
    "equal score, submitted {span} after the tie-breaking time",
    "note égale, profil présenté {span} après l'heure de départage",
)
ROUNDS_TITLE = Text("Your line in past rounds", "Votre ligne dans les rondes passées")
ROUNDS_TEXT = Text(
    "Rounds of this pool that your profile was in. The proof of a line can be checked by anybody against the published "
    "result, without trusting this service.",
    "Rondes de ce bassin où figurait votre profil. La preuve d'une ligne peut être vérifiée par quiconque au regard du "
    "résultat publié, sans se fier à ce service.",
)
ROUNDS_CAPTION = Text("Past rounds with your line in each", "Rondes passées, avec votre ligne dans chacune")
ROUND, DAY, RESULT = Text("Round", "Ronde"), Text("Day", "Date"), Text("Result", "Résultat")
RANK, CUT_OFF, PROOF = Text("Rank", "Rang"), Text("Cut-off", "Seuil"), Text("Proof", "Preuve")
MARGIN = Text("Your margin", "Votre écart")
MARGIN_BEFORE = Text(
    "equal score, submitted {span} before the tie-breaking time",
    "note égale, profil présenté {span} avant l'heure de départage",
)
MARGIN_AT = Text(
    "equal score, submitted at the tie-breaking time", "note égale, profil présenté à l'heure de départage"
)
SECONDS = (Text("{seconds} seconds", "{seconds} seconde"), Text("{seconds} seconds", "{seconds} secondes"))
INVITED, NOT_INVITED = Text("invited", "invitation"), Text("not invited", "pas d'invitation")
DOWNLOAD = Text("Download the proof", "Télécharger la preuve")
DOWNLOAD_OF = Text(" of round {number}", " de la ronde {number}")
NO_ROUNDS = Text(
    "Your profile was in no round of this pool yet.", "Votre profil n'a encore fait partie d'aucune ronde de ce bassin."
)
HOW_TO_CHECK = Text("How to check a proof", "Comment vérifier une preuve")
CHECK_NEEDS = Text(
    "You need the published result of the round, the public key of this service, and the program that checks a proof, "
    "which needs Python alone.",
    "Il faut le résultat publié de la ronde, la clé publique de ce service, et le programme qui vérifie une preuve, "
    "lequel n'a besoin que de Python.",
)
RESULT_FILE = Text("Published result of round {number}", "Résultat publié de la ronde {number}")
PUBLIC_KEY = Text("Public key", "Clé publique")
PER_REASON = {
    "invited": Text("already invited", "invitation déjà reçue"),
    "nominee_not_covered": Text(
        "a nominee, whom this round did not cover", "candidat désigné, non visé par cette ronde"
    ),
    "not_a_nominee": Text("not a nominee", "pas de désignation"),
    "not_in_program": Text("not in its program", "hors du programme visé"),
    "not_in_category": Text("not in its category", "hors de la catégorie visée"),
    "no_program": Text("eligible for no program", "admissible à aucun programme"),
    "points_not_known": Text("points not known", "points inconnus"),
    "expired": Text("profile expired", "profil expiré"),
    "not_yet_submitted": Text("not yet submitted", "pas encore présenté"),
}
"""Why a profile was not ranked in a round."""
OTHERWISE = Text("not ranked", "non classé")
