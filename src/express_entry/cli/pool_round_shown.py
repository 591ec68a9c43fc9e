"""Rounds of this pool as pages and documents: lists, one round, a preview, a line's proof, the official formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.text import Language, Text, say_value
from express_entry.pool.rulewords import POINTS_BY_LAST_KNOWN

from . import guide_options, guide_pool
from .crowds import PIPE
from .desks import desk, pool
from .extras import from_extra
from .faults import BadInput, quoted
from .options import Format, Lang, as_json, language_of, one_of
from .page import Column, Page
from .streams import new_page, write, write_bytes, write_json

if TYPE_CHECKING:
    from express_entry.pool.preview import Preview
    from express_entry.pool.roundrows import Round

FORMATS = ("ircc", "csv", "json")

Number = Annotated[
    str, typer.Argument(metavar=guide_options.NUMBER.en, help=guide_pool.ROUND_NUMBER.en, show_default=False)
]
ProfileNumber = Annotated[
    str, typer.Argument(metavar="E000000123", help=guide_pool.PROFILE_NUMBER.en, show_default=False)
]
PageOf = Annotated[str | None, typer.Option("--page", metavar=guide_options.NUMBER.en, help=guide_pool.PAGE_OF.en)]
ResultOf = Annotated[
    str | None, typer.Option("--result", metavar=guide_options.NUMBER.en, help=guide_pool.RESULT_OF.en)
]
Excluded = Annotated[bool, typer.Option("--excluded", help=guide_pool.LIST_EXCLUDED.en)]
Output = Annotated[str, typer.Option("-o", "--output", metavar=guide_options.FILE.en, help=guide_pool.LINE_OUTPUT.en)]
ExportFormat = Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help=guide_pool.EXPORT_FORMAT.en)]


def list_(form: Format = "text", lang: Lang = None) -> None:
    """Print every round of this pool."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool round list"):
        from express_entry.pool.rounddocuments import round_document
        from express_entry.pool.roundrows import Round
        from express_entry.pool.states import RoundState
        from express_entry.pool.statewords import words_of_state

        rows = Round.objects.select_related("law").order_by("drafted", "id")
        found = [round_document(each) for each in rows]
        said = {each.number: words_of_state(RoundState(each.state)) for each in rows}
    if in_json:
        write_json(found)
        return
    page = new_page()
    heads = [NUMBER, STATE, GROUPING, ASKED, INVITED, CUT_OFF]
    rows_shown = [
        [
            each["number"],
            said[each["number"]].say(language),
            each["program_or_category"],
            *(_cell(figure, language) for figure in _figures(each, language)),
        ]
        for each in found
    ]
    page.table([Column(text.say(language)) for text in heads], rows_shown)
    write(page.text)


def _figures(each: dict[str, Any], language: Language) -> list[Any]:
    asked = each["allowed"] if each["allowed"] is not None else f"≥ {say_value(each['points_from'], language)}"
    return [asked, each["invitations"], each["crs_cutoff"]]


def _cell(value: Any, language: Language) -> str:
    return "–" if value is None else say_value(value, language)


def show(number: Number, form: Format = "text", lang: Lang = None) -> None:
    """Print one round of this pool."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool round show"):
        from express_entry.pool.rounds import known

        tell(known(number), language, in_json=in_json)


def tell(item: Round, language: Language, *, in_json: bool) -> None:
    """One round, as a page or as JSON."""
    from express_entry.pool.rounddocuments import round_document
    from express_entry.pool.states import RoundState
    from express_entry.pool.statewords import words_of_state

    document = round_document(item)
    if in_json:
        write_json(document)
        return
    document["state"] = words_of_state(RoundState(item.state)).say(language)
    page = new_page()
    page.title(ROUND.of(number=item.number).say(language))
    page.pairs([(text.say(language), _cell(document[name], language)) for name, text in _FIELDS.items()])
    if document["last_known_rules"]:
        page.say(POINTS_BY_LAST_KNOWN.say(language), style="open")
    if document["exhausted"]:
        page.say(EXHAUSTED.say(language))
    write(page.text)


def invited(number: Number, form: Format = "text", lang: Lang = None) -> None:
    """Print whom a round invited."""
    language, in_json = language_of(lang), as_json(form)
    with pool("pool round invited"):
        from express_entry.pool.invitations import invited_in
        from express_entry.pool.profiles import instant_of_row
        from express_entry.pool.rounds import known
        from express_entry.pool.states import InvitationState
        from express_entry.pool.statewords import words_of_state

        rows = list(invited_in(known(number)))
    if in_json:
        write_json(
            [
                {
                    "profile": each.profile.number,
                    "rank": each.rank,
                    "points": each.points,
                    "submitted": instant_of_row(each.profile.submitted),
                    "program": each.program,
                    "state": each.state,
                    "answer_by": each.answer_by.isoformat(),
                }
                for each in rows
            ]
        )
        return
    page = new_page()
    heads = [Column(text.say(language)) for text in (RANK, PROFILE, POINTS, SUBMITTED, PROGRAM, STATE, LAST_DAY)]
    cells = [
        (
            _cell(each.rank, language),
            each.profile.number,
            _cell(each.points, language),
            _cell(instant_of_row(each.profile.submitted), language),
            PROGRAM_NAMES[each.program].say(language),
            words_of_state(InvitationState(each.state)).say(language),
            each.answer_by.isoformat(),
        )
        for each in rows
    ]
    if not cells:
        page.say(NOBODY.say(language))
    else:
        page.table(heads, cells)
    write(page.text)


def preview(number: Number, *, excluded: Excluded = False, form: Format = "text", lang: Lang = None) -> None:
    """Print what a round would give now, or who is not ranked."""
    language, in_json = language_of(lang), as_json(form)
    if excluded:
        _tell_excluded(number, language, in_json=in_json)
        return
    with pool("pool round preview"):
        from express_entry.pool.preview import preview as previewed
        from express_entry.pool.rounddocuments import preview_document

        found = previewed(number, desk().clock())
        document = preview_document(found)
    if in_json:
        write_json(document)
        return
    page = new_page()
    page.title(PREVIEW.of(number=number).say(language))
    _render_preview(page, found, document, language)
    write(page.text)


def _tell_excluded(number: str, language: Language, *, in_json: bool) -> None:
    """Everybody in the pool or invited whom the round would not rank now, each with the single reason."""
    with pool("pool round preview"):
        from express_entry.pool.excluded import excluded

        found = list(excluded(number, desk().clock()))
        if in_json:
            write_json([each.as_document() for each in found])
            return
        page = new_page()
        if found:
            heads = [Column(text.say(language)) for text in (PROFILE, POINTS, REASON)]
            page.table(heads, [(each.number, _cell(each.points, language), each.say(language)) for each in found])
        else:
            page.say(NONE_EXCLUDED.say(language))
    write(page.text)


def _render_preview(page: Page, found: Preview, document: dict[str, Any], language: Language) -> None:
    page.pairs(
        [
            (text.say(language), _cell(document[name], language))
            for name, text in (("ranked", RANKED), ("invited", INVITED), ("cutoff", CUT_OFF), ("tie_break", TIE_BREAK))
        ]
    )
    if found.due:
        page.say(DUE.say(language), style="open")
    if found.last_known_rules:
        page.say(POINTS_BY_LAST_KNOWN.say(language), style="open")
    if found.outcome.exhausted:
        page.say(EXHAUSTED.say(language))
    for heading, rows in (
        (BY_PROGRAM, list(document["by_program"].items())),
        (BY_CATEGORY, list(document["by_category"].items())),
        (BY_POINTS, list(document["by_points"].items())),
        (EXCLUDED, [(reason.say(language), many) for reason, many in found.outcome.exclusions.items()]),
    ):
        if rows:
            page.heading(heading.say(language))
            said = [(say_value(name, language), say_value(many, language)) for name, many in rows]
            page.table([Column(share=1), Column(right=True)], said)


def line(number: Number, profile: ProfileNumber, output: Output = PIPE, lang: Lang = None) -> None:
    """Write the proof of one profile's line."""
    language_of(lang)
    with pool("pool round line"):
        from express_entry.pool import publishing

        _put(publishing.line(number, profile), output)


def export(
    *,
    output: Output = PIPE,
    form: ExportFormat = "ircc",
    page_of: PageOf = None,
    result_of: ResultOf = None,
    lang: Lang = None,
) -> None:
    """Write the published rounds in a format that others read, or one of them as a page or as its signed result."""
    language = language_of(lang)
    one_of("--format", form, FORMATS)
    with pool("pool round export"), from_extra("reports", "pool round export"):
        from express_entry.pool import publishing, rounddocuments

        if page_of is not None and result_of is not None:
            raise BadInput(_ONE_OF_TWO.of())
        if result_of is not None:
            _put(publishing.publication(result_of), output)
        elif page_of is not None:
            _put(rounddocuments.page_of(page_of, language).encode(), output)
        else:
            _put(rounddocuments.exported(form, language), output)


def _put(data: bytes, output: str) -> None:
    if output == PIPE:
        write_bytes(data)
        return
    from express_entry.history.wholefile import write_whole

    try:
        write_whole(Path(output), [data])
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BadInput(_UNWRITABLE.of(value=quoted(output), why=why)) from None


ROUND = Text("Round {number}", "Ronde {number}")
PREVIEW = Text("Round {number}, as it would be now", "Ronde {number}, telle qu'elle serait maintenant")
NUMBER = Text("Number", "Numéro")
STATE = Text("State", "État")
GROUPING = Text("Whom it ranks", "Qui elle classe")
ASKED = Text("May be invited", "Peuvent être invités")
INVITED = Text("Invited", "Invités")
CUT_OFF = Text("Lowest score", "Note la plus basse")
TIE_BREAK = Text("Tie-break (UTC)", "Départage (UTC)")
RANK, PROFILE, POINTS = Text("Rank", "Rang"), Text("Profile", "Profil"), Text("Points", "Points")
PROGRAM = Text("For", "Pour")
SUBMITTED = Text("Submitted (UTC)", "Présenté (UTC)")
LAST_DAY = Text("Last day to apply", "Dernier jour pour présenter la demande")
NOBODY = Text("It has invited nobody.", "Elle n'a invité personne.")
RANKED = Text("Ranked", "Classés")
_FIELDS = {
    "state": STATE,
    "program_or_category": GROUPING,
    "allowed": ASKED,
    "earliest": Text("Not before", "Pas avant"),
    "legal_basis": Text("Legal basis", "Fondement juridique"),
    "drafted_by": Text("Drafted by", "Rédigée par"),
    "authorised_by": Text("Authorised by", "Autorisée par"),
    "datetime_utc": Text("Instant (UTC)", "Instant (UTC) de la ronde"),
    "invitations": INVITED,
    "final_invitations": Text("Invited, corrections included", "Invités, corrections comprises"),
    "crs_cutoff": CUT_OFF,
    "tie_break_utc": TIE_BREAK,
}
DUE = Text(
    "The clock of the pool has something to do first; the round may turn out differently.",
    "L'horloge du bassin a d'abord quelque chose à faire; la ronde peut donner autre chose.",
)
EXHAUSTED = Text(
    "Pool exhausted: fewer people are eligible than may be invited, and the lowest score shuts nobody out.",
    "Bassin épuisé : moins de personnes sont admissibles qu'il n'y a d'invitations, et la note la plus basse n'exclut "
    "personne.",
)
BY_PROGRAM = Text("Invited by program", "Invités par programme")
BY_CATEGORY = Text("Invited by category", "Invités par catégorie")
BY_POINTS = Text("Invited by score", "Invités par note")
EXCLUDED = Text("Not ranked, by the single reason", "Non classés, selon le seul motif")
REASON = Text("Not ranked because", "Non classé parce que")
NONE_EXCLUDED = Text("Everybody in the pool is ranked.", "Toutes les personnes du bassin sont classées.")
_ONE_OF_TWO = Text("export: either --page or --result.", "export : soit --page, soit --result.")
_UNWRITABLE = Text("--output: {value} cannot be written: {why}.", "--output : {value} ne peut pas être écrit : {why}.")
