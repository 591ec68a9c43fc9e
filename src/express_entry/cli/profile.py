"""``express-entry profile``: writing profile documents, checking them, and their schema."""

from __future__ import annotations

from typing import Annotated

import typer

from . import guide, guide_options, profile_new
from .command import Branch, Leaf, asked_first
from .options import Format, Lang, Syntax, as_json, language_of
from .streams import complain, new_page, write, write_json

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide.PROFILE.en)

Files = Annotated[
    list[str], typer.Argument(metavar=guide_options.FILE.en, help=guide_options.CASELOAD_FILES.en, show_default=False)
]

TemplateOutput = Annotated[
    str | None, typer.Option("--output", "-o", metavar=guide_options.FILE.en, help=guide_options.TEMPLATE_OUTPUT.en)
]
TemplateFormat = Annotated[
    str | None, typer.Option("--format", metavar="xlsx|csv", help=guide_options.TEMPLATE_FORMAT.en)
]


@app.command(cls=Leaf, help=guide.PROFILE_CHECK.en)
def check(files: Files, form: Format = "text", lang: Lang = None, syntax: Syntax = None) -> None:
    """Check documents: problems on standard error (in JSON: with everything else), exit code 2 where there are any."""
    language, in_json = language_of(lang), as_json(form)
    from express_entry.profile.inputs import is_folder, is_spreadsheet

    from . import render_profile
    from .documents import syntax_named

    written, page = syntax_named(syntax), new_page()
    documents: list[object] = []
    complaints: list[str] = []
    for file in files:
        if is_folder(file) or is_spreadsheet(file):
            from . import sheetchecks

            sheet = sheetchecks.sheet_checked(file, written)
            documents += sheetchecks.as_documents(sheet, language)
            sheetchecks.render_sheet(page, sheet, language)
            complaints += [] if sheet.is_sound else [sheet.tally.say(language)]
        else:
            found = render_profile.checked(file, written)
            documents.append(render_profile.as_document(found, language))
            render_profile.render(page, found, language)
            complaints += [render_profile.complaint(found, language)] if found.error else []
    if in_json:
        write_json(documents)
    else:
        write(page.text)
        complain("".join(complaints))
    if complaints:
        raise typer.Exit(2)


@app.command(cls=Leaf, help=guide.PROFILE_TEMPLATE.en)
def template(output: TemplateOutput = None, form: TemplateFormat = None, lang: Lang = None) -> None:
    """Write the template of a spreadsheet of clients; a file that is there already may hold clients, and stays."""
    language = language_of(lang)
    from .templates import form_named, write_template

    write_template(form_named(form, output), output, language)


@app.command(cls=Leaf, help=guide.PROFILE_SCHEMA.en)
def schema(lang: Lang = None) -> None:
    """Print the JSON Schema of the profile document."""
    language_of(lang)
    from express_entry import profile

    write_json(profile.schema())


app.command("new", cls=Leaf, help=guide.PROFILE_NEW.en)(profile_new.new)
