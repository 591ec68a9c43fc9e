"""Interpretations that a document leaves open, listed wherever a result may rest on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from express_entry.law import Factors, Law, Reason, Text
from express_entry.law.facts import Job, Standing
from express_entry.law.offers import PERMIT_EXEMPT, PERMIT_LMIA
from express_entry.law.work import PHYSICIANS, Counted, physician, trade

from .document import Profile
from .languages import FirstLanguage


def assumptions_of(
    law: Law,
    profile: Profile,
    standing: Standing,
    factors: Factors,
    language: FirstLanguage,
    work: Mapping[str, Counted],
) -> Iterator[Reason]:
    """Every assumption that this profile's result may rest on, in the order of the document."""
    tested = {sitting.language for sitting in standing.sittings or () if sitting.counts is not False}
    if not language.declared and tested:
        yield (UNDECLARED if len(tested) > 1 else ONLY_TESTED).of(language=LANGUAGES[language.chosen])
    yield from _about_study(standing)
    yield from _about_work(law, standing, work)
    yield from _about_french(law, factors)
    yield from _about_offer(law, profile)
    if profile.dependants and any(child.marital_status is None for child in profile.dependants):
        yield SINGLE_CHILDREN.of()


def _about_study(standing: Standing) -> Iterator[Reason]:
    canadian = [item for item in standing.credentials or () if item.canadian is True and item.counts is not False]
    if canadian:
        yield RECOGNIZED.of()
    if any(item.studied_in_canada and None in (item.months_present, item.language_study) for item in canadian):
        yield PRESENT.of()


def _about_work(law: Law, standing: Standing, work: Mapping[str, Counted]) -> Iterator[Reason]:
    jobs: Sequence[Job] = standing.jobs or ()
    if not jobs:
        return
    for text in law.version("experience").assumptions:
        yield text.of()
    yield DUTIES.of()
    if any(_publicly_funded(law, job) for job in jobs):
        for text in law.version(PHYSICIANS).assumptions:
            yield text.of()
    if any(_says_not_who_paid(law, job) for job in jobs):
        yield NOT_PUBLICLY_FUNDED.of()
    canadian, foreign = work["canadian"], work["foreign"]
    if any(job.held for job in jobs):
        yield STILL_HELD.of()
    if any(item.canadian and item.status is None and item.authorized for item in jobs):
        yield STATUS.of()
    if any(one.first <= other.last and other.first <= one.last for one in canadian.sure for other in foreign.sure):
        yield BOTH_AT_ONCE.of()


def _publicly_funded(law: Law, job: Job) -> bool:
    """Whether a job counts, or may, through the policy on publicly funded medical services."""
    own = bool(job.canadian) and job.self_employed is True and job.publicly_funded is True
    return own and physician(law, job.noc, f"{job.path}.noc") is not False


def _says_not_who_paid(law: Law, job: Job) -> bool:
    """Whether a job may be a physician's own practice in Canada, and it is not stated who paid for the services."""
    own = job.canadian is not False and job.self_employed is not False and job.publicly_funded is None
    return own and job.noc is not None and physician(law, job.noc, f"{job.path}.noc") is not False


def _about_offer(law: Law, profile: Profile) -> Iterator[Reason]:
    offer = profile.job_offer
    if offer is None:
        return
    named = offer.work_permit in (PERMIT_LMIA, PERMIT_EXEMPT) and offer.work_permit_noc is None
    if named and trade(law, offer.noc, "job_offer.noc") is not False:
        yield NEAR_THE_PERMIT.of()
    yield EMPLOYER.of()
    if offer.work_permit in (PERMIT_LMIA, PERMIT_EXEMPT):
        yield AT_WORK_THERE.of()
    if offer.employers is None:
        yield ONE_EMPLOYER.of()
    if offer.indeterminate is None and offer.duration_months is not None:
        yield LIMITED.of()
    held = profile.person.in_canada
    if held is not None and held.authorized_to_work and held.expires is None:
        yield AUTHORIZED_STILL.of()


def _about_french(law: Law, factors: Factors) -> Iterator[Reason]:
    """English at level 5 in some abilities only: which French points it leaves is an interpretation."""
    english = factors.clb_first if factors.first_language == "en" else factors.clb_second
    if law.has("crs/french") and factors.french_lowest and min(english) != max(english):
        bands = law.values("crs/french")
        mixed = min(english) < bands["second_bands"][-1] <= max(english)
        if mixed and factors.french_lowest >= bands["first_bands"][-1]:
            for text in law.version("crs/french").assumptions:
                yield text.of()


LANGUAGES = {"en": Text("English", "l'anglais"), "fr": Text("French", "le français")}
UNDECLARED = Text(
    "no first official language was declared: {language} is taken, which gives the higher total",
    "aucune première langue officielle n'est déclarée : {language} est retenu, ce qui donne le total le plus élevé",
)
ONLY_TESTED = Text(
    "no first official language was declared: {language} is taken, the only one with a result",
    "aucune première langue officielle n'est déclarée : {language} est retenu, seule langue avec un résultat",
)
RECOGNIZED = Text(
    "Canadian credentials come from recognized institutions",
    "les diplômes canadiens viennent d'établissements reconnus",
)
PRESENT = Text(
    "long enough a presence during study in Canada, and a program other than language study, where not stated",
    "une présence assez longue pendant les études au Canada et un programme autre que l'étude d'une langue, "
    "là où rien n'est indiqué",
)
DUTIES = Text(
    "the work done matches the lead statement and the main duties of the occupation",
    "le travail accompli correspond à l'énoncé principal et aux fonctions principales de la profession",
)
NOT_PUBLICLY_FUNDED = Text(
    "medical services of a self-employed physician in Canada are taken not to be publicly funded, where the profile "
    "does not say that they are",
    "les services d'un médecin à son compte au Canada sont réputés non financés par l'État, si le profil ne dit pas "
    "qu'ils le sont",
)
STILL_HELD = Text(
    "a job without an end goes on as stated until the day assessed",
    "un emploi sans date de fin se poursuit comme indiqué jusqu'au jour évalué",
)
STATUS = Text(
    "authorized work in Canada was done with temporary resident status, where the status is not stated",
    "le travail autorisé au Canada a été fait avec le statut de résident temporaire, là où le statut n'est pas indiqué",
)
BOTH_AT_ONCE = Text(
    "work in Canada and work abroad in the same weeks both count, each for its own factor",
    "le travail au Canada et le travail à l'étranger des mêmes semaines comptent tous deux, chacun pour son facteur",
)
SINGLE_CHILDREN = Text(
    "children whose marital status is not stated have no spouse or partner",
    "les enfants dont l'état matrimonial n'est pas indiqué n'ont ni époux ni conjoint de fait",
)
EMPLOYER = Text(
    "the work offered is continuous and lasts as stated after the visa; the employer is none that R82(1) shuts out",
    "le travail offert est continu et dure comme indiqué après le visa; l'employeur n'est pas exclu par R82(1)",
)
AT_WORK_THERE = Text(
    "the person works for the employer on the permit, full time without a break, as R82(2)(a)-(b) ask",
    "la personne travaille pour l'employeur du permis, à temps plein, sans interruption, selon R82(2)a)-b)",
)
ONE_EMPLOYER = Text("the job offer is made by one employer", "l'offre d'emploi vient d'un seul employeur")
NEAR_THE_PERMIT = Text(
    "the work permit names an occupation in the same minor group as the trade of the offer",
    "le permis de travail nomme une profession du même groupe intermédiaire que le métier de l'offre",
)
LIMITED = Text(
    "a job offer of a stated length is not an indeterminate one",
    "une offre d'emploi d'une durée indiquée n'est pas à durée indéterminée",
)
AUTHORIZED_STILL = Text(
    "the authorization to work, of which no last day is stated, goes on",
    "l'autorisation de travailler, dont la fin n'est pas indiquée, se poursuit",
)
