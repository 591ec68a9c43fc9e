"""Facts that may be true but are often a slip: each is worth a second look, none refuses a profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from express_entry.law import language, on
from express_entry.law.text import Text

from .consistency import Stater, staters
from .document import Credential, Job, LanguageTest, Profile
from .problems import Problem, shown
from .studies import designated_organizations, organization

_HAVING_A_SPOUSE = {"married", "common_law", "legally_separated"}
MANY_HOURS = 84
"""Hours a week: twelve a day, every day."""


def warnings(profile: Profile) -> list[Problem]:
    """Everything in a profile that is allowed and yet unlikely, in the order of the document."""
    return list(_doubts(profile))


def _doubts(profile: Profile) -> Iterator[Problem]:
    yield from _couple(profile)
    yield from _children(profile)
    for stater in staters(profile):
        for place, credential in enumerate(stater.education):
            yield from _credential(credential, f"{stater.path}education[{place}]")
        for place, test in enumerate(stater.language_tests):
            yield from _test(test, f"{stater.path}language_tests[{place}]")
        for place, job in enumerate(stater.work):
            yield from _job(job, f"{stater.path}work[{place}]")
        yield from _stated_twice(stater)


def _couple(profile: Profile) -> Iterator[Problem]:
    status = profile.marital_status
    if profile.spouse and status not in _HAVING_A_SPOUSE:
        yield Problem(
            "spouse",
            "{…}",
            _SPOUSE_OF_NONE.of(status=shown(status)),
            _PARTNERED.of(),
            related=("marital_status",),
        )
    here = profile.person.in_canada
    if here and here.status in {"citizen", "permanent_resident"}:
        yield Problem("person.in_canada.status", shown(here.status), _ALREADY.of(), _OTHER_STATUS.of())


def _children(profile: Profile) -> Iterator[Problem]:
    parents = [profile.person.date_of_birth]
    if profile.spouse and profile.spouse.date_of_birth:
        parents.append(profile.spouse.date_of_birth)
    for place, child in enumerate(profile.dependants):
        born = child.date_of_birth
        if born and born <= min(parents):
            path = f"dependants[{place}].date_of_birth"
            yield Problem(path, shown(born), _OLD_CHILD.of(), _CHILD_BORN.of(), related=("person.date_of_birth",))


def _credential(credential: Credential, path: str) -> Iterator[Problem]:
    assessment, completed = credential.assessment, credential.completed
    if assessment and assessment.issued and completed and assessment.issued < completed:
        yield Problem(
            f"{path}.assessment.issued",
            shown(assessment.issued),
            _EARLY_ASSESSMENT.of(issued=assessment.issued, completed=completed),
            _LATER.of(),
            related=(f"{path}.completed",),
        )
    if assessment and assessment.organization and organization(on(date.max), assessment.organization) is None:
        yield Problem(
            f"{path}.assessment.organization",
            shown(assessment.organization),
            _NOT_DESIGNATED.of(name=shown(assessment.organization)),
            _DESIGNATED.of(names=designated_organizations(on(date.max))),
        )
    if credential.country not in {None, "CA"}:
        if credential.province:
            yield _province_abroad(credential.province, credential.country, path)
        if credential.studied_in_canada:
            yield Problem(
                f"{path}.studied_in_canada",
                "true",
                _FOREIGN_STUDY.of(country=shown(credential.country)),
                _CANADIAN_ONLY.of(),
                related=(f"{path}.country",),
            )


def _test(test: LanguageTest, path: str) -> Iterator[Problem]:
    if test.reported and test.taken and test.reported < test.taken:
        yield Problem(
            f"{path}.reported",
            shown(test.reported),
            _EARLY_REPORT.of(reported=test.reported, taken=test.taken),
            _LATER.of(),
            related=(f"{path}.taken",),
        )
    if test.scale and test.test and test.taken and not language.has_scale(test.test, test.taken, test.scale):
        yield Problem(
            f"{path}.scale",
            shown(test.scale),
            _NO_SUCH_SCALE.of(test=test.test, scale=shown(test.scale), taken=test.taken),
            _SCALE_OF_DAY.of(),
            related=(f"{path}.test", f"{path}.taken"),
        )


def _job(job: Job, path: str) -> Iterator[Problem]:
    if job.country not in {None, "CA"} and job.province:
        yield _province_abroad(job.province, job.country, path)
    if job.hours_per_week is not None and job.hours_per_week > MANY_HOURS:
        yield Problem(
            f"{path}.hours_per_week",
            shown(job.hours_per_week),
            _MANY.of(hours=job.hours_per_week),
            _HOURS_A_WEEK.of(),
        )


def _province_abroad(province: str, country: str | None, path: str) -> Problem:
    return Problem(
        f"{path}.province",
        shown(province),
        _PROVINCE_ABROAD.of(province=shown(province), country=shown(country)),
        _CANADIAN_ONLY.of(),
        related=(f"{path}.country",),
    )


def _stated_twice(stater: Stater) -> Iterator[Problem]:
    lists: dict[str, Sequence[Credential] | Sequence[LanguageTest] | Sequence[Job]] = {
        "education": stater.education,
        "language_tests": stater.language_tests,
        "work": stater.work,
    }
    for name, items in lists.items():
        for item, times in Counter(items).items():
            if times > 1:
                first, *others = (f"{stater.path}{name}[{place}]" for place, other in enumerate(items) if other == item)
                yield Problem(first, "{…}", _TWICE.of(times=times), _ONCE.of(), related=tuple(others))


_SPOUSE_OF_NONE = Text(
    "a spouse or partner is stated, yet the marital status is {status}",
    "un époux ou conjoint est indiqué, mais l'état matrimonial est {status}",
)
_PARTNERED = Text(
    "a spouse or partner with the status married or common_law",
    "un époux ou conjoint avec l'état married ou common_law",
)
_ALREADY = Text(
    "a citizen or permanent resident has no use for Express Entry",
    "un citoyen ou un résident permanent n'a pas besoin d'Entrée express",
)
_OTHER_STATUS = Text("the candidate's own status in Canada", "le statut du candidat lui-même au Canada")
_OLD_CHILD = Text("the child is older than every parent stated", "l'enfant est plus âgé que tous les parents indiqués")
_CHILD_BORN = Text("the child's own date of birth", "la date de naissance de l'enfant")
_EARLY_ASSESSMENT = Text(
    "the assessment of {issued} is earlier than the credential of {completed}",
    "l'évaluation du {issued} précède le diplôme du {completed}",
)
_EARLY_REPORT = Text(
    "the report of {reported} is earlier than the test of {taken}", "le relevé du {reported} précède le test du {taken}"
)
_LATER = Text("a day on or after the other", "un jour qui ne précède pas l'autre")
_FOREIGN_STUDY = Text(
    "study in Canada is stated for a credential of {country}",
    "des études au Canada sont indiquées pour un diplôme du pays {country}",
)
_PROVINCE_ABROAD = Text(
    "the province {province} is stated together with the country {country}",
    "la province {province} est indiquée avec le pays {country}",
)
_CANADIAN_ONLY = Text('only with the country "CA"', 'seulement avec le pays "CA"')
_NO_SUCH_SCALE = Text(
    "{test} of {taken} is not known to have printed the scale {scale}",
    "on ne sait pas que {test} du {taken} imprimait l'échelle {scale}",
)
_SCALE_OF_DAY = Text(
    "the scale printed on the report, or nothing for the one of its day",
    "l'échelle imprimée sur le relevé, ou rien pour celle de son jour",
)
_MANY = Text("{hours} hours a week are very many", "{hours} heures par semaine, c'est beaucoup")
_HOURS_A_WEEK = Text("hours of one week, not of a month", "les heures d'une semaine, non d'un mois")
_TWICE = Text("the same is stated {times} times", "la même chose est indiquée {times} fois")
_ONCE = Text("each fact once", "chaque fait une seule fois")
_NOT_DESIGNATED = Text(
    "{name} is not on the list of designated organizations: the assessment does not count",
    "{name} ne figure pas dans la liste des organismes désignés : l'évaluation ne compte pas",
)
_DESIGNATED = Text("one of {names}, or a full name", "l'un de {names}, ou un nom complet")
