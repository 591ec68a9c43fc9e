"""Requests that are sent twice: under one key the second gets the answer of the first, and nothing is done again.

The key is put down before anything is done, in a row of which there can be one, so that of two at once only one goes
ahead; the other waits for its answer. The row, what is done and the answer are one transaction: after a crash all of it
is there or none. Work that takes several transactions (a round is run, a result published) keeps its row apart: if it
ended without an answer, the key stays behind; whether it did anything is then to be looked up, and is not tried again
under that key.

An answer holds what somebody stated. It goes with the profile that it is about, is told again only to who may still
ask for it, and is swept once its day is over, by the pool's clock too.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import IntegrityError, models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from express_entry.accounts.callers import Caller
from express_entry.accounts.roles import Scope
from express_entry.accounts.users import User
from express_entry.application.caserows import Interest
from express_entry.law import Text
from express_entry.pool.faults import NotFound
from express_entry.pool.keeping import NO_PROFILE
from express_entry.pool.profiles import Profile, number_text
from express_entry.pool.units import together

from .about import profile_of
from .problems import Problem, Wrong

HEADER = "Idempotency-Key"
KEY = r"[!-~]{1,128}"
KEPT_FOR = timedelta(hours=24)
SWEEP_EVERY = timedelta(minutes=1)
SECONDS_WAITED = 10.0
SECONDS_BETWEEN = 0.02
SEE_OTHER = 303
_swept: dict[str, datetime] = {}
_HEADERS = ("Content-Type", "Content-Language", "ETag", "Location")


class KeptAnswer(models.Model):
    """What was answered under a key; ``status`` is None as long as nothing was."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=128)
    request = models.CharField(max_length=64)
    """A digest of what was asked: method, path and body."""
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.TextField(default="")
    body = models.BinaryField(null=True)
    expires = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=64, default="")
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, null=True, related_name="kept_answers")
    """The profile that the answer is about; where it is thrown away, so is this."""

    class Meta:
        """One of each key an account."""

        constraints = (models.UniqueConstraint(fields=["user", "key"], name="one_answer"),)

    def __str__(self) -> str:
        return str(self.id)


class Work(NamedTuple):
    """What a request asks for: the action of the table of permissions, its body, and how it is carried out.

    What is done and the answer that is kept are one transaction, unless the work needs several of its own (``apart``).
    """

    action: str
    body: bytes
    run: Callable[[], HttpResponseBase]
    apart: bool


def once(request: HttpRequest, caller: Caller, work: Work) -> HttpResponseBase:
    """The answer to a request, which is carried out once under its key; without a key, each time.

    :raises Problem: for a key that cannot be one, that was used for something else, or that nothing is known of.
    """
    key = request.headers.get(HEADER)
    if key is None or caller.user is None:
        return work.run()
    if not re.fullmatch(KEY, key):
        raise Problem(400, "malformed", [NO_KEY], [Wrong(HEADER, NO_KEY)])
    asked = _digest(request, work.body)
    with nullcontext() if work.apart else together():
        kept = _put_down(caller, caller.user, key, asked)
        response = None if kept is None else _carried_out(request, kept, work)
    return _repeated(caller, caller.user, key, asked) if response is None else response


def is_first(caller: Caller, form: str) -> bool:
    """Whether somebody sends a form for the first time, by a digest of it.

    It is asked in one transaction with what the form does. A key that comes over the API has no blank, so that none is
    taken for a form.
    """
    return caller.user is None or _put_down(caller, caller.user, f"form {form}", form) is not None


def keep_place(caller: Caller, form: str, place: str) -> None:
    """Keep where a form led that was sent for the first time, by a digest of it."""
    _sent(caller, form).update(status=SEE_OTHER, headers=json.dumps({"Location": place}))


def forget(caller: Caller, form: str) -> None:
    """Take it that a form was not sent, which did nothing."""
    _sent(caller, form).delete()


def place_kept(caller: Caller, form: str) -> str | None:
    """Where a form led; None where it did nothing."""
    kept = _sent(caller, form).exclude(status=None).first()
    return None if kept is None else str(json.loads(kept.headers)["Location"])


def _sent(caller: Caller, form: str) -> QuerySet[KeptAnswer]:
    return KeptAnswer.objects.filter(user=caller.user, key=f"form {form}", request=form)


def _carried_out(request: HttpRequest, kept: KeptAnswer, work: Work) -> HttpResponseBase:
    """The answer, kept under its key."""
    response = work.run()
    if response.status_code >= 500 or not isinstance(response, HttpResponse):
        # Nothing was done: it may be tried again.
        kept.delete()
        return response
    kept.status, kept.body = response.status_code, response.content
    kept.headers = json.dumps({name: response[name] for name in _HEADERS if name in response})
    kept.action, kept.profile_id = work.action, profile_of(request)
    kept.save(update_fields=["status", "body", "headers", "action", "profile"])
    return response


def _digest(request: HttpRequest, body: bytes) -> str:
    asked = f"{request.method} {request.get_full_path()}\0".encode("utf-8", "surrogatepass")
    return hashlib.sha256(asked + body).hexdigest()


def _put_down(caller: Caller, user: User, key: str, asked: str) -> KeptAnswer | None:
    """The row under which a request goes ahead; None where another did."""
    over = _over(caller.now)
    row = KeptAnswer(user=user, key=key, request=asked, expires=caller.now + KEPT_FOR)
    if _is_due(caller.now):
        over.delete()
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        if not over.filter(user=user, key=key).delete()[0]:
            return None
        return _put_down(caller, user, key, asked)
    return row


def sweep(now: datetime) -> int:
    """Forget the answers whose time is over; how many these were."""
    return _over(now).delete()[0]


def _over(now: datetime) -> QuerySet[KeptAnswer]:
    return KeptAnswer.objects.filter(expires__lte=now)


def _is_due(now: datetime) -> bool:
    """Whether this process is to look again for answers whose time is over: now and then, not with each request."""
    due = _swept.get("last", now - SWEEP_EVERY) + SWEEP_EVERY <= now
    if due:
        _swept["last"] = now
    return due


def _repeated(caller: Caller, user: User, key: str, asked: str) -> HttpResponse:
    """The answer of the request that went ahead, once it has one."""
    until = time.monotonic() + SECONDS_WAITED
    while True:
        kept = KeptAnswer.objects.filter(user=user, key=key).first()
        if kept is not None and kept.request != asked:
            raise Problem(409, "conflict", [OTHER_REQUEST], [Wrong(HEADER, OTHER_REQUEST)])
        if kept is not None and kept.status is not None:
            _require_reach(caller, kept)
            return _again(kept)
        if kept is None or time.monotonic() > until:
            raise Problem(409, "conflict", [UNDER_WAY], [Wrong(HEADER, UNDER_WAY)], {"Retry-After": "1"})
        time.sleep(SECONDS_BETWEEN)


def _require_reach(caller: Caller, kept: KeptAnswer) -> None:
    """See to it that who asks again may still ask: an appointment may have ended since, an interest been noted.

    :raises NotFound: where the profile that the answer is about is not within their reach any more.
    """
    interests = Interest.objects.filter(application__profile=kept.profile_id, officer=caller.pseudonym)
    if kept.profile_id is not None and interests.exists():
        raise NotFound(NO_PROFILE.of(value=number_text(kept.profile_id)))
    if kept.profile_id is None or Scope.ANY in caller.reach(kept.action):
        return
    by_province = [caller.of_province(kept.action, f"{made}__province") for made in ("nominations", "interests")]
    reached = caller.people(kept.action, "person") | by_province[0] | by_province[1]
    if not Profile.objects.filter(reached, id=kept.profile_id).exists():
        raise NotFound(NO_PROFILE.of(value=number_text(kept.profile_id)))


def _again(kept: KeptAnswer) -> HttpResponse:
    response = HttpResponse(bytes(kept.body or b""), status=kept.status)
    for name, value in json.loads(kept.headers).items():
        response[name] = value
    response["Idempotency-Replayed"] = "true"
    return response


NO_KEY = Text(
    "Idempotency-Key: it cannot be one. Accepted: up to 128 letters, digits and signs of ASCII, without blanks.",
    "Idempotency-Key : elle ne peut en être une. Accepté : jusqu'à 128 lettres, chiffres et signes ASCII, sans blancs.",
)
OTHER_REQUEST = Text(
    "Idempotency-Key: another request was sent under this key. Accepted: the same request, or a new key.",
    "Idempotency-Key : une autre requête a été envoyée sous cette clé. Accepté : la même requête ou une nouvelle clé.",
)
UNDER_WAY = Text(
    "Idempotency-Key: a request under this key is under way or ended without an answer. Accepted: the same in a "
    "moment; if it does not help, look at what it was about.",
    "Idempotency-Key : une requête sous cette clé est en cours ou a pris fin sans réponse. Accepté : la même dans un "
    "instant; à défaut, consultez ce qu'elle visait.",
)
