"""What one person can change beside their languages: the plans open to them, and what is not open, with the reason.

A plan is any choice among a further credential, an assessment of the credentials already held, a nomination and a
certificate of qualification, for one of a couple as the principal applicant. Every part that is left out, or a
credential of a lower level that takes no longer, makes a *lesser* plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any, NamedTuple

from express_entry.law import Consolidation, Education, Law, Text
from express_entry.law.days import add_months
from express_entry.law.places import provinces
from express_entry.law.pnp import TABLE as NOMINATIONS
from express_entry.law.work import occupation_of, trade
from express_entry.profile import Profile
from express_entry.profile.document import Credential
from express_entry.profile.family import has_spouse
from express_entry.profile.principal import other_as_principal
from express_entry.profile.studies import CANADA, credentials_of, organization

from .partner import why_not_principal
from .pathchanges import CREDENTIALS, Kind, Terms

ASKED_BEFORE = {"master": Education.BACHELOR, "doctoral": Education.MASTER}
"""The credential that must be held before another is begun."""


class Study(NamedTuple):
    """A further credential: the months after which the studies begin and end, and after which it counts."""

    level: str
    canadian: bool
    begins: int
    ends: int
    counts: int

    def lower_than(self, other: Study) -> bool:
        """Whether it is the lesser of two credentials of the same kind of place, and takes no longer."""
        below = CREDENTIALS.index(self.level) < CREDENTIALS.index(other.level)
        return below and self.canadian == other.canadian and self.counts <= other.counts


class Plan(NamedTuple):
    """Everything that a path changes beside languages and time."""

    study: Study | None = None
    assessment: bool = False
    nomination: bool = False
    certificate: str | None = None

    @property
    def size(self) -> int:
        """How many changes it holds."""
        return sum(map(bool, self))


NOTHING = Plan()


@dataclass(frozen=True)
class Feasible:
    """What one of a couple, or a person alone, can change as the principal applicant.

    ``profile`` is the document with that person as the candidate; ``partner`` is whether they stood in it as the
    spouse. ``province`` is that of a nomination, ``country`` where a credential outside Canada is earned.
    """

    profile: Profile
    partner: bool
    on: date
    law: Consolidation
    terms: Terms
    studies: tuple[Study, ...]
    assessment: bool
    province: str | None
    certificates: tuple[str, ...]
    country: str | None

    def plans(self) -> list[Plan]:
        """Every plan, those with fewer changes first."""
        nominations = (False, True) if self.province else (False,)
        assessments = (False, True) if self.assessment else (False,)
        found = product((None, *self.studies), assessments, nominations, (None, *self.certificates))
        return sorted((Plan(*parts) for parts in found), key=lambda plan: plan.size)

    def lesser(self, plan: Plan) -> Iterator[Plan]:
        """The plans in which one change is dropped or lowered."""
        if plan.study is not None:
            yield plan._replace(study=None)
            yield from (plan._replace(study=each) for each in self.studies if each.lower_than(plan.study))
        if plan.assessment:
            yield plan._replace(assessment=False)
        if plan.nomination:
            yield plan._replace(nomination=False)
        if plan.certificate is not None:
            yield plan._replace(certificate=None)

    def months(self, plan: Plan) -> int:
        """Months after which everything in a plan is reached, side by side."""
        leads = self.terms.leads
        parts = [leads.months("principal")] if self.partner else []
        parts += [plan.study.counts] if plan.study else []
        parts += [leads.months("assessment")] if plan.assessment else []
        parts += [leads.months("nomination")] if plan.nomination else []
        parts += [leads.months("certificate")] if plan.certificate else []
        return max(parts, default=0)

    def day(self, months: int) -> date:
        """The day some months after the day asked about."""
        return add_months(self.on, months)

    def law_after(self, months: int) -> Law:
        """The law of that day."""
        return self.law.on(self.day(months))

    def to_assess(self, day: date) -> tuple[int, ...]:
        """The places of the credentials that an assessment would make count on a day."""
        found = self._to_assess.get(day)
        if found is None:
            found = self._to_assess[day] = _to_assess(self.profile, self.law.on(day), self.on, day)
        return found

    def assessor(self, day: date) -> str:
        """The organization that an assessment of that day comes from."""
        found = self._assessors.get(day)
        if found is None:
            found = self._assessors[day] = assessor(self.law.on(day), self.profile, day)
        return found

    earned: dict[Study, Credential] = field(init=False, repr=False, compare=False, default_factory=dict)
    """The credentials of studies that were asked for, kept by :mod:`.altered`."""
    _to_assess: dict[date, tuple[int, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _assessors: dict[date, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    @property
    def working(self) -> bool:
        """Whether a job of either of the couple is still held on the day asked about."""
        spouse = self.profile.spouse
        jobs = (*(self.profile.work or ()), *((spouse.work or ()) if spouse else ()))
        return any((job.from_ is None or job.from_ <= self.on) and (job.to is None or job.to > self.on) for job in jobs)


def feasible(profile: Profile, on: date, law: Consolidation, terms: Terms, *, partner: bool = False) -> Feasible:
    """What the candidate of a document, or the other partner, can change as the principal applicant."""
    own = other_as_principal(profile) if partner else profile
    country = _elsewhere(own) or _elsewhere(profile)
    asked = terms.kinds
    return Feasible(
        profile=own,
        partner=partner,
        on=on,
        law=law,
        terms=terms,
        studies=tuple(_studies(own, on, terms, country)) if Kind.CREDENTIAL in asked else (),
        assessment=Kind.ASSESSMENT in asked and _may_be_assessed(own, on, law, terms),
        province=_province(own, on, law.on(on)) if Kind.NOMINATION in asked else None,
        certificates=tuple(_trades(own, on, law.on(on))) if Kind.CERTIFICATE in asked else (),
        country=country,
    )


def couples(profile: Profile, on: date, law: Consolidation, terms: Terms) -> Iterator[Feasible]:
    """What can be changed with each of a couple as the principal applicant, the candidate of the document first."""
    yield feasible(profile, on, law, terms)
    if Kind.PRINCIPAL in terms.kinds and why_not_principal(profile) is None:
        other = profile.spouse
        if other is not None and other.date_of_birth is not None and other.date_of_birth <= on:
            yield feasible(profile, on, law, terms, partner=True)


# ------------------------------------------------------------------------------------------------------- credentials


def _studies(profile: Profile, on: date, terms: Terms, country: str | None) -> Iterator[Study]:
    """The credentials that may be earned: in Canada at full time, elsewhere beside the work, with an assessment."""
    highest = max((_level(item) for item in _completed(profile, on)), default=Education.LESS_THAN_SECONDARY)
    leads = terms.leads
    begins = leads.months("admission")
    for level in CREDENTIALS:
        if highest < ASKED_BEFORE.get(level, Education.LESS_THAN_SECONDARY):
            continue
        ends = begins + leads.months(level)
        yield Study(level, True, begins, ends, ends)
        if country is not None:
            yield Study(level, False, begins, ends, ends + leads.months("assessment"))


def _completed(profile: Profile, on: date) -> list[Credential]:
    return [item for item in profile.education or () if item.completed is not None and item.completed <= on]


def _level(item: Credential) -> Education:
    return Education[item.credential.upper()] if item.credential else Education.LESS_THAN_SECONDARY


def _elsewhere(profile: Profile) -> str | None:
    """A country other than Canada where the person would study: of residence, of citizenship, of earlier studies."""
    person = profile.person
    known = [person.country_of_residence, *(person.citizenships or ())]
    known += [item.country for item in profile.education or ()]
    return next((code for code in known if code is not None and code != CANADA), None)


def _may_be_assessed(profile: Profile, on: date, law: Consolidation, terms: Terms) -> bool:
    """Whether some foreign credential does not count now, or will have stopped counting while a path is walked."""
    last = add_months(on, terms.furthest)
    return any(_to_assess(profile, law.on(day), on, day) for day in (on, last))


def _to_assess(profile: Profile, law: Law, on: date, day: date) -> tuple[int, ...]:
    items = profile.education or ()
    found = credentials_of(law, items, day, "education") or ()
    counting = {item.path for item in found if item.counts is True and item.level is not None}
    return tuple(
        place
        for place, item in enumerate(items)
        if item in _completed(profile, on)
        and item.credential is not None
        and item.country not in (None, CANADA)
        and f"education[{place}]" not in counting
    )


def assessor(law: Law, profile: Profile, day: date) -> str:
    """The organization that a further assessment would come from.

    The professional body designated for an occupation of the person; else one that assessed a credential before; else
    the first that is designated for any.
    """
    bodies: Sequence[Mapping[str, Any]] = law.values("designated_organizations")["organizations"]
    designated = [item for item in bodies if item["designated_from"] <= day <= item.get("designated_to", day)]
    jobs = [job.noc for job in profile.work or ()]
    codes = [profile.primary_occupation] if profile.primary_occupation else jobs
    own = {name for noc in codes if noc is not None for name in (noc, occupation_of(law, noc))}
    for body in designated:
        if own & set(body["occupations"]):
            return str(body["acronym"])
    before = [item.assessment.organization for item in profile.education or () if item.assessment]
    for name in before:
        body_before = organization(law, name) if name else None
        if body_before is not None and body_before["designated_from"] <= day:
            return str(body_before["acronym"])
    return str(next(item["acronym"] for item in designated if item["kind"] == "general"))


# ---------------------------------------------------------------------------------------------------- papers of a claim


def _province(profile: Profile, on: date, law: Law) -> str | None:
    """The province of a nomination: the one intended, or the first that takes part where none is."""
    if why_no_nomination(profile, on, law) is not None:
        return None
    takes_no_part = law.values(NOMINATIONS)["except"]
    return profile.intended_province or next(code for code in provinces() if code not in takes_no_part)


def why_no_nomination(profile: Profile, on: date, law: Law) -> Text | None:
    """Why a nomination is no change that is open; None where it is."""
    held = profile.nomination
    takes_no_part = law.values(NOMINATIONS)["except"]
    if held is not None and held.express_entry is True and held.province not in (None, *takes_no_part):
        issued = held.issued is not None and held.issued <= on
        return NOMINATED_ALREADY if issued else None
    return NO_STREAM if profile.intended_province in takes_no_part else None


def _trades(profile: Profile, on: date, law: Law) -> Iterator[str]:
    """The trades of the person in which no certificate is held."""
    held = profile.certificate_of_qualification
    certified = held.noc if held is not None and held.issued is not None and held.issued <= on else None
    seen = set() if certified is None else {occupation_of(law, certified)}
    for job in profile.work or ():
        if job.noc is None or (job.from_ is not None and job.from_ > on):
            continue
        if trade(law, job.noc, "work") is not False and occupation_of(law, job.noc) not in seen:
            seen.add(occupation_of(law, job.noc))
            yield job.noc


def not_open(profile: Profile, on: date, law: Law, terms: Terms) -> Iterator[tuple[Kind, Text]]:
    """The kinds of change that were asked for and are not open to this person, with the reason."""
    found: dict[Kind, Text | None] = {
        Kind.NOMINATION: why_no_nomination(profile, on, law),
        Kind.CERTIFICATE: None if any(_trades(profile, on, law)) else NO_TRADE,
        Kind.PRINCIPAL: why_not_principal(profile) if has_spouse(profile) else None,
    }
    for kind, why in found.items():
        if why is not None and kind in terms.kinds:
            yield kind, why


NOMINATED_ALREADY = Text("a nomination is held already", "une désignation est déjà obtenue")
NO_STREAM = Text(
    "the intended province nominates nobody through Express Entry",
    "la province de destination ne désigne personne dans le cadre d'Entrée express",
)
NO_TRADE = Text(
    "no work is stated in a skilled trade without a certificate",
    "aucun travail n'est indiqué dans un métier spécialisé sans certificat",
)
