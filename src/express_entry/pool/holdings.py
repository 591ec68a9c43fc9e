"""What the tables hold of people: for each column whether it is about somebody, who sees it, and what erasure leaves.

Every application of the service that has tables says so in a module ``held`` of its own, as :class:`Holding` values in
``HOLDINGS``. Exports, erasures and retention go by these alone, so a column that none of them names is a column that
nobody would erase: a test walks through every model and finds it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db.models import CharField, F, Model, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils.module_loading import import_string, module_has_submodule

from express_entry.law import Text

MODULE = "held"
"""The module of an application that says what its tables hold."""


class Kind(StrEnum):
    """Kinds of records, by how long they are kept."""

    PROFILE = "profile"
    APPLICATION = "application"
    MONEY = "money"
    BAR = "bar"
    ACCOUNT = "account"
    TRAIL = "trail"
    PASSING = "passing"
    """What is gone within a day by itself."""
    NONE = "none"
    """Tables that are about nobody."""


@dataclass(frozen=True)
class Whose:
    """Everything by which the records of one person are found."""

    person: uuid.UUID
    profiles: tuple[int, ...] = ()
    applications: tuple[int, ...] = ()
    users: tuple[int, ...] = ()
    """Accounts that are this person's and nobody else's, and have no other role."""
    numbers: tuple[str, ...] = ()
    """The numbers of profiles and applications, under which the audit trail tells of them."""
    names: tuple[str, ...] = ()
    """The pseudonyms of the person and of their accounts."""
    identities: tuple[str, ...] = ()
    """Digests of the passports that were stated."""
    emails: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    """Of the numbers, those of applications that have ended."""


@dataclass(frozen=True)
class Holding:
    """What one table holds of a person.

    Each column stands in exactly one of ``shown``, ``hidden`` and ``plain``, by its name. ``erased`` is what the
    columns of a row become that stays: a value, or what makes it of the row. Where it is None, rows go whole.
    """

    model: str
    kind: Kind
    of: Callable[[Whose], Q] | None = None
    """Which rows are a person's; None for a table that is about nobody."""
    shown: str = ""
    """Columns that an export gives to the person."""
    hidden: Mapping[str, Text] = field(default_factory=dict)
    """Columns about the person that an export leaves out, each with the reason."""
    plain: str = ""
    """Columns that are about nobody: numbers of rows, and which row belongs to which."""
    erased: Mapping[str, Any] | None = None
    given: Callable[[Whose], Q] | None = None
    """Which of the rows an export gives, where it does not give all: what is under way is given once it is settled."""
    stays: Text | None = None
    """Why the other columns of a row that stays do."""

    @property
    def table(self) -> type[Model]:
        """The model."""
        return apps.get_model(self.model)

    @property
    def is_personal(self) -> bool:
        """Whether it holds anything of people."""
        return self.of is not None

    def rows(self, whose: Whose) -> Any:
        """The rows that are a person's, in the order in which they came to be."""
        assert self.of is not None
        return self.table._default_manager.filter(self.of(whose)).order_by("pk")  # noqa: SLF001 - any model's rows


def holdings() -> Iterator[Holding]:
    """What every installed application holds, in the order in which they are installed."""
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, MODULE):
            yield from import_string(f"{config.name}.{MODULE}.HOLDINGS")


def unique_nothing() -> Any:
    """A value without meaning for a column in which no two rows may have the same."""
    return Concat(Value("erased "), Cast(F("id"), CharField()))


DIGEST = Text(
    "a digest under a key of the service, which tells nothing that the documents do not",
    "un condensé sous une clé du service, qui ne dit rien que les documents ne disent",
)
SECRET = Text("a secret by which somebody signs in", "un secret par lequel quelqu'un ouvre une session")
OTHERS = Text(
    "it may tell of somebody else: an officer gives what is the person's own by hand",
    "il peut parler d'une autre personne : un agent communique à la main ce qui revient à la personne",
)
REPEATED = Text("it repeats what other columns say", "il répète ce que disent d'autres colonnes")
PROOFS = Text(
    "a number and instants that name nobody, by which rounds that were held stay verifiable",
    "un numéro et des instants qui ne nomment personne, par lesquels les rondes tenues restent vérifiables",
)
CHAIN = Text(
    "links of the audit trail, which name nobody and hold its chain together",
    "les maillons de la piste de vérification, qui ne nomment personne et en tiennent la chaîne",
)
