"""The impact as one long table for other programs: a row a group, with what the group is and its measures.

``dimension`` says what the group is one of: ``all``, ``band``, ``wide_band``, ``factor``, ``subtotal``, ``program``,
``category``, ``difference`` (people by difference), ``move`` (people by bands before and after) or ``round``. Where
nobody can say who of those at a cut-off is invited, ``newly_invited`` and ``no_longer_invited`` are null, and the least
that is sure stands in ``…_at_least``.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from express_entry import __version__

from .findings import Impact
from .handedon import handed_on

_PEOPLE = (
    "people",
    "gain",
    "lose",
    "same",
    "sum_before",
    "sum_after",
    "sum_difference",
    "points_gained",
    "points_lost",
)
_MEANS = ("mean_before", "mean_after", "mean_difference")
_LINE = ("cutoff", "tied_in", "tied_out")
SCHEMA = pa.schema(
    [
        pa.field("dimension", pa.string(), nullable=False),
        pa.field("group", pa.string(), nullable=False),
        *(pa.field(name, pa.int64()) for name in _PEOPLE),
        *(pa.field(name, pa.float64()) for name in _MEANS),
        pa.field("least_difference", pa.int64()),
        pa.field("most_difference", pa.int64()),
        pa.field("invitations", pa.int64()),
        *(pa.field(f"{name}_{side}", pa.int64()) for side in ("before", "after") for name in ("invited", *_LINE)),
        pa.field("tie_break_before", pa.timestamp("us", "UTC")),
        pa.field("tie_break_after", pa.timestamp("us", "UTC")),
        pa.field("newly_invited", pa.int64()),
        pa.field("no_longer_invited", pa.int64()),
        pa.field("newly_invited_at_least", pa.int64()),
        pa.field("no_longer_invited_at_least", pa.int64()),
    ]
)


def parquet(impact: Impact) -> bytes:
    """The table as a file of Parquet, which also says which laws and which pool it is of."""
    sink = io.BytesIO()
    pq.write_table(table(impact), sink, compression="zstd")
    return sink.getvalue()


def csv(impact: Impact) -> bytes:
    """The table as CSV, in UTF-8."""
    sink = io.BytesIO()
    pc.write_csv(table(impact), sink)
    return sink.getvalue()


def table(impact: Impact) -> pa.Table:
    """The table."""
    about = {
        "express_entry.version": __version__,
        "express_entry.pool": handed_on(impact).pool,
        "express_entry.notices": "\n".join(reason.say("en") for reason in impact.notices),
        "express_entry.assumptions": "\n".join(reason.say("en") for reason in impact.remarks),
    }
    for name, side in (("from", impact.before), ("to", impact.after)):
        about |= {f"express_entry.{name}.{key}": str(value) for key, value in side.to_json().items()}
    schema = SCHEMA.with_metadata({key: value.encode() for key, value in about.items()})
    return pa.Table.from_pylist(list(_rows(impact)), schema=schema)


def _rows(impact: Impact) -> Iterator[dict[str, Any]]:
    yield {"dimension": "all", "group": "all", **impact.whole.to_json()}
    for name, bands in (("band", impact.bands), ("wide_band", impact.wide_bands)):
        for band, measures in bands.items():
            yield {"dimension": name, "group": str(band), **measures.to_json()}
    for part in impact.parts:
        yield {"dimension": part.kind, "group": part.id, **part.measures.to_json()}
    for group in impact.groups:
        yield {"dimension": group.kind, "group": group.id, **group.measures.to_json()}
    for difference, people in impact.spread.items():
        yield {"dimension": "difference", "group": str(difference), "people": people}
    for (one, other), people in impact.moves.items():
        yield {"dimension": "move", "group": f"{one} > {other}", "people": people}
    for each in impact.cut_offs:
        sides = {"before": each.before, "after": each.after}
        yield {
            "dimension": "round",
            "group": each.id if each.kind == "everyone" else f"{each.kind}/{each.id}",
            "people": each.people,
            "invitations": each.invitations,
            **{f"{name}_{side}": getattr(line, name) for side, line in sides.items() for name in line._fields},
            "newly_invited": each.newly,
            "no_longer_invited": each.no_longer,
            "newly_invited_at_least": each.newly_at_least,
            "no_longer_invited_at_least": each.no_longer_at_least,
        }
