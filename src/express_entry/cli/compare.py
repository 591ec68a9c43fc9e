"""``express-entry compare``: two people, two days, two laws, or either partner as candidate, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law import Text

from . import guide, guide_options
from .command import Leaf
from .faults import BadInput
from .options import Format, Lang, LawFile, On, Syntax, as_json, day_named, language_of, law_with, on_day
from .streams import new_page, write, write_json

if TYPE_CHECKING:
    from datetime import date

    from express_entry.assessment.comparison import Comparison
    from express_entry.law.text import Language, Reason
    from express_entry.profile import Profile

app = typer.Typer(add_completion=False)

File = Annotated[
    str, typer.Argument(metavar=guide_options.FILE.en, help=guide_options.PROFILE_FILE.en, show_default=False)
]
Other = Annotated[
    str | None, typer.Argument(metavar=guide_options.OTHER.en, help=guide_options.OTHER_FILE.en, show_default=False)
]
AndOn = Annotated[str | None, typer.Option("--and-on", metavar=guide_options.DAY.en, help=guide_options.AND_ON.en)]
LawOf = Annotated[str | None, typer.Option("--law-of", metavar=guide_options.DAY.en, help=guide_options.LAW_OF.en)]
Principal = Annotated[bool, typer.Option("--principal", help=guide_options.PRINCIPAL.en)]


@app.command(cls=Leaf, help=guide.COMPARE.en)
def compare(
    file: File,
    other: Other = None,
    *,
    on: On = None,
    and_on: AndOn = None,
    law: LawFile = None,
    law_of: LawOf = None,
    principal: Principal = False,
    form: Format = "text",
    lang: Lang = None,
    syntax: Syntax = None,
) -> None:
    """Print what differs between two sides, and why."""
    language, in_json, day = language_of(lang), as_json(form), on_day(on)
    later = None if and_on is None else day_named("--and-on", and_on)
    of_day = None if law_of is None else day_named("--law-of", law_of)
    _check(other, (later, law, of_day), principal=principal)
    from .documents import profile_at, syntax_named

    written = syntax_named(syntax)
    first = profile_at(file, written)
    second = first if other is None else profile_at(other, written)
    found = _compared(first, second, (day, later or day), (law, of_day), principal=principal)
    names = _labels((file, other), (day, later), (law, of_day), principal=principal)
    _answer(found, (names[0].say(language), names[1].say(language)), language, in_json=in_json)


def _check(other: str | None, differing: tuple[object, ...], *, principal: bool) -> None:
    if principal and other is not None:
        raise BadInput(_ONE_DOCUMENT.of())
    if differing[1] is not None and differing[2] is not None:
        raise BadInput(_ONE_LAW.of())
    if not principal and other is None and not any(differing):
        raise BadInput(_NOTHING.of())


def _compared(
    first: Profile,
    second: Profile,
    days: tuple[date, date],
    laws: tuple[str | None, date | None],
    *,
    principal: bool,
) -> Comparison:
    from express_entry.assessment import comparison
    from express_entry.profile.principal import not_carried_over, other_as_principal

    law, of_day = laws
    in_force = law_with(law).on(of_day or days[1])
    remarks = not_carried_over(first) if principal else ()
    turned = other_as_principal(first) if principal else second
    one = comparison.Side(first, days[0], law_with(None).on(days[0]))
    return comparison.compare(one, comparison.Side(turned, days[1], in_force), remarks=remarks)


def _answer(found: Comparison, labels: tuple[str, str], language: Language, *, in_json: bool) -> None:
    if in_json:
        from express_entry.assessment.comparisonshape import as_comparison

        write_json(as_comparison(found, language, labels))
        return
    from .render_compare import render

    page = new_page()
    render(page, found, labels, language)
    write(page.text)


def _labels(
    files: tuple[str, str | None],
    days: tuple[date, date | None],
    laws: tuple[str | None, date | None],
    *,
    principal: bool,
) -> tuple[Reason, Reason]:
    """What each side is called: its document, its day, and a law that is not that of the day."""
    first = _ON_DAY.of(who=_named(files[0]), day=days[0])
    who: object = _named(files[1] or files[0])
    second = _ON_DAY.of(who=_TURNED.of(who=who) if principal else who, day=days[1] or days[0])
    if laws[0] is not None:
        second = _UNDER_FILE.of(side=second, file=_named(laws[0]))
    if laws[1] is not None:
        second = _UNDER_LAW_OF.of(side=second, day=laws[1])
    return first, second


def _named(file: str) -> str:
    from pathlib import PurePath

    from .faults import MOST_SHOWN_OF_A_NAME, printable

    return printable(PurePath(file).name or file, MOST_SHOWN_OF_A_NAME)


_ON_DAY = Text("{who}, {day}", "{who}, {day}")
_TURNED = Text("{who} with the other partner as candidate", "{who} avec l'époux ou conjoint de fait comme candidat")
_UNDER_FILE = Text("{side}, with {file} laid over the law", "{side}, avec {file} superposé au droit")
_UNDER_LAW_OF = Text("{side}, under the law of {day}", "{side}, selon le droit du {day}")
_NOTHING = Text(
    "compare: there is nothing to compare with. Accepted: a second profile, --and-on DAY, --law FILE, --law-of DAY or "
    "--principal.",
    "compare : il n'y a rien à comparer. Valeurs acceptées : un second profil, --and-on JOUR, --law FICHIER, "
    "--law-of JOUR ou --principal.",
)
_ONE_DOCUMENT = Text(
    "compare: --principal turns one document round. Accepted: --principal or a second profile, not both.",
    "compare : --principal retourne un seul document. Valeurs acceptées : --principal ou un second profil, pas les "
    "deux.",
)
_ONE_LAW = Text(
    "compare: the second side has one law. Accepted: --law FILE or --law-of DAY, not both.",
    "compare : le second côté n'a qu'un droit. Valeurs acceptées : --law FICHIER ou --law-of JOUR, pas les deux.",
)
