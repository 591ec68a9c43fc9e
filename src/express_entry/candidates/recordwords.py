"""What the pages of one's own records say: history, a copy, corrections, erasure, who acts for one, the calendar."""

from __future__ import annotations

from express_entry.law.text import Text

# --- history
HISTORY_TITLE = Text("What happened to your file", "Ce qui est arrivé à votre dossier")
HISTORY_LEAD = Text(
    "Everything that was done to your profiles and applications, the latest first.",
    "Tout ce qui a été fait de vos profils et de vos demandes, du plus récent au plus ancien.",
)
HISTORY_CAPTION = Text("Events, the latest first", "Événements, du plus récent au plus ancien")
WHEN, WHAT, OF = Text("When", "Quand"), Text("What", "Quoi"), Text("About", "Au sujet de")
OLDER, NEWER = Text("Older", "Plus anciens"), Text("Newer", "Plus récents")
PAGES = Text("Pages of the history", "Pages de l'historique")
NOTHING = Text("Nothing has happened yet.", "Rien n'est encore arrivé.")

# --- records
RECORDS_TITLE = Text("Your records", "Vos renseignements")
COPY_TITLE = Text("Get a copy", "Obtenir une copie")
COPY_TEXT = Text(
    "Everything that is held about you, with every document that you handed in, in one .zip file. The download is "
    "noted in the audit trail.",
    "Tout ce qui est détenu à votre sujet, avec chaque document que vous avez déposé, dans un fichier .zip. Le "
    "téléchargement est noté dans la piste de vérification.",
)
COPY_NOW = Text("Download my records", "Télécharger mes renseignements")
CORRECT_TITLE = Text("Have something corrected", "Faire corriger quelque chose")
CORRECT_TEXT = Text(
    "What you can change yourself, you change on its own page. For anything else, say what is wrong: an officer "
    "answers, and a request that is refused is noted on the record.",
    "Ce que vous pouvez modifier vous-même se modifie sur sa propre page. Pour le reste, dites ce qui est inexact : "
    "un agent répond, et une demande refusée est notée au dossier.",
)
CORRECT_NOW = Text("Ask for a correction", "Demander une correction")
CORRECTIONS_CAPTION = Text("Corrections that you asked for", "Corrections que vous avez demandées")
ABOUT, FIELD, STATE = Text("Record", "Dossier"), Text("What", "Quoi"), Text("State", "État")
REASON = Text("Reason given", "Motif donné")
CORRECT_ABOUT = Text("Which record is it about?", "De quel dossier s'agit-il ?")
CORRECT_FIELD = Text("What in it is wrong?", "Qu'est-ce qui y est inexact ?")
CORRECT_FIELD_HINT = Text("For example, the date of a job", "Par exemple, la date d'un emploi")
CORRECT_WORDS = Text(
    "What should it say, and what shows that?",
    "Que faudrait-il y lire, et qu'est-ce qui le montre ?",
)
CORRECT_SEND = Text("Send", "Envoyer")
CORRECT_NO_RECORD = Text("There is no record of yours yet.", "Il n'y a encore aucun dossier à votre nom.")
CORRECT_CHOOSE = Text("Choose a record of yours", "Choisissez un de vos dossiers")
CORRECT_SENT = Text("Your request is sent. An officer answers it.", "Votre demande est envoyée. Un agent y répondra.")
ERASE_TITLE = Text("Have everything erased", "Faire tout effacer")
ERASE_TEXT = Text(
    "You can ask for everything held about you to be erased. If the law requires something to be kept, you are told "
    "what and until when.",
    "Vous pouvez demander que tout ce qui est détenu à votre sujet soit effacé. Si la loi oblige à conserver quelque "
    "chose, on vous dit quoi et jusqu'à quand.",
)
ERASE_ASK = Text("Ask to be erased", "Demander l'effacement")
ERASURES_CAPTION = Text("Your requests to be erased", "Vos demandes d'effacement")
CODE, ASKED = Text("Code", "Code"), Text("Asked", "Demandé")
KEPT_BY = Text("What keeps your records for now", "Ce qui retient vos renseignements pour le moment")
UNTIL = Text("{reason} ({citation}), until {day}", "{reason} ({citation}), jusqu'au {day}")
NO_DAY_KNOWN = Text("{reason} ({citation})", "{reason} ({citation})")
KEEP_CODE = Text(
    "Keep the code: with it you can read the receipt once everything is gone and you no longer have an account.",
    "Conservez le code : il vous permet de lire le reçu une fois que tout a disparu et que vous n'avez plus de compte.",
)
RECALL = Text("Take the request back", "Retirer la demande")
RECALL_TITLE = Text("Take your request back?", "Retirer votre demande ?")
RECALL_FOLLOWS = Text(
    "Nothing is erased. You can ask again at any time.", "Rien n'est effacé. Vous pouvez redemander à tout moment."
)
RECALLED = Text("Your request is taken back. Nothing is erased.", "Votre demande est retirée. Rien n'est effacé.")
ERASE_FIRST_TITLE = Text("Do you want everything erased?", "Voulez-vous que tout soit effacé ?")
ERASE_FOLLOWS = (
    Text("Your profiles, applications, documents and letters go, and your account with them.",
         "Vos profils, demandes, documents et lettres disparaissent, et votre compte avec eux."),
    Text(
        "While a profile is in the pool, the rest stays until it has ended.",
        "Tant qu'un profil est dans le bassin, le reste demeure jusqu'à ce qu'il prenne fin.",
    ),
    Text("Where an application was handed in, an officer decides first.",
         "Si une demande a été présentée, un agent décide d'abord."),
    Text(
        "Some numbers stay that identify nobody, so that past rounds can still be verified.",
        "Il reste des numéros qui n'identifient personne, pour qu'on puisse encore vérifier les rondes passées.",
    ),
)  # fmt: skip
ERASE_COPY_FIRST = Text(
    "Get a copy of your records first: afterwards nobody can give it to you.",
    "Obtenez d'abord une copie de vos renseignements : ensuite, personne ne pourra vous la donner.",
)
ERASE_WITHDRAW = Text(
    "Also withdraw my profile from the pool, so that the erasure need not wait until it ends",
    "Retirer aussi mon profil du bassin, pour que l'effacement n'ait pas à attendre sa fin",
)
ERASE_CONTINUE = Text("Continue", "Continuer")
ERASE_SECOND_TITLE = Text("Erase everything: do you confirm?", "Tout effacer : confirmez-vous ?")
ERASE_SECOND_LEAD = Text(
    "This is the second and last question. What is erased cannot be brought back by anybody.",
    "C'est la seconde et dernière question. Ce qui est effacé ne peut être rétabli par personne.",
)
ERASE_SURE = Text("I confirm that everything is to be erased", "Je confirme que tout doit être effacé")
ERASE_SURE_NEEDED = Text("Tick the box to confirm", "Cochez la case pour confirmer")
ERASE_NOW = Text("Erase everything", "Tout effacer")
ERASE_ASKED = Text("Your request to be erased is made.", "Votre demande d'effacement est faite.")

# --- who acts
ACTING_TITLE = Text("Somebody who acts for you", "Une personne qui agit pour vous")
ACTING_LEAD = Text(
    "A firm of authorised representatives that you appoint can do here what you can do for your profile and your "
    "application, until you end it. It cannot take a copy of your records, have them corrected or erased, appoint "
    "anybody, or see your job seeker validation code.",
    "Un cabinet de représentants autorisés à qui vous donnez mandat peut faire ici ce que vous pouvez y faire pour "
    "votre profil et votre demande, jusqu'à ce que vous y mettiez fin. Il ne peut ni obtenir une copie de vos "
    "renseignements, ni les faire corriger ou effacer, ni donner mandat à quelqu'un, ni voir votre code de validation "
    "de chercheur d'emploi.",
)
ACTING_PAID = Text(
    "Only members in good standing of a law society, of the Chambre des notaires du Québec or of the College of "
    "Immigration and Citizenship Consultants may help for consideration (A91).",
    "Seuls les membres en règle d'un barreau, de la Chambre des notaires du Québec ou du Collège des consultants en "
    "immigration et en citoyenneté peuvent aider contre rémunération (L91).",
)
ACTING_CAPTION = Text("Appointments that you made", "Mandats que vous avez donnés")
FIRM, SINCE, LAST_DAY = Text("Firm", "Cabinet"), Text("Since", "Depuis"), Text("Last day", "Dernier jour")
END, ENDED_ON = Text("End it", "Y mettre fin"), Text("ended {day}", "terminé le {day}")
END_OF = Text(" – {firm}", " – {firm}")
ACTS = Text("acts for you", "agit pour vous")
NO_END = Text("no last day", "aucun")
APPOINT_TITLE = Text("Appoint a firm", "Donner mandat à un cabinet")
APPOINT_FIRM = Text("Name of the firm in this service", "Nom du cabinet dans ce service")
APPOINT_FIRM_HINT = Text(
    "The short name that the firm gave you, for example demo-firm",
    "Le nom court que le cabinet vous a donné, par exemple demo-firm",
)
APPOINT_UNTIL = Text("Last day, if you agreed on one", "Dernier jour, si vous en avez convenu un")
APPOINT_NOW = Text("Appoint this firm", "Donner mandat à ce cabinet")
APPOINTED = Text("The firm now acts for you.", "Le cabinet agit maintenant pour vous.")
END_TITLE = Text("End the appointment?", "Mettre fin au mandat ?")
END_FOLLOWS = Text(
    "From this moment on the firm sees nothing of yours. What it has done for you stays.",
    "Dès cet instant, le cabinet ne voit plus rien de vous. Ce qu'il a fait pour vous demeure.",
)
END_NOW = Text("End the appointment", "Mettre fin au mandat")
END_DONE = Text("The appointment is ended.", "Le mandat a pris fin.")

# --- the calendar
CALENDAR_TITLE = Text("Your dates in your own calendar", "Vos dates dans votre propre calendrier")
CALENDAR_LEAD = Text(
    "A calendar program can read your dates at a secret address, and follows them when they change: what falls due, "
    "and what changes your result, such as a birthday or a test that expires. Anybody who has the address can read "
    "them: neither your name nor your points are in them, but keep the address to yourself.",
    "Un programme de calendrier peut lire vos dates à une adresse secrète et les suit quand elles changent : ce qui "
    "arrive à échéance, et ce qui change votre résultat, comme un anniversaire ou un test qui expire. Quiconque a "
    "l'adresse peut les lire : ni votre nom ni vos points n'y figurent, mais gardez l'adresse pour vous.",
)
CALENDAR_NEW = Text("Create a private address", "Créer une adresse privée")
CALENDAR_ANOTHER = Text("Create another address", "Créer une autre adresse")
CALENDAR_ENDS = Text("The earlier address then stops working.", "L'adresse précédente cesse alors de fonctionner.")
CALENDAR_REVOKE = Text("Cancel the address", "Annuler l'adresse")
CALENDAR_SHOWN = Text(
    "This is the address. It is shown this once: copy it now.",
    "Voici l'adresse. Elle n'est montrée que cette fois : copiez-la maintenant.",
)
CALENDAR_GONE = Text("The address no longer works.", "L'adresse ne fonctionne plus.")
CALENDAR_STOPPED_ON = Text(
    "The address that there was stopped working on {day}.", "L'adresse qu'il y avait a cessé de fonctionner le {day}."
)
CALENDAR_STOPPED = Text(
    "The address that there was has stopped working.", "L'adresse qu'il y avait ne fonctionne plus."
)
CALENDAR_LET_GO = Text(
    "It had been created by a representative who no longer acts here.",
    "Elle avait été créée par un représentant qui n'agit plus ici.",
)
CALENDAR_CANCELLED = Text(
    "It was cancelled, or ended with another password or the first second factor of the account.",
    "Elle a été annulée, ou a pris fin avec un autre mot de passe ou le premier second facteur du compte.",
)
CALENDAR_ADDRESS = Text("Address of your calendar", "Adresse de votre calendrier")
TOO_LONG = Text("Write something, of at most {most} characters", "Écrivez quelque chose, d'au plus {most} caractères")
OF_PROFILE, OF_APPLICATION = (
    Text("Profile {number}", "Profil {number}"),
    Text("Application {number}", "Demande {number}"),
)
