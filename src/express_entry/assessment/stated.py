"""What a person stated, in words: a test by its name and day, a job by its occupation, a credential by its level.

Places in the document, such as ``language_tests[0]``, are for programs; these are for people. No name of a person or an
employer is used.
"""

from __future__ import annotations

from express_entry.law import Consolidation, Reason, Text
from express_entry.law.language import STAND_IN, language_of
from express_entry.law.places import countries
from express_entry.law.proofs import LANGUAGE_NAMES
from express_entry.law.work import named
from express_entry.profile.document import Credential, Job, LanguageTest, MilitaryService


def sitting_in_words(law: Consolidation, test: LanguageTest, *, of_spouse: bool = False) -> Reason:
    """A sitting: ``IELTS General Training of 2025-03-01 (English)``."""
    table = law.tables.get(f"language/{test.test}")
    name = LEVELS if test.test == STAND_IN else table.title if table is not None else TEST
    language = test.language or (language_of(test.test) if test.test else None)
    day = test.taken or test.reported
    of_day = NAME_OF_DAY.of(name=name, day=day) if day else NAME_WITHOUT_DAY.of(name=name)
    said = IN_LANGUAGE.of(what=of_day, language=LANGUAGE_NAMES[language]) if language else of_day
    return _whose(said, of_spouse=of_spouse)


def credential_in_words(item: Credential, *, of_spouse: bool = False) -> Reason:
    """A credential: ``doctoral degree, India, 2015-05-30``."""
    level = LEVELS_OF_STUDY.get(item.credential or "", CREDENTIAL)
    country = countries().get(item.country, item.country) if item.country else NO_COUNTRY
    said = CREDENTIAL_OF.of(level=level, country=country, day=item.completed or NO_DAY)
    return _whose(said, of_spouse=of_spouse)


def job_in_words(item: Job, *, of_spouse: bool = False) -> Reason:
    """A job: ``work from 2023-05-01 as 21231 Software engineers and designers``."""
    text = JOB if item.noc else JOB_WITHOUT_CODE
    return _whose(text.of(day=item.from_, noc=named(item.noc)), of_spouse=of_spouse)


def service_in_words(item: MilitaryService) -> Reason:
    """Service in a foreign military: ``military service, Australia``."""
    return SERVICE.of(country=countries().get(item.country, item.country) if item.country else NO_COUNTRY)


def _whose(what: Reason, *, of_spouse: bool) -> Reason:
    return OF_SPOUSE.of(what=what) if of_spouse else what


OF_SPOUSE = Text("spouse or partner – {what}", "époux ou conjoint de fait – {what}")
TEST = Text("language test", "test de langue")
LEVELS = Text("language result stated in levels", "résultat linguistique indiqué en niveaux")
NAME_OF_DAY = Text("{name} of {day}", "{name} du {day}")
NAME_WITHOUT_DAY = Text("{name}, day not stated", "{name}, date non indiquée")
IN_LANGUAGE = Text("{what} ({language})", "{what} ({language})")
CREDENTIAL = Text("credential", "titre d'études")
LEVELS_OF_STUDY = {
    "less_than_secondary": Text("less than secondary school", "études secondaires non terminées"),
    "secondary": Text("secondary diploma", "diplôme d'études secondaires"),
    "one_year": Text("one-year credential", "titre d'un an"),
    "two_year": Text("two-year credential", "titre de deux ans"),
    "bachelor": Text("bachelor's degree or the like", "baccalauréat ou titre semblable"),
    "master": Text("master's or professional degree", "maîtrise ou diplôme professionnel"),
    "doctoral": Text("doctoral degree", "doctorat"),
}
"""What a document calls the levels of study, shortly."""
CREDENTIAL_OF = Text("{level}, {country}, {day}", "{level}, {country}, {day}")
NO_COUNTRY = Text("country not stated", "pays non indiqué")
NO_DAY = Text("day not stated", "date non indiquée")
JOB = Text("work from {day} as {noc}", "travail à partir du {day} : {noc}")
JOB_WITHOUT_CODE = Text("work from {day}, occupation not stated", "travail à partir du {day}, profession non indiquée")
SERVICE = Text("military service, {country}", "service militaire, {country}")
