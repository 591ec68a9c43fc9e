"""What is measured: the score, the assessment, the reading of the law, the start of the command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Generic, TypeVar

from express_entry import law
from express_entry.assessment import as_document, assess, next_turning_day, ranked
from express_entry.assessment.calendar import calendar
from express_entry.assessment.comparison import compare_principals
from express_entry.assessment.pastrounds import past_rounds
from express_entry.assessment.paths import Goal, paths
from express_entry.assessment.words import FACT_WORDS
from express_entry.history import NARROW_BANDS, rounds
from express_entry.law import Text
from express_entry.profile import Profile, check, dump, load, parse, stored
from express_entry.synthetic.papers import Papers
from express_entry.synthetic.pool import Pool

from .caseload import DAY as LATE
from .caseload import write_caseload
from .floors import bare, people, totals
from .timing import Case

ROOT = Path(__file__).parents[1]
DAY = date(2025, 3, 24)
"""The day assessed: the last with points for a job offer, so that every factor may give some."""
SEARCHED_FROM = date(2025, 3, 25)
"""The day from which paths are sought: the ranking of the day is the last that is known."""
EXAMPLE = "examples/profiles/software-engineer.json"
COUPLE = "examples/profiles/couple.yaml"
REPORTED, REPORTED_ON = "examples/profiles/stem-engineer.json", date(2026, 11, 2)
"""The person and the day of the report: smallest changes are sought, and the law of that day is known."""
PEOPLE = 200
KEPT_ON, EACH = date(2025, 6, 2), 8
"""The day of the pool whose documents are kept, and how many of each band."""
MICRO, MILLI = 1e-6, 1e-3
AHEAD = date(2024, 11, 25)
"""The first day of the calendars: the two years after it hold changes of law of every kind."""

Of = TypeVar("Of")


CLIENTS = 1000


def cases(
    command: Sequence[str] = (sys.executable, "-m", "express_entry"), *, clients: int = CLIENTS
) -> Iterator[Case]:
    """Every case, in the order of the report; a caseload of so many clients."""
    yield from scoring()
    yield from assessing()
    yield from keeping()
    yield from looking_ahead()
    yield from looking_back()
    yield from searching()
    yield from reading()
    yield from starting(command)
    yield from many(command, clients)


def scoring() -> Iterator[Case]:
    """One score from derived facts; a call is one person of a mixed crowd."""
    grid, everyone = law.on(DAY).crs, people(PEOPLE)
    forms = bare(grid)
    crowd, person = _Turns(everyone), _Turns(everyone)

    def floor() -> int:
        facts = person.next()
        return forms[facts.with_spouse].total(facts)

    def explained() -> object:
        facts = crowd.next()
        return grid.score(facts, facts.with_spouse)

    def said() -> object:
        facts = crowd.next()
        return [line.reason(FACT_WORDS).say("en") for line in grid.score(facts, facts.with_spouse).lines]

    assert totals(forms, everyone) == [grid.score(facts, facts.with_spouse).total for facts in everyone]
    yield Case(SCORE, explained, BARE, floor, 50 * MICRO, 2000)
    yield Case(SAID, said, BARE, floor, None, 500)


class _Turns(Generic[Of]):
    """Everyone in turn, over and over."""

    def __init__(self, everyone: Sequence[Of]) -> None:
        self.everyone = everyone
        self.place = -1

    def next(self) -> Of:
        self.place = (self.place + 1) % len(self.everyone)
        return self.everyone[self.place]


def assessing() -> Iterator[Case]:
    """A whole assessment of a document that is already a tree of values."""
    text = (ROOT / EXAMPLE).read_text("utf-8")
    tree = json.loads(text)

    def floor() -> object:
        return json.dumps(json.loads(text))

    yield Case(ASSESSED, lambda: assess(check(tree), on=DAY), JSON, floor, MILLI, 100)
    yield Case(AS_DOCUMENT, lambda: as_document(assess(check(tree), on=DAY)), JSON, floor, None, 100)


def keeping() -> Iterator[Case]:
    """What a pool does with each of its documents: reads, assesses, ranks, and asks how long the rank holds."""
    papers = Papers(Pool(KEPT_ON, dict.fromkeys(NARROW_BANDS, EACH), seed=254))
    texts = [json.dumps(document) for document in papers.documents()]
    kept = [json.dumps(dump(parse(text))) for text in texts]
    everyone, whole, view = [parse(text) for text in texts], law.consolidated(), law.on(KEPT_ON)
    until = KEPT_ON.replace(year=KEPT_ON.year + 1)
    texts_, kept_, people_, floors = _Turns(texts), _Turns(kept), _Turns(everyone), _Turns(texts)

    def floor() -> object:
        return json.loads(floors.next())

    def assessed() -> object:
        return assess(people_.next(), on=KEPT_ON, law=view)

    def as_ranked() -> object:
        return ranked(people_.next(), on=KEPT_ON, law=view)

    def turning() -> object:
        return next_turning_day(people_.next(), on=KEPT_ON, until=until, law=whole)

    calls = len(everyone)
    yield Case(PARSED, lambda: parse(texts_.next()), JSON_READ, floor, None, calls)
    yield Case(STORED, lambda: stored(kept_.next()), JSON_READ, floor, None, calls)
    yield Case(POOL_ASSESSED, assessed, JSON_READ, floor, None, calls)
    yield Case(RANKED, as_ranked, JSON_READ, floor, 500 * MICRO, calls)
    yield Case(TURNING, turning, JSON_READ, floor, MILLI, calls)


def looking_ahead() -> Iterator[Case]:
    """Calendars of 24 months: of the examples in turns, and of the person who states least, which takes longest."""
    people_of = {path.name: load(path) for path in sorted((ROOT / "examples" / "profiles").iterdir())}
    yield _ahead(CALENDAR, list(people_of.values()))
    yield _ahead(CALENDAR_OF_LEAST, [people_of["minimal.json"]])


def _ahead(name: Text, everyone: Sequence[Profile]) -> Case:
    ahead, days = _Turns(everyone), _Turns([(person, _days(person)) for person in everyone])

    def floor() -> object:
        person, wanted = days.next()
        return [assess(person, on=day) for day in wanted]

    return Case(name, lambda: calendar(ahead.next(), on=AHEAD), EACH_DAY, floor, 100 * MILLI, len(everyone))


def _days(person: Profile) -> Sequence[date]:
    """The first day and those on which the result of a person changes."""
    return AHEAD, *(entry.day for entry in calendar(person, on=AHEAD).entries)


def looking_back() -> Iterator[Case]:
    """Both questions for every published round, and a couple compared with itself turned round."""
    whole, known = law.consolidated(), rounds()
    person, couple = load(ROOT / EXAMPLE), load(ROOT / COUPLE)

    def laws() -> object:
        return [whole.at(each.instant) for each in known]

    def twice() -> object:
        return assess(couple, on=DAY), assess(couple, on=DAY)

    yield Case(PAST, lambda: past_rounds(person, on=DAY), LAWS, laws, 30 * MILLI, 5)
    yield Case(COMPARED, lambda: compare_principals(couple, on=DAY), TWICE, twice, None, 50)


def searching() -> Iterator[Case]:
    """Every minimal path of the examples in turns, to a score and to the nominee class; then of a couple."""
    found = [load(path) for path in sorted((ROOT / "examples" / "profiles").iterdir())]
    sought = [(each, goal) for each in found for goal in (_higher(each, 20), _higher(each, 60), Goal(program="pnp"))]
    turns, documents = _Turns(sought), _Turns(found)

    def searched() -> object:
        person, goal = turns.next()
        return paths(person, on=SEARCHED_FROM, goal=goal)

    def floor() -> object:
        return assess(documents.next(), on=SEARCHED_FROM)

    couple = load(ROOT / COUPLE)
    nominee = Goal(program="pnp")
    yield Case(PATHS, searched, ONE_ASSESSMENT, floor, 2.0, 1)
    yield Case(PATHS_OF_COUPLE, lambda: paths(couple, on=SEARCHED_FROM, goal=nominee), ONE_ASSESSMENT, floor, 2.0, 1)


def _higher(profile: Profile, more: int) -> Goal:
    """A score higher than that of the day, as far as there is one."""
    now = assess(profile, on=SEARCHED_FROM).amounts.score.at_least
    return Goal(score=min(law.on(SEARCHED_FROM).crs.maximum, now + more))


def reading() -> Iterator[Case]:
    """Every file of the law, read and checked anew."""
    folder = resources.files("express_entry.law") / "data"
    files = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]

    def floor() -> object:
        return [tomllib.loads(entry.read_text("utf-8")) for entry in files]

    yield Case(LAW, law.consolidated.__wrapped__, TOML, floor, None, 1)


def starting(command: Sequence[str]) -> Iterator[Case]:
    """The command in fresh processes."""
    assessment = [*command, "assess", EXAMPLE, "--on", DAY.isoformat()]
    yield Case(ASSESS, lambda: _process(assessment), PASS, _nothing, 300 * MILLI, 1)
    yield Case(HELP, lambda: _process([*command, "--help"]), PASS, _nothing, 250 * MILLI, 1)
    for name, kind in ((REPORT_PAGE, "html"), (REPORT_PDF, "pdf")):
        yield Case(name, partial(_report, command, kind), PASS, _nothing, 1, 1)


def _report(command: Sequence[str], kind: str) -> None:
    """One person's report, from the start of the process to the file on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / f"report.{kind}")
        _process([*command, "report", REPORTED, "--on", REPORTED_ON.isoformat(), "-o", file])


def many(command: Sequence[str], clients: int) -> Iterator[Case]:
    """A caseload in a spreadsheet, from a fresh process to the written table; the floor only opens and reads it."""
    with tempfile.TemporaryDirectory() as folder:
        sheet, table = Path(folder) / "clients.xlsx", Path(folder) / "scores.xlsx"
        write_caseload(sheet, clients)
        assessment = [*command, "assess", str(sheet), "--on", LATE.isoformat(), "-o", str(table)]
        floor = [sys.executable, "-c", OPENED, str(sheet)]
        yield Case(CASELOAD, lambda: _process(assessment), SHEET, lambda: _process(floor), 5.0, 1)


OPENED = """
import sys
from openpyxl import load_workbook
for row in load_workbook(sys.argv[1], read_only=True, data_only=True).worksheets[0].iter_rows(values_only=True):
    pass
"""


def _nothing() -> None:
    _process([sys.executable, "-c", "pass"])


def _process(command: Sequence[str]) -> None:
    """A process of its own, from the source tree whether or not the package is installed."""
    where = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": where}, check=True, stdout=subprocess.DEVNULL)


CASELOAD = Text(
    "`express-entry assess` of a spreadsheet of 1,000 clients, cold",
    "`express-entry assess` d'un tableur de 1\u00a0000 clients, à froid",
)
SHEET = Text("the workbook opened and read", "le classeur ouvert et lu")
SCORE = Text("explained score from derived facts", "note expliquée à partir des faits dérivés")
SAID = Text("the same, every reason put into words", "la même, chaque motif mis en mots")
ASSESSED = Text("document checked and assessed", "document vérifié et évalué")
AS_DOCUMENT = Text("the same, as a document in words", "la même, en document rédigé")
PARSED = Text("document of a pool read and checked", "document d'un bassin lu et vérifié")
STORED = Text("the same, stored by this program before", "le même, enregistré auparavant par ce logiciel")
POOL_ASSESSED = Text("candidate of a pool assessed, explained", "candidat d'un bassin évalué, avec explication")
RANKED = Text("the same, only what a round sees", "le même, ce que voit une ronde seulement")
TURNING = Text("until when that holds, within a year", "jusqu'à quand cela tient, sur un an")
JSON_READ = Text("JSON read", "JSON lu")
CALENDAR = Text("calendar of 24 months, mean of the examples", "calendrier de 24 mois, moyenne des exemples")
CALENDAR_OF_LEAST = Text("the same, of nothing but a birthday", "le même, d'un seul anniversaire")
EACH_DAY = Text("assessments of the days that change", "évaluations des dates qui changent")
PAST = Text("both questions for all past rounds", "les deux questions pour toutes les rondes passées")
COMPARED = Text("either partner as candidate, compared", "l'un et l'autre partenaire candidat, comparés")
PATHS = Text("`paths`, every minimal one", "`paths`, tous les minimaux")
PATHS_OF_COUPLE = Text("the same, for a couple", "les mêmes, pour un couple")
ONE_ASSESSMENT = Text("one assessment", "une évaluation")
LAW = Text("law read from its files", "droit lu dans ses fichiers")
ASSESS = Text("`express-entry assess`, cold", "`express-entry assess`, à froid")
HELP = Text("`express-entry --help`, cold", "`express-entry --help`, à froid")
REPORT_PAGE = Text("`express-entry report` as a page, cold", "`express-entry report` en page, à froid")
REPORT_PDF = Text("`express-entry report` as a pdf, cold", "`express-entry report` en pdf, à froid")
BARE = Text("bare look-ups, unexplained", "simples lectures de listes, sans explication")
JSON = Text("JSON read and written", "JSON lu et écrit")
LAWS = Text("law of each round's instant looked up", "droit de l'instant de chaque ronde retrouvé")
TWICE = Text("two assessments", "deux évaluations")
TOML = Text("TOML parsed", "TOML analysé")
PASS = Text("`python -c pass`", "`python -c pass`")
