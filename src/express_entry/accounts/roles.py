"""The roles in which somebody acts, and how far a role reaches."""

from __future__ import annotations

from enum import StrEnum

from express_entry.law import Text


class Role(StrEnum):
    """What an account may be; one may be several."""

    CANDIDATE = "candidate"
    REPRESENTATIVE = "representative"
    PROVINCE = "province"
    ROUND_OFFICER = "round_officer"
    AUTHORISING_OFFICER = "authorising_officer"
    CASE_OFFICER = "case_officer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def words(self) -> Text:
        """How the role is called."""
        return _ROLES[self]


OFFICE = frozenset({Role.ROUND_OFFICER, Role.AUTHORISING_OFFICER, Role.CASE_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
"""The roles of an office, which decide or look on; a province's are its own."""


OVER_ROUNDS = frozenset({Role.ROUND_OFFICER, Role.AUTHORISING_OFFICER, Role.ADMINISTRATOR})
"""The roles with power over rounds, or over who has it: one administrator asks for them, and another confirms."""


class Scope(StrEnum):
    """Of what a role may do something: of everything that there is, or of a part."""

    OWN = "own"
    """What belongs to the account: the candidate's profiles, the appointments they made."""
    CLIENT = "client"
    """What belongs to people who have appointed the representative's firm, for as long as they have."""
    OWN_PROVINCE = "own_province"
    """What the province of the account did."""
    ANY = "any"

    @property
    def words(self) -> Text:
        """How the scope is called."""
        return _SCOPES[self]


_ROLES = {
    Role.CANDIDATE: Text("candidate", "candidat"),
    Role.REPRESENTATIVE: Text("representative", "représentant"),
    Role.PROVINCE: Text("province or territory", "province ou territoire"),
    Role.ROUND_OFFICER: Text("round officer", "agent des rondes"),
    Role.AUTHORISING_OFFICER: Text("authorising officer", "agent autorisateur"),
    Role.CASE_OFFICER: Text("case officer", "agent des dossiers"),
    Role.AUDITOR: Text("auditor", "vérificateur"),
    Role.ADMINISTRATOR: Text("administrator", "administrateur"),
}
_SCOPES = {
    Scope.OWN: Text("their own", "les siens"),
    Scope.CLIENT: Text("their firm's clients'", "ceux des clients de son cabinet"),
    Scope.OWN_PROVINCE: Text("their province's", "ceux de sa province"),
    Scope.ANY: Text("any", "tous"),
}
