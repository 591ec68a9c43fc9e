"""How an application ends otherwise: visa and landing, or the applicant's own wish."""

from __future__ import annotations

import json
from datetime import date

from express_entry.law import Reason, Text
from express_entry.law.days import day_of
from express_entry.pool.faults import Conflict, Unacceptable
from express_entry.pool.laws import service_law
from express_entry.pool.units import Desk, unit
from express_entry.review import Ending, Kind, fees_of
from express_entry.review.fees import Fees, high, needs_of, paid_for
from express_entry.review.secondday import CITATIONS

from .applications import Application
from .deciding import obstacles
from .drafting import form_of
from .examinationrows import TrackKind
from .keeping import end, locked, move, require, require_no_interest, require_owner
from .lifecycle import ApplicationState
from .paying import owe, payments_of
from .retesting import latest, work_out


def issue_visa(desk: Desk, number: str, *, until: date) -> Application:
    """Issue the visa, once the right of permanent residence fee is paid (R303(3)).

    :param until: the last day on which it can be used, not after that of the medical certificate (R30(3)).
    :raises Conflict: where something stands in the way, all of it named.
    """
    with unit(desk) as now:
        application = locked(number)
        require(application, ApplicationState.APPROVED)
        require_owner(now, application)
        today = day_of(now.now)
        in_the_way = in_the_way_of_visa(application, today)
        if in_the_way:
            raise Conflict(*in_the_way)
        last = _medical_until(application)
        if until < today or (last is not None and until > last):
            fault = NO_DAY.of(value=until, first=today, last="-" if last is None else last.isoformat())
            raise Unacceptable(fault, fields={"until": fault})
        move(now, application, "visa_issued", until=until.isoformat())
        application.visa_issued, application.visa_until = today, until
        application.save()
        return application


def in_the_way_of_visa(application: Application, today: date) -> list[Reason]:
    """What stands in the way of a visa that would issue today."""
    return [*obstacles(application), *_fee(application, today), *_second_day(application, today)]


def right_due(application: Application, today: date) -> Fees:
    """The fees with the right of permanent residence fee at the rate of the day of its payment, or of today."""
    days = [row.on for row in payments_of(application) if row.kind is Kind.RIGHT]
    form = form_of(application)
    return fees_of(
        form.profile,
        received=application.received_at,
        paid=max(days, default=today),
        applied_to_province=form.circumstances.applied_to_province,
        law=service_law(),
    )


def _fee(application: Application, today: date) -> list[Reason]:
    due = right_due(application, today).totals[Kind.RIGHT]
    paid = paid_for(Kind.RIGHT, payments_of(application))
    if paid >= high(due):
        return []
    needs = list(needs_of([due]))
    return [NOT_PAID.of(paid=paid, due=high(due), needs=needs) if needs else SHORT.of(paid=paid, due=high(due))]


def _second_day(application: Application, today: date) -> list[Reason]:
    """Two classes are asked again on the day of the visa: an officer found that it holds (R77, 87.2(3)(d)).

    In the skilled trades nobody is asked whose class rests on a certificate.
    """
    if application.program not in CITATIONS:
        return []
    tested = latest(application)
    again = None if tested is None else json.loads(tested.document)["en"]["second_day"]
    stated = again["visa"] if again is not None else None
    if tested is not None and tested.holds is True and stated == today.isoformat():
        return []
    asked = work_out(application, form_of(application), application.received_at).second_day
    return [] if asked is None else [AGAIN.of(today=today, citation=asked.citation)]


def _medical_until(application: Application) -> date | None:
    track = application.tracks.filter(kind=TrackKind.MEDICAL.value).first()
    return None if track is None else track.valid_until


def land(desk: Desk, number: str, *, nothing_changed: bool, on: date | None = None) -> Application:
    """Record that somebody became a permanent resident, at a port of entry or in Canada, by any officer (R71.1).

    :param nothing_changed: what the person says of marriage, separation, and any other fact since the visa (R51).
    :raises Conflict: where the visa or the medical certificate is over, or something that changed was not looked at.
    """
    with unit(desk) as now:
        application = locked(number)
        require(application, ApplicationState.VISA_ISSUED)
        require_no_interest(now, application)
        day = on or day_of(now.now)
        assert application.visa_issued is not None
        assert application.visa_until is not None
        if not application.visa_issued <= day <= day_of(now.now):
            fault = NO_DAY.of(value=day, first=application.visa_issued, last=day_of(now.now).isoformat())
            raise Unacceptable(fault, fields={"on": fault})
        in_the_way = [*obstacles(application)]
        if not nothing_changed:
            in_the_way.append(CHANGED.of())
        if day > application.visa_until:
            in_the_way.append(OVER.of(last=application.visa_until))
        if in_the_way:
            raise Conflict(*in_the_way)
        move(now, application, "landed", on=day.isoformat())
        application.landed = day
        end(now, application)
        application.save()
        return application


def withdraw(desk: Desk, number: str) -> Application:
    """Withdraw an application, for the applicant: the processing fee stays once processing began (R303(4))."""
    with unit(desk) as now:
        application = locked(number)
        before = application.state == ApplicationState.RECEIVED.value
        move(now, application, "withdrawn")
        owe(now, application, Ending.WITHDRAWN_BEFORE_PROCESSING if before else Ending.WITHDRAWN)
        end(now, application)
        application.save()
        return application


NO_DAY = Text(
    "day: {value} cannot be. Accepted: from {first} to {last}.",
    "date : le {value} est impossible. Accepté : du {first} au {last}.",
)
SHORT = Text(
    "right of permanent residence fee: {paid} dollars paid, {due} due before the visa (R303(3)).",
    "frais relatifs au droit de résidence permanente : payé {paid} $, dû avant le visa {due} $ (R303(3)).",
)
NOT_PAID = Text(
    "right of permanent residence fee: {paid} dollars paid, up to {due} due; this would tell: {needs} (R303(3)).",
    "frais relatifs au droit de résidence permanente : payé {paid} $, dû jusqu'à {due} $; le dirait : {needs} "
    "(R303(3)).",
)
AGAIN = Text(
    "no officer found that what the class asks again on the day of the visa, {today}, holds ({citation}).",
    "aucun agent n'a constaté que ce que la catégorie exige de nouveau au jour du visa, le {today}, est rempli "
    "({citation}).",
)
CHANGED = Text(
    "the person says that something changed: it is told as a change, and looked at, first (R51).",
    "la personne dit que quelque chose a changé : ce changement est d'abord signalé et examiné (R51).",
)
OVER = Text("the visa could be used until {last}.", "le visa pouvait être utilisé jusqu'au {last}.")
