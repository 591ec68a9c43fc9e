"""The test of A11.2, run twice: at the invitation, and at the instant at which the application was received.

Each time it asks for the minimum criteria of the class invited, for the qualifications on which the person was ranked,
and for the category of a category-based round. It is recomputed with the law of the round, its pair of score and
tie-breaking time, and the facts that an officer accepts. Two exceptions save a shortfall seen at receipt alone. Work or
a result gained after the invitation repairs nothing. What follows from all this is for the officer to find.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from express_entry.assessment import Assessment, assess
from express_entry.assessment.assess import CATEGORY_EXPERIENCE
from express_entry.assessment.match import gap_in
from express_entry.assessment.rank import Rank, ranked
from express_entry.law import Consolidation, Law, Reason, Result, Text, consolidated
from express_entry.law.answers import Answer, Unknown, every, opposite, some
from express_entry.law.category import criteria
from express_entry.law.days import add_years, day_of, whole_years
from express_entry.law.grid import Score
from express_entry.law.programs import not_in_force
from express_entry.law.requirements import Eligibility, sure
from express_entry.profile import Profile

from .lines import LineTest, any_lost, any_lost_at_receipt, line_tests
from .secondday import ASSUMED as ASSUMED_AT_VISA
from .secondday import SecondDay, second_day
from .terms import STATED, Terms, last_day
from .visaday import NOTHING, AtVisa

TIE_BREAK = "round.tie_break"
BIRTHDAY_RULE = "invitation/birthday"


@dataclass(frozen=True, slots=True)
class Tested:
    """A person on one day by the measure of a round: the class, the category, and the rank."""

    on: date
    assessment: Assessment
    criteria: Eligibility
    category: Answer
    category_reason: Reason | None
    rank: Rank

    @property
    def score(self) -> Score:
        """The score under the ranking of the round."""
        return self.assessment.amounts.score

    @property
    def class_met(self) -> Answer:
        """Whether the minimum criteria of the class are met (A11.2(1)(a))."""
        return sure(self.criteria.result, self.criteria.needs)

    @property
    def invitable(self) -> Answer:
        """Whether the round would have invited such a person: class, category and rank."""
        return every((self.class_met, self.category, self.rank.answer))


class Times(NamedTuple):
    """The moments of a case: ``received`` is when the application was received, or would be.

    Without the instant at which the profile was submitted a tie is unknown. ``visa`` is the day on which the visa
    issues, on which two classes are asked again; ``deadline`` the last day printed on the invitation, which comes
    before a computed one.
    """

    submitted: datetime | None
    received: datetime
    visa: date | None = None
    deadline: date | None = None


class Facts(NamedTuple):
    """The facts of a case: as ranked in the pool, as an officer accepts them, and as they are at receipt.

    Without ``accepted`` those claimed are taken; without ``at_receipt`` those accepted, in which dated facts move of
    themselves. A marriage or a birth is not dated in a profile, and asks for a profile of its own at receipt. What a
    profile does not tell of the day of the visa is stated ``at_visa``.
    """

    claimed: Profile
    accepted: Profile | None = None
    at_receipt: Profile | None = None
    at_visa: AtVisa = NOTHING

    @property
    def then(self) -> Profile:
        """What is accepted for the day of the invitation."""
        return self.accepted or self.claimed

    @property
    def now(self) -> Profile:
        """What is accepted for the day of receipt."""
        return self.at_receipt or self.then


class Excepted(NamedTuple):
    """One of the exceptions of A11.2(2), and whether it applies to what is seen at receipt."""

    id: str
    applies: Answer
    reason: Reason
    citation: str


@dataclass(frozen=True, slots=True)
class Retest:
    """Both tests, the exceptions, and the two readings of the first; never a decision.

    ``claimed`` is the profile as ranked, ``at_invitation`` and ``at_receipt`` what an officer accepts.
    """

    terms: Terms
    times: Times
    last_day: date
    claimed: Tested
    at_invitation: Tested
    at_receipt: Tested
    lines: tuple[LineTest, ...]
    exceptions: tuple[Excepted, ...]
    at_application: Eligibility
    second_day: SecondDay | None
    assumptions: tuple[Reason, ...]

    @property
    def would_still_have_been_invited(self) -> Answer:
        """Whether the round would have invited the person on the facts accepted (the department's practice)."""
        return self.at_invitation.invitable

    @property
    def claimed_qualification_not_held_at_invitation(self) -> Answer:
        """Whether something claimed was not held at the invitation (the words of A11.2(1), which are stricter)."""
        return some(
            (
                any_lost(self.lines),
                every((self.claimed.class_met, opposite(self.at_invitation.class_met))),
                every((self.claimed.category, opposite(self.at_invitation.category))),
            )
        )

    @property
    def shortfall_at_receipt(self) -> Answer:
        """Whether criteria, qualifications or category were not there any more at receipt."""
        return some(
            (
                opposite(self.at_receipt.class_met),
                opposite(self.at_receipt.category),
                any_lost_at_receipt(self.lines),
            )
        )

    @property
    def excepted_at_receipt(self) -> Answer:
        """Whether an exception covers the shortfall at receipt; False where there is nothing to cover."""
        return some(item.applies for item in self.exceptions)

    @property
    def in_time(self) -> bool:
        """Whether the application came on or before the last day of the period."""
        return day_of(self.times.received) <= self.last_day

    @property
    def finds_nothing(self) -> bool:
        """Whether everything looked at here surely holds: both tests, the time to apply, the class on both its days."""
        held = self.claimed_qualification_not_held_at_invitation is False
        later = self.shortfall_at_receipt is False or self.excepted_at_receipt is True
        again = self.second_day is None or self.second_day.visa is None or self.second_day.holds is True
        own = self.in_time and again and self.at_application.result is Result.MET
        return held and self.would_still_have_been_invited is True and later and own


def retest(
    facts: Facts,
    *,
    terms: Terms,
    times: Times,
    law: Consolidation | None = None,
) -> Retest:
    """Both tests of A11.2 for a person invited in a round.

    :raises NoLawYet: for an instant before 2015-01-01.
    """
    whole = law or consolidated()
    of_round, later = whole.at(terms.at), day_of(times.received)
    claimed = tested(facts.claimed, terms.day, of_round, terms, times.submitted)
    then = claimed if facts.then == facts.claimed else tested(facts.then, terms.day, of_round, terms, times.submitted)
    now = tested(facts.now, later, of_round, terms, times.submitted)
    lines = line_tests(claimed.score, then.score, now.score)
    at_application = assess(facts.now, on=later, law=whole.at(times.received))
    return Retest(
        terms=terms,
        times=times,
        last_day=times.deadline or last_day(terms, whole),
        claimed=claimed,
        at_invitation=then,
        at_receipt=now,
        lines=lines,
        exceptions=_exceptions(facts.now, claimed, now, lines, terms, times.submitted)
        if _in_force(whole, times)
        else (),
        at_application=_class_of(at_application, terms.program),
        second_day=second_day(facts.now, facts.at_visa, at_application, terms, times, whole),
        assumptions=(
            *(text.of() for text in _assumed(terms)),
            *((BY_LAST_KNOWN.of(),) if terms.last_known and gap_in(of_round) is not None else ()),
            *_assumptions(then),
        ),
    )


def tested(profile: Profile, day: date, law: Law, terms: Terms, submitted: datetime | None) -> Tested:
    """A profile on a day by the measure of a round, under the law of the round."""
    found = assess(profile, on=day, law=law)
    category, why = _category(found, law, terms)
    return Tested(day, found, _class_of(found, terms.program), category, why, _rank(found, law, terms, submitted))


def _class_of(found: Assessment, slug: str) -> Eligibility:
    """The class of an invitation on a day; what holds for it once it is no longer in force is not known."""
    return found.programs[slug] if slug in found.programs else not_in_force(slug, Result.UNKNOWN)


def _assumed(terms: Terms) -> tuple[Text, ...]:
    """What every case rests on, and what the days of its class leave aside."""
    return (*ASSUMED, *ASSUMED_AT_VISA.get(terms.program, ()))


def _assumptions(item: Tested) -> Iterator[Reason]:
    """What the standing, the class and the category of the round rest on."""
    yield from item.assessment.amounts.assumptions
    yield from (text.of() for text in item.criteria.assumptions)
    if item.category_reason is not None:
        law = item.assessment.law
        yield from (text.of() for text in law.version(CATEGORY_EXPERIENCE).assumptions if law.has(CATEGORY_EXPERIENCE))


def _category(found: Assessment, law: Law, terms: Terms) -> tuple[Answer, Reason | None]:
    """Membership in the category of the round, by its own criteria (A11.2(1)(c)); yes where there is none."""
    if terms.category is None:
        return True, None
    version = terms.version(law)
    if version is None:
        return Unknown((f"law.category/{terms.category}@{terms.round.category_version}",)), None
    return criteria(law, version, found.amounts.standing)


def _rank(found: Assessment, law: Law, terms: Terms, submitted: datetime | None) -> Rank:
    gap = gap_in(law)
    if gap is not None and not terms.last_known:
        return Rank(gap)
    rank = ranked(terms.round, found.amounts.score, submitted)
    if isinstance(rank.answer, Unknown):
        missing = f"rounds.{STATED}.tie_break_utc"
        needs = tuple(TIE_BREAK if need == missing else need for need in rank.answer.needs)
        return rank._replace(answer=Unknown(needs))
    return rank


# --------------------------------------------------------------------------------------------------------- exceptions


def _in_force(whole: Consolidation, times: Times) -> bool:
    """Whether the Act knows the exceptions when the visa is decided on; at receipt where that day is not stated."""
    law = whole.at(times.received) if times.visa is None else whole.on(times.visa)
    return bool(law.values(BIRTHDAY_RULE)["forgives"])


def _exceptions(
    facts: Profile,
    claimed: Tested,
    now: Tested,
    lines: tuple[LineTest, ...],
    terms: Terms,
    submitted: datetime | None,
) -> tuple[Excepted, ...]:
    """The exceptions of A11.2(2), asked of what is seen at receipt."""
    short = some((opposite(now.class_met), opposite(now.category), any_lost_at_receipt(lines)))
    birthday = _birthday(facts, claimed, now, terms, submitted)
    by_rank = every((short, any_lost_at_receipt(lines), now.invitable))
    both = every((short, opposite(birthday.alone), opposite(by_rank), birthday.with_rank))
    return (
        Excepted("birthday", every((short, birthday.alone)), birthday.reason, "A11.2(2)(a)"),
        Excepted("rank", by_rank, _rank_reason(now, short, by_rank), "A11.2(2)(b)"),
        Excepted("birthday_and_rank", both, _both_reason(both), "A11.2(2)(a), (b)"),
    )


class _Birthday(NamedTuple):
    """What the age of the invitation would change: everything, or enough for the rank to be reached."""

    alone: Answer
    with_rank: Answer
    reason: Reason


def _birthday(facts: Profile, claimed: Tested, now: Tested, terms: Terms, submitted: datetime | None) -> _Birthday:
    grown = now.assessment.amounts.standing.age - claimed_age(facts, terms)
    if grown <= 0:
        return _Birthday(False, False, NO_BIRTHDAY.of(first=terms.day, last=now.on))
    as_invited = tested(younger(facts, grown), now.on, now.assessment.law, terms, submitted)
    own = line_tests(claimed.score, as_invited.score, as_invited.score)
    whole = every((as_invited.class_met, as_invited.category, opposite(any_lost(own))))
    return _Birthday(whole, as_invited.invitable, (BIRTHDAY if whole is True else MORE_THAN_BIRTHDAY).of())


def claimed_age(facts: Profile, terms: Terms) -> int:
    """The age on the day of the invitation."""
    return whole_years(facts.person.date_of_birth, terms.day)


def younger(profile: Profile, years: int) -> Profile:
    """The same person, some years younger: as if the birthdays after the invitation had not fallen yet."""
    born = add_years(profile.person.date_of_birth, years)
    return profile.model_copy(update={"person": profile.person.model_copy(update={"date_of_birth": born})})


def _rank_reason(now: Tested, short: Answer, by_rank: Answer) -> Reason:
    if short is False:
        return NOTHING_CHANGED.of()
    if by_rank is True:
        return RANK_HELD.of(score=now.score.total if now.score.total is not None else now.score.at_least)
    if isinstance(by_rank, Unknown):
        return OPEN.of(needs=list(by_rank.needs))
    if now.class_met is False or now.category is False:
        return NOT_FOR_CRITERIA.of()
    return RANK_LOST.of(score=now.score.at_most)


def _both_reason(both: Answer) -> Reason:
    if isinstance(both, Unknown):
        return OPEN.of(needs=list(both.needs))
    return (TOGETHER if both else NOT_TOGETHER).of()


BIRTHDAY = Text(
    "a birthday fell after the invitation; with the age of the invitation everything claimed was held at receipt",
    "un anniversaire est survenu après l'invitation; avec l'âge d'alors, tout ce qui était déclaré était encore là à "
    "la réception",
)
MORE_THAN_BIRTHDAY = Text(
    "a birthday fell after the invitation, but more than the age is missing at receipt",
    "un anniversaire est survenu après l'invitation, mais il manque plus que l'âge à la réception",
)
NO_BIRTHDAY = Text("no birthday from {first} to {last}", "aucun anniversaire du {first} au {last}")
NOTHING_CHANGED = Text("there is nothing to except at receipt", "il n'y a rien à excepter à la réception")
RANK_HELD = Text(
    "the qualifications changed, criteria and category are still met, and {score} points still have the rank required",
    "les qualifications ont changé, les critères et la catégorie sont encore respectés, et {score} points gardent le "
    "rang exigé",
)
RANK_LOST = Text(
    "{score} points do not have the rank that the round required",
    "{score} points n'ont pas le rang que la ronde exigeait",
)
NOT_FOR_CRITERIA = Text(
    "it never covers the criteria of the class or the category",
    "elle ne vise jamais les critères de la catégorie visée par l'invitation ni ceux de la ronde",
)
TOGETHER = Text(
    "with the age of the invitation, criteria and category are met and the rank required is held",
    "avec l'âge au moment de l'invitation, les critères et la catégorie sont respectés et le rang exigé est atteint",
)
NOT_TOGETHER = Text(
    "the two together are not needed, or do not suffice",
    "les deux ensemble ne sont pas nécessaires, ou ne suffisent pas",
)
OPEN = Text("not known: this would settle it: {needs}", "inconnu : il faudrait savoir : {needs}")
BY_LAST_KNOWN = Text(
    "the round was held under the last known rules, and points are by those here too: those of the ranking in force "
    "were not known",
    "la ronde a été tenue selon les dernières règles connues, et les points le sont ici aussi : ceux du classement "
    "en vigueur n'étaient pas connus",
)
ASSUMED = (
    Text(
        "both tests use the law, the lowest score and the tie-breaking time of the round, and the facts accepted; the "
        "law of today and the lines of later rounds change nothing",
        "les deux vérifications appliquent le droit, la note la plus basse et l'heure de départage de la ronde, et les "
        "faits acceptés; le droit d'aujourd'hui et les seuils de rondes ultérieures n'y changent rien",
    ),
    Text(
        "what the person was ranked on is compared line by line, by points before the caps; facts that differ with the "
        "same points are shown and not counted",
        "ce sur quoi la personne a été classée est comparé ligne par ligne, selon les points avant plafonnement; des "
        "faits différents qui valent autant de points sont montrés et ne comptent pas",
    ),
    Text(
        "the two exceptions of A11.2(2) may apply together; they are asked of what is seen at receipt alone",
        "les deux exceptions de L11.2(2) peuvent s'appliquer ensemble; elles ne visent que ce qui est constaté à la "
        "réception",
    ),
    Text(
        "a day is that of Eastern Time (Toronto), for birthdays too",
        "un jour est celui de l'heure de l'Est (Toronto), y compris pour les anniversaires",
    ),
)
