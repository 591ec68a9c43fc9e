"""The one thing that is next for a candidate: what has a day first, then what can be gone on with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from typing import NamedTuple

from express_entry.application.examinationrows import LetterKind
from express_entry.application.lifecycle import ApplicationState, LetterState
from express_entry.application.models import Application
from express_entry.application.showing import due_of
from express_entry.application.statewords import words_of_state
from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.pool.bars import bar_at
from express_entry.pool.invitations import over_at
from express_entry.pool.lifecycle import InvitationState, NominationState, ProfileState
from express_entry.pool.models import Profile
from express_entry.review import Kind

from . import homewords as words
from .addresses import link
from .nominating import province_named
from .telling import NONE, Teller


class Step(NamedTuple):
    """What is next: the page where it is done, in words, with its button."""

    page: str
    href: str
    lead: str
    button: str


def next_step(profiles: Sequence[Profile], applications: Sequence[Application], at: datetime, teller: Teller) -> Step:
    """The first of what waits; where nothing does, to start a profile, or why none can be submitted."""
    open_ones = [each for each in profiles if each.ended is None]
    waiting = chain(
        (step for each in applications for step in _of_application(each, at, teller)),
        (step for each in open_ones for step in _of_profile(each, applications, at, teller)),
    )
    first = next(waiting, None)
    if first is not None:
        return first
    bar = bar_at(profiles[0], at) if profiles else None
    if bar is not None:
        more = {"day": teller.day(bar.until)}
        return _step("profile", words.BARRED_ENDED_LEAD, words.SEE_PROFILE, teller, profiles[0].number, **more)
    lead = words.ANOTHER_LEAD if profiles else words.START_LEAD
    return _step("start", lead, words.START_ANOTHER if profiles else words.START, teller)


def _step(page: str, lead: Text, button: Text, teller: Teller, number: str = "", **values: object) -> Step:
    """A step at the page of a profile or an application; ``key`` is the number of a letter, the others are said."""
    parts = {name: value for name, value in (("number", number), ("key", values.pop("key", None))) if value}
    said = teller.say(lead, **values, **parts)
    return Step(page, link(page, teller.language, **parts), said, teller.say(button))


def _left(last: date, at: datetime) -> str:
    return str(max(0, (last - day_of(at)).days))


def _of_application(row: Application, at: datetime, teller: Teller) -> Iterator[Step]:
    state, number = ApplicationState(row.state), row.number
    for letter in row.letters.filter(state=LetterState.OPEN.value).order_by("answer_by") if state.open else ():
        kind, day = LetterKind(letter.kind).words, teller.day(letter.answer_by)
        more = {"kind": teller.say(kind), "day": day, "key": letter.id}
        lead = words.LETTER_OVERDUE_LEAD if over_at(letter.answer_by) <= at else words.LETTER_LEAD
        yield _step("letter", lead, words.LETTER, teller, number, **more)
    last = row.invitation.answer_by
    if state is ApplicationState.DRAFT and over_at(last) > at:
        more = {"days": _left(last, at), "day": teller.day(last)}
        yield _step("application", words.APPLY_LEAD, words.APPLY, teller, number, **more)
    if state is ApplicationState.APPROVED and due_of(row, Kind.RIGHT, at):
        yield _step("fees", words.FEE_LEAD, words.FEE, teller, number)
    if state.open:
        said = teller.say(words_of_state(state))
        yield _step("application", words.UNDER_WAY_LEAD, words.UNDER_WAY, teller, number, state=said)


def _of_profile(row: Profile, applications: Sequence[Application], at: datetime, teller: Teller) -> Iterator[Step]:
    number = row.number
    if row.state == ProfileState.INVITED.value and not any(each.profile_id == row.id for each in applications):
        for issued in row.invitations.filter(state=InvitationState.ISSUED.value):
            if over_at(issued.answer_by) <= at:  # the clock will say so
                continue
            more = {"days": _left(issued.answer_by, at), "day": teller.day(issued.answer_by)}
            yield _step("invitation", words.INVITATION_LEAD, words.INVITATION, teller, number, **more)
    for offer in row.nominations.filter(state=NominationState.OFFERED.value):
        more = {"province": province_named(offer.province, teller), "day": teller.day(offer.answer_by)}
        yield _step("nomination", words.NOMINATION_LEAD, words.NOMINATION, teller, number, **more)
    yield from _in_pool(row, at, teller)


def _in_pool(row: Profile, at: datetime, teller: Teller) -> Iterator[Step]:
    state, number = ProfileState(row.state), row.number
    bar = bar_at(row, at) if state in {ProfileState.DRAFT, ProfileState.BARRED} else None
    if bar is not None:
        lead = words.BARRED_LEAD if state is ProfileState.BARRED else words.BARRED_DRAFT_LEAD
        yield _step("profile", lead, words.SEE_PROFILE, teller, number, day=teller.day(bar.until))
    elif state is ProfileState.BARRED:
        yield _step("profile", words.BAR_OVER_LEAD, words.SEE_PROFILE, teller, number)
    elif state is ProfileState.DRAFT:
        day = teller.day(day_of(row.draft_until))
        yield _step("answers", words.DRAFT_LEAD, words.DRAFT, teller, number, day=day)
    elif state is ProfileState.SUBMITTED:
        yield _step("profile", words.WAITS_LEAD, words.SEE_PROFILE, teller, number)
    elif state is ProfileState.IN_POOL:
        points = NONE if row.points is None else teller.number(row.points)
        day = teller.day(None if row.expires is None else day_of(row.expires))
        yield _step("rank", words.POOL_LEAD, words.POOL, teller, number, points=points, day=day)
    elif state is ProfileState.NOMINATION_ENDED:
        yield _step("profile", words.ENDED_NOMINATION_LEAD, words.SEE_PROFILE, teller, number)
