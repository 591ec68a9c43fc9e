"""What applicants and their representatives do with an application from the command line."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from express_entry.law.text import Text

from . import guide_applications as guide
from . import guide_options
from .application_shown import Number, answer
from .desks import As, desk, pool
from .faults import BadInput, quoted
from .options import Format, Lang, as_json, day_named, language_of, one_of, whole_number

MOST_DOLLARS = 99_999
MOST_ROWS = 10**15

ProfileNumber = Annotated[str, typer.Argument(metavar="E000000123", help=guide.PROFILE_OF.en, show_default=False)]
FormsFile = Annotated[str, typer.Argument(metavar=guide_options.FILE.en, help=guide.FORMS_FILE.en, show_default=False)]
DocumentFile = Annotated[
    str, typer.Argument(metavar=guide_options.FILE.en, help=guide.DOCUMENT_FILE.en, show_default=False)
]
Item = Annotated[str, typer.Argument(metavar=guide.ITEM.en, help=guide.ITEM_OF.en, show_default=False)]
Kept = Annotated[str, typer.Option("--keeps", metavar=guide.RULES.en, help=guide.KEPT.en)]
Explains = Annotated[bool, typer.Option("--explains", help=guide.EXPLAINS.en)]
Fee = Annotated[str, typer.Argument(metavar=guide.FEE.en, help=guide.FEE_OF.en, show_default=False)]
Amount = Annotated[str | None, typer.Option("--amount", metavar=guide_options.HOW_MANY.en, help=guide.AMOUNT.en)]
PaidOn = Annotated[str | None, typer.Option("--on", metavar=guide_options.DAY.en, help=guide.PAID_ON.en)]
Reference = Annotated[str, typer.Option("--reference", metavar="…", help=guide.REFERENCE.en)]
Repay = Annotated[bool, typer.Option("--repay", help=guide.REPAY.en)]
Signature = Annotated[str, typer.Option("--signature", metavar="…", help=guide.SIGNATURE.en)]
Incomplete = Annotated[bool, typer.Option("--incomplete", help=guide.INCOMPLETE.en)]
LetterNumber = Annotated[
    str, typer.Argument(metavar=guide.LETTER_NUMBER.en, help=guide.LETTER_OF.en, show_default=False)
]
Words = Annotated[str, typer.Option("--text", metavar="…", help=guide.TEXT.en)]
Event = Annotated[str, typer.Argument(metavar=guide.EVENT.en, help=guide.EVENT_OF.en, show_default=False)]
Happened = Annotated[str, typer.Option("--on", metavar=guide_options.DAY.en, help=guide.HAPPENED.en)]
Forms = Annotated[str | None, typer.Option("--form", metavar=guide_options.FILE.en, help=guide.CHANGED_FORMS.en)]


def start(profile: ProfileNumber, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Start an application."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application start"):
        from express_entry.application import drafting

        answer(drafting.start(desk(actor), profile), language, in_json=in_json)


def declare(number: Number, file: FormsFile, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Fill the forms in."""
    language, in_json, tree = language_of(lang), as_json(form), tree_in(file)
    with pool("application declare"):
        from express_entry.application import drafting

        answer(drafting.declare_more(desk(actor), number, tree), language, in_json=in_json)


def upload(
    number: Number,
    item: Item,
    file: DocumentFile,
    *,
    actor: As,
    keeps: Kept = "",
    explains: Explains = False,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Put a document into its slot."""
    language, in_json, rules = language_of(lang), as_json(form), rules_in(keeps)
    with pool("application upload"):
        from express_entry.application import uploads
        from express_entry.application.keeping import found
        from express_entry.pool.faults import PoolFault
        from express_entry.pool.laws import service_law
        from express_entry.service.vaults import vault_of_settings
        from express_entry.vault import limits_by

        who, vault = desk(actor), vault_of_settings()
        with _opened(file) as source:
            limits = limits_by(service_law().at(who.clock()))
            inspected = vault.inspect(source, limits=limits, name=Path(file).name)
        sealed = vault.seal(inspected)
        try:
            uploads.attach(who, number, item, sealed, form=rules, explanation=explains)
        except PoolFault:  # before the commit; whatever else goes wrong, the vault's own sweep finds
            vault.destroy(sealed.handle)
            raise
        answer(found(number), language, in_json=in_json)


def take_out(number: Number, item: Item, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Take a document out of its slot."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application take-out"):
        from express_entry.application import uploads
        from express_entry.application.keeping import found
        from express_entry.application.lifecycle import ApplicationState

        drafted = found(number).state == ApplicationState.DRAFT.value
        (uploads.take_back if drafted else uploads.supersede)(desk(actor), number, item)
        answer(found(number), language, in_json=in_json)


def pay(
    number: Number,
    fee: Fee,
    *,
    actor: As,
    amount: Amount = None,
    on: PaidOn = None,
    reference: Reference = "",
    repay: Repay = False,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Record a payment, or a repayment."""
    language, in_json = language_of(lang), as_json(form)
    dollars = None if amount is None else whole_number("--amount", amount, most=MOST_DOLLARS)
    day = None if on is None else day_named("--on", on)
    with pool("application pay"):
        from express_entry.application import paying
        from express_entry.application.keeping import found
        from express_entry.application.showing import due_of
        from express_entry.review import Kind

        kind, who = Kind(one_of("FEE", fee, [each.value for each in Kind])), desk(actor)
        if repay:
            paying.repay(who, number, kind, reference=reference)
        else:
            owed = due_of(found(number), kind, who.clock()) if dollars is None else dollars
            paying.pay(who, number, kind, owed, on=day, reference=reference)
        answer(found(number), language, in_json=in_json)


def submit(
    number: Number,
    *,
    actor: As,
    signature: Signature,
    incomplete: Incomplete = False,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Sign and hand in."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application submit"):
        from express_entry.application import submitting

        made = submitting.submit(desk(actor), number, signature=signature, incomplete=incomplete)
        answer(made, language, in_json=in_json)


def discard(number: Number, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Throw a draft away."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application discard"):
        from express_entry.application import drafting

        answer(drafting.discard(desk(actor), number), language, in_json=in_json)


def answer_letter(
    number: Number, letter: LetterNumber, *, actor: As, text: Words, form: Format = "text", lang: Lang = None
) -> None:
    """Answer a letter."""
    language, in_json = language_of(lang), as_json(form)
    key = whole_number("LETTER", letter, most=MOST_ROWS)
    with pool("application answer"):
        from express_entry.application import asking

        answer(asking.answer(desk(actor), number, key, text).application, language, in_json=in_json)


def change(
    number: Number,
    event: Event,
    *,
    actor: As,
    on: Happened,
    forms: Forms = None,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Tell a change."""
    language, in_json, day = language_of(lang), as_json(form), day_named("--on", on)
    tree = None if forms is None else tree_in(forms)
    with pool("application change"):
        from express_entry.application import changing
        from express_entry.application.drafting import form_of
        from express_entry.application.forms import laid_over
        from express_entry.application.keeping import found

        declared = None if tree is None else laid_over(form_of(found(number)), tree)
        changing.tell(desk(actor), number, event, happened=day, form=declared)
        answer(found(number), language, in_json=in_json)


def withdraw(number: Number, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Withdraw an application."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application withdraw"):
        from express_entry.application import concluding

        answer(concluding.withdraw(desk(actor), number), language, in_json=in_json)


# -------------------------------------------------------------------------------------------------------- what is read


def tree_in(file: str) -> Mapping[str, Any]:
    """The fields that a file of forms names."""
    from express_entry.profile import read

    with _opened(file) as source:
        tree = read(source.read(), name=None if file == "-" else file)
    if not isinstance(tree, Mapping):
        raise BadInput(_NO_FIELDS.of(value=quoted(file)))
    return tree


def rules_in(text: str) -> dict[str, bool]:
    """Rules of form as they were typed."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    return {name.removeprefix("-"): not name.startswith("-") for name in names}


def _opened(file: str) -> Any:
    if file == "-":
        return sys.stdin.buffer
    try:
        return Path(file).open("rb")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BadInput(_UNREADABLE.of(value=quoted(file), why=why)) from None


_NO_FIELDS = Text(
    "{value} holds no fields. Accepted: an object with fields of express-entry/application@1.",
    "{value} ne contient pas de champs. Accepté : un objet avec des champs de express-entry/application@1.",
)
_UNREADABLE = Text("{value} cannot be read: {why}.", "{value} ne peut pas être lu : {why}.")
