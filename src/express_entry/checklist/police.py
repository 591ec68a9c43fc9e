"""Police certificates: the countries in which somebody lived for six months or more, from where they say they lived.

Stays that adjoin or overlap in one country are one. They are cut to the ten years before the application and to the
time since the eighteenth birthday. Until February 2018 stays in one country were added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from express_entry.law import Reason, Text
from express_entry.law.answers import Answer, Needs, Unknown, every, merged
from express_entry.law.days import DAY, add_months, add_years, whole_months
from express_entry.law.places import CANADA, countries
from express_entry.profile import Residence

from .case import Case
from .family import reached
from .findings import Finding, Stay
from .people import Person

Values = Mapping[str, Any]
MARGIN = timedelta(days=7)
"""How near to the six months a stay is when it is reported: which days are counted is not confirmed."""


DAYS_OF_A_MONTH = 30


class Lived(NamedTuple):
    """Days in one country, first and last included; ``goes_on`` while living there on the last of them."""

    first: date
    last: date
    goes_on: bool = False


def lived_there(case: Case, person: Person, values: Values) -> Iterator[Finding]:
    """Each country but Canada in which an adult lived long enough, and what cannot be told."""
    adult = every((person.foreign, reached(person, values["from_age"], case.submission)))
    if adult is False:
        return
    if person.residences is None:
        yield Finding(every((adult, Unknown((f"{person.path}residences",)))), reason=NOT_STATED.of())
        return
    first, last = _window(case, person, values)
    for country in dict.fromkeys(item.country for item in person.residences):
        if country != CANADA:
            yield from _country(person, country, (first, last), adult, values)
    yield from _gaps(person, (first, last), adult, values)


def _window(case: Case, person: Person, values: Values) -> tuple[date, date]:
    """The days that count: the years before the application, since the birthday of coming of age."""
    first = add_years(case.submission, -values["years"])
    if person.born is not None:
        first = max(first, add_years(person.born, values["from_age"]))
    return first, case.submission


def _country(
    person: Person, country: str | None, window: tuple[date, date], adult: Answer, values: Values
) -> Iterator[Finding]:
    """The certificate of one country, or what would tell whether there is one."""
    lived, missing = _lived(person, country, window)
    name: object = countries().get(country, country) if country else NO_COUNTRY
    long_enough = _long_enough(lived, values)
    if long_enough and country:
        yield _certificate(country, name, lived, long_enough, adult, values)
    elif missing:
        yield Finding(every((adult, Unknown(missing))), subject=country, reason=NOT_WHOLE.of(country=name))
    elif lived and country:
        said = {"country": name, "first": lived[0].first, "last": lived[-1].last}
        near = tuple(_near(item, name, values) for item in lived if _is_near(item, values))
        yield Finding(False, subject=country, no=TOO_SHORT.of(**said, months=values["months"]), warnings=near)


def _certificate(
    country: str, name: object, lived: Sequence[Lived], long_enough: Sequence[Lived], adult: Answer, values: Values
) -> Finding:
    """The certificate of a country in which the person lived long enough."""
    last = long_enough[-1]
    months = max(whole_months(item.first, item.last + DAY) for item in long_enough)
    words = {"country": name, "first": long_enough[0].first, "last": last.last, "months": months}
    only_just = all(_is_near(item, values) for item in long_enough)
    near = tuple(_near(item, name, values) for item in long_enough) if only_just else ()
    stay = Stay(last.first, last.last, any(item.goes_on for item in lived))
    return Finding(adult, subject=country, words=words, warnings=near, stay=stay)


def _long_enough(lived: Sequence[Lived], values: Values) -> Sequence[Lived]:
    """The stays that are long enough, each for itself or, as the law had it until 2018, all of them together."""
    each = [item for item in lived if _enough(item, values)]
    if not each and values["counted"] == "added_up" and _added_up(lived) >= int(values["months"]):
        return lived
    return each


def _lived(person: Person, country: str | None, window: tuple[date, date]) -> tuple[list[Lived], Needs]:
    """The stays in a country, merged and cut to the window, and the facts of others that are missing."""
    first, last = window
    found: list[Lived] = []
    missing: list[str] = []
    for place, item in enumerate(person.residences or ()):
        if item.country != country:
            continue
        path = f"{person.path}residences[{place}]"
        missing += [f"{path}.country"] if country is None and _concerns(item, window) else []
        if item.from_ is None:
            missing += [f"{path}.from"] if item.to is None or item.to >= first else []
        elif item.from_ <= last:
            found.append(Lived(item.from_, last if item.to is None else min(item.to, last), _goes_on(item, last)))
    cut = (Lived(max(item.first, first), item.last, item.goes_on) for item in _merged(found))
    return [item for item in cut if item.first <= item.last], merged(missing)


def _concerns(item: Residence, window: tuple[date, date]) -> bool:
    return (item.to is None or item.to >= window[0]) and (item.from_ is None or item.from_ <= window[1])


def _goes_on(item: Residence, last: date) -> bool:
    return item.to is None or item.to >= last


def _merged(stays: Sequence[Lived]) -> list[Lived]:
    """Stays that adjoin or overlap as one."""
    found: list[Lived] = []
    for item in sorted(stays):
        if found and item.first <= found[-1].last + DAY:
            before = found[-1]
            found[-1] = Lived(before.first, max(before.last, item.last), before.goes_on or item.goes_on)
        else:
            found.append(item)
    return found


def _added_up(lived: Sequence[Lived]) -> int:
    """Whole months of several stays together; what is left of them comes to a month every 30 days."""
    months = [whole_months(item.first, item.last + DAY) for item in lived]
    ends = (add_months(item.first, count) for item, count in zip(lived, months, strict=True))
    left = sum((item.last + DAY - end).days for item, end in zip(lived, ends, strict=True))
    return sum(months) + left // DAYS_OF_A_MONTH


def _enough(item: Lived, values: Values) -> bool:
    return whole_months(item.first, item.last + DAY) >= int(values["months"])


def _is_near(item: Lived, values: Values) -> bool:
    """Whether a day more or less, as others may count, would decide."""
    return abs(item.last + DAY - add_months(item.first, values["months"])) <= MARGIN


def _near(item: Lived, name: object, values: Values) -> Reason:
    said = {"country": name, "first": item.first, "last": item.last, "months": values["months"]}
    return (JUST_ENOUGH if _enough(item, values) else JUST_MISSED).of(**said)


# ------------------------------------------------------------------------------------------------- what was not stated


def _gaps(person: Person, window: tuple[date, date], adult: Answer, values: Values) -> Iterator[Finding]:
    """Stretches of the window in which no residence is stated: a forgotten country may lie there."""
    for gap in _uncovered(person, window):
        said = {"person": person.name, "first": gap.first, "last": gap.last}
        if _enough(gap, values):
            need = Unknown((f"{person.path}residences",))
            yield Finding(every((adult, need)), reason=LONG_GAP.of(**said), warnings=(GAP.of(**said),))
        elif adult is True:
            yield Finding(False, warnings=(GAP.of(**said),))


def _uncovered(person: Person, window: tuple[date, date]) -> Iterator[Lived]:
    """The days of a window on which the person lived nowhere that they state; none where a residence lacks a day."""
    items = person.residences or ()
    if any(item.from_ is None for item in items):
        return
    first, last = window
    stays = [Lived(item.from_, last if item.to is None else item.to) for item in items if item.from_ is not None]
    day = first
    for stay in _merged(stays):
        if stay.first > day:
            yield Lived(day, min(stay.first - DAY, last))
        day = max(day, stay.last + DAY)
        if day > last:
            return
    if day <= last:
        yield Lived(day, last)


NO_COUNTRY = Text("a country that is not stated", "un pays non indiqué")
NOT_STATED = Text(
    "where the person lived in the last ten years is not stated, so the countries are not known",
    "les lieux de résidence des dix dernières années ne sont pas indiqués : les pays ne sont pas connus",
)
NOT_WHOLE = Text(
    "{country}: a residence without its first day or its country may be six months or more",
    "{country} : une résidence sans premier jour ou sans pays peut être de six mois ou plus",
)
TOO_SHORT = Text(
    "{country}: never {months} months there, from {first} to {last}",
    "{country} : jamais {months} mois sur place, du {first} au {last}",
)
JUST_MISSED = Text(
    "{country}: the stay from {first} to {last} just misses {months} months, counted by the calendar; how the days are "
    "counted is not confirmed, so a certificate is the safer choice",
    "{country} : le séjour du {first} au {last} manque de peu {months} mois, comptés au calendrier; la façon de "
    "compter les jours n'est pas confirmée, et un certificat est plus prudent",
)
JUST_ENOUGH = Text(
    "{country}: the stay from {first} to {last} is just {months} months, counted by the calendar; how the days are "
    "counted is not confirmed",
    "{country} : le séjour du {first} au {last} atteint tout juste {months} mois, comptés au calendrier; la façon de "
    "compter les jours n'est pas confirmée",
)
GAP = Text(
    "{person}: no residence is stated from {first} to {last}; a country forgotten there would lack its certificate",
    "{person} : aucune résidence n'est indiquée du {first} au {last}; il manquerait le certificat d'un pays oublié",
)
LONG_GAP = Text(
    "no residence is stated from {first} to {last}, long enough for a certificate of a further country",
    "aucune résidence n'est indiquée du {first} au {last}, assez long pour le certificat d'un autre pays",
)
