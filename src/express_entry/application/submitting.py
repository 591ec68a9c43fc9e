"""Handing in: the application is received, for the class invited, in time; the invitation is spent.

The test of A11.2 is worked out at the instant of receipt and kept. What would return the application is told before;
who hands it in all the same says so, for whether it is complete an officer finds.
"""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.law import Reason, Text
from express_entry.law.citations import cited
from express_entry.pool.faults import Unacceptable
from express_entry.pool.invitations import apply_in
from express_entry.pool.keeping import locked as locked_profile
from express_entry.pool.units import Desk, unit

from .applications import Application
from .checking import Check, check
from .drafting import draft, expect_version
from .keeping import found, instant_text, move
from .personal import GAP
from .retesting import keep


def submit(
    desk: Desk, number: str, *, signature: str, expected: int | None = None, incomplete: bool = False
) -> Application:
    """Sign and hand in an application.

    :param signature: the name as it is signed; it is looked at and not kept.
    :param incomplete: whether it is handed in although something that R10 asks is missing, which is then told.
    :raises Unacceptable: without a signature, with a gap in addresses or activities, or with something missing: all of
        it at once.
    :raises Conflict: where it was handed in before, or the period of the invitation is over.
    """
    profile = found(number).profile.number
    with unit(desk) as now:
        whose = locked_profile(now, profile)  # the profile first: everybody locks in this order
        application = draft(now, number)
        expect_version(application, expected)
        looked = check(application, now.now, signed=bool(signature.strip()))
        _require_whole(looked, signature, incomplete=incomplete)
        apply_in(now, whose)
        application.refresh_from_db(fields=["invitation"])
        application.signed = application.received = now.now
        application.standard_until = looked.completeness.standard.until
        move(
            now,
            application,
            "received",
            received=instant_text(now.now),
            version=application.version,
            form=application.versions.get(sequence=application.version).digest,
            standard_until=application.standard_until.isoformat(),
        )
        application.save()
        keep(now, application, looked.retest)
        return application


def _require_whole(looked: Check, signature: str, *, incomplete: bool) -> None:
    faults = dict(_wrong(looked, signature))
    if not incomplete:
        faults |= _missing(looked)
    if faults:
        raise Unacceptable(*faults.values(), fields=faults)


def _wrong(looked: Check, signature: str) -> Iterator[tuple[str, Reason]]:
    """What keeps an application from being handed in at all, by its place."""
    if not signature.strip():
        yield "signature", NOT_SIGNED.of()
    for place, each in enumerate(looked.gaps):
        yield f"{each.of}[{place}]", GAP.of(of=each.of, first=each.first, last=each.last)


def _missing(looked: Check) -> dict[str, Reason]:
    """What would return an application, by the item of the list or the place in the forms."""
    found: dict[str, Reason] = {}
    for each in looked.completeness.missing:
        citation = Text(cited(each.citation, "en"), cited(each.citation, "fr"))
        found.setdefault(each.id, MISSING.of(item=each.id, reason=each.reason, citation=citation))
    return {need: OPEN.of(need=need) for need in looked.completeness.needs} | found


NOT_SIGNED = Text("signature: it is empty. Accepted: the name.", "signature : elle est vide. Accepté : le nom.")
MISSING = Text("{item}: {reason} ({citation})", "{item} : {reason} ({citation})")
OPEN = Text("{need}: it is not stated, and would tell", "{need} : non indiqué, et le dirait")
