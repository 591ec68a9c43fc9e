"""Every deadline of an application in one place: what falls due, on which day, by which rule, and whether it is over.

None of them acts by itself but two: an invitation lapses, and a track opens again whose certificate is too old. The
others are shown, and an officer finds what follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.law.text import Sayable
from express_entry.pool.invitations import over_at
from express_entry.review.terms import WARNING

from .applications import Application
from .examinationrows import Letter, LetterKind, Track, TrackKind
from .lifecycle import ApplicationState, LetterState, TrackState


class Deadline(NamedTuple):
    """One deadline: its kind, the last day, the rule with its provision, and whether the day is over.

    ``acts`` says whether the clock does something when it is over; ``warn`` is the day from which it is warned of, and
    ``since`` the one on which it was set.
    """

    application: str
    kind: str
    what: Sayable
    day: date
    citation: str
    over: bool
    acts: bool = False
    warn: date | None = None
    since: date | None = None


def deadlines_of(application: Application, at: datetime) -> tuple[Deadline, ...]:
    """What falls due of an application, the earliest first."""
    return tuple(sorted(_deadlines(_Read([application]), application, at), key=lambda each: (each.day, each.kind)))


def deadlines(applications: Iterable[Application], at: datetime, *, until: date | None = None) -> list[Deadline]:
    """What falls due of several, up to a day where one is given, the earliest first; of how many, it asks as often."""
    several = list(applications)
    read = _Read(several)
    found = [each for application in several for each in _deadlines(read, application, at)]
    return sorted(
        (each for each in found if until is None or each.day <= until),
        key=lambda each: (each.day, each.application, each.kind),
    )


class _Read:
    """The open letters and the certificates of some applications, read once for all of them."""

    def __init__(self, applications: Sequence[Application]) -> None:
        keys = [each.id for each in applications if ApplicationState(each.state).open]
        self.letters: dict[int, list[Letter]] = defaultdict(list)
        self.certificates: dict[int, list[Track]] = defaultdict(list)
        if not keys:
            return
        for letter in Letter.objects.filter(application__in=keys, state=LetterState.OPEN.value).order_by("id"):
            self.letters[letter.application_id].append(letter)
        passed = Track.objects.filter(state=TrackState.PASSED.value, valid_until__isnull=False)
        for track in passed.filter(application__in=keys).order_by("id"):
            self.certificates[track.application_id].append(track)


def _deadlines(read: _Read, application: Application, at: datetime) -> Iterator[Deadline]:
    number, state = application.number, ApplicationState(application.state)
    if state is ApplicationState.DRAFT:
        last = application.invitation.answer_by
        yield Deadline(
            number,
            "invitation",
            INVITATION.of(),
            last,
            "A10.1(6), 10.3(1)(k)",
            over_at(last) <= at,
            True,
            last - WARNING,
        )
    if not state.open:
        return
    if application.standard_until is not None and application.decided is None:
        last = application.standard_until
        yield Deadline(number, "service_standard", STANDARD.of(), last, "department's guidance", last < day_of(at))
    yield from _letters(number, read.letters[application.id], at)
    yield from _certificates(number, read.certificates[application.id], at)
    if state is ApplicationState.VISA_ISSUED and application.visa_until is not None:
        last = application.visa_until
        yield Deadline(number, "visa", VISA.of(), last, "R71.1", last < day_of(at), since=application.visa_issued)


def _letters(number: str, letters: Iterable[Letter], at: datetime) -> Iterator[Deadline]:
    for row in letters:
        kind = LetterKind(row.kind)
        citation = "R12.1-12.9" if kind is LetterKind.BIOMETRICS else "A16(1)"
        words = LETTER.of(kind=kind.words, letter=str(row.id))
        over = over_at(row.answer_by) <= at
        yield Deadline(number, f"letter/{row.id}", words, row.answer_by, citation, over, since=day_of(row.sent))


def _certificates(number: str, certificates: Iterable[Track], at: datetime) -> Iterator[Deadline]:
    for row in certificates:
        assert row.valid_until is not None
        kind = TrackKind(row.kind)
        citation = "R30(3)" if kind is TrackKind.MEDICAL else "A11(1)"
        words = CERTIFICATE.of(track=kind.words)
        over = row.valid_until < day_of(at)
        since = day_of(row.since)
        yield Deadline(number, f"track/{row.kind}", words, row.valid_until, citation, over, True, since=since)


INVITATION = Text("last day to hand the application in", "dernier jour pour présenter la demande")
STANDARD = Text(
    "service standard, counted from receipt: no right", "norme de service, comptée de la réception : pas un droit"
)
LETTER = Text("answer to letter {letter}: {kind}", "réponse à la lettre {letter} : {kind}")
CERTIFICATE = Text("certificate of the track: {track}", "certificat du volet : {track}")
VISA = Text("last day to use the visa", "dernier jour d'utilisation du visa")
