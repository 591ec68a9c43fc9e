"""The questions of the interview as a page asks them: plain words, spoken to the person, with a hint where one helps.

Which questions there are, in which order and when, is told by :mod:`express_entry.profile.questions`; here are words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from express_entry.law.text import Text


class Asked(NamedTuple):
    """A question, and what helps to answer it."""

    label: Text
    hint: Text | None = None


def _asked(english: str, french: str, hint: tuple[str, str] | None = None) -> Asked:
    return Asked(Text(english, french), Text(*hint) if hint else None)


_BORN = ("For example, 1994 03 11", "Par exemple : 1994 03 11")
_NOC = (
    "Type words of the title, or the NOC code of five digits. You choose from a list next.",
    "Tapez des mots du titre, ou le code à cinq chiffres de la CNP. Vous choisirez ensuite dans une liste.",
)
_AS_PRINTED = ("As it stands on the report", "Comme sur le relevé")

FIELDS: Mapping[str, Asked] = {
    "Person.date_of_birth": _asked("What is your date of birth?", "Quelle est votre date de naissance ?", _BORN),
    "Profile.marital_status": _asked(
        "What is your marital status?",
        "Quel est votre état matrimonial ?",
        (
            "Common-law: you have lived together for a year or more, as a couple.",
            "Union de fait : vous vivez ensemble depuis un an ou plus, comme un couple.",
        ),
    ),
    "Spouse.accompanying": _asked(
        "Will your spouse or partner come to Canada with you?",
        "Votre époux ou conjoint de fait viendra-t-il au Canada avec vous ?",
    ),
    "Spouse.citizen_or_permanent_resident": _asked(
        "Is your spouse or partner a citizen or permanent resident of Canada?",
        "Votre époux ou conjoint de fait est-il citoyen ou résident permanent du Canada ?",
    ),
    "Spouse.date_of_birth": _asked(
        "What is the date of birth of your spouse or partner?",
        "Quelle est la date de naissance de votre époux ou conjoint de fait ?",
        _BORN,
    ),
    "Dependant.date_of_birth": _asked(
        "What is the child's date of birth?", "Quelle est la date de naissance de l'enfant ?", _BORN
    ),
    "Dependant.marital_status": _asked(
        "What is the child's marital status?", "Quel est l'état matrimonial de l'enfant ?"
    ),
    "Dependant.dependent_since_before_22": _asked(
        "Has the child depended on your support, because of a condition, since before the age of 22?",
        "L'enfant dépend-il de votre soutien, en raison d'un état, depuis avant l'âge de 22 ans ?",
    ),
    "InCanada.status": _asked("What is your status in Canada now?", "Quel est votre statut au Canada en ce moment ?"),
    "InCanada.expires": _asked("When does your status in Canada expire?", "Quand votre statut au Canada expire-t-il ?"),
    "InCanada.authorized_to_work": _asked("May you work in Canada?", "Pouvez-vous travailler au Canada ?"),
    "Profile.intended_province": _asked(
        "In which province or territory do you plan to live?",
        "Dans quelle province ou quel territoire comptez-vous vivre ?",
        (
            "For the federal programs, anywhere but Quebec, which chooses its own immigrants.",
            "Pour les programmes fédéraux, partout sauf au Québec, qui choisit ses propres immigrants.",
        ),
    ),
    "Credential.credential": _asked(
        "What kind of diploma, certificate or degree is it?", "De quel diplôme, certificat ou grade s'agit-il ?"
    ),
    "Credential.country": _asked("In which country did you study?", "Dans quel pays les études ont-elles eu lieu ?"),
    "Credential.completed": _asked("When was it completed?", "Quand a-t-il été obtenu ?"),
    "Credential.years": _asked("How many years long was the program?", "Combien d'années le programme durait-il ?"),
    "Credential.full_time": _asked("Was it studied full time?", "Les études étaient-elles à temps plein ?"),
    "Credential.studied_in_canada": _asked(
        "Did the studies take place in Canada?",
        "Les études ont-elles eu lieu au Canada ?",
        ("No: studied from abroad, by distance", "Non : suivies de l'étranger, à distance"),
    ),
    "Credential.months_present_in_canada": _asked(
        "How many months of the studies were spent in Canada?", "Combien de mois des études ont été passés au Canada ?"
    ),
    "Credential.language_study": _asked(
        "Was half of it or more the study of English or French?",
        "La moitié ou plus portait-elle sur l'apprentissage du français ou de l'anglais ?",
    ),
    "Assessment.organization": _asked(
        "Which organization assessed it?",
        "Quel organisme l'a évalué ?",
        ("Its abbreviation, for example WES", "Son sigle, par exemple WES"),
    ),
    "Assessment.issued": _asked("When was the report issued?", "Quand le rapport a-t-il été délivré ?"),
    "Assessment.equivalent_to": _asked(
        "To what does the report say it is equal in Canada?", "À quoi équivaut-il au Canada, selon le rapport ?"
    ),
    "LanguageTest.test": _asked("Which test is it?", "De quel test s'agit-il ?"),
    "LanguageTest.language": _asked("Which language is it of?", "De quelle langue s'agit-il ?"),
    "LanguageTest.taken": _asked("When was the test taken?", "Quand le test a-t-il été passé ?"),
    "LanguageTest.reported": _asked(
        "What is the date on the report, if it is another?",
        "Quelle est la date du relevé, si elle est autre ?",
        ("Empty means the date of the test.", "Vide, c'est la date du test."),
    ),
    "LanguageTest.scale": _asked("Which scale is printed on the report?", "Quelle échelle figure sur le relevé ?"),
    "LanguageTest.speaking": _asked("Speaking", "Expression orale"),
    "LanguageTest.listening": _asked("Listening", "Compréhension de l'oral"),
    "LanguageTest.reading": _asked("Reading", "Compréhension de l'écrit"),
    "LanguageTest.writing": _asked("Writing", "Expression écrite"),
    "Profile.first_official_language": _asked(
        "Which is your first official language?",
        "Quelle est votre première langue officielle ?",
        (
            "If you leave it open, the one with the higher points is taken, and the result says so.",
            "Si vous ne répondez pas, celle qui donne le plus de points est retenue, et le résultat le dit.",
        ),
    ),
    "Job.noc": _asked("What was the occupation?", "Quelle était la profession ?", _NOC),
    "Job.country": _asked("In which country was the work done?", "Dans quel pays le travail a-t-il été fait ?"),
    "Job.from": _asked("What was the first day of work?", "Quel a été le premier jour de travail ?"),
    "Job.to": _asked(
        "What was the last day of work?",
        "Quel a été le dernier jour de travail ?",
        (
            "Empty means that the job still goes on. If you do not know the day, give one on which you still worked.",
            "Vide, l'emploi se poursuit. Si vous ignorez le jour, indiquez-en un où vous y travailliez encore.",
        ),
    ),
    "Job.hours_per_week": _asked(
        "How many hours a week?",
        "Combien d'heures par semaine ?",
        ("30 hours or more is full time.", "30 heures ou plus, c'est un temps plein."),
    ),
    "Job.paid": _asked("Was it paid?", "Était-il rémunéré ?"),
    "Job.authorized": _asked(
        "Was the work in Canada authorized?",
        "Le travail au Canada était-il autorisé ?",
        ("By a work permit, or otherwise.", "Par un permis de travail, ou autrement."),
    ),
    "Job.status": _asked(
        "What was the status in Canada during the job?", "Quel était le statut au Canada pendant l'emploi ?"
    ),
    "Job.self_employed": _asked("Was it self-employment?", "S'agissait-il d'un travail autonome ?"),
    "Job.publicly_funded_medical_services": _asked(
        "Were the medical services publicly funded?",
        "Les services médicaux étaient-ils financés par l'État ?",
        (
            "For a self-employed physician: paid for by a public health insurance plan.",
            "Pour un médecin à son compte : payés par un régime public d'assurance maladie.",
        ),
    ),
    "Job.full_time_student": _asked(
        "Was it done while studying full time?", "A-t-il été fait pendant des études à temps plein ?"
    ),
    "Job.qualified_since": _asked(
        "Since when could the trade be practised independently?",
        "Depuis quand le métier pouvait-il être exercé de façon autonome ?",
        (
            "The day of the qualification in the country of work.",
            "Le jour de la qualification dans le pays du travail.",
        ),
    ),
    "Profile.primary_occupation": _asked(
        "Which is your main occupation?",
        "Quelle est votre profession principale ?",
        (
            "The one for the Federal Skilled Worker Program. If you leave it open, any that fits is taken.",
            "Celle du Programme des travailleurs qualifiés (fédéral). Sinon, toute profession qui convient.",
        ),
    ),
    "CertificateOfQualification.noc": _asked("In which trade?", "Dans quel métier ?", _NOC),
    "CertificateOfQualification.issued": _asked("When was it issued?", "Quand a-t-il été délivré ?"),
    "JobOffer.noc": _asked("For which occupation is the offer?", "Pour quelle profession est l'offre ?", _NOC),
    "JobOffer.issued": _asked("When was the offer made?", "Quand l'offre a-t-elle été faite ?"),
    "JobOffer.full_time": _asked("Is it full time?", "Est-elle à temps plein ?"),
    "JobOffer.indeterminate": _asked("Is it without an end date?", "Est-elle sans date de fin ?"),
    "JobOffer.duration_months": _asked("For how many months is it?", "Pour combien de mois est-elle ?"),
    "JobOffer.basis": _asked("What does the offer rest on?", "Sur quoi l'offre repose-t-elle ?"),
    "JobOffer.work_permit": _asked("Which work permit do you hold?", "Quel permis de travail détenez-vous ?"),
    "JobOffer.work_permit_noc": _asked(
        "Which occupation does the work permit name?", "Quelle profession le permis de travail nomme-t-il ?", _NOC
    ),
    "JobOffer.same_employer": _asked(
        "Is the offer from the employer on that permit?", "L'offre vient-elle de l'employeur de ce permis ?"
    ),
    "JobOffer.months_with_employer": _asked(
        "How many months have you worked for that employer?",
        "Combien de mois avez-vous travaillé pour cet employeur ?",
    ),
    "JobOffer.employers": _asked(
        "How many employers make the offer?",
        "Combien d'employeurs font l'offre ?",
        ("In the trades, up to two may make it together.", "Dans les métiers, jusqu'à deux peuvent la faire ensemble."),
    ),
    "Nomination.province": _asked(
        "Which province or territory nominated you?", "Quelle province ou quel territoire vous a désigné ?"
    ),
    "Nomination.issued": _asked("When was it issued?", "Quand la désignation a-t-elle été délivrée ?"),
    "Nomination.express_entry": _asked(
        "Is it linked to Express Entry?",
        "Est-elle liée à Entrée express ?",
        ("The letter of the province says so.", "La lettre de la province le dit."),
    ),
    "Relative.relationship": _asked("Who is it?", "De qui s'agit-il ?"),
    "Relative.of": _asked("Whose relative is it?", "De qui est-ce un parent ?"),
    "Relative.citizen_or_permanent_resident": _asked(
        "Is this relative a citizen or permanent resident of Canada?",
        "Ce parent est-il citoyen ou résident permanent du Canada ?",
    ),
    "Relative.age_18_or_over": _asked("Is this relative 18 or over?", "Ce parent a-t-il 18 ans ou plus ?"),
    "Relative.lives_in_canada": _asked("Does this relative live in Canada?", "Ce parent vit-il au Canada ?"),
    "SettlementFunds.amount": _asked(
        "How much money do you have to settle in Canada?",
        "De combien d'argent disposez-vous pour vous établir au Canada ?",
        (
            "Yours to use, and not borrowed. Digits only, for example 25000",
            "À votre disposition, et non emprunté. En chiffres seulement, par exemple 25000",
        ),
    ),
    "SettlementFunds.currency": _asked(
        "In which currency?",
        "Dans quelle devise ?",
        ("Three letters, for example CAD", "Trois lettres, par exemple CAD"),
    ),
    "SettlementFunds.as_of": _asked("On which day was that the amount?", "À quelle date était-ce le montant ?"),
    "SettlementFunds.cad_equivalent": _asked(
        "How much is that in Canadian dollars?", "Combien cela fait-il en dollars canadiens ?"
    ),
    "MilitaryService.from": _asked("What was the first day of service?", "Quel a été le premier jour de service ?"),
    "MilitaryService.to": _asked(
        "What was the last day of service?",
        "Quel a été le dernier jour de service ?",
        (
            "Empty means that it still goes on. If you do not know the day, give one on which you still served.",
            "Vide, le service se poursuit. Si vous ignorez le jour, indiquez-en un où vous serviez encore.",
        ),
    ),
}
"""By the object and the field."""
