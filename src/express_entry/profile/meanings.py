"""What each object and field of the profile document means, in both languages."""

from __future__ import annotations

from express_entry.law import Text

OBJECTS = {
    "Profile": Text("Everything one candidate states.", "Tout ce qu'un candidat déclare."),
    "Person": Text("The candidate.", "Le candidat."),
    "Passport": Text("A passport or travel document.", "Un passeport ou titre de voyage."),
    "InCanada": Text(
        "The status held in Canada now, and whether it lets the person work.",
        "Le statut détenu au Canada actuellement, et s'il permet de travailler.",
    ),
    "Spouse": Text("The spouse or common-law partner.", "L'époux ou le conjoint de fait."),
    "Dependant": Text("A dependent child, accompanying or not.", "Un enfant à charge, qui accompagne ou non."),
    "Credential": Text(
        "A diploma, certificate or degree. Each credential is stated on its own; that there are two or more follows "
        "from the list.",
        "Un diplôme, certificat ou grade. Chaque titre est déclaré séparément; le fait d'en avoir deux ou plus "
        "découle de la liste.",
    ),
    "Assessment": Text(
        "An educational credential assessment of a foreign credential.",
        "Une évaluation des diplômes d'études pour un titre étranger.",
    ),
    "LanguageTest": Text(
        "One sitting of an approved test, scores as the report prints them; with the test `CLB`, levels.",
        "Une séance d'un test approuvé, résultats tels que le relevé les imprime; avec le test `CLB`, des niveaux.",
    ),
    "Job": Text("One job, with what decides whether it counts.", "Un emploi, avec ce qui décide s'il compte."),
    "CertificateOfQualification": Text(
        "A certificate of qualification in a trade, issued in Canada.",
        "Un certificat de compétence dans un métier, délivré au Canada.",
    ),
    "JobOffer": Text("An offer of employment in Canada.", "Une offre d'emploi au Canada."),
    "Nomination": Text(
        "A nomination by a province or territory.", "Une désignation par une province ou un territoire."
    ),
    "Relative": Text(
        "A relative of the candidate or of the spouse who is in Canada.",
        "Un parent du candidat ou de l'époux qui se trouve au Canada.",
    ),
    "SettlementFunds": Text("Money at hand on a day.", "L'argent disponible un jour donné."),
    "Residence": Text("A country lived in.", "Un pays de résidence."),
    "PreviousMarriage": Text("A marriage or partnership that ended.", "Un mariage ou une union qui a pris fin."),
    "MilitaryService": Text(
        "Service in the military of a country other than Canada.",
        "Un service dans l'armée d'un pays autre que le Canada.",
    ),
}

FIELDS = {
    "Profile.format": Text("the format and its version", "le format et sa version"),
    "Profile.reference": Text("a reference of your own", "une référence qui vous est propre"),
    "Profile.person": Text("the candidate", "le candidat"),
    "Profile.intended_province": Text(
        "the province or territory in which the person intends to live",
        "la province ou le territoire où la personne compte vivre",
    ),
    "Profile.first_official_language": Text(
        "the first official language as declared; absent: the one with the higher total, listed as an assumption",
        "la première langue officielle déclarée; absente : celle qui donne le total le plus élevé, indiquée comme "
        "hypothèse",
    ),
    "Profile.primary_occupation": Text(
        "the occupation of the continuous year of the Federal Skilled Worker class; absent: any that fits",
        "la profession de l'année continue de la catégorie des travailleurs qualifiés (fédéral); absente : toute "
        "profession qui convient",
    ),
    "Profile.marital_status": Text("the marital status", "l'état matrimonial"),
    "Profile.spouse": Text(
        "the spouse or partner; absent for a person who is `married` or `common_law`: unknown, not none",
        "l'époux ou le conjoint de fait; absent pour une personne `married` ou `common_law` : inconnu, et non aucun",
    ),
    "Profile.dependants": Text("the dependent children", "les enfants à charge"),
    "Profile.education": Text(
        "the credentials; an empty list says none", "les titres d'études; une liste vide dit aucun"
    ),
    "Profile.language_tests": Text(
        "the sittings of language tests; an empty list says none",
        "les séances de tests de langue; une liste vide dit aucune",
    ),
    "Profile.work": Text("the jobs; an empty list says none", "les emplois; une liste vide dit aucun"),
    "Profile.certificate_of_qualification": Text("a certificate in a trade", "un certificat dans un métier"),
    "Profile.job_offer": Text("a job offer", "une offre d'emploi"),
    "Profile.nomination": Text("a provincial nomination", "une désignation provinciale"),
    "Profile.relatives_in_canada": Text("relatives in Canada", "des parents au Canada"),
    "Profile.settlement_funds": Text("the settlement funds", "les fonds d'établissement"),
    "Profile.foreign_military_service": Text(
        "service in a foreign military, for the military category",
        "service dans une armée étrangère, pour la catégorie des militaires",
    ),
    "Person.citizenships": Text("the countries of citizenship", "les pays de citoyenneté"),
    "Person.country_of_residence": Text("the country lived in now", "le pays de résidence actuel"),
    "Person.passport": Text("the passport", "le passeport"),
    "Person.in_canada": Text("the status held in Canada", "le statut détenu au Canada"),
    "Person.family_name": Text("the family name", "le nom de famille"),
    "Person.given_names": Text("the given names", "les prénoms"),
    "Passport.country": Text("the country that issued it", "le pays qui l'a délivré"),
    "Passport.expires": Text("the day it expires", "le jour de son expiration"),
    "Passport.number": Text("its number", "son numéro"),
    "InCanada.status": Text("the status", "le statut"),
    "InCanada.expires": Text("the day it expires", "le jour de son expiration"),
    "InCanada.authorized_to_work": Text("whether the person may work", "si la personne peut travailler"),
    "Spouse.accompanying": Text("whether they come along to Canada", "s'il accompagne le candidat au Canada"),
    "Spouse.education": Text("the spouse's credentials", "les titres d'études de l'époux"),
    "Spouse.language_tests": Text("the spouse's sittings", "les séances de l'époux"),
    "Spouse.work": Text("the spouse's jobs", "les emplois de l'époux"),
    "Dependant.accompanying": Text("whether the child comes along", "si l'enfant accompagne le candidat"),
    "Dependant.parent": Text("whose child", "de qui il est l'enfant"),
    "Dependant.dependent_since_before_22": Text(
        "whether dependent on the parents' support since before the age of 22",
        "s'il dépend du soutien de ses parents depuis avant l'âge de 22 ans",
    ),
    "Dependant.marital_status": Text("the child's marital status", "l'état matrimonial de l'enfant"),
    "Credential.credential": Text("its level", "son niveau"),
    "Credential.years": Text("the length of the program in years", "la durée du programme en années"),
    "Credential.country": Text("the country of study", "le pays des études"),
    "Credential.province": Text("in Canada, the province", "au Canada, la province"),
    "Credential.completed": Text("the day it was completed", "le jour où il a été obtenu"),
    "Credential.full_time": Text("whether studied full time", "si les études étaient à temps plein"),
    "Credential.studied_in_canada": Text(
        "whether the studies took place in Canada", "si les études ont eu lieu au Canada"
    ),
    "Credential.months_present_in_canada": Text(
        "months of physical presence in Canada during them", "mois de présence effective au Canada pendant celles-ci"
    ),
    "Credential.language_study": Text(
        "whether half or more of it was the study of English or French",
        "si la moitié ou plus portait sur l'apprentissage de l'anglais ou du français",
    ),
    "Credential.assessment": Text("its assessment, where foreign", "son évaluation, s'il est étranger"),
    "Assessment.organization": Text("the organization, by its abbreviation", "l'organisme, par son sigle"),
    "Assessment.issued": Text("the day of the report", "le jour du rapport"),
    "Assessment.equivalent_to": Text("the Canadian level found", "le niveau canadien constaté"),
    "LanguageTest.test": Text("the test", "le test"),
    "LanguageTest.language": Text("its language", "sa langue"),
    "LanguageTest.taken": Text("the day of the sitting", "le jour de la séance"),
    "LanguageTest.reported": Text(
        "the day on the report, where it is another", "le jour inscrit sur le relevé, s'il est autre"
    ),
    "LanguageTest.scale": Text(
        "the scale printed on a TEF report, where it is not that of its day",
        "l'échelle imprimée sur un relevé du TEF, si elle n'est pas celle de son jour",
    ),
    "Job.from": Text("the first day worked", "le premier jour travaillé"),
    "Job.to": Text(
        "the last day worked; null for a job still held", "le dernier jour travaillé; null si l'emploi dure"
    ),
    "Job.hours_per_week": Text("hours a week", "heures par semaine"),
    "Job.country": Text("the country where the work was done", "le pays où le travail a été fait"),
    "Job.province": Text("in Canada, the province", "au Canada, la province"),
    "Job.paid": Text("whether paid", "s'il était rémunéré"),
    "Job.authorized": Text("in Canada, whether authorized", "au Canada, s'il était autorisé"),
    "Job.self_employed": Text("whether self-employed", "s'il s'agissait d'un travail autonome"),
    "Job.publicly_funded_medical_services": Text(
        "of a self-employed physician, whether the services were publicly funded",
        "pour un médecin à son compte, si les services étaient financés par l'État",
    ),
    "Job.full_time_student": Text(
        "whether a full-time student at the time", "si la personne étudiait alors à temps plein"
    ),
    "Job.employer": Text("the employer", "l'employeur"),
    "Job.title": Text("the title of the job", "le titre du poste"),
    "Job.qualified_since": Text(
        "the day of becoming qualified to practise the trade", "le jour où la personne a pu exercer le métier"
    ),
    "Job.status": Text("the status held in Canada during the job", "le statut détenu au Canada pendant l'emploi"),
    "JobOffer.full_time": Text("whether full time", "si elle est à temps plein"),
    "JobOffer.duration_months": Text("its length in months", "sa durée en mois"),
    "JobOffer.basis": Text(
        "what it rests on: a labour market impact assessment (`lmia`) or an exemption",
        "ce sur quoi elle repose : une étude d'impact sur le marché du travail (`lmia`) ou une dispense",
    ),
    "JobOffer.employers": Text("how many employers make it", "le nombre d'employeurs qui la font"),
    "JobOffer.indeterminate": Text("whether without an end", "si elle est sans date de fin"),
    "JobOffer.work_permit": Text("the work permit held", "le permis de travail détenu"),
    "JobOffer.work_permit_noc": Text(
        "the occupation on the work permit, where it names an employer: for the skilled trades",
        "la profession inscrite sur le permis de travail, s'il nomme un employeur : pour les métiers spécialisés",
    ),
    "JobOffer.same_employer": Text(
        "whether made by the employer of that permit", "si elle vient de l'employeur de ce permis"
    ),
    "JobOffer.months_with_employer": Text("months worked for that employer", "mois de travail chez cet employeur"),
    "Nomination.express_entry": Text(
        "whether its stream is linked to Express Entry", "si son volet est lié à Entrée express"
    ),
    "Relative.relationship": Text("the relationship", "le lien"),
    "Relative.of": Text("to whom", "avec qui"),
    "Relative.age_18_or_over": Text("whether 18 or over", "s'il a 18 ans ou plus"),
    "Relative.lives_in_canada": Text("whether living in Canada", "s'il vit au Canada"),
    "SettlementFunds.amount": Text("the amount", "le montant"),
    "SettlementFunds.currency": Text("its currency", "sa devise"),
    "SettlementFunds.as_of": Text("the day of the amount", "le jour du montant"),
    "SettlementFunds.cad_equivalent": Text(
        "the amount in Canadian dollars, where the currency is another",
        "le montant en dollars canadiens, si la devise est autre",
    ),
    "SettlementFunds.converted_on": Text("the day of the rate", "le jour du taux"),
    "Residence.country": Text("the country", "le pays"),
    "Residence.from": Text("the first day", "le premier jour"),
    "Residence.to": Text("the last day; null while living there", "le dernier jour; null si la résidence dure"),
    "PreviousMarriage.ended": Text("the day it ended", "le jour où il a pris fin"),
    "PreviousMarriage.how": Text("how: divorce, death, annulment", "comment : divorce, décès, annulation"),
    "MilitaryService.country": Text("the country", "le pays"),
    "MilitaryService.from": Text("the first day", "le premier jour"),
    "MilitaryService.to": Text("the last day; null while serving", "le dernier jour; null si le service dure"),
    "MilitaryService.rank": Text("the rank", "le grade"),
    # The same in every object that has them.
    "date_of_birth": Text("the day of birth", "le jour de naissance"),
    "citizen_or_permanent_resident": Text(
        "whether a citizen or permanent resident of Canada",
        "si la personne est citoyenne ou résidente permanente du Canada",
    ),
    "residences": Text(
        "the countries lived in, for police certificates", "les pays de résidence, pour les certificats de police"
    ),
    "previous_marriages": Text(
        "marriages that ended, for the checklist", "les mariages passés, pour la liste de contrôle"
    ),
    "noc": Text("the occupation", "la profession"),
    "province": Text("the province or territory that issued it", "la province ou le territoire qui l'a délivré"),
    "issued": Text("the day it was issued", "le jour de sa délivrance"),
    **{
        ability: Text(f"the score for {ability}", f"le résultat en {french}")
        for ability, french in {
            "listening": "compréhension de l'oral",
            "reading": "compréhension de l'écrit",
            "writing": "expression écrite",
            "speaking": "expression orale",
        }.items()
    },
}


def meaning(owner: str, name: str) -> Text | None:
    """What a field means; None where nobody has written it down."""
    return FIELDS.get(f"{owner}.{name}") or FIELDS.get(name)
