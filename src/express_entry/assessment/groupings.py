"""Whether a person belongs to the people that a round ranks: its program, its category, or everybody.

Asked of an earlier day, the answer is that of the round: the classes it covers, and the category in the version it
names. Asked of the day assessed, it is that of the assessment itself.
"""

from __future__ import annotations

from typing import NamedTuple

from express_entry.history import Round, RoundType, label
from express_entry.history.covered import programs_covered
from express_entry.law import Reason, Result, Text, Version
from express_entry.law.answers import Answer, Unknown, every, some
from express_entry.law.category import CATEGORY, criteria
from express_entry.law.invitable import Invitable, invitable
from express_entry.law.programtable import NOMINEES
from express_entry.law.requirements import Eligibility, sure

from .assess import Assessment
from .earlier import Moment


class Belonging(NamedTuple):
    """Whether a person belongs to a round's grouping, why not, and the class that an invitation would name."""

    answer: Answer
    reason: Reason
    program: str | None = None


def belonged(round_: Round, moment: Moment) -> Belonging:
    """A person in the grouping of a round, as they stood at its instant."""
    covered, nominee = programs_covered(round_), moment.nominee
    if nominee is True and NOMINEES not in covered:
        return Belonging(False, ONLY_AS_NOMINEE.of())
    own: Answer = True
    if round_.round_type is RoundType.CATEGORY:
        own, why = _in_category(round_, moment)
        if own is False:
            return Belonging(False, NOT_IN_CATEGORY.of(name=label(round_.program_or_category), why=why))
    found = invitable(moment.law, covered, nominee, moment.programs)
    answer = every((own, found.answer))
    if answer is False:
        return Belonging(False, _not_invitable(covered, found, moment))
    return Belonging(answer, ELIGIBLE.of(), found.program if answer is True else None)


def belongs(round_: Round, assessment: Assessment) -> Belonging:
    """A person in the program or category of a round, as the assessment of a day has it."""
    slug = round_.program_or_category
    if round_.round_type is RoundType.GENERAL:
        answers = [sure(item.result, item.needs) for item in assessment.programs.values()]
        return Belonging(some(answers), NO_PROGRAM.of())
    if round_.round_type is RoundType.PROGRAM:
        item = assessment.programs[slug]
        return Belonging(sure(item.result, item.needs), _failing(slug, item))
    member = assessment.categories.get(slug)
    if member is None:
        return Belonging(False, NOT_IN_FORCE.of(name=label(slug), day=assessment.on))
    return Belonging(sure(member.result, member.needs), NOT_IN_CATEGORY.of(name=label(slug), why=member.reason))


def _in_category(round_: Round, moment: Moment) -> tuple[Answer, Reason]:
    """The criteria of the category alone, in the version that the round names."""
    version = _version(round_, moment)
    if version is None:
        return Unknown((f"law.{CATEGORY}{round_.program_or_category}@{round_.category_version}",)), ELIGIBLE.of()
    return criteria(moment.law, version, moment.standing)


def _version(round_: Round, moment: Moment) -> Version | None:
    """The version of a category that a round names: the one in force, or another that is recorded under that name."""
    slug = round_.program_or_category
    in_force = moment.law.categories.get(slug)
    if in_force is not None and in_force.values.get("round_version") == round_.category_version:
        return in_force
    table = moment.law.consolidation.tables.get(f"{CATEGORY}{slug}")
    versions = table.versions if table is not None else ()
    return next((item for item in versions if item.values.get("round_version") == round_.category_version), None)


def _not_invitable(covered: tuple[str, ...], found: Invitable, moment: Moment) -> Reason:
    """Why a person can be invited in none of the classes covered."""
    alone = NOMINEES if found.nominee is True else covered[0]
    if found.nominee is True or len(covered) == 1:
        return _failing(alone, moment.programs[alone])
    return NO_PROGRAM.of()


def _failing(slug: str, item: Eligibility) -> Reason:
    """The requirements of a program that are not met, in words, each once."""
    why = {part.reason.say("en"): part.reason for part in item.requirements if part.result is Result.NOT_MET}
    return NOT_ELIGIBLE.of(program=label(slug), why=list(why.values()))


ELIGIBLE = Text("eligible", "admissible")
NOT_ELIGIBLE = Text("not eligible, {program}: {why}", "non admissible, {program} : {why}")
NO_PROGRAM = Text("not eligible under any of its programs", "admissible à aucun de ses programmes")
ONLY_AS_NOMINEE = Text(
    "a nominee may only be invited as a nominee, and this round did not cover them",
    "une personne désignée par une province ne peut être invitée qu'à ce titre, et cette ronde ne visait pas ce cas",
)
NOT_IN_CATEGORY = Text("not in the category ({name}): {why}", "hors de la catégorie ({name}) : {why}")
NOT_IN_FORCE = Text(
    "no such category was in force on {day} ({name})", "aucune catégorie de ce nom n'était en vigueur le {day} ({name})"
)
