"""Firms of representatives, and who appointed them: a firm sees those who did, and nobody of another firm."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, models, transaction
from django.db.models import Q, QuerySet

from express_entry.law import Text
from express_entry.law.days import LAST_DAY, day_of
from express_entry.pool.faults import Conflict, NotFound, Unacceptable
from express_entry.pool.people import Person
from express_entry.pool.units import Desk, Unit, unit

LONGEST_NAME = 60
"""Characters of a firm's own name or reference for a client."""


class Firm(models.Model):
    """A firm of authorised representatives; ``slug`` is how candidates name it."""

    slug = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    created = models.DateTimeField()

    def __str__(self) -> str:
        return self.slug


class Appointment(models.Model):
    """A person lets a firm act for them, from an instant on, until a day or until one of them ends it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="appointments")
    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, related_name="appointments")
    made = models.DateTimeField()
    until = models.DateField(null=True)
    """The last day, where one was agreed."""
    ended = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=64, default="")
    known_as = models.CharField(max_length=LONGEST_NAME, default="")
    """The firm's own name or reference for them; forgotten when one of the two ends the appointment, or it ran out."""

    class Meta:
        """One that has not ended, of a person and a firm."""

        constraints = (
            models.UniqueConstraint(fields=["person", "firm"], condition=Q(ended__isnull=True), name="one_appointment"),
        )

    def __str__(self) -> str:
        return str(self.id)


def standing_at(now: datetime) -> Q:
    """The condition that an appointment stands."""
    return Q(ended__isnull=True, made__lte=now) & (Q(until__isnull=True) | Q(until__gte=day_of(now)))


def clients_of(firms: list[int], now: datetime) -> QuerySet[Appointment]:
    """The appointments by which firms act."""
    return Appointment.objects.filter(standing_at(now), firm__in=firms)


def appoint(desk: Desk, person: uuid.UUID, slug: str, *, until: date | None) -> Appointment:
    """Let a firm act.

    :raises NotFound: where there is no such firm.
    :raises Conflict: where the firm acts already.
    """
    firm = Firm.objects.filter(slug=slug).first()
    if firm is None:
        raise NotFound(NO_FIRM.of(value=slug[:40]), fields={"firm": NO_FIRM.of(value=slug[:40])})
    with unit(desk) as now:
        if until is not None and not day_of(now.now) <= until <= LAST_DAY:
            raise Unacceptable(NO_DAY.of(value=until), fields={"until": NO_DAY.of(value=until)})
        # One that ran out makes way for another.
        over = Appointment.objects.filter(person_id=person, firm=firm, ended__isnull=True, until__lt=day_of(now.now))
        over.update(ended=now.now, ended_by=now.actor, known_as="")
        try:
            with transaction.atomic():
                made = Appointment.objects.create(person_id=person, firm=firm, made=now.now, until=until)
        except IntegrityError:
            raise Conflict(APPOINTED.of(value=slug)) from None
        now.tell("appointment.made", person.hex, firm=slug, until=None if until is None else until.isoformat())
        return made


def end(desk: Desk, appointment: Appointment) -> Appointment:
    """End an appointment, at once.

    :raises Conflict: where it ended before.
    """
    with unit(desk) as now:
        held = Appointment.objects.select_for_update().select_related("firm").get(id=appointment.id)
        if held.ended is not None:
            raise Conflict(ENDED.of())
        held.ended, held.ended_by, held.known_as = now.now, now.actor, ""
        held.save()
        now.tell("appointment.ended", held.person_id.hex, firm=held.firm.slug)
        return held


def name_clients(desk: Desk, names: Mapping[int, str]) -> None:
    """Keep by which name or reference a firm knows its clients, by the keys of the appointments; empty for none.

    :raises Unacceptable: where one is too long, or is not written in one line.
    """
    wanted = {key: " ".join(name.split()) for key, name in names.items()}
    wrong = [name for name in wanted.values() if len(name) > LONGEST_NAME or not name.isprintable()]
    if wrong:
        said = NO_NAME.of(most=str(LONGEST_NAME))
        raise Unacceptable(said, fields={"known_as": said})
    with unit(desk) as now:
        held = Appointment.objects.select_for_update().select_related("firm").filter(id__in=wanted, ended__isnull=True)
        for each in held.order_by("id"):
            if each.known_as != wanted[each.id]:
                each.known_as = wanted[each.id]
                each.save()
                now.tell("appointment.named", each.person_id.hex, firm=each.firm.slug)


def forget_names(now: Unit) -> int:
    """Forget how firms call those whose appointments ran out; how many names that were."""
    over = Appointment.objects.select_for_update(of=("self",)).select_related("firm").filter(_named_past(now.now))
    held = list(over.order_by("id"))
    for each in held:
        each.known_as = ""
        each.save(update_fields=["known_as"])
        now.tell("appointment.forgotten", each.person_id.hex, firm=each.firm.slug)
    return len(held)


def has_names_to_forget(at: datetime) -> bool:
    """Whether there are such."""
    return Appointment.objects.filter(_named_past(at)).exists()


def _named_past(at: datetime) -> Q:
    return Q(until__lt=day_of(at)) & ~Q(known_as="")


NO_NAME = Text(
    "known_as: this cannot be kept. Accepted: up to {most} characters in one line.",
    "known_as : ce nom ne peut pas être conservé. Accepté : jusqu'à {most} caractères sur une ligne.",
)
NO_FIRM = Text(
    "firm: there is no firm {value}. Accepted: the name under which a firm is registered here.",
    "cabinet : il n'y a pas de cabinet {value}. Accepté : le nom sous lequel un cabinet est inscrit ici.",
)
NO_DAY = Text(
    "until: {value} cannot be. Accepted: today or a later day.",
    "jusqu'au : le {value} est impossible. Accepté : aujourd'hui ou une date ultérieure.",
)
APPOINTED = Text("the firm {value} was appointed already.", "le cabinet {value} a déjà reçu mandat.")
ENDED = Text("the appointment has ended already.", "le mandat du représentant a déjà pris fin.")
