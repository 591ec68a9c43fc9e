"""An assessment as a page: the score and why, the programs, the categories, and everything that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from express_entry.assessment import Assessment
from express_entry.assessment.pastrounds import PastRounds
from express_entry.assessment.shape import DISCLAIMER
from express_entry.assessment.words import ELIGIBLE, FACT_WORDS, REQUIREMENTS
from express_entry.law import Result
from express_entry.law.answers import merged
from express_entry.law.citations import cited
from express_entry.law.facts import Credential, Sitting
from express_entry.law.grid import Grid, Line, Score
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.text import Language, Sayable, Text
from express_entry.law.work import ABROAD, IN_CANADA
from express_entry.profile import Problem

from .known import later
from .page import Across, Cell, Column, Page, Row, Style, Styled
from .render_past import render_year

MOST_NAMED = 3
"""More categories than this that wait for facts are counted, not named."""

_MARKS: Mapping[Result, tuple[str, Style]] = {
    Result.MET: ("✓", "good"),
    Result.NOT_MET: ("✗", "bad"),
    Result.UNKNOWN: ("?", "open"),
}


def render(
    page: Page,
    result: Assessment,
    language: Language,
    past: PastRounds | None = None,
    doubts: Sequence[Problem] = (),
) -> None:
    """Everything that an assessment says, as a page; with the rounds of the last year where they were asked about.

    ``doubts`` are what is unlikely in the profile.
    """
    page.title(TITLE.of(day=result.on).say(language))
    _law(page, result, language)
    _gaps(page, result, language)
    score, grid = _score_of(result)
    _total(page, result, score, grid, language)
    _first_language(page, result, language)
    page.heading((POINTS if result.crs else POINTS_LAST_KNOWN).of(version=grid_version(result)).say(language))
    _points(page, score, grid, language)
    _programs(page, result, language)
    _categories(page, result, language)
    if past is not None:
        render_year(page, past, language)
    _papers(page, result, language)
    _excluded(page, result, language)
    _needs(page, result, score, language)
    _items(page, ASSUMPTIONS, result.assumptions, language)
    _items(page, DOUBTS, doubts, language)
    page.blank()
    page.say(DISCLAIMER[language], style="faint")


def grid_version(result: Assessment) -> str:
    """The version of the ranking under which the page's score is."""
    return result.last_known_rules.version if result.last_known_rules else result.law.crs_version


def _law(page: Page, result: Assessment, language: Language) -> None:
    law = result.law
    text = LAW if law.categories_version else LAW_WITHOUT_CATEGORIES
    page.say(text.of(crs=law.crs_version, categories=law.categories_version, verified=law.verified).say(language))
    later(page, law, result.on, language)
    if law.consolidation.laid_over:
        page.blank()
        page.say(LAID_OVER.of(files=list(law.consolidation.laid_over)).say(language), style="open")


def _gaps(page: Page, result: Assessment, language: Language) -> None:
    """What is known to have changed and not how; and that the score is then not under the law of the day."""
    if not result.gaps:
        return
    page.blank()
    page.say(WARNING.say(language), style="open")
    for gap in result.gaps:
        title = result.law.table(gap.table).title
        page.item(GAP.of(title=title, reason=gap.reason).say(language))
        for text in gap.missing:
            page.item(text.say(language), indent=4)
    if result.last_known_rules:
        page.say(NOT_LAW_OF_DAY.of(version=result.last_known_rules.version).say(language), style="open")


def _score_of(result: Assessment) -> tuple[Score, Grid]:
    score = result.crs
    if score is None:
        assert result.last_known_rules is not None
        score = result.last_known_rules.score
    return score, result.law.last_known.crs


def _total(page: Page, result: Assessment, score: Score, grid: Grid, language: Language) -> None:
    text = TOTAL if score.total is not None else OPEN_TOTAL
    said = {"least": score.at_least, "most": score.at_most, "maximum": grid.maximum}
    total = text.of(total=score.total, **said)
    if result.crs is None:
        total = UNDER_LAST_KNOWN.of(total=total, version=grid_version(result))
    page.blank()
    page.say(total.say(language), style="strong")


def _first_language(page: Page, result: Assessment, language: Language) -> None:
    found = result.amounts.first_language
    tested = {item.language for item in result.amounts.standing.sittings or () if item.counts is not False}
    told = bool(tested) and "clb_first" not in result.amounts.factors.unknown
    text = DECLARED if found.declared else TAKEN if not told else CHOSEN if len(tested) > 1 else ONLY_TESTED
    chosen = text.of(language=LANGUAGES[found.chosen])
    page.say(chosen.say(language))
    if found.better is not None:
        said = {"language": LANGUAGES[found.better], "total": str(found.better_total)}
        page.say(BETTER.of(**said).say(language), style="open")


# -------------------------------------------------------------------------------------------------------------- points


def _points(page: Page, score: Score, grid: Grid, language: Language) -> None:
    """The lines of a grid by section; a section's amount is after its caps."""
    columns = [
        Column(FACTOR.say(language), share=4),
        Column(POINTS_HEAD.say(language), right=True),
        Column(REASON.say(language), share=5),
        Column(PROVISION.say(language), share=3),
    ]
    rows: list[Row] = []
    for section, caps in grid.sections.items():
        lines = [line for line in score.lines if line.factor.section == section]
        cap = max(caps) if any(line.maximum > caps[score.column] for line in lines) else caps[score.column]
        if len(lines) == 1 and lines[0].maximum == cap:
            rows.append(Across(_line(lines[0], language)))
        elif lines and cap == 0:
            rows.append(Across([grid.titles[section].say(language), "–", Styled(NOT_COUNTED.say(language), "faint")]))
        elif lines:
            rows.append(_section(grid.titles[section], score.subtotals[section], cap, lines, language))
            rows += [["  " + str(title), *cells] for title, *cells in (_line(line, language) for line in lines)]
    page.table(columns, rows)


def _section(title: Text, subtotal: int | None, cap: int, lines: list[Line], language: Language) -> Row:
    added = sum(line.least for line in lines)
    capped = subtotal is not None and added != subtotal
    remark = CAPPED.of(added=added).say(language) if capped else ""
    return Across([title.say(language), _amount(subtotal, cap), Styled(remark, "faint")])


def _line(line: Line, language: Language) -> list[Cell]:
    reason = line.reason(FACT_WORDS).say(language)
    if line.points is None:
        reason = OPEN_LINE.of(least=line.least, most=line.most, reason=reason).say(language)
    if line.factor.confidence == "low":
        reason = UNSURE.of(reason=reason).say(language)
    points = Styled(_amount(line.points, line.maximum), "open" if line.points is None else "plain")
    return [line.factor.title.say(language), points, reason, Styled(cited(line.factor.citation, language), "faint")]


def _amount(points: int | None, maximum: int) -> str:
    return f"{'?' if points is None else points} / {maximum:>3}"


# ------------------------------------------------------------------------------------------------ programs, categories


def _programs(page: Page, result: Assessment, language: Language) -> None:
    page.heading(PROGRAMS.say(language))
    columns = [Column(), Column(share=2), Column(share=6), Column(share=2)]
    for slug, program in result.programs.items():
        page.blank()
        mark, style = _MARKS[program.result]
        said = f"{PROGRAM_NAMES[slug].say(language)} – {ELIGIBLE[program.result].say(language)}"
        page.item(said, mark=mark, indent=0, style=style)
        rows: list[Row] = [
            [
                _mark(item.result),
                _requirement_name(item.id, language),
                item.reason.say(language),
                Styled(cited(item.citation, language), "faint"),
            ]
            for item in program.requirements
        ]
        page.table(columns, rows, indent=2)
    grid = result.programs["fsw"].grid if "fsw" in result.programs else None
    if grid is not None:
        page.heading(_grid_heading(grid, result.law.fsw_grid.maximum, language))
        _points(page, grid, result.law.fsw_grid, language)


def _grid_heading(grid: Score, maximum: int, language: Language) -> str:
    said = {"total": str(grid.total), "least": str(grid.at_least), "most": str(grid.at_most), "maximum": str(maximum)}
    return (GRID if grid.total is not None else OPEN_GRID).of(**said).say(language)


def _categories(page: Page, result: Assessment, language: Language) -> None:
    page.heading(CATEGORIES.say(language))
    if not result.categories:
        page.say(NO_CATEGORIES.say(language))
    rows: list[Row] = []
    for slug, item in result.categories.items():
        title = result.law.table(f"category/{slug}").title
        reason = item.reason if item.confidence != "low" else UNSURE.of(reason=item.reason)
        rows.append(
            [_mark(item.result), title.say(language), Styled(item.round_version, "faint"), reason.say(language)]
        )
    page.table([Column(), Column(share=3), Column(), Column(share=5)], rows)


def _mark(result: Result) -> Styled:
    return Styled(*_MARKS[result])


def _requirement_name(identity: str, language: Language) -> str:
    return REQUIREMENTS[identity].say(language) if identity in REQUIREMENTS else identity


# --------------------------------------------------------------------------------------- what is left out, not known


def _papers(page: Page, result: Assessment, language: Language) -> None:
    """Test results and credentials that do not count on the day, and why."""
    standing = result.amounts.standing
    own: list[Sitting | Credential] = [*(standing.sittings or ()), *(standing.credentials or ())]
    if standing.spouse is not None:
        own += [*(standing.spouse.sittings or ()), *(standing.spouse.credentials or ())]
    rows: list[Row] = []
    for item in own:
        if item.counts is False and item.exclusion is not None:
            ended = "" if item.expires is None or item.expires > result.on else item.expires.isoformat()
            rows.append([item.path, ended, item.exclusion.say(language)])
    if rows:
        page.heading(PAPERS.say(language))
        page.table([Column(), Column(), Column(share=3)], rows)


def _excluded(page: Page, result: Assessment, language: Language) -> None:
    """Work that does not count, and why; work elsewhere is left to the other count and not repeated here."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for name, work in result.amounts.work.items():
        for item in work.excluded:
            if item.reason not in (ABROAD, IN_CANADA):
                first = "…" if item.first is None else item.first.isoformat()
                key = (item.path, f"{first} – {item.last.isoformat()}", item.reason.say(language))
                found.setdefault(key, []).append(COUNTS[name].say(language))
    rows: list[Row] = [[path, days, ", ".join(counts), reason] for (path, days, reason), counts in found.items()]
    if rows:
        page.heading(EXCLUDED.say(language))
        page.table([Column(), Column(), Column(share=2), Column(share=3)], rows)


def _needs(page: Page, result: Assessment, score: Score, language: Language) -> None:
    """Each fact that is missing, and what it would settle."""
    settles: dict[str, list[str]] = {}
    for needs, what in _waiting(result, score, language):
        for need in needs:
            settles.setdefault(need, []).append(what)
    if not settles:
        return
    page.heading(NEEDS.say(language))
    rows: list[Row] = [[Styled(need, "open"), ", ".join(dict.fromkeys(what))] for need, what in settles.items()]
    page.table([Column(share=2), Column(share=5)], rows)


def _waiting(result: Assessment, score: Score, language: Language) -> Iterable[tuple[Iterable[str], str]]:
    """What waits for facts; a program or category that fails without them does not."""
    yield score.needs, RANKING.say(language)
    for slug, program in result.programs.items():
        if program.result is Result.UNKNOWN:
            needs = merged((*program.needs, *(program.grid.needs if program.grid else ())))
            yield needs, PROGRAM_NAMES[slug].say(language)
    open_ones = [slug for slug, item in result.categories.items() if item.result is Result.UNKNOWN]
    for slug in open_ones:
        many = SEVERAL_CATEGORIES.of(count=len(open_ones)).say(language)
        title = result.law.table(f"category/{slug}").title.say(language)
        yield result.categories[slug].needs, many if len(open_ones) > MOST_NAMED else title


def _items(page: Page, heading: Text, items: Sequence[Sayable], language: Language) -> None:
    if items:
        page.heading(heading.say(language))
        for item in items:
            page.item(item.say(language))


# --------------------------------------------------------------------------------------------------------------- words

TITLE = Text("Assessment on {day}", "Évaluation au {day}")
LAW = Text(
    "Law: ranking of {crs}, categories of {categories}; every table compared with its sources on {verified} or later.",
    "Droit : classement du {crs}, catégories du {categories}; chaque table comparée à ses sources le {verified} ou "
    "après.",
)
LAW_WITHOUT_CATEGORIES = Text(
    "Law: ranking of {crs}, before there were categories; every table compared with its sources on {verified} or "
    "later.",
    "Droit : classement du {crs}, avant les catégories; chaque table comparée à ses sources le {verified} ou après.",
)
WARNING = Text(
    "WARNING: the law of that day is not fully known.",
    "ATTENTION : le droit de cette date n'est pas entièrement connu.",
)
GAP = Text("{title}: {reason}; what is not known:", "{title} : {reason}; ce qui n'est pas connu :")
NOT_LAW_OF_DAY = Text(
    "The score below is under the rules of {version}, not the law of that day.",
    "La note ci-dessous est calculée selon les règles du {version}, et non selon le droit de cette date.",
)
TOTAL = Text(
    "Comprehensive Ranking System score: {total} of {maximum}",
    "Note selon le Système de classement global : {total} sur {maximum}",
)
OPEN_TOTAL = Text(
    "Comprehensive Ranking System score: not known; from {least} to {most} of {maximum} (what would settle it: below)",
    "Note selon le Système de classement global : inconnue; de {least} à {most} sur {maximum} (voir plus bas ce qui "
    "permettrait de trancher)",
)
LAID_OVER = Text(
    "WARNING: {files} is laid over the law. What follows is not the law, but what would be so under that file.",
    "AVERTISSEMENT : {files} est superposé au droit. Ce qui suit n'est pas le droit, mais ce qui vaudrait ainsi.",
)
UNDER_LAST_KNOWN = Text("{total}, under the rules of {version}", "{total}, selon les règles du {version}")
LANGUAGES = {"en": Text("English", "l'anglais"), "fr": Text("French", "le français")}
DECLARED = Text(
    "First official language: {language}, as declared.", "Première langue officielle : {language}, comme déclaré."
)
CHOSEN = Text(
    "First official language: {language}, which gives the higher score.",
    "Première langue officielle : {language}, qui donne la note la plus élevée.",
)
ONLY_TESTED = Text(
    "First official language: {language}, the only one with a result.",
    "Première langue officielle : {language}, seule langue avec un résultat.",
)
TAKEN = Text(
    "First official language: none was declared, and no result tells; {language} is taken.",
    "Première langue officielle : aucune n'est déclarée et aucun résultat ne l'indique; {language} est présumé.",
)
BETTER = Text(
    "With {language} as first official language the score would be {total}.",
    "Avec {language} comme première langue officielle, la note serait de {total}.",
)
POINTS = Text("Points", "Points")
POINTS_LAST_KNOWN = Text(
    "Points under the last known rules, of {version} (not the law of that day)",
    "Points selon les dernières règles connues, du {version} (et non selon le droit de cette date)",
)
FACTOR = Text("factor", "facteur")
POINTS_HEAD = Text("points / max.", "points / max.")
REASON = Text("reason", "motif")
PROVISION = Text("provision", "disposition")
CAPPED = Text("after caps; the lines add up to {added}", "après plafonds; la somme des lignes est de {added}")
NOT_COUNTED = Text("does not apply", "sans objet")
OPEN_LINE = Text("from {least} to {most}; {reason}", "de {least} à {most}; {reason}")
UNSURE = Text("{reason} (low confidence)", "{reason} (fiabilité faible)")
PROGRAMS = Text("Programs", "Programmes")
GRID = Text(
    "Federal Skilled Worker selection grid: {total} of {maximum}",
    "Grille de sélection des travailleurs qualifiés (fédéral) : {total} sur {maximum}",
)
OPEN_GRID = Text(
    "Federal Skilled Worker selection grid: from {least} to {most} of {maximum}",
    "Grille de sélection des travailleurs qualifiés (fédéral) : de {least} à {most} sur {maximum}",
)
CATEGORIES = Text("Categories", "Catégories")
NO_CATEGORIES = Text("No category was in force on that day.", "Aucune catégorie n'était en vigueur à cette date.")
PAPERS = Text("Results and credentials that do not count", "Résultats et diplômes qui ne comptent pas")
EXCLUDED = Text("Work that does not count", "Travail qui ne compte pas")
COUNTS = {
    "canadian": Text("as work in Canada", "comme travail au Canada"),
    "foreign": Text("as work abroad", "comme travail à l'étranger"),
    "spouse": Text("as work of the spouse or partner", "comme travail de l'époux ou du conjoint de fait"),
    "cec": Text("for the Canadian Experience Class", "pour la catégorie de l'expérience canadienne"),
    "fsw": Text("for the Federal Skilled Worker Program", "pour les travailleurs qualifiés (fédéral)"),
}
NEEDS = Text("What is not stated, and what it would settle", "Ce qui n'est pas indiqué, et ce que cela trancherait")
SEVERAL_CATEGORIES = Text("{count} categories", "{count} catégories")
RANKING = Text("the score", "la note")
ASSUMPTIONS = Text("Assumptions", "Hypothèses")
DOUBTS = Text("Worth a second look in the profile", "À vérifier dans le profil")
