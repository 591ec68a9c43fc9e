"""The questions whether there is any and whether there is another; what each object is called above its questions."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law.text import Text

ANY: Mapping[str, Text] = {
    "Dependant": Text("Any children, coming along or not?", "Des enfants, qui accompagnent ou non ?"),
    "Credential": Text(
        "Any diploma, certificate or degree, from secondary school on?",
        "Un diplôme, certificat ou grade, à partir de l'école secondaire ?",
    ),
    "Assessment": Text(
        "Is there an educational credential assessment of it?", "En existe-t-il une évaluation des diplômes d'études ?"
    ),
    "LanguageTest": Text("Any test of English or French?", "Un test de français ou d'anglais ?"),
    "Job": Text("Any work, in any country?", "Du travail, dans un pays ou un autre ?"),
    "CertificateOfQualification": Text(
        "A certificate of qualification in a trade, issued in Canada?",
        "Un certificat de compétence dans un métier, délivré au Canada ?",
    ),
    "JobOffer": Text("An offer of employment in Canada?", "Une offre d'emploi au Canada ?"),
    "Nomination": Text(
        "A nomination by a province or territory?", "Une désignation par une province ou un territoire ?"
    ),
    "Relative": Text("Any relatives in Canada?", "Des parents au Canada ?"),
    "MilitaryService": Text(
        "Any service in the military of a country other than Canada?",
        "Un service dans l'armée d'un pays autre que le Canada ?",
    ),
}
ANOTHER: Mapping[str, Text] = {
    "Dependant": Text("Another child?", "Un autre enfant ?"),
    "Credential": Text("Another diploma, certificate or degree?", "Un autre diplôme, certificat ou grade ?"),
    "LanguageTest": Text("Another sitting of a language test?", "Une autre séance d'un test de langue ?"),
    "Job": Text("Another job?", "Un autre emploi ?"),
    "Relative": Text("Another relative?", "Un autre parent ?"),
    "MilitaryService": Text("Another period of service?", "Une autre période de service ?"),
}
HEADINGS: Mapping[str, Text] = {
    "InCanada": Text("Status in Canada", "Statut au Canada"),
    "Spouse": Text("Spouse or partner", "Époux ou conjoint de fait"),
    "Dependant": Text("Child {number}", "Enfant {number}"),
    "Credential": Text("Credential {number}", "Titre d'études {number}"),
    "Assessment": Text("Its assessment", "Son évaluation"),
    "LanguageTest": Text("Language test {number}", "Test de langue {number}"),
    "Job": Text("Job {number}", "Emploi {number}"),
    "CertificateOfQualification": Text("Certificate of qualification", "Certificat de compétence"),
    "JobOffer": Text("Job offer", "Offre d'emploi"),
    "Nomination": Text("Nomination", "Désignation"),
    "Relative": Text("Relative in Canada {number}", "Parent au Canada {number}"),
    "SettlementFunds": Text("Settlement funds", "Fonds d'établissement"),
    "MilitaryService": Text("Foreign military service {number}", "Service militaire étranger {number}"),
}
