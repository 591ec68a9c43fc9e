"""Days fixed by a dated fact or by the law: birthdays, results that run out, claims that begin, changes of law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from express_entry.law import Consolidation, Reason, Text
from express_entry.law.days import DAY, add_years
from express_entry.law.pointtables import OCCUPATION_LEVEL, POINT_KINDS
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.tables import OPEN, Table, Version
from express_entry.profile.document import Credential, Job, LanguageTest, Profile

from .causes import Cause
from .stated import credential_in_words, job_in_words, service_in_words, sitting_in_words

UNREAD = ("fees", "biometrics", "invitation/", "profile/", "pool/", "nomination/", "misrepresentation/",
          "application/", "category_experience", "document/", "documents/", "retention/")  # fmt: skip
"""Tables that no result hangs on.

They speak of how long a profile, a nomination or an invitation stays open, or of what follows one, or hold assumptions
alone.
"""


def dated_causes(profile: Profile, law: Consolidation, on: date, until: date) -> Iterator[Cause]:
    """Every cause on a day after ``on`` up to ``until`` that a dated fact or the law itself fixes."""
    for cause in _all(profile, law, on, until):
        if on < cause.day <= until:
            yield cause


def _all(profile: Profile, law: Consolidation, on: date, until: date) -> Iterator[Cause]:
    yield from own_causes(profile, law, on, until)
    yield from _law(law)


def own_causes(profile: Profile, law: Consolidation, on: date, until: date) -> Iterator[Cause]:
    """What a dated fact fixes under a law that stays as it is; some of it may lie outside the span.

    Days of designation are among it: they lie within one version of their table.
    """
    yield from _birthdays(profile.person.date_of_birth, on, until)
    yield from _papers(law, profile, spouse=False)
    if profile.spouse is not None:
        yield from _papers(law, profile, spouse=True)
    yield from _claims(profile)
    yield from _family(profile, law)
    yield from _service(profile, law)
    yield from _designations(law)


def _birthdays(born: date, on: date, until: date) -> Iterator[Cause]:
    path = "person.date_of_birth"
    for age in range(max(on.year - born.year, 0), until.year - born.year + 1):
        yield Cause(add_years(born, age), "birthday", BIRTHDAY.of(age=age), "birthday", path, str(age), path)


def _papers(law: Consolidation, profile: Profile, *, spouse: bool) -> Iterator[Cause]:
    """Tests, credentials and jobs of the person, or of the spouse or partner."""
    stater = profile.spouse if spouse else profile
    assert stater is not None
    whose = "spouse." if spouse else ""
    for place, test in enumerate(stater.language_tests or ()):
        yield from _test(law, test, f"{whose}language_tests[{place}]", spouse=spouse)
    for place, credential in enumerate(stater.education or ()):
        yield from _credential(law, credential, f"{whose}education[{place}]", spouse=spouse)
    for place, job in enumerate(stater.work or ()):
        yield from _job(job, f"{whose}work[{place}]", spouse=spouse)


def _anniversaries(law: Consolidation, table: str, key: str, since: date) -> Iterator[tuple[date, int]]:
    """The days on which something is as many years old as a table says on that day, with the years."""
    for version in law.tables[table].versions:
        if key in version.values:
            day = add_years(since, int(version.values[key]))
            if version.from_ <= day <= version.to:
                yield day, int(version.values[key])


def _test(law: Consolidation, test: LanguageTest, path: str, *, spouse: bool) -> Iterator[Cause]:
    days = [day for day in (test.taken, test.reported) if day is not None]
    if not days:
        return
    said, dated_by = sitting_in_words(law, test, of_spouse=spouse), f"{path}.reported"
    yield Cause(max(days), "test", TAKEN.of(test=said), "exists", path, dated_by=dated_by)
    for day, years in _anniversaries(law, "language/validity", "years", test.reported or days[0]):
        yield Cause(day, "test", TEST_ENDS.of(test=said, years=years), "ends", path, str(years), dated_by)


def _credential(law: Consolidation, item: Credential, path: str, *, spouse: bool) -> Iterator[Cause]:
    said = credential_in_words(item, of_spouse=spouse)
    if item.completed is not None:
        yield Cause(
            item.completed, "credential", COMPLETED.of(credential=said), "exists", path, dated_by=f"{path}.completed"
        )
    issued = item.assessment.issued if item.assessment else None
    if item.assessment is None or issued is None:
        return
    about = {"body": item.assessment.organization or UNNAMED, "credential": said}
    dated_by = f"{path}.assessment.issued"
    yield Cause(issued, "assessment", ASSESSED.of(**about), "exists", path, dated_by=dated_by)
    for day, years in _anniversaries(law, "assessment_validity", "validity_years", issued):
        reason = ASSESSMENT_ENDS.of(**about, issued=issued, years=years)
        yield Cause(day, "assessment", reason, "ends", path, str(years), dated_by)


def _job(job: Job, path: str, *, spouse: bool) -> Iterator[Cause]:
    """The first day after a day worked; that the job ends changes nothing by itself."""
    if job.from_ is not None:
        reason = JOB_BEGINS.of(job=job_in_words(job, of_spouse=spouse))
        yield Cause(job.from_ + DAY, "work", reason, "begins", path, dated_by=f"{path}.from_")


def _claims(profile: Profile) -> Iterator[Cause]:
    claims: Sequence[tuple[str, date | None, Text]] = (
        ("job_offer", profile.job_offer.issued if profile.job_offer else None, OFFERED),
        ("nomination", profile.nomination.issued if profile.nomination else None, NOMINATED),
        (
            "certificate_of_qualification",
            profile.certificate_of_qualification.issued if profile.certificate_of_qualification else None,
            CERTIFIED,
        ),
    )
    for path, issued, text in claims:
        if issued is not None:
            yield Cause(issued, "claim", text.of(), "exists", path, dated_by=f"{path}.issued")
    held, funds = profile.person.in_canada, profile.settlement_funds
    if held is not None and held.expires is not None:
        path = "person.in_canada"
        reason = PERMIT_ENDS.of(day=held.expires)
        yield Cause(held.expires + DAY, "permit", reason, "ends", path, dated_by=f"{path}.expires")
    if funds is not None and funds.as_of is not None:
        path = "settlement_funds"
        yield Cause(funds.as_of, "funds", FUNDS.of(), "exists", path, dated_by=f"{path}.as_of")


def _family(profile: Profile, law: Consolidation) -> Iterator[Cause]:
    for place, child in enumerate(profile.dependants):
        born = child.date_of_birth
        if born is None:
            continue
        path = f"dependants[{place}]"
        dated_by = f"{path}.date_of_birth"
        yield Cause(born, "family", CHILD_BORN.of(number=place + 1), "born", path, dated_by=dated_by)
        for day, age in _anniversaries(law, "dependent_child", "under_age", born):
            yield Cause(day, "family", CHILD_OF_AGE.of(number=place + 1, age=age), "of_age", path, str(age), dated_by)


def _service(profile: Profile, law: Consolidation) -> Iterator[Cause]:
    years = {version.values["service_years"] for version in law.versions() if "service_years" in version.values}
    for place, item in enumerate(profile.foreign_military_service or ()):
        path, said = f"foreign_military_service[{place}]", service_in_words(item)
        if item.from_ is not None:
            dated_by = f"{path}.from_"
            yield Cause(item.from_ + DAY, "service", SERVICE_BEGINS.of(service=said), "begins", path, "", dated_by)
            for served in years:
                reason = SERVED.of(service=said, years=served)
                day = add_years(item.from_, served)
                yield Cause(day, "service", reason, "served", path, str(served), dated_by)
        if item.to is not None:
            reason = SERVICE_ENDS.of(service=said)
            yield Cause(item.to + 2 * DAY, "service", reason, "ends", path, "", f"{path}.to")


def _law(law: Consolidation) -> Iterator[Cause]:
    """The first day of every version of every table that a result hangs on, and the day after a last one."""
    for name, table in law.tables.items():
        if name.startswith(UNREAD):
            continue
        firsts = {version.from_ for version in table.versions}
        for version in table.versions:
            yield _change(table, version.from_, _what_changed(table.title, version))
            if version.to != OPEN and version.to + DAY not in firsts:
                yield _change(table, version.to + DAY, NO_MORE.of(title=table.title))


def _change(table: Table, day: date, reason: Reason) -> Cause:
    return Cause(day, "law", reason, "change", table.id, day.isoformat(), touches=_touched_by(table))


def _touched_by(table: Table) -> tuple[str, ...]:
    """What a table can change, by the names of :func:`.changes.touched`; nothing for one that many results rest on."""
    family, _, name = table.id.partition("/")
    if family == "category":
        return (f"categories.{name}",)
    if table.kind in POINT_KINDS:
        return (f"{'fsw' if family == 'fsw' else 'crs'}.lines.{name}",)
    if table.kind == OCCUPATION_LEVEL:
        return (f"crs:{table.attributes['fact']}",)
    return (f"{family}/",) if family == "crs" or family in PROGRAM_NAMES else ()


def _what_changed(title: Text, version: Version) -> Reason:
    changes = version.gap or version.changes
    if changes is None:
        return LAW.of(title=title)
    return LAW_CHANGES.of(title=title, changes=Text(*(words.rstrip(".") for words in changes)))


def _designations(law: Consolidation) -> Iterator[Cause]:
    """Days within one version of the table on which a professional body is designated, or no longer is."""
    table = "designated_organizations"
    bodies = (body for version in law.tables[table].versions for body in version.values.get("organizations", ()))
    for body in bodies:
        if body["kind"] != "professional":
            continue
        said = {"body": Text(**body["name"]), "acronym": body["acronym"]}
        days = [(body["designated_from"], "designated", DESIGNATED)]
        if "designated_to" in body:
            days.append((body["designated_to"] + DAY, "no_longer_designated", NOT_DESIGNATED))
        for day, event, text in days:
            yield Cause(day, "law", text.of(**said), event, table, body["acronym"], touches=DESIGNATION)


DESIGNATION = ("programs.fsw.designated_assessment",)
BIRTHDAY = Text("birthday: {age} years old", "anniversaire : {age} ans")
TAKEN = Text("{test}: the result exists from this day", "{test} : le résultat existe à partir de ce jour")
TEST_ENDS = Text("{test}: {years} years old, no longer counts", "{test} : a {years} ans et ne compte plus")
COMPLETED = Text("{credential}: completed", "{credential} : obtenu")
ASSESSED = Text("assessment by {body} ({credential}): issued", "évaluation par {body} ({credential}) : délivrée")
ASSESSMENT_ENDS = Text(
    "assessment by {body} of {issued} ({credential}): {years} years old, no longer counts",
    "évaluation par {body} du {issued} ({credential}) : a {years} ans et ne compte plus",
)
UNNAMED = Text("an organization not named", "un organisme non nommé")
JOB_BEGINS = Text("{job}: its first day counts", "{job} : le premier jour compte")
OFFERED = Text("job offer: issued", "offre d'emploi : reçue")
NOMINATED = Text("nomination: issued", "désignation : délivrée")
CERTIFIED = Text("certificate of qualification: issued", "certificat de compétence : délivré")
PERMIT_ENDS = Text("status in Canada: ended on {day}", "statut au Canada : a pris fin le {day}")
FUNDS = Text("settlement funds: at hand", "fonds d'établissement : disponibles")
CHILD_BORN = Text("child no. {number}: born", "enfant n° {number} : naissance")
CHILD_OF_AGE = Text("child no. {number}: {age} years old", "enfant n° {number} : {age} ans")
SERVICE_BEGINS = Text("{service}: its first day counts", "{service} : le premier jour compte")
SERVICE_ENDS = Text("{service}: ended", "{service} : terminé")
SERVED = Text("{service}: {years} years", "{service} : {years} ans")
LAW = Text("change of law: {title}", "changement du droit : {title}")
LAW_CHANGES = Text("change of law: {title} – {changes}", "changement du droit : {title} – {changes}")
NO_MORE = Text("change of law: {title} – no longer in force", "changement du droit : {title} – n'est plus en vigueur")
DESIGNATED = Text("{body} ({acronym}): designated from this day", "{body} ({acronym}) : désigné à partir de ce jour")
NOT_DESIGNATED = Text("{body} ({acronym}): no longer designated", "{body} ({acronym}) : n'est plus désigné")
