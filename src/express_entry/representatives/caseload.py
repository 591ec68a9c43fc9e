"""The caseload of a firm: every client with what falls due, what changes next and the latest round, read all at once.

However many clients there are, the database is asked as often. What has to be read of a document is read for the
clients that a page shows alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from express_entry.accounts.callers import Caller
from express_entry.accounts.firms import LONGEST_NAME, Appointment, clients_of
from express_entry.application.applications import Application
from express_entry.application.lifecycle import ApplicationState
from express_entry.correspondence.duedays import DueDay, due_days_of_all
from express_entry.pool.models import Profile
from express_entry.pool.nominationrows import Nomination
from express_entry.pool.profiles import Version
from express_entry.pool.states import LIVE, NominationState, ProfileState

from .latestround import Latest, latest_for, latest_rounds

DISCARDED = ApplicationState.DISCARDED.value
MOST_OF_A_NAME = LONGEST_NAME
"""Characters of the firm's own name for a client."""
CODE = 8
"""How many characters of a client's pseudonym tell them apart among those of a firm."""


@dataclass(frozen=True)
class Client:
    """A client: the appointment by which the firm acts, the profile that counts, and what falls due.

    The profile is the one under way, or else the last that there was; None where none was started. ``turns`` is when
    its standing may change next; ``latest`` the latest round that was open to them, where they are in the pool.
    """

    appointment: Appointment
    profile: Profile | None
    application: Application | None
    due: tuple[DueDay, ...]
    latest: Latest | None

    @property
    def key(self) -> str:
        """What the address of their page names."""
        return str(self.appointment.id)

    @property
    def code(self) -> str:
        """By what a spreadsheet names them."""
        return code_of(self.appointment.person_id)

    @property
    def state(self) -> str:
        """Where the profile stands; empty where there is none."""
        return self.profile.state if self.profile is not None else ""

    @property
    def turns(self) -> datetime | None:
        """When the standing in the pool may change next, before its time is over."""
        profile = self.profile
        if profile is None or profile.state != ProfileState.IN_POOL.value or profile.due == profile.expires:
            return None
        return profile.due

    @property
    def next_due(self) -> DueDay | None:
        """What falls due first; a standard of the office is nobody's to keep."""
        return next((each for each in self.due if each.kind != "service_standard"), None)


@dataclass(frozen=True)
class Stated:
    """What a client's document says of who they are, for whoever acts for them."""

    name: str
    reference: str
    text: str


def code_of(person: UUID) -> str:
    """The code of a client, by which a spreadsheet names them."""
    return person.hex[:CODE].upper()


def caseload(caller: Caller, *, key: int | None = None) -> list[Client]:
    """Every client for whom somebody's firm acts now, in the order in which they appointed it.

    :param key: of the one appointment that is asked for alone.
    """
    acting = clients_of(caller.firms, caller.now)
    if key is not None:
        acting = acting.filter(id=key)
    appointments = list(acting.select_related("firm").order_by("id"))
    people = acting.values("person_id")
    profiles = _profiles(people)
    applications = _applications(people)
    due = due_days_of_all(people, caller.now)
    rounds = latest_rounds(caller.now)
    found = {}
    for each in appointments:
        profile = profiles.get(each.person_id)
        latest = latest_for(profile, rounds) if profile is not None else None
        application = applications.get(profile.id) if profile is not None else None
        found[each.person_id] = Client(each, profile, application, due.get(each.person_id, ()), latest)
    return list(found.values())


def _profiles(people: Any) -> dict[UUID, Profile]:
    """The profile of each that counts: the one under way, else the draft, else the last that ended."""
    found: dict[UUID, Profile] = {}
    rows = Profile.objects.filter(person__in=people).defer("line", "name_key", "identity", "code")
    for profile in rows.order_by("id"):
        assert profile.person_id is not None
        known = found.get(profile.person_id)
        if known is None or _weight(profile) >= _weight(known):
            found[profile.person_id] = profile
    return found


def _weight(profile: Profile) -> int:
    state = ProfileState(profile.state)
    return 2 if state in LIVE else 1 if state in {ProfileState.DRAFT, ProfileState.APPLIED} else 0


def _applications(people: Any) -> dict[int, Application]:
    """The application on each profile, where one was started and not thrown away."""
    rows = Application.objects.filter(profile__person__in=people).exclude(state=DISCARDED)
    return {each.profile_id: each for each in rows.order_by("id")}


# ------------------------------------------------------------------------------------------------------ documents


def stated_of(clients: Iterable[Client]) -> dict[int, Stated]:
    """What the documents of some clients say, by the key of the profile."""
    keys = [each.profile.id for each in clients if each.profile is not None]
    rows = Version.objects.filter(profile__in=keys, sequence=F("profile__version"))
    return {key: _stated(text) for key, text in rows.values_list("profile_id", "document") if text}


def nominations_of(clients: Iterable[Client]) -> dict[int, Nomination]:
    """The accepted nominations of some clients, by the key of the profile."""
    keys = [each.profile.id for each in clients if each.profile is not None]
    rows = Nomination.objects.filter(profile__in=keys, state=NominationState.ACCEPTED.value)
    return {each.profile_id: each for each in rows}


def _stated(text: str) -> Stated:
    document = json.loads(text)
    person = document.get("person") or {}
    names = (str(person.get(name) or "") for name in ("given_names", "family_name"))
    return Stated(" ".join(filter(None, names)), str(document.get("reference") or ""), text)


def named(client: Client, stated: Mapping[int, Stated]) -> str:
    """What a client is called: as the firm does, else by the name or reference of the profile, else by their code."""
    known = stated.get(client.profile.id) if client.profile is not None else None
    own = client.appointment.known_as
    return own or (known.name or known.reference if known is not None else "") or client.code


def sought(clients: Sequence[Client], text: str, stated: Mapping[int, Stated]) -> list[Client]:
    """The clients whose name, reference, code or number of profile has a text in it, capitals aside."""
    wanted = text.casefold()
    return [each for each in clients if any(wanted in part.casefold() for part in _known_by(each, stated))]


def _known_by(client: Client, stated: Mapping[int, Stated]) -> Iterable[str]:
    yield client.code
    yield client.appointment.known_as
    if client.profile is not None:
        yield client.profile.number
        known = stated.get(client.profile.id)
        if known is not None:
            yield known.name
            yield known.reference
