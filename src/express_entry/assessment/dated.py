"""Days fixed by a dated fact or by the law: birthdays, results that run out, claims that begin, changes of law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from express_entry.law import Consolidation, Language, Reason, Text
from express_entry.law.days import DAY, add_years
from express_entry.profile.document import Credential, Job, LanguageTest, Profile


class Cause(NamedTuple):
    """Something that happens on a day; ``kind`` is one of the words of :data:`KINDS`."""

    day: date
    kind: str
    reason: Reason

    def say(self, language: Language) -> str:
        """What happens, in one language."""
        return self.reason.say(language)


KINDS = (
    "birthday",
    "test",
    "assessment",
    "credential",
    "claim",
    "permit",
    "family",
    "funds",
    "service",
    "work",
    "law",
)


def dated_causes(profile: Profile, law: Consolidation, on: date, until: date) -> Iterator[Cause]:
    """Every cause on a day after ``on`` up to ``until`` that a dated fact or the law itself fixes."""
    for cause in _all(profile, law, on, until):
        if on < cause.day <= until:
            yield cause


def _all(profile: Profile, law: Consolidation, on: date, until: date) -> Iterator[Cause]:
    born = profile.person.date_of_birth
    for age in range(on.year - born.year, until.year - born.year + 1):
        yield Cause(add_years(born, age), "birthday", BIRTHDAY.of(age=age))
    yield from _tests(law, profile.language_tests or (), "language_tests")
    yield from _credentials(law, profile.education or (), "education")
    yield from _jobs(profile.work or (), "work")
    if profile.spouse is not None:
        yield from _tests(law, profile.spouse.language_tests or (), "spouse.language_tests")
        yield from _credentials(law, profile.spouse.education or (), "spouse.education")
        yield from _jobs(profile.spouse.work or (), "spouse.work")
    yield from _claims(profile)
    yield from _family(profile, law)
    yield from _service(profile, law)
    yield from _law(law)


def _values(law: Consolidation, table: str, key: str) -> Iterator[int]:
    """Every value that a number of the law has had: a day under an older one may turn up, and does no harm."""
    for version in law.tables[table].versions:
        if key in version.values:
            yield int(version.values[key])


def _tests(law: Consolidation, tests: Sequence[LanguageTest], path: str) -> Iterator[Cause]:
    for place, test in enumerate(tests):
        own = f"{path}[{place}]"
        if test.taken is not None:
            yield Cause(test.taken, "test", TAKEN.of(path=own))
        reported = test.reported or test.taken
        if reported is not None:
            for years in _values(law, "language/validity", "years"):
                yield Cause(add_years(reported, years), "test", TEST_ENDS.of(path=own, years=years))


def _credentials(law: Consolidation, credentials: Sequence[Credential], path: str) -> Iterator[Cause]:
    for place, item in enumerate(credentials):
        own = f"{path}[{place}]"
        if item.completed is not None:
            yield Cause(item.completed, "credential", COMPLETED.of(path=own))
        issued = item.assessment.issued if item.assessment else None
        if issued is not None:
            yield Cause(issued, "assessment", ASSESSED.of(path=own))
            for years in _values(law, "assessment_validity", "validity_years"):
                yield Cause(add_years(issued, years), "assessment", ASSESSMENT_ENDS.of(path=own, years=years))


def _jobs(jobs: Sequence[Job], path: str) -> Iterator[Cause]:
    """The first day after a day worked, and the first day not worked any more."""
    for place, job in enumerate(jobs):
        own = f"{path}[{place}]"
        if job.from_ is not None:
            yield Cause(job.from_ + DAY, "work", JOB_BEGINS.of(path=own))
        if job.to is not None:
            yield Cause(job.to + 2 * DAY, "work", JOB_ENDS.of(path=own))


def _claims(profile: Profile) -> Iterator[Cause]:
    offer, nomination, certificate = profile.job_offer, profile.nomination, profile.certificate_of_qualification
    if offer is not None and offer.issued is not None:
        yield Cause(offer.issued, "claim", OFFERED.of())
    if nomination is not None and nomination.issued is not None:
        yield Cause(nomination.issued, "claim", NOMINATED.of())
    if certificate is not None and certificate.issued is not None:
        yield Cause(certificate.issued, "claim", CERTIFIED.of())
    held = profile.person.in_canada
    if held is not None and held.expires is not None:
        yield Cause(held.expires + DAY, "permit", PERMIT_ENDS.of())
    if profile.settlement_funds is not None and profile.settlement_funds.as_of is not None:
        yield Cause(profile.settlement_funds.as_of, "funds", FUNDS.of())


def _family(profile: Profile, law: Consolidation) -> Iterator[Cause]:
    for place, child in enumerate(profile.dependants):
        if child.date_of_birth is None:
            continue
        own = f"dependants[{place}]"
        yield Cause(child.date_of_birth, "family", CHILD_BORN.of(path=own))
        for age in _values(law, "dependent_child", "under_age"):
            yield Cause(add_years(child.date_of_birth, age), "family", CHILD_OF_AGE.of(path=own, age=age))


def _service(profile: Profile, law: Consolidation) -> Iterator[Cause]:
    years = {v.values["service_years"] for v in law.versions() if "service_years" in v.values}
    for place, item in enumerate(profile.foreign_military_service or ()):
        own = f"foreign_military_service[{place}]"
        if item.from_ is not None:
            yield Cause(item.from_ + DAY, "service", SERVICE.of(path=own))
            for served in years:
                yield Cause(add_years(item.from_, served), "service", SERVED.of(path=own, years=served))
        if item.to is not None:
            yield Cause(item.to + 2 * DAY, "service", SERVICE.of(path=own))


def _law(law: Consolidation) -> Iterator[Cause]:
    tables: dict[date, list[Text]] = {}
    for table in law.tables.values():
        for version in table.versions:
            tables.setdefault(version.from_, []).append(table.title)
            if version.to != date.max:
                tables.setdefault(version.to + DAY, []).append(table.title)
    for day, titles in tables.items():
        yield Cause(day, "law", LAW.of(tables=list(dict.fromkeys(titles))))


BIRTHDAY = Text("birthday: {age} years old", "anniversaire : {age} ans")
TAKEN = Text("{path}: the result exists", "{path} : le résultat existe")
TEST_ENDS = Text("{path}: the result is {years} years old", "{path} : le résultat a {years} ans")
COMPLETED = Text("{path}: completed", "{path} : terminé")
ASSESSED = Text("{path}: assessed", "{path} : évalué")
ASSESSMENT_ENDS = Text("{path}: the assessment is {years} years old", "{path} : l'évaluation a {years} ans")
JOB_BEGINS = Text("{path}: the first day worked counts", "{path} : le premier jour travaillé compte")
JOB_ENDS = Text("{path}: no longer held", "{path} : n'est plus occupé")
OFFERED = Text("job offer issued", "offre d'emploi reçue")
NOMINATED = Text("nomination issued", "désignation délivrée")
CERTIFIED = Text("certificate of qualification issued", "certificat de compétence délivré")
PERMIT_ENDS = Text("status in Canada ended the day before", "le statut au Canada a pris fin la veille")
FUNDS = Text("settlement funds at hand", "fonds d'établissement disponibles")
CHILD_BORN = Text("{path}: born", "{path} : naissance")
CHILD_OF_AGE = Text("{path}: {age} years old", "{path} : {age} ans")
SERVICE = Text("{path}: service begins or ends", "{path} : début ou fin du service")
SERVED = Text("{path}: {years} years of service", "{path} : {years} ans de service")
LAW = Text("change of law: {tables}", "changement du droit : {tables}")
