"""``express-entry application show``, ``list``, ``check`` and ``deadlines``: where applications stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from express_entry.law.text import Language, Text

from . import guide_applications as guide
from . import guide_options
from .desks import desk, pool
from .faults import IN_PART
from .options import Format, Lang, as_json, day_named, language_of, one_of
from .page import Column
from .streams import new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.application.applications import Application

Number = Annotated[str, typer.Argument(metavar="A000000123", help=guide.NUMBER_OF.en, show_default=False)]
NumberOrNone = Annotated[str | None, typer.Argument(metavar="A000000123", help=guide.NUMBER_OF.en)]
FormPrinted = Annotated[bool, typer.Option("--form", help=guide.FORM_PRINTED.en)]
QueueOf = Annotated[str | None, typer.Option("--queue", metavar=guide.QUEUE.en, help=guide.QUEUE_OF.en)]
Owner = Annotated[str | None, typer.Option("--owner", metavar=guide_options.SLUG.en, help=guide.OWNER.en)]
Until = Annotated[str | None, typer.Option("--until", metavar=guide_options.DAY.en, help=guide.UNTIL.en)]


def show(number: Number, form: Format = "text", forms: FormPrinted = False, lang: Lang = None) -> None:
    """Print where an application stands."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application show"):
        from express_entry.application.drafting import form_of
        from express_entry.application.keeping import found

        application = found(number)
        if forms:
            write_json(form_of(application).tree)
        else:
            answer(application, language, in_json=in_json, history=True)


def answer(application: Application, language: Language, *, in_json: bool, history: bool = False) -> None:
    """Where an application stands, as what a command answers with."""
    from express_entry.application.codewords import OWN, said
    from express_entry.application.keeping import found
    from express_entry.application.showing import document_of, history_of
    from express_entry.privacy.notes import note_documents

    application = found(application.number)
    document = document_of(application, desk().clock(), language)
    document["corrections"] = note_documents(application.number, language)
    happened = history_of(application, language) if history else []
    if in_json:
        write_json({**document, **({"history": happened} if history else {})})
        return
    page = new_page()
    page.title(TITLE.of(number=application.number).say(language))
    pairs = ((text, name) for name, text in PAIRS.items() if document[name])
    page.pairs([(text.say(language), said(OWN, name, document[name], language)) for text, name in pairs])
    _tables(page, document, language)
    if history:
        page.heading(HISTORY.say(language))
        page.table(
            [Column(), Column(share=1), Column()],
            [(each["instant"][:19].replace("T", " "), each["words"], each["actor"]) for each in happened],
        )
    write(page.text)


def _tables(page: Any, document: dict[str, Any], language: Language) -> None:
    from express_entry.application.codewords import said

    for name, (heading, columns) in TABLES.items():
        if document[name]:
            page.heading(heading.say(language))
            shown = [Column(share=1 if each in LONG else 0) for each in columns]
            page.table(
                shown, [tuple(said(name, each, row[each], language) for each in columns) for row in document[name]]
            )


def _cell(value: Any) -> str:
    if value is None or value == []:
        return "–"
    if isinstance(value, bool):
        return "✓" if value else "✗"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def list_(queue: QueueOf = None, owner: Owner = None, form: Format = "text", lang: Lang = None) -> None:
    """Print applications, or one of the lists that officers work from."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application list"):
        from express_entry.application.models import Application
        from express_entry.application.queues import Queue, waiting

        at = desk().clock()
        if queue is None:
            rows = Application.objects.order_by("id")
            rows = rows if owner is None else rows.filter(owner=owner)
        else:
            rows = waiting(Queue(one_of("--queue", queue, [each.value for each in Queue])), at, owner=owner)
        found = [
            {
                "number": each.number,
                "class": each.program,
                "state": each.state,
                "owner": each.owner or None,
                "received": None if each.received is None else each.received.date().isoformat(),
            }
            for each in rows
        ]
        title = ALL if queue is None else Queue(queue).words
    if in_json:
        write_json(found)
        return
    page = new_page()
    page.title(title.say(language))
    if not found:
        page.say(NONE.say(language))
    from express_entry.application.codewords import OWN, said

    rows_shown = [tuple(said(OWN, name, value, language) for name, value in row.items()) for row in found]
    page.table([Column(), Column(), Column(share=1), Column(), Column()], rows_shown)
    write(page.text)


def check(number: Number, form: Format = "text", lang: Lang = None) -> None:
    """Print what is missing of an application, and what an officer may find."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application check"):
        from express_entry.application import checking
        from express_entry.application.keeping import found
        from express_entry.application.showing import check_document

        application = found(number)
        signed = True if application.received is None else None
        looked = checking.check(application, desk().clock(), signed=signed)
        document = check_document(looked, language)
        there = set(application.uploads.filter(withdrawn__isnull=True).values_list("item", flat=True))
    if in_json:
        write_json(document)
    else:
        _say_check(document, there, language)
    if not document["whole"]:
        raise typer.Exit(IN_PART)


def _say_check(document: dict[str, Any], there: set[str], language: Language) -> None:
    from express_entry.application.codewords import NOTHING, YES, said
    from express_entry.checklist.words import ROLES

    page = new_page()
    page.say((WHOLE if document["whole"] else NOT_WHOLE).of(last=document["last_day"]).say(language))
    for name, heading in CHECKED.items():
        if document[name]:
            page.heading(heading.say(language))
        for each in document[name]:
            page.item(_line(each))
    page.heading(DOCUMENTS.say(language))
    rows = [
        (
            YES if each["id"] in there else NOTHING,
            f"{each['title'] or said('documents', 'item', each['id'], language)}: {each['id']}",
            ROLES[each["role"]].say(language),
        )
        for each in document["documents"]
    ]
    page.table([Column(), Column(share=1), Column()], rows)
    if document["finds_nothing"]:
        page.say(FINDS_NOTHING.say(language))
    write(page.text)


def _line(each: Any) -> str:
    if isinstance(each, str):
        return each
    if "reason" in each:
        what = each.get("about") or each["id"]
        named = f"{each['title']} [{what}]" if each.get("title") else what
        return f"{named}: {each['reason']} ({each['citation']})"
    if "first" in each:
        return f"{each['of']}: {each['first']} – {each['last']}"
    return f"{each['path']}: {_cell(each['ranked'])} → {_cell(each['declared'])}"


def deadlines(number: NumberOrNone = None, until: Until = None, form: Format = "text", lang: Lang = None) -> None:
    """Print every deadline."""
    language, in_json = language_of(lang), as_json(form)
    last = None if until is None else day_named("--until", until)
    with pool("application deadlines"):
        from express_entry.application.deadlines import deadlines as all_of
        from express_entry.application.keeping import found
        from express_entry.application.models import Application
        from express_entry.application.showing import deadline_document

        rows = Application.objects.select_related("invitation").filter(ended__isnull=True).order_by("id")
        whose = rows if number is None else [found(number)]
        documents = [deadline_document(each, language) for each in all_of(whose, desk().clock(), until=last)]
    if in_json:
        write_json(documents)
        return
    page = new_page()
    if not documents:
        page.say(NOTHING_DUE.say(language))
    rows_shown = [
        (
            each["day"],
            each["application"],
            each["what"],
            each["citation"],
            (OVER if each["over"] else OPEN).say(language),
        )
        for each in documents
    ]
    page.table([Column(), Column(), Column(share=1), Column(), Column()], rows_shown)
    write(page.text)


TITLE = Text("Application {number}", "Demande {number}")
PAIRS = {
    "state": Text("State", "État"),
    "profile": Text("Profile", "Profil"),
    "round": Text("Round", "Ronde"),
    "class": Text("Class", "Catégorie"),
    "owner": Text("With", "Confiée à"),
    "received": Text("Received", "Reçue"),
    "decided": Text("Decided", "Décidée"),
    "visa_until": Text("Visa until", "Visa jusqu'au"),
    "landed": Text("Landed", "Établissement"),
    "queues": Text("Lists", "Listes"),
}
TABLES: dict[str, tuple[Text, tuple[str, ...]]] = {
    "deadlines": (Text("Deadlines", "Échéances"), ("day", "what", "citation")),
    "tracks": (Text("Tracks", "Volets"), ("kind", "state", "valid_until")),
    "letters": (Text("Letters", "Lettres"), ("id", "kind", "state", "answer_by")),
    "findings": (Text("Findings", "Constats"), ("id", "kind", "holds", "found_by")),
    "decisions": (Text("Decisions", "Décisions"), ("kind", "state", "provision", "made_by", "settled_by")),
    "documents": (Text("Documents", "Documents"), ("id", "item", "explanation", "withdrawn")),
    "changes": (Text("Changes", "Changements"), ("id", "event", "happened", "seen")),
    "payments": (Text("Payments", "Paiements"), ("fee", "amount", "on", "receipt")),
    "refunds": (Text("Refunds", "Remboursements"), ("fee", "amount", "repaid", "citation")),
    "corrections": (
        Text("Asked to be corrected, and not corrected", "Corrections demandées et non faites"),
        ("field", "words", "title", "reason", "settled_by"),
    ),
}
LONG = frozenset({"what", "words", "reason"})
HISTORY = Text("What happened", "Ce qui est arrivé")
ALL = Text("Applications", "Demandes")
NONE = Text("There are none.", "Il n'y en a pas.")
WHOLE = Text(
    "Nothing is missing that R10 asks. Last day to hand it in: {last}.",
    "Rien de ce qu'exige R10 ne manque. Dernier jour pour la présenter : {last}.",
)
NOT_WHOLE = Text("It is not whole. Last day to hand it in: {last}.", "Elle n'est pas entière. Dernier jour : {last}.")
CHECKED = {
    "missing": Text("What would return it", "Ce qui la ferait retourner"),
    "needs": Text("Not stated, and would tell", "Non indiqué, et le dirait"),
    "gaps": Text("Months of which nothing is stated", "Mois dont rien n'est indiqué"),
    "differences": Text("Declared otherwise than ranked", "Déclaré autrement que classé"),
    "doubts": Text("What an officer may doubt", "Ce dont un agent peut douter"),
}
DOCUMENTS = Text("Documents that are there (✓) and that are asked for", "Documents fournis (✓) et documents exigés")
FINDS_NOTHING = Text(
    "The test of A11.2 leaves nothing for an officer to find.",
    "La vérification de L11.2 ne laisse rien à constater pour un agent.",
)
NOTHING_DUE = Text("Nothing falls due.", "Rien n'échoit.")
OVER, OPEN = Text("over", "passée"), Text("open", "en cours")
