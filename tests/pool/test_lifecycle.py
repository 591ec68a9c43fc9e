"""Every way between two states is gone once, and no other: by the table, and by what people ask for in each state."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from express_entry.law.text import LANGUAGES
from express_entry.pool import intake, invitations, lifecycle, provinces, publishing, rounds, running
from express_entry.pool.faults import Conflict, NotFound, PoolFault
from express_entry.pool.lifecycle import (
    KINDS,
    TRANSITIONS,
    Actor,
    AnyState,
    InvitationState,
    NominationState,
    ProfileState,
    RoundState,
    Transition,
    transition,
)
from express_entry.pool.statewords import SUBJECTS, words_of_state
from tests.pool.office import Office, contents
from tests.pool.people import profile
from tests.pool.ways import WAYS, go, key, reached, state_of, stated


def test_every_transition_of_the_table_is_gone_here() -> None:
    assert set(WAYS) == {key(each) for each in TRANSITIONS}
    assert len({key(each) for each in TRANSITIONS}) == len(TRANSITIONS)


@pytest.mark.parametrize("item", TRANSITIONS, ids=lambda item: f"{item.source or 'nothing'}-{item.action}")
def test_each_transition_leads_where_the_table_says_and_the_trail_tells_it(office: Office, item: Transition) -> None:
    first, step = WAYS[key(item)]
    kind = next(each for each in KINDS if KINDS[each] == item.action.split(".")[0])
    number = first(office)
    if step is not None and item.source is not None:
        assert state_of(office, kind, number) == item.source.value
        before = len(office.told(number))
        step(office, number)
    else:
        before = 0
        if step is not None:
            step(office, number)
    if item.event in {"issued", "invited"}:  # told once for everybody whom a round invites
        assert publishing.trail_fits(office.round("1"))
    else:
        assert item.action in office.told(number)[before:]
    if item.target is None:
        with pytest.raises(NotFound):
            office.row(number)
    else:
        assert state_of(office, kind, number) == item.target.value
    assert office.trail().findings == ()


def test_an_event_in_a_state_that_has_no_such_way_is_refused_by_name() -> None:
    events = {(each.event, kind) for each in TRANSITIONS for kind in KINDS if KINDS[kind] == each.action.split(".")[0]}
    allowed = {(each.source, each.event) for each in TRANSITIONS}
    tried = 0
    for (event, kind), state in product(events, lifecycle.states()):
        if type(state) is kind and (state, event) not in allowed:
            tried += 1
            with pytest.raises(Conflict) as refused:
                transition(state, event)
            possible = [each.words for each in TRANSITIONS if each.source is state]
            for language in LANGUAGES:
                said = refused.value.say(language)
                words = (SUBJECTS[kind], words_of_state(state), *possible)
                assert all(text.say(language) in said for text in words)
            assert "_" not in refused.value.say("en")  # no name of the program
    assert tried > 100


def test_states_of_two_kinds_with_one_name_are_told_apart() -> None:
    assert transition(NominationState.ACCEPTED, "withdrawn").action == "nomination.withdrawn"
    assert transition(ProfileState.IN_POOL, "withdrawn").action == "profile.withdrawn"
    with pytest.raises(Conflict):
        transition(ProfileState.APPLIED, "applied")
    with pytest.raises(Conflict):
        transition(None, "started", RoundState)


def test_the_words_of_every_transition_and_actor_are_there_in_both_languages() -> None:
    texts = [*(each.words for each in TRANSITIONS), *(each.words for each in Actor)]
    for text in texts:
        assert all(text.of().say(language).strip() for language in LANGUAGES)
    assert lifecycle.words_of("profile.lapsed") is not None
    assert lifecycle.words_of("clock.run") is None


# ---------------------------------------------------------------------------- what people ask for in the wrong state

Asked = Callable[[Office, str], object]
PROFILES: dict[str, tuple[Asked, frozenset[str]]] = {
    "save": (
        lambda office, number: intake.change_draft(office.candidate, number, profile(stated("Y"))),
        frozenset({"saved"}),
    ),
    "discard": (lambda office, number: intake.discard_draft(office.candidate, number), frozenset({"discarded"})),
    "submit": (lambda office, number: intake.submit(office.candidate, number), frozenset({"submitted"})),
    "edit": (lambda office, number: office.edit(number, stated("Y")), frozenset({"edited"})),
    "withdraw": (lambda office, number: intake.withdraw(office.candidate, number), frozenset({"withdrawn"})),
    "settle": (
        lambda office, number: intake.settle(office.officer, number, same=False, note="looked at"),
        frozenset({"found_double"}),
    ),
    "decline": (lambda office, number: invitations.decline(office.candidate, number), frozenset({"returned"})),
    "apply": (lambda office, number: invitations.apply(office.candidate, number), frozenset({"applied"})),
    "offer": (lambda office, number: office.offer(number, "BC"), frozenset({"nomination_ended"})),
}
NOMINATIONS: dict[str, tuple[Asked, frozenset[str]]] = {
    "accept": (lambda office, number: provinces.accept(office.candidate, number), frozenset({"accepted"})),
    "reject": (lambda office, number: provinces.reject(office.candidate, number), frozenset({"rejected"})),
    "renounce": (lambda office, number: provinces.renounce(office.candidate, number), frozenset({"renounced"})),
    "take back": (lambda office, number: provinces.take_back(office.province, "ON", number), frozenset({"withdrawn"})),
}
INVITATIONS: dict[str, tuple[Asked, frozenset[str]]] = {name: PROFILES[name] for name in ("apply",)} | {
    "decline": (PROFILES["decline"][0], frozenset({"declined"}))
}
ROUNDS: dict[str, tuple[Asked, frozenset[str]]] = {
    "authorise": (lambda office, number: rounds.authorise(office.second, number), frozenset({"authorised"})),
    "discard": (lambda office, number: rounds.discard(office.officer, number), frozenset({"discarded"})),
    "run": (lambda office, number: running.run(office.officer, number), frozenset({"run"})),
    "publish": (lambda office, number: publishing.publish(office.officer, number, None), frozenset({"published"})),
}
ASKED = {ProfileState: PROFILES, NominationState: NOMINATIONS, InvitationState: INVITATIONS, RoundState: ROUNDS}


@pytest.mark.parametrize("state", list(lifecycle.states()), ids=lambda state: f"{KINDS[type(state)]}-{state}")
def test_whatever_a_state_has_no_way_for_is_refused_and_changes_nothing(office: Office, state: AnyState) -> None:
    number = go(office, reached(state))
    assert state_of(office, type(state), number) == state.value
    before = contents()
    possible = {each.event for each in TRANSITIONS if each.source is state}
    for name, (ask, events) in ASKED[type(state)].items():
        if not events & possible:
            with pytest.raises(PoolFault) as refused:
                ask(office, number)
            assert all(refused.value.say(language) for language in LANGUAGES), name
            assert contents() == before, name
