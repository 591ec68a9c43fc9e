"""Every action of the audit trail in words, whichever package tells it."""

from __future__ import annotations

from express_entry.accounts.actionwords import ACCESS
from express_entry.accounts.actionwords import ACTIONS as OF_ACCOUNTS
from express_entry.law import Text
from express_entry.pool.actionwords import ACTIONS as OF_POOL
from express_entry.pool.lifecycle import words_of as words_of_pool

from .lifecycle import words_of as words_of_applications


def words_of_action(action: str) -> Text | None:
    """The words for an action of the audit trail; None for one that no release told."""
    if action.startswith("access."):
        return ACCESS
    told = OF_POOL.get(action) or OF_ACCOUNTS.get(action) or OF_LATER_PACKAGES.get(action)
    return told or words_of_pool(action) or words_of_applications(action)


OF_LATER_PACKAGES = {
    "bar.forgotten": Text("Bars that are over forgotten", "Interdictions échues oubliées"),
    "calendar.renewed": Text("Address of a calendar renewed", "Adresse d'un calendrier renouvelée"),
    "calendar.revoked": Text("Address of a calendar revoked", "Adresse d'un calendrier révoquée"),
    "correction.asked": Text("Correction of personal data asked for", "Correction de renseignements demandée"),
    "correspondence.issued": Text("Letter issued", "Lettre émise"),
    "correspondence.read": Text("Letter read", "Lettre lue"),
    "erasure.agreed": Text("Erasure agreed to", "Effacement accepté"),
    "erasure.asked": Text("Erasure asked for", "Effacement demandé"),
    "erasure.begun": Text("Erasure begun", "Effacement commencé"),
    "erasure.done": Text("Erasure done", "Effacement terminé"),
    "erasure.for_officer": Text("Erasure left to an officer", "Effacement laissé à un agent"),
    "erasure.refused": Text("Erasure refused", "Effacement refusé"),
    "erasure.taken_back": Text("Request for erasure taken back", "Demande d'effacement retirée"),
    "notice.again": Text("Notice to be sent again", "Avis à renvoyer"),
    "notices.run": Text("Notices sent", "Avis envoyés"),
    "registration.forgotten": Text("Unconfirmed registrations forgotten", "Inscriptions non confirmées oubliées"),
    "vault.rekeyed": Text("Documents sealed under another key", "Documents scellés sous une autre clé"),
    "person.exported": Text("Personal data exported", "Renseignements personnels exportés"),
}
