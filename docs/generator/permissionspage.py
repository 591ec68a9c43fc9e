"""Who may do what over the API as a page: the table that the program itself asks."""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.accounts.permissions import TABLE, Permission
from express_entry.accounts.roles import Role
from express_entry.law import Text

from .page import Page, Sheet, bullets, table


def permissions_page() -> Page:
    """The page of permissions."""
    return Page("permissions", TITLE, _permissions)


def _permissions(sheet: Sheet) -> Iterator[str]:
    yield sheet.say(OPENING)
    yield table([sheet.say(head) for head in HEADS], (_row(sheet, each) for each in TABLE))
    yield f"## {sheet.say(BY_ROLE)}"
    for role in Role:
        yield f"### {sheet.say(role.words)}"
        yield bullets(
            f"`{each.action}`: {sheet.say(each.words)} ({sheet.say(each.roles[role].words)})"
            for each in TABLE
            if role in each.roles
        )


def _row(sheet: Sheet, item: Permission) -> list[str]:
    told = [f"{sheet.say(role.words)} ({sheet.say(item.roles[role].words)})" for role in Role if role in item.roles]
    return [f"`{item.action}`", sheet.say(item.words), sheet.say(ANYONE) if item.anyone else ", ".join(told)]


TITLE = Text("Who may do what over the API", "Qui peut faire quoi par l'API")
OPENING = Text(
    "What is not in this table nobody may do. An account may hold several roles; it may do what any of them may. "
    "In parentheses: of whose things. Every access of an auditor is an event of the audit trail.",
    "Ce qui ne figure pas dans cette table n'est permis à personne. Un compte peut avoir plusieurs rôles; il peut ce "
    "que peut chacun d'eux. Entre parenthèses : sur les affaires de qui. Chaque accès d'un vérificateur est un "
    "événement de la piste de vérification.",
)
HEADS = (Text("Action", "Action"), Text("What", "Quoi"), Text("Who", "Qui"))
ANYONE = Text("anybody, signed in or not", "tout le monde, avec ou sans compte")
BY_ROLE = Text("By role", "Par rôle")
