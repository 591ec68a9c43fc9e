"""What a person stated, in words: a test by its name and day, a job by its occupation, a credential by its level.

Places in the document, such as ``language_tests[0]``, are for programs; these are for people. No name of a person or an
employer is used.
"""

from __future__ import annotations

from express_entry.law import Consolidation, Education, Reason, Text
from express_entry.law.language import STAND_IN, language_of
from express_entry.law.places import countries
from express_entry.law.proofs import LANGUAGE_NAMES
from express_entry.law.work import named
from express_entry.profile.document import Credential, Job, LanguageTest, MilitaryService

from .words import EDUCATION


def sitting_in_words(law: Consolidation, test: LanguageTest, *, of_spouse: bool = False) -> Reason:
    """A sitting: ``IELTS General Training of 2025-03-01 (English)``."""
    table = law.tables.get(f"language/{test.test}")
    name = LEVELS if test.test == STAND_IN else table.title if table is not None else TEST
    language = test.language or (language_of(test.test) if test.test else None)
    of = {"name": name, "day": test.taken or test.reported}
    said = SITTING.of(**of, language=LANGUAGE_NAMES[language]) if language else SITTING_IN_NO_LANGUAGE.of(**of)
    return _whose(said, of_spouse=of_spouse)


def credential_in_words(item: Credential, *, of_spouse: bool = False) -> Reason:
    """A credential: ``doctoral degree of 2015-05-30 (India)``."""
    level = EDUCATION[Education[item.credential.upper()]] if item.credential else CREDENTIAL
    said = OF_DAY.of(what=level, day=item.completed) if item.completed else Reason(level, {})
    if item.country:
        said = IN_COUNTRY.of(what=said, country=countries().get(item.country, item.country))
    return _whose(said, of_spouse=of_spouse)


def job_in_words(item: Job, *, of_spouse: bool = False) -> Reason:
    """A job: ``work from 2023-05-01 as 21231 Software engineers and designers``."""
    text = JOB if item.noc else JOB_WITHOUT_CODE
    return _whose(text.of(day=item.from_, noc=named(item.noc)), of_spouse=of_spouse)


def service_in_words(item: MilitaryService) -> Reason:
    """Service in a foreign military: ``military service (Australia)``."""
    said = Reason(SERVICE, {})
    return IN_COUNTRY.of(what=said, country=countries().get(item.country, item.country)) if item.country else said


def _whose(what: Reason, *, of_spouse: bool) -> Reason:
    return OF_SPOUSE.of(what=what) if of_spouse else what


OF_SPOUSE = Text("spouse or partner – {what}", "époux ou conjoint de fait – {what}")
TEST = Text("language test", "test de langue")
LEVELS = Text("language result stated in levels", "résultat linguistique indiqué en niveaux")
SITTING = Text("{name} of {day} ({language})", "{name} du {day} ({language})")
SITTING_IN_NO_LANGUAGE = Text("{name} of {day}", "{name} du {day}")
CREDENTIAL = Text("credential", "titre d'études")
OF_DAY = Text("{what} of {day}", "{what} du {day}")
IN_COUNTRY = Text("{what} ({country})", "{what} ({country})")
JOB = Text("work from {day} as {noc}", "travail à partir du {day} : {noc}")
JOB_WITHOUT_CODE = Text("work from {day}, occupation not stated", "travail à partir du {day}, profession non indiquée")
SERVICE = Text("military service", "service militaire")
