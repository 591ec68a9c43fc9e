"""What the pages about one client say."""

from __future__ import annotations

from express_entry.law.text import Text

BACK = Text("All clients", "Tous les clients")
CALL = Text("Call today", "À appeler aujourd'hui")
CODE = Text("Code", "Code")
APPOINTED = Text("Appointed", "Mandat")
SINCE = Text("since {day}", "depuis le {day}")
UNTIL = Text("{since}, until {until}", "{since}, jusqu'au {until}")
REFERENCE = Text("Reference", "Référence")
PROFILE = Text("Profile", "Profil")
STATE = Text("State", "État")
NO_PROFILE = Text("There is no profile yet.", "Il n'y a pas encore de profil.")
BY_SHEET = Text(
    "To draft one, import a spreadsheet with the code {code} as the reference of the row.",
    "Pour en rédiger l'ébauche, importez une feuille de calcul avec le code {code} comme référence de la ligne.",
)
POINTS = Text("Points", "Points")
NOT_KNOWN = Text("not known", "inconnus")
RANK = Text("Place in the pool", "Rang dans le bassin")
OF_POOL = Text(
    "{first} to {last} of about {of}, as counted on {day}",
    "{first} à {last} sur environ {of}, selon le dénombrement du {day}",
)
NOT_COUNTED = Text("not counted yet", "pas encore dénombré")
TOO_FEW = Text("not shown: too few people", "non indiqué : trop peu de personnes")
PROGRAMS = Text("Programs", "Programmes")
NONE = Text("none", "aucun")
NO_CATEGORY = Text("none", "aucune")
CATEGORIES = Text("Categories", "Catégories")
LATEST = Text("Latest round open to them", "Dernière ronde qui lui était ouverte")
SUBMITTED = Text("Submitted", "Présenté")
EXPIRES = Text("In the pool until", "Dans le bassin jusqu'au")
DEADLINES = Text("Deadlines", "Échéances")
NO_DEADLINES = Text("There is no deadline.", "Il n'y a aucune échéance.")
DAY = Text("Day", "Date")
WHAT = Text("What", "Quoi")
RULE = Text("Provision", "Disposition")
LEFT = Text("Time left", "Délai")
OVERDUE = Text("overdue: {days}", "en retard : {days}")
CHANGES = Text("What changes next", "Ce qui change ensuite")
CHANGES_TEXT = Text(
    "In the next twelve months, going by the profile and the law as known today.",
    "Dans les douze prochains mois, selon le profil et le droit connus aujourd'hui.",
)
NO_CHANGES = Text("No change is known.", "Aucun changement n'est connu.")
MORE_CHANGES = Text(
    "The first {most} of {many} days are listed. The report for the client has them all.",
    "Les {most} premières dates sur {many} sont énumérées. Le rapport pour le client les contient toutes.",
)
WHY = Text("Why", "Pourquoi")
TO_DO = Text("What you can do for the client", "Ce que vous pouvez faire pour le client")
SUBMIT = Text("Submit the profile", "Présenter le profil")
SUBMIT_TEXT = Text("Submit the draft by {day}.", "Présentez l'ébauche au plus tard le {day}.")
WITHDRAW = Text("Withdraw the profile", "Retirer le profil")
WITHDRAW_TEXT = Text(
    "It leaves the pool and loses its time of submission.",
    "Il quitte le bassin et perd son heure de présentation.",
)
NOMINATION = Text("Answer the nomination", "Répondre à la désignation")
NOMINATION_TEXT = Text(
    "{province}: accept or turn it down by {day}.",
    "{province} : acceptez-la ou refusez-la au plus tard le {day}.",
)
RENOUNCE = Text("Renounce the nomination", "Renoncer à la désignation")
RENOUNCE_TEXT = Text("{province}: accepted.", "{province} : acceptée.")
INVITATION = Text("Answer the invitation", "Répondre à l'invitation")
INVITATION_TEXT = Text(
    "Round {round}: apply or decline by {day}.",
    "Ronde {round} : présentez la demande ou déclinez au plus tard le {day}.",
)
ANSWERS = Text("The profile", "Le profil")
ANSWERS_TEXT = Text(
    "Read and change the answers, see the rank in every round.",
    "Lire et modifier les réponses, voir le rang dans chaque ronde.",
)
FORMS = Text("The application", "La demande")
FORMS_TEXT = Text(
    "Application {number}: forms, fees, letters, and handing it in.",
    "Demande {number} : formulaires, frais, lettres et présentation.",
)
DOCUMENTS = Text("Documents of the application", "Documents de la demande")
DOCUMENTS_TEXT = Text("Application {number}: hand documents in.", "Demande {number} : déposer des documents.")
# ------------------------------------------------------------------------------------------------------- the name
KNOWN_AS = Text("Name or reference of your own", "Nom ou référence à vous")
KNOWN_AS_HINT = Text(
    "Up to 60 characters. Leave it empty to go back to the name in the profile, or to the code.",
    "Jusqu'à 60 caractères. Laissez vide pour revenir au nom du profil, ou au code.",
)
NAME_TITLE = Text("Name the client your own way", "Donner au client un nom à vous")
NAME_LEAD = Text(
    "By this your firm's pages call the client, whatever the profile says. Your firm alone sees it, and the client in "
    "a copy of their records. It is deleted when the appointment is ended.",
    "C'est ainsi que les pages de votre cabinet désignent le client, quoi que dise le profil. Seul votre cabinet le "
    "voit, et le client dans la copie de son dossier. Il est supprimé quand on met fin au mandat.",
)
NAME_GO = Text("Save", "Enregistrer")
NAME_CANCEL = Text("Go back without saving", "Revenir sans enregistrer")
NAME_KEPT = Text("The name was saved.", "Le nom est enregistré.")
NAME_TEXT = Text(
    "By which your firm's pages call the client, instead of the code.",
    "Par lequel les pages de votre cabinet désignent le client, à la place du code.",
)
NAME_TOO_LONG = Text(
    "This name cannot be kept. Accepted: up to {most} characters in one line.",
    "Ce nom ne peut pas être conservé. Accepté : jusqu'à {most} caractères sur une ligne.",
)
REPORT = Text("Report for the client", "Rapport pour le client")
REPORT_TEXT = Text(
    "With the name of the firm, in the client's language.", "Au nom du cabinet, dans la langue du client."
)
SCENARIOS = Text("Scenarios side by side", "Scénarios côte à côte")
SCENARIOS_TEXT = Text(
    "Try another day, a nomination, another test, the other partner.",
    "Essayez une autre date, une désignation, un autre test, l'époux ou conjoint de fait.",
)
END = Text("End the appointment", "Mettre fin au mandat")
END_TEXT = Text(
    "Your firm stops acting for the client, at once.",
    "Votre cabinet cesse aussitôt d'agir pour le client.",
)
APPLICATION = Text("Application", "Demande")
LETTERS = Text("Letters that wait for an answer", "Lettres en attente de réponse")
LETTER = Text("{title}: answer by {day}", "{title} : réponse au plus tard le {day}")
LETTER_OVERDUE = Text(
    "{title}: overdue, was due {day}; a late answer is still taken",
    "{title} : en retard, échéance le {day}; une réponse tardive est encore reçue",
)
HISTORY = Text("What happened", "Ce qui s'est passé")
# ----------------------------------------------------------------------------------------------------- the report
REPORT_LANGUAGE = Text("Language of the report", "Langue du rapport")
ENGLISH = Text("English", "anglais")
FRENCH = Text("French", "français")
FORMAT = Text("As", "Format")
AS_PDF = Text("a pdf to hand over", "un pdf à remettre")
AS_HTML = Text("a page to send", "une page à envoyer")
FIRM = Text("Name of the firm", "Nom du cabinet")
CONTACT = Text("How to reach the firm", "Comment joindre le cabinet")
PREPARED_FOR = Text("Prepared for", "Préparé pour")
PREPARED_BY = Text("Prepared by", "Préparé par")
MAY_BE_EMPTY = Text("May be left empty.", "Peut rester vide.")
MAKE_REPORT = Text("Make the report", "Produire le rapport")
REPORT_FILE = Text("report", "rapport")
NOT_A_LINE = Text(
    "This cannot be used. Accepted: one line of at most {most} characters that can be printed.",
    "Ceci ne peut pas être utilisé. Accepté : une ligne d'au plus {most} caractères imprimables.",
)
NO_DOCUMENT = Text("the client has no profile to report on.", "le client n'a pas de profil dont rendre compte.")
# -------------------------------------------------------------------------------------------------- the scenarios
SCENARIO_TITLE = Text("Scenarios for {name}", "Scénarios pour {name}")
SCENARIO_LEAD = Text(
    "Each column is the same person with one thing changed, assessed anew. Nothing is saved.",
    "Chaque colonne est la même personne avec une chose changée, évaluée de nouveau. Rien n'est enregistré.",
)
TRY_DAY = Text("On another day", "À une autre date")
TRY_DAY_HINT = Text("Leave it empty to leave it out.", "Laissez vide pour ne pas l'essayer.")
TRY_FRENCH = Text("A French test at", "Un test de français au")
TRY_ENGLISH = Text("An English test at", "Un test d'anglais au")
LEAVE_OUT = Text("Leave it out", "Ne pas l'essayer")
FRENCH_LEVEL = Text("NCLC {level} throughout", "NCLC {level} partout")
ENGLISH_LEVEL = Text("CLB {level} throughout", "CLB {level} partout")
TRY_NOMINATION = Text("A provincial nomination", "Une désignation provinciale")
TRY_PARTNER = Text("The other partner as candidate", "L'époux ou conjoint de fait comme candidat")
YES = Text("Try it", "L'essayer")
COMPARE = Text("Compare", "Comparer")
SIDE_BY_SIDE = Text("Side by side", "Côte à côte")
TOTAL = Text("Total", "Total")
LINE = Text("Factor", "Facteur")
MET = Text("yes", "oui")
NOT_MET = Text("no", "non")
UNKNOWN = Text("not known", "inconnu")
OTHER_DAY_WRONG = Text(
    "This day cannot be assessed. Accepted: a day from January 1, 2015 to five years from now.",
    "Cette date ne peut pas être évaluée. Accepté : une date du 1er janvier 2015 à cinq ans d'ici.",
)
REMARKS = Text("What is assumed", "Ce qui est supposé")
LAST_KNOWN = Text(
    "Points are those of the last known ranking ({version}): those of that day are not known.",
    "Les points sont ceux du dernier classement connu ({version}) : ceux de cette date ne sont pas connus.",
)
# -------------------------------------------------------------------------------------------------- the documents
DOCUMENTS_TITLE = Text("Documents of application {number}", "Documents de la demande {number}")
DOCUMENTS_LEAD = Text(
    "What the application asks for, and what has been handed in. A file is checked and sealed when you hand it in.",
    "Ce que la demande exige, et ce qui a été déposé. Un fichier est vérifié et scellé à son dépôt.",
)
ITEM = Text("Item", "Élément")
THERE = Text("Handed in", "Déposé")
MISSING = Text("Missing", "Manque")
PERHAPS = Text("May be needed", "Peut-être exigé")
OF_PERSON = Text("{what} – {person}", "{what} – {person}")
CHOOSE_ITEM = Text("For which item?", "Pour quel élément ?")
CHOOSE_FILE = Text("The file", "Le fichier")
FILE_HINT = Text("A PDF, or a picture (JPEG, PNG, TIFF).", "Un PDF ou une image (JPEG, PNG, TIFF).")
UPLOAD = Text("Hand it in", "Déposer")
UPLOADED = Text("The document was handed in.", "Le document a été déposé.")
NO_FILE = Text("Choose a file.", "Choisissez un fichier.")
# ------------------------------------------------------------------------------------------------ the appointments
APPOINTMENTS_TITLE = Text("Appointments of the firm", "Mandats du cabinet")
APPOINTMENTS_LEAD = Text(
    "Candidates appoint a firm from their own account, with its name here: {slug}. From then on the firm acts for "
    "them; either side can end it at any time.",
    "Les candidats donnent mandat à un cabinet depuis leur propre compte, avec son nom ici : {slug}. Le cabinet agit "
    "dès lors pour eux; chacun peut y mettre fin à tout moment.",
)
CLIENT = Text("Client", "Client")
FROM = Text("From", "Depuis le")
TO = Text("Until", "Jusqu'au")
OPEN_END = Text("no last day", "sans fin prévue")
END_SHORT = Text("End", "Mettre fin")
NOBODY = Text("Nobody has appointed the firm yet.", "Personne n'a encore donné mandat au cabinet.")
PAGES = Text("Pages of the list", "Pages de la liste")
AFTER = Text("Next page", "Page suivante")
