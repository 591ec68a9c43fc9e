"""Who goes round the pages that are measured: everybody of the demo, and whom the demo does not show.

These come about beside the demo by the ordinary use cases, at this moment, so that every page has somebody to show
itself to: whoever has a draft, is nominated, invited or applies; a round that was published and one that was held; what
waits for an officer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from express_entry.accounts.roles import Role
from express_entry.law.text import Language
from express_entry.pages.addresses import address

if TYPE_CHECKING:
    from express_entry.accounts.users import User

ANYBODY = "anybody"


class Place(NamedTuple):
    """A page with the parts of its address."""

    page: str
    parts: Mapping[str, str] = {}
    query: str = ""

    def path(self, language: Language) -> str:
        """Its address in a language."""
        return address(self.page, language, **self.parts) + self.query


class Seat(NamedTuple):
    """Somebody who goes round pages: in which role, by which cookie once it is asked for, and where they begin.

    Who has a ``section`` sees its pages alone; everybody else every page too whose address is always the same.
    """

    role: str
    session: Callable[[], str] | None = None
    begins: Sequence[Place] = ()
    section: str = ""
    forms: Mapping[str, str] = {}
    """The numbers of what they send forms about: ``profile`` in the pool, ``application`` that is a draft."""


def seats() -> Iterator[Seat]:
    """Everybody, in the order of the roles; to be called once on a demo."""
    from .pagecandidates import begins_of_firm, candidates
    from .pageentrance import entrances
    from .pageoffice import offices
    from .pagepeople import People

    people = People()
    public, own = entrances(people)
    mine = list(candidates(people))
    begins = [*offices(people), *begins_of_firm(people), *(place for each in mine for place in each.begins)]
    yield from public
    for role in Role:  # whoever may not see what another does is not shown it
        yield Seat(role.value, session(people.account(role)), begins)
        yield from mine if role is Role.CANDIDATE else ()
    yield from own


def session(user: User) -> Callable[[], str]:
    """A session of somebody who has just signed in, begun when it is asked for."""
    from .pagewalk import session_of

    return lambda: session_of(user)
