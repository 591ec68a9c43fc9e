"""What the result rests on and leaves open: assumptions, facts that were not stated, the law and its fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from express_entry.assessment import Assessment
from express_entry.assessment.shape import DISCLAIMER
from express_entry.history import PROGRAMS
from express_entry.law import Result, Text
from express_entry.law.answers import merged
from express_entry.law.text import Sayable

from .report import Column, Section, Table
from .typography import NO_BREAK
from .voice import Voice, row

MOST_NAMED = 3
"""More categories than this that wait for the same fact are counted, not named."""


def not_known(result: Assessment, voice: Voice) -> Section | None:
    """Each fact that was not stated, and what it would settle."""
    settles: dict[str, list[str]] = {}
    for needs, what in _waiting(result):
        for need in needs:
            settles.setdefault(voice.name(need), []).append(voice.say(what))
    if not settles:
        return None
    columns = (Column(voice.say(FACT), share=1), Column(voice.say(SETTLES), share=1))
    rows = tuple(row(need, ", ".join(dict.fromkeys(what))) for need, what in settles.items())
    return Section("not-known", voice.say(NOT_KNOWN), (Table("not-known", voice.say(NOT_KNOWN_CAPTION), columns, rows),))


def _waiting(result: Assessment) -> Iterator[tuple[Iterable[str], Sayable]]:
    yield result.amounts.score.needs, THE_SCORE
    for slug, program in result.programs.items():
        if program.result is Result.UNKNOWN:
            yield merged((*program.needs, *(program.grid.needs if program.grid else ()))), PROGRAMS[slug]
    open_ = [item for item in result.categories.values() if item.result is Result.UNKNOWN]
    for item in open_:
        yield item.needs, SEVERAL.of(count=len(open_)) if len(open_) > MOST_NAMED else item.title


def assumptions(result: Assessment, voice: Voice) -> Section | None:
    """The interpretations that the result may rest on."""
    if not result.assumptions:
        return None
    return Section("assumptions", voice.say(ASSUMPTIONS), (voice.bullets(result.assumptions),))


def closing(result: Assessment, voice: Voice) -> tuple[str, ...]:
    """What the report is not, and the law that it was computed under, to the last value."""
    law = result.law
    text = LAW if law.categories_version else LAW_WITHOUT_CATEGORIES
    said = voice.say(text, crs=law.crs_version, categories=law.categories_version, verified=law.verified)
    print_ = law.fingerprint
    groups = " ".join(print_[place : place + 8] for place in range(0, len(print_), 8))
    return (voice.say(DISCLAIMER[voice.language]), said, f"{voice.say(FINGERPRINT)}{NO_BREAK}{groups}")


NOT_KNOWN = Text("What is not known", "Ce qui n'est pas connu")
NOT_KNOWN_CAPTION = Text(
    "Facts that were not stated, and what each would settle", "Faits non déclarés, et ce que chacun trancherait"
)
FACT, SETTLES = Text("Not stated", "Non déclaré"), Text("It would settle", "Cela trancherait")
THE_SCORE = Text("the score", "la note")
SEVERAL = Text("{count} categories", "{count} catégories")
ASSUMPTIONS = Text("Assumptions", "Hypothèses")
LAW = Text(
    "Law used: ranking of {crs}, categories of {categories}; every table was compared with its sources on {verified} or "
    "later.",
    "Droit appliqué : classement du {crs}, catégories du {categories}; chaque table a été comparée à ses sources le "
    "{verified} ou après.",
)
LAW_WITHOUT_CATEGORIES = Text(
    "Law used: ranking of {crs}, before there were categories; every table was compared with its sources on {verified} or "
    "later.",
    "Droit appliqué : classement du {crs}, avant les catégories; chaque table a été comparée à ses sources le {verified} "
    "ou après.",
)
FINGERPRINT = Text("Fingerprint of that law (SHA-256):", "Empreinte de ce droit (SHA-256) :")
