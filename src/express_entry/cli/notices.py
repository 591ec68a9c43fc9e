"""``express-entry notices``: the e-mails that tell people that there is something to see."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from express_entry.law.text import Text

from . import guide_letters as guide
from .application_applicant import MOST_ROWS
from .command import Branch, Leaf, asked_first
from .desks import As, desk, pool
from .faults import IN_PART
from .options import Format, Lang, as_json, language_of, one_of, whole_number
from .page import Column
from .streams import complain, new_page, write, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide.NOTICES.en)

MOST_SHOWN = 1000
NoticeOf = Annotated[str, typer.Argument(metavar=guide.NOTICE.en, help=guide.NOTICE_OF.en, show_default=False)]
StateOf = Annotated[str | None, typer.Option("--state", metavar=guide.STATE.en, help=guide.STATE_OF.en)]


@app.command(cls=Leaf, help=guide.SEND.en)
def send(form: Format = "text", lang: Lang = None) -> None:
    """Send what is due."""
    language, in_json = language_of(lang), as_json(form)
    with pool("notices send"):
        from express_entry.correspondence import sending
        from express_entry.correspondence.carriers import carrier_of_settings

        with carrier_of_settings() as (carrier, sender):
            made = sending.run(desk(), carrier, sender)
        done = {name: made.done[name] for name in ("reminders", "sent", "waiting", "given_up", "void")}
    if in_json:
        write_json({"at": made.at.isoformat(), "done": done, "unreachable": made.unreachable or None})
    else:
        write(f"{DONE.of(**done).say(language)}\n")
    if made.unreachable:
        complain(f"{UNREACHABLE.of(why=made.unreachable).say(language)}\n")
        raise typer.Exit(IN_PART)


@app.command("list", cls=Leaf, help=guide.NOTICE_LIST.en)
def list_(state: StateOf = None, form: Format = "text", lang: Lang = None) -> None:
    """Print notices of a state, or all that were not sent."""
    language, in_json = language_of(lang), as_json(form)
    with pool("notices list"):
        from express_entry.correspondence.rows import Notice, NoticeState

        states = [each.value for each in NoticeState]
        shown = [one_of("--state", state, states)] if state else [each for each in states if each != NoticeState.SENT]
        rows = Notice.objects.filter(state__in=shown).select_related("user").order_by("-id")[:MOST_SHOWN]
        found: list[dict[str, Any]] = [
            {
                "notice": row.id,
                "kind": row.kind,
                "state": row.state,
                "account": None if row.user is None else row.user.pseudonym,
                "created": row.created.isoformat(),
                "tries": row.tries,
                "fault": row.fault or None,
            }
            for row in rows
        ]
    if in_json:
        write_json(found)
        return
    page = new_page()
    page.title((NoticeState(state).words if state else NOT_SENT).say(language))
    if not found:
        page.say(NONE.say(language))
    lines = [
        (
            str(each["notice"]),
            each["created"][:10],
            each["kind"],
            NoticeState(each["state"]).words.say(language),
            each["account"] or "–",
            str(each["tries"]),
            each["fault"] or "–",
        )
        for each in found
    ]
    page.table([Column(), Column(), Column(), Column(share=1), Column(), Column(), Column()], lines)
    write(page.text)


@app.command(cls=Leaf, help=guide.AGAIN.en)
def retry(notice: NoticeOf, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Try a notice again."""
    language, in_json = language_of(lang), as_json(form)
    key = whole_number("NOTICE", notice, most=MOST_ROWS)
    with pool("notices retry"):
        from express_entry.correspondence.sending import try_again

        row = try_again(desk(actor), key)
    if in_json:
        write_json({"notice": row.id, "state": row.state})
    else:
        write(f"{AGAIN.of(notice=str(row.id)).say(language)}\n")


DONE = Text(
    "New reminders: {reminders}. Sent: {sent}. To be tried again: {waiting}. Given up: {given_up}. No longer needed: "
    "{void}.",
    "Nouveaux rappels : {reminders}. Envoyés : {sent}. À réessayer : {waiting}. Abandonnés : {given_up}. Sans objet : "
    "{void}.",
)
UNREACHABLE = Text(
    "Nothing more can be sent at the moment ({why}); what is left waits.",
    "Rien d'autre ne peut être envoyé pour le moment ({why}); le reste attend.",
)
NOT_SENT = Text("Notices that were not sent", "Avis non envoyés")
NONE = Text("There are none.", "Il n'y en a pas.")
AGAIN = Text("The notice {notice} will be tried again.", "L'avis {notice} sera réessayé.")
