"""What the pages say on which something is done for a client, with what follows from it."""

from __future__ import annotations

from express_entry.law.text import Text
from express_entry.pool.states import ProfileState

BACK = Text("Back to the client", "Revenir au client")
CANCEL = Text("Go back without doing anything", "Revenir sans rien faire")
FOLLOWS = Text("What happens then", "Ce qui se passe ensuite")
CHANGED = Text(
    "What this page asked about was changed or answered meanwhile. Nothing was done; this is how it stands now.",
    "Ce que cette page demandait a été modifié ou a reçu une réponse entre-temps. Rien n'a été fait; voici l'état "
    "actuel.",
)
FOR = Text("For {name}, profile {number}", "Pour {name}, profil {number}")
FOR_CLIENT = Text("For {name}", "Pour {name}")

SUBMIT_TITLE = Text("Submit the profile", "Présenter le profil")
SUBMIT_FOLLOWS = (
    Text(
        "The system checks at once, without an officer, for which programs the client is eligible.",
        "Le système vérifie aussitôt, sans agent, à quels programmes le client est admissible.",
    ),
    Text(
        "Between equal scores the earlier submission comes first. Changing the profile later does not move it.",
        "À note égale, la présentation la plus ancienne passe d'abord. Modifier ensuite le profil ne la déplace pas.",
    ),
    Text(
        "A profile that is found ineligible cannot be changed: a new one has to be started.",
        "Un profil jugé non admissible ne peut pas être modifié : il faut en commencer un nouveau.",
    ),
    Text("The profile is in the pool for twelve months.", "Le profil reste douze mois dans le bassin."),
)
SUBMIT_GO = Text("Submit it", "Le présenter")
SUBMITTED = Text("The profile {number} is now: {state}.", "Le profil {number} est maintenant : {state}.")

WITHDRAW_TITLE = Text("Withdraw the profile", "Retirer le profil")
WITHDRAW_FOLLOWS = (
    Text(
        "The profile leaves the pool at once and cannot come back.",
        "Le profil quitte le bassin aussitôt et ne peut pas y revenir.",
    ),
    Text(
        "A new profile gets a new number and a new time of submission.",
        "Un nouveau profil aura un nouveau numéro et une nouvelle heure de présentation.",
    ),
    Text(
        "A nomination on it ends with it. The province can record its certificate again on the next profile.",
        "Une désignation sur ce profil prend fin avec lui. La province peut consigner de nouveau son certificat sur le "
        "prochain profil.",
    ),
)
WITHDRAW_GO = Text("Withdraw it", "Le retirer")
WITHDRAWN = Text("The profile {number} was withdrawn.", "Le profil {number} a été retiré.")

NOMINATION_TITLE = Text("Answer the nomination of {province}", "Répondre à la désignation : {province}")
NOMINATION_FOLLOWS = (
    Text(
        "If accepted, it gives its points at once, and the client can from then on be invited as a nominee only.",
        "Si elle est acceptée, elle donne aussitôt ses points, et le client ne peut dès lors être invité qu'à titre "
        "de candidat désigné.",
    ),
    Text(
        "An accepted nomination cannot be taken off the profile. If it ends, the profile takes part in no more rounds.",
        "Une désignation acceptée ne peut pas être ôtée du profil. Si elle prend fin, le profil ne participe plus à "
        "aucune ronde.",
    ),
    Text(
        "If turned down, or not answered by {day}, it changes nothing in the profile.",
        "Si elle est refusée, ou laissée sans réponse au {day}, elle ne change rien au profil.",
    ),
)
ACCEPT = Text("Accept it", "L'accepter")
REJECT = Text("Turn it down", "La refuser")
RENOUNCE_TITLE = Text("Renounce the nomination of {province}", "Renoncer à la désignation : {province}")
RENOUNCE_FOLLOWS = (
    Text(
        "Its points are lost at once, and the client is no longer a nominee.",
        "Ses points sont perdus aussitôt, et le client n'est plus candidat désigné.",
    ),
    Text(
        "The profile takes part in no more rounds: withdraw it and submit a new one.",
        "Le profil ne participe plus à aucune ronde : il faut le retirer et en présenter un nouveau.",
    ),
)
RENOUNCE_INVITED = Text(
    "The invitation was given with them, and for that class alone: an application on it would be refused, as the "
    "client would no longer be named in a certificate (R87(2), A11.2). Decline the invitation instead.",
    "L'invitation a été donnée avec eux, et pour cette catégorie seulement : une demande faite sur elle serait "
    "refusée, puisque le client ne serait plus visé par un certificat (R87(2), L11.2). Déclinez plutôt l'invitation.",
)
RENOUNCE = Text("Renounce it", "Y renoncer")
ANSWERED = Text("The nomination is now: {state}.", "La désignation est maintenant : {state}.")

INVITATION_TITLE = Text("Answer the invitation of round {round}", "Répondre à l'invitation de la ronde {round}")
INVITATION_FOLLOWS = (
    Text(
        "Proceed: an application is started, to be handed in by {day}. It is for this program only: {program}.",
        "Poursuivre : une demande est commencée, à présenter au plus tard le {day}. Elle ne vaut que pour ce "
        "programme : {program}.",
    ),
    Text(
        "Do neither by {day}: the invitation lapses, and the profile can never be invited again.",
        "Ne rien faire avant la fin du {day} : l'invitation devient caduque, et le profil ne peut plus jamais être "
        "invité.",
    ),
)
DECLINE_FOLLOWS = {
    ProfileState.IN_POOL: Text(
        "Decline: the profile goes back into the pool at once with the same time of submission, for what is left of "
        "the twelve months.",
        "Décliner : le profil retourne aussitôt dans le bassin avec la même heure de présentation, pour le reste des "
        "douze mois.",
    ),
    ProfileState.REMOVED: Text(
        "Decline: the profile ends at once, since the client is no longer eligible for a program.",
        "Décliner : le profil prend fin aussitôt, puisque le client n'est plus admissible à un programme.",
    ),
    ProfileState.EXPIRED: Text(
        "Decline: the profile ends at once, since its twelve months in the pool are over.",
        "Décliner : le profil prend fin aussitôt, puisque ses douze mois dans le bassin sont écoulés.",
    ),
    ProfileState.NOMINATION_ENDED: Text(
        "Decline: the profile is in no round, since its nomination has ended (MI, s. 28); withdraw it and submit a new "
        "one.",
        "Décliner : le profil n'est dans aucune ronde, puisque sa désignation a pris fin (IM, art. 28); il faut le "
        "retirer et en présenter un nouveau.",
    ),
    ProfileState.BARRED: Text(
        "Decline: the profile is in no round, since the client is barred for misrepresentation until {until} "
        "(A10.1(4), 40(2)(a)).",
        "Décliner : le profil n'est dans aucune ronde, puisque le client est exclu pour fausses déclarations jusqu'au "
        "{until} (L10.1(4), 40(2)a)).",
    ),
}
"""What declining does, by where the profile then goes."""
PROCEED = Text("Proceed: start the application", "Poursuivre : commencer la demande")
DECLINE = Text("Decline the invitation", "Décliner l'invitation")
STARTED = Text("The application {number} was started.", "La demande {number} est commencée.")
DECLINED = Text("The invitation was declined.", "L'invitation est déclinée.")

END_TITLE = Text("End the appointment", "Mettre fin au mandat du cabinet")
END_FOLLOWS = (
    Text(
        "At once the firm no longer sees anything of the client, and can do nothing for them.",
        "Aussitôt, le cabinet ne voit plus rien du client et ne peut plus rien faire pour lui.",
    ),
    Text(
        "The client's profile and application stay as they are. Only the client can appoint the firm again.",
        "Le profil et la demande du client demeurent. Seul le client peut donner mandat au cabinet de nouveau.",
    ),
)
END_GO = Text("End it", "Y mettre fin")
ENDED = Text("The appointment has ended.", "Le mandat du cabinet a pris fin.")
"""Lists of what follows stand as tuples: a page says them one by one."""
