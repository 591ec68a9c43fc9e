"""What the tables of applications hold of people, and what an erasure leaves of it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q

from express_entry.law import Text
from express_entry.pool.holdings import OTHERS, Holding, Kind, Whose, unique_nothing

from .lifecycle import DecisionState

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


def _whole(model: str, shown: str, hidden: Mapping[str, Text] | None = None) -> Holding:
    """A table whose rows go with the application's papers."""
    return Holding(
        f"application.{model}", Kind.APPLICATION, _its, shown=shown, hidden=hidden or {}, plain="id application"
    )


HOLDINGS = (
    _whole("Upload", "item explanation handle sha256 size media_type pages form seen uploaded uploaded_by withdrawn"),
    _whole("FormVersion", "sequence written written_by document digest"),
    _whole("Assignment", "officer made made_by ended"),
    _whole("Interest", "", dict.fromkeys(("officer", "declared", "declared_by"), OTHERS)),
    _whole("Note", "written", {"written_by": OTHERS, "text": OTHERS}),
    _whole("Change", "event stage happened told told_by form seen seen_by"),
    _whole("Track", "kind state since by valid_until", {"note": OTHERS}),
    _whole("Letter", "kind state text language sent sent_by answer_by answered answer closed closed_by"),
    _whole("Finding", "kind made made_by form law document holds found found_by", {"note": OTHERS}),
    Holding(
        "application.Decision",
        Kind.APPLICATION,
        _its,
        shown="kind state reasons provision made made_by bar_from settled settled_by",
        hidden={"settled_note": OTHERS},
        plain="id application",
        given=Q(state=DecisionState.CONFIRMED.value),
    ),
    Holding(
        "application.Payment",
        Kind.MONEY,
        _its,
        shown="kind amount paid_on taken taken_by provider reference receipt",
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
        shown="id program state created version signed received accepted standard_until owner decided visa_issued "
        "visa_until landed ended",
        plain="profile invitation",
        erased={
            "owner": "", "version": 0, "signed": None, "standard_until": None, "visa_issued": None,
            "visa_until": None, "landed": None,
        },
        stays=STATISTICS,
    ),
    Holding("application.Officer", Kind.NONE, plain="id pseudonym active since"),
)  # fmt: skip
