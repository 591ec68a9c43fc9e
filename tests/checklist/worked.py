"""The worked checklists of ``examples/cases/checklist``, read from their tables; the README of the cases tells how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from express_entry.checklist import Checklist, Circumstances, Item, derive
from express_entry.law import Result, consolidated
from express_entry.profile import check, read
from tests.cases.paths import changed
from tests.cases.tables import CASES, PROFILES, BadTable, day_in, only

TABLE_FIELDS = {"title", "person", "on", "base", "circumstances", "cases"}
CASE_FIELDS = {"id", "says", "source", "on", "change", "remove", "circumstances", "expect", "twin"}
TWIN_FIELDS = {"says", "on", "change", "circumstances", "expect"}
EXPECTED = {
    *(
        "needed",
        "may_be",
        "absent",
        "unknown",
        "warns",
        "silent",
        "until",
        "stage",
        "reads",
        "form",
        "fields",
        "counts",
    ),
    *("substituted", "not_substituted", "substitute", "no_substitute", "not_needed", "programs"),
}
DAYS = ("invited_on", "deadline", "expected_end", "submitted_on", "applied_to_province_on")


@dataclass(frozen=True, slots=True)
class Worked:
    """A person on a day with what is known, and what the checklist holds; ``differs`` counts the changes of a twin."""

    id: str
    on: date
    tree: Mapping[str, Any]
    circumstances: Circumstances
    expect: Mapping[str, Any]
    differs: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A case and its twin, which differs in one fact and in the answer."""

    case: Worked
    twin: Worked


def tables() -> list[Path]:
    """The tables of checklists."""
    return sorted(CASES.glob("checklist/*.yaml"))


def pairs_in(path: Path) -> Iterator[Pair]:
    """The cases of one table, each with its twin.

    :raises BadTable: naming what is wrong.
    """
    table: Any = read(path.read_bytes(), syntax="yaml", name=str(path))
    only(table, TABLE_FIELDS, path.name)
    base = table["base"]
    tree: Any = read((PROFILES / base).read_bytes(), name=base) if isinstance(base, str) else base
    for entry in table["cases"]:
        where = f"{path.name}: {entry.get('id', '?')}"
        only(entry, CASE_FIELDS, where)
        twin = entry.get("twin")
        if not isinstance(twin, dict) or not all(isinstance(entry.get(name), str) for name in ("id", "says", "source")):
            raise BadTable(f"{where}: id, says, source and twin are needed")
        only(twin, TWIN_FIELDS, f"{where}: twin")
        for expected in (entry.get("expect"), twin.get("expect")):
            only(expected or {}, EXPECTED, where)
            if not expected:
                raise BadTable(f"{where}: nothing is expected")
        on = day_in(entry.get("on", table["on"]), where)
        first = changed(tree, entry.get("change", {}), entry.get("remove", []))
        given = {**table.get("circumstances", {}), **entry.get("circumstances", {})}
        case = Worked(entry["id"], on, first, _circumstances(given, where), entry["expect"])
        changes, more = twin.get("change", {}), twin.get("circumstances", {})
        yield Pair(
            case,
            Worked(
                id=f"{entry['id']}-twin",
                on=day_in(twin.get("on", on), where),
                tree=changed(first, changes, []),
                circumstances=_circumstances({**given, **more}, where),
                expect=twin["expect"],
                differs=len(changes) + len(more) + ("on" in twin),
            ),
        )


def _circumstances(given: Mapping[str, Any], where: str) -> Circumstances:
    known = {each.name for each in fields(Circumstances)}
    only(dict(given), known, where)
    made = {name: value for name, value in given.items() if value is not None}
    for name in DAYS:
        if name in made:
            made[name] = day_in(made[name], where)
    for name in ("adopted", "request_letter"):
        if name in made:
            made[name] = frozenset(made[name])
    if "issued" in made:
        made["issued"] = {item: day_in(day, where) for item, day in made["issued"].items()}
    return Circumstances(**made)


def derived(worked: Worked) -> Checklist:
    """The checklist of a case."""
    return derive(check(worked.tree), consolidated(), on=worked.on, circumstances=worked.circumstances)


# ------------------------------------------------------------------------------------------------------- what is wrong


def differences(checklist: Checklist, expect: Mapping[str, Any]) -> list[str]:
    """Everything that a checklist does not hold as expected, in words."""
    return [wrong for name, value in expect.items() for wrong in _CHECKS[name](checklist, value)]


def _status(checklist: Checklist, ids: Sequence[str], result: Result) -> Iterator[str]:
    found = {item.id: item.needed for item in checklist.items}
    yield from (f"{name}: {found.get(name, 'absent')}, by hand {result}" for name in ids if found.get(name) != result)


def _items(checklist: Checklist, wanted: Mapping[str, Any]) -> Iterator[tuple[Item, Any]]:
    for name, value in wanted.items():
        yield checklist.item(name), value


def _absent(checklist: Checklist, ids: Sequence[str]) -> Iterator[str]:
    found = {item.id for item in checklist.items}
    yield from (f"{name}: there" for name in ids if name in found)


def _unknown(checklist: Checklist, paths: Sequence[str]) -> Iterator[str]:
    yield from (f"{path}: not asked for" for path in paths if path not in checklist.unknown)


def _warned(checklist: Checklist) -> str:
    return "\n".join(item.say("en") for item in checklist.warnings)


def _warns(checklist: Checklist, words: Sequence[str]) -> Iterator[str]:
    yield from (f"no warning: {each}" for each in words if each not in _warned(checklist))


def _silent(checklist: Checklist, words: Sequence[str]) -> Iterator[str]:
    yield from (f"a warning: {each}" for each in words if each in _warned(checklist))


def _until(checklist: Checklist, days: Mapping[str, Any]) -> Iterator[str]:
    for item, day in _items(checklist, days):
        if item.relied_until != (None if day is None else day_in(day, item.id)):
            yield f"{item.id}: until {item.relied_until}, by hand {day}"


def _stage(checklist: Checklist, stages: Mapping[str, str]) -> Iterator[str]:
    yield from (f"{item.id}: {item.stage}" for item, stage in _items(checklist, stages) if item.stage != stage)


def _reads(checklist: Checklist, words: Mapping[str, str]) -> Iterator[str]:
    for item, wanted in _items(checklist, words):
        said = "\n".join(each.say("en") for each in (item.reason, *item.notes))
        if wanted not in said:
            yield f"{item.id}: {said}"


def _form(checklist: Checklist, rules: Mapping[str, list[str]]) -> Iterator[str]:
    for item, wanted in _items(checklist, rules):
        yield from (f"{item.id}: no {name}" for name in wanted if name not in [rule.id for rule in item.form])


def _fields(checklist: Checklist, wanted: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for item, stated in _items(checklist, wanted):
        found = {each.id: each.stated for each in item.fields}
        yield from (f"{item.id}: {name}" for name, value in stated.items() if found.get(name, "absent") != value)


def _counts(checklist: Checklist, wanted: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for item, results in _items(checklist, wanted):
        found = {each.purpose: each.result.value for each in item.counts}
        yield from (
            f"{item.id}: {name} {found.get(name)}" for name, value in results.items() if found.get(name) != value
        )


def _flag(checklist: Checklist, ids: Sequence[str], attribute: str, *, wanted: bool) -> Iterator[str]:
    yield from (f"{name}: {attribute}" for name in ids if bool(getattr(checklist.item(name), attribute)) is not wanted)


def _not_needed(checklist: Checklist, words: Mapping[str, str]) -> Iterator[str]:
    found = {
        "/".join(filter(None, (item.person, item.document, item.subject))): item.reason.say("en")
        for item in checklist.not_needed
    }
    yield from (f"{name}: {found.get(name)}" for name, wanted in words.items() if wanted not in found.get(name, ""))


def _programs(checklist: Checklist, programs: list[str]) -> Iterator[str]:
    if list(checklist.programs) != programs:
        yield f"programs: {checklist.programs}"


_CHECKS: Mapping[str, Any] = {
    "needed": lambda found, ids: _status(found, ids, Result.MET),
    "may_be": lambda found, ids: _status(found, ids, Result.UNKNOWN),
    "absent": _absent,
    "unknown": _unknown,
    "warns": _warns,
    "silent": _silent,
    "until": _until,
    "stage": _stage,
    "reads": _reads,
    "form": _form,
    "fields": _fields,
    "counts": _counts,
    "substituted": lambda found, ids: _flag(found, ids, "substituted", wanted=True),
    "not_substituted": lambda found, ids: _flag(found, ids, "substituted", wanted=False),
    "substitute": lambda found, ids: _flag(found, ids, "substitute", wanted=True),
    "no_substitute": lambda found, ids: _flag(found, ids, "substitute", wanted=False),
    "not_needed": _not_needed,
    "programs": _programs,
}
