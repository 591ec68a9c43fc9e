"""What the pages of corrections of a round and of liftings of bars say."""

from __future__ import annotations

from express_entry.law.text import Text

CORRECT_TITLE = Text("Correct round {number}", "Corriger la ronde {number}")
CORRECT_LEAD = Text(
    "What was issued in error is cancelled, who was missed is invited, and nobody else is disturbed. The published "
    "result stays as it is. Another officer authorises the correction, which carries it out.",
    "Ce qui a été émis par erreur est annulé, les personnes oubliées sont invitées, et personne d'autre n'est touché. "
    "Le résultat publié reste tel quel. Un autre agent autorise la correction, ce qui l'exécute.",
)
BACK_TO_ROUND = Text("The round", "La ronde")
CANCELLED = Text("Invitations issued in error", "Invitations émises par erreur")
CANCELLED_HINT = Text(
    "Numbers of the profiles, with spaces or lines between: E000000123 E000000456",
    "Numéros des profils, séparés par des espaces ou des lignes : E000000123 E000000456",
)
MISSED = Text("Persons who were missed", "Personnes oubliées")
MISSED_HINT = Text(
    "Each must have reached the line by what stood on record at the instant of the round; this is checked.",
    "Chacune doit avoir atteint le seuil d'après ce qui était consigné à l'instant de la ronde; c'est vérifié.",
)
TO_OUTCOMES = Text(
    "Whom a table that was corrected since had removed or kept out of the pool",
    "Qui une table corrigée depuis avait retiré du bassin ou en avait écarté",
)
OUTCOMES_TEXT = Text(
    "A case officer restores them first; a correction can invite whoever is in the pool again.",
    "Un agent des dossiers les rétablit d'abord; une correction peut inviter qui est de nouveau dans le bassin.",
)
RESTORED = Text("Invitations cancelled by mistake, to be given back", "Invitations annulées par erreur, à rendre")
ADDITIONAL = Text("Additional number of invitations", "Nombre supplémentaire d'invitations")
ADDITIONAL_HINT = Text(
    "Only where the correction goes beyond the number of the instruction; 0 otherwise.",
    "Seulement si la correction dépasse le nombre prévu par l'instruction; sinon 0.",
)
BASIS = Text("Legal basis of the additional number", "Fondement juridique du nombre supplémentaire")
NOTE = Text("Reason", "Motif")
NOTE_HINT = Text("In words, for the record.", "En mots, pour le dossier.")
SEND = Text("Draft the correction", "Rédiger la correction")
INSTEAD = Text("Not now", "Pas maintenant")
NO_ADDITIONAL = Text("Type a whole number from 0 to 1,000,000.", "Entrez un nombre entier de 0 à 1 000 000.")
DRAFTED_NOTE = Text(
    "The correction is drafted. Another officer authorises it.",
    "La correction est rédigée. Un autre agent l'autorise.",
)

CORRECTION_TITLE = Text("Correction {key} of round {number}", "Correction {key} de la ronde {number}")
STATE = Text("State", "État")
DRAFTED_BY = Text("Drafted by", "Rédigée par")
DONE_BY = Text("Authorised and carried out by", "Autorisée et exécutée par")
DROPPED_BY = Text("Discarded by", "Abandonnée par")
NEXT = Text("What can be done now", "Ce qui peut être fait maintenant")
NOTHING_TO_DO = Text("Nothing can be done with it any more.", "Il n'y a plus rien à en faire.")
OTHER_OFFICER = Text(
    "You drafted this correction. Another officer authorises it.",
    "Vous avez rédigé cette correction. Un autre agent l'autorise.",
)
CARRY_OUT = Text("Authorise and carry out", "Autoriser et exécuter")
DROP = Text("Discard", "Abandonner")
CARRY_OUT_TITLE = Text(
    "Carry out correction {key} of round {number}?", "Exécuter la correction {key} de la ronde {number} ?"
)
CARRY_OUT_TEXT = (
    Text(
        "It is carried out at once, all of it or nothing. Everybody named is told.",
        "Elle est exécutée immédiatement, en entier ou pas du tout. Toutes les personnes nommées en sont avisées.",
    ),
    Text(
        "An invitation that is issued now can be answered until {last}.",
        "Il est possible de répondre jusqu'au {last} à une invitation émise maintenant.",
    ),
)
CARRIED_OUT_NOTE = Text("The correction was carried out.", "La correction a été exécutée.")
DROP_TITLE = Text(
    "Discard correction {key} of round {number}?", "Abandonner la correction {key} de la ronde {number} ?"
)
DROP_TEXT = Text("It stays on record as discarded.", "Elle reste consignée comme abandonnée.")
DROPPED_NOTE = Text("The correction is discarded.", "La correction est abandonnée.")

TO_POOL_AND_ROUNDS = Text("Pool and rounds", "Bassin et rondes")
LIFTINGS_TITLE = Text("Bars to be lifted", "Interdictions à lever")
LIFTINGS_LEAD = Text(
    "A case officer says that a bar for misrepresentation was recorded by mistake. Another officer authorises its "
    "lifting, and whoever it kept out of the rounds is put back.",
    "Un agent des dossiers indique qu'une interdiction pour fausses déclarations a été consignée par erreur. Un autre "
    "agent en autorise la levée, et la personne qu'elle tenait à l'écart des rondes y revient.",
)
NO_LIFTINGS = Text("No lifting waits.", "Aucune levée n'attend.")
LIFTING = Text("Bar {bar}", "Interdiction {bar}")
LIFTINGS_WAIT = Text("Waiting to be authorised", "En attente d'autorisation")
LIFTINGS_DONE = Text("Authorised lately", "Autorisées récemment")
PROVISION = Text("Provision or decision", "Disposition ou décision")
LIFT_TITLE = Text("Lift bar {bar}?", "Lever l'interdiction {bar} ?")
LIFT_TEXT = (
    Text(
        "The bar stays on record as lifted, and bars nobody from then on.",
        "L'interdiction reste consignée comme levée, et ne vise plus personne.",
    ),
    Text(
        "The profiles that it kept out of the rounds are put back where they would stand without it.",
        "Les profils qu'elle tenait à l'écart des rondes reviennent là où ils seraient sans elle.",
    ),
)
LIFT = Text("Authorise the lifting", "Autoriser la levée")
LIFTED_NOTE = Text("The bar is lifted.", "L'interdiction est levée.")
DROP_LIFTING_TITLE = Text("Discard the lifting of bar {bar}?", "Abandonner la levée de l'interdiction {bar} ?")
DROP_LIFTING_TEXT = (
    Text(
        "The bar stays as it is, and another lifting of it can be drafted. The audit trail keeps that there was one.",
        "L'interdiction reste telle quelle, et une autre levée peut en être rédigée. La piste de vérification garde "
        "la trace de celle-ci.",
    ),
)
LIFTING_DROPPED_NOTE = Text("The lifting is discarded.", "La levée est abandonnée.")
BAR_FROM = Text("The bar lasts", "L'interdiction dure")
FROM_TO = Text("from {begins} to the day before {until}", "du {begins} à la veille du {until}")
BAR_BASIS = Text("What it was recorded for", "Ce pour quoi elle a été consignée")
RECORDED_BY = Text("Recorded by", "Consignée par")
WAITS = Text("waits for another officer", "attend un autre agent")
DONE = Text("carried out", "exécutée")
DROPPED = Text("discarded", "abandonnée")
