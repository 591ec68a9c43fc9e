"""The values of one version of a table as a page: points by one fact or by two, lists of occupations, and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

from express_entry.law import Table, Text, Version
from express_entry.law.citations import cited
from express_entry.law.facts import ABILITIES
from express_entry.law.occupations import find
from express_entry.law.proofs import ABILITY_NAMES
from express_entry.law.text import Language, Reason, say_value

from .page import Column, Page, Row, Styled


def render_values(page: Page, table: Table, version: Version, language: Language) -> None:
    """The values of a version, by the kind of its table."""
    values = dict(version.values)
    points = values.pop("points", None)
    if points is not None and table.kind == "matrix":
        _matrix(page, table, values.pop("first_bands"), values.pop("second_bands"), points)
    elif points is not None and table.kind in ("steps", "abilities"):
        _steps(page, table, points, language)
    elif points is not None:
        values["points"] = points
    if table.kind == "scale":
        _scales(page, values.pop("scales"), language)
    if "amounts" in values:
        _amounts(page, values.pop("amounts"), language)
    if "organizations" in values:
        _organizations(page, values.pop("organizations"), language)
    occupations = values.pop("occupations", None)
    for line in outline(values, language):
        page.say(line)
    if occupations is not None:
        _occupations(page, occupations, language)


def outline(value: Any, language: Language, indent: str = "") -> Iterator[str]:
    """A tree of values as lines, one a name, what is inside indented."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            if name == "citations":
                yield f"{indent}{name}:"
                yield from (f"{indent}  {key}: {cited(provision, language)}" for key, provision in item.items())
            elif _is_short(item):
                yield f"{indent}{name}: {brief(item, language)}"
            else:
                yield f"{indent}{name}:"
                yield from outline(item, language, f"{indent}  ")
    elif isinstance(value, (list, tuple)):
        for item in value:
            if isinstance(item, Mapping) and not all(map(_is_short, item.values())):
                first, *others = outline(item, language)
                yield f"{indent}- {first}"
                yield from (f"{indent}  {line}" for line in others)
            else:
                yield f"{indent}- {brief(item, language)}"
    else:
        yield f"{indent}{brief(value, language)}"


def brief(value: Any, language: Language) -> str:
    """A value on one line; words in one language."""
    if isinstance(value, Text):
        return value.say(language)
    if isinstance(value, Mapping):
        if set(value) == {"en", "fr"}:
            return str(value[language])
        return "; ".join(f"{name}: {brief(item, language)}" for name, item in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(brief(item, language) for item in value) if value else "–"
    if isinstance(value, bool):
        return (YES if value else NO).say(language)
    if isinstance(value, (date, time)):
        return value.isoformat()
    return "–" if value is None else str(value)


def _is_short(value: Any) -> bool:
    """Whether a value reads well on one line: a word, a few numbers, words in two languages."""
    if isinstance(value, Mapping):
        return set(value) == {"en", "fr"}
    if isinstance(value, (list, tuple)):
        return not any(isinstance(item, (list, tuple, Mapping)) for item in value)
    return True


def _steps(page: Page, table: Table, rows: Sequence[Sequence[Any]], language: Language) -> None:
    twice = any(len(row) > 2 for row in rows)
    heads = (WITHOUT, WITH) if twice else (POINTS,)
    count = len(heads)
    fact = ", ".join(table.attributes.get("facts", ()))
    first = (EACH_FROM if table.kind == "abilities" else FROM).of(fact=fact).say(language)
    cells: list[Row] = [
        [str(row[0]), *(str(amount) for amount in (*row[1:], *row[1:])[:count])]  # once may stand for both
        for row in rows
    ]
    page.table([Column(first), *(Column(head.say(language), right=True) for head in heads)], cells)


def _matrix(
    page: Page, table: Table, down: Sequence[Any], across: Sequence[Any], cells: Sequence[Sequence[Any]]
) -> None:
    facts = list(table.attributes.get("facts", ("", "")))
    corner = f"{facts[0]} ↓  {facts[1]} →"
    rows: list[Row] = [[Styled(str(first), "faint"), *map(str, row)] for first, row in zip(down, cells, strict=False)]
    page.table([Column(corner), *(Column(str(second), right=True) for second in across)], rows)


def _scales(page: Page, scales: Sequence[Mapping[str, Any]], language: Language) -> None:
    """A language test: for each span of sittings, the lowest printed score that reaches each level."""
    heads = [Column(LEVEL.say(language), right=True)]
    heads += [Column(ABILITY_NAMES[name].say(language), right=True) for name in ABILITIES]
    page.say(LOWEST_SCORE.say(language))
    for scale in scales:
        page.blank()
        page.say(_sittings(scale).say(language), style="strong")
        if "printed" in scale:
            page.say(PRINTED_SCALE.of(name=scale["printed"]).say(language))
        rows: list[Row] = [[str(row[0]), *map(str, row[1:])] for row in scale["minimum"]]
        printed = [
            STEPS.of(low=str(low), high=str(high), step=str(step)) for low, high, step in scale["printed_scores"]
        ]
        rows.append(
            [Styled(PRINTED.say(language), "faint"), *(Styled(each.say(language), "faint") for each in printed)]
        )
        page.table(heads, rows, indent=2)


def _sittings(scale: Mapping[str, Any]) -> Reason:
    first, last = scale.get("sat_from"), scale.get("sat_to")
    text = SAT_BETWEEN if first and last else SAT_FROM if first else SAT_TO if last else SAT_ANY
    return text.of(first=first, last=last)


def _amounts(page: Page, amounts: Sequence[int], language: Language) -> None:
    """Amounts by the size of a family."""
    rows: list[Row] = [[str(size), say_value(amount, language)] for size, amount in enumerate(amounts, start=1)]
    page.table([Column(FAMILY.say(language), right=True), Column(DOLLARS.say(language), right=True)], rows)


def _organizations(page: Page, bodies: Sequence[Mapping[str, Any]], language: Language) -> None:
    """The organizations that assess credentials, with their first day and the occupations that ask for them."""
    heads = [Column(ACRONYM.say(language)), Column(ORGANIZATION.say(language), share=3)]
    heads += [Column(DESIGNATED.say(language)), Column(FOR.say(language), share=2)]
    rows: list[Row] = []
    for body in bodies:
        asked = brief(body["occupations"], language)
        if "only_if" in body:
            asked = ONLY_IF.of(occupations=asked, condition=Text(**body["only_if"])).say(language)
        if "others_accepted_if_issued_before" in body:
            asked = OTHERS.of(occupations=asked, day=body["others_accepted_if_issued_before"]).say(language)
        ended = f" – {body['designated_to'].isoformat()}" if "designated_to" in body else ""
        designated = f"{body['designated_from'].isoformat()}{ended}"
        rows.append([body["acronym"], body["name"][language], designated, asked])
    page.table(heads, rows)


def _occupations(page: Page, codes: Sequence[str], language: Language) -> None:
    page.say(OCCUPATIONS.of(count=len(codes)).say(language), style="strong")
    rows: list[Row] = []
    for code in codes:
        occupation = find(code)
        rows.append([code, occupation.title.say(language) if occupation else "?"])
    page.table([Column(), Column(share=1)], rows, indent=2)


LEVEL = Text("level", "niveau")
LOWEST_SCORE = Text(
    "The lowest printed score that reaches each level (CLB in English, NCLC in French):",
    "Le plus bas résultat imprimé qui atteint chaque niveau (CLB en anglais, NCLC en français) :",
)
PRINTED = Text("printed", "imprimés")
PRINTED_SCALE = Text("scale printed on the report: {name}", "échelle imprimée sur le relevé : {name}")
STEPS = Text("{low}–{high} by {step}", "{low}–{high} par {step}")
SAT_ANY = Text("Every sitting", "Toutes les séances")
SAT_FROM = Text("Sittings from {first}", "Séances à partir du {first}")
SAT_TO = Text("Sittings to {last}", "Séances jusqu'au {last}")
SAT_BETWEEN = Text("Sittings from {first} to {last}", "Séances du {first} au {last}")
FAMILY = Text("persons", "personnes")
DOLLARS = Text("Canadian dollars", "dollars canadiens")
ACRONYM, ORGANIZATION = Text("acronym", "sigle"), Text("organization", "organisme")
DESIGNATED, FOR = (
    Text("designated since", "désigné depuis"),
    Text("asked for by occupations", "exigé pour les professions"),
)
ONLY_IF = Text("{occupations}, only if {condition}", "{occupations}, seulement si {condition}")
OTHERS = Text(
    "{occupations}; others' assessments issued before {day} stay accepted",
    "{occupations}; les évaluations d'autres organismes délivrées avant le {day} restent acceptées",
)
YES = Text("yes", "oui")
NO = Text("no", "non")
POINTS = Text("points", "points")
WITHOUT = Text("without spouse or partner", "sans époux ou conjoint de fait")
WITH = Text("with", "avec")
FROM = Text("{fact} from", "{fact} à partir de")
EACH_FROM = Text("each ability of {fact} from", "chaque compétence de {fact} à partir de")
OCCUPATIONS = Text("{count} occupations:", "{count} professions :")
