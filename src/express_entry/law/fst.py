"""Federal Skilled Trades class (R87.2).

Experience, and the certificate or offer, are asked in the same trade: each trade of the person is tried, and the one
that comes closest is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .answers import Answer, Between, Number, Unknown, at_least, every, following, low, merged, some
from .facts import Job, JobOffer, Result, Standing
from .offers import NO_OFFER, Arrangement, VisaDay, arrangement
from .proofs import enough_funds, funds_requirement, language_requirement, means_of, outside_quebec
from .requirements import Eligibility, Requirement, eligibility, require
from .text import Text
from .work import (
    Purpose,
    by_occupation,
    counted,
    in_occupation,
    named,
    occupation_of,
    same_minor_group,
    trade,
    without_code,
    years_in,
)

if TYPE_CHECKING:
    from .view import Law

TABLE = "fst/requirements"
AT_VISA = "R87.2(3)(d)(ii)-(v)"


class Trade(NamedTuple):
    """One trade of the person: experience in it, a certificate for it, an offer in it."""

    noc: str | None
    years: Number
    certified: Answer
    offer: Arrangement

    def worked(self, asked: int) -> Answer:
        """Whether the experience is enough."""
        return at_least(self.years, asked)

    @property
    def papers(self) -> Answer:
        """Whether there is a certificate of qualification or a qualifying offer."""
        return some((self.certified, self.offer.arranged))

    def rank(self, asked: int) -> tuple[int, int]:
        """How far this trade is from the requirements, the nearest first."""
        answers = (self.worked(asked), self.papers)
        return (-sum(answer is True for answer in answers), sum(answer is False for answer in answers))


def assess(law: Law, standing: Standing) -> Eligibility:
    """The class on the standing's day."""
    tested = tuple(requirements(law, standing))
    in_a_trade = tested[0].result is not Result.NOT_MET
    return eligibility("fst", tested, assumptions=ASSUMED if in_a_trade else ())


def requirements(law: Law, standing: Standing) -> Iterator[Requirement]:
    """Every requirement of the class, each tested when it is asked for."""
    values = law.values(TABLE)
    cited = values["citations"]
    asked, found = values["experience_years"], trades_of(law, standing)
    best = min(found, key=lambda item: (*item.rank(asked), item.noc or "~"))
    yield _experience(law, found, best)
    yield language_requirement(standing, values["language"], cited["language"])
    yield _offer_or_certificate(law, found, best)
    yield funds_requirement(law, standing, _exempts(law, found), cited["funds"], cited["funds"])
    yield outside_quebec(standing, cited["intended_province"])


def exempt_from_funds(law: Law, standing: Standing) -> Answer:
    """Whether an offer in a trade, with authorization to work, exempts from settlement funds (R87.2(5))."""
    return _exempts(law, trades_of(law, standing))


def _exempts(law: Law, found: Sequence[Trade]) -> Answer:
    asked = law.values(TABLE)["experience_years"]
    return following(
        [(item.worked(asked), item.offer.exempts) for item in found], some(item.offer.exempts for item in found)
    )


def again_at_visa(law: Law, standing: Standing, visa: VisaDay) -> Iterator[Requirement]:
    """What R87.2(3)(d) asks of the day of the visa, by the law and the standing of the day of the application.

    Nothing where a certificate carries the class, and of the funds nothing but the exemption that rests on a permit:
    R77 is not about this class, and R87.2(5) names no day.
    """
    values = law.values(TABLE)
    asked, found = values["experience_years"], trades_of(law, standing, visa)
    pairs = [(item.worked(asked), item.certified) for item in found]
    if following(pairs, some(item.certified for item in found)) is not True:
        yield _offer_again(law, found)
    enough = enough_funds(law, means_of(standing))
    if enough is not True and exempt_from_funds(law, standing) is not False:
        cited = values["citations"]["funds"]
        yield funds_requirement(law, standing, _exempts(law, found), cited, cited)


def trades_of(law: Law, standing: Standing, visa: VisaDay | None = None) -> list[Trade]:
    """Every trade that the person worked in, is certified or has an offer in; a nameless one where there is none.

    ``visa`` asks of the offers what they are on the day of the visa.
    """

    def of(noc: str | None, years: Number) -> Trade:
        return Trade(noc, years, _certified(law, standing, noc), _offered(law, standing, noc, visa))

    values = law.values(TABLE)
    papers = dict.fromkeys(occupation_of(law, code) for code in _paper_codes(standing))
    if standing.jobs is None:
        unknown = Between(0, values["experience_years"], ("work",))
        codes: list[str | None] = [*papers] or [None]
        return [of(noc, unknown) for noc in codes]
    nameless = without_code(standing.jobs)
    names = dict.fromkeys([*by_occupation(law, standing.jobs), *papers])
    found = []
    for noc in names:
        if trade(law, noc, "work") is not False:
            years = _years(law, standing, [*in_occupation(law, standing.jobs, noc), *nameless])
            found.append(of(noc, years))
    if found and not nameless:
        return found
    return [*found, of(None, _years(law, standing, nameless))]


def _paper_codes(standing: Standing) -> list[str]:
    certificate, offer = standing.certificate, standing.offer
    return [paper.noc for paper in (certificate, offer) if paper is not None and paper.noc is not None]


def _years(law: Law, standing: Standing, jobs: Sequence[Job]) -> Number:
    """Whole years in the trade since becoming qualified to practise it, in the window."""
    values = law.values(TABLE)
    asked = purpose(law)
    stated = [since_qualified(job) for job in jobs if job.qualified_since is not None]
    sure = years_in(law, counted(law, stated, asked, standing.day), values["window_years"])
    open_ = [job for job in jobs if job.qualified_since is None]
    if not open_:
        return sure
    every_job = years_in(law, counted(law, [*stated, *open_], asked, standing.day), values["window_years"])
    most = every_job.high if isinstance(every_job, Between) else every_job
    needs = [f"{job.path}.qualified_since" for job in open_]
    needs += [*(every_job.needs if isinstance(every_job, Between) else ())]
    return low(sure) if low(sure) == most else Between(low(sure), most, merged(needs))


@lru_cache(maxsize=128)
def purpose(law: Law) -> Purpose:
    """What the class asks of work: skilled, anywhere, in the years before the application."""
    return Purpose(canadian=None, window_years=law.values(TABLE)["window_years"])


def since_qualified(job: Job) -> Job:
    """A job from the day of becoming qualified to practise the trade, which must be stated."""
    assert job.qualified_since is not None
    return job if job.first is None else replace(job, first=max(job.first, job.qualified_since))


def _certified(law: Law, standing: Standing, noc: str | None) -> Answer:
    certificate = standing.certificate
    if certificate is None:
        return False
    if certificate.noc is None:
        return every((certificate.exists, Unknown(("certificate_of_qualification.noc",))))
    same = noc is None or occupation_of(law, certificate.noc) == noc
    return every((certificate.exists, same, trade(law, certificate.noc, "certificate_of_qualification.noc")))


def _offered(law: Law, standing: Standing, noc: str | None, visa: VisaDay | None) -> Arrangement:
    offer = standing.offer
    if offer is None:
        return NO_OFFER
    fits = trade(law, offer.noc, "job_offer.noc")
    same = offer.noc is None or noc is None or occupation_of(law, offer.noc) == noc
    near = _near_the_permit(law, offer)
    return arrangement(offer, standing.authorized_to_work, every((same, fits)), law.values(TABLE), near, visa)


def _near_the_permit(law: Law, offer: JobOffer) -> Answer:
    """Whether the offer is in the minor group of the occupation on the work permit; taken to be, where not stated."""
    if offer.work_permit_noc is None or offer.noc is None:
        return True
    return same_minor_group(law, offer.work_permit_noc, offer.noc, "job_offer.work_permit_noc")


def _experience(law: Law, found: Sequence[Trade], best: Trade) -> Requirement:
    values = law.values(TABLE)
    said = {"noc": named(best.noc) or NO_TRADE, "window": values["window_years"], "asked": values["experience_years"]}
    answer = some(item.worked(values["experience_years"]) for item in found)
    facts = {"years": low(best.years), "noc": best.noc}
    return require(
        "experience", answer, ENOUGH.of(**said), TOO_LITTLE.of(**said), values["citations"]["experience"], facts
    )


def _offer_or_certificate(law: Law, found: Sequence[Trade], best: Trade) -> Requirement:
    """A certificate or an offer in a trade with enough experience; in any, where there is none with enough."""
    asked = law.values(TABLE)["experience_years"]
    answer = following([(item.worked(asked), item.papers) for item in found], some(item.papers for item in found))
    facts = {"noc": best.noc, "certificate": best.certified is True, "offer": best.offer.arranged is True}
    citation = law.values(TABLE)["citations"]["offer_or_certificate"]
    said = {"noc": named(best.noc) or NO_TRADE}
    return require("offer_or_certificate", answer, PAPER.of(**said), NO_PAPER.of(**said), citation, facts)


def _offer_again(law: Law, found: Sequence[Trade]) -> Requirement:
    """A certificate, or an offer and what its situation asks of the day of the visa."""
    asked = law.values(TABLE)["experience_years"]
    answer = following([(item.worked(asked), item.papers) for item in found], some(item.papers for item in found))
    best = min(found, key=lambda item: (*item.rank(asked), item.noc or "~"))
    said = {"noc": named(best.noc) or NO_TRADE}
    facts = {"noc": best.noc, "certificate": best.certified is True, "offer": best.offer.arranged is True}
    return require("offer_or_certificate", answer, STILL.of(**said), NO_MORE.of(**said), AT_VISA, facts)


ASSUMED = (
    Text(
        "the trade's employment requirements are met (R87.2(3)(c))",
        "les conditions d'accès au métier sont remplies (R87.2(3)c))",
    ),
)
NO_TRADE = Text("a skilled trade", "un métier spécialisé")
ENOUGH = Text(
    "at least {asked} years in {noc} since qualified, in the last {window} years",
    "au moins {asked} ans dans {noc} depuis la qualification, au cours des {window} dernières années",
)
TOO_LITTLE = Text(
    "less than {asked} years in {noc} since qualified, in the last {window} years",
    "moins de {asked} ans dans {noc} depuis la qualification, au cours des {window} dernières années",
)
PAPER = Text(
    "a certificate of qualification or a qualifying offer in {noc}",
    "certificat de compétence ou offre admissible dans {noc}",
)
NO_PAPER = Text(
    "neither a certificate of qualification nor a qualifying offer in {noc}",
    "ni certificat de compétence ni offre admissible dans {noc}",
)
STILL = Text(
    "the offer in {noc} runs for a year after the visa, and the permit or authorization that goes with it is there",
    "l'offre dans {noc} court un an après la délivrance du visa, et le permis ou l'autorisation qui l'accompagne est "
    "là",
)
NO_MORE = Text(
    "the offer in {noc} does not run for a year after the visa, or no permit or authorization goes with it any more",
    "l'offre dans {noc} ne court pas un an après la délivrance du visa, ou le permis ou l'autorisation qui "
    "l'accompagne n'est plus là",
)
