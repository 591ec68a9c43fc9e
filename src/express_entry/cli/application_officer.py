"""What officers do with an application from the command line."""

from __future__ import annotations

from typing import Annotated

import typer

from express_entry.application.lifecycle import APPROVED_UNDER
from express_entry.law.text import Text

from . import guide_applications as guide
from . import guide_options
from .application_applicant import MOST_ROWS, Item, LetterNumber, Words, rules_in
from .application_shown import Number, NumberOrNone, answer
from .desks import As, desk, pool
from .documents import profile_at
from .faults import BadInput
from .options import Format, Lang, as_json, day_named, language_of, one_of, whole_number
from .streams import write

TO_STATES = ("passed", "not_met", "waived", "open")
LETTERS = ("request", "fairness", "interview", "biometrics")

Officer = Annotated[str, typer.Option("--to", metavar=guide_options.SLUG.en, help=guide.OFFICER_OF.en)]
Interest = Annotated[bool, typer.Option("--interest", help=guide.INTEREST.en)]
Left = Annotated[bool, typer.Option("--left", help=guide.LEFT.en)]
Seen = Annotated[str, typer.Option("--keeps", metavar=guide.RULES.en, help=guide.KEPT.en)]
Why = Annotated[str, typer.Option("--note", metavar="…", help=guide.WHY.en)]
Accepted = Annotated[str | None, typer.Option("--accepted", metavar=guide_options.FILE.en, help=guide.ACCEPTED.en)]
VisaDay = Annotated[str | None, typer.Option("--visa", metavar=guide_options.DAY.en, help=guide.VISA_DAY.en)]
Authorized = Annotated[str, typer.Option("--authorized", metavar="yes|no", help=guide.AUTHORIZED.en)]
OfferStands = Annotated[str, typer.Option("--offer-stands", metavar="yes|no", help=guide.OFFER_STANDS.en)]
OfferUntil = Annotated[
    str | None, typer.Option("--offer-until", metavar=guide_options.DAY.en, help=guide.OFFER_UNTIL.en)
]
FindingOf = Annotated[str | None, typer.Option("--finding", metavar=guide_options.NUMBER.en, help=guide.FINDING.en)]
Holds = Annotated[str, typer.Option("--holds", metavar="yes|no", help=guide.HOLDS.en)]
Kind = Annotated[str, typer.Argument(metavar=guide.TRACK_KIND.en, help=guide.TRACK_OF.en, show_default=False)]
To = Annotated[str, typer.Option("--to", metavar="|".join(TO_STATES), help=guide.TO.en)]
ValidUntil = Annotated[str | None, typer.Option("--until", metavar=guide_options.DAY.en, help=guide.VALID_UNTIL.en)]
LetterKindOf = Annotated[str, typer.Option("--kind", metavar="|".join(LETTERS), help=guide.LETTER_KIND.en)]
By = Annotated[str | None, typer.Option("--by", metavar=guide_options.DAY.en, help=guide.BY.en)]
Close = Annotated[bool, typer.Option("--close", help=guide.CLOSE.en)]
Cancel = Annotated[bool, typer.Option("--cancel", help=guide.CANCEL.en)]
ChangeNumber = Annotated[
    str, typer.Argument(metavar=guide.CHANGE_NUMBER.en, help=guide.CHANGE_OF.en, show_default=False)
]
Reasons = Annotated[str, typer.Option("--reasons", metavar="…", help=guide.REASONS.en)]
Reopen = Annotated[bool, typer.Option("--reopen", help=guide.REOPEN.en)]
Provision = Annotated[str, typer.Option("--provision", metavar="A11(1)", help=guide.PROVISION.en)]
Misrepresentation = Annotated[bool, typer.Option("--misrepresentation", help=guide.MISREPRESENTATION.en)]
BarFrom = Annotated[str | None, typer.Option("--bar-from", metavar=guide_options.DAY.en, help=guide.BAR_FROM.en)]
Back = Annotated[str, typer.Option("--back", metavar="…", help=guide.BACK.en)]
VisaUntil = Annotated[str, typer.Option("--until", metavar=guide_options.DAY.en, help=guide.VISA_UNTIL.en)]
LandedOn = Annotated[str | None, typer.Option("--on", metavar=guide_options.DAY.en, help=guide.LANDED_ON.en)]
NothingChanged = Annotated[bool, typer.Option("--nothing-changed", help=guide.NOTHING_CHANGED.en)]


def assign(
    number: NumberOrNone = None,
    *,
    actor: As,
    to: Officer,
    interest: Interest = False,
    left: Left = False,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Give a file to an officer, or note why the officer may not have it."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application assign"):
        from express_entry.application import assigning

        if left:
            many = assigning.leave(desk(actor), to)
            write(f"{_LEFT.of(officer=to, many=many).say(language)}\n")
            return
        if number is None:
            raise BadInput(_WHICH.of())
        act = assigning.declare_interest if interest else assigning.assign
        answer(act(desk(actor), number, to), language, in_json=in_json)


def see(number: Number, item: Item, *, actor: As, keeps: Seen, form: Format = "text", lang: Lang = None) -> None:
    """Note what was seen of a document's form."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application see"):
        from express_entry.application import uploads

        row = uploads.see(desk(actor), number, item, rules_in(keeps))
        answer(row.application, language, in_json=in_json)


def complete(number: Number, *, actor: As, note: Why = "", form: Format = "text", lang: Lang = None) -> None:
    """Find an application complete."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application complete"):
        from express_entry.application import receiving

        answer(receiving.accept(desk(actor), number, note=note), language, in_json=in_json)


def give_back(number: Number, *, actor: As, note: Why, form: Format = "text", lang: Lang = None) -> None:
    """Return an incomplete application."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application return"):
        from express_entry.application import receiving

        answer(receiving.give_back(desk(actor), number, note=note), language, in_json=in_json)


def retest(
    number: Number,
    *,
    actor: As,
    accepted: Accepted = None,
    visa: VisaDay = None,
    authorized: Authorized = "",
    offer_stands: OfferStands = "",
    offer_until: OfferUntil = None,
    finding: FindingOf = None,
    holds: Holds = "",
    note: Why = "",
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Work the test of A11.2 out anew, or find on it."""
    language, in_json = language_of(lang), as_json(form)
    day = None if visa is None else day_named("--visa", visa)
    facts = None if accepted is None else profile_at(accepted, None)
    stated = (
        _yes_or_no("--authorized", authorized),
        _yes_or_no("--offer-stands", offer_stands),
        None if offer_until is None else day_named("--offer-until", offer_until),
    )
    key = None if finding is None else whole_number("--finding", finding, most=MOST_ROWS)
    with pool("application retest"):
        from express_entry.application import retesting
        from express_entry.application.keeping import found
        from express_entry.review import AtVisa

        if key is None:
            retesting.ask(desk(actor), number, accepted=facts, visa=day, at_visa=AtVisa(*stated))
        else:
            yes = one_of("--holds", holds, ("yes", "no")) == "yes"
            retesting.find(desk(actor), number, key, holds=yes, note=note)
        answer(found(number), language, in_json=in_json)


def _yes_or_no(option: str, value: str) -> bool | None:
    return one_of(option, value, ("yes", "no")) == "yes" if value else None


def track(
    number: Number,
    kind: Kind,
    *,
    actor: As,
    to: To,
    until: ValidUntil = None,
    note: Why = "",
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Find something of a track."""
    language, in_json, state = language_of(lang), as_json(form), one_of("--to", to, TO_STATES)
    day = None if until is None else day_named("--until", until)
    with pool("application track"):
        from express_entry.application import examining
        from express_entry.application.examinationrows import TrackKind

        which = TrackKind(one_of("TRACK", kind, [each.value for each in TrackKind]))
        if state == "passed":
            row = examining.pass_track(desk(actor), number, which, valid_until=day, note=note)
        else:
            acts = {
                "not_met": examining.fail_track,
                "waived": examining.waive_track,
                "open": examining.reopen_track,
            }
            row = acts[state](desk(actor), number, which, note=note)
        answer(row.application, language, in_json=in_json)


def request(
    number: Number,
    *,
    actor: As,
    kind: LetterKindOf,
    text: Words,
    by: By = None,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Ask something in writing."""
    language, in_json, what = language_of(lang), as_json(form), one_of("--kind", kind, LETTERS)
    day = None if by is None else day_named("--by", by)
    with pool("application request"):
        from express_entry.application import asking
        from express_entry.application.examinationrows import LetterKind

        sent = asking.send(desk(actor), number, LetterKind(what), text, answer_by=day, language=language)
        answer(sent.application, language, in_json=in_json)


def letter(
    number: Number,
    letter: LetterNumber,
    *,
    actor: As,
    close: Close = False,
    cancel: Cancel = False,
    by: By = None,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Close a letter, cancel it, or give more time."""
    language, in_json = language_of(lang), as_json(form)
    key = whole_number("LETTER", letter, most=MOST_ROWS)
    day = None if by is None else day_named("--by", by)
    if close + cancel + (day is not None) != 1:
        raise BadInput(_ONE.of())
    with pool("application letter"):
        from express_entry.application import asking

        if day is not None:
            row = asking.extend(desk(actor), number, key, day)
        else:
            row = (asking.close if close else asking.cancel)(desk(actor), number, key)
        answer(row.application, language, in_json=in_json)


def note(number: Number, *, actor: As, text: Words, form: Format = "text", lang: Lang = None) -> None:
    """Write a note."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application note"):
        from express_entry.application import assigning

        answer(assigning.note(desk(actor), number, text).application, language, in_json=in_json)


def seen(number: Number, change: ChangeNumber, *, actor: As, form: Format = "text", lang: Lang = None) -> None:
    """Note that a change was looked at."""
    language, in_json = language_of(lang), as_json(form)
    key = whole_number("CHANGE", change, most=MOST_ROWS)
    with pool("application seen"):
        from express_entry.application import changing

        answer(changing.look_at(desk(actor), number, key).application, language, in_json=in_json)


def approve(
    number: Number,
    *,
    actor: As,
    reasons: Reasons,
    provision: Provision = APPROVED_UNDER,
    reopen: Reopen = False,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Approve an application, or take its examination up again."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application approve"):
        from express_entry.application import deciding

        if reopen:
            made = deciding.reopen(desk(actor), number, note=reasons)
        else:
            made = deciding.approve(desk(actor), number, reasons=reasons, provision=provision)
        answer(made, language, in_json=in_json)


def refuse(
    number: Number,
    *,
    actor: As,
    reasons: Reasons,
    provision: Provision,
    misrepresentation: Misrepresentation = False,
    bar_from: BarFrom = None,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Propose a refusal."""
    language, in_json = language_of(lang), as_json(form)
    begins = None if bar_from is None else day_named("--bar-from", bar_from)
    with pool("application refuse"):
        from express_entry.application import deciding
        from express_entry.application.examinationrows import DecisionKind

        kind = DecisionKind.MISREPRESENTATION if misrepresentation else DecisionKind.REFUSAL
        made = deciding.propose(desk(actor), number, kind, reasons=reasons, provision=provision, bar_from=begins)
        answer(made.application, language, in_json=in_json)


def confirm(number: Number, *, actor: As, back: Back = "", form: Format = "text", lang: Lang = None) -> None:
    """Confirm a refusal, or send it back."""
    language, in_json = language_of(lang), as_json(form)
    with pool("application confirm"):
        from express_entry.application import deciding

        who = desk(actor)
        made = deciding.send_back(who, number, note=back) if back else deciding.confirm(who, number)
        answer(made, language, in_json=in_json)


def visa(number: Number, *, actor: As, until: VisaUntil, form: Format = "text", lang: Lang = None) -> None:
    """Issue the visa."""
    language, in_json, day = language_of(lang), as_json(form), day_named("--until", until)
    with pool("application visa"):
        from express_entry.application import concluding

        answer(concluding.issue_visa(desk(actor), number, until=day), language, in_json=in_json)


def land(
    number: Number,
    *,
    actor: As,
    nothing_changed: NothingChanged = False,
    on: LandedOn = None,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Record a landing."""
    language, in_json = language_of(lang), as_json(form)
    day = None if on is None else day_named("--on", on)
    with pool("application land"):
        from express_entry.application import concluding

        made = concluding.land(desk(actor), number, nothing_changed=nothing_changed, on=day)
        answer(made, language, in_json=in_json)


_LEFT = Text(
    "The officer {officer} is not here any more. Files that wait for somebody: {many}.",
    "L'agent {officer} n'est plus en poste. Dossiers qui attendent quelqu'un : {many}.",
)
_WHICH = Text(
    "number: it is missing. Accepted: the number of an application.",
    "numéro : il manque. Valeurs acceptées : le numéro d'une demande.",
)
_ONE = Text(
    "--close, --cancel, --by: one of them is asked for.", "--close, --cancel, --by : l'un d'eux, et un seul, est exigé."
)
