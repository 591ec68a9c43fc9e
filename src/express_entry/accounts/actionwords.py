"""What the audit trail tells of accounts, firms and appointments, in words."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law import Text

ACTIONS: Mapping[str, Text] = {
    "account.adopted": Text("Account linked to a person on record", "Compte relié à une personne enregistrée"),
    "account.closed": Text("Account closed", "Compte fermé"),
    "account.created": Text("Account created", "Compte créé"),
    "account.granted": Text("Role given to an account", "Rôle accordé à un compte"),
    "account.password": Text("Password changed", "Mot de passe changé"),
    "account.registered": Text("Registered as a candidate", "Inscrit comme candidat"),
    "account.ungranted": Text("Role taken from an account", "Rôle retiré à un compte"),
    "appointment.ended": Text("Appointment of a firm ended", "Fin de la nomination d'un cabinet"),
    "appointment.made": Text("Firm appointed", "Cabinet nommé"),
    "firm.added": Text("Firm added", "Cabinet ajouté"),
    "token.issued": Text("Token issued", "Jeton délivré"),
    "token.revoked": Text("Token revoked", "Jeton révoqué"),
}
ACCESS = Text("Read by an auditor", "Lu par un vérificateur")
"""Of every action whose name begins with ``access.``."""
