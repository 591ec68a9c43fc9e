"""What a person perhaps meant: names and values that are often written another way."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches

from express_entry.law import occupations, places
from express_entry.law.text import Reason

from . import wording
from .problems import Path, path_of, shown
from .shape import Slot, places_of_names

_LONGEST = 40
"""Longer names and values are not compared: nobody meant one of ours by them."""


def for_name(name: object, of: Slot, location: Path) -> Reason | None:
    """A field of this object that an unknown name resembles, or the place where that name belongs."""
    if not isinstance(name, str) or len(name) > _LONGEST:
        return None
    plain = _snake(name)
    known = next((known for known in names_for(plain) if known in of.names), None)
    if known:
        return wording.DID_YOU_MEAN.of(guess=shown(known))
    close = get_close_matches(plain, of.names, n=1, cutoff=0.75)
    if close:
        return wording.DID_YOU_MEAN.of(guess=shown(close[0]))
    return _elsewhere(plain, location)


def names_for(name: str) -> tuple[str, ...]:
    """The fields that people and other programs mean by a name, likeliest first; none where it is not known."""
    plain = _snake(name)
    return (plain, *_NAMES.get(plain, ()))


def _elsewhere(name: str, location: Path) -> Reason | None:
    for known in names_for(name):
        found = places_of_names().get(known, ())
        if found:
            # The nearest first: what is inside this object, then the shortest path.
            here = path_of(location)
            paths = [f"{place}.{known}" if place else known for place in found]
            paths.sort(key=lambda path: (not path.startswith(here), len(path)))
            return wording.BELONGS_IN.of(places=paths[0])
    return None


def for_value(value: object, kind: str, of: Slot) -> Reason | None:
    """What was perhaps meant by a value that is refused with this kind of error."""
    if kind.startswith("noc_"):
        return _for_occupation(value)
    if kind == "literal_error":
        return _meant(_for_word(value, of.choices))
    if kind == "string_type":
        return _meant(str(value) if isinstance(value, int) and not isinstance(value, bool) else None)
    if kind == "tuple_type":
        return wording.LIST_OF_ONE.of()
    guess = _FROM_TEXT.get(kind)
    return _meant(guess(value)) if guess and isinstance(value, str) and len(value) <= _LONGEST else None


def _meant(guess: object) -> Reason | None:
    return guess if guess is None or isinstance(guess, Reason) else wording.DID_YOU_MEAN.of(guess=shown(guess))


def _for_occupation(value: object) -> Reason | None:
    if isinstance(value, bool) or not isinstance(value, (str, int)) or not 0 < len(shown(value)) <= _LONGEST:
        return None
    text = str(value)
    if isinstance(value, int) and occupations.find(text):
        return wording.DID_YOU_MEAN.of(guess=shown(text))
    return _closest(occupations.nearest(text))


def _closest(found: Sequence[occupations.Occupation | places.Place]) -> Reason | None:
    names = [
        wording.CODE_AND_TITLE.of(code=shown(one.code), title=one.name if isinstance(one, places.Place) else one.title)
        for one in found
    ]
    return wording.CLOSEST.of(codes=names) if names else None


def in_other_words(value: str, choices: tuple[str, ...]) -> str | None:
    """The value of a vocabulary that is spelled otherwise, or that a familiar word stands for: ``Single``, ``PhD``."""
    by_plain = {_snake(choice): choice for choice in choices}
    for plain in (_snake(value[:_LONGEST]), _snake(value[:_LONGEST].lower())):
        for known in (plain, *_WORDS.get(plain, ())):
            if known in by_plain:
                return by_plain[known]
    return None


def _for_word(value: object, choices: tuple[str, ...]) -> str | Reason | None:
    if isinstance(value, int) and str(value) in choices:
        return str(value)
    if not isinstance(value, str):
        return None
    plain = _snake(value[:_LONGEST])
    if plain == "two_or_more":
        return wording.SEVERAL_CREDENTIALS.of()
    meant = in_other_words(value, choices)
    if meant:
        return meant
    by_plain = {_snake(choice): choice for choice in choices}
    close = get_close_matches(plain, by_plain, n=1, cutoff=0.75)
    return by_plain[close[0]] if close else None


_DAY_PARTS = re.compile(r"\s*([0-9]{4})[-/. ]?([0-9]{1,2})[-/. ]?([0-9]{1,2})(?:[T ].*)?", re.ASCII)


def _for_day(text: str) -> str | None:
    # Year first only: 03/04/2025 is two different days in the two languages.
    parts = _DAY_PARTS.fullmatch(text)
    if not parts:
        return None
    try:
        return date(*(int(part) for part in parts.groups())).isoformat()
    except ValueError:
        return None


def _for_number(text: str) -> float | str | None:
    plain = text.strip().replace(",", ".")
    if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", plain):
        return "M" if plain.upper() == "M" else None
    return float(plain) if "." in plain else int(plain)


def _for_currency(text: str) -> str | None:
    code = text.strip().upper()
    return code if re.fullmatch("[A-Z]{3}", code) else None


def _for_amount(text: str) -> str | None:
    """The amount without currency and separators; one or two digits after a last comma or point are decimals."""
    digits = re.sub(r"[\s\u00a0\u202f'$€A-Za-z]", "", text)
    parts = re.fullmatch(r"([0-9.,]*?)(?:[.,]([0-9]{1,2}))?", digits)
    whole = re.sub(r"[.,]", "", parts[1]) if parts else ""
    if not parts or not whole:
        return None
    return f"{whole}.{parts[2]}" if parts[2] else whole


def _snake(name: str) -> str:
    """``dateOfBirth``, ``Date of birth`` and ``date-of-birth`` as ``date_of_birth``."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[\s\-./]+", "_", parted).replace("'", "").replace("’", "").lower()


BOOLEANS = {
    **dict.fromkeys(("yes", "y", "true", "oui", "o", "vrai", "on"), True),
    **dict.fromkeys(("no", "n", "false", "non", "faux", "off"), False),
}

"""Words for yes and no, in small letters."""

_FROM_TEXT: dict[str, Callable[[str], object]] = {
    "bool_type": lambda text: BOOLEANS.get(text.strip().lower()),
    "day_shape": _for_day,
    "day_not_in_calendar": _for_day,
    "float_type": _for_number,
    "int_type": _for_number,
    "score_type": _for_number,
    "amount_shape": _for_amount,
    "country_unknown": lambda text: _closest(places.nearest_countries(text)),
    "province_unknown": lambda text: _closest(places.nearest_provinces(text)),
    "string_pattern_mismatch": _for_currency,
}

_NAMES: dict[str, tuple[str, ...]] = {
    "schema": ("format",),
    "version": ("format",),
    "birth_date": ("date_of_birth",),
    "birthdate": ("date_of_birth",),
    "birthday": ("date_of_birth",),
    "born": ("date_of_birth",),
    "dob": ("date_of_birth",),
    "date_de_naissance": ("date_of_birth",),
    "candidate": ("person",),
    "applicant": ("person",),
    "first_name": ("given_names",),
    "given_name": ("given_names",),
    "last_name": ("family_name",),
    "surname": ("family_name",),
    "name": ("family_name", "title", "organization"),
    "nationality": ("citizenships",),
    "citizenship": ("citizenships",),
    "residence": ("country_of_residence", "residences"),
    "status_in_canada": ("in_canada", "status"),
    "province": ("intended_province",),
    "destination": ("intended_province",),
    "married": ("marital_status",),
    "civil_status": ("marital_status",),
    "partner": ("spouse",),
    "husband": ("spouse",),
    "wife": ("spouse",),
    "common_law_partner": ("spouse",),
    "conjoint": ("spouse",),
    "children": ("dependants",),
    "child": ("dependants",),
    "dependents": ("dependants",),
    "dependent_children": ("dependants",),
    "kids": ("dependants",),
    "enfants": ("dependants",),
    "credentials": ("education",),
    "degrees": ("education",),
    "studies": ("education",),
    "degree": ("credential",),
    "level": ("credential", "equivalent_to"),
    "diploma": ("credential",),
    "length": ("years", "duration_months"),
    "duration": ("years", "duration_months"),
    "graduated": ("completed",),
    "completion_date": ("completed",),
    "eca": ("assessment",),
    "equivalency": ("equivalent_to",),
    "equivalence": ("equivalent_to",),
    "organisation": ("organization",),
    "assessed_by": ("organization",),
    "languages": ("language_tests",),
    "language": ("language_tests",),
    "tests": ("language_tests",),
    "test_date": ("taken",),
    "taken_on": ("taken",),
    "type": ("test", "credential", "relationship", "basis"),
    "report_date": ("reported",),
    "experience": ("work",),
    "work_experience": ("work",),
    "work_history": ("work",),
    "jobs": ("work",),
    "employment": ("work",),
    "noc_code": ("noc",),
    "occupation": ("noc", "primary_occupation"),
    "code": ("noc",),
    "cnp": ("noc",),
    "start": ("from",),
    "start_date": ("from",),
    "started": ("from",),
    "since": ("from",),
    "debut": ("from",),
    "end": ("to",),
    "end_date": ("to",),
    "ended": ("to",),
    "until": ("to",),
    "fin": ("to",),
    "hours": ("hours_per_week",),
    "hours_a_week": ("hours_per_week",),
    "weekly_hours": ("hours_per_week",),
    "student": ("full_time_student",),
    "company": ("employer",),
    "job_title": ("title",),
    "position": ("title",),
    "certificate": ("certificate_of_qualification",),
    "trade_certificate": ("certificate_of_qualification",),
    "offer": ("job_offer",),
    "months": ("duration_months", "months_with_employer", "months_present_in_canada"),
    "lmia": ("basis",),
    "provincial_nomination": ("nomination",),
    "pnp": ("nomination",),
    "relatives": ("relatives_in_canada",),
    "siblings": ("relatives_in_canada",),
    "sibling": ("relatives_in_canada",),
    "funds": ("settlement_funds",),
    "proof_of_funds": ("settlement_funds",),
    "savings": ("settlement_funds",),
    "expiry": ("expires",),
    "expiry_date": ("expires",),
    "expiration": ("expires",),
    "valid_until": ("expires",),
    "issue_date": ("issued",),
    "issued_on": ("issued",),
    "date": ("issued", "taken", "completed", "as_of", "ended"),
    "military_service": ("foreign_military_service",),
    "addresses": ("residences",),
}
"""Names that people and other programs use, each with the fields they may stand for."""

_WORDS: dict[str, tuple[str, ...]] = {
    "single": ("never_married",),
    "celibataire": ("never_married",),
    "célibataire": ("never_married",),
    "marie": ("married",),
    "marié": ("married",),
    "mariée": ("married",),
    "common_law_partner": ("common_law",),
    "conjoint_de_fait": ("common_law",),
    "separated": ("legally_separated",),
    "divorcé": ("divorced",),
    "divorcée": ("divorced",),
    "widow": ("widowed",),
    "veuf": ("widowed",),
    "veuve": ("widowed",),
    "none": ("less_than_secondary",),
    "high_school": ("secondary",),
    "certificate": ("one_year",),
    "diploma": ("two_year",),
    "bachelors": ("bachelor",),
    "degree": ("bachelor",),
    "three_year": ("bachelor",),
    "baccalaureat": ("bachelor",),
    "masters": ("master",),
    "maitrise": ("master",),
    "professional": ("master",),
    "phd": ("doctoral",),
    "doctorate": ("doctoral",),
    "doctorat": ("doctoral",),
    "ielts": ("ielts_gt",),
    "ielts_general": ("ielts_gt",),
    "ielts_general_training": ("ielts_gt",),
    "celpip": ("celpip_g",),
    "celpip_general": ("celpip_g",),
    "pte": ("pte_core",),
    "tef": ("tef_canada",),
    "tcf": ("tcf_canada",),
    "nclc": ("clb",),
    "english": ("en",),
    "anglais": ("en",),
    "french": ("fr",),
    "français": ("fr",),
    "francais": ("fr",),
    "brother": ("sibling",),
    "sister": ("sibling",),
    "mother": ("parent",),
    "father": ("parent",),
    "son": ("child",),
    "daughter": ("child",),
    "grandmother": ("grandparent",),
    "grandfather": ("grandparent",),
    "aunt": ("aunt_or_uncle",),
    "uncle": ("aunt_or_uncle",),
    "niece": ("niece_or_nephew",),
    "nephew": ("niece_or_nephew",),
    "applicant": ("candidate",),
    "partner": ("spouse",),
    "pr": ("permanent_resident",),
    "work_permit": ("worker",),
    "study_permit": ("student",),
    "refugee": ("protected_person",),
    "lmia_exempt": ("lmia_exempt_employer_specific",),
    "open": ("open_work_permit",),
}
"""Words for values of the vocabularies, as they become after lower-casing."""
