"""Candidates whom the demo does not show, each at another point of the way, and the firm that acts for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.accounts.models import Appointment
from express_entry.accounts.roles import Role
from express_entry.application.demostory import File
from express_entry.application.keeping import found
from express_entry.application.models import Upload
from express_entry.privacy import requesting

from .pagepeople import People
from .pageseats import Place, Seat, session

PUBLISHED, HELD = "bench-1", "bench-2"
"""The round that invited some of them, and one that was held after it and not published."""
OF_DRAFT = ("profile", "answers", "person", "submit", "discard", "profile_file")
OF_NOMINATION = ("nomination", "nomination_letter")
OF_INVITATION = ("invitation", "decline", "apply", "invitation_letter", "result", "rank")
OF_APPLICATION = (
    *("application", "declared", "declared_person", "family", "addresses", "activities", "counsel", "declarations"),
    *("papers", "fees", "check", "hand_in", "application_discard"),
)


def candidates(people: People) -> Iterator[Seat]:
    """Everybody, once the two rounds were held."""
    draft, pool = people.drafts("draft"), people.enters("pool", family=True)
    offered, leaving = people.enters("offered"), people.enters("leaving")
    nominated, invited = people.enters("nominated"), people.enters("invited", family=True)
    applying = people.enters("applying", family=True)
    users = {
        each.profile: people.signs_in(each) for each in (draft, pool, offered, nominated, invited, applying, leaving)
    }
    people.is_offered(offered)
    for each in (invited, applying):
        people.is_nominated(each)
    people.hold_for_nominees(PUBLISHED, publish=True)
    people.hold_for_nominees(HELD, publish=False)
    people.is_nominated(nominated)
    people.begins_to_apply(applying)
    person = people.row(leaving).person
    assert person is not None
    erasure = requesting.request(people.desk(users[leaving.profile].pseudonym), person)

    def seat(file: File, *begins: Place, **forms: str) -> Seat:
        pages = (Place("candidates:home"), *begins)
        return Seat(Role.CANDIDATE.value, session(users[file.profile]), pages, "candidates", forms)

    yield seat(draft, *_of_profile(draft, OF_DRAFT))
    yield seat(pool, profile=pool.profile)
    yield seat(offered, *_of_profile(offered, OF_NOMINATION[:1]), *_answers(offered, "accept", "reject"))
    yield seat(nominated, *_of_profile(nominated, OF_NOMINATION), *_answers(nominated, "renounce"))
    proof = Place("candidates:proof", {"number": invited.profile, "round_number": PUBLISHED})
    yield seat(invited, *_of_profile(invited, OF_INVITATION), proof)
    yield seat(applying, *_of_application(applying), application=applying.number)
    yield seat(leaving, Place("candidates:recall", {"code": erasure.code}))


def _of_profile(file: File, pages: tuple[str, ...]) -> list[Place]:
    return [Place(f"candidates:{each}", {"number": file.profile}) for each in pages]


def _answers(file: File, *answers: str) -> list[Place]:
    return [Place("candidates:nomination_answer", {"number": file.profile, "answer": each}) for each in answers]


def _of_application(file: File) -> list[Place]:
    parts = {"number": file.number}
    first = Upload.objects.filter(application=found(file.number)).order_by("id").first()
    assert first is not None
    papers = [Place(f"candidates:{each}", {**parts, "key": str(first.id)}) for each in ("paper_file", "paper_remove")]
    return [*(Place(f"candidates:{each}", parts) for each in OF_APPLICATION), *papers]


def begins_of_firm(people: People) -> list[Place]:
    """What the representative does for those among them whom something waits for."""
    waits = {"submit": "draft", "nomination": "offered", "invitation": "invited"}
    pages = [Place("representatives:template")]
    for act, name in waits.items():
        grant = people.other(name).grants.get(role=Role.CANDIDATE.value)
        key = Appointment.objects.get(person=grant.person_id, ended__isnull=True).id
        pages.append(Place(f"representatives:{act}", {"key": str(key)}))
    return pages
