"""The facts of a case that the conditions of documents are asked about, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from express_entry.assessment import Assessment, assess
from express_entry.law import Law, Result, Text
from express_entry.law.days import add_months
from express_entry.law.documents import END_TABLE
from express_entry.law.facts import Standing
from express_entry.law.invitable import ORDER
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.programs import as_asked, ever
from express_entry.law.programtable import NOMINEES
from express_entry.law.requirements import Eligibility
from express_entry.law.text import Sayable
from express_entry.profile import Profile

from .items import Circumstances
from .people import NomineeLock, Person, people_of


@dataclass(frozen=True, slots=True)
class Case:
    """A profile under a law on a day, with what is known of its invitation, and everybody on the form.

    ``submission`` is the day of the application, by default the day asked about. ``programs`` are the classes that the
    list is for; ``assumed`` what was taken to hold on the way.
    """

    profile: Profile
    law: Law
    on: date
    submission: date
    circumstances: Circumstances
    deadline: date | None
    expected_end: date | None
    programs: tuple[str, ...]
    assessment: Assessment
    people: tuple[Person, ...]
    assumed: tuple[Sayable, ...]

    @property
    def standing(self) -> Standing:
        """What the programs ask about."""
        return self.assessment.amounts.standing

    def asked(self, program: str) -> Eligibility:
        """A class of the list by what it asks, also where it is no longer in force."""
        return as_asked(self.law, program, self.standing, self.assessment.amounts.factors)


def case_of(profile: Profile, law: Law, on: date, circumstances: Circumstances) -> Case:
    """The case of a profile on a day.

    :raises ProfileError: where the person was not born by the day.
    """
    assessment = assess(profile, on=on, law=law)
    submission = circumstances.submitted_on or on
    programs, chosen = _programs(law, assessment, circumstances)
    deadline, counted = _deadline(law, circumstances)
    expected, awaited = _expected_end(law, circumstances, deadline or submission)
    return Case(
        profile=profile,
        law=law,
        on=on,
        submission=submission,
        circumstances=circumstances,
        deadline=deadline,
        expected_end=expected,
        programs=programs,
        assessment=assessment,
        people=tuple(people_of(profile, law, submission, _lock(profile, programs, circumstances))),
        assumed=(*chosen, *counted, *awaited),
    )


def _lock(profile: Profile, programs: tuple[str, ...], circumstances: Circumstances) -> NomineeLock | None:
    """Of a nominee, what is known of the day on which a child's age is locked."""
    if programs != (NOMINEES,):
        return None
    nomination = profile.nomination
    return NomineeLock(circumstances.applied_to_province_on, nomination.issued if nomination is not None else None)


def _programs(
    law: Law, assessment: Assessment, circumstances: Circumstances
) -> tuple[tuple[str, ...], tuple[Sayable, ...]]:
    """The classes that the list is for: that of the invitation, else those the person qualifies for, in its order.

    :raises ValueError: for a class that there is none of.
    """
    if circumstances.program is not None:
        if circumstances.program not in ever(law):
            raise ValueError(f"program: {circumstances.program!r}; accepted are {', '.join(ever(law))}")
        return (circumstances.program,), ()
    results = assessment.programs
    if results[NOMINEES].result is Result.MET:
        return (NOMINEES,), (AS_NOMINEE.of(),)
    order = [name for name in law.values(ORDER)["order"] if name != NOMINEES]
    for result, text in ((Result.MET, QUALIFIES), (Result.UNKNOWN, MAY_QUALIFY)):
        found = tuple(name for name in order if results[name].result is result)
        if found:
            return found, (text.of(programs=[PROGRAM_NAMES[name] for name in found], on=assessment.on),)
    return tuple(order), (QUALIFIES_FOR_NONE.of(programs=[PROGRAM_NAMES[name] for name in order], on=assessment.on),)


def _deadline(law: Law, circumstances: Circumstances) -> tuple[date | None, tuple[Sayable, ...]]:
    """The last day of an invitation, by the period in force on its day (A10.1(6), 10.3(1)(k))."""
    invited = circumstances.invited_on
    if circumstances.deadline is not None or invited is None:
        return circumstances.deadline, ()
    days = law.consolidation.on(invited).values("invitation/period")["days"]
    last = invited + timedelta(days=int(days))
    return last, (COUNTED.of(deadline=last, days=days, invited=invited),)


def _expected_end(law: Law, circumstances: Circumstances, start: date) -> tuple[date | None, tuple[Sayable, ...]]:
    """The day by which most applications are decided, counted from the receipt of one on the last day there is."""
    if circumstances.expected_end is not None:
        return circumstances.expected_end, ()
    if not law.has(END_TABLE):
        return None, ()
    months = int(law.values(END_TABLE)["months"])
    last = add_months(start, months)
    return last, (AWAITED.of(end=last, months=months, start=start),)


AS_NOMINEE = Text(
    "the list is for the Provincial Nominee Program: a nominee may only be invited as a nominee",
    "la liste vaut pour le Programme des candidats des provinces : une personne désignée ne peut être invitée qu'à ce "
    "titre",
)
QUALIFIES = Text(
    "no invitation is stated: the list is for every class that the person qualifies for on {on}, in the order in which "
    "an invitation names them ({programs})",
    "aucune invitation n'est indiquée : la liste vaut pour chaque catégorie à laquelle la personne est admissible le "
    "{on}, dans l'ordre où une invitation les nomme ({programs})",
)
MAY_QUALIFY = Text(
    "no invitation is stated and no class is surely met on {on}: the list is for the classes that may be ({programs})",
    "aucune invitation n'est indiquée et aucune catégorie n'est sûre le {on} : la liste vaut pour celles qui peuvent "
    "l'être ({programs})",
)
QUALIFIES_FOR_NONE = Text(
    "no invitation is stated and the person qualifies for no class on {on}: the list is for each of them ({programs})",
    "aucune invitation n'est indiquée et la personne n'est admissible à aucune catégorie le {on} : la liste vaut pour "
    "chacune ({programs})",
)
COUNTED = Text(
    "the deadline is {deadline}, {days} days after the invitation of {invited}; at which hour that day ends is not "
    "known: submit two days before",
    "la date limite est le {deadline}, {days} jours après l'invitation du {invited}; l'heure où ce jour se termine "
    "n'est pas connue : présenter la demande deux jours avant",
)
AWAITED = Text(
    "the decision is expected by {end}: {months} months after receipt on {start}, the service standard and not a right",
    "la décision est attendue au plus tard le {end} : {months} mois après la réception le {start}, une norme de "
    "service et non un droit",
)
