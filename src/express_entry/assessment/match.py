"""One person and one published round: taken or not, why, and by how much.

The same is asked twice. Of the person as they stood at the round's instant: would they have been invited? And of the
score of the day assessed: would it have sufficed for the round, whose program or category the person meets on that day?
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from express_entry.history import Note, Round, RoundType
from express_entry.history.explain import instant_in_words
from express_entry.law import Consolidation, Law, Reason, Result, Text
from express_entry.law.answers import Needs, Unknown, every
from express_entry.law.grid import NEEDS, Score

from .assess import Assessment
from .earlier import Moment
from .groupings import Belonging, belonged, belongs
from .rank import SUBMITTED, Rank, ranked, sufficient


class Asked(Protocol):
    """The person as a question sees them: what bars them, their score, their rank, whether they belong."""

    @property
    def barred(self) -> Reason | None:
        """What makes every other question idle; None where nothing does."""
        ...

    @property
    def score(self) -> Score | None:
        """The score that is compared; None where the ranking has no known points."""
        ...

    def rank(self, round_: Round) -> Rank:
        """The score against the line of a round."""
        ...

    def belonging(self, round_: Round) -> Belonging:
        """The person in the grouping of a round."""
        ...


class AsTheyStood:
    """The person at a round's instant: facts dated later do not exist yet, and the law is that of the instant."""

    __slots__ = ("moment", "submitted")

    def __init__(self, moment: Moment, submitted: datetime | None) -> None:
        self.moment = moment
        self.submitted = submitted

    @property
    def barred(self) -> Reason | None:
        """Not born yet, or without any result of a language test, which every program asks for."""
        if not self.moment.born:
            return NOT_BORN.of()
        return None if self.moment.tested else NO_TEST.of()

    @property
    def score(self) -> Score | None:
        """The score under the ranking of that day."""
        return None if gap_in(self.moment.law) or not self.moment.born else self.moment.score

    def rank(self, round_: Round) -> Rank:
        """The score of that day, at the line with the time of submission."""
        gap = gap_in(self.moment.law)
        return ranked(round_, self.moment.score, self.submitted) if gap is None else Rank(gap)

    def belonging(self, round_: Round) -> Belonging:
        """The person in the round's grouping at its instant."""
        return belonged(round_, self.moment)


class OnTheDay:
    """The person on the day assessed; where its law has a gap, with the score under the last known rules."""

    __slots__ = ("_found", "assessment", "law")

    def __init__(self, assessment: Assessment, law: Consolidation) -> None:
        self.assessment = assessment
        self.law = law
        self._found: dict[tuple[RoundType, str], Belonging] = {}

    @property
    def barred(self) -> Reason | None:
        """Nothing does."""
        return None

    @property
    def score(self) -> Score:
        """The score of the day, or that under the last known rules."""
        return self.assessment.amounts.score

    def rank(self, round_: Round) -> Rank:
        """The score of the day against a round's lowest score; a round under rules that are not known tells nothing."""
        gap = gap_in(self.law.at(round_.instant))
        return sufficient(round_, self.score) if gap is None else Rank(gap)

    def belonging(self, round_: Round) -> Belonging:
        """The person in the round's program or category on the day."""
        grouping = (round_.round_type, round_.program_or_category)
        found = self._found.get(grouping)
        if found is None:
            found = self._found[grouping] = belongs(round_, self.assessment)
        return found


@dataclass(frozen=True, slots=True)
class Match:
    """What one question comes to for one round.

    ``by_tie_break`` says that the score equals the lowest one invited and the time of submission decides;
    ``margin_seconds`` is the tie-breaking time less the time of submission, where both are known and the score is at
    the line. ``program`` is the class that the invitation would have named, where that can be told.
    """

    round: Round
    result: Result
    needs: Needs
    by_tie_break: bool
    margin_seconds: int | None
    program: str | None
    asked: Asked = field(repr=False, compare=False)

    @property
    def score(self) -> int | None:
        """The score compared; None where it is not determined, or no ranking is known."""
        score = self.asked.score
        return None if score is None else score.total

    @property
    def at_least(self) -> int | None:
        """The least that the score can be; None where no ranking is known."""
        score = self.asked.score
        return None if score is None else score.at_least

    @property
    def margin(self) -> int | None:
        """Points above the lowest score invited; negative below it, None where the score is not determined."""
        return None if self.score is None else self.score - self.round.crs_cutoff

    @property
    def reason(self) -> Reason:
        """Why: what bars the person, else the grouping, else the points, else the tie-breaking time."""
        barred = self.asked.barred
        if barred is not None:
            return barred
        if self.result is Result.NOT_MET:
            belonging = self.asked.belonging(self.round)
            if belonging.answer is False:
                return belonging.reason
        return self._by_rank()

    def _by_rank(self) -> Reason:
        score = self.asked.score
        if score is None or (self.result is Result.UNKNOWN and self.needs != (SUBMITTED,)):
            return NEEDS.of(needs=list(self.needs))
        said: dict[str, object] = {"score": score.at_least if score.total is None else score.total}
        said["cutoff"] = str(self.round.crs_cutoff)
        if self.by_tie_break:
            return self._tied(said)
        if self.result is Result.MET:
            at_line = Note.TIE_BREAK_NOT_PUBLISHED in self.round.notes and score.at_least == self.round.crs_cutoff
            return EVERYONE.of(**said) if at_line else (ABOVE if score.total is not None else ABOVE_AT_LEAST).of(**said)
        return BELOW.of(**said | {"score": score.at_most})

    def _tied(self, said: dict[str, object]) -> Reason:
        if self.round.tie_break is None:
            return ENOUGH_NOT_FOUND.of(**said)
        said["tie_break"] = instant_in_words(self.round.tie_break)
        if self.result is Result.UNKNOWN:
            return IF_BY_THEN.of(**said)
        if self.margin_seconds is None:
            return ENOUGH_BY_THEN.of(**said)
        if self.margin_seconds == 0:
            return SAME_SECOND.of(**said)
        text = IN_TIME if self.margin_seconds > 0 else TOO_LATE
        return text.of(**said, span=span(self.margin_seconds))


def matched(round_: Round, asked: Asked) -> Match:
    """The answer to one question for one round; what cannot change it any more is not worked out."""
    if asked.barred is not None:
        return Match(round_, Result.NOT_MET, (), False, None, None, asked)
    rank = asked.rank(round_)
    if rank.answer is False:
        return Match(round_, Result.NOT_MET, (), rank.by_tie_break, rank.seconds, None, asked)
    belonging = asked.belonging(round_)
    answer = every((belonging.answer, rank.answer))
    if answer is False:
        return Match(round_, Result.NOT_MET, (), False, None, None, asked)
    if isinstance(answer, Unknown):
        return Match(round_, Result.UNKNOWN, answer.needs, rank.by_tie_break, rank.seconds, None, asked)
    return Match(round_, Result.MET, (), rank.by_tie_break, rank.seconds, belonging.program, asked)


def span(seconds: int) -> Reason:
    """A length of time in words, whichever way it goes: ``177 days 13:01:22``."""
    days, rest = divmod(abs(seconds), 86_400)
    clock = f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
    return (HOURS, ONE_DAY)[days].of(clock=clock) if days < 2 else DAYS.of(days=days, clock=clock)


def gap_in(law: Law) -> Unknown | None:
    """What is missing where the points of the ranking are not known; None where they are."""
    if law.last_known is law:
        return None
    return Unknown(tuple(f"law.{gap.table}@{gap.version}" for gap in law.gaps))


NOT_BORN = Text("not born yet", "pas encore né")
NO_TEST = Text(
    "no result of an approved language test counted on that day",
    "aucun résultat d'un test de langue approuvé ne comptait ce jour-là",
)
ABOVE = Text("{score} points, above {cutoff}", "{score} points, au-dessus de {cutoff}")
ABOVE_AT_LEAST = Text("at least {score} points, above {cutoff}", "au moins {score} points, au-dessus de {cutoff}")
BELOW = Text("{score} points, below {cutoff}", "{score} points, en dessous de {cutoff}")
EVERYONE = Text(
    "{score} points, the lowest score invited: everyone who had it was, as far as is known",
    "{score} points, la note la plus basse invitée : tous ceux qui l'avaient l'ont été, d'après ce que l'on sait",
)
IN_TIME = Text(
    "{score} points, the lowest score invited; submitted {span} before the tie-breaking time, {tie_break}",
    "{score} points, la note la plus basse invitée; profil présenté {span} avant l'heure de départage, {tie_break}",
)
SAME_SECOND = Text(
    "{score} points, the lowest score invited; submitted within the second of the tie-breaking time, {tie_break}, "
    "and so not after it",
    "{score} points, la note la plus basse invitée; profil présenté dans la seconde de l'heure de départage, "
    "{tie_break}, donc pas après elle",
)
TOO_LATE = Text(
    "{score} points, the lowest score invited; submitted {span} after the tie-breaking time, {tie_break}",
    "{score} points, la note la plus basse invitée; profil présenté {span} après l'heure de départage, {tie_break}",
)
HOURS = Text("{clock} (hours, minutes, seconds)", "{clock} (heures, minutes, secondes)")
ONE_DAY = Text("1 day {clock}", "1 jour {clock}")
DAYS = Text("{days} days {clock}", "{days} jours {clock}")
IF_BY_THEN = Text(
    "{score} points, the lowest score invited: taken if submitted by {tie_break}",
    "{score} points, la note la plus basse invitée : retenue si le profil a été présenté le {tie_break} ou avant",
)
ENOUGH_BY_THEN = Text(
    "{score} points, the lowest score invited: enough for those who had submitted by {tie_break}",
    "{score} points, la note la plus basse invitée : assez pour ceux qui avaient présenté leur profil le {tie_break} "
    "ou avant",
)
ENOUGH_NOT_FOUND = Text(
    "{score} points, the lowest score invited; its tie-breaking time was not found",
    "{score} points, la note la plus basse invitée; son heure de départage n'a pas été trouvée",
)
