"""When a question applies, given what was answered so far: nobody single is asked about a spouse.

A condition reads answers and, where a rule decides, asks the law. It never settles a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, get_args

from express_entry.law import Law, language
from express_entry.law.days import whole_years
from express_entry.law.offers import LMIA, LMIA_EXEMPT, PERMIT_EXEMPT, PERMIT_LMIA
from express_entry.law.work import physician, trade

from .family import COUPLED
from .fields import TefScale
from .languages import LANGUAGES
from .studies import CANADA

AGE_TO_MARRY = 16
"""Nobody younger can marry in Canada (Civil Marriage Act, s.2.2): a younger child's marital status is not asked."""


class Here(NamedTuple):
    """Where a question stands: the whole document in the making, the object that has the field, the law of the day."""

    root: Mapping[str, Any]
    node: Mapping[str, Any]
    law: Law
    day: date

    def items(self, name: str) -> Iterable[Mapping[str, Any]]:
        """The objects of a list of the document."""
        found = self.root.get(name)
        return found if isinstance(found, list) else ()


def always(here: Here) -> bool:  # noqa: ARG001 - a condition like the others
    """The question applies to everybody."""
    return True


# -------------------------------------------------------------------------------------------------------------- family


def coupled(here: Here) -> bool:
    """The person is married or in a common-law partnership."""
    return here.root.get("marital_status") in COUPLED


with_a_spouse = coupled


def scored(here: Here) -> bool:
    """The spouse may be one with whom the person is scored (MI s.1)."""
    return here.node.get("accompanying") is not False and here.node.get("citizen_or_permanent_resident") is not True


def of_age_to_marry(here: Here) -> bool:
    """The child may have a spouse or partner."""
    years = _age(here)
    return years is not None and years >= AGE_TO_MARRY


def grown_up(here: Here) -> bool:
    """The child is dependent only on further grounds (R2)."""
    years = _age(here)
    limit = here.law.values("dependent_child")["under_age"]
    return years is not None and (years >= limit or here.node.get("marital_status") in COUPLED)


def _age(here: Here) -> int | None:
    born = _day(here.node.get("date_of_birth"))
    return whole_years(born, here.day) if born and born <= here.day else None


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


# -------------------------------------------------------------------------------------------------------------- places


def in_canada(here: Here) -> bool:
    """The study or work was in Canada."""
    return here.node.get("country") == CANADA


def abroad(here: Here) -> bool:
    """The study was in another country."""
    return here.node.get("country") not in (None, CANADA)


def temporary(here: Here) -> bool:
    """The status held in Canada may run out, and may or may not let the person work."""
    return here.node.get("status") not in (None, "none", "citizen", "permanent_resident")


# ----------------------------------------------------------------------------------------------------------- languages


def in_either_language(here: Here) -> bool:
    """The test does not say which language it is of."""
    return language.language_of(here.node.get("test", "")) is None


def on_either_scale(here: Here) -> bool:
    """The test printed results on two scales on the day of the sitting."""
    test, taken = here.node.get("test"), _day(here.node.get("taken"))
    if test is None or taken is None:
        return False
    return sum(language.has_scale(test, taken, scale) for scale in get_args(TefScale)) > 1


def tested_in_both(here: Here) -> bool:
    """There is a sitting in each official language, so that either may be the first."""
    taken = here.items("language_tests")
    found = {each.get("language") or language.language_of(each.get("test", "")) for each in taken}
    return found >= {*LANGUAGES}


# ---------------------------------------------------------------------------------------------------------------- work


def several_occupations(here: Here) -> bool:
    """There is work in more than one occupation, so that any may be the primary one."""
    return len({each.get("noc") for each in here.items("work")} - {None}) > 1


def in_a_trade(here: Here) -> bool:
    """The occupation may be a skilled trade (R87.2(1))."""
    noc = here.node.get("noc")
    return noc is not None and trade(here.law, noc, "noc") is not False


def own_practice_of_a_physician(here: Here) -> bool:
    """Self-employment in Canada as a physician, which counts where the services were publicly funded (A25.2)."""
    own, noc = here.node.get("self_employed"), here.node.get("noc")
    return in_canada(here) and own is True and noc is not None and physician(here.law, noc, "noc") is not False


# --------------------------------------------------------------------------------------------------------------- offer


def ends_some_day(here: Here) -> bool:
    """The employment offered has a length."""
    return here.node.get("indeterminate") is not True


def may_rest_on_a_permit(here: Here) -> bool:
    """The offer may count through a work permit that is held (R82(2))."""
    held: Any = (here.root.get("person") or {}).get("in_canada") or {}
    return here.node.get("basis") != LMIA or held.get("status") != "none"


def with_a_permit(here: Here) -> bool:
    """The offer rests on a work permit that names an employer."""
    return here.node.get("work_permit") in (PERMIT_LMIA, PERMIT_EXEMPT) or here.node.get("basis") == LMIA_EXEMPT


def with_a_permit_in_a_trade(here: Here) -> bool:
    """The offer is in a skilled trade and rests on a work permit that names an employer (R87.2(3)(d)(ii)-(iii))."""
    return with_a_permit(here) and in_a_trade(here)


def by_the_same_employer(here: Here) -> bool:
    """The offer counts after some time with the employer of an exempt permit."""
    exempt = here.node.get("work_permit") == PERMIT_EXEMPT or here.node.get("basis") == LMIA_EXEMPT
    return exempt and with_a_permit(here) and here.node.get("same_employer") is True


# --------------------------------------------------------------------------------------------------------------- funds


def of_an_amount(here: Here) -> bool:
    """An amount was stated."""
    return here.node.get("amount") is not None


def in_another_currency(here: Here) -> bool:
    """The amount is not in Canadian dollars."""
    return of_an_amount(here) and here.node.get("currency") not in (None, "CAD")


# ------------------------------------------------------------------------------------------------------ what is implied


def implied(kind: str, root: Mapping[str, Any]) -> dict[str, Any]:
    """What a new item states without being asked: a single person's relatives are their own."""
    return {"of": "candidate"} if kind == "Relative" and root.get("marital_status") not in COUPLED else {}
