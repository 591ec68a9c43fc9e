"""What somebody who has signed in is led to: by what their roles may do, and in one order."""

from __future__ import annotations

from typing import NamedTuple

from express_entry.accounts.callers import Caller
from express_entry.law.text import Language, Text
from express_entry.reports.typography import typeset

from .addresses import address


class Entry(NamedTuple):
    """A place in the menu: the page, what it is called, and the action that whoever sees it may do."""

    page: str
    words: Text
    action: str


ENTRIES: tuple[Entry, ...] = (
    Entry("candidates:home", Text("My file", "Mon dossier"), "profile.start.own"),
    Entry("representatives:home", Text("Clients", "Clients"), "profile.start.client"),
    Entry("provincial:home", Text("Nominations", "Désignations"), "nomination.offer"),
    Entry("office:home", Text("Pool and rounds", "Bassin et rondes"), "round.unpublished"),
    Entry("office:trail", Text("Audit trail", "Piste de vérification"), "audit.read"),
    Entry("office:accounts", Text("Accounts and roles", "Comptes et rôles"), "account.list"),
    Entry("casework:home", Text("Files", "Dossiers"), "queue.read"),
)


def menu_of(caller: Caller, language: Language) -> list[dict[str, str]]:
    """The places that somebody may go to, as links."""
    return [
        {"href": address(each.page, language), "words": typeset(each.words.say(language), language), "page": each.page}
        for each in ENTRIES
        if sees(caller, each)
    ]


def sees(caller: Caller, entry: Entry) -> bool:
    """Whether an entry is somebody's; an action that ends in a scope asks for that scope alone."""
    action, _, scope = entry.action.rpartition(".")
    if scope in {"own", "client"}:
        return scope in {each.value for each in caller.reach(action)}
    return caller.may(entry.action)
