"""Who a file is about, as they declare themselves, and what differs from what was ranked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from express_entry.accounts.firms import Appointment, standing_at
from express_entry.application.codewords import OWN, said
from express_entry.application.drafting import form_of, ranked_then
from express_entry.application.forms import Form
from express_entry.application.models import Application
from express_entry.application.personal import differences
from express_entry.application.retesting import terms_of_round
from express_entry.checklist.people import person_named
from express_entry.law import Text, places
from express_entry.law.days import day_of
from express_entry.pool.faults import PoolFault
from express_entry.pool.laws import service_law
from express_entry.profile import Profile
from express_entry.reports.naming import Naming
from express_entry.review.declared import Counsel

from . import filewords as words
from .queuepage import officer_named, standard_of
from .voice import NOTHING, Voice

Fact = tuple[str, str]


@dataclass(frozen=True)
class Declared:
    """The forms of a file with the names of what they state; None of both where the person was erased."""

    form: Form
    naming: Naming


def declared_of(application: Application, at: datetime, voice: Voice) -> Declared | None:
    """What the person declares now."""
    try:
        form = form_of(application)
    except PoolFault:
        return None
    day = day_of(application.received or at)
    return Declared(form, Naming(form.profile_with_residences, service_law().on(day), voice.language))


def facts_of(application: Application, own: str, known: dict[str, str], today: date, voice: Voice) -> list[Fact]:
    """Where a file stands, in a few lines."""
    invitation = application.invitation
    told = [
        (words.STATE, voice.capital(said(OWN, "state", application.state, voice.language))),
        (words.OFFICER, officer_named(application.owner, own, known, voice)),
        (words.CLASS, voice.say(said(OWN, "class", application.program, voice.language))),
        (words.RECEIVED, voice.day_of(application.received)),
        (words.STANDARD, standard_of(application, today, voice)),
        (words.INVITED, voice.day_of(invitation.issued)),
        (words.ROUND, invitation.round.number),
        (words.PROFILE, application.profile.number),
        (words.DECIDED, voice.day_of(application.decided)),
        (words.VISA, voice.day(application.visa_until)),
        (words.LANDED, voice.day(application.landed)),
    ]
    return [(voice.say(name), value) for name, value in told if value != NOTHING]


def person_facts(application: Application, form: Form, at: datetime, voice: Voice) -> list[Fact]:
    """Who it is, as declared, and who acts for them: by their appointment here, and by the form."""
    profile, say = form.profile, voice.say
    person = profile.person
    family = [voice.say(person_named(name) or name) for name in sorted(form.family or ())]
    told = [
        (words.NAME, " ".join(part for part in (person.given_names, person.family_name) if part)),
        (words.BORN, voice.day(person.date_of_birth)),
        (words.CITIZEN, ", ".join(country_said(code, voice) for code in person.citizenships or ())),
        (words.LIVES, country_said(person.country_of_residence, voice)),
        (words.PASSPORT, _passport(profile, voice)),
        (words.FAMILY, ", ".join(family) or say(words.ALONE)),
        (words.APPOINTED, _appointed(application, at, voice)),
        (words.REPRESENTED, say(_counsel(form))),
    ]
    return [(say(name), value) for name, value in told if value]


def _appointed(application: Application, at: datetime, voice: Voice) -> str:
    """The firms that act for the person by an appointment that stands."""
    rows = Appointment.objects.filter(standing_at(at), person=application.profile.person_id)
    firms = rows.order_by("id").values_list("firm__name", flat=True)
    return ", ".join(firms) or voice.say(words.NONE)


def _counsel(form: Form) -> Text:
    """Whether the form names somebody who represents the person; it may say nothing of it yet."""
    if form.representative is None:
        return words.NOT_STATED
    return words.SOMEBODY if isinstance(form.representative, Counsel) else words.NONE


def country_said(code: str | None, voice: Voice) -> str:
    """A country by its name; its code where there is none."""
    known = places.countries().get(code) if code else None
    return (code or "") if known is None else voice.say(known)


def _passport(profile: Profile, voice: Voice) -> str:
    found = profile.person.passport
    if found is None or not found.number:
        return ""
    country = country_said(found.country, voice)
    return voice.say(words.UNTIL, country=country, number=found.number, day=voice.day(found.expires))


def differences_of(application: Application, declared: Declared, voice: Voice) -> list[dict[str, str]]:
    """Everything that is declared otherwise than it was ranked, by its name."""
    ranked = ranked_then(application.profile, terms_of_round(application).at)
    before = Naming(ranked, declared.naming.law, voice.language)
    return [
        {
            "fact": voice.capital((declared.naming if each.declared is not None else before).name(each.path)),
            "ranked": value_said(each.ranked, voice, _currency(ranked, each.path)),
            "declared": value_said(each.declared, voice, _currency(declared.form.profile, each.path)),
        }
        for each in differences(ranked, declared.form.profile)
    ]


def _currency(profile: Profile, path: str) -> str:
    """The currency of what stands at a place; empty where it is no amount."""
    funds = profile.settlement_funds
    return (funds.currency or "") if funds is not None and path == "settlement_funds.amount" else ""


def value_said(value: Any, voice: Voice, currency: str = "") -> str:
    """What a document states, in words: a day, yes or no, an amount as the language writes it."""
    if value is None:
        return voice.say(words.NOT_STATED)
    if isinstance(value, bool):
        return voice.say(words.ANSWERS[value])
    try:
        return voice.day(date.fromisoformat(value))
    except (TypeError, ValueError):
        return voice.amount(str(value), currency)
