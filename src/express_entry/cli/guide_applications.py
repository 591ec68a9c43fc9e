"""What the commands of applications and their options say about themselves, in both languages."""

from __future__ import annotations

from express_entry.law.text import Text

APPLICATION = Text(
    "Carry an application from its invitation to landing, for the applicant and for the office.\n\nThe software finds "
    "and shows; whatever is decided, an officer decides.",
    "Mener une demande de l'invitation à l'établissement, pour le demandeur et pour le bureau.\n\nLe logiciel constate "
    "et montre; toute décision est celle d'un agent.",
)
START = Text(
    "Start an application on the open invitation of a profile.\n\nIts forms are filled in from the profile as it was "
    "ranked.",
    "Commencer une demande sur l'invitation ouverte d'un profil.\n\nSes formulaires sont remplis d'après le profil tel "
    "qu'il a été classé.",
)
DECLARE = Text(
    "Fill the forms in: what the file names takes the place of what was there.\n\nThe file is JSON, YAML or TOML with "
    "fields of express-entry/application@1: profile, family, addresses, activities, representative, adviser, "
    "declaration, circumstances.",
    "Remplir les formulaires : ce que le fichier nomme remplace ce qui y était.\n\nLe fichier est en JSON, YAML ou "
    "TOML, "
    "avec des champs de express-entry/application@1 : profile, family, addresses, activities, representative, adviser, "
    "declaration, circumstances.",
)
UPLOAD = Text(
    "Put a document into its slot: one file an item of the list.\n\nIt is looked at as hostile, and kept under seal.",
    "Déposer un document dans son emplacement : un fichier par élément de la liste.\n\nIl est examiné comme hostile et "
    "conservé sous scellé.",
)
TAKE_OUT = Text(
    "Take a document out of its slot; one that was handed in stays on the file as superseded.",
    "Retirer un document de son emplacement; s'il a été présenté, il reste au dossier comme remplacé.",
)
PAY = Text(
    "Record that a fee was paid, or with --repay that it was given back; the answer holds the receipt.",
    "Consigner le paiement de frais ou, avec --repay, leur remboursement; la réponse contient le reçu.",
)
CHECK = Text(
    "Look at an application as if it were handed in now: what would return it, gaps, differences from the pool, and "
    "what an officer may doubt.\n\nThe exit code is 3 where it is not whole.",
    "Examiner une demande comme si elle était présentée maintenant : ce qui la ferait retourner, les lacunes, les "
    "écarts "
    "avec le bassin, et ce dont un agent peut douter.\n\nLe code de sortie est 3 si elle n'est pas entière.",
)
SUBMIT = Text(
    "Sign and hand in an application; the invitation is spent.",
    "Signer et présenter une demande; l'invitation est épuisée.",
)
DISCARD = Text("Throw a draft away, with all that is in it.", "Abandonner une ébauche, avec tout ce qu'elle contient.")
ANSWER = Text("Answer a letter of the office.", "Répondre à une lettre du bureau.")
CHANGE = Text(
    "Tell a change on the way, with its consequences: marriage, birth, a new passport and others.",
    "Signaler un changement en cours de route, avec ses conséquences : mariage, naissance, nouveau passeport et "
    "autres.",
)
WITHDRAW = Text("Withdraw an application.", "Retirer une demande.")
SHOW = Text(
    "Print where an application stands, and what happened to it.",
    "Afficher où en est une demande, et ce qui lui est arrivé.",
)
LIST = Text(
    "List applications, or one of the lists that officers work from.\n\nwithout_owner holds the files without an "
    "officer in charge.",
    "Énumérer les demandes, ou l'une des listes de travail des agents.\n\nwithout_owner contient les dossiers sans "
    "agent responsable.",
)
DEADLINES = Text(
    "List every deadline, of one application or of all, with its rule and its day.",
    "Énumérer toutes les échéances, d'une demande ou de toutes, avec leur règle et leur jour.",
)
ASSIGN = Text(
    "Give a file to an officer; --interest notes that the officer has an interest of their own in it, --left that the "
    "officer is not here any more.",
    "Confier un dossier à un agent; --interest consigne un intérêt personnel de l'agent, --left que l'agent n'est "
    "plus en "
    "poste.",
)
SEE = Text("Note what an officer saw of a document's form.", "Consigner ce qu'un agent a vu de la forme d'un document.")
COMPLETE = Text(
    "Find an application complete (R10): its tracks open.",
    "Constater qu'une demande est complète (R10) : ses volets s'ouvrent.",
)
RETURN = Text(
    "Return an incomplete application (R12): no refusal, all fees are owed back.",
    "Retourner une demande incomplète (R12) : pas un refus, tous les frais sont à rembourser.",
)
RETEST = Text(
    "Run the test of A11.2 anew, or with --finding and --holds record an officer's finding on one.",
    "Refaire la vérification de L11.2 ou, avec --finding et --holds, consigner le constat d'un agent.",
)
TRACK = Text(
    "Find a track of the examination passed, not met or not asked for, or open it again.",
    "Constater qu'un volet de l'examen est satisfait, ne l'est pas ou n'est pas exigé, ou le rouvrir.",
)
REQUEST = Text(
    "Ask something in writing: documents, a concern (fairness), an interview, biometrics.",
    "Demander par écrit : documents, préoccupation (fairness), entrevue, données biométriques.",
)
LETTER = Text("Close a letter, cancel it, or give more time.", "Clore une lettre, l'annuler ou donner plus de temps.")
NOTE = Text("Write a note on a file.", "Ajouter une note à un dossier.")
SEEN = Text("Note that a change was looked at.", "Consigner qu'un changement a été examiné.")
APPROVE = Text(
    "Approve an application whose tracks are settled; --reopen takes the examination up again.",
    "Approuver une demande dont les volets sont réglés; --reopen reprend l'examen.",
)
REFUSE = Text(
    "Propose a refusal, with reasons and provision; another officer confirms it.",
    "Proposer un refus, avec motifs et disposition; un autre agent le confirme.",
)
CONFIRM = Text(
    "Confirm a refusal that another officer proposed, or with --back send it back.",
    "Confirmer un refus proposé par un autre agent ou, avec --back, le renvoyer.",
)
VISA = Text("Issue the visa, once the fee is paid.", "Délivrer le visa, une fois les frais payés.")
LAND = Text(
    "Record that somebody became a permanent resident.", "Consigner qu'une personne est devenue résidente permanente."
)

NUMBER_OF = Text("The number of an application.", "Le numéro d'une demande.")
PROFILE_OF = Text("The number of a profile that was invited.", "Le numéro d'un profil invité.")
FORMS_FILE = Text("The forms; - is standard input.", "Les formulaires; - est l'entrée standard.")
DOCUMENT_FILE = Text("The file to hand in.", "Le fichier à présenter.")
ITEM = Text("ITEM", "ÉLÉMENT")
ITEM_OF = Text(
    "The item of the list, such as principal/passport; letter/3 for an answer to letter 3.",
    "L'élément de la liste, comme principal/passport; letter/3 pour une réponse à la lettre 3.",
)
RULES = Text("RULE,RULE", "RÈGLE,RÈGLE")
KEPT = Text(
    "The rules of form that the document keeps, such as colour_scan,signed; one with a minus before it is not kept.",
    "Les règles de forme que le document respecte, comme colour_scan,signed; un moins devant celle qui ne l'est pas.",
)
EXPLAINS = Text(
    "The file explains why the document is not there.", "Le fichier explique pourquoi le document n'y est pas."
)
FEE = Text("FEE", "FRAIS")
FEE_OF = Text(
    "The fee: processing, right_of_permanent_residence, biometrics.",
    "Les frais : processing (traitement), right_of_permanent_residence (droit de résidence permanente), biometrics "
    "(biométrie).",
)
AMOUNT = Text("Dollars; what is left to pay unless given.", "Des dollars; à défaut, ce qui reste à payer.")
PAID_ON = Text("The day on which it was paid; today unless given.", "Le jour du paiement; à défaut, aujourd'hui.")
REFERENCE = Text(
    "By what the payment is known: the number of a receipt or transfer.",
    "Ce par quoi le paiement est connu : le numéro d'un reçu ou d'un virement.",
)
REPAY = Text("Give back what is owed of the fee.", "Rembourser ce qui est dû de ces frais.")
SIGNATURE = Text("The name as it is signed; it is not kept.", "Le nom tel qu'il est signé; il n'est pas conservé.")
INCOMPLETE = Text(
    "Hand it in although something is missing that returns it.",
    "La présenter bien qu'il manque quelque chose qui la fera retourner.",
)
LETTER_NUMBER = Text("LETTER", "LETTRE")
LETTER_OF = Text("The number of a letter.", "Le numéro d'une lettre.")
TEXT = Text("The words.", "Le texte.")
EVENT = Text("EVENT", "ÉVÉNEMENT")
EVENT_OF = Text(
    "What happened: marriage, separation, birth, new_passport, job_lost, nomination_withdrawn, address, new_result, "
    "representative.",
    "Ce qui est arrivé : marriage (mariage), separation (séparation), birth (naissance), new_passport (nouveau "
    "passeport), job_lost (emploi perdu), nomination_withdrawn (désignation retirée), address (adresse), new_result "
    "(nouveau résultat), representative (représentant).",
)
HAPPENED = Text("The day on which it happened.", "Le jour où c'est arrivé.")
CHANGED_FORMS = Text("A file of the forms that declare it.", "Un fichier des formulaires qui le déclarent.")
FORM_PRINTED = Text("Print the forms as they were declared.", "Afficher les formulaires tels que déclarés.")
QUEUE = Text("LIST", "LISTE")
QUEUE_OF = Text(
    "to_check, to_examine, to_decide, to_issue, to_land, answers, changes, overdue, second_look, without_owner, "
    "refunds.",
    "to_check (à vérifier), to_examine (à examiner), to_decide (à décider), to_issue (à délivrer), to_land (à "
    "établir), "
    "answers (réponses), changes (changements), overdue (en retard), second_look (second regard), without_owner (sans "
    "agent), refunds (remboursements).",
)
OWNER = Text("Only the files of this officer.", "Seulement les dossiers de cet agent.")
UNTIL = Text("Only what falls due by this day.", "Seulement ce qui échoit au plus tard ce jour-là.")
OFFICER_OF = Text("The officer, by pseudonym.", "L'agent, par pseudonyme.")
INTEREST = Text(
    "The officer has an interest of their own in the file.", "L'agent a un intérêt personnel dans le dossier."
)
LEFT = Text("The officer is not here any more.", "L'agent n'est plus en poste.")
WHY = Text("The reason in words.", "Le motif en mots.")
ACCEPTED = Text(
    "A profile with the facts that the officer accepts for the day of the invitation.",
    "Un profil avec les faits que l'agent accepte pour le jour de l'invitation.",
)
VISA_DAY = Text(
    "The day on which the visa issues (R77, 87.2(3)(d)).", "Le jour de délivrance du visa (R77, 87.2(3)d))."
)
AUTHORIZED = Text(
    "Whether, that day, a valid work permit is held or work is authorized (R186).",
    "Si, ce jour-là, un permis de travail valide est détenu ou le travail autorisé (R186).",
)
OFFER_STANDS = Text(
    "Whether the offer of employment still stands that day.", "Si l'offre d'emploi tient encore ce jour-là."
)
OFFER_UNTIL = Text("The last day of the work offered.", "Le dernier jour du travail offert.")
FINDING = Text("The number of a test that was worked out.", "Le numéro d'une vérification faite.")
HOLDS = Text("Whether it holds, as the officer finds.", "Si elle est satisfaite, selon l'agent.")
TRACK_KIND = Text("TRACK", "VOLET")
TRACK_OF = Text(
    "The track: eligibility, medical, criminality, security, biometrics.",
    "Le volet : eligibility (admissibilité), medical (médical), criminality (criminalité), security (sécurité), "
    "biometrics (biométrie).",
)
TO = Text("What is found of it.", "Ce qui en est constaté.")
VALID_UNTIL = Text("The last day of its certificate.", "Le dernier jour de son certificat.")
LETTER_KIND = Text("What is asked.", "Ce qui est demandé.")
BY = Text(
    "The last day to answer; of biometrics the usual one unless given.",
    "Le dernier jour pour répondre; pour la biométrie, à défaut, le délai habituel.",
)
CLOSE = Text("Close it: its answer was looked at, or none came.", "La clore : la réponse a été examinée, ou aucune.")
CANCEL = Text("Ask no longer.", "Ne plus le demander.")
CHANGE_NUMBER = Text("CHANGE", "CHANGEMENT")
CHANGE_OF = Text("The number of a change.", "Le numéro d'un changement.")
REASONS = Text("The reasons of the decision.", "Les motifs de la décision.")
REOPEN = Text("Take the examination up again.", "Reprendre l'examen.")
PROVISION = Text("The provision that it rests on.", "La disposition sur laquelle elle repose.")
MISREPRESENTATION = Text(
    "Refuse for misrepresentation, which bars the person from a new profile.",
    "Refuser pour fausses déclarations, ce qui interdit un nouveau profil.",
)
BAR_FROM = Text(
    "The day on which the bar begins; that of the confirmation unless given.",
    "Le jour où commence l'interdiction; à défaut, celui de la confirmation.",
)
BACK = Text("Send it back to the officer who has the file.", "La renvoyer à l'agent chargé du dossier.")
VISA_UNTIL = Text("The last day on which the visa can be used.", "Le dernier jour d'utilisation du visa.")
LANDED_ON = Text("The day of landing; today unless given.", "Le jour de l'établissement; à défaut, aujourd'hui.")
NOTHING_CHANGED = Text(
    "The person says that nothing changed since the visa (R51).",
    "La personne dit que rien n'a changé depuis le visa (R51).",
)
DEMO = Text(
    "Make a dozen and more invented applications in every stage, with two case officers.\n\nTo be called on an empty "
    "data folder, before pool demo: what happens to them is dated in the past twelve months.",
    "Créer une douzaine de demandes inventées, et plus, à toutes les étapes, avec deux agents des dossiers.\n\nÀ "
    "lancer dans un dossier de données vide, avant pool demo : ce qui leur arrive est daté des douze derniers mois.",
)
DEMO_DONE = Text(
    "Invented applications: {many}, each at another point of its way.",
    "Demandes inventées : {many}, chacune à un autre point de son parcours.",
)
