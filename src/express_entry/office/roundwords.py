"""What the pages of rounds say: the list, one round, its draft, its preview, and each step that is taken with it."""

from __future__ import annotations

from express_entry.law.text import Text

# --- the list --------------------------------------------------------------------------------------------------------

ROUNDS_TITLE = Text("Rounds of this pool", "Rondes de ce bassin")
NEW = Text("Draft a round", "Rédiger une ronde")
NO_ROUNDS = Text("No round was drafted.", "Aucune ronde n'a été rédigée.")
NUMBER = Text("Number", "Numéro")
ROUND_LABEL = Text("Round", "Ronde")
WHOM = Text("Whom it ranks", "Qui est classé")
STATE = Text("State", "État")
ALLOWED = Text("Invitations", "Invitations prévues")
INVITED = Text("Invited", "Invités")
CUT_OFF = Text("Lowest score invited", "Note la plus basse invitée")
HELD = Text("Held", "Tenue")
OLDER = Text("Older rounds", "Rondes plus anciennes")
PAGES = Text("Pages of the list", "Pages de la liste")
FILES_TITLE = Text("Take the published rounds along", "Emporter les rondes publiées")
FILES_TEXT = Text(
    "Every published round of this pool, the latest first, as the department publishes its own.",
    "Toutes les rondes publiées de ce bassin, les plus récentes d'abord, comme le ministère publie les siennes.",
)
TAGS = {
    "drafted": Text("Drafted", "Rédigée"),
    "authorised": Text("Authorised", "Autorisée"),
    "discarded": Text("Discarded", "Abandonnée"),
    "run": Text("Held", "Tenue"),
    "published": Text("Published", "Publiée"),
}

# --- one round -------------------------------------------------------------------------------------------------------

ROUND_TITLE = Text("Round {number}", "Ronde {number}")
ALL_ROUNDS = Text("All rounds of this pool", "Toutes les rondes de ce bassin")
RESULT = Text("What it gave", "Ce qu'elle a donné")
LINE_FELL = Text("Lowest score invited", "Note la plus basse invitée")
INVITED_MANY = Text("{many} invited", "{many} personnes invitées")
INVITED_NOBODY = Text("Nobody was invited.", "Personne n'a été invité.")
FINALLY = Text("{many} after corrections", "{many} après les corrections")
TIE_BREAK = Text("Tie-breaking rule", "Règle de départage")
INSTANT = Text("Held at", "Tenue le")
PUBLISHED = Text("Published", "Publiée le")
EXHAUSTED = Text(
    "Fewer people were ranked than might be invited: everybody who was ranked is invited.",
    "Moins de personnes étaient classées que d'invitations possibles : toutes les personnes classées sont invitées.",
)
INSTRUCTION = Text("The instruction", "L'instruction")
PROGRAMS = Text("Programs covered", "Programmes visés")
POINTS_FROM = Text("From a score of", "À partir d'une note de")
EARLIEST = Text("Not before", "Pas avant")
BASIS = Text("Legal basis", "Fondement juridique")
DRAFTED_BY = Text("Drafted by", "Rédigée par")
AUTHORISED_BY = Text("Authorised by", "Autorisée par")
RUN_BY = Text("Held by", "Tenue par")
NEXT = Text("What can be done now", "Ce qui peut être fait maintenant")
NOTHING_TO_DO = Text("Nothing can be done with it any more.", "Il n'y a plus rien à en faire.")
OTHER_OFFICER = Text(
    "You drafted this instruction. Another officer authorises it.",
    "Vous avez rédigé cette instruction. Un autre agent l'autorise.",
)
TOO_EARLY = Text("It can be held from {at} on.", "Elle peut être tenue à partir du {at}.")
PREVIEW = Text("See what it would give", "Voir ce qu'elle donnerait")
AUTHORISE = Text("Authorise", "Autoriser")
RUN = Text("Hold the round", "Tenir la ronde")
PUBLISH = Text("Publish the result", "Publier le résultat")
VERIFY = Text("Verify this round", "Vérifier cette ronde")
CHANGE = Text("Draft another in its place", "En rédiger une autre à sa place")
DISCARD = Text("Discard", "Abandonner")
PROOF = Text("What it can be held against", "Ce qui permet de la vérifier")
DIGEST = Text("Digest of the result", "Empreinte du résultat")
ROOT = Text("Root of the tree of all lines", "Racine de l'arbre de toutes les lignes")
SNAPSHOT = Text("Digest of the snapshot", "Empreinte de l'instantané")
LAW_APPLIED = Text("Law applied", "Droit appliqué")
TRAIL_HEAD = Text("Head of the audit trail", "Tête de la piste de vérification")
SIGNED = Text("Signed", "Signé")
SIGNED_YES = Text("with the key of the service", "avec la clé du service")
SIGNED_NO = Text("no, the service has no key", "non, le service n'a pas de clé")
RESULT_FILE = Text("Published result (JSON)", "Résultat publié (JSON)")
RESULT_PAGE = Text("Page of the round, to be handed on", "Page de la ronde, à transmettre")
CORRECTIONS = Text("Corrections", "Corrections de la ronde")
NO_CORRECTIONS = Text("There is none.", "Il n'y en a aucune.")
CORRECT = Text("Draft a correction", "Rédiger une correction")
CORRECTION = Text("Correction {key}", "Correction n° {key}")
REASON = Text("Reason", "Motif")
WAITS = Text("waits for another officer", "attend un autre agent")
DONE = Text("carried out", "exécutée")
DROPPED = Text("discarded", "abandonnée")

# --- the draft -------------------------------------------------------------------------------------------------------

DRAFT_TITLE = Text("Draft a round", "Rédiger une ronde")
DRAFT_LEAD = Text(
    "The number of invitations goes in; the lowest score and the tie-break come out. What was drafted is not changed: "
    "it is discarded, and another is drafted under a number of its own.",
    "Le nombre d'invitations est fixé; la note la plus basse et le départage en résultent. Ce qui a été rédigé n'est "
    "pas modifié : on l'abandonne, et une autre instruction est rédigée sous son propre numéro.",
)
DRAFT_NUMBER = Text("Number of the round", "Numéro de la ronde")
DRAFT_NUMBER_HINT = Text(
    "Up to 64 letters, digits, points, dashes; each is used once.",
    "Jusqu'à 64 lettres, chiffres, points et tirets; chacun ne sert qu'une fois.",
)
DRAFT_WHOM = Text("Whom it ranks", "Qui est classé")
GENERAL_ROUND = Text(
    "Everybody in the programs covered (general round)", "Tous les candidats des programmes visés (ronde générale)"
)
DRAFT_PROGRAMS = Text("Programs covered", "Programmes visés")
DRAFT_PROGRAMS_HINT = Text(
    "With none chosen, those of the department's own rounds: of a general round all four, nominees included; of a "
    "round for a category the three federal ones. Of a round for one program, that program alone is covered, whatever "
    "is chosen here.",
    "Sans choix, ceux des rondes du ministère : pour une ronde générale, les quatre, y compris les candidats désignés; "
    "pour une ronde visant une catégorie, les trois programmes fédéraux. Une ronde propre à un programme ne vise que "
    "ce programme, quel que soit le choix fait ici.",
)
DRAFT_INVITATIONS = Text("Number of invitations", "Nombre d'invitations")
DRAFT_DAY = Text("Not before this day", "Pas avant ce jour")
DRAFT_TIME = Text("and not before this time", "ni avant cette heure")
DRAFT_TIME_HINT = Text(
    "Eastern time, as 10:30 or 14:05, on 24 hours.", "Heure de l'Est, comme 10:30 ou 14:05, sur 24 heures."
)
DRAFT_BASIS = Text("Legal basis", "Fondement juridique")
DRAFT_BASIS_HINT = Text(
    "The provision and the instruction that the round rests on: A10.3(1)(h.1)-(j.1), Ministerial Instructions of …",
    "La disposition et l'instruction sur lesquelles repose la ronde : L10.3(1)h.1) à j.1), Instructions ministérielles "
    "du …",
)
DRAFT_SEND = Text("Draft the instruction", "Rédiger l'instruction")
DRAFT_REPLACES = Text(
    "The round {number} is discarded when this one is drafted.",
    "La ronde {number} est abandonnée lorsque celle-ci est rédigée.",
)
NO_WHOM = Text("Choose whom the round ranks.", "Choisissez qui est classé par la ronde.")
NO_INVITATIONS = Text("Type a whole number from 0 to 1,000,000.", "Entrez un nombre entier de 0 à 1 000 000.")
NO_EARLIEST = Text(
    "Type a day and a time, such as 10:30 on 2026 11 25.", "Entrez un jour et une heure, comme 10:30 le 2026 11 25."
)
PROGRAM_ROUND = Text("One program: {name}", "Un programme : {name}")
CATEGORY_ROUND = Text("Category: {name}", "Catégorie : {name}")
DRAFTED_NOTE = Text(
    "Round {number} is drafted. Another officer authorises it.",
    "La ronde {number} est rédigée. Un autre agent l'autorise.",
)

# --- the preview -----------------------------------------------------------------------------------------------------

PREVIEW_TITLE = Text("What round {number} would give", "Ce que donnerait la ronde {number}")
PREVIEW_LEAD = Text(
    "As the pool stands on {at}. Nothing is written and nobody is invited.",
    "Selon l'état du bassin le {at}. Rien n'est consigné et personne n'est invité.",
)
MOVE = Text("Number of invitations to look at", "Nombre d'invitations à examiner")
MOVE_HINT = Text(
    "The instruction says {asked}. What is typed here changes only this page.",
    "L'instruction en prévoit {asked}. Ce qui est entré ici ne change que cette page.",
)
MOVE_SEND = Text("Show", "Afficher")
WOULD_INVITE = Text(
    "{many} would be invited, of {ranked} who are ranked",
    "{many} personnes seraient invitées, sur {ranked} personnes classées",
)
NOBODY_RANKED = Text("Nobody would be ranked.", "Personne ne serait classé.")
TIED_IN = Text("Invited with that score", "Invités ayant cette note")
TIED_OUT = Text("Left out with that score", "Écartés ayant cette note")
BY_NUMBER = Text(
    "The last invited and the first left out have the same points and the same instant of submission: the number of "
    "the profile would decide.",
    "La dernière personne invitée et la première écartée ont les mêmes points et le même instant de présentation : le "
    "numéro du profil trancherait.",
)
WOULD_EXHAUST = Text(
    "Fewer are ranked than might be invited: everybody who is ranked would be invited.",
    "Moins de personnes sont classées que d'invitations possibles : toutes les personnes classées seraient invitées.",
)
PREVIEW_DUE = Text(
    "The clock of the pool has something to do first, which may change this. A round runs it by itself.",
    "L'horloge du bassin a quelque chose à faire d'abord, ce qui peut changer ce qui suit. Une ronde s'en charge "
    "d'elle-même.",
)
WHERE = Text("Where the line falls", "Où tombe le seuil")
WHERE_TEXT = Text(
    "The lowest score invited for every number of invitations, by the ranking of this moment.",
    "La note la plus basse invitée pour chaque nombre d'invitations, selon le classement de cet instant.",
)
WHERE_CAPTION = Text(
    "The stair goes down one step with each score; the mark is the number that is looked at.",
    "L'escalier descend d'une marche à chaque note; la marque est le nombre examiné.",
)
WHERE_ALTERNATIVE = Text(
    "Lowest score invited by number of invitations: from {high} for the first to {low} for {most}; {cutoff} for "
    "{many}.",
    "Note la plus basse invitée selon le nombre d'invitations : de {high} pour la première à {low} pour {most}; "
    "{cutoff} pour {many}.",
)
WHERE_MARK = Text("{many}: {cutoff} points", "{many} : {cutoff} points")
ACROSS = Text("invitations", "nombre d'invitations")
UP = Text("lowest score invited", "note la plus basse invitée")
SHOW_TABLE = Text("The same as a table", "La même chose en tableau")
TABLE_INVITATIONS = Text("Invitations", "Nombre d'invitations")
TABLE_TIED_IN = Text("of them with that score", "dont ayant cette note")
TABLE_TIED_OUT = Text("left out with that score", "écartés ayant cette note")
BY_PROGRAM = Text("Invited, by the class of the invitation", "Invités, selon la catégorie de l'invitation")
BY_CATEGORY = Text("Invited, by categories that they are in", "Invités, selon les catégories dont ils font partie")
BY_CATEGORY_TEXT = Text(
    "Somebody may be in several, or in none.", "Une personne peut faire partie de plusieurs, ou d'aucune."
)
BY_BAND = Text("Invited, by points", "Invités, selon les points")
EXCLUDED = Text("Not ranked, each for one reason", "Non classés, chacun pour un seul motif")
NONE_EXCLUDED = Text("Everybody in the pool is ranked.", "Toutes les personnes du bassin sont classées.")
PROVISION = Text("Provision", "Disposition")
PROGRAM = Text("Class", "Catégorie de l'invitation")
CATEGORY = Text("Category", "Catégorie")
POINTS = Text("Points", "Tranche de points")
PEOPLE = Text("People", "Personnes")
BACK_TO_ROUND = Text("The round", "La ronde")

# --- the steps -------------------------------------------------------------------------------------------------------

CANCEL = Text("Not now", "Pas maintenant")
AUTHORISE_TITLE = Text("Authorise round {number}?", "Autoriser la ronde {number} ?")
AUTHORISE_TEXT = (
    Text(
        "From then on a round officer can hold it, not before {at}.",
        "Un agent des rondes peut alors la tenir, pas avant le {at}.",
    ),
    Text(
        "The instruction is authorised as it stands above; it is not changed afterwards.",
        "L'instruction est autorisée telle qu'elle figure ci-dessus; elle n'est plus modifiée ensuite.",
    ),
)
AUTHORISED_NOTE = Text("Round {number} is authorised.", "La ronde {number} est autorisée.")
RUN_TITLE = Text("Hold round {number} now?", "Tenir la ronde {number} maintenant ?")
RUN_TEXT = (
    Text(
        "The clock of the pool is run first; then the pool stands still for the moment of the round.",
        "L'horloge du bassin est d'abord mise à l'heure; puis le bassin s'immobilise le temps de la ronde.",
    ),
    Text(
        "By the preview of this moment {many} people are invited, down to a score of {cutoff}. What counts is the "
        "ranking at the instant of the round.",
        "Selon la prévision de cet instant, {many} personnes sont invitées, jusqu'à une note de {cutoff}. C'est le "
        "classement à l'instant de la ronde qui compte.",
    ),
    Text(
        "They are told, and can apply until {last}. An error is put right by a correction, which two officers decide.",
        "Elles en sont avisées et peuvent présenter une demande jusqu'au {last}. Une erreur se répare par une "
        "correction, décidée par deux agents.",
    ),
    Text("Sent twice, the round is held once.", "Envoyée deux fois, la ronde n'est tenue qu'une fois."),
)
RUN_NOTE = Text(
    "Round {number} was held: {many} invited. Its result waits to be published.",
    "La ronde {number} a été tenue : {many} personnes invitées. Son résultat attend d'être publié.",
)
PUBLISH_TITLE = Text("Publish the result of round {number}?", "Publier le résultat de la ronde {number} ?")
PUBLISH_TEXT = (
    Text(
        "The round is held again from its snapshot; it is published only where both agree, byte for byte.",
        "La ronde est tenue de nouveau d'après son instantané; elle n'est publiée que si les deux concordent, octet "
        "par octet.",
    ),
    Text(
        "Everybody can then read the result, without an account, under Rounds: how many were invited, and where the "
        "line fell.",
        "Tout le monde peut alors lire le résultat, sans compte, sous Rondes : combien de personnes ont été invitées, "
        "et où est tombé le seuil.",
    ),
)
PUBLISHED_NOTE = Text("The result of round {number} is published.", "Le résultat de la ronde {number} est publié.")
DISCARD_TITLE = Text("Discard round {number}?", "Abandonner la ronde {number} ?")
DISCARD_TEXT = (
    Text(
        "The instruction stays on record as discarded, and its number stays taken.",
        "L'instruction reste consignée comme abandonnée, et son numéro reste pris.",
    ),
)
DISCARDED_NOTE = Text("Round {number} is discarded.", "La ronde {number} est abandonnée.")

# --- the verification ------------------------------------------------------------------------------------------------

VERIFY_TITLE = Text("Verify round {number}", "Vérifier la ronde {number}")
VERIFY_TEXT = Text(
    "The round is held again from its snapshot, and everything on record of it is held against that: who was invited, "
    "in which order and class, the line, the law, the instruction, the published result and its digest. It may take a "
    "few seconds.",
    "La ronde est tenue de nouveau d'après son instantané, et tout ce qui en est consigné y est confronté : qui a été "
    "invité, dans quel ordre et quelle catégorie, le seuil, le droit, l'instruction, le résultat publié et son "
    "empreinte. Cela peut prendre quelques secondes.",
)
VERIFY_NOW = Text("Verify now", "Vérifier maintenant")
IS_WHOLE = Text(
    "The round is what its snapshot gives, byte for byte", "La ronde est ce que donne son instantané, octet par octet"
)
TRAIL_FITS = Text(
    "Who was invited is also who the audit trail says was.",
    "Les personnes invitées sont aussi celles qu'indique la piste de vérification.",
)
TRAIL_DIFFERS = Text(
    "Who was invited is not who the audit trail says was.",
    "Les personnes invitées ne sont pas celles qu'indique la piste de vérification.",
)
IS_NOT_WHOLE = Text("The round is not what its snapshot gives", "La ronde n'est pas ce que donne son instantané")
