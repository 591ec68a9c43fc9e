"""Proceed or decline: what an invited person may still do on a day, and what returning to the pool would mean.

Declining within the period costs nothing: the person goes back with the original time of submission for what is left of
the twelve months, where a program is still met (A10.1(7)). Silence ends the profile: it can never be invited again
(A10.1(6)). Declining does not lead to the next class in the order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from express_entry.assessment import Assessment, assess
from express_entry.history import Round
from express_entry.law import Consolidation, Law, Reason, Result, Text, consolidated
from express_entry.law.answers import Answer, every, some
from express_entry.law.days import DAY, add_months, clock_of, day_of, instant_at
from express_entry.law.requirements import sure
from express_entry.profile import Profile

from .terms import WARNING, Terms, last_day

POOL = "pool/period"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is open to an invited person on a day.

    ``last_day`` is the last day to apply or decline, ``warn_on`` the day two days before it. ``pool_ends`` is the
    instant at which the profile's time in the pool is over, None where its submission is not stated. ``returns`` says
    whether declining leads back into the pool; ``latest`` is the last published round of the same grouping up to the
    day, and ``margin`` the points above its lowest score.
    """

    on: date
    last_day: date
    warn_on: date
    pool_ends: datetime | None
    assessment: Assessment
    returns: Answer
    latest: Round | None
    assumptions: tuple[Reason, ...]

    @property
    def open(self) -> bool:
        """Whether the period still runs."""
        return self.on <= self.last_day

    @property
    def days_left(self) -> int:
        """Days after this one that are left to apply or decline; negative where they are over."""
        return (self.last_day - self.on).days

    @property
    def pool_days_left(self) -> int | None:
        """Days after this one that are left of the time in the pool; 0 where it is over."""
        return None if self.pool_ends is None else max(0, (day_of(self.pool_ends) - self.on).days)

    @property
    def margin(self) -> int | None:
        """Points above the lowest score of the latest round of the grouping, where both are known."""
        total = self.assessment.amounts.score.total
        return None if total is None or self.latest is None else total - self.latest.crs_cutoff


def choose(
    profile: Profile,
    *,
    terms: Terms,
    submitted: datetime | None,
    on: date,
    deadline: date | None = None,
    rounds: tuple[Round, ...] = (),
    law: Consolidation | None = None,
) -> Choice:
    """What proceeding and declining mean on a day for somebody invited in a round.

    :param deadline: the last day printed on the invitation; else the period in force on its day.
    :param rounds: the published rounds, to look for the latest of the same grouping.
    """
    whole = law or consolidated()
    last = deadline or last_day(terms, whole)
    found = assess(profile, on=on, law=whole.on(on))
    ends = None if submitted is None else pool_end(submitted, whole.at(submitted))
    stays: Answer = True if ends is None else day_of(ends) > on
    return Choice(
        on=on,
        last_day=last,
        warn_on=last - WARNING,
        pool_ends=ends,
        assessment=found,
        returns=every((on <= last, stays, some(sure(item.result, item.needs) for item in found.programs.values()))),
        latest=_latest(terms, rounds, on),
        assumptions=(DAY_NOT_INSTANT.of(), *(() if ends is not None else (NO_END_KNOWN.of(),))),
    )


def pool_end(submitted: datetime, law: Law) -> datetime:
    """The first instant at which a profile is no longer in the pool (A10.3(1)(f)): twelve months after submission."""
    values = law.values(POOL)
    day = add_months(day_of(submitted), int(values["months"]))
    if values["counted"] == "day":
        return instant_at(day + DAY)
    clock = clock_of(submitted)
    return instant_at(day, clock.hour, clock.minute) + timedelta(seconds=clock.second, microseconds=clock.microsecond)


def programs_met(choice: Choice) -> tuple[str, ...]:
    """The programs that the person is eligible for on the day."""
    return tuple(slug for slug, item in choice.assessment.programs.items() if item.result is Result.MET)


def _latest(terms: Terms, rounds: tuple[Round, ...], on: date) -> Round | None:
    same = [
        each
        for each in rounds
        if each.program_or_category == terms.round.program_or_category and day_of(each.instant) <= on
    ]
    return max(same, key=lambda each: each.order, default=None)


DAY_NOT_INSTANT = Text(
    "at which instant of its last day the period ends is not told: the day is shown, with a warning two days before",
    "à quel instant de son dernier jour la période prend fin n'est pas dit : le jour est montré, avec un avertissement "
    "deux jours avant",
)
NO_END_KNOWN = Text(
    "when the profile was submitted is not stated: whether its twelve months are over is not looked at",
    "le moment où le profil a été présenté n'est pas indiqué : il n'est pas vérifié si ses douze mois sont écoulés",
)
