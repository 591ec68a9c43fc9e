"""Bars for misrepresentation (Act, 10.1(4), 40(2)(a)): at the door, on record, and on whoever is in the pool already.

Nobody who is barred is ranked. Their profile is not ended: it stays where everybody who looks finds it, with the bar as
the reason, in no round, until it is withdrawn or its time is over. It does not come back where the bar ends before
that: it was submitted, or went on, while the person could not have one. Only a bar that was recorded by mistake, and is
lifted as such (:mod:`.liftings`), gives it back.

A name and a birth date alone bar nobody: at the door a profile of them waits for an officer, and one that is in the
pool, or invited, already is put to an officer too, and stays where it is until they answered. Where it is the barred
person's, the bar follows them from then on (:func:`settled_in`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from express_entry.law import Law, Text
from express_entry.law.days import add_years, day_of
from express_entry.law.places import is_country

from .faults import Forbidden, Unacceptable
from .identity import name_key, passport_key
from .keeping import advance, found, held_rows, locked, save
from .laws import service_law
from .names import hold_name
from .people import Bar, Person, Review
from .profiles import Profile
from .states import LIVE, ProfileState
from .units import Desk, Unit, unit

PERIOD = "misrepresentation/bar"
TAKEN_OUT_OF = (ProfileState.IN_POOL, ProfileState.NOMINATION_ENDED)
"""Where a profile stands that a bar takes out of every round; one that waits is looked at when it is answered for."""


def record(desk: Desk, number: str, *, begins: date, basis: str) -> Bar:
    """Bar the person behind a profile for misrepresentation, from a day on: an officer's act.

    Whatever profile the person has in the pool is in no round from then on. An invitation that is open stays so:
    whether it was issued in error is another decision; should the profile come back, it is not into the pool.

    :raises Unacceptable: without a basis, or for a day that is to come.
    """
    with unit(desk) as now:
        return record_in(now, number, begins=begins, basis=basis)


class Elsewhere(NamedTuple):
    """Of whom another file found a misrepresentation: a passport, or a name with the day of birth, or both.

    The passport bars at the door; by a name alone an officer looks who comes, and who is there.
    """

    passport_country: str | None = None
    passport_number: str | None = None
    family_name: str | None = None
    given_names: str | None = None
    date_of_birth: date | None = None


def record_elsewhere(desk: Desk, who: Elsewhere, *, begins: date, basis: str) -> Bar:
    """Bar somebody who need have no profile: what a decision on a visa, a permit or at the border found.

    Nothing of who it is is kept but digests.

    :raises Unacceptable: without a whole passport and without a name with its day of birth, without a basis, or for a
        day that is to come.
    """
    named = who.family_name and who.date_of_birth
    if who.passport_country and not is_country(who.passport_country):
        fault = NO_COUNTRY.of(value=who.passport_country[:20])
        raise Unacceptable(fault, fields={"passport_country": fault})
    if bool(who.passport_country) != bool(who.passport_number):
        raise Unacceptable(HALF_A_PASSPORT.of(), fields={"passport_number": HALF_A_PASSPORT.of()})
    if not (who.passport_number or named):
        raise Unacceptable(NOBODY.of(), fields={"passport_number": NOBODY.of()})
    with unit(desk) as now:
        made = Bar(
            identity=passport_key(who.passport_country or "", who.passport_number) if who.passport_number else "",
            name_key=name_key(who.family_name, who.given_names, who.date_of_birth)
            if who.family_name and who.date_of_birth
            else "",
        )
        hold_name(made.name_key)
        return _kept(now, made, None, begins=begins, basis=basis)


def record_in(now: Unit, number: str, *, begins: date, basis: str) -> Bar:
    """Bar the person behind a profile within a unit that has locked no row yet."""
    hold_name(found(number).name_key)  # before any row, as whoever submits does
    profile = locked(now, number)
    made = Bar(identity=profile.identity, name_key=profile.name_key, person_id=profile.person_id)
    return _kept(now, made, number, begins=begins, basis=basis)


def _kept(now: Unit, made: Bar, number: str | None, *, begins: date, basis: str) -> Bar:
    """Keep a bar, tell it of the profile if there is one, take whom it reaches out of every round, ask of its name."""
    if not basis.strip():
        raise Unacceptable(NO_BASIS.of(), fields={"basis": NO_BASIS.of()})
    if begins > day_of(now.now):
        raise Unacceptable(TO_COME.of(value=begins), fields={"begins": TO_COME.of(value=begins)})
    made.begins, made.until, made.basis = begins, add_years(begins, years_from(begins)), basis
    made.recorded, made.recorded_by = now.now, now.actor
    made.save()
    now.tell("person.barred", number or f"bar-{made.id}", begins=begins.isoformat(), until=made.until.isoformat())
    if made.until > day_of(now.now):
        alike = Q(name_key=made.name_key) & ~Q(name_key="")
        for each in held_rows(state__in=[state.value for state in sorted(LIVE)]).filter(_of_bar(made) | alike):
            if _reaches(made, each):
                take_out(now, each)
            else:
                _ask(now, made, each)
    return made


def _reaches(bar: Bar, profile: Profile) -> bool:
    """Whether a bar is of the person behind a profile, by the passport or the record."""
    same_passport = bool(bar.identity) and bar.identity == profile.identity
    return same_passport or (bar.person_id is not None and bar.person_id == profile.person_id)


def _ask(now: Unit, bar: Bar, profile: Profile) -> None:
    """Put a live profile of the name and birth date of a barred person to an officer, unless one answered before."""
    advance(now, profile)
    if ProfileState(profile.state).live and not _told_apart(bar, profile):
        Review.objects.create(profile=profile, bar=bar, opened=now.now)
        now.tell("review.opened", profile.number, others=[])


def _told_apart(bar: Bar, profile: Profile) -> bool:
    """Whether an officer said of two profiles, this one and one of the barred person, that they are not of one."""
    if bar.person_id is None:
        return False
    either = Q(profile=profile, other__person=bar.person_id) | Q(other=profile, profile__person=bar.person_id)
    return Review.objects.filter(either, same=False).exists()


def settled_in(now: Unit, profile: Profile, asked: QuerySet[Review], *, same: bool) -> bool:
    """An officer answered for a profile of the name of a barred person; whether a bar that was asked about is theirs.

    Then it follows them from now on, as one recorded of the profile does. One that has run out meanwhile keeps who
    waits at the door out all the same, since they submitted while it was in force; one that was lifted does not.
    """
    keys = list(asked.values_list("bar_id", flat=True)) if same else []
    theirs = Bar.objects.filter(id__in=keys, lifted__isnull=True).order_by("id")
    if profile.state != ProfileState.SUBMITTED.value:
        theirs = theirs.filter(until__gt=day_of(now.now))
    found = list(theirs)
    for bar in found:
        if not _reaches(bar, profile):
            _follow(now, bar, profile)
    return bool(found)


def _follow(now: Unit, bar: Bar, profile: Profile) -> None:
    """Have a bar follow the person behind a profile; one that follows somebody on record is recorded once more."""
    told = {"begins": bar.begins.isoformat(), "until": bar.until.isoformat()}
    if bar.person_id is not None:
        bar.pk, bar.identity, bar.recorded, bar.recorded_by = None, "", now.now, now.actor
    bar.person_id, bar.identity = profile.person_id, bar.identity or profile.identity
    bar.save()
    now.tell("person.barred", profile.number, **told)
    for each in held_rows(state__in=[state.value for state in TAKEN_OUT_OF]).filter(_of_bar(bar)):
        take_out(now, each)


def listed() -> QuerySet[Bar]:
    """The bars on record, each with how many profiles of its name wait for an officer, as ``waiting``."""
    return Bar.objects.annotate(waiting=Count("review", filter=Q(review__settled__isnull=True)))


def years_from(begins: date) -> int:
    """How many years a bar lasts that begins on a day; the law before Express Entry is told by its first version."""
    return years_by(law_from(begins).values(PERIOD), begins)


def law_from(begins: date) -> Law:
    """The law by which a bar is counted that begins on a day."""
    whole = service_law()
    return whole.on(max(begins, whole.boundaries[0][0]))


def years_by(values: Mapping[str, Any], begins: date) -> int:
    """How many years a bar lasts by the values of the table."""
    # A law that was applied is kept as text, and so is a day in it.
    return int(values["years"] if begins.isoformat() >= str(values["since"]) else values["years_before"])


def bar_of(now: Unit, profile: Profile) -> Bar | None:
    """The bar that the person behind a profile is under."""
    return bar_at(profile, now.now)


def bar_at(profile: Profile, at: datetime) -> Bar | None:
    """The same at an instant: by the passport, and by the person on record."""
    return in_force(day_of(at)).filter(_whose(profile)).order_by("-until").first()


def kept_out_since(profile: Profile) -> bool:
    """Whether a bar that was not lifted kept a barred profile out at any time since it was barred, or still does.

    One that had run out by the day on which it was recorded kept nobody out.
    """
    assert profile.effective is not None
    bars = in_force(day_of(profile.effective)).filter(_whose(profile))
    return any(bar.until > day_of(bar.recorded) for bar in bars)


def near(profile: Profile, at: datetime) -> bool:
    """Whether any bar at an instant is of the person behind a profile, or of somebody of their name and birth date."""
    whose = _whose(profile)
    if profile.name_key:
        whose |= Q(name_key=profile.name_key)
    return in_force(day_of(at)).filter(whose).exists()


def _whose(profile: Profile) -> Q:
    whose = Q(identity=profile.identity)
    if profile.person_id is not None:
        whose |= Q(person=profile.person_id)
        whose |= Q(identity__in=Profile.objects.filter(person=profile.person_id).values("identity"))
    return whose


def in_force(day: date) -> QuerySet[Bar]:
    """The bars that bar somebody on a day."""
    return Bar.objects.filter(until__gt=day, lifted__isnull=True)


def without_person() -> QuerySet[Bar]:
    """The bars of nobody on record, which reach a passport alone: an officer looks whose they are."""
    return listed().filter(person__isnull=True, lifted__isnull=True)


def people_of(key: int) -> QuerySet[Person]:
    """The people on record whom a bar reaches: who was barred, and whoever stated that passport; none without a bar."""
    bars = Bar.objects.filter(id=key)
    same = Profile.objects.filter(identity__in=bars.values("identity"), person__isnull=False)
    known = bars.filter(person__isnull=False)
    return Person.objects.filter(Q(id__in=same.values("person")) | Q(id__in=known.values("person")))


def require_no_bar(now: Unit, profile: Profile) -> None:
    """The bar at the door, for as long as the Act says after a finding of misrepresentation (10.1(4), 40(2)(a)).

    It follows the person on record to another passport.

    :raises Forbidden: while it lasts.
    """
    bar = bar_of(now, profile)
    if bar is not None:
        raise Forbidden(BARRED.of(until=bar.until))


def take_out(now: Unit, profile: Profile) -> None:
    """Keep a profile of a barred person out of every round, if it would be in one at the unit's instant."""
    advance(now, profile)
    if ProfileState(profile.state) in TAKEN_OUT_OF:
        put_out(now, profile, "barred")


def put_out(now: Unit, profile: Profile, event: str) -> None:
    """Put a profile among those of barred people, where it stays until it is withdrawn or its time is over."""
    now.move(profile.number, ProfileState(profile.state), event)
    profile.state, profile.effective, profile.due = ProfileState.BARRED.value, now.now, profile.expires
    save(profile)


def barred(day: date) -> QuerySet[Profile]:
    """The profiles of barred people that would be in a round on a day, where a bar was recorded before they came."""
    bars = in_force(day)
    identities = set(bars.exclude(identity="").values_list("identity", flat=True))
    if not identities:
        return Profile.objects.none()
    people = Profile.objects.filter(identity__in=identities, person__isnull=False).values("person")
    known = bars.filter(person__isnull=False).values("person")
    condition = Q(identity__in=identities) | Q(person__in=people) | Q(person__in=known)
    return Profile.objects.filter(condition, state__in=[state.value for state in TAKEN_OUT_OF])


def _of_bar(bar: Bar) -> Q:
    same = Q(identity=bar.identity) & ~Q(identity="")
    return same if bar.person_id is None else same | Q(person=bar.person_id)


BARRED = Text(
    "the person may have no profile before {until} (misrepresentation, Act, 10.1(4) and 40(2)(a)).",
    "la personne ne peut avoir de profil avant le {until} (fausses déclarations, Loi, 10.1(4) et 40(2)a)).",
)
NO_COUNTRY = Text(
    "passport_country: there is no country {value}. Accepted: the two capital letters of one, such as IN.",
    "pays du passeport : il n'y a pas de pays {value}. Accepté : les deux lettres majuscules d'un pays, comme IN.",
)
HALF_A_PASSPORT = Text(
    "passport: its country or its number is missing. Accepted: both, or neither.",
    "passeport : il manque le pays ou le numéro. Accepté : les deux, ou ni l'un ni l'autre.",
)
NOBODY = Text(
    "person: nobody is named. Accepted: a passport with its country, or a family name with the date of birth, or both.",
    "personne : personne n'est nommé. Accepté : un passeport avec son pays, ou un nom de famille avec la date de "
    "naissance, ou les deux.",
)
NO_BASIS = Text(
    "basis: it is empty. Accepted: the decision that the bar rests on.",
    "fondement : il est vide. Accepté : la décision sur laquelle repose l'interdiction.",
)
TO_COME = Text(
    "begins: {value} is still to come. Accepted: the day of a final determination, or of the enforcement of a removal "
    "order, that is past.",
    "début : {value} est à venir. Accepté : le jour passé d'une décision définitive, ou de l'exécution d'une mesure de "
    "renvoi.",
)
