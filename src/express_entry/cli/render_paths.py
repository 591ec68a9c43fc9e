"""Paths as a page: what to change, by when, what it gives, and what all of it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from express_entry.assessment import Assessment
from express_entry.assessment.listing import Path
from express_entry.assessment.pathchanges import KINDS, in_words
from express_entry.assessment.paths import Paths
from express_entry.assessment.shape import DISCLAIMER
from express_entry.assessment.words import REQUIREMENTS
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.text import Language, Text

from .page import Cell, Column, Page, Row, Styled
from .render_assess import LAID_OVER, LANGUAGES


def render(page: Page, found: Paths, language: Language) -> None:
    """Everything that a search for paths says, as a page."""
    page.title(TITLE.of(goal=_goal(found, language), day=found.on).say(language))
    _laid_over(page, found, language)
    _now(page, found, language)
    page.blank()
    if found.reached_already:
        page.say(REACHED_ALREADY.say(language), style="good")
    elif found.total:
        _listed(page, found, language)
    else:
        _none(page, found, language)
    _warning(page, found, language)
    _not_open(page, found, language)
    _premises(page, found, language)
    page.blank()
    page.say(DISCLAIMER[language], style="faint")


def _goal(found: Paths, language: Language) -> str:
    """The goal in words; a category by its title."""
    title = _category(found)
    return found.goal.say(language) if title is None else CATEGORY.of(title=title).say(language)


def _category(found: Paths) -> Text | None:
    """The title of the category sought."""
    slug = found.goal.category
    return None if slug is None else found.first.law.consolidation.tables[f"category/{slug}"].title


def _laid_over(page: Page, found: Paths, language: Language) -> None:
    files = found.first.law.consolidation.laid_over
    if files:
        page.say(LAID_OVER.of(files=list(files)).say(language), style="open")


def _now(page: Page, found: Paths, language: Language) -> None:
    page.say(NOW.of(day=found.on, score=_score(found.first, language)).say(language))
    needs = found.first.amounts.score.needs
    if found.goal.score is not None and needs:
        page.say(STATE_FIRST.of(needs=list(needs)).say(language), style="open")


def _score(item: Assessment, language: Language) -> str:
    """A total, or the least that it can be; marked where it is not under the law of its day."""
    score = item.amounts.score
    text = KNOWN if score.total is not None else AT_LEAST
    said = text.of(score=score.at_least).say(language)
    return f"{said}*" if item.last_known_rules else said


# --------------------------------------------------------------------------------------------------------------- paths


def _listed(page: Page, found: Paths, language: Language) -> None:
    shown = len(found.paths)
    text = ONE if found.total == 1 else ALL if shown == found.total else FIRST
    page.say(text.of(total=found.total, shown=shown).say(language), style="strong")
    page.blank()
    _table(page, found.paths, language)
    if found.total > 1:
        page.blank()
        page.say(ORDER.say(language), style="faint")


def _table(page: Page, paths: Sequence[Path], language: Language) -> None:
    heads = [Column(right=True), Column(BY.say(language)), Column(SCORE.say(language), right=True)]
    heads.append(Column(CHANGES.say(language), share=1))
    page.table(heads, [_row(number, path, language) for number, path in enumerate(paths, 1)])


def _row(number: int, path: Path, language: Language) -> Row:
    lines = [reason.say(language) for reason in in_words(path.changes)]
    if path.declares is not None:
        lines.append(DECLARES.of(language=LANGUAGES[path.declares]).say(language))
    told: Cell = Styled("\n".join(lines or [NOTHING.say(language)]))
    return [str(number), path.reached.isoformat(), _score(path.assessment, language), told]


def _none(page: Page, found: Paths, language: Language) -> None:
    """That nothing reaches the goal, what comes closest, and what stays unmet."""
    page.say(NO_PATH.say(language), style="bad")
    nearest = found.nearest
    if nearest is None:
        return
    page.heading((CLOSEST_SCORE if found.goal.score is not None else CLOSEST).say(language))
    _table(page, [nearest], language)
    if found.unmet:
        page.heading(UNMET.say(language))
        rows: list[Row] = [
            [_of(item.of, found, language), _requirement(item.requirement, language), item.reason.say(language)]
            for item in found.unmet
        ]
        page.table([Column(share=2), Column(share=1), Column(share=4)], rows)


def _of(name: str, found: Paths, language: Language) -> str:
    return (PROGRAM_NAMES.get(name) or _category(found) or CATEGORY).say(language)


def _requirement(name: str, language: Language) -> str:
    return (REQUIREMENTS.get(name) or OWN).say(language)


# ------------------------------------------------------------------------------------------------------------- remarks


def _warning(page: Page, found: Paths, language: Language) -> None:
    """That scores with a mark are under the last known rules, and not under the law of their day."""
    shown = [found.first, *(path.assessment for path in _shown(found))]
    for version, since in {
        (item.last_known_rules.version, gap.from_)
        for item in shown
        if item.last_known_rules is not None
        for gap in item.gaps
    }:
        page.blank()
        page.say(UNDER_LAST_KNOWN.of(version=version, since=since).say(language), style="open")


def _shown(found: Paths) -> Iterable[Path]:
    return (*found.paths, found.nearest) if found.nearest is not None else found.paths


def _not_open(page: Page, found: Paths, language: Language) -> None:
    if found.not_open and not found.reached_already:
        page.heading(NOT_OPEN.say(language))
        for kind, why in found.not_open:
            page.item(CLOSED.of(kind=KINDS[kind], why=why).say(language))


def _premises(page: Page, found: Paths, language: Language) -> None:
    premises = found.premises
    if premises:
        page.heading(PREMISES.say(language))
        for item in premises:
            page.item(item.say(language))


CATEGORY = Text("the category “{title}”", "la catégorie « {title} »")
TITLE = Text("Paths to {goal}, from {day}", "Parcours vers {goal}, à partir du {day}")
STATE_FIRST = Text(
    "Not everything that the score rests on is stated, so that paths are sought from the least that it can be. State "
    "first: {needs}.",
    "Tout ce dont dépend la note n'est pas indiqué : les parcours partent donc du moins qu'elle puisse valoir. À "
    "indiquer d'abord : {needs}.",
)
ORDER = Text(
    "Fewest changes first, each ability raised being one change; then the soonest.",
    "Les moins de changements d'abord, chaque compétence relevée en étant un; puis les plus proches.",
)
NOW = Text("Score on {day}: {score}.", "Note au {day} : {score}.")
KNOWN = Text("{score}", "{score}")
AT_LEAST = Text("{score} or more", "{score} ou plus")
REACHED_ALREADY = Text("Reached already: nothing needs to change.", "But déjà atteint : rien n'est à changer.")
ONE = Text(
    "One path is minimal: with any change less or lower, the goal is missed.",
    "Un seul parcours est minimal : avec un changement de moins, ou moindre, le but est manqué.",
)
ALL = Text(
    "{total} paths are minimal: with any change less or lower, the goal is missed.",
    "{total} parcours sont minimaux : avec un changement de moins, ou moindre, le but est manqué.",
)
FIRST = Text(
    "{total} paths are minimal: with any change less or lower, the goal is missed. The first {shown} of them:",
    "{total} parcours sont minimaux : avec un changement de moins, ou moindre, le but est manqué. Les {shown} "
    "premiers :",
)
BY = Text("reached on", "atteint le")
SCORE = Text("score", "note")
CHANGES = Text("changes", "changements")
DECLARES = Text(
    "declaring {language} as the first official language", "avec {language} déclaré comme première langue officielle"
)
NOTHING = Text("no change", "aucun changement")
NO_PATH = Text(
    "No path: these changes, in whatever number, do not reach it.",
    "Aucun parcours : ces changements, quel que soit leur nombre, n'y mènent pas.",
)
CLOSEST_SCORE = Text(
    "The highest score that these changes reach", "La note la plus élevée que ces changements permettent"
)
CLOSEST = Text("What comes closest", "Ce qui s'en approche le plus")
UNMET = Text("What then stays unmet", "Ce qui reste alors non rempli")
OWN = Text("Own criteria", "Critères propres")
UNDER_LAST_KNOWN = Text(
    "* Under the rules of {version}, not the law of that day: the points in force since {since} are not known.",
    "* Selon les règles du {version}, et non selon le droit de cette date : les points en vigueur depuis le {since} ne "
    "sont pas connus.",
)
NOT_OPEN = Text("Changes that are not open", "Changements qui ne sont pas ouverts")
CLOSED = Text("{kind}: {why}", "{kind} : {why}")
PREMISES = Text("Assumptions", "Hypothèses")
