"""What a change would do, shown before it is saved; and saving it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from express_entry.api.gate import Asked, now
from express_entry.api.profiles import own
from express_entry.assessment.comparison import LinePair
from express_entry.assessment.words import FACT_WORDS
from express_entry.history.labels import CATEGORIES
from express_entry.law import Language, Text
from express_entry.law.grid import Line
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.sealed import Answers, seal
from express_entry.pool.counts import last_count
from express_entry.pool.effects import Effect, effect_of
from express_entry.pool.faults import Conflict, Unacceptable
from express_entry.pool.keeping import is_other_version
from express_entry.pool.lifecycle import ProfileState
from express_entry.pool.models import Profile
from express_entry.pool.places import Place, groupings_of, place_of
from express_entry.pool.progress import Standing
from express_entry.profile import ProfileError, check
from express_entry.profile.interview import Interview
from express_entry.selection.documents import category_text
from express_entry.selection.rows import Category

from . import profilewords as words
from .addresses import link
from .answering import all_answers, carried, on_top
from .kept import Record, profile_record
from .leaving import done
from .telling import NONE, Teller


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("profile.change")
def effect(request: Asked, language: Language, number: str) -> HttpResponse:
    """What the answers that came along would change."""
    record = profile_record(request, number, "profile.change")
    if request.method != "POST" or record.at_once or not record.changes:
        return HttpResponseRedirect(link("answers", language, number=number))
    interview, version = carried(request, record)
    return effect_shown(request, language, record, interview, version)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("profile.change")
def save(request: Asked, language: Language, number: str) -> HttpResponse:
    """Save the change whose effect was seen."""
    record = profile_record(request, number, "profile.change")
    if request.method != "POST" or not record.changes:
        return HttpResponseRedirect(link("answers", language, number=number))
    interview, version = carried(request, record)
    if version != record.version and dict(interview.stated) != record.tree:
        return _anew(request, language, record, on_top(record, version, interview))
    try:
        if dict(interview.stated) != record.tree:
            record.save(request, dict(interview.stated), version)
    except Conflict as fault:
        if not is_other_version(fault):
            raise
        return _anew(request, language, record, None)
    row = own(request.caller, "profile.change", number)
    said = words.CHANGE_SAVED if row.state == ProfileState.IN_POOL.value else words.LEFT_POOL
    return done(request, said, link("profile", language, number=number))


def _anew(request: Asked, language: Language, record: Record, interview: Interview | None) -> HttpResponse:
    """The effect of a change on what was saved meanwhile; where the two do not go together, what was saved."""
    if interview is not None:
        return effect_shown(request, language, record, interview, record.version, told=words.EFFECT_ANEW)
    return all_answers(request, language, record, record.interview(), record.version, told=words.CHANGED_MEANWHILE)


def effect_shown(
    request: Asked,
    language: Language,
    record: Record,
    interview: Interview,
    version: int,
    *,
    told: Text | None = None,
) -> HttpResponse:
    """The page that shows an effect; all answers with what is missing, where it cannot be told."""
    profile = own(request.caller, "profile.change", record.number)
    try:
        document = check(dict(interview.tree))
        found = effect_of(profile, document, now())
    except ProfileError as error:
        teller = Teller(language)
        errors = [{"text": teller.say(each.say(language)), "anchor": ""} for each in error.problems]
        return all_answers(request, language, record, interview, version, errors=errors)
    except Unacceptable as fault:
        teller = Teller(language).about(document, now())
        return all_answers(request, language, record, interview, version, errors=teller.lacking(fault.fields))
    context = {
        **shown(found, profile, Teller(language).about(document, found.at)),
        "state": seal(Answers.of(interview)),
        "version": version,
        "told": "" if told is None else Teller(language).say(told),
        "number": record.number,
        "save": link("save", language, number=record.number),
        "answers": link("answers", language, number=record.number),
        "errors": [],
    }
    return page(request, "candidates:effect", language, context, words=words, parts={"number": record.number})


def shown(found: Effect, profile: Profile, teller: Teller) -> dict[str, Any]:
    """What a template needs to show an effect."""
    stays = teller.say(
        words.STAYS, submitted=teller.instant(profile.submitted), expires=teller.instant(profile.expires)
    )
    gained, lost = _moved(found, teller)
    return {
        "now": _points(found.before, teller),
        "then": _points(found.after, teller),
        "difference": _difference(found, teller),
        "direction": _direction(found),
        "stays": stays,
        "removes": found.removes,
        "lines": [_line(each, teller) for each in found.comparison.lines],
        "gained": gained,
        "lost": lost,
        "places": places_shown(found.before, found.after, teller),
    }


def _points(standing: Standing, teller: Teller) -> str:
    return NONE if standing.points is None else teller.number(standing.points)


def _difference(found: Effect, teller: Teller) -> str:
    before, after = found.before.points, found.after.points
    return NONE if before is None or after is None else teller.signed(after - before)


def _direction(found: Effect) -> str:
    before, after = found.before.points, found.after.points
    if before is None or after is None or before == after:
        return ""
    return "met" if after > before else "not_met"


def _line(pair: LinePair, teller: Teller) -> dict[str, str]:
    """A line of the ranking that changes, with both points and why it has them then."""
    some = pair.second or pair.first
    assert some is not None
    return {
        "title": teller.capital(pair.title),
        "now": _of_line(pair.first, teller),
        "then": _of_line(pair.second, teller),
        "difference": NONE if pair.difference is None else teller.signed(pair.difference),
        "why": teller.sentence(some.reason(FACT_WORDS)),
    }


def _of_line(line: Line | None, teller: Teller) -> str:
    if line is None or line.points is None:
        return NONE
    return teller.number(line.points)


def _moved(found: Effect, teller: Teller) -> tuple[list[str], list[str]]:
    """The programs and categories that would be gained, and those that would be lost."""
    before, after = _belongs(found.before), _belongs(found.after)
    named = [[_name(each, teller) for each in sorted(some)] for some in (after - before, before - after)]
    return named[0], named[1]


def _belongs(standing: Standing) -> set[str]:
    return {*standing.programs, *(slug for slug, _ in standing.categories)}


def _name(slug: str, teller: Teller) -> str:
    return teller.say(PROGRAM_NAMES.get(slug) or CATEGORIES.get(slug) or slug)


def groupings_in(standing: Standing) -> tuple[str, ...]:
    """The groupings in which a standing is ranked."""
    return groupings_of(standing.programs, [category_text(Category(*each)) for each in standing.categories])


def places_shown(before: Standing, after: Standing, teller: Teller) -> list[dict[str, str]]:
    """The place in each grouping now and then, as of the last count; nothing where there was none."""
    count = last_count()
    if count is None or not count.places:
        return []
    groupings = dict.fromkeys((*groupings_in(before), *groupings_in(after)))

    def said(standing: Standing, grouping: str) -> str:
        if standing.points is None or grouping not in groupings_in(standing):
            return NONE
        return place_said(place_of(standing.points, grouping, count), teller)

    return [
        {"grouping": teller.grouping(each), "now": said(before, each), "then": said(after, each)} for each in groupings
    ]


def place_said(place: Place, teller: Teller) -> str:
    """A place in words."""
    if place.first is None or place.last is None or place.of is None:
        return teller.say(words.TOO_FEW)
    if place.last <= place.first:
        return teller.say(words.PLACE_ABOUT, first=teller.number(place.first), of=teller.number(place.of))
    return teller.say(
        words.PLACE, first=teller.number(place.first), last=teller.number(place.last), of=teller.number(place.of)
    )
