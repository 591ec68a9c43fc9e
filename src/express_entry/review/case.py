"""The case document, ``express-entry/case@1``: a profile, its invitation, and an application as handed in.

Only ``format``, ``profile`` and the round are required; what was not stated stays unknown. The document names no
person and no address: of a representative it says which details are given. Every problem is reported at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from express_entry.history import NoSuchRound, Round, round_numbered
from express_entry.history.covered import programs_covered
from express_entry.history.labels import CATEGORIES
from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.programtable import NOMINEES
from express_entry.profile import Problem, Profile
from express_entry.profile.problems import shown
from express_entry.profile.reading import Syntax, read
from express_entry.selection.rows import in_order

from .circumstances import STATED, Circumstances, children_of, circumstances_in
from .declared import LICENSED_BY, NOBODY, REACHED_BY, Counsel, Declared, Nobody
from .doubts import CONTENT
from .fees import Kind, Payment
from .presented import AT_APPLICATION, FORM_RULES, Asked, ItemRole, Presented
from .reading import CaseError, Reader, refused
from .terms import Terms, stated_terms, terms_of
from .visaday import AtVisa, at_visa_in

FORMAT = "express-entry/case@1"
A_PROFILE = "express-entry/profile@"
FIELDS = (
    *(
        "format",
        "profile",
        "accepted",
        "at_receipt",
        "round",
        "submitted",
        "invitation",
        "applied_to_province",
        "received",
        "visa",
        "at_visa",
    ),
    *("circumstances", "checklist", "presented", "declaration", "payments"),
)
ROUND_FIELDS = ("score", "tie_break", "category_version")
INVITATION_FIELDS = ("class", "category", "at", "deadline")
DECLARATION_FIELDS = tuple(name for name in Declared._fields if name != "asks_of_nobody")
"""What a case states of its declaration; how the forms ask is not of it."""
ITEM_FIELDS = Asked._fields
PRESENTED_FIELDS = ("present", "explained", "in_form", *FORM_RULES, *CONTENT)
PAYMENT_FIELDS = ("fee", "amount", "on")


@dataclass(frozen=True, slots=True)
class Case:
    """One person's case; ``checklist`` is None where the document holds none, and ``terms`` where no round is stated.

    ``accepted`` is the profile as an officer accepts it and ``at_receipt`` as it is at receipt, None where the same.
    """

    profile: Profile
    accepted: Profile | None
    at_receipt: Profile | None
    terms: Terms | None
    submitted: datetime | None
    deadline: date | None
    applied_to_province: date | None
    received: datetime | None
    visa: date | None
    at_visa: AtVisa
    circumstances: Circumstances
    checklist: tuple[Asked, ...] | None
    presented: Mapping[str, Presented]
    declared: Declared
    payments: tuple[Payment, ...]


def read_case(data: bytes | str, *, syntax: Syntax | None = None, name: str | None = None) -> Case:
    """The case in a document (JSON, YAML or TOML).

    :raises UnreadableProfile: where the document cannot be read at all.
    :raises CaseError: with every problem of the document.
    """
    return check_case(read(data, syntax=syntax, name=name))


def check_case(tree: object) -> Case:
    """The case that a tree of plain values states.

    :raises CaseError: with every problem of the tree.
    """
    reader = Reader()
    if isinstance(tree, Mapping) and str(tree.get("format")).startswith(A_PROFILE):
        raise refused("format", tree["format"], WITHIN)
    case = _case(reader, reader.fields(tree, "", FIELDS, needed=True)) if isinstance(tree, Mapping) else None
    if not isinstance(tree, Mapping):
        reader.fields(tree, "", FIELDS, needed=True)
    if reader.problems or case is None:
        raise CaseError(reader.problems)
    return case


def _case(reader: Reader, tree: Mapping[str, Any]) -> Case | None:
    reader.word(tree.get("format"), "format", (FORMAT,), needed=True)
    profile = reader.profile(tree.get("profile"), "profile")
    others = {
        name: None if tree.get(name) is None else reader.profile(tree[name], name)
        for name in ("accepted", "at_receipt")
    }
    invitation = reader.fields(tree.get("invitation"), "invitation", INVITATION_FIELDS)
    terms = _terms(reader, tree.get("round"), invitation)
    received = reader.instant(tree.get("received"), "received")
    submitted = reader.instant(tree.get("submitted"), "submitted")
    visa = reader.day(tree.get("visa"), "visa")
    circumstances = circumstances_in(reader, tree.get("circumstances"), STATED, children=children_of(profile))
    _in_order(reader, terms, submitted, received)
    if visa is not None and received is not None and visa < day_of(received):
        reader.refuse("visa", visa, NOT_BEFORE.of(day=day_of(received)))
    if profile is None:
        return None
    return Case(
        profile=profile,
        accepted=others["accepted"],
        at_receipt=others["at_receipt"],
        terms=terms,
        submitted=submitted,
        deadline=reader.day(invitation.get("deadline"), "invitation.deadline"),
        applied_to_province=reader.day(tree.get("applied_to_province"), "applied_to_province"),
        received=received,
        visa=visa,
        at_visa=at_visa_in(reader, tree.get("at_visa")),
        circumstances=circumstances,
        checklist=_checklist(reader, tree.get("checklist")),
        presented=_presented(reader, tree.get("presented")),
        declared=_declared(reader, tree.get("declaration")),
        payments=tuple(_payments(reader, tree.get("payments"))),
    )


# ---------------------------------------------------------------------------------------------- round and invitation


def _terms(reader: Reader, round_: object, invitation: Mapping[str, Any]) -> Terms | None:
    """The terms of the round; None where none is stated, or where they cannot be read."""
    if round_ is None:
        return None
    if isinstance(round_, (str, int)) and not isinstance(round_, bool):
        return _published(reader, str(round_), invitation)
    return _stated(reader, reader.fields(round_, "round", ROUND_FIELDS), invitation)


def _published(reader: Reader, number: str, invitation: Mapping[str, Any]) -> Terms | None:
    try:
        found = round_numbered(number)
    except NoSuchRound as error:
        reader.problems.append(Problem("round", shown(number), error.reason, A_ROUND))
        return None
    covered = programs_covered(found)
    named = reader.word(invitation.get("class"), "invitation.class", covered, needed=len(covered) > 1)
    _agrees(reader, found, invitation)
    return terms_of(found, named) if named or len(covered) == 1 else None


def _agrees(reader: Reader, found: Round, invitation: Mapping[str, Any]) -> None:
    """The category of an invitation is that of its round."""
    category = invitation.get("category")
    own = found.program_or_category if found.program_or_category in CATEGORIES else None
    if category is not None and category != own:
        reader.refuse("invitation.category", category, OF_ROUND.of(number=found.number, category=own or "-"))


def _stated(reader: Reader, round_: Mapping[str, Any], invitation: Mapping[str, Any]) -> Terms | None:
    category = reader.word(invitation.get("category"), "invitation.category", CATEGORIES)
    at = reader.instant(invitation.get("at"), "invitation.at", needed=True)
    named = invitation.get("class")
    known = {*PROGRAM_NAMES, *([named] if isinstance(named, str) and named in PROGRAM_NAMES else [])}
    covered = [slug for slug in in_order(known) if not (category and slug == NOMINEES)]
    program = reader.word(invitation.get("class"), "invitation.class", covered, needed=True)
    score = reader.whole(round_.get("score"), "round.score", needed=True)
    tie_break = reader.instant(round_.get("tie_break"), "round.tie_break")
    version = round_.get("category_version")
    if version is not None and not isinstance(version, str):
        reader.refuse("round.category_version", version, A_VERSION)
        return None
    if program is None or at is None or score is None:
        return None
    return stated_terms(at, program, score, tie_break, category, version)


def _in_order(reader: Reader, terms: Terms | None, submitted: datetime | None, received: datetime | None) -> None:
    """A profile is submitted before the round that invites it, and an application received after it."""
    if terms is None:
        return
    if submitted is not None and submitted > terms.at:
        reader.refuse("submitted", submitted, BEFORE.of(at=terms.at))
    if received is not None and received < terms.at:
        reader.refuse("received", received, AFTER.of(at=terms.at))


# ------------------------------------------------------------------------------------------------- what was handed in


def _checklist(reader: Reader, tree: object) -> tuple[Asked, ...] | None:
    if tree is None:
        return None
    found = (_asked(reader, item, f"checklist[{place}]") for place, item in enumerate(reader.items(tree, "checklist")))
    return tuple(item for item in found if item is not None)


def _asked(reader: Reader, tree: object, path: str) -> Asked | None:
    if isinstance(tree, str):
        tree = {"id": tree}
    item = reader.fields(tree, path, ITEM_FIELDS, needed=True)
    name = item.get("id")
    if not isinstance(name, str) or not name:
        reader.refuse(f"{path}.id", name, AN_ITEM)
        return None
    role = reader.word(item.get("role"), f"{path}.role", [each.value for each in ItemRole])
    stage = reader.word(item.get("stage"), f"{path}.stage", ("profile", AT_APPLICATION, "later"))
    form = reader.items(item.get("form"), f"{path}.form")
    for place, rule in enumerate(form):
        reader.word(rule, f"{path}.form[{place}]", FORM_RULES, needed=True)
    needs = reader.items(item.get("needs"), f"{path}.needs")
    substitute = reader.flag(item.get("substitute"), f"{path}.substitute")
    kept = tuple(rule for rule in FORM_RULES if rule in form)
    return Asked(
        name, ItemRole(role or "mandatory"), stage or AT_APPLICATION, bool(substitute), kept, tuple(map(str, needs))
    )


def _presented(reader: Reader, tree: object) -> Mapping[str, Presented]:
    found = {}
    for name, given in reader.any_fields(tree, "presented").items():
        path = f"presented.{name}"
        if isinstance(given, bool):
            found[name] = Presented(given)
            continue
        stated = reader.fields(given, path, PRESENTED_FIELDS, needed=True)
        flags = {key: reader.flag(stated[key], f"{path}.{key}") for key in PRESENTED_FIELDS if key in stated}
        explained = flags.get("explained") is True
        present = flags.get("present")
        seen = any(key in FORM_RULES or key in CONTENT or key == "in_form" for key in flags)
        whole = dict.fromkeys(FORM_RULES, True) if flags.get("in_form") else {}
        found[name] = Presented(
            seen if present is None else present,
            explained,
            whole | {key: value for key, value in flags.items() if key in FORM_RULES and value is not None},
            {key: value for key, value in flags.items() if key in CONTENT and value is not None},
        )
    return found


def _declared(reader: Reader, tree: object) -> Declared:
    stated = reader.fields(tree, "declaration", DECLARATION_FIELDS)
    flags = {
        name: reader.flag(stated.get(name), f"declaration.{name}")
        for name in ("form", "signed", "complete_and_accurate", "principal")
    }
    family = stated.get("family")
    named = None if family is None else frozenset(map(str, reader.items(family, "declaration.family")))
    counsel = {
        name: _counsel(reader, stated.get(name), f"declaration.{name}") for name in ("representative", "adviser")
    }
    return Declared(
        form=flags["form"],
        signed=flags["signed"],
        complete_and_accurate=flags["complete_and_accurate"],
        principal=flags["principal"],
        family=named,
        representative=counsel["representative"],
        adviser=counsel["adviser"],
    )


def _counsel(reader: Reader, tree: object, path: str) -> Counsel | Nobody | None:
    """Somebody who represents or advised: ``none``, or an object that says which details are given."""
    if tree is None:
        return None
    if tree == "none":
        return NOBODY
    if not isinstance(tree, Mapping):
        reader.refuse(path, tree, COUNSEL)
        return None
    details = (*REACHED_BY, *LICENSED_BY)
    stated = reader.fields(tree, path, ("paid", *details))
    given = frozenset(name for name in details if reader.flag(stated.get(name), f"{path}.{name}"))
    paid = reader.flag(stated.get("paid"), f"{path}.paid")
    if paid is None:
        reader.refuse(f"{path}.paid", None, PAID)
    return Counsel(bool(paid), given)


def _payments(reader: Reader, tree: object) -> Iterator[Payment]:
    for place, entry in enumerate(reader.items(tree, "payments")):
        path = f"payments[{place}]"
        stated = reader.fields(entry, path, PAYMENT_FIELDS, needed=True)
        fee = reader.word(stated.get("fee"), f"{path}.fee", [kind.value for kind in Kind], needed=True)
        amount = reader.whole(stated.get("amount"), f"{path}.amount", needed=True)
        day = reader.day(stated.get("on"), f"{path}.on", needed=True)
        if fee is not None and amount is not None and day is not None:
            yield Payment(Kind(fee), amount, day)


WITHIN = Text(
    "express-entry/case@1, with the profile document under its field profile",
    "express-entry/case@1, avec le document de profil sous son champ profile",
)
A_ROUND = Text(
    "the number of a published round, or an object with: score, tie_break, category_version",
    "le numéro d'une ronde publiée, ou un objet avec : score, tie_break, category_version",
)
OF_ROUND = Text("the category of round {number}: {category}", "la catégorie de la ronde {number} : {category}")
A_VERSION = Text(
    "a category version such as 2026-2, in quotes", "une version de catégorie comme 2026-2, entre guillemets"
)
BEFORE = Text("an instant not after the round of {at}", "un instant qui ne suit pas la ronde du {at}")
AFTER = Text("an instant not before the round of {at}", "un instant qui ne précède pas la ronde du {at}")
NOT_BEFORE = Text("a day not before the receipt on {day}", "un jour qui ne précède pas la réception du {day}")
AN_ITEM = Text("the id of an item, such as principal/passport", "l'identifiant d'un élément, comme principal/passport")
COUNSEL = Text(
    "none, or an object with: paid, name, postal_address, telephone, body, membership_number",
    "none, ou un objet avec : paid, name, postal_address, telephone, body, membership_number",
)
PAID = Text("true or false: whether it is for consideration", "true ou false : si c'est contre rémunération")
A_RECEIPT = Text("the instant at which the application was received", "l'instant où la demande a été reçue")
