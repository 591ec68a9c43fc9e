"""What a letter says, as typed facts: kept as they were on its day, and read again to the same letter.

There is no room in them for markup or for words of the program's own: an officer's words are quoted as such, and all
else is a day, a number, a name, a provision, or one of a few kinds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError, with_config

from express_entry.law import Language, Text
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.text import Sayable

from .kinds import Ask, LetterKind

EDITION = 1
"""The edition of the words. A letter keeps the number of its own; words that change become another edition."""
_WHOLE = ConfigDict(extra="forbid", strict=True)


class BadFacts(ValueError, Sayable):
    """Kept facts that are no letter: changed by hand, or of an edition that this release does not know."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.reason = NO_LETTER.of(why=why)

    def say(self, language: Language) -> str:
        """The sentence in one language."""
        return self.reason.say(language)


@with_config(_WHOLE)
@dataclass(frozen=True, slots=True)
class Missing:
    """Something that an application must hold and does not (R10): what, why in both languages, and the provision.

    ``id`` is that of the list of documents, or where the forms state it; the titles are empty where it has none.
    """

    id: str
    title_en: str
    title_fr: str
    reason_en: str
    reason_fr: str
    citation: str

    @property
    def title(self) -> Text:
        """What it is called, in either language."""
        return Text(self.title_en or self.id, self.title_fr or self.id)

    @property
    def reason(self) -> Text:
        """Why, in either language."""
        return Text(self.reason_en, self.reason_fr)


@with_config(_WHOLE)
@dataclass(frozen=True, slots=True)
class Invited:
    """Invited in a round to apply, for one class alone, up to a day (A10.1(1), 10.2(1)(b))."""

    round: str
    invited_on: date
    last_day: date
    kind: Literal["invitation"] = "invitation"


@with_config(_WHOLE)
@dataclass(frozen=True, slots=True)
class Nominated:
    """Accepted the nomination of a province on a day, for which the ranking gives points (MI, s. 28).

    ``points`` are those of the ranking in force on that day, by the provision in ``citation``; where those are found in
    no source ``last_known`` says that they are of the ranking that was known last.
    """

    province: str
    certificate: str
    certified_on: date
    accepted_on: date
    points: int
    last_known: bool
    citation: str
    kind: Literal["nomination"] = "nomination"


@with_config(_WHOLE)
@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Found complete; received on a day, from which the service standard runs (R10)."""

    received_on: date
    standard_until: date
    standard_months: int
    standard_percent: int
    standard_source: str
    kind: Literal["acknowledgement"] = "acknowledgement"


@with_config(_WHOLE)
@dataclass(frozen=True, slots=True)
class Returned:
    """Given back since something that R10 asks is missing (R12); ``repaid`` is what comes back, in whole dollars."""

    received_on: date
    missing: tuple[Missing, ...]
    repaid: int
    kind: Literal["return"] = "return"


@with_config(_WHOLE)
@dataclass(frozen=True, slots=True)
class Asked:
    """Something asked with a day to answer by; ``words`` are the officer's, written in ``words_in``."""

    reference: int
    ask: Ask
    words: str
    words_in: Language
    answer_by: date
    kind: Literal["request"] = "request"


@with_config(_WHOLE)
@dataclass(frozen=True, slots=True)
class Extended:
    """More time to answer an earlier letter."""

    reference: int
    ask: Ask
    answer_by: date
    kind: Literal["extension"] = "extension"


@with_config(_WHOLE)
@dataclass(frozen=True, slots=True)
class NoLongerAsked:
    """An earlier letter needs no answer any more."""

    reference: int
    ask: Ask
    kind: Literal["cancellation"] = "cancellation"


@with_config(_WHOLE)
@dataclass(frozen=True, slots=True)
class Approved:
    """Approved (A11(1), R70(1)); the right of permanent residence fee comes before the visa (R303(3)).

    ``fee_due`` is the most that it can be, in whole dollars; ``fee_certain`` whether it is that for sure.
    """

    decided_on: date
    provision: str
    fee_due: int
    fee_paid: int
    fee_certain: bool
    kind: Literal["approval"] = "approval"


@with_config(_WHOLE)
@dataclass(frozen=True, slots=True)
class VisaIssued:
    """The visa is there, to be used up to a day (R71.1)."""

    issued_on: date
    last_day: date
    kind: Literal["visa"] = "visa"


@with_config(_WHOLE)
@dataclass(frozen=True, slots=True)
class Refused:
    """Refused by two officers, for stated reasons; of a misrepresentation with the bar that follows (A40(2)(a))."""

    decided_on: date
    provision: str
    reasons: str
    misrepresentation: bool
    barred_until: date | None
    repaid: int
    kind: Literal["refusal"] = "refusal"


Content = Annotated[
    Invited | Nominated | Acknowledged | Returned | Asked | Extended | NoLongerAsked | Approved | VisaIssued | Refused,
    Field(discriminator="kind"),
]


def _program(slug: str) -> str:
    if slug not in PROGRAM_NAMES:
        raise ValueError(slug)
    return slug


@with_config(_WHOLE)
@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: about which application or profile, to whom, from which day, and what it says.

    ``addressee`` is the name as the person declared it, empty where none was.
    """

    number: str
    addressee: str
    program: Annotated[str, AfterValidator(_program)]
    dated: date
    content: Content
    edition: int = EDITION

    @property
    def kind(self) -> LetterKind:
        """What letter it is."""
        return LetterKind(self.content.kind)


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Letter]:
    return TypeAdapter(Letter)


def written(letter: Letter) -> str:
    """The facts of a letter as they are kept: JSON, always the same for the same facts."""
    return _adapter().dump_json(letter).decode()


def read_letter(kept: str) -> Letter:
    """The letter that kept facts are.

    :raises BadFacts: where they are none, or of an edition that is not known here.
    """
    try:
        found = _adapter().validate_json(kept)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise BadFacts(f"{'.'.join(map(str, first['loc'])) or '-'}: {first['msg']}") from None
    if found.edition != EDITION:
        raise BadFacts(f"edition {found.edition}")
    return found


NO_LETTER = Text("the kept facts are no letter: {why}.", "les faits conservés ne sont pas une lettre : {why}.")
