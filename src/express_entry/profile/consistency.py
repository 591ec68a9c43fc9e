"""Facts that cannot all be true: a last day before the first, a diploma before a birth, a score off its scale.

Each finding names every field concerned. What is only unlikely is not here but in `doubts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from express_entry.law import language
from express_entry.law.facts import ABILITIES
from express_entry.law.text import Text

from .document import Credential, Dependant, Job, LanguageTest, MilitaryService, Profile, Residence
from .problems import Problem, shown


class Stater(NamedTuple):
    """The candidate or the spouse: the facts that both state in the same form, and where they stand in the file."""

    path: str
    birth_path: str
    born: date | None
    education: tuple[Credential, ...]
    language_tests: tuple[LanguageTest, ...]
    work: tuple[Job, ...]
    residences: tuple[Residence, ...]
    military: tuple[MilitaryService, ...] = ()


def staters(profile: Profile) -> Iterator[Stater]:
    """The candidate, then the spouse where one is stated."""
    yield Stater(
        "",
        "person.date_of_birth",
        profile.person.date_of_birth,
        profile.education or (),
        profile.language_tests or (),
        profile.work or (),
        profile.residences or (),
        profile.foreign_military_service or (),
    )
    spouse = profile.spouse
    if spouse:
        yield Stater(
            "spouse.",
            "spouse.date_of_birth",
            spouse.date_of_birth,
            spouse.education or (),
            spouse.language_tests or (),
            spouse.work or (),
            spouse.residences or (),
        )


def contradictions(profile: Profile) -> Iterator[Problem]:
    """Every pair of facts in the profile that cannot both be true."""
    for stater in staters(profile):
        yield from _periods(stater)
        yield from _before_birth(stater)
        for place, test in enumerate(stater.language_tests):
            yield from _test(test, f"{stater.path}language_tests[{place}]")
    for place, dependant in enumerate(profile.dependants):
        yield from _child(dependant, f"dependants[{place}]")


def _child(child: Dependant, path: str) -> Iterator[Problem]:
    born = child.date_of_birth
    for place, residence in enumerate(child.residences or ()):
        at = f"{path}.residences[{place}]"
        yield from _period(residence, at)
        field, day = _start(residence)
        if born and day and day < born:
            yield _too_early(day, f"{at}.{field}", born, f"{path}.date_of_birth")


# -------------------------------------------------------------------------------------------------------------- periods


def _periods(stater: Stater) -> Iterator[Problem]:
    for place, job in enumerate(stater.work):
        yield from _period(job, f"{stater.path}work[{place}]")
    for place, residence in enumerate(stater.residences):
        yield from _period(residence, f"{stater.path}residences[{place}]")
    for place, service in enumerate(stater.military):
        yield from _period(service, f"{stater.path}foreign_military_service[{place}]")


def _period(item: Job | Residence | MilitaryService, path: str) -> Iterator[Problem]:
    if item.from_ and item.to and item.to < item.from_:
        yield Problem(
            f"{path}.from",
            shown(item.from_),
            _AFTER.of(first=item.from_, last=item.to),
            _IN_ORDER.of(first=f"{path}.from", last=f"{path}.to"),
            related=(f"{path}.to",),
        )


# ---------------------------------------------------------------------------------------------------------------- birth


def _before_birth(stater: Stater) -> Iterator[Problem]:
    born = stater.born
    if born is None:
        return
    for name, place, field, day in _life(stater):
        if day is not None and day < born:
            yield _too_early(day, f"{stater.path}{name}[{place}].{field}", born, stater.birth_path)


def _too_early(day: date, path: str, born: date, birth_path: str) -> Problem:
    return Problem(
        path,
        shown(day),
        _BEFORE_BIRTH.of(day=day, born=born),
        _IN_ORDER.of(first=birth_path, last=path),
        related=(birth_path,),
    )


def _life(stater: Stater) -> Iterator[tuple[str, int, str, date | None]]:
    """Every stated day on which the person must already have been born: list, place in it, field, day."""
    for place, credential in enumerate(stater.education):
        yield "education", place, "completed", credential.completed
        if credential.assessment:
            yield "education", place, "assessment.issued", credential.assessment.issued
    for place, test in enumerate(stater.language_tests):
        yield "language_tests", place, "taken", test.taken
        yield "language_tests", place, "reported", test.reported
    for place, job in enumerate(stater.work):
        yield "work", place, *_start(job)
        yield "work", place, "qualified_since", job.qualified_since
    for place, residence in enumerate(stater.residences):
        yield "residences", place, *_start(residence)
    for place, service in enumerate(stater.military):
        yield "foreign_military_service", place, *_start(service)


def _start(item: Job | Residence | MilitaryService) -> tuple[str, date | None]:
    # Where only the last day is known, that one.
    return ("from", item.from_) if item.from_ else ("to", item.to)


# ------------------------------------------------------------------------------------------------------- language tests


def _test(test: LanguageTest, path: str) -> Iterator[Problem]:
    name = test.test
    if name is None:
        return
    spoken = language.language_of(name)
    if test.language and spoken and test.language != spoken:
        yield Problem(
            f"{path}.language",
            shown(test.language),
            _OTHER_LANGUAGE.of(test=name, language=LANGUAGES[spoken]),
            _EXACTLY.of(value=shown(spoken)),
            related=(f"{path}.test",),
        )
    for ability in ABILITIES:
        score = getattr(test, ability)
        if score is not None:
            yield from _score(test, name, ability, score, path)


def _score(test: LanguageTest, name: str, ability: str, score: float | str, path: str) -> Iterator[Problem]:
    letter = _letter(name)
    if score == letter:
        return
    range_ = _printed(name, ability, test.taken, test.scale)
    if isinstance(score, str):
        message = _NO_LETTER.of(value=shown(score), test=name)
    elif range_ is None or _on_scale(score, *range_):
        return
    else:
        message = _OFF_SCALE.of(value=score, test=name, ability=ABILITY_NAMES[ability])
    lowest, highest, step = range_ or (0, 1000, 1)
    accepted = _SCALE.of(lowest=lowest, highest=highest, step=step)
    if letter:
        accepted = _OR.of(accepted=accepted, letter=shown(letter))
    related = tuple(f"{path}.{field}" for field in ("test", "scale") if getattr(test, field) is not None)
    yield Problem(f"{path}.{ability}", shown(score), message, accepted, related=related)


def _on_scale(score: float, lowest: float, highest: float, step: float) -> bool:
    return lowest <= score <= highest and ((score - lowest) / step).is_integer()


_printed = lru_cache(maxsize=16384)(language.printed_range)
_letter = lru_cache(maxsize=16)(language.below_scale)

ABILITY_NAMES = {
    "speaking": Text("speaking", "l'expression orale"),
    "listening": Text("listening", "la compréhension de l'oral"),
    "reading": Text("reading", "la compréhension de l'écrit"),
    "writing": Text("writing", "l'expression écrite"),
}
LANGUAGES = {"en": Text("English", "l'anglais"), "fr": Text("French", "le français")}

_AFTER = Text("the first day, {first}, is after the last, {last}", "le premier jour, {first}, suit le dernier, {last}")
_BEFORE_BIRTH = Text("{day} is before the birth on {born}", "le {day} précède la naissance, le {born}")
_IN_ORDER = Text("{first} on or before {last}", "{first} au plus tard le jour de {last}")
_OTHER_LANGUAGE = Text("{test} is a test of {language}", "{test} évalue {language}")
_EXACTLY = Text("{value}, or nothing", "{value}, ou rien")
_OFF_SCALE = Text("{test} prints no {value} for {ability}", "{test} n'imprime pas {value} pour {ability}")
_NO_LETTER = Text("{test} prints no {value}", "{test} n'imprime pas {value}")
_SCALE = Text("from {lowest} to {highest} in steps of {step}", "de {lowest} à {highest} par pas de {step}")
_OR = Text("{accepted}, or {letter}", "{accepted}, ou {letter}")
