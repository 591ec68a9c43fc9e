"""What an officer may doubt, apart from what would return an application: the merits, and never completeness.

A letter without hours is there and does not prove them; work that only just reaches a year is a year until a day of it
is not accepted. Each is a remark for whoever prepares an application, and no finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from express_entry.checklist.words import entry_named
from express_entry.law import Law, Reason, Result, Text
from express_entry.law.programs import as_asked
from express_entry.law.requirements import Eligibility
from express_entry.law.text import Sayable
from express_entry.profile import Job, Profile
from express_entry.profile.standing import amounts_to

from .presented import Presented

SHORTENED_BY = timedelta(days=30)
"""How much later each job is supposed to have begun, to see whether a requirement hangs on so much."""
FUNDS_NEAR_PERCENT = 5
"""Funds that exceed what is needed by less than this are near it."""


class Doubt(NamedTuple):
    """Something that an officer may doubt: about what, why, and the provision or instruction that asks.

    ``title`` is what ``about`` is called where it is a document.
    """

    id: str
    about: str
    reason: Reason
    citation: str
    title: Sayable | None = None


def doubts_of(
    profile: Profile, *, program: str | None, on: date, law: Law, presented: Mapping[str, Presented]
) -> tuple[Doubt, ...]:
    """What an officer may doubt of an application made on a day; of its facts, where the class is known."""
    facts = () if program is None else _of_facts(profile, program, on, law)
    found = (*_of_content(presented), *facts)
    return tuple(item._replace(title=entry_named(item.about, law.consolidation)) for item in found)


def _of_content(presented: Mapping[str, Presented]) -> Iterator[Doubt]:
    """What was seen in the documents: each thing that ought to be in them and is not, or the other way round."""
    for name, given in presented.items():
        for key, seen in given.content.items():
            weak, text, citation = CONTENT[key]
            if given.present and seen is weak:
                yield Doubt(key, name, text.of(), citation)


def _asked(profile: Profile, program: str, on: date, law: Law) -> Eligibility:
    amounts = amounts_to(profile, law, on)
    return as_asked(law, program, amounts.standing, amounts.factors)


def _of_facts(profile: Profile, program: str, on: date, law: Law) -> Iterator[Doubt]:
    """What the class asks and the facts do not give, and what hangs on little: work or funds that just suffice."""
    now = {item.id: item for item in _asked(profile, program, on, law).requirements}
    for item in now.values():
        if item.result is Result.NOT_MET:
            yield Doubt(f"{item.id}_not_met", program, item.reason, item.citation)
    then = _asked(_begun_later(profile), program, on, law)
    for item in then.requirements:
        held = now[item.id].result is Result.MET
        if item.id in ("experience", "grid") and held and item.result is not Result.MET:
            yield Doubt(f"{item.id}_near", "work", NEAR.of(days=SHORTENED_BY.days), item.citation)
    funds = now.get("funds")
    if funds is not None and funds.result is Result.MET and _barely(funds.facts):
        yield Doubt("funds_near", "settlement_funds", FUNDS_NEAR.of(percent=FUNDS_NEAR_PERCENT), funds.citation)


def _begun_later(profile: Profile) -> Profile:
    """The same person with every job begun a month later; one that is shorter is left out."""
    jobs = [job for job in map(_later, profile.work or ()) if job is not None]
    return profile.model_copy(update={"work": tuple(jobs)}) if profile.work else profile


def _later(job: Job) -> Job | None:
    if job.from_ is None:
        return job
    first = job.from_ + SHORTENED_BY
    return None if job.to is not None and first > job.to else job.model_copy(update={"from_": first})


def _barely(facts: Mapping[str, object]) -> bool:
    have, need = facts.get("available"), facts.get("needed")
    if have is None or need is None:
        return False
    return float(str(have)) * 100 < float(str(need)) * (100 + FUNDS_NEAR_PERCENT)


CONTENT: Mapping[str, tuple[bool, Text, str]] = {
    "letterhead": (False, Text("the letter has no letterhead", "la lettre n'a pas d'en-tête"), "R10(1)(c)"),
    "signer": (
        False,
        Text("the letter does not say who signs it", "la lettre ne dit pas qui la signe"),
        "department's guidance",
    ),
    "dates": (
        False,
        Text("the letter does not say from when to when", "la lettre ne donne pas les dates"),
        "R75(2)(a), 87.1(2)(a)",
    ),
    "hours": (
        False,
        Text("the letter does not give the hours a week", "la lettre ne donne pas les heures par semaine"),
        "R73(1)",
    ),
    "duties": (
        False,
        Text("the letter does not list the duties", "la lettre n'énumère pas les tâches"),
        "R75(2)(b), (c), 80(3)",
    ),
    "pay": (False, Text("the letter does not give the pay", "la lettre ne donne pas le salaire"), "R73(2)"),
    "every_position": (
        False,
        Text(
            "the letter leaves out a position held with the employer",
            "la lettre omet un poste occupé chez l'employeur",
        ),
        "department's guidance",
    ),
    "copied_duties": (
        True,
        Text(
            "the duties repeat the words of the occupational classification",
            "les tâches reprennent les mots de la classification des professions",
        ),
        "A16(1)",
    ),
    "self_written": (
        True,
        Text("written by the applicant about themselves", "rédigé par le demandeur sur lui-même"),
        "A16(1)",
    ),
    "six_month_average": (
        False,
        Text(
            "the letter gives no average balance over six months",
            "la lettre ne donne pas le solde moyen sur six mois",
        ),
        "R76(1)(b), 77",
    ),
    "debts": (
        False,
        Text("the letter does not tell of debts", "la lettre ne fait pas état des dettes"),
        "R76(1)(b)",
    ),
    "recent_deposit": (
        True,
        Text(
            "a large recent deposit whose source is not explained",
            "un dépôt récent important dont la provenance n'est pas expliquée",
        ),
        "R76(1)(b)",
    ),
}
"""What may be seen in a document: the value that leaves a doubt, why, and the provision."""

NEAR = Text(
    "it hangs on less than {days} days of work: were each job accepted only from so much later, it would not be met",
    "cela tient à moins de {days} jours de travail : si chaque emploi n'était accepté qu'à partir d'autant plus tard, "
    "ce ne serait plus rempli",
)
FUNDS_NEAR = Text(
    "the funds exceed what is needed by less than {percent} per cent",
    "les fonds dépassent le montant exigé de moins de {percent} pour cent",
)
