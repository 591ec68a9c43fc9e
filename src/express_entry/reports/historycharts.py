"""The published history in charts: where the lines fell, how many were invited, who waited, and how ties fell.

Each chart stands beside a table of what it draws, in words that stand for the picture too. Rounds are told apart by
whom they ranked: everybody, a federal program, provincial nominees, the French-language category, other categories.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median_low

from express_entry.history import WIDE_BANDS, Distribution, Quality, Round, RoundType, title
from express_entry.law import Language, Text
from express_entry.law.text import say_value

from .historydrawing import Areas, Chart, Cloud, Columns, Dot, Dots, Layer, both
from .report import Cell, Column, Drawing, Row, Table
from .typography import NARROW, number, typeset

DAY_LONG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Charted:
    """A chart with its table, its heading, and what it means."""

    id: str
    title: str
    meaning: tuple[str, ...]
    drawing: Drawing
    table: Table


KINDS: tuple[Text, ...] = (
    Text("Everybody", "Tous les candidats"),
    Text("A federal program", "Un programme fédéral"),
    Text("Provincial nominees", "Candidats des provinces"),
    Text("French-language category", "Catégorie du français"),
    Text("Another category", "Une autre catégorie"),
)
"""Whom rounds rank, as charts tell them apart: by their signs and colours, in this order."""


def kind_of(round_: Round) -> int:
    """The place of a round among :data:`KINDS`."""
    if round_.round_type is RoundType.GENERAL:
        return 0
    if round_.round_type is RoundType.PROGRAM:
        return 2 if round_.program_or_category == "pnp" else 1
    return 3 if round_.program_or_category == "french" else 4


def cut_offs(rounds: Sequence[Round], language: Language) -> Charted:
    """The lowest score invited of each round, over time; the table sums each year up."""
    chart = Dots(_clouds(rounds, language, lambda each: each.crs_cutoff, CUT_OFF_DOT))
    table = _by_year("cut-offs", CUT_OFFS, rounds, language, _span_of_cut_offs)
    lowest = min(rounds, key=lambda each: each.crs_cutoff)
    highest = max(rounds, key=lambda each: each.crs_cutoff)
    alternative = CUT_OFFS_ALTERNATIVE.of(
        count=len(rounds),
        first=rounds[0].date,
        last=rounds[-1].date,
        low=lowest.crs_cutoff,
        lowest=lowest.number,
        high=highest.crs_cutoff,
        highest=highest.number,
    )
    said = (CUT_OFFS_MEANING, CUT_OFFS_CAUTION)
    drawing = _drawing(chart, alternative, CUT_OFFS_CAPTION, language)
    return Charted("cut-offs", _said(CUT_OFFS, language), _all_said(said, language), drawing, table)


def invitations(rounds: Sequence[Round], language: Language) -> Charted:
    """How many were invited in each year, by whom the rounds ranked."""
    years = _years(rounds)
    layers = tuple(
        Layer(_said(name, language), tuple(sum(_of(year, kind, rounds, "invitations")) for year in years))
        for kind, name in enumerate(KINDS)
    )
    sums = {year: sum(each.invitations for each in rounds if each.date.year == year) for year in years}
    most = max(years, key=lambda year: sums[year])
    alternative = INVITATIONS_ALTERNATIVE.of(
        first=str(years[0]), last=str(years[-1]), year=str(most), most=sums[most], total=sum(sums.values())
    )
    rows = [
        [str(year), *(number(layer.amounts[place], language) for layer in layers), number(sums[year], language)]
        for place, year in enumerate(years)
    ]
    heads = (YEAR, *KINDS, TOTAL)
    drawing = _drawing(Columns(tuple(map(str, years)), layers), alternative, INVITATIONS_CAPTION, language)
    table = _table("invitations", INVITATIONS, heads, rows, language)
    said = _all_said((INVITATIONS_MEANING,), language)
    return Charted("invitations", _said(INVITATIONS, language), said, drawing, table)


def waiting(distributions: Sequence[Distribution], language: Language) -> Charted:
    """How many candidates the pool held in each band of scores, from one published day to the next."""
    counted = [each for each in distributions if each.quality is not Quality.REPEAT]
    bands = tuple(reversed(WIDE_BANDS))
    layers = tuple(Layer(_band(band), tuple(each.bands[band] for each in counted)) for band in bands)
    first, last = counted[0], counted[-1]
    alternative = POOL_ALTERNATIVE.of(first=first.as_of, before=first.total, last=last.as_of, after=last.total)
    rows = [
        [
            f"{each.as_of.isoformat()}{'' if each.quality is Quality.OFFICIAL else ' *'}",
            *(number(each.bands[band], language) for band in WIDE_BANDS),
            number(each.total, language),
        ]
        for each in reversed(counted)
    ]
    heads = (DAY, *(Text(_band(band), _band(band)) for band in WIDE_BANDS), TOTAL)
    drawing = _drawing(Areas(tuple(each.as_of for each in counted), layers), alternative, POOL_CAPTION, language)
    table = _table("pool", POOL, heads, rows, language)
    said = _all_said((POOL_MEANING, POOL_THIRD_PARTY), language)
    return Charted("pool", _said(POOL, language), said, drawing, table)


def tie_breaks(rounds: Sequence[Round], language: Language) -> Charted:
    """How long the last person invited had waited: from the tie-breaking time to the round, in days."""
    told = [each for each in rounds if each.tie_break is not None]
    chart = Dots(_clouds(told, language, _waited, TIE_BREAK_DOT), from_zero=True)
    days = sorted(map(_waited, told))
    alternative = TIE_BREAKS_ALTERNATIVE.of(count=len(told), middle=round(median_low(days)), most=round(days[-1]))
    table = _by_year("tie-breaks", TIE_BREAKS, told, language, _span_of_waits)
    said = (TIE_BREAKS_MEANING, TIE_BREAKS_NONE)
    drawing = _drawing(chart, alternative, TIE_BREAKS_CAPTION, language)
    return Charted("tie-breaks", _said(TIE_BREAKS, language), _all_said(said, language), drawing, table)


def _waited(round_: Round) -> float:
    assert round_.tie_break is not None
    return round((round_.instant - round_.tie_break) / DAY_LONG, 1)


# ------------------------------------------------------------------------------------------------------------ the parts


def _clouds(
    rounds: Sequence[Round], language: Language, amount: Callable[[Round], float], about: Text
) -> tuple[Cloud, ...]:
    clouds: dict[int, list[Dot]] = {}
    for each in rounds:
        found = amount(each)
        words = about.of(number=each.number, day=each.date, title=title(each), amount=round(found))
        clouds.setdefault(kind_of(each), []).append(Dot(each.date, found, typeset(words.say(language), language)))
    return tuple(Cloud(_said(KINDS[kind], language), kind, tuple(clouds[kind])) for kind in sorted(clouds))


def _by_year(
    id_: str, caption: Text, rounds: Sequence[Round], language: Language, cell: Callable[[Sequence[Round]], str]
) -> Table:
    """A row a year, newest first, and a column for each kind of round that there is."""
    kinds = sorted({kind_of(each) for each in rounds})
    rows = []
    for year in reversed(_years(rounds)):
        those = [[each for each in rounds if each.date.year == year and kind_of(each) == kind] for kind in kinds]
        rows.append([str(year), *(cell(some) if some else "–" for some in those)])
    return _table(id_, caption, (YEAR, *(KINDS[kind] for kind in kinds)), rows, language)


def _span_of_cut_offs(rounds: Sequence[Round]) -> str:
    return _span([each.crs_cutoff for each in rounds])


def _span_of_waits(rounds: Sequence[Round]) -> str:
    return _span([round(_waited(each)) for each in rounds])


def _span(amounts: Sequence[int]) -> str:
    """From the least to the most, and of how many."""
    least, most = min(amounts), max(amounts)
    reach = f"{least}" if least == most else f"{least}–{most}"
    return f"{reach}{NARROW}({len(amounts)})"


def _of(year: int, kind: int, rounds: Sequence[Round], field: str) -> list[int]:
    return [getattr(each, field) for each in rounds if each.date.year == year and kind_of(each) == kind]


def _years(rounds: Sequence[Round]) -> list[int]:
    return sorted({each.date.year for each in rounds})


def _band(band: Sequence[int]) -> str:
    return f"{band[0]}–{band[1]}"


def _drawing(chart: Chart, alternative: object, caption: Text, language: Language) -> Drawing:
    wide, narrow = both(chart, language)
    return Drawing(wide, narrow, _said(alternative, language), _said(caption, language))


def _table(id_: str, caption: Text, heads: Sequence[Text], rows: Sequence[Sequence[str]], language: Language) -> Table:
    columns = tuple(Column(_said(head, language), right=place > 0) for place, head in enumerate(heads))
    return Table(id_, _said(caption, language), columns, tuple(Row(tuple(map(Cell, row))) for row in rows))


def _said(what: object, language: Language) -> str:
    return typeset(say_value(what, language), language)


def _all_said(texts: Sequence[Text], language: Language) -> tuple[str, ...]:
    return tuple(_said(each, language) for each in texts)


YEAR = Text("Year", "Année")
DAY = Text("Day", "Jour")
TOTAL = Text("All", "Total")
CUT_OFFS = Text("Lowest score invited", "Note la plus basse invitée")
CUT_OFFS_CAPTION = Text("Each sign is a round.", "Chaque signe est une ronde.")
CUT_OFF_DOT = Text("Round {number}, {day}: {amount} ({title})", "Ronde {number}, {day} : {amount} ({title})")
CUT_OFFS_ALTERNATIVE = Text(
    "Lowest scores invited in {count} rounds from {first} to {last}: from {low} in round {lowest} to {high} in round "
    "{highest}.",
    "Notes minimales invitées dans {count} rondes du {first} au {last} : de {low} à la ronde {lowest} à {high} à la "
    "ronde {highest}.",
)
CUT_OFFS_MEANING = Text(
    "The department decides how many to invite; the lowest score is what comes out. In the table: from the lowest to "
    "the highest of each year, and of how many rounds.",
    "Le ministère décide du nombre d'invitations; la note la plus basse est ce qui en résulte. Dans la table : de la "
    "plus basse à la plus haute de chaque année, et de combien de rondes.",
)
CUT_OFFS_CAUTION = Text(
    "Rounds that ranked different people cannot be compared by their scores alone. Provincial nominees have the points "
    "of their nomination.",
    "Des rondes qui ont classé des personnes différentes ne se comparent pas par leurs seules notes. Les candidats des "
    "provinces ont les points de leur désignation.",
)
INVITATIONS = Text("Invitations in each year", "Invitations de chaque année")
INVITATIONS_CAPTION = Text("Each column is a year.", "Chaque colonne est une année.")
INVITATIONS_ALTERNATIVE = Text(
    "Invitations in each year from {first} to {last}: {total} in all, most of them in {year} ({most}).",
    "Invitations de chaque année de {first} à {last} : {total} en tout, le plus en {year} ({most}).",
)
INVITATIONS_MEANING = Text(
    "Invitations as announced on the day of each round. The last year is not over.",
    "Les invitations annoncées le jour de chaque ronde. La dernière année n'est pas terminée.",
)
POOL = Text("Candidates in the pool by score", "Candidats dans le bassin selon la note")
POOL_CAPTION = Text(
    "The height of a layer is the number of candidates.", "La hauteur d'une couche est le nombre de candidats."
)
POOL_ALTERNATIVE = Text(
    "Candidates in the pool by band of scores: {before} in all on {first}, {after} on {last}.",
    "Candidats dans le bassin par tranche de notes : {before} en tout le {first}, {after} le {last}.",
)
POOL_MEANING = Text(
    "Published with rounds since 2022, counted before the round.",
    "Publié avec les rondes depuis 2022, compté avant la ronde.",
)
POOL_THIRD_PARTY = Text(
    "A day with * was blank in the department's data and filled in by a third party.",
    "Un jour marqué de * était vide dans les données du ministère et a été comblé par un tiers.",
)
TIE_BREAKS = Text("How long the last person invited had waited", "Combien de temps la dernière personne a attendu")
TIE_BREAKS_CAPTION = Text(
    "Each sign is a round: days from the tie-breaking time to the round.",
    "Chaque signe est une ronde : jours entre l'heure de départage et la ronde.",
)
TIE_BREAK_DOT = Text(
    "Round {number}, {day}: {amount} days ({title})", "Ronde {number}, {day} : {amount} jours ({title})"
)
TIE_BREAKS_ALTERNATIVE = Text(
    "Days from the tie-breaking time to the round, in {count} rounds: half of them at most {middle}, the longest "
    "{most}.",
    "Jours entre l'heure de départage et la ronde, dans {count} rondes : au plus {middle} pour la moitié, {most} au "
    "plus.",
)
TIE_BREAKS_MEANING = Text(
    "Of those with the lowest score, whoever submitted by the tie-breaking time was invited. The deeper it lies, the "
    "longer a profile with that score had to wait. In the table: from the fewest to the most days, and of how many "
    "rounds.",
    "Parmi ceux qui avaient la note la plus basse, ont été invités ceux qui avaient présenté leur profil au plus tard "
    "à l'heure de départage. Plus elle est lointaine, plus un profil ayant cette note devait attendre. Dans la table : "
    "du moins au plus de jours, et de combien de rondes.",
)
TIE_BREAKS_NONE = Text(
    "Rounds without a published tie-breaking time are left out.",
    "Les rondes sans heure de départage publiée sont laissées de côté.",
)
