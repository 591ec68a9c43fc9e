"""What a round would give now: where the line falls for any number of invitations, and everything counted with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked, now
from express_entry.history.distribution import WIDE_BANDS
from express_entry.history.labels import PROGRAMS
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.figures import charted
from express_entry.pages.frame import page
from express_entry.pages.gapnotice import gap_notice
from express_entry.pages.groupings import grouping_named, grouping_of
from express_entry.pool.excluded import words_of_reason
from express_entry.pool.prospect import Fallen, Prospect, fallen, prospect
from express_entry.pool.rounds import known
from express_entry.pool.states import RoundState
from express_entry.reports.report import Table
from express_entry.reports.typography import citation
from express_entry.selection import Grouping

from . import listwords
from . import roundwords as words
from .forms import Form, typed_of, whole_number
from .linechart import where_it_falls
from .poolcharts import table
from .saying import capital, count, facts, instant, local, said

OPEN = frozenset({RoundState.DRAFTED.value, RoundState.AUTHORISED.value})


@require_safe
@signed_in("round.preview")
def preview(request: Asked, language: Language, number: str) -> HttpResponse:
    """The preview of a round; of one that was held or given up, the way to its page."""
    item, at = known(number), now()
    own = address("office:round", language, number=number)
    if item.state not in OPEN:
        return HttpResponseRedirect(own)
    found = prospect(number, at)
    form, many = _moved(request, found, language)
    line = fallen(found, many)
    context = {
        "gap": gap_notice(at, language),
        "heading": said(words.PREVIEW_TITLE.of(number=number), language),
        "subtitle": said(grouping_of(item), language),
        "lead": said(words.PREVIEW_LEAD.of(at=local(at, language)), language),
        "round": own,
        "own": address("office:preview", language, number=number),
        "fields": form.fields,
        "errors": form.errors,
        "due": found.due,
        **_line(found, line, language),
    }
    return page(request, "office:preview", language, context, words=words, parts={"number": number})


def _moved(request: Asked, found: Prospect, language: Language) -> tuple[Form, int | None]:
    """The field for another number, and that number; None for the one of the instruction."""
    typed = typed_of(request.GET)
    text = typed.get("invitations", "").strip()
    many = whole_number(typed, "invitations") if text else None
    wrong = {"invitations": words.NO_INVITATIONS} if text and many is None else {}
    form = Form(language, {"invitations": text or str(found.asked)}, wrong)
    hint = words.MOVE_HINT.of(asked=found.asked)
    form.text("invitations", words.MOVE, hint, width="short", inputmode="numeric")
    return form, many


def _line(found: Prospect, line: Fallen, language: Language) -> dict[str, Any]:
    """Where the line falls, and who would be invited."""
    told = (
        (words.TIE_BREAK, instant(line.tie_break, language) if line.tie_break else None),
        (words.TIED_IN, line.tied_in if line.invited else None),
        (words.TIED_OUT, line.tied_out if line.invited else None),
    )
    notes = [(words.WOULD_EXHAUST, line.exhausted), (words.BY_NUMBER, line.decided_by_number)]
    return {
        "figure": count(line.cutoff, language),
        "invited": said(words.WOULD_INVITE.of(many=line.invited, ranked=found.ranked), language),
        "facts": facts(told, language),
        "notes": [said(text, language) for text, holds in notes if holds],
        "chart": charted(where_it_falls(found, line, language)) if found.ranked else None,
        "programs": _programs(line, language),
        "categories": _categories(line, language),
        "bands": _bands(line, language),
        "excluded": _excluded(found, language),
        "who": said(listwords.WHO, language),
        "who_file": said(listwords.WHO_FILE, language),
        "to_excluded": address("office:excluded", language, number=found.instruction.number),
        "all_excluded": said(listwords.TO_EXCLUDED_NOW, language),
    }


def _programs(line: Fallen, language: Language) -> Table:
    rows = [[said(PROGRAMS[slug], language), count(many, language)] for slug, many in line.by_program.items()]
    return table("programs", words.BY_PROGRAM, (words.PROGRAM, words.INVITED), rows, language)


def _categories(line: Fallen, language: Language) -> Table:
    rows = [
        [capital(grouping_named(Grouping.CATEGORY, text), language), count(many, language)]
        for text, many in line.by_category.items()
    ]
    return table("categories", words.BY_CATEGORY, (words.CATEGORY, words.INVITED), rows, language)


def _bands(line: Fallen, language: Language) -> Table:
    """The invited in the department's bands of points."""
    counted = {
        band: sum(many for points, many in line.by_points.items() if band.low <= points <= band.high)
        for band in WIDE_BANDS
    }
    rows = [[f"{band.low}–{band.high}", count(many, language)] for band, many in counted.items() if many]
    return table("bands", words.BY_BAND, (words.POINTS, words.INVITED), rows, language)


def _excluded(found: Prospect, language: Language) -> list[dict[str, str]]:
    """Why the others are not ranked, each for the first reason that holds."""
    number = found.instruction.number
    return [
        {
            "reason": capital(words_of_reason(reason), language),
            "provision": citation(reason.citation, language),
            "many": count(many, language),
            "link": address("office:excluded", language, number=number) + f"?reason={reason.value}",
            "label": said(listwords.WHO_LABEL.of(reason=words_of_reason(reason)), language),
            "file": address("office:excluded_file", language, number=number, reason=reason.value),
            "file_label": said(listwords.FILE_LABEL.of(reason=words_of_reason(reason)), language),
        }
        for reason, many in found.exclusions.items()
    ]
