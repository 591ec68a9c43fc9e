"""What the pages of the forms of an application say: family, addresses, activities, representative, declarations."""

from __future__ import annotations

from express_entry.law.text import Text

SAVE, SAVED = Text("Save", "Enregistrer"), Text("Saved.", "C'est enregistré.")
CHANGED_MEANWHILE = Text(
    "This part was changed meanwhile, perhaps in another window. What you typed stands below; nothing of it is saved "
    "yet. If you save it now, it takes the place of what was saved there.",
    "Cette partie a été modifiée entre-temps, peut-être dans une autre fenêtre. Ce que vous avez saisi figure plus "
    "bas; rien n'en est encore enregistré. Si vous l'enregistrez maintenant, cela remplacera ce qui y a été "
    "enregistré.",
)
SAVED_THERE = Text(
    "What is saved now, where you typed something else:",
    "Ce qui est enregistré maintenant, là où vous avez saisi autre chose :",
)
ENTRY_CHANGED_MEANWHILE = Text(
    "This entry was changed or removed meanwhile, perhaps in another window. The list is as it was saved there. What "
    "you typed stands below; nothing of it is saved yet. If you save it now, it is added to the list.",
    "Cette entrée a été modifiée ou supprimée entre-temps, peut-être dans une autre fenêtre. La liste est celle qui y "
    "a été enregistrée. Ce que vous avez saisi figure plus bas; rien n'en est encore enregistré. Si vous "
    "l'enregistrez maintenant, cela s'ajoutera à la liste.",
)
CLOSED = Text("The application was handed in: the forms cannot be changed any more.",
              "La demande a été présentée : les formulaires ne peuvent plus être modifiés.")  # fmt: skip

# --- family
FAMILY_TITLE = Text("Members of your family", "Membres de votre famille")
FAMILY_LEAD = Text(
    "Declare every member of your family, whether or not they come with you. A person who is neither declared nor "
    "examined can generally never be sponsored later.",
    "Déclarez chaque membre de votre famille, qu'il vous accompagne ou non. Une personne qui n'est ni déclarée ni "
    "examinée ne pourra en général jamais être parrainée plus tard.",
)
FAMILY_NOBODY = Text(
    "Your answers mention no spouse or partner and no child. If there is one, change your answers first; if not, "
    "confirm it.",
    "Vos réponses n'indiquent ni époux ou conjoint de fait, ni enfant. S'il y a quelqu'un, modifiez d'abord vos "
    "réponses; sinon, confirmez-le.",
)
NO_CHILDREN = Text(
    "I have no children, of any age, living with me or elsewhere",
    "Je n'ai pas d'enfants, quel que soit leur âge, qu'ils vivent avec moi ou ailleurs",
)
CONFIRM_CHILDREN = Text(
    "Confirm that you have no children, or add them to your answers",
    "Confirmez que vous n'avez pas d'enfants, ou ajoutez-les à vos réponses",
)
DECLARE = Text("I declare: {who}", "Je déclare : {who}")
WITH_BIRTH = Text("{who}, born {day}", "{who}, naissance le {day}")
PRINCIPAL = Text(
    "I am the principal applicant, and my spouse or partner accompanies me",
    "Je suis la personne qui présente la demande principale, et mon époux ou conjoint de fait m'accompagne",
)
TO_ANSWERS = Text("Change my answers", "Modifier mes réponses")

# --- addresses and activities
ADDRESSES_TITLE = Text("Where you lived", "Où vous avez vécu")
ACTIVITIES_TITLE = Text("What you did", "Ce que vous avez fait")
SPELLS_LEAD = Text(
    "Month by month from {since} until now, without a gap.",
    "Mois par mois de {since} jusqu'à maintenant, sans interruption.",
)
NO_GAP = Text("No month is missing.", "Aucun mois ne manque.")
GAPS_TITLE = Text("Months that are missing", "Mois qui manquent")
GAP = Text("from {first} to {last}", "de {first} à {last}")
ADDRESSES_CAPTION = Text("Addresses, the earliest first", "Adresses, de la plus ancienne à la plus récente")
ACTIVITIES_CAPTION = Text("Activities, the earliest first", "Activités, de la plus ancienne à la plus récente")
FROM, TO = Text("From", "De"), Text("To", "À")
WHAT_ADDRESS, WHAT_ACTIVITY = Text("Address", "Adresse"), Text("Activity", "Activité")
COUNTRY = Text("Country", "Pays")
NOW = Text("now", "maintenant")
CHANGE, REMOVE = Text("Change", "Modifier"), Text("Remove", "Supprimer")
ADD_ADDRESS, ADD_ACTIVITY = (
    Text("Add an address", "Ajouter une adresse"),
    Text("Add an activity", "Ajouter une activité"),
)
CHANGE_ADDRESS, CHANGE_ACTIVITY = (
    Text("Change this address", "Modifier cette adresse"),
    Text("Change this activity", "Modifier cette activité"),
)
FROM_LABEL, TO_LABEL = Text("First month", "Premier mois"), Text("Last month", "Dernier mois")
MONTH_HINT = Text("Year and month, for example 2021-09", "Année et mois, par exemple 2021-09")
TO_HINT = Text("Leave it empty if it goes on", "Laissez vide si cela se poursuit")
ADDRESS_LABEL = Text("Address: street, place, region", "Adresse : rue, lieu, région")
ACTIVITY_LABEL = Text("What did you do?", "Que faisiez-vous ?")
DETAIL_LABEL = Text("Details: employer, school, title", "Précisions : employeur, école, titre")
ADDED, REMOVED = Text("It is added.", "C'est ajouté."), Text("It is removed.", "C'est supprimé.")
OF_SPELL = Text(" – {what}, from {first}", " – {what}, de {first}")
ACTIVITIES = {
    "employed": Text("employed", "en emploi"),
    "self_employed": Text("self-employed", "à mon compte"),
    "studying": Text("studying", "aux études"),
    "unemployed": Text("unemployed", "sans emploi"),
    "homemaking": Text("homemaking", "au foyer"),
    "travelling": Text("travelling", "en voyage"),
    "military": Text("military service", "au service militaire"),
    "retired": Text("retired", "à la retraite"),
    "detained": Text("detained", "en détention"),
    "other": Text("something else", "autre chose"),
}

# --- representative, adviser
COUNSEL_TITLE = Text("Representative and adviser", "Représentant et conseiller")
COUNSEL_LEAD = Text(
    "Name everybody who represents you, or who advised you for consideration (R10(2)(c.1)-(c.4)).",
    "Indiquez toute personne qui vous représente, ou qui vous a conseillé contre rémunération (R10(2)c.1)-c.4)).",
)
REPRESENTATIVE, ADVISER = Text("Representative", "Représentant"), Text("Adviser", "Conseiller")
HAS_REPRESENTATIVE = Text("Does somebody represent you?", "Une personne vous représente-t-elle ?")
HAS_ADVISER = Text(
    "Did somebody advise you for consideration?", "Une personne vous a-t-elle conseillé contre rémunération ?"
)
PAID = Text("Is it for consideration?", "Est-ce contre rémunération ?")
NAME, POSTAL_ADDRESS = Text("Name", "Nom"), Text("Postal address", "Adresse postale")
TELEPHONE = Text("Telephone", "Téléphone")
BODY = Text("Body of which the person is a member", "Organisme dont la personne est membre")
MEMBERSHIP = Text("Membership number", "Numéro de membre")
IF_YES = Text("If yes:", "Si oui :")
CHOOSE_ONE = Text("Answer yes or no", "Répondez par oui ou par non")

# --- declarations
DECLARATIONS_TITLE = Text("Declarations", "Déclarations")
COMPLETE = Text("Everything that I state is complete and accurate", "Tout ce que je déclare est complet et exact")
RELEASES = Text(
    "Do you let the office release information to somebody?",
    "Autorisez-vous le bureau à communiquer des renseignements à quelqu'un ?",
)
RELEASES_HINT = Text(
    "If yes, a signed form is among your documents.", "Si oui, un formulaire signé figure parmi vos documents."
)
NAMES_DIFFER = Text(
    "Do names differ between your documents?", "Les noms diffèrent-ils d'un de vos documents à l'autre ?"
)
NAMES_HINT = Text("After a marriage, for example", "Après un mariage, par exemple")
ADOPTED = Text("{who} was adopted", "Adoption : {who}")
NO_CHILD_ADOPTED = Text("No child of mine was adopted", "Aucun de mes enfants n'a été adopté")
APPLIED = Text(
    "On which day did you apply to the province?", "À quelle date avez-vous présenté votre demande à la province ?"
)
APPLIED_HINT = Text(
    "For a nominee, a child's age is the one on that day.",
    "Pour un candidat désigné, l'âge d'un enfant est celui de ce jour-là.",
)
REQUEST_LETTER = Text(
    "A country that gives its police certificate only on the office's letter",
    "Un pays qui ne remet son certificat de police que sur lettre du bureau",
)
REQUEST_LETTER_MORE = Text("Another such country", "Un autre pays de cette sorte")
