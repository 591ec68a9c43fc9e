"""The acts that the audit trail tells of, found by what they are called: in either language, whole or in part."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from express_entry.accounts.actionwords import ACCESS
from express_entry.accounts.actionwords import ACTIONS as OF_ACCOUNTS
from express_entry.application.lifecycle import TOLD
from express_entry.application.lifecycle import TRANSITIONS as OF_APPLICATIONS
from express_entry.application.trailwords import OF_LATER_PACKAGES
from express_entry.law.text import Text
from express_entry.pool.actionwords import ACTIONS as OF_POOL
from express_entry.pool.transitions import TRANSITIONS

LOOKS = "access.*"
"""All acts by which somebody looked at something: they have one name in words."""


@cache
def acts() -> Mapping[str, Text]:
    """Every act by its name in the trail, with what pages call it."""
    of_pool = {each.action: each.words for each in TRANSITIONS}
    of_files = {each.action: each.words for each in OF_APPLICATIONS}
    return MappingProxyType(
        {LOOKS: ACCESS, **of_pool, **of_files, **TOLD, **OF_LATER_PACKAGES, **OF_ACCOUNTS, **OF_POOL}
    )


def names_of(typed: str) -> frozenset[str]:
    """The acts that a text may mean: those called so, else those whose words hold it, else the name as it stands."""
    wanted = _plain(typed)
    said = {name: [_plain(each) for each in (words.en, words.fr)] for name, words in acts().items()}
    called = {name for name, words in said.items() if wanted in words}
    held = {name for name, words in said.items() if any(wanted in each for each in words)}
    return frozenset(called or held or {typed})


def _plain(text: str) -> str:
    """A text without accents, in one case and with straight apostrophes, as it is quickly typed."""
    parts = unicodedata.normalize("NFKD", text.replace("\u2019", "'")).casefold()
    return " ".join("".join(each for each in parts if not unicodedata.combining(each)).split())
