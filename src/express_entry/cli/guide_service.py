"""What the commands of the service and their options say about themselves, in both languages."""

from __future__ import annotations

from express_entry.law.text import Text

SERVE = Text(
    "Serve Express Entry on an address of this machine, until the process is told to stop.\n\nThe environment holds "
    "the settings (docs/reference/settings.md). Stopped by Ctrl-C or SIGTERM, it finishes the requests under way. The "
    "log goes to standard error, a line of JSON each, without personal data. Not on Windows.",
    "Servir Entrée express à une adresse de cette machine, jusqu'à ce que le processus reçoive l'ordre de s'arrêter."
    "\n\nL'environnement contient les réglages (docs/reference/settings.fr.md). Arrêté par Ctrl-C ou SIGTERM, il "
    "termine les requêtes en cours. Le journal va à la sortie d'erreur, une ligne de JSON à la fois, sans données "
    "personnelles. Pas sous Windows.",
)
MIGRATE = Text(
    "Prepare the service: its folders, its key and its database, as this release needs them.\n\nDone twice, the second "
    "time does nothing. A restore that was cut short is finished or taken back first.",
    "Préparer le service : ses dossiers, sa clé et sa base de données, tels que cette version les exige.\n\nUne "
    "seconde fois, la commande ne fait rien. Une restauration interrompue est d'abord terminée ou annulée.",
)
BACKUP = Text(
    "Save database, documents and keys together in one file, while the service runs.\n\nThe file is written whole or "
    "not at all, for its owner alone. It holds everything that the service knows of people, and the keys to it: keep "
    "it accordingly.",
    "Sauvegarder ensemble la base de données, les documents et les clés dans un seul fichier, pendant que le service "
    "fonctionne.\n\nLe fichier est écrit en entier ou pas du tout, pour son seul propriétaire. Il contient tout ce que "
    "le service sait des gens, et les clés : gardez-le en conséquence.",
)
RESTORE = Text(
    "Bring back what a backup holds, once all of it is verified.\n\nCut short at any moment, it leaves what was there "
    "or what the backup holds. The service must not be running.",
    "Ramener ce qu'une sauvegarde contient, une fois que tout est vérifié.\n\nInterrompue à n'importe quel moment, la "
    "commande laisse ce qu'il y avait ou ce que la sauvegarde contient. Le service ne doit pas être en marche.",
)

HOST = Text("HOST", "HÔTE")
LISTEN_HOST = Text(
    "The address to listen on; this machine alone unless given. Which names are answered is a setting of its own.",
    "L'adresse où écouter; à défaut, cette machine seule. Les noms auxquels répondre sont un réglage à part.",
)
LISTEN_PORT = Text(
    "The port to listen on; 8000 unless given, 0 for any that is free.",
    "Le port où écouter; 8000 à défaut, 0 pour un port libre quelconque.",
)
WORKERS = Text(
    "How many processes answer, each several requests at a time; 2 unless given.",
    "Le nombre de processus qui répondent, chacun à plusieurs requêtes à la fois; 2 à défaut.",
)
BACKUP_FILE = Text(
    "The file to write; one of that name is replaced once the new one is whole.",
    "Le fichier à écrire; un fichier de ce nom est remplacé une fois le nouveau complet.",
)
BACKUP_TO_RESTORE = Text("A file that backup wrote.", "Un fichier écrit par backup.")
REPLACE = Text(
    "Overwrite the service that is there; without it, only an empty place is restored into.",
    "Écraser le service en place; sans cette option, seul un endroit vide est restauré.",
)
