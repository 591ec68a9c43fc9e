"""What the pages of provinces and territories say."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Nominations", "Désignations")
LEAD = Text(
    "Your province or territory in Express Entry: {provinces}.",
    "Votre province ou territoire dans Entrée express : {provinces}.",
)
BACK = Text("All nominations", "Toutes les désignations")
TO_DO = Text("What you can do", "Ce que vous pouvez faire")
TO_FIND = Text("Find candidates", "Chercher des candidats")
TO_FIND_TEXT = Text(
    "Those in the pool who mean to live with you, by points, occupation, program and French.",
    "Ceux du bassin qui comptent vivre chez vous, par points, profession, programme et français.",
)
TO_NOMINATE = Text("Nominate a candidate", "Désigner un candidat")
TO_NOMINATE_TEXT = Text(
    "By the profile number and the validation code that the candidate gave you.",
    "Par le numéro de profil et le code de validation que le candidat vous a donnés.",
)
TO_LIST = Text("Nominate many from a file", "Désigner plusieurs candidats d'après un fichier")
TO_LIST_TEXT = Text(
    "Each row by itself, with a report of what was not taken.",
    "Chaque ligne pour elle-même, avec un rapport des refus.",
)
TO_RECONCILE = Text("Reconcile with your own list", "Rapprocher de votre propre liste")
TO_RECONCILE_TEXT = Text(
    "What only your list has, what only the pool has, and what differs. Nothing is changed.",
    "Ce que seule votre liste contient, ce que seul le bassin contient, et ce qui diffère. Rien n'est modifié.",
)
ALLOCATION = Text("Allocation by year", "Allocation par année")
NO_ALLOCATION = Text(
    "No allocation is recorded: nominations are counted and not limited.",
    "Aucune allocation n'est consignée : les désignations sont comptées et non limitées.",
)
PROVINCE = Text("Province or territory", "Province ou territoire")
YEAR = Text("Year", "Année")
ALLOWED = Text("Allocated", "Allouées")
USED = Text("Used", "Utilisées")
LEFT = Text("Left", "Restantes")
SOURCE = Text("By", "Selon")
COUNTED = Text(
    "Used: offers that are open, nominations that were accepted, and accepted ones that ended since.",
    "Utilisées : les offres en cours, les désignations acceptées, et celles qui ont pris fin depuis.",
)
LIST = Text("Nominations made", "Désignations faites")
NONE = Text("No nomination was made yet.", "Aucune désignation n'a encore été faite.")
CERTIFICATE = Text("Certificate", "Certificat")
PROFILE = Text("Profile", "Profil")
STATE = Text("State", "État")
ISSUED = Text("Issued", "Délivrée")
LAST_DAY_TODAY = Text("to be answered today", "réponse attendue aujourd'hui")
ANSWER_TOMORROW = Text("to be answered by {day}, tomorrow", "réponse attendue d'ici le {day}, demain")
ANSWER_IN = Text("to be answered by {day}, in {days} days", "réponse attendue d'ici le {day}, dans {days} jours")
WHICH = Text("Which nominations", "Quelles désignations")
ALL = Text("All, those to be answered first", "Toutes, d'abord celles qui attendent une réponse")
WAITING = Text("Waiting for the candidate's answer", "En attente de la réponse du candidat")
ACCEPTED = Text("Accepted", "Acceptées")
ENDED = Text(
    "Ended: turned down, lapsed, withdrawn or renounced", "Terminées : refus, caducité, retrait ou renonciation"
)
ISSUED_IN = Text("Year of the certificate", "Année du certificat")
ANY_YEAR = Text("Any year", "Toutes les années")
SHOW = Text("Update the list", "Actualiser la liste")
SHOW_ALL = Text("Show all", "Tout afficher")
NARROW = Text("Narrow the list", "Restreindre la liste")
COUNTED_ONE = Text("1 nomination", "1 désignation")
COUNTED_MANY = Text("{count} nominations", "{count} désignations")
PAGE_OF = Text("page {page} of {pages}", "page {page} sur {pages}")
NONE_SO = Text(
    "No nomination matches. Show all of them instead.", "Aucune désignation ne correspond. Affichez-les toutes."
)
BEFORE = Text("Previous page", "Page précédente")
ANSWER_BY = Text("To be answered by", "Réponse attendue d'ici le")
WITHDRAW = Text("Withdraw", "Retirer")
PAGES = Text("Pages of the list", "Pages de la liste")
AFTER = Text("Next page", "Page suivante")
FIRST = Text("First page", "Première page")
# ------------------------------------------------------------------------------------------------------- finding
FIND_TITLE = Text("Find candidates", "Chercher des candidats")
FIND_LEAD = Text(
    "Candidates in the pool who stated that they mean to live in your province or territory, and whom nobody has "
    "nominated. Names are not shown; points are a span of ten.",
    "Les candidats du bassin qui ont indiqué compter vivre dans votre province ou territoire, et que personne n'a "
    "désignés. Les noms ne sont pas affichés; les points le sont par tranche de dix.",
)
LEAST = Text("Points from", "Points à partir de")
MOST = Text("Points up to", "Points jusqu'à")
NOC = Text("Occupation", "Profession")
NOC_HINT = Text("The code of five digits (NOC).", "Le code à cinq chiffres (CNP).")
PROGRAM = Text("Program", "Programme")
ANY_PROGRAM = Text("Any program", "Tout programme")
FRENCH = Text("French", "Français")
ANY_FRENCH = Text("Any level", "Tout niveau")
FRENCH_ONLY = Text("Meets the category for French", "Répond à la catégorie du français")
SEARCH = Text("Search", "Chercher")
FOUND = Text("Candidates found", "Candidats trouvés")
POINTS = Text("Points", "Points")
SPAN = Text("{least} to {most}", "de {least} à {most}")
PROGRAMS = Text("Programs", "Programmes")
WORK = Text("Work stated, the latest first", "Emplois indiqués, le plus récent d'abord")
MEETS = Text("meets the category", "répond à la catégorie")
ACTION = Text("To do", "À faire")
NOTIFY = Text("Notify", "Aviser")
NOTIFY_LABEL = Text("Notify {number} of interest", "Aviser {number} de l'intérêt")
NOMINATE = Text("Nominate", "Désigner")
NOMINATE_LABEL = Text("Nominate {number}", "Désigner {number}")
IN_SHORT = Text("{title} ({short})", "{title} ({short})")
NOTIFIED = Text("notified on {day}", "avis du {day}")
NOBODY = Text("Nobody fits what was asked for.", "Personne ne correspond à la demande.")
NOBODY_HERE = Text("Nobody among those looked through fits.", "Personne ne correspond parmi les profils parcourus.")
CUT_SHORT = Text(
    "Profiles are looked through {many} at a time. There may be more on the next page.",
    "Les profils sont parcourus {many} à la fois. Il peut y en avoir d'autres à la page suivante.",
)
# ------------------------------------------------------------------------------------------------------ interest
INTEREST_TITLE = Text("Notify {number} of interest", "Aviser {number} de l'intérêt")
INTEREST_LEAD = Text(
    "The candidate is told that your province or territory may nominate them. Nothing follows from it, and nobody has "
    "to answer.",
    "Le candidat est avisé que votre province ou territoire pourrait le désigner. Rien ne s'ensuit, et personne n'est "
    "tenu de répondre.",
)
STREAM = Text("Name of the stream", "Nom du volet")
SEND = Text("Send the notification", "Envoyer l'avis")
SENT = Text("The candidate {number} was notified.", "Le candidat {number} a été avisé.")
# ----------------------------------------------------------------------------------------------------- nominating
NOMINATE_TITLE = Text("Nominate a candidate", "Désigner un candidat")
NOMINATE_LEAD = Text(
    "An enhanced nomination. The candidate has {days} days to accept it; then it gives its points and the class.",
    "Une désignation améliorée. Le candidat a {days} jours pour l'accepter; elle donne alors ses points et la "
    "catégorie.",
)
NUMBER = Text("Profile number", "Numéro de profil")
NUMBER_HINT = Text("Such as E000000123.", "Comme E000000123.")
CODE = Text("Validation code", "Code de validation")
CODE_HINT = Text(
    "Ten letters and digits, which the candidate gives you.", "Dix lettres et chiffres, que le candidat vous donne."
)
CERTIFICATE_NUMBER = Text("Number of the certificate", "Numéro du certificat")
ISSUED_ON = Text("Day on the certificate", "Date du certificat")
OFFER = Text("Offer the nomination", "Offrir la désignation")
OFFERED = Text(
    "The nomination was offered on {number}; it is to be answered by {day}.",
    "La désignation est offerte sur {number}; la réponse est attendue d'ici le {day}.",
)
WRONG_NUMBER = Text(
    "This is no number of a profile. Accepted: E and nine digits.",
    "Ce n'est pas un numéro de profil. Accepté : E et neuf chiffres.",
)
WRONG_CODE = Text(
    "This is no validation code. Accepted: ten letters and digits, without I, O, 0 and 1.",
    "Ce n'est pas un code de validation. Accepté : dix lettres et chiffres, sans I, O, 0 ni 1.",
)
WRONG_CERTIFICATE = Text(
    "This is no number of a certificate. Accepted: up to 64 letters, digits and signs without accents.",
    "Ce n'est pas un numéro de certificat. Accepté : jusqu'à 64 lettres, chiffres et signes sans accents.",
)
WRONG_DAY = Text(
    "This is no day that a certificate can have. Accepted: a day from January 1, 2015 on, such as 2026-01-15.",
    "Ce n'est pas une date possible pour un certificat. Accepté : une date à partir du 1er janvier 2015, comme "
    "2026-01-15.",
)
WRONG_STATE = Text(
    "This is no state of a nomination. Accepted: {accepted}.",
    "Ce n'est pas un état de désignation. Valeurs acceptées : {accepted}.",
)
CHOOSE_PROVINCE = Text("For which province or territory?", "Pour quelle province ou quel territoire ?")
# --------------------------------------------------------------------------------------------------------- a list
LIST_TITLE = Text("Nominate many from a file", "Désigner plusieurs candidats d'après un fichier")
LIST_LEAD = Text(
    "A workbook or a CSV file with a row of heads: profile, code, certificate, issued. Each nomination is offered or "
    "refused by itself; a file that is sent twice offers nothing twice.",
    "Un classeur ou un fichier CSV avec une ligne d'en-têtes : profil, code, certificat, date. Chaque désignation est "
    "offerte ou refusée pour elle-même; un fichier envoyé deux fois n'offre rien deux fois.",
)
SHEET = Text("The file", "Le fichier")
SHEET_HINT = Text(
    "A workbook (.xlsx) or a CSV file, up to {most} rows.", "Un classeur (.xlsx) ou un CSV, jusqu'à {most} lignes."
)
OFFER_ALL = Text("Offer the nominations", "Offrir les désignations")
LIST_DONE = Text("What came of the file", "Ce que le fichier a donné")
TAKEN = Text("Offered", "Offertes")
NOT_TAKEN = Text("Not offered", "Non offertes")
TAKEN_TITLE = Text("Nominations offered", "Désignations offertes")
NOT_TAKEN_TITLE = Text("What was not taken", "Ce qui n'a pas été pris")
ROW = Text("Row", "Ligne")
WHY = Text("Why", "Pourquoi")
AGAIN = Text("Send another file", "Envoyer un autre fichier")
# ------------------------------------------------------------------------------------------------------ withdrawing
WITHDRAW_TITLE = Text("Withdraw the nomination {certificate}", "Retirer la désignation {certificate}")
WITHDRAW_ABOUT = Text("Of the profile {number}: {state}.", "Du profil {number} : {state}.")
FOLLOWS = Text("What follows", "Ce qui s'ensuit")
OFFER_FOLLOWS = (
    Text(
        "The offer ends at once, and the candidate can no longer accept it.",
        "L'offre prend fin aussitôt, et le candidat ne peut plus l'accepter.",
    ),
    Text("The profile stays in the pool as it is.", "Le profil reste dans le bassin tel quel."),
)
ACCEPTED_FOLLOWS = (
    Text("The points and the class go at once.", "Les points et la catégorie disparaissent aussitôt."),
    Text(
        "The profile is in no round any more: the candidate has to withdraw it and submit another one, with another "
        "instant of submission.",
        "Le profil n'est plus dans aucune ronde : le candidat doit le retirer et en présenter un autre, avec un autre "
        "instant de présentation.",
    ),
    Text(
        "Somebody who was invited as a nominee can only decline, or be refused.",
        "Une personne invitée à ce titre ne peut que décliner, ou se voir refuser.",
    ),
    Text(
        "The nomination still counts against the allocation of its year.",
        "La désignation compte toujours dans l'allocation de son année.",
    ),
)
FOR_GOOD = Text("This cannot be undone.", "Ceci est irrévocable.")
WITHDRAW_GO = Text("Withdraw the nomination", "Retirer la désignation")
CANCEL = Text("Do nothing, and go back", "Ne rien faire et revenir")
WITHDRAWN = Text("The nomination {certificate} was withdrawn.", "La désignation {certificate} a été retirée.")
# ------------------------------------------------------------------------------------------------------- reconciling
RECONCILE_TITLE = Text("Reconcile with your own list", "Rapprocher de votre propre liste")
RECONCILE_LEAD = Text(
    "A workbook or a CSV file with a row of heads: certificate, and where you have them profile, issued, state. The "
    "number of the certificate holds the two lists together. Nothing is changed.",
    "Un classeur ou un fichier CSV avec une ligne d'en-têtes : certificat et, si vous les avez, profil, date, état. Le "
    "numéro du certificat relie les deux listes. Rien n'est modifié.",
)
ONLY_YEAR = Text("Offered in the year", "Offertes pendant l'année")
ONLY_YEAR_HINT = Text("Leave it empty for all years.", "Laissez vide pour toutes les années.")
COMPARE = Text("Compare the lists", "Comparer les listes")
RECONCILED = Text("What the lists say", "Ce que disent les listes")
AGREE = Text("Both lists say the same.", "Les deux listes disent la même chose.")
SAME = Text("The same in both", "Identiques")
ONLY_LISTED = Text("Only in your list", "Seulement dans votre liste")
ONLY_KEPT = Text("Only in the pool", "Seulement dans le bassin")
DIFFERENT = Text("In both, and different", "Dans les deux, et différentes")
TWICE = Text("Twice in your list", "Deux fois dans votre liste")
UNREAD = Text("Rows that could not be read", "Lignes illisibles")
CUT = Text(
    "The first {most} of {many} are listed. To see the others, settle these and compare again, or compare one year at "
    "a time.",
    "Les {most} premières sur {many} sont énumérées. Pour voir les autres, réglez celles-ci et comparez de nouveau, ou "
    "comparez une année à la fois.",
)
IN_LIST = Text("Your list", "Votre liste")
IN_POOL = Text("The pool", "Le bassin")
WHAT = Text("What", "Quoi")
PARTS = {"profile": PROFILE, "issued": ISSUED, "state": STATE}
WRONG_YEAR = Text(
    "This is no year. Accepted: a year from 2015 on.", "Ce n'est pas une année. Accepté : une année à partir de 2015."
)
# ------------------------------------------------------------------------------------------------------------ files
NO_HEADS = Text(
    "No row names the columns. Accepted: a row with the heads {heads}.",
    "Aucune ligne ne nomme les colonnes. Accepté : une ligne avec les en-têtes {heads}.",
)
TOO_MANY = Text(
    "The file has more than {most} rows. Accepted: several files.",
    "Le fichier a plus de {most} lignes. Accepté : plusieurs fichiers.",
)
EMPTY = Text("There is no row below the heads.", "Il n'y a aucune ligne sous les en-têtes.")
UNREADABLE = Text(
    "The file cannot be read. Accepted: a workbook (.xlsx) or a CSV file in UTF-8.",
    "Le fichier est illisible. Accepté : un classeur (.xlsx) ou un fichier CSV en UTF-8.",
)
