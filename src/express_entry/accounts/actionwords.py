"""What the audit trail tells of accounts, firms and appointments, in words."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law import Text

ACTIONS: Mapping[str, Text] = {
    "account.address": Text("E-mail address changed", "Adresse électronique changée"),
    "account.adopted": Text("Account linked to a person on record", "Compte relié à une personne enregistrée"),
    "account.closed": Text("Account closed", "Compte fermé"),
    "account.created": Text("Account created", "Compte créé"),
    "account.granted": Text("Role given to an account", "Rôle accordé à un compte"),
    "account.password": Text("Password changed", "Mot de passe changé"),
    "account.registered": Text("Registered as a candidate", "Inscrit comme candidat"),
    "account.ungranted": Text("Role taken from an account", "Rôle retiré à un compte"),
    "appointment.ended": Text("Appointment of a firm ended", "Fin du mandat d'un cabinet"),
    "appointment.forgotten": Text(
        "A firm's own name for a client forgotten: the appointment ran out",
        "Nom donné à un client par son cabinet oublié : le mandat a expiré",
    ),
    "appointment.made": Text("Firm appointed", "Mandat donné à un cabinet"),
    "appointment.named": Text(
        "A firm's own name for a client changed", "Nom donné à un client par son cabinet modifié"
    ),
    "factor.added": Text("Second factor added", "Second facteur ajouté"),
    "factor.codes": Text("Recovery codes drawn", "Codes de récupération tirés"),
    "factor.recovery_used": Text("Recovery code used", "Code de récupération utilisé"),
    "factor.removed": Text("Second factor removed", "Second facteur retiré"),
    "firm.added": Text("Firm added", "Cabinet ajouté"),
    "grant.asked": Text(
        "Role asked for, to be confirmed by another administrator",
        "Rôle demandé, à confirmer par un autre administrateur",
    ),
    "grant.confirmed": Text(
        "Role confirmed that another administrator asked for", "Rôle demandé par un autre administrateur confirmé"
    ),
    "grant.refused": Text(
        "Role refused that another administrator asked for", "Rôle demandé par un autre administrateur refusé"
    ),
    "grant.withdrawn": Text("Role no longer asked for", "Demande de rôle retirée"),
    "session.ended": Text("Sessions ended", "Sessions fermées"),
    "ticket.made": Text("Message about an account", "Message au sujet d'un compte"),
    "token.issued": Text("Token issued", "Jeton délivré"),
    "token.revoked": Text("Token revoked", "Jeton révoqué"),
}
ACCESS = Text("Read by an auditor", "Lu par un vérificateur")
"""Of every action whose name begins with ``access.``."""
