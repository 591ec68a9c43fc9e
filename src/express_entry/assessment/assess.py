"""The explained assessment of one person on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from express_entry import law as law_package
from express_entry.law import Gap, Law, Reason, Text, programs
from express_entry.law.category import Membership, memberships
from express_entry.law.grid import Score
from express_entry.law.requirements import Eligibility
from express_entry.profile.document import Profile
from express_entry.profile.standing import Amounts, amounts_to

CATEGORY_EXPERIENCE = "category_experience"


@dataclass(frozen=True, slots=True)
class LastKnownRules:
    """The score under the last known rules: not the law of the day, and labelled so wherever it is shown."""

    version: str
    score: Score


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one person amounts to on one day under one law.

    ``crs`` is None where the law of the day has a gap in the ranking; ``last_known_rules`` then holds the score under
    the rules before it. ``programs`` and ``categories`` are by slug.
    """

    on: date
    law: Law
    amounts: Amounts
    crs: Score | None
    last_known_rules: LastKnownRules | None
    programs: Mapping[str, Eligibility]
    categories: Mapping[str, Membership]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is known to have changed in the law of the day and not known how."""
        return self.law.gaps

    @property
    def assumptions(self) -> tuple[Reason, ...]:
        """Every interpretation the result may rest on, each once."""
        of_rules = [text for item in self.programs.values() for text in item.assumptions]
        of_categories = [text for item in self.categories.values() for text in item.assumptions]
        if self.amounts.standing.jobs and self.law.has(CATEGORY_EXPERIENCE):
            of_categories += self.law.version(CATEGORY_EXPERIENCE).assumptions
        return (*self.amounts.assumptions, *(text.of() for text in _once([*of_rules, *of_categories])))


def assess(profile: Profile, *, on: date, law: Law | None = None, like: Assessment | None = None) -> Assessment:
    """The explained assessment of a profile on a day.

    :param law: the law to apply; by default that of the day.
    :param like: an assessment of another day, to take from it what turns out to hang on the same facts and the same
        law. It changes nothing but the time it takes.
    :raises NoLawYet: for a day before 2015-01-01.
    :raises ProfileError: where the person was not born by the day.
    """
    law = law or law_package.on(on)
    amounts = amounts_to(profile, law, on, like=like.amounts if like is not None else None)
    standing, factors = amounts.standing, amounts.factors
    found = programs.assess(law, standing, factors)
    known = law.last_known
    score = amounts.score
    is_law = known is law
    return Assessment(
        on=on,
        law=law,
        amounts=amounts,
        crs=score if is_law else None,
        last_known_rules=None if is_law else LastKnownRules(known.crs_version, score),
        programs=found,
        categories=memberships(law, standing, programs.without_nominees(found)),
    )


def _once(texts: list[Text]) -> list[Text]:
    return list(dict.fromkeys(texts))
