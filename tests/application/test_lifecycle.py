"""Every way between two states is gone once, and no other: by the table, and by what people ask for in each state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest

from express_entry.application import (
    asking,
    assigning,
    changing,
    concluding,
    deciding,
    drafting,
    examining,
    lifecycle,
    receiving,
    retesting,
    uploads,
)
from express_entry.application.examinationrows import DecisionKind, LetterKind
from express_entry.application.lifecycle import KINDS, TRANSITIONS, Actor, ApplicationState, Transition, transition
from express_entry.application.statewords import words_of_state
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES
from express_entry.pool.faults import Conflict, PoolFault
from tests.application.bureau import Bureau, everything, paper
from tests.application.ways import MEDICAL, WAYS, incomplete, proposed, state_of


def test_every_transition_of_the_table_is_gone_here() -> None:
    keys = [(each.source, each.event, type(each.target)) for each in TRANSITIONS]
    assert set(WAYS) == set(keys)
    assert len(set(keys)) == len(TRANSITIONS)


@pytest.mark.parametrize("item", TRANSITIONS, ids=lambda item: f"{item.source or 'nothing'}-{item.action}")
def test_each_transition_leads_where_the_table_says_and_the_trail_tells_it(desks: Bureau, item: Transition) -> None:
    kind = type(item.target)
    first, step = WAYS[item.source, item.event, kind]
    number = first(desks)
    before = 0
    if step is not None and item.source is not None:
        assert state_of(kind, number) == item.source.value
        before = len(desks.told(number))
        step(desks, number)
    assert item.action in desks.told(number)[before:]
    assert state_of(kind, number) == item.target.value
    assert desks.trail().findings == ()


def test_an_event_in_a_state_that_has_no_such_way_is_refused_with_the_state_and_what_is_possible() -> None:
    events = {(each.event, type(each.target)) for each in TRANSITIONS}
    allowed = {(each.source, each.event) for each in TRANSITIONS}
    tried = 0
    for (event, kind), state in product(events, lifecycle.states()):
        if type(state) is kind and (state, event) not in allowed:
            tried += 1
            with pytest.raises(Conflict) as refused:
                transition(state, event)
            possible = [each.words for each in TRANSITIONS if each.source is state]
            asked = next(each.words for each in TRANSITIONS if each.event == event and type(each.target) is kind)
            for language in LANGUAGES:
                said = refused.value.say(language)
                expected = [each.say(language) for each in (words_of_state(state), asked, *possible)]
                assert [words for words in expected if words not in said] == []
    assert tried > 100


def test_states_of_two_kinds_with_one_name_are_told_apart() -> None:
    assert transition(lifecycle.T.PASSED, "reopened").action == "track.reopened"
    assert transition(lifecycle.A.APPROVED, "reopened").action == "application.reopened"
    with pytest.raises(Conflict):
        transition(None, "started", lifecycle.T)


def test_the_words_of_every_transition_and_actor_are_there_in_both_languages() -> None:
    texts = [*(each.words for each in TRANSITIONS), *(each.words for each in Actor), *lifecycle.TOLD.values()]
    for text in texts:
        assert all(text.of().say(language).strip() for language in LANGUAGES)
    assert lifecycle.words_of("application.received") is not None
    assert lifecycle.words_of("profile.submitted") is None
    assert set(KINDS.values()).isdisjoint({"profile", "invitation", "nomination", "round"})


# ---------------------------------------------------------------------------- what people ask for in the wrong state

REACHED: dict[ApplicationState, Callable[[Bureau], str]] = {
    ApplicationState.DRAFT: Bureau.ready,
    ApplicationState.DISCARDED: lambda desks: drafting.discard(desks.applicant, desks.ready()).number,
    ApplicationState.RECEIVED: Bureau.received,
    ApplicationState.RETURNED: lambda desks: receiving.give_back(desks.anna, incomplete(desks), note="so").number,
    ApplicationState.IN_PROCESS: Bureau.settled,
    ApplicationState.APPROVED: Bureau.approved,
    ApplicationState.VISA_ISSUED: Bureau.with_visa,
    ApplicationState.LANDED: lambda desks: concluding.land(desks.carla, desks.with_visa(), nothing_changed=True).number,
    ApplicationState.REFUSED: lambda desks: deciding.confirm(desks.boris, proposed(desks)).number,
    ApplicationState.MISREPRESENTED: lambda desks: (
        deciding.confirm(desks.boris, proposed(desks, DecisionKind.MISREPRESENTATION)).number
    ),
    ApplicationState.WITHDRAWN: lambda desks: concluding.withdraw(desks.applicant, desks.received()).number,
}
A = ApplicationState
OFFICE = frozenset({A.RECEIVED, A.IN_PROCESS, A.APPROVED, A.VISA_ISSUED})
ASKED: dict[str, tuple[Callable[[Bureau, str], object], frozenset[ApplicationState]]] = {
    "declare": (lambda d, n: d.declare(n), frozenset({A.DRAFT})),
    "discard": (lambda d, n: drafting.discard(d.applicant, n), frozenset({A.DRAFT})),
    "upload": (lambda d, n: uploads.attach(d.applicant, n, "principal/explanation", paper()), OFFICE | {A.DRAFT}),
    "take back": (lambda d, n: uploads.take_back(d.applicant, n, "principal/passport"), frozenset({A.DRAFT})),
    "pay": (lambda d, n: d.pay(n), OFFICE | {A.DRAFT}),
    "submit": (lambda d, n: d.hand_in(n), frozenset({A.DRAFT})),
    "assign": (lambda d, n: assigning.assign(d.desk_head, n, "boris"), OFFICE),
    "accept": (lambda d, n: receiving.accept(d.anna, n), frozenset({A.RECEIVED})),
    "return": (lambda d, n: receiving.give_back(d.anna, n, note="so"), frozenset({A.RECEIVED})),
    "retest": (lambda d, n: retesting.ask(d.anna, n), OFFICE),
    "track": (
        lambda d, n: examining.reopen_track(d.anna, n, MEDICAL, note="so"),
        frozenset({A.IN_PROCESS, A.APPROVED, A.VISA_ISSUED}),
    ),
    "letter": (
        lambda d, n: asking.send(d.anna, n, LetterKind.REQUEST, "so", answer_by=day_of(d.now)),
        OFFICE,
    ),
    "approve": (lambda d, n: deciding.approve(d.anna, n, reasons="so"), frozenset({A.IN_PROCESS})),
    "propose": (
        lambda d, n: deciding.propose(d.anna, n, DecisionKind.REFUSAL, reasons="so", provision="A11(1)"),
        frozenset({A.IN_PROCESS}),
    ),
    "confirm": (lambda d, n: deciding.confirm(d.boris, n), frozenset()),
    "reopen": (lambda d, n: deciding.reopen(d.anna, n, note="so"), frozenset({A.APPROVED, A.VISA_ISSUED})),
    "visa": (
        lambda d, n: concluding.issue_visa(d.anna, n, until=day_of(d.now) + timedelta(days=9)),
        frozenset({A.APPROVED}),
    ),
    "land": (lambda d, n: concluding.land(d.carla, n, nothing_changed=True), frozenset({A.VISA_ISSUED})),
    "withdraw": (lambda d, n: concluding.withdraw(d.applicant, n), OFFICE),
    "change": (lambda d, n: changing.tell(d.applicant, n, "birth", happened=day_of(d.now)), OFFICE),
}


@pytest.mark.parametrize("state", list(ApplicationState), ids=str)
def test_whatever_a_state_has_no_way_for_is_refused_and_changes_nothing(desks: Bureau, state: ApplicationState) -> None:
    number = REACHED[state](desks)
    assert desks.where(number) == state.value
    before = everything()
    for name, (ask, possible) in ASKED.items():
        if state not in possible:
            with pytest.raises(PoolFault) as refused:
                ask(desks, number)
            assert all(refused.value.say(language) for language in LANGUAGES), name
            assert everything() == before, name
