"""Entries of the audit trail as files: a table, one object a line, or the whole chain as others verify it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, cast

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked
from express_entry.api.problems import Problem
from express_entry.application.trailwords import words_of_action
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pool.models import AuditEntry
from express_entry.pool.profiles import instant_of_row
from express_entry.pool.trailsearch import search
from express_entry.profile.tablefiles import csv_for_spreadsheets
from express_entry.selection.audittrail import entry_bytes

from .forms import typed_of
from .trail import asked_for

CHUNK = 2000
COLUMNS = ("sequence", "instant", "actor", "action", "words", "subject", "particulars", "digest")


class File(NamedTuple):
    """A format: the name of the file, what browsers are told it is, how it is written, and whether it is narrowed."""

    name: str
    kind: str
    written: Callable[[Iterator[AuditEntry], Language], Iterator[bytes]]
    narrowed: bool = True


@require_safe
@signed_in("audit.read")
def trail_file(request: Asked, language: Language, form: str) -> HttpResponse:
    """What a search finds as a file, the oldest first."""
    file = FILES.get(form)
    if file is None:
        raise Http404
    asked, wrong = asked_for(typed_of(request.GET))
    if wrong:
        raise Problem(422, "unacceptable", list(wrong.values()))  # type: ignore[arg-type]
    rows = (search(asked) if file.narrowed else AuditEntry.objects.all()).order_by("sequence")
    return _streamed(file.written(rows.iterator(chunk_size=CHUNK), language), file)


def _streamed(parts: Iterator[bytes], file: File) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    # A file is not held in memory; of what an answer has, nothing but headers is asked on its way.
    return cast("HttpResponse", StreamingHttpResponse(parts, content_type=file.kind, headers=disposition))


def _told(item: AuditEntry, language: Language) -> dict[str, Any]:
    said = words_of_action(item.action)
    return {
        "sequence": item.sequence,
        "instant": instant_of_row(item.instant),
        "actor": item.actor,
        "action": item.action,
        "words": None if said is None else said.say(language),
        "subject": item.subject,
        "particulars": None if item.payload is None else json.loads(bytes(item.payload)),
        "digest": item.digest,
    }


def _as_csv(rows: Iterator[AuditEntry], language: Language) -> Iterator[bytes]:
    """A table; what a spreadsheet would take for a formula begins with an apostrophe."""
    return csv_for_spreadsheets(COLUMNS, (_row(item, language) for item in rows))


def _row(item: AuditEntry, language: Language) -> list[Any]:
    told = _told(item, language)
    told["particulars"] = "" if told["particulars"] is None else json.dumps(told["particulars"], ensure_ascii=False)
    return [told[name] for name in COLUMNS]


def _as_lines(rows: Iterator[AuditEntry], language: Language) -> Iterator[bytes]:
    for item in rows:
        yield f"{json.dumps(_told(item, language), ensure_ascii=False)}\n".encode()


def _as_chain(rows: Iterator[AuditEntry], language: Language) -> Iterator[bytes]:  # noqa: ARG001 - as the others
    for item in rows:
        yield entry_bytes(item.entry)


FILES: Mapping[str, File] = {
    "csv": File("audit-trail.csv", "text/csv; charset=utf-8", _as_csv),
    "jsonl": File("audit-trail.jsonl", "application/jsonl; charset=utf-8", _as_lines),
    "chain": File("audit-chain.jsonl", "application/jsonl; charset=utf-8", _as_chain, narrowed=False),
}
