"""What a round sees of a profile: a row for each, as it stands at the round's instant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum
from typing import NamedTuple

from express_entry.law import Language, Reason, Text
from express_entry.law.programtable import A_PROGRAM

PROGRAMS = ("pnp", "cec", "fsw", "fst")
"""The programs of 2015, in the order in which they are written; another that the law adds comes after them, by name."""


def in_order(programs: Iterable[str]) -> list[str]:
    """Programs in the order in which they are written."""
    return sorted(programs, key=lambda slug: (PROGRAMS.index(slug) if slug in PROGRAMS else len(PROGRAMS), slug))


class State(Enum):
    """Where a profile stands in its life; only one that is in the pool can be ranked.

    ``NOMINATION_ENDED``: a nomination accepted on this profile was withdrawn by the province, or renounced. It cannot
    be unset; the person is in no round until they withdraw the profile and submit a new one (Ministerial Instructions,
    28).
    """

    IN_POOL = "in_pool"
    DRAFT = "draft"
    INELIGIBLE = "ineligible"
    INVITED = "invited"
    LAPSED = "lapsed"
    APPLIED = "applied"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    BARRED = "barred"
    NOMINATION_ENDED = "nomination_ended"


class Exclusion(Enum):
    """The single reason for which a row is not ranked: the first that holds, in this order."""

    DRAFT = "draft"
    INELIGIBLE = "ineligible"
    INVITED = "invited"
    LAPSED = "lapsed"
    APPLIED = "applied"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    BARRED = "barred"
    NOMINATION_ENDED = "nomination_ended"
    NOT_YET_SUBMITTED = "not_yet_submitted"
    NO_PROGRAM = "no_program"
    NOMINEE_NOT_COVERED = "nominee_not_covered"
    NOT_A_NOMINEE = "not_a_nominee"
    NOT_IN_PROGRAM = "not_in_program"
    NOT_IN_CATEGORY = "not_in_category"
    POINTS_NOT_KNOWN = "points_not_known"

    @property
    def citation(self) -> str:
        """The provision that the reason rests on."""
        return _WORDS[self][1]

    def say(self, language: Language) -> str:
        """The reason as a phrase about the profile."""
        return _WORDS[self][0].say(language)


class Category(NamedTuple):
    """One version of a category, as in ``stem`` and ``2023-1``: its own criteria are what counts."""

    slug: str
    version: str


class Row(NamedTuple):
    """One profile at the round's instant.

    ``points`` is the total of the ranking, None where it is not known. ``submitted`` is the instant, in UTC, that
    decides between equal points; ``expires`` the first instant at which the profile is no longer in the pool.
    ``programs`` are those that the person is eligible for, a nominee's accepted nomination among them;
    ``categories`` those whose criteria are met, eligibility for a federal program included.
    """

    number: str
    points: int | None
    submitted: datetime
    programs: frozenset[str]
    categories: frozenset[Category] = frozenset()
    state: State = State.IN_POOL
    expires: datetime | None = None

    @property
    def order(self) -> tuple[int, datetime, int, str]:
        """The place in the ranking: points descending, submission ascending, then the profile number.

        The number is a technical key for equal points and equal instants, on which the instructions are silent;
        shorter numbers come first, so that 9 stands before 10. Only for a row with points.
        """
        assert self.points is not None
        return (-self.points, self.submitted, len(self.number), self.number)


class BadRow(ValueError):
    """A row that cannot be ranked: the message names its number, the field, the value and what is accepted."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason

    def say(self, language: Language) -> str:
        """What is wrong, in one language."""
        return self.reason.say(language)


def checked(row: Row) -> Row:
    """The row, where it can be ranked.

    :raises BadRow: where an instant has no offset of zero, points are negative, or a program cannot be one.
    """
    for name, instant in (("submitted", row.submitted), ("expires", row.expires)):
        if instant is not None and instant.utcoffset() != timedelta(0):
            raise BadRow(NOT_UTC.of(number=row.number, field=name, value=instant.isoformat()))
    if row.points is not None and row.points < 0:
        raise BadRow(NO_SUCH_POINTS.of(number=row.number, value=str(row.points)))
    unknown = sorted(slug for slug in row.programs if A_PROGRAM.fullmatch(slug) is None)
    if unknown:
        raise BadRow(NO_SUCH_PROGRAM.of(number=row.number, value=", ".join(unknown), accepted=", ".join(PROGRAMS)))
    return row


NOT_UTC = Text(
    "profile {number}, {field}: {value} is not an instant in UTC. Accepted: an instant with the offset +00:00.",
    "profil {number}, {field} : {value} n'est pas un instant en UTC. Valeurs acceptées : un instant au décalage "
    "+00:00.",
)
NO_SUCH_POINTS = Text(
    "profile {number}, points: {value} cannot be. Accepted: a whole number from 0 on, or none.",
    "profil {number}, points : {value} est impossible. Valeurs acceptées : un nombre entier à partir de 0, ou rien.",
)
TWICE = Text(
    "profile {number}: the number occurs twice. Accepted: one row a profile.",
    "profil {number} : le numéro figure deux fois. Valeurs acceptées : une ligne par profil.",
)
NO_SUCH_PROGRAM = Text(
    "profile {number}, programs: {value} is not known. Accepted: {accepted}.",
    "profil {number}, programmes : {value} n'est pas connu. Valeurs acceptées : {accepted}.",
)

_WORDS: dict[Exclusion, tuple[Text, str]] = {
    Exclusion.DRAFT: (Text("not submitted: a draft", "non présenté : une ébauche"), "A10.1(3)"),
    Exclusion.INELIGIBLE: (
        Text("not eligible for the pool", "non admissible au bassin"),
        "A10.1(1)",
    ),
    Exclusion.INVITED: (
        Text("already holds an invitation", "a déjà reçu une invitation, encore ouverte"),
        "A10.1(1)",
    ),
    Exclusion.LAPSED: (
        Text("an invitation on this profile lapsed", "une invitation reçue avec ce profil est devenue caduque"),
        "A10.1(6)",
    ),
    Exclusion.APPLIED: (Text("has applied", "a présenté une demande"), "A10.1(1)"),
    Exclusion.WITHDRAWN: (Text("withdrawn", "retiré"), "A10.1(1)"),
    Exclusion.EXPIRED: (Text("expired", "expiré"), "A10.3(1)(f)"),
    Exclusion.BARRED: (
        Text("barred for misrepresentation", "exclu pour fausses déclarations"),
        "A10.1(4)",
    ),
    Exclusion.NOMINATION_ENDED: (
        Text(
            "the nomination on this profile was withdrawn or renounced; only a new profile is ranked again",
            "la désignation acceptée avec ce profil a été retirée, ou le candidat y a renoncé; seul un nouveau profil "
            "est classé de nouveau",
        ),
        "MI s.28",
    ),
    Exclusion.NOT_YET_SUBMITTED: (
        Text("submitted after the round", "présenté après la ronde"),
        "A10.1(3)",
    ),
    Exclusion.NO_PROGRAM: (
        Text("eligible for no program", "admissible à aucun programme"),
        "A10.3(1)(e)",
    ),
    Exclusion.NOMINEE_NOT_COVERED: (
        Text(
            "a nominee, who may be invited as a nominee only; the round does not cover nominees",
            "candidat d'une province, qui ne peut être invité qu'à ce titre; la ronde ne vise pas les candidats des "
            "provinces",
        ),
        "A10.1(1.1)",
    ),
    Exclusion.NOT_A_NOMINEE: (
        Text("not a nominee of a province or territory", "n'est pas le candidat d'une province ou d'un territoire"),
        "A10.3(1)(h.1)",
    ),
    Exclusion.NOT_IN_PROGRAM: (
        Text("not eligible for a program that the round covers", "non admissible à un programme visé par la ronde"),
        "A10.3(1)(h.1)",
    ),
    Exclusion.NOT_IN_CATEGORY: (
        Text("not in the category of the round", "hors de la catégorie de la ronde"),
        "A10.3(1)(h.1)",
    ),
    Exclusion.POINTS_NOT_KNOWN: (
        Text("the points are not known", "les points ne sont pas connus"),
        "A10.3(1)(h)",
    ),
}
