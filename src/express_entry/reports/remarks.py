"""What the result rests on and leaves open: assumptions, facts that were not stated, the law and its fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from express_entry.assessment import Assessment
from express_entry.assessment.shape import DISCLAIMER
from express_entry.law import Reason, Result, Text
from express_entry.law.answers import merged
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.text import Sayable

from .report import Column, Section, Table
from .voice import Voice, row

MOST_NAMED = 3
"""More categories than this that wait for the same fact are counted, not named."""


def not_known(result: Assessment, voice: Voice) -> Section | None:
    """Each fact that was not stated, and what it would settle; those of one piece that settle the same are together."""
    settles: dict[str, list[str]] = {}
    for needs, what in _waiting(result):
        for need in needs:
            settles.setdefault(need, []).append(voice.say(what))
    if not settles:
        return None
    waiting: dict[str, list[str]] = {}
    for need, settled in settles.items():
        waiting.setdefault(", ".join(dict.fromkeys(settled)), []).append(need)
    columns = (Column(voice.say(FACT), share=1), Column(voice.say(SETTLES), share=1))
    rows = tuple(row(name, what) for what, needs in waiting.items() for name in voice.names(needs))
    return Section(
        "not-known", voice.say(NOT_KNOWN), (Table("not-known", voice.say(NOT_KNOWN_CAPTION), columns, rows),)
    )


def _waiting(result: Assessment) -> Iterator[tuple[Iterable[str], Sayable]]:
    yield result.amounts.score.needs, THE_SCORE
    for slug, program in result.programs.items():
        if program.result is Result.UNKNOWN:
            yield merged((*program.needs, *(program.grid.needs if program.grid else ()))), PROGRAM_NAMES[slug]
    open_ = [item for item in result.categories.values() if item.result is Result.UNKNOWN]
    for item in open_:
        yield item.needs, SEVERAL.of(count=len(open_)) if len(open_) > MOST_NAMED else item.title


def assumptions(made: Sequence[Reason], voice: Voice) -> Section | None:
    """The interpretations that the result may rest on."""
    return Section("assumptions", voice.say(ASSUMPTIONS), (voice.bullets(made),)) if made else None


def closing(result: Assessment, voice: Voice) -> tuple[str, ...]:
    """What the report is not, and the law that it was computed under, to the last value."""
    law = result.law
    groups = " ".join(law.fingerprint[place : place + 8] for place in range(0, len(law.fingerprint), 8))
    said = (DISCLAIMER[voice.language], VERIFIED.of(verified=law.verified), FINGERPRINT.of(fingerprint=groups))
    return tuple(voice.say(words) for words in said)


NOT_KNOWN = Text("What is not known", "Ce qui n'est pas connu")
NOT_KNOWN_CAPTION = Text(
    "Facts that were not stated, and what each would settle", "Faits non déclarés, et ce que chacun trancherait"
)
FACT, SETTLES = Text("Not stated", "Non déclaré"), Text("It would settle", "Cela trancherait")
THE_SCORE = Text("the score", "la note")
SEVERAL = Text("{count} categories", "{count} catégories")
ASSUMPTIONS = Text("Assumptions", "Hypothèses")
VERIFIED = Text(
    "Every table of the law used was compared with its sources on {verified} or later.",
    "Chaque table du droit appliqué a été comparée à ses sources le {verified} ou après.",
)
FINGERPRINT = Text(
    "Fingerprint of that law (SHA-256): {fingerprint}", "Empreinte de ce droit (SHA-256) : {fingerprint}"
)
