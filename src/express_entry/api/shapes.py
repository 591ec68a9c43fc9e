"""What is sent and answered, typed: the parts that several routes share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar

from ninja import Body, Path, Schema
from pydantic import AfterValidator, ConfigDict, Field, PlainSerializer, StringConstraints
from pydantic_core import PydanticCustomError

from express_entry.law.days import LAST_DAY
from express_entry.pool.profiles import instant_of_row

FIRST_DAY = date(2015, 1, 1)
ACT_IN_FORCE = date(2002, 6, 28)
"""The first day on which somebody could be found to have misrepresented something (Act, 40)."""


class In(Schema):
    """Something that is sent: a field that is not known is refused."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=False)


class Out(Schema):
    """Something that is answered."""


def _day(value: date) -> date:
    if not FIRST_DAY <= value <= LAST_DAY:
        raise PydanticCustomError("day_out_of_range", "out of range")
    return value


def _day_under_the_act(value: date) -> date:
    return value if ACT_IN_FORCE <= value < FIRST_DAY else _day(value)


def _instant(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise PydanticCustomError("instant_without_zone", "no zone")
    _day(value.date())
    return value


Day = Annotated[date, AfterValidator(_day)]
"""A day on which there was, is or may be Express Entry."""
DayUnderTheAct = Annotated[date, AfterValidator(_day_under_the_act)]
"""A day on which the Act was, is or may be in force."""
Instant = Annotated[datetime, AfterValidator(_instant)]
Told = Annotated[datetime, PlainSerializer(lambda value: instant_of_row(value.astimezone(UTC)), return_type=str)]
"""An instant as it is answered: in UTC, to the microsecond."""
Number = Annotated[str, StringConstraints(pattern=r"^E[0-9]{9}$", max_length=10)]
"""The number of a profile."""
RoundNumber = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,64}$", max_length=64)]
Note = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S")]
Key = Annotated[int, Path(ge=1, lt=2**63)]
"""The number of a row in an address."""
Limit = Annotated[int, Field(ge=1, le=200)]
Document = Annotated[
    dict[str, Any],
    Field(json_schema_extra={"description": "A profile document, express-entry/profile@1.", "format": "profile"}),
]


WholeDocument = Annotated[dict[str, Any], Body(format="profile")]
"""A profile document that is all that is sent."""


class CorrectionNote(Out):
    """What was asked to be corrected of a record and was not; ``settled_by`` is told to officers alone."""

    code: str
    field: str
    words: str
    state: str
    title: str
    asked: Told
    settled: Told | None
    settled_by: str | None
    reason: str | None


class ErrorOut(Out):
    """One field that is wrong."""

    field: str
    message: str
    accepted: str | None = None


class ProblemOut(Out):
    """What could not be answered, and why (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[ErrorOut]
