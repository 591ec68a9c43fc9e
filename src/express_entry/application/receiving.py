"""Whether an application is complete (R10): an officer finds it, takes it into process, or gives it back (R12).

Giving back is no refusal: every fee comes back, and the invitation is spent all the same. It needs something that R10
asks and that is not there; biometrics and the right of permanent residence fee never are (R10(2.2), 303(3)).
"""

from __future__ import annotations

from express_entry.law import Text
from express_entry.law.text import LANGUAGES
from express_entry.pool.faults import Conflict
from express_entry.pool.laws import service_law
from express_entry.pool.units import Desk, Unit, unit
from express_entry.review import Completeness, Ending
from express_entry.review.shapes import as_completeness

from .applications import Application
from .checking import Check, check
from .examinationrows import FindingKind, Track, TrackKind
from .keeping import end, locked, move, require, require_owner, require_words
from .lifecycle import ApplicationState
from .paying import owe
from .retesting import store


def accept(desk: Desk, number: str, *, note: str = "") -> Application:
    """Find an application complete: its five tracks open.

    :param note: why, where something is missing: the office may be flexible where it was beyond control.
    :raises Unacceptable: where something is missing and there is no note.
    """
    with unit(desk) as now:
        application, found = _looked_at(now, number, note)
        if found.completeness.complete is not True:
            require_words(note=note)
        move(now, application, "accepted", missing=_ids(found.completeness))
        application.accepted = now.now
        application.save()
        for kind in TrackKind:
            if kind is not TrackKind.BIOMETRICS or service_law().at(application.received_at).has("biometrics"):
                track = Track(application=application, kind=kind.value, state="", since=now.now, by=now.actor)
                move(now, track, "opened", track=kind.value)
                track.save()
        return application


def give_back(desk: Desk, number: str, *, note: str) -> Application:
    """Return an application as incomplete: all fees are repaid, and the person needs a new profile.

    :raises Conflict: where nothing that R10 asks is missing.
    """
    require_words(note=note)
    with unit(desk) as now:
        application, found = _looked_at(now, number, note)
        if not found.completeness.missing:
            raise Conflict(NOTHING_MISSING.of(number=number))
        move(now, application, "returned", missing=_ids(found.completeness))
        owe(now, application, Ending.RETURNED)
        end(now, application)
        application.decided = now.now
        application.save()
        return application


def _looked_at(now: Unit, number: str, note: str) -> tuple[Application, Check]:
    """An application that waits for this finding, with what is there and what not, kept."""
    application = locked(number)
    require(application, ApplicationState.RECEIVED)
    require_owner(now, application)
    found = check(application, application.received_at)
    document = {language: as_completeness(found.completeness, found.doubts, language) for language in LANGUAGES}
    kept = store(now, application, FindingKind.COMPLETENESS, document)
    kept.note, kept.found, kept.found_by = note, now.now, now.actor
    kept.save()
    return application, found


def _ids(found: Completeness) -> list[str]:
    return [each.id for each in found.missing]


NOTHING_MISSING = Text(
    "number: nothing that R10 asks is missing of {number}. Accepted: what an officer saw of the form of a document, "
    "noted first; biometrics and the right of permanent residence fee are no part of an application.",
    "numéro : rien de ce qu'exige R10 ne manque à {number}. Accepté : ce qu'un agent a vu de la forme d'un document, "
    "consigné au préalable; la biométrie et les frais relatifs au droit de résidence permanente ne font pas partie "
    "d'une demande.",
)
