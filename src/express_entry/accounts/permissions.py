"""Who may do what: one table of data. What is not in it, nobody may.

Each action names the roles that may do it and how far each reaches. The API asks this table and nothing else; a page of
the reference prints it, and a test walks every route with every role.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from express_entry.law import Text

from .roles import Role, Scope

C, REP, PT = Role.CANDIDATE, Role.REPRESENTATIVE, Role.PROVINCE
RO, AO, CO = Role.ROUND_OFFICER, Role.AUTHORISING_OFFICER, Role.CASE_OFFICER
AU, AD = Role.AUDITOR, Role.ADMINISTRATOR
OWN, CLIENT, OWN_PROVINCE, ANY = Scope.OWN, Scope.CLIENT, Scope.OWN_PROVINCE, Scope.ANY


class Permission(NamedTuple):
    """What is done, in words, and who may do it; ``anyone`` is also somebody who has not signed in."""

    action: str
    words: Text
    roles: Mapping[Role, Scope]
    anyone: bool = False


def _row(
    action: str, en: str, fr: str, roles: Mapping[Role, Scope] | None = None, *, anyone: bool = False
) -> Permission:
    return Permission(action, Text(en, fr), MappingProxyType(dict(roles or {})), anyone)


_BOTH_SIDES = {C: OWN, REP: CLIENT}
_EVERY_ROLE = dict.fromkeys(Role, OWN)
_OFFICERS = {RO: ANY, AO: ANY}

TABLE: tuple[Permission, ...] = (
    # ------------------------------------------------------------------------------------------- without an account
    _row("interface.read", "Read what the API offers", "Lire ce que l'API offre", anyone=True),
    _row("assessment.make", "Have a profile assessed; nothing is kept", "Faire évaluer un profil; rien n'est conservé",
         anyone=True),
    _row("account.register", "Register as a candidate", "S'inscrire comme candidat", anyone=True),
    _row("session.begin", "Sign in", "Ouvrir une session", anyone=True),
    _row("pool.count", "See how many are in the pool by points", "Voir la répartition du bassin par points",
         anyone=True),
    _row("round.read", "Read rounds that were published", "Lire les rondes publiées", anyone=True),
    _row("round.result", "Read the published result of a round", "Lire le résultat publié d'une ronde", anyone=True),
    # --------------------------------------------------------------------------------------------- one's own account
    _row("session.read", "See who is signed in", "Voir qui a ouvert la session", _EVERY_ROLE),
    _row("session.end", "Sign out", "Fermer la session", _EVERY_ROLE),
    # -------------------------------------------------------------------------------------------------- appointments
    _row("appointment.make", "Appoint a firm", "Nommer un cabinet", {C: OWN}),
    _row("appointment.read", "See appointments", "Voir les nominations de représentants", _BOTH_SIDES),
    _row("appointment.end", "End an appointment", "Mettre fin à une nomination de représentant", _BOTH_SIDES),
    # ------------------------------------------------------------------------------------------------------ profiles
    _row("profile.start", "Start a profile", "Commencer un profil", _BOTH_SIDES),
    _row("profile.read", "Read profiles", "Lire des profils", {**_BOTH_SIDES, CO: ANY, AU: ANY}),
    _row("profile.change", "Change a profile", "Modifier un profil", _BOTH_SIDES),
    _row("profile.discard", "Discard a draft", "Abandonner une ébauche", _BOTH_SIDES),
    _row("profile.submit", "Submit a profile", "Présenter un profil", _BOTH_SIDES),
    _row("profile.withdraw", "Withdraw a profile", "Retirer un profil", _BOTH_SIDES),
    _row("profile.history", "Read the history of a profile", "Lire l'historique d'un profil",
         {**_BOTH_SIDES, CO: ANY, AU: ANY}),
    _row("profile.code", "See the validation code of a profile", "Voir le code de validation d'un profil", {C: OWN}),
    _row("profile.line", "Have one's line in a round proved", "Obtenir la preuve de sa ligne dans une ronde",
         {**_BOTH_SIDES, CO: ANY, AU: ANY}),
    _row("invitation.decline", "Decline an invitation", "Décliner une invitation", _BOTH_SIDES),
    _row("nomination.answer", "Accept, reject or renounce a nomination",
         "Accepter ou refuser une désignation, ou y renoncer", _BOTH_SIDES),
    # ----------------------------------------------------------------------------------------------------- provinces
    _row("nomination.offer", "Offer a nomination", "Offrir une désignation", {PT: OWN_PROVINCE}),
    _row("nomination.withdraw", "Withdraw a nomination", "Retirer une désignation", {PT: OWN_PROVINCE}),
    _row("nomination.read", "Read nominations", "Lire les désignations", {PT: OWN_PROVINCE, CO: ANY, AU: ANY}),
    _row("interest.send", "Send a notification of interest", "Envoyer un avis d'intérêt", {PT: OWN_PROVINCE}),
    _row("interest.read", "Read notifications of interest", "Lire les avis d'intérêt",
         {**_BOTH_SIDES, PT: OWN_PROVINCE, AU: ANY}),
    _row("allocation.read", "Read allocations", "Lire les allocations",
         {PT: OWN_PROVINCE, RO: ANY, AO: ANY, AU: ANY, AD: ANY}),
    _row("allocation.set", "Record an allocation", "Consigner une allocation", {AD: ANY}),
    # -------------------------------------------------------------------------------------------------------- rounds
    _row("round.unpublished", "Read rounds that are not published", "Lire les rondes non publiées",
         {**_OFFICERS, AU: ANY}),
    _row("pool.live", "See how many are in the pool at this moment", "Voir la répartition du bassin à l'instant même",
         {**_OFFICERS, AU: ANY}),
    _row("round.draft", "Draft the instruction for a round", "Rédiger l'instruction d'une ronde", {RO: ANY}),
    _row("round.authorise", "Authorise an instruction drafted by another",
         "Autoriser une instruction rédigée par un autre", {AO: ANY}),
    _row("round.discard", "Discard an instruction", "Abandonner une instruction", _OFFICERS),
    _row("round.preview", "See what a round would give", "Voir ce que donnerait une ronde", _OFFICERS),
    _row("round.run", "Run a round", "Tenir une ronde", {RO: ANY}),
    _row("round.publish", "Publish the result of a round", "Publier le résultat d'une ronde", _OFFICERS),
    _row("round.verify", "Verify a round against its snapshot", "Vérifier une ronde d'après son instantané",
         {**_OFFICERS, AU: ANY}),
    _row("supplement.read", "Read corrections of a round", "Lire les corrections d'une ronde",
         {**_OFFICERS, AU: ANY}),
    _row("supplement.draft", "Draft a correction of a round", "Rédiger une correction de ronde", {RO: ANY}),
    _row("supplement.authorise", "Authorise a correction drafted by another",
         "Autoriser une correction rédigée par un autre", {AO: ANY}),
    _row("supplement.discard", "Discard a correction that was not carried out",
         "Abandonner une correction qui n'a pas été exécutée", _OFFICERS),
    # ------------------------------------------------------------------------------------------ officers and auditors
    _row("review.read", "Read what waits for an officer", "Lire ce qui attend un agent", {CO: ANY, AU: ANY}),
    _row("review.settle", "Say whether two are the same person", "Dire si deux personnes n'en font qu'une", {CO: ANY}),
    _row("bar.read", "Read bars", "Lire les interdictions", {CO: ANY, AU: ANY}),
    _row("bar.record", "Record a bar for misrepresentation", "Consigner une interdiction pour fausses déclarations",
         {CO: ANY}),
    _row("bar.lift", "Draft the lifting of a bar recorded by mistake",
         "Rédiger la levée d'une interdiction consignée par erreur", {CO: ANY}),
    _row("bar.confirm", "Authorise the lifting of a bar drafted by another",
         "Autoriser la levée d'une interdiction rédigée par un autre", {AO: ANY}),
    _row("audit.read", "Read the audit trail", "Lire la piste d'audit", {AU: ANY}),
    _row("audit.verify", "Verify the audit trail", "Vérifier la piste d'audit", {AU: ANY}),
)  # fmt: skip

PERMISSIONS: Mapping[str, Permission] = MappingProxyType({each.action: each for each in TABLE})
"""The table by action."""
NOBODY = Permission("", Text("Nothing", "Rien"), MappingProxyType({}))
"""What is said of an action that is not in the table."""


def permission(action: str) -> Permission:
    """Who may do something; for an action that is not in the table, nobody."""
    return PERMISSIONS.get(action, NOBODY)
