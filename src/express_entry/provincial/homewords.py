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
    "Candidates in the pool who plan to live in your province or territory, by points, occupation, program and French.",
    "Les candidats du bassin qui comptent vivre dans votre province ou territoire, par points, profession, programme "
    "et français.",
)
TO_NOMINATE = Text("Nominate a candidate", "Désigner un candidat")
TO_NOMINATE_TEXT = Text(
    "With the profile number and the validation code that the candidate gave you.",
    "Avec le numéro de profil et le code de validation que le candidat vous a donnés.",
)
TO_LIST = Text("Nominate several from a file", "Désigner plusieurs candidats d'après un fichier")
TO_LIST_TEXT = Text(
    "Each row is handled on its own, and a report says which were refused and why.",
    "Chaque ligne est traitée séparément, et un rapport dit lesquelles sont refusées et pourquoi.",
)
TO_RECONCILE = Text("Compare with your own list", "Comparer avec votre propre liste")
TO_RECONCILE_TEXT = Text(
    "See what is only in your list, only in the pool, or different. Nothing is changed.",
    "Voyez ce qui n'est que dans votre liste, que dans le bassin, ou différent. Rien n'est modifié.",
)
ALLOCATION = Text("Allocation by year", "Allocation par année")
NO_ALLOCATION = Text(
    "No allocation on record: nominations are counted but not limited.",
    "Aucune allocation consignée : les désignations sont comptées, mais non limitées.",
)
PROVINCE = Text("Province or territory", "Province ou territoire")
YEAR = Text("Year", "Année")
ALLOWED = Text("Allocated", "Allouées")
USED = Text("Used", "Utilisées")
LEFT = Text("Left", "Restantes")
SOURCE = Text("Source", "Source")
COUNTED = Text(
    "Used counts open offers, accepted nominations, and accepted nominations that have since ended.",
    "Sont comptées comme utilisées les offres en cours, les désignations acceptées, et les désignations acceptées qui "
    "ont pris fin depuis.",
)
LIST = Text("Nominations made", "Désignations")
NONE = Text(
    "You have not nominated anybody yet. Begin with finding candidates.",
    "Vous n'avez encore désigné personne. Commencez par chercher des candidats.",
)
CERTIFICATE = Text("Certificate", "Certificat")
PROFILE = Text("Profile", "Profil")
STATE = Text("State", "État")
ISSUED = Text("Issued", "Délivrée")
LAST_DAY_TODAY = Text("to be answered today", "réponse attendue aujourd'hui")
ANSWER_TOMORROW = Text("to be answered by {day}, tomorrow", "réponse attendue d'ici le {day}, demain")
ANSWER_IN = Text("to be answered by {day}, in {days} days", "réponse attendue d'ici le {day}, dans {days} jours")
WHICH = Text("Which nominations", "Quelles désignations")
ALL = Text("All, the most urgent first", "Toutes, urgentes d'abord")
WAITING = Text("Waiting for an answer", "En attente de réponse")
ACCEPTED = Text("Accepted", "Acceptées")
ENDED = Text("Ended", "Terminées")
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
ANSWER_BY = Text("Last day to answer", "Dernier jour pour répondre")
WITHDRAW = Text("Withdraw", "Retirer")
PAGES = Text("Pages of the list", "Pages de la liste")
AFTER = Text("Next page", "Page suivante")
FIRST = Text("First page", "Première page")
# ------------------------------------------------------------------------------------------------------- finding
FIND_TITLE = Text("Find candidates", "Chercher des candidats")
FIND_LEAD = Text(
    "Candidates in the pool who say that they plan to live in your province or territory and whom nobody has "
    "nominated. Names are not shown. Points are shown in bands of ten, the highest band first; the order within a "
    "band is drawn and says nothing of the points.",
    "Les candidats du bassin qui disent compter vivre dans votre province ou territoire et que personne n'a désignés. "
    "Les noms ne sont pas affichés. Les points le sont par tranche de dix, la plus haute d'abord; l'ordre dans une "
    "tranche est tiré et ne dit rien des points.",
)
LEAST = Text("Points from", "Points à partir de")
MOST = Text("Points up to", "Points jusqu'à")
NOC = Text("Occupation", "Profession")
NOC_HINT = Text("The five-digit code (NOC).", "Le code à cinq chiffres (CNP).")
PROGRAM = Text("Program", "Programme")
ANY_PROGRAM = Text("Any program", "Tout programme")
FRENCH = Text("French", "Français")
ANY_FRENCH = Text("Any level", "Tout niveau")
FRENCH_ONLY = Text("In the French-language category", "Dans la catégorie du français")
SEARCH = Text("Search", "Chercher")
FOUND = Text("Candidates found", "Candidats trouvés")
POINTS = Text("Points", "Points")
SPAN = Text("{least} to {most}", "de {least} à {most}")
PROGRAMS = Text("Programs", "Programmes")
WORK = Text("Work, the latest first", "Emplois, le plus récent d'abord")
MEETS = Text("in the category", "dans la catégorie")
ACTION = Text("To do", "À faire")
NOTIFY = Text("Notify", "Aviser")
NOTIFY_LABEL = Text("Notify {number} of your interest", "Aviser {number} de votre intérêt")
NOMINATE = Text("Nominate", "Désigner")
NOMINATE_LABEL = Text("Nominate {number}", "Désigner {number}")
IN_SHORT = Text("{title} ({short})", "{title} ({short})")
NOTIFIED = Text("notified on {day}", "avis du {day}")
NOBODY = Text(
    "No candidate matches. Widen the points or leave out a condition.",
    "Aucun candidat ne correspond. Élargissez les points ou retirez une condition.",
)
NOBODY_HERE = Text("No match so far. Go on to the next page.", "Aucun résultat jusqu'ici. Passez à la page suivante.")
CUT_SHORT = Text(
    "Profiles are searched {many} at a time. There may be more matches on the next page.",
    "Les profils sont parcourus {many} à la fois. Il peut y avoir d'autres résultats à la page suivante.",
)
# ------------------------------------------------------------------------------------------------------ interest
INTEREST_TITLE = Text("Notify {number} of your interest", "Aviser {number} de votre intérêt")
INTEREST_LEAD = Text(
    "The candidate is told that your province or territory may nominate them. It is a notice and nothing more: the "
    "candidate does not have to answer.",
    "Le candidat est avisé que votre province ou territoire pourrait le désigner. C'est un avis, rien de plus : le "
    "candidat n'est pas tenu de répondre.",
)
STREAM = Text("Name of the stream", "Nom du volet")
SEND = Text("Send the notification", "Envoyer l'avis")
SENT = Text("The candidate {number} was notified.", "Le candidat {number} a été avisé.")
# ----------------------------------------------------------------------------------------------------- nominating
NOMINATE_TITLE = Text("Nominate a candidate", "Désigner un candidat")
NOMINATE_LEAD = Text(
    "This is an enhanced nomination. The candidate has {days} days to accept it; once accepted, it gives its points "
    "and makes the candidate eligible as a provincial nominee.",
    "Il s'agit d'une désignation améliorée. Le candidat a {days} jours pour l'accepter; une fois acceptée, elle donne "
    "ses points et rend le candidat admissible à titre de candidat d'une province.",
)
NUMBER = Text("Profile number", "Numéro de profil")
NUMBER_HINT = Text("For example E000000123.", "Par exemple E000000123.")
CODE = Text("Validation code", "Code de validation")
CODE_HINT = Text(
    "Ten letters and digits, which the candidate gives you.", "Dix lettres et chiffres, que le candidat vous donne."
)
CERTIFICATE_NUMBER = Text("Certificate number", "Numéro du certificat")
ISSUED_ON = Text("Date on the certificate", "Date du certificat")
OFFER = Text("Offer the nomination", "Offrir la désignation")
OFFERED = Text(
    "The nomination of {number} was offered. The candidate has until {day} to answer.",
    "La désignation de {number} est offerte. Le candidat a jusqu'au {day} pour répondre.",
)
OFFERED_BEFORE = Text(
    "This nomination was offered before, and is not offered twice. The candidate has until {day} to answer.",
    "Cette désignation est déjà offerte, et ne l'est pas deux fois. Le candidat a jusqu'au {day} pour répondre.",
)
WRONG_NUMBER = Text(
    "This is not a profile number. Accepted: E and nine digits.",
    "Ce n'est pas un numéro de profil. Accepté : E et neuf chiffres.",
)
WRONG_CODE = Text(
    "This is not a validation code. Accepted: ten letters and digits, without I, O, 0 and 1.",
    "Ce n'est pas un code de validation. Accepté : dix lettres et chiffres, sans I, O, 0 ni 1.",
)
WRONG_CERTIFICATE = Text(
    "This is not a certificate number. Accepted: up to 64 letters, digits and signs without accents.",
    "Ce n'est pas un numéro de certificat. Accepté : jusqu'à 64 lettres, chiffres et signes sans accents.",
)
WRONG_DAY = Text(
    "A certificate cannot have this date. Accepted: a date from January 1, 2015 on, such as 2026-01-15.",
    "Ce n'est pas une date possible pour un certificat. Accepté : une date à partir du 1er janvier 2015, comme "
    "2026-01-15.",
)
WRONG_STATE = Text(
    "This is not a state of a nomination. Accepted: {accepted}.",
    "Ce n'est pas un état de désignation. Valeurs acceptées : {accepted}.",
)
CHOOSE_PROVINCE = Text("For which province or territory?", "Pour quelle province ou quel territoire ?")
# --------------------------------------------------------------------------------------------------------- a list
LIST_TITLE = Text("Nominate several from a file", "Désigner plusieurs candidats d'après un fichier")
LIST_LEAD = Text(
    "A workbook or a CSV file with a row of headings: profile, code, certificate, issued. Each nomination is offered "
    "or refused on its own. Sending the same file twice offers nothing twice.",
    "Un classeur ou un fichier CSV avec une ligne d'en-têtes : profil, code, certificat, date. Chaque désignation est "
    "offerte ou refusée séparément. Envoyer deux fois le même fichier n'offre rien deux fois.",
)
SHEET = Text("The file", "Le fichier")
SHEET_HINT = Text(
    "A workbook (.xlsx) or a CSV file, up to {most} rows.", "Un classeur (.xlsx) ou un CSV, jusqu'à {most} lignes."
)
OFFER_ALL = Text("Offer the nominations", "Offrir les désignations")
LIST_DONE = Text("Result of the file", "Résultat du fichier")
TAKEN = Text("Offered", "Offertes")
NOT_TAKEN = Text("Not offered", "Non offertes")
TAKEN_TITLE = Text("Nominations offered", "Désignations offertes")
NOT_TAKEN_TITLE = Text("What was refused, and why", "Ce qui a été refusé, et pourquoi")
ROW = Text("Row", "Ligne")
WHY = Text("Why", "Pourquoi")
AGAIN = Text("Send another file", "Envoyer un autre fichier")
# ------------------------------------------------------------------------------------------------------ withdrawing
WITHDRAW_TITLE = Text("Withdraw the nomination {certificate}", "Retirer la désignation {certificate}")
WITHDRAW_ABOUT = Text("Profile {number}; the nomination is {state}.", "Profil {number}; la désignation est {state}.")
FOLLOWS = Text("What happens then", "Ce qui se passe ensuite")
OFFER_FOLLOWS = (
    Text(
        "The offer ends at once, and the candidate can no longer accept it.",
        "L'offre prend fin aussitôt, et le candidat ne peut plus l'accepter.",
    ),
    Text("The profile stays in the pool as it is.", "Le profil reste dans le bassin tel quel."),
    Text(
        "Nothing of the allocation is used, and you can offer the same certificate to the candidate again.",
        "Rien de l'allocation n'est utilisé, et vous pouvez offrir de nouveau le même certificat au candidat.",
    ),
)
ACCEPTED_FOLLOWS = (
    Text(
        "The candidate loses the points and the status of nominee at once.",
        "Le candidat perd aussitôt les points et le statut de candidat désigné.",
    ),
    Text(
        "The profile takes part in no more rounds: the candidate has to withdraw it and submit a new one, with a new "
        "time of submission.",
        "Le profil ne participe plus à aucune ronde : le candidat doit le retirer et en présenter un nouveau, avec "
        "une nouvelle heure de présentation.",
    ),
    Text(
        "If the candidate has been invited as a nominee, they can only decline; an application would be refused.",
        "Si le candidat a reçu une invitation à ce titre, il ne peut que la décliner; une demande serait refusée.",
    ),
    Text(
        "The nomination still counts against the allocation of its year.",
        "La désignation compte toujours dans l'allocation de son année.",
    ),
)
FOR_GOOD = Text("This cannot be undone.", "Ceci est irrévocable.")
WITHDRAW_GO = Text("Withdraw the nomination", "Retirer la désignation")
CANCEL = Text("Go back without doing anything", "Revenir sans rien faire")
NOTHING_TO_WITHDRAW = Text("It cannot be withdrawn any more.", "Elle ne peut plus être retirée.")
WITHDRAWN = Text("The nomination {certificate} was withdrawn.", "La désignation {certificate} a été retirée.")
# ------------------------------------------------------------------------------------------------------- reconciling
RECONCILE_TITLE = Text("Compare with your own list", "Comparer avec votre propre liste")
RECONCILE_LEAD = Text(
    "A workbook or a CSV file with a row of headings: certificate and, if you have them, profile, issued, state. The "
    "two lists are matched by certificate number. Nothing is changed.",
    "Un classeur ou un fichier CSV avec une ligne d'en-têtes : certificat et, si vous les avez, profil, date, état. "
    "Les deux listes sont rapprochées par le numéro du certificat. Rien n'est modifié.",
)
ONLY_YEAR = Text("Only nominations offered in the year", "Seulement les désignations offertes pendant l'année")
ONLY_YEAR_HINT = Text("Leave it empty for all years.", "Laissez vide pour toutes les années.")
COMPARE = Text("Compare the lists", "Comparer les listes")
RECONCILED = Text("Result of the comparison", "Résultat de la comparaison")
AGREE = Text("The two lists agree.", "Les deux listes concordent.")
SAME = Text("The same in both", "Identiques")
ONLY_LISTED = Text("Only in your list", "Seulement dans votre liste")
ONLY_KEPT = Text("Only in the pool", "Seulement dans le bassin")
DIFFERENT = Text("In both, but different", "Dans les deux, mais différentes")
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
    "This year cannot be used. Accepted: a year from 2015 on.",
    "Cette année ne peut pas servir. Accepté : une année à partir de 2015.",
)
# ------------------------------------------------------------------------------------------------------------ files
NO_HEADS = Text(
    "No row names the columns. Accepted: a row with the headings {heads}.",
    "Aucune ligne ne nomme les colonnes. Accepté : une ligne avec les en-têtes {heads}.",
)
TOO_MANY = Text(
    "The file has more than {most} rows. Accepted: split it into several files.",
    "Le fichier a plus de {most} lignes. Accepté : répartissez-le en plusieurs fichiers.",
)
EMPTY = Text("There is no row below the headings.", "Il n'y a aucune ligne sous les en-têtes.")
UNREADABLE = Text(
    "The file cannot be read. Accepted: a workbook (.xlsx) or a CSV file in UTF-8.",
    "Le fichier est illisible. Accepté : un classeur (.xlsx) ou un fichier CSV en UTF-8.",
)
