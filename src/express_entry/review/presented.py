"""What a checklist asks for, and what was handed in for each of its items: there, in its form, or explained instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from express_entry.law import Text

FORM_RULES = (
    *("signed", "sworn", "current_form", "translation", "colour_scan", "original_only", "national_authority"),
    *("stamped_pages", "readable"),
)
"""What the form of a document may be asked for, as documents of cases name it."""
NEVER = ("biometrics", "right_of_permanent_residence", "rprf")
"""What is no part of an application: never asked for by its completeness (R10(2.2), 303(3))."""
AT_APPLICATION = "application"


class ItemRole(Enum):
    """Whether an item must be there, must be there because of a fact of the case, or may be."""

    MANDATORY = "mandatory"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"


class ChecklistItem(Protocol):
    """One item of a generated checklist, as far as completeness asks."""

    @property
    def id(self) -> str:
        """``principal/passport``, ``spouse/police_certificate/IN``, ``principal/proof_of_work/1``."""
        ...

    @property
    def role(self) -> object:
        """``mandatory``, ``conditional`` or ``optional``."""
        ...

    @property
    def stage(self) -> object:
        """``application`` for what goes in with it."""
        ...

    @property
    def substitute(self) -> object:
        """What may stand in its place; nothing where nothing may."""
        ...

    @property
    def form(self) -> object:
        """The rules of form, by name, or each with its name as ``id``."""
        ...

    @property
    def needs(self) -> tuple[str, ...]:
        """The facts that would tell whether it is asked for; none where it surely is."""
        ...


class Asked(NamedTuple):
    """One item that completeness looks at.

    ``substitute`` says whether an explanation may stand in its place. ``needs`` names the facts that would tell whether
    it is asked for at all, where that is open.
    """

    id: str
    role: ItemRole = ItemRole.MANDATORY
    stage: str = AT_APPLICATION
    substitute: bool = False
    form: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether its absence returns an application: never what is no part of one, or is asked for later."""
        parts = self.id.split("/")
        return (
            self.role is not ItemRole.OPTIONAL and self.stage == AT_APPLICATION and not any(p in NEVER for p in parts)
        )


class Presented(NamedTuple):
    """What was handed in for an item.

    ``present`` is the document itself, ``explained`` an explanation in its place. ``form`` holds the rules of form that
    are known to be kept or not, ``content`` what was seen of its content: that is never a matter of completeness.
    """

    present: bool
    explained: bool = False
    form: Mapping[str, bool] = MappingProxyType({})
    content: Mapping[str, bool] = MappingProxyType({})


def asked_of(items: Iterable[ChecklistItem]) -> tuple[Asked, ...]:
    """The items of a generated checklist as completeness looks at them."""
    return tuple(
        Asked(
            id=item.id,
            role=ItemRole(_name(item.role)),
            stage=_name(item.stage),
            substitute=bool(item.substitute),
            form=tuple(rule for rule in FORM_RULES if rule in _names(item.form)),
            needs=tuple(item.needs),
        )
        for item in items
    )


def _name(value: object) -> str:
    """A word, the value of an enumeration, or the name of something that has one."""
    return str(value.value) if isinstance(value, Enum) else str(getattr(value, "id", value))


def _names(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(_name, value)) if isinstance(value, Iterable) and not isinstance(value, str) else (_name(value),)


FORM_WORDS: Mapping[str, Text] = {
    "signed": Text("not signed", "non signé"),
    "current_form": Text("not the current version of the form", "pas la version actuelle du formulaire"),
    "sworn": Text("not sworn", "non assermenté"),
    "original_only": Text("not a scan of the original", "pas une numérisation de l'original"),
    "national_authority": Text(
        "not issued by the authority that the country's certificates come from",
        "pas délivré par l'autorité dont proviennent les certificats de ce pays",
    ),
    "stamped_pages": Text("without the stamped pages", "sans les pages estampillées"),
    "translation": Text(
        "without a translation and the translator's affidavit", "sans traduction ni affidavit du traducteur"
    ),
    "colour_scan": Text("not a colour scan", "pas une numérisation en couleur"),
    "readable": Text("not readable", "illisible"),
}
