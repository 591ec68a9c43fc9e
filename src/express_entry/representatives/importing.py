"""Clients of a spreadsheet as drafts: each for a person who appointed the firm, all of them in one transaction.

A firm acts only for people who appointed it. A row is of a client where its reference is their code, the number of
their profile or the firm's own name for them, or its passport that of their profile; anybody else is assessed and
nothing of them is kept. What follows a code or a number in the reference becomes the firm's own name for the client.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from express_entry.accounts.callers import Caller
from express_entry.accounts.firms import LONGEST_NAME, clients_of, name_clients
from express_entry.assessment.ranked import ranked
from express_entry.law import Law
from express_entry.law.days import day_of
from express_entry.pool.identity import has_passport, identity_of
from express_entry.pool.intake import start_in
from express_entry.pool.models import Person, Profile
from express_entry.pool.states import ENDED, ProfileState
from express_entry.pool.units import Desk, together, unit
from express_entry.profile import ProfileError
from express_entry.profile.spreadsheet import Client as Row

from .caseload import Client, caseload

NOBODY_YET = UUID(int=0)
"""In the place of a person, where a passport alone is asked for."""


class Outcome(StrEnum):
    """What came of a row that could be read."""

    DRAFTED = "drafted"
    HAS_DRAFT = "has_draft"
    HAS_PROFILE = "has_profile"
    NO_CLIENT = "no_client"
    TWICE = "twice"
    TWO_CLIENTS = "two_clients"


class Imported(NamedTuple):
    """A row, what came of it, the client it is about, the profile that they have, and the points of the day."""

    row: Row
    outcome: Outcome
    client: Client | None
    number: str
    points: int | None


def import_rows(desk: Desk, caller: Caller, rows: Sequence[Row], law: Law) -> list[Imported]:
    """Draft a profile for each client of whom there is none yet; the others are assessed alone.

    All drafts are made together, or, where something fails, none.

    :raises PoolFault: where the pool is not to be had in time.
    """
    known = caseload(caller)
    sorted_out = list(_sorted_out(rows, _Book.of(known)))
    points = [_points(row, law, caller) for row in rows]
    with together():
        with unit(desk) as now:
            standing = set(clients_of(caller.firms, now.now).values_list("person_id", flat=True))
            drafted = {
                client.appointment.person_id for _, kept, client in sorted_out if client and kept is Outcome.DRAFTED
            }
            since = _since(drafted)
            made = []
            for (row, outcome, client), score in zip(sorted_out, points, strict=True):
                gone = client is not None and client.appointment.person_id not in standing
                kept = Outcome.NO_CLIENT if gone else outcome
                number = client.profile.number if client is not None and client.profile is not None and not gone else ""
                if kept is Outcome.DRAFTED and client is not None and client.appointment.person_id in since:
                    kept, number = since[client.appointment.person_id]
                elif kept is Outcome.DRAFTED:
                    assert client is not None
                    number = start_in(now, row.profile, client.appointment.person_id).number
                made.append(Imported(row, kept, client, number, score))
        name_clients(desk, dict(_names(made)))
    return made


def _names(made: Sequence[Imported]) -> Iterator[tuple[int, str]]:
    """The firm's own names that the references of rows give, by the key of the appointment."""
    for each in made:
        if each.client is not None and each.outcome not in (Outcome.NO_CLIENT, Outcome.TWICE):
            first, _, rest = (each.row.profile.reference or "").strip().partition(" ")
            own = rest.strip(" -–:,;")[:LONGEST_NAME]
            if own and own.isprintable() and _plain(first) in _numbers(each.client):
                yield each.client.appointment.id, own


def _numbers(client: Client) -> set[str]:
    """By what a reference may name a client, besides the firm's own name for them."""
    found = {client.code, client.appointment.person_id.hex.upper()}
    return found if client.profile is None else found | {client.profile.number}


def _plain(reference: str) -> str:
    return "".join(reference.split()).replace("-", "").upper()


def _since(people: set[UUID]) -> dict[UUID, tuple[Outcome, str]]:
    """Who of some people has a profile by now, and which: the same spreadsheet may have been sent twice at once.

    The people are held until the unit ends, so that who comes second finds what the first one drafted.
    """
    list(Person.objects.select_for_update().filter(id__in=people).order_by("id"))
    rows = Profile.objects.filter(person__in=people).exclude(state__in=[each.value for each in ENDED]).order_by("id")
    return {row.person_id: (_of_state(row.state), row.number) for row in rows if row.person_id is not None}


def _sorted_out(rows: Sequence[Row], book: _Book) -> Iterator[tuple[Row, Outcome, Client | None]]:
    seen: set[str] = set()
    for row in rows:
        found = {each.key: each for each in book.meant(row)}
        if len(found) > 1:
            yield row, Outcome.TWO_CLIENTS, None
            continue
        client = next(iter(found.values()), None)
        if client is None:
            yield row, Outcome.NO_CLIENT, None
        elif client.key in seen:
            yield row, Outcome.TWICE, client
        else:
            seen.add(client.key)
            yield row, _outcome(client), client


def _outcome(client: Client) -> Outcome:
    if client.profile is None or ProfileState(client.profile.state) in ENDED:
        return Outcome.DRAFTED
    return _of_state(client.profile.state)


def _of_state(state: str) -> Outcome:
    return Outcome.HAS_DRAFT if state == ProfileState.DRAFT.value else Outcome.HAS_PROFILE


@dataclass(frozen=True)
class _Book:
    """The clients of a firm by what a row may say of them: codes and numbers, the firm's own names, passports."""

    numbers: Mapping[str, Client]
    names: Mapping[str, Sequence[Client]]
    passports: Mapping[str, Client]

    @classmethod
    def of(cls, known: Sequence[Client]) -> _Book:
        """Of the clients that are known."""
        names: dict[str, list[Client]] = defaultdict(list)
        for each in known:
            if each.appointment.known_as:
                names[each.appointment.known_as.casefold()].append(each)
        numbers = {number: each for each in known for number in _numbers(each)}
        return cls(numbers, dict(names), _passports(known))

    def meant(self, row: Row) -> Iterator[Client]:
        """The clients that a row may be about: by its reference, and by its passport."""
        reference = (row.profile.reference or "").strip()
        for number in (reference, reference.partition(" ")[0]):
            if _plain(number) in self.numbers:
                yield self.numbers[_plain(number)]
        yield from self.names.get(reference.casefold(), ())
        if has_passport(row.profile):
            found = self.passports.get(identity_of(row.profile, NOBODY_YET))
            if found is not None:
                yield found


def _passports(known: Sequence[Client]) -> dict[str, Client]:
    """The clients by the digests of the passports that their profiles stated."""
    by_person = {each.appointment.person_id: each for each in known}
    rows = Profile.objects.filter(person__in=list(by_person)).values_list("identity", "person_id")
    return {identity: by_person[person] for identity, person in rows}


def _points(row: Row, law: Law, caller: Caller) -> int | None:
    try:
        return ranked(row.profile, on=day_of(caller.now), law=law).points
    except ProfileError:
        return None
