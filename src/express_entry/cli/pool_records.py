"""``express-entry pool record``: nominations, notifications of interest and allocations as provinces send them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law.text import Sayable, Text

from . import guide_options, guide_pool
from .crowds import SET_ASIDE
from .desks import As, desk, pool
from .faults import BadInput, quoted
from .options import Format, Lang, as_json, day_named, language_of, one_of
from .streams import new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.pool.units import Desk

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "nominations": ("province", "number", "code", "certificate", "issued"),
    "withdrawals": ("province", "number"),
    "interests": ("province", "number", "stream"),
    "allocations": ("province", "year", "nominations", "source"),
}
"""What a file may hold, and its columns."""

Kind = Annotated[str, typer.Argument(metavar="|".join(COLUMNS), help=guide_pool.RECORD_KIND.en, show_default=False)]
File = Annotated[str, typer.Argument(metavar=guide_options.FILE.en, help=guide_pool.RECORD_FILE.en, show_default=False)]


def record(kind: Kind, file: File, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Record each row of a file, and print those that cannot be."""
    language, in_json = language_of(lang), as_json(form)
    rows = _rows(one_of("KIND", kind, COLUMNS), file)
    refused: list[tuple[int, Sayable]] = []
    with pool("pool record"):
        from express_entry.pool.faults import PoolFault

        who = desk(actor)
        for number, row in enumerate(rows, start=2):
            try:
                _DONE[kind](who, row)
            except (PoolFault, BadInput) as error:
                refused.append((number, error))
    many = len(rows) - len(refused)
    if in_json:
        told = [{"row": number, "reason": fault.say(language)} for number, fault in refused]
        write_json({"recorded": many, "set_aside": told})
    else:
        page = new_page()
        page.say(_RECORDED.of(many=many).say(language))
        for number, fault in refused:
            page.item(_ROW.of(number=number, why=fault.say(language)).say(language), style="bad")
        write(page.text)
    if refused:
        raise typer.Exit(SET_ASIDE)


def _rows(kind: str, file: str) -> list[dict[str, str]]:
    try:
        with Path(file).open(encoding="utf-8-sig", newline="") as text:
            found = csv.DictReader(text)
            if tuple(found.fieldnames or ()) != COLUMNS[kind]:
                stated = ", ".join(found.fieldnames or ()) or "-"
                raise BadInput(_COLUMNS.of(value=quoted(stated), accepted=", ".join(COLUMNS[kind])))
            rows = [{name: value or "" for name, value in row.items() if name} for row in found]
    except (OSError, ValueError, csv.Error) as error:
        if isinstance(error, BadInput):
            raise
        raise BadInput(_UNREADABLE.of(value=quoted(file), why=str(error))) from None
    return rows


def _nominate(who: Desk, row: Mapping[str, str]) -> None:
    from express_entry.pool import provinces

    issued = day_named("issued", row["issued"])
    provinces.offer(
        who, row["province"], row["number"], code=row["code"], certificate=row["certificate"], issued=issued
    )


def _withdraw(who: Desk, row: Mapping[str, str]) -> None:
    from express_entry.pool import provinces

    provinces.take_back(who, row["province"], row["number"])


def _notify(who: Desk, row: Mapping[str, str]) -> None:
    from express_entry.pool import provinces

    provinces.notify(who, row["province"], row["number"], stream=row["stream"])


def _allocate(who: Desk, row: Mapping[str, str]) -> None:
    from express_entry.pool import provinces

    year, nominations = (_number(name, row[name]) for name in ("year", "nominations"))
    provinces.allocate(who, row["province"], year, nominations, source=row["source"])


def _number(name: str, value: str) -> int:
    if value.isascii() and value.isdigit() and len(value) <= 9:
        return int(value)
    raise BadInput(_NO_NUMBER.of(field=name, value=quoted(value)))


_DONE: Mapping[str, Callable[[Desk, Mapping[str, str]], None]] = {
    "nominations": _nominate,
    "withdrawals": _withdraw,
    "interests": _notify,
    "allocations": _allocate,
}

_RECORDED = Text("Rows recorded: {many}.", "Lignes consignées : {many}.")
_ROW = Text("row {number}: {why}", "ligne {number} : {why}")
_COLUMNS = Text(
    "the header {value} cannot be used. Accepted: {accepted}.",
    "l'en-tête {value} ne convient pas. Valeurs acceptées : {accepted}.",
)
_UNREADABLE = Text("{value} cannot be read: {why}.", "{value} ne peut pas être lu : {why}.")
_NO_NUMBER = Text(
    "{field}: {value} is not a whole number. Accepted: one from 0 on.",
    "{field} : {value} n'est pas un nombre entier. Valeurs acceptées : un nombre à partir de 0.",
)
