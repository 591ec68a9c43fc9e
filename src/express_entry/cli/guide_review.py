"""What the commands about an application and their options say about themselves, in both languages."""

from __future__ import annotations

from express_entry.law.text import Text

FEES = Text(
    "Say what an application costs: each member of the family, each fee, by the law of the moment that governs it, and "
    "what is repaid.",
    "Dire ce que coûte une demande : chaque membre de la famille, chaque frais, selon le droit du moment qui le régit, "
    "et ce qui est remboursé.",
)
COMPLETE = Text(
    "Check an application for completeness (R10): what would be returned, and apart from it what an officer may "
    "doubt.\n\nThe exit code is 3 where something is missing or not known.",
    "Vérifier l'intégralité d'une demande (R10) : ce qui la ferait retourner et, à part, ce dont un agent peut "
    "douter.\n\nLe code de sortie est 3 si quelque chose manque ou n'est pas connu.",
)
RETEST = Text(
    "Run the test of A11.2 twice, at the invitation and at receipt: class, category and rank by the law and the line "
    "of the round, claimed beside accepted.\n\nWithout a receipt the case is tested as if received on --on, with what "
    "declining would mean.",
    "Faire deux fois la vérification de L11.2, à l'invitation et à la réception : catégorie visée, catégorie de la "
    "ronde et rang, selon le droit et le seuil de la ronde, le déclaré en regard de l'accepté.\n\nSans réception, le "
    "dossier est vérifié comme s'il était reçu le jour de --on, avec ce que signifierait décliner.",
)
CASE_FILE = Text(
    "A case in JSON, YAML or TOML (express-entry/case@1); - is standard input.",
    "Un dossier en JSON, YAML ou TOML (express-entry/case@1); - est l'entrée standard.",
)
RECEIVED = Text(
    "The instant at which the application is received (in UTC, YYYY-MM-DDTHH:MM:SSZ).",
    "L'instant où la demande est reçue (en UTC, AAAA-MM-JJTHH:MM:SSZ).",
)
PAID = Text(
    "The day on which the right of permanent residence fee is paid; else the rate of the day of receipt is shown.",
    "Le jour où les frais relatifs au droit de résidence permanente sont payés; à défaut, le tarif du jour de "
    "réception est montré.",
)
APPLIED_TO_PROVINCE = Text(
    "For a nominee, the day of the application to the province: it locks the age of the children.",
    "Pour un candidat désigné, le jour de la demande à la province : il fixe l'âge des enfants.",
)
CASE_ON = Text(
    "The day (YYYY-MM-DD) on which the application is supposed to be received, where the case states none; today in "
    "Ottawa unless given.",
    "Le jour (AAAA-MM-JJ) où la demande est censée être reçue, si le dossier n'en indique pas; à défaut, aujourd'hui à "
    "Ottawa.",
)
