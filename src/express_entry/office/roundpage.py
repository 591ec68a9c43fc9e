"""One round of this pool: its instruction, what it gave, what it can be held against, and what can be done with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.accounts.callers import Caller
from express_entry.api.gate import Asked
from express_entry.law.text import Language, Text
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.days import Written
from express_entry.pages.frame import page
from express_entry.pages.gapnotice import gap_notice
from express_entry.pages.groupings import grouping_of
from express_entry.pool.models import Round, Supplement
from express_entry.pool.programbits import programs_of
from express_entry.pool.publishing import publication
from express_entry.pool.rounddocuments import page_of, round_document
from express_entry.pool.rounds import known
from express_entry.pool.rulewords import HELD_BY_LAST_KNOWN
from express_entry.pool.states import RoundState
from express_entry.pool.statewords import words_of_state
from express_entry.reports.report import Fact

from . import listwords
from . import roundwords as words
from .saying import Reader, by, capital, count, facts, instant, local, programs, said

DRAFTED, AUTHORISED, RUN, PUBLISHED = (
    each.value for each in (RoundState.DRAFTED, RoundState.AUTHORISED, RoundState.RUN, RoundState.PUBLISHED)
)


class Step(NamedTuple):
    """Something that can be done with a round: in which states, by whoever may, at which page."""

    page: str
    words: Text
    action: str
    states: tuple[str, ...]
    first: bool = False


STEPS = (
    Step("preview", words.PREVIEW, "round.preview", (DRAFTED, AUTHORISED), first=True),
    Step("authorise", words.AUTHORISE, "round.authorise", (DRAFTED,)),
    Step("run", words.RUN, "round.run", (AUTHORISED,)),
    Step("publish", words.PUBLISH, "round.publish", (RUN,), first=True),
    Step("verify", words.VERIFY, "round.verify", (RUN, PUBLISHED), first=True),
    Step("correct", words.CORRECT, "supplement.draft", (RUN, PUBLISHED)),
    Step("discard", words.DISCARD, "round.discard", (DRAFTED, AUTHORISED)),
)


@require_safe
@signed_in("round.unpublished")
def round_(request: Asked, language: Language, number: str) -> HttpResponse:
    """The page of a round."""
    item = known(number)
    held = item.state in (RUN, PUBLISHED)
    document = round_document(item)
    context = {
        "gap": None if held else gap_notice(request.caller.now, language),
        "heading": said(words.ROUND_TITLE.of(number=number), language),
        "subtitle": said(grouping_of(item), language),
        "state": capital(words_of_state(RoundState(item.state)), language),
        "result": _result(item, document, language) if held else None,
        "instruction": instruction_facts(item, request.caller.pseudonym, language),
        "steps": list(_steps(request.caller, item, language)),
        "notes": list(_notes(request.caller, item, language)),
        "lists": list(_lists(request.caller, item, language)) if held else [],
        "proof": _proof(item, language) if held else [],
        "under_way": item.state in (DRAFTED, AUTHORISED, RUN),
        "files": list(_files(item, language)),
        "corrections": list(_corrections(item, language)) if held and request.caller.may("supplement.read") else None,
    }
    return page(request, "office:round", language, context, words=words, parts={"number": number})


def instruction_facts(item: Round, own: str, language: Language) -> list[Fact]:
    """An instruction as it was drafted, and who had which part in it; ``own`` is the reader's pseudonym."""
    reader = Reader.of(own, (item.drafted_by, item.authorised_by, item.run_by))
    authorised = by(item.authorised_by, item.authorised, reader, language)
    ran = by(item.run_by, item.instant, reader, language)
    told = (
        (words.WHOM, grouping_of(item)),
        (words.PROGRAMS, programs(programs_of(item.programs), language)),
        (words.ALLOWED, item.invitations),
        (words.POINTS_FROM, item.points_from),
        (words.EARLIEST, local(item.earliest, language)),
        (words.BASIS, item.legal_basis),
        (words.DRAFTED_BY, by(item.drafted_by, item.drafted, reader, language)),
        (words.AUTHORISED_BY, authorised),
        (words.RUN_BY, ran),
    )
    return facts(told, language)


def _result(item: Round, document: dict[str, Any], language: Language) -> dict[str, Any]:
    finally_ = document["final_invitations"]
    invited = words.INVITED_MANY.of(many=item.invited) if item.invited else words.INVITED_NOBODY
    told = (
        (words.TIE_BREAK, instant(item.tie_break, language) if item.tie_break else None),
        (words.INSTANT, instant(item.instant, language)),
        (words.PUBLISHED, local(item.published, language) if item.published else None),
    )
    notes = [words.EXHAUSTED] if document["exhausted"] else []
    law = item.law if item.law is not None and item.law.last_known else None
    return {
        "figure": count(item.cutoff, language),
        "invited": said(invited, language),
        "finally": said(words.FINALLY.of(many=finally_), language) if finally_ != item.invited else "",
        "facts": facts(told, language),
        "notes": [said(each, language) for each in notes],
        "by_last_known": said(HELD_BY_LAST_KNOWN.of(version=Written(date.fromisoformat(law.ranking))), language)
        if law is not None
        else "",
    }


class Listed(NamedTuple):
    """A list of people of a round: its page, what it is called, who may read it."""

    page: str
    words: Text
    action: str


LISTS = (
    Listed("invited", listwords.TO_INVITED, "round.invited"),
    Listed("missed", listwords.TO_MISSED_PAGE, "supplement.draft"),
    Listed("excluded", listwords.TO_EXCLUDED, "round.preview"),
)


def _lists(caller: Caller, item: Round, language: Language) -> Iterator[dict[str, str]]:
    """The ways to the people of a round by number, for whoever may read them."""
    for each in LISTS:
        if caller.may(each.action) and (item.invited or each.page != "invited"):
            link = address(f"office:{each.page}", language, number=item.number)
            yield {"link": link, "words": said(each.words, language)}


def _steps(caller: Caller, item: Round, language: Language) -> Iterator[dict[str, Any]]:
    """What whoever looks may do with the round as it stands."""
    for step in STEPS:
        own = step.page == "authorise" and item.drafted_by == caller.pseudonym
        early = step.page == "run" and item.earliest > caller.now
        if item.state not in step.states or not caller.may(step.action) or own or early:
            continue
        link = address(f"office:{step.page}", language, number=item.number)
        yield {"link": link, "words": said(step.words, language), "first": step.first}
        if step.page == "discard" and caller.may("round.draft"):
            link = f"{address('office:draft', language)}?of={item.number}"
            yield {"link": link, "words": said(words.CHANGE, language), "first": False}


def _notes(caller: Caller, item: Round, language: Language) -> Iterator[str]:
    """Why something cannot be done yet, or not by whoever looks."""
    if item.state == DRAFTED and item.drafted_by == caller.pseudonym:
        yield said(words.OTHER_OFFICER, language)
    if item.state == AUTHORISED and item.earliest > caller.now:
        yield said(words.TOO_EARLY.of(at=local(item.earliest, language)), language)


def _proof(item: Round, language: Language) -> list[Fact]:
    """What a round can be held against by somebody who does not trust this service."""
    result = json.loads(bytes(item.result)) if item.result is not None else {}
    published = json.loads(bytes(item.publication)) if item.publication is not None else {}
    head, signature = published.get("trail"), published.get("signature")
    told = (
        (words.DIGEST, hashlib.sha256(bytes(item.result)).hexdigest() if item.result is not None else None),
        (words.ROOT, result.get("root")),
        (words.SNAPSHOT, item.snapshot_digest),
        (words.LAW_APPLIED, item.law.fingerprint if item.law is not None else None),
        (words.TRAIL_HEAD, f"{head['sequence']} {head['digest']}" if head else None),
        (words.SIGNED, (words.SIGNED_YES if signature else words.SIGNED_NO) if published else None),
    )
    return facts(told, language)


def _files(item: Round, language: Language) -> Iterator[dict[str, str]]:
    if item.state != PUBLISHED:
        return
    yield {
        "link": address("office:result", language, number=item.number),
        "about": said(words.RESULT_FILE, language),
    }
    if item.cutoff is not None:
        link = address("office:result_page", language, number=item.number)
        yield {"link": link, "about": said(words.RESULT_PAGE, language)}


def _corrections(item: Round, language: Language) -> Iterator[dict[str, str]]:
    for each in item.supplements.order_by("id"):
        yield {
            "link": address("office:correction", language, number=item.number, key=str(each.id)),
            "words": said(words.CORRECTION.of(key=str(each.id)), language),
            "state": said(state_of(each), language),
            "todo": "" if each.done or each.discarded else "yes",
        }


def state_of(item: Supplement) -> Text:
    """What became of a correction."""
    return words.DROPPED if item.discarded else words.DONE if item.done else words.WAITS


@require_safe
@signed_in("round.result")
def result(request: Asked, language: Language, number: str) -> HttpResponse:  # noqa: ARG001 - every view has it
    """The published document, byte for byte as it was signed."""
    disposition = {"Content-Disposition": f'attachment; filename="round-{number}.json"'}
    return HttpResponse(publication(number), content_type="application/json", headers=disposition)


@require_safe
@signed_in("round.result")
def result_page(request: Asked, language: Language, number: str) -> HttpResponse:  # noqa: ARG001 - every view has it
    """The page of a published round as it is handed on, capital in one file."""
    disposition = {"Content-Disposition": f'attachment; filename="round-{number}.{language}.html"'}
    return HttpResponse(page_of(number, language), content_type="text/html; charset=utf-8", headers=disposition)
