"""``express-entry synthesize``: invented candidates whose scores stand in the published bands of a day."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.history import NARROW_BANDS, Distribution, Quality
from express_entry.law import Reason, Text
from express_entry.law.text import Language

from . import guide, guide_crowds, guide_options
from .command import Leaf
from .crowds import FORMATS, PIPE, check_installed, running
from .faults import BadInput, quoted
from .options import Format, Lang, as_json, day_named, language_of, one_of, today, whole_number
from .page import Column
from .streams import complain, new_page, write, write_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from express_entry.scoring.streams import Format as Written
    from express_entry.synthetic.pool import Pool

app = typer.Typer(add_completion=False)

MOST_SEED = 2**63 - 1

Out = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar=guide_options.FILE.en, help=guide_crowds.SYNTHESIS_OUTPUT.en, show_default=False
    ),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar=guide_options.DAY.en, help=guide_crowds.AS_OF.en)]
Size = Annotated[str | None, typer.Option("--size", metavar=guide_options.HOW_MANY.en, help=guide_crowds.SIZE.en)]
Seed = Annotated[str, typer.Option("--seed", metavar=guide_options.HOW_MANY.en, help=guide_crowds.SEED.en)]
Documents = Annotated[bool, typer.Option("--documents", help=guide_crowds.AS_DOCUMENTS.en)]
WriteAs = Annotated[str | None, typer.Option("--to", metavar="|".join(FORMATS), help=guide_crowds.COLUMNS_AS.en)]


@app.command(cls=Leaf, help=guide.SYNTHESIZE.en)
def synthesize(
    output: Out,
    *,
    as_of: AsOf = None,
    size: Size = None,
    seed: Seed = "1",
    documents: Documents = False,
    to: WriteAs = None,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Draw a pool into a file, and say what it follows and what is invented."""
    from express_entry.synthetic.quotas import MOST

    language, in_json = language_of(lang), as_json(form)
    day = today() if as_of is None else day_named("--as-of", as_of)
    wanted = None if size is None else whole_number("--size", size, most=MOST)
    sown = _seed(seed)
    if to is not None:
        one_of("--to", to, FORMATS)
        if documents:
            raise BadInput(_NO_FORMAT.of())
    check_installed("synthesize")
    from express_entry.scoring.streams import Format as Written
    from express_entry.synthetic.pool import pool_of

    pool = pool_of(day, wanted, seed=sown)
    _write(pool, output, None if to is None else Written(to), language, documents=documents)
    _tell(pool, output, language, in_json=in_json)


def _seed(value: str) -> int:
    if value.isascii() and value.isdigit() and len(value) <= len(str(MOST_SEED)) and int(value) <= MOST_SEED:
        return int(value)
    raise BadInput(_NO_SEED.of(value=quoted(value), most=str(MOST_SEED)))


def _write(pool: Pool, output: str, format_: Written | None, language: Language, *, documents: bool) -> None:
    from express_entry.synthetic.files import write_columns, write_documents

    with running(language, printing=output == PIPE) as told:
        if documents:
            write_documents(pool, output, told=told)
        else:
            write_columns(pool, output, format_, told=told)


def _tell(pool: Pool, output: str, language: Language, *, in_json: bool) -> None:
    """What was drawn: on standard output, or where that is the output, on the other."""
    followed = pool.published
    assert followed is not None
    if in_json and output != PIPE:
        write_json(
            {
                "written": pool.size,
                "as_of": pool.asked.isoformat() if pool.asked else None,
                "on": pool.day.isoformat(),
                "distribution": {"as_of": followed.as_of.isoformat(), "total": followed.total},
                "bands": {str(band): pool.quotas[band] for band in NARROW_BANDS},
                "seed": pool.seed,
                "law": {"crs": pool.rules.crs_version, "fingerprint": pool.rules.fingerprint},
                "remarks": [each.say(language) for each in _remarks(pool, followed)],
            }
        )
        return
    page = new_page(sys.stderr if output == PIPE else None)
    if output != PIPE:
        page.say(_WRITTEN.of(rows=pool.size, file=output, day=pool.day).say(language))
        rows = [[f"{band.low}–{band.high}", COUNT.of(number=pool.quotas[band]).say(language)] for band in NARROW_BANDS]
        page.table([Column(SCORES.say(language)), Column(CANDIDATES.say(language), right=True)], rows, indent=2)
    for each in _remarks(pool, followed):
        page.item(each.say(language))
    (complain if output == PIPE else write)(page.text)


def _remarks(pool: Pool, followed: Distribution) -> Iterator[Reason]:
    """What was assumed, and what must not be taken for more than it is."""
    from express_entry.synthetic.quotas import short_bands

    yield _INVENTED.of()
    yield _OFFERS.of()
    if pool.asked != followed.as_of:
        yield _EARLIER.of(asked=pool.asked, day=followed.as_of)
    if followed.quality is Quality.REPEAT:
        yield _REPEAT.of(day=followed.as_of, before=followed.repeat_of)
    if followed.quality is Quality.THIRD_PARTY:
        yield _THIRD_PARTY.of(day=followed.as_of)
    if pool.size != followed.total:
        yield _IN_PROPORTION.of(total=followed.total)
    for band, number in short_bands(followed.bands).items():
        yield _SHORT.of(band=f"{band.low}–{band.high}", number=number)
    yield _BY.of(version=pool.rules.crs_version, seed=pool.seed)


SCORES = Text("scores", "notes")
CANDIDATES = Text("candidates", "candidats")
COUNT = Text("{number}", "{number}")
_WRITTEN = Text(
    "Invented candidates of {day} written into {file}: {rows}.",
    "Candidats inventés du {day} écrits dans {file} : {rows}.",
)
_INVENTED = Text(
    "How many stand in each band is as published; everything else is invented and says nothing about real candidates.",
    "Le nombre dans chaque tranche est celui publié; tout le reste est inventé et ne dit rien des vrais candidats.",
)
_OFFERS = Text(
    "Job offers are invented, too, and drawn on every day, whether or not the ranking gives points for them.",
    "Les offres d'emploi sont inventées, elles aussi, et tirées à toute date, que le classement leur accorde ou non "
    "des points.",
)
_EARLIER = Text(
    "Nothing was published for {asked}: this is the pool of {day}, the last publication before.",
    "Rien n'a été publié pour le {asked} : ceci est le bassin du {day}, la dernière publication avant cette date.",
)
_REPEAT = Text(
    "What was published for {day} are the figures of {before} again.",
    "Ce qui a été publié pour le {day} reprend les chiffres du {before}.",
)
_THIRD_PARTY = Text(
    "The figures of {day} are blank in the department's data and were filled in by a third party.",
    "Les chiffres du {day} sont vides dans les données du ministère et ont été comblés par un tiers.",
)
_IN_PROPORTION = Text(
    "Of {total} published candidates, each band has its share (by the largest remainder).",
    "Des {total} candidats publiés, chaque tranche a sa part (méthode du plus fort reste).",
)
_SHORT = Text(
    "The tens published of {band} leave {number} candidates out; they are shared among the tens in proportion.",
    "Les dizaines publiées de {band} omettent {number} candidats; ils y sont répartis en proportion.",
)
_BY = Text(
    "Scored by the ranking of {version}; seed {seed}: the same again gives the same file.",
    "Notes selon le classement du {version}; germe {seed} : la même commande redonne le même fichier.",
)
_NO_FORMAT = Text(
    "--to says how factor columns are written; documents are JSON. Accepted: --documents or --to.",
    "--to indique comment écrire des colonnes de facteurs; les documents sont en JSON. Valeurs acceptées : --documents "
    "ou --to.",
)
_NO_SEED = Text(
    "--seed: {value} cannot be used. Accepted: a whole number from 0 to {most}.",
    "--seed : {value} ne convient pas. Valeurs acceptées : un nombre entier de 0 à {most}.",
)
