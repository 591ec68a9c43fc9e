"""Nominations as accounts of a province offer them: wrong codes are counted, so that none is found by trying.

They are counted for one province at one number, whether or not there is such a profile; a network that tries many
numbers waits too.
"""

from __future__ import annotations

from datetime import date

from express_entry.pool import provinces
from express_entry.pool.codes import NotTogether
from express_entry.pool.nominationrows import Nomination
from express_entry.pool.units import Desk

from .attempts import Tried, attempt, count, forget, number_of, require_few


def offer(
    desk: Desk, province: str, number: str, *, code: str, certificate: str, issued: date, address: str
) -> Nomination:
    """Offer a nomination, as :func:`express_entry.pool.provinces.offer` does, from a network address.

    :raises TooMany: where too many codes were wrong.
    """
    provinces.require_province(province)
    made = attempt(Tried.NOMINATING, number_of(province, number), address)
    require_few(made, desk.clock())
    try:
        offered = provinces.offer(desk, province, number, code=code, certificate=certificate, issued=issued)
    except NotTogether:
        count(made, desk.clock())
        raise
    forget(made)
    return offered
