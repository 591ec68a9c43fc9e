"""What several programs ask alike: language levels, settlement funds, the intention to live outside Quebec."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from .answers import Answer, Needs, Number, Unknown, every, low, needs_of, some
from .facts import ABILITIES, NO_LEVELS, Levels, Sitting, Standing
from .places import named_province
from .requirements import Requirement, require
from .text import Reason, Text

if TYPE_CHECKING:
    from .view import Law

QUEBEC = "QC"
FUNDS = "settlement_funds"
"""The table of the funds asked of a family."""

ABILITY_NAMES = {
    "speaking": Text("speaking", "expression orale"),
    "listening": Text("listening", "compréhension de l'oral"),
    "reading": Text("reading", "compréhension de l'écrit"),
    "writing": Text("writing", "expression écrite"),
}
LANGUAGE_NAMES = {"en": Text("English", "anglais"), "fr": Text("French", "français")}


def levels_in_words(levels: Sequence[int | None]) -> Reason:
    """Four levels as ``speaking 10, listening 9, …``."""
    if not any(levels):
        return NO_RESULT.of()
    return FOUR.of(**dict(zip(ABILITIES, levels, strict=True)))


def reaches(
    sittings: Sequence[Sitting] | None,
    thresholds: Sequence[int],
    language: str | None = None,
    path: str = "language_tests",
) -> Answer:
    """Whether one valid sitting reaches every threshold, in one language (either, unless one is named)."""
    if sittings is None:
        return Unknown((path,))
    chosen = (sitting for sitting in sittings if language in (None, sitting.language))
    return some(_sitting_reaches(sitting, thresholds) for sitting in chosen)


def _sitting_reaches(sitting: Sitting, thresholds: Sequence[int]) -> Answer:
    return every((sitting.counts, *_abilities(sitting, thresholds)))


def _abilities(sitting: Sitting, thresholds: Sequence[int]) -> Iterable[Answer]:
    for ability, level, threshold in zip(ABILITIES, sitting.levels, thresholds, strict=True):
        yield Unknown((f"{sitting.path}.{ability}",)) if level is None else level >= threshold


def best_levels(
    sittings: Sequence[Sitting] | None, thresholds: Sequence[int] = NO_LEVELS
) -> tuple[Sitting, Levels] | None:
    """The valid sitting that shows a requirement best: one that reaches the thresholds, else the least uneven."""
    valid = [sitting for sitting in sittings or () if sitting.counts is True and None not in sitting.levels]
    if not valid:
        return None
    best = max(
        valid,
        key=lambda sitting: (
            all(level >= asked for level, asked in zip(_filled(sitting), thresholds, strict=True)),
            min(_filled(sitting)),
            sum(_filled(sitting)),
        ),
    )
    return best, _filled(best)


def _filled(sitting: Sitting) -> Levels:
    speaking, listening, reading, writing = (level or 0 for level in sitting.levels)
    return (speaking, listening, reading, writing)


def language_requirement(standing: Standing, thresholds: Sequence[int], citation: str) -> Requirement:
    """Every ability at its threshold, in one sitting of one language."""
    answer = reaches(standing.sittings, thresholds)
    best = best_levels(standing.sittings, thresholds)
    facts: dict[str, Any] = {"thresholds": dict(zip(ABILITIES, thresholds, strict=True))}
    asked = levels_in_words(thresholds)
    if best is None:
        return require("language", answer, ENOUGH.of(asked=asked), NO_VALID_TEST.of(asked=asked), citation, facts)
    sitting, levels = best
    facts |= {"test": sitting.path, "levels": dict(zip(ABILITIES, levels, strict=True))}
    said = {"asked": asked, "levels": levels_in_words(levels), "language": LANGUAGE_NAMES[sitting.language]}
    return require("language", answer, REACHED.of(**said), NOT_REACHED.of(**said), citation, facts)


def outside_quebec(standing: Standing, citation: str) -> Requirement:
    """The intention to live in a province other than Quebec."""
    province = standing.intended_province
    answer: Answer = Unknown(("intended_province",)) if province is None else province != QUEBEC
    facts = {"intended_province": province}
    yes, no = OUTSIDE_QUEBEC.of(province=named_province(province)), IN_QUEBEC.of()
    return require("intended_province", answer, yes, no, citation, facts)


class Needed(NamedTuple):
    """Settlement funds asked of a family, in Canadian dollars: the least and the most they may be.

    ``most`` is None where the table does not say what each further person adds; ``least`` is then what it asks of the
    largest family that it has, of ``of`` persons, and a larger one is asked for no less.
    """

    least: int
    most: int | None
    of: int
    needs: Needs


class Means(NamedTuple):
    """What a family has to settle with on a day, in Canadian dollars; ``missing`` are the facts that would tell."""

    day: date
    size: Number
    funds: Decimal | None
    missing: Needs


def means_of(standing: Standing) -> Means:
    """What the family of a standing has to settle with."""
    return Means(standing.day, standing.family_size, standing.funds, standing.funds_needs)


def enough_funds(law: Law, means: Means) -> Answer:
    """Whether a family has the funds that the table in force asks of it: all that a program reads of the table."""
    if not law.has(FUNDS):
        return Unknown((_recorded(FUNDS, means.day),))
    return _enough(means, funds_needed(law, means.size))


def funds_needed(law: Law, size: Number) -> Needed:
    """Half the low income cut-off for the whole family, by the table in force."""
    table = law.values(FUNDS)
    least, most = (size, size) if isinstance(size, int) else (size.low, size.high)
    listed = len(table["amounts"]) if funds_for(table, least) is None else least
    asked = funds_for(table, listed)
    assert asked is not None
    return Needed(asked, funds_for(table, most), listed, needs_of(size))


def funds_for(table: Mapping[str, Any], size: int) -> int | None:
    """The amount for a family of ``size``; None where the table does not say what each further person adds."""
    amounts = table["amounts"]
    further = size - len(amounts)
    if further <= 0:
        return int(amounts[size - 1])
    return int(amounts[-1] + further * table["each_additional"]) if "each_additional" in table else None


def funds_requirement(law: Law, standing: Standing, exempt: Answer, citation: str, exemption: str) -> Requirement:
    """Settlement funds, unless the arranged employment exempts from them."""
    if exempt is True:
        return require("funds", True, EXEMPT.of(), EXEMPT.of(), exemption, {"exempt": True})
    size = low(standing.family_size)
    enough = enough_funds(law, means_of(standing))
    if not law.has(FUNDS):
        stated = {"available": standing.funds, "family_size": size}
        return require("funds", enough, NO_TABLE.of(), NO_TABLE.of(), citation, stated)
    needed, table = funds_needed(law, standing.family_size), law.version(FUNDS)
    said: dict[str, object] = {"needed": needed.least, "funds": standing.funds, "size": size, "listed": needed.of}
    said |= {"from_": table.from_, "verified": table.verified}
    facts: dict[str, Any] = {
        "needed": needed.least if needed.of == size else None,
        "available": standing.funds,
        "family_size": size,
        "table_from": table.from_,
        "table_last_verified": table.verified,
        "table_confidence": table.confidence,
    }
    answer = some((exempt, enough))
    too_little = TOO_LITTLE if needed.of == size else TOO_LITTLE_FOR_FEWER
    return require("funds", answer, ENOUGH_FUNDS.of(**said), too_little.of(**said), citation, facts)


def _enough(means: Means, needed: Needed) -> Answer:
    if means.funds is None:
        return Unknown(means.missing)
    if needed.most is not None and means.funds >= needed.most:
        return True
    if means.funds < needed.least:
        return False
    return Unknown(needed.needs or (_recorded(f"{FUNDS}.each_additional", means.day),))


def _recorded(table: str, day: date) -> str:
    return f"law.{table}@{day.isoformat()}"


NO_RESULT = Text("no valid result", "aucun résultat valide")
FOUR = Text(
    "speaking {speaking}, listening {listening}, reading {reading}, writing {writing}",
    "expression orale {speaking}, compréhension de l'oral {listening}, "
    "compréhension de l'écrit {reading}, expression écrite {writing}",
)
ENOUGH = Text("the levels asked are reached: {asked}", "les niveaux exigés sont atteints : {asked}")
NO_VALID_TEST = Text(
    "no valid result of an approved test; asked are {asked}",
    "aucun résultat valide d'un test approuvé; exigés : {asked}",
)
REACHED = Text("{language}: {levels}; asked are {asked}", "{language} : {levels}; exigés : {asked}")
NOT_REACHED = Text(
    "no single sitting reaches the levels asked ({asked}); the best is {language}: {levels}",
    "aucun examen n'atteint à lui seul les niveaux exigés ({asked}); le meilleur est en {language} : {levels}",
)
OUTSIDE_QUEBEC = Text(
    "intends to live in {province}", "compte s'établir dans la province ou le territoire : {province}"
)
IN_QUEBEC = Text("intends to live in Quebec", "compte s'établir au Québec")
EXEMPT = Text(
    "exempt: authorized to work in Canada with a qualifying offer",
    "exemption : autorisation de travailler au Canada et offre admissible",
)
NO_TABLE = Text("no table of settlement funds is recorded", "aucun barème de fonds n'est consigné")
ENOUGH_FUNDS = Text(
    "{funds} dollars for a family of {size}; asked are {needed} (table of {from_}, last verified {verified})",
    "{funds} dollars pour une famille de {size}; exigés : {needed} (barème du {from_}, vérifié le {verified})",
)
TOO_LITTLE = Text(
    "{funds} dollars for a family of {size} is less than the {needed} asked "
    "(table of {from_}, last verified {verified})",
    "{funds} dollars pour une famille de {size}, moins que les {needed} exigés "
    "(barème du {from_}, vérifié le {verified})",
)
TOO_LITTLE_FOR_FEWER = Text(
    "{funds} dollars for a family of {size} is less than the {needed} asked even of {listed} persons; what each "
    "further one adds is not recorded (table of {from_}, last verified {verified})",
    "{funds} dollars pour une famille de {size}, moins que les {needed} exigés même pour {listed} personnes; ce que "
    "chaque personne de plus ajoute n'est pas consigné (barème du {from_}, vérifié le {verified})",
)
