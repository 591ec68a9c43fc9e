"""``express-entry pool bar``: bars for misrepresentation, and the lifting of one that was recorded by mistake."""

from __future__ import annotations

from typing import Annotated

import typer

from express_entry.law.text import Text

from . import guide_options, guide_pool
from .command import Branch, Leaf, asked_first
from .desks import As, desk, pool
from .options import Format, Lang, as_json, language_of, whole_number
from .page import Column
from .streams import new_page, write, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide_pool.BAR.en)

Key = Annotated[str, typer.Argument(metavar=guide_options.NUMBER.en, help=guide_pool.BAR_NUMBER.en, show_default=False)]
LiftingKey = Annotated[
    str, typer.Argument(metavar=guide_options.NUMBER.en, help=guide_pool.LIFTING.en, show_default=False)
]
Reason = Annotated[str, typer.Option("--reason", metavar="…", help=guide_pool.NOTE.en)]
Provision = Annotated[str, typer.Option("--provision", metavar="A40 …", help=guide_pool.PROVISION.en)]
WithoutPerson = Annotated[bool, typer.Option("--without-person", help=guide_pool.WITHOUT_PERSON.en)]


@app.command("list", cls=Leaf, help=guide_pool.BAR_LIST.en)
def list_(*, without_person: WithoutPerson = False, form: Format = "text", lang: Lang = None) -> None:
    """Print the bars on record; whom they bar is kept as a digest alone."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool bar list"):
        from express_entry.pool import bars
        from express_entry.pool.liftings import bar_document

        rows = bars.without_person() if without_person else bars.listed()
        found = [bar_document(each) for each in rows.order_by("id")]
    if in_json:
        write_json(found)
        return
    page = new_page()
    heads = [Column(text.say(language)) for text in (_NUMBER, _BEGINS, _UNTIL, _PERSON, _WAITING, _LIFTED, _BASIS)]
    page.table(
        heads,
        [
            [
                str(each["id"]),
                each["begins"],
                each["until"],
                (_KNOWN if each["person_known"] else _UNKNOWN).say(language),
                str(each["waiting"]),
                (each["lifted"] or "–")[:10],
                each["basis"],
            ]
            for each in found
        ],
    )
    write(page.text)


@app.command(cls=Leaf, help=guide_pool.BAR_LIFT.en)
def lift(key: Key, *, reason: Reason, provision: Provision, actor: As, lang: Lang = None) -> None:
    """Draft the lifting of a bar, and print its number."""
    language = language_of(lang)
    bar = whole_number(guide_options.NUMBER.say(language), key, most=10**9)
    with pool("pool bar lift"):
        from express_entry.pool import liftings

        made = liftings.draft(desk(actor), bar, reason=reason, provision=provision)
    write(f"{_DRAFTED.of(key=str(made.id)).say(language)}\n")


@app.command(cls=Leaf, help=guide_pool.BAR_CONFIRM.en)
def confirm(lifting: LiftingKey, *, actor: As, lang: Lang = None) -> None:
    """Carry a lifting out."""
    language = language_of(lang)
    key = whole_number(guide_options.NUMBER.say(language), lifting, most=10**9)
    with pool("pool bar confirm"):
        from express_entry.pool import liftings

        made = liftings.authorise(desk(actor), key)
    write(f"{_DONE.of(key=str(made.bar_id)).say(language)}\n")


@app.command(cls=Leaf, help=guide_pool.BAR_DISCARD.en)
def discard(lifting: LiftingKey, *, actor: As, lang: Lang = None) -> None:
    """Give a lifting up."""
    language = language_of(lang)
    key = whole_number(guide_options.NUMBER.say(language), lifting, most=10**9)
    with pool("pool bar discard"):
        from express_entry.pool import liftings

        made = liftings.discard(desk(actor), key)
    write(f"{_DISCARDED.of(key=str(key), bar=str(made.bar_id)).say(language)}\n")


_NUMBER = Text("Number", "Numéro")
_BEGINS = Text("From", "Depuis")
_UNTIL = Text("Until", "Jusqu'au")
_PERSON = Text("Person", "Personne")
_WAITING = Text("To be looked at", "À examiner")
_LIFTED = Text("Lifted", "Levée")
_BASIS = Text("Basis", "Fondement")
_KNOWN = Text("on record", "enregistrée")
_UNKNOWN = Text("not known: look whose it is", "inconnue : à rechercher")
_DRAFTED = Text(
    "Lifting {key} is drafted; another officer carries it out with pool bar confirm {key}.",
    "La levée {key} est rédigée; un autre agent l'exécute par pool bar confirm {key}.",
)
_DISCARDED = Text(
    "The lifting {key} is discarded; the bar {bar} stays.",
    "La levée {key} est abandonnée; l'interdiction {bar} demeure.",
)
_DONE = Text("The bar {key} is lifted.", "L'interdiction {key} est levée.")
