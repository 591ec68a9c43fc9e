"""The family as it stands on a day: spouse or partner, dependent children, relatives in Canada."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from express_entry.law import Law
from express_entry.law import facts as law_facts
from express_entry.law.answers import Answer, Number, Unknown, between, every, opposite, some, stated
from express_entry.law.days import whole_years

from .document import Dependant, Profile, Relative

COUPLED = ("married", "common_law")
SIBLING = "sibling"


def has_spouse(profile: Profile) -> bool:
    """Whether the person is married or in a common-law partnership."""
    return profile.marital_status in COUPLED


def scored_with_spouse(profile: Profile) -> Answer:
    """Whether the person is scored with a spouse or partner: accompanying, and no citizen or permanent resident.

    MI s.1; a spouse who was not described is unknown, not none.
    """
    if not has_spouse(profile):
        return False
    spouse = profile.spouse
    if spouse is None:
        return Unknown(("spouse",))
    return every(
        (
            stated(spouse.accompanying, "spouse.accompanying"),
            opposite(stated(spouse.citizen_or_permanent_resident, "spouse.citizen_or_permanent_resident")),
        )
    )


def family_size(law: Law, profile: Profile, day: date) -> Number:
    """The person, the spouse or partner and every dependent child, accompanying or not, citizen or not (R76(1)(b))."""
    sure = 1 + has_spouse(profile)
    needs: list[str] = []
    open_ = 0
    for place, child in enumerate(profile.dependants):
        answer = dependent(law, child, day, f"dependants[{place}]")
        if isinstance(answer, Unknown):
            open_ += 1
            needs += answer.needs
        else:
            sure += answer
    return between(sure, sure + open_, needs)


def dependent(law: Law, child: Dependant, day: date, path: str) -> Answer:
    """Whether a child is dependent on the day (R2): under the age limit and single, or dependent since before it."""
    if child.date_of_birth is None:
        return Unknown((f"{path}.date_of_birth",))
    if child.date_of_birth > day:
        return False
    young = whole_years(child.date_of_birth, day) < law.values("dependent_child")["under_age"]
    single = child.marital_status not in COUPLED
    if young and single:
        return True
    return stated(child.dependent_since_before_22, f"{path}.dependent_since_before_22")


def relatives_of(relatives: Sequence[Relative]) -> tuple[law_facts.Relative, ...]:
    """Every relative with the answer whether the conditions of being one in Canada are stated to hold."""
    return tuple(_relative(item, f"relatives_in_canada[{place}]") for place, item in enumerate(relatives))


def _relative(item: Relative, path: str) -> law_facts.Relative:
    qualifies = every(
        (
            item.relationship is not None or Unknown((f"{path}.relationship",)),
            stated(item.citizen_or_permanent_resident, f"{path}.citizen_or_permanent_resident"),
            stated(item.age_18_or_over, f"{path}.age_18_or_over"),
            stated(item.lives_in_canada, f"{path}.lives_in_canada"),
        )
    )
    return law_facts.Relative(path, item.relationship, item.of, qualifies)


def sibling(relatives: Iterable[law_facts.Relative], with_spouse: Answer) -> Answer:
    """Whether the person, or a spouse or partner who is scored, has a brother or sister in Canada."""
    return some(_sibling(item, with_spouse) for item in relatives)


def _sibling(item: law_facts.Relative, with_spouse: Answer) -> Answer:
    if item.relationship is not None and item.relationship != SIBLING:
        return False
    if item.of is None:
        whose: Answer = Unknown((f"{item.path}.of",))
    else:
        whose = True if item.of == "candidate" else with_spouse
    return every((item.qualifies, whose))
