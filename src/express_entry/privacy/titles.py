"""What the tables of the service are called where people read of them."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law import Text

TITLES: Mapping[str, Text] = {
    "pool.Person": Text("The person", "La personne"),
    "pool.Profile": Text("Profiles", "Profils"),
    "pool.Version": Text(
        "What was stated in profiles, version by version", "Ce que les profils déclaraient, version par version"
    ),
    "pool.Review": Text("Whether two people are one", "Si deux personnes n'en font qu'une"),
    "pool.Interest": Text("Notifications of interest", "Avis d'intérêt"),
    "pool.Nomination": Text("Nominations", "Désignations"),
    "pool.Invitation": Text("Invitations to apply", "Invitations à présenter une demande"),
    "pool.Bar": Text("Bars for misrepresentation", "Interdictions pour fausses déclarations"),
    "pool.Supplement": Text("Corrections of rounds that name them", "Corrections de rondes qui les nomment"),
    "pool.AuditEntry": Text("The audit trail about them", "La piste de vérification à leur sujet"),
    "accounts.User": Text("Accounts", "Comptes"),
    "accounts.Grant": Text("Roles", "Rôles"),
    "accounts.AskedGrant": Text("Roles asked for, not confirmed yet", "Rôles demandés, pas encore confirmés"),
    "accounts.Token": Text("Tokens", "Jetons"),
    "accounts.Appointment": Text("Appointments of representatives", "Mandats de représentants"),
    "accounts.Failure": Text("Attempts to sign in that failed", "Tentatives d'ouverture de session échouées"),
    "accounts.Ticket": Text("Messages about accounts", "Messages au sujet de comptes"),
    "accounts.Sitting": Text("Sessions that were begun", "Sessions qui ont été ouvertes"),
    "accounts.Authenticator": Text("Authenticators", "Authentificateurs"),
    "accounts.Passkey": Text("Passkeys", "Clés d'accès"),
    "accounts.RecoveryCode": Text("Recovery codes", "Codes de récupération"),
    "pool.Lifting": Text("Bars that were lifted", "Interdictions levées"),
    "application.Application": Text("Applications", "Demandes"),
    "application.FormVersion": Text("Forms, version by version", "Formulaires, version par version"),
    "application.Upload": Text("Documents that were handed in", "Documents remis"),
    "application.Payment": Text("Payments", "Paiements"),
    "application.Refund": Text("Repayments", "Remboursements"),
    "application.Assignment": Text("Who had the file", "Qui avait le dossier"),
    "application.Interest": Text("Officers who may not have the file", "Agents qui ne peuvent pas avoir le dossier"),
    "application.Note": Text("Notes of officers", "Notes des agents"),
    "application.Change": Text("Changes on the way", "Changements en cours de route"),
    "application.Track": Text("Tracks of the examination", "Volets de l'examen"),
    "application.Letter": Text("Letters and interviews", "Lettres et entrevues"),
    "application.Finding": Text("What the software worked out", "Ce que le logiciel a établi"),
    "application.Decision": Text("Decisions", "Décisions"),
    "correspondence.IssuedLetter": Text("Letters as they were issued", "Lettres telles qu'elles furent émises"),
    "correspondence.Notice": Text("Notices by e-mail", "Avis par courriel"),
    "correspondence.CalendarAddress": Text("Addresses of calendars", "Adresses de calendriers"),
    "api.KeptAnswer": Text("Answers kept for a day", "Réponses gardées un jour"),
    "sessions.Session": Text("Sessions", "Sessions"),
    "privacy.Correction": Text("Requests to correct a record", "Demandes de correction"),
    "privacy.Erasure": Text("Requests to be erased", "Demandes d'effacement"),
}


def title_of(table: str) -> Text:
    """What a table is called; one that has no name here is called by its own."""
    return TITLES.get(table, Text(table, table))
