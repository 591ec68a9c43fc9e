"""A person on one day with each plan, part by part: what plans have in common is worked out once.

The factors are those that the ranking reads of the whole document (:func:`.altered.with_plan`), for every part is that
of the document, read by the same rule.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from express_entry.law import Factors, Law
from express_entry.law.answers import Answer
from express_entry.law.days import whole_years
from express_entry.law.facts import Credential, Job, JobOffer
from express_entry.law.pnp import through_express_entry
from express_entry.profile import factors as read
from express_entry.profile import family
from express_entry.profile.further import further_facts
from express_entry.profile.standing import certificate_on, jobs_of, nomination_on, offer_on, spouse_on
from express_entry.profile.studies import credentials_of

from . import altered
from .feasible import Feasible, Plan, Study

Jobs = tuple[Job, ...] | None
Credentials = tuple[Credential, ...] | None


class PartsOnDay:
    """What the ranking reads of one person on one day with a plan, languages aside."""

    def __init__(self, feasible: Feasible, law: Law, day: date) -> None:
        self.feasible, self.law, self.day = feasible, law, day
        self.profile = feasible.profile
        self._studied: dict[tuple[Study | None, bool], read.Studied] = {}
        self._jobs: dict[Study | None, Jobs] = {}
        self._worked: dict[Study | None, read.Worked] = {}

    def factors(self, plan: Plan) -> Factors:
        """All factors, without any language test."""
        cut = plan.study if plan.study is not None and plan.study.canadian else None
        return read.factors_of(
            read.Parts(
                age=self._age,
                with_spouse=self._with_spouse,
                studied=self._studies(plan),
                spouse=self._spouse,
                worked=self._work(cut),
                certificate=self._certificate(plan),
                nomination=self._nomination(plan),
                offer=self._offered,
                sibling=self._sibling,
                further=further_facts(self.law, self._jobs_beside(cut), self._offer, self.day),
            )
        )

    # ------------------------------------------------------------------------------------------ the same with any plan

    @cached_property
    def _age(self) -> int:
        return whole_years(self.profile.person.date_of_birth, self.day)

    @cached_property
    def _with_spouse(self) -> Answer:
        return family.scored_with_spouse(self.profile)

    @cached_property
    def _spouse(self) -> read.OfSpouse:
        if self._with_spouse is False:
            return read.NO_SPOUSE
        stated = self.profile.spouse
        spouse = None if stated is None else spouse_on(self.law, stated, self.day)
        return read.of_spouse(
            self.law, spouse, read.spouse_work(self.law, spouse.jobs if spouse is not None else None, self.day)
        )

    @cached_property
    def _offer(self) -> JobOffer | None:
        return offer_on(self.profile.job_offer, self.day)

    @cached_property
    def _offered(self) -> read.Offered:
        return read.offered(self.law, self._offer)

    @cached_property
    def _sibling(self) -> Answer:
        return family.sibling(family.relatives_of(self.profile.relatives_in_canada), self._with_spouse)

    # --------------------------------------------------------------------------------------------- what a plan changes

    def _studies(self, plan: Plan) -> read.Studied:
        key = (plan.study, plan.assessment)
        found = self._studied.get(key)
        if found is None:
            found = self._studied[key] = read.studied(self.law, self._credentials(*key))
        return found

    def _credentials(self, study: Study | None, assessment: bool) -> Credentials:
        """Those held, and behind them the further one."""
        own = self._assessed if assessment else self._held
        if study is None:
            return own
        begin = len(self.profile.education or ())
        further = altered.further(self.feasible, study, self.day)
        return (*(own or ()), *(credentials_of(self.law, (further,), self.day, "education", begin) or ()))

    @cached_property
    def _held(self) -> Credentials:
        return credentials_of(self.law, self.profile.education, self.day, "education")

    @cached_property
    def _assessed(self) -> Credentials:
        return credentials_of(self.law, altered.held(self.feasible, self.day), self.day, "education")

    def _jobs_beside(self, study: Study | None) -> Jobs:
        if study not in self._jobs:
            work = self.profile.work if study is None else altered.work(self.feasible, study)
            self._jobs[study] = jobs_of(work, self.day, "work")
        return self._jobs[study]

    def _work(self, study: Study | None) -> read.Worked:
        found = self._worked.get(study)
        if found is None:
            work = read.own_work(self.law, self._jobs_beside(study), self.day)
            found = self._worked[study] = read.worked(self.law, work)
        return found

    def _nomination(self, plan: Plan) -> Answer:
        item = altered.nomination(self.feasible, self.day) if plan.nomination else self.profile.nomination
        return through_express_entry(self.law, nomination_on(item, self.day))

    def _certificate(self, plan: Plan) -> Answer:
        item = self.profile.certificate_of_qualification
        if plan.certificate is not None:
            item = altered.certificate(self.feasible, plan.certificate, self.day)
        return read.certified(certificate_on(item, self.day))
