"""What programs ask of education alike: a Canadian credential, or a foreign one with a valid assessment."""

from __future__ import annotations

from collections.abc import Sequence

from .answers import Answer, Unknown, every, some
from .facts import Credential, Education, Standing
from .requirements import Requirement, require
from .text import Text


def education_requirement(standing: Standing, lowest: Education, citation: str) -> Requirement:
    """A Canadian credential, or a foreign one with an assessment under five years old, of a level at least."""
    credentials = standing.credentials
    answer: Answer
    if credentials is None:
        answer = Unknown(("education",))
    else:
        answer = some(every((item.counts, _at_level(item, lowest))) for item in credentials)
    shown = _shown(credentials or ())
    facts = {"credential": shown.path if shown else None, "level": shown.level if shown else None, "lowest": lowest}
    return require("education", answer, EDUCATED.of(), NOT_EDUCATED.of(), citation, facts)


def _shown(credentials: Sequence[Credential]) -> Credential | None:
    """The credential that shows the requirement best: one that counts before one that may, then the higher level."""
    standing = [item for item in credentials if item.counts is not False]
    return max(standing, key=lambda item: (item.counts is True, -1 if item.level is None else item.level), default=None)


def _at_level(credential: Credential, lowest: Education) -> Answer:
    if credential.level is None:
        return Unknown((f"{credential.path}.assessment.equivalent_to",))
    return credential.level >= lowest


EDUCATED = Text(
    "a Canadian credential, or a foreign one with a valid assessment",
    "un diplôme canadien, ou un diplôme étranger avec une évaluation valide",
)
NOT_EDUCATED = Text(
    "no Canadian credential and no foreign one with a valid assessment",
    "ni diplôme canadien, ni diplôme étranger avec une évaluation valide",
)
