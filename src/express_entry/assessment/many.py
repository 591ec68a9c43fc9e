"""Many people, one after the other: what is asked of each is answered or refused, and nobody stops the others.

Clients come from :func:`express_entry.profile.caseload`, one at a time and in their order, and go on as they are
answered, so that a large caseload needs no more memory than a small one. A client for whom the work fails, even
through a defect of this program, is refused with the reason, and the next one is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from express_entry import law as law_package
from express_entry.law import Law
from express_entry.profile.findings import defect
from express_entry.profile.problems import ProfileError
from express_entry.profile.spreadsheet import Client, Count, Notice, Read, Refused

from .assess import Assessment, assess

Answer = TypeVar("Answer")


class Answered(NamedTuple, Generic[Answer]):
    """A client, and what the work came to for them."""

    client: Client
    answer: Answer


def assess_each(
    clients: Iterable[Read], *, on: date, law: Law | None = None
) -> Iterator[Answered[Assessment] | Refused | Notice | Count]:
    """The assessment of every client on a day; what did not fit stays where it stood.

    :param law: the law to apply; by default that of the day.
    :raises NoLawYet: for a day before 2015-01-01.
    """
    in_force = law or law_package.on(on)
    return for_each(clients, lambda client: assess(client.profile, on=on, law=in_force))


def for_each(
    clients: Iterable[Read], work: Callable[[Client], Answer]
) -> Iterator[Answered[Answer] | Refused | Notice | Count]:
    """What some work comes to for every client, in their order; whoever it fails for is refused, and the next taken."""
    for item in clients:
        yield _answered(item, work) if isinstance(item, Client) else item


def _answered(client: Client, work: Callable[[Client], Answer]) -> Answered[Answer] | Refused:
    reference = client.profile.reference
    try:
        return Answered(client, work(client))
    except ProfileError as error:
        return Refused(client.place, tuple(map(client.finding, error.problems)), reference)
    except Exception as error:  # noqa: BLE001 - one client's defect must not stop the others; it is reported as one
        return Refused(client.place, (defect(error),), reference)
