"""``express-entry pool round corrections`` and ``drop``: what was drafted to correct a round, and given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law.text import Language, Text

from . import guide_options, guide_pool
from .desks import As, desk, pool
from .options import Format, Lang, as_json, language_of, whole_number
from .streams import new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.pool.roundrows import Supplement

Number = Annotated[
    str, typer.Argument(metavar=guide_options.NUMBER.en, help=guide_pool.ROUND_NUMBER.en, show_default=False)
]
Correction = Annotated[
    str, typer.Argument(metavar=guide_options.NUMBER.en, help=guide_pool.CORRECTION.en, show_default=False)
]


def corrections(number: Number, form: Format = "text", lang: Lang = None) -> None:
    """Print the corrections of a round."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool round corrections"):
        from express_entry.pool.rounddocuments import correction_document
        from express_entry.pool.rounds import known

        found = list(known(number).supplements.order_by("id"))
        documents = [correction_document(each) for each in found]
    if in_json:
        write_json(documents)
        return
    page = new_page()
    if not found:
        page.say(_NONE.of(number=number).say(language))
    for each in found:
        page.heading(_CORRECTION.of(key=str(each.id)).say(language))
        page.pairs(_pairs(each, language))
    write(page.text)


def _pairs(each: Supplement, language: Language) -> list[tuple[str, str]]:
    state = _DROPPED if each.discarded else _DONE if each.done else _WAITS
    by = each.discarded_by or each.authorised_by
    rows = [
        (_STATE, state.say(language)),
        (_CANCELLED, each.cancelled),
        (_MISSED, each.missed),
        (_RESTORED, each.restored),
        (_ADDITIONAL, str(each.additional or "")),
        (_BASIS, each.legal_basis),
        (_NOTE, each.note),
        (_DRAFTED_BY, each.drafted_by),
        (_BY, by),
    ]
    return [(text.say(language), value) for text, value in rows if value]


def drop(correction: Correction, *, actor: As, lang: Lang = None) -> None:
    """Discard a correction."""
    language = language_of(lang)
    key = whole_number(guide_options.NUMBER.say(language), correction, most=10**9)
    with pool("pool round drop"):
        from express_entry.pool import supplements

        made = supplements.discard(desk(actor), key)
    write(f"{_GONE.of(key=str(made.id)).say(language)}\n")


_NONE = Text("There is no correction of the round {number}.", "Il n'y a pas de correction de la ronde {number}.")
_CORRECTION = Text("Correction {key}", "Correction {key} de la ronde")
_STATE = Text("State", "État")
_WAITS = Text("drafted, waits for another officer", "rédigée, attend un autre agent")
_DONE = Text("carried out", "exécutée")
_DROPPED = Text("discarded", "abandonnée")
_CANCELLED = Text("Issued in error", "Émises par erreur")
_MISSED = Text("Missed", "Personnes oubliées")
_RESTORED = Text("Given back", "Rendues")
_ADDITIONAL = Text("Additional number", "Nombre supplémentaire")
_BASIS = Text("Legal basis", "Fondement juridique")
_NOTE = Text("Reason", "Motif")
_DRAFTED_BY = Text("Drafted by", "Rédigée par")
_BY = Text("Carried out or discarded by", "Exécutée ou abandonnée par")
_GONE = Text("Correction {key} is discarded.", "La correction {key} est abandonnée.")
