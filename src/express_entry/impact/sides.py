"""The two laws that a pool is scored under, and what must be said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from express_entry.law import Consolidation, Instrument, Reason, Text, Version
from express_entry.law.canonical import RANKING
from express_entry.law.pointtables import OCCUPATION_LEVEL
from express_entry.law.programs import in_force
from express_entry.scoring.columns import POINTS, Column, columns_of
from express_entry.scoring.draw import MOST_POINTS
from express_entry.scoring.faults import ScoringError
from express_entry.scoring.poolcolumns import PROGRAM_COLUMNS, PROGRAMS, categories_of, category_column
from express_entry.scoring.ranking import Ranking
from express_entry.scoring.scorer import scorer_of

from .findings import Side

TIE_BREAKS = "mi-2017-1"
"""The instrument that brought rounds by number, in which the earlier submission wins."""
SUPPOSED = ("proposal", "example")
"""Kinds of instruments whose values nobody has made law."""


@dataclass(frozen=True, eq=False)
class Choice:
    """A law to score by: a day of the law, with a file laid over it where ``file`` names one."""

    day: date
    law: Consolidation
    file: str | None = None
    last_known_rules: bool = False

    @cached_property
    def ranking(self) -> Ranking:
        """What scores by it, with the points by factor."""
        return Ranking(self.law, on=self.day, last_known_rules=self.last_known_rules, breakdown=True)

    @cached_property
    def side(self) -> Side:
        """The law by its names.

        :raises GapDay: on a day on which its points are not known.
        """
        return Side(self.day, self.file, self.ranking.one, self.ranking.in_force(self.day))

    @property
    def read(self) -> list[Version]:
        """The versions that points hang on."""
        law = self.side.law
        family = str(law.version(RANKING).values["factors_of"])
        return [
            version
            for name, version in law.versions.items()
            if name == RANKING or name.startswith(family) or law.table(name).kind == OCCUPATION_LEVEL
        ]


class UncountedPoints(ScoringError):
    """A law that may give points which no round counts."""


def check_rounds(choice: Choice) -> None:
    """Whether a round can count the points of a law.

    :raises UncountedPoints: for a law that may give fewer than none, or more than are counted.
    """
    least, most = scorer_of(choice.side.law).reach
    if least < 0 or most > MOST_POINTS:
        raise UncountedPoints(_UNCOUNTED.of(day=choice.day, least=least, most=most, highest=MOST_POINTS))


class Titled(NamedTuple):
    """A column of points, its name in words, and which laws give points for it."""

    id: str
    title: Text
    subtotal: bool
    before: bool
    after: bool


def points_of(before: Choice, after: Choice) -> dict[str, Titled]:
    """The columns of points that either law has, factors first, in the order of the instrument."""
    grids = before.side.law.crs, after.side.law.crs
    factors = [{each.id: each for each in grid.factors} for grid in grids]
    found = {}
    for name in dict.fromkeys((*factors[0], *factors[1])):
        each = factors[1].get(name) or factors[0][name]
        there = (name in part and not part[name].removed for part in factors)
        found[f"{POINTS}{name}"] = Titled(name, each.title, False, *there)
    for name in dict.fromkeys((*grids[0].sections, *grids[1].sections)):
        title = grids[1].titles.get(name) or grids[0].titles[name]
        found[f"{POINTS}{name}"] = Titled(name, title, True, *(name in grid.sections for grid in grids))
    return found


def columns_for(before: Choice, after: Choice) -> tuple[Column, ...]:
    """The columns to read beside those that the second law knows: what the first alone knows, and the flags.

    A level that both declare is read as the second law takes it; what is too high for the first, it refuses.
    """
    known = {column.name for column in columns_of(after.law)}
    further = [column for column in columns_of(before.law) if column.name not in known]
    return (*further, *(Column(name, 1, 0) for name in flags_of(before, after)))


def flags_of(before: Choice, after: Choice) -> list[str]:
    """The flags that a pool may have: of programs, then of the categories that either law knows in any version."""
    slugs = dict.fromkeys((*categories_of(before.law), *categories_of(after.law)))
    return [*PROGRAM_COLUMNS, *map(category_column, slugs)]


def notices(before: Choice, after: Choice) -> Iterator[Reason]:
    """What must be known before a figure is read: laws that are supposed, uncertain, or not those of their day."""
    for choice in (before, after):
        side = choice.side
        if choice.file is not None:
            yield LAID_OVER.of(file=choice.file, day=side.day)
        for instrument in _uncertain(choice):
            text = PROPOSED if instrument.kind in SUPPOSED else _UNSURE
            yield text.of(day=side.day, title=instrument.title, citation=instrument.citation)
        if not side.in_force:
            yield _LAST_KNOWN.of(day=side.day, version=side.law.crs_version)
        if not side.in_force and choice.file is not None:
            yield _NOT_APPLIED.of(file=choice.file, day=side.day)
        if side.day > side.law.known_until:
            yield _LATER.of(day=side.day, last=side.law.known_until)


def _uncertain(choice: Choice) -> list[Instrument]:
    """The instruments behind the points whose values are supposed, or recorded with low confidence."""
    found = {}
    for version in choice.read:
        instrument = choice.law.instruments[version.instrument]
        if instrument.kind in SUPPOSED or "low" in (instrument.confidence, version.confidence):
            found[instrument.id] = instrument
    return list(found.values())


def remarks(before: Choice, after: Choice, given: Sequence[str]) -> Iterator[Reason]:
    """What is taken to hold of a pool with such columns."""
    yield NOBODY_REACTS.of()
    flags = [name for name in flags_of(before, after) if name in given]
    if flags:
        yield FLAGS.of()


def rounds_remarks(
    before: Choice, after: Choice, given: Sequence[str], *, submitted: bool, told_apart: bool
) -> Iterator[Reason]:
    """What is taken to hold of the rounds."""
    yield SAME_ROUND.of()
    for day in dict.fromkeys((before.day, after.day)):
        since = after.law.instruments[TIE_BREAKS].in_force
        if since is not None and day < since:
            yield NAMED_A_SCORE.of(since=since, day=day)
    for each in (before, after):
        there = sorted(in_force(each.law.on(each.day)))
        if there != sorted(PROGRAMS):
            yield OTHER_PROGRAMS.of(day=each.day, there=there, told=sorted(PROGRAMS))
    if any(name in PROGRAM_COLUMNS for name in given):
        yield GROUPINGS.of()
    else:
        yield NO_PROGRAMS.of()
    if not submitted:
        yield NO_TIE_BREAK.of()
    if not told_apart:
        yield NOT_TOLD_APART.of()


_UNCOUNTED = Text(
    "the law of {day} may give {least} to {most} points, which no round counts. Accepted with --invitations: laws that "
    "give 0 to {highest} points.",
    "le droit du {day} peut donner de {least} à {most} points, qu'aucune ronde ne compte. Valeurs acceptées avec "
    "--invitations : des droits qui donnent de 0 à {highest} points.",
)
LAID_OVER = Text(
    "{file} is laid over the law for {day}: what it says is supposed, and is not the law.",
    "{file} est superposé au droit pour le {day} : ce qu'il dit est supposé et n'est pas le droit.",
)
PROPOSED = Text(
    "The law of {day} rests in part on {title} ({citation}): its values are proposed or invented, not law.",
    "Le droit du {day} repose en partie sur {title} ({citation}) : ses valeurs sont proposées ou inventées, et ne sont "
    "pas le droit.",
)
_UNSURE = Text(
    "The law of {day} rests in part on {title} ({citation}), whose values are recorded with low confidence.",
    "Le droit du {day} repose en partie sur {title} ({citation}), dont les valeurs sont consignées avec une faible "
    "confiance.",
)
_LAST_KNOWN = Text(
    "WARNING: the points of {day} are not known. Those of the last known rules ({version}) stand in their place, and "
    "are not the law of that day.",
    "ATTENTION : les points du {day} ne sont pas connus. Ceux des dernières règles connues ({version}) en tiennent "
    "lieu et ne sont pas le droit de cette date.",
)
_NOT_APPLIED = Text(
    "What {file} says of {day} does not enter these points: it leaves the gap open.",
    "Ce que {file} dit du {day} n'entre pas dans ces points : il laisse la lacune ouverte.",
)
_LATER = Text(
    "{day} lies after {last}, the last day on which any table was compared with a source.",
    "Le {day} est postérieur au {last}, dernier jour où une table a été comparée à une source.",
)
NOBODY_REACTS = Text(
    "Nobody reacts: everyone has the same facts under both laws, nobody enters the pool or leaves it.",
    "Personne ne réagit : chacun a les mêmes faits selon les deux droits, personne n'entre dans le bassin ni n'en "
    "sort.",
)
FLAGS = Text(
    "Programs and categories are as the pool states them, the same under both laws.",
    "Les programmes et les catégories sont ceux que le bassin indique, les mêmes selon les deux droits.",
)
SAME_ROUND = Text(
    "Each round is held on the whole pool as it stands, once under either law; those invited stay in it.",
    "Chaque ronde a lieu sur le bassin entier tel qu'il est, une fois selon chaque droit; les personnes invitées y "
    "restent.",
)
GROUPINGS = Text(
    "Only who is eligible for a program is ranked; a nominee is ranked as a nominee only; a round for a category "
    "covers the three federal programs.",
    "Seules les personnes admissibles à un programme sont classées; un candidat d'une province ne l'est qu'à ce "
    "titre; une ronde visant une catégorie couvre les trois programmes fédéraux.",
)
OTHER_PROGRAMS = Text(
    "The law of {day} has the programs {there}; a pool only says who is eligible for {told}, and the rounds are those "
    "of these.",
    "Le droit du {day} a les programmes {there}; un bassin dit seulement qui est admissible à {told}, et les rondes "
    "sont celles de ces programmes.",
)
NO_PROGRAMS = Text(
    "The pool does not say who is eligible for which program: everybody is taken to be invitable.",
    "Le bassin ne dit pas qui est admissible à quel programme : tout le monde est tenu pour invitable.",
)
NO_TIE_BREAK = Text(
    "The pool does not state instants of submission (submitted): who is invited at the cut-off, and the tie-break, "
    "cannot be told.",
    "Le bassin n'indique pas l'instant de présentation (submitted) : qui est invité au seuil, et la règle de bris "
    "d'égalité, ne peuvent pas être dits.",
)
NAMED_A_SCORE = Text(
    "Before {since} a round named a score, and everybody at or above it was invited, without a tie-break: what is said "
    "of {day} is how the rule of today would have drawn that day's ranking.",
    "Avant le {since}, une ronde fixait une note et invitait toutes les personnes à cette note ou au-dessus, sans bris "
    "d'égalité : ce qui est dit du {day} est ce que la règle d'aujourd'hui aurait tiré du classement de cette date.",
)
NOT_TOLD_APART = Text(
    "At the line of a round, points and instants are equal and the ids do not tell the people apart: there the order "
    "of the pool decides.",
    "Au seuil d'une ronde, les points et les instants sont égaux et les id ne distinguent pas les personnes : l'ordre "
    "du bassin y décide.",
)
