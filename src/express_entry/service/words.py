"""What the settings say about themselves, and what is said where one cannot be used, in both languages."""

from __future__ import annotations

from ..law.text import Text

_YES_NO = Text("`yes` or `no`", "`yes` ou `no`")
_NO = Text("`no`", "`no`")
_NONE = Text("none", "aucun")

DATA = (
    Text(
        "The folder of everything that the service keeps: database, documents, keys.",
        "Le dossier de tout ce que le service conserve : base de données, documents, clés.",
    ),
    Text("a folder, on a disk of this machine", "un dossier, sur un disque de cette machine"),
    Text("the user's data folder, such as `~/.local/share/express-entry`", "le dossier de données de l'utilisateur"),
)
DATABASE = (
    Text(
        "A PostgreSQL database (14 or later). What follows `?` is handed to its client, such as `sslmode=verify-full`.",
        "Une base de données PostgreSQL (14 ou plus). Ce qui suit `?` va à son client, comme `sslmode=verify-full`.",
    ),
    Text("`postgresql://user:password@host:5432/name`", "`postgresql://utilisateur:motdepasse@hôte:5432/nom`"),
    Text("SQLite in the data folder", "SQLite dans le dossier de données"),
)
HOSTS = (
    Text(
        "The names that the service answers to. With any other than this machine's own, it is reached by HTTPS alone: "
        "plain HTTP is redirected, cookies are marked secure, and browsers are told so for a year (HSTS).",
        "Les noms auxquels le service répond. Avec un autre que ceux de cette machine, il n'est joint que par HTTPS : "
        "le HTTP simple est redirigé, les témoins sont marqués sûrs, et les navigateurs en sont avisés pour un an "
        "(HSTS).",
    ),
    Text(
        "names separated by commas, such as `entry.example.ca`; `.example.ca` also stands for every name below it",
        "des noms séparés par des virgules, comme `entree.example.ca`; `.example.ca` vaut aussi pour tout nom sous "
        "celui-ci",
    ),
    Text("`localhost,127.0.0.1,[::1]`", "`localhost,127.0.0.1,[::1]`"),
)
PROXY = (
    Text(
        "Whether a proxy stands before the service, ends HTTPS, and always sets `X-Forwarded-Proto` itself. Only then "
        "may that header be believed; any other host than this machine needs it.",
        "S'il y a devant le service un mandataire qui termine HTTPS et fixe toujours lui-même `X-Forwarded-Proto`. "
        "Alors seulement cet en-tête peut être cru; tout autre hôte que cette machine l'exige.",
    ),
    _YES_NO,
    _NO,
)
SECRET_KEY = (
    Text(
        "The key that signs sessions, links and forms. No backup holds a key that is stated here: keep it yourself.",
        "La clé qui signe les sessions, les liens et les formulaires. Aucune sauvegarde ne contient une clé indiquée "
        "ici : conservez-la vous-même.",
    ),
    Text("50 characters or more, drawn at random", "50 caractères ou plus, tirés au hasard"),
    Text(
        "a key that `migrate` draws and keeps in the data folder, for its owner alone",
        "une clé que `migrate` tire et garde dans le dossier de données, pour son seul propriétaire",
    ),
)
SECRET_KEY_FILE = (
    Text("A file that holds this key, in place of the key itself.", "Un fichier qui contient cette clé, à sa place."),
    Text("a file that can be read", "un fichier lisible"),
    _NONE,
)
UPLOADS = (
    Text(
        "The most that a request may bring along, in megabytes; a larger one is refused unread.",
        "Le plus qu'une requête peut apporter, en mégaoctets; une plus grande est refusée sans être lue.",
    ),
    Text("a whole number from 1 to 100", "un nombre entier de 1 à 100"),
    Text("`10`", "`10`"),
)
DOCUMENTS = (
    Text(
        "Where documents are kept, sealed: a store that speaks the protocol of S3 (extra `s3`). Its credentials come "
        "from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and the like. `express-entry backup` then holds the keys "
        "and not the documents: save the store itself.",
        "Où les documents sont conservés, scellés : un lieu qui parle le protocole de S3 (supplément `s3`). Ses droits "
        "d'accès viennent de `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` et semblables. `express-entry backup` "
        "contient alors les clés et non les documents : sauvegardez ce lieu lui-même.",
    ),
    Text(
        "`s3://bucket/prefix?endpoint=https://host&region=name`; all but the bucket may be left out",
        "`s3://compartiment/préfixe?endpoint=https://hôte&region=nom`; tout sauf le compartiment est facultatif",
    ),
    Text("the folder `service/documents` of the data folder", "le dossier `service/documents` du dossier de données"),
)
CLAMAV = (
    Text(
        "The daemon of ClamAV (`clamd`) that scans every upload for viruses. An upload that it does not answer for is "
        "refused. Its `StreamMaxLength` must not be less than the largest file.",
        "Le démon de ClamAV (`clamd`) qui analyse chaque téléversement. Un téléversement dont il ne répond pas est "
        "refusé. Son `StreamMaxLength` ne doit pas être inférieur au plus grand fichier.",
    ),
    Text("`unix:/path/of/its/socket` or `tcp://host:3310`", "`unix:/chemin/de/sa/prise` ou `tcp://hôte:3310`"),
    Text("nothing is scanned, and every document says so", "rien n'est analysé, et chaque document le dit"),
)
SMTP = (
    Text(
        "The server that takes e-mails: `smtp://` asks for STARTTLS, `smtps://` begins with TLS, and only a server on "
        "this machine is spoken to without. `express-entry notices send` is what sends.",
        "Le serveur qui prend les courriels : `smtp://` exige STARTTLS, `smtps://` commence par TLS, et seul un "
        "serveur sur cette machine s'en passe. C'est `express-entry notices send` qui envoie.",
    ),
    Text(
        "`smtp://user:password@host:587` or `smtps://…:465`",
        "`smtp://utilisateur:motdepasse@hôte:587`, `smtps://…:465`",
    ),
    Text("files in the folder `service.mail` of the data folder", "fichiers dans `service.mail` du dossier de données"),
)
MAIL_FROM = (
    Text(
        "The address that e-mails come from; needed where a server takes them.",
        "L'adresse d'où viennent les courriels; exigée si un serveur les prend.",
    ),
    Text("an address, such as `no-reply@example.ca`", "une adresse, comme `ne-pas-repondre@example.ca`"),
    Text("`no-reply@localhost`, in the folder", "`no-reply@localhost`, dans le dossier"),
)
LOG_LEVEL = (
    Text(
        "From which weight on a line is written to the log.", "À partir de quel poids une ligne est écrite au journal."
    ),
    Text("`info`, `warning` or `error`", "`info`, `warning` ou `error`"),
    Text("`info`", "`info`"),
)

LAW = (
    Text(
        "Files of law laid over the law of this release, each over those before it: a correction, or the values of a "
        "gap.",
        "Des fichiers de droit posés sur le droit de cette version, chacun sur ceux qui le précèdent : une correction, "
        "ou les valeurs d'une lacune.",
    ),
    Text("files that can be read, separated by `:`", "des fichiers lisibles, séparés par `:`"),
    _NONE,
)
SECOND_FACTOR = (
    Text(
        "whether officers, auditors, administrators and provinces must have a second factor",
        "si les agents, vérificateurs, administrateurs et provinces doivent avoir un second facteur",
    ),
    Text("`yes` or `no`", "`yes` ou `no`"),
    Text(
        "`yes` where the service answers to another name than this machine's own, else `no`",
        "`yes` lorsque le service répond à un autre nom que celui de cette machine, sinon `no`",
    ),
)
CLOCK = (
    Text(
        "The instant by which the commands of the pool and of applications go, to rehearse on a store of its own at "
        "a day "
        "that is past. The service itself never goes by it, and the audit trail never goes back.",
        "L'instant que suivent les commandes du bassin et des demandes, pour répéter sur un dépôt à part à une date "
        "passée. Le service lui-même ne le suit jamais, et la piste de vérification ne recule jamais.",
    ),
    Text("An instant in UTC that is past, YYYY-MM-DDTHH:MM:SSZ.", "Un instant passé en UTC, AAAA-MM-JJTHH:MM:SSZ."),
    Text("The clock of the machine.", "L'horloge de la machine."),
)

LAST_KNOWN_RULES = (
    Text(
        "Whether the service goes on, on a day whose ranking is not known, under the last known rules. Every result "
        "then says that its points are not those of the law of the day.",
        "Si, un jour dont le classement n'est pas connu, le service continue selon les dernières règles connues. "
        "Chaque résultat dit alors que ses points ne sont pas ceux du droit de ce jour.",
    ),
    _YES_NO,
    _NO,
)

CONTACT = (
    Text(
        "Where whoever runs the service can be reached: the page about the service says so.",
        "Où joindre l'exploitant du service : la page sur le service le dit.",
    ),
    Text(
        "an e-mail address, or the `https://` address of a page",
        "une adresse de courriel, ou l'adresse `https://` d'une page",
    ),
    Text("none; the page says that none is given", "aucun; la page dit qu'aucun n'est indiqué"),
)
SOURCE = (
    Text(
        "Where the source and the documentation of what runs here can be read: the page about the service leads there.",
        "Où lire le code source et la documentation de ce qui s'exécute ici : la page sur le service y mène.",
    ),
    Text("an `https://` address", "une adresse `https://`"),
    Text("none; the page does not lead there", "aucune; la page n'y mène pas"),
)
NO_CONTACT = Text(
    "{name}: {value} is not where anybody can be reached. Accepted: an e-mail address, or an https:// address.",
    "{name} : {value} ne permet de joindre personne. Valeurs acceptées : une adresse de courriel ou une adresse "
    "https://.",
)
NO_SOURCE = Text(
    "{name}: {value} is not the address of a page. Accepted: an https:// address.",
    "{name} : {value} n'est pas l'adresse d'une page. Valeurs acceptées : une adresse https://.",
)
NO_POST_OFFICE = Text(
    "{name}: {value} is not the address of a server that takes mail. Accepted: smtp://user:password@host:587 or "
    "smtps://user:password@host:465; without the variable, files in a folder.",
    "{name} : {value} n'est pas l'adresse d'un serveur de courriel. Valeurs acceptées : "
    "smtp://utilisateur:motdepasse@hôte:587 ou smtps://utilisateur:motdepasse@hôte:465; sans la variable, des fichiers "
    "dans un dossier.",
)
NO_SENDER = Text(
    "{name}: {value} is not an address that e-mails can come from. Accepted: one such as no-reply@example.ca.",
    "{name} : {value} n'est pas une adresse d'où un courriel peut venir. Valeurs acceptées : une adresse comme "
    "ne-pas-repondre@example.ca.",
)
NO_FOLDER = Text(
    "{name}: {value} is not a folder that can be used. Accepted: a folder on a disk of this machine.",
    "{name} : {value} n'est pas un dossier utilisable. Valeurs acceptées : un dossier sur un disque de cette machine.",
)
NO_DATABASE = Text(
    "{name}: {value} is not the address of a database. Accepted: postgresql://user:password@host:port/name; without "
    "the variable, SQLite in the data folder.",
    "{name} : {value} n'est pas l'adresse d'une base de données. Valeurs acceptées : "
    "postgresql://utilisateur:motdepasse@hôte:port/nom; sans la variable, SQLite dans le dossier de données.",
)
NOT_BOTH = Text(
    "{one} and {other} are both set. Accepted: one of them, or neither.",
    "{one} et {other} sont définies toutes deux. Valeurs acceptées : l'une d'elles, ou aucune.",
)
WEAK_KEY = Text(
    "{name}: a key of {length} characters (not shown here) is too weak. Accepted: {least} characters or more, drawn at "
    "random.",
    "{name} : une clé de {length} caractères (non affichée ici) est trop faible. Valeurs acceptées : {least} "
    "caractères ou plus, tirés au hasard.",
)
NO_FILE = Text(
    "{name}: {value} cannot be read. Accepted: a file that holds the key.",
    "{name} : {value} ne peut pas être lu. Valeurs acceptées : un fichier qui contient la clé.",
)
NO_LAW = Text(
    "{name}: {value} cannot be read. Accepted: files of law, separated by the separator of this system's paths.",
    "{name} : {value} ne peut pas être lu. Valeurs acceptées : des fichiers de droit, séparés par le séparateur des "
    "chemins de ce système.",
)
NO_STORE = Text(
    "{name}: {value} is not the address of a store. Accepted: s3://bucket/prefix?endpoint=https://host&region=name, "
    "without credentials; without the variable, the data folder.",
    "{name} : {value} n'est pas l'adresse d'un lieu de conservation. Valeurs acceptées : "
    "s3://compartiment/préfixe?endpoint=https://hôte&region=nom, sans droits d'accès; sans la variable, le dossier de "
    "données.",
)
NO_SCANNER = Text(
    "{name}: {value} is not the address of a scanner. Accepted: unix:/path/of/its/socket or tcp://host:port.",
    "{name} : {value} n'est pas l'adresse d'un antivirus. Valeurs acceptées : unix:/chemin/de/sa/prise ou "
    "tcp://hôte:port.",
)
NO_HOSTS = Text(
    "{name}: {value} is not the name of a host. Accepted: names separated by commas, such as entry.example.ca or "
    ".example.ca, without https:// and without a port.",
    "{name} : {value} n'est pas le nom d'un hôte. Valeurs acceptées : des noms séparés par des virgules, comme "
    "entree.example.ca ou .example.ca, sans https:// et sans port.",
)
WITHOUT_PROXY = Text(
    "EXPRESS_ENTRY_HOSTS: {value} is reached by HTTPS alone, and this service does not speak it itself. Accepted: "
    "EXPRESS_ENTRY_BEHIND_PROXY=yes where a proxy ends HTTPS and sets X-Forwarded-Proto, or the hosts of this machine.",
    "EXPRESS_ENTRY_HOSTS : {value} n'est joint que par HTTPS, que ce service ne parle pas lui-même. Valeurs "
    "acceptées : EXPRESS_ENTRY_BEHIND_PROXY=yes où un mandataire termine HTTPS et fixe X-Forwarded-Proto, ou les hôtes "
    "de cette machine.",
)
NOT_YES_OR_NO = Text(
    "{name}: {value} cannot be used. Accepted: yes or no.", "{name} : {value} ne convient pas. Acceptées : yes ou no."
)
NOT_A_SIZE = Text(
    "{name}: {value} cannot be used. Accepted: a whole number of megabytes from 1 to {most}.",
    "{name} : {value} ne convient pas. Valeurs acceptées : un nombre entier de mégaoctets de 1 à {most}.",
)
NOT_ONE_OF = Text(
    "{name}: {value} is not known. Accepted: {accepted}.",
    "{name} : {value} n'est pas connu. Valeurs acceptées : {accepted}.",
)
