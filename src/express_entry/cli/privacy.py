"""``express-entry privacy``: what people may ask of whoever holds records of them."""

from __future__ import annotations

from typing import Annotated

import typer

from . import guide_applications, guide_options, privacy_shown
from . import guide_privacy as guide
from .command import Branch, Leaf, asked_first
from .desks import As, desk, pool
from .options import Format, Lang, as_json, day_named, language_of, one_of
from .privacy_files import put_down
from .streams import new_page, write, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide.PRIVACY.en)

Person = Annotated[str, typer.Argument(metavar=guide.PERSON.en, help=guide.PERSON_OF.en, show_default=False)]
To = Annotated[str, typer.Option("--to", metavar=guide_options.FOLDER.en, help=guide.TO.en)]
Withdraw = Annotated[bool, typer.Option("--withdraw", help=guide.WITHDRAW.en)]
Code = Annotated[str, typer.Argument(metavar=guide_options.CODE.en, help=guide.REQUEST_OF.en, show_default=False)]
Agree = Annotated[bool, typer.Option("--agree", help=guide.AGREE.en)]
Refuse = Annotated[bool, typer.Option("--refuse", help=guide.REFUSE.en)]
Reason = Annotated[str, typer.Option("--reason", metavar="…", help=guide.REASON.en)]
All = Annotated[bool, typer.Option("--all", help=guide.ALL.en)]
On = Annotated[str | None, typer.Option("--on", metavar=guide_options.DAY.en, help=guide_options.ON.en)]
Record = Annotated[str, typer.Argument(metavar=guide.RECORD.en, help=guide.RECORD_OF.en, show_default=False)]
Field = Annotated[str, typer.Option("--field", metavar=guide_options.SLUG.en, help=guide.FIELD.en)]
Words = Annotated[str, typer.Option("--text", metavar="…", help=guide.WORDS.en)]
Document = Annotated[str | None, typer.Option("--document", metavar=guide_options.FILE.en, help=guide.DOCUMENT.en)]
Forms = Annotated[str | None, typer.Option("--form", metavar=guide_options.FILE.en, help=guide.FORMS.en)]
Event = Annotated[str, typer.Option("--event", metavar=guide_applications.EVENT.en, help=guide.EVENT.en)]
Happened = Annotated[str | None, typer.Option("--on", metavar=guide_options.DAY.en, help=guide.HAPPENED.en)]
Step = Annotated[str | None, typer.Option("--step", metavar=guide_options.SLUG.en, help=guide.STEP.en)]


@app.command(cls=Leaf, help=guide.EXPORT.en)
def export(person: Person, *, to: To, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Write what is held on a person, and say how much it was."""
    language, in_json = language_of(lang), as_json(form)
    with pool("privacy export"):
        from express_entry.privacy.exporting import export as exported
        from express_entry.privacy.subjects import person_named

        files = exported(desk(actor), person_named(person))
    put_down(files, to)
    privacy_shown.exported(files, to, language, in_json=in_json)


@app.command(cls=Leaf, help=guide.ERASE.en)
def erase(person: Person, *, actor: As, withdraw: Withdraw = False, form: Format = "text", lang: Lang = None) -> None:
    """Ask for an erasure, and carry it out where nothing keeps the records."""
    language, in_json = language_of(lang), as_json(form)
    with pool("privacy erase"):
        from express_entry.privacy.erasing import carry_out
        from express_entry.privacy.requesting import not_withdrawn, request
        from express_entry.privacy.rows import ErasureState
        from express_entry.privacy.subjects import person_named

        who = desk(actor)
        asked = person_named(person)
        made = request(who, asked, withdraw=withdraw)
        stays = [each.number for each in not_withdrawn(asked)] if withdraw else []
        if made.state == ErasureState.QUEUED.value:
            list(carry_out(who, [made.code]))
        privacy_shown.erasure(made.code, who.clock(), language, in_json=in_json, stays=stays)


@app.command(cls=Leaf, help=guide.DECIDE.en)
def decide(
    code: Code,
    *,
    actor: As,
    reason: Reason,
    agree: Agree = False,
    refuse: Refuse = False,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Agree or refuse; what is agreed to is carried out at once where nothing keeps it."""
    language, in_json = language_of(lang), as_json(form)
    privacy_shown.one_alone({"--agree": agree, "--refuse": refuse})
    with pool("privacy decide"):
        from express_entry.privacy.erasing import carry_out
        from express_entry.privacy.requesting import decide as decided

        who = desk(actor)
        decided(who, code, agree=agree, reason=reason)
        if agree:
            list(carry_out(who, [code]))
        privacy_shown.erasure(code, who.clock(), language, in_json=in_json)


@app.command(cls=Leaf, help=guide.RECALL.en)
def recall(code: Code, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Take a request back."""
    language, in_json = language_of(lang), as_json(form)
    with pool("privacy recall"):
        from express_entry.privacy.requesting import take_back

        who = desk(actor)
        take_back(who, code)
        privacy_shown.erasure(code, who.clock(), language, in_json=in_json)


@app.command(cls=Leaf, help=guide.REQUESTS.en)
def requests(every: All = False, form: Format = "text", lang: Lang = None) -> None:
    """Print requests to be erased and to be corrected."""
    language, in_json = language_of(lang), as_json(form)
    with pool("privacy requests"):
        privacy_shown.requests(desk().clock(), language, every=every, in_json=in_json)


@app.command(cls=Leaf, help=guide.DUE.en)
def due(form: Format = "text", lang: Lang = None) -> None:
    """Print whose periods are over."""
    language, in_json = language_of(lang), as_json(form)
    with pool("privacy due"):
        privacy_shown.due(desk().clock(), language, in_json=in_json)


@app.command(cls=Leaf, help=guide.RETENTION.en)
def retention(on: On = None, form: Format = "text", lang: Lang = None) -> None:
    """Print the periods of a day."""
    language, in_json = language_of(lang), as_json(form)
    day = None if on is None else day_named("--on", on)
    with pool("privacy retention"):
        privacy_shown.retention(day, desk().clock(), language, in_json=in_json)


@app.command(cls=Leaf, help=guide.CORRECT.en)
def correct(number: Record, *, field: Field, text: Words, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Put a request to correct a record down."""
    language, in_json = language_of(lang), as_json(form)
    with pool("privacy correct"):
        from express_entry.privacy.correcting import ask

        privacy_shown.correction(ask(desk(actor), number, field=field, words=text), language, in_json=in_json)


@app.command(cls=Leaf, help=guide.SETTLE.en)
def settle(
    code: Code,
    *,
    actor: As,
    reason: Reason,
    document: Document = None,
    forms: Forms = None,
    event: Event = "",
    on: Happened = None,
    refuse: Refuse = False,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Correct the record, or refuse."""
    language, in_json = language_of(lang), as_json(form)
    privacy_shown.one_alone({"--document": document, "--form": forms, "--refuse": refuse})
    day = None if on is None else day_named("--on", on)
    with pool("privacy settle"):
        from express_entry.law.days import day_of
        from express_entry.privacy import correcting

        from .application_applicant import tree_in
        from .documents import profile_at

        who = desk(actor)
        if document is not None:
            row = correcting.correct_profile(who, code, profile_at(document, None), reason=reason)
        elif forms is not None:
            happened = day or day_of(who.clock())
            row = correcting.correct_application(
                who, code, tree_in(forms), reason=reason, event=event, happened=happened
            )
        else:
            row = correcting.refuse(who, code, reason=reason)
        privacy_shown.correction(row, language, in_json=in_json)


@app.command(cls=Leaf, help=guide.IMPACT.en)
def impact(step: Step = None, form: Format = "text", lang: Lang = None) -> None:
    """Print the records of automated steps."""
    language, in_json = language_of(lang), as_json(form)
    from express_entry.privacy.impact import steps

    if step is not None:
        one_of("--step", step, [each.id for each in steps()])
    chosen = [each for each in steps() if step in {None, each.id}]
    if in_json:
        write_json([privacy_shown.step_document(each, language) for each in chosen])
        return
    page = new_page()
    privacy_shown.render_steps(page, chosen, language)
    write(page.text)
