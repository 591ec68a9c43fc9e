"""What the lists beside the files say: people who may be the same, bars, corrections, erasures, notices."""

from __future__ import annotations

from express_entry.law.text import Text

LISTS = Text("All lists", "Toutes les listes")
NONE = Text("Nothing waits here.", "Rien n'attend ici.")
NEXT = Text("The next ones", "Les suivantes")
DECIDE = Text("Look and answer", "Examiner et répondre")
PROFILE = Text("Profile", "Profil")
OTHER = Text("May be the person of", "Peut être la personne de")
BARRED_PERSON = Text("somebody who is barred", "quelqu'un qui est interdit")
OPENED = Text("Waiting since", "En attente depuis")
DO = Text("Do", "Faire")
REVIEWS = Text("People who may be the same", "Personnes qui n'en font peut-être qu'une")
REVIEWS_LEAD = Text(
    "A profile whose name and birth date are another person's too, and that has no passport to tell them apart. It "
    "waits: it is in no round before an officer says who it is. One that was in the pool already when a bar of its "
    "name was recorded stays in the rounds until then.",
    "Un profil dont le nom et la date de naissance sont aussi ceux d'une autre personne, et sans passeport pour les "
    "distinguer. Il attend : il n'est d'aucune ronde avant qu'un agent ne dise qui c'est. Celui qui était déjà dans le "
    "bassin quand une interdiction visant son nom a été consignée reste dans les rondes jusque-là.",
)
BARS = Text("Bars for misrepresentation", "Interdictions pour fausses déclarations")
BARS_LEAD = Text(
    "A bar comes to be in one of two ways. Two officers refuse an application for misrepresentation: the bar is then "
    "recorded with the decision, by itself. Or an officer records one that was found elsewhere, by the decision it "
    "rests on. While it lasts the person may have no profile (A10.1(4), 40(2)(a)).",
    "Une interdiction naît de l'une de deux façons. Deux agents refusent une demande pour fausses déclarations : "
    "l'interdiction est alors consignée avec la décision, d'elle-même. Ou un agent en consigne une constatée ailleurs, "
    "d'après la décision qui la fonde. Tant qu'elle dure, la personne ne peut avoir de profil (L10.1(4), 40(2)a)).",
)
BARS_LIFTING = Text(
    "One that was recorded by mistake is lifted by two: a case officer drafts why, an authorising officer authorises "
    "it.",
    "Celle qui a été consignée par erreur se lève à deux : un agent des dossiers rédige le motif, un agent "
    "autorisateur l'autorise.",
)
FROM = Text("From", "Du")
UNTIL = Text("First day without it", "Premier jour sans elle")
BASIS = Text("Rests on", "Fondée sur")
STANDS = Text("Where it stands", "Où elle en est")
IN_FORCE = Text("in force", "en vigueur")
TO_BE_LOOKED_AT = Text(
    "in force; profiles of the name and birth date for an officer to look at: {many}",
    "en vigueur; profils de ce nom et de cette date de naissance qu'un agent doit examiner : {many}",
)
IS_OVER = Text("over", "échue")
LIFTED = Text("lifted on {day}", "levée le {day}")
LIFTING_WAITS = Text("a lifting waits for its authorisation", "une levée attend son autorisation")
LIFT = Text("Draft its lifting", "Rédiger sa levée")
DISCARD_LIFTING = Text("Discard its lifting", "Abandonner sa levée")
RECORD = Text("Record a bar that was found elsewhere", "Consigner une interdiction constatée ailleurs")
CORRECTIONS = Text("Corrections asked for", "Corrections demandées")
CORRECTIONS_LEAD = Text(
    "Somebody says that a record of theirs is wrong. Correct it, or leave it with the reason, which is then noted on "
    "the record (Privacy Act, 12(2)).",
    "Quelqu'un dit qu'un dossier à son sujet est erroné. Corrigez-le, ou laissez-le avec le motif, dont mention est "
    "alors portée au dossier (Loi sur la protection des renseignements personnels, 12(2)).",
)
CONCERNS = Text("About", "Au sujet de")
FIELD = Text("Field", "Champ")
SAID = Text("In their words", "Dans ses mots")
OUTCOMES = Text(
    "People whom a corrected table had removed or kept out",
    "Personnes qu'une table corrigée depuis avait retirées ou écartées",
)
OUTCOMES_LEAD = Text(
    "A table of the law that was wrong removed them from the pool, found them ineligible at the door, or ended their "
    "time in the pool or their invitation too early, and no clock looks at them again. Each is assessed anew as of "
    "that instant, by what stood on record then, or has its period counted anew.",
    "Une table erronée du droit les a retirées du bassin, les a jugées non admissibles à l'entrée, ou a mis fin trop "
    "tôt à leur durée dans le bassin ou à leur invitation, et aucune horloge ne les regarde plus. Chacune est évaluée "
    "de nouveau à cet instant, d'après ce qui était alors consigné, ou voit sa durée comptée de nouveau.",
)
ERASURES = Text("Erasures asked for", "Effacements demandés")
ERASURES_LEAD = Text(
    "Somebody who handed in an application asks that everything held on them be erased. An officer decides; what is "
    "agreed to goes on the first day on which nothing keeps it.",
    "Quelqu'un qui a présenté une demande souhaite que tout ce qui est détenu à son sujet soit effacé. Un agent "
    "décide; ce qui est accepté disparaît le premier jour où rien ne le retient.",
)
ASKED = Text("Asked on", "Demandé le")
WHY = Text("Why", "Pourquoi")
KEPT_BY = Text("What keeps it for now", "Ce qui le retient pour l'instant")
KEPT_BY_NOTHING = Text("nothing", "rien")
NOTICES = Text("Notices that could not be delivered", "Avis qui n'ont pu être remis")
NOTICES_LEAD = Text(
    "An e-mail that tells somebody that there is something to see was given up after its last try. What it tells of "
    "stands on the person's pages all the same.",
    "Un courriel qui dit à quelqu'un qu'il y a quelque chose à voir a été abandonné après le dernier essai. Ce dont "
    "il parle figure tout de même sur les pages de la personne.",
)
NOTICE = Text("Notice", "Avis")
KIND = Text("Kind", "Genre")
WHOSE_ACCOUNT = Text("Account", "Compte")
CREATED = Text("Written on", "Écrit le")
TRIES = Text("Tries", "Essais")
FAULT = Text("Why it failed", "Pourquoi il a échoué")
AGAIN = Text("Try again", "Réessayer")
MESSAGE = Text("news", "nouvelle")
REMINDER = Text("reminder", "rappel")
OF_ACCOUNT = Text("about an account", "au sujet d'un compte")
