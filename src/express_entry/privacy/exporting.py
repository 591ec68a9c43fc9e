"""Everything held on a person, for that person: every row that is theirs and every document they handed in.

The export says of each table what is left out and why, so that its reader knows what they do not see.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from express_entry.application.applications import number_text
from express_entry.application.paperrows import Upload
from express_entry.application.papers import Papers, papers
from express_entry.law.text import LANGUAGES
from express_entry.pool.holdings import Holding, Whose, holdings
from express_entry.pool.people import Person
from express_entry.pool.profiles import instant_of_row
from express_entry.pool.units import Desk, unit

from .columns import name_of
from .exportpage import page_of
from .ownlines import OwnLine, own_lines
from .subjects import whose

FORMAT = "express-entry/personal-records@1"
RECORDS = "records.json"
DOCUMENTS = "documents"
PROOFS = "rounds"
SAME_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The instant that is written to every file of a .zip: it says nothing."""


class File(NamedTuple):
    """A document as it is given: its place in the export, what it was handed in as, and its bytes."""

    name: str
    item: str
    content: bytes


def export(desk: Desk, person: Person) -> Mapping[str, bytes]:
    """The files of an export, by name: the records as JSON, a page in each language, documents, proofs of own lines.

    The access is told to the audit trail, as any is.

    :raises VaultFault: where a document cannot be opened: an export is whole or it is none.
    """
    mine = whose(person)
    lines = list(own_lines(mine.profiles))
    with unit(desk) as now:
        now.tell("person.exported", person.id.hex)
        tree = records(mine, now.now)
        given = list(_documents(mine, papers()))
    tree["documents"] = [{"file": each.name, "item": each.item, "bytes": len(each.content)} for each in given]
    tree["rounds"] = [{**each.row, "file": proof_name(each)} for each in lines]
    proofs = {proof_name(each): each.proof for each in lines}
    pages = {f"index.{language}.html": page_of(tree, language).encode() for language in LANGUAGES}
    text = json.dumps(tree, ensure_ascii=False, indent=2, sort_keys=True)
    return {RECORDS: f"{text}\n".encode(), **pages, **proofs, **{each.name: each.content for each in given}}


def proof_name(each: OwnLine) -> str:
    """Where the proof of a line lies in an export."""
    return f"{PROOFS}/{each.round}-{each.profile}.json"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files of an export as one .zip file: the same files give the same bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            told = zipfile.ZipInfo(name, SAME_ALWAYS)
            told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            packed.writestr(told, content)
    return held.getvalue()


def records(mine: Whose, at: datetime) -> dict[str, Any]:
    """Every row that is a person's, table by table, in plain values."""
    own = [each for each in holdings() if each.is_personal]
    return {
        "format": FORMAT,
        "person": mine.person.hex,
        "made": instant_of_row(at),
        "tables": [_table(each, mine) for each in own if each.shown or each.rows(mine).exists()],
    }


def _table(holding: Holding, mine: Whose) -> dict[str, Any]:
    columns = holding.shown.split()
    found = holding.rows(mine) if holding.given is None else holding.rows(mine).filter(holding.given(mine))
    rows = [{name: _plain(row, name) for name in columns} for row in found] if columns else []
    return {
        "table": holding.model,
        "kind": holding.kind.value,
        "rows": rows,
        "columns": {name: _both(name_of(name)) for name in (*columns, *holding.hidden)},
        "left_out": [{"column": name, **_both(why)} for name, why in holding.hidden.items()],
        "stays_after_erasure": None if holding.stays is None else _both(holding.stays),
    }


def _both(text: Any) -> dict[str, str]:
    return {language: text.say(language) for language in LANGUAGES}


def _plain(row: Any, name: str) -> Any:
    """The value of a column as JSON has it; what refers to another row is said by that row's own name."""
    if name == "id" and hasattr(row, "number"):
        return row.number
    value = getattr(row, name)
    if isinstance(value, datetime):
        return instant_of_row(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (bytes, memoryview)):
        return _tree(bytes(value).decode())
    if isinstance(value, str):
        return _tree(value) if name in {"document", "payload"} else value
    if isinstance(value, UUID):
        return value.hex
    return value if value is None or isinstance(value, (bool, int)) else str(value)


def _tree(text: str) -> Any:
    with suppress(ValueError):
        return json.loads(text)
    return text


# --------------------------------------------------------------------------------------------------------- documents


def _documents(mine: Whose, vault: Papers | None) -> Iterator[File]:
    """The originals, each named by its application and its item: no name of the sender's was kept."""
    if vault is None:
        return
    for row in Upload.objects.filter(application__in=mine.applications).order_by("id"):
        slot = "".join(each if each.isalnum() or each in "-_" else "-" for each in row.item)
        ending = ENDINGS.get(row.media_type, "bin")
        name = f"{DOCUMENTS}/{number_text(row.application_id)}/{row.id}-{slot}.{ending}"
        yield File(name, row.item, vault.open_original(row.handle))


ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/tiff": "tif"}
