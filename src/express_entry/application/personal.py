"""Where the person lived and what they did, month by month, without gaps; and what differs from what was ranked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from express_entry.law import Consolidation, Text
from express_entry.law.days import add_years
from express_entry.profile import Profile, dump

from .forms import Form, Spell

HISTORY = "application/history"


class Gap(NamedTuple):
    """Months of which the forms say nothing, the first and the last of them as YYYY-MM."""

    of: str
    first: str
    last: str


class Difference(NamedTuple):
    """Something that is declared otherwise than it was ranked; None where it was, or is, not stated."""

    path: str
    ranked: object
    declared: object


def gaps_of(form: Form, *, on: date, law: Consolidation) -> tuple[Gap, ...]:
    """The months that the forms leave out, of addresses and of activities, up to the day on which they are signed."""
    since = month_of(history_since(form.profile.person.date_of_birth, on, law))
    until = month_of(on)
    return (*_gaps("addresses", form.addresses, since, until), *_gaps("activities", form.activities, since, until))


def history_since(born: date, on: date, law: Consolidation) -> date:
    """From which day on the forms ask: so many years back, or from an age on, whichever is later."""
    values = law.on(on).values(HISTORY)
    return max(add_years(on, -int(values["years"])), min(on, add_years(born, int(values["from_age"]))))


def _gaps(of: str, spells: Sequence[Spell], since: int, until: int) -> Iterator[Gap]:
    reached = since - 1
    for spell in spells:
        last = until if spell.last is None else min(spell.last, until)
        if spell.first > reached + 1 and reached < until:
            yield Gap(of, month_text(reached + 1), month_text(min(spell.first - 1, until)))
        reached = max(reached, last)
    if reached < until:
        yield Gap(of, month_text(reached + 1), month_text(until))


def month_of(day: date) -> int:
    """A day's month, counted from year 0."""
    return day.year * 12 + day.month - 1


def month_text(month: int) -> str:
    """A month as documents write it."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def differences(ranked: Profile, declared: Profile) -> tuple[Difference, ...]:
    """What is declared now and was ranked otherwise, place by place, in the order of the document."""
    before, after = dict(_leaves(dump(ranked))), dict(_leaves(dump(declared)))
    paths = dict.fromkeys((*before, *after))
    return tuple(
        Difference(path, before.get(path), after.get(path)) for path in paths if before.get(path) != after.get(path)
    )


def _leaves(tree: object, path: str = "") -> Iterable[tuple[str, Any]]:
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from _leaves(value, f"{path}.{key}" if path else str(key))
    elif isinstance(tree, (list, tuple)):
        for place, value in enumerate(tree):
            yield from _leaves(value, f"{path}[{place}]")
    else:
        yield path, tree


GAP = Text("{of}: nothing is stated from {first} to {last}", "{of} : rien n'est indiqué de {first} à {last}")
