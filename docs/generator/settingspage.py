"""The settings of the service as a page: each variable of the environment as the program itself describes it."""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.law import Text
from express_entry.service.environment import SETTINGS

from .page import Page, Sheet, table


def settings_page() -> Page:
    """The page of the settings."""
    return Page("settings", TITLE, _settings)


def _settings(sheet: Sheet) -> Iterator[str]:
    yield sheet.say(OPENING)
    rows = ([f"`{each.name}`", *map(sheet.say, (each.meaning, each.accepted, each.default))] for each in SETTINGS)
    yield table([sheet.say(head) for head in HEADS], rows)
    yield f"## {sheet.say(FIXED)}"
    yield sheet.say(FIXED_SAYS)


TITLE = Text("Settings of the service", "Réglages du service")
OPENING = Text(
    "The service takes its settings from the environment, and runs without any. A variable that is empty counts as not "
    "set. A value that cannot be used ends every command with exit code 2 and a sentence that names the variable, the "
    "value (unless it is a key or a password) and what is accepted; all of them at once.",
    "Le service tire ses réglages de l'environnement et fonctionne sans aucun. Une variable vide compte comme non "
    "définie. Une valeur inutilisable met fin à toute commande avec le code de sortie 2 et une phrase qui nomme la "
    "variable, la valeur (sauf une clé ou un mot de passe) et ce qui est accepté; toutes à la fois.",
)
HEADS = (
    Text("Variable", "Variable"),
    Text("What it is for", "À quoi elle sert"),
    Text("Accepted", "Valeurs acceptées"),
    Text("Unless set", "À défaut"),
)
FIXED = Text("What no setting changes", "Ce qu'aucun réglage ne change")
FIXED_SAYS = Text(
    "There is no debugging mode. Instants are stored in UTC and shown in America/Toronto. Passwords are hashed with "
    "Argon2. Pages take nothing from anywhere else, run no script that is written into them and stand in no frame. "
    "Files that the service makes are their owner's alone. No line of the log holds personal data.",
    "Il n'y a pas de mode de débogage. Les instants sont enregistrés en UTC et affichés à l'heure de Toronto "
    "(America/Toronto). Les mots de passe sont hachés par Argon2. Les pages ne tirent rien d'ailleurs, n'exécutent "
    "aucun script écrit en elles et ne se placent dans aucun cadre. Les fichiers que le service crée sont à leur seul "
    "propriétaire. Aucune ligne du journal ne contient de données personnelles.",
)
