"""What may change a result on a day, and which of the things that happen on one day make the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from express_entry.law import Consolidation, Language, Reason
from express_entry.law.days import DAY
from express_entry.profile.document import Profile

from .assess import Assessment, assess
from .changes import outcome, touched

KINDS = (
    "birthday",
    "test",
    "assessment",
    "credential",
    "claim",
    "permit",
    "family",
    "funds",
    "service",
    "work",
    "law",
)


class Cause(NamedTuple):
    """Something that happens on a day; ``kind`` is one of the words of :data:`KINDS`, ``event`` says what happens.

    ``path`` is the place of the fact in the document or the table of the law, and ``mark`` tells the event from others
    of that place (an age, a number of years). ``dated_by`` is the place of the date that fixes the day, where one does;
    ``touches`` names what the event can change (as :func:`.changes.touched` does), where that is known.
    """

    day: date
    kind: str
    reason: Reason
    event: str
    path: str = ""
    mark: str = ""
    dated_by: str = ""
    touches: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What stays the same while the event is the same, though its day may move."""
        return ":".join(filter(None, (self.kind, self.event, self.path, self.mark)))

    def say(self, language: Language) -> str:
        """What happens, in one language."""
        return self.reason.say(language)


def that_matter(
    profile: Profile, law: Consolidation, causes: Iterable[Cause], before: Assessment, now: Assessment
) -> tuple[Cause, ...]:
    """Of the things that happen on one day, those without which its result would be another.

    A count of work matters where something that asks for the count differs. Anything else is put off for two days in
    thought, the others staying or put off too: if either makes a difference, it matters.
    """
    differing = touched(before, now)
    possible = [cause for cause in causes if not cause.touches or not differing.isdisjoint(cause.touches)]
    separable = dict.fromkeys(_separable(possible))
    if len(possible) < 2 or not separable:
        return tuple(possible or causes)
    trial = _Trial(profile, law, now, tuple(separable))
    kept = {what for what in separable if trial.matters(what)}
    found = [cause for cause in possible if _what(cause) is None or _what(cause) in kept]
    return tuple(found or possible or causes)


LAW = "law"
"""Stands for the law as it was the day before, among the dates that may be put off."""


def _what(cause: Cause) -> str | None:
    """What is put off in thought to see what the day would be without the event; None for what cannot be."""
    if cause.dated_by:
        return cause.dated_by
    return LAW if cause.kind == "law" and cause.event == "change" else None


def _separable(causes: Sequence[Cause]) -> Iterator[str]:
    for cause in causes:
        what = _what(cause)
        if what is not None:
            yield what


class _Trial:
    """The result of a day without some of the things that happen on it."""

    def __init__(self, profile: Profile, law: Consolidation, now: Assessment, events: tuple[str, ...]) -> None:
        self.profile, self.law, self.now, self.events = profile, law, now, events
        self.outcome = outcome(now)
        self.nothing = self._without(events)

    def matters(self, what: str) -> bool:
        """Whether the day would be another without an event, or with it alone."""
        if self._without((what,)) != self.outcome:
            return True
        others = tuple(event for event in self.events if event != what)
        return self._without(others) != self.nothing

    def _without(self, events: Iterable[str]) -> dict[str, object]:
        profile, day = self.profile, self.now.on
        view = self.now.law
        for event in events:
            if event == LAW:
                view = self.law.on(day - DAY)
            else:
                profile = put_off(profile, event)
        return outcome(assess(profile, on=day, law=view, like=self.now))


PUT_OFF = timedelta(days=2)
"""So long that the anniversary of 29 February moves too."""


def put_off(profile: Profile, dated_by: str) -> Profile:
    """The profile with one date a little later: ``language_tests[0].reported``, ``person.date_of_birth``."""
    steps: list[str | int] = []
    for part in dated_by.split("."):
        name, _, place = part.rstrip("]").partition("[")
        steps += [name, int(place)] if place else [name]
    moved: Profile = _moved(profile, steps)
    return moved


def _moved(item: Any, steps: Sequence[str | int]) -> Any:
    if not steps:
        return item + PUT_OFF
    step, *rest = steps
    if isinstance(step, int):
        return (*item[:step], _moved(item[step], rest), *item[step + 1 :])
    # A result whose report bears no day of its own is as old as its sitting.
    inner = max(filter(None, (item.taken, item.reported))) if step == "reported" else getattr(item, step)
    return item.model_copy(update={step: _moved(inner, rest)})
