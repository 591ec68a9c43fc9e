"""Conditions about people: who comes along, who is married to whom, whose child somebody is, how old they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from express_entry.law import Text
from express_entry.law.answers import Answer, Unknown, every, opposite, stated
from express_entry.law.days import whole_years
from express_entry.profile.family import COUPLED, has_spouse

from .case import Case
from .findings import Finding
from .people import PRINCIPAL, SPOUSE, Person

Values = Mapping[str, Any]
ENDED = ("divorced", "widowed", "annulled")
NO_TEMPORARY_STATUS = ("citizen", "permanent_resident", "none")


def reached(person: Person, years: int, day: date) -> Answer:
    """Whether a person has an age on a day."""
    return Unknown((person.born_path,)) if person.born is None else whole_years(person.born, day) >= years


# ---------------------------------------------------------------------------------------------- whoever is on the form


def always(_case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """Everybody on the form."""
    yield Finding(True)


def accompanies(_case: Case, person: Person, _values: Values) -> Iterator[Finding]:
    """Whoever comes along and is not a citizen or permanent resident already."""
    yield Finding(person.comes_along)


def stays_behind(_case: Case, person: Person, _values: Values) -> Iterator[Finding]:
    """A family member who does not come along."""
    yield Finding(person.stays_behind)


def examined(_case: Case, person: Person, _values: Values) -> Iterator[Finding]:
    """Everybody but citizens and permanent residents, coming along or not (R23, R30(1)(a)(i))."""
    yield Finding(person.foreign, no=NOT_EXAMINED)


def citizen_or_resident(_case: Case, person: Person, _values: Values) -> Iterator[Finding]:
    """A family member who is a citizen or permanent resident."""
    yield Finding(person.citizen_or_resident)


def temporary_status(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """The principal applicant, in Canada with a temporary status."""
    held = case.profile.person.in_canada
    if held is None:
        yield Finding(Unknown(("person.in_canada",)))
    elif held.status is None:
        yield Finding(Unknown(("person.in_canada.status",)))
    else:
        yield Finding(held.status not in NO_TEMPORARY_STATUS)


# ---------------------------------------------------------------------------------------------------------- the couple


def married(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """The couple is married, whether or not the spouse comes along."""
    yield Finding(case.profile.marital_status == "married")


def common_law(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """The couple is in a common-law union, whether or not the partner comes along."""
    yield Finding(case.profile.marital_status == "common_law")


def marriage_ended(case: Case, person: Person, _values: Values) -> Iterator[Finding]:
    """Each earlier marriage of either; one at least of whoever is divorced, widowed or annulled."""
    status = case.profile.marital_status
    listed = person.previous_marriages
    if listed:
        for place, _ in enumerate(listed):
            yield Finding(True, subject=str(place + 1))
    elif person.kind == PRINCIPAL and status in ENDED:
        yield Finding(True)
    elif listed is None and (person.kind == SPOUSE or status != "never_married"):
        yield Finding(Unknown((f"{person.path}previous_marriages",)))


# ------------------------------------------------------------------------------------------------------------ children


def adopted(case: Case, person: Person, _values: Values) -> Iterator[Finding]:
    """An adopted child; a profile does not say it."""
    known = case.circumstances.adopted
    yield Finding(Unknown(("circumstances.adopted",)) if known is None else person.id in known)


def other_parent_left(case: Case, person: Person, values: Values) -> Iterator[Finding]:
    """A minor who comes along while one parent does not."""
    minor = opposite(reached(person, values["under_age"], case.submission))
    yield Finding(every((minor, person.comes_along, _left(case, person))), notes=(DECEASED,))


def _left(case: Case, person: Person) -> Answer:
    """Whether one of a child's parents does not come along."""
    if not has_spouse(case.profile):
        return True
    parent = person.child.parent if person.child is not None else None
    if parent is None:
        return Unknown((f"{person.path}parent",))
    if parent != "both":
        return True
    return next(opposite(other.accompanying) for other in case.people if other.kind == SPOUSE)


def dependent_by_condition(case: Case, person: Person, _values: Values) -> Iterator[Finding]:
    """A child who is dependent although no longer young, or not single: since before the age limit (R2)."""
    child = person.child
    young = opposite(reached(person, case.law.values("dependent_child")["under_age"], case.submission))
    single = child is None or child.marital_status not in COUPLED
    since = stated(child.dependent_since_before_22 if child else None, f"{person.path}dependent_since_before_22")
    yield Finding(every((opposite(every((young, single))), since)))


def adult_and_single(case: Case, person: Person, values: Values) -> Iterator[Finding]:
    """A child of age who is dependent because they are young and single."""
    adult = reached(person, values["from_age"], case.submission)
    young = opposite(reached(person, case.law.values("dependent_child")["under_age"], case.submission))
    yield Finding(every((adult, young)))


# ----------------------------------------------------------------------------------------- what a profile does not say


def represented(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """Somebody represents the person, or advised them, paid or not."""
    yield Finding(stated(case.circumstances.represented, "circumstances.represented"))


def releases_data(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """Information is to be released to somebody."""
    yield Finding(stated(case.circumstances.releases_data, "circumstances.releases_data"))


def names_differ(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """Names differ between the documents."""
    yield Finding(stated(case.circumstances.names_differ, "circumstances.names_differ"))


NOT_EXAMINED = Text(
    "a family member who is a citizen or permanent resident is not examined",
    "un membre de la famille qui est citoyen ou résident permanent ne subit pas d'examen",
)
DECEASED = Text(
    "where the other parent has died or is not known, the record that says so stands in its place",
    "si l'autre parent est décédé ou inconnu, l'acte qui le dit en tient lieu",
)
