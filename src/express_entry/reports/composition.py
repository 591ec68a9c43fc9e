"""The whole report, composed in one language from what was found."""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.law import Language, Text

from . import outlook, pastrounds, remarks, smallest, standing
from .findings import Findings
from .naming import Naming
from .report import Fact, Letterhead, Report, Section
from .voice import Voice
from .yours import YOURS


def compose(findings: Findings, letterhead: Letterhead, language: Language, *, to_the_person: bool = False) -> Report:
    """The report on what was found; about the candidate, or said to them."""
    result = findings.assessment
    voice = Voice(language, Naming(findings.profile, result.law, language), YOURS if to_the_person else {})
    return Report(
        language=language,
        on=findings.on,
        title=voice.say(TITLE),
        letterhead=letterhead,
        facts=tuple(_facts(findings, letterhead, voice)),
        notices=tuple(standing.notices(result, voice)),
        headline=standing.headline(findings, voice, pastrounds.meaning(findings, voice)),
        sections=tuple(filter(None, _sections(findings, voice))),
        closing=remarks.closing(result, voice),
        words={"skip": voice.say(SKIP), "page": voice.say(PAGE)},
    )


def _sections(findings: Findings, voice: Voice) -> Iterator[Section | None]:
    result = findings.assessment
    yield standing.programs(result, voice)
    yield pastrounds.over_time(findings, voice)
    yield standing.points(result, voice)
    yield standing.categories(result, voice)
    yield outlook.next_dates(findings, voice)
    yield smallest.smallest_changes(findings, voice)
    yield pastrounds.would_have_invited(findings, voice)
    yield remarks.assumptions([*result.assumptions, *findings.past.assumptions], voice)
    yield remarks.not_known(result, voice)


def _facts(findings: Findings, letterhead: Letterhead, voice: Voice) -> Iterator[Fact]:
    """For whom, by whom, for which day and under which law; what nobody stated is left out."""
    result, reference = findings.assessment, findings.profile.reference
    stated = ((PREPARED_FOR, letterhead.prepared_for), (REFERENCE, reference), (PREPARED_BY, letterhead.prepared_by))
    for name, value in stated:
        if value:
            yield Fact(voice.say(name), value)
    yield Fact(voice.say(ASSESSED_ON), voice.day(findings.on))
    law = result.law
    text = LAW if law.categories_version else LAW_WITHOUT_CATEGORIES
    yield Fact(voice.say(LAW_NAME), voice.say(text, crs=law.crs_version, categories=law.categories_version))


TITLE = Text("Express Entry assessment", "Évaluation pour Entrée express")
PREPARED_FOR, PREPARED_BY = Text("Prepared for", "Préparé pour"), Text("Prepared by", "Préparé par")
REFERENCE, ASSESSED_ON = Text("Reference", "Référence"), Text("Assessed on", "Date de l'évaluation")
LAW_NAME = Text("Law used", "Droit appliqué")
LAW = Text("ranking of {crs}, categories of {categories}", "classement du {crs}, catégories du {categories}")
LAW_WITHOUT_CATEGORIES = Text(
    "ranking of {crs}, before there were categories", "classement du {crs}, avant les catégories"
)
SKIP = Text("Skip to the report", "Aller au rapport")
PAGE = Text("page {page} of {pages}", "page {page} sur {pages}")
