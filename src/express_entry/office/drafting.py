"""Drafting the instruction for a round, by fields; to change one, it is discarded and another drafted in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from express_entry.api.gate import Asked, now
from express_entry.history.labels import PROGRAMS
from express_entry.law.programs import federal, in_force
from express_entry.law.text import Language, Reason, Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.groupings import grouping_named
from express_entry.pages.notes import leave
from express_entry.pool import rounds as pool
from express_entry.pool.faults import Conflict, PoolFault, Unacceptable
from express_entry.pool.laws import service_law
from express_entry.pool.models import Round
from express_entry.pool.programbits import program_bits, programs_of
from express_entry.pool.states import RoundState
from express_entry.pool.units import together
from express_entry.selection import Grouping
from express_entry.selection.documents import category_of

from . import roundwords as words
from .forms import Form, Typed, instant_as_typed, instant_typed, typed_of, whole_number
from .saying import said, wrong_of

MOST = 1_000_000
FIELDS = {"instruction": "of", "category": "of"}
"""Where faults of the pool stand in the form."""
REPLACEABLE = frozenset({RoundState.DRAFTED.value, RoundState.AUTHORISED.value})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("round.draft")
def draft(request: Asked, language: Language) -> HttpResponse:
    """The form, and what becomes of it."""
    replaced = _replaced((request.POST if request.method == "POST" else request.GET).get("of_round", ""))
    if request.method != "POST":
        before = _replaced(request.GET.get("of", ""))
        return _form(request, language, _as_typed(before), {}, before)
    typed = typed_of(request.POST)
    item, wrong = _read(typed)
    if item is None:
        return _form(request, language, typed, wrong, replaced)
    try:
        _made(request, item, replaced)
    except (Unacceptable, Conflict) as fault:
        return _form(request, language, typed, _wrong_of(fault), replaced)
    leave(request, words.DRAFTED_NOTE.of(number=item.number))
    return HttpResponseRedirect(address("office:round", language, number=item.number), status=303)


def _made(request: Asked, item: pool.Draft, replaced: Round | None) -> None:
    """Drafted, and what it replaces discarded: both, or neither."""
    with together():
        pool.draft(request.desk, item)
        if replaced is not None:
            pool.discard(request.desk, replaced.number)


def _replaced(number: str) -> Round | None:
    """The round in whose place another is drafted."""
    return Round.objects.filter(number=number, state__in=REPLACEABLE).first() if number else None


def _wrong_of(fault: PoolFault) -> dict[str, Reason]:
    taken = fault.reasons[0].text == pool.TAKEN
    return {"number": fault.reasons[0]} if taken else wrong_of(fault, FIELDS)


def _form(
    request: Asked, language: Language, typed: Typed, wrong: Mapping[str, Sayable], replaced: Round | None
) -> HttpResponse:
    form = Form(language, typed, wrong)
    form.text("number", words.DRAFT_NUMBER, words.DRAFT_NUMBER_HINT)
    form.select("of", words.DRAFT_WHOM, _groupings())
    form.checks("programs", words.DRAFT_PROGRAMS, _programs(), words.DRAFT_PROGRAMS_HINT)
    form.text("invitations", words.DRAFT_INVITATIONS, width="short", inputmode="numeric")
    form.day("earliest", words.DRAFT_DAY)
    form.text("time", words.DRAFT_TIME, words.DRAFT_TIME_HINT, width="short")
    form.area("legal_basis", words.DRAFT_BASIS, words.DRAFT_BASIS_HINT)
    context = {
        "fields": form.fields,
        "errors": form.errors,
        "of_round": replaced.number if replaced is not None else "",
        "replaces": said(words.DRAFT_REPLACES.of(number=replaced.number), language) if replaced is not None else "",
    }
    return page(request, "office:draft", language, context, words=words, status=422 if wrong else 200)


def _programs() -> list[tuple[str, Sayable]]:
    """The programs of today, which a round can cover."""
    there = in_force(service_law().at(now()))
    return [(slug, PROGRAMS[slug]) for slug in program_bits() if slug in there]


def _usual(grouping: Grouping | None) -> Sequence[str]:
    """The programs that a round covers where none is chosen: those of the department's rounds of its kind."""
    law = service_law().at(now())
    return federal(law) if grouping is Grouping.CATEGORY else list(in_force(law))


def _groupings() -> Iterator[tuple[str, Sayable]]:
    """Whom a round can rank under the law of today."""
    yield Grouping.EVERYONE.value, words.GENERAL_ROUND
    for slug, name in _programs():
        yield f"{Grouping.PROGRAM.value}:{slug}", words.PROGRAM_ROUND.of(name=name)
    for slug, version in service_law().at(now()).categories.items():
        of = str(version.values["round_version"])
        said_ = words.CATEGORY_ROUND.of(name=grouping_named(Grouping.CATEGORY, f"{slug}@{of}"))
        yield f"{Grouping.CATEGORY.value}:{slug}@{of}", said_


def _as_typed(before: Round | None) -> dict[str, str]:
    """What stands in the form at first: the instruction that is replaced, or nothing but the usual."""
    if before is None:
        return {**instant_as_typed("earliest", "time", now())}
    held = sorted(programs_of(before.programs))
    of = before.category or (held[0] if before.grouping == Grouping.PROGRAM.value else "")
    return {
        "of": f"{before.grouping}:{of}" if of else before.grouping,
        "programs": " ".join(held),
        "invitations": "" if before.invitations is None else str(before.invitations),
        "legal_basis": before.legal_basis,
        **instant_as_typed("earliest", "time", before.earliest),
    }


def _read(typed: Typed) -> tuple[pool.Draft | None, dict[str, Sayable]]:
    """The instruction that was typed; or what is wrong with it, field by field."""
    wrong: dict[str, Sayable] = {}
    kind, _, of = typed.get("of", "").partition(":")
    grouping = next((each for each in Grouping if each.value == kind), None)
    chosen = typed.get("programs", "").split()
    programs = [of] if grouping is Grouping.PROGRAM else chosen or _usual(grouping)
    invitations = whole_number(typed, "invitations")
    earliest = instant_typed(typed, "earliest", "time")
    if grouping is None:
        wrong["of"] = words.NO_WHOM
    if invitations is None or invitations > MOST:
        wrong["invitations"] = words.NO_INVITATIONS
    if earliest is None:
        wrong["earliest"] = words.NO_EARLIEST
    if wrong or grouping is None or earliest is None:
        return None, wrong
    category = category_of(of) if grouping is Grouping.CATEGORY else None
    number, basis = typed.get("number", "").strip(), typed.get("legal_basis", "")
    return pool.Draft(number, grouping, programs, earliest, basis, invitations, None, category), {}
