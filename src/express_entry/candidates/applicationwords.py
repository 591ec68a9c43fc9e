"""What the pages of an application say: its tasks, the check, handing in, and what happens after receipt."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Application {number}", "Demande {number}")
STATE, CLASS = Text("State", "État"), Text("Class", "Catégorie")
DAYS_LEFT = Text("Days left to hand it in", "Jours restants pour la présenter")
LAST_DAY = Text("The last day is {day}.", "Le dernier jour est le {day}.")
TASKS_TITLE = Text("What there is to do", "Ce qu'il y a à faire")
DONE_OF = Text("{done} of {all} parts are done.", "Parties faites : {done} sur {all}.")
DONE, TO_DO = Text("Done", "Fait"), Text("To do", "À faire")
LOOK = Text("To check", "À vérifier")
FORMS_TITLE, PAPERS_TITLE, END_TITLE = (
    Text("Forms", "Formulaires"),
    Text("Documents and fees", "Documents et frais"),
    Text("Check and hand in", "Vérifier et présenter"),
)
TASK_PERSON = Text("Name and passport", "Nom et passeport")
TASK_PROFILE = Text("Your answers", "Vos réponses")
CHILDREN_OPEN = Text("whether you have children is not answered", "vous n'avez pas indiqué si vous avez des enfants")
TASK_FAMILY = Text("Members of the family", "Membres de la famille")
TASK_ADDRESSES = Text("Addresses", "Adresses")
TASK_ACTIVITIES = Text("What you did", "Ce que vous avez fait")
TASK_COUNSEL = Text("Representative and adviser", "Représentant et conseiller")
TASK_DECLARATIONS = Text("Declarations", "Déclarations")
TASK_PAPERS = Text("Documents", "Documents")
TASK_FEES = Text("Fees", "Frais")
TASK_CHECK = Text("Check everything", "Tout vérifier")
TASK_HAND_IN = Text("Sign and hand in", "Signer et présenter")
DIFFERENCES = Text(
    "{many} answers differ from those you were ranked on",
    "{many} réponses diffèrent de celles du classement",
)
ONE_DIFFERENCE = Text(
    "One answer differs from those you were ranked on",
    "Une réponse diffère de celles du classement",
)
PAPERS_OF = Text("{many} of {all} that are needed", "{many} sur {all} exigés")
FEES_LEFT = Text("{amount} left to pay", "{amount} restent à payer")
GAPS = Text("Months are missing", "Des mois manquent")
WITHDRAW, DISCARD = (
    Text("Withdraw the application", "Retirer la demande"),
    Text("Delete this draft", "Supprimer cette ébauche"),
)
SEE_INVITATION = Text("See or decline the invitation", "Voir ou décliner l'invitation")
OTHER_WAYS = Text("Other choices", "Autres possibilités")

# --- the check
CHECK_TITLE = Text("Check everything", "Tout vérifier")
CHECK_LEAD = Text(
    "Your application is checked as if it were received now. Only something missing gets an application returned; "
    "what an officer may question is listed apart.",
    "Votre demande est vérifiée comme si elle était reçue maintenant. Seul un élément manquant fait retourner une "
    "demande; ce qu'un agent peut mettre en doute est énuméré à part.",
)
WHOLE = Text("Nothing is missing.", "Rien ne manque.")
MISSING_TITLE = Text(
    "What is missing, for which it would be returned (R10)",
    "Ce qui manque et entraînerait le retour de la demande (R10)",
)
NEEDS_TITLE = Text("What has to be known to tell", "Ce qu'il faut savoir pour le dire")
GAPS_TITLE = Text("Months not accounted for", "Mois sans renseignements")
GAP = Text("{of}: from {first} to {last}", "{of} : de {first} à {last}")
OF_ADDRESSES, OF_ACTIVITIES = Text("Addresses", "Adresses"), Text("What you did", "Ce que vous avez fait")
DIFFERENCES_TITLE = Text(
    "What differs from the answers you were ranked on",
    "Ce qui diffère des réponses du classement",
)
DIFFERENCES_CAPTION = Text("Answers that differ", "Réponses qui diffèrent")
ANSWER, RANKED, DECLARED = Text("Answer", "Réponse"), Text("As ranked", "Au classement"), Text("Now", "Maintenant")
DOUBTS_TITLE = Text("What an officer may question", "Ce qu'un agent peut mettre en doute")
RETEST_TITLE = Text("Whether the round would still have invited you (A11.2)",
                    "Si la ronde aurait tout de même mené à une invitation (L11.2)")  # fmt: skip
RETEST_HOLDS = Text(
    "From what you declare, everything that was checked still holds.",
    "D'après ce que vous déclarez, tout ce qui a été vérifié tient toujours.",
)
RETEST_FALLS = Text(
    "From what you declare, something that you were invited for no longer holds: an officer could refuse the "
    "application (A11.2).",
    "D'après ce que vous déclarez, une partie de ce pour quoi l'invitation a été émise ne tient plus : un agent "
    "pourrait refuser la demande (L11.2).",
)
RETEST_OPEN = Text(
    "Nothing that you declare speaks against it, but it is not certain that everything you were invited for still "
    "holds (A11.2). An officer decides.",
    "Rien de ce que vous déclarez ne s'y oppose, mais il n'est pas certain que tout ce pour quoi l'invitation a été "
    "émise tienne toujours (L11.2). Un agent en décide.",
)
RULES_NOT_KNOWN = Text(
    "The points of that day are not known here yet.",
    "Les points de ce jour ne sont pas encore connus ici.",
)
WOULD_TELL = Text("To know, this is needed: {needs}.", "Pour le savoir, il faut : {needs}.")
TO_HAND_IN = Text("Sign and hand in", "Signer et présenter")

# --- handing in
HAND_IN_CHANGED = Text(
    "The forms were changed meanwhile, perhaps in another window: nothing was handed in. See the check again, and sign "
    "what is saved now.",
    "Les formulaires ont été modifiés entre-temps, peut-être dans une autre fenêtre : rien n'a été présenté. Revoyez "
    "la vérification, et signez ce qui est maintenant enregistré.",
)
HAND_IN_TITLE = Text("Sign and hand in", "Signer et présenter")
HAND_IN_FOLLOWS = (
    Text(
        "The application is received at this moment: fees and ages are those of today.",
        "La demande est reçue à cet instant : les frais et les âges sont ceux d'aujourd'hui.",
    ),
    Text(
        "The invitation and your profile in the pool are used up.",
        "L'invitation et votre profil du bassin ne peuvent plus servir.",
    ),
    Text(
        "The forms can no longer be changed: if something changes afterwards, you report it.",
        "Les formulaires ne peuvent plus être modifiés : si quelque chose change ensuite, vous le signalez.",
    ),
    Text("If it is returned as incomplete, all fees are repaid, and you need a new profile.",
         "Si elle est retournée comme incomplète, tous les frais sont remboursés, et il vous faut un nouveau profil."),
)  # fmt: skip
SIGNATURE = Text("Your name, as your signature", "Votre nom, tenant lieu de signature")
SIGNATURE_HINT = Text(
    "By typing it you declare that everything is complete and accurate. The name is checked and not kept.",
    "En le tapant, vous déclarez que tout est complet et exact. Le nom est vérifié et n'est pas conservé.",
)
INCOMPLETE = Text("Hand it in even though something is missing", "La présenter même s'il manque quelque chose")
INCOMPLETE_HINT = Text(
    "An application with something missing may be returned.",
    "Une demande incomplète peut être retournée.",
)
HAND_IN_NOW = Text("Hand in my application", "Présenter ma demande")
HANDED_IN = Text("Your application is received.", "Votre demande est reçue.")

# --- withdrawing
WITHDRAW_TITLE = Text("Withdraw your application?", "Retirer votre demande ?")
WITHDRAW_FOLLOWS = (
    Text("The application ends at once and cannot be taken up again.",
         "La demande prend fin aussitôt et ne peut être reprise."),
    Text("The processing fee is kept once processing has begun; the right of permanent residence fee is repaid "
         "(R303(4)).",
         "Les frais de traitement sont conservés une fois le traitement commencé; les frais relatifs au droit de "
         "résidence permanente sont remboursés (R303(4))."),
    Text("To apply again you need a new profile and a new invitation.",
         "Pour présenter une nouvelle demande, il vous faut un nouveau profil et une nouvelle invitation."),
)  # fmt: skip
WITHDRAWN = Text("Your application is withdrawn.", "Votre demande est retirée.")
DISCARD_TITLE = Text("Delete this draft?", "Supprimer cette ébauche ?")
DISCARD_FOLLOWS = (
    Text("Everything declared and every document in it is deleted.",
         "Tout ce qui y est déclaré et chaque document sont supprimés."),
    Text("What you paid is repaid.", "Ce que vous avez payé est remboursé."),
    Text("The invitation stays open until its last day.", "L'invitation reste ouverte jusqu'à son dernier jour."),
)  # fmt: skip
DISCARDED = Text(
    "The draft is deleted. Your invitation is still open.",
    "L'ébauche est supprimée. Votre invitation est toujours ouverte.",
)  # fmt: skip

# --- after receipt
RECEIVED, STANDARD = Text("Received", "Reçue"), Text("Service standard", "Norme de service")
STANDARD_NO_RIGHT = Text("{day} (not guaranteed)", "{day} (sans garantie)")
DECIDED, VISA_UNTIL, LANDED = (
    Text("Decided", "Décidée"),
    Text("Last day to use the visa", "Dernier jour d'utilisation du visa"),
    Text("Permanent resident since", "Résidence permanente depuis"),
)
ENDED = Text("Ended", "Terminée")
TRACKS_TITLE = Text("How far the examination has come", "Où en est l'examen")
TRACKS_CAPTION = Text("Tracks of the examination", "Volets de l'examen")
TRACK, SINCE, UNTIL = Text("Track", "Volet"), Text("Since", "Depuis"), Text("Valid until", "Valide jusqu'au")
LETTERS_TITLE = Text("What the office asked you", "Ce que le bureau vous a demandé")
LETTERS_CAPTION = Text("Letters of the office that ask for an answer", "Lettres du bureau qui demandent une réponse")
LETTER, ANSWER_BY = Text("Letter", "Lettre"), Text("Answer by", "Répondre au plus tard le")
WAS_DUE = Text("overdue: was due {day}", "en retard : échéance le {day}")
ANSWER_NOW = Text("Read and answer", "Lire et répondre")
ISSUED_TITLE = Text("Letters that were issued to you", "Lettres qui vous ont été adressées")
ISSUED_CAPTION = Text("Letters as they were issued", "Lettres telles qu'elles ont été émises")
ISSUED, AS_PAGE, AS_PDF = Text("Issued", "Émise"), Text("Read", "Lire"), Text("PDF", "PDF")
CHANGES_TITLE = Text("Report a change", "Signaler un changement")
CHANGES_TEXT = Text(
    "Report what changes on the way: a marriage, a birth, a new passport, another address.",
    "Signalez ce qui change en cours de route : un mariage, une naissance, un nouveau passeport, une autre adresse.",
)
DECISIONS_TITLE = Text("What was decided", "Ce qui a été décidé")
DECISION_OF = Text("{kind} ({provision}), {day}", "{kind} ({provision}), {day}")
MONEY_TITLE = Text("Money", "Argent")
DATES_TITLE, DATES_CAPTION = Text("Dates ahead", "Dates à venir"), Text("What falls due", "Ce qui arrive à échéance")
DAY, WHAT, PROVISION = Text("Day", "Date"), Text("What", "Quoi"), Text("Provision", "Disposition")
NOTHING_TO_DO = Text("There is nothing for you to do now.", "Vous n'avez rien à faire pour le moment.")
SEE_FORMS = Text("What was declared", "Ce qui a été déclaré")
SEE_PAPERS = Text("Documents that were handed in", "Documents déposés")
SEE_FEES = Text("Fees, payments and repayments", "Frais, paiements et remboursements")
RIGHT_DUE = Text(
    "The right of permanent residence fee is still to be paid: {amount}.",
    "Les frais relatifs au droit de résidence permanente restent à payer : {amount}.",
)
NOTES_TITLE = Text("Corrections asked for", "Corrections demandées")
NOTES_CAPTION = Text(
    "Corrections that you asked for and that were not made",
    "Corrections que vous avez demandées et qui n'ont pas été faites",
)
FIELD, WORDS, ANSWERED = Text("About", "Au sujet de"), Text("In your words", "En vos mots"), Text("Answer", "Réponse")
COLON = Text(":", " :")

# --- a letter
LETTER_LEAD = Text("Sent {sent}. Answer by {day}.", "Envoyée le {sent}. Répondez au plus tard le {day}.")
LETTER_OVERDUE = Text(
    "Sent {sent}. The answer was due {day}. It is late, but still taken: answer now.",
    "Envoyée le {sent}. L'échéance était le {day}. Une réponse tardive est encore reçue : répondez maintenant.",
)
LETTER_SAYS = Text("What is asked", "Ce qui est demandé")
LETTER_PAPER = Text("Attach a document to the answer", "Joindre un document à la réponse")
LETTER_HAS_PAPER = Text("A document is attached.", "Un document est joint.")
YOUR_ANSWER = Text("Your answer", "Votre réponse")
SEND_ANSWER = Text("Send the answer", "Envoyer la réponse")
ANSWER_FINAL = Text(
    "You can send an answer only once: attach the documents first.",
    "Une réponse ne s'envoie qu'une fois : joignez d'abord les documents.",
)
ANSWER_SENT = Text("Your answer is sent.", "Votre réponse est envoyée.")
ANSWERED_ON = Text("Answered {day}", "Répondu le {day}")
ANSWERED_MEANWHILE = Text(
    "Your answer was not sent: the letter was answered meanwhile. What you wrote stands below, to be copied.",
    "Votre réponse n'a pas été envoyée : quelqu'un a répondu à la lettre entre-temps. Ce que vous avez écrit figure "
    "plus bas, pour être copié.",
)
ASKED_NO_LONGER = Text(
    "Your answer was not sent: the letter asks for none any more. What you wrote stands below, to be copied.",
    "Votre réponse n'a pas été envoyée : la lettre n'en demande plus. Ce que vous avez écrit figure plus bas, pour "
    "être copié.",
)
NOT_SENT = Text("What you wrote, which was not sent", "Ce que vous avez écrit, qui n'a pas été envoyé")
EMPTY_ANSWER = Text("Write an answer", "Écrivez une réponse")
LONG_ANSWER = Text(
    "The answer has {many} characters: shorten it to 10,000, or hand the rest in as a document",
    "La réponse compte {many} caractères : ramenez-la à 10 000, ou déposez le reste comme document",
)

# --- changes
CHANGE_EVENT = Text("What happened?", "Qu'est-il arrivé ?")
CHANGE_DAY = Text("On which day?", "À quelle date ?")
CHANGE_NOW = Text("Report it", "Le signaler")
CHANGE_TOLD = Text("The change is reported.", "Le changement est signalé.")
CHANGE_TOO_LATE = Text(
    "The change was not reported: your application is no longer open.",
    "Le changement n'a pas été signalé : votre demande n'est plus ouverte.",
)
CHANGE_NO_DAY = Text("Say on which day it happened", "Dites à quelle date c'est arrivé")
CHANGE_CHOOSE = Text("Choose what happened", "Choisissez ce qui est arrivé")
CHANGE_LEADS = Text("What each change leads to", "Ce à quoi chaque changement mène")
CHANGES_TOLD = Text("Changes that you reported", "Changements que vous avez signalés")
CHANGE_ON = Text("{event}, {day}", "{event}, {day}")
CHANGE_SEEN = Text("an officer has read it", "lu par un agent")
CHANGE_UNSEEN = Text("not read yet", "pas encore lu")
LEADS_TO = Text("{reason} ({citation})", "{reason} ({citation})")
FORM_OF = Text("{what}: whether it is in the form that is asked for", "{what} : si sa forme est celle qui est exigée")
DECLARATION_NEEDS = {
    "declaration.complete_and_accurate": Text("declaration that everything is complete and accurate",
                                              "déclaration que tout est complet et exact"),
    "declaration.principal": Text("who is the principal applicant", "qui est le demandeur principal"),
    "declaration.family": Text("members of the family, or that you have no children",
                               "membres de la famille, ou que vous n'avez pas d'enfants"),
    "declaration.representative": Text("whether somebody represents you", "si une personne vous représente"),
    "declaration.adviser": Text("whether somebody advised you for consideration",
                                "si une personne vous a conseillé contre rémunération"),
}  # fmt: skip
