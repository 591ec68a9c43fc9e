"""Completeness asks what is there: never biometrics, never the right of permanent residence fee, never quality."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.law.answers import Unknown
from express_entry.profile import read
from express_entry.review import Asked, asked_of
from express_entry.review.case import Case, check_case
from express_entry.review.doubts import CONTENT
from express_entry.review.presented import FORM_RULES, NEVER, ItemRole, Presented
from tests.review.tables import FOLDER, completeness_of

BASE: Any = read((FOLDER / "completeness.yaml").read_bytes(), syntax="yaml")["base"]  # type: ignore[index]
COMPLETE = check_case(BASE)
ITEMS = COMPLETE.checklist or ()
OTHER = ("passport", "photo", "medical", "police_certificate/IN", "proof_of_work/2")


def asked() -> st.SearchStrategy[Asked]:
    names = st.sampled_from(
        [f"{who}/{what}" for who in ("principal", "spouse", "child-1") for what in (*NEVER, *OTHER)]
    )
    forms = st.lists(st.sampled_from(FORM_RULES), unique=True).map(tuple)
    stages = st.sampled_from(("profile", "application", "later"))
    needs = st.sampled_from(((), ("person.date_of_birth",)))
    return st.builds(Asked, names, st.sampled_from(ItemRole), stages, st.booleans(), forms, needs)


def anything_handed_in() -> st.SearchStrategy[Presented]:
    flags = st.dictionaries(st.sampled_from(FORM_RULES), st.booleans())
    content = st.dictionaries(st.sampled_from(sorted(CONTENT)), st.booleans())
    return st.builds(Presented, st.booleans(), st.booleans(), flags, content)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """The complete case with further items, and with anything handed in for them."""
    further = draw(st.lists(asked(), max_size=5, unique_by=lambda item: item.id))
    handed = {item.id: draw(anything_handed_in()) for item in further if draw(st.booleans())}
    return replace(COMPLETE, checklist=(*ITEMS, *further), presented={**COMPLETE.presented, **handed})


@given(cases())
def test_biometrics_and_the_right_of_permanent_residence_fee_are_never_missing(case: Case) -> None:
    found, _ = completeness_of(case)
    for item in found.missing:
        assert not any(part in NEVER for part in item.id.split("/"))
    assert not any(name in need for need in found.needs for name in NEVER)


@given(cases())
def test_what_is_seen_in_a_document_never_decides_whether_it_is_complete(case: Case) -> None:
    blind = {name: item._replace(content={}) for name, item in case.presented.items()}
    found, doubts = completeness_of(case)
    unseen, no_doubts = completeness_of(replace(case, presented=blind))
    assert (found.complete, found.missing, found.needs) == (unseen.complete, unseen.missing, unseen.needs)
    assert {item.id for item in no_doubts} <= {item.id for item in doubts}


@given(cases())
def test_a_doubt_is_never_among_what_is_missing_and_nothing_missing_among_the_doubts(case: Case) -> None:
    found, doubts = completeness_of(case)
    assert {item.reason.say("en") for item in found.missing}.isdisjoint(item.reason.say("en") for item in doubts)


@given(cases(), st.randoms(use_true_random=False))
def test_handing_in_more_makes_nothing_missing(case: Case, random: Any) -> None:
    found, _ = completeness_of(case)
    item = random.choice(case.checklist)
    whole = Presented(True, form=dict.fromkeys(FORM_RULES, True))
    more, _ = completeness_of(replace(case, presented={**case.presented, item.id: whole}))
    assert [item for item in more.missing if item not in found.missing] == []


@given(cases())
def test_a_return_has_its_consequences_and_a_complete_application_none(case: Case) -> None:
    found, _ = completeness_of(case)
    assert bool(found.consequences) == (found.complete is False) == bool(found.missing)
    assert all(item.citation.startswith("R10") for item in found.missing)


def test_an_optional_item_and_one_that_is_asked_for_later_are_not_missing() -> None:
    further = (Asked("principal/imm5475", ItemRole.OPTIONAL), Asked("principal/medical/2", stage="later"))
    found, _ = completeness_of(replace(COMPLETE, checklist=(*ITEMS, *further)))
    assert found.complete is True


@pytest.mark.parametrize(
    "handed",
    [
        Presented(False),
        Presented(False, explained=True),
        Presented(True, form={"signed": False}),
    ],
    ids=("nothing", "an explanation that stands in no place", "a form not signed"),
)
def test_of_what_may_not_be_asked_for_at_all_nothing_is_surely_missing(handed: Presented) -> None:
    item = Asked("principal/police_certificate/PT", form=("signed",), needs=("person.date_of_birth",))
    presented = {**COMPLETE.presented, item.id: handed}
    found, _ = completeness_of(replace(COMPLETE, checklist=(*ITEMS, item), presented=presented))
    assert (found.complete, found.missing) == (Unknown(item.needs), ())
    surely = replace(COMPLETE, checklist=(*ITEMS, item._replace(needs=())), presented=presented)
    assert [each.id for each in completeness_of(surely)[0].missing] == [item.id]


class Role(Enum):
    """A role as a checklist may have it."""

    MANDATORY = "mandatory"
    OPTIONAL = "optional"


class Rule(NamedTuple):
    """A rule of form as a checklist may have it."""

    id: str


class Item(NamedTuple):
    """An item as a checklist may have it."""

    id: str
    role: Role
    stage: str
    substitute: str | None
    form: tuple[Rule, ...]
    needs: tuple[str, ...] = ()


def test_the_items_of_a_generated_checklist_are_read_as_they_are() -> None:
    items = [
        Item("principal/passport", Role.MANDATORY, "application", None, ()),
        Item(
            "principal/proof_of_funds",
            Role.OPTIONAL,
            "later",
            "an explanation",
            (Rule("colour_scan"), Rule("of another kind")),
            ("settlement_funds",),
        ),
    ]
    assert asked_of(items) == (
        Asked("principal/passport"),
        Asked("principal/proof_of_funds", ItemRole.OPTIONAL, "later", True, ("colour_scan",), ("settlement_funds",)),
    )
