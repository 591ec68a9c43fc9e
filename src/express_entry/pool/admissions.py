"""Who of many may enter the pool at once: nobody barred, nobody twice, nobody on another's nomination.

The judgement is that of the door (:mod:`.intake`, :mod:`.doubles`), asked of a batch in a few queries. Who may be
somebody on record is not let in, but left to the ordinary way, on which an officer looks.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Self

from express_entry.law import Reason, Text
from express_entry.law.days import day_of

from .bars import in_force
from .identity import person_key
from .invitations import lapse_over, over_at
from .keeping import advance, held_rows
from .loadednominations import Nominations
from .preparing import Prepared, Refused, enters
from .profiles import Profile
from .roundrows import Invitation
from .states import ENDED, LIVE, InvitationState, ProfileState
from .units import Unit

_LIVE = [state.value for state in LIVE]


def admitted(now: Unit, ready: Sequence[Prepared]) -> tuple[list[Prepared], list[Refused]]:
    """Who of a batch may enter, and why the others may not."""
    known = _Known.of(now, ready)
    entering: list[Prepared] = []
    refused: list[Refused] = []
    for each in ready:
        why = known.against(each)
        if why is None:
            known.take(each, enters(each, now.now))
            entering.append(each)
        else:
            refused.append(Refused(each.place, (why,)))
    return entering, refused


class _Live(NamedTuple):
    """What is read of a live profile."""

    id: int
    state: str
    due: datetime | None
    identity: str
    name_key: str
    person: uuid.UUID


class _Ended(NamedTuple):
    """What is read of a profile that has ended, once for each version of its document."""

    identity: str
    name_key: str
    submitted: datetime | None
    state: str
    document: str | None


@dataclass(frozen=True)
class _Names:
    """Names with birth dates of people of a batch: of a bar, of anybody live, and of whom no passport tells apart."""

    barred: set[str]
    live: set[str]
    alone: set[str]

    @classmethod
    def of(cls, now: Unit, ready: Sequence[Prepared], live: Iterable[_Live]) -> Self:
        bars = in_force(day_of(now.now)).filter(name_key__in=_names(ready))
        found = cls(set(bars.values_list("name_key", flat=True)), set(), set())
        for each in live:
            found._add(each.name_key, passport=each.identity != person_key(each.person))
        return found

    def _add(self, name: str, *, passport: bool) -> None:
        if name:
            self.live.add(name)
        if name and not passport:
            self.alone.add(name)

    def against(self, each: Prepared) -> Reason | None:
        """Whether an officer has to look: two people of one name are told apart by the passports of both alone.

        A passport does not clear anybody of a bar: a new one has another number.
        """
        if each.name_key in self.barred:
            return NAMED.of()
        others = self.alone if each.passport else self.live
        return SIMILAR.of() if each.name_key in others else None

    def take(self, each: Prepared) -> None:
        """Somebody enters."""
        self._add(each.name_key, passport=each.passport)


@dataclass(frozen=True)
class _Known:
    """What is on record of the people of a batch, with whom of it was let in so far."""

    barred: set[str]
    taken: set[str]
    names: _Names
    over: set[Mark]
    nominations: Nominations

    @classmethod
    def of(cls, now: Unit, ready: Sequence[Prepared]) -> Self:
        identities = [each.identity for each in ready]
        live = _live(now, identities, _names(ready))
        return cls(
            _barred(now, identities),
            {each.identity for each in live},
            _Names.of(now, ready, live),
            _over(ready),
            Nominations.of(now, ready),
        )

    def against(self, each: Prepared) -> Reason | None:
        """Why somebody may not enter; None where nothing is against it."""
        if each.identity in self.barred:
            return BARRED.of()
        if each.identity in self.taken:
            return TWICE.of()
        if self.over & _marks(each):
            return BEFORE.of()
        if why := self.names.against(each):
            return why
        return self.nominations.against(each)

    def take(self, each: Prepared, state: ProfileState) -> None:
        """Somebody enters in a state, and whoever follows in the batch finds them there."""
        self.nominations.take(each, live=state.live)
        if state.live:
            self.taken.add(each.identity)
            self.names.take(each)
        else:
            self.over.update(
                _marks_of(_Ended(each.identity, each.name_key, each.submitted, state.value, digest(each.text)))
            )


def _names(ready: Sequence[Prepared]) -> list[str]:
    return [each.name_key for each in ready if each.name_key]


def _live(now: Unit, identities: list[str], names: list[str]) -> list[_Live]:
    """The live profiles of some passports or names; what is over stands in nobody's way, and ends, as at the door."""
    rows = Profile.objects.filter(state__in=_LIVE)
    found: dict[int, _Live] = {}
    for asked in (rows.filter(identity__in=identities), rows.filter(name_key__in=names)):
        found |= {row[0]: _Live(*row) for row in asked.values_list(*_Live._fields)}
    turned = [each.id for each in found.values() if each.due is not None and each.due <= now.now]
    turned += _lapsing(now, [each.id for each in found.values() if each.state == ProfileState.INVITED.value])
    for profile in held_rows(id__in=turned, state__in=_LIVE) if turned else ():
        advance(now, profile)
        lapse_over(now, profile)
        if not ProfileState(profile.state).live:
            del found[profile.id]
    return list(found.values())


def _lapsing(now: Unit, keys: list[int]) -> list[int]:
    """Of profiles that were invited those whose period to answer is over."""
    if not keys:
        return []
    waiting = Invitation.objects.filter(profile__in=keys, state=InvitationState.ISSUED.value)
    return [key for key, last in waiting.values_list("profile_id", "answer_by") if over_at(last) <= now.now]


def _barred(now: Unit, identities: list[str]) -> set[str]:
    """The passports of barred people: named by a bar, or those of a person on record whom one reaches."""
    bars = in_force(day_of(now.now))
    found = set(bars.filter(identity__in=identities).values_list("identity", flat=True))
    known = Profile.objects.filter(identity__in=identities, person__isnull=False)
    people = set(known.values_list("person", flat=True))
    if not people:
        return found
    theirs = Profile.objects.filter(person__in=people)
    named = theirs.filter(identity__in=bars.values("identity")).values_list("person", flat=True)
    reached = {*named, *bars.filter(person__in=people).values_list("person", flat=True)}
    return found | set(known.filter(person__in=reached).values_list("identity", flat=True))


Mark = tuple[str, datetime | str | None] | tuple[str, datetime | None, str | None]
"""By what a submission that has ended is known again."""


def _marks(each: Prepared) -> set[Mark]:
    """By what a record is known as a submission on record: its instant with the passport, or with name and document.

    Of a person without a passport nothing else tells who they are, and a passport may have been changed on the profile
    since. Two people of one name state other things of themselves, or came at another instant.
    """
    document = digest(each.text)
    found: set[Mark] = {(each.identity, each.submitted), (each.identity, document)}
    if each.name_key:
        found.add((each.name_key, each.submitted, document))
    if each.name_key and not each.passport:
        found.add((each.name_key, document))
    return found


def _marks_of(who: _Ended) -> set[Mark]:
    """By what a profile that has ended is known again: its instant; for an ineligible one also its document alone."""
    found: set[Mark] = {(who.identity, who.submitted)}
    if who.name_key:
        found.add((who.name_key, who.submitted, who.document))
    if who.state == ProfileState.INELIGIBLE.value:
        found |= {(each, who.document) for each in (who.identity, who.name_key) if each}
    return found


def _over(ready: Sequence[Prepared]) -> set[Mark]:
    """The submissions of people of a batch that ended, whatever became of them, by the passport or by the name."""
    rows = Profile.objects.filter(state__in=[state.value for state in sorted(ENDED)])
    found: set[Mark] = set()
    for asked in (rows.filter(identity__in=[each.identity for each in ready]), rows.filter(name_key__in=_names(ready))):
        for row in asked.values_list("identity", "name_key", "submitted", "state", "versions__digest"):
            found |= _marks_of(_Ended(*row))
    return found


def digest(text: str) -> str:
    """By what a document is known again."""
    return hashlib.sha256(text.encode()).hexdigest()


BARRED = Text(
    "the person may have no profile yet (misrepresentation, Act, 10.1(4) and 40(2)(a)).",
    "la personne ne peut pas encore avoir de profil (fausses déclarations, Loi, 10.1(4) et 40(2)a)).",
)
TWICE = Text(
    "the person has a profile that has not ended (Act, 10.1(5)).",
    "la personne a un profil qui n'a pas pris fin (Loi, 10.1(5)).",
)
BEFORE = Text(
    "this submission of the person is on record, and it has ended.",
    "cette présentation de la personne est consignée, et elle a pris fin.",
)
SIMILAR = Text(
    "name and birth date are those of another person on record, and no passport numbers tell them apart. Accepted: the "
    "passport numbers of both, or a submission that an officer looks at.",
    "le nom et la date de naissance sont ceux d'une autre personne enregistrée, et aucun numéro de passeport ne les "
    "distingue. Accepté : le numéro de passeport de l'une et de l'autre, ou un profil présenté qu'un agent examine.",
)
NAMED = Text(
    "name and birth date are those of a person who may have no profile (misrepresentation, Act, 10.1(4) and 40(2)(a)), "
    "of which another passport clears nobody. Accepted: a submission that an officer looks at.",
    "le nom et la date de naissance sont ceux d'une personne qui ne peut avoir de profil (fausses déclarations, Loi, "
    "10.1(4) et 40(2)a)), ce dont un autre passeport n'exempte personne. Accepté : un profil présenté qu'un agent "
    "examine.",
)
