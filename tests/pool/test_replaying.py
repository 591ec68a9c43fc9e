"""A published round held again in a store on PostgreSQL; that of the command, on SQLite, is tested with the command."""

from __future__ import annotations

from express_entry.history import round_numbered
from express_entry.pool.models import AuditEntry, Invitation
from express_entry.pool.replaying import replay
from express_entry.replay import arrangement_of
from tests.pool.stores import Stores


def test_a_published_round_comes_out_as_it_was_published_on_postgresql_too(postgresql_stores: Stores) -> None:
    published = round_numbered("253")
    with postgresql_stores.new():
        found = replay(arrangement_of(published))
        invited = Invitation.objects.order_by("rank")
        assert (found.size, found.cutoff) == (published.invitations, published.crs_cutoff) == (invited.count(), 511)
        assert (found.differences, found.verified) == ((), ())
        assert found.tie_break is not None
        assert published.tie_break is not None
        assert found.tie_break.replace(microsecond=0) == published.tie_break
        assert [found.last] == [each.profile.number for each in invited.reverse()[:1]]
        assert AuditEntry.objects.filter(action="round.run", subject=published.number).count() == 1
