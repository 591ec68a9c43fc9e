"""The score, the programs, the categories and the points: what a person amounts to on the day, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from express_entry.assessment import Assessment
from express_entry.assessment.words import ELIGIBLE, FACT_WORDS, MEMBER, REQUIREMENTS
from express_entry.law import Result, Text
from express_entry.law.category import Membership
from express_entry.law.days import DAY
from express_entry.law.grid import Grid, Line, Score
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.requirements import Eligibility, Requirement

from .findings import Findings
from .report import Block, Column, Headline, Notice, Row, Section, Table
from .typography import number
from .voice import Voice, marked, row

DECISIVE = ("grid", "nomination", "offer_or_certificate", "experience")
"""The requirement to name of a program whose requirements are all met: the first of these that it has."""


MOST_OPEN = 3
"""More categories than this that are not known are named together."""


# ---------------------------------------------------------------------------------------------------- before reading on


def notices(result: Assessment, voice: Voice) -> Iterator[Notice]:
    """What must be known before the score is read: a gap of the law, a law that somebody wrote."""
    laid_over = result.law.consolidation.laid_over
    if laid_over:
        yield Notice(voice.say(NOT_THE_LAW), voice.say(LAID_OVER, files=list(laid_over)))
    for gap in result.gaps:
        title = result.law.table(gap.table).title
        under = result.last_known_rules
        text = LAST_KNOWN.of(title=title, reason=gap.reason, version=under.version if under else "")
        if under is None:
            text = GAP.of(title=title, reason=gap.reason)
        yield Notice(voice.say(NOT_FULLY_KNOWN), voice.say(text), tuple(voice.say(item) for item in gap.missing))


def score_of(result: Assessment) -> Score:
    """The score under the law of the day, or under the last known rules where that is not known."""
    return result.amounts.score


def headline(findings: Findings, voice: Voice, meaning: Iterable[str]) -> Headline:
    """The score in figures, and the sentences that say what it means."""
    result = findings.assessment
    score, maximum = score_of(result), result.law.last_known.crs.maximum
    figure = voice.number(score.at_least)
    if score.total is None:
        figure = voice.say(RANGE, least=score.at_least, most=score.at_most)
    label = voice.say(SCORE)
    if result.last_known_rules is not None:
        label = voice.say(SCORE_LAST_KNOWN, version=result.last_known_rules.version)
    return Headline(label, figure, voice.say(OF, maximum=maximum), (*_meaning(findings, voice), *meaning))


def _meaning(findings: Findings, voice: Voice) -> Iterator[str]:
    result = findings.assessment
    if score_of(result).total is None:
        yield voice.say(OPEN_SCORE)
    met = [PROGRAM_NAMES[slug] for slug, program in result.programs.items() if program.result is Result.MET]
    open_ = [PROGRAM_NAMES[slug] for slug, program in result.programs.items() if program.result is Result.UNKNOWN]
    if met:
        yield voice.say(ELIGIBLE_FOR, programs=met)
    elif open_:
        yield voice.say(MAY_BE_ELIGIBLE_FOR, programs=open_)
    else:
        yield voice.say(NO_PROGRAM)
    if findings.ahead:
        yield voice.say(HOLDS, day=voice.day(findings.ahead[0].day - DAY))
    else:
        yield voice.say(HOLDS_ALL_ALONG, day=voice.day(findings.calendar.until))


# ------------------------------------------------------------------------------------------------ programs, categories


def programs(result: Assessment, voice: Voice) -> Section:
    """Each program with its result and the requirement that decides it."""
    columns = (
        Column(voice.say(PROGRAM), share=5),
        Column(voice.say(RESULT)),
        Column(voice.say(DECIDED_BY), share=10),
        Column(voice.say(PROVISION), share=3),
    )
    rows = tuple(_program(slug, item, voice) for slug, item in result.programs.items())
    return Section(
        "programs", voice.say(PROGRAMS_TITLE), (Table("programs", voice.say(PROGRAMS_CAPTION), columns, rows),)
    )


def _program(slug: str, item: Eligibility, voice: Voice) -> Row:
    decisive, others = _decisive(item)
    name = REQUIREMENTS.get(decisive.id)
    reason = voice.say(BECAUSE, requirement=name or decisive.id, reason=voice.naming.say(decisive.reason))
    if others:
        reason = voice.say(ALSO, reason=reason, others=[REQUIREMENTS.get(other, other) for other in others])
    result = marked(voice.say(ELIGIBLE[item.result]), item.result)
    return row(voice.say(PROGRAM_NAMES[slug]), result, reason, voice.cite(decisive.citation))


def _decisive(item: Eligibility) -> tuple[Requirement, list[str]]:
    """The requirement that settles the result, and the ids of the others that stand in the way for another reason."""
    if item.result is Result.MET:
        order = [part for name in DECISIVE for part in item.requirements if part.id == name]
        return (order or list(item.requirements))[0], []
    first, *rest = [part for part in item.requirements if part.result is item.result]
    return first, [part.id for part in rest if part.reason != first.reason]


def categories(result: Assessment, voice: Voice) -> Section:
    """The categories that the person is or may be in, with the reason; the others by name."""
    blocks: list[Block] = []
    items = tuple(result.categories.values())
    open_ = [item for item in items if item.result is Result.UNKNOWN]
    shown = [item for item in items if item.result is Result.MET or (item in open_ and len(open_) <= MOST_OPEN)]
    if shown:
        heads = ((CATEGORY, 5), (RESULT, 0), (REASON, 10), (VERSION, 0))
        columns = tuple(Column(voice.say(head), share=share) for head, share in heads)
        rows = tuple(_category(item, voice) for item in shown)
        blocks.append(Table("categories", voice.say(CATEGORIES_CAPTION), columns, rows))
    if len(open_) > MOST_OPEN:
        blocks.append(voice.paragraph(OPEN_CATEGORIES, categories=[item.title for item in open_], count=len(open_)))
    others = [item.title for item in items if item.result is Result.NOT_MET]
    if others:
        text = NOT_IN if len(others) < len(items) else IN_NONE
        blocks.append(voice.paragraph(text, categories=others, count=len(others)))
    if not items:
        blocks.append(voice.paragraph(NO_CATEGORIES))
    return Section("categories", voice.say(CATEGORIES_TITLE), tuple(blocks))


def _category(item: Membership, voice: Voice) -> Row:
    reason = voice.say(item.reason)
    if item.confidence == "low":
        reason = voice.say(UNSURE, reason=reason)
    result = marked(voice.say(MEMBER[item.result]), item.result)
    return row(voice.say(item.title), result, reason, item.round_version)


# -------------------------------------------------------------------------------------------------------------- points


def points(result: Assessment, voice: Voice) -> Section:
    """The lines of the ranking by section; a section's points are after its caps."""
    score, grid = score_of(result), result.law.last_known.crs
    columns = (
        Column(voice.say(FACTOR), share=12),
        Column(voice.say(POINTS), right=True),
        Column(voice.say(REASON), share=19),
        Column(voice.say(PROVISION), share=10),
    )
    rows = tuple(_rows(score, grid, voice))
    title = POINTS_TITLE.of()
    if result.last_known_rules is not None:
        title = POINTS_LAST_KNOWN.of(version=result.last_known_rules.version)
    blocks: list[Block] = [Table("points", voice.say(POINTS_CAPTION), columns, rows)]
    nothing = [line for line in score.lines if line.maximum and line.points == 0]
    if nothing:
        said = "; ".join(voice.say(NO_POINTS_LINE, **_said(line, score, voice)) for line in nothing)
        blocks.append(voice.paragraph(NO_POINTS, lines=said, faint=True))
    return Section("points", voice.say(title), tuple(blocks))


def _rows(score: Score, grid: Grid, voice: Voice) -> Iterator[Row]:
    """The sections with the lines that give points, or may; those that give none are told below."""
    for section, caps in grid.sections.items():
        lines = [line for line in score.lines if line.factor.section == section and line.maximum]
        cap = max(caps) if any(line.maximum > caps[score.column] for line in lines) else caps[score.column]
        if not lines or cap == 0:
            continue
        added, subtotal = sum(line.least for line in lines), score.subtotals[section]
        remark = voice.say(CAPPED, added=added) if subtotal is not None and added != subtotal else ""
        yield row(voice.say(grid.titles[section]), _amount(subtotal, cap, voice), remark, "", group=True)
        for line in lines:
            if line.points != 0:
                said = _said(line, score, voice)
                yield row(said["title"], _amount(line.points, line.maximum, voice), said["reason"], said["provision"])
    yield _total(score, grid.maximum, voice)


def _said(line: Line, score: Score, voice: Voice) -> dict[str, str]:
    """A line in words: its title, its reason, its provision; what the total waits for has a table of its own."""
    if line.points is None and set(line.needs) <= set(score.needs):
        reason = voice.say(WAITING_LINE, least=line.least, most=line.most)
    elif line.points is None:
        reason = voice.say(OPEN_LINE, least=line.least, most=line.most, reason=voice.say(line.reason(FACT_WORDS)))
    else:
        reason = voice.say(line.reason(FACT_WORDS))
    if line.factor.confidence == "low":
        reason = voice.say(UNSURE, reason=reason)
    title, provision = voice.say(line.factor.title), voice.cite(line.factor.citation)
    return {"title": title, "reason": reason, "provision": provision}


def _amount(points: int | None, maximum: int, voice: Voice) -> str:
    said = "?" if points is None else number(points, voice.language)
    return f"{said}\u00a0/\u00a0{number(maximum, voice.language)}"


def _total(score: Score, maximum: int, voice: Voice) -> Row:
    bounds = (score.at_least, score.at_most) if score.total is None else (score.total,)
    said = "–".join(number(each, voice.language) for each in bounds)
    return row(voice.say(TOTAL), f"{said}\u00a0/\u00a0{number(maximum, voice.language)}", "", "", group=True)


NOT_THE_LAW = Text("This is not the law", "Ceci n'est pas le droit")
LAID_OVER = Text(
    "{files} is laid over the law. What follows is what would be so under that file.",
    "{files} est superposé au droit. Ce qui suit est ce qui vaudrait selon ce fichier.",
)
NOT_FULLY_KNOWN = Text("The law of this day is not fully known", "Le droit de cette date n'est pas entièrement connu")
GAP = Text("{title}: {reason}. Not known:", "{title} : {reason}. Ne sont pas connus :")
LAST_KNOWN = Text(
    "{title}: {reason}. The score in this report is under the rules of {version}, the last that are known, and not "
    "under the law of this day. Not known:",
    "{title} : {reason}. La note de ce rapport est calculée selon les règles du {version}, les dernières connues, et "
    "non selon le droit de cette date. Ne sont pas connus :",
)
SCORE = Text("Comprehensive Ranking System score", "Note selon le Système de classement global")
SCORE_LAST_KNOWN = Text(
    "Comprehensive Ranking System score under the rules of {version}",
    "Note selon le Système de classement global, règles du {version}",
)
OF = Text("of {maximum} points", "sur {maximum} points")
RANGE = Text("{least} to {most}", "{least} à {most}")
OPEN_SCORE = Text(
    "The score cannot be told: it lies between these two, and what would settle it is listed under “What is not "
    "known”.",
    "La note ne peut être établie : elle se situe entre ces deux valeurs, et ce qui permettrait de trancher figure "
    "sous «\u00a0Ce qui n'est pas connu\u00a0».",
)
ELIGIBLE_FOR = Text("Eligible for: {programs}.", "Admissible au titre de : {programs}.")
MAY_BE_ELIGIBLE_FOR = Text(
    "Whether the candidate is eligible for any program is not known; possible are: {programs}.",
    "On ne sait pas si le candidat est admissible au titre d'un programme; possibles : {programs}.",
)
NO_PROGRAM = Text(
    "Not eligible for any program on this day: without one there is no place in the pool and no invitation, whatever "
    "the score.",
    "Admissible au titre d'aucun programme à cette date : sans programme, il n'y a ni place dans le bassin ni "
    "invitation, quelle que soit la note.",
)
HOLDS = Text(
    "If nothing that was stated changes, this result holds until {day}.",
    "Si rien de ce qui a été déclaré ne change, ce résultat vaut jusqu'au {day}.",
)
HOLDS_ALL_ALONG = Text(
    "If nothing that was stated changes, no change is foreseen by {day}.",
    "Si rien de ce qui a été déclaré ne change, aucun changement n'est prévu d'ici le {day}.",
)
PROGRAMS_TITLE = Text("Programs", "Programmes")
PROGRAMS_CAPTION = Text(
    "Each program with its result and the requirement that decides it",
    "Chaque programme, son résultat et l'exigence qui en décide",
)
PROGRAM, RESULT = Text("Program", "Programme"), Text("Result", "Résultat")
DECIDED_BY, PROVISION = Text("Decided by", "Ce qui en décide"), Text("Provision", "Disposition")
BECAUSE = Text("{requirement}: {reason}", "{requirement} : {reason}")
ALSO = Text("{reason} – also: {others}", "{reason} – également : {others}")
CATEGORIES_TITLE = Text("Categories", "Catégories")
CATEGORIES_CAPTION = Text(
    "The categories that the candidate is or may be in", "Les catégories dont le candidat fait ou peut faire partie"
)
CATEGORY, REASON, VERSION = Text("Category", "Catégorie"), Text("Reason", "Motif"), Text("Version", "Version")
NOT_IN = Text("Not in the other {count}: {categories}.", "Hors des {count} autres : {categories}.")
IN_NONE = Text("In none of the {count}: {categories}.", "Dans aucune des {count} : {categories}.")
OPEN_CATEGORIES = Text(
    "Of {count} it is not known, and what would settle it is listed under “What is not known”: {categories}.",
    "Pour {count}, on ne le sait pas, et ce qui permettrait de trancher figure sous «\u00a0Ce qui n'est pas "
    "connu\u00a0» : {categories}.",
)
NO_CATEGORIES = Text("No category was in force on this day.", "Aucune catégorie n'était en vigueur à cette date.")
UNSURE = Text("{reason} (low confidence)", "{reason} (fiabilité faible)")
POINTS_TITLE = Text("The score, line by line", "La note, ligne par ligne")
POINTS_LAST_KNOWN = Text(
    "The score, line by line, under the rules of {version}", "La note, ligne par ligne, selon les règles du {version}"
)
POINTS_CAPTION = Text(
    "Points of each factor with the reason and the provision", "Points de chaque facteur, motif et disposition"
)
FACTOR, POINTS = Text("Factor", "Facteur"), Text("Points", "Points")
CAPPED = Text("after caps; the lines add up to {added}", "après plafonds; la somme des lignes est de {added}")
NO_POINTS = Text("No points – {lines}", "Aucun point – {lines}")
NO_POINTS_LINE = Text("{title}: {reason} ({provision})", "{title} : {reason} ({provision})")
WAITING_LINE = Text(
    "from {least} to {most}; see “What is not known”", "de {least} à {most}; voir « Ce qui n'est pas connu »"
)
OPEN_LINE = Text("from {least} to {most}; {reason}", "de {least} à {most}; {reason}")
TOTAL = Text("Total", "Total")
