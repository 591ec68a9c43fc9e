"""What a person may change: each kind of change, in words, and how long it is taken to take.

A change is of one of the kinds of :class:`Kind`. Languages change ability by ability; a further test in which no
ability rises (because the last one ran out) is a change too. Work goes on by whole months.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from express_entry.law import Language, Reason, Text
from express_entry.law.facts import ABILITIES, TOP_LEVELS, Education, Levels
from express_entry.law.places import named_province
from express_entry.law.proofs import ABILITY_NAMES, LANGUAGE_NAMES, levels_in_words
from express_entry.law.work import named

from .leadtimes import LeadTimes, lead_times, span_of
from .words import EDUCATION


class Kind(StrEnum):
    """The kinds of change, in the order in which the changes of a path are told."""

    PRINCIPAL = "principal"
    ENGLISH = "english"
    FRENCH = "french"
    WORK = "work"
    CREDENTIAL = "credential"
    ASSESSMENT = "assessment"
    NOMINATION = "nomination"
    CERTIFICATE = "certificate"

    def say(self, language: Language) -> str:
        """The kind in words."""
        return KINDS[self].say(language)


LANGUAGE_KINDS: Mapping[str, Kind] = {"en": Kind.ENGLISH, "fr": Kind.FRENCH}
ALL_KINDS = frozenset(Kind)
CREDENTIALS = ("one_year", "two_year", "bachelor", "master", "doctoral")
"""The credentials that may be earned, lowest first."""
MOST_MONTHS_OF_WORK = 60
"""Months that current work may go on in a path: after five years no more of it counts in the ranking."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms paths are sought: which kinds of change, how long each takes, how long work may go on."""

    leads: LeadTimes = field(default_factory=lead_times)
    kinds: frozenset[Kind] = ALL_KINDS
    months_of_work: int = MOST_MONTHS_OF_WORK

    def __post_init__(self) -> None:
        if not 0 <= self.months_of_work <= MOST_MONTHS_OF_WORK:
            raise ValueError(f"months_of_work: {self.months_of_work} is not from 0 to {MOST_MONTHS_OF_WORK}")

    @property
    def longest_work(self) -> int:
        """The most months that work goes on in a path; none where that is no change asked for."""
        return self.months_of_work if Kind.WORK in self.kinds else 0

    @property
    def furthest(self) -> int:
        """Months after which the slowest of all changes is reached."""
        months = self.leads.months
        studies = months("admission") + max(map(months, CREDENTIALS)) + months("assessment")
        tests = months("test") + TOP_LEVELS[0] * months("level")
        papers = max(map(months, ("assessment", "nomination", "certificate", "principal")))
        return max(self.longest_work, studies, tests, papers)


TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a path; ``months`` is how long after the day asked about it is reached.

    ``facts`` are its particulars in plain values, for programs; :meth:`say` tells it to people.
    """

    kind: Kind
    months: int
    reason: Reason
    facts: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: Language) -> str:
        """What to do, in words."""
        return self.reason.say(language)


def in_words(changes: Sequence[Change]) -> list[Reason]:
    """What to do, the abilities of a language that rise alike told together."""
    alike: dict[tuple[object, ...], list[Change]] = {}
    for place, change in enumerate(changes):
        facts = change.facts
        rise = (facts["language"], facts["from"], facts["to"]) if "ability" in facts else (place,)
        alike.setdefault(rise, []).append(change)
    return [_together(group) for group in alike.values()]


def _together(changes: Sequence[Change]) -> Reason:
    first = changes[0]
    if len(changes) == 1:
        return first.reason
    names = [ABILITY_NAMES[str(change.facts["ability"])] for change in changes]
    said: dict[str, object] = {**first.reason.values, "ability": ALL_FOUR if len(names) == len(ABILITIES) else names}
    return Reason(first.reason.text, said)


# ------------------------------------------------------------------------------------------------------- the changes


def ability_raised(language: str, ability: str, before: int, after: int, months: int) -> Change:
    """One ability of a language to a higher level, in a further test."""
    text = FROM_NOTHING if before == 0 else RAISED
    said = {
        "language": LANGUAGE_NAMES[language],
        "ability": ABILITY_NAMES[ability],
        "scale": SCALES[language],
        "before": before,
        "after": after,
    }
    facts = {"language": language, "ability": ability, "from": before, "to": after}
    return Change(LANGUAGE_KINDS[language], months, text.of(**said), facts)


def test_again(language: str, levels: Levels, months: int) -> Change:
    """A further test in which every ability is where it was."""
    said = {"language": LANGUAGE_NAMES[language], "levels": levels_in_words(levels)}
    facts = {"language": language, "levels": dict(zip(ABILITIES, levels, strict=True))}
    return Change(LANGUAGE_KINDS[language], months, AGAIN.of(**said), facts)


def work_goes_on(months: int, until: date, working: bool) -> Change:
    """More months of the work that is held; of waiting, where none is."""
    return Change(Kind.WORK, months, (GOES_ON if working else WAITING).of(months=span_of(months), until=until))


def studies(level: str, canadian: bool, months: int) -> Change:
    """A further credential."""
    text = STUDIED_HERE if canadian else STUDIED_ELSEWHERE
    facts = {"credential": level, "in_canada": canadian}
    return Change(Kind.CREDENTIAL, months, text.of(credential=EDUCATION[Education[level.upper()]]), facts)


def assessed(paths: tuple[str, ...], months: int) -> Change:
    """Credentials that are held already, assessed (again)."""
    return Change(Kind.ASSESSMENT, months, ASSESSED.of(paths=list(paths)), {"credentials": list(paths)})


def nominated(province: str, stated: bool, months: int) -> Change:
    """A nomination; by any province that takes part, where none is intended."""
    text = NOMINATED if stated else NOMINATED_BY_ANY
    facts = {"province": province if stated else None}
    return Change(Kind.NOMINATION, months, text.of(province=named_province(province)), facts)


def certified(noc: str, months: int) -> Change:
    """A certificate of qualification in a trade."""
    return Change(Kind.CERTIFICATE, months, CERTIFIED.of(noc=named(noc)), {"noc": noc})


def partner_as_principal(months: int) -> Change:
    """The spouse or partner as the principal applicant."""
    return Change(Kind.PRINCIPAL, months, PARTNER.of())


ALL_FOUR = Text("all four abilities", "les quatre compétences")
SCALES = {"en": Text("CLB", "CLB"), "fr": Text("NCLC", "NCLC")}
RAISED = Text(
    "{language}: {ability} from {scale} {before} to {after}",
    "{language} : {ability}, du {scale} {before} au {scale} {after}",
)
FROM_NOTHING = Text(
    "{language}: {ability} to {scale} {after}, from no level shown",
    "{language} : {ability} au {scale} {after}, sans niveau démontré jusqu'ici",
)
AGAIN = Text(
    "{language}: a further test with the levels reached before ({levels})",
    "{language} : un nouveau test avec les niveaux déjà atteints ({levels})",
)
GOES_ON = Text("{months} more of work as now, until {until}", "travail actuel prolongé de {months}, jusqu'au {until}")
WAITING = Text("{months} of waiting, until {until}", "{months} d'attente, jusqu'au {until}")
STUDIED_HERE = Text(
    "a further credential earned in Canada: {credential}", "un nouveau titre d'études obtenu au Canada : {credential}"
)
STUDIED_ELSEWHERE = Text(
    "a further credential earned outside Canada, with its assessment: {credential}",
    "un nouveau titre d'études obtenu à l'étranger, avec son évaluation : {credential}",
)
ASSESSED = Text(
    "an assessment of the foreign credentials already held: {paths}",
    "une évaluation des diplômes étrangers déjà obtenus : {paths}",
)
NOMINATED = Text(
    "a nomination through Express Entry: {province}", "une désignation dans le cadre d'Entrée express : {province}"
)
NOMINATED_BY_ANY = Text(
    "a nomination through Express Entry by a province that takes part",
    "une désignation, dans le cadre d'Entrée express, d'une province participante",
)
CERTIFIED = Text("a certificate of qualification: {noc}", "un certificat de compétence : {noc}")
PARTNER = Text(
    "the spouse or partner as the principal applicant; other changes are theirs",
    "l'époux ou conjoint de fait comme demandeur principal; les autres changements sont les siens",
)
KINDS: Mapping[Kind, Text] = {
    Kind.PRINCIPAL: Text("the spouse or partner as principal", "l'époux ou conjoint de fait comme demandeur principal"),
    Kind.ENGLISH: Text("English", "anglais"),
    Kind.FRENCH: Text("French", "français"),
    Kind.WORK: Text("work going on", "travail prolongé"),
    Kind.CREDENTIAL: Text("a further credential", "un nouveau titre d'études"),
    Kind.ASSESSMENT: Text("an assessment of credentials", "une évaluation des diplômes"),
    Kind.NOMINATION: Text("a nomination", "une désignation"),
    Kind.CERTIFICATE: Text("a certificate of qualification", "un certificat de compétence"),
}
