"""What the pages about a profile say: its answers, the effect of a change, its submission and its end."""

from __future__ import annotations

from express_entry.law.text import Text
from express_entry.pages.interviewwords import (
    ANSWER,
    ANSWERS_TITLE,
    CHANGE,
    COMPLETE,
    DO_NOT_KNOW,
    DOUBTS,
    LEAVE_EMPTY,
    PROGRESS,
    PUT_ASIDE,
    TO_DO,
    WHICH,
)

from .formwords import SAVED_THERE

__all__ = [
    "ANSWER", "ANSWERS_TITLE", "CHANGE", "COMPLETE", "DOUBTS", "DO_NOT_KNOW", "LEAVE_EMPTY", "PROGRESS", "PUT_ASIDE",
    "SAVED_THERE", "TO_DO", "WHICH",
]  # fmt: skip

# --- starting one
START_TITLE = Text("Start a profile", "Commencer un profil")
START_LEAD = Text(
    "Your profile is saved as you answer. It takes part in no round before you submit it.",
    "Votre profil est enregistré à mesure que vous répondez. Il ne participe à aucune ronde tant que vous ne l'avez "
    "pas présenté.",
)
START_BLANK = Text("Begin with two answers", "Commencer par deux réponses")
START_NOW = Text("Start my profile", "Commencer mon profil")
START_FILE_TITLE = Text("Or take the answers that you saved", "Ou reprendre des réponses enregistrées")
START_FILE_TEXT = Text(
    "The profile document that you saved from the public assessment or wrote with the command line.",
    "Le document de profil que vous avez enregistré à partir de l'évaluation publique ou écrit avec la ligne de "
    "commande.",
)
START_FILE = Text("The document", "Le document")
START_FILE_HINT = Text("JSON, YAML or TOML, at most 1 MB", "JSON, YAML ou TOML, au plus 1 Mo")
START_FROM_FILE = Text("Start from this document", "Commencer à partir de ce document")
NO_FILE = Text("Choose a document", "Choisissez un document")
LARGE_FILE = Text(
    "The document is larger than is taken. Accepted: at most 1 MB",
    "Le document est plus volumineux que ce qui est accepté. Accepté : au plus 1 Mo",
)
STARTED = Text("Your profile was started. It is a draft.", "Votre profil est commencé. C'est une ébauche.")
ANOTHER_LIVE = Text(
    "You have a profile already: only one at a time can be submitted (A10.1(5)).",
    "Vous avez déjà un profil : un seul à la fois peut être présenté (L10.1(5)).",
)
TAKE_TITLE = Text("Keep these answers as your profile", "Conserver ces réponses comme votre profil")
TAKE_TEXT = Text(
    "Your answers become a draft profile in your account. Nothing is submitted yet.",
    "Vos réponses deviennent une ébauche de profil dans votre compte. Rien n'est encore présenté.",
)
TAKE_SIGN_IN = Text(
    "This needs an account: the next page asks you to sign in, or to create one. Your answers come along.",
    "Il faut un compte : la page suivante vous demande d'ouvrir une session, ou d'en créer un. Vos réponses vous "
    "suivent.",
)
TAKE_NOW = Text("Make it my profile", "En faire mon profil")

# --- the profile itself
PROFILE_TITLE = Text("Profile {number}", "Profil {number}")
STATE = Text("State", "État")
POINTS = Text("Score (CRS)", "Note (SCG)")
PROGRAMS = Text("Programs", "Programmes")
CATEGORIES = Text("Categories", "Catégories")
SUBMITTED = Text("Submitted", "Présenté")
EXPIRES = Text("In the pool until", "Dans le bassin jusqu'au")
DRAFT_UNTIL = Text("To be submitted by", "À présenter au plus tard le")
CODE = Text("Job seeker validation code", "Code de validation de chercheur d'emploi")
CODE_HINT = Text(
    "A province asks for it, with the number of your profile, to nominate you.",
    "Une province le demande, avec le numéro de votre profil, pour vous désigner.",
)
NONE = Text("none", "aucun")
NOT_RANKED = Text("not known", "inconnue")
LAST_KNOWN = Text(
    "The points are those of the last known ranking: those of today are not published yet.",
    "Les points sont ceux du dernier classement connu : ceux d'aujourd'hui ne sont pas encore publiés.",
)
WHAT_YOU_CAN_DO = Text("What you can do", "Ce que vous pouvez faire")
SEE_ANSWERS = Text("Read and change my answers", "Lire et modifier mes réponses")
READ_ANSWERS = Text("Read my answers", "Lire mes réponses")
SEE_RESULT = Text("My result explained", "Mon résultat expliqué")
SEE_PERSON = Text("Name and passport", "Nom et passeport")
SEE_RANK = Text("My rank and past rounds", "Mon rang et les rondes passées")
SEE_INVITATION = Text("My invitation", "Mon invitation")
SEE_NOMINATION = Text("Nomination", "Désignation")
SEE_APPLICATION = Text("My application", "Ma demande")
SEE_HISTORY = Text("What happened so far", "Ce qui s'est passé jusqu'ici")
SAVE_DOCUMENT = Text("Save my answers as a document", "Enregistrer mes réponses dans un document")
SUBMIT = Text("Submit my profile", "Présenter mon profil")
WITHDRAW = Text("Withdraw my profile", "Retirer mon profil")
DISCARD = Text("Discard this draft", "Abandonner cette ébauche")
NOTES_TITLE = Text("Corrections asked for", "Corrections demandées")
NOTES_CAPTION = Text(
    "Corrections that you asked for and that were not made",
    "Corrections que vous avez demandées et qui n'ont pas été faites",
)
FIELD, WORDS, ANSWERED = Text("About", "Au sujet de"), Text("In your words", "En vos mots"), Text("Answer", "Réponse")

# --- who you are
PERSON_TITLE = Text("Who you are", "Qui vous êtes")
PERSON_LEAD = Text(
    "As it stands in your passport or travel document. A profile is submitted with a passport number or a family name.",
    "Comme dans votre passeport ou titre de voyage. Un profil se présente avec un numéro de passeport ou un nom de "
    "famille.",
)
FAMILY_NAME, GIVEN_NAMES = Text("Family name", "Nom de famille"), Text("Given names", "Prénoms")
CITIZENSHIP = Text("Country of citizenship", "Pays de citoyenneté")
CITIZENSHIP_TOO = Text(
    "Country of citizenship {place}, if you have another", "Pays de citoyenneté {place}, si vous en avez un autre"
)
RESIDENCE = Text("Country where you live", "Pays où vous vivez")
PASSPORT_COUNTRY = Text("Country that issued the passport", "Pays qui a délivré le passeport")
PASSPORT_NUMBER = Text("Passport number", "Numéro du passeport")
PASSPORT_EXPIRES = Text("Last day of the passport", "Dernier jour du passeport")
SAVE_PERSON = Text("Save", "Enregistrer")
PERSON_SAVED = Text("Saved.", "C'est enregistré.")

# --- answers, and the effect of changing them
ANSWERS_TEXT = Text(
    "Change what is not right. What you leave unanswered counts as unknown.",
    "Modifiez ce qui n'est pas exact. Ce que vous laissez sans réponse compte comme inconnu.",
)
SAVED_AS_YOU_GO = Text(
    "Every answer is saved as you give it.", "Chaque réponse est enregistrée dès que vous la donnez."
)
NOT_SAVED_YET = Text(
    "Your profile is in the pool. Nothing that you change here is saved before you have seen what it does.",
    "Votre profil est dans le bassin. Rien de ce que vous modifiez ici n'est enregistré avant que vous en ayez vu "
    "l'effet.",
)
AS_RANKED = Text("These answers can no longer be changed here.", "Ces réponses ne peuvent plus être modifiées ici.")
GO_ON = Text("Go on with the questions", "Poursuivre les questions")
SEE_EFFECT = Text("See what this changes", "Voir ce que cela change")
TO_ANSWERS = Text("See all my answers", "Voir toutes mes réponses")
BACK_TO_PROFILE = Text("Back to my profile", "Revenir à mon profil")
CHANGED_MEANWHILE = Text(
    "The profile was changed meanwhile, perhaps in another window. What you see now is as it was saved there; what you "
    "entered here last is not saved.",
    "Le profil a été modifié entre-temps, peut-être dans une autre fenêtre. Ce que vous voyez maintenant est ce qui y "
    "a été enregistré; ce que vous avez saisi ici en dernier ne l'est pas.",
)
EFFECT_ANEW = Text(
    "The profile was changed meanwhile, perhaps in another window. This is what your change does to what was saved "
    "there.",
    "Le profil a été modifié entre-temps, peut-être dans une autre fenêtre. Voici ce que fait votre modification de ce "
    "qui y a été enregistré.",
)
EFFECT_TITLE = Text("What your change does", "Ce que fait votre modification")
EFFECT_NOTHING = Text("You changed nothing.", "Vous n'avez rien modifié.")
EFFECT_NOT_SAVED = Text("It is not saved yet.", "Elle n'est pas encore enregistrée.")
EFFECT_REMOVES = Text("You would leave the pool", "Vous quitteriez le bassin")
EFFECT_REMOVES_TEXT = Text(
    "With these answers you are eligible for none of the programs. If you save them, your profile ends at once, and a "
    "new one gets a new time of submission.",
    "Avec ces réponses, vous n'êtes admissible à aucun programme. Si vous les enregistrez, votre profil prend fin "
    "aussitôt, et un nouveau aura une nouvelle heure de présentation.",
)
SCORE_NOW, SCORE_THEN = Text("Score now", "Note actuelle"), Text("Score after", "Note après")
DIFFERENCE = Text("Difference", "Différence")
STAYS = Text(
    "Your time of submission stays: {submitted}. So does the end of your time in the pool: {expires}.",
    "Votre heure de présentation demeure : {submitted}. La fin de votre temps dans le bassin aussi : {expires}.",
)
LINES_TITLE = Text("Points line by line", "Points ligne par ligne")
LINES_CAPTION = Text("Lines of the ranking that change", "Lignes du classement qui changent")
LINE, NOW, THEN = Text("Line", "Ligne"), Text("Now", "Maintenant"), Text("After", "Après")
WHY = Text("Why", "Motif")
NO_LINES = Text("No line of the ranking changes.", "Aucune ligne du classement ne change.")
GAINED_TITLE = Text("Programs and categories", "Programmes et catégories")
NOTHING_GAINED = Text("No program or category is gained or lost.", "Aucun programme ni aucune catégorie ne change.")
PLACES_TITLE = Text("Your place in the queue", "Votre place dans la file")
PLACES_CAPTION = Text(
    "Place in each grouping, now and after the change",
    "Place dans chaque regroupement, maintenant et après la modification",
)
GROUPING = Text("Among", "Parmi")
SAVE_CHANGE = Text("Save this change", "Enregistrer cette modification")
SAVE_AND_LEAVE = Text("Save it and leave the pool", "L'enregistrer et quitter le bassin")
KEEP_ON = Text("Go back to my answers", "Revenir à mes réponses")
CHANGE_SAVED = Text("Your change is saved.", "Votre modification est enregistrée.")
LEFT_POOL = Text(
    "Your change is saved, and your profile left the pool.",
    "Votre modification est enregistrée, et votre profil a quitté le bassin.",
)

# --- submission, withdrawal, discarding
SUBMIT_TITLE = Text("Submit your profile", "Présenter votre profil")
SUBMIT_LEAD = Text(
    "This is what you would have in the pool if you submitted now.",
    "Voici ce que vous auriez dans le bassin si vous présentiez votre profil maintenant.",
)
SUBMIT_NOT_YET = Text("What is missing", "Ce qui manque")
SUBMIT_INELIGIBLE = Text(
    "With these answers you are eligible for none of the programs: if you submit, the profile is found ineligible and "
    "ends.",
    "D'après vos réponses, vous n'êtes admissible à aucun programme : si vous le présentez, le profil est jugé non "
    "admissible et prend fin.",
)
SUBMIT_TIME = Text(
    "Between equal scores the earlier submission comes first. Changing your answers later does not move it.",
    "À note égale, la présentation la plus ancienne passe d'abord. Modifier ensuite vos réponses ne la déplace pas.",
)
SUBMIT_TERM = Text(
    "The profile stays in the pool for up to {months} months, as long as you are eligible for a program.",
    "Le profil reste dans le bassin jusqu'à {months} mois, tant que vous êtes admissible à un programme.",
)
SUBMIT_ONE = Text(
    "You can have one profile in the pool at a time (A10.1(5)).",
    "Vous pouvez avoir un seul profil à la fois dans le bassin (L10.1(5)).",
)
SUBMIT_TRUE = Text(
    "What you state must be true: a misrepresentation can bar you from a new profile for five years (A40, 10.1(4)).",
    "Ce que vous déclarez doit être vrai : une fausse déclaration peut vous interdire un nouveau profil pendant cinq "
    "ans (L40, 10.1(4)).",
)
SUBMIT_NOW = Text("Submit my profile now", "Présenter mon profil maintenant")
SUBMITTED_IN = Text("Your profile is in the pool.", "Votre profil est dans le bassin.")
SUBMITTED_WAITS = Text(
    "Your profile is submitted. An officer checks that it is yours before it enters the pool.",
    "Votre profil est présenté. Un agent vérifie qu'il est bien le vôtre avant qu'il entre dans le bassin.",
)
SUBMITTED_INELIGIBLE = Text(
    "Your profile was found ineligible: you meet the requirements of none of the programs.",
    "Votre profil a été jugé non admissible : vous ne remplissez les exigences d'aucun programme.",
)
BARRED_BEFORE = Text("No new profile", "Aucun nouveau profil")
BARRED_UNTIL = Text("before {day} (A10.1(4), 40(2)(a))", "avant le {day} (L10.1(4), 40(2)a))")
WITHDRAW_WAITING = (
    Text(
        "No officer looks at your profile any more, and it does not enter the pool.",
        "Plus aucun agent n'examine votre profil, et il n'entre pas dans le bassin.",
    ),
    Text(
        "It cannot be brought back: another profile gets a new time of submission.",
        "Il ne peut être rétabli : un autre profil aura une nouvelle heure de présentation.",
    ),
)
WITHDRAW_TITLE = Text("Withdraw your profile?", "Retirer votre profil ?")
WITHDRAW_FOLLOWS = (
    Text(
        "Your profile leaves the pool at once and takes part in no more rounds.",
        "Votre profil quitte le bassin aussitôt et ne participe plus à aucune ronde.",
    ),
    Text("It cannot be brought back: another profile gets a new time of submission.",
         "Il ne peut être rétabli : un autre profil aura une nouvelle heure de présentation."),
    Text(
        "A nomination on it ends with it. The province can record its certificate again on your next profile.",
        "Une désignation qui s'y rattache prend fin avec lui. La province peut consigner de nouveau son certificat sur "
        "votre prochain profil.",
    ),
)  # fmt: skip
WITHDRAW_NOW = Text("Withdraw my profile", "Retirer mon profil")
WITHDRAWN = Text("Your profile is withdrawn.", "Votre profil est retiré.")
DISCARD_TITLE = Text("Discard this draft?", "Abandonner cette ébauche ?")
DISCARD_FOLLOWS = (
    Text("Everything that you answered in it is deleted.", "Tout ce que vous y avez répondu est supprimé."),
    Text("It was never submitted, so nothing else changes.", "Elle n'a jamais été présentée : rien d'autre ne change."),
)
DISCARD_NOW = Text("Discard the draft", "Abandonner l'ébauche")
DISCARDED = Text("The draft is deleted.", "L'ébauche est supprimée.")
PLACE = Text("{first} to {last} of about {of}", "{first} à {last} sur environ {of}")
PLACE_ABOUT = Text("about {first} of about {of}", "environ {first} sur environ {of}")
TOO_FEW = Text("not shown: too few people", "non indiquée : trop peu de personnes")
WOULD_GAIN = Text("You would gain", "Vous gagneriez")
WOULD_LOSE = Text("You would lose", "Vous perdriez")
PLACES_AS_OF = Text(
    "Places are rounded, and as of the last time the pool was counted. Between equal scores the earlier submission "
    "comes first.",
    "Les places sont arrondies et datent du dernier dénombrement du bassin. À note égale, la présentation la plus "
    "ancienne passe d'abord.",
)
NO_CATEGORY = Text("none", "aucune")
ENDED = Text("Ended", "Terminé")
COLON = Text(":", " :")
