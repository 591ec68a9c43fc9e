"""What the page of a file says."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.application.lifecycle import ApplicationState
from express_entry.law.text import Text

APPLICATION = Text("Application", "Demande")
LISTS = Text("All lists", "Toutes les listes")
OFFICER = Text("Officer", "Agent")
STATE = Text("Where it stands", "Où elle en est")
CLASS = Text("Class", "Catégorie")
ROUND = Text("Round", "Ronde")
INVITED = Text("Invited on", "Invitation du")
RECEIVED = Text("Received on", "Reçue le")
STANDARD = Text("Service standard", "Norme de service")
DECIDED = Text("Decided on", "Décidée le")
VISA = Text("Visa until", "Visa jusqu'au")
LANDED = Text("Landed on", "Établissement le")
PROFILE = Text("Profile", "Profil")
# --- what to do
NEXT = Text("What to do", "Que faire")
NOT_YOURS = Text(
    "Whoever has the file works on it. You may take it, or read it.",
    "La personne qui a le dossier le traite. Vous pouvez le prendre, ou le lire.",
)
READ_ONLY = Text("You read this file; you do not work on it.", "Vous lisez ce dossier; vous ne le traitez pas.")
AT_ITS_END = Text("The file is at its end.", "Le dossier est à son terme.")
IN_THE_WAY = {
    ApplicationState.IN_PROCESS: Text(
        "What stands in the way of an approval", "Ce qui fait obstacle à une approbation"
    ),
    ApplicationState.APPROVED: Text("What stands in the way of a visa", "Ce qui fait obstacle à un visa"),
    ApplicationState.VISA_ISSUED: Text(
        "What stands in the way of a landing", "Ce qui fait obstacle à un établissement"
    ),
}
"""How what stands in the way is called, by what comes next."""
DUE = Text("Deadlines", "Échéances")
WHAT = Text("What", "Quoi")
BASIS = Text("Provision", "Disposition")
OVER = Text("over", "échu")
ON_PAGE = Text("On this page", "Sur cette page")
# --- who
WHO = Text("Who", "Qui")
NAME = Text("Name", "Nom")
BORN = Text("Date of birth", "Date de naissance")
CITIZEN = Text("Citizenship", "Citoyenneté")
LIVES = Text("Lives in", "Vit à l'endroit suivant")
PASSPORT = Text("Passport", "Passeport")
UNTIL = Text("{country} {number}, until {day}", "{country} {number}, jusqu'au {day}")
FAMILY = Text("Family declared", "Famille déclarée")
ALONE = Text("nobody", "personne")
APPOINTED = Text("Representative by appointment", "Représentant selon le mandat")
REPRESENTED = Text("Representative in the form", "Représentant selon le formulaire")
NONE = Text("none", "aucun")
SOMEBODY = Text("there is one", "il y en a un")
ERASED = Text("The person's records were erased.", "Les dossiers de la personne ont été effacés.")
DIFFERENCES = Text("What is declared otherwise than it was ranked", "Ce qui est déclaré autrement qu'au classement")
NO_DIFFERENCES = Text("Everything is declared as it was ranked.", "Tout est déclaré comme au classement.")
FACT = Text("Fact", "Fait")
RANKED = Text("As ranked", "Au classement")
DECLARED = Text("As declared", "Déclaré")
NOT_STATED = Text("not stated", "non indiqué")
# --- completeness
COMPLETENESS = Text("Is it complete (R10)?", "Est-elle complète (R10) ?")
IS_COMPLETE = Text("Nothing that R10 asks is missing.", "Rien de ce qu'exige R10 ne manque.")
MISSING = Text("Missing, or not in its form", "Manque, ou n'a pas la forme voulue")
NEEDS = Text("What would tell", "Ce qui le dirait")
DOUBTS = Text("What an officer may doubt", "Ce dont un agent peut douter")
DOUBTS_HINT = Text(
    "No part of completeness: it is examined later.", "Hors de l'intégralité : cela s'examine plus tard."
)
# --- A11.2
TEST = Text("The two tests of A11.2", "Les deux vérifications de L11.2")
TEST_ROUND = Text(
    "Measured by the line of the round: {score} points, and by the law of that day. Day of the invitation: {invited}. "
    "Day of receipt: {received}.",
    "Mesuré à la note la plus basse de la ronde, {score} points, et selon le droit de ce jour. Date de l'invitation : "
    "{invited}. Date de réception : {received}.",
)
LAST_KNOWN = Text(
    "The points in force on the day of the round are not known: it ranked by the last known rules, and so does this "
    "test.",
    "Les points en vigueur le jour de la ronde ne sont pas connus : elle a classé selon les dernières règles connues, "
    "et cette vérification aussi.",
)
ASSUMED = Text("What was assumed", "Ce qui a été supposé")
SOFTWARE = Text("What the software finds", "Ce que constate le logiciel")
FINDS_NOTHING = Text(
    "Nothing: on both days the person would have been invited, with what they claimed.",
    "Rien : aux deux dates, la personne aurait été invitée, avec ce qu'elle a déclaré.",
)
YOURS = Text("What the officer finds", "Ce que constate l'agent")
NOT_FOUND_YET = Text("Nothing yet.", "Rien encore.")
HOLDS = Text("A11.2 stands in the way of nothing", "L11.2 ne fait obstacle à rien")
HOLDS_NOT = Text("The requirement of A11.2 is not met", "L'exigence de L11.2 n'est pas remplie")
QUESTIONS: Mapping[str, Text] = {
    "would_still_have_been_invited": Text(
        "Would the round still have invited this person?", "La ronde aurait-elle tout de même invité cette personne ?"
    ),
    "claimed_qualification_not_held_at_invitation": Text(
        "Was something claimed that was not held at the invitation?",
        "Quelque chose a-t-il été déclaré qui n'était pas acquis à l'invitation ?",
    ),
    "shortfall_at_receipt": Text(
        "Was something no longer there at receipt?", "Quelque chose n'était-il plus là à la réception ?"
    ),
    "excepted_at_receipt": Text(
        "Does an exception of A11.2(2) cover it?", "Une exception de L11.2(2) le couvre-t-elle ?"
    ),
}
ANSWERS: Mapping[bool | None, Text] = {
    True: Text("yes", "oui"),
    False: Text("no", "non"),
    None: Text("it cannot be told", "impossible à dire"),
}
AT_VISA = Text("Asked again at the visa, {on} ({citation})", "Exigé de nouveau au visa, le {on} ({citation})")
OPEN_AT_VISA = Text("not known yet: {needs}", "pas encore connu : {needs}")
VISA_NEEDS: Mapping[str, Text] = {
    "at_visa.authorized_to_work": Text(
        "whether a work permit is held or work is authorized", "si un permis est détenu ou le travail autorisé"
    ),
    "at_visa.offer_stands": Text("whether the offer still stands", "si l'offre tient encore"),
    "at_visa.offer_until": Text("the last day of the work offered", "le dernier jour du travail offert"),
}
FACTOR = Text("Factor", "Facteur")
CLAIMED = Text("Claimed in the pool", "Déclaré dans le bassin")
ACCEPTED = Text("Invitation day", "Jour de l'invitation")
AT_RECEIPT = Text("Receipt day", "Jour de la réception")
TOTAL = Text("In all", "En tout")
SHORT = Text("Compared", "Comparaison")
LOST = Text("lost at the invitation", "perdu à l'invitation")
LOST_LATER = Text("lost at receipt", "perdu à la réception")
KEPT = Text("kept", "conservé")
WHY = Text("Why, line by line", "Pourquoi, ligne par ligne")
EXCEPTIONS = Text("Exceptions (A11.2(2))", "Exceptions (L11.2(2))")
AGAIN = Text("Worked out on {when}", "Calculée le {when}")
EARLIER = Text("All findings kept on the file", "Tous les constats conservés au dossier")
# --- documents
DOCUMENTS = Text("Documents beside what they prove", "Documents à côté de ce qu'ils prouvent")
ITEM = Text("Which document", "Quel document")
CLAIM = Text("Asked because", "Exigé parce que")
SHOWS = Text("must show ({count})", "doit montrer ({count})")
MUST_SHOW = Text("Must show", "Doit montrer")
VALID = Text("Valid until", "Valide jusqu'au")
FILE = Text("On the file", "Au dossier")
NOT_THERE = Text("not there", "absent")
EXPLAINED = Text("an explanation in its place", "une explication à la place")
PAGES = Text("{pages} pp.", "{pages} p.")
OPEN = Text("safe copy", "copie sûre")
OPEN_LABEL = Text("Safe copy: {item}", "Copie sûre : {item}")
FORM = Text("form seen", "forme vue")
FORM_LABEL = Text("Note the form of: {item}", "Consigner la forme de : {item}")
MORE_FILES = Text("Other documents on the file", "Autres documents au dossier")
ANSWER_TO = Text("Answer to letter {letter}", "Réponse à la lettre {letter}")
SUPERSEDED = Text("superseded on {day}", "remplacé le {day}")
# --- tracks and the rest
TRACKS = Text("Tracks of the examination", "Volets de l'examen")
TRACK = Text("Track", "Volet")
SINCE = Text("Since", "Depuis")
CERTIFICATE = Text("Certificate until", "Certificat jusqu'au")
DO = Text("Do", "Faire")
SETTLE = Text("settle or reopen", "régler ou rouvrir")
SETTLE_LABEL = Text("Settle or reopen: {track}", "Régler ou rouvrir : {track}")
LETTERS = Text("Letters that ask something", "Lettres qui demandent quelque chose")
NO_LETTERS = Text("Nothing was asked in writing.", "Rien n'a été demandé par écrit.")
LETTER = Text("Letter {letter}: {kind}", "Lettre {letter} : {kind}")
SENT = Text("Sent on", "Envoyée le")
ANSWER_BY = Text("Answer by", "Réponse au plus tard le")
ASKED = Text("Asked", "Demandé")
ANSWERED = Text("Answer of {day}", "Réponse du {day}")
ISSUED = Text("Letters as they went out", "Lettres telles qu'elles sont parties")
CHANGES = Text("Changes told on the way", "Changements signalés en cours de route")
HAPPENED = Text("Happened on", "Survenu le")
CONSEQUENCES = Text("What it leads to", "Ce qui s'ensuit")
LOOKED_AT = Text("Looked at", "Examiné")
NOT_LOOKED_AT = Text("not yet", "pas encore")
DECISIONS = Text("Decisions", "Décisions")
REASONS = Text("Reasons", "Motifs")
BY = Text("By", "Par")
MONEY = Text("Fees", "Frais")
FEE = Text("Fee", "Frais")
DUE_STILL = Text("Left to pay", "Reste à payer")
PAID = Text("Paid", "Payé")
ON = Text("On", "Le")
RECEIPT = Text("Receipt", "Reçu")
OWED = Text("To be repaid", "À rembourser")
REPAID = Text("repaid on {day}", "remboursé le {day}")
STILL_OWED = Text("owed", "dû")
NOTES = Text("Notes of officers", "Notes des agents")
NO_NOTES = Text("There are none.", "Il n'y en a pas.")
HISTORY = Text("What happened", "Ce qui s'est passé")
WHEN = Text("When", "Quand")
WHO_ACTED = Text("Who", "Qui")
SHOW_HISTORY = Text("Show all of it", "Tout afficher")
YOU = Text("you", "vous")
NOBODY = Text("nobody", "personne")
TAKE = Text("Take the file", "Prendre le dossier")
APPLICANT = Text("the applicant", "le demandeur")
BACK_TO_FILE = Text("The file", "Le dossier")
NO_FINDING = Text("The officer has not found on it yet.", "L'agent ne s'est pas encore prononcé.")
FINDING_TITLE = Text("{kind} of {when}", "{kind} du {when}")
COMPLETENESS_FOUND = Text("Completeness (R10)", "Intégralité (R10)")
RETEST_FOUND = Text("Test of A11.2", "Vérification de L11.2")
AGAIN_CAPTION = Text("Points on each day, line by line", "Points à chaque date, ligne par ligne")
FIND_NOW = Text("Say what you find", "Dire ce que vous constatez")
SEEN = Text("I have looked at it", "Je l'ai examiné")
REPAY = Text("record the repayment", "consigner le remboursement")
TO = Text("To", "À")
