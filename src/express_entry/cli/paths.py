"""``express-entry paths``: what a person could change to reach a score, a program or a category."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law.text import Text

from . import guide, guide_options
from .command import Leaf
from .faults import BadInput, quoted
from .options import Format, Lang, LawFile, On, Syntax, as_json, language_of, law_with, on_day, one_of, whole_number
from .streams import new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.assessment.goals import Goal
    from express_entry.assessment.pathchanges import Terms
    from express_entry.law import Law

app = typer.Typer(add_completion=False)

MOST, USUAL = 10_000, "50"
"""The most paths that ``--most`` asks for, and how many are listed where it does not."""

File = Annotated[
    str, typer.Argument(metavar=guide_options.FILE.en, help=guide_options.PROFILE_FILE.en, show_default=False)
]
ToScore = Annotated[
    str | None, typer.Option("--score", metavar=guide_options.HOW_MANY.en, help=guide_options.TO_SCORE.en)
]
ToProgram = Annotated[
    str | None, typer.Option("--program", metavar="fsw|cec|fst|pnp", help=guide_options.TO_PROGRAM.en)
]
ToCategory = Annotated[
    str | None, typer.Option("--category", metavar=guide_options.SLUG.en, help=guide_options.TO_CATEGORY.en)
]
Most = Annotated[str, typer.Option("--most", metavar=guide_options.HOW_MANY.en, help=guide_options.MOST_PATHS.en)]
Without = Annotated[
    list[str] | None, typer.Option("--without", metavar=guide_options.KIND.en, help=guide_options.WITHOUT_KIND.en)
]
Lead = Annotated[
    list[str] | None, typer.Option("--lead", metavar=guide_options.LEAD_TIME.en, help=guide_options.LEAD.en)
]


@app.command(cls=Leaf, help=guide.PATHS.en)
def paths(  # noqa: PLR0917 - options are arguments
    file: File,
    on: On = None,
    score: ToScore = None,
    program: ToProgram = None,
    category: ToCategory = None,
    most: Most = USUAL,
    without: Without = None,
    lead: Lead = None,
    law: LawFile = None,
    form: Format = "text",
    lang: Lang = None,
    syntax: Syntax = None,
) -> None:
    """Print the minimal paths to a goal, and what they rest on."""
    language, in_json, day, listed = (
        language_of(lang),
        as_json(form),
        on_day(on),
        whole_number("--most", most, most=MOST),
    )
    from express_entry.assessment.paths import paths as found_paths
    from express_entry.assessment.pathshape import paths_document

    from .documents import profile_at, syntax_named

    written = syntax_named(syntax)
    whole = law_with(law)
    goal, terms = _goal(score, program, category, whole.on(day)), _terms(without or (), lead or ())
    found = found_paths(profile_at(file, written), on=day, goal=goal, law=whole, most=listed, terms=terms)
    if in_json:
        write_json(paths_document(found, language))
        return
    from .render_paths import render

    page = new_page()
    render(page, found, language)
    write(page.text)


def _goal(score: str | None, program: str | None, category: str | None, law: Law) -> Goal:
    """The one goal that the options name."""
    from express_entry.assessment.goals import Goal
    from express_entry.law.programs import in_force

    given = [name for name, value in (("--score", score), ("--program", program), ("--category", category)) if value]
    if len(given) != 1:
        raise BadInput((_SEVERAL if given else _NO_GOAL).of(given=", ".join(given)))
    if score is not None:
        return Goal(score=whole_number("--score", score, most=law.last_known.crs.maximum))
    if program is not None:
        return Goal(program=one_of("--program", program, tuple(in_force(law))))
    return Goal(category=category)


def _terms(without: Sequence[str], leads: Sequence[str]) -> Terms:
    """The kinds of change that are left, and the lead times with those that are given."""
    from express_entry.assessment.pathchanges import ALL_KINDS, TERMS, Kind, Terms

    names = [kind.value for kind in Kind]
    left = ALL_KINDS - {Kind(one_of("--without", name, names)) for name in without}
    return Terms(TERMS.leads.with_months(dict(_lead(each) for each in leads)), left)


def _lead(value: str) -> tuple[str, int]:
    from express_entry.assessment.leadtimes import MOST_MONTHS, lead_times

    name, sign, months = value.partition("=")
    known = lead_times().leads
    digits = months.isascii() and months.isdigit() and len(months) <= len(str(MOST_MONTHS))
    if name not in known or not sign or not digits or int(months) > MOST_MONTHS:
        raise BadInput(_NO_LEAD.of(value=quoted(value), names=", ".join(known), most=str(MOST_MONTHS)))
    return name, int(months)


_NO_GOAL = Text(
    "no goal is given. Accepted: one of --score N, --program fsw|cec|fst|pnp and --category NAME.",
    "aucun but n'est donné. Valeurs acceptées : un seul de --score N, --program fsw|cec|fst|pnp et --category NOM.",
)
_SEVERAL = Text(
    "{given}: several goals are given. Accepted: one of --score N, --program fsw|cec|fst|pnp and --category NAME.",
    "{given} : plusieurs buts sont donnés. Valeurs acceptées : un seul de --score N, --program fsw|cec|fst|pnp et "
    "--category NOM.",
)
_NO_LEAD = Text(
    "--lead: {value} cannot be used. Accepted: NAME=MONTHS with a name of {names} and whole months from 0 to {most}.",
    "--lead : {value} ne convient pas. Valeurs acceptées : NOM=MOIS, le nom étant l'un de {names}, et les mois un "
    "nombre entier de 0 à {most}.",
)
