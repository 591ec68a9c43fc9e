"""What paths rest on beside the law: how long changes are taken to take, and what is taken to stay as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from express_entry.law import Text
from express_entry.law.text import Sayable
from express_entry.profile import Profile
from express_entry.profile.studies import CANADA

from .listing import Path
from .pathchanges import CREDENTIALS, Kind, Terms

LEADS: Mapping[Kind, tuple[str, ...]] = {
    Kind.PRINCIPAL: ("principal",),
    Kind.ENGLISH: ("test", "level"),
    Kind.FRENCH: ("test", "level"),
    Kind.ASSESSMENT: ("assessment",),
    Kind.NOMINATION: ("nomination",),
    Kind.CERTIFICATE: ("certificate",),
}
"""The lead times that each kind of change rests on; a credential rests on that of its level too."""


def premises(profile: Profile, on: date, terms: Terms, paths: Sequence[Path]) -> tuple[Sayable, ...]:
    """Every assumption that some of the paths rest on; ``profile`` is the document asked about, on the day ``on``."""
    changes = [change for path in paths for change in path.changes]
    if not changes:
        return ()
    kinds = {change.kind for change in changes}
    levels = {str(change.facts["credential"]) for change in changes if change.kind is Kind.CREDENTIAL}
    here = {bool(change.facts["in_canada"]) for change in changes if change.kind is Kind.CREDENTIAL}
    last = max(path.reached for path in paths)
    found: list[Sayable] = [SIDE_BY_SIDE, JUDGED, UNCHANGED]
    found += _of_languages(kinds)
    found += [JOBS_GO_ON] if last > on and _held(profile) else []
    found += [RENEWED.of(day=end) for end in _ending(profile, last)]
    found += [STUDY_HERE] if True in here else []
    found += [STUDY_ELSEWHERE] if False in here else []
    found += [PRINCIPAL] if Kind.PRINCIPAL in kinds else []
    return (*found, *(terms.leads.leads[name] for name in _leads(kinds, levels, False in here)))


def _of_languages(kinds: Collection[Kind]) -> list[Text]:
    return [LANGUAGES] if {Kind.ENGLISH, Kind.FRENCH} & set(kinds) else []


def _leads(kinds: Collection[Kind], levels: Collection[str], elsewhere: bool) -> Iterator[str]:
    names = [name for kind in Kind if kind in kinds for name in LEADS.get(kind, ())]
    names += ["admission", *(level for level in CREDENTIALS if level in levels)] if levels else []
    names += ["assessment"] if elsewhere else []
    yield from dict.fromkeys(names)


def _held(profile: Profile) -> bool:
    spouse = profile.spouse
    return any(job.to is None for job in (*(profile.work or ()), *((spouse.work or ()) if spouse else ())))


def _ending(profile: Profile, last: date) -> Iterator[date]:
    """The end of the authorization to work in Canada, where a path counts on work there beyond it."""
    held = profile.person.in_canada
    here = any(job.to is None and job.country == CANADA for job in profile.work or ())
    if held is not None and held.expires is not None and held.expires < last and here:
        yield held.expires


SIDE_BY_SIDE = Text(
    "changes are made side by side, beginning on the day asked about: a path is reached with the slowest of them",
    "les changements sont menés de front à partir de la date demandée : un parcours aboutit avec le plus lent d'entre "
    "eux",
)
JUDGED = Text(
    "each path is judged on the day it is reached, under the law known for that day: birthdays, papers that run out "
    "and work that leaves a window included",
    "chaque parcours est évalué à la date où il aboutit, selon le droit connu pour cette date, y compris les "
    "anniversaires, les documents échus et le travail sorti de la période prise en compte",
)
UNCHANGED = Text(
    "everything that is not changed stays as stated: the family, the money, the intended province, an offer",
    "tout ce qui n'est pas changé reste comme indiqué : la famille, les fonds, la province de destination, une offre",
)
LANGUAGES = Text(
    "in a further test, an ability that is not raised shows the best level that the tests so far show; papers that can "
    "be had at any time are dated on the day a path is reached",
    "dans un nouveau test, une compétence qui n'est pas relevée garde le meilleur niveau démontré jusqu'ici; les "
    "documents qui peuvent s'obtenir à tout moment portent la date où le parcours aboutit",
)
JOBS_GO_ON = Text(
    "work still held goes on as stated until the day a path is reached",
    "le travail encore occupé se poursuit comme indiqué jusqu'à la date où un parcours aboutit",
)
RENEWED = Text(
    "the authorization to work in Canada, which ends on {day}, is renewed",
    "l'autorisation de travailler au Canada, qui prend fin le {day}, est renouvelée",
)
STUDY_HERE = Text(
    "studies in Canada are at full time: meanwhile work in Canada is that of a full-time student, and work held abroad "
    "ends when they begin",
    "les études au Canada se font à temps plein : pendant ce temps, le travail au Canada est celui d'un étudiant à "
    "temps plein, et le travail occupé à l'étranger cesse à leur début",
)
STUDY_ELSEWHERE = Text(
    "studies outside Canada are beside the work, and leave it as it is",
    "les études à l'étranger se font à côté du travail, qui reste inchangé",
)
PRINCIPAL = Text(
    "with the spouse or partner as the principal applicant, a nomination, an offer, a certificate or a status in "
    "Canada stated of the candidate is not theirs",
    "si l'époux ou conjoint de fait est le demandeur principal, la désignation, l'offre, le certificat ou le statut au "
    "Canada indiqués pour le candidat ne sont pas les siens",
)
