"""The tools for anybody: they answer, they name what is wrong, and keep nothing."""

from __future__ import annotations

from typing import Any

from express_entry.pool.models import AuditEntry, Profile
from tests.api.front import Front


def case(front: Front, **more: Any) -> dict[str, Any]:
    return {
        "format": "express-entry/case@1",
        "profile": front.person(),
        "round": {"score": 400, "tie_break": "2026-01-01T00:00:00Z"},
        "invitation": {"class": "cec", "at": "2026-06-01T12:00:00Z"},
        "submitted": "2025-12-01T00:00:00Z",
        **more,
    }


def test_the_tools_answer_anybody_and_keep_nothing(front: Front) -> None:
    profile = front.person()
    listed = front.ask("POST", "/checklists", None, {"profile": profile, "program": "cec", "represented": False})
    assert (listed.status, listed.tree["format"]) == (200, "express-entry/checklist@1"), listed.data
    fees = front.ask(
        "POST", "/fees", None, {"profile": profile, "received": "2026-06-01T12:00:00Z"}, Accept_Language="fr"
    )
    assert (fees.status, fees.tree["format"]) == (200, "express-entry/fees@1"), fees.data
    looked = front.ask("POST", "/completeness-checks", None, {"case": case(front), "on": "2026-06-10"})
    assert (looked.status, looked.tree["complete"], looked.tree["if_received"]) == (200, False, True), looked.data
    tested = front.ask("POST", "/retests", None, {"case": case(front), "on": "2026-06-10"})
    assert (tested.status, tested.tree["format"]) == (200, "express-entry/retest@1"), tested.data
    chosen = front.ask("POST", "/choices", None, {"case": case(front), "on": "2026-06-10"})
    assert chosen.tree["choice"] == tested.tree["choice"]
    assert chosen.tree["choice"]["days_left"] > 0
    assert front.ask("GET", "/changes").tree["events"]
    assert Profile.objects.count() == 0
    assert not AuditEntry.objects.filter(actor="anyone").exists()


def test_what_the_tools_cannot_use_is_named_with_its_place(front: Front) -> None:
    bad = {"profile": {**front.person(), "marital_status": "happy"}, "received": "2026-06-01T12:00:00Z"}
    assert front.ask("POST", "/fees", None, bad).fields() == ["profile.marital_status"]
    wrong = front.ask("POST", "/retests", None, {"case": {**case(front), "visa": "soon", "no": 1}})
    assert (wrong.status, sorted(wrong.fields())) == (422, ["case.no", "case.visa"])
    nowhere = {name: value for name, value in case(front).items() if name not in {"round", "invitation"}}
    assert front.ask("POST", "/retests", None, {"case": nowhere}).fields() == ["case.round"]
    early = front.ask("POST", "/choices", None, {"case": case(front, received="2026-06-02T12:00:00Z")})
    assert early.fields() == ["case.received"]
    slip = {"profile": front.person(), "issued": {"principal/no-such": "2026-01-01"}, "category": "none"}
    assert front.ask("POST", "/checklists", None, slip).fields() == ["category"]
    assert front.ask("POST", "/checklists", None, {**slip, "category": None}).fields() == ["issued"]
