"""Notices handed to a real server that speaks SMTP on this machine: TLS, signing in, refusals, and none at all."""

from __future__ import annotations

import ssl
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import quote

import pytest

from express_entry.correspondence.addresses import PostOffice, is_sender, post_office_at
from express_entry.correspondence.carriers import Post, carrier_of
from express_entry.correspondence.rows import Notice
from tests.correspondence.letterbox import Letterbox
from tests.correspondence.server import PASSWORD, USER, Taking, certificate, serving


def office(stated: str) -> PostOffice:
    found = post_office_at(stated)
    assert found is not None
    return found


def at(port: int, scheme: str = "smtp", who: str = "") -> PostOffice:
    return office(f"{scheme}://{who}localhost:{port}")


WHO = f"{USER}:{quote(PASSWORD, safe='')}@"


def test_a_server_on_this_machine_takes_a_notice_in_the_language_of_its_account(
    desks: Letterbox, tmp_path: Path
) -> None:
    desks.accepted("fr")
    taking = Taking()
    with serving(taking) as port, carrier_of(at(port), tmp_path) as carrier:
        assert desks.send(carrier).done["sent"] == 1
    ((to, content, under_tls),) = taking.taken
    read = message_from_bytes(content, policy=default)
    assert (to, under_tls) == (["ana@example.org"], False)
    assert read["Subject"] == "Vous avez un message"
    assert "Un message vous attend dans votre compte." in read.get_content().replace("\n", " ")


@pytest.mark.parametrize(("scheme", "implicit"), [("smtp", False), ("smtps", True)])
def test_under_tls_a_server_takes_a_notice(
    desks: Letterbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str, implicit: bool
) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    desks.accepted()
    taking = Taking()
    who = "" if implicit else WHO
    with serving(taking, context, implicit=implicit) as port, carrier_of(at(port, scheme, who), tmp_path) as carrier:
        made = desks.send(carrier)
    assert (made.unreachable, made.done["sent"]) == ("", 1)
    assert [under_tls for _, _, under_tls in taking.taken] == [not implicit]  # of TLS below it the server knows nothing


@pytest.mark.parametrize("fault", ["not trusted", "another name", "wrong password"])
def test_a_server_that_is_not_who_it_says_or_does_not_know_us_is_handed_nothing(
    desks: Letterbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    context, trusted = certificate(tmp_path, "example.org" if fault == "another name" else "localhost")
    if fault != "not trusted":
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    desks.accepted()
    taking = Taking()
    with serving(taking, context) as port:
        asked = at(port, "smtp", WHO)
        if fault == "wrong password":
            asked = replace(asked, password="wrong")  # noqa: S106 - made up
        with carrier_of(asked, tmp_path) as carrier:
            made = desks.send(carrier)
    assert made.unreachable in {ssl.SSLCertVerificationError.__name__, "SMTPAuthenticationError"}
    assert taking.taken == []
    assert Notice.objects.get().tries == 0


def test_a_password_is_never_sent_to_a_server_without_tls(desks: Letterbox, tmp_path: Path) -> None:
    desks.accepted()
    taking = Taking()
    with serving(taking) as port, carrier_of(at(port, "smtp", WHO), tmp_path) as carrier:
        assert desks.send(carrier).unreachable == "SMTPNotSupportedError"
    assert taking.taken == []


def test_a_mailbox_that_is_not_there_is_given_up_and_one_that_is_full_is_tried_again(
    desks: Letterbox, tmp_path: Path
) -> None:
    number = desks.accepted()
    desks.account(number, "full@example.org")
    desks.letter(number)
    taking = Taking()
    taking.answers = {"ana@example.org": "550 there is none", "full@example.org": "452 full"}
    with serving(taking) as port, carrier_of(at(port), tmp_path) as carrier:
        done = desks.send(carrier).done
        assert (done["given_up"], done["waiting"], done["sent"]) == (2, 1, 0)
        taking.answers = {}
        desks.now = Notice.objects.get(state="waiting").next_try
        assert desks.send(carrier).done["sent"] == 1
    assert sorted(Notice.objects.values_list("state", "fault")) == [
        ("given_up", "refused 550"),
        ("given_up", "refused 550"),
        ("sent", ""),
    ]


def test_one_connection_is_used_for_many_and_another_after_the_server_went_away(
    desks: Letterbox,
) -> None:
    number = desks.accepted()
    for _ in range(3):
        desks.letter(number)
    taking = Taking()
    with serving(taking) as port:
        post = Post(at(port))
        assert desks.send(post).done["sent"] == 4
    desks.letter(number)
    assert desks.send(post).done["waiting"] == 1  # the connection is gone
    desks.letter(number)
    assert desks.send(post).unreachable == "ConnectionRefusedError"
    post.close()
    assert len(taking.taken) == 4


@pytest.mark.parametrize(
    ("stated", "host", "port", "tls", "clear"),
    [
        ("smtp://mail.example.org", "mail.example.org", 587, False, False),
        ("smtps://mail.example.org", "mail.example.org", 465, True, False),
        ("smtp://localhost:25", "localhost", 25, False, True),
        ("smtp://[::1]:25", "::1", 25, False, True),
        ("smtp://u:p@localhost:25", "localhost", 25, False, False),
        ("smtps://u:p%40ss@127.0.0.1:4650/", "127.0.0.1", 4650, True, False),
    ],
)
def test_only_a_server_on_this_machine_is_spoken_to_in_the_clear(
    stated: str, host: str, port: int, tls: bool, clear: bool
) -> None:
    found = office(stated)
    assert (found.host, found.port, found.tls, found.in_the_clear) == (host, port, tls, clear)
    assert "p%40ss" not in repr(found)
    assert "p@ss" not in repr(found)


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "mail.example.org",
        "http://a",
        "smtp://",
        "smtp://h:x",
        "smtp://h:99999",
        "smtp://h/p",
        "smtp://u@h",
        "smtp://h?x",
    ],
)
def test_what_is_no_address_of_a_server_is_none(stated: str) -> None:
    assert post_office_at(stated) is None


@pytest.mark.parametrize("stated", ["", "a", "@b", "a@", "a b@c", "a@b@c", "a@b\nX: y", "<a@b>", "a,b@c", "é@b"])
def test_what_mail_cannot_come_from_is_no_sender(stated: str) -> None:
    assert not is_sender(stated)
    assert is_sender("no-reply@example.ca")
