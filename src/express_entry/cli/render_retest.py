"""The two tests of A11.2 as a page: both answers first, then the lines, the exceptions, and what declining means."""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.assessment.shape import DISCLAIMER
from express_entry.assessment.words import ELIGIBLE, FACT_WORDS
from express_entry.history import label
from express_entry.history.explain import instant_in_words
from express_entry.law.answers import Answer, Unknown
from express_entry.law.citations import cited
from express_entry.law.grid import Line
from express_entry.law.text import Language, Reason, Text, say_value
from express_entry.review import Choice, Retest
from express_entry.review.choice import programs_met
from express_entry.review.lines import LineTest
from express_entry.review.retest import Tested
from express_entry.review.retestshape import FOR_THE_OFFICER
from express_entry.review.secondday import SecondDay
from express_entry.review.shapes import said, written

from .page import Cell, Column, Page, Row, Style, Styled


def render(page: Page, found: Retest, choice: Choice | None, language: Language, *, supposed: bool) -> None:
    """Both tests of one case, the lines that differ, and what an exception covers."""
    page.title(TITLE.say(language))
    _head(page, found, language, supposed=supposed)
    page.heading(ANSWERS.say(language))
    rows: list[Row] = [[text.say(language), _answer(each, language, good=good)] for text, each, good in _answers(found)]
    page.table([Column(share=1), Column()], rows)
    page.blank()
    page.say((NOTHING if found.finds_nothing else FOR_THE_OFFICER).say(language), style="strong")
    if found.claimed.invitable is False:
        page.say(NOT_AS_CLAIMED.say(language), style="open")
    _tests(page, found, language)
    _lines(page, found, language)
    page.heading(EXCEPTIONS.say(language))
    rows = [
        [cited(item.citation, language), _answer(item.applies, language), item.reason.say(language)]
        for item in found.exceptions
    ]
    if not rows:
        page.say(NO_EXCEPTIONS.say(language))
    page.table([Column(), Column(), Column(share=1)], rows)
    _application(page, found, language)
    if choice is not None:
        _choice(page, choice, language)
    page.heading(ASSUMPTIONS.say(language))
    for assumed in said(found.assumptions, language):
        page.item(assumed)
    page.blank()
    page.say(DISCLAIMER[language], style="faint")


def _head(page: Page, found: Retest, language: Language, *, supposed: bool) -> None:
    terms, round_ = found.terms, found.terms.round
    number = round_.number if terms.published else NOT_PUBLISHED.say(language)
    tie = instant_in_words(round_.tie_break).say(language) if round_.tie_break else NOT_STATED.say(language)
    pairs: list[tuple[str, Cell]] = [
        (ROUND.say(language), f"{number}, {written(terms.at)}"),
        (CLASS.say(language), label(terms.program).say(language)),
        (LINE.say(language), f"{round_.crs_cutoff}; {tie}"),
        ((IF_RECEIVED if supposed else RECEIVED).say(language), written(found.times.received)),
    ]
    if terms.category is not None:
        pairs.insert(2, (CATEGORY.say(language), label(terms.category).say(language)))
    page.pairs(pairs)
    last = IN_TIME if found.in_time else TOO_LATE
    page.say(last.of(day=found.last_day).say(language), style="plain" if found.in_time else "bad")


def _answers(found: Retest) -> list[tuple[Text, Answer, bool]]:
    """The questions, their answers, and which answer is the welcome one."""
    return [
        (STILL_INVITED, found.would_still_have_been_invited, True),
        (NOT_HELD, found.claimed_qualification_not_held_at_invitation, False),
        (SHORT, found.shortfall_at_receipt, False),
        (COVERED, found.excepted_at_receipt, True),
    ]


def _tests(page: Page, found: Retest, language: Language) -> None:
    page.heading(TESTS.say(language))
    sides = ((CLAIMED, found.claimed), (ACCEPTED, found.at_invitation), (AT_RECEIPT, found.at_receipt))
    rows: list[Row] = [
        [
            text.say(language),
            item.on.isoformat(),
            _answer(item.class_met, language),
            _answer(item.category, language),
            _answer(item.rank.answer, language),
            _points(item, language),
        ]
        for text, item in sides
    ]
    heads = [Column(share=1), Column(), *(Column(text.say(language)) for text in (CLASS, CATEGORY, RANK))]
    page.table([*heads, Column(POINTS.say(language), right=True)], rows)


def _points(item: Tested, language: Language) -> str:
    score = item.score
    if score.total is not None:
        return say_value(score.total, language)
    return f"{say_value(score.at_least, language)}-{say_value(score.at_most, language)}"


def _lines(page: Page, found: Retest, language: Language) -> None:
    differing = [item for item in found.lines if item.facts_differ or _moves(item)]
    page.heading(LINES.say(language))
    if not differing:
        page.say(SAME_LINES.say(language))
        return
    rows: list[Row] = []
    for item in differing:
        cells = [_line(line, language) for line in (item.claimed, item.accepted, item.at_receipt)]
        mark = Styled(LOST.say(language), "bad") if item.lost is True else ""
        rows.append([item.claimed.factor.title.say(language), *cells, mark])
    heads = [Column(text.say(language), share=2) for text in (FACTOR, CLAIMED, ACCEPTED, AT_RECEIPT)]
    page.table([*heads, Column()], rows)


def _moves(item: LineTest) -> bool:
    return not item.claimed.points == item.accepted.points == item.at_receipt.points


def _line(line: Line, language: Language) -> str:
    return f"{say_value(line.points, language)}: {line.reason(FACT_WORDS).say(language)}"


def _application(page: Page, found: Retest, language: Language) -> None:
    """The class on the day of the application under the law of that day, and the second day of R77."""
    item = found.at_application
    page.heading(APPLICATION.say(language))
    page.say(f"{label(item.program).say(language)}: {ELIGIBLE[item.result].say(language)}")
    for part in item.requirements:
        if part.result.value != "met":
            page.item(f"{part.reason.say(language)} ({cited(part.citation, language)})")
    if found.second_day is not None:
        _second_day(page, found.second_day, language)


def _second_day(page: Page, item: SecondDay, language: Language) -> None:
    words = SECOND_DAY_ON if item.visa is not None else SECOND_DAY if item.age is not None else PERMIT_AGAIN
    page.say(words.of(day=item.visa, citation=cited(item.citation, language)).say(language))
    for part in item.again:
        page.item(f"{part.reason.say(language)} ({cited(part.citation, language)})")
    if item.age is not None and item.age.may_apply is not False:
        page.say(f"{item.age.reason.say(language)} ({cited('A25.2', language)})", style="open")


def _choice(page: Page, choice: Choice, language: Language) -> None:
    """What is open until when, and what declining would mean."""
    page.heading(CHOICE.say(language))
    for reason in _open_ways(choice):
        page.item(reason.say(language))
    for text in said(choice.assumptions, language):
        page.item(text, style="faint")


def _open_ways(choice: Choice) -> list[Reason]:
    """What may still be done; after the last day nothing but a new profile, whose rank is told all the same."""
    if not choice.open:
        return [OVER.of(day=choice.last_day), ENDED.of(), *_rank_now(choice)]
    found = [
        LEFT.of(day=choice.last_day, left=choice.days_left, warn=choice.warn_on),
        SILENCE.of(),
        _back(choice),
    ]
    if choice.pool_ends is not None:
        found.append(POOL_ENDS.of(end=written(choice.pool_ends), left=choice.pool_days_left))
    return [*found, *_rank_now(choice)]


def _rank_now(choice: Choice) -> Iterator[Reason]:
    """The points of the day beside the line of the latest round of the same kind."""
    latest, margin = choice.latest, choice.margin
    if latest is not None and margin is not None:
        total = choice.assessment.amounts.score.total
        rules = LAST_KNOWN if choice.assessment.last_known_rules is not None else OF_THE_DAY
        yield RANK_NOW.of(points=total, number=latest.number, line=latest.crs_cutoff, margin=margin, rules=rules)


def _back(choice: Choice) -> Reason:
    if choice.returns is True:
        return RETURNS.of(programs=[label(slug) for slug in programs_met(choice)])
    if choice.returns is False:
        return NO_RETURN.of()
    return RETURN_OPEN.of(needs=list(choice.returns.needs))


def _answer(answer: Answer, language: Language, *, good: bool = True) -> Cell:
    if isinstance(answer, Unknown):
        return Styled(UNKNOWN.of(needs=list(answer.needs)).say(language), "open")
    style: Style = "good" if answer is good else "bad"
    return Styled((YES if answer else NO).say(language), style)


TITLE = Text("The test of A11.2, twice", "La vérification de L11.2, deux fois")
ROUND = Text("round", "ronde")
CLASS = Text("class", "catégorie visée")
CATEGORY = Text("category", "catégorie de la ronde")
LINE = Text("lowest score; tie-break", "note la plus basse; départage")
RECEIVED = Text("received", "reçue")
IF_RECEIVED = Text("as if received", "comme si reçue")
NOT_PUBLISHED = Text("as stated", "telle qu'indiquée")
NOT_STATED = Text("not stated", "non indiqué")
IN_TIME = Text("Last day to apply: {day}.", "Dernier jour pour présenter la demande : {day}.")
TOO_LATE = Text(
    "After the last day to apply, {day}: the invitation had lapsed (A10.1(6)).",
    "Après le dernier jour pour présenter la demande, {day} : l'invitation était caduque (L10.1(6)).",
)
ANSWERS = Text("Answers", "Réponses")
STILL_INVITED = Text(
    "Would the round still have invited, on the facts accepted?",
    "La ronde aurait-elle encore invité, d'après les faits acceptés?",
)
NOT_HELD = Text(
    "Was something claimed that was not held at the invitation?",
    "A-t-on déclaré quelque chose qui n'était pas acquis à l'invitation?",
)
SHORT = Text("Was something not there any more at receipt?", "Manquait-il quelque chose à la réception?")
COVERED = Text("Does an exception cover it?", "Une exception le couvre-t-elle?")
NOTHING = Text("There is nothing here for an officer to find.", "Il n'y a rien ici à relever pour un agent.")
NOT_AS_CLAIMED = Text(
    "As claimed, the round would not have invited this person: the profile, the round or the time of submission is not "
    "the one it saw.",
    "Selon ce qui est déclaré, la ronde n'aurait pas invité cette personne : le profil, la ronde ou l'heure de "
    "présentation n'est pas ce qu'elle a vu.",
)
TESTS = Text("Both tests, by the law and the line of the round", "Les deux vérifications, selon le droit de la ronde")
CLAIMED = Text("as claimed when ranked", "déclaré au classement")
ACCEPTED = Text("as accepted, at the invitation", "accepté, à l'invitation")
AT_RECEIPT = Text("as accepted, at receipt", "accepté, à la réception")
RANK = Text("rank", "rang")
POINTS = Text("points", "points")
LINES = Text("Lines that differ", "Lignes qui diffèrent")
SAME_LINES = Text("None: every line is as claimed.", "Aucune : chaque ligne est telle que déclarée.")
FACTOR = Text("factor", "facteur")
LOST = Text("not held", "non acquis")
EXCEPTIONS = Text("Exceptions for what is seen at receipt", "Exceptions pour ce qui est constaté à la réception")
NO_EXCEPTIONS = Text(
    "None: A11.2(2) knows them since 2017-06-22.", "Aucune : L11.2(2) les prévoit depuis le 2017-06-22."
)
APPLICATION = Text(
    "The class on the day of the application, by the law of that day",
    "La catégorie au jour de la demande, selon le droit de ce jour",
)
SECOND_DAY = Text(
    "Funds, intention to live outside Quebec and any offer that counts must hold again when the visa issues "
    "({citation}).",
    "Les fonds, l'intention de vivre hors du Québec et l'offre qui compte doivent être là de nouveau à la délivrance "
    "du visa ({citation}).",
)
PERMIT_AGAIN = Text(
    "The offer, and the work permit or authorization that goes with it, must hold again when the visa issues "
    "({citation}).",
    "L'offre, et le permis de travail ou l'autorisation qui l'accompagne, doivent être là de nouveau à la délivrance "
    "du visa ({citation}).",
)
SECOND_DAY_ON = Text(
    "Again on {day}, when the visa issues ({citation}):", "De nouveau le {day}, au visa ({citation}) :"
)
CHOICE = Text("Proceed or decline", "Présenter la demande ou décliner")
LEFT = Text(
    "the last day to apply or decline is {day}: {left} days after this one; do it by {warn}",
    "le dernier jour pour présenter la demande ou décliner est le {day} : {left} jours après celui-ci; le faire "
    "d'ici le {warn}",
)
OVER = Text("the last day to apply or decline, {day}, is over", "le dernier jour pour décider, {day}, est passé")
ENDED = Text(
    "the invitation has lapsed and with it the profile, which can never be invited again: only a new profile can be, "
    "with a new time of submission (A10.1(3), (6))",
    "l'invitation est caduque et le profil a pris fin, sans pouvoir jamais être invité de nouveau : seul un nouveau "
    "profil peut l'être, avec une nouvelle heure de présentation (L10.1(3), (6))",
)
SILENCE = Text(
    "silence ends the profile: it can never be invited again (A10.1(6))",
    "le silence met fin au profil : il ne pourra plus jamais être invité (L10.1(6))",
)
RETURNS = Text(
    "declining leads back into the pool with the original time of submission (A10.1(7)): {programs}",
    "décliner ramène dans le bassin avec l'heure de présentation d'origine (L10.1(7)) : {programs}",
)
NO_RETURN = Text(
    "declining would not lead back into the pool: there is no time or no program left; a new profile would be needed",
    "décliner ne ramènerait pas dans le bassin : il ne reste ni temps ni programme; il faudrait un nouveau profil",
)
RETURN_OPEN = Text(
    "whether declining leads back into the pool is not known; this would settle it: {needs}",
    "on ne sait pas si décliner ramène dans le bassin; il faudrait savoir : {needs}",
)
POOL_ENDS = Text(
    "the twelve months in the pool end at {end}, {left} days after this one; an invitation does not prolong them",
    "les douze mois dans le bassin prennent fin le {end}, {left} jours après celui-ci; une invitation ne les prolonge "
    "pas",
)
RANK_NOW = Text(
    "{points} points {rules}; the latest round of the same kind, {number}, went to {line}: {margin} points from it",
    "{points} points {rules}; la dernière ronde du même genre, {number}, est allée à {line} : {margin} points d'écart",
)
OF_THE_DAY = Text("on the day", "ce jour-là")
LAST_KNOWN = Text(
    "under the last known rules, not those of the day", "selon les dernières règles connues, pas celles du jour"
)
ASSUMPTIONS = Text("Assumptions", "Hypothèses")
YES = Text("yes", "oui")
NO = Text("no", "non")
UNKNOWN = Text("not known: {needs}", "inconnu : {needs}")
