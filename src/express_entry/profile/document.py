"""The profile document, ``express-entry/profile@1``: what a person states, dated, and nothing derived.

Only ``format``, ``person.date_of_birth`` and ``marital_status`` are required. None is a fact that was not stated, never
*no*: a list that is None is unknown, an empty one says *none*. A claim that was not made (a nomination, an offer, a
certificate, an assessment) is None too, and lists of claims (dependants, relatives) are then empty.

Objects cannot be changed; ``model_copy(update=...)`` makes another. To read a document use ``parse`` or ``check``,
which report every problem in both languages; a class called directly raises what Pydantic raises.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict

from .fields import (
    CLAIM,
    CLAIMS,
    Amount,
    AssessedLevel,
    Count,
    Country,
    CredentialLevel,
    Currency,
    Day,
    Hours,
    MaritalStatus,
    Months,
    Noc,
    OfferBasis,
    OfficialLanguage,
    OneOfTheCouple,
    ParentOfChild,
    Province,
    Relationship,
    Score,
    Several,
    Status,
    TefScale,
    TestName,
    Words,
    WorkPermit,
    Years,
)

FORMAT = "express-entry/profile@1"


def _name_in_file(attribute: str) -> str:
    # `from` is a word of Python's own; the attribute is `from_`.
    return attribute.rstrip("_")


class Stated(BaseModel):
    """An object of the document: closed (no other keys), exact (no conversions), unchangeable."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=_name_in_file,
        validate_by_name=True,
        defer_build=True,
    )


class Residence(Stated):
    """A country lived in; ``to`` is None while living there."""

    country: Country | None = None
    from_: Day | None = None
    to: Day | None = None


class PreviousMarriage(Stated):
    """A marriage or partnership that ended, and how (``divorce``, ``death``, ``annulment`` …)."""

    ended: Day | None = None
    how: Words | None = None


class MilitaryService(Stated):
    """Service in the military of a country other than Canada; ``to`` is None while serving."""

    country: Country | None = None
    from_: Day | None = None
    to: Day | None = None
    rank: Words | None = None


class Passport(Stated):
    """A passport or travel document."""

    country: Country | None = None
    expires: Day | None = None
    number: Words | None = None


class InCanada(Stated):
    """The status held in Canada now, and whether it lets the person work."""

    status: Status | None = None
    expires: Day | None = None
    authorized_to_work: bool | None = None


class Person(Stated):
    """The candidate."""

    date_of_birth: Day
    citizenships: Several[Country] | None = None
    country_of_residence: Country | None = None
    passport: Passport | None = None
    in_canada: InCanada | None = None
    family_name: Words | None = None
    given_names: Words | None = None


class Assessment(Stated):
    """An educational credential assessment: by whom, when, and the Canadian level found."""

    organization: Words | None = None
    issued: Day | None = None
    equivalent_to: AssessedLevel | None = None


class Credential(Stated):
    """A diploma, certificate or degree; ``years`` is the length of the program."""

    credential: CredentialLevel | None = None
    years: Years | None = None
    country: Country | None = None
    province: Province | None = None
    completed: Day | None = None
    full_time: bool | None = None
    studied_in_canada: bool | None = None
    months_present_in_canada: Months | None = None
    language_study: bool | None = None
    assessment: Annotated[Assessment | None, CLAIM] = None


class LanguageTest(Stated):
    """One sitting of a test, scores as printed; with the test ``CLB``, levels.

    ``reported`` is the day on the report where it differs from ``taken``; ``scale`` the scale printed on a TEF report
    where it is not that of its day.
    """

    test: TestName | None = None
    language: OfficialLanguage | None = None
    taken: Day | None = None
    reported: Day | None = None
    scale: TefScale | None = None
    listening: Score | None = None
    reading: Score | None = None
    writing: Score | None = None
    speaking: Score | None = None


class Job(Stated):
    """One job: first and last day worked (``to`` None while held), hours a week, and what decides whether it counts."""

    noc: Noc | None = None
    country: Country | None = None
    province: Province | None = None
    from_: Day | None = None
    to: Day | None = None
    hours_per_week: Hours | None = None
    paid: bool | None = None
    authorized: bool | None = None
    self_employed: bool | None = None
    publicly_funded_medical_services: bool | None = None
    full_time_student: bool | None = None
    employer: Words | None = None
    title: Words | None = None
    qualified_since: Day | None = None
    status: Status | None = None


class CertificateOfQualification(Stated):
    """A certificate of qualification in a trade, issued in Canada."""

    province: Province | None = None
    noc: Noc | None = None
    issued: Day | None = None


class JobOffer(Stated):
    """An offer of employment in Canada; ``work_permit`` is the permit held, ``employers`` how many make the offer."""

    noc: Noc | None = None
    full_time: bool | None = None
    duration_months: Months | None = None
    basis: OfferBasis | None = None
    issued: Day | None = None
    employers: Count | None = None
    indeterminate: bool | None = None
    work_permit: WorkPermit | None = None
    work_permit_noc: Noc | None = None
    same_employer: bool | None = None
    months_with_employer: Months | None = None


class Nomination(Stated):
    """A nomination by a province or territory; ``express_entry`` where its stream is linked to Express Entry."""

    province: Province | None = None
    issued: Day | None = None
    express_entry: bool | None = None


class Relative(Stated):
    """A relative of the candidate or of the spouse who is in Canada."""

    relationship: Relationship | None = None
    of: OneOfTheCouple | None = None
    citizen_or_permanent_resident: bool | None = None
    age_18_or_over: bool | None = None
    lives_in_canada: bool | None = None


class SettlementFunds(Stated):
    """Money at hand on a day; ``cad_equivalent`` where it is not in Canadian dollars, with the day of the rate."""

    amount: Amount | None = None
    currency: Currency | None = None
    as_of: Day | None = None
    cad_equivalent: Amount | None = None
    converted_on: Day | None = None


class Spouse(Stated):
    """The spouse or common-law partner."""

    accompanying: bool | None = None
    citizen_or_permanent_resident: bool | None = None
    date_of_birth: Day | None = None
    education: Several[Credential] | None = None
    language_tests: Several[LanguageTest] | None = None
    work: Several[Job] | None = None
    residences: Several[Residence] | None = None
    previous_marriages: Several[PreviousMarriage] | None = None


class Dependant(Stated):
    """A dependent child, accompanying or not; ``parent`` says whose."""

    date_of_birth: Day | None = None
    accompanying: bool | None = None
    citizen_or_permanent_resident: bool | None = None
    parent: ParentOfChild | None = None
    dependent_since_before_22: bool | None = None
    marital_status: MaritalStatus | None = None
    residences: Several[Residence] | None = None


class Profile(Stated):
    """Everything one candidate states."""

    format: Literal["express-entry/profile@1"]
    reference: Words | None = None
    person: Person
    intended_province: Province | None = None
    first_official_language: OfficialLanguage | None = None
    primary_occupation: Noc | None = None
    marital_status: MaritalStatus
    spouse: Spouse | None = None
    dependants: Annotated[Several[Dependant], CLAIMS] = ()
    education: Several[Credential] | None = None
    language_tests: Several[LanguageTest] | None = None
    work: Several[Job] | None = None
    certificate_of_qualification: Annotated[CertificateOfQualification | None, CLAIM] = None
    job_offer: Annotated[JobOffer | None, CLAIM] = None
    nomination: Annotated[Nomination | None, CLAIM] = None
    relatives_in_canada: Annotated[Several[Relative], CLAIMS] = ()
    settlement_funds: SettlementFunds | None = None
    residences: Several[Residence] | None = None
    previous_marriages: Several[PreviousMarriage] | None = None
    foreign_military_service: Several[MilitaryService] | None = None


def dump(profile: Profile) -> dict[str, Any]:
    """The document again, as JSON would hold it: dates and amounts as text, and nothing that was not stated.

    ``check(dump(profile)) == profile`` for every profile.
    """
    document = profile.model_dump(by_alias=True, exclude_defaults=True)
    return {name: _written(value) for name, value in document.items()}


def as_stated(profile: Profile) -> dict[str, Any]:
    """The document as it was handed in: :func:`dump` with what was stated to be null or none as well.

    ``"to": null`` is a job that goes on and ``"job_offer": null`` an offer that there is not; a field left out was not
    answered yet. No rule tells these apart, but whoever goes on with their answers does. A document that was kept
    without them is given back without them.
    """
    document = profile.model_dump(by_alias=True, exclude_unset=True)
    return {name: _written(value) for name, value in document.items()}


def stored(data: bytes | str) -> Profile:
    """The profile that this program itself checked and then stored as JSON, as :func:`as_stated` gives it.

    It is read several times as fast as by ``parse``, since nothing that was checked before is checked again: neither
    that the facts agree with each other nor that a name stands once. A document from anywhere else goes through
    ``parse``.

    :raises ValidationError: of Pydantic, where the document is not one.
    """
    return Profile.model_validate_json(data, by_alias=True, by_name=False)


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _written(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_written(item) for item in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    # 4 years, not 4.0: as people write it.
    return int(value) if isinstance(value, float) and value.is_integer() else value


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the document, for editors and other programs.

    It describes the shape; codes of occupations and agreement between fields are checked by ``check``.
    """
    described = Profile.model_json_schema(by_alias=True)
    for name in ("dependants", "relatives_in_canada"):
        # Null is read as an empty list, which the type does not show.
        described["properties"][name] = {"anyOf": [described["properties"][name], {"type": "null"}]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **described, "title": FORMAT}
