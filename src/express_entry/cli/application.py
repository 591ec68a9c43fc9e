"""``express-entry application``: an application from its invitation to landing."""

from __future__ import annotations

import typer

from . import application_applicant as applicant
from . import application_demo, guide_letters
from . import application_letters as letters
from . import application_officer as officer
from . import application_shown as shown
from . import guide_applications as guide
from .command import Branch, Leaf, asked_first

app = typer.Typer(cls=Branch, add_completion=False, callback=asked_first, help=guide.APPLICATION.en)

for _name, _help, _command in (
    ("start", guide.START, applicant.start),
    ("declare", guide.DECLARE, applicant.declare),
    ("upload", guide.UPLOAD, applicant.upload),
    ("remove", guide.TAKE_OUT, applicant.take_out),
    ("pay", guide.PAY, applicant.pay),
    ("check", guide.CHECK, shown.check),
    ("submit", guide.SUBMIT, applicant.submit),
    ("discard", guide.DISCARD, applicant.discard),
    ("answer", guide.ANSWER, applicant.answer_letter),
    ("change", guide.CHANGE, applicant.change),
    ("withdraw", guide.WITHDRAW, applicant.withdraw),
    ("show", guide.SHOW, shown.show),
    ("list", guide.LIST, shown.list_),
    ("deadlines", guide.DEADLINES, shown.deadlines),
    ("letters", guide_letters.LETTERS, letters.letters),
    ("read", guide_letters.READ, letters.read),
    ("calendar", guide_letters.CALENDAR, letters.calendar),
    ("assign", guide.ASSIGN, officer.assign),
    ("see", guide.SEE, officer.see),
    ("complete", guide.COMPLETE, officer.complete),
    ("return", guide.RETURN, officer.give_back),
    ("retest", guide.RETEST, officer.retest),
    ("track", guide.TRACK, officer.track),
    ("request", guide.REQUEST, officer.request),
    ("letter", guide.LETTER, officer.letter),
    ("note", guide.NOTE, officer.note),
    ("seen", guide.SEEN, officer.seen),
    ("approve", guide.APPROVE, officer.approve),
    ("refuse", guide.REFUSE, officer.refuse),
    ("confirm", guide.CONFIRM, officer.confirm),
    ("visa", guide.VISA, officer.visa),
    ("land", guide.LAND, officer.land),
    ("demo", guide.DEMO, application_demo.demo),
):
    app.command(_name, cls=Leaf, help=_help.en)(_command)
