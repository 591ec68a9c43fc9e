"""What the pages of the interview say around its questions."""

from __future__ import annotations

from express_entry.law.text import Text

START_TITLE = Text("Assess yourself", "S'évaluer")
START_LEAD = Text(
    "Answer questions about your age, family, education, languages and work. It takes about ten minutes.",
    "Répondez à des questions sur votre âge, votre famille, vos études, vos langues et votre travail. Cela prend une "
    "dizaine de minutes.",
)
NEED_TITLE = Text("What helps to have at hand", "Ce qu'il est utile d'avoir sous la main")
NEED_TESTS = Text(
    "the report of your language test, if you took one", "le relevé de votre test de langue, si vous en avez passé un"
)
NEED_STUDIES = Text(
    "your diplomas, and the assessment of foreign ones", "vos diplômes, et l'évaluation de ceux de l'étranger"
)
NEED_WORK = Text("the dates of your jobs", "les dates de vos emplois")
NEED_MONEY = Text("how much money you could bring along", "la somme que vous pourriez apporter")
NEED_NOT = Text(
    "You need none of these to begin: what you do not know you can leave open, and the result says where it matters.",
    "Rien de cela n'est nécessaire pour commencer : vous pouvez laisser ouvert ce que vous ignorez, et le résultat dit "
    "où cela compte.",
)
KEPT_TITLE = Text("What happens to your answers", "Ce qu'il advient de vos réponses")
KEPT_TEXT = Text(
    "They are not kept here. At any time you can save them on your own device and open them again later. Use the Back "
    "link on the page rather than that of the browser.",
    "Elles ne sont pas conservées ici. Vous pouvez à tout moment les enregistrer sur votre propre appareil et les "
    "rouvrir plus tard. Utilisez le lien Retour de la page plutôt que celui du navigateur.",
)
ON_DAY = Text("For which day do you want to know?", "Pour quelle date voulez-vous savoir ?")
ON_DAY_HINT = Text(
    "Today, or another day since Express Entry began in 2015.",
    "Aujourd'hui, ou une autre date depuis le début d'Entrée express en 2015.",
)
OTHER_DAY = Text("Assess another day than today", "Évaluer une autre date qu'aujourd'hui")
START = Text("Start now", "Commencer")
OPEN = Text("Open a document that you saved", "Ouvrir un document enregistré")
SAVED_ALREADY = Text("Saved your answers before?", "Vos réponses sont déjà enregistrées ?")

LEAVE_EMPTY = Text("Leave empty what you do not know.", "Laissez vide ce que vous ignorez.")
LEAVE_EMPTY_AS_SAID = Text(
    "Leave empty what you do not know; where an empty field means something else, it says so.",
    "Laissez vide ce que vous ignorez; là où un champ vide veut dire autre chose, c'est indiqué.",
)
DO_NOT_KNOW = Text("I do not know", "Je ne sais pas")
WHICH = Text("Which one is meant?", "Laquelle est visée ?")
TO_ANSWERS = Text("See my answers and the result so far", "Voir mes réponses et le résultat actuel")
SAVE_SO_FAR = Text("Save my answers", "Enregistrer mes réponses")
PROGRESS = Text("Progress of the questions", "Avancement des questions")

ANSWERS_TITLE = Text("Check your answers", "Vérifiez vos réponses")
ANSWERS_TEXT = Text(
    "Change what is not right. What is open stays unknown: the result then says where it matters.",
    "Modifiez ce qui n'est pas exact. Ce qui est ouvert reste inconnu : le résultat dit alors où cela compte.",
)
CHANGE = Text("Change", "Modifier")
ANSWER = Text("Answer", "Répondre")
OPEN_ANSWER = Text("Not answered yet", "Pas encore de réponse")
UNKNOWN_ANSWER = Text("Not known", "Inconnu")
COMPLETE = Text("Complete", "Complet")
TO_DO = Text("To do", "À faire")
SEE_RESULT = Text("See the result", "Voir le résultat")
GO_ON = Text("Go on with the questions", "Poursuivre les questions")
DOUBTS = Text("Worth a second look", "À vérifier")
NOT_YET = Text(
    "For a result, your date of birth and your marital status are needed.",
    "Pour un résultat, il faut votre date de naissance et votre état matrimonial.",
)
PUT_ASIDE = Text(
    "Because of your last answer these no longer fit, and are asked again",
    "En raison de votre dernière réponse, ce qui suit ne concorde plus et est demandé de nouveau",
)

OPEN_TITLE = Text("Open a document that you saved", "Ouvrir un document enregistré")
OPEN_TEXT = Text(
    "The profile document that you saved from these pages, or that the command line wrote. It is read and not kept.",
    "Le document de profil que vous avez enregistré à partir de ces pages, ou que la ligne de commande a écrit. Il est "
    "lu et n'est pas conservé.",
)
OPEN_FILE = Text("The document", "Le document")
OPEN_FILE_HINT = Text("JSON, YAML or TOML, at most 1 MB", "JSON, YAML ou TOML, au plus 1 Mo")
OPEN_NOW = Text("Open", "Ouvrir")
OPEN_NONE = Text("Choose a document", "Choisissez un document")
OPEN_LARGE = Text(
    "The document is larger than this page takes", "Le document est plus volumineux que ce que cette page accepte"
)
OPEN_EMPTY = Text("The document states nothing", "Le document ne déclare rien")

BROKEN_TITLE = Text("Your answers cannot be used", "Vos réponses ne peuvent pas être utilisées")
BROKEN_START = Text("Start again", "Recommencer")
BROKEN_OPEN = Text("or open a document that you saved", "ou ouvrez un document enregistré")
