"""The documents of an application as tables: the words that they may use, and whether a table can be read as one.

A table of the kind ``document`` says for whom a document is needed by naming *conditions*. The conditions themselves
are functions of a case (``express_entry.checklist``), which come after the law; here stand their names, and what the
reason of a rule may speak of.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple

from .text import Reason, Text
from .wrong import WRONG, short

if TYPE_CHECKING:
    from .consolidation import Consolidation
    from .tables import Table, Version

DOCUMENT, FORMS, FIELDS = "document", "document_forms", "document_fields"
"""The kinds of table: a document, the rules of form, and what a proof of work must show."""
PREFIX = "document/"
FORMS_TABLE, FIELDS_TABLE = "documents/forms", "documents/letter_fields"
FILES_TABLE, END_TABLE, REUSE_TABLE = "documents/files", "documents/expected_end", "documents/medical_reuse"

PERSONS = ("principal", "spouse", "child")
STAGES = ("profile", "application", "later")
ROLES = ("mandatory", "conditional", "optional")
EACH = ("one", "test", "credential", "job", "country", "relative", "marriage")
TESTED = ("profile", "submission", "landing")
COUNTED = ("in_a_row", "added_up")
ASKED_OF = ("employed", "self_employed", "held", "in_canada")


class Validity(NamedTuple):
    """A rule of how long a document can be relied on: the numbers it needs."""

    numbers: tuple[str, ...] = ()


VALIDITIES: Mapping[str, Validity] = {
    "expiry": Validity(),
    "language": Validity(),
    "assessment": Validity(),
    "months_since_issue": Validity(("months",)),
    "police": Validity(("months",)),
    "held": Validity(),
    "in_force": Validity(),
    "status": Validity(),
}
CONDITIONS: Mapping[str, frozenset[str]] = {
    "always": frozenset(),
    "accompanies": frozenset(),
    "stays_behind": frozenset(),
    "result_claimed": frozenset({"test"}),
    "no_valid_test": frozenset(),
    "spouse_result_claimed": frozenset({"test"}),
    "assessed_credential": frozenset({"credential"}),
    "assessment_missing": frozenset(),
    "spouse_assessed_credential": frozenset({"credential"}),
    "canadian_study": frozenset({"credential"}),
    "spouse_canadian_study": frozenset({"credential"}),
    "job_counts": frozenset({"job", "purposes"}),
    "spouse_job_counts": frozenset({"job", "purposes"}),
    "funds_asked": frozenset({"programs", "needed", "size", "since"}),
    "funds_explained": frozenset({"programs"}),
    "funds_by_stream": frozenset({"programs"}),
    "certificate_claimed": frozenset(),
    "trade_paper_missing": frozenset(),
    "offer_claimed": frozenset({"purposes"}),
    "nominated": frozenset(),
    "nomination_missing": frozenset(),
    "relative_counts": frozenset({"relative"}),
    "category_round": frozenset({"category"}),
    "lived_there": frozenset({"country", "first", "last", "months"}),
    "examined": frozenset(),
    "represented": frozenset(),
    "releases_data": frozenset(),
    "names_differ": frozenset(),
    "married": frozenset(),
    "common_law": frozenset(),
    "marriage_ended": frozenset(),
    "temporary_status": frozenset(),
    "citizen_or_resident": frozenset(),
    "adopted": frozenset(),
    "other_parent_left": frozenset(),
    "dependent_by_condition": frozenset(),
    "adult_and_single": frozenset(),
}
"""Every condition that a rule may name, and what its reason may speak of in braces."""
NUMBERS: Mapping[str, tuple[str, ...]] = {
    "lived_there": ("from_age", "years", "months"),
    "adult_and_single": ("from_age",),
    "other_parent_left": ("under_age",),
}
"""The numbers that a condition reads from the values of its document."""


def document_problems(law: Consolidation, table: Table) -> Iterator[Reason]:
    """Everything that keeps a table of documents from being used as its kind says."""
    check = _CHECKS.get(table.kind)
    for version in table.versions if check is not None else ():
        if version.gap is None and check is not None:
            yield from check(law, version)


# ------------------------------------------------------------------------------------------------------- a document


def _document(law: Consolidation, version: Version) -> Iterator[Reason]:
    values, where = version.values, _where(version)
    yield from _one_of(where, "stage", values.get("stage"), STAGES)
    yield from _one_of(where, "each", values.get("each"), EACH)
    if not isinstance(values.get("lead"), str):
        yield _wrong(where, "lead", values.get("lead"), SOME_NAME)
    yield from _forms_named(law, version)
    for key in ("recorded", "substitute"):
        if key in values and not _is_words(values[key]):
            yield _wrong(where, key, values[key], WORDS)
    yield from _validity(where, values.get("validity"))
    rules: Any = values.get("rules")
    if not _is_tables(rules):
        yield _wrong(where, "rules", rules, "[[table.version.values.rules]]")
        return
    for rule in rules:
        yield from _rule(where, rule, values)


def _forms_named(law: Consolidation, version: Version) -> Iterator[Reason]:
    """A document names rules of form that are recorded."""
    table = law.tables.get(FORMS_TABLE)
    known = {entry.get("id") for each in table.versions for entry in each.values.get("forms", ())} if table else set()
    form = version.values.get("form")
    if not isinstance(form, list) or not all(name in known for name in form):
        yield _wrong(_where(version), "form", form, sorted(map(str, known)))


def _validity(where: str, validity: Any) -> Iterator[Reason]:
    if validity is None:
        return
    if not isinstance(validity, dict):
        yield _wrong(where, "validity", validity, sorted(VALIDITIES))
        return
    rule = validity.get("rule")
    yield from _one_of(where, "validity.rule", rule, tuple(VALIDITIES))
    tested = validity.get("tested")
    if not isinstance(tested, list) or not tested or not all(name in TESTED for name in tested):
        yield _wrong(where, "validity.tested", tested, list(TESTED))
    for name in VALIDITIES[rule].numbers if isinstance(rule, str) and rule in VALIDITIES else ():
        yield from _number(where, f"validity.{name}", validity.get(name))


def _rule(where: str, rule: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[Reason]:
    persons = rule.get("persons")
    if not isinstance(persons, list) or not persons or not all(name in PERSONS for name in persons):
        yield _wrong(where, "rules.persons", persons, list(PERSONS))
    yield from _one_of(where, "rules.role", rule.get("role"), ROLES)
    condition = rule.get("condition")
    reason: Any = rule.get("reason")
    if not isinstance(condition, str) or condition not in CONDITIONS:
        yield _wrong(where, "rules.condition", condition, sorted(CONDITIONS))
        return
    if not _is_words(reason) or not all(_speaks_of(words, CONDITIONS[condition]) for words in reason.values()):
        yield _wrong(where, "rules.reason", reason, TEMPLATE.of(words=sorted(CONDITIONS[condition])))
    for name in NUMBERS.get(condition, ()):
        yield from _number(where, name, values.get(name))
    if condition == "lived_there":
        yield from _one_of(where, "counted", values.get("counted"), COUNTED)


# ------------------------------------------------------------------------------------------------- what several share


def _forms(_: Consolidation, version: Version) -> Iterator[Reason]:
    """Rules of form: a name and the words."""
    yield from _entries(version, "forms")


def _fields(_: Consolidation, version: Version) -> Iterator[Reason]:
    """What a proof of work shows: a name, the words, of whom it is asked, and the fact of a job that states it."""
    yield from _entries(version, "fields")
    for entry in version.values.get("fields", ()):
        asked = entry.get("asked_of") if isinstance(entry, dict) else None
        if not isinstance(asked, list) or not asked or not all(name in ASKED_OF for name in asked):
            yield _wrong(_where(version), "fields.asked_of", asked, list(ASKED_OF))


def _entries(version: Version, key: str) -> Iterator[Reason]:
    entries: Any = version.values.get(key)
    if not _is_tables(entries):
        yield _wrong(_where(version), key, entries, f"[[table.version.values.{key}]]")
        return
    for entry in entries:
        if not isinstance(entry.get("id"), str):
            yield _wrong(_where(version), f"{key}.id", entry.get("id"), SOME_NAME)
        if not _is_words(entry.get("words")):
            yield _wrong(_where(version), f"{key}.words", entry.get("words"), WORDS)


_CHECKS: Mapping[str, Callable[[Consolidation, Version], Iterator[Reason]]] = {
    DOCUMENT: _document,
    FORMS: _forms,
    FIELDS: _fields,
}


def _where(version: Version) -> str:
    return f"{version.table}@{version.id}"


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _is_words(value: object) -> bool:
    return (
        isinstance(value, dict) and set(value) == {"en", "fr"} and all(isinstance(each, str) for each in value.values())
    )


def _speaks_of(words: str, known: Collection[str]) -> bool:
    try:
        names = {name for _, name, _, _ in Formatter().parse(words) if name is not None}
    except ValueError:
        return False
    return names <= set(known)


def _one_of(where: str, field: str, value: object, accepted: Collection[str]) -> Iterator[Reason]:
    if not isinstance(value, str) or value not in accepted:
        yield _wrong(where, field, value, list(accepted))


def _number(where: str, field: str, value: object) -> Iterator[Reason]:
    if type(value) is not int or value < 1:
        yield _wrong(where, field, value, WHOLE)


def _wrong(where: str, field: str, value: object, accepted: object) -> Reason:
    return WRONG.of(where=where, field=field, value=short(value), accepted=accepted)


SOME_NAME = Text("a name", "un nom")
WORDS = Text("words in both languages, .en and .fr", "des mots dans les deux langues, .en et .fr")
TEMPLATE = Text(
    "words in both languages that name only: {words}", "des mots dans les deux langues qui ne nomment que : {words}"
)
WHOLE = Text("a whole number from 1 on", "un nombre entier à partir de 1")
