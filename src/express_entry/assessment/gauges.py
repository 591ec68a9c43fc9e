"""Every count of work that a result depends on, as something that can be read on any day.

Work changes a result only on the days on which one of these counts changes: a year completed, work leaving a window,
one occupation overtaking another. A gauge is built from the purpose of the rule that asks for the count, so that
reading it on a day is what the rule does on that day. With each reading comes for how many days it surely stays.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from express_entry.law import Law, Reason, Text, cec
from express_entry.law.answers import Between
from express_entry.law.days import DAY, add_years
from express_entry.law.experience import FullTime, Measure, Stretch, calm_days, calm_going_on, runs, window
from express_entry.law.facts import Job, Standing
from express_entry.law.work import Counted, Purpose, counted, full_time, hours_of

NEAR = timedelta(days=3)
MOST = 400
"""Days that are passed over at most before a gauge is read again."""
LONG = 60
"""Days that are worth passing over at once, without asking whether they might be more."""


class Reading(NamedTuple):
    """What a gauge shows on a day, and for how many days it surely shows the same: 0 where the next may bring more."""

    value: object
    calm: int


class Step(NamedTuple):
    """A day on which a reading differs from that of the day before."""

    day: date
    before: object
    after: object


class Readable(Protocol):
    """Something that is read on a day; equal values mean that nothing changed."""

    @property
    def id(self) -> str:
        """What tells the gauge from the others of a person."""
        ...

    @property
    def of_spouse(self) -> bool:
        """Whether it is the work of the spouse or partner."""
        ...

    @property
    def touches(self) -> tuple[str, ...]:
        """What the count is asked for, by the names of :func:`.changes.touched`."""
        ...

    @property
    def same(self) -> object:
        """What another gauge must have in common to show the same on every day."""
        ...

    def read(self, day: date) -> Reading:
        """The reading on a day."""
        ...

    def say(self, step: Step) -> Reason:
        """What a step means, in words."""
        ...


@dataclass(frozen=True, slots=True)
class Window:
    """Work for a purpose, judged once, of which a day sees what lies before it and not too far back."""

    whole: Counted
    years: int | None

    def on(self, day: date) -> Counted:
        """The work that a day sees."""
        first = date.min if self.years is None else window(day, self.years)[0]
        return self.whole.within(first, day - DAY)

    def still(self, day: date) -> int:
        """For how many days a day and those after it see the same work: none enters the window and none leaves it."""
        return min(_days_off((*self.whole.sure, *self.whole.maybe), day), self.leaving(day))

    def leaving(self, day: date) -> int:
        """For how many days no work leaves the window."""
        if self.years is None:
            return MOST
        # A day less, for 29 February may leave a window together with the day before it.
        return _days_off((*self.whole.sure, *self.whole.maybe), add_years(day, -self.years)) - 1


def _leap_day(day: date) -> date:
    """The first 29 February from a day on, the day itself included."""
    year = day.year if (day.month, day.day) <= (2, 29) else day.year + 1
    return next(date(each, 2, 29) for each in range(year, year + 9) if isleap(each))


def _days_off(work: Sequence[Stretch], day: date) -> int:
    """Days from a day on, itself included, without any of the work."""
    if any(stretch.first <= day <= stretch.last for stretch in work):
        return 0
    return min(((stretch.first - day).days for stretch in work if stretch.first > day), default=MOST)


def window_of(law: Law, jobs: Sequence[Job], purpose: Purpose, last: date) -> Window:
    """Work for a purpose up to the day before a last one; whether a job counts does not depend on the day."""
    return Window(counted(law, jobs, purpose._replace(window_years=None), last), purpose.window_years)


@dataclass(frozen=True, slots=True)
class Gauge:
    """Whole units of work for one purpose, at most ``cap``."""

    id: str
    title: Text | Reason
    touches: tuple[str, ...]
    work: Window
    measure: Measure
    cap: int
    hours: FullTime
    months: int = 12
    of_spouse: bool = False

    @property
    def same(self) -> object:
        """The work itself, the window, and the way of counting."""
        whole = self.work.whole
        return whole.sure, whole.maybe, whole.maybe_less, self.work.years, self.measure, self.cap, self.months

    def read(self, day: date) -> Reading:
        """Whole units on a day, or between how many where that is not determined."""
        work = self.work.on(day)
        units = work.units(lambda stretches: self.measure(stretches, self.hours, self.months), self.cap)
        calm = self.work.still(day)
        if calm < LONG:
            calm = max(calm, self._going_on(work, day), self._filled(day))
        if calm < LONG:
            parts = (calm_days(self.measure, part, self.hours, self.months, self.cap) for part in work.sums())
            calm = max(calm, min(parts))
        return Reading((units.low, units.high) if isinstance(units, Between) else units, calm)

    def _going_on(self, work: Counted, day: date) -> int:
        """For how many days one full-time job goes on, nothing else happens, and no further unit is completed."""
        whole = self.work.whole
        going = [stretch for stretch in whole.sure if stretch.first < day <= stretch.last]
        if len(going) != 1 or whole.maybe or whole.all_unknown or going[0].hours < self.hours.week:
            return 0
        goes = min((going[0].last - day).days + 1, self.work.leaving(day))
        begins = min(((other.first - day).days for other in whole.sure if other.first >= day), default=MOST)
        return max(0, min(goes, begins, calm_going_on(self.measure, work.sure, self.hours, day, self.months)))

    def _filled(self, day: date) -> int:
        """For how many days full-time work without a break is all that the window has room for.

        Every measure then counts the years of the window; but those before a 29 February may be a day short.
        """
        years = self.work.years
        if years is None:
            return 0
        first = window(day, years)[0]
        for run in runs(self.work.whole.sure, self.hours):
            if run.first <= first and day <= run.last and run.hours >= self.hours.week:
                return min((run.last - day).days + 1, (_leap_day(day) - day).days - 1, MOST)
        return 0

    def say(self, step: Step) -> Reason:
        """Full years before and after, or whether enough months are reached."""
        said = {"title": self.title, "before": _read(step.before), "after": _read(step.after)}
        said |= {"months": self.months, "window": self.work.years}
        falling = self.work.years is not None and _least(step.after) < _least(step.before)
        if self.cap > 1 or not isinstance(step.before, int) or not isinstance(step.after, int):
            return (FALLEN if falling else RISEN).of(**said)
        return (LOST if falling else REACHED).of(**said)


def _read(value: object) -> object:
    return BETWEEN.of(low=value[0], high=value[1]) if isinstance(value, tuple) else value


def _least(value: object) -> int:
    return value[0] if isinstance(value, tuple) else value if isinstance(value, int) else 0


@dataclass(frozen=True, slots=True)
class Leading:
    """Which threshold of language the occupation with the greater experience asks for (R87.1(2)(e))."""

    law: Law
    standing: Standing
    upper: tuple[Window, ...]
    lower: tuple[Window, ...]
    turns: tuple[date, ...]
    id: str = "leading"
    touches: tuple[str, ...] = ("programs.cec.language",)
    of_spouse: bool = False

    @property
    def same(self) -> object:
        """There is one such gauge a person."""
        return self.id

    def read(self, day: date) -> Reading:
        """Whether the higher threshold applies on a day.

        Between two days on which work begins, ends or leaves the window, the answer changes only where the hours on one
        side overtake those on the other, which come closer by two days of full-time work a day at most.
        """
        answer = cec.in_upper_levels(self.law, self.standing, day)
        until_turn = next(((turn - day).days for turn in self.turns if turn >= day - NEAR), MOST)
        apart = abs(self._most(self.upper, day) - self._most(self.lower, day))
        overtaken = int(apart * 7 / (2 * full_time(self.law).week)) - 2 if self.upper and self.lower else MOST
        return Reading(answer, max(0, min(overtaken, until_turn - NEAR.days)))

    def _most(self, windows: Sequence[Window], day: date) -> float:
        return max((hours_of(self.law, item.on(day).sure) for item in windows), default=0.0)

    def say(self, step: Step) -> Reason:
        """Which threshold applies from the day on."""
        if not isinstance(step.after, bool):
            return NEITHER.of()
        return (UPPER if step.after else LOWER).of()


@dataclass(frozen=True, slots=True)
class Nameless:
    """Whether there is work whose occupation was not stated, where any occupation may give a level."""

    id: str
    title: Text
    touches: tuple[str, ...]
    work: Window
    of_spouse: bool = False

    @property
    def same(self) -> object:
        """The work and the window."""
        return self.id, self.work.whole.maybe, self.work.years

    def read(self, day: date) -> Reading:
        """Whether a day sees any such work."""
        return Reading(bool(self.work.on(day).maybe), 0)

    def say(self, step: Step) -> Reason:
        """Whether the work begins or ceases to count."""
        return (SEEN if step.after else UNSEEN).of(title=self.title)


# ------------------------------------------------------------------------------------------------------------- steps


def steps_of(gauge: Readable, first: date, last: date) -> Iterable[Step]:
    """Every step after ``first`` up to ``last``: the days on which nothing can change are passed over."""
    day, (before, calm) = first, gauge.read(first)
    while day < last and calm <= (last - day).days:
        day = min(day + max(calm, 1) * DAY, last)
        now, calm = gauge.read(day)
        if now != before:
            yield Step(day, before, now)
        before = now


def all_steps(gauges: Iterable[Readable], first: date, last: date) -> Iterator[tuple[Readable, Step]]:
    """The steps of every gauge; gauges that show the same are read once."""
    known: dict[object, Sequence[Step]] = {}
    for gauge in gauges:
        steps = known.get(gauge.same)
        if steps is None:
            steps = known[gauge.same] = tuple(steps_of(gauge, first, last))
        for step in steps:
            yield gauge, step


RISEN = Text("{title}: {before} → {after} full years", "{title} : {before} → {after} années complètes")
FALLEN = Text(
    "{title}: {before} → {after} full years, for older work leaves the last {window} years",
    "{title} : {before} → {after} années complètes, car du travail plus ancien sort des {window} dernières années",
)
REACHED = Text("{title}: {months} months reached", "{title} : {months} mois atteints")
LOST = Text(
    "{title}: {months} months no longer reached, for older work leaves the last {window} years",
    "{title} : {months} mois ne sont plus atteints, car du travail plus ancien sort des {window} dernières années",
)
BETWEEN = Text("{low} to {high}", "{low} à {high}")
UPPER = Text(
    "the occupation with the greater experience asks for the higher language level from this day",
    "la profession où l'expérience est la plus longue exige dès ce jour le niveau linguistique supérieur",
)
LOWER = Text(
    "the occupation with the greater experience asks for the lower language level from this day",
    "la profession où l'expérience est la plus longue exige dès ce jour le niveau linguistique inférieur",
)
NEITHER = Text(
    "which occupation has the greater experience is not determined from this day",
    "la profession où l'expérience est la plus longue n'est plus déterminée à partir de ce jour",
)
SEEN = Text("{title}: work in an occupation not stated", "{title} : travail dans une profession non indiquée")
UNSEEN = Text(
    "{title}: work in an occupation not stated no longer counts",
    "{title} : le travail dans une profession non indiquée ne compte plus",
)
