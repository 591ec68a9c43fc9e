"""The smallest changes: what the person could do to reach the nearest cut-off, or a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from express_entry.assessment.leadtimes import Lead
from express_entry.assessment.pathchanges import in_words
from express_entry.assessment.paths import Path, Paths
from express_entry.assessment.premises import (
    JOBS_GO_ON,
    JUDGED,
    LANGUAGES,
    SIDE_BY_SIDE,
    STUDY_ELSEWHERE,
    STUDY_HERE,
    UNCHANGED,
)
from express_entry.law import Result, Text

from .findings import TERMS, Findings
from .outlook import NOT_THE_LAW_THEN
from .pastrounds import name_of
from .report import Block, Column, Paragraph, Row, Section, Table
from .voice import Voice, row


def smallest_changes(findings: Findings, voice: Voice) -> Section:
    """The first sets of changes that reach the aim, how many there are, and what they rest on."""
    aim, found = findings.aim, findings.paths
    if aim is None or found is None:
        return _nothing_to_reach(findings, voice)
    title = voice.say(TITLE, goal=found.goal)
    if found.reached_already:
        return Section("changes", title, (voice.paragraph(REACHED),))
    blocks: list[Block] = []
    if aim.of is not None:
        text = LAST_OF_ALL if aim.of is findings.before else LAST_CUT_OFF
        blocks.append(voice.paragraph(text, kind=name_of(aim.of), day=aim.of.last.date, faint=True))
    if found.paths:
        columns = (
            Column(voice.say(CHANGES), share=1),
            Column(voice.say(REACHED_ON)),
            Column(voice.say(SCORE), right=True),
        )
        rows = tuple(_path(path, voice) for path in found.paths)
        blocks.append(Table("changes", voice.say(CAPTION), columns, rows))
        text = ALL_OF_THEM if found.total == len(found.paths) else FIRST_OF_THEM
        said = voice.say(text, count=len(found.paths), total=found.total)
        leads = list(_leads(found, voice))
        taken = list(_premises(found, voice))
        terms = voice.paragraph(
            ON_THESE_TERMS, said=said, months=TERMS.months_of_work, taken=taken, leads=leads, faint=True
        )
        blocks.append(terms)
        if any(path.assessment.crs is None for path in found.paths):
            blocks.append(voice.paragraph(NOT_THE_LAW_THEN, faint=True))
    else:
        blocks.append(voice.paragraph(NO_PATH, months=TERMS.months_of_work))
    return Section("changes", title, tuple(blocks))


def _nothing_to_reach(findings: Findings, voice: Voice) -> Section:
    return Section("changes", voice.say(BARE_TITLE), (_why_none(findings, voice),))


def _why_none(findings: Findings, voice: Voice) -> Paragraph:
    """Why no changes are sought."""
    before = findings.before
    if findings.assessment.amounts.score.total is None:
        return voice.paragraph(NOT_KNOWN_FIRST)
    if not any(program.result is Result.MET for program in findings.assessment.programs.values()):
        return voice.paragraph(NO_PROGRAM_YET)
    if before is not None:
        said = {"kind": name_of(before), "day": before.last.date, "cut_off": str(before.last.crs_cutoff)}
        return voice.paragraph(ABOVE_LAST.of(**said))
    return voice.paragraph(ABOVE_ALL if findings.kinds else NO_ROUND_YET)


def _path(path: Path, voice: Voice) -> Row:
    least = voice.number(path.assessment.amounts.score.at_least)
    changes = " + ".join(voice.say(change) for change in in_words(path.changes))
    return row(changes, path.reached.isoformat(), least if path.assessment.crs is not None else f"{least}*")


def _leads(found: Paths, voice: Voice) -> Iterator[str]:
    """How long each change is taken to take: an assumption, which nobody is to read as law."""
    for item in found.premises:
        if isinstance(item, Lead):
            yield voice.say(LEAD, title=item.title, months=item.months)


def _premises(found: Paths, voice: Voice) -> Iterator[str]:
    """What is taken to stay, go on or be renewed; what the terms of the search say already is left to them."""
    for item in found.premises:
        if not isinstance(item, Lead) and item not in (SIDE_BY_SIDE, JUDGED):
            yield voice.say(IN_SHORT.get(item, item) if isinstance(item, Text) else item)


IN_SHORT: Mapping[Text, Text] = {
    UNCHANGED: Text("what is not changed stays as stated", "le reste demeure comme indiqué"),
    LANGUAGES: Text(
        "abilities that are not raised keep their best level",
        "les compétences non relevées gardent leur meilleur niveau",
    ),
    JOBS_GO_ON: Text("work still held goes on", "le travail encore occupé se poursuit"),
    STUDY_HERE: Text(
        "studies in Canada are at full time, and work meanwhile is a student's",
        "les études au Canada sont à temps plein, avec un travail d'étudiant",
    ),
    STUDY_ELSEWHERE: Text(
        "studies outside Canada are beside the work", "les études à l'étranger se font à côté du travail"
    ),
}
"""What is taken to be so, as short as a report has room for."""


TITLE = Text("Smallest changes that reach {goal}", "Plus petits changements qui atteignent {goal}")
BARE_TITLE = Text("Smallest changes", "Plus petits changements")
CAPTION = Text(
    "Sets of changes that reach the goal, the fewest and soonest first",
    "Ensembles de changements qui atteignent le but, les moins nombreux et les plus proches d'abord",
)
CHANGES, REACHED_ON = Text("Changes", "Changements"), Text("Reached on", "Atteint le")
SCORE = Text("Score then", "Note alors")
LAST_CUT_OFF = Text(
    "That is the last cut-off above the score of a kind of round that the candidate is in: {kind}, {day}",
    "C'est le dernier seuil au-dessus de la note pour un type de ronde qui vise le candidat : {kind}, {day}",
)
LAST_OF_ALL = Text(
    "No round open to the candidate was held in the last 12 months; that is the cut-off of the last that "
    "would have been: {kind}, {day}",
    "Aucune ronde visant le candidat n'a été tenue au cours des 12 derniers mois; c'est le seuil de la dernière qui "
    "l'a visé : {kind}, {day}",
)
ABOVE_LAST = Text(
    "No round open to the candidate was held in the last 12 months; the score reaches the cut-off of the last "
    "that would have been, {cut_off}: {kind}, {day}",
    "Aucune ronde visant le candidat n'a été tenue au cours des 12 derniers mois; la note atteint le seuil de la "
    "dernière qui l'a visé, {cut_off} : {kind}, {day}",
)
NO_PROGRAM_YET = Text(
    "What is not known comes first: the smallest changes can be told once it is known whether there is a program",
    "Ce qui n'est pas connu vient d'abord : les plus petits changements pourront être dits une fois l'admissibilité à "
    "un programme connue",
)
NO_ROUND_YET = Text(
    "No round open to the candidate was held by this day: there is no cut-off to reach",
    "Aucune ronde visant le candidat n'a été tenue à cette date : il n'y a aucun seuil à atteindre",
)
REACHED = Text("It is reached already; nothing needs to change", "C'est déjà atteint; rien n'a à changer")
FIRST_OF_THEM = Text("The first {count} of {total} minimal sets", "Les {count} premiers de {total} ensembles minimaux")
ALL_OF_THEM = Text("All {count} minimal sets", "Tous les ensembles minimaux ({count})")
ON_THESE_TERMS = Text(
    "{said}, made side by side, current work going on for {months} months at most, each judged on the day it is "
    "reached. Assumed: {taken}. Assumed times, not law: {leads}",
    "{said}, menés de front, le travail actuel durant {months} mois au plus, chacun évalué à sa date. "
    "Présumé : {taken}. Délais présumés (hors du droit) : {leads}",
)
LEAD = Text("{title} {months} months", "{title} {months} mois")
NO_PATH = Text(
    "No set of changes that was tried reaches it, current work going on for {months} months at most",
    "Aucun ensemble de changements essayé ne l'atteint, le travail actuel durant {months} mois au plus",
)
NOT_KNOWN_FIRST = Text(
    "What is not known comes first: the smallest changes can be told once the score is known",
    "Ce qui n'est pas connu vient d'abord : les plus petits changements pourront être dits une fois la note connue",
)
ABOVE_ALL = Text(
    "The score reaches the last cut-off of every kind of round that the candidate is in; no change is needed for them",
    "La note atteint le dernier seuil de chaque type de ronde qui vise le candidat; aucun changement n'est requis "
    "pour eux",
)
