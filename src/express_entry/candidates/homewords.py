"""What the first page of this section says: what is next, and everything else below it."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("My file", "Mon dossier")
NEXT = Text("What is next", "Prochaine étape")
DUE_TITLE = Text("Dates ahead", "Dates à venir")
DUE_CAPTION = Text(
    "What falls due and what changes the result, the earliest first",
    "Ce qui arrive à échéance et ce qui change le résultat, du plus proche au plus lointain",
)
TURNS = Text("{causes} ({changes})", "{causes} ({changes})")
DAY, WHAT, ABOUT = Text("Day", "Date"), Text("What", "Quoi"), Text("About", "Au sujet de")
OVERDUE = Text("overdue, still to be answered: {what}", "en retard, réponse toujours attendue : {what}")
CALENDAR = Text("Follow these dates in your own calendar", "Suivre ces dates dans votre propre calendrier")
PROFILES_TITLE, APPLICATIONS_TITLE = Text("Profiles", "Profils"), Text("Applications", "Demandes")
PROFILES_CAPTION = Text("Your profiles, the latest first", "Vos profils, du plus récent au plus ancien")
APPLICATIONS_CAPTION = Text(
    "Your applications, the latest first", "Vos demandes, de la plus récente à la plus ancienne"
)
NUMBER, STATE, SCORE = Text("Number", "Numéro"), Text("State", "État"), Text("Score", "Note")
CLASS = Text("Class", "Catégorie")
MORE_TITLE = Text("Your records", "Vos renseignements")
HISTORY = Text("Everything that happened to my file", "Tout ce qui est arrivé à mon dossier")
RECORDS = Text("Get a copy, correct or erase my records", "Obtenir une copie, corriger ou effacer mes renseignements")
REPRESENTATIVE = Text("Somebody who acts for me", "Une personne qui agit pour moi")
START = Text("Start a profile", "Commencer un profil")
START_ANOTHER = Text("Start another profile", "Commencer un autre profil")

START_LEAD = Text(
    "You have no profile yet. A profile says who you are and what you bring; the highest scores are invited to apply.",
    "Vous n'avez pas encore de profil. Un profil dit qui vous êtes et ce que vous apportez; les notes les plus élevées "
    "reçoivent une invitation.",
)
ANOTHER_LEAD = Text(
    "Your last profile has ended. You can start another one.",
    "Votre dernier profil a pris fin. Vous pouvez en commencer un autre.",
)
DRAFT_LEAD = Text(
    "Your profile {number} is a draft. Submit it by {day}, or it is deleted.",
    "Votre profil {number} est une ébauche. Présentez-le au plus tard le {day}, sans quoi il est supprimé.",
)
DRAFT = Text("Go on with my profile", "Poursuivre mon profil")
WAITS_LEAD = Text(
    "Your profile {number} waits for an officer, who checks that it is yours. There is nothing for you to do.",
    "Votre profil {number} attend un agent, qui vérifie s'il est bien le vôtre. Vous n'avez rien à faire.",
)
POOL_LEAD = Text(
    "Your profile {number} is in the pool with {points} points, until {day}. A coming round may invite you.",
    "Votre profil {number} est dans le bassin avec {points} points, jusqu'au {day}. Une prochaine ronde peut mener à "
    "une invitation.",
)
POOL = Text("See where I stand", "Voir où je me situe")
ENDED_NOMINATION_LEAD = Text(
    "The nomination on your profile {number} has ended: the profile takes part in no more rounds. Withdraw it and "
    "submit a new one.",
    "La désignation de votre profil {number} a pris fin : le profil ne participe plus à aucune ronde. Retirez-le et "
    "présentez-en un nouveau.",
)
BARRED_LEAD = Text(
    "You are barred for misrepresentation: your profile {number} is in no round, and no new profile can be submitted "
    "before {day} (A10.1(4), 40(2)(a)).",
    "Vous êtes exclu pour fausses déclarations : votre profil {number} n'est dans aucune ronde, et aucun nouveau "
    "profil ne peut être présenté avant le {day} (L10.1(4), 40(2)a)).",
)
BARRED_DRAFT_LEAD = Text(
    "You are barred for misrepresentation: your draft {number} cannot be submitted, nor any new profile, before {day} "
    "(A10.1(4), 40(2)(a)).",
    "Vous êtes exclu pour fausses déclarations : ni votre ébauche {number} ni un nouveau profil ne peuvent être "
    "présentés avant le {day} (L10.1(4), 40(2)a)).",
)
BARRED_ENDED_LEAD = Text(
    "Your last profile has ended, and you are barred for misrepresentation: no new profile can be submitted before "
    "{day} (A10.1(4), 40(2)(a)).",
    "Votre dernier profil a pris fin, et vous êtes exclu pour fausses déclarations : aucun nouveau profil ne peut être "
    "présenté avant le {day} (L10.1(4), 40(2)a)).",
)
BAR_OVER_LEAD = Text(
    "The bar for misrepresentation is over, but your profile {number} does not come back into the pool by it. Withdraw "
    "it and submit a new one.",
    "L'interdiction pour fausses déclarations est terminée, mais votre profil {number} ne revient pas pour autant dans "
    "le bassin. Retirez-le et présentez-en un nouveau.",
)
SEE_PROFILE = Text("See my profile", "Voir mon profil")
NOMINATION_LEAD = Text(
    "{province} has nominated you. Accept or turn it down by {day}.",
    "Vous avez une désignation de : {province}. Acceptez-la ou refusez-la au plus tard le {day}.",
)
NOMINATION = Text("See the nomination", "Voir la désignation")
INVITATION_LEAD = Text(
    "You are invited to apply. Apply or decline by {day}. Days left: {days}.",
    "Vous avez reçu une invitation à présenter une demande. Présentez-la ou déclinez au plus tard le {day}. Jours "
    "restants : {days}.",
)
INVITATION = Text("See my invitation", "Voir mon invitation")
APPLY_LEAD = Text(
    "Your application {number} is started. Hand it in by {day}. Days left: {days}.",
    "Votre demande {number} est commencée. Présentez-la au plus tard le {day}. Jours restants : {days}.",
)
APPLY = Text("Go on with my application", "Poursuivre ma demande")
LETTER_LEAD = Text(
    "You have a letter about your application {number}: {kind}. Answer by {day}.",
    "Vous avez une lettre au sujet de votre demande {number} : {kind}. Répondez au plus tard le {day}.",
)
LETTER_OVERDUE_LEAD = Text(
    "A letter about your application {number} is overdue: {kind}. The answer was due {day}. It is late, but still "
    "taken: answer now.",
    "Une lettre au sujet de votre demande {number} attend une réponse en retard : {kind}. L'échéance était le {day}. "
    "Une réponse tardive est encore reçue : répondez maintenant.",
)
LETTER = Text("Read it and answer", "Lire et répondre")
FEE_LEAD = Text(
    "Your application {number} is approved. Pay the right of permanent residence fee: the visa comes after it.",
    "Votre demande {number} est approuvée. Payez les frais relatifs au droit de résidence permanente : le visa vient "
    "ensuite.",
)
FEE = Text("See what is to pay", "Voir ce qui est à payer")
UNDER_WAY_LEAD = Text(
    "Your application {number} is {state}. There is nothing for you to do now.",
    "Votre demande {number} est {state}. Vous n'avez rien à faire pour le moment.",
)
UNDER_WAY = Text("See my application", "Voir ma demande")
