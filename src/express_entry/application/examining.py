"""The tracks of an examination: passed, not met, not asked for, opened again, each by itself."""

from __future__ import annotations

from datetime import date

from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.pool.faults import Conflict, NotFound, Unacceptable
from express_entry.pool.units import Desk, Unit, unit

from .applications import Application
from .examinationrows import Track, TrackKind
from .keeping import locked, move, require, require_owner, require_words
from .lifecycle import ApplicationState, TrackState
from .retesting import latest

SETTLED = (TrackState.PASSED.value, TrackState.WAIVED.value)
EXAMINED_IN = (ApplicationState.IN_PROCESS, ApplicationState.APPROVED, ApplicationState.VISA_ISSUED)


def pass_track(desk: Desk, number: str, kind: TrackKind, *, valid_until: date | None = None, note: str = "") -> Track:
    """Find a track passed; a medical one until the last day of its certificate (R30(3)).

    :raises Conflict: for eligibility, where no officer found that the test of A11.2 holds.
    :raises Unacceptable: for a medical without that day, or with one that is past.
    """
    with unit(desk) as now:
        track = _track(now, number, kind)
        if kind is TrackKind.ELIGIBILITY:
            _require_finding(track.application)
        if kind is TrackKind.MEDICAL or valid_until is not None:
            _require_day(now, valid_until)
        track.valid_until = valid_until
        return _moved(now, track, "passed", note, valid_until=None if valid_until is None else valid_until.isoformat())


def fail_track(desk: Desk, number: str, kind: TrackKind, *, note: str) -> Track:
    """Find a track not met, with the reason; that is no decision on the application."""
    require_words(note=note)
    with unit(desk) as now:
        return _moved(now, _track(now, number, kind), "not_met", note)


def waive_track(desk: Desk, number: str, kind: TrackKind, *, note: str) -> Track:
    """Find that a track is not asked for, as biometrics of somebody over 79 (R12.2).

    :raises Conflict: for eligibility, which everybody is asked for.
    """
    require_words(note=note)
    with unit(desk) as now:
        track = _track(now, number, kind)
        if kind is TrackKind.ELIGIBILITY:
            raise Conflict(ALWAYS.of())
        return _moved(now, track, "waived", note)


def reopen_track(desk: Desk, number: str, kind: TrackKind, *, note: str) -> Track:
    """Open a track again, with the reason."""
    require_words(note=note)
    with unit(desk) as now:
        track = _track(now, number, kind)
        track.valid_until = None
        return _moved(now, track, "reopened", note)


def _track(now: Unit, number: str, kind: TrackKind) -> Track:
    application = locked(number)
    require(application, *EXAMINED_IN)
    require_owner(now, application)
    track = application.tracks.filter(kind=kind.value).first()
    if track is None:
        raise NotFound(NO_TRACK.of(number=number, track=kind.words))
    track.application = application
    return track


def _moved(now: Unit, track: Track, event: str, note: str, **particulars: str | None) -> Track:
    move(now, track, event, track=track.kind, **particulars)
    track.since, track.by, track.note = now.now, now.actor, note
    track.save()
    return track


def open_again(now: Unit, track: Track, event: str) -> None:
    """Open a track that a certificate or a change no longer leaves settled."""
    move(now, track, event, track=track.kind)
    track.since, track.by, track.valid_until = now.now, now.actor, None
    track.save()


def unsettled(application: Application) -> list[TrackKind]:
    """The tracks that are not passed, nor found not to be asked for."""
    rows = application.tracks.exclude(state__in=SETTLED).order_by("id")
    return [TrackKind(kind) for kind in rows.values_list("kind", flat=True)]


def _require_finding(application: Application) -> None:
    tested = latest(application)
    if tested is None or tested.holds is not True:
        raise Conflict(NOT_FOUND_YET.of(finding="-" if tested is None else str(tested.id)))


def _require_day(now: Unit, valid_until: date | None) -> None:
    if valid_until is None or valid_until < day_of(now.now):
        shown = "-" if valid_until is None else valid_until.isoformat()
        fault = NO_DAY.of(value=shown, today=day_of(now.now))
        raise Unacceptable(fault, fields={"valid_until": fault})


ALWAYS = Text("track: eligibility is asked of everybody.", "volet : l'admissibilité est exigée de tous.")
NO_TRACK = Text("track: {number} has no track {track}.", "volet : {number} n'a pas de volet {track}.")
NOT_FOUND_YET = Text(
    "track: no officer found that the test of A11.2 worked out last ({finding}) holds.",
    "volet : aucun agent n'a constaté que la dernière vérification de L11.2 ({finding}) est satisfaite.",
)
NO_DAY = Text(
    "valid until: {value} cannot be. Accepted: the last day of the certificate, {today} or later.",
    "valide jusqu'au : {value} est impossible. Accepté : le dernier jour du certificat, le {today} ou après.",
)
