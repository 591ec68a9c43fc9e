"""The score over time against past cut-offs: the drawing, its table, and the rounds that would have invited."""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.history.labels import EVERYONE
from express_entry.history import Round
from express_entry.history.sources import coverage
from express_entry.law import Result, Text

from . import drawing
from .findings import Findings, KindOfRound
from .outlook import changes_of_score
from .report import Block, Column, Drawing, Row, Section, Table
from .typography import signed
from .voice import Voice, marked, row


def over_time(findings: Findings, voice: Voice) -> Section:
    """The drawing with its table: the kinds of round that matter to this person, and how their score lay to them."""
    blocks: list[Block] = [_drawing(findings, voice)]
    if findings.kinds:
        blocks.append(_kinds(findings, voice))
    else:
        blocks.append(voice.paragraph(NO_ROUNDS, since=findings.since, on=findings.on))
    return Section("over-time", voice.say(TITLE), tuple(blocks))


def meaning(findings: Findings, voice: Voice) -> Iterator[str]:
    """What the year's rounds say about the score, in a sentence for the head of the report."""
    held = [each for kind in findings.kinds for each in kind.rounds]
    if not held:
        return
    taken = sum(each.number in findings.invited for each in held)
    text = NONE_INVITED if taken == 0 else ALL_INVITED if taken == len(held) else SOME_INVITED
    yield voice.say(text, taken=taken, held=len(held))


# --------------------------------------------------------------------------------------------------------- the drawing


def _drawing(findings: Findings, voice: Voice) -> Drawing:
    scene = _scene(findings, voice)
    wide, narrow = drawing.draw(scene, drawing.WIDE), drawing.draw(scene, drawing.NARROW)
    caption = [CAPTION] if scene.series else [CAPTION_ALONE]
    caption += [OFF_PAPER] if drawing.off_paper(scene) else []
    return Drawing(wide, narrow, _alternative(scene, voice), " ".join(voice.say(text) for text in caption))


def _scene(findings: Findings, voice: Voice) -> drawing.Scene:
    series = drawing.shown(
        [
            drawing.Series(voice.say(name_of(kind)), tuple(_cut_off(each, findings, voice) for each in kind.rounds))
            for kind in findings.kinds
        ]
    )
    words = drawing.Words(*(voice.say(text) for text in (SCORE, ASSESSED, GAP)))
    days = (findings.calendar.on, findings.on, findings.calendar.until)
    return drawing.Scene(*days, tuple(_steps(findings)), series, findings.gap, words, voice.language)


def _steps(findings: Findings) -> Iterator[drawing.Step]:
    for day, result in changes_of_score(findings):
        score = result.amounts.score
        yield drawing.Step(day, score.at_least, score.at_most, result.crs is not None)


def _cut_off(each: Round, findings: Findings, voice: Voice) -> drawing.CutOff:
    about = voice.say(ROUND, number=each.number, day=each.date, cut_off=str(each.crs_cutoff))
    return drawing.CutOff(each.date, each.crs_cutoff, Result.MET if each.number in findings.invited else Result.NOT_MET, about)


def name_of(kind: KindOfRound) -> Text:
    """A kind of round as a table calls it; a round for everybody is called general."""
    return GENERAL if kind.slug == EVERYONE else kind.title


def _alternative(scene: drawing.Scene, voice: Voice) -> str:
    """What the drawing shows, in sentences."""
    said = [voice.say(ALTERNATIVE, first=scene.first, last=scene.last)]
    previous: str | None = None
    for step in scene.steps:
        figure = str(step.least) if step.least == step.most else f"{step.least}–{step.most}"
        if figure != previous:
            said.append(voice.say(THEN if previous else AT_FIRST, day=step.day, score=figure))
        previous = figure
    for series in scene.series:
        scores = [cut_off.score for cut_off in series.cut_offs]
        counts = {"count": len(scores), "least": min(scores), "most": max(scores), "name": series.name}
        said.append(voice.say(ONE_CUT_OFF if len(scores) == 1 else CUT_OFFS, **counts))
    return " ".join(said)


# ----------------------------------------------------------------------------------------------------------- the table


def _kinds(findings: Findings, voice: Voice) -> Table:
    heads = (KIND, HELD, INVITED, LINES, LAST, LAST_LINE, MARGIN)
    columns = tuple(
        Column(voice.say(head), right=place in (1, 2, 3, 5, 6), share=0 if place else 1)
        for place, head in enumerate(heads)
    )
    rows = tuple(_kind(kind, findings, voice) for kind in findings.kinds)
    caption = voice.say(KINDS_CAPTION, since=findings.since, on=findings.on)
    return Table("kinds", caption, columns, rows, captioned=True)


def _kind(kind: KindOfRound, findings: Findings, voice: Voice) -> Row:
    scores = [each.crs_cutoff for each in kind.rounds]
    invited = sum(each.number in findings.invited for each in kind.rounds)
    last, score = kind.rounds[-1], findings.assessment.amounts.score
    lines = str(scores[0]) if min(scores) == max(scores) else f"{min(scores)}–{max(scores)}"
    margin = signed(score.at_least - last.crs_cutoff, voice.language) if score.total is not None else "?"
    held = [str(len(scores)), str(invited), lines, last.date.isoformat(), str(last.crs_cutoff), margin]
    return row(voice.say(name_of(kind)), *held)


SOME_INVITED = Text(
    "Of the {held} rounds of the last 12 months that could have been open to the candidate, {taken} would have invited them.",
    "Des {held} rondes des 12 derniers mois qui pouvaient viser le candidat, {taken} l'auraient invité.",
)
ALL_INVITED = Text(
    "Each of the {held} rounds of the last 12 months that could have been open to the candidate would have invited them.",
    "Chacune des {held} rondes des 12 derniers mois qui pouvaient viser le candidat l'aurait invité.",
)
NONE_INVITED = Text(
    "None of the {held} rounds of the last 12 months that could have been open to the candidate would have invited them.",
    "Aucune des {held} rondes des 12 derniers mois qui pouvaient viser le candidat ne l'aurait invité.",
)
TITLE = Text("Score over time and past cut-offs", "La note dans le temps et les seuils passés")
CAPTION = Text(
    "A full sign: that round would have invited the candidate; a pale one: not known; a hollow one: it would not have. "
    "Dotted lines carry the last cut-off of each kind on for comparison; they foretell nothing.",
    "Signe plein : cette ronde aurait invité le candidat; pâle : on ne le sait pas; vide : elle ne l'aurait pas invité. "
    "Les lignes pointillées prolongent le dernier seuil de chaque type à titre de comparaison; elles ne prédisent rien.",
)
CAPTION_ALONE = Text(
    "The score over time; there is no round to compare it with.",
    "La note dans le temps; il n'y a aucune ronde à laquelle la comparer.",
)
OFF_PAPER = Text(
    "An arrow stands by a score beyond the edge.", "Une flèche accompagne une note au-delà du bord."
)
SCORE, ASSESSED = Text("Score", "Note"), Text("assessed", "évaluation")
GAP = Text("law not known", "droit non connu")
GENERAL = Text("General rounds", "Rondes générales")
ROUND = Text("Round {number}, {day}: {cut_off}", "Ronde {number}, {day} : {cut_off}")
ALTERNATIVE = Text(
    "Chart of the score from {first} to {last}, with the cut-offs of past rounds as signs.",
    "Graphique de la note du {first} au {last}, avec les seuils des rondes passées en signes.",
)
AT_FIRST = Text("On {day} the score is {score}.", "Le {day}, la note est de {score}.")
THEN = Text("From {day} on it is {score}.", "Dès le {day}, elle est de {score}.")
CUT_OFFS = Text(
    "{name}: {count} cut-offs from {least} to {most}.", "{name} : {count} seuils, de {least} à {most}."
)
ONE_CUT_OFF = Text("{name}: one cut-off, {least}.", "{name} : un seuil, {least}.")
NO_ROUNDS = Text(
    "From {since} to {on} no round was held that the candidate is or could be in",
    "Du {since} au {on}, aucune ronde dont le candidat fait ou pourrait faire partie n'a été tenue",
)
KINDS_CAPTION = Text(
    "Rounds of the 12 months to {on}, by the kinds that the candidate is or could be in",
    "Rondes des 12 mois jusqu'au {on}, selon les types dont le candidat fait ou pourrait faire partie",
)
KIND, HELD = Text("Kind of round", "Type de ronde"), Text("Held", "Tenues")
INVITED = Text("Would have invited", "Auraient invité")
LINES, LAST = Text("Cut-offs", "Seuils"), Text("Last", "Dernière")
LAST_LINE, MARGIN = Text("Its cut-off", "Son seuil"), Text("Score now against it", "Note actuelle, écart")
