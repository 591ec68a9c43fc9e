"""The case document as a page: every field, what it means, and what is accepted."""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.law import Text
from express_entry.review.casefields import FIELDS, Field
from express_entry.review.doubts import CONTENT
from express_entry.review.presented import FORM_RULES, FORM_WORDS

from .page import Page, Sheet, table


def case_page() -> Page:
    """The page of the case document."""
    return Page("case", TITLE, _case)


def _case(sheet: Sheet) -> Iterator[str]:
    yield sheet.say(OPENING)
    yield table([sheet.say(head) for head in HEADS], (_row(sheet, item) for item in FIELDS))
    yield f"## {sheet.say(FORM)}"
    yield sheet.say(FORM_SAYS)
    yield table([sheet.say(head) for head in FORM_HEADS], ([f"`{rule}`", _rule(sheet, rule)] for rule in FORM_RULES))
    yield f"## {sheet.say(SEEN)}"
    yield sheet.say(SEEN_SAYS)
    rows = ([f"`{key}`", str(weak).lower(), sheet.say(text)] for key, (weak, text, _) in CONTENT.items())
    yield table([sheet.say(head) for head in SEEN_HEADS], rows)


def _row(sheet: Sheet, item: Field) -> list[str]:
    return [f"`{item.path}`", sheet.say(item.words), sheet.say(item.accepted)]


def _rule(sheet: Sheet, rule: str) -> str:
    return sheet.say(FORM_WORDS[rule])


TITLE = Text("The case document", "Le document de dossier")
OPENING = Text(
    "`express-entry complete` and `express-entry retest` read a case in JSON, YAML or TOML. Only `format` and "
    "`profile` are always required, and `round` for the second; what is not stated stays unknown. "
    "The document names no person and no address.",
    "`express-entry complete` et `express-entry retest` lisent un dossier en JSON, YAML ou TOML. Seuls `format` et "
    "`profile` sont toujours exigés, et `round` pour la seconde; ce qui n'est pas indiqué reste "
    "inconnu. Le document ne nomme ni personne ni adresse.",
)
HEADS = (Text("Field", "Champ"), Text("Meaning", "Signification"), Text("Accepted", "Valeurs acceptées"))
FORM = Text("Form of a document", "Forme d'un document")
FORM_SAYS = Text(
    "An item of the checklist names the rules of form it asks for; `presented` says whether each is kept (`true` or "
    "`false`).",
    "Un élément de la liste nomme les règles de forme qu'il exige; `presented` dit si chacune est respectée (`true` ou "
    "`false`).",
)
FORM_HEADS = (Text("Rule", "Règle"), Text("Missing where false", "Manque si false"))
SEEN = Text("What was seen in a document", "Ce qui a été vu dans un document")
SEEN_SAYS = Text(
    "It never decides whether an application is complete: the value below leaves a doubt, told apart from what is "
    "missing.",
    "Cela ne décide jamais si une demande est complète : la valeur ci-dessous laisse un doute, dit à part de ce qui "
    "manque.",
)
SEEN_HEADS = (Text("Key", "Clé"), Text("Doubt where", "Doute si"), Text("Doubt", "Doute"))
