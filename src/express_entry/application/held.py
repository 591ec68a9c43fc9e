"""What the tables of applications hold of people, and what an erasure leaves of it."""

from __future__ import annotations

from django.db.models import Q

from express_entry.law import Text
from express_entry.pool.holdings import Holding, Kind, Whose, unique_nothing

from .outside import DECIDED, HIDDEN

STATISTICS = Text(
    "a number, a class, a state and the days of its way, which name nobody; money and rounds rest on it",
    "un numéro, une catégorie, un état et les jours de son parcours, qui ne nomment personne; l'argent et les rondes "
    "s'y appuient",
)
ACCOUNTS = Text(
    "amounts and days of public money, which name nobody; how long they are kept the operator sets",
    "des montants et des jours d'argent public, qui ne nomment personne; l'exploitant fixe leur durée de conservation",
)


def _its(whose: Whose) -> Q:
    return Q(application__in=whose.applications)


def _whole(model: str, shown: str) -> Holding:
    """A table whose rows go with the application's papers."""
    hidden = HIDDEN.get(model, {})
    return Holding(f"application.{model}", Kind.APPLICATION, _its, shown=shown, hidden=hidden, plain="id application")


HOLDINGS = (
    _whole("Upload", "item explanation handle sha256 size media_type pages form seen uploaded withdrawn"),
    _whole("FormVersion", "sequence written document digest"),
    _whole("Assignment", "made ended"),
    _whole("Interest", ""),
    _whole("Note", "written"),
    _whole("Change", "event stage happened told form seen"),
    _whole("Track", "kind state since valid_until"),
    _whole("Letter", "kind state text language sent answer_by answered answer closed"),
    _whole("Finding", ""),
    Holding(
        "application.Decision",
        Kind.APPLICATION,
        _its,
        shown="kind state reasons provision made bar_from settled",
        hidden=HIDDEN["Decision"],
        plain="id application",
        given=lambda whose: DECIDED,  # noqa: ARG005 - of one shape with that of the trail
    ),
    Holding(
        "application.Payment",
        Kind.MONEY,
        _its,
        shown="kind amount paid_on taken provider reference receipt",
        hidden=HIDDEN["Payment"],
        plain="id application",
        erased={"reference": unique_nothing()},
        stays=ACCOUNTS,
    ),
    Holding(
        "application.Refund",
        Kind.MONEY,
        _its,
        shown="kind amount ending citation owed repaid provider reference",
        plain="id application",
        erased={"reference": ""},
        stays=ACCOUNTS,
    ),
    Holding(
        "application.Application",
        Kind.APPLICATION,
        lambda whose: Q(id__in=whose.applications),
        shown="id program state created version signed received accepted standard_until decided visa_issued "
        "visa_until landed ended",
        hidden=HIDDEN["Application"],
        plain="profile invitation",
        erased={
            "owner": "", "version": 0, "signed": None, "standard_until": None, "visa_issued": None,
            "visa_until": None, "landed": None,
        },
        stays=STATISTICS,
    ),
    Holding("application.Officer", Kind.NONE, plain="id pseudonym active since"),
)  # fmt: skip
