"""What the pages about an invitation and a nomination say."""

from __future__ import annotations

from express_entry.law.text import Text
from express_entry.pool.states import ProfileState

# --- the invitation
TITLE = Text("Your invitation to apply", "Votre invitation à présenter une demande")
NONE_OPEN = Text("You have no open invitation.", "Vous n'avez pas d'invitation ouverte.")
DAYS_LEFT = Text("Days left", "Jours restants")
LAST_DAY_SCALE = Text("The last day is {day}.", "Le dernier jour est le {day}.")
OVER_AT = Text(
    "The instructions do not say at what hour that day ends. Here the invitation lapses once the day is over "
    "everywhere: {instant}. Do not wait that long: from {warn} on you get reminders.",
    "Les instructions ne disent pas à quelle heure ce jour se termine. Ici, l'invitation devient caduque une fois le "
    "jour terminé partout : {instant}. N'attendez pas jusque-là : des rappels vous sont envoyés à partir du {warn}.",
)
FOR_CLASS, ROUND = Text("Program", "Programme"), Text("Round", "Ronde")
ISSUED, YOUR_RANK = Text("Issued", "Émise"), Text("Your rank in the round", "Votre rang dans la ronde")
YOUR_POINTS, CUT_OFF = Text("Your score", "Votre note"), Text("Lowest score invited", "Note la plus basse")
LETTER = Text("Read the letter of invitation", "Lire la lettre d'invitation")
AS_PDF = Text("as a PDF", "en PDF")
WAYS_TITLE = Text("Proceed or decline", "Poursuivre ou décliner")
PROCEED, DECLINE, SILENCE = (
    Text("If you apply", "Si vous présentez une demande"),
    Text("If you decline", "Si vous déclinez"),
    Text("If you do nothing", "Si vous ne faites rien"),
)
APPLY_NOW, DECLINE_NOW = Text("Start my application", "Commencer ma demande"), Text("Decline", "Décliner")
GO_ON = Text("Go on with my application", "Poursuivre ma demande")
APPLY_CLASS = Text(
    "You apply for the program in the invitation, {program}, and for no other.",
    "Vous présentez une demande pour le programme indiqué dans l'invitation, {program}, et pour aucun autre.",
)
APPLY_BY = Text(
    "Everything has to be handed in by {day}: forms, documents and the processing fee.",
    "Tout doit être présenté au plus tard le {day} : formulaires, documents et frais de traitement.",
)
APPLY_SPENT = Text(
    "Once the application is received, the invitation and the profile are used up. If it is returned as incomplete, "
    "all fees are repaid, and you need a new profile with a new time of submission.",
    "Une fois la demande reçue, l'invitation et le profil ne peuvent plus servir. Si elle est retournée comme "
    "incomplète, tous les frais sont remboursés, et il vous faut un nouveau profil avec une nouvelle heure de "
    "présentation.",
)
DECLINE_RETURNS = Text(
    "You go back into the pool with your time of submission, {submitted}, for the rest of your time there. Days left: "
    "{days}.",
    "Vous retournez dans le bassin avec votre heure de présentation, {submitted}, pour le reste de votre temps. Jours "
    "restants : {days}.",
)
DECLINE_NOT = {
    ProfileState.REMOVED: Text(
        "You do not go back into the pool: you are no longer eligible for a program.",
        "Vous ne retournez pas dans le bassin : vous n'êtes plus admissible à un programme.",
    ),
    ProfileState.EXPIRED: Text(
        "You do not go back into the pool: your twelve months there are over.",
        "Vous ne retournez pas dans le bassin : vos douze mois y sont écoulés.",
    ),
    ProfileState.NOMINATION_ENDED: Text(
        "You do not go back into any round: the nomination on this profile has ended, and its points and class are "
        "gone (MI, s. 28). The profile is in no round until you withdraw it and submit a new one, with a new time of "
        "submission.",
        "Vous ne revenez dans aucune ronde : la désignation de ce profil a pris fin, et ses points et la catégorie ont "
        "disparu (IM, art. 28). Le profil n'est dans aucune ronde avant que vous le retiriez et en présentiez un "
        "nouveau, avec une nouvelle heure de présentation.",
    ),
    ProfileState.BARRED: Text(
        "You do not go back into any round: you are barred for misrepresentation until {until}, and nobody who is "
        "barred is ranked (A10.1(4), 40(2)(a)).",
        "Vous ne revenez dans aucune ronde : vous êtes exclu pour fausses déclarations jusqu'au {until}, et une "
        "personne exclue n'est pas classée (L10.1(4), 40(2)a)).",
    ),
}
"""Where a profile goes that does not come back into the pool when the invitation is declined."""
DECLINE_OPEN = Text(
    "What you stated is not enough to tell whether you go back into the pool.",
    "Ce que vous avez déclaré ne permet pas de dire si vous retournez dans le bassin.",
)
DECLINE_SCORE = Text("Your score there would be {points}.", "Votre note y serait de {points}.")
DECLINE_MARGIN = Text(
    "The last round whose invitations went to “{whom}” was {round}, of {day}. Its lowest score was {score}: {margin}.",
    "La dernière ronde dont les invitations visaient « {whom} » est la {round}, du {day}. Sa note la plus basse était "
    "de {score} : {margin}.",
)
DECLINE_NO_NEXT = Text(
    "You do not get an invitation for another program in its place.",
    "Vous ne recevez pas à la place une invitation pour un autre programme.",
)
DECLINE_DRAFT = Text(
    "The draft of your application is deleted with everything in it; what you paid is repaid.",
    "L'ébauche de votre demande est supprimée avec tout ce qu'elle contient; ce que vous avez payé est remboursé.",
)
SILENCE_LAPSES = Text(
    "After {day} the invitation lapses, and this profile can never be invited again (A10.1(6)).",
    "Après le {day}, l'invitation devient caduque, et ce profil ne pourra plus jamais recevoir d'invitation "
    "(L10.1(6)).",
)
SILENCE_NEW = Text(
    "You would need a new profile, with a new time of submission.",
    "Il vous faudrait un nouveau profil, avec une nouvelle heure de présentation.",
)
DECLINE_TITLE = Text("Decline the invitation?", "Décliner l'invitation ?")
DECLINE_CONFIRM = Text("Decline the invitation", "Décliner l'invitation")
DECLINED = Text("You declined the invitation.", "Vous avez décliné l'invitation.")
APPLY_TITLE = Text("Start your application?", "Commencer votre demande ?")
APPLY_CONFIRM = Text("Start the application", "Commencer la demande")
APPLY_LEAD = Text(
    "Starting binds you to nothing yet: until you hand it in you can still decline.",
    "Commencer ne vous engage encore à rien : tant que vous ne l'avez pas présentée, vous pouvez décliner.",
)
STARTED = Text("Your application is started.", "Votre demande est commencée.")

# --- the nomination
NOMINATION_TITLE = Text("Nomination", "Désignation")
NO_NOMINATION = Text(
    "No province or territory has nominated you on this profile.",
    "Aucune province ni aucun territoire ne vous a désigné sur ce profil.",
)
HOW_TO = Text(
    "To be nominated you apply to a province outside this service, and give it the number of your profile and the "
    "validation code.",
    "Pour être désigné, vous présentez une demande à une province, en dehors de ce service, et lui donnez le numéro de "
    "votre profil et le code de validation.",
)
PROVINCE, STATE = Text("Province or territory", "Province ou territoire"), Text("State", "État")
CERTIFICATE, OFFERED = Text("Certificate", "Certificat"), Text("Offered", "Offerte")
ANSWER_BY = Text("Last day to answer", "Dernier jour pour répondre")
ACCEPTING = Text("If you accept", "Si vous acceptez")
ACCEPT_EFFECT = Text(
    "Your score becomes {then} instead of {now}, at once.", "Votre note devient {then} au lieu de {now}, aussitôt."
)
ACCEPT_ONLY = Text(
    "You can be invited as a nominee only (A10.1(1.1)).",
    "Vous ne pouvez recevoir une invitation qu'à titre de candidat désigné (L10.1(1.1)).",
)
ACCEPT_KEEP = Text(
    "It cannot be undone on this profile: if the nomination ends, the profile takes part in no more rounds, and you "
    "need a new one.",
    "Cela ne peut être défait sur ce profil : si la désignation prend fin, le profil ne participe plus à aucune "
    "ronde, et il vous en faut un nouveau.",
)
NOMINATION_LETTER = Text("Read the letter of your nomination", "Lire la lettre de votre désignation")
REJECT_STAYS = Text("Your profile stays as it is.", "Votre profil reste tel quel.")
REJECT_GONE = Text("The offer cannot come back.", "L'offre ne peut pas revenir.")
RENOUNCE_LOSES = Text(
    "Its points go at once: your score becomes {then} instead of {now}.",
    "Ses points disparaissent aussitôt : votre note devient {then} au lieu de {now}.",
)
RENOUNCE_NO_ROUND = Text(
    "This profile then takes part in no more rounds: you withdraw it and submit a new one, with a new time of "
    "submission.",
    "Ce profil ne participe ensuite plus à aucune ronde : vous le retirez et en présentez un nouveau, avec une "
    "nouvelle heure de présentation.",
)
RENOUNCE_GONE = Text(
    "The points and the class of the nomination go at once (MI, s. 28).",
    "Les points et la catégorie de la désignation disparaissent aussitôt (IM, art. 28).",
)
RENOUNCE_INVITED = Text(
    "Your invitation was given with them, and for that class alone: an application on it would be refused, as you "
    "would no longer be named in a certificate (R87(2), A11.2). Decline the invitation instead.",
    "Votre invitation a été donnée avec eux, et pour cette catégorie seulement : une demande faite sur elle serait "
    "refusée, puisque vous ne seriez plus visé par un certificat (R87(2), L11.2). Déclinez plutôt l'invitation.",
)
RENOUNCE_DECLINE = Text(
    "Once you decline, this profile takes part in no more rounds: you withdraw it and submit a new one, with a new "
    "time of submission.",
    "Une fois l'invitation déclinée, ce profil ne participe plus à aucune ronde : vous le retirez et en présentez un "
    "nouveau, avec une nouvelle heure de présentation.",
)
ACCEPT, REJECT, RENOUNCE = Text("Accept", "Accepter"), Text("Turn it down", "Refuser"), Text("Renounce", "Renoncer")
TITLES = {
    "accept": Text("Accept the nomination of {province}?", "Accepter la désignation ({province}) ?"),
    "reject": Text("Turn the nomination of {province} down?", "Refuser la désignation ({province}) ?"),
    "renounce": Text("Renounce the nomination of {province}?", "Renoncer à la désignation ({province}) ?"),
}
BUTTONS = {
    "accept": Text("Accept the nomination", "Accepter la désignation"),
    "reject": Text("Turn it down", "La refuser"),
    "renounce": Text("Renounce it", "Y renoncer"),
}
DONE = {
    "accept": Text("You accepted the nomination.", "Vous avez accepté la désignation."),
    "reject": Text("You turned the nomination down.", "Vous avez refusé la désignation."),
    "renounce": Text("You renounced the nomination.", "Vous avez renoncé à la désignation."),
}
INTERESTS_TITLE = Text("Notifications of interest", "Avis d'intérêt")
INTERESTS_CAPTION = Text("Provinces that told you of their interest", "Provinces qui vous ont signalé leur intérêt")
INTERESTS_TEXT = Text(
    "A notification of interest is not a nomination. You do not have to do anything; the province tells you how to "
    "apply to it.",
    "Un avis d'intérêt n'est pas une désignation. Vous n'êtes pas tenu d'agir; la province vous dit comment lui "
    "présenter une demande.",
)
STREAM, SENT = Text("Stream", "Volet"), Text("Sent", "Envoyé")
