"""The accounts of a demonstration as the page shows them where one signs in: of each role what there is to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from express_entry.accounts.demo import SECOND
from express_entry.accounts.roles import Role
from express_entry.law.text import Language, Text
from express_entry.reports.typography import typeset


def shown_of(emails: Iterable[tuple[Role, str]], language: Language) -> list[dict[str, str]]:
    """Each account with its role and what it sees; nothing where there is no demonstration."""
    return [
        {
            "role": typeset(role.words.say(language), language),
            "email": email,
            "look": typeset((LOOK_SECOND if email == SECOND else LOOK[role]).say(language), language),
        }
        for role, email in emails
    ]


LOOK: Mapping[Role, Text] = {
    Role.CANDIDATE: Text(
        "a profile of one's own, near the line of the round that waits",
        "son propre profil, près de la ligne de la ronde qui attend",
    ),
    Role.REPRESENTATIVE: Text(
        "the candidate's file, for whom the firm acts", "le dossier de la personne que le cabinet représente"
    ),
    Role.PROVINCE: Text("Ontario's nominations and allocation", "les désignations et l'allocation de l'Ontario"),
    Role.ROUND_OFFICER: Text(
        "the pool, and a round to preview and hold", "le bassin, et une ronde à simuler et à tenir"
    ),
    Role.AUTHORISING_OFFICER: Text(
        "a round that the round officer drafted, to authorise, and the results of others",
        "une ronde que l'agent des rondes a rédigée, à autoriser, et les résultats des autres",
    ),
    Role.CASE_OFFICER: Text("files that wait for a decision", "des dossiers qui attendent une décision"),
    Role.AUDITOR: Text("the audit trail, and rounds to verify", "la piste de vérification, et des rondes à vérifier"),
    Role.ADMINISTRATOR: Text(
        "accounts and roles, firms, allocations", "les comptes et les rôles, les cabinets, les allocations"
    ),
}
LOOK_SECOND = Text(
    "refusals that the other case officer proposed, to confirm or send back",
    "les refus que l'autre agent a proposés, à confirmer ou à renvoyer",
)
