"""What a field would accept, in words, from its description in JSON Schema: for whoever left it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from express_entry.law import Text

Schema = Mapping[str, Any]


def described_at(schema: Schema, location: Sequence[str | int]) -> Schema | None:
    """The description of the field at a place; None where it is not described."""
    inner = schema.get("$defs", {})
    found: Schema | None = _resolved(schema, inner)
    for part in location:
        if found is None:
            return None
        named = found.get("properties", {}).get(part)
        found = _resolved(named if named is not None else found.get("items"), inner)
    return found


def _resolved(schema: Schema | None, inner: Mapping[str, Schema]) -> Schema | None:
    """What a reference leads to, and of a field that may be left out what it holds otherwise."""
    while schema is not None:
        if "$ref" in schema:
            schema = inner.get(schema["$ref"].rpartition("/")[2])
        elif "anyOf" in schema:
            schema = next((each for each in schema["anyOf"] if each.get("type") != "null"), None)
        else:
            return schema
    return None


def words_of_schema(schema: Schema) -> Text | None:
    """What is accepted, in words; None where the description does not tell."""
    if schema.get("pattern") == NOT_BLANK:
        return WORDS
    if "enum" in schema:
        return _one_of([str(each) for each in schema["enum"]])
    if "const" in schema:
        return _one_of([str(schema["const"])])
    if "pattern" in schema:
        return Text(schema["pattern"], schema["pattern"])
    return BY_FORMAT.get(schema.get("format", "")) or BY_TYPE.get(schema.get("type", ""))


def _one_of(values: list[str]) -> Text:
    *before, last = values
    return Text(*(f"{', '.join(before)} {word} {last}" if before else last for word in ("or", "ou")))


NOT_BLANK = r"\S"
"""The pattern of text that says something."""
WORDS = Text("text that is not blank", "du texte qui n'est pas vide")
BY_FORMAT = {
    "profile": Text("a profile document, express-entry/profile@1", "un document de profil, express-entry/profile@1"),
    "date": Text("a day written YYYY-MM-DD", "une date écrite AAAA-MM-JJ"),
    "date-time": Text("an instant such as 2026-11-25T15:00:00Z", "un instant comme 2026-11-25T15:00:00Z"),
    "uuid": Text("a UUID", "un UUID"),
    "binary": Text("a file", "un fichier"),
}
BY_TYPE = {
    "string": Text("text", "du texte"),
    "integer": Text("a whole number", "un nombre entier"),
    "number": Text("a number", "un nombre"),
    "boolean": Text("true or false", "true (vrai) ou false (faux)"),
    "array": Text("a list", "une liste"),
    "object": Text("an object with named fields", "un objet à champs nommés"),
}
