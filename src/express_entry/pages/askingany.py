"""Whether there is any and another, the titles above several questions, and the parts of the interview."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law.text import Text

from .asking import Asked

YOURS: Mapping[str, Asked] = {
    "Dependant": Asked(
        Text("Do you have children?", "Avez-vous des enfants ?"),
        Text(
            "All who depend on you or on your spouse or partner, whether or not they come along.",
            "Tous ceux qui dépendent de vous ou de votre époux ou conjoint de fait, qu'ils vous accompagnent ou non.",
        ),
    ),
    "Credential": Asked(
        Text("Do you have a diploma, certificate or degree?", "Avez-vous un diplôme, un certificat ou un grade ?"),
        Text(
            "From secondary school on, from any country. State each; begin with the highest.",
            "À partir des études secondaires, de tout pays. Déclarez chacun; commencez par le plus élevé.",
        ),
    ),
    "Assessment": Asked(
        Text(
            "Do you have an educational credential assessment (ECA) of it?",
            "En avez-vous une évaluation des diplômes d'études (EDE) ?",
        ),
        Text(
            "A report of a designated organization that says what it is equal to in Canada.",
            "Un rapport d'un organisme désigné qui dit à quoi il équivaut au Canada.",
        ),
    ),
    "LanguageTest": Asked(
        Text("Have you taken a test of English or French?", "Avez-vous passé un test de français ou d'anglais ?"),
        Text(
            "An approved one: IELTS, CELPIP, PTE Core, TEF Canada or TCF Canada.",
            "Un test approuvé : IELTS, CELPIP, PTE Core, TEF Canada ou TCF Canada.",
        ),
    ),
    "Job": Asked(
        Text(
            "Have you worked, in Canada or in any other country?",
            "Avez-vous travaillé, au Canada ou dans un autre pays ?",
        ),
        Text(
            "State each job on its own. Begin with the latest.",
            "Déclarez chaque emploi séparément. Commencez par le plus récent.",
        ),
    ),
    "CertificateOfQualification": Asked(
        Text(
            "Do you have a certificate of qualification in a trade, issued in Canada?",
            "Avez-vous un certificat de compétence dans un métier, délivré au Canada ?",
        )
    ),
    "JobOffer": Asked(
        Text("Do you have a job offer in Canada?", "Avez-vous une offre d'emploi au Canada ?"),
        Text("In writing, from an employer in Canada.", "Par écrit, d'un employeur au Canada."),
    ),
    "Nomination": Asked(
        Text("Has a province or territory nominated you?", "Une province ou un territoire vous a-t-il désigné ?")
    ),
    "Relative": Asked(
        Text("Do you have relatives in Canada?", "Avez-vous des parents au Canada ?"),
        Text(
            "Brothers, sisters, parents, children, grandparents, grandchildren, aunts, uncles, nieces, nephews.",
            "Frères, sœurs, parents, enfants, grands-parents, petits-enfants, tantes, oncles, nièces, neveux.",
        ),
    ),
    "MilitaryService": Asked(
        Text(
            "Have you served in the military of another country than Canada?",
            "Avez-vous servi dans l'armée d'un autre pays que le Canada ?",
        )
    ),
}
"""Whether there is any, asked of the candidate."""

SPOUSES: Mapping[str, Text] = {
    "Credential": Text(
        "Does your spouse or partner have a diploma, certificate or degree?",
        "Votre époux ou conjoint de fait a-t-il un diplôme, un certificat ou un grade ?",
    ),
    "LanguageTest": Text(
        "Has your spouse or partner taken a test of English or French?",
        "Votre époux ou conjoint de fait a-t-il passé un test de français ou d'anglais ?",
    ),
    "Assessment": Text(
        "Is there an educational credential assessment (ECA) of it?",
        "En existe-t-il une évaluation des diplômes d'études (EDE) ?",
    ),
    "Job": Text(
        "Has your spouse or partner worked, in Canada or in any other country?",
        "Votre époux ou conjoint de fait a-t-il travaillé, au Canada ou dans un autre pays ?",
    ),
}
"""The same, asked about the spouse."""

ANOTHER: Mapping[str, Text] = {
    "Dependant": Text("Is there another child?", "Y a-t-il un autre enfant ?"),
    "Credential": Text(
        "Is there another diploma, certificate or degree?", "Y a-t-il un autre diplôme, certificat ou grade ?"
    ),
    "LanguageTest": Text("Is there another test?", "Y a-t-il un autre test ?"),
    "Job": Text("Is there another job?", "Y a-t-il un autre emploi ?"),
    "Relative": Text("Is there another relative?", "Y a-t-il un autre parent ?"),
    "MilitaryService": Text("Is there another period of service?", "Y a-t-il une autre période de service ?"),
}

TITLES: Mapping[str, Text] = {
    "Spouse.accompanying": Text("Your spouse or partner", "Votre époux ou conjoint de fait"),
    "InCanada.expires": Text("Your status in Canada", "Votre statut au Canada"),
    "Credential.credential": Text("The credential", "Le titre d'études"),
    "Credential.years": Text("The studies in Canada", "Les études au Canada"),
    "Assessment.organization": Text("Its assessment", "Son évaluation"),
    "LanguageTest.language": Text("The test", "Le test"),
    "LanguageTest.taken": Text("The date of the test", "La date du test"),
    "LanguageTest.scale": Text("The scores on the report", "Les résultats du relevé"),
    "LanguageTest.speaking": Text("The scores on the report", "Les résultats du relevé"),
    "Job.country": Text("Where, when and how much", "Où, quand et combien"),
    "Job.publicly_funded_medical_services": Text("Work in Canada", "Le travail au Canada"),
    "Job.authorized": Text("Work in Canada", "Le travail au Canada"),
    "JobOffer.issued": Text("The job offer", "L'offre d'emploi"),
    "JobOffer.duration_months": Text("What the offer rests on", "Ce sur quoi l'offre repose"),
    "JobOffer.work_permit_noc": Text("The work permit", "Le permis de travail"),
    "Nomination.province": Text("The nomination", "La désignation"),
    "Relative.relationship": Text("The relative", "Le parent"),
    "SettlementFunds.currency": Text("That amount", "Ce montant"),
    "MilitaryService.from": Text("When", "Quand"),
}
"""Above several questions, by the first of them."""

SECTIONS: Mapping[str, Text] = {
    "you": Text("You", "Vous"),
    "spouse": Text("Spouse or partner", "Époux ou conjoint de fait"),
    "children": Text("Children", "Enfants"),
    "canada": Text("Canada", "Canada"),
    "education": Text("Education", "Études"),
    "languages": Text("Languages", "Langues"),
    "work": Text("Work", "Travail"),
    "offers": Text("Certificate, job offer, nomination", "Certificat, offre d'emploi, désignation"),
    "relatives": Text("Relatives in Canada", "Parents au Canada"),
    "money": Text("Settlement funds", "Fonds d'établissement"),
    "military": Text("Military service", "Service militaire"),
}
"""The parts of the interview, in the order in which they are asked."""

SECTION_OF: Mapping[str, str] = {
    "person.date_of_birth": "you",
    "marital_status": "you",
    "spouse": "spouse",
    "dependants": "children",
    "person.in_canada": "canada",
    "intended_province": "canada",
    "education": "education",
    "language_tests": "languages",
    "first_official_language": "languages",
    "work": "work",
    "primary_occupation": "work",
    "certificate_of_qualification": "offers",
    "job_offer": "offers",
    "nomination": "offers",
    "relatives_in_canada": "relatives",
    "settlement_funds": "money",
    "foreign_military_service": "military",
}
"""The part that a place of the document belongs to, by how it begins."""
