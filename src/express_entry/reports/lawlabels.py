"""Names, in both languages, for the keys and words that the law's tables use.

A key or word that is missing here is shown as the file writes it, in backquotes, and a test names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from express_entry.assessment.words import EDUCATION, OFFER, STUDY
from express_entry.law import Consolidation, Text
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.proofs import ABILITY_NAMES, LANGUAGE_NAMES

INSTRUMENT_KINDS = {
    "act": Text("Act", "Loi"),
    "regulations": Text("Regulations", "Règlement"),
    "ministerial_instruction": Text("Ministerial Instructions", "Instructions ministérielles"),
    "public_policy": Text("public policy", "politique d'intérêt public"),
    "guidance": Text("guidance of the department", "directives du ministère"),
    "notice": Text("notice of the department", "avis du ministère"),
}
TABLE_KINDS = {
    "ranking": Text("versions of the ranking", "versions du classement"),
    "sections": Text("sections and caps", "sections et plafonds"),
    "steps": Text("points by one fact", "points selon un fait"),
    "abilities": Text("points for each of four language abilities", "points pour chacune des quatre compétences"),
    "matrix": Text("points by two facts", "points selon deux faits"),
    "programs": Text("programs", "programmes"),
    "parameters": Text("figures of a rule", "chiffres d'une règle"),
    "policy": Text("policy", "politique"),
    "scale": Text("scores of a language test as levels", "résultats d'un test de langue en niveaux"),
    "occupations": Text("occupations that count", "professions qui comptent"),
    "occupation_level": Text("occupations with a level", "professions ayant un niveau"),
    "category": Text("category of category-based selection", "catégorie de la sélection fondée sur les catégories"),
    "category_experience": Text("experience for a category", "expérience pour une catégorie"),
    "organizations": Text("designated organizations", "organismes désignés"),
    "assessment_validity": Text("validity", "validité"),
    "document": Text("document of an application", "document d'une demande"),
    "document_forms": Text("rules of form", "règles de forme"),
    "document_fields": Text("what a proof must show", "ce qu'une preuve doit montrer"),
}
CONFIDENCE = {
    "high": Text("high", "élevée"),
    "medium": Text("medium", "moyenne"),
    "low": Text("**low**", "**faible**"),
}
GROUPS = {
    "education": Text("education combinations", "combinaisons de la scolarité"),
    "foreign_work": Text("foreign work combinations", "combinaisons de l'expérience à l'étranger"),
    "certificate": Text("certificate combination", "combinaison du certificat de compétence"),
}
FACTS = {
    "age": Text("age in whole years", "âge en années révolues"),
    "education": Text("level of education", "niveau de scolarité"),
    "clb_first": Text("CLB or NCLC level of an ability", "niveau NCLC d'une compétence"),
    "clb_second": Text("CLB or NCLC level of an ability", "niveau NCLC d'une compétence"),
    "spouse_clb": Text("CLB or NCLC level of an ability", "niveau NCLC d'une compétence"),
    "clb_first_lowest": Text("lowest ability, first official language", "compétence la plus faible, première langue"),
    "clb_second_lowest": Text("lowest ability, second official language", "compétence la plus faible, seconde langue"),
    "english_lowest": Text("lowest English ability (CLB)", "compétence la plus faible en anglais (NCLC)"),
    "french_lowest": Text("lowest French ability (NCLC)", "compétence la plus faible en français (NCLC)"),
    "canadian_work_years": Text("whole years of work in Canada", "années complètes de travail au Canada"),
    "foreign_work_years": Text("whole years of work abroad", "années complètes de travail à l'étranger"),
    "spouse_canadian_work_years": Text(
        "whole years of the spouse's or partner's work in Canada",
        "années complètes de travail au Canada de l'époux ou du conjoint de fait",
    ),
    "experience_years": Text("whole years of skilled work", "années complètes de travail qualifié"),
    "certificate_of_qualification": Text("certificate of qualification", "certificat de compétence"),
    "spouse_education": Text(
        "spouse's or partner's level of education", "niveau de scolarité de l'époux ou du conjoint de fait"
    ),
    "nomination": Text("provincial nomination", "désignation provinciale"),
    "job_offer": Text("qualifying job offer", "offre d'emploi admissible"),
    "canadian_education": Text("Canadian credential", "titre d'études canadien"),
    "sibling": Text("brother or sister in Canada", "frère ou sœur au Canada"),
    "arranged_employment": Text("arranged employment", "emploi réservé"),
    "spouse_language": Text("spouse's or partner's language", "langue de l'époux ou du conjoint de fait"),
    "study": Text("study in Canada", "études au Canada"),
    "spouse_study": Text("spouse's or partner's study in Canada", "études au Canada de l'époux ou du conjoint de fait"),
    "work": Text("work in Canada", "travail au Canada"),
    "spouse_work": Text("spouse's or partner's work in Canada", "travail au Canada de l'époux ou du conjoint de fait"),
    "relative": Text("relative in Canada", "parent au Canada"),
}
"""What stands in the first cell of a row of points."""

KEYS = {
    "days": Text("days", "jours"),
    "counted": Text("counted by", "décompte selon"),
    "order": Text("order in which the programs are looked at", "ordre d'examen des programmes"),
    "forgives": Text("what a birthday no longer changes", "ce qu'un anniversaire ne change plus"),
    "after": Text("after", "après"),
    "exempts": Text("provisions exempted from", "dispositions dont il est dispensé"),
    "by": Text("decided by", "décidé par"),
    "years": Text("years", "années"),
    "one_occupation": Text("in one occupation", "dans une même profession"),
    "canadian_exclusions": Text(
        "self-employment, full-time study and work without authorization are left out",
        "sans le travail autonome, les études à temps plein et le travail sans autorisation",
    ),
    "counted_from": Text("counted from", "comptées à partir de"),
    "consent_ends_it": Text(
        "the person's consent to disposal ends it", "le consentement de la personne à l'élimination y met fin"
    ),
    "decided_by": Text("decided by", "décidé par"),
    "since": Text("where it begins on or after", "si elle commence à compter du"),
    "years_before": Text("years where it began before", "années si elle a commencé avant"),
    "validity_years": Text("years of validity", "années de validité"),
    "experience_years": Text("years of experience", "années d'expérience"),
    "window_years": Text("in the last … years", "au cours des … dernières années"),
    "window_closes": Text("day that closes those years", "jour qui clôt ces années"),
    "language": Text("language", "langue"),
    "language_upper": Text("language, upper occupations", "langue, professions supérieures"),
    "language_lower": Text("language, other occupations", "langue, autres professions"),
    "spouse_language": Text("spouse's or partner's language", "langue de l'époux ou du conjoint de fait"),
    "minimum_level": Text("lowest level", "niveau minimal"),
    "lowest_education": Text("lowest education", "scolarité minimale"),
    "credential_at_least": Text("lowest credential", "titre d'études minimal"),
    "offer_months": Text("months of the offer", "mois de l'offre"),
    "offer_indeterminate": Text("offer without an end", "offre à durée indéterminée"),
    "minor_group_digits": Text("digits of a minor group", "chiffres d'un groupe intermédiaire"),
    "offer_employers": Text("employers of the offer, at most", "employeurs de l'offre, au plus"),
    "offer_full_time": Text("offer of full-time work", "offre à temps plein"),
    "offer_continuous": Text("offer of continuous work", "offre de travail continu"),
    "offer_where": Text("place of the offer", "lieu de l'offre"),
    "offer_by": Text("offer made by", "offre faite par"),
    "offer_by_fr_confidence": Text("confidence in that name in French", "confiance dans ce nom en français"),
    "months_with_employer": Text("months with the employer", "mois chez l'employeur"),
    "months_present": Text("months present in Canada", "mois de présence au Canada"),
    "study_years": Text("years of study", "années d'études"),
    "work_years": Text("years of work", "années de travail"),
    "citations": Text("provisions", "dispositions"),
    "most_megabytes": Text("megabytes in a field, at most", "mégaoctets dans un champ, au plus"),
    "files_a_field": Text("files in a field", "fichiers dans un champ"),
    "types": Text("kinds of file", "types de fichier"),
    "encrypted": Text("with a password", "avec un mot de passe"),
    "amounts": Text("amounts, Canadian dollars", "montants, dollars canadiens"),
    "each_additional": Text("each further member, dollars", "chaque membre de plus, dollars"),
    "update_deadline": Text("profiles to be updated by", "profils à mettre à jour au plus tard le"),
    "principal": Text("principal applicant, dollars", "demandeur principal, dollars"),
    "spouse": Text("spouse or partner, dollars", "époux ou conjoint de fait, dollars"),
    "child": Text("dependent child, dollars", "enfant à charge, dollars"),
    "right_of_permanent_residence": Text(
        "right of permanent residence, dollars", "droit de résidence permanente, dollars"
    ),
    "person": Text("one person, dollars", "une personne, dollars"),
    "in_canada": Text("asked of who applies from within Canada", "exigée de qui présente sa demande au Canada"),
    "nationals_of": Text("asked of nationals of", "exigée des ressortissants des régions suivantes"),
    "family": Text("family applying together, dollars", "famille qui demande ensemble, dollars"),
    "under_age": Text("under the age of", "âgé de moins de"),
    "federal_programs": Text("federal programs, one of them", "programmes fédéraux, l'un d'eux"),
    "except": Text("except", "sauf"),
    "residence_judged_by_province": Text(
        "intention to reside judged by the province", "intention de résider évaluée par la province"
    ),
    "months": Text("months", "mois"),
    "indeterminate": Text("of indeterminate duration", "de durée indéterminée"),
    "bases": Text("bases of the offer", "fondements de l'offre"),
    "full_time_hours": Text("hours a week of full-time work", "heures par semaine à temps plein"),
    "year_hours": Text("hours of a year of work", "heures d'une année de travail"),
    "canadian_window_years": Text(
        "work in Canada: in the last … years", "travail au Canada : au cours des … dernières années"
    ),
    "foreign_window_years": Text(
        "work abroad: in the last … years", "travail à l'étranger : au cours des … dernières années"
    ),
    "spouse_window_years": Text(
        "spouse's or partner's work: in the last … years",
        "travail de l'époux ou du conjoint de fait : au cours des … dernières années",
    ),
    "canadian_years": Text("years in Canada that are told apart", "années au Canada distinguées, au plus"),
    "foreign_years": Text("years abroad that are told apart", "années à l'étranger distinguées, au plus"),
    "edition": Text("National Occupational Classification of", "Classification nationale des professions de"),
    "levels": Text("TEER categories or skill levels", "catégories FÉER ou niveaux de compétence"),
    "upper_levels": Text("upper ones", "dont supérieurs"),
    "senior_major_group": Text("major group of senior managers", "grand groupe des cadres supérieurs"),
    "groups": Text("groups", "groupes"),
    "round_version": Text("version in this package", "version dans ce logiciel"),
    "round_version_status": Text("that version is", "cette version est"),
    "label": Text("label of the department", "étiquette du ministère"),
    "label_status": Text("that label was", "cette étiquette a été"),
    "label_confidence": Text("confidence in the label", "confiance dans l'étiquette"),
    "also_labelled": Text("also labelled", "aussi étiquetée"),
    "label_note": Text("on the label", "sur l'étiquette"),
    "name": Text("name then", "nom d'alors"),
    "name_fr_confidence": Text("confidence in the French name", "confiance dans le nom français"),
    "experience": Text("experience asked for", "expérience demandée"),
    "continuous": Text("continuous", "continue"),
    "where": Text("place of the work", "lieu du travail"),
    "list": Text("list of occupations", "liste de professions"),
    "list_use": Text("the list is for", "la liste vise"),
    "service_years": Text("years of service", "années de service"),
    "service_continuous": Text("service continuous", "service continu"),
    "still_serving": Text("service still going on", "service toujours en cours"),
    "single_occupation": Text("in a single occupation", "dans une seule profession"),
    "single_occupation_confidence": Text("confidence in that", "confiance à ce sujet"),
    # The requirements that `citations` gives provisions for.
    "education": Text("education", "scolarité"),
    "designated_assessment": Text("assessment", "évaluation des diplômes"),
    "grid": Text("grid", "grille"),
    "funds": Text("funds", "fonds"),
    "funds_exemption": Text("exemption from funds", "dispense des fonds"),
    "intended_province": Text("province", "province"),
    "offer_or_certificate": Text("offer or certificate", "offre ou certificat"),
    "nomination": Text("nomination", "désignation"),
    "federal_program": Text("federal program", "programme fédéral"),
    # The application on its way.
    "child_confidence": Text("confidence in the amount for a child", "confiance dans le montant pour un enfant"),
    "processing_by": Text("processing fee of the day of", "frais de traitement du jour de"),
    "age_by": Text("age on the day of", "âge au jour de"),
    "right_of_permanent_residence_by": Text(
        "right of permanent residence fee of the day of", "frais relatifs au droit de résidence permanente du jour de"
    ),
    "right_of_permanent_residence_before": Text("and it is due before", "et ils sont dus avant"),
    "returned": Text("repaid where returned", "remboursé si la demande est retournée"),
    "withdrawn_before_processing": Text(
        "repaid where withdrawn before processing", "remboursé en cas de retrait avant le traitement"
    ),
    "withdrawn": Text("repaid where withdrawn later", "remboursé en cas de retrait plus tard"),
    "refused": Text("repaid where refused", "remboursé en cas de refus"),
    "granted": Text("repaid where granted", "remboursé si la demande est accueillie"),
    "from_age": Text("or from the age of, where that is later", "ou depuis l'âge de, si c'est plus tard"),
    "lowest_age": Text("from the age of", "à partir de l'âge de"),
    "highest_age": Text("up to the age of", "jusqu'à l'âge de"),
    "common_days": Text("days often given", "délais souvent accordés, en jours"),
    "share_percent": Text("of so many per cent of applications", "pour tant de pour cent des demandes"),
    "never": Text("never asked for", "jamais exigé"),
    "federal": Text("for the federal programs, the day of", "pour les programmes fédéraux, le jour de"),
    "nominee": Text("for a nominee, the day of", "pour un candidat désigné, le jour de"),
    "form": Text("form", "formulaire"),
    "signature": Text("signature", "signature"),
    "documents": Text("documents", "documents"),
    "fee": Text("processing fee", "frais de traitement"),
    "who_is_principal": Text("who is the principal applicant", "qui est le demandeur principal"),
    "family_members": Text("members of the family", "membres de la famille"),
    "representative": Text("representative", "représentant"),
    "paid_representative": Text("paid representative", "représentant rémunéré"),
    "adviser": Text("adviser", "conseiller"),
    "declaration": Text("declaration", "déclaration"),
}
WORDS: Mapping[str, Text] = {
    **{level.slug: words for level, words in EDUCATION.items()},
    **LANGUAGE_NAMES,
    **CONFIDENCE,
    "language": Text("none: the result of a language test", "aucune : le résultat d'un test de langue"),
    "invitation": Text("the invitation", "l'invitation"),
    "day": Text("the day alone", "le jour seul"),
    "instant": Text("the day and the time", "le jour et l'heure"),
    "minimum_criteria": Text("the requirements of the program", "les exigences du programme"),
    "rank": Text("the rank", "le rang"),
    "category": Text("the category", "la catégorie"),
    "officer": Text("an officer", "un agent"),
    "europe": Text("Europe", "Europe"),
    "middle_east": Text("the Middle East", "Moyen-Orient"),
    "africa": Text("Africa", "Afrique"),
    "clock": Text("the clock", "l'horloge"),
    "last_use": Text("the last use", "la dernière utilisation"),
    "registration": Text("the registration", "l'inscription"),
    "decision": Text("the decision", "la décision"),
    "end_of_bar": Text("the end of the bar", "la fin de l'interdiction"),
    "unknown": Text("**not known**", "**inconnu**"),
    "lmia": Text("labour market impact assessment", "étude d'impact sur le marché du travail"),
    "lmia_exempt_employer_specific": Text(
        "employer-specific work permit exempt from one", "permis de travail lié à un employeur qui en est dispensé"
    ),
    "printed": Text("printed by the department", "imprimée par le ministère"),
    "assigned": Text("assigned here", "attribuée ici"),
    "observed": Text("seen", "vue"),
    "inferred": Text("inferred", "déduite"),
    "anywhere": Text("in Canada or abroad", "au Canada ou à l'étranger"),
    "canada": Text("in Canada", "au Canada"),
    "offer": Text("the offer", "l'offre"),
    "experience": Text("the experience", "l'expérience"),
    "6-months-continuous": Text("six months, continuous", "six mois, de façon continue"),
    "12-months-cumulative": Text("twelve months, added up", "douze mois, cumulés"),
    "12-months-cumulative-in-canada": Text("twelve months in Canada, added up", "douze mois au Canada, cumulés"),
    "military-special": Text("military service", "service militaire"),
    "general": Text("any occupation", "toute profession"),
    "professional": Text("these occupations", "ces professions"),
    "receipt": Text("the receipt of the application", "la réception de la demande"),
    "application": Text("the application", "la demande"),
    "payment": Text("the payment", "le paiement"),
    "visa": Text("the visa", "le visa"),
    "letter": Text("the letter", "la lettre"),
    "province": Text("the application to the province", "la demande à la province"),
    "processing": Text("processing fee", "frais de traitement"),
    "right_of_permanent_residence": Text(
        "right of permanent residence fee", "frais relatifs au droit de résidence permanente"
    ),
    "biometrics": Text("biometrics fee", "frais de biométrie"),
}
PLAIN = {"occupations", "organizations", "scales", "points", "sections", "maximum", "pass_mark", "factors_of"}
"""Keys that are drawn as tables of their own, or said otherwise."""
AS_THEY_ARE = {"round_version", "label", "also_labelled", "citations", "exempts", "levels", "upper_levels", "groups"}
AS_THEY_ARE |= {"senior_major_group", "list", "except", "types"}
"""Keys whose words are codes or names."""


def label(key: str) -> Text:
    """The name of a key, or the key in backquotes."""
    return KEYS.get(key) or Text(f"`{key}`", f"`{key}`")


def word(value: str) -> Text:
    """A word of a closed vocabulary, or the word in backquotes."""
    return WORDS.get(value) or PROGRAM_NAMES.get(value) or Text(f"`{value}`", f"`{value}`")


def ability(name: str) -> Text:
    """The name of a language ability."""
    return ABILITY_NAMES[name]


LEVEL_WORDS: Mapping[str, Text] = {
    **{level.slug: words for level, words in EDUCATION.items()},
    **{level.slug: words for level, words in OFFER.items() if level},
    **{level.slug: words for level, words in STUDY.items() if level},
    "none": Text("none", "aucun"),
}
"""The levels that may stand for a number in a table of points."""


DRAWN = {
    "programs",
    "steps",
    "abilities",
    "matrix",
    "sections",
    "ranking",
    "scale",
    "document",
    "document_forms",
    "document_fields",
}
"""Kinds of table whose keys and words are said by pages of their own."""


def unnamed(law: Consolidation) -> Iterator[str]:
    """Every key and word of the law's values that has no name here."""
    for version in law.versions():
        if law.tables[version.table].kind in DRAWN:
            continue
        for key, value in version.values.items():
            if key not in KEYS and key not in PLAIN:
                yield key
            if key not in AS_THEY_ARE and key not in PLAIN:
                yield from (item for item in _strings(value) if item not in WORDS and item not in PROGRAM_NAMES)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
