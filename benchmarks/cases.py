"""What is measured: the score, the assessment, the reading of the law, the start of the command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Generic, TypeVar

from express_entry import law
from express_entry.assessment import as_document, assess
from express_entry.assessment.paths import Goal, paths
from express_entry.assessment.words import FACT_WORDS
from express_entry.law import Text
from express_entry.profile import Profile, check, load

from .floors import bare, people, totals
from .timing import Case

ROOT = Path(__file__).parents[1]
DAY = date(2025, 3, 24)
"""The day assessed: the last with points for a job offer, so that every factor may give some."""
SEARCHED_FROM = date(2025, 3, 25)
"""The day from which paths are sought: the ranking of the day is the last that is known."""
EXAMPLE = "examples/profiles/software-engineer.json"
PEOPLE = 200
MICRO, MILLI = 1e-6, 1e-3


def cases(command: Sequence[str] = (sys.executable, "-m", "express_entry")) -> Iterator[Case]:
    """Every case, in the order of the report."""
    yield from scoring()
    yield from assessing()
    yield from searching()
    yield from reading()
    yield from starting(command)


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


Item = TypeVar("Item")


class _Turns(Generic[Item]):
    """Everyone in turn, over and over."""

    def __init__(self, everyone: Sequence[Item]) -> None:
        self.everyone = everyone
        self.place = -1

    def next(self) -> Item:
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


def searching() -> Iterator[Case]:
    """Every minimal path of the examples, one after the other, to a score and to the nominee class; then of a couple."""
    found = [load(path) for path in sorted((ROOT / "examples" / "profiles").iterdir())]
    sought = [(each, goal) for each in found for goal in (_higher(each, 20), _higher(each, 60), Goal(program="pnp"))]
    turns, documents = _Turns(sought), _Turns(found)

    def searched() -> object:
        person, goal = turns.next()
        return paths(person, on=SEARCHED_FROM, goal=goal)

    def floor() -> object:
        return assess(documents.next(), on=SEARCHED_FROM)

    couple = load(ROOT / "examples" / "profiles" / "couple.yaml")
    nominee = Goal(program="pnp")
    yield Case(PATHS, searched, ONE_ASSESSMENT, floor, 2.0, 1)
    yield Case(COUPLE, lambda: paths(couple, on=SEARCHED_FROM, goal=nominee), ONE_ASSESSMENT, floor, 2.0, 1)


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


def _nothing() -> None:
    _process([sys.executable, "-c", "pass"])


def _process(command: Sequence[str]) -> None:
    """A process of its own, from the source tree whether or not the package is installed."""
    where = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": where}, check=True, stdout=subprocess.DEVNULL)


SCORE = Text("explained score from derived facts", "note expliquée à partir des faits dérivés")
SAID = Text("the same, every reason put into words", "la même, chaque motif mis en mots")
ASSESSED = Text("document checked and assessed", "document vérifié et évalué")
AS_DOCUMENT = Text("the same, as a document in words", "la même, en document rédigé")
PATHS = Text("`paths`, every minimal one", "`paths`, tous les minimaux")
COUPLE = Text("the same, for a couple", "les mêmes, pour un couple")
ONE_ASSESSMENT = Text("one assessment", "une évaluation")
LAW = Text("law read from its files", "droit lu dans ses fichiers")
ASSESS = Text("`express-entry assess`, cold", "`express-entry assess`, à froid")
HELP = Text("`express-entry --help`, cold", "`express-entry --help`, à froid")
BARE = Text("bare look-ups, unexplained", "simples lectures de listes, sans explication")
JSON = Text("JSON read and written", "JSON lu et écrit")
TOML = Text("TOML parsed", "TOML analysé")
PASS = Text("`python -c pass`", "`python -c pass`")
