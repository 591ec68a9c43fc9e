"""The published rounds and one person: which would have taken them, then and with the score of a day.

Two questions are asked of every round. Would the person, as they stood at its instant, have been invited? And would the
score of the day assessed have sufficed, in the rounds for a program or category that the person meets on that day? The
first is the law's own: facts dated later do not exist yet, the law and the lists are those of the instant, a nominee is
only invited as one, and at the lowest score invited the tie-breaking time decides. The second compares scores alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from express_entry.history import Note, Round, RoundType
from express_entry.history import rounds as published
from express_entry.law import Consolidation, Reason, Result, Text, consolidated
from express_entry.law.days import DAY, add_years, day_of
from express_entry.profile.document import Profile

from .assess import Assessment, assess
from .earlier import Earlier
from .match import AsTheyStood, Match, OnTheDay, matched


class Share(NamedTuple):
    """The rounds of one kind in the twelve months up to a day, and how many of them would have taken the person.

    ``invited`` counts those that would have invited the person as they stood, ``sufficed`` those for which the score of
    the day would have sufficed; beside each, how many are not known.
    """

    round_type: RoundType
    program_or_category: str
    rounds: int
    invited: int
    invited_unknown: int
    sufficed: int
    sufficed_unknown: int


@dataclass(frozen=True, slots=True)
class PastRounds:
    """Every round with the answer to both questions, in the order of the rounds; and the assessment of the day."""

    on: date
    submitted: datetime | None
    assessment: Assessment
    at_the_time: tuple[Match, ...]
    with_score_of_day: tuple[Match, ...]
    assumptions: tuple[Reason, ...]

    @property
    def would_have_been_invited(self) -> tuple[Match, ...]:
        """The rounds in which the person, as they stood, would surely have been invited."""
        return _with(self.at_the_time, Result.MET)

    @property
    def score_on_day_would_have_sufficed(self) -> tuple[Match, ...]:
        """The rounds for which the score of the day would surely have sufficed."""
        return _with(self.with_score_of_day, Result.MET)

    @property
    def may_have_been_invited(self) -> tuple[Match, ...]:
        """The rounds of which it is not known whether they would have invited the person; each says what would tell."""
        return _with(self.at_the_time, Result.UNKNOWN)

    @property
    def score_on_day_may_have_sufficed(self) -> tuple[Match, ...]:
        """The rounds for which it is not known whether the score of the day would have sufficed."""
        return _with(self.with_score_of_day, Result.UNKNOWN)

    @property
    def shares(self) -> tuple[Share, ...]:
        """By type and by program or category: the rounds of the twelve months up to the day, where they are here."""
        return tuple(_shares(self))

    @property
    def last_known_rules(self) -> str | None:
        """The version of the ranking under which the score of the day is, where the law of the day has a gap."""
        known = self.assessment.last_known_rules
        return None if known is None else known.version


def past_rounds(
    profile: Profile,
    *,
    on: date,
    submitted: datetime | None = None,
    law: Consolidation | None = None,
    rounds: Sequence[Round] | None = None,
) -> PastRounds:
    """Both questions for every published round, or for the rounds given.

    :param submitted: the instant at which the profile was submitted, with a time zone; without it a tie is unknown.
    :param law: the law with its history; by default that of the package.
    :raises ProfileError: where the person was not born by the day.
    :raises NoLawYet: for a day, or a round, before 2015-01-01.
    :raises ValueError: for an instant without a time zone.
    """
    if submitted is not None and submitted.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {submitted.isoformat()}")
    whole = law or consolidated()
    known = published() if rounds is None else tuple(rounds)
    assessment = assess(profile, on=on, law=whole.on(on))
    then = tuple(_at_the_time(profile, whole, known, submitted))
    day = OnTheDay(assessment, whole)
    now = tuple(matched(each, day) for each in known)
    return PastRounds(on, submitted, assessment, then, now, tuple(_assumptions(profile, submitted, then)))


def in_the_last_year(rounds: Sequence[Round], on: date) -> tuple[Round, ...]:
    """The rounds of the twelve months that end with a day."""
    first = add_years(on + DAY, -1)
    return tuple(each for each in rounds if first <= each.date <= on)


def _at_the_time(
    profile: Profile, law: Consolidation, rounds: Sequence[Round], submitted: datetime | None
) -> Iterator[Match]:
    if not rounds:
        return
    days = [day_of(each.instant) for each in rounds]
    person = Earlier(profile, law, min(days) - DAY, max(days))
    for each in rounds:
        yield matched(each, AsTheyStood(person.at(each.instant), submitted))


def _with(matches: Sequence[Match], result: Result) -> tuple[Match, ...]:
    return tuple(match for match in matches if match.result is result)


def _shares(past: PastRounds) -> Iterator[Share]:
    chosen = set(in_the_last_year([match.round for match in past.at_the_time], past.on))
    kinds = dict.fromkeys((each.round_type, each.program_or_category) for each in sorted(chosen, key=_kind_order))
    for kind in kinds:
        then, now = (
            [match.result for match in matches if match.round in chosen and _kind(match.round) == kind]
            for matches in (past.at_the_time, past.with_score_of_day)
        )
        counts = [results.count(result) for results in (then, now) for result in (Result.MET, Result.UNKNOWN)]
        yield Share(*kind, len(then), *counts)


def _kind(round_: Round) -> tuple[RoundType, str]:
    return round_.round_type, round_.program_or_category


def _kind_order(round_: Round) -> tuple[int, str]:
    return list(RoundType).index(round_.round_type), round_.program_or_category


def _assumptions(profile: Profile, submitted: datetime | None, then: Sequence[Match]) -> Iterator[Reason]:
    yield EACH_ALONE.of()
    yield UNDATED.of()
    yield SCORES_ALONE.of()
    yield OTHER_RULES.of()
    if submitted is not None:
        yield SUBMITTED_ONCE.of()
    if profile.nomination is not None:
        yield NOMINEE.of()
    if any(match.program is not None for match in then):
        yield CLASS_NAMED.of()
    if any(match.result is Result.MET and match.margin == 0 and _score_named(match.round) for match in then):
        yield Reason(Note.TIE_BREAK_NOT_PUBLISHED.text, {})


def _score_named(round_: Round) -> bool:
    return Note.TIE_BREAK_NOT_PUBLISHED in round_.notes


EACH_ALONE = Text(
    "each round is looked at by itself: the person is taken to have been in the pool, and not invited before",
    "chaque ronde est examinée seule : la personne est présumée avoir été dans le bassin, sans invitation antérieure",
)
UNDATED = Text(
    "what is stated without a date (family, intended province, declared language) is taken to have been so each time",
    "ce qui est indiqué sans date (famille, province de destination, langue déclarée) est présumé avoir valu à chaque "
    "ronde",
)
SCORES_ALONE = Text(
    "the score of the day is compared as a score alone: not by time of submission, nor as that of a nominee, who is "
    "only invited as one",
    "la note du jour est comparée comme simple note : sans l'heure de présentation, et sans égard au fait qu'une "
    "personne désignée n'est invitée qu'à ce titre",
)
OTHER_RULES = Text(
    "the lowest scores of rounds were counted under the rules of their own days; the score of the day is compared with "
    "them as it is",
    "les notes les plus basses des rondes ont été calculées selon les règles de leur date; la note du jour leur est "
    "comparée telle quelle",
)
SUBMITTED_ONCE = Text(
    "the profile is taken to be that of the instant stated in every round, though one lasts twelve months and a new "
    "one has a new instant",
    "le profil est présumé être celui de l'instant indiqué à chaque ronde, bien qu'il dure douze mois et qu'un nouveau "
    "profil ait un nouvel instant",
)
NOMINEE = Text(
    "that a nominee may only be invited as one (A10.1(1.1)) is applied to every round; its first day was not verified",
    "qu'une personne désignée ne puisse être invitée qu'à ce titre (A10.1(1.1)) est appliqué à chaque ronde; la date "
    "d'entrée en vigueur n'a pas été vérifiée",
)
CLASS_NAMED = Text(
    "the class that an invitation would have named follows the order in which classes are named; the first day of the "
    "present order is not known and taken to be 2016-11-19",
    "la catégorie que l'invitation aurait nommée suit l'ordre dans lequel les catégories sont nommées; la première "
    "date de l'ordre actuel n'est pas connue et est présumée être le 2016-11-19",
)
