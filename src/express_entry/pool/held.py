"""What the tables of the pool hold of people, and what an erasure leaves of it."""

from __future__ import annotations

from django.db.models import Q

from express_entry.law import Text

from .holdings import CHAIN, DIGEST, OTHERS, PROOFS, REPEATED, Holding, Kind, Whose
from .identity import erased_certificate
from .outside import OFFICERS, told_entries

ALLOCATION = Text(
    "a nomination counts against the allocation of its province, and its certificate, of which a digest stays, is used",
    "une désignation compte dans l'allocation de sa province, et son certificat, dont il reste un condensé, a servi",
)
BARRED = Text(
    "until the bar ends, the person may have no profile (Act, 10.1(4)): digests alone recognise them",
    "jusqu'à la fin de l'interdiction, la personne ne peut avoir de profil (Loi, 10.1(4)) : seuls des condensés la "
    "reconnaissent",
)
LIFTED = Text(
    "that a bar was lifted, by whom and on what provision; why is gone",
    "qu'une interdiction a été levée, par qui et selon quelle disposition; le motif est parti",
)
_TRAIL = {
    "shown": "sequence instant action subject payload",
    "hidden": {"actor": OFFICERS, "salt": REPEATED},
    "plain": "payload_digest previous digest",
    "stays": CHAIN,
    "given": lambda whose: told_entries(whose.ended),
}


def _names(whose: Whose) -> Q:
    """The corrections of rounds that name one of a person's profiles."""
    found = Q(pk__in=())
    for number in whose.numbers:
        found |= Q(cancelled__contains=number) | Q(missed__contains=number) | Q(restored__contains=number)
    return found


HOLDINGS = (
    Holding(
        "pool.Version",
        Kind.PROFILE,
        lambda whose: Q(profile__in=whose.profiles),
        shown="sequence received document digest",
        plain="id profile",
    ),
    Holding(
        "pool.Review",
        Kind.PROFILE,
        lambda whose: Q(profile__in=whose.profiles),
        shown="opened settled same",
        hidden={"other": OTHERS, "bar": OTHERS, "note": OTHERS, "settled_by": OFFICERS},
        plain="id profile",
    ),
    Holding(
        "pool.Review",
        Kind.PROFILE,
        lambda whose: Q(other__in=whose.profiles) & ~Q(profile__in=whose.profiles),
        hidden=dict.fromkeys(("opened", "settled", "settled_by", "same", "other", "bar", "note"), OTHERS),
        plain="id profile",
        erased={"note": "", "other": None},
        stays=Text("it is about somebody else's profile", "il porte sur le profil d'une autre personne"),
    ),
    Holding(
        "pool.Interest",
        Kind.PROFILE,
        lambda whose: Q(profile__in=whose.profiles),
        shown="province stream sent",
        plain="id profile",
    ),
    Holding(
        "pool.Nomination",
        Kind.PROFILE,
        lambda whose: Q(profile__in=whose.profiles),
        shown="province certificate issued state offered answer_by accepted ended",
        plain="id profile due",
        erased={"certificate": lambda row: erased_certificate(row.province, row.certificate), "due": None},
        stays=ALLOCATION,
    ),
    Holding(
        "pool.Invitation",
        Kind.PROFILE,
        lambda whose: Q(profile__in=whose.profiles),
        shown="round state program rank points issued answer_by ended",
        hidden={"identity": DIGEST},
        plain="id profile supplement",
        erased={"identity": ""},
        stays=PROOFS,
    ),
    Holding(
        "pool.Profile",
        Kind.PROFILE,
        lambda whose: Q(id__in=whose.profiles),
        shown="id state code created draft_until submitted effective expires ended version points programs categories",
        hidden={"identity": DIGEST, "name_key": DIGEST, "line": REPEATED},
        plain="person law due",
        erased={
            "person": None, "identity": "", "name_key": "", "code": "", "points": None, "programs": 0,
            "categories": "", "line": "", "effective": None, "expires": None, "law": None, "due": None, "version": 0,
        },
        stays=PROOFS,
    ),
    Holding(
        "pool.Lifting",
        Kind.BAR,
        lambda whose: Q(bar__person=whose.person) | Q(bar__identity__in=whose.identities),
        shown="reason provision drafted done",
        hidden=dict.fromkeys(("drafted_by", "authorised_by"), OFFICERS),
        plain="id bar",
        erased={"reason": ""},
        stays=LIFTED,
    ),
    Holding(
        "pool.Bar",
        Kind.BAR,
        lambda whose: Q(person=whose.person) | Q(identity__in=whose.identities),
        shown="begins until basis recorded lifted",
        hidden={"identity": DIGEST, "name_key": DIGEST, "recorded_by": OFFICERS},
        plain="id person",
        erased={"person": None, "basis": ""},
        stays=BARRED,
    ),
    Holding(
        "pool.AuditEntry",
        Kind.TRAIL,
        lambda whose: Q(subject__in=whose.numbers),
        erased={"payload": None, "salt": None},
        **_TRAIL,  # type: ignore[arg-type] # columns by their names
    ),
    Holding(
        "pool.AuditEntry",
        Kind.TRAIL,
        lambda whose: Q(subject__in=whose.names),
        erased={"payload": None, "salt": None, "subject": ""},
        **_TRAIL,  # type: ignore[arg-type] # as above
    ),
    Holding("pool.Person", Kind.PROFILE, lambda whose: Q(id=whose.person), shown="id created"),
    Holding("pool.LawView", Kind.NONE, plain="id fingerprint last_known ranking people canonical since"),
    Holding("pool.PoolState", Kind.NONE, plain="id law"),
    Holding("pool.PoolCount", Kind.NONE, plain="id instant numbers places"),
    Holding("pool.AuditHead", Kind.NONE, plain="id sequence digest instant"),
    Holding("pool.Allocation", Kind.NONE, plain="id province year nominations source"),
    Holding(
        "pool.Round",
        Kind.NONE,
        plain="id number state grouping programs category invitations points_from earliest legal_basis drafted "
        "drafted_by authorised authorised_by instant run_by law invited cutoff tie_break snapshot snapshot_digest "
        "result published publication counted",
    ),
    Holding(
        "pool.Supplement",
        Kind.PROFILE,
        _names,
        shown="drafted done discarded",
        hidden={"note": OTHERS, "cancelled": OTHERS, "missed": OTHERS, "restored": OTHERS},
        plain="id round additional legal_basis drafted_by authorised_by discarded_by",
        erased={"note": ""},
        stays=PROOFS,
    ),
)  # fmt: skip
