"""What the pages say about roles that wait for a second administrator."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Roles that wait for a second administrator", "Rôles qui attendent un second administrateur")
LEAD = Text(
    "A role with power over rounds (round officer, authorising officer, administrator) is asked for by one "
    "administrator and given once another confirms it.",
    "Un rôle qui donne du pouvoir sur les rondes (agent des rondes, agent autorisateur, administrateur) est demandé "
    "par un administrateur et accordé dès qu'un autre le confirme.",
)
NONE = Text("No role waits.", "Aucun rôle n'attend.")
ALL_ACCOUNTS = Text("Accounts and roles", "Comptes et rôles")
ROLE = Text("Role", "Rôle")
OF_ACCOUNT = Text("For the account", "Pour le compte")
TO_ACCOUNT = Text("Look at the account", "Voir le compte")
ASKED_BY = Text("Asked for by", "Demandé par")
BY = Text("{who}, {at}", "{who}, {at}")
YOURS = Text(
    "You asked for it: another administrator confirms it.", "Vous l'avez demandé : un autre administrateur le confirme."
)
CONFIRM = Text("Confirm the role", "Confirmer le rôle")
CONFIRM_TITLE = Text("Give {email} the role of {role}?", "Accorder à {email} le rôle « {role} » ?")
CONFIRM_TEXT = (
    Text(
        "The role is given at once. Its power over rounds is that of whoever has the account: see to it who that is.",
        "Le rôle est accordé immédiatement. Son pouvoir sur les rondes est celui de qui détient le compte : "
        "assurez-vous de qui il s'agit.",
    ),
    Text(
        "The audit trail tells who asked for it and who confirmed it.",
        "La piste de vérification indique qui l'a demandé et qui l'a confirmé.",
    ),
)
CONFIRMED_NOTE = Text("The role is confirmed and given: {role}.", "Le rôle est confirmé et accordé : {role}.")
REFUSE = Text("Refuse the role", "Refuser le rôle")
REFUSE_TITLE = Text("Refuse {email} the role of {role}?", "Refuser à {email} le rôle « {role} » ?")
REFUSE_TEXT = Text(
    "The role is not given; it may be asked for again.", "Le rôle n'est pas accordé; il peut être demandé de nouveau."
)
REFUSED_NOTE = Text("The role is refused: {role}.", "Le rôle est refusé : {role}.")
WITHDRAW = Text("Ask for it no longer", "Ne plus le demander")
WITHDRAW_TITLE = Text(
    "No longer ask for the role of {role} for {email}?", "Ne plus demander le rôle « {role} » pour {email} ?"
)
WITHDRAWN_NOTE = Text("The role is no longer asked for: {role}.", "Le rôle n'est plus demandé : {role}.")
