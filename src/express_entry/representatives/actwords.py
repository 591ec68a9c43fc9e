"""What the pages say on which something is done for a client, with what follows from it."""

from __future__ import annotations

from express_entry.law.text import Text

BACK = Text("Back to the client", "Retour au client")
CANCEL = Text("Do nothing, and go back", "Ne rien faire et revenir")
FOLLOWS = Text("What follows", "Ce qui s'ensuit")
FOR = Text("For {name}, profile {number}", "Pour {name}, profil {number}")
FOR_CLIENT = Text("For {name}", "Pour {name}")

SUBMIT_TITLE = Text("Submit the profile", "Présenter le profil")
SUBMIT_FOLLOWS = (
    Text(
        "Whether a program is met is determined at once, by the system alone.",
        "L'admissibilité à un programme est établie aussitôt, par le seul système.",
    ),
    Text(
        "The instant of submission decides between equal points. It does not move when the profile is changed.",
        "L'instant de la présentation départage les points égaux. Il ne change pas quand le profil est modifié.",
    ),
    Text(
        "A profile that is found ineligible cannot be changed: another one has to be made.",
        "Un profil jugé non admissible ne peut pas être modifié : il en faut un autre.",
    ),
    Text("The profile is in the pool for twelve months.", "Le profil reste douze mois dans le bassin."),
)
SUBMIT_GO = Text("Submit it", "Le présenter")
SUBMITTED = Text("The profile {number} is now: {state}.", "Le profil {number} est maintenant : {state}.")

WITHDRAW_TITLE = Text("Withdraw the profile", "Retirer le profil")
WITHDRAW_FOLLOWS = (
    Text(
        "The profile leaves the pool at once, and cannot come back.",
        "Le profil quitte le bassin aussitôt, et ne peut pas y revenir.",
    ),
    Text(
        "Another one is another profile, with another number and another instant of submission.",
        "Un autre profil aura un autre numéro et un autre instant de présentation.",
    ),
    Text("A nomination on it lapses with it.", "Une désignation sur ce profil prend fin avec lui."),
)
WITHDRAW_GO = Text("Withdraw it", "Le retirer")
WITHDRAWN = Text("The profile {number} was withdrawn.", "Le profil {number} a été retiré.")

NOMINATION_TITLE = Text("Answer the nomination of {province}", "Répondre à la désignation de {province}")
NOMINATION_FOLLOWS = (
    Text(
        "Accepted, it gives its points and the class at once. From then on the client may be invited as a nominee "
        "only.",
        "Acceptée, elle donne ses points et la catégorie aussitôt. Le client ne peut dès lors être invité qu'à ce "
        "titre.",
    ),
    Text(
        "An accepted nomination cannot be taken off the profile. Where it ends, the profile is in no round any more.",
        "Une désignation acceptée ne peut pas être ôtée du profil. Si elle prend fin, le profil n'est plus dans aucune "
        "ronde.",
    ),
    Text(
        "Rejected, or not answered by {day}, it changes nothing of the profile.",
        "Refusée, ou laissée sans réponse au {day}, elle ne change rien au profil.",
    ),
)
ACCEPT = Text("Accept it", "L'accepter")
REJECT = Text("Reject it", "La refuser")
RENOUNCE_TITLE = Text("Renounce the nomination of {province}", "Renoncer à la désignation de {province}")
RENOUNCE_FOLLOWS = (
    Text("Its points and the class are gone at once.", "Ses points et la catégorie disparaissent aussitôt."),
    Text(
        "The profile is in no round any more: it has to be withdrawn, and another one submitted.",
        "Le profil n'est plus dans aucune ronde : il faut le retirer et en présenter un autre.",
    ),
)
RENOUNCE = Text("Renounce it", "Y renoncer")
ANSWERED = Text("The nomination is now: {state}.", "La désignation est maintenant : {state}.")

INVITATION_TITLE = Text("Answer the invitation of round {round}", "Répondre à l'invitation de la ronde {round}")
INVITATION_FOLLOWS = (
    Text(
        "Proceed: an application is started, and has to be handed in by {day}. It is decided for {program} alone.",
        "Poursuivre : une demande commence, à présenter au plus tard le {day}. Elle est tranchée pour ce seul "
        "programme : "
        "{program}.",
    ),
    Text(
        "Decline: back to the pool at once with the same instant of submission, for what is left of the twelve months, "
        "where a program is still met. It costs nothing.",
        "Décliner : retour immédiat au bassin avec le même instant de présentation, pour le reste des douze mois, si "
        "un "
        "programme est encore respecté. Cela ne coûte rien.",
    ),
    Text(
        "Do neither by {day}: the invitation lapses, and the profile can never be invited again.",
        "Ne rien faire avant la fin du {day} : l'invitation devient caduque, et le profil ne peut plus jamais être "
        "invité.",
    ),
)
PROCEED = Text("Proceed: start the application", "Poursuivre : commencer la demande")
DECLINE = Text("Decline the invitation", "Décliner l'invitation")
STARTED = Text("The application {number} was started.", "La demande {number} est commencée.")
DECLINED = Text("The invitation was declined.", "L'invitation est déclinée.")

END_TITLE = Text("End the appointment", "Mettre fin au mandat du cabinet")
END_FOLLOWS = (
    Text(
        "The firm sees and does nothing for the client any more, at once.",
        "Le cabinet ne voit et ne fait plus rien pour le client, aussitôt.",
    ),
    Text(
        "Everything of the client stays as it is; only the client can appoint the firm again.",
        "Tout ce qui est au client reste en l'état; seul le client peut lui donner mandat de nouveau.",
    ),
)
END_GO = Text("End it", "Y mettre fin")
ENDED = Text("The appointment has ended.", "Le mandat du cabinet a pris fin.")
"""Lists of what follows stand as tuples: a page says them one by one."""
