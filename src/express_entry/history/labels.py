"""What programs, categories and rounds are called, in the department's words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from ..law.programnames import PROGRAMS_OF_ROUNDS
from ..law.text import Text
from .faults import UnknownName, shown
from .record import Round, RoundType
from .table import DATA, WORDS, Column, one_of, read_table, words

EVERYONE = "no-program-specified"
"""The one name of a general round."""

PROGRAMS: Mapping[str, Text] = PROGRAMS_OF_ROUNDS
"""The programs that a round can be limited to."""

CATEGORIES: Mapping[str, Text] = MappingProxyType(
    {
        "french": Text("French-language proficiency", "Compétence linguistique en français"),
        "healthcare": Text(
            "Healthcare and social services occupations", "Professions de la santé et des services sociaux"
        ),
        "stem": Text("STEM occupations", "Professions des STIM"),
        "trades": Text("Trade occupations", "Métiers spécialisés"),
        "transport": Text("Transport occupations", "Métiers des transports"),
        "agriculture": Text(
            "Agriculture and agri-food occupations", "Métiers de l'agriculture et de l'agroalimentaire"
        ),
        "education": Text("Education occupations", "Professions de l'éducation"),
        "physicians": Text(
            "Physicians with Canadian work experience", "Médecins ayant de l'expérience de travail au Canada"
        ),
        "senior-managers": Text(
            "Senior managers with Canadian work experience",
            "Cadres supérieurs/cadres supérieures ayant de l'expérience de travail au Canada",
        ),
        "researchers": Text(
            "Researchers with Canadian work experience",
            "Chercheurs/chercheuses ayant de l'expérience de travail au Canada",
        ),
        "military": Text("Skilled military recruits", "Recrues militaires qualifiées"),
    }
)
"""The categories that have been announced, in their newest wording; no round has been seen for researchers."""

GROUPINGS: Mapping[RoundType, Mapping[str, Text]] = MappingProxyType(
    {
        RoundType.GENERAL: MappingProxyType({EVERYONE: Text("No program specified", "Aucun programme spécifié")}),
        RoundType.PROGRAM: PROGRAMS,
        RoundType.CATEGORY: CATEGORIES,
    }
)
"""What a round of each type may be for."""


class OfficialName(NamedTuple):
    """A round's name in the department's feed, what it stands for, and its French form.

    ``french_status`` is ``seen`` where the French feed has been seen to use it, ``reconstructed`` where it is put
    together from the names of other versions.
    """

    official_name: str
    round_type: RoundType
    program_or_category: str
    category_version: str | None
    french_name: str
    french_status: str


@cache
def official_names() -> Mapping[str, OfficialName]:
    """Every name that the feed has been seen to use; a name that is not here is not known, not a new category."""
    names = read_table(DATA / "names.csv", _COLUMNS, lambda values: OfficialName(*values))
    return MappingProxyType({name.official_name: name for name in names})


def label(program_or_category: str) -> Text:
    """The name of a program or category.

    :raises UnknownName: listing the programs and categories that there are.
    """
    for names in GROUPINGS.values():
        if program_or_category in names:
            return names[program_or_category]
    raise unknown_grouping(program_or_category, None)


def unknown_grouping(name: str, kind: RoundType | None) -> UnknownName:
    """The error for a program or category that does not exist, or not for that kind of round."""
    kinds = [kind] if kind else list(RoundType)
    accepted = ", ".join(name for each in kinds for name in GROUPINGS[each])
    if kind is None:
        return UnknownName(_UNKNOWN.of(name=shown(name), accepted=accepted))
    return UnknownName(_NOT_OF_THAT_KIND.of(name=shown(name), kind=kind, accepted=accepted))


def title(round_: Round) -> Text:
    """The official name of a round; the label of its program or category stands in where no French name is known."""
    known = official_names().get(round_.official_name)
    return Text(round_.official_name, known.french_name if known else label(round_.program_or_category).fr)


_COLUMNS = (
    Column("official_name", words, WORDS),
    Column("round_type", RoundType, one_of(RoundType)),
    Column("program_or_category", words, WORDS),
    Column("category_version", lambda text: text or None, WORDS),
    Column("french_name", words, WORDS),
    Column("french_status", words, WORDS),
)
_UNKNOWN = Text(
    "“{name}” is no program or category of a round; accepted: {accepted}",
    "«\u00a0{name}\u00a0» n'est ni un programme ni une catégorie de ronde; accepté\u00a0: {accepted}",
)
_NOT_OF_THAT_KIND = Text(
    "no {kind} is for “{name}”; accepted: {accepted}",
    "aucune {kind} ne vise «\u00a0{name}\u00a0»; accepté\u00a0: {accepted}",
)
