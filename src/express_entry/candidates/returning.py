"""Where the pages of a profile or an application lead back to: one's own file, or the page of a client."""

from __future__ import annotations

from uuid import UUID

from express_entry.accounts.firms import clients_of
from express_entry.api.gate import Asked
from express_entry.law import Language
from express_entry.pages.addresses import address

from .addresses import link


def way_back(request: Asked, person: UUID | None, language: Language) -> str:
    """Where whoever looks at somebody's pages came from; empty for an officer, who has neither a file nor clients."""
    caller = request.caller
    if person in caller.persons:
        return link("home", language)
    acting = clients_of(caller.firms, caller.now).filter(person=person).order_by("id").first()
    return "" if acting is None else address("representatives:client", language, key=str(acting.id))


def to_clients(request: Asked, language: Language) -> str:
    """The clients of whoever acts for others alone, and has no file of their own; empty for everybody else."""
    caller = request.caller
    return address("representatives:home", language) if caller.firms and not caller.persons else ""
