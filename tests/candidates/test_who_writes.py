"""Who may read a page of somebody's may not yet write by it: every form of the section, sent by everybody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from express_entry.accounts.roles import Role
from express_entry.application.drafting import form_of
from express_entry.candidates.addresses import SECTION, link
from express_entry.pool.models import AuditEntry, Profile
from tests.api.front import Front
from tests.candidates.somebody import Somebody
from tests.candidates.test_walk import FILLED, PAGES
from tests.pages.signed import account, enters, signed

TYPED = {
    "representative": "no",
    "adviser": "no",
    "from": "2020-01",
    "country": "CA",
    "what": "w",
    "complete": "yes",
    "no_children": "yes",
    "text": "hello",
    "event": "marriage",
    "happened.year": "2026",
    "happened.month": "1",
    "happened.day": "2",
    "family_name": "Z",
    "signature": "me",
    "incomplete": "yes",
    "fee": "processing",
    "sure": "y",
    "now": "y",
}
"""What every form of the section takes, in one."""
ABOUT = {Role.PROVINCE: "ON", Role.REPRESENTATIVE: "southern"}


def _forms(people: list[Somebody]) -> Iterator[str]:
    """Each page that is of one profile or application, for each of some people."""
    for name in PAGES:
        pattern = SECTION.addresses[name].en
        asked = re.findall(r"<\w+:(\w+)>", pattern)
        for each in people if "number" in asked else []:
            number = each.application if "/applications/" in pattern else each.number
            if number:
                yield link(name, "en", **{part: number if part == "number" else FILLED[part] for part in asked})


def test_nobody_without_the_action_writes_by_any_page_of_anothers(counter: Front) -> None:
    people = [Somebody(counter).applies(), Somebody(counter).submits(), Somebody(counter).drafts()]
    paths = list(_forms(people))
    alone = [(role,) for role in Role]
    for roles in [*alone, (Role.CANDIDATE, Role.AUDITOR), (Role.CANDIDATE, Role.CASE_OFFICER)]:
        user = account(counter, *roles, about=next((ABOUT[each] for each in roles if each in ABOUT), None))
        client = enters(user).client
        last = AuditEntry.objects.order_by("-sequence")[0].sequence
        for path in paths:
            assert client.post(path, TYPED).status_code < 500, (roles, path)
        told = AuditEntry.objects.filter(sequence__gt=last, actor=user.pseudonym).exclude(action__startswith="access.")
        assert not list(told.values_list("action", "subject")), roles
    assert form_of(people[0].row).tree["addresses"] == []


def test_the_forms_walked_are_the_ones_that_the_person_themselves_writes_by(counter: Front) -> None:
    me = Somebody(counter).applies()
    for name in ("family", "addresses", "counsel", "declarations"):
        before = me.row.version
        assert me.sends(name, TYPED).status == 303, name
        assert me.row.version > before, name


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CASE_OFFICER])
def test_a_second_role_that_reads_lends_the_first_no_reach_to_write(role: Role, counter: Front) -> None:
    other, drafting = Somebody(counter).submits(), Somebody(counter).drafts()
    both = signed(counter, Role.CANDIDATE, role)
    assert both.posts("candidates:save", {}, number=other.number).status == 404
    assert both.posts("candidates:person", {"family_name": "Changed"}, number=drafting.number).status == 404
    kept = Profile.objects.filter(id__in=[other.profile.id, drafting.profile.id])
    assert set(kept.values_list("version", flat=True)) == {1}


def test_a_fee_that_is_none_is_not_there(counter: Front) -> None:
    assert Somebody(counter).applies().sends("fees", {"fee": "x"}).status == 404
