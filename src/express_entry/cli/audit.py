"""``express-entry audit``: the trail of everything that was done."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from express_entry.law.text import Text

from . import guide_options, guide_pool
from .command import Branch, Leaf, asked_first
from .crowds import PIPE
from .desks import DIFFERS, pool
from .faults import BadInput, quoted
from .options import Format, Lang, as_json, language_of, whole_number
from .page import Column
from .streams import new_page, write, write_bytes, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide_pool.AUDIT.en)

Heads = Annotated[list[str] | None, typer.Option("--head", metavar="…", help=guide_pool.HEADS.en)]
Subject = Annotated[str | None, typer.Option("--subject", metavar="E000000123", help=guide_pool.SUBJECT.en)]
Last = Annotated[str, typer.Option("--last", metavar=guide_options.HOW_MANY.en, help=guide_pool.LAST.en)]
Output = Annotated[str, typer.Option("-o", "--output", metavar=guide_options.FILE.en, help=guide_pool.LINE_OUTPUT.en)]
MOST = 1_000_000


@app.command(cls=Leaf, help=guide_pool.AUDIT_VERIFY.en)
def verify(head: Heads = None, form: Format = "text", lang: Lang = None) -> None:
    """Verify the trail, and print what is wrong with it."""
    language, in_json = language_of(lang), as_json(form)
    with pool("audit verify"):
        from express_entry.pool.audit import verify_trail
        from express_entry.selection import BadDocument
        from express_entry.selection.audittrail import read_head

        try:
            heads = [read_head(each) for each in head or ()]
        except BadDocument as fault:
            raise BadInput(fault.reason) from None
        found = verify_trail(heads)
    if in_json:
        write_json(
            {
                "entries": found.entries,
                "heads": found.heads,
                "verified": not found.findings,
                "findings": [{"sequence": each.sequence, "what": each.say(language)} for each in found.findings],
                "lost": [each.say(language) for each in found.lost],
            }
        )
    else:
        page = new_page()
        text = _BROKEN if found.findings else _WHOLE
        said = text.of(entries=found.entries, heads=found.heads).say(language)
        page.say(said, style="bad" if found.findings else "good")
        for each in found.findings:
            page.item(each.say(language))
        for lost in found.lost:
            page.item(lost.say(language), style="open")
        write(page.text)
    if found.findings:
        raise typer.Exit(DIFFERS)


@app.command("list", cls=Leaf, help=guide_pool.AUDIT_LIST.en)
def list_(subject: Subject = None, last: Last = "50", form: Format = "text", lang: Lang = None) -> None:
    """Print entries of the trail, the last ones."""
    language, in_json = language_of(lang), as_json(form)
    many = whole_number("--last", last, most=MOST)
    with pool("audit list"):
        from express_entry.application.trailwords import words_of_action
        from express_entry.pool.showing import entries_of

        found = entries_of(subject, many)
    if in_json:
        write_json(found)
        return
    page = new_page()
    rows = [
        (
            str(each["sequence"]),
            each["instant"][:19].replace("T", " "),
            each["actor"],
            each["subject"],
            words.say(language) if (words := words_of_action(each["action"])) is not None else each["action"],
        )
        for each in found
    ]
    page.table([Column(right=True), Column(), Column(), Column(), Column(share=1)], rows)
    write(page.text)


@app.command(cls=Leaf, help=guide_pool.AUDIT_EXPORT.en)
def export(output: Output = PIPE, lang: Lang = None) -> None:
    """Write the chain."""
    language_of(lang)
    with pool("audit export"):
        from express_entry.pool.auditrows import AuditEntry
        from express_entry.selection.audittrail import entry_bytes

        rows = AuditEntry.objects.order_by("sequence").iterator(chunk_size=2000)
        lines = (entry_bytes(row.entry) for row in rows)
        if output == PIPE:
            for each in lines:
                write_bytes(each)
            return
        from express_entry.history.wholefile import write_whole

        try:
            write_whole(Path(output), lines)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise BadInput(_UNWRITABLE.of(value=quoted(output), why=why)) from None


_WHOLE = Text(
    "The trail is whole: {entries} entries, held against {heads} heads kept elsewhere.",
    "La piste est entière : {entries} entrées, confrontées à {heads} têtes conservées ailleurs.",
)
_BROKEN = Text(
    "The trail is not whole ({entries} entries, {heads} heads kept elsewhere).",
    "La piste n'est pas entière ({entries} entrées, {heads} têtes conservées ailleurs).",
)
_UNWRITABLE = Text("--output: {value} cannot be written: {why}.", "--output : {value} ne peut pas être écrit : {why}.")
