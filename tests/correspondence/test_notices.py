"""The outbox: each notice in the transaction of its cause, once a cause and account, and sent at least once."""

from __future__ import annotations

import re
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path

import pytest
from django.test.utils import override_settings

from express_entry.accounts import firms, operators
from express_entry.accounts.users import User
from express_entry.application import asking, concluding, deciding, receiving
from express_entry.application.examinationrows import LetterKind
from express_entry.correspondence import outbox, sending
from express_entry.correspondence.carriers import Folder, NotDelivered, Unreachable
from express_entry.correspondence.reading import person_of
from express_entry.correspondence.rows import Notice
from express_entry.correspondence.timetable import timetable
from express_entry.law.days import day_of
from express_entry.pool import bars, intake, invitations, liftings, provinces
from express_entry.pool.faults import Conflict, NotFound
from express_entry.pool.models import AuditEntry
from tests.application.bureau import DAY
from tests.correspondence.letterbox import NAMES, SENDER, Kept, Letterbox, waiting
from tests.pool.people import Document, document, named


def body(message: EmailMessage) -> str:
    return str(message.get_content()).replace("\n", " ")


def test_whoever_has_an_account_is_told_of_a_letter_and_nobody_else(desks: Letterbox) -> None:
    number = desks.received()
    receiving.accept(desks.anna, number)
    assert waiting() == []
    desks.account(desks.start(desks.named("Y")))
    assert waiting() == []
    desks.account(number, "second@example.org")
    desks.letter(number)
    assert waiting() == ["second@example.org"]


def test_a_representative_is_told_beside_the_applicant_as_long_as_the_appointment_stands(desks: Letterbox) -> None:
    number = desks.submitted()
    appointment = desks.represented(number)
    receiving.accept(desks.anna, number)
    told = {to: message for message, to in desks.sent()}
    assert set(told) == {"ana@example.org", "rep@example.org"}
    assert "a message for you in your account" in body(told["ana@example.org"])
    assert "une personne que vous représentez" in body(told["rep@example.org"])
    firms.end(desks.applicant, appointment)
    desks.letter(number)
    assert waiting() == ["ana@example.org"]


def test_who_is_invited_in_a_round_is_told_and_who_is_not_is_not(desks: Letterbox) -> None:
    first = desks.submit(desks.named("X"))
    desks.now += timedelta(seconds=1)
    second = desks.submit(desks.named("Y"))
    desks.account(first, "first@example.org")
    desks.account(second, "second@example.org")
    desks.hold("1", 1, ("cec",))
    assert waiting() == ["first@example.org"]


def test_who_is_offered_a_nomination_is_told(desks: Letterbox) -> None:
    number = desks.submit(desks.named())
    desks.account(number)
    desks.offer(number)
    assert waiting() == ["ana@example.org"]


def told(desks: Letterbox) -> list[str]:
    """Whom the messages that wait now go to, which are then sent."""
    return sorted(to for _, to in desks.sent())


BOTH = ["ana@example.org", "rep@example.org"]


def test_what_a_province_does_to_somebody_is_told_to_them_and_to_whoever_acts_for_them(desks: Letterbox) -> None:
    number = desks.submit(desks.named())
    desks.account(number)
    desks.represented(number)
    provinces.notify(desks.province, "ON", number, stream="Skilled trades")
    assert told(desks) == BOTH
    desks.offer(number, certificate="ON-1")
    told(desks)
    provinces.take_back(desks.province, "ON", number)
    assert told(desks) == BOTH, "the offer is gone"
    desks.now += timedelta(minutes=1)
    desks.offer(number, certificate="ON-2")
    provinces.accept(desks.candidate, number)
    told(desks)
    provinces.take_back(desks.province, "ON", number)
    assert (told(desks), desks.state(number)) == (BOTH, "nomination_ended")


def test_an_offer_that_lapses_is_told_whether_the_clock_or_another_offer_finds_it_over(desks: Letterbox) -> None:
    first, second = desks.submit(desks.named()), desks.submit(document("Y", DAY))
    desks.account(first)
    desks.account(second, "second@example.org")
    for number in (first, second):
        desks.offer(number)
    told(desks)
    desks.now += timedelta(days=31)
    desks.offer(first, certificate="ON-again")
    assert told(desks) == ["ana@example.org"], "one message of what lapsed and of what is offered"
    desks.tick()
    assert told(desks) == ["second@example.org"]
    assert desks.told(second)[-1] == "nomination.lapsed"


@pytest.mark.parametrize(
    ("same", "stated", "state"),
    [
        (True, document("Y", DAY), "withdrawn"),
        (False, document("Y", DAY), "in_pool"),
        (False, document("Y", DAY, reading=3.0), "ineligible"),
    ],
    ids=["double", "entered", "ineligible"],
)
def test_whoever_waits_for_an_officer_is_told_what_came_of_it(
    desks: Letterbox, same: bool, stated: Document, state: str
) -> None:
    desks.submit(named(document("X", DAY), "Silva"))
    number = desks.submit(named(stated, "Silva"))
    desks.account(number)
    desks.represented(number)
    assert (desks.state(number), waiting()) == ("submitted", [])
    intake.settle(desks.officer, number, same=same, note="papers were looked at")
    assert (desks.state(number), told(desks)) == (state, BOTH)


def test_who_is_barred_while_invited_and_who_is_released_are_told_once(desks: Letterbox) -> None:
    number = desks.invite(desks.named())
    desks.account(number)
    bar = bars.record(desks.officer, number, begins=day_of(desks.now), basis="a decision")
    assert (told(desks), desks.state(number)) == (["ana@example.org"], "invited")
    invitations.decline(desks.candidate, number)
    assert (told(desks), desks.state(number)) == ([], "barred")
    lifting = liftings.draft(desks.officer, bar.id, reason="somebody else", provision="A40")
    liftings.authorise(desks.second, lifting.id)
    assert (told(desks), desks.state(number)) == (["ana@example.org"], "in_pool")
    desks.now += timedelta(days=1)
    bars.record(desks.officer, number, begins=day_of(desks.now), basis="a decision")
    assert (told(desks), desks.state(number)) == (["ana@example.org"], "barred")


def test_what_somebody_does_themselves_with_a_nomination_needs_no_message(desks: Letterbox) -> None:
    number = desks.submit(desks.named())
    desks.account(number)
    desks.offer(number)
    told(desks)
    provinces.reject(desks.candidate, number)
    assert waiting() == []


def test_who_withdraws_and_whose_examination_is_taken_up_again_and_whose_invitation_lapses_is_told(
    desks: Letterbox,
) -> None:
    number = desks.submitted()
    concluding.withdraw(desks.applicant, number)
    assert waiting() == ["ana@example.org"]
    approved = desks.approved()
    desks.account(approved, "second@example.org")
    deciding.reopen(desks.anna, approved, note="a certificate is in doubt")
    lapsing = desks.invite(desks.named("Z"))
    desks.account(lapsing, "third@example.org")
    desks.now += timedelta(days=61)
    desks.tick()
    assert desks.state(lapsing) == "lapsed"
    assert {"second@example.org", "third@example.org"} < set(waiting())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_e_mail_says_nothing_of_what_it_is_about(desks: Letterbox, language: str) -> None:
    number = desks.submitted(language=language)  # type: ignore[arg-type]
    receiving.accept(desks.anna, number)
    asking.send(desks.anna, number, LetterKind.FAIRNESS, "Secret.", answer_by=day_of(desks.now) + timedelta(days=60))
    desks.now += timedelta(days=46)
    sent = desks.sent()
    assert len(sent) == 3
    person = person_of(number)
    for message, _ in sent:
        whole = message.as_string() + body(message)
        private = (
            *NAMES,
            number,
            found_profile(number),
            person.id.hex,
            "fairness",
            "équité",
            "Secret",
            "refus",
            "visa",
        )
        assert [each for each in private if each.lower() in whole.lower()] == []
        assert not re.search(r"https?:|www\.|@example\.ca", body(message))
        assert message["Content-Language"] == language
        assert message["Auto-Submitted"] == "auto-generated"
        assert ("not by the Government of Canada" in body(message)) is (language == "en")
        assert ("et non par le gouvernement du Canada" in body(message)) is (language == "fr")


def found_profile(number: str) -> str:
    from express_entry.application.keeping import found

    return found(number).profile.number


def test_the_same_cause_is_told_once_however_often_it_is_posted(desks: Letterbox) -> None:
    person = desks.account(desks.start())
    assert [outbox.post("a cause", [person.id], desks.now) for _ in range(3)] == [1, 0, 0]
    assert outbox.post("another", [person.id, person.id], desks.now) == 1


def test_what_was_sent_is_not_sent_again(desks: Letterbox) -> None:
    desks.accepted()
    assert [to for _, to in desks.sent()] == ["ana@example.org"]
    desks.now += timedelta(days=3)
    assert desks.sent() == []
    assert Notice.objects.get().state == "sent"


def test_a_run_that_does_something_is_told_to_the_trail_and_one_that_does_nothing_is_not(desks: Letterbox) -> None:
    desks.accepted()
    for _ in range(3):
        desks.send()
    assert AuditEntry.objects.filter(action="notices.run").count() == 1


class Killed(BaseException):
    """The process was killed."""


class KilledAfter(Kept):
    """Takes a message away, whereupon the process is killed."""

    def take(self, message: EmailMessage, to: str) -> None:
        super().take(message, to)
        raise Killed


def test_a_run_that_is_killed_after_handing_over_sends_the_same_message_again_and_not_at_once(desks: Letterbox) -> None:
    desks.accepted()
    killed = KilledAfter()
    with pytest.raises(Killed):
        desks.send(killed)
    assert desks.sent() == []  # another run at the same time leaves the claim alone
    desks.now += timetable().pauses[0]
    again = desks.sent()
    assert [message.as_bytes() for message, _ in again] == [message.as_bytes() for message, _ in killed.taken]
    assert desks.sent() == []


def test_a_message_taken_twice_lies_in_the_folder_once(desks: Letterbox, tmp_path: Path) -> None:
    desks.accepted()
    folder = Folder(tmp_path / "mail")

    class KilledFolder(Kept):
        def take(self, message: EmailMessage, to: str) -> None:
            folder.take(message, to)
            raise Killed

    with pytest.raises(Killed):
        desks.send(KilledFolder())
    desks.now += timetable().pauses[0]
    assert desks.send(folder).done["sent"] == 1
    files = list((tmp_path / "mail").iterdir())
    assert [file.suffix for file in files] == [".eml"]
    assert files[0].stat().st_mode & 0o077 == 0
    read = message_from_bytes(files[0].read_bytes(), policy=default)
    assert (read["To"], read["From"]) == ("ana@example.org", SENDER)


def test_a_link_and_an_accent_stand_in_a_file_of_the_folder_as_they_read(tmp_path: Path) -> None:
    link = f"https://example.org/compte/{'a=b' * 60}/"
    message = EmailMessage(policy=SMTP)
    message["Message-ID"], message["To"] = "<one@example.org>", "ana@example.org"
    message.set_content(f"Confirmez :\n\n{link}\n\nÀ bientôt\n", cte="quoted-printable")
    message["Content-Language"] = "fr"
    Folder(tmp_path).take(message, "ana@example.org")
    lines = (tmp_path / "one.eml").read_text("utf-8").splitlines()
    assert {link, "À bientôt", "Content-Language: fr"} <= set(lines)
    assert link.encode() not in bytes(message)  # what goes by post keeps to the length of a line


class Refusing(Kept):
    """Takes nothing."""

    def __init__(self, *, for_good: bool = False) -> None:
        super().__init__()
        self.for_good = for_good
        self.asked = 0

    def take(self, message: EmailMessage, to: str) -> None:  # noqa: ARG002 - of one shape with the others
        self.asked += 1
        raise NotDelivered("answer 451", for_good=self.for_good)


def test_what_is_not_taken_is_tried_again_after_growing_pauses_and_then_given_up(desks: Letterbox) -> None:
    desks.accepted()
    refusing, pauses = Refusing(), timetable().pauses
    assert list(pauses) == sorted(set(pauses))
    for tried, pause in enumerate(pauses, start=1):
        assert desks.send(refusing).done["waiting"] == 1
        desks.now += pause - timedelta(seconds=1)
        desks.send(refusing)
        assert refusing.asked == tried
        desks.now += timedelta(seconds=1)
    assert desks.send(refusing).done["given_up"] == 1
    assert refusing.asked == len(pauses) + 1
    given_up = Notice.objects.get()
    assert (given_up.state, given_up.fault, given_up.settled) == ("given_up", "answer 451", desks.now)


def test_what_is_refused_for_good_is_given_up_at_once_and_an_officer_may_have_it_tried_again(desks: Letterbox) -> None:
    desks.accepted()
    desks.send(Refusing(for_good=True))
    notice = Notice.objects.get()
    assert (notice.state, notice.tries) == ("given_up", 1)
    sending.try_again(desks.anna, notice.id)
    assert [to for _, to in desks.sent()] == ["ana@example.org"]
    with pytest.raises(Conflict):
        sending.try_again(desks.anna, notice.id)
    with pytest.raises(NotFound):
        sending.try_again(desks.anna, 10**9)


class Away(Kept):
    """Cannot be reached."""

    def take(self, message: EmailMessage, to: str) -> None:  # noqa: ARG002 - as above
        raise Unreachable("ConnectionRefusedError")


def test_a_server_that_cannot_be_reached_costs_no_notice_a_try(desks: Letterbox) -> None:
    desks.accepted()
    for _ in range(20):
        assert desks.send(Away()).unreachable == "ConnectionRefusedError"
    assert [to for _, to in desks.sent()] == ["ana@example.org"]
    assert Notice.objects.get().tries == 1


def test_one_address_that_is_none_stops_nobody_elses(desks: Letterbox) -> None:
    number = desks.accepted()
    User.objects.filter(email="ana@example.org").update(email='"<a@b.c>, "x@example.org')
    desks.account(number, "second@example.org")
    desks.letter(number)
    assert "second@example.org" in [to for _, to in desks.sent()]
    bad = Notice.objects.exclude(user__email="second@example.org")
    assert {(row.state, row.fault) for row in bad} == {("given_up", "address")}


def test_an_account_that_was_closed_is_sent_nothing(desks: Letterbox) -> None:
    desks.accepted()
    operators.close(desks.system, email="ana@example.org")
    assert desks.sent() == []
    assert Notice.objects.get().state == "void"


def test_a_message_goes_in_the_language_the_account_has_when_it_is_sent(desks: Letterbox) -> None:
    desks.accepted()
    User.objects.update(language="fr")
    ((message, _),) = desks.sent()
    assert message["Subject"] == "Vous avez un message"


class ErasedMeanwhile(Folder):
    """Takes a message, and everybody is erased before it is settled."""

    def take(self, message: EmailMessage, to: str) -> None:
        super().take(message, to)
        Notice.objects.all().delete()


def test_what_was_written_of_somebody_who_was_erased_meanwhile_is_gone_and_others_are_told(
    desks: Letterbox, tmp_path: Path
) -> None:
    desks.accepted()
    with override_settings(MAIL_FOLDER=tmp_path):
        made = desks.send(ErasedMeanwhile(tmp_path))
    assert made.done["sent"] == 0
    assert list(tmp_path.glob("*.eml")) == []


def test_a_notice_that_waited_for_a_firm_is_not_sent_once_its_appointment_is_over(desks: Letterbox) -> None:
    number = desks.submitted()
    appointment = desks.represented(number)
    receiving.accept(desks.anna, number)
    firms.end(desks.applicant, appointment)
    kept = Kept()
    made = desks.send(kept)
    assert kept.addresses == ["ana@example.org"]
    assert made.done["void"] == 1
