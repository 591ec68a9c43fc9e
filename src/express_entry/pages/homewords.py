"""What the first page says to somebody who has never heard of Express Entry."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Find out where you stand in Express Entry", "Sachez où vous en êtes dans Entrée express")
LEAD = Text(
    "Express Entry is how Canada chooses many of its skilled immigrants. Answer questions about yourself and see "
    "whether you are eligible, how many points you have, and why.",
    "Entrée express est la façon dont le Canada choisit une grande partie de ses immigrants qualifiés. Répondez à des "
    "questions sur vous et voyez si vous êtes admissible, combien de points vous avez, et pourquoi.",
)
START = Text("Assess yourself", "S'évaluer")
OR = Text("Been here before?", "Déjà venu ?")
OPEN = Text("Open a document that you saved", "Ouvrir un document enregistré")
GET_TITLE = Text("What you will get", "Ce que vous obtiendrez")
GET_PROGRAMS = Text("Your programs", "Vos programmes")
GET_PROGRAMS_TEXT = Text(
    "Which of the four programs you are eligible for, and the requirement that decides it.",
    "Ceux des quatre programmes auxquels vous êtes admissible, et l'exigence qui en décide.",
)
GET_SCORE = Text("Your score, line by line", "Votre note, ligne par ligne")
GET_SCORE_TEXT = Text(
    "Each point with its reason and the provision it rests on.",
    "Chaque point, avec son motif et la disposition sur laquelle il repose.",
)
GET_ROUNDS = Text("Past rounds and what lies ahead", "Les rondes passées et la suite")
GET_ROUNDS_TEXT = Text(
    "The rounds that would have invited you, and the days on which your score will change.",
    "Les rondes qui vous auraient invité, et les jours où votre note changera.",
)
GET_CHANGES = Text("What would help, and the documents", "Ce qui aiderait, et les documents")
GET_CHANGES_TEXT = Text(
    "The smallest changes that reach the next cut-off, and a list of the documents you would need.",
    "Les plus petits changements qui atteignent le prochain seuil, et la liste des documents qu'il vous faudrait.",
)
WHAT_TITLE = Text("How Express Entry works", "Comment fonctionne Entrée express")
WHAT_TEXT = Text("It has four stages:", "En quatre étapes :")
STEP_PROFILE = Text("Profile.", "Profil.")
STEP_PROFILE_TEXT = Text(
    "You state your age, education, languages and work. Whoever is eligible for a program may enter.",
    "Vous déclarez votre âge, vos études, vos langues et votre travail. Peut entrer quiconque est admissible à un "
    "programme.",
)
STEP_POOL = Text("Pool.", "Bassin.")
STEP_POOL_TEXT = Text(
    "Candidates are ranked by points: the Comprehensive Ranking System.",
    "Les candidats sont classés selon leurs points : c'est le Système de classement global.",
)
STEP_ROUND = Text("Round of invitations.", "Ronde d'invitations.")
STEP_ROUND_TEXT = Text(
    "From time to time the best ranked are invited: of everybody, of one program, or of one category.",
    "De temps à autre, les personnes les mieux classées sont invitées : parmi toutes, dans un programme ou dans une "
    "catégorie.",
)
STEP_APPLICATION = Text("Application.", "Demande.")
STEP_APPLICATION_TEXT = Text(
    "Whoever is invited has a limited time to apply for permanent residence, with every document.",
    "Quiconque est invité dispose d'un temps limité pour demander la résidence permanente, avec chaque document.",
)
TRUST_TITLE = Text("What you can rely on", "Ce sur quoi vous pouvez compter")
TRUST_LAW = Text(
    "Every number comes from a dated table of the law, with its source.",
    "Chaque nombre vient d'une table datée du droit, avec sa source.",
)
TRUST_UNKNOWN = Text(
    "Nothing is guessed. What you do not know stays unknown, and the result says where it matters.",
    "Rien n'est deviné. Ce que vous ignorez reste inconnu, et le résultat dit où cela compte.",
)
TRUST_PRIVACY = Text(
    "No account is needed, and what you enter is not kept here.",
    "Aucun compte n'est nécessaire, et ce que vous entrez n'est pas conservé ici.",
)
TRUST_OFFICE = Text(
    "This service decides nothing. To enter the real pool, or to apply, you go to the department.",
    "Ce service ne décide rien. Pour entrer dans le vrai bassin, ou présenter une demande, il faut s'adresser au "
    "ministère.",
)
OWN_TITLE = Text("With an account", "Avec un compte")
OWN_TEXT = Text(
    "People keep a profile, enter the pool, answer an invitation and apply; firms act for their clients; provinces "
    "nominate; officers hold rounds and decide; auditors look after all of it.",
    "On y conserve un profil, on entre dans le bassin, on répond à une invitation et on présente une demande; les "
    "cabinets agissent pour leurs clients; les provinces désignent; les agents tiennent des rondes et décident; les "
    "vérificateurs veillent sur le tout.",
)
OWN_DEMO = Text(
    "Where this service runs as a demonstration, with invented people, the page where one signs in lists an account "
    "for each of these roles.",
    "Lorsque ce service tourne comme démonstration, avec des personnes inventées, la page où l'on ouvre une session "
    "énumère un compte pour chacun de ces rôles.",
)
