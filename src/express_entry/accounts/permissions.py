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

    @property
    def is_of_accounts(self) -> bool:
        """Whether it is about one's own account: what every role may do; in a session, who has no role yet may too."""
        return len(self.roles) == len(Role)


def _row(
    action: str, en: str, fr: str, roles: Mapping[Role, Scope] | None = None, *, anyone: bool = False
) -> Permission:
    return Permission(action, Text(en, fr), MappingProxyType(dict(roles or {})), anyone)


_BOTH_SIDES = {C: OWN, REP: CLIENT}
_EVERY_ROLE = dict.fromkeys(Role, OWN)
_OFFICERS = {RO: ANY, AO: ANY}
_FILE_LOOK = {CO: ANY, AU: ANY}
_FILE_READ = {**_BOTH_SIDES, **_FILE_LOOK}

TABLE: tuple[Permission, ...] = (
    # ------------------------------------------------------------------------------------------- without an account
    _row("interface.read", "Read what the API offers", "Lire ce que l'API offre", anyone=True),
    _row("assessment.make", "Have a profile assessed; nothing is kept", "Faire évaluer un profil; rien n'est conservé",
         anyone=True),
    _row("checklist.make", "Have the documents of an application listed; nothing is kept",
         "Faire dresser la liste des documents d'une demande; rien n'est conservé", anyone=True),
    _row("fees.make", "Have the fees of an application worked out; nothing is kept",
         "Faire établir les frais d'une demande; rien n'est conservé", anyone=True),
    _row("completeness.make", "Have an application looked at as if it were received; nothing is kept",
         "Faire examiner une demande comme si elle était reçue; rien n'est conservé", anyone=True),
    _row("retest.make", "See whether a mistake would have mattered; nothing is kept",
         "Voir si une erreur aurait compté; rien n'est conservé", anyone=True),
    _row("choice.make", "See what proceeding and declining mean; nothing is kept",
         "Voir ce que signifie poursuivre ou décliner; rien n'est conservé", anyone=True),
    _row("events.read", "Read what a change on the way leads to", "Lire ce qu'entraîne un changement en cours de route",
         anyone=True),
    _row("account.register", "Register as a candidate", "S'inscrire comme candidat", anyone=True),
    _row("account.confirm", "Confirm the address of a registration", "Confirmer l'adresse d'une inscription",
         anyone=True),
    _row("account.recover", "Choose another password by a link", "Choisir un autre mot de passe par un lien",
         anyone=True),
    _row("session.begin", "Sign in", "Ouvrir une session", anyone=True),
    _row("pool.count", "See how many are in the pool by points", "Voir la répartition du bassin par points",
         anyone=True),
    _row("round.read", "Read rounds that were published", "Lire les rondes publiées", anyone=True),
    _row("key.read", "Read the public key of what is signed", "Lire la clé publique de ce qui est signé", anyone=True),
    _row("round.result", "Read the published result of a round", "Lire le résultat publié d'une ronde", anyone=True),
    _row("erasure.receipt", "Read the receipt of an erasure, by its code", "Lire le reçu d'un effacement, par son code",
         anyone=True),
    _row("retention.read", "Read how long records are kept", "Lire combien de temps les dossiers sont conservés",
         anyone=True),
    _row("impact.read", "Read the records of automated steps", "Lire les fiches des étapes automatisées", anyone=True),
    # --------------------------------------------------------------------------------------------- one's own account
    _row("session.read", "See who is signed in", "Voir qui a ouvert la session", _EVERY_ROLE),
    _row("session.end", "Sign out", "Fermer la session", _EVERY_ROLE),
    _row("session.list", "See one's open sessions, and end them", "Voir ses sessions ouvertes, et les fermer",
         _EVERY_ROLE),
    _row("account.read", "See one's own account", "Voir son propre compte", _EVERY_ROLE),
    _row("account.history", "See what happened with one's account", "Voir ce qui est arrivé à son compte",
         _EVERY_ROLE),
    _row("account.language", "Choose the language of one's messages", "Choisir la langue de ses messages",
         _EVERY_ROLE),
    _row("account.password", "Change one's password", "Changer son mot de passe", _EVERY_ROLE),
    _row("account.address", "Change one's e-mail address", "Changer son adresse électronique", _EVERY_ROLE),
    _row("account.factor", "Add a second factor, or take one away", "Ajouter un second facteur, ou en retirer un",
         _EVERY_ROLE),
    _row("token.read", "List one's tokens", "Voir la liste de ses jetons", _EVERY_ROLE),
    _row("token.make", "Make a token, in a session", "Créer un jeton, dans une session", _EVERY_ROLE),
    _row("token.revoke", "Revoke a token of one's own", "Révoquer un de ses jetons", _EVERY_ROLE),
    # -------------------------------------------------------------------------------------------------- appointments
    _row("appointment.make", "Appoint a firm", "Donner mandat à un cabinet", {C: OWN}),
    _row("appointment.read", "See appointments", "Voir les mandats de représentants", _BOTH_SIDES),
    _row("appointment.end", "End an appointment", "Mettre fin au mandat d'un représentant", _BOTH_SIDES),
    _row("appointment.name", "Keep one's own name or reference for a client",
         "Conserver son propre nom ou sa propre référence pour un client", {REP: CLIENT}),
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
    _row("invitation.answer", "Answer an invitation", "Répondre à une invitation", _BOTH_SIDES),
    _row("nomination.answer", "Accept, reject or renounce a nomination",
         "Accepter ou refuser une désignation, ou y renoncer", _BOTH_SIDES),
    # -------------------------------------------------------------------------------------------------- applications
    _row("application.start", "Start an application", "Commencer une demande", _BOTH_SIDES),
    _row("application.read", "Read applications", "Lire des demandes", _FILE_READ),
    _row("application.history", "Read the history of an application", "Lire l'historique d'une demande", _FILE_READ),
    _row("application.deadlines", "Read the deadlines of applications", "Lire les échéances de demandes", _FILE_READ),
    _row("application.form", "Read the forms of an application", "Lire les formulaires d'une demande", _FILE_READ),
    _row("application.check", "See what is missing of an application", "Voir ce qui manque à une demande", _FILE_READ),
    _row("application.declare", "Fill in the forms", "Remplir les formulaires", _BOTH_SIDES),
    _row("application.discard", "Discard a draft application", "Abandonner l'ébauche d'une demande", _BOTH_SIDES),
    _row("application.submit", "Sign and hand in an application", "Signer et présenter une demande", _BOTH_SIDES),
    _row("application.withdraw", "Withdraw an application", "Retirer une demande", _BOTH_SIDES),
    _row("document.upload", "Hand in a document", "Déposer un document", _BOTH_SIDES),
    _row("document.remove", "Take a document out", "Retirer un document", _BOTH_SIDES),
    _row("document.read", "Download a document; told to the audit trail",
         "Télécharger un document; consigné dans la piste de vérification", _FILE_READ),
    _row("payment.make", "Pay a fee", "Payer des frais", _BOTH_SIDES),
    _row("change.tell", "Tell a change", "Signaler un changement", _BOTH_SIDES),
    _row("letter.read", "Read letters and their answers", "Lire les lettres et leurs réponses", _FILE_READ),
    _row("letter.answer", "Answer a letter", "Répondre à une lettre", _BOTH_SIDES),
    _row("correspondence.read", "Read letters as they were issued; told to the audit trail",
         "Lire les lettres telles qu'elles ont été émises; consigné dans la piste de vérification",
         {**_BOTH_SIDES, CO: ANY}),
    _row("calendar.address", "Renew or revoke the secret address of the calendar of deadlines",
         "Renouveler ou révoquer l'adresse secrète du calendrier des échéances", _BOTH_SIDES),
    # ------------------------------------------------------------------------------------------- one's own records
    _row("person.export", "Be given everything that is held on oneself; told to the audit trail",
         "Obtenir tout ce qui est détenu sur soi; consigné dans la piste de vérification", {C: OWN}),
    _row("erasure.ask", "Ask to be erased", "Demander d'être effacé", {C: OWN}),
    _row("erasure.recall", "Take a request to be erased back", "Retirer une demande d'effacement", {C: OWN}),
    _row("erasure.read", "Read requests to be erased, and what keeps the records",
         "Lire les demandes d'effacement, et ce qui retient les dossiers", {C: OWN, CO: ANY}),
    _row("erasure.decide", "Agree to an erasure, or refuse it", "Accepter un effacement, ou le refuser", {CO: ANY}),
    _row("correction.ask", "Ask that a record of oneself be corrected",
         "Demander la correction d'un dossier à son sujet", {C: OWN}),
    _row("correction.read", "Read requests to correct a record", "Lire les demandes de correction", {C: OWN, CO: ANY}),
    _row("correction.settle", "Correct a record as asked, or refuse", "Corriger un dossier comme demandé, ou refuser",
         {CO: ANY}),
    # -------------------------------------------------------------------------------------------------- examination
    _row("queue.read", "Read what waits for officers", "Lire ce qui attend les agents", _FILE_LOOK),
    _row("officer.read", "See who can have files", "Voir qui peut avoir des dossiers", {CO: ANY, AU: ANY, AD: ANY}),
    _row("officer.leave", "Note that an officer left, or is back", "Consigner un départ d'agent, ou un retour",
         {CO: ANY, AD: ANY}),
    _row("application.assign", "Give a file to an officer", "Confier un dossier à un agent", {CO: ANY}),
    _row("application.interest", "Note an officer's own interest in a file",
         "Consigner l'intérêt personnel d'un agent dans un dossier", {CO: ANY}),
    _row("note.read", "Read the notes on a file", "Lire les notes d'un dossier", _FILE_LOOK),
    _row("note.write", "Write a note on a file", "Écrire une note au dossier", {CO: ANY}),
    _row("payment.record", "Record what was paid elsewhere", "Consigner ce qui a été payé ailleurs", {CO: ANY}),
    _row("refund.make", "Repay what is owed", "Rembourser ce qui est dû", {CO: ANY}),
    _row("document.see", "Note what was seen of a document's form", "Consigner ce qu'on a vu de la forme d'un document",
         {CO: ANY}),
    _row("application.complete", "Find an application complete, or return it",
         "Constater qu'une demande est complète, ou la retourner", {CO: ANY}),
    _row("finding.read", "Read what the software worked out on a file", "Lire ce que le logiciel a établi d'un dossier",
         _FILE_LOOK),
    _row("finding.ask", "Have the test of A11.2 worked out anew", "Faire refaire la vérification de L11.2", {CO: ANY}),
    _row("finding.make", "Find on the test of A11.2", "Se prononcer sur la vérification de L11.2", {CO: ANY}),
    _row("track.settle", "Settle or reopen a track", "Régler ou rouvrir un volet", {CO: ANY}),
    _row("letter.send", "Ask something in writing", "Demander quelque chose par écrit", {CO: ANY}),
    _row("letter.settle", "Extend, close or cancel a letter", "Prolonger, clore ou annuler une lettre", {CO: ANY}),
    _row("change.see", "Note that a change was looked at", "Consigner qu'un changement a été examiné", {CO: ANY}),
    _row("decision.approve", "Approve an application", "Approuver une demande", {CO: ANY}),
    _row("decision.propose", "Propose a refusal", "Proposer un refus", {CO: ANY}),
    _row("decision.confirm", "Confirm a refusal proposed by another, or send it back",
         "Confirmer un refus proposé par un autre, ou le renvoyer", {CO: ANY}),
    _row("decision.reopen", "Take an examination up again", "Reprendre un examen", {CO: ANY}),
    _row("visa.issue", "Issue a visa", "Délivrer un visa", {CO: ANY}),
    _row("landing.record", "Record a landing", "Consigner un établissement", {CO: ANY}),
    _row("notice.read", "Read which notices could not be delivered", "Lire quels avis n'ont pu être remis",
         _FILE_LOOK),
    _row("notice.retry", "Have a notice tried again", "Faire renvoyer un avis", {CO: ANY}),
    # ----------------------------------------------------------------------------------------------------- provinces
    _row("nomination.offer", "Offer a nomination", "Offrir une désignation", {PT: OWN_PROVINCE}),
    _row("nomination.withdraw", "Withdraw a nomination", "Retirer une désignation", {PT: OWN_PROVINCE}),
    _row("nomination.read", "Read nominations", "Lire les désignations", {PT: OWN_PROVINCE, CO: ANY, AU: ANY}),
    _row("candidate.find", "Find candidates in the pool who mean to live in one's province; nobody is named",
         "Trouver les candidats du bassin qui comptent vivre dans sa province; personne n'est nommé",
         {PT: OWN_PROVINCE}),
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
    _row("round.invited", "Read whom a round invited", "Lire qui une ronde a invité", {**_OFFICERS, AU: ANY}),
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
    _row("outcome.read", "Read who ended by a table that was corrected since",
         "Lire qui a été écarté selon une table corrigée depuis", {CO: ANY, **_OFFICERS, AU: ANY}),
    _row("outcome.restore", "Restore who ended by a table that was wrong",
         "Rétablir qui a été écarté selon une table erronée", {CO: ANY}),
    _row("outcome.extend", "Extend running periods that a wrong table cut short",
         "Prolonger les durées en cours qu'une table erronée a écourtées", {CO: ANY}),
    _row("bar.read", "Read bars", "Lire les interdictions", {CO: ANY, AU: ANY}),
    _row("bar.record", "Record a bar for misrepresentation", "Consigner une interdiction pour fausses déclarations",
         {CO: ANY}),
    _row("bar.lift", "Draft the lifting of a bar recorded by mistake",
         "Rédiger la levée d'une interdiction consignée par erreur", {CO: ANY}),
    _row("bar.confirm", "Authorise the lifting of a bar drafted by another",
         "Autoriser la levée d'une interdiction rédigée par un autre", {AO: ANY}),
    _row("bar.discard", "Discard the lifting of a bar that was not carried out",
         "Abandonner la levée d'une interdiction qui n'a pas été exécutée", {CO: ANY, AO: ANY}),
    _row("audit.read", "Read the audit trail", "Lire la piste de vérification", {AU: ANY}),
    _row("audit.verify", "Verify the audit trail", "Vérifier la piste de vérification", {AU: ANY}),
    # ------------------------------------------------------------------------------------------------- administrators
    _row("account.list", "Read accounts, their roles and tokens", "Lire les comptes, leurs rôles et leurs jetons",
         {AD: ANY}),
    _row("account.create", "Create an account for somebody", "Créer un compte pour quelqu'un", {AD: ANY}),
    _row("account.grant", "Give a role to an account of another, or take one from it",
         "Accorder un rôle au compte de quelqu'un d'autre, ou le lui retirer", {AD: ANY}),
    _row("grant.confirm", "Confirm or refuse a role that another administrator asked for, or ask for it no longer",
         "Confirmer ou refuser un rôle qu'un autre administrateur a demandé, ou retirer sa propre demande", {AD: ANY}),
    _row("account.close", "Close an account of another", "Fermer le compte de quelqu'un d'autre", {AD: ANY}),
    _row("account.unlock", "Take lost second factors from an account of another",
         "Retirer du compte de quelqu'un d'autre les seconds facteurs perdus", {AD: ANY}),
    _row("account.token", "Issue or revoke a token of another account",
         "Délivrer ou révoquer un jeton d'un autre compte", {AD: ANY}),
    _row("firm.read", "Read firms of representatives", "Lire les cabinets de représentants", {AD: ANY}),
    _row("firm.add", "Register a firm of representatives", "Inscrire un cabinet de représentants", {AD: ANY}),
)  # fmt: skip

PERMISSIONS: Mapping[str, Permission] = MappingProxyType({each.action: each for each in TABLE})
"""The table by action."""
LATELY = frozenset(
    {
        *("account.password", "account.address", "account.factor", "session.list", "token.make", "erasure.ask"),
        *("account.grant", "account.unlock", "account.token", "account.create", "account.close"),
        *("grant.confirm", "person.export", "calendar.address", "decision.confirm", "bar.record", "bar.confirm"),
        *("round.run", "round.authorise", "supplement.authorise"),
    }
)
"""What in a session only somebody may do who showed a short time ago who they are."""
WITHOUT_FACTOR = frozenset(
    {"session.read", "session.end", "account.read", "account.factor", "account.language", "interface.read"}
)
"""What somebody may do whose role asks for a second factor that was not shown."""
NOBODY = Permission("", Text("Nothing", "Rien"), MappingProxyType({}))
"""What is said of an action that is not in the table."""


def permission(action: str) -> Permission:
    """Who may do something; for an action that is not in the table, nobody."""
    return PERMISSIONS.get(action, NOBODY)
