"""Which act writes which letter, in its own transaction; and that a letter stays what it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test.utils import override_settings

from express_entry.application import asking, assigning, concluding, deciding, drafting, receiving
from express_entry.application.asked import checklist_of
from express_entry.application.examinationrows import DecisionKind, LetterKind
from express_entry.application.keeping import found
from express_entry.correspondence import feeds
from express_entry.correspondence.reading import listed, open_letter, person_of
from express_entry.correspondence.rows import CalendarAddress, IssuedLetter, Notice
from express_entry.law.days import add_months, day_of
from express_entry.letters import (
    Acknowledged,
    Approved,
    Asked,
    Invited,
    Nominated,
    Refused,
    Returned,
    compose,
    read_letter,
    written,
)
from express_entry.letters.page import letterpage
from express_entry.pool import provinces
from express_entry.pool.audit import verify_trail
from express_entry.pool.faults import Conflict, Forbidden, NotFound
from express_entry.pool.models import AuditEntry
from express_entry.pool.units import unit
from express_entry.privacy.erasing import erase_rows
from express_entry.privacy.subjects import whose
from express_entry.review import Kind
from tests.application.bureau import RIGHT
from tests.correspondence.letterbox import NAMES, Letterbox, kinds, nothing_new, waiting
from tests.pool.people import document


def returned(desks: Letterbox) -> str:
    number = desks.start(desks.named())
    desks.declare(number)
    listed_items = checklist_of(found(number), drafting.form_of(found(number)), desks.now).items
    assert listed_items
    desks.fill(number, frozenset({"principal/passport"}))
    desks.pay(number)
    desks.hand_in(number, incomplete=True)
    assigning.assign(desks.desk_head, number, "anna")
    receiving.give_back(desks.anna, number, note="no passport")
    return number


def refused(kind: DecisionKind) -> Callable[[Letterbox], str]:
    def make(desks: Letterbox) -> str:
        number = desks.accepted()
        if kind is DecisionKind.MISREPRESENTATION:
            letter = desks.letter(number, LetterKind.FAIRNESS)
            asking.answer(desks.applicant, number, letter, "It is true.")
        deciding.propose(desks.anna, number, kind, reasons="as found", provision="A40(1)(a)")
        deciding.confirm(desks.boris, number)
        return number

    return make


def with_visa(desks: Letterbox) -> str:
    number = desks.accepted()
    desks.settle(number)
    desks.approve_with_fee(number)
    concluding.issue_visa(desks.anna, number, until=day_of(desks.now) + timedelta(days=100))
    return number


def asked_for_and_not(desks: Letterbox) -> str:
    number = desks.accepted()
    letter = desks.letter(number, days=10)
    asking.extend(desks.anna, number, letter, day_of(desks.now) + timedelta(days=20))
    asking.cancel(desks.anna, number, letter)
    return number


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (Letterbox.submitted, []),
        (Letterbox.accepted, ["acknowledgement"]),
        (returned, ["return"]),
        (asked_for_and_not, ["acknowledgement", "request", "extension", "cancellation"]),
        (refused(DecisionKind.REFUSAL), ["acknowledgement", "refusal"]),
        (refused(DecisionKind.MISREPRESENTATION), ["acknowledgement", "request", "refusal"]),
        (with_visa, ["acknowledgement", "approval", "visa"]),
    ],
    ids=["received", "accepted", "returned", "asked", "refused", "misrepresented", "visa"],
)
def test_each_act_of_the_office_writes_its_letter(
    desks: Letterbox, way: Callable[[Letterbox], str], expected: list[str]
) -> None:
    number = way(desks)
    assert kinds(number) == expected
    for each in listed(number):
        letter = open_letter(desks.applicant, number, each.key)
        assert letter.addressee == " ".join(NAMES)
        for language in ("en", "fr"):
            assert NAMES[1] in letterpage(compose(letter, language))
    assert verify_trail().findings == ()


def test_a_list_calls_a_letter_by_what_it_asks_and_by_the_one_number_that_the_letter_says(desks: Letterbox) -> None:
    number = desks.accepted()
    desks.letter(number, LetterKind.INTERVIEW)
    letter = desks.letter(number, LetterKind.BIOMETRICS, days=10)
    asking.extend(desks.anna, number, letter, day_of(desks.now) + timedelta(days=20))
    titles = {each.key: each.title.say("en") for each in listed(number)}
    asked = f"Biometric instruction letter (letter {letter})"
    assert list(titles.values())[2:] == [
        f"Invitation to an interview (letter {letter - 1})",
        asked,
        f"More time to answer: {asked}",
    ]
    key = next(each for each, title in titles.items() if title == asked)
    assert key.startswith("request-")
    content = open_letter(desks.applicant, number, key).content
    assert (content, open_letter(desks.applicant, number, key.removeprefix("request-")).content) == (content, content)
    assert ("Letter", str(letter)) in compose(open_letter(desks.applicant, number, key), "en").facts
    for other in (key.replace("request", "approval"), "request-", "-1", "request-99999999999999999999"):
        with pytest.raises(NotFound):
            open_letter(desks.applicant, number, other)
    IssuedLetter.objects.update(facts="")
    assert listed(number)[-1].title.say("fr") == "Prolongation du délai de réponse"


def test_an_officer_with_an_interest_opens_no_letter_of_the_invitation_either(desks: Letterbox) -> None:
    number = desks.accepted()
    assigning.declare_interest(desks.desk_head, number, "boris")
    for about in (number, desks.application(number).profile.number):
        with pytest.raises(Forbidden):
            open_letter(desks.boris, about, "invitation")
        assert open_letter(desks.anna, about, "invitation").kind.value == "invitation"


def test_the_acknowledgement_counts_the_standard_from_receipt_and_not_from_completeness(desks: Letterbox) -> None:
    number = desks.submitted()
    received = day_of(desks.now)
    desks.now += timedelta(days=40)
    receiving.accept(desks.anna, number)
    content = open_letter(desks.applicant, number, listed(number)[-1].key).content
    assert isinstance(content, Acknowledged)
    assert (content.received_on, content.standard_until) == (received, add_months(received, 6))
    assert content.standard_until == found(number).standard_until
    assert (content.standard_months, content.standard_percent) == (6, 80)


def test_a_return_names_what_is_missing_with_its_provision_and_what_is_repaid(desks: Letterbox) -> None:
    number = returned(desks)
    content = open_letter(desks.applicant, number, listed(number)[-1].key).content
    assert isinstance(content, Returned)
    assert [(each.id, each.citation) for each in content.missing] == [("principal/passport", "R10(1)(c)")]
    assert content.missing[0].reason_en != content.missing[0].reason_fr
    assert "passport" in content.missing[0].title_en.lower()
    assert "passeport" in content.missing[0].title_fr.lower()
    assert content.repaid == sum(row.amount for row in found(number).refunds.all()) > 0


def test_a_request_holds_the_officers_words_and_its_day(desks: Letterbox) -> None:
    number = desks.accepted()
    asking.send(desks.anna, number, LetterKind.FAIRNESS, "<b>Why?</b>", answer_by=day_of(desks.now), language="fr")
    content = open_letter(desks.applicant, number, listed(number)[-1].key).content
    assert isinstance(content, Asked)
    assert (content.words, content.words_in, content.answer_by) == ("<b>Why?</b>", "fr", day_of(desks.now))


@pytest.mark.parametrize("paid", [0, RIGHT])
def test_an_approval_says_what_of_the_right_of_permanent_residence_fee_is_left(desks: Letterbox, paid: int) -> None:
    number = desks.accepted()
    desks.settle(number)
    if paid:
        desks.pay(number, paid, Kind.RIGHT)
    deciding.approve(desks.anna, number, reasons="all of it is proven")
    content = open_letter(desks.applicant, number, listed(number)[-1].key).content
    assert isinstance(content, Approved)
    assert (content.fee_due, content.fee_paid, content.fee_certain) == (RIGHT, paid, True)


def test_a_misrepresentation_says_until_when_it_bars(desks: Letterbox) -> None:
    number = refused(DecisionKind.MISREPRESENTATION)(desks)
    content = open_letter(desks.applicant, number, listed(number)[-1].key).content
    assert isinstance(content, Refused)
    assert content.barred_until == day_of(desks.now).replace(year=desks.now.year + 5)


def test_an_invitation_can_be_read_by_the_number_of_its_profile_or_application(desks: Letterbox) -> None:
    profile = desks.invite(desks.named())
    letter = open_letter(desks.applicant, profile, "invitation")
    number = drafting.start(desks.applicant, profile).number
    assert letter == open_letter(desks.applicant, number, "invitation")
    assert isinstance(letter.content, Invited)
    assert letter.content.last_day == found(number).invitation.answer_by
    assert letter.addressee == " ".join(NAMES)
    assert [each.key for each in listed(profile)] == [each.key for each in listed(number)] == ["invitation"]


def nominated(desks: Letterbox) -> str:
    """The number of a profile on which a nomination was accepted the day after it was offered."""
    number = desks.submit(desks.named())
    desks.account(number)
    desks.offer(number, certificate="ON-2025-17")
    desks.now += timedelta(days=1)
    desks.sent()
    provinces.accept(desks.candidate, number)
    return number


def test_an_accepted_nomination_has_a_letter_and_whoever_has_an_account_is_told_of_it(desks: Letterbox) -> None:
    number = nominated(desks)
    assert waiting() == ["ana@example.org"]
    (line,) = listed(number)
    assert (line.key, line.kind.value, line.issued) == ("nomination", "nomination", desks.now)
    letter = open_letter(desks.applicant, number, "nomination")
    day = day_of(desks.now)
    assert letter.content == Nominated("ON", "ON-2025-17", day - timedelta(days=1), day, 600, False, "MI s.28")
    assert (letter.number, letter.addressee, letter.program, letter.dated) == (number, " ".join(NAMES), "pnp", day)
    assert read_letter(written(letter)) == letter
    told = AuditEntry.objects.filter(subject=number, action="correspondence.read").get()
    assert told.actor == "applicant"


def test_an_offer_that_was_not_accepted_has_no_letter(desks: Letterbox) -> None:
    number = desks.submit(desks.named())
    desks.offer(number)
    assert listed(number) == []
    with pytest.raises(NotFound):
        open_letter(desks.applicant, number, "nomination")


def test_the_letter_of_a_nomination_stays_when_it_is_withdrawn_and_goes_along_with_an_application(
    desks: Letterbox,
) -> None:
    number = nominated(desks)
    letter = open_letter(desks.applicant, number, "nomination")
    desks.now += timedelta(days=1)
    desks.hold("1", 1, ("pnp",))
    assert [each.key for each in listed(number)] == ["nomination", "invitation"]
    application = drafting.start(desks.applicant, number).number
    assert [each.key for each in listed(application)] == ["nomination", "invitation"]
    desks.now += timedelta(days=1)
    provinces.take_back(desks.province, "ON", number)
    for each in (number, application):
        assert open_letter(desks.applicant, each, "nomination") == letter


def test_the_points_in_the_letter_of_a_nomination_are_those_of_the_ranking_of_its_day(desks: Letterbox) -> None:
    with override_settings(LAW_FILES=(Path(__file__).with_name("nomination.toml"),)):
        content = open_letter(desks.applicant, nominated(desks), "nomination").content
    assert isinstance(content, Nominated)
    assert (content.points, content.citation, content.last_known) == (450, "MADE UP 7", False)


def test_in_a_gap_of_the_ranking_the_letter_of_a_nomination_says_whose_points_it_names(desks: Letterbox) -> None:
    desks.now = datetime(2026, 11, 10, 17, tzinfo=UTC)
    number = desks.submit(document("Y", day_of(desks.now)))
    desks.offer(number)
    provinces.accept(desks.candidate, number)
    content = open_letter(desks.applicant, number, "nomination").content
    assert isinstance(content, Nominated)
    assert (content.points, content.last_known) == (600, True)


def test_a_letter_stays_what_it_was_whatever_is_changed_afterwards(desks: Letterbox) -> None:
    number = desks.accepted()
    before = {each.key: written(open_letter(desks.applicant, number, each.key)) for each in listed(number)}
    asking.send(desks.anna, number, LetterKind.REQUEST, "More.", answer_by=day_of(desks.now))
    application = found(number)
    application.versions.update(document="")
    desks.now += timedelta(days=400)
    after = {key: written(open_letter(desks.applicant, number, key)) for key in before}
    assert after == before


def test_an_act_that_is_undone_leaves_neither_letter_nor_notice(desks: Letterbox) -> None:
    number = desks.accepted()
    many = Notice.objects.count()
    with nothing_new(number), pytest.raises(Forbidden):
        asking.send(desks.boris, number, LetterKind.REQUEST, "Hello.", answer_by=day_of(desks.now))
    with nothing_new(number), pytest.raises(Conflict):
        deciding.approve(desks.anna, number, reasons="not settled yet")
    assert Notice.objects.count() == many


def test_the_trail_is_told_of_each_letter_and_of_whoever_reads_it_and_names_nobody(desks: Letterbox) -> None:
    number = desks.accepted()
    row = found(number).issued_letters.get()
    open_letter(desks.boris, number, str(row.id))
    told = AuditEntry.objects.filter(subject=number, action__startswith="correspondence.").order_by("sequence")
    assert [(each.action, each.actor) for each in told] == [
        ("correspondence.issued", "anna"),
        ("correspondence.read", "boris"),
    ]
    payloads = b"".join(bytes(each.payload or b"") for each in told)
    assert row.digest.encode() in payloads
    assert NAMES[1].encode() not in payloads


def test_an_officer_with_an_interest_of_their_own_reads_no_letter(desks: Letterbox) -> None:
    number = desks.accepted()
    assigning.declare_interest(desks.desk_head, number, "boris")
    with pytest.raises(Forbidden):
        open_letter(desks.boris, number, listed(number)[-1].key)


def test_facts_that_were_changed_by_hand_are_not_shown_as_a_letter(desks: Letterbox) -> None:
    number = desks.accepted()
    row = IssuedLetter.objects.get()
    row.facts = row.facts.replace(NAMES[1], "Somebody")
    row.save()
    with pytest.raises(Conflict):
        open_letter(desks.applicant, number, str(row.id))


@pytest.mark.parametrize("key", ["0", "999", "-1", "x", "", "9" * 30, "²"])
def test_a_letter_that_is_not_there_is_not_found(desks: Letterbox, key: str) -> None:
    number = desks.accepted()
    with pytest.raises(NotFound):
        open_letter(desks.applicant, number, key)


def test_a_letter_of_somebody_else_is_not_found_under_another_number(desks: Letterbox) -> None:
    number = desks.accepted()
    other = desks.start(desks.named("Y"))
    with pytest.raises(NotFound):
        open_letter(desks.applicant, other, listed(number)[-1].key)


def test_what_was_written_to_somebody_can_be_erased_and_the_trail_still_verifies(desks: Letterbox) -> None:
    number = desks.accepted()
    other = desks.start(desks.named("Y"))
    desks.account(other, "other@example.org")
    feeds.renew(desks.applicant, person_of(number), "en")
    feeds.renew(desks.applicant, person_of(other), "en")
    mine = whose(person_of(number))
    with unit(desks.system):
        assert erase_rows(mine)["correspondence.IssuedLetter"] == 1
    assert NAMES[1] not in "".join(IssuedLetter.objects.values_list("facts", flat=True))
    assert [row.person for row in CalendarAddress.objects.all()] == [person_of(other)]
    assert Notice.objects.filter(person=mine.person).count() == 0
    with pytest.raises(NotFound):
        open_letter(desks.applicant, number, str(IssuedLetter.objects.get(facts="").id))
    assert verify_trail().findings == ()
