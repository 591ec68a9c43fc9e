"""``express-entry pool round``: rounds of invitations as officers hold them."""

from __future__ import annotations

from typing import Annotated

import typer

from express_entry.law.text import Text

from . import guide_options, guide_pool, pool_corrections, pool_replay, pool_round_missed, pool_round_shown
from .command import Branch, Leaf, asked_first
from .desks import DIFFERS, As, cores, desk, pool
from .faults import BadInput, quoted
from .options import Format, Lang, as_json, instant_named, language_of, one_of, whole_number
from .streams import new_page, write, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide_pool.ROUND.en)

GROUPINGS = ("general", "program", "category")
MOST = 1_000_000

Number = Annotated[
    str, typer.Argument(metavar=guide_options.NUMBER.en, help=guide_pool.ROUND_NUMBER.en, show_default=False)
]
Grouping = Annotated[str, typer.Option("--grouping", metavar="|".join(GROUPINGS), help=guide_pool.GROUPING.en)]
Programs = Annotated[str, typer.Option("--programs", metavar="cec,fsw,fst", help=guide_pool.PROGRAMS.en)]
Category = Annotated[str | None, typer.Option("--category", metavar="stem@2025-2", help=guide_pool.CATEGORY.en)]
Invitations = Annotated[
    str | None, typer.Option("--invitations", metavar=guide_options.HOW_MANY.en, help=guide_pool.INVITATIONS.en)
]
PointsFrom = Annotated[
    str | None, typer.Option("--points-from", metavar=guide_options.HOW_MANY.en, help=guide_pool.POINTS_FROM.en)
]
Earliest = Annotated[
    str | None, typer.Option("--earliest", metavar=guide_options.INSTANT.en, help=guide_pool.EARLIEST.en)
]
Basis = Annotated[str, typer.Option("--basis", metavar="A10.3 …", help=guide_pool.BASIS.en)]
Note = Annotated[str, typer.Option("--note", metavar="…", help=guide_pool.NOTE.en)]
Additional = Annotated[
    str | None, typer.Option("--additional", metavar=guide_options.HOW_MANY.en, help=guide_pool.ADDITIONAL.en)
]
BasisOf = Annotated[str, typer.Option("--basis", metavar="A10.3 …", help=guide_pool.BASIS.en)]
Cancel = Annotated[list[str] | None, typer.Option("--cancel", metavar="E000000123", help=guide_pool.CANCEL.en)]
Invite = Annotated[list[str] | None, typer.Option("--invite", metavar="E000000123", help=guide_pool.INVITE.en)]
Restore = Annotated[list[str] | None, typer.Option("--restore", metavar="E000000123", help=guide_pool.RESTORE.en)]
Correction = Annotated[
    str, typer.Argument(metavar=guide_options.NUMBER.en, help=guide_pool.CORRECTION.en, show_default=False)
]

app.command("list", cls=Leaf, help=guide_pool.ROUND_SHOW.en)(pool_round_shown.list_)
app.command("show", cls=Leaf, help=guide_pool.ROUND_SHOW.en)(pool_round_shown.show)
app.command("invited", cls=Leaf, help=guide_pool.ROUND_INVITED.en)(pool_round_shown.invited)
app.command("missed", cls=Leaf, help=guide_pool.ROUND_MISSED.en)(pool_round_missed.missed)
app.command("preview", cls=Leaf, help=guide_pool.ROUND_PREVIEW.en)(pool_round_shown.preview)
app.command("line", cls=Leaf, help=guide_pool.ROUND_LINE.en)(pool_round_shown.line)
app.command("replay", cls=Leaf, help=guide_pool.ROUND_REPLAY.en)(pool_replay.replay)
app.command("corrections", cls=Leaf, help=guide_pool.ROUND_CORRECTIONS.en)(pool_corrections.corrections)
app.command("drop", cls=Leaf, help=guide_pool.ROUND_DROP.en)(pool_corrections.drop)
app.command("export", cls=Leaf, help=guide_pool.ROUND_EXPORT.en)(pool_round_shown.export)


@app.command(cls=Leaf, help=guide_pool.ROUND_DRAFT.en)
def draft(
    number: Number,
    *,
    grouping: Grouping,
    programs: Programs,
    basis: Basis,
    actor: As,
    category: Category = None,
    invitations: Invitations = None,
    points_from: PointsFrom = None,
    earliest: Earliest = None,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Draft an instruction, and print it."""
    language, in_json = language_of(lang), as_json(form)
    one_of("--grouping", grouping, GROUPINGS)
    many = _amount("--invitations", invitations)
    least = _amount("--points-from", points_from)
    instant = None if earliest is None else instant_named("--earliest", earliest)
    with pool("pool round draft"):
        from express_entry.pool import rounds
        from express_entry.selection import Grouping as Groupings
        from express_entry.selection.documents import category_of

        version = None if category is None else category_of(category)
        if category is not None and version is None:
            raise BadInput(_NO_CATEGORY.of(value=quoted(category)))
        who = desk(actor)
        made = rounds.draft(
            who,
            rounds.Draft(
                number=number,
                grouping=Groupings(grouping),
                programs=[each.strip() for each in programs.split(",") if each.strip()],
                earliest=instant or who.clock(),
                legal_basis=basis,
                invitations=many,
                points_from=least,
                category=version,
            ),
        )
        pool_round_shown.tell(made, language, in_json=in_json)


def _amount(option: str, value: str | None) -> int | None:
    """A whole number from 0 on."""
    if value is None:
        return None
    return 0 if value == "0" else whole_number(option, value, most=MOST)


@app.command(cls=Leaf, help=guide_pool.ROUND_AUTHORISE.en)
def authorise(number: Number, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Authorise an instruction, and print it."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool round authorise"):
        from express_entry.pool import rounds

        pool_round_shown.tell(rounds.authorise(desk(actor), number), language, in_json=in_json)


@app.command(cls=Leaf, help=guide_pool.ROUND_DISCARD.en)
def discard(number: Number, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Give up an instruction, and print it."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool round discard"):
        from express_entry.pool import rounds

        pool_round_shown.tell(rounds.discard(desk(actor), number), language, in_json=in_json)


@app.command(cls=Leaf, help=guide_pool.ROUND_RUN.en)
def run(number: Number, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Run a round, and print where the line fell."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool round run"):
        from express_entry.pool import running

        pool_round_shown.tell(running.run(desk(actor), number, workers=cores()), language, in_json=in_json)


@app.command(cls=Leaf, help=guide_pool.ROUND_PUBLISH.en)
def publish(number: Number, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Publish the result of a round, and print it."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool round publish"):
        from express_entry.pool import publishing
        from express_entry.service import signing, starting

        signer = signing.signer(starting.set_up().places)
        pool_round_shown.tell(publishing.publish(desk(actor), number, signer), language, in_json=in_json)


@app.command(cls=Leaf, help=guide_pool.ROUND_VERIFY.en)
def verify(number: Number, form: Format = "text", lang: Lang = None) -> None:
    """Work a round out again, and print every way in which it differs."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool round verify"):
        from express_entry.pool import publishing

        found = [reason.say(language) for reason in publishing.check(number)]
    if in_json:
        write_json({"number": number, "verified": not found, "differences": found})
    else:
        page = new_page()
        page.say((_DIFFERS if found else _VERIFIED).of(number=number).say(language), style="bad" if found else "good")
        for each in found:
            page.item(each)
        write(page.text)
    if found:
        raise typer.Exit(DIFFERS)


@app.command(cls=Leaf, help=guide_pool.ROUND_CORRECT.en)
def correct(
    number: Number,
    *,
    note: Note,
    actor: As,
    cancel: Cancel = None,
    invite: Invite = None,
    restore: Restore = None,
    additional: Additional = None,
    basis: BasisOf = "",
    lang: Lang = None,
) -> None:
    """Draft a correction, and print its number."""
    language = language_of(lang)
    more = _amount("--additional", additional) or 0
    with pool("pool round correct"):
        from express_entry.pool import supplements

        made = supplements.draft(
            desk(actor),
            number,
            cancelled=cancel or (),
            missed=invite or (),
            restored=restore or (),
            note=note,
            additional=more,
            legal_basis=basis,
        )
    write(f"{_DRAFTED.of(key=str(made.id)).say(language)}\n")


@app.command(cls=Leaf, help=guide_pool.ROUND_CONFIRM.en)
def confirm(correction: Correction, *, actor: As, lang: Lang = None) -> None:
    """Carry a correction out, and print the final number of invitations."""
    language = language_of(lang)
    key = whole_number(guide_options.NUMBER.say(language), correction, most=10**9)
    with pool("pool round confirm"):
        from express_entry.pool import supplements

        made = supplements.authorise(desk(actor), key)
        final = supplements.final_number(made.round)
    write(f"{_CORRECTED.of(number=made.round.number, final=str(final)).say(language)}\n")


_NO_CATEGORY = Text(
    "--category: {value} is not the version of a category. Accepted: one such as stem@2025-2.",
    "--category : {value} n'est pas la version d'une catégorie. Valeurs acceptées : une version comme stem@2025-2.",
)
_VERIFIED = Text(
    "Round {number}: its snapshot gives the same again, byte for byte.",
    "Ronde {number} : son instantané redonne la même chose, octet par octet.",
)
_DIFFERS = Text(
    "Round {number} is not what its snapshot gives.", "La ronde {number} n'est pas ce que donne son instantané."
)
_DRAFTED = Text(
    "Correction {key} is drafted; another officer carries it out with pool round confirm {key}.",
    "La correction {key} est rédigée; un autre agent l'exécute par pool round confirm {key}.",
)
_CORRECTED = Text(
    "Round {number} is corrected; invitations in the end: {final}.",
    "La ronde {number} est corrigée; invitations au total : {final}.",
)
