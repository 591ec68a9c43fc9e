"""What the pages of the result say around the report."""

from __future__ import annotations

from express_entry.law.text import Text

RESULT_TITLE = Text("Your result", "Votre résultat")
CHANGE_ANSWERS = Text("Change my answers", "Modifier mes réponses")
KEEP_TITLE = Text("Keep it", "Conserver le résultat")
KEEP_TEXT = Text(
    "Nothing of this is kept here. Save your answers to open them again later, or the result to show it to somebody.",
    "Rien de ceci n'est conservé ici. Enregistrez vos réponses pour les rouvrir plus tard, ou le résultat pour le "
    "montrer à quelqu'un.",
)
SAVE_PROFILE = Text("My answers (profile document)", "Mes réponses (document de profil)")
SAVE_PDF = Text("The result (PDF)", "Le résultat (PDF)")
SAVE_ICS = Text("The dates ahead (calendar)", "Les dates à venir (calendrier)")
SAVE_JSON = Text("The result for software (JSON)", "Le résultat pour les logiciels (JSON)")
OWN_TITLE = Text("Make it your profile", "En faire votre profil")
OWN_TEXT = Text(
    "With an account here you can keep these answers as a draft profile, and submit it when you are ready.",
    "Avec un compte ici, vous pouvez conserver ces réponses comme ébauche de profil et la présenter au moment voulu.",
)
OWN_NOW = Text("Start a profile with these answers", "Commencer un profil avec ces réponses")
OTHER_DAY_TITLE = Text("On another day", "À une autre date")
OTHER_DAY = Text("Which day?", "Quelle date ?")
OTHER_DAY_HINT = Text(
    "Your age, your experience, your tests and the law are those of that day.",
    "Votre âge, votre expérience, vos tests et le droit sont ceux de cette date.",
)
ASSESS_THAT_DAY = Text("Assess that day", "Évaluer cette date")
TRY_TITLE = Text("Try a score on a round", "Essayer une note pour une ronde")
TRY_TEXT = Text(
    "On the page of each past round you can try any score, yours or one that you aim at.",
    "À la page de chaque ronde passée, vous pouvez essayer toute note, la vôtre ou celle que vous visez.",
)
TRY_ROUND = Text("Go to a round that matters to you", "Aller à une ronde qui compte pour vous")
DOCUMENTS_TITLE = Text("The documents you would need", "Les documents qu'il vous faudrait")
DOCUMENTS_TEXT = Text(
    "If you are invited, every document has to be there by the deadline. See the list made from your answers.",
    "Si vous êtes invité, chaque document doit être prêt à la date limite. Voyez la liste établie à partir de vos "
    "réponses.",
)
SEE_CHECKLIST = Text("See the document checklist", "Voir la liste de contrôle des documents")
TO_RESULT = Text("Back to the result", "Revenir au résultat")
SAVE_CHECKLIST = Text("The checklist (PDF)", "La liste de contrôle (PDF)")
PROFILE_FILE = Text("express-entry-profile", "entree-express-profil")
RESULT_FILE = Text("express-entry-result", "entree-express-resultat")
CHECKLIST_FILE = Text("express-entry-checklist", "entree-express-liste-de-controle")
CALENDAR_FILE = Text("express-entry-dates", "entree-express-dates")
WHICH_THESE_ARE = Text("Which these are", "Lesquels")
DOUBTS = Text("Worth a second look", "À vérifier")
SHOW_ASSUMPTIONS = Text("What was assumed, and why", "Ce qui a été supposé, et pourquoi")
