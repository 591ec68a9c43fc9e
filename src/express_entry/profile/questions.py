"""The questions that a person is asked for a profile, in order, as far as they apply to what was answered so far.

Asked is what some rule reads, and nothing that follows from another answer. What is asked of each object stands in one
table (:data:`PLAN`); what a field means and accepts comes from the document itself (:mod:`.meanings`, :mod:`.shape`).
A list or a claim begins with the question whether there is any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, NamedTuple, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from express_entry.law import Law
from express_entry.law.text import Language, Sayable, Text

from . import conditions
from .conditions import Here, always
from .document import Profile
from .fields import CLAIM, CLAIMS
from .gates import ANOTHER, ANY, HEADINGS
from .meanings import OBJECTS, meaning
from .problems import Path, path_of
from .shape import Slot
from .tree import Tree


class Kind(Enum):
    """What a question asks for: the value of a field; whether there is any of something; whether there is another."""

    FIELD = "field"
    ANY = "any"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Question:
    """One question: where its answer goes, what kind it is, and the objects that it is about.

    ``slot`` is what the field holds; of a question for a list, one item. ``owner`` is the class of the object that has
    the field, ``within`` the class and the number (from 1) of each object around it, outermost first. Without an answer
    a ``claimed`` thing is not claimed, anything else is unknown; ``required`` needs one.
    """

    path: Path
    kind: Kind
    owner: str
    slot: Slot
    within: tuple[tuple[str, int | None], ...] = ()
    claimed: bool = False
    required: bool = False

    @property
    def name(self) -> str:
        """The field, as the document names it."""
        return next(part for part in reversed(self.path) if isinstance(part, str))

    @property
    def place(self) -> str:
        """Where the answer goes, as in ``work[0].noc``."""
        return path_of(self.path)

    @property
    def headings(self) -> tuple[Sayable, ...]:
        """What the question is about, outermost first: the spouse, the second job."""
        return tuple(HEADINGS[kind].of(number=number) for kind, number in self.within)

    @property
    def asked(self) -> Sayable:
        """The question, without how to answer it."""
        if self.kind is Kind.FIELD:
            return _First(self.meaning, self.slot.kind is bool)
        return (ANY if self.kind is Kind.ANY else ANOTHER)[self.slot.kind.__name__]

    @property
    def meaning(self) -> Sayable:
        """What the field, or the thing that there may be, is."""
        if self.kind is Kind.FIELD:
            known = meaning(self.owner, self.name)
            assert known is not None, self.place
            return _Plain(known)
        return _Plain(OBJECTS[self.slot.kind.__name__])

    @property
    def ends(self) -> bool:
        """Whether no answer says that something still goes on, as for the last day of a job still held."""
        return self.kind is Kind.FIELD and self.name == "to"


@dataclass(frozen=True, slots=True)
class _Plain:
    """Words of the reference without its marks."""

    text: Text

    def say(self, language: Language) -> str:
        return self.text.say(language).replace("`", "")


@dataclass(frozen=True, slots=True)
class _First:
    """The first clause of a meaning, as the question that is asked: without what its absence means."""

    whole: Sayable
    yes_or_no: bool

    def say(self, language: Language) -> str:
        clause = re.split(r"\s*[;:]", self.whole.say(language), maxsplit=1)[0]
        if self.yes_or_no:
            clause = _as_question(clause, language)
        return clause[:1].upper() + clause[1:]


def _as_question(clause: str, language: Language) -> str:
    """What is asked indirectly (*whether paid*, *s'il était rémunéré*) as it is asked of somebody."""
    if language == "en":
        return _WHETHER.sub(r"\1", clause) + "?"
    return _SI.sub(r"\1", _SIL.sub(r"\1il ", clause)) + " ?"


_WHETHER = re.compile(r"(^|, )whether ")
_SI = re.compile(r"(^|, )si ")
_SIL = re.compile(r"(^|, )s'il ")


# ------------------------------------------------------------------------------------------------------------ the plan


class Step(NamedTuple):
    """A field of an object, when it is asked, and for an object within, which of its fields, unless all of its plan."""

    name: str
    when: Callable[[Here], bool] = always
    steps: tuple[Step, ...] | None = None


_PERIOD = (Step("from"), Step("to"))
_ABILITIES = tuple(Step(name) for name in ("speaking", "listening", "reading", "writing"))

PLAN: Mapping[str, tuple[Step, ...]] = {
    "Profile": (
        Step("person", steps=(Step("date_of_birth"),)),
        Step("marital_status"),
        Step("spouse", conditions.coupled),
        Step("dependants"),
        Step("person", steps=(Step("in_canada"),)),
        Step("intended_province"),
        Step("education"),
        Step("language_tests"),
        Step("first_official_language", conditions.tested_in_both),
        Step("work"),
        Step("primary_occupation", conditions.several_occupations),
        Step("certificate_of_qualification"),
        Step("job_offer"),
        Step("nomination"),
        Step("relatives_in_canada"),
        Step("settlement_funds"),
        Step("foreign_military_service"),
    ),
    "InCanada": (
        Step("status"),
        Step("expires", conditions.temporary),
        Step("authorized_to_work", conditions.temporary),
    ),
    "Spouse": (
        Step("accompanying"),
        Step("citizen_or_permanent_resident"),
        Step("date_of_birth", conditions.scored),
        Step("education", conditions.scored),
        Step("language_tests", conditions.scored),
        Step("work", conditions.scored),
    ),
    "Dependant": (
        Step("date_of_birth"),
        Step("marital_status", conditions.of_age_to_marry),
        Step("dependent_since_before_22", conditions.grown_up),
    ),
    "Credential": (
        Step("credential"),
        Step("country"),
        Step("completed"),
        Step("years", conditions.in_canada),
        Step("full_time", conditions.in_canada),
        Step("studied_in_canada", conditions.in_canada),
        Step("months_present_in_canada", conditions.in_canada),
        Step("language_study", conditions.in_canada),
        Step("assessment", conditions.abroad),
    ),
    "Assessment": (Step("organization"), Step("issued"), Step("equivalent_to")),
    "LanguageTest": (
        Step("test"),
        Step("language", conditions.in_either_language),
        Step("taken"),
        Step("reported"),
        Step("scale", conditions.on_either_scale),
        *_ABILITIES,
    ),
    "Job": (
        Step("noc"),
        Step("country"),
        *_PERIOD,
        Step("hours_per_week"),
        Step("paid"),
        Step("authorized", conditions.in_canada),
        Step("status", conditions.in_canada),
        Step("self_employed", conditions.in_canada),
        Step("publicly_funded_medical_services", conditions.own_practice_of_a_physician),
        Step("full_time_student", conditions.in_canada),
        Step("qualified_since", conditions.in_a_trade),
    ),
    "CertificateOfQualification": (Step("noc"), Step("issued")),
    "JobOffer": (
        Step("noc"),
        Step("issued"),
        Step("full_time"),
        Step("indeterminate"),
        Step("duration_months", conditions.ends_some_day),
        Step("basis"),
        Step("work_permit", conditions.may_rest_on_a_permit),
        Step("work_permit_noc", conditions.with_a_permit_in_a_trade),
        Step("same_employer", conditions.with_a_permit),
        Step("months_with_employer", conditions.by_the_same_employer),
        Step("employers", conditions.in_a_trade),
    ),
    "Nomination": (Step("province"), Step("issued"), Step("express_entry")),
    "Relative": (
        Step("relationship"),
        Step("of", conditions.with_a_spouse),
        Step("citizen_or_permanent_resident"),
        Step("age_18_or_over"),
        Step("lives_in_canada"),
    ),
    "SettlementFunds": (
        Step("amount"),
        Step("currency", conditions.of_an_amount),
        Step("as_of", conditions.of_an_amount),
        Step("cad_equivalent", conditions.in_another_currency),
    ),
    "MilitaryService": _PERIOD,
}
"""What is asked of each object, in order."""


# ------------------------------------------------------------------------------------------------------------ the walk


def questions(tree: Tree, law: Law, day: date) -> Iterator[Question]:
    """Every question that applies to a document in the making, answered or not, in the order in which it is asked."""
    yield from _asked(_Walk(tree, law, day), PLAN["Profile"], Slot(Profile), tree, (), ())


class _Walk(NamedTuple):
    """What every condition may look at."""

    root: Tree
    law: Law
    day: date


Within = tuple[tuple[str, int | None], ...]


def _asked(
    walk: _Walk, steps: tuple[Step, ...], of: Slot, node: Tree, path: Path, within: Within
) -> Iterator[Question]:
    for step in steps:
        if step.when(Here(walk.root, node, walk.law, walk.day)):
            yield from _about(walk, step, of, node.get(step.name), (*path, step.name), within)


def _about(walk: _Walk, step: Step, of: Slot, value: Any, path: Path, within: Within) -> Iterator[Question]:
    """The questions for one field: itself, or whether there is any and then those for each."""
    slot, owner = of.inside(step.name), of.kind
    claimed = is_claim(owner, step.name)
    if get_origin(slot.kind) is tuple:
        yield from _items(walk, Question(path, Kind.ANY, owner.__name__, slot.inside(0), within, claimed), value)
    elif not slot.names:
        yield Question(path, Kind.FIELD, owner.__name__, slot, within, required=_field(owner, step.name).is_required())
    else:
        if claimed:
            yield Question(path, Kind.ANY, owner.__name__, slot, within, claimed)
        if not claimed or isinstance(value, dict):
            inside = within if step.steps else (*within, (slot.kind.__name__, None))
            steps = step.steps or PLAN[slot.kind.__name__]
            yield from _asked(walk, steps, slot, value if isinstance(value, dict) else {}, path, inside)


def _items(walk: _Walk, any_: Question, value: Any) -> Iterator[Question]:
    """Whether there is any, the questions for each that there is, and whether there is another."""
    items = value if isinstance(value, list) else []
    kind = any_.slot.kind.__name__
    for place in range(len(items) + bool(items) or 1):
        path = (*any_.path, place)
        yield replace(any_, path=path, kind=Kind.ANOTHER if place else Kind.ANY)
        if place < len(items):
            node = items[place] if isinstance(items[place], dict) else {}
            yield from _asked(walk, PLAN[kind], any_.slot, node, path, (*any_.within, (kind, place + 1)))


@lru_cache(maxsize=256)
def is_claim(kind: type[BaseModel], name: str) -> bool:
    """Whether the absence of a field says that nothing is claimed, rather than that it is not known."""
    return any(mark is claim for mark in _field(kind, name).metadata for claim in (CLAIM, CLAIMS))


def _field(kind: type[BaseModel], name: str) -> FieldInfo:
    return next(field for own, field in kind.model_fields.items() if (field.alias or own) == name)
