"""What the commands of the pool and their options say about themselves, in both languages."""

from __future__ import annotations

from express_entry.law.text import Text

POOL = Text(
    "Run a pool: load profiles, do what a day brings, hold rounds, verify them.\n\nThe service need not run. Where "
    "the pool is kept the settings say (docs/reference/settings.md).",
    "Tenir un bassin : charger des profils, faire ce qu'une journée apporte, tenir des rondes, les vérifier.\n\nLe "
    "service n'a pas besoin d'être en marche. Les réglages disent où se trouve le bassin "
    "(docs/reference/settings.fr.md).",
)
POOL_LOAD = Text(
    'Load many profiles into the pool.\n\nA file of lines holds a document each, or {"profile": …} with what is '
    "known of it beside it: submitted, an instant; nomination, an accepted one. A folder holds documents. What cannot "
    "be loaded is told and set aside, with exit code 4. Cut short, whole batches are loaded; done again, nobody is "
    "loaded twice.",
    "Charger beaucoup de profils dans le bassin.\n\nUn fichier de lignes contient chaque fois un document, ou "
    '{"profile": …} et ce qu\'on en sait : submitted, un instant; nomination, une désignation acceptée. Un dossier '
    "contient des documents. Ce qui ne peut pas être chargé est signalé et mis de côté, avec le code de sortie 4. "
    "Interrompue, la commande a chargé des lots entiers; répétée, elle ne charge personne deux fois.",
)
POOL_STATUS = Text(
    "Print how the pool stands: how many in which state and band, by which law, and what is due.",
    "Afficher où en est le bassin : combien dans quel état et dans quelle tranche, selon quel droit, et ce qui est à "
    "faire.",
)
POOL_SHOW = Text(
    "Print how one profile stands, and what happened to it.\n\nNothing that was stated in its document is shown.",
    "Afficher où en est un profil, et ce qui lui est arrivé.\n\nRien de ce qui est indiqué dans son document n'est "
    "montré.",
)
POOL_CLOCK = Text(
    "Do what is due: expire, lapse, determine points and eligibility anew, apply a change of law.\n\nFor any "
    "scheduler; done twice, the second time does nothing.",
    "Faire ce qui est à faire : expirations, invitations caduques, points et admissibilité établis de nouveau, "
    "application d'une modification du droit.\n\nPour n'importe quel planificateur; une seconde fois, la commande ne "
    "fait rien.",
)
POOL_CORRECTIONS = Text(
    "List every stored result and round that rests on a table of the law that was corrected since.\n\nWho was removed "
    "or found ineligible, and every finding on a file, is assessed anew as of the instant of that outcome; the period "
    "of who expired, or whose invitation lapsed, is counted anew: the outcome then and the one now are told. The ends "
    "of offers of nominations, of drafts and of bars are counted anew as well.",
    "Énumérer chaque résultat et chaque ronde qui repose sur une table du droit corrigée depuis.\n\nQui a été retiré "
    "ou jugé non admissible, et chaque constat sur un dossier, est évalué de nouveau à l'instant de ce résultat; la "
    "durée de qui a expiré, ou le délai d'une invitation devenue caduque, est compté de nouveau : le résultat d'alors "
    "et celui de maintenant sont indiqués. Les fins des offres de désignation, des ébauches et des interdictions sont "
    "aussi comptées de nouveau.",
)
RESTORE_BASIS = Text(
    "The provision, and the correction of the table, that the profile is restored on.",
    "La disposition, et la correction de la table, sur lesquelles le profil est rétabli.",
)
EXTEND_BASIS = Text(
    "The provision, and the correction of the table, that the periods are extended on.",
    "La disposition, et la correction de la table, sur lesquelles les durées sont prolongées.",
)
POOL_EXTEND = Text(
    "Give the rest of their time to those whose time in the pool, or to apply, a table of the law that was wrong cut "
    "short.\n\nA period that was counted too long stays as people were told of it. Done twice, the second time does "
    "nothing. Who expired, or whose invitation lapsed, is restored one by one.",
    "Donner le reste de leur durée à ceux dont une table erronée du droit a écourté la durée dans le bassin ou le "
    "délai pour présenter une demande.\n\nUne durée comptée trop longue reste comme les gens en ont été avisés. Une "
    "seconde fois, la commande ne fait rien. Qui a expiré, ou dont l'invitation est devenue caduque, est rétabli un "
    "par un.",
)
POOL_RESTORE = Text(
    "Put a profile back that was removed, found ineligible, expired or lapsed by a table of the law that was wrong."
    "\n\nIt keeps its time of submission, and its expiry is that of the law; an invitation that lapsed is open again "
    "until the right day. Who ended rightly stays out: an ineligible profile has ended.",
    "Rétablir un profil retiré, jugé non admissible, expiré ou caduc selon une table erronée du droit.\n\nIl garde son "
    "heure de présentation, et son expiration est celle du droit; une invitation devenue caduque est de nouveau "
    "ouverte jusqu'au bon jour. Qui a été écarté à juste titre le reste : un profil non admissible a pris fin.",
)
POOL_RECORD = Text(
    "Record what provinces send as a file: nominations, notifications of interest or allocations.\n\nA CSV file with a "
    "header; every row is tried, and those that cannot be recorded are told, with exit code 4.",
    "Consigner un fichier envoyé par des provinces : désignations, notifications d'intérêt ou allocations.\n\nUn "
    "fichier CSV avec un en-tête; chaque ligne est essayée, et celles qui ne peuvent être consignées sont signalées, "
    "avec le code de sortie 4.",
)
ROUND = Text(
    "Hold a round of invitations: draft, authorise, preview, run, publish, verify, replay.",
    "Tenir une ronde d'invitations : rédiger, autoriser, prévoir, tenir, publier, vérifier, rejouer.",
)
ROUND_DRAFT = Text(
    "Draft the instruction for a round; another officer authorises it.",
    "Rédiger l'instruction d'une ronde; un autre agent l'autorise.",
)
ROUND_AUTHORISE = Text(
    "Authorise an instruction that another officer drafted.", "Autoriser une instruction rédigée par un autre agent."
)
ROUND_DISCARD = Text(
    "Give up an instruction that was not run.", "Abandonner une instruction qui n'a pas donné lieu à une ronde."
)
ROUND_PREVIEW = Text(
    "Print what the round would give now, without any effect.",
    "Afficher ce que la ronde donnerait maintenant, sans aucun effet.",
)
LIST_EXCLUDED = Text(
    "List everybody whom the round would not rank, each with the single reason.",
    "Énumérer tous ceux que la ronde ne classerait pas, chacun avec le seul motif.",
)
ROUND_RUN = Text(
    "Run an authorised round: exactly so many invitations, or none.\n\nThe clock of the pool is run first. Done twice, "
    "the second time invites nobody.",
    "Tenir une ronde autorisée : exactement le nombre d'invitations prévu, ou aucune.\n\nL'horloge du bassin est "
    "d'abord mise à jour. Une seconde fois, personne n'est invité.",
)
ROUND_PUBLISH = Text(
    "Publish the result of a round, signed, once it is worked out again from its snapshot.",
    "Publier le résultat d'une ronde, signé, une fois qu'il est recalculé à partir de son instantané.",
)
ROUND_VERIFY = Text(
    "Work a round out again from its snapshot and compare byte for byte; exit code 1 where anything differs.",
    "Recalculer une ronde à partir de son instantané et comparer octet par octet; code de sortie 1 si quoi que ce soit "
    "diffère.",
)
ROUND_LINE = Text(
    "Write the proof of one profile's own line in a published round, which check_line.py checks alone.",
    "Écrire la preuve de la ligne d'un profil dans une ronde publiée, que check_line.py vérifie seul.",
)
ROUND_SHOW = Text("Print one round of this pool, or all of them.", "Afficher une ronde de ce bassin, ou toutes.")
ROUND_INVITED = Text(
    "Print whom a round invited, for officers: number, rank, points, and where the invitation stands.",
    "Afficher qui une ronde a invité, pour les agents : numéro, rang, points, et où en est l'invitation.",
)
ROUND_MISSED = Text(
    "Print everybody whom a round missed: who reached its line by the law as it is now held for its instant, and had "
    "no invitation of it.\n\nNobody has to be named. Where no table was corrected since, what the round determined "
    "holds; else everybody is determined anew as of then. Nothing is written.",
    "Afficher toutes les personnes qu'une ronde a oubliées : qui atteignait le seuil selon le droit tel qu'il est tenu "
    "maintenant pour son instant, et n'en a reçu aucune invitation.\n\nPersonne n'a à être nommé. Si aucune table n'a "
    "été corrigée depuis, ce que la ronde a établi vaut; sinon, tous sont établis de nouveau à cet instant. Rien n'est "
    "écrit.",
)
ROUND_EXPORT = Text(
    "Write the published rounds of this pool in the department's feed format, as CSV, or one as a page or as its "
    "signed result.",
    "Écrire les rondes publiées de ce bassin au format du fil du ministère, en CSV, ou l'une d'elles en page ou comme "
    "résultat signé.",
)
ROUND_CORRECT = Text(
    "Draft the correction of a round: invitations issued in error to cancel, people missed to invite, invitations "
    "cancelled by mistake to give back.\n\nWhat could not be carried out as things stand is refused.",
    "Rédiger la correction d'une ronde : invitations émises par erreur à annuler, personnes oubliées à inviter, "
    "invitations annulées par erreur à rendre.\n\nCe qui ne pourrait être exécuté en l'état est refusé.",
)
ROUND_CORRECTIONS = Text(
    "Print the corrections of a round: drafted, carried out, discarded.",
    "Afficher les corrections d'une ronde : rédigées, exécutées, abandonnées.",
)
ROUND_DROP = Text(
    "Discard a correction that was not carried out; it stays on record.",
    "Abandonner une correction qui n'a pas été exécutée; elle reste consignée.",
)
BAR = Text(
    "Look at bars for misrepresentation, and lift one that was recorded by mistake.",
    "Examiner les interdictions pour fausses déclarations, et lever celle qui a été consignée par erreur.",
)
BAR_LIST = Text("Print the bars on record.", "Afficher les interdictions consignées.")
BAR_LIFT = Text(
    "Draft the lifting of a bar that was recorded by mistake; another officer authorises it.",
    "Rédiger la levée d'une interdiction consignée par erreur; un autre agent l'autorise.",
)
BAR_CONFIRM = Text(
    "Authorise the lifting of a bar that another officer drafted, and put back whom the bar kept out of the rounds.",
    "Autoriser la levée d'une interdiction rédigée par un autre agent, et remettre dans le bassin qui l'interdiction "
    "en écartait.",
)
BAR_DISCARD = Text(
    "Discard the lifting of a bar that was not carried out.",
    "Abandonner la levée d'une interdiction qui n'a pas été exécutée.",
)
WITHOUT_PERSON = Text(
    "Only those of nobody on record: an officer looks whose they are.",
    "Seulement celles de personne d'enregistré : un agent cherche de qui elles sont.",
)
BAR_NUMBER = Text("The number of a bar.", "Le numéro d'une interdiction.")
LIFTING = Text("The number of a lifting.", "Le numéro d'une levée.")
PROVISION = Text(
    "The provision, or the decision, that it rests on.", "La disposition, ou la décision, sur laquelle elle repose."
)
RESTORE = Text(
    "A profile whose invitation was cancelled by mistake, to be given back; may be given often.",
    "Un profil dont l'invitation a été annulée par erreur, à rendre; peut être répété.",
)
ROUND_CONFIRM = Text(
    "Authorise a correction that another officer drafted, and carry it out.",
    "Autoriser une correction rédigée par un autre agent, et l'exécuter.",
)
ROUND_REPLAY = Text(
    "Hold a published round again, on a synthetic pool of the distribution that was published with it.\n\nIn a "
    "temporary store of its own; how many arrivals make the published result possible is said.",
    "Tenir de nouveau une ronde publiée, sur un bassin synthétique de la répartition publiée avec elle.\n\nDans un "
    "dépôt temporaire à part; le nombre d'arrivées qui rendent possible le résultat publié est indiqué.",
)
AUDIT = Text("Read and verify the audit trail.", "Lire et vérifier la piste de vérification.")
AUDIT_VERIFY = Text(
    "Verify that nothing was changed, put in, taken out or cut off in the audit trail; exit code 1 where it was.",
    "Vérifier que rien n'a été modifié, ajouté, retiré ou coupé dans la piste de vérification; code de sortie 1 sinon.",
)
AUDIT_LIST = Text("Print entries of the audit trail.", "Afficher des entrées de la piste de vérification.")
AUDIT_EXPORT = Text(
    "Write the whole chain of the audit trail, a line of JSON each, without its particulars.",
    "Écrire toute la chaîne de la piste de vérification, une ligne de JSON par entrée, sans ses détails.",
)

POOL_DEMO = Text(
    "Fill an empty pool with invented candidates, to try everything on.\n\nAs many stand in each band as were last "
    "published, in proportion; accepted nominations are on record, and a round waits to be held.",
    "Remplir un bassin vide de candidats inventés, pour tout essayer.\n\nIl y en a autant dans chaque tranche que "
    "dans la dernière répartition publiée, en proportion; des désignations acceptées sont consignées, et une ronde "
    "attend.",
)
DEMO_IF_EMPTY = Text(
    "Do nothing where the pool is not empty, instead of refusing.",
    "Ne rien faire si le bassin n'est pas vide, au lieu de refuser.",
)
DEMO_SIZE = Text("How many candidates; 20,000 unless given.", "Le nombre de candidats; 20 000 à défaut.")

SOURCES = Text("FILE…", "FICHIER…")
LOAD_FILES = Text(
    "Files of lines or documents, or folders of documents; - is standard input, in lines.",
    "Des fichiers de lignes ou de documents, ou des dossiers de documents; - est l'entrée standard, en lignes.",
)
REJECTS = Text(
    "A file for what is set aside: a line of JSON each, with its place and the reasons.",
    "Un fichier pour ce qui est mis de côté : une ligne de JSON chaque fois, avec la place et les motifs.",
)
PROCESSES = Text(
    "How many processes work; as many as there are cores unless given.",
    "Le nombre de processus qui travaillent; à défaut, autant que de cœurs.",
)
PROFILE_NUMBER = Text("The number of a profile, such as E000000123.", "Le numéro d'un profil, comme E000000123.")
AT = Text(
    "The instant to go by, in UTC and past; now unless given.",
    "L'instant à suivre, en UTC et passé; à défaut, maintenant.",
)
ROUND_NUMBER = Text("The number of a round.", "Le numéro d'une ronde.")
ROUND_NUMBER_OR_NONE = Text(
    "The number of a round; all of them unless given.", "Le numéro d'une ronde; à défaut, toutes."
)
OFFICER = Text("OFFICER", "AGENT")
AS = Text(
    "Who acts: a pseudonym of letters, digits, points and dashes, which the audit trail keeps.",
    "Qui agit : un pseudonyme de lettres, chiffres, points et tirets, que la piste de vérification garde.",
)
GROUPING = Text("Whom the round ranks.", "Qui la ronde classe.")
PROGRAMS = Text(
    "The programs that the round covers: pnp, cec, fsw, fst, with commas between them.",
    "Les programmes que la ronde vise : pnp, cec, fsw, fst, séparés par des virgules.",
)
CATEGORY = Text(
    "The version of a category, such as stem@2025-2, for a round that is based on one.",
    "La version d'une catégorie, comme stem@2025-2, pour une ronde fondée sur l'une d'elles.",
)
INVITATIONS = Text("How many may be invited.", "Combien peuvent être invités.")
POINTS_FROM = Text(
    "Invite everybody from so many points on, as before 2017-06-06.",
    "Inviter tous ceux qui ont au moins tant de points, comme avant le 2017-06-06.",
)
EARLIEST = Text(
    "The earliest instant at which it may be run; now unless given.",
    "Le premier instant où elle peut être tenue; à défaut, maintenant.",
)
BASIS = Text("The legal basis in words.", "Le fondement juridique en mots.")
CANCEL = Text(
    "A profile whose invitation was issued in error; may be given often.",
    "Un profil dont l'invitation a été émise par erreur; peut être répété.",
)
INVITE = Text("A profile that was missed; may be given often.", "Un profil oublié; peut être répété.")
ADDITIONAL = Text(
    "How many more may be invited than the instruction of the round says; --basis says on what that rests.",
    "Combien de personnes de plus que ne le dit l'instruction de la ronde peuvent être invitées; --basis en dit le "
    "fondement.",
)
NOTE = Text("The reason in words.", "Le motif en mots.")
CORRECTION = Text("The number of a correction.", "Le numéro d'une correction.")
HEADS = Text(
    "A head of the trail kept elsewhere, as printed with a result; may be given often.",
    "Une tête de la piste conservée ailleurs, telle qu'imprimée avec un résultat; peut être répété.",
)
SUBJECT = Text("Only what is about this profile or round.", "Seulement ce qui concerne ce profil ou cette ronde.")
LAST = Text("How many entries, from the end.", "Combien d'entrées, à partir de la fin.")
LINE_OUTPUT = Text("The file to write; - is standard output.", "Le fichier à écrire; - est la sortie standard.")
RECORD_KIND = Text("What the file holds.", "Ce que contient le fichier.")
RECORD_FILE = Text("A CSV file with a header.", "Un fichier CSV avec un en-tête.")
EXPORT_FORMAT = Text("How it is written.", "Comment c'est écrit.")
PAGE_OF = Text("The published round to write as a page.", "La ronde publiée à écrire en page.")
RESULT_OF = Text(
    "The published round whose signed result to write, which check_line.py holds a line against.",
    "La ronde publiée dont écrire le résultat signé, auquel check_line.py confronte une ligne.",
)
REPLAY_INVITATIONS = Text(
    "Invite so many instead of the published number.", "Inviter ce nombre au lieu du nombre publié."
)
REPLAY_SEED = Text(
    "A whole number from 0 on: another one gives another pool.",
    "Un nombre entier à partir de 0 : un autre donne un autre bassin.",
)
REPLAY_ALL = Text("Replay every round that can be.", "Rejouer chaque ronde qui peut l'être.")
