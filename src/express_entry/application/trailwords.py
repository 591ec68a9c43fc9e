"""Every action of the audit trail in words, whichever package tells it."""

from __future__ import annotations

from express_entry.accounts.actionwords import ACCESS
from express_entry.accounts.actionwords import ACTIONS as OF_ACCOUNTS
from express_entry.law import Text
from express_entry.pool.actionwords import ACTIONS as OF_POOL
from express_entry.pool.lifecycle import words_of as words_of_pool

from .lifecycle import words_of as words_of_applications


def words_of_action(action: str) -> Text | None:
    """The words for an action of the audit trail; None for one that no release told."""
    if action.startswith("access."):
        return ACCESS
    told = OF_POOL.get(action) or OF_ACCOUNTS.get(action)
    return told or words_of_pool(action) or words_of_applications(action)
