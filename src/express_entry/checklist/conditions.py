"""Every condition that a rule of a document may name, by the name that the law's tables use."""

from __future__ import annotations

from collections.abc import Mapping

from . import claims, family, funds, jobs, police
from .findings import Condition

REGISTRY: Mapping[str, Condition] = {
    "always": family.always,
    "accompanies": family.accompanies,
    "stays_behind": family.stays_behind,
    "examined": family.examined,
    "citizen_or_resident": family.citizen_or_resident,
    "temporary_status": family.temporary_status,
    "married": family.married,
    "common_law": family.common_law,
    "marriage_ended": family.marriage_ended,
    "adopted": family.adopted,
    "other_parent_left": family.other_parent_left,
    "dependent_by_condition": family.dependent_by_condition,
    "adult_and_single": family.adult_and_single,
    "represented": family.represented,
    "releases_data": family.releases_data,
    "names_differ": family.names_differ,
    "result_claimed": claims.result_claimed,
    "no_valid_test": claims.no_valid_test,
    "spouse_result_claimed": claims.spouse_result_claimed,
    "assessed_credential": claims.assessed_credential,
    "assessment_missing": claims.assessment_missing,
    "spouse_assessed_credential": claims.spouse_assessed_credential,
    "canadian_study": claims.canadian_study,
    "spouse_canadian_study": claims.spouse_canadian_study,
    "certificate_claimed": claims.certificate_claimed,
    "trade_paper_missing": claims.trade_paper_missing,
    "offer_claimed": claims.offer_claimed,
    "nominated": claims.nominated,
    "nomination_missing": claims.nomination_missing,
    "relative_counts": claims.relative_counts,
    "category_round": claims.category_round,
    "job_counts": jobs.job_counts,
    "spouse_job_counts": jobs.spouse_job_counts,
    "funds_asked": funds.funds_asked,
    "funds_explained": funds.funds_explained,
    "funds_by_stream": funds.funds_by_stream,
    "lived_there": police.lived_there,
}
