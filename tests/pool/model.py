"""The pool once more, in plain terms: a list of people, looked at on every day by the assessment itself.

It knows nothing of rows, due dates or clocks: what somebody stands at is asked of the law for each day, who is invited
of :func:`express_entry.selection.select`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from express_entry.assessment.ranked import Ranked, ranked
from express_entry.law import Consolidation, consolidated
from express_entry.law.canonical import RANKING
from express_entry.law.days import DAY, add_years, day_of, instant_at
from express_entry.law.overlay import overlaid
from express_entry.profile import Nomination, Profile
from express_entry.selection import Category, Outcome, Row, State, select
from express_entry.selection.instruction import Grouping, Instruction, class_order
from tests.pool.people import Document, profile

PERIODS = ((date(2021, 6, 29), 60), (date(2020, 3, 18), 90), (date(2018, 6, 26), 60), (date(2016, 11, 19), 90),
           (date(2015, 1, 1), 60))  # fmt: skip
"""Days to apply by the day of the invitation, the latest first: as the instructions have them."""
BY_INSTANT = date(2017, 6, 6)
"""From this day on the year in the pool is counted to the second, before it by days."""
FIVE_YEARS = date(2014, 11, 21)
"""From this day on a finding of misrepresentation bars for five years, before it for two."""
TORONTO = ZoneInfo("America/Toronto")
IN_TIME = ("in_pool", "nomination_ended", "barred")
"""Where a profile only waits for its time in the pool to be over, in a round or not."""
LIVE = (*IN_TIME, "invited")


class Bar(NamedTuple):
    """A bar that was not lifted: of whose passport (empty of nobody here) and name, until when, and recorded when."""

    passport: str
    name: str
    until: date
    recorded: datetime


@dataclass
class Question:
    """Whether a profile is of the person behind another one, or of a barred one, and what an officer answered."""

    number: str
    other: str | None = None
    bar: int | None = None
    answered: bool = False
    same: bool | None = None


@dataclass
class Offer:
    """A nomination that a province offered."""

    province: str
    issued: date
    over: datetime
    state: str = "offered"


@dataclass
class Somebody:
    """A profile: what was stated last, where it stands, since when nothing of it was looked at.

    Who has no passport has a name instead, and in the place of the passport one that nobody else has.
    """

    number: str
    passport: str
    stated: Profile
    submitted: datetime
    expires: datetime
    looked: datetime
    state: str = "in_pool"
    ended: datetime | None = None
    offers: list[Offer] = field(default_factory=list)
    answer_over: datetime | None = None
    name: str = ""
    barred_since: datetime | None = None
    events: list[str] = field(default_factory=list)

    @property
    def live(self) -> bool:
        return self.state in LIVE

    @property
    def open_offer(self) -> Offer | None:
        return next((each for each in self.offers if each.state == "offered"), None)

    @property
    def accepted(self) -> Offer | None:
        return next((each for each in self.offers if each.state == "accepted"), None)

    @property
    def effective(self) -> Profile:
        """What is ranked: the nomination on record in the place of what is stated."""
        held = self.accepted
        known = Nomination(province=held.province, issued=held.issued, express_entry=True) if held else None
        return self.stated.model_copy(update={"nomination": known})

    def end(self, event: str, state: str, at: datetime) -> None:
        self.events.append(f"profile.{event}")
        self.state, self.ended = state, at
        if state == "applied":  # an application rests on the nomination
            return
        for offer in (self.open_offer, self.accepted):
            if offer is not None:
                offer.state = "ended"
                self.events.append("nomination.ended")


@dataclass
class Model:
    """Everybody, and under which law they are looked at."""

    files: tuple[str, ...] = ()
    goes_on: bool = False
    people: dict[str, Somebody] = field(default_factory=dict)
    bars: dict[int, Bar] = field(default_factory=dict)
    """Those that were not lifted, by their keys."""
    questions: list[Question] = field(default_factory=list)

    @property
    def whole(self) -> Consolidation:
        return law_of(self.files)

    def has_gap(self, at: datetime) -> bool:
        return any(gap.table == RANKING for gap in self.whole.at(at).gaps)

    def standing(self, somebody: Somebody, at: datetime) -> Ranked:
        """What somebody is ranked by at an instant; no points where they are not known and nobody goes on."""
        found = standing(somebody.effective, day_of(at), self.whole)
        return found._replace(points=None) if self.has_gap(at) and not self.goes_on else found

    # ---------------------------------------------------------------------------------------------- what time brings

    def look(self, somebody: Somebody, now: datetime) -> None:
        """What became of a profile in the pool since it was last looked at, day by day."""
        if somebody.state not in IN_TIME:
            return
        if somebody.state == "in_pool":
            for morning in mornings(somebody.looked, now):
                if morning >= somebody.expires:
                    break
                if not self.standing(somebody, morning).programs:
                    somebody.end("removed", "removed", morning)
                    return
        somebody.looked = now
        if somebody.expires <= now:
            somebody.end("expired", "expired", somebody.expires)

    def lapse_offer(self, somebody: Somebody, now: datetime) -> None:
        waiting = somebody.open_offer
        if waiting is not None and waiting.over <= now:
            waiting.state = "lapsed"
            somebody.events.append("nomination.lapsed")

    def lapse_invitation(self, somebody: Somebody, now: datetime) -> None:
        over = somebody.answer_over
        if somebody.state == "invited" and over is not None and over <= now:
            somebody.events.append("invitation.lapsed")
            somebody.end("lapsed", "lapsed", over)

    def clock(self, now: datetime) -> None:
        for step in (self.lapse_offer, self.lapse_invitation, self.look):
            for somebody in self.people.values():
                step(somebody, now)

    # ------------------------------------------------------------------------------------------------- what people do

    def may_enter(self, passport: str, now: datetime) -> bool:
        """Whether nobody of that passport is live."""
        for somebody in self.people.values():
            if somebody.passport == passport and somebody.live:
                self.look(somebody, now)
                self.lapse_invitation(somebody, now)
                if somebody.live:
                    return False
        return True

    def enter(self, number: str, passport: str, stated: Document, now: datetime, *, loaded: bool = False) -> Somebody:
        made = Somebody(number, passport, profile(stated), now, year_after(now), now)
        made.events += ["profile.submitted"] if loaded else ["profile.started", "profile.submitted"]
        if self.standing(made, now).programs:
            made.events.append("profile.entered")
        else:
            made.end("found_ineligible", "ineligible", now)
        self.people[number] = made
        return made

    def was_here(self, passport: str, stated: Document, now: datetime) -> bool:
        """Whether somebody of that passport was here from the same instant on, or in vain with the same document."""
        same = (each for each in self.people.values() if each.passport == passport and not each.live)
        return any(
            each.submitted == now or (each.state == "ineligible" and each.stated == profile(stated)) for each in same
        )

    def give_back(self, somebody: Somebody, now: datetime, event: str = "returned") -> None:
        """Back from an invitation that was declined or cancelled, or from a bar that was lifted (``released``)."""
        somebody.looked = now
        if somebody.expires <= now:
            somebody.end("returned_expired", "expired", now)
        elif self.barred(somebody.passport, now):
            somebody.events.append("profile.returned_barred")
            somebody.state, somebody.barred_since = "barred", now
        elif any(each.state in {"renounced", "withdrawn-accepted"} for each in somebody.offers):
            somebody.events.append(f"profile.{event}_nomination_ended")
            somebody.state = "nomination_ended"
        elif not self.standing(somebody, now).programs:
            somebody.end(f"{event}_ineligible", "removed", now)
        else:
            somebody.events.append(f"profile.{event}")
            somebody.state = "in_pool"

    # ----------------------------------------------------------------------------------------- misrepresentation

    def barred(self, passport: str, now: datetime) -> bool:
        return any(each.passport == passport and each.until > day_of(now) for each in self.bars.values())

    def bar(self, key: int, somebody: Somebody, begins: date, now: datetime) -> None:
        """For whoever has the passport, for years from a day on; an open invitation stays open."""
        until = add_years(begins, 5 if begins >= FIVE_YEARS else 2)
        self.bars[key] = Bar(somebody.passport, somebody.name, until, now)
        somebody.events.append("person.barred")
        if until > day_of(now):
            self.take_out(somebody, now)
            self.ask_of_bar(key, somebody, somebody.name, now)

    def bar_of_name(self, key: int, name: str, begins: date, now: datetime) -> None:
        """One that was found elsewhere: of nobody here, before an officer says of whom."""
        self.bars[key] = Bar("", name, add_years(begins, 5), now)
        if self.bars[key].until > day_of(now):
            self.ask_of_bar(key, None, name, now)

    def take_out(self, somebody: Somebody, now: datetime) -> None:
        """Whatever profile the barred person has is in no round."""
        for each in self.of_passport(somebody.passport, "in_pool", "nomination_ended"):
            self.look(each, now)
            if each.state in {"in_pool", "nomination_ended"}:
                each.events.append("profile.barred")
                each.state, each.barred_since = "barred", now

    def lift(self, key: int, now: datetime) -> None:
        lifted = self.bars.pop(key)
        for each in self.questions:
            if each.bar == key and self.people[each.number].state != "submitted":
                each.answered = True
        self.release(lifted.passport, now)

    def release(self, passport: str, now: datetime) -> None:
        for each in self.of_passport(passport, "barred"):
            self.look(each, now)
            if each.state == "barred" and not self.barred_anyway(each):
                self.give_back(each, now, "released")

    def barred_anyway(self, somebody: Somebody) -> bool:
        """Whether another bar was in force at any time since somebody was barred."""
        assert somebody.barred_since is not None
        rest = [each for each in self.bars.values() if each.passport == somebody.passport]
        return any(each.until > day_of(max(somebody.barred_since, each.recorded)) for each in rest)

    def of_passport(self, passport: str, *states: str) -> list[Somebody]:
        return [each for each in self.people.values() if each.passport == passport and each.state in states]

    # ------------------------------------------------------------------------------------- people without a passport

    def enter_by_name(self, number: str, name: str, stated: Document, now: datetime) -> Somebody:
        """Who has no passport waits where another live profile, or a bar, has their name and birth date."""
        others = [each for each in self.people.values() if each.name == name]
        for each in others:
            self.look(each, now)
            self.lapse_invitation(each, now)
        alike = [Question(number, other=each.number) for each in others if each.live or each.state == "submitted"]
        in_force = (key for key, each in self.bars.items() if each.name == name and each.until > day_of(now))
        asked = [*alike, *(Question(number, bar=key) for key in in_force)]
        if not asked:
            made = self.enter(number, f"none of {number}", stated, now)
            made.name = name
            return made
        made = Somebody(number, f"none of {number}", profile(stated), now, year_after(now), now, "submitted", name=name)
        made.events += ["profile.started", "profile.submitted", "review.opened"]
        self.people[number] = made
        self.questions += asked
        return made

    def ask_of_bar(self, key: int, barred: Somebody | None, name: str, now: datetime) -> None:
        """A bar was recorded: of whoever is live and has its name an officer says whether it is the barred person."""
        apart = [{each.number, each.other} for each in self.questions if each.same is False]
        for each in self.people.values():
            if name and each.name == name and each is not barred:
                self.look(each, now)
                told = barred is not None and {each.number, barred.number} in apart
                if (each.live or each.state == "submitted") and not told:
                    each.events.append("review.opened")
                    self.questions.append(Question(each.number, bar=key))

    def waiting(self) -> list[Somebody]:
        """Of whom an officer is to say who it is."""
        return [self.people[number] for number in dict.fromkeys(self.open_questions())]

    def open_questions(self) -> Iterator[str]:
        return (each.number for each in self.questions if not each.answered)

    def theirs(self, somebody: Somebody, now: datetime) -> list[int]:
        """The bars that are the person's, where an officer finds that they are the barred one."""
        keys = [each.bar for each in self.questions if each.number == somebody.number and not each.answered]
        at_the_door = somebody.state == "submitted"
        return [key for key in sorted(filter(None, keys)) if key in self.bars
                and (at_the_door or self.bars[key].until > day_of(now))]  # fmt: skip

    def settle(self, somebody: Somebody, now: datetime, followed: list[int], copies: list[int], *, same: bool) -> None:
        """An officer said whose a profile is; of a bar that follows somebody else already a copy is recorded."""
        somebody.events.append("review.settled")
        for key in followed:
            held = self.bars[key]
            copy, recorded = (copies.pop(0), now) if held.passport else (key, held.recorded)
            self.bars[copy] = held._replace(passport=somebody.passport, recorded=recorded)
            somebody.events.append("person.barred")
            self.take_out(somebody, now)
        mine = [each for each in self.questions if each.number == somebody.number and not each.answered]
        for each in mine:
            each.answered, each.same = True, same
        if somebody.state != "submitted":
            return
        if same and any(each.other is not None for each in mine):
            somebody.end("found_double", "withdrawn", now)
        elif not self.standing(somebody, somebody.submitted).programs:
            somebody.end("found_ineligible", "ineligible", now)
        elif followed or self.barred(somebody.passport, now):
            somebody.events.append("profile.barred")
            somebody.state, somebody.barred_since = "barred", now
        else:
            somebody.events.append("profile.entered")
            somebody.state = "in_pool"
            self.look(somebody, now)

    # ---------------------------------------------------------------------------------------------------- rounds

    def hold(self, grouping: Grouping, programs: frozenset[str], many: int, category: Category | None,
             now: datetime) -> Outcome:  # fmt: skip
        """Hold a round among everybody as they stand."""
        law = self.whole.at(now)
        instruction = Instruction("model", grouping, programs, now, class_order(law), many, None, category)
        outcome = select([self.row(each, now) for each in self.people.values() if each.live], instruction)
        for each in outcome.invited:
            invited = self.people[each.number]
            invited.state, invited.answer_over = "invited", period_over(now)
        return outcome

    def row(self, somebody: Somebody, now: datetime) -> Row:
        found = self.standing(somebody, now)
        return Row(
            somebody.number,
            found.points,
            somebody.submitted,
            found.programs,
            frozenset(Category(*each) for each in found.categories),
            State(somebody.state),
            somebody.expires,
        )


@lru_cache(maxsize=8)
def law_of(files: tuple[str, ...]) -> Consolidation:
    law = consolidated()
    for file in files:
        law = overlaid(law, Path(file))
    return law


_FOUND: dict[tuple[str, date, int], Ranked] = {}


def standing(stated: Profile, on: date, whole: Consolidation) -> Ranked:
    """What a document is ranked by on a day; asked once."""
    key = (stated.model_dump_json(), on, id(whole))
    if key not in _FOUND:
        _FOUND[key] = ranked(stated, on=on, law=whole.on(on))
    return _FOUND[key]


def mornings(after: datetime, until: datetime) -> Iterator[datetime]:
    """The beginnings of all days in Toronto after an instant, up to another."""
    day = day_of(after) + DAY
    while (morning := instant_at(day)) <= until:
        yield morning
        day += DAY


def year_after(submitted: datetime) -> datetime:
    """The end of the time in the pool, by the wall clock in Toronto."""
    local = submitted.astimezone(TORONTO)
    later = local.replace(year=local.year + 1)
    return instant_at(later.date() + DAY) if local.date() < BY_INSTANT else later.astimezone(UTC)


def period_over(issued: datetime) -> datetime:
    """When an invitation lapses: once its last day is over everywhere."""
    day = day_of(issued)
    days = next(days for since, days in PERIODS if since <= day)
    return datetime.combine(day + (days + 1) * DAY, time.min, UTC) + timedelta(hours=12)
