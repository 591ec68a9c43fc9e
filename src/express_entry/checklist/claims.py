"""Conditions about claims: tests, credentials, a certificate, an offer, a nomination, relatives, a category."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from express_entry.assessment.stated import credential_in_words, sitting_in_words
from express_entry.assessment.words import REQUIREMENTS
from express_entry.law import Law, Result, Text, fst, fsw, pnp
from express_entry.law.answers import Answer, Unknown, every, opposite, some
from express_entry.law.category import CATEGORY, title
from express_entry.law.facts import Credential, Sitting
from express_entry.law.general import arranged
from express_entry.law.offers import ranked_offer
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.programs import ever
from express_entry.law.programtable import GENERAL
from express_entry.law.proofs import best_levels
from express_entry.law.work import trade
from express_entry.profile.document import Credential as StatedCredential
from express_entry.profile.family import SIBLING
from express_entry.profile.vocabulary import words_for

from .case import Case
from .findings import Finding
from .people import Person

Values = Mapping[str, Any]


def number_of(path: str) -> int:
    """The place in its list, from nought, of the piece of a profile at a path: 2 of ``work[2]``."""
    found = re.search(r"\[(\d+)\]", path)
    assert found is not None
    return int(found[1])


# --------------------------------------------------------------------------------------------------------------- tests


def result_claimed(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """The best result in each language that counts, and each that may."""
    yield from _tests(case, case.standing.sittings, True, of_spouse=False)


def spouse_result_claimed(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """The results of a spouse or partner who is scored."""
    spouse = case.standing.spouse
    if spouse is not None:
        yield from _tests(case, spouse.sittings, case.standing.scored_with_spouse, of_spouse=True)


def no_valid_test(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """No result that counts or may count is stated."""
    sittings = case.standing.sittings
    if sittings is None:
        yield Finding(Unknown(("language_tests",)))
    else:
        yield Finding(all(item.counts is False for item in sittings))


def _tests(case: Case, sittings: Sequence[Sitting] | None, scored: Answer, *, of_spouse: bool) -> Iterator[Finding]:
    used = _used(sittings or ())
    owner = case.profile.spouse if of_spouse else case.profile
    tests = (owner.language_tests if owner is not None else None) or ()
    for item in sittings or ():
        number = number_of(item.path)
        words = {"test": sitting_in_words(case.law.consolidation, tests[number], of_spouse=of_spouse)}
        answer: Answer = False
        if item.counts is not False and (item.path in used or item.counts is not True):
            answer = every((scored, item.counts))
        why = OUTDONE.of(**words) if item.exclusion is None else EXCLUDED.of(what=words["test"], why=item.exclusion)
        yield Finding(answer, subject=str(number + 1), words=words, no=why)


def _used(sittings: Sequence[Sitting]) -> set[str]:
    """The result in each language that shows the best levels, of those that count."""
    found = set()
    for language in ("en", "fr"):
        own = [item for item in sittings if item.language == language and item.counts is True]
        best = best_levels(own)
        found |= {best[0].path} if best is not None else {item.path for item in own}
    return found


# --------------------------------------------------------------------------------------------------------- credentials


def assessed_credential(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """Each foreign credential that was assessed, and so is claimed."""
    notes = tuple(_designated(case))
    for item, words in _credentials(case, of_spouse=False):
        yield _assessed(item, words, True, notes)


def spouse_assessed_credential(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """Each assessed foreign credential of a spouse or partner who is scored."""
    for item, words in _credentials(case, of_spouse=True):
        yield _assessed(item, words, case.standing.scored_with_spouse, ())


def canadian_study(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """Each Canadian credential."""
    for item, words in _credentials(case, of_spouse=False):
        yield _canadian(item, words, True)


def spouse_canadian_study(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """Each Canadian credential of a spouse or partner who is scored."""
    for item, words in _credentials(case, of_spouse=True):
        yield _canadian(item, words, case.standing.scored_with_spouse)


def assessment_missing(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """A class that asks for education, without a credential that counts or may count (R75(2)(e))."""
    asking = tuple(name for name in case.programs if "lowest_education" in case.law.values(f"{name}/requirements"))
    if not asking:
        return
    credentials = case.standing.credentials
    answer: Answer = Unknown(("education",))
    if credentials is not None:
        answer = all(item.counts is False for item in credentials)
    yield Finding(answer, programs=asking)


def _credentials(case: Case, *, of_spouse: bool) -> Iterator[tuple[Credential, Mapping[str, object]]]:
    """The credentials of one of the couple as the law reads them, and in words."""
    owner = case.profile.spouse if of_spouse else case.profile
    standing = case.standing.spouse if of_spouse else case.standing
    items: Sequence[StatedCredential] = (owner.education if owner is not None else None) or ()
    for item in (standing.credentials if standing is not None else None) or ():
        yield item, {"credential": credential_in_words(items[number_of(item.path)], of_spouse=of_spouse)}


def _assessed(item: Credential, words: Mapping[str, object], scored: Answer, notes: tuple[Any, ...]) -> Finding:
    claimed = item.assessed_by is not None or item.assessed_on is not None or item.counts is not False
    answer = every((opposite(item.canadian), claimed, item.counts, scored))
    why = None
    if item.canadian is False and item.exclusion is not None:
        why = EXCLUDED.of(what=words["credential"], why=item.exclusion)
    return Finding(answer, subject=_number(item.path), words=words, no=why, notes=notes)


def _canadian(item: Credential, words: Mapping[str, object], scored: Answer) -> Finding:
    return Finding(every((item.canadian, item.counts, scored)), subject=_number(item.path), words=words)


def _number(path: str) -> str:
    return str(number_of(path) + 1)


def _designated(case: Case) -> Iterator[Any]:
    """What a professional body designated for the occupation asks, where that is not met (R75(2.1))."""
    if "fsw" in case.programs:
        for item in case.asked("fsw").requirements:
            if item.id == "designated_assessment" and item.result is not Result.MET:
                yield REQUIREMENT.of(name=REQUIREMENTS[item.id], why=item.reason)


# ------------------------------------------------------------------------------------- certificate, offer, nomination


def certificate_claimed(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """A certificate of qualification is stated."""
    if case.standing.certificate is not None:
        yield Finding(case.standing.certificate.exists)


def trade_paper_missing(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """The trades class with neither a certificate nor an offer (R87.2(3)(d))."""
    if "fst" in case.programs and case.standing.certificate is None and case.standing.offer is None:
        yield Finding(Unknown(("certificate_of_qualification", "job_offer")), programs=("fst",))


def offer_claimed(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """A job offer that a class or the ranking counts."""
    if case.standing.offer is None:
        return
    uses = [(name, answer) for name, answer in _offer_uses(case) if answer is not False]
    answer = some(answer for _, answer in uses)
    yield Finding(answer, words={"purposes": [name for name, _ in uses]}, no=NO_USE)


def _offer_uses(case: Case) -> Iterator[tuple[Text, Answer]]:
    law, standing = case.law, case.standing
    offer = standing.offer
    assert offer is not None
    if "fsw" in case.programs:
        yield PROGRAM_NAMES["fsw"], fsw.arranged_employment(law, standing).arranged
    if "fst" in case.programs:
        found = [item.offer.arranged for item in fst.trades_of(law, standing)]
        yield PROGRAM_NAMES["fst"], every((trade(law, offer.noc, "job_offer.noc"), some(found)))
    for name in case.programs:
        if ever(law).get(name) == GENERAL:
            yield PROGRAM_NAMES[name], arranged(law, name, standing).arranged
    if any("job_offer" in factor.facts and max(factor.maximum) for factor in law.last_known.crs.factors):
        yield THE_POINTS, ranked_offer(law, offer)[0]
    category = case.circumstances.category
    of_round = _law_of_round(case)
    if category is not None and of_round.categories[category].values.get("list_use") == "offer":
        yield title(of_round, category), offer.exists


def nominated(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """A nomination linked to Express Entry."""
    if case.standing.nomination is not None:
        yield Finding(pnp.nominated(case.law, case.standing))


def nomination_missing(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """The class of provincial nominees without a nomination that counts."""
    if "pnp" in case.programs:
        yield Finding(pnp.nominated(case.law, case.standing) is False, programs=("pnp",))


# ------------------------------------------------------------------------------------------------- relatives, category


def relative_counts(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """Each relative in Canada who earns points: a sibling in the ranking, any on the selection grid."""
    scored = case.standing.scored_with_spouse
    for item in case.standing.relatives:
        whose: Answer = Unknown((f"{item.path}.of",))
        if item.of is not None:
            whose = True if item.of == "candidate" else scored
        counts: Answer = "fsw" in case.programs
        if item.relationship in (None, SIBLING):
            counts = True
        name = RELATIVE.of(relationship=_relationship(item.relationship), number=number_of(item.path) + 1)
        answer = every((counts, item.qualifies, whose))
        yield Finding(answer, subject=_number(item.path), words={"relative": name})


def _relationship(name: str | None) -> object:
    return RELATIONSHIPS.get(name or "", NO_RELATIONSHIP)


def category_round(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """The round of the invitation was for a category."""
    category = case.circumstances.category
    if category is not None:
        law = _law_of_round(case)
        notes = tuple(text.of() for text in law.categories[category].assumptions)
        yield Finding(True, words={"category": title(law, category)}, notes=notes)


def known_category(case: Case) -> None:
    """See to it that the category of the round is one in force on the day of the invitation.

    :raises ValueError: where it is none.
    """
    category, law = case.circumstances.category, _law_of_round(case)
    if category is not None and category not in law.categories:
        accepted = ", ".join(law.categories) or "-"
        on = case.circumstances.invited_on or case.on
        raise ValueError(f"category: {CATEGORY}{category} is not in force on {on}; accepted are {accepted}")


def _law_of_round(case: Case) -> Law:
    """The law of the day of the invitation, where it is stated: categories come and go."""
    invited = case.circumstances.invited_on
    return case.law if invited is None else case.law.consolidation.on(invited)


RELATIONSHIPS = words_for(
    ("sibling", "parent", "child", "grandparent", "grandchild", "aunt_or_uncle", "niece_or_nephew")
)
NO_RELATIONSHIP = Text("relationship not stated", "lien non indiqué")
RELATIVE = Text("relative no. {number} ({relationship})", "parent n\u00b0\u00a0{number} ({relationship})")
THE_POINTS = Text("points of the ranking", "points du classement")
NO_USE = Text("the job offer counts for nothing here", "l'offre d'emploi ne compte pour rien ici")
OUTDONE = Text(
    "{test}: another result in this language shows better levels",
    "{test} : un autre résultat dans cette langue démontre de meilleurs niveaux",
)
EXCLUDED = Text("{what}: {why}", "{what} : {why}")
REQUIREMENT = Text("{name}: {why}", "{name} : {why}")
