"""Rounds of this pool in plain values, and in the formats of the published history."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from typing import Any

from express_entry.history.export import as_text
from express_entry.history.feedbands import FEED_BANDS, TOTAL
from express_entry.history.official import official_row
from express_entry.history.record import COLUMNS
from express_entry.history.record import Round as Published
from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.law.text import Language
from express_entry.reports.roundpage import RoundResult, page
from express_entry.selection.documents import category_text, instant_text
from express_entry.selection.fewness import ROUNDED_TO

from .faults import Conflict
from .official import as_round, distribution_of, few_hidden, suppressed, total_shown
from .preview import Preview
from .profiles import instant_of_row
from .programbits import programs_of
from .roundrows import Round, Supplement
from .rounds import known
from .rulewords import BY_LAST_KNOWN, HELD_BY_LAST_KNOWN
from .states import RoundState
from .supplements import final_number, most

HELD = (RoundState.RUN.value, RoundState.PUBLISHED.value)


def round_document(item: Round) -> dict[str, Any]:
    """A round with the keys of the published history, and what only its keeper knows."""
    held = item.state in HELD
    category = item.category.partition("@")
    return {
        "number": item.number,
        "date": None if item.instant is None else day_of(item.instant).isoformat(),
        "datetime_utc": instant_of_row(item.instant),
        "round_type": item.grouping,
        "program_or_category": category[0] or ", ".join(sorted(programs_of(item.programs))),
        "category_version": category[2] or None,
        "invitations": item.invited if held else None,
        "crs_cutoff": item.cutoff,
        "tie_break_utc": instant_of_row(item.tie_break),
        "official_name": None,
        "state": item.state,
        "programs": sorted(programs_of(item.programs)),
        "allowed": item.invitations,
        "additional": (most(item) or 0) - (item.invitations or 0),
        "points_from": item.points_from,
        "earliest": instant_of_row(item.earliest),
        "legal_basis": item.legal_basis,
        "drafted_by": item.drafted_by,
        "authorised_by": item.authorised_by or None,
        "run_by": item.run_by or None,
        "law": None if item.law is None else item.law.fingerprint,
        "last_known_rules": item.law is not None and item.law.last_known,
        "snapshot": item.snapshot_digest or None,
        "exhausted": held and was_exhausted(item),
        "final_invitations": final_number(item) if held else None,
        "published": instant_of_row(item.published),
    }


def was_exhausted(item: Round) -> bool:
    """Whether a round that was held invited fewer than it might have, since no more were eligible."""
    return item.invitations is not None and (item.invited or 0) < item.invitations


def correction_document(item: Supplement) -> dict[str, Any]:
    """A correction of a round in plain values."""
    return {
        "id": item.id,
        "cancelled": item.cancelled.split(),
        "missed": item.missed.split(),
        "restored": item.restored.split(),
        "note": item.note,
        "additional": item.additional,
        "legal_basis": item.legal_basis or None,
        "drafted": instant_of_row(item.drafted),
        "drafted_by": item.drafted_by,
        "done": instant_of_row(item.done),
        "authorised_by": item.authorised_by or None,
        "discarded": instant_of_row(item.discarded),
        "discarded_by": item.discarded_by or None,
    }


def preview_document(found: Preview) -> dict[str, Any]:
    """What a round would give, in plain values."""
    outcome = found.outcome
    invited = {each.number for each in outcome.invited}
    categories = Counter(
        category_text(each) for row in outcome.ranked if row.number in invited for each in row.categories
    )
    return {
        "number": outcome.instruction.number,
        "instant": instant_text(outcome.instruction.instant),
        "ranked": len(outcome.ranked),
        "invited": len(outcome.invited),
        "cutoff": outcome.cutoff,
        "tie_break": None if outcome.tie_break is None else instant_text(outcome.tie_break),
        "tied_in": outcome.tied_in,
        "tied_out": outcome.tied_out,
        "exhausted": outcome.exhausted,
        "decided_by_number": outcome.decided_by_number,
        "by_program": dict(outcome.by_program),
        "by_category": dict(sorted(categories.items())),
        "by_points": {str(points): many for points, many in outcome.by_points.items()},
        "excluded": {reason.value: many for reason, many in outcome.exclusions.items()},
        "clock_due": found.due,
        "last_known_rules": found.last_known_rules,
    }


def exported(form: str, language: Language) -> bytes:
    """The published rounds of this pool, the latest first: in the department's feed format, as CSV or as JSON."""
    items = Round.objects.select_related("law").filter(state=RoundState.PUBLISHED.value).order_by("-instant")
    pairs = [(item, made) for item in items if (made := as_round(item)) is not None]
    if form == "ircc":
        return _feed(pairs, language)
    return _csv(pairs) if form == "csv" else _json(pairs, language)


def page_of(number: str, language: Language) -> str:
    """The page of one published round.

    :raises Conflict: where it is not published, or invited nobody.
    """
    item = known(number)
    made = as_round(item)
    if made is None:
        raise Conflict(NOBODY.of(number=number))
    found = distribution_of(item)
    result = json.loads(bytes(item.result or b"{}"))
    assert item.law is not None
    return page(
        RoundResult(
            round=made,
            final=final_number(item),
            by_program=few_hidden(result["invited_by_program"]),
            bands={} if found is None else suppressed(found.bands),
            bands_as_of=None if found is None else found.as_of,
            exhausted=bool(result["exhausted"]),
            last_known_rules=item.law.ranking if item.law.last_known else None,
            result_digest=hashlib.sha256(bytes(item.result or b"")).hexdigest(),
        ),
        language,
    )


def _feed(pairs: list[tuple[Round, Published]], language: Language) -> bytes:
    """Every value is a text, as in the department's feed; beside its rows it says what these counts are."""
    rows = [_feed_row(item, made, language) for item, made in pairs]
    feed = {"classes": "wb-tables", "notice": _notice(pairs, language), "rounds": rows}
    return f"{json.dumps(feed, ensure_ascii=False, indent=2)}\n".encode()


def _feed_row(item: Round, made: Published, language: Language) -> dict[str, str]:
    """A row of the feed; counts of the pool are rounded, and one that could point at somebody is left empty."""
    found = distribution_of(item)
    hidden: set[str] = set()
    if found is not None:
        shown = suppressed(found.bands)
        hidden = {name for name, band in FEED_BANDS.items() if shown[band] is None}
        total = total_shown(found.bands)
        hidden |= {TOTAL} if total is None else set()
        found = found._replace(bands={band: many or 0 for band, many in shown.items()}, total=total or 0)
    return {name: "" if name in hidden else as_text(value) for name, value in official_row(made, found, language)}


def _notice(pairs: list[tuple[Round, Published]], language: Language) -> str:
    """What the counts are, and which rounds were held under which last known rules."""
    said = [ROUNDED.of(step=ROUNDED_TO).say(language)]
    by_version: dict[str, list[str]] = {}
    for item, _ in pairs:
        if item.law is not None and item.law.last_known:
            by_version.setdefault(item.law.ranking, []).append(item.number)
    for version, numbers in by_version.items():
        held = HELD_BY_LAST_KNOWN.of(version=version)
        said.append(OF_ROUNDS.of(numbers=", ".join(numbers), said=held).say(language))
    return " ".join(said)


def _csv(pairs: list[tuple[Round, Published]]) -> bytes:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    for item, made in pairs:
        row = made.as_row()
        row["notes"] = " ".join((*row["notes"].split(), *_notes(item)))
        table.writerow(row)
    return text.getvalue().encode()


def _json(pairs: list[tuple[Round, Published]], language: Language) -> bytes:
    """The rounds as a list; of one that was held under the last known rules, its notes and a sentence say so."""
    rounds = []
    for item, made in pairs:
        row = made.to_json()
        row["notes"] = [*row["notes"], *_notes(item)]
        if _notes(item):
            assert item.law is not None
            row["notice"] = HELD_BY_LAST_KNOWN.of(version=item.law.ranking).say(language)
        rounds.append(row)
    return f"{json.dumps(rounds, ensure_ascii=False, indent=2)}\n".encode()


def _notes(item: Round) -> tuple[str, ...]:
    return (BY_LAST_KNOWN,) if item.law is not None and item.law.last_known else ()


OF_ROUNDS = Text("Rounds {numbers}: {said}", "Rondes {numbers} : {said}")
ROUNDED = Text(
    "Not the department's. Counts of the pool (dd1 to dd18) are rounded to the nearest {step}; a count of one to five "
    "people, or one that would give it away, is left empty. Invitations and scores are exact.",
    "Ne provient pas du ministère. Les nombres du bassin (dd1 à dd18) sont arrondis au multiple de {step} le plus "
    "proche; un nombre d'une à cinq personnes, ou qui le trahirait, reste vide. Invitations et notes sont exactes.",
)
NOBODY = Text(
    "number: the round {number} invited nobody; there is no line to show.",
    "numéro : la ronde {number} n'a invité personne; il n'y a pas de seuil à montrer.",
)
