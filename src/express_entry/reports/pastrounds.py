"""The score over time against past cut-offs: the drawing, its table, and the rounds that would have invited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from express_entry.assessment.match import Match
from express_entry.history import Round, label
from express_entry.history.explain import instant_in_words
from express_entry.history.labels import EVERYONE
from express_entry.law import Result, Text

from . import drawing
from .findings import Findings, KindOfRound
from .outlook import changes_of_score
from .report import Block, Column, Drawing, Paragraph, Row, Section, Table
from .typography import signed
from .voice import Voice, marked, row

MOST_ROUNDS = 3
"""The most rounds that a report names; the others are counted."""


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
    results = [findings.invited[each.number].result for each in held]
    taken, open_ = results.count(Result.MET), results.count(Result.UNKNOWN)
    text = NONE_INVITED if taken == 0 else ALL_INVITED if taken == len(held) else SOME_INVITED
    if open_:
        text = SOME_MAY_HAVE
    yield voice.say(text, taken=taken, held=len(held), open=open_)


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
    return drawing.CutOff(each.date, each.crs_cutoff, findings.invited[each.number].result, about)


def name_of(kind: KindOfRound) -> Text:
    """A kind of round as a table calls it; a round for everybody is called general."""
    return GENERAL if kind.slug == EVERYONE else kind.title


def _alternative(scene: drawing.Scene, voice: Voice) -> str:
    """What the drawing shows, in sentences."""
    present = [step for step in scene.steps if step.day <= scene.on][-1]
    days = {"first": scene.first, "last": scene.last, "on": scene.on}
    said = [voice.say(ALTERNATIVE, **days, score=_span(present.least, present.most))]
    previous: str | None = None
    for step in scene.steps:
        figure = _span(step.least, step.most)
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
    heads = (KIND, HELD, INVITED, ENOUGH, LINES, LAST, LAST_LINE, MARGIN)
    shares = (12, 3, 4, 4, 4, 0, 4, 4)
    columns = tuple(
        Column(voice.say(head), right=head not in (KIND, LAST), share=share)
        for head, share in zip(heads, shares, strict=True)
    )
    rows = tuple(_kind(kind, findings, voice) for kind in findings.kinds)
    caption = voice.say(KINDS_CAPTION, since=findings.since, on=findings.on)
    return Table("kinds", caption, columns, rows, captioned=True)


def _kind(kind: KindOfRound, findings: Findings, voice: Voice) -> Row:
    scores = [each.crs_cutoff for each in kind.rounds]
    invited = _count(findings.invited[each.number].result for each in kind.rounds)
    enough = _count(findings.sufficed[each.number].result for each in kind.rounds)
    last, score = kind.last, findings.assessment.amounts.score
    margin = "?" if score.total is None else signed(score.total - last.crs_cutoff, voice.language)
    figures = [str(len(scores)), invited, enough, _span(min(scores), max(scores))]
    return row(voice.say(name_of(kind)), *figures, last.date.isoformat(), str(last.crs_cutoff), margin)


def _count(results: Iterable[Result]) -> str:
    """How many are met; where some are not known, how many at least and at most."""
    found = list(results)
    met = found.count(Result.MET)
    return _span(met, met + found.count(Result.UNKNOWN))


def _span(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}–{most}"


# ---------------------------------------------------------------------------------------------------------- each round


def would_have_invited(findings: Findings, voice: Voice) -> Section | None:
    """The rounds of the year that would have invited the person, or would have by the time of submission.

    Where none of those that could have would, the head of the report has said so, and how many there were.
    """
    found = [match for match in reversed(findings.past.at_the_time) if _worth_telling(match)]
    if not found:
        why = _why_none(findings, voice)
        return Section("rounds", voice.say(ROUNDS_TITLE), (why,)) if why else None
    columns = (
        Column(voice.say(DAY)),
        Column(voice.say(NUMBER), right=True),
        Column(voice.say(KIND), share=5),
        Column(voice.say(RESULT)),
        Column(voice.say(WHY), share=9),
    )
    table = Table(
        "rounds", voice.say(ROUNDS_CAPTION), columns, tuple(_round(match, voice) for match in found[:MOST_ROUNDS])
    )
    blocks: list[Block] = [table]
    if len(found) > MOST_ROUNDS:
        rest = found[MOST_ROUNDS:]
        days = {"first": rest[-1].round.date, "last": rest[0].round.date}
        blocks.append(voice.paragraph(MORE_ROUNDS, count=len(rest), **days, faint=True))
    return Section("rounds", voice.say(ROUNDS_TITLE), tuple(blocks))


def _why_none(findings: Findings, voice: Voice) -> Paragraph | None:
    """Why no round of the year is told: none was for what the person is in; then the last that was."""
    before = findings.before
    if before is not None:
        said = {"kind": name_of(before), "day": before.last.date, "cut_off": str(before.last.crs_cutoff)}
        return voice.paragraph(LAST_FOR_THEM.of(**said))
    return None if findings.kinds else voice.paragraph(NO_ROUNDS, since=findings.since, on=findings.on)


def _worth_telling(match: Match) -> bool:
    return match.result is Result.MET or (match.result is Result.UNKNOWN and match.by_tie_break)


def _round(match: Match, voice: Voice) -> Row:
    each = match.round
    name = GENERAL_ROUND if each.program_or_category == EVERYONE else label(each.program_or_category)
    answer = marked(voice.say(TAKEN[match.result]), match.result)
    reason = match.reason
    if match.by_tie_break and match.margin_seconds is None and each.tie_break is not None:
        reason = AT_THE_LINE.of(score=str(match.score), tie_break=instant_in_words(each.tie_break))
    return row(each.date.isoformat(), each.number, voice.say(name), answer, voice.say(reason))


SOME_INVITED = Text(
    "Of the {held} rounds of the last 12 months that could have been open to the candidate, {taken} would have "
    "invited them.",
    "Des {held} rondes des 12 derniers mois qui pouvaient viser le candidat, {taken} l'auraient invité.",
)
ALL_INVITED = Text(
    "Each of the {held} rounds of the last 12 months that could have been open to the candidate would have invited "
    "them.",
    "Chacune des {held} rondes des 12 derniers mois qui pouvaient viser le candidat l'aurait invité.",
)
NONE_INVITED = Text(
    "None of the {held} rounds of the last 12 months that could have been open to the candidate would have invited "
    "them.",
    "Aucune des {held} rondes des 12 derniers mois qui pouvaient viser le candidat ne l'aurait invité.",
)
SOME_MAY_HAVE = Text(
    "Of the {held} rounds of the last 12 months that could have been open to the candidate, {taken} would have "
    "invited them; of {open} it is not known.",
    "Des {held} rondes des 12 derniers mois qui pouvaient viser le candidat, {taken} l'auraient invité; pour {open}, "
    "on ne le sait pas.",
)
TITLE = Text("Score over time and past cut-offs", "La note dans le temps et les seuils passés")
CAPTION = Text(
    "Full sign: the round would have invited; pale: not known; hollow: not. Dotted: the last cut-off carried on, no "
    "forecast.",
    "Signe plein : la ronde aurait invité; pâle : on ne le sait pas; vide : non. Pointillé : dernier seuil prolongé, "
    "sans prévision.",
)
CAPTION_ALONE = Text(
    "The score over time; there is no round to compare it with.",
    "La note dans le temps; il n'y a aucune ronde à laquelle la comparer.",
)
OFF_PAPER = Text("Arrow: beyond the edge.", "Flèche : au-delà du bord.")
SCORE, ASSESSED = Text("Score", "Note"), Text("assessed", "évaluation")
GAP = Text("law not known", "droit non connu")
GENERAL = Text("General rounds", "Rondes générales")
ROUND = Text("Round {number}, {day}: {cut_off}", "Ronde {number}, {day} : {cut_off}")
ALTERNATIVE = Text(
    "Chart of the score from {first} to {last}, with the cut-offs of past rounds as signs; on {on}, the day assessed, "
    "the score is {score}.",
    "Graphique de la note du {first} au {last}, avec les seuils des rondes passées en signes; le {on}, jour de "
    "l'évaluation, la note est de {score}.",
)
AT_FIRST = Text("On {day} the score is {score}.", "Le {day}, la note est de {score}.")
THEN = Text("From {day} on it is {score}.", "Dès le {day}, elle est de {score}.")
CUT_OFFS = Text("{name}: {count} cut-offs from {least} to {most}.", "{name} : {count} seuils, de {least} à {most}.")
ONE_CUT_OFF = Text("{name}: one cut-off, {least}.", "{name} : un seuil, {least}.")
NO_ROUNDS = Text(
    "From {since} to {on} no round was held that the candidate is or could be in",
    "Du {since} au {on}, aucune ronde dont le candidat fait ou pourrait faire partie n'a été tenue",
)
LAST_FOR_THEM = Text(
    "No round open to the candidate was held in the last 12 months. The last that would have been: {kind}, "
    "{day}, with a cut-off of {cut_off}",
    "Aucune ronde visant le candidat n'a été tenue au cours des 12 derniers mois. La dernière qui l'a visé : {kind}, "
    "{day}, avec un seuil de {cut_off}",
)
KINDS_CAPTION = Text(
    "Rounds of the 12 months to {on}, by the kinds that the candidate is or could be in",
    "Rondes des 12 mois jusqu'au {on}, selon les types dont le candidat fait ou pourrait faire partie",
)
KIND, HELD = Text("Kind of round", "Type de ronde"), Text("Held", "Tenues")
INVITED = Text("Would have invited", "Auraient invité")
ENOUGH = Text("Score now suffices", "Note actuelle suffisante")
LINES, LAST = Text("Cut-offs", "Seuils"), Text("Last", "Dernière")
LAST_LINE, MARGIN = Text("Its cut-off", "Son seuil"), Text("Margin now", "Écart actuel")
DAY, NUMBER = Text("Day", "Jour"), Text("Round", "Ronde")
RESULT, WHY = Text("Invited", "Invitation"), Text("Why", "Pourquoi")
GENERAL_ROUND = Text("General round", "Ronde générale")
TAKEN = {
    Result.MET: Text("yes", "oui"),
    Result.UNKNOWN: Text("not known", "à déterminer"),
    Result.NOT_MET: Text("no", "non"),
}
AT_THE_LINE = Text(
    "{score}, at the cut-off: if submitted by {tie_break}", "{score}, au seuil : si présenté le {tie_break} ou avant"
)
ROUNDS_TITLE = Text("Rounds that would have invited", "Rondes qui auraient invité")
ROUNDS_CAPTION = Text(
    "Rounds of the last 12 months that would have invited the candidate as they then stood, the latest first",
    "Rondes des 12 derniers mois qui auraient invité le candidat tel qu'il était alors, les plus récentes d'abord",
)
MORE_ROUNDS = Text("{count} more, from {first} to {last}", "{count} autres, du {first} au {last}")
