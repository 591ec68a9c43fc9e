"""Notices that could not be delivered: listed for officers, who have them tried again."""

from __future__ import annotations

from express_entry.correspondence.rows import Notice, NoticeState
from express_entry.correspondence.sending import try_again

from .gate import Asked
from .paging import USUAL, page_of
from .routing import Routes
from .shapes import Key, Limit, Out, Told

routes = Routes("notices")


class NoticeOut(Out):
    """An e-mail that tells somebody that there is something to see; whose it is stands there as a pseudonym."""

    id: int
    kind: str
    account: str | None
    """None of a message to an address that is no account's yet."""
    state: str
    created: Told
    tries: int
    fault: str | None


class NoticesOut(Out):
    """A page of notices."""

    items: list[NoticeOut]
    next: str | None


@routes.get("/notices", "notice.read", NoticesOut)
def given_up(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> NoticesOut:  # noqa: ARG001 - every view has it
    """The notices that were given up after their last try."""
    rows = Notice.objects.filter(state=NoticeState.GIVEN_UP.value).select_related("user")
    page = page_of(rows, of="notices", cursor=cursor, limit=limit)
    return NoticesOut(items=[_notice(each) for each in page.rows], next=page.next)


@routes.post("/notices/{int:key}/retry", "notice.retry", {200: NoticeOut}, body=False)
def retry(request: Asked, key: Key) -> NoticeOut:
    """Have a notice tried again from the beginning."""
    return _notice(try_again(request.desk, key))


def _notice(row: Notice) -> NoticeOut:
    names = ("id", "kind", "state", "created", "tries")
    return NoticeOut(
        account=None if row.user is None else row.user.pseudonym,
        fault=row.fault or None,
        **{name: getattr(row, name) for name in names},
    )
