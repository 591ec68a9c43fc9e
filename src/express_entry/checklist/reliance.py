"""Until when a document can be relied on: its last day against today, the deadline and the expected end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from express_entry.law import Text
from express_entry.law.days import DAY, add_months
from express_entry.law.facts import Credential, Sitting

from .case import Case
from .claims import number_of
from .findings import Finding
from .items import Reliance
from .people import PRINCIPAL, Person

Values = Mapping[str, Any]
PREFIXES = {"principal": "", "spouse": "spouse."}


def reliance_of(case: Case, person: Person, identity: str, values: Values, finding: Finding) -> Reliance | None:
    """Until when a document can be relied on; None for one without such a rule."""
    validity = values.get("validity")
    if validity is None:
        return None
    found = _RULES[validity["rule"]](case, person, identity, validity, finding)
    return _compared(case, replace_tested(found, validity["tested"]))


def replace_tested(found: Reliance, tested: Sequence[str]) -> Reliance:
    """The same, with when the rule looks at it."""
    return found._replace(tested=tuple(tested))


def _compared(case: Case, found: Reliance) -> Reliance:
    """The last day against each moment."""
    last = found.until
    if last is None:
        return found
    return found._replace(
        on=last >= case.on,
        deadline=None if case.deadline is None else last >= case.deadline,
        expected_end=None if case.expected_end is None else last >= case.expected_end,
    )


# -------------------------------------------------------------------------------------------------- by the paper's day


def _expiry(case: Case, person: Person, _identity: str, _validity: Values, _finding: Finding) -> Reliance:
    """The last day printed on a passport."""
    passport = case.profile.person.passport if person.kind == PRINCIPAL else None
    return Reliance(EXPIRY, (), passport.expires if passport is not None else None)


def _status(case: Case, person: Person, _identity: str, _validity: Values, _finding: Finding) -> Reliance:
    """The last day of a permit."""
    held = case.profile.person.in_canada if person.kind == PRINCIPAL else None
    return Reliance(STATUS, (), held.expires if held is not None else None)


def _language(case: Case, person: Person, _identity: str, _validity: Values, finding: Finding) -> Reliance:
    """Two years after the result; the anniversary is too late."""
    years = case.law.values("language/validity")["years"]
    standing = case.standing if person.kind == PRINCIPAL else case.standing.spouse
    return Reliance(LANGUAGE_RULE.of(years=years), (), _last(standing.sittings if standing else None, finding))


def _assessment(case: Case, person: Person, _identity: str, _validity: Values, finding: Finding) -> Reliance:
    """Five years after the assessment; the anniversary is too late."""
    years = case.law.values("assessment_validity")["validity_years"]
    standing = case.standing if person.kind == PRINCIPAL else case.standing.spouse
    return Reliance(ASSESSMENT_RULE.of(years=years), (), _last(standing.credentials if standing else None, finding))


def _last(pieces: Sequence[Sitting] | Sequence[Credential] | None, finding: Finding) -> date | None:
    """The last day on which a test or an assessment counts."""
    for item in pieces or ():
        if finding.subject == str(number_of(item.path) + 1):
            return None if item.expires is None else item.expires - DAY
    return None


def _since_issue(case: Case, _person: Person, identity: str, validity: Values, _finding: Finding) -> Reliance:
    """So many months after the paper's own day."""
    months = int(validity["months"])
    issued = case.circumstances.issued.get(identity)
    until = None if issued is None else add_months(issued, months)
    return Reliance(SINCE_ISSUE.of(months=months), (), until, None if issued else add_months(case.on, months))


def _police(case: Case, _person: Person, identity: str, validity: Values, finding: Finding) -> Reliance:
    """Of the country of residence, issued in the months before; of another, after the last stay there."""
    months = int(validity["months"])
    stay = finding.stay
    if stay is None:
        return Reliance(POLICE.of(months=months), ())
    if not stay.goes_on:
        return Reliance(POLICE_PAST.of(day=stay.last), (), not_before=stay.last + DAY)
    issued = case.circumstances.issued.get(identity)
    until = None if issued is None else add_months(issued, months)
    earliest = add_months(case.deadline or case.submission, -months)
    today = None if issued else add_months(case.on, months)
    return Reliance(POLICE_PRESENT.of(months=months), (), until, today, earliest)


def _held(_case: Case, _person: Person, _identity: str, _validity: Values, _finding: Finding) -> Reliance:
    return Reliance(HELD, ())


def _in_force(_case: Case, _person: Person, _identity: str, _validity: Values, _finding: Finding) -> Reliance:
    return Reliance(IN_FORCE, ())


_RULES: Mapping[str, Callable[[Case, Person, str, Values, Finding], Reliance]] = {
    "expiry": _expiry,
    "status": _status,
    "language": _language,
    "assessment": _assessment,
    "months_since_issue": _since_issue,
    "police": _police,
    "held": _held,
    "in_force": _in_force,
}

EXPIRY = Text("until its last day", "jusqu'à sa date d'expiration")
STATUS = Text("until the last day of the permit", "jusqu'à la date d'expiration du permis")
LANGUAGE_RULE = Text("less than {years} years after the result", "moins de {years} ans après le résultat")
ASSESSMENT_RULE = Text("less than {years} years after it was issued", "moins de {years} ans après sa délivrance")
SINCE_ISSUE = Text("{months} months from its own day", "{months} mois à partir de sa propre date")
POLICE = Text(
    "of the country of residence issued in the {months} months before submission, of another after the last stay there",
    "du pays de résidence, délivré dans les {months} mois avant la présentation; d'un autre, après le dernier séjour",
)
POLICE_PRESENT = Text(
    "lives there: issued at most {months} months before submission",
    "y réside : délivré au plus {months} mois avant la présentation",
)
POLICE_PAST = Text(
    "issued after the last stay, which ended on {day}; one that has run out is sent all the same",
    "délivré après le dernier séjour, qui a pris fin le {day}; même expiré, il est envoyé",
)
HELD = Text(
    "current, with the average of six months; the funds are held on both days",
    "à jour, avec la moyenne de six mois; les fonds sont détenus aux deux dates",
)
IN_FORCE = Text("in force on the day of submission", "en vigueur à la date de présentation")
