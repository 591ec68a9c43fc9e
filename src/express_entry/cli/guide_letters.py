"""What the commands of letters and notices, and their options, say about themselves, in both languages."""

from __future__ import annotations

from express_entry.law.text import Text

LETTERS = Text(
    "List the letters of an application, or of an invitation by the number of its profile.",
    "Énumérer les lettres d'une demande, ou d'une invitation par le numéro de son profil.",
)
READ = Text(
    "Open a letter: as text, as a page or as a pdf, in either language.\n\nWhoever opens one is in the audit trail. "
    "The same letter gives the same bytes, whenever it is opened.",
    "Ouvrir une lettre : en texte, en page ou en pdf, dans l'une ou l'autre langue.\n\nQui l'ouvre figure dans la "
    "piste de vérification. La même lettre donne les mêmes octets, quel que soit le moment où elle est ouverte.",
)
CALENDAR = Text(
    "Write every deadline of the person behind an application or a profile as a calendar file (iCalendar); --renew "
    "draws a secret address where the service serves it, --revoke makes that address useless.",
    "Écrire toutes les échéances de la personne derrière une demande ou un profil dans un fichier de calendrier "
    "(iCalendar); --renew tire une adresse secrète où le service le publie, --revoke la rend inutilisable.",
)
NOTICES = Text(
    "Send what people are to be told by e-mail: that there is a message, and that a day is near.",
    "Envoyer ce dont les gens sont avisés par courriel : qu'un message les attend, et qu'une date approche.",
)
SEND = Text(
    "Write the reminders of the day, and send every notice that is due; into a folder where no server is set.\n\nRun "
    "it as often as you like, by any scheduler. The exit code is 3 where the server could not be reached.",
    "Écrire les rappels du jour et envoyer tout avis qui est dû; dans un dossier si aucun serveur n'est réglé.\n\n"
    "À lancer aussi souvent que voulu, par n'importe quel planificateur. Le code de sortie est 3 si le serveur n'a pas "
    "pu être joint.",
)
NOTICE_LIST = Text(
    "List notices, all that were not sent unless a state is named.",
    "Énumérer les avis, tous ceux qui n'ont pas été envoyés sauf si un état est nommé.",
)
AGAIN = Text(
    "Have a notice that was given up tried again from the beginning.",
    "Faire réessayer depuis le début un avis qui a été abandonné.",
)

NUMBER = Text("A000000123|E…", "A000000123 ou E…")
NUMBER_OF = Text("The number of an application or of a profile.", "Le numéro d'une demande ou d'un profil.")
LETTER = Text("LETTER", "LETTRE")
LETTER_OF = Text(
    "A letter as letters lists it, such as acknowledgement-1, or invitation.",
    "Une lettre telle que l'énumère letters, comme acknowledgement-1, ou invitation.",
)
FORMAT = Text(
    "Text, JSON, a web page or a pdf; text unless the name of the file says otherwise.",
    "Texte, JSON, page web ou pdf; texte, sauf si le nom du fichier dit autrement.",
)
OUTPUT = Text("The file to write, private to you; a pdf needs one.", "Le fichier à écrire, privé; un pdf en exige un.")
CALENDAR_OUTPUT = Text(
    "The file to write; standard output unless given.", "Le fichier à écrire; à défaut, la sortie standard."
)
RENEW = Text(
    "Draw a new secret address; the one before holds no longer.",
    "Tirer une nouvelle adresse secrète; la précédente ne vaut plus.",
)
REVOKE = Text("Make the secret address useless.", "Rendre l'adresse secrète inutilisable.")
STATE = Text("STATE", "ÉTAT")
STATE_OF = Text(
    "Which: waiting, sent, given_up, void.",
    "Lesquels : waiting (en attente), sent (envoyés), given_up (abandonnés), void (sans objet).",
)
NOTICE = Text("NOTICE", "AVIS")
NOTICE_OF = Text("The number of a notice.", "Le numéro d'un avis.")
